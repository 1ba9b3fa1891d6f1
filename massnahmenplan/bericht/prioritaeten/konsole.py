"""The list for several budgets as plain text for a terminal."""

import textwrap
from pathlib import Path

from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.prioritaeten import zeilen
from massnahmenplan.bericht.prioritaeten.daten import ORDNER
from massnahmenplan.bericht.terminal.tafel import Spalte, tafel
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis.prioritaeten import Budgetstufe, Prioritaeten, Rangplatz
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, prozent, prozent_knapp, zahl, zielgroesse

_STUFEN = (
    *(Spalte("Budget"), Spalte("Gewicht", 6), Spalte("Maßnahmen", 3), Spalte("nach Liste")),
    *(Spalte("eigener Plan", 4), Spalte("Verlust", 2), Spalte("", 5), Spalte("Eigenmittel", 1)),
)
_LISTE = (
    *(Spalte("Platz"), Spalte("Rang", 3), Spalte("ab"), Spalte("Maßnahme", ist_name=True), Spalte("€/t")),
    *(Spalte("eigene €/t", 4), Spalte("Förderung", 5), Spalte("Pflicht", 1, ist_name=True)),
)


def zusammenfassung(ergebnis: Prioritaeten, ordner: Path | None = None, breite: int = BREITE) -> str:
    """Return head, levels, the list and what is never in it, in so many columns; more than 100 are not used."""
    breite = min(breite, BREITE)
    bloecke = [
        *(_kopf(ergebnis), _stufen(ergebnis, breite), _liste(ergebnis, breite)),
        _nie_dabei(ergebnis, breite),
    ]
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


def _stufen(ergebnis: Prioritaeten, breite: int) -> list[str]:
    kopf, *stufen = tafel(_STUFEN, [_stufe(stufe, ergebnis.einheit) for stufe in ergebnis.stufen], breite)
    reihen = [(stufe.faktor, zeile) for stufe, zeile in zip(ergebnis.stufen, stufen, strict=True)]
    ganze: list[str] = []
    for ausfall in ergebnis.ausfaelle:
        satz = f"{zeilen.AUSGELASSEN}: {' '.join(ausfall.gruende)}"
        faktor, gekuerzt = prozent_knapp(ausfall.faktor), kurz(satz, breite - 10)
        reihen.append((ausfall.faktor, f"{faktor:>8}  {gekuerzt}"))
        if gekuerzt != satz:
            ganze += _umbrochen(f"{faktor}: {satz}", breite)
    hinweis = f"Werte in {zeilen.zeichen(ergebnis)}; jeder gilt bis auf seine Lücke (prioritaeten.json)."
    return [kopf, *(reihe for _, reihe in sorted(reihen)), *_umbrochen(hinweis, breite), *ganze]


def _stufe(stufe: Budgetstufe, einheit: str) -> tuple[str, ...]:
    wert, eigener, verlust = (
        zahl(groesse, 2 if einheit == "EUR" else 1) for groesse in (stufe.wert, stufe.eigener_wert, stufe.verlust)
    )
    summe = kennzahlen.gesamt(stufe.ergebnis)
    return (
        *(prozent_knapp(stufe.faktor), prozent(stufe.gewicht), str(summe.anzahl), wert, eigener, verlust),
        *(prozent(stufe.verlust_anteil, 2), euro(summe.eigenmittel_eur, 0)),
    )


def _liste(ergebnis: Prioritaeten, breite: int) -> list[str]:
    if not ergebnis.liste:
        return ["Keine Budgetstufe führt eine Maßnahme aus."]
    reihen = tafel(_LISTE, [_platz(ergebnis, platz) for platz in ergebnis.liste], breite)
    saetze = [f"Pflicht: {platz.massnahme}, {platz.pflicht}" for platz in ergebnis.liste if platz.pflicht]
    return [*reihen, *(zeile for satz in (*saetze, zeilen.REGEL) for zeile in _umbrochen(satz, breite))]


def _platz(ergebnis: Prioritaeten, platz: Rangplatz) -> tuple[str, ...]:
    fall = zeilen.fall_von(ergebnis)
    genannt = worte.variante(fall, platz.massnahme, platz.variante)
    variante = "" if platz.variante == BASIS else f" ({genannt})"
    return (
        *(str(platz.platz), str(platz.rang), prozent_knapp(ergebnis.stufe_mit_id(platz.stufe).faktor)),
        f"{platz.massnahme} {worte.massnahme(fall, platz.massnahme)}{variante}",
        *(zahl(platz.eur_je_t), zahl(platz.eigene_eur_je_t), prozent(platz.foerderanteil, 0)),
        "" if platz.pflicht is None else "ja",
    )


def _umbrochen(satz: str, breite: int) -> list[str]:
    return textwrap.wrap(satz, breite, initial_indent=" ", subsequent_indent=" ")


def _nie_dabei(ergebnis: Prioritaeten, breite: int) -> list[str]:
    if not ergebnis.nicht_gewaehlt:
        return []
    fall = zeilen.fall_von(ergebnis)
    return [
        "Auch mit dem größten Budget nicht dabei",
        *(
            kurz(f" {e.massnahme} {worte.massnahme(fall, e.massnahme)}: {e.text}", breite)
            for e in ergebnis.nicht_gewaehlt
        ),
    ]
