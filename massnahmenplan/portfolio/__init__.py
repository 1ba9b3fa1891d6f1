"""Several districts that share accounts: one plan for each, made together."""
