"""How sure a figure is."""

from enum import StrEnum


class Sicherheit(StrEnum):
    """From read in the official text (V1) to open (offen)."""

    V1 = "V1"
    """Read in the official or primary text."""
    V2 = "V2"
    """Read in a secondary text: chamber, energy agency, trade press."""
    V3 = "V3"
    """Read in one thin, old or unclear secondary text."""
    G = "G"
    """General knowledge, not verified."""
    OFFEN = "offen"
    """Open or contradictory; a person has to decide."""

    def reicht(self, verlangt: "Sicherheit") -> bool:
        """Return True if this is at least as sure as ``verlangt``."""
        stufen = tuple(Sicherheit)
        return stufen.index(self) <= stufen.index(verlangt)
