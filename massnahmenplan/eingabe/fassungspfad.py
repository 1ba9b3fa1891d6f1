"""Where a programme's findings are written: the file has schedules, the check sees unfolded versions."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from pydantic_core import ErrorDetails, PydanticCustomError

from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.foerderung.zeitplan import NACH_ANTRAG, entfalte
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.grundlagen.zeit import lies_datum

Pfad = tuple[str | int, ...]
FASSUNGEN = "fassungen"
_ALS_GANZES = frozenset({"zeitplan", "kein_datum", "datum_mehrdeutig", "datum_gibt_es_nicht"})
"""Findings about one version that pydantic has at the list of all versions."""


class Fassungspfad:
    """Moves findings about unfolded versions to the versions as they are written."""

    def __init__(self, quelle: Wert, roh: Any) -> None:
        self._quelle = quelle
        self._herkunft: list[tuple[int, date | None]] = []
        """Number of the written version and first day, for each unfolded one."""
        self._unlesbar: int | None = None
        fassungen = roh.get(FASSUNGEN) if isinstance(roh, dict) else None
        self._fassungen: list[Any] = fassungen if isinstance(fassungen, list) else []
        for nummer, fassung in enumerate(self._fassungen):
            try:
                self._herkunft += [(nummer, _tag(stueck)) for stueck in entfalte([fassung])]
            except PydanticCustomError:
                self._unlesbar = nummer if self._unlesbar is None else self._unlesbar

    def verlege(self, fehler: ErrorDetails) -> ErrorDetails:
        """Return the finding with the path of the file."""
        angaben = fehler.get("ctx", {})
        if fehler["loc"] == (FASSUNGEN,) and self._unlesbar is not None and fehler["type"] in _ALS_GANZES:
            return {**fehler, "loc": (FASSUNGEN, self._unlesbar, *self._in_der_unlesbaren(self._unlesbar))}
        if not fehler["loc"] and "ab" in angaben:
            return {**fehler, "loc": self._fassung_ab(angaben["ab"])}
        if not fehler["loc"] and "antwort" in angaben:
            return {**fehler, "loc": finde(self._quelle, (angaben["name"],), angaben["antwort"])}
        if fehler["type"] == "selbstausschluss":
            felder = ("ausgeschlossen", "nachrangig_zu")
            return {**fehler, "loc": finde(self._quelle, felder, self._quelle.text("id") or "")}
        return {**fehler, "loc": self._geschriebener(fehler["loc"])}

    def _fassung_ab(self, tag: str) -> Pfad:
        treffer = (nummer for nummer, ab in self._herkunft if ab is not None and datum(ab) == tag)
        nummer = next(treffer, None)
        return () if nummer is None else (FASSUNGEN, nummer, "gilt_ab")

    def _in_der_unlesbaren(self, nummer: int) -> Pfad:
        """Return the path, within a version that cannot be unfolded, of the day or schedule that is why."""
        fassung = self._fassungen[nummer]
        tage = {name: fassung[name] for name in ("gilt_ab", "gilt_bis") if fassung.get(name) is not None}
        for name, tag in tage.items():
            if not _ist_lesbar({"gilt_ab": tag, "plan": {NACH_ANTRAG: {tag: 0}}}):
                return (name,)
        plaene = (pfad for pfad, plan in _plaene(fassung) if not _ist_lesbar({**tage, "plan": plan}))
        return next(((*pfad, NACH_ANTRAG) for pfad in plaene), ())

    def _geschriebener(self, pfad: Sequence[str | int]) -> Pfad:
        """Return the path with the number of the written version and with the steps of its schedules."""
        if len(pfad) < 2 or pfad[0] != FASSUNGEN or not isinstance(pfad[1], int) or pfad[1] >= len(self._herkunft):
            return tuple(pfad)
        nummer, tag = self._herkunft[pfad[1]]
        hier: list[str | int] = [FASSUNGEN, nummer]
        for schritt in pfad[2:]:
            hier += self._durch_zeitplan(hier, tag)
            hier.append(schritt)
        return (*hier, *self._durch_zeitplan(hier, tag))

    def _durch_zeitplan(self, pfad: Pfad | list[str | int], tag: date | None) -> Pfad:
        """Return the steps from a schedule to the value in force on this day; nothing for any other value."""
        stufen = self._quelle.bei(pfad).unter(NACH_ANTRAG)
        if stufen is None or tag is None or not isinstance(stufen.inhalt, dict):
            return ()
        begonnene = [name for name in stufen.inhalt if lies_datum(name) <= tag]
        return (NACH_ANTRAG, max(begonnene, key=lies_datum))


def finde(quelle: Wert, felder: Sequence[str], gesucht: str) -> Pfad:
    """Return the path of the first value ``gesucht`` in one of these fields, or of nothing: the whole."""
    return next(_wege(quelle, felder, gesucht), ())


def _wege(wert: Wert, felder: Sequence[str], gesucht: str) -> Iterator[Pfad]:
    teile: Sequence[tuple[str | int, Wert]] = ()
    if isinstance(wert.inhalt, dict):
        teile = list(wert.inhalt.items())
    elif isinstance(wert.inhalt, list):
        teile = list(enumerate(wert.inhalt))
    for name, teil in teile:
        if name in felder:
            yield from ((name, *rest) for rest in _im_feld(teil, gesucht))
        yield from ((name, *rest) for rest in _wege(teil, felder, gesucht))


def _im_feld(wert: Wert, gesucht: str) -> Iterator[Pfad]:
    if isinstance(wert.inhalt, list):
        yield from ((nummer,) for nummer, teil in enumerate(wert.inhalt) if teil.inhalt == gesucht)
    elif gesucht in (teil.strip() for teil in str(wert.inhalt).replace("|", ",").split(",")):
        yield ()


def _plaene(daten: Any) -> Iterator[tuple[Pfad, Any]]:
    """Yield the path of every schedule, and the schedule."""
    if isinstance(daten, dict) and NACH_ANTRAG in daten:
        yield (), daten
    teile: Iterable[tuple[str | int, Any]] = ()
    if isinstance(daten, dict):
        teile = daten.items()
    elif isinstance(daten, list):
        teile = enumerate(daten)
    for name, teil in teile:
        yield from (((name, *rest), plan) for rest, plan in _plaene(teil))


def _ist_lesbar(fassung: dict[str, Any]) -> bool:
    try:
        entfalte([fassung])
    except PydanticCustomError:
        return False
    return True


def _tag(fassung: Any) -> date | None:
    try:
        tag = lies_datum(fassung.get("gilt_ab"))
    except (AttributeError, PydanticCustomError):
        return None
    return tag if isinstance(tag, date) else None
