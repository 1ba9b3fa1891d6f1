"""Several scenarios as plain data, as a table, and as text for a terminal."""

import textwrap
from decimal import Decimal
from pathlib import Path
from typing import Any

from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.csv import Zelle, schreibe
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.stellen import als_float, gerundet
from massnahmenplan.bericht.terminal.tafel import Spalte, tafel
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis.szenarioergebnis import UNDURCHFUEHRBAR, Szenarioergebnis, Szenariowert
from massnahmenplan.grundlagen.schreibweise import gezaehlt, prozent, prozent_knapp, zielgroesse

ART = "massnahmenplan.szenarien"
ORDNER = "szenarien"
"""Folder in which each scenario has its own plan folder."""
SCHEMA_VERSION = 1
_SZENARIEN = (
    *(Spalte("Szenario", ist_name=True), Spalte("Anteil", 3), Spalte("gemeinsam"), Spalte("eigener Plan", 1)),
    *(Spalte("Reue"), Spalte("ohne Szenarien", 2)),
)


def als_daten(ergebnis: Szenarioergebnis) -> dict[str, Any]:
    """Return everything as plain data; values of the aim as numbers, in its unit."""
    return {
        "art": ART,
        "schema_version": SCHEMA_VERSION,
        "ziel": ergebnis.ziel,
        **({"nicht_verfolgte_ziele": list(ergebnis.weitere_ziele)} if ergebnis.weitere_ziele else {}),
        **({} if ergebnis.signalnummer is None else {"abgebrochen_durch_signal": ergebnis.signalnummer}),
        "einheit": ergebnis.einheit,
        "risiko": {
            "gewicht_cvar": float(ergebnis.risiko.gewicht),
            "alpha": float(ergebnis.risiko.alpha),
        },
        "zielwert": als_float(ergebnis.zielwert),
        "schranke": als_float(ergebnis.schranke),
        "luecke": als_float(ergebnis.luecke, 8),
        "verlangte_luecke": als_float(ergebnis.verlangte_luecke, 8),
        "dauer_s": round(ergebnis.dauer_s, 2),
        "erwartungswert": als_float(ergebnis.erwartungswert),
        "cvar": als_float(ergebnis.cvar),
        "wert_der_information": als_float(ergebnis.wert_der_information),
        "wert_der_planung": als_float(ergebnis.wert_der_planung),
        "entscheidung": [
            {"massnahme": massnahme, "variante": variante, "beginn": dict(ergebnis.beginne).get(massnahme)}
            for massnahme, variante in ergebnis.massnahmen
        ],
        "im_grundfall_durchfuehrbar": _im_grundfall_durchfuehrbar(ergebnis),
        "szenarien": [_szenario(eintrag) for eintrag in ergebnis.werte],
    }


def _im_grundfall_durchfuehrbar(ergebnis: Szenarioergebnis) -> bool | None:
    """None: not found out."""
    if ergebnis.grundfall is None:
        return False if ergebnis.grundfall_undurchfuehrbar else None
    return True


def _szenario(eintrag: Szenariowert) -> dict[str, Any]:
    nachweis = eintrag.ergebnis.nachweis
    return {
        "id": eintrag.szenario.id,
        "name": eintrag.szenario.bezeichnung,
        "wahrscheinlichkeit": als_float(eintrag.wahrscheinlichkeit),
        "ordner": f"{ORDNER}/{eintrag.szenario.id}",
        "status": nachweis.status.value,
        "wert": als_float(eintrag.wert),
        "zielwerte": {name: als_float(wert) for name, wert in sorted(eintrag.ergebnis.bilanz.zielwerte.items())},
        "eigener_bester_wert": als_float(eintrag.eigener_wert),
        "reue": als_float(eintrag.reue),
        "wert_mit_plan_ohne_szenarien": als_float(eintrag.grundfall_wert),
        "plan_ohne_szenarien_undurchfuehrbar": eintrag.grundfall_undurchfuehrbar,
        "unterschiede": list(eintrag.unterschiede),
    }


def tabelle(ergebnis: Szenarioergebnis) -> bytes:
    """Return the table of the scenarios as CSV."""
    einheit = _zeichen(ergebnis)
    kopf = (
        "Szenario",
        "Name",
        "Wahrscheinlichkeit",
        f"Gemeinsamer Plan [{einheit}]",
        f"Eigener bester Plan [{einheit}]",
        f"Reue [{einheit}]",
        f"Plan ohne Szenarien [{einheit}]",
        "Minderung [t CO2e]",
        "Kapitalwert [€]",
        "Anders als im ersten Szenario",
    )
    return schreibe(kopf, [_zeile(eintrag) for eintrag in ergebnis.werte])


def _zeile(eintrag: Szenariowert) -> tuple[Zelle, ...]:
    zielwerte = eintrag.ergebnis.bilanz.zielwerte
    ohne = UNDURCHFUEHRBAR if eintrag.grundfall_undurchfuehrbar else gerundet(eintrag.grundfall_wert)
    return (
        eintrag.szenario.id,
        eintrag.szenario.bezeichnung,
        gerundet(eintrag.wahrscheinlichkeit, "0.000001"),
        gerundet(eintrag.wert),
        gerundet(eintrag.eigener_wert),
        gerundet(eintrag.reue),
        ohne,
        gerundet(zielwerte["co2"]),
        gerundet(zielwerte["kosten"]),
        "; ".join(eintrag.unterschiede),
    )


def zusammenfassung(ergebnis: Szenarioergebnis, ordner: Path | None = None, breite: int = BREITE) -> str:
    """Return the common decision, the scenarios and what they are worth, in so many columns of a terminal."""
    breite = min(breite, BREITE)
    bloecke = [
        *(_kopf(ergebnis), _entscheidung(ergebnis, breite), _szenarien(ergebnis, breite)),
        _unterschiede(ergebnis, breite),
    ]
    if ordner is not None:
        bloecke.append([f"Die Pläne liegen in: {ordner}, je Szenario in {ORDNER}/<id>"])
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"


def _kopf(ergebnis: Szenarioergebnis) -> list[str]:
    risiko, fall = ergebnis.risiko, ergebnis.werte[0].ergebnis.fall
    wie = "Erwartungswert"
    rand = f"CVaR (schlechteste {prozent_knapp(1 - risiko.alpha)})"
    if risiko.gewicht:
        wie = f"{prozent_knapp(1 - risiko.gewicht)} Erwartungswert + {prozent_knapp(risiko.gewicht)} {rand}"
    luecke = "keine Schranke bewiesen"
    if ergebnis.schranke is not None:
        schranke = zielgroesse(ergebnis.schranke, ergebnis.einheit)
        luecke = f"Schranke {schranke}, Lücke {prozent(ergebnis.luecke, 3)}"
    anzahl = gezaehlt(len(ergebnis.werte), "Szenarien")
    return [
        f"{kurz(fall.projekt.name, 60)}: {anzahl}",
        *_abbruch(ergebnis),
        f"Ziel:            {worte.ziel(ergebnis.ziel)}",
        *_weitere_ziele(ergebnis),
        f"Gewertet wird:   {wie}",
        f"Ergebnis:        {_wert(ergebnis, ergebnis.zielwert)} ({luecke})",
        f"Erwartungswert:  {_wert(ergebnis, ergebnis.erwartungswert)}; {rand}: {_wert(ergebnis, ergebnis.cvar)}",
        f"Vorher wissen:   {_wert(ergebnis, ergebnis.wert_der_information)} wert (EVPI)",
        f"Mit Szenarien:   {_planung(ergebnis)}",
    ]


def _abbruch(ergebnis: Szenarioergebnis) -> list[str]:
    if ergebnis.signalnummer is None:
        return []
    return ["Status:          abgebrochen; die Pläne sind nachgerechnet, was fehlt, wurde nicht mehr berechnet"]


def _weitere_ziele(ergebnis: Szenarioergebnis) -> list[str]:
    if not ergebnis.weitere_ziele:
        return []
    namen = ", ".join(worte.ziel(ziel) for ziel in ergebnis.weitere_ziele)
    return [f"Hinweis:         Szenarien folgen nur dem ersten Ziel; nicht verfolgt: {namen}"]


def _planung(ergebnis: Szenarioergebnis) -> str:
    if ergebnis.undurchfuehrbar:
        return f"der Plan ohne Szenarien scheitert in: {', '.join(ergebnis.undurchfuehrbar)}"
    if ergebnis.wert_der_planung is None:
        return "nicht mit dem Plan ohne Szenarien verglichen"
    return f"{_wert(ergebnis, ergebnis.wert_der_planung)} besser als der Plan ohne Szenarien (VSS)"


def _entscheidung(ergebnis: Szenarioergebnis, breite: int) -> list[str]:
    if not ergebnis.massnahmen:
        return ["Gemeinsame Entscheidung: keine Maßnahme"]
    fall, beginne = ergebnis.werte[0].ergebnis.fall, dict(ergebnis.beginne)
    teile = [
        worte.massnahme(fall, massnahme)
        + ("" if variante == BASIS else f" ({worte.variante(fall, massnahme, variante)})")
        + (f" ab {beginne[massnahme]}" if massnahme in beginne else "")
        for massnahme, variante in ergebnis.massnahmen
    ]
    text = textwrap.wrap(", ".join(teile), breite, initial_indent=" ", subsequent_indent=" ")
    ohne = []
    if ergebnis.grundfall is None:
        warum = "ist sie undurchführbar" if ergebnis.grundfall_undurchfuehrbar else "fehlt ein Plan dazu"
        ohne = [f" Ohne Szenario (im Fall, wie er dasteht) {warum}."]
    anzahl = gezaehlt(len(teile), "Maßnahmen")
    return [f"Gemeinsame Entscheidung: {anzahl}", *text, *ohne]


def _szenarien(ergebnis: Szenarioergebnis, breite: int) -> list[str]:
    zeilen = tafel(_SZENARIEN, [_reihe(eintrag) for eintrag in ergebnis.werte], breite)
    luecke = prozent_knapp(ergebnis.verlangte_luecke)
    return [*zeilen, f" Werte in {_zeichen(ergebnis)}; jeder gilt bis auf die verlangte Lücke von {luecke}."]


def _reihe(eintrag: Szenariowert) -> tuple[str, ...]:
    ohne = UNDURCHFUEHRBAR if eintrag.grundfall_undurchfuehrbar else _knapp(eintrag.grundfall_wert)
    anteil, werte = prozent(eintrag.wahrscheinlichkeit), (eintrag.wert, eintrag.eigener_wert, eintrag.reue)
    return eintrag.szenario.bezeichnung, anteil, *map(_knapp, werte), ohne


def _unterschiede(ergebnis: Szenarioergebnis, breite: int) -> list[str]:
    zeilen = [
        kurz(f" {eintrag.szenario.bezeichnung}: {'; '.join(eintrag.unterschiede)}", breite)
        for eintrag in ergebnis.werte
        if eintrag.unterschiede
    ]
    erstes = ergebnis.werte[0].szenario.bezeichnung
    return [f"Anders als im Szenario „{kurz(erstes, 40)}“", *zeilen] if zeilen else []


def _zeichen(ergebnis: Szenarioergebnis) -> str:
    """Return the unit as people read it; data for machines keep ``EUR``."""
    return "€" if ergebnis.einheit == "EUR" else ergebnis.einheit


def _wert(ergebnis: Szenarioergebnis, wert: Decimal | None) -> str:
    return "nicht berechnet" if wert is None else zielgroesse(_ohne_minus_null(wert), ergebnis.einheit)


def _knapp(wert: Decimal | None) -> str:
    return "–" if wert is None else zielgroesse(_ohne_minus_null(wert), "").strip()


def _ohne_minus_null(wert: Decimal) -> Decimal:
    return abs(wert) if abs(wert) < Decimal("0.005") else wert
