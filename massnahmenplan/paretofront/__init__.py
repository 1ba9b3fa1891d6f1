"""All plans of which none is better in one aim without being worse in another: what is asked, where to search,
what stays."""
