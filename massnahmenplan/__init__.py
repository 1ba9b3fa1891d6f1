"""Optimise which climate measures a district carries out, when, in which variant and with which funding."""
