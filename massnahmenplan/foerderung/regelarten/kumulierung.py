"""Which programmes may stand together, and who is cut when they do (K1, K4, K5)."""

from massnahmenplan.begriffe.grundform import Grundform, Kennungen, Text
from massnahmenplan.grundlagen.zahlen import Anteil


class Kumulierung(Grundform):
    """Rules of one programme for standing together with others, for the same cost."""

    ausgeschlossen: Kennungen = ()
    """Programmes that exclude this one; it suffices that one of the two names the other."""
    allein: bool = False
    """True: no other grant at all."""
    quote: Anteil | None = None
    """Limit of all grants together as a share of this programme's eligible cost, *only when combined*.

    This programme absorbs the cut. None means no limit.
    """
    quote_kommune: Anteil | None = None
    """The same limit for municipalities; None means ``quote``."""
    stelle: Text | None = None
