"""What the runs of a study say together: one answer per question."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from massnahmenplan.begriffe.planziel import EINHEITEN, JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis.studienantworten.baender import QUANTILE, Band
from massnahmenplan.ergebnis.studienantworten.budget import Budgetschritt, Budgetwert
from massnahmenplan.ergebnis.studienantworten.indizes import FUEHREND, Index, Indexsatz
from massnahmenplan.ergebnis.studienantworten.massnahmen import Klasse, Massnahmenanteil, Trennung
from massnahmenplan.ergebnis.studienantworten.reue import Kandidat, Reue, Reuewert
from massnahmenplan.ergebnis.studienantworten.tornado import Balken, Stufe
from massnahmenplan.planungsfall import Planungsfall

if TYPE_CHECKING:
    import pandas

    from massnahmenplan.bericht.schaubild import Schaubild

__all__ = [
    "FUEHREND",
    "QUANTILE",
    "Balken",
    "Band",
    "Budgetschritt",
    "Budgetwert",
    "Index",
    "Indexsatz",
    "Kandidat",
    "Klasse",
    "Massnahmenanteil",
    "Reue",
    "Reuewert",
    "Studienantworten",
    "Stufe",
    "Trennung",
]


@dataclass(frozen=True, slots=True)
class Studienantworten:
    """All answers of a study, as far as its runs and designs give them."""

    name: str
    fall: Planungsfall
    """The case as it is, of which the runs are variations."""
    ziel: Zielname
    je_status: Mapping[str, int]
    """Status -> number of runs, the most frequent first."""
    mit_plan: int
    offen: int
    """Runs of the study that are still to come: nothing here speaks of them."""
    namen: Mapping[str, str]
    """Id of a Stellgroesse -> what it is called."""
    in_prozent: frozenset[str]
    """Stellgroessen whose values are read as percentages."""
    laufnamen: Mapping[int, str]
    """Run -> its name, where it has one."""
    kern_ab: Decimal
    """From which share on a measure belongs to the robust core."""
    unmoeglich_bei: Trennung | None
    """What varies most differently between the runs that have a plan (``mit``) and those that can have none."""
    massnahmen: tuple[Massnahmenanteil, ...]
    """All of the case, the most frequent first; empty without any plan."""
    tornado: tuple[Balken, ...]
    """By figure, that of the aim first; of each the longest bar first."""
    indizes: tuple[Indexsatz, ...]
    reue: Reue | None
    """None if it was not asked for."""
    baender: tuple[Band, ...]
    budgets: tuple[Budgetwert, ...]
    """The most valuable first."""

    @property
    def laeufe(self) -> int:
        """All runs that are there."""
        return sum(self.je_status.values())

    @property
    def ohne_plan(self) -> int:
        """Runs that no share is taken of."""
        return self.laeufe - self.mit_plan

    @property
    def einheit(self) -> str:
        """Unit of the aim."""
        return EINHEITEN[self.ziel]

    @property
    def viel_ist_gut(self) -> bool:
        """True if more of the aim is better."""
        return self.ziel in JE_MEHR_DESTO_BESSER

    def klasse(self, klasse: Klasse) -> tuple[Massnahmenanteil, ...]:
        """Return the measures of a class; each measure is in exactly one."""
        return tuple(eintrag for eintrag in self.massnahmen if eintrag.klasse == klasse)

    def tabelle(self, name: str = "massnahmen") -> "pandas.DataFrame":
        """Return ``massnahmen``, ``tornado``, ``tornadostufen``, ``indizes``, ``reue``, ``reue_je_lauf``,
        ``baender``, ``budgets`` or ``budgetschritte``.

        Errors: KeyError with the known names for an unknown one.
        """
        from massnahmenplan.notizbuch.studie import studientabelle

        return studientabelle(self, name)

    def schaubild(self, name: str = "anteile") -> "Schaubild | None":
        """Return ``anteile``, ``tornado``, ``reue``, ``co2_band``, ``kosten_band`` or ``budgets``.

        None where the study does not answer it. Errors: KeyError with the known names for an unknown one.
        """
        from massnahmenplan.notizbuch.studie import studienbild

        return studienbild(self, name)

    def _repr_html_(self) -> str:
        return str(self.tabelle("massnahmen").to_html(index=False, border=0))
