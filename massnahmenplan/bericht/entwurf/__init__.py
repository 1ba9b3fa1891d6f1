"""Drafts that a person finishes: one list of blocks, rendered by several formats."""
