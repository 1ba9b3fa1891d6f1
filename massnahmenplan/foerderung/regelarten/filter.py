"""Who may apply, for what, where (rule kinds E1, E3, E5–E7)."""

from massnahmenplan.begriffe.grundform import Grundform, Kennungen
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.begriffe.objekt import Objektart


class Filter(Grundform):
    """Every list that is stated must be met; an empty list asks nothing."""

    antragsteller: tuple[Traegerart, ...]
    """Kinds of payers that may apply."""
    massnahmenarten: Kennungen
    """Kinds of measures (``massnahme.art``)."""
    objektarten: tuple[Objektart, ...] = ()
    gebiete: Kennungen = ()
    """The object lies in at least one of these areas."""
    merkmale: Kennungen = ()
    """Facts that measure or payer must have, all of them."""
    ohne_merkmale: Kennungen = ()
    """Facts that measure and payer must not have."""
