"""What to do when nothing fits: as text for a terminal and as plain data."""

import textwrap
from typing import Any

from massnahmenplan.bericht.stellen import als_float
from massnahmenplan.ergebnis.ausweg import Ausweg, Diagnose, Fehlanzeige, Lockerung
from massnahmenplan.grundlagen.schreibweise import euro, tonnen

BREITE = 100


def als_text(diagnose: Diagnose, gesagt: str = "") -> str:
    """Return the conflict, unless ``gesagt`` names it already, and the ways out; empty if nothing was found."""
    absaetze = []
    if not all(name in gesagt for name in diagnose.widerspruch):
        kopf = (
            "Zusammen unmöglich"
            if diagnose.widerspruch_ist_minimal
            else "Zusammen unmöglich (nicht weiter eingegrenzt)"
        )
        absaetze.append(_absatz(f"{kopf}: {'; '.join(diagnose.widerspruch)}."))
    if diagnose.auswege:
        absaetze.append(
            "\nJede dieser Änderungen macht einen Plan möglich (angewandt, geplant und nachgerechnet):"
        )
        absaetze += [_absatz(f"{n}. {_ausweg(eintrag)}", "   ") for n, eintrag in enumerate(diagnose.auswege, 1)]
    absaetze += [_absatz(eine.satz) for eine in diagnose.fehlanzeigen]
    if diagnose.hinweis:
        absaetze.append(_absatz(diagnose.hinweis))
    return "\n".join(absaetze)


def als_daten(diagnose: Diagnose) -> dict[str, Any]:
    """Return everything as plain data; amounts as numbers in the unit beside them."""
    return {
        "widerspruch": list(diagnose.widerspruch),
        "widerspruch_ist_minimal": diagnose.widerspruch_ist_minimal,
        "alternativen": [_ausweg_als_daten(eintrag) for eintrag in diagnose.auswege],
        "fehlanzeigen": [_fehlanzeige_als_daten(eine) for eine in diagnose.fehlanzeigen],
        "gewichte": diagnose.gewichte,
        "hinweis": diagnose.hinweis,
        "dauer_s": round(diagnose.dauer_s, 2),
    }


def _absatz(text: str, einzug: str = "") -> str:
    return textwrap.fill(text, BREITE, subsequent_indent=einzug, break_long_words=False, break_on_hyphens=False)


def _ausweg(ausweg: Ausweg) -> str:
    if not ausweg.massnahmen:
        return f"{ausweg.satz} Dann ist ein Plan ohne Maßnahmen zulässig."
    co2, kosten = tonnen(ausweg.zielwerte.get("co2")), euro(ausweg.zielwerte.get("kosten"), 0)
    anzahl = "einer Maßnahme" if ausweg.massnahmen == 1 else f"{ausweg.massnahmen} Maßnahmen"
    return f"{ausweg.satz} Damit geht zum Beispiel ein Plan mit {anzahl}, {co2} Minderung, Kapitalwert {kosten}."


def _ausweg_als_daten(ausweg: Ausweg) -> dict[str, Any]:
    return {
        "richtung": ausweg.richtung.value,
        "satz": ausweg.satz,
        "lockerungen": [_lockerung_als_daten(eine) for eine in ausweg.lockerungen],
        "groesse": als_float(ausweg.groesse),
        "mindestens": als_float(ausweg.mindestens),
        "ist_minimal": ausweg.ist_minimal,
        "massnahmen": ausweg.massnahmen,
        "zielwerte": {name: als_float(wert) for name, wert in sorted(ausweg.zielwerte.items())},
    }


def _fehlanzeige_als_daten(fehlanzeige: Fehlanzeige) -> dict[str, Any]:
    return {
        "richtung": fehlanzeige.richtung.value,
        "bewiesen": fehlanzeige.bewiesen,
        "satz": fehlanzeige.satz,
    }


def _lockerung_als_daten(lockerung: Lockerung) -> dict[str, Any]:
    return {
        "art": lockerung.art.value,
        "kennung": lockerung.kennung,
        "satz": lockerung.satz,
        "um": als_float(lockerung.um),
        "einheit": lockerung.einheit,
        "bisher": lockerung.bisher,
        "neu": lockerung.neu,
        "jahr": lockerung.jahr,
        "teil": lockerung.teil,
    }
