"""What an import leaves: the case, and what became of every cell of the table."""
