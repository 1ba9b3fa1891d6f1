"""Colours and patterns: each kind has both, so that nothing is told by colour alone."""

from dataclasses import dataclass

from massnahmenplan.bericht.farben import GRUEN

TEXT, LEISE, HILFSLINIE, TINTE = "#1f2933", "#52606d", "#e1e6eb", "#1f2933"
ZIELFARBE, OHNE_PLAN = "#a8322a", "#6b7280"
SCHRIFT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"

_ZEICHEN = {
    "schraeg": '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#fff" stroke-width="1.6"/>',
    "punkte": '<circle cx="2" cy="2" r="1.3" fill="#fff"/><circle cx="6" cy="6" r="1.3" fill="#fff"/>',
    "waagerecht": '<path d="M0 4h8" stroke="#fff" stroke-width="1.6"/>',
    "gegen": '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4" stroke="#fff" stroke-width="1.6"/>',
    "senkrecht": '<path d="M4 0v8" stroke="#fff" stroke-width="1.6"/>',
    "kreuz": '<path d="M0 4h8M4 0v8" stroke="#fff" stroke-width="1.2"/>',
}


@dataclass(frozen=True, slots=True)
class Fuellung:
    """A colour, with a pattern of white marks on it or plain."""

    farbe: str
    muster: str = ""
    rand: str = ""

    def als_muster(self, name: str) -> str:
        """Return the definition of the pattern under a name."""
        return (
            f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" fill="{self.farbe}"/>{_ZEICHEN[self.muster]}</pattern>'
        )


@dataclass(frozen=True, slots=True)
class Strich:
    """A line of a colour, whole or dashed."""

    farbe: str
    luecken: str = ""


PALETTE = (
    Fuellung(GRUEN),
    Fuellung("#2f5d8a", "schraeg"),
    Fuellung("#b07d1e", "punkte"),
    Fuellung("#7a4b7a", "waagerecht"),
    Fuellung("#3e8e8c", "gegen"),
    Fuellung("#a8503a", "senkrecht"),
    Fuellung("#5b6570", "kreuz"),
    Fuellung("#7c8a3b"),
    Fuellung(GRUEN, "schraeg"),
    Fuellung("#2f5d8a", "punkte"),
    Fuellung("#b07d1e", "waagerecht"),
    Fuellung("#7a4b7a", "gegen"),
)
"""For kinds of which there are any number, in their order; from the thirteenth on they repeat."""


def von(stelle: int) -> Fuellung:
    """Return the filling of the n-th kind."""
    return PALETTE[stelle % len(PALETTE)]
