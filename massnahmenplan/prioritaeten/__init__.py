"""One list of measures for several budgets: levels, the search for nested plans, ranks and figures."""
