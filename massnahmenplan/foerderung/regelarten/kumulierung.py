"""Which programmes may stand together, and who is cut when they do (K1, K4, K5)."""

from decimal import Decimal

from massnahmenplan.begriffe.grundform import Grundform, Kennungen, Text
from massnahmenplan.begriffe.kostentraeger import Kostentraeger, Traegerart
from massnahmenplan.grundlagen.zahlen import Anteil, Wahrheitswert


class Kumulierung(Grundform):
    """Rules of one programme for standing together with others, for the same cost."""

    ausgeschlossen: Kennungen = ()
    """Programmes that exclude this one; it suffices that one of the two names the other."""
    allein: Wahrheitswert = False
    """True: no other grant at all."""
    quote: Anteil | None = None
    """Limit of all grants together as a share of this programme's eligible cost, *only when combined*.

    This programme absorbs the cut. None means no limit.
    """
    quote_kommune: Anteil | None = None
    """The same limit for municipalities; None means ``quote``."""
    stelle: Text | None = None

    def vertraegt(self, anderes: str) -> bool:
        """Return True if this programme, by its own rules, may stand together with the other."""
        return not self.allein and anderes not in self.ausgeschlossen

    def hoechstquote(self, traeger: Kostentraeger) -> Decimal | None:
        """Return the limit for this payer as a share of the eligible cost; None means no limit."""
        if traeger.art == Traegerart.KOMMUNE and self.quote_kommune is not None:
            return self.quote_kommune
        return self.quote
