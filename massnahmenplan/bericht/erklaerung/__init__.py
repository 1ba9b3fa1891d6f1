"""Why a plan is as it is: sentences, for a terminal and for machines."""
