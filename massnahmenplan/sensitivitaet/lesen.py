"""From ``studie.yaml`` to a checked Studie: each row, the rows together, then their values on the case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.eingabe.dateien import lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.lesen import pruefe_liste, pruefe_zeile
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.entwurf import GEZOGEN, Entwurf
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse
from massnahmenplan.sensitivitaet.studie import Studie, Studienkopf
from massnahmenplan.sensitivitaet.studienmaengel import maengel
from massnahmenplan.sensitivitaet.werteprobe import proben, probiere, pruefe_satz, weite_faktoren
from massnahmenplan.sensitivitaet.wertesatz import Wertesatz

LISTEN: Mapping[str, type[Grundform]] = {
    "entwurf": Entwurf,
    "stellgroessen": Stellgroesse,
    "szenarien": Wertesatz,
}
_PFLICHT = ("entwurf", "stellgroessen")
_FELD: Mapping[str, str] = {"E403": "fuer", "E404": "pfad"}
"""Code -> field that is at fault; for others it is the values."""
_WERTFELDER = ("werte", "pfade", "verteilung", "von")


@dataclass(frozen=True, slots=True)
class Studienlesung:
    """A study that may be run, and what is worth knowing about it."""

    studie: Studie
    hinweise: tuple[Befund, ...]


def lies_studie(pfad: Path | str, fall: Planungsfall) -> Studie:
    """Return the study in a file, checked against the case it is for.

    Errors: EingabeFehler with all findings at once, each with its place.
    """
    return lies(pfad, fall).studie


def lies(pfad: Path | str, fall: Planungsfall) -> Studienlesung:
    """Return the study in a file, and hints about it. Errors: as ``lies_studie``."""
    sammler, datei = Befundsammler(), Path(pfad)
    text = dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=False)
    wurzel = lies_yaml(text, datei.name, sammler)
    zeilen = {name: pruefe_liste(name, werte, sammler, LISTEN[name]) for name, werte in _listen(wurzel, sammler)}
    kopf = pruefe_zeile(_kopf(wurzel), Studienkopf, "", sammler)
    sammler.wirf_wenn_noetig()
    gelesen = {name: tuple(zeile.gegenstand for zeile in liste) for name, liste in zeilen.items()}
    for mangel in maengel(gelesen["entwurf"], gelesen["stellgroessen"], gelesen["szenarien"]):
        zeile = zeilen[mangel.liste][mangel.nummer]
        zeile.fehler(sammler, mangel.kennung, mangel.feld, mangel.text, mangel.abhilfe)
    sammler.wirf_wenn_noetig()
    _pruefe_am_fall(fall, zeilen["stellgroessen"], zeilen["szenarien"], sammler)
    _melde_weite_faktoren(fall, zeilen["stellgroessen"], zeilen["szenarien"], sammler)
    _melde_immer_gesetzte(zeilen["entwurf"], gelesen["stellgroessen"], sammler)
    sammler.wirf_wenn_noetig()
    assert kopf is not None  # else it would have been an error
    return Studienlesung(Studie(**dict(kopf.gegenstand) | gelesen), sammler.hinweise)


def _listen(wurzel: Wert, sammler: Befundsammler) -> Iterator[tuple[str, list[Wert]]]:
    """Yield the rows of every list; a single design may stand without one."""
    bekannte = (*Studienkopf.model_fields, *LISTEN)
    if not isinstance(wurzel.inhalt, dict):
        erwartet = f"Erwartet: {', '.join(bekannte)}, je mit Doppelpunkt."
        raise abbruch("E005", "oberste Ebene ist keine Zuordnung", wurzel.stelle, erwartet)
    for name, wert in wurzel.inhalt.items():
        if name not in bekannte:
            stelle, abhilfe = wert.name_stelle or wert.stelle, rat(name, bekannte, "Bekannt")
            sammler.fehler("E026", "unbekanntes Feld", stelle, feld=name, abhilfe=abhilfe)
    for name in LISTEN:
        genannt = wurzel.unter(name)
        if name in _PFLICHT and (genannt is None or not genannt.inhalt):
            abhilfe = "Das Feld ist Pflicht; bitte angeben."
            sammler.fehler("E202", "fehlt", wurzel.ort(name), feld=name, abhilfe=abhilfe)
        if genannt is not None and not isinstance(genannt.inhalt, list | dict):
            text, abhilfe = "hier wird eine Liste erwartet", "Einträge mit - angeben."
            sammler.fehler("E207", text, genannt.stelle, feld=name, abhilfe=abhilfe)
        if genannt is None or not isinstance(genannt.inhalt, list | dict):
            yield name, []
        else:
            yield name, genannt.inhalt if isinstance(genannt.inhalt, list) else [genannt]


def _kopf(wurzel: Wert) -> Wert:
    assert isinstance(wurzel.inhalt, dict)
    felder = {name: wert for name, wert in wurzel.inhalt.items() if name in Studienkopf.model_fields}
    return Wert(felder, wurzel.stelle)


def _pruefe_am_fall(
    fall: Planungsfall,
    groessen: tuple[Zeile[Stellgroesse], ...],
    saetze: tuple[Zeile[Wertesatz], ...],
    sammler: Befundsammler,
) -> None:
    """Try every value by itself, and every scenario of the study, on the case.

    Collected: E403 names that the case does not know, E404 paths, E405 and E410 values that do not fit; W400.
    """
    for zeile in groessen:
        try:
            aendert, gescheitert = probiere(fall, zeile.gegenstand)
        except Aenderungsfehler as fehler:
            aendert, gescheitert = False, [fehler]
        for mangel in gescheitert:
            feld = mangel.feld or _FELD.get(mangel.kennung) or _wertfeld(zeile)
            zeile.fehler(sammler, mangel.kennung, feld, mangel.text, mangel.abhilfe)
        if not aendert and not gescheitert:
            text = "ändert am Fall nichts: alle Läufe damit sind gleich"
            zeile.hinweis(sammler, "W400", "", text, "fuer, pfad und Werte prüfen.")
    if sammler.hat_fehler:
        return  # else the same again for every scenario
    alle = tuple(zeile.gegenstand for zeile in groessen)
    for satz in saetze:
        for kennung, mangel in pruefe_satz(fall, alle, satz.gegenstand):
            feld = f"werte.{kennung}" if kennung else "werte"
            satz.fehler(sammler, mangel.kennung, feld, mangel.text, mangel.abhilfe)


def _melde_weite_faktoren(
    fall: Planungsfall,
    groessen: tuple[Zeile[Stellgroesse], ...],
    saetze: tuple[Zeile[Wertesatz], ...],
    sammler: Befundsammler,
) -> None:
    """Note W402: ``80`` multiplies by 80, where ``80 %`` may have been meant."""
    for zeile in groessen:
        for weit in weite_faktoren(zeile.gegenstand, proben(fall, zeile.gegenstand))[:1]:
            zeile.hinweis(sammler, "W402", _wertfeld(zeile), *_frage(weit))
    je_kennung = {zeile.gegenstand.id: zeile.gegenstand for zeile in groessen}
    for satz in saetze:
        for kennung, wert in satz.gegenstand.werte.items():
            for weit in weite_faktoren(je_kennung[kennung], (wert,)):
                satz.hinweis(sammler, "W402", f"werte.{kennung}", *_frage(weit))


def _frage(faktor: Decimal) -> tuple[str, str]:
    mal = anzahl(faktor)
    return f"vervielfacht mit {mal}", f"Meinten Sie {mal} %? Ein Faktor ist 0,8 oder 80 %."


def _melde_immer_gesetzte(
    entwuerfe: tuple[Zeile[Entwurf], ...], groessen: tuple[Stellgroesse, ...], sammler: Befundsammler
) -> None:
    """Note W401: a single value is drawn in every run, which is hardly what a tornado's value was meant for."""
    for zeile in entwuerfe:
        genannt = zeile.gegenstand.stellgroessen
        einzige = [g.id for g in groessen if g.zaehlbare == 1 and (not genannt or g.id in genannt)]
        if einzige and zeile.gegenstand.art in GEZOGEN:
            text = f"in jedem gezogenen Lauf gesetzt, weil es nur einen Wert gibt: {', '.join(einzige)}"
            abhilfe = "Weitere Werte angeben, oder beim Entwurf unter stellgroessen nur die anderen nennen."
            zeile.hinweis(sammler, "W401", "stellgroessen", text, abhilfe)


def _wertfeld(zeile: Zeile[Any]) -> str:
    return next((feld for feld in _WERTFELDER if zeile.quelle.unter(feld)), "")
