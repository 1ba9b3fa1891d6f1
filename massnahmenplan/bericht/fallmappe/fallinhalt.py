"""What a case holds that a workbook shows: fields and rows of every list, counted and added up."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.worte import HANDLUNGSFELDER
from massnahmenplan.bericht.fallmappe.feld import Feld
from massnahmenplan.bericht.fallmappe.zellwert import Zeile
from massnahmenplan.eingabe.listen import PROJEKT
from massnahmenplan.grundlagen.zahlen import lies_zahl
from massnahmenplan.planungsfall import Planungsfall

NOETIG = frozenset(name for name, angabe in Planungsfall.model_fields.items() if angabe.is_required())
"""Lists, and ``projekt``, without which there is no case."""
INVESTITION = "investition_eur"


@dataclass(frozen=True, slots=True)
class Fallinhalt:
    """The fields of every list and what is stated in them; sums leave out what is no number, as workbooks do."""

    felder: Mapping[str, Sequence[Feld]]
    zeilen: Mapping[str, Sequence[Zeile]]

    def eintraege(self, liste: str) -> int:
        """Return how many rows of a list are begun."""
        return sum(zeile.get(self.pflichtfeld(liste)) is not None for zeile in self.zeilen[liste])

    def pflichtfeld(self, liste: str) -> str:
        """Return the first field that every row of a list has."""
        return next(feld.name for feld in self.felder[liste] if feld.pflicht)

    def massnahmen(self, handlungsfeld: str) -> tuple[int, Decimal]:
        """Return how many measures a field of action has, and their investment."""
        return self._massnahmen({handlungsfeld})

    @property
    def eigene_massnahmen(self) -> tuple[int, Decimal]:
        """The same of all measures in fields of action that we do not know."""
        felder = {zeile.get("handlungsfeld") for zeile in self.zeilen["massnahmen"]}
        return self._massnahmen(felder - HANDLUNGSFELDER.keys())

    @property
    def alle_massnahmen(self) -> tuple[int, Decimal]:
        """The same of all measures."""
        return self._massnahmen({zeile.get("handlungsfeld") for zeile in self.zeilen["massnahmen"]})

    @property
    def jahre(self) -> range:
        """The years of the plan."""
        (projekt,) = self.zeilen[PROJEKT]
        return range(int(_zahl(projekt.get("beginn"))), int(_zahl(projekt.get("ende"))) + 1)

    def haushalt(self, jahr: int, art: str) -> Decimal:
        """Return what all payers have in a year."""
        zeilen = (z for z in self.zeilen["haushalt"] if _zahl(z.get("jahr")) == jahr)
        betraege = (z.get("betrag_eur") for z in zeilen if z.get("art", "investiv") == art)
        return sum(map(_zahl, betraege), Decimal(0))

    def _massnahmen(self, handlungsfelder: Container[str | None]) -> tuple[int, Decimal]:
        zeilen = [z for z in self.zeilen["massnahmen"] if z.get("handlungsfeld") in handlungsfelder]
        betraege = (wert for zeile in zeilen for name, wert in zeile.items() if name.startswith(INVESTITION))
        return len(zeilen), sum(map(_zahl, betraege), Decimal(0))


def _zahl(text: str | None) -> Decimal:
    """Return the number of a cell; 0 where there is none, as sums of a workbook have it."""
    try:
        zahl: Decimal = lies_zahl(text)
    except PydanticCustomError:
        return Decimal(0)
    return zahl
