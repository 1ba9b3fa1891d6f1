"""The list for several budgets as plain text for a terminal."""

import textwrap
from pathlib import Path

from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.prioritaeten import zeilen
from massnahmenplan.bericht.prioritaeten.daten import ORDNER
from massnahmenplan.ergebnis.prioritaeten import Budgetstufe, Prioritaeten
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, prozent, prozent_knapp, zahl, zielgroesse

BREITE = 100


def zusammenfassung(ergebnis: Prioritaeten, ordner: Path | None = None) -> str:
    """Return head, levels, the list and what is never in it."""
    bloecke = [_kopf(ergebnis), _stufen(ergebnis), _liste(ergebnis), _nie_dabei(ergebnis)]
    if ordner is not None:
        bloecke.append([f"Liste und Kennzahlen liegen in: {ordner}, je Stufe ein Plan in {ORDNER}/<id>"])
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"


def _kopf(ergebnis: Prioritaeten) -> list[str]:
    fall = zeilen.fall_von(ergebnis)
    namen = ", ".join(worte.traeger(fall, kennung) for kennung in ergebnis.kostentraeger) or "alle Kostenträger"
    luecke = "keine Schranke bewiesen"
    if ergebnis.schranke is not None:
        schranke = zielgroesse(ergebnis.schranke, ergebnis.einheit)
        luecke = f"Schranke {schranke}, Lücke {prozent(ergebnis.luecke, 3)}"
    wie = "alle Stufen gemeinsam" if ergebnis.gemeinsam else "Stufe für Stufe; die Schranke ist die ohne Liste"
    anzahl = len(ergebnis.stufen) + len(ergebnis.ausfaelle)
    return [
        f"{kurz(fall.projekt.name, 60)}: Rangliste über {gezaehlt(anzahl, 'Budgets')}",
        *_abbruch(ergebnis),
        f"Ziel:            {worte.ziel(ergebnis.ziel)}",
        *_weitere_ziele(ergebnis),
        f"Budgets:         {kurz(namen, 80)}",
        f"Gesucht:         {wie}",
        f"Mittel:          {zielgroesse(ergebnis.zielwert, ergebnis.einheit)} ({luecke})",
        f"Verlust:         {_verlust(ergebnis)}",
    ]


def _abbruch(ergebnis: Prioritaeten) -> list[str]:
    if ergebnis.signalnummer is None:
        return []
    return ["Status:          abgebrochen; die Pläne sind nachgerechnet"]


def _weitere_ziele(ergebnis: Prioritaeten) -> list[str]:
    if not ergebnis.weitere_ziele:
        return []
    namen = ", ".join(worte.ziel(ziel) for ziel in ergebnis.weitere_ziele)
    return [f"Hinweis:         Die Liste folgt nur dem ersten Ziel; nicht verfolgt: {namen}"]


def _verlust(ergebnis: Prioritaeten) -> str:
    if ergebnis.verlust is None:
        return "nicht berechnet (nicht jede Stufe hat einen eigenen Plan)"
    wert = zielgroesse(ergebnis.verlust, ergebnis.einheit)
    return f"{wert} ({prozent(ergebnis.verlust_anteil, 2)}) gegenüber vorher bekanntem Budget"


def _stufen(ergebnis: Prioritaeten) -> list[str]:
    reihen = [(stufe.faktor, _stufe(stufe, ergebnis.einheit)) for stufe in ergebnis.stufen]
    ganze: list[str] = []
    for ausfall in ergebnis.ausfaelle:
        satz = f"{zeilen.AUSGELASSEN}: {' '.join(ausfall.gruende)}"
        faktor, gekuerzt = prozent_knapp(ausfall.faktor), kurz(satz, BREITE - 10)
        reihen.append((ausfall.faktor, f"{faktor:>8}  {gekuerzt}"))
        if gekuerzt != satz:
            ganze += _umbrochen(f"{faktor}: {satz}")
    return [
        _reihe("Budget", "Gewicht", "Maßnahmen", "nach Liste", "eigener Plan", "Verlust", "", "Eigenmittel"),
        *(reihe for _, reihe in sorted(reihen)),
        f" Werte in {zeilen.zeichen(ergebnis)}; jeder gilt bis auf seine Lücke (prioritaeten.json).",
        *ganze,
    ]


def _stufe(stufe: Budgetstufe, einheit: str) -> str:
    wert, eigener, verlust = (
        zahl(groesse, 2 if einheit == "EUR" else 1) for groesse in (stufe.wert, stufe.eigener_wert, stufe.verlust)
    )
    summe = kennzahlen.gesamt(stufe.ergebnis)
    return _reihe(
        prozent_knapp(stufe.faktor),
        prozent(stufe.gewicht),
        str(summe.anzahl),
        wert,
        eigener,
        verlust,
        prozent(stufe.verlust_anteil, 2),
        euro(summe.eigenmittel_eur, 0),
    )


def _reihe(*felder: str) -> str:
    breiten = (8, 9, 10, 14, 14, 12, 9, 15)
    return " ".join(f"{feld:>{breite}}" for feld, breite in zip(felder, breiten, strict=True))


def _liste(ergebnis: Prioritaeten) -> list[str]:
    fall = zeilen.fall_von(ergebnis)
    if not ergebnis.liste:
        return ["Keine Budgetstufe führt eine Maßnahme aus."]
    reihen = [
        f"{'Platz':>5} {'Rang':>4} {'ab':>7} {'Maßnahme':<40} {'€/t':>10} {'eigene €/t':>11} {'Förderung':>9} "
        "Pflicht"
    ]
    for platz in ergebnis.liste:
        genannt = worte.variante(fall, platz.massnahme, platz.variante)
        variante = "" if platz.variante == BASIS else f" ({genannt})"
        name = kurz(f"{platz.massnahme} {worte.massnahme(fall, platz.massnahme)}{variante}", 40)
        ab = prozent_knapp(ergebnis.stufe_mit_id(platz.stufe).faktor)
        reihen.append(
            f"{platz.platz:>5} {platz.rang:>4} {ab:>7} {name:<40} {zahl(platz.eur_je_t):>10} "
            f"{zahl(platz.eigene_eur_je_t):>11} {prozent(platz.foerderanteil, 0):>9}"
            f"{'' if platz.pflicht is None else ' ja'}"
        )
    saetze = [f"Pflicht: {platz.massnahme}, {platz.pflicht}" for platz in ergebnis.liste if platz.pflicht]
    return [*reihen, *(zeile for satz in (*saetze, zeilen.REGEL) for zeile in _umbrochen(satz))]


def _umbrochen(satz: str) -> list[str]:
    return textwrap.wrap(satz, BREITE, initial_indent=" ", subsequent_indent=" ")


def _nie_dabei(ergebnis: Prioritaeten) -> list[str]:
    if not ergebnis.nicht_gewaehlt:
        return []
    fall = zeilen.fall_von(ergebnis)
    return [
        "Auch mit dem größten Budget nicht dabei",
        *(
            kurz(f" {e.massnahme} {worte.massnahme(fall, e.massnahme)}: {e.text}", BREITE)
            for e in ergebnis.nicht_gewaehlt
        ),
    ]
