"""The catalogue of funding programmes in words, made from the data alone."""
