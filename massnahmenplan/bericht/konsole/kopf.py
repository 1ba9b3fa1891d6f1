"""Aim, result, proof and money of the plan as a whole."""

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.konsole.zeile import eingerueckt
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen import schreibweise


def kopf(ergebnis: Ergebnis, breite: int = BREITE) -> list[str]:
    """Return the lines above all others, sentences broken at ``breite`` columns."""
    projekt, nachweis = ergebnis.fall.projekt, ergebnis.nachweis
    summe = kennzahlen.gesamt(ergebnis)
    zeilen = [
        f"{kurz(projekt.name, BREITE - 12)}, {schreibweise.spanne(projekt.beginn, projekt.ende)}",
        f"Ziel:      {worte.ziel(nachweis.ziel)}",
        *_rangfolge(ergebnis, breite),
        f"Ergebnis:  {schreibweise.zielgroesse(nachweis.zielwert, nachweis.einheit)}",
        *(eingerueckt("", worte.KAPITALWERT, breite) if nachweis.ziel == "kosten" else ()),
        f"Beweis:    {worte.beweis(nachweis)}",
        f"Status:    {worte.status(nachweis)}",
        *(zeile for satz in nachweis.abwandlungen for zeile in eingerueckt("Modell:", satz, breite)),
        f"Geld:      Investition {schreibweise.euro(summe.investition_eur, 0)}, davon Zuschüsse "
        f"{schreibweise.euro(summe.zuschuss_eur, 0)}, Eigenmittel {schreibweise.euro(summe.eigenmittel_eur, 0)}",
    ]
    if ergebnis.bilanz.wirkungsgruppen:
        zeilen.append(f"Wirkung:   {_wirkung(ergebnis)}")
    if projekt.hinweis:
        zeilen += eingerueckt("Hinweis:", kurz(projekt.hinweis, 3 * (BREITE - 20)), breite)
    return zeilen


def _wirkung(ergebnis: Ergebnis) -> str:
    """Return what measures would do one by one, and what they do together."""
    return (
        f"gemeinsam {schreibweise.tonnen(ergebnis.bilanz.minderung_t)} Minderung, Summe der Einzelwirkungen "
        f"{schreibweise.tonnen(ergebnis.bilanz.einzelsumme_t)}"
    )


def _rangfolge(ergebnis: Ergebnis, breite: int) -> list[str]:
    """Return a line per aim if there are several, and the limits on them; the result is that of the first one."""
    zeilen = [
        zeile
        for rang, stufe in enumerate(ergebnis.nachweis.stufen, 1)
        for zeile in eingerueckt(f"  {rang}. Ziel:", worte.zielstufe(stufe), breite)
    ]
    grenzen = ergebnis.nachweis.grenzen
    return [*zeilen, *(eingerueckt("  Grenzen:", worte.zielgrenzen(grenzen), breite) if grenzen else ())]
