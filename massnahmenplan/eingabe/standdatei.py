"""State, notices and loans drawn from a file of their own: a workbook, a table, a folder of tables or YAML.

Also the sheets ``Status``, ``Bescheide`` and ``Kreditstand`` of a ``plan.xlsx`` that a person has filled in:
German headings are known, headings in brackets are for people, and a row that names a measure or loan and says
nothing of it is no report.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.eingabe.csv_quelle import lies_csv
from massnahmenplan.eingabe.dateien import lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.lesen import pruefe_liste
from massnahmenplan.eingabe.listen import LISTEN
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.querpruefung.kreditstand import pruefe_kreditstand
from massnahmenplan.eingabe.querpruefung.raster import pruefe_raster
from massnahmenplan.eingabe.querpruefung.stand import pruefe_stand
from massnahmenplan.eingabe.querpruefung.verweise import pruefe_standverweise
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.standbeschreibungen import STANDBESCHREIBUNGEN
from massnahmenplan.eingabe.standorte import Standorte
from massnahmenplan.eingabe.standpruefung import pruefe_stand_im_fall
from massnahmenplan.eingabe.tabelle import Tabelle
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from massnahmenplan.eingabe.zeilen import zu_zeilen
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.schreibweise import gekuerzt
from massnahmenplan.planungsfall import Planungsfall, Stammdaten

STAND, BESCHEIDE, KREDITSTAND = "stand", "bescheide", "kreditstand"
_BLAETTER = {"stand": STAND, "status": STAND, "bescheide": BESCHEIDE, "kreditstand": KREDITSTAND}
"""Sheet or file (in any case of letters) -> list."""
_SCHLUESSEL: Mapping[str, tuple[str, ...]] = {
    STAND: ("massnahme",),
    BESCHEIDE: ("massnahme", "programm"),
    KREDITSTAND: ("kredit", "jahr"),
}
"""List -> fields that name what a row is about; a row with nothing else says nothing."""
_WEITERE_NAMEN: Mapping[str, Mapping[str, str]] = {
    STAND: {
        "stand vom": "datum",
        "fertigstellung": "fertig",
        "co2 (t/a)": "co2_t_a",
        "zusammengelegt mit": "mit",
        "ersetzt durch": "mit",
        "zurückgestellt bis": "zurueck_bis",
    },
    BESCHEIDE: {"bescheid vom": "datum", "betrag (eur)": "betrag_eur", "az.": "aktenzeichen"},
    KREDITSTAND: {"betrag (eur)": "betrag_eur"},
}
HOECHSTENS_GENANNT = 5
_JE_JAHR = re.compile(r"(kosten|ausgezahlt) (\d{4})( \(eur\))?$")


@dataclass(frozen=True, slots=True)
class _Blatt:
    """What a table or list says."""

    liste: str
    zeilen: list[Wert]
    """Rows that say something."""
    genannt: tuple[str, ...]
    """Measures that it names, also those of which it says nothing."""


@dataclass(frozen=True, slots=True)
class Standlesung:
    """What a file says of measures and applications, and what is worth knowing about it."""

    staende: tuple[Massnahmenstand, ...]
    bescheide: tuple[Bescheid, ...]
    hinweise: tuple[Befund, ...]
    orte: Standorte = field(default_factory=Standorte)
    """Where it is said."""
    kreditstand: tuple[Kreditstand, ...] = ()


def lies_stand(pfad: Path | str, fall: Planungsfall) -> Standlesung:
    """Return state and notices from a file or folder, checked against the case (its own state is left aside).

    Errors: EingabeFehler with all errors, each with its place.
    """
    sammler, blaetter = Befundsammler(), list[_Blatt]()
    pfad = Path(pfad)
    with sammler.sammelt():
        blaetter += _lies(pfad, sammler)
    sammler.wirf_wenn_noetig()
    _pruefe_fall(fall, pfad, blaetter, sammler)
    werte = {
        liste: [wert for blatt in blaetter if blatt.liste == liste for wert in blatt.zeilen]
        for liste in _SCHLUESSEL
    }
    zeilen = {liste: pruefe_liste(liste, neue, sammler) for liste, neue in werte.items()}
    _pruefe_gegen(fall, zeilen, sammler)
    sammler.wirf_wenn_noetig()
    staende = tuple(zeile.gegenstand for zeile in zeilen[STAND])
    bescheide = tuple(zeile.gegenstand for zeile in zeilen[BESCHEIDE])
    gesagt = fall.model_copy(update={"staende": staende, "bescheide": bescheide})
    pruefe_stand_im_fall(gesagt, zeilen[STAND], zeilen[BESCHEIDE], sammler)
    sammler.wirf_wenn_noetig()
    orte = Standorte.von(zeilen[STAND], zeilen[BESCHEIDE])
    kreditstand = tuple(zeile.gegenstand for zeile in zeilen[KREDITSTAND])
    return Standlesung(staende, bescheide, sammler.hinweise, orte, kreditstand)


def _lies(pfad: Path, sammler: Befundsammler) -> Iterator[_Blatt]:
    if pfad.is_dir():
        dateien = sorted(d for d in pfad.iterdir() if normalform(d.stem) in _BLAETTER and d.is_file())
        if not dateien:
            text = "im Ordner liegt weder stand noch bescheide noch kreditstand (.csv, .xlsx, .yaml)"
            raise abbruch("E002", text, Fundstelle(str(pfad)), "Die Tabellen stand.csv und bescheide.csv nennen.")
        for datei in dateien:
            yield from _lies(datei, sammler)
        return
    lesarten: dict[str, Callable[[Path, Befundsammler], Iterable[_Blatt]]] = {
        ".xlsx": _aus_mappe,
        ".csv": _aus_csv,
        ".yaml": _aus_yaml,
        ".yml": _aus_yaml,
    }
    if pfad.suffix.lower() not in lesarten:
        abhilfe = "Eine Arbeitsmappe (.xlsx), Tabelle (.csv), YAML-Datei oder einen Ordner davon angeben."
        raise abbruch("E002", "ist keine Datei mit dem Stand", Fundstelle(str(pfad)), abhilfe)
    yield from lesarten[pfad.suffix.lower()](pfad, sammler)


def _aus_yaml(datei: Path, sammler: Befundsammler) -> Iterator[_Blatt]:
    text = dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=False)
    wurzel = lies_yaml(text, datei.name, sammler)
    listen: Any = wurzel.inhalt
    if isinstance(listen, list) and normalform(datei.stem) in _BLAETTER:
        listen = {_BLAETTER[normalform(datei.stem)]: wurzel}
    if not isinstance(listen, dict):
        erwartet = "Erwartet: stand:, bescheide: oder kreditstand: am Zeilenanfang."
        raise abbruch("E005", "oberste Ebene ist keine Zuordnung", wurzel.stelle, erwartet)
    for name, wert in listen.items():
        if name not in _SCHLUESSEL:
            abhilfe = rat(name, tuple(_SCHLUESSEL), "Bekannt")
            sammler.fehler("E026", "unbekannte Liste", wert.name_stelle or wert.stelle, feld=name, abhilfe=abhilfe)
        elif isinstance(wert.inhalt, list):
            yield _Blatt(name, wert.inhalt, tuple(_genannte(wert.inhalt)))
        elif wert.inhalt is not None:
            raise abbruch(
                "E207", f"{name}: hier wird eine Liste erwartet", wert.stelle, "Einträge mit - beginnen."
            )


def _aus_csv(datei: Path, sammler: Befundsammler) -> Iterator[_Blatt]:
    text = dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=True)
    kopf = text.lstrip("\ufeff").splitlines()[0] if text.strip() else ""
    liste = _BLAETTER.get(normalform(datei.stem), _liste_zum_kopf(normalform(kopf)))
    yield _zeilen(lies_csv(text, liste, datei.name, sammler), sammler)


def _liste_zum_kopf(kopf: str) -> str:
    """Return what a table is that no list is named after; rows about measures are never drawings of loans."""
    if "programm" in kopf:
        return BESCHEIDE
    return KREDITSTAND if "kredit" in kopf and "massnahme" not in kopf else STAND


def _aus_mappe(datei: Path, sammler: Befundsammler) -> Iterator[_Blatt]:
    from massnahmenplan.eingabe.xlsx_quelle import lies_blatt, oeffne_mappe

    mappe = oeffne_mappe(lies_bytes(datei), datei.name)
    blaetter = [blatt for blatt in mappe.blaetter if normalform(blatt) in _BLAETTER]
    if not blaetter:
        text = "kein Blatt Status, stand, bescheide oder kreditstand"
        raise abbruch("E032", text, Fundstelle(datei.name), "Das Blatt Status oder stand nennen.")
    for blatt in blaetter:
        liste = _BLAETTER[normalform(blatt)]
        tabelle = lies_blatt(mappe, blatt, liste, sammler, ist_kopf=_erkennt_kopf(liste))
        if tabelle is not None:
            yield _zeilen(tabelle, sammler)


def _erkennt_kopf(liste: str) -> Callable[[Iterable[str]], bool]:
    """Return what knows the row of headings below a title: it names what a row is about, and more."""

    def ist_kopf(texte: Iterable[str]) -> bool:
        namen = {_feldname(text, liste).partition(".")[0] for text in texte}
        return namen.issuperset(_SCHLUESSEL[liste]) and len(namen & LISTEN[liste].model_fields.keys()) > 1

    return ist_kopf


def _zeilen(tabelle: Tabelle, sammler: Befundsammler) -> _Blatt:
    """Return the reports of a table: columns by the names of their fields, without those for people."""
    gelesen = [n for n, kopf in enumerate(tabelle.kopf) if not str(kopf.inhalt or "").startswith("(")]
    koepfe = [tabelle.kopf[n] for n in gelesen]
    namen = [replace(k, inhalt=_feldname(str(k.inhalt), tabelle.liste)) if k.inhalt else k for k in koepfe]
    schluessel = {n for n, name in enumerate(namen) if name.inhalt in _SCHLUESSEL[tabelle.liste]}
    wer = next((n for n, name in enumerate(namen) if name.inhalt == "massnahme"), None)
    alle = [tuple(zeile[n] for n in gelesen) for zeile in tabelle.zeilen]
    sagende = tuple(
        zeile for zeile in alle if any(w.inhalt is not None for n, w in enumerate(zeile) if n not in schluessel)
    )
    zeilen = zu_zeilen(replace(tabelle, kopf=tuple(namen), zeilen=sagende), LISTEN[tabelle.liste], sammler)
    genannt = () if wer is None else tuple(str(z[wer].inhalt) for z in alle if z[wer].inhalt is not None)
    return _Blatt(tabelle.liste, zeilen, genannt)


def _genannte(zeilen: Iterable[Wert]) -> Iterator[str]:
    yield from (name for zeile in zeilen if (name := zeile.text("massnahme")) is not None)


def _pruefe_fall(fall: Planungsfall, pfad: Path, blaetter: Sequence[_Blatt], sammler: Befundsammler) -> None:
    """Refuse the state of another case (E316), of which no measure is known here; hint W306 if nothing is said."""
    genannt = list(dict.fromkeys(name for blatt in blaetter for name in blatt.genannt))
    stelle, bekannt = Fundstelle(str(pfad)), {normalform(kennung) for kennung in fall.massnahme_mit_id}
    if len(genannt) > 1 and not any(normalform(name) in bekannt for name in genannt):
        gezeigt = gekuerzt(genannt, HOECHSTENS_GENANNT)
        text = f"gehört zu einem anderen Fall: „{fall.projekt.name}“ kennt keine der Maßnahmen {gezeigt}"
        raise abbruch("E316", text, stelle, "Den Stand dieses Falls nennen; Kennungen dürfen sich nicht ändern.")
    if not any(blatt.zeilen for blatt in blaetter):
        text = "sagt zu keiner Maßnahme und keinem Antrag etwas"
        sammler.hinweis(
            "W306", text, stelle, abhilfe="Mindestens phase und datum ausfüllen und die Datei speichern."
        )


def _feldname(kopf: str, liste: str) -> str:
    """Return the field that a heading means: its own name, its German title, or one of a few more."""
    klasse = LISTEN[liste]
    text = normalform(kopf)
    feld, punkt, _ = text.partition(".")
    teil = kopf.strip().partition(".")[2]
    if feld in klasse.model_fields:
        return f"{feld}{punkt}{teil}"
    if treffer := _JE_JAHR.match(text):
        return f"{treffer[1]}_eur.{treffer[2]}"
    titel = {
        normalform(beschreibung.partition(":")[0]): feld
        for feld, beschreibung in STANDBESCHREIBUNGEN[klasse.__name__].items()
        if feld
    }
    bekannt = {**titel, **_WEITERE_NAMEN[liste]}
    return bekannt.get(text) or (f"{bekannt[feld]}{punkt}{teil}" if feld in bekannt else kopf)


def _pruefe_gegen(
    fall: Planungsfall, zeilen: Mapping[str, tuple[Zeile[Any], ...]], sammler: Befundsammler
) -> None:
    """Note what names something that the case does not have."""
    leer = Wert(None, Fundstelle(fall.projekt.name))

    def als_zeilen(liste: Iterable[Any], bereich: str) -> tuple[Zeile[Any], ...]:
        return tuple(Zeile(gegenstand, leer, bereich) for gegenstand in liste)

    roh = Rohfall(
        projekt=Zeile(fall.projekt, leer, "projekt"),
        stammdaten=Stammdaten(fall.programm_mit_id, {}),
        varianten=als_zeilen(fall.varianten, "varianten"),
        kredite=als_zeilen(fall.kredite, "kredite"),
        stand=zeilen[STAND],
        bescheide=zeilen[BESCHEIDE],
        kreditstand=zeilen[KREDITSTAND],
        genannt={
            "massnahmen": frozenset(fall.massnahme_mit_id),
            "energietraeger": frozenset(traeger.id for traeger in fall.energietraeger),
            "foerderprogramme": frozenset(fall.programm_mit_id),
            "kredite": frozenset(fall.kredit_mit_id),
        },
    )
    pruefe_standverweise(roh, sammler)
    if pruefe_raster(roh, fall.projekt.zeitachse, sammler):
        pruefe_stand(roh, fall.projekt.zeitachse, sammler)
    pruefe_kreditstand(roh, fall.projekt, sammler)
