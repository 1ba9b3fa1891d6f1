"""Which programmes may stand together, and who is cut when they do (K1–K5, K14, K15)."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.begriffe.kostentraeger import Kostentraeger, Traegerart
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.grundlagen.zahlen import Anteil, Monate, Wahrheitswert


class Objektausschluss(Grundform):
    """Programmes that exclude this one for the whole object, whatever the measure."""

    programme: Kennungen
    """Ids of programmes or of families."""
    wartezeit_monate: Monate | None = None
    """Months after which the exclusion ends; None means that it is for good."""
    lesart: dict[Kennung, Kennung] | None = None
    """The exclusion holds only under this reading of the programme."""
    stelle: Text


class Kumulierung(Grundform):
    """Rules of one programme for standing together with others, for the same cost."""

    ausgeschlossen: Kennungen = ()
    """Programmes or families that exclude this one; it suffices that one of the two names the other."""
    allein: Wahrheitswert = False
    """True: no other grant at all."""
    allein_ausser: Kennungen = ()
    """Programmes or families that may stand beside it even so, e.g. operating aid for the plant."""
    nur_neben: Kennungen = ()
    """There is money only beside one of these programmes or families, for the same measure."""
    nur_neben_am_objekt: Kennungen = ()
    """There is money only if another measure at the same object has one of these programmes or families."""
    nachrangig_zu: Kennungen = ()
    """Programmes or families that come first: where one of them can be had, this one only stands beside it."""
    ausgeschlossen_am_objekt: tuple[Objektausschluss, ...] = ()
    quote: Anteil | None = None
    """Limit of all grants together as a share of this programme's eligible cost, *only when combined*.

    This programme absorbs the cut. None means no limit.
    """
    quote_kommune: Anteil | None = None
    """The same limit for municipalities; None means ``quote``."""
    stelle: Text | None = None

    def vertraegt(self, andere: Collection[str], *, ist_zuschuss: bool = True) -> bool:
        """Return True if this programme, by its own rules, may stand together with the other (id, family).

        ist_zuschuss: False for a loan without repayment grant, which ``allein`` does not mean.
        """
        if self.allein and ist_zuschuss and not any(name in self.allein_ausser for name in andere):
            return False
        if any(name in self.ausgeschlossen for name in andere):
            return False
        return next(self.objektausschluesse(andere), None) is None

    def objektausschluesse(self, andere: Collection[str]) -> Iterator[Objektausschluss]:
        """Yield the rules that exclude the other programme (id, family) at the same object."""
        for regel in self.ausgeschlossen_am_objekt:
            if any(name in regel.programme for name in andere):
                yield regel

    def steht_zurueck(self, andere: Collection[str]) -> bool:
        """Return True if the other programme (id, family) comes first."""
        return any(name in self.nachrangig_zu for name in andere)

    def verweise_auf(self, vorrangiges: str) -> Hindernis:
        """Return the refusal in favour of a programme that comes first."""
        return Hindernis(f"Nachrangig: zuerst ist „{vorrangiges}“ in Anspruch zu nehmen.", self.stelle)

    def hoechstquote(self, traeger: Kostentraeger) -> Decimal | None:
        """Return the limit for this payer as a share of the eligible cost; None means no limit."""
        if traeger.art == Traegerart.KOMMUNE and self.quote_kommune is not None:
            return self.quote_kommune
        return self.quote
