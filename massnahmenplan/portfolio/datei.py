"""``portfolio.yaml``: the cases of the districts and what they share, with the place of every finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto, Kontoart, Portfoliokopf, Quartierverweis
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.eingabe import lies
from massnahmenplan.eingabe.dateien import lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.lesen import pruefe_zeile
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.querpruefung.ziele import nenne_preis_null
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Stammdaten
from massnahmenplan.portfolio.hinweise import hinweise
from massnahmenplan.portfolio.kontojahre import nutzbare_jahre
from massnahmenplan.portfolio.maengel import ZIELARTEN, maengel
from massnahmenplan.portfolio.verbund import Portfolio, Quartier

KOPF = "portfolio"
LISTEN: Mapping[str, type[Grundform]] = {"quartiere": Quartierverweis, "konten": Gemeinschaftskonto, "ziele": Ziel}
DATEI = "portfolio.yaml"
Zeilen = dict[str, list[Zeile[Any]]]


@dataclass(frozen=True, slots=True)
class Portfoliolesung:
    """A portfolio that may be planned, and what is worth knowing about its input."""

    portfolio: Portfolio
    hinweise: tuple[Befund, ...]
    faelle: tuple[Path, ...]
    """Where the cases lie."""


def lies_portfoliodatei(pfad: Path, stammdaten: Stammdaten) -> Portfoliolesung:
    """Read the portfolio at ``pfad``, a YAML file or a folder with ``portfolio.yaml``, and the cases it names.

    Errors: EingabeFehler with all errors of all files, each with its place.
    """
    datei = pfad / DATEI if pfad.is_dir() else pfad
    sammler = Befundsammler()
    text = dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=False)
    wurzel = lies_yaml(text, datei.name, sammler)
    kopf, zeilen = _pruefe_zeilen(wurzel, sammler)
    quartiere = list(_lies_faelle(datei.parent, zeilen["quartiere"], stammdaten, sammler))
    sammler.wirf_wenn_noetig()
    assert kopf is not None, "without one there is an error"
    portfolio = _stelle_zusammen(kopf, quartiere, zeilen, sammler)
    for kennung, hinweis, abhilfe in hinweise(portfolio):
        sammler.hinweis(kennung, hinweis, Fundstelle(datei.name), abhilfe=abhilfe)
    faelle = tuple(datei.parent / zeile.gegenstand.fall for zeile in zeilen["quartiere"])
    return Portfoliolesung(portfolio, sammler.hinweise, faelle)


def _pruefe_zeilen(wurzel: Wert, sammler: Befundsammler) -> tuple[Portfoliokopf | None, Zeilen]:
    if not isinstance(wurzel.inhalt, dict):
        erwartet = "Erwartet: portfolio: mit name, quartiere: und konten: am Zeilenanfang."
        raise abbruch("E005", "oberste Ebene ist keine Zuordnung", wurzel.stelle, erwartet)
    for name, wert in wurzel.inhalt.items():
        if name not in (KOPF, *LISTEN):
            abhilfe = rat(name, (KOPF, *LISTEN))
            sammler.fehler("E026", "unbekanntes Feld", wert.name_stelle or wert.stelle, feld=name, abhilfe=abhilfe)
    kopf = wurzel.unter(KOPF)
    if kopf is None or not isinstance(kopf.inhalt, dict):
        sammler.fehler("E202", "fehlt", wurzel.stelle, feld=KOPF, abhilfe="portfolio mit name angeben.")
    if not wurzel.elemente_von("quartiere"):
        abhilfe = "Eine Liste von Quartieren mit id und fall angeben."
        sammler.fehler("E202", "fehlt", wurzel.stelle, feld="quartiere", abhilfe=abhilfe)
    zeile = None
    if kopf is not None and isinstance(kopf.inhalt, dict):
        zeile = pruefe_zeile(kopf, Portfoliokopf, KOPF, sammler)
    listen = {name: list(_zeilen(wurzel, name, modell, sammler)) for name, modell in LISTEN.items()}
    return None if zeile is None else zeile.gegenstand, listen


def _zeilen(wurzel: Wert, liste: str, modell: type[Grundform], sammler: Befundsammler) -> Iterator[Zeile[Any]]:
    genannt = wurzel.unter(liste)
    if genannt is not None and not isinstance(genannt.inhalt, list):
        abhilfe = "Einträge mit - beginnen."
        sammler.fehler("E207", "hier wird eine Liste erwartet", genannt.stelle, feld=liste, abhilfe=abhilfe)
    for nummer, wert in enumerate(wurzel.elemente_von(liste), 1):
        bereich = f"{liste}[{wert.text('id') or nummer}]"
        if not isinstance(wert.inhalt, dict):
            abhilfe = "Felder als Name: Wert angeben."
            sammler.fehler("E207", "Eintrag ist keine Zuordnung", wert.stelle, feld=bereich, abhilfe=abhilfe)
            continue
        befunde = Befundsammler()
        zeile = pruefe_zeile(wert, modell, bereich, befunde)
        for befund in (*befunde.fehlerliste, *befunde.hinweise):
            sammler.nimm(_mit_gemeinsamen_zielarten(befund) if modell is Ziel else befund)
        if zeile is not None:
            yield zeile


def _mit_gemeinsamen_zielarten(befund: Befund) -> Befund:
    """Return the finding; what is offered for an unknown kind of target is what there is over all districts."""
    if befund.kennung != "E203" or not (befund.feld or "").endswith(".art"):
        return befund
    return replace(befund, abhilfe=rat(befund.wert or "", ZIELARTEN, "Erlaubt"))


def _lies_faelle(
    ordner: Path, zeilen: list[Zeile[Any]], stammdaten: Stammdaten, sammler: Befundsammler
) -> Iterator[Quartier]:
    """Yield the districts whose case can be read and is no other's; findings of a case say whose it is."""
    bei: dict[Path, str] = {}
    for zeile in zeilen:
        verweis: Quartierverweis = zeile.gegenstand
        pfad = ordner / verweis.fall
        if not pfad.exists():
            _melde_fehlenden(zeile, pfad, sammler)
            continue
        if (anderes := bei.setdefault(_ort(pfad), verweis.id)) != verweis.id:
            abhilfe = f"Den Fall von {verweis.id} nennen, oder das Quartier streichen: Es zählte doppelt."
            zeile.fehler(sammler, "E481", "fall", f"ist schon der Fall von {anderes}", abhilfe)
            continue
        try:
            lesung = lies(pfad, stammdaten)
        except EingabeFehler as fehler:
            for befund in fehler.befunde:
                sammler.nimm(_im_quartier(befund, verweis.fall, pfad))
            continue
        for befund in lesung.hinweise:
            sammler.nimm(_im_quartier(befund, verweis.fall, pfad))
        yield Quartier(verweis.id, verweis.name or lesung.fall.projekt.name, lesung.fall)


def _ort(pfad: Path) -> Path:
    """Return where a case lies, the same for a folder and its ``fall.yaml``, links resolved."""
    return (pfad / "fall.yaml" if pfad.is_dir() else pfad).resolve()


def _melde_fehlenden(zeile: Zeile[Any], pfad: Path, sammler: Befundsammler) -> None:
    abhilfe = "Den Pfad vom Ordner der Portfoliodatei aus angeben."
    vorhandene = [stelle.name for stelle in pfad.parent.iterdir()] if pfad.parent.is_dir() else []
    abhilfe += f" {rat(pfad.name, vorhandene, 'Dort liegt')}" if vorhandene else "."
    zeile.fehler(sammler, "E470", "fall", "diesen Fall gibt es nicht", abhilfe)


def _im_quartier(befund: Befund, fall: str, pfad: Path) -> Befund:
    """Return a finding about a case whose place says which case: all of them have a file of the same name.

    A finding about the case as a whole names its path, one in the file that ``fall`` names only that file.
    """
    stelle = befund.stelle
    if stelle is None:
        return replace(befund, stelle=Fundstelle(fall))
    ganzes = stelle.datei in {str(pfad), pfad.name}
    return replace(befund, stelle=replace(stelle, datei=fall if ganzes else f"{fall}/{stelle.datei}"))


def _stelle_zusammen(
    kopf: Portfoliokopf, quartiere: list[Quartier], zeilen: Zeilen, sammler: Befundsammler
) -> Portfolio:
    konten, ziele = (tuple(zeile.gegenstand for zeile in zeilen[liste]) for liste in ("konten", "ziele"))
    for mangel in maengel([(quartier.id, quartier.fall) for quartier in quartiere], konten, ziele):
        zeile = zeilen[mangel.liste][mangel.nummer]
        zeile.fehler(sammler, mangel.kennung, mangel.feld, mangel.text, mangel.abhilfe)
    for zeile in zeilen["ziele"]:
        nenne_preis_null(zeile, sammler)
    sammler.wirf_wenn_noetig()
    for zeile in zeilen["konten"]:
        _nenne_fremde_jahre(zeile, quartiere, sammler)
    return Portfolio(kopf.name, tuple(quartiere), konten, ziele, kopf.hinweis)


def _nenne_fremde_jahre(zeile: Zeile[Any], quartiere: list[Quartier], sammler: Befundsammler) -> None:
    """Note the hint W473 for every year of an account in which nothing of it can be used."""
    konto: Gemeinschaftskonto = zeile.gegenstand
    jahre = nutzbare_jahre(konto, [quartier.fall for quartier in quartiere if konto.gehoert_zu(quartier.id)])
    worin = "der Bewilligungsjahre" if konto.art is Kontoart.TOPF else "des Plans"
    for jahr in konto.genannte_jahre:
        if jahr not in jahre:
            text = f"{jahr} liegt außerhalb {worin} ({jahre[0]}–{jahre[-1]}); nicht genutzt"
            zeile.hinweis(
                sammler, "W473", f"{konto.betragsfeld}.{jahr}", text, "Das Jahr berichtigen oder streichen."
            )
