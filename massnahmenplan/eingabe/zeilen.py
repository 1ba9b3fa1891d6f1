"""Tables to rows: columns get their meaning, dotted names become mappings, traps of spreadsheets are named."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.eingabe.auskunft import ist_auskunft, melde_platzhalter, ohne_auskunft
from massnahmenplan.eingabe.beiwerk import nur_eintraege
from massnahmenplan.eingabe.einheit import Groesse, groesse_von
from massnahmenplan.eingabe.felder import pflichtfelder, textfelder, zuordnungsfelder
from massnahmenplan.eingabe.namen import feldrat
from massnahmenplan.eingabe.quelle import Wert, anzeige
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.tabelle import Tabelle
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.schreibweise import anzahl, gekuerzt, gezaehlt
from massnahmenplan.grundlagen.zahlen import KOMMATAUSENDER, lies_zahl, schreibe_deutsch

_DEUTSCHE_DEZIMALE = re.compile(r"[+-]?[\d.]*\d,\d+\s*%?$")
_ENGLISCHE_DEZIMALE = re.compile(r"[+-]?\d+\.\d+\s*%?$")
_ZAHLENTEXT = re.compile(r"[+-]?\d[\d.]*(,\d+)?$")
_BEISPIELE = 3


def zu_zeilen(tabelle: Tabelle, modell: type[Grundform], sammler: Befundsammler) -> list[Wert]:
    """Return the rows of a table as mappings, without what is for people.

    Collected: E033 columns, E045 decimals, E046, E051 thousands or decimals; hint W036.
    """
    tabelle = ohne_auskunft(tabelle, sammler)
    namen = _spaltennamen(tabelle, modell, sammler)
    for spalte, name in enumerate(namen):
        if name is not None and name.partition(".")[0] not in textfelder(modell):
            _pruefe_zahlenspalte(tabelle, spalte, name, sammler)
    fehlende = pflichtfelder(modell) - {name.partition(".")[0] for name in namen if name is not None}
    leer = {feld: Wert(None, tabelle.stelle) for feld in fehlende}  # said once, for the column
    return [_zeile(namen, zeile, sammler, leer) for zeile in nur_eintraege(tabelle, namen, modell, sammler)]


def zu_projekt(tabelle: Tabelle, sammler: Befundsammler) -> Wert | None:
    """Return the mapping that a two-column table Feld/Wert states."""
    tabelle = ohne_auskunft(tabelle, sammler)
    kopf = [str(wert.inhalt or "").casefold() for wert in tabelle.kopf]
    if kopf[:2] != ["feld", "wert"] or len(kopf) > 2:
        sammler.fehler(
            "E033",
            "das Blatt projekt hat nicht die zwei Spalten Feld und Wert",
            tabelle.stelle,
            wert=", ".join(str(wert.inhalt) for wert in tabelle.kopf),
            abhilfe="Erste Zeile: Feld | Wert; darunter je Zeile ein Feld des Projekts.",
        )
        return None
    for feld, wert in tabelle.zeilen:
        melde_platzhalter(feld, [wert], tabelle.liste, sammler)
    zeilen = [zeile for zeile in tabelle.zeilen if not ist_auskunft(zeile[0])]
    namen = [None if feld.inhalt is None else str(feld.inhalt) for feld, _ in zeilen]
    mehrfach = {name for name, anzahl in Counter(namen).items() if name is not None and anzahl > 1}
    for feld, _ in zeilen:
        if feld.inhalt in mehrfach:
            sammler.fehler(
                "E025", "steht doppelt", feld.stelle, feld=str(feld.inhalt), abhilfe="Eine Zeile löschen."
            )
    werte = tuple(wert.benannt(feld.stelle) for feld, wert in zeilen)
    return _zeile(namen, werte, sammler) if werte else Wert({}, tabelle.stelle)


def _spaltennamen(tabelle: Tabelle, modell: type[Grundform], sammler: Befundsammler) -> list[str | None]:
    gesehen: dict[str, Fundstelle] = {}
    namen: list[str | None] = []
    for wert in tabelle.kopf:
        name = None if wert.inhalt is None else str(wert.inhalt)
        grund = _einwand(name, modell, gesehen)
        if grund is not None:
            sammler.fehler("E033", grund[0], wert.stelle, feld=tabelle.liste, wert=name, abhilfe=grund[1])
        namen.append(name if grund is None else None)
        if name is not None:
            gesehen[name] = wert.stelle
    vorhanden = {name.partition(".")[0] for name in gesehen}
    for fehlend in sorted(pflichtfelder(modell) - vorhanden):
        sammler.fehler(
            "E033", f"Spalte {fehlend} fehlt", tabelle.stelle, feld=tabelle.liste, abhilfe="Die Spalte ergänzen."
        )
    return namen


def _einwand(name: str | None, modell: type[Grundform], gesehen: dict[str, Fundstelle]) -> tuple[str, str] | None:
    """Return what is wrong with a column and its remedy, or None."""
    if name is None:
        return "Spalte ohne Überschrift", "Die Überschrift ergänzen oder die Spalte löschen."
    if name in gesehen:
        return f"Spalte steht doppelt, zuerst in {gesehen[name]}", "Eine der beiden Spalten löschen."
    feld, punkt, teil = name.partition(".")
    if feld not in modell.model_fields:
        abhilfe = feldrat(feld, modell.model_fields, "Bekannte Spalten")
        fremd = not abhilfe.startswith("Meinten")
        return "unbekannte Spalte", f"{abhilfe} Nur für Menschen: „({name})“." if fremd else abhilfe
    if punkt and (not teil or feld not in zuordnungsfelder(modell)):
        return f"das Feld {feld} hat keine Teile", f"Die Spalte {feld} nennen."
    return None


def _pruefe_zahlenspalte(tabelle: Tabelle, spalte: int, name: str, sammler: Befundsammler) -> None:
    texte = [zeile[spalte] for zeile in tabelle.zeilen if isinstance(zeile[spalte].inhalt, str)]
    deutsch = next((wert for wert in texte if _DEUTSCHE_DEZIMALE.match(str(wert.inhalt))), None)
    for wert in texte:
        if deutsch is not None and _ENGLISCHE_DEZIMALE.match(str(wert.inhalt)):
            sammler.fehler(
                "E045",
                f"Dezimalpunkt in einer Spalte mit Dezimalkomma („{deutsch.inhalt}“ in {deutsch.stelle})",
                wert.stelle,
                feld=f"{tabelle.liste}.{name}",
                wert=anzeige(wert.inhalt),
                abhilfe="In einer Spalte nur eine Schreibweise verwenden.",
            )
    eindeutige = _ohne_mehrdeutige(tabelle, texte, name, sammler)
    zahlentexte = [wert for wert in eindeutige if _ZAHLENTEXT.match(str(wert.inhalt))]
    if tabelle.aus_excel and zahlentexte:
        gelesene = [f"„{wert.inhalt}“ → {gelesen}" for wert in zahlentexte if (gelesen := _gelesen(wert))]
        beispiele = gekuerzt(gelesene, _BEISPIELE)
        sammler.hinweis(
            "W036",
            f"{gezaehlt(len(zahlentexte), 'Zahlen')} als Text in der Spalte, als Zahl gelesen: {beispiele}",
            zahlentexte[0].stelle,
            feld=f"{tabelle.liste}.{name}",
        )


def _ohne_mehrdeutige(
    tabelle: Tabelle, texte: Sequence[Wert], name: str, sammler: Befundsammler
) -> Sequence[Wert]:
    """Note E051 for ``98,000`` and return the other cells: money has no three decimals, a text of a workbook may
    be from elsewhere, unless its column has decimals that are beyond doubt."""
    eindeutige = [wert for wert in texte if not KOMMATAUSENDER.match(str(wert.inhalt))]
    deutsche = any(_DEUTSCHE_DEZIMALE.match(str(wert.inhalt)) for wert in eindeutige)
    mass = groesse_von(name.partition(".")[0])
    ist_geld = mass is not None and mass[0] is Groesse.GELD
    if not ist_geld and (deutsche or not tabelle.aus_excel):
        return texte
    for wert in texte:
        if not KOMMATAUSENDER.match(str(wert.inhalt)):
            continue
        ohne, mit = str(wert.inhalt).replace(",", ""), schreibe_deutsch(lies_zahl(wert.inhalt))
        sammler.fehler(
            "E051",
            f"ist mehrdeutig: Tausenderkomma oder Dezimalkomma? Bitte {ohne} oder {mit} schreiben",
            wert.stelle,
            feld=f"{tabelle.liste}.{name}",
            wert=anzeige(wert.inhalt),
            abhilfe="Tausender ohne Komma schreiben; in Excel die Zelle als Zahl formatieren und neu eintragen.",
        )
    return eindeutige


def _gelesen(wert: Wert) -> str | None:
    """Return how a text is read as a number; None if it is refused, which is said elsewhere."""
    try:
        return anzahl(lies_zahl(wert.inhalt))
    except PydanticCustomError:
        return None


def _zeile(
    namen: list[str | None],
    werte: tuple[Wert, ...],
    sammler: Befundsammler,
    vorgabe: dict[str, Wert] | None = None,
) -> Wert:
    felder: dict[str, Wert] = dict(vorgabe or {})
    for name, wert in zip(namen, werte, strict=True):
        if name is not None:
            _lege_ab(felder, name, wert, sammler)
    return Wert(felder, _zeilenanfang(werte))


def _lege_ab(felder: dict[str, Wert], name: str, wert: Wert, sammler: Befundsammler) -> None:
    feld, punkt, teil = name.partition(".")
    bisher = felder.get(feld)
    if bisher is not None and wert.inhalt is None and sammler.kennt(bisher.stelle):
        return  # the place of the faulty part stays, so nobody reports as missing what is faulty
    if bisher is None or bisher.inhalt is None:
        felder[feld] = (
            Wert({teil: wert}, wert.stelle) if punkt and wert.inhalt is not None else _ohne_teil(wert, punkt)
        )
    elif wert.inhalt is not None and punkt and isinstance(bisher.inhalt, dict):
        bisher.inhalt[teil] = wert
    elif wert.inhalt is not None:
        sammler.fehler(
            "E033",
            f"{feld} ist im Ganzen und in Teilen angegeben (auch {bisher.stelle})",
            wert.stelle,
            feld=name,
            wert=anzeige(wert.inhalt),
            abhilfe="Entweder den Gesamtwert oder die Teile angeben.",
        )


def _ohne_teil(wert: Wert, punkt: str) -> Wert:
    return Wert(None, wert.stelle) if punkt else wert


def _zeilenanfang(werte: tuple[Wert, ...]) -> Fundstelle:
    """Return the place of the first cell that is filled."""
    gefuellt: Iterator[Wert] = (wert for wert in werte if wert.inhalt is not None)
    return next(gefuellt, werte[0]).stelle
