"""What comes out of a study: its runs, and how far it has come."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Studienstand:
    """How far a study is, for whoever watches."""

    geplant: int
    """All runs, the case as it is included."""
    vorhanden: int
    """Runs that were there before this session."""
    fertig: int
    """Runs that are done, those included."""
    prozesse: int | None
    """Where runs are worked on at the same time; None where a scheduler decides it."""
    lauf_s: float | None = None
    """How long run 0 took; None before it is done."""
    rest_s: float | None = None
    """What is left, as far as can be told; None where it cannot."""


@dataclass(frozen=True, slots=True)
class Studienergebnis:
    """The runs of a study, in order of their numbers; fewer than planned where it was stopped."""

    name: str
    groessen: tuple[str, ...]
    """Ids of what varies, in the order of the study."""
    geplant: int
    laeufe: tuple[Laufergebnis, ...]
    dauer_s: float
    """Of this session."""
    signalnummer: int | None = None
    """Of the signal that stopped it."""

    @property
    def offen(self) -> int:
        """Runs that are left."""
        return self.geplant - len(self.laeufe)

    @property
    def je_status(self) -> Mapping[str, int]:
        """Status -> number of runs, the most frequent first."""
        return dict(Counter(lauf.status for lauf in self.laeufe).most_common())

    def lauf(self, nummer: int) -> Laufergebnis | None:
        """Return one run; None if it is not there."""
        return next((lauf for lauf in self.laeufe if lauf.nummer == nummer), None)

    def tabelle(self, name: str = "laeufe") -> "pandas.DataFrame":
        """Return ``laeufe``: one row per run, as in ``laeufe.csv``; what they say together is in ``werte_aus``.

        Errors: KeyError with the known name for an unknown one.
        """
        from massnahmenplan.notizbuch.laeufe import lauftabelle

        return lauftabelle(self, name)

    def _repr_html_(self) -> str:
        return str(self.tabelle("laeufe").to_html(index=False, border=0))


class Laufliste(tuple[Laufergebnis, ...]):
    """Runs that lie in a folder, in order of their numbers: a tuple that shows itself as a table."""

    groessen: tuple[str, ...]
    """Ids of what varies, in the order of the study."""

    def __new__(cls, laeufe: Iterable[Laufergebnis] = (), groessen: Iterable[str] = ()) -> Self:
        """Keep the runs, and what varies in them."""
        liste = super().__new__(cls, laeufe)
        liste.groessen = tuple(groessen)
        return liste

    @property
    def laeufe(self) -> tuple[Laufergebnis, ...]:
        """The runs, as a Studienergebnis has them."""
        return self

    def tabelle(self, name: str = "laeufe") -> "pandas.DataFrame":
        """Return ``laeufe``: one row per run, as in ``laeufe.csv``.

        Errors: KeyError with the known name for an unknown one.
        """
        from massnahmenplan.notizbuch.laeufe import lauftabelle

        return lauftabelle(self, name)

    def _repr_html_(self) -> str:
        return str(self.tabelle("laeufe").to_html(index=False, border=0))
