"""Funding of measures in words: for the terminal, for machines, and as a sheet for the owner."""
