"""The block ``entscheidungen``, the one that people change: its form, and whether the case knows what it names."""

import difflib
from collections.abc import Iterable, Iterator

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.bericht.json.stellen import Stellen
from massnahmenplan.ergebnis import Darlehenswahl, Kreditaufnahme, Plan, Planschritt
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.zahlen import Euro, Jahr
from massnahmenplan.grundlagen.zeit import Datum, Zeitachse
from massnahmenplan.grundlagen.zeitangabe import Zeitangabe
from massnahmenplan.planungsfall import Planungsfall

BLOCK, KREDITBLOCK = "entscheidungen", "kreditaufnahmen"
_ZWEIMAL = "Einen der beiden Einträge löschen."


class Wahl(Grundform):
    """An application that is decided on."""

    programm: Kennung
    antrag_am: Datum
    mit: Kennungen = ()
    ohne: Kennungen = ()
    darlehen_eur: Euro | None = None
    """How much of the loan of the programme is drawn."""


class Aufnahme(Grundform):
    """One entry of the block ``kreditaufnahmen``: what a payer draws of a loan of his own in a year."""

    kredit: Kennung
    jahr: Jahr
    betrag_eur: Euro


class Entscheidung(Grundform):
    """One entry of the block; name and payer are shown for reading and must not be changed here."""

    massnahme: Kennung
    name: Text | None = None
    kostentraeger: Kennung | None = None
    variante: Kennung = BASIS
    beginn: Zeitangabe
    foerderung: tuple[Wahl, ...] | None = None


def als_plan(eintraege: Iterable[Entscheidung], achse: Zeitachse, aufnahmen: Iterable[Aufnahme] = ()) -> Plan:
    """Return the decisions alone, in order of the measures' ids; loans in order of ids and years."""
    schritte = (
        Planschritt(
            eintrag.massnahme,
            eintrag.variante,
            achse.perioden_von(eintrag.beginn).start,
            tuple(sorted(_wahl(wahl) for wahl in eintrag.foerderung or ())),
            tuple(_darlehen(eintrag.foerderung or ())),
        )
        for eintrag in eintraege
    )
    eigene = (Kreditaufnahme(a.kredit, a.jahr, a.betrag_eur) for a in aufnahmen if a.betrag_eur)
    return Plan(
        tuple(sorted(schritte, key=lambda schritt: schritt.massnahme)),
        tuple(sorted(eigene, key=lambda aufnahme: (aufnahme.kredit, aufnahme.jahr))),
    )


def _darlehen(wahlen: Iterable[Wahl]) -> Iterator[Darlehenswahl]:
    for wahl in sorted(wahlen, key=lambda wahl: wahl.programm):
        if wahl.darlehen_eur:
            yield Darlehenswahl(wahl.programm, wahl.darlehen_eur)


def _wahl(wahl: Wahl) -> Foerderwahl:
    return Foerderwahl(wahl.programm, wahl.antrag_am, tuple(sorted(wahl.mit)), tuple(sorted(wahl.ohne)))


def pruefe(fall: Planungsfall, eintraege: tuple[Entscheidung, ...], stellen: Stellen) -> Iterator[Befund]:
    """Yield what the case does not know, what is decided twice, and facts that were changed in the wrong place."""
    gesehen: set[str] = set()
    for nr, eintrag in enumerate(eintraege):
        ort = _Ort(nr, stellen)
        if eintrag.massnahme in gesehen:
            text = "ist schon weiter oben entschieden"
            yield ort.befund("E062", "massnahme", eintrag.massnahme, text, _ZWEIMAL)
        gesehen.add(eintrag.massnahme)
        if eintrag.massnahme not in fall.massnahme_mit_id:
            yield ort.unbekannt("massnahme", eintrag.massnahme, "keine Maßnahme des Falls", fall.massnahme_mit_id)
            continue
        yield from _pruefe_eintrag(fall, eintrag, ort)


def pruefe_aufnahmen(fall: Planungsfall, aufnahmen: tuple[Aufnahme, ...], stellen: Stellen) -> Iterator[Befund]:
    """Yield loans that the case does not know, and years of one that are decided twice."""
    gesehen: set[tuple[str, int]] = set()
    for nr, aufnahme in enumerate(aufnahmen):
        ort = _Ort(nr, stellen, KREDITBLOCK)
        if aufnahme.kredit not in fall.kredit_mit_id:
            yield ort.unbekannt("kredit", aufnahme.kredit, "kein Kredit des Falls", fall.kredit_mit_id)
        if (aufnahme.kredit, aufnahme.jahr) in gesehen:
            text = "ist für diesen Kredit schon entschieden"
            yield ort.befund("E062", "jahr", str(aufnahme.jahr), text, _ZWEIMAL)
        gesehen.add((aufnahme.kredit, aufnahme.jahr))


def _pruefe_eintrag(fall: Planungsfall, eintrag: Entscheidung, ort: "_Ort") -> Iterator[Befund]:
    massnahme = fall.massnahme_mit_id[eintrag.massnahme]
    for feld, hier, im_fall in (
        ("name", eintrag.name, massnahme.name),
        ("kostentraeger", eintrag.kostentraeger, massnahme.kostentraeger),
    ):
        if hier is not None and hier != im_fall:
            text = f"steht im Fall anders („{im_fall}“) und ist hier nicht änderbar"
            yield ort.befund("E111", feld, hier, text, "Die Angabe hier löschen; geändert wird sie im Fall.")
    achse = fall.projekt.zeitachse
    if not achse.kennt(eintrag.beginn):
        text = f"ist feiner als das Raster des Falls ({achse.einheit})"
        yield ort.befund("E270", "beginn", str(eintrag.beginn), text, "Gröber angeben, etwa das Jahr.")
    varianten = fall.ausfuehrungen[eintrag.massnahme]
    if eintrag.variante not in varianten:
        yield ort.unbekannt("variante", eintrag.variante, "keine Variante dieser Maßnahme", varianten)
    programme = [wahl.programm for wahl in eintrag.foerderung or ()]
    for stelle, programm in enumerate(programme):
        feld = f"foerderung[{stelle}].programm"
        if programm not in fall.programm_mit_id:
            yield ort.unbekannt(feld, programm, "kein Förderprogramm des Falls", fall.programm_mit_id)
        if programm in programme[:stelle]:
            yield ort.befund("E062", feld, programm, "ist für diese Maßnahme schon gewählt", _ZWEIMAL)


class _Ort:
    """One entry of a block as a place to complain about."""

    def __init__(self, nr: int, stellen: Stellen, block: str = BLOCK) -> None:
        self._nr = nr
        self._stellen = stellen
        self._block = block

    def befund(self, kennung: str, feld: str, wert: str, text: str, abhilfe: str) -> Befund:
        pfad = (self._block, self._nr, *_teile(feld))
        return Befund(kennung, text, self._stellen.von(pfad), f"{self._block}[{self._nr}].{feld}", wert, abhilfe)

    def unbekannt(self, feld: str, wert: str, text: str, bekannte: Iterable[str]) -> Befund:
        return self.befund("E061", feld, wert, f"ist {text}", _naechste(wert, tuple(bekannte)))


def _teile(feld: str) -> tuple[str | int, ...]:
    if "[" not in feld:
        return (feld,)
    liste, _, rest = feld.partition("[")
    stelle, _, unterfeld = rest.partition("].")
    return (liste, int(stelle), unterfeld)


def _naechste(wert: str, bekannte: tuple[str, ...]) -> str:
    if nah := difflib.get_close_matches(wert, bekannte, n=1):
        return f"Meinten Sie „{nah[0]}“?"
    return f"Bekannt sind: {', '.join(sorted(bekannte)[:10]) or 'keine'}."
