"""What of the plan around a measure can touch its funding: decides which applications are told apart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Umfeld:
    """By default nothing: the measure stands alone and every programme has money for it."""

    toepfe: frozenset[str] = frozenset()
    """Programmes whose pot is limited."""
    konten: frozenset[str] = frozenset()
    """Accounts (De-minimis …) that may run out for the payer."""
    geteilt: frozenset[str] = frozenset()
    """Shared caps, by name and owner without the year, that other measures may use as well."""
    planmerkmale: frozenset[str] = frozenset()
    """Facts that other measures of the plan can provide."""
    sammelantraege: frozenset[str] = frozenset()
    """Programmes in which other measures of the same payer may join the application."""
    arten_am_ort: frozenset[str] = frozenset()
    """Kinds of the other measures at the same object or in its areas: they may shut programmes off."""
    am_objekt_unvereinbar: frozenset[str] = frozenset()
    """Programmes that are excluded by, or exclude, programmes of other measures at the same object."""
    am_objekt_verlangt: frozenset[str] = frozenset()
    """Programmes that other measures at the same object need beside them."""
    netz: bool = False
    """True for a network to which other measures of the plan connect."""


FUER_SICH = Umfeld()
