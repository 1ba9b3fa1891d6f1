"""The nouns of the field, one per file: frozen, typed, with their units in the names."""
