"""Funding: what is to be applied for first, and what rests on weak ground."""

from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.kennzahlen import Bewilligung
from massnahmenplan.bericht.konsole.zeile import hoechstens
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen import schreibweise

_BEDINGUNGEN = "Bedingungen siehe Blatt Fördermittel"
_VORBEHALTE = 5
"""Most lines of a block; the measures get what is left."""


def foerderung(ergebnis: Ergebnis) -> list[str]:
    """Return when to apply first, where nothing may be late, and which grants rest on weak ground."""
    bewilligungen = kennzahlen.bewilligungen(ergebnis)
    if not bewilligungen:
        return []
    offen = [eintrag for eintrag in bewilligungen if not _ist_gestellt(ergebnis, eintrag)]
    gestellt = len(bewilligungen) - len(offen)
    zeilen = [f"Förderanträge: {len(bewilligungen)}" + (f", davon {gestellt} schon gestellt" if gestellt else "")]
    if offen:
        erster = min(offen, key=lambda eintrag: eintrag.antrag.antrag_am)
        tag = schreibweise.datum(erster.antrag.antrag_am)
        zeilen.append(f" erster Antrag spätestens am {tag}: {_antrag(ergebnis, erster, 58)}")
    ohne = [eintrag for eintrag in bewilligungen if eintrag.spielraum_tage == 0]
    if ohne:
        weitere = f" und {len(ohne) - 1} weitere" if len(ohne) > 1 else ""
        zeilen.append(f" kein Tag Spielraum zur Frist „fertig bis“: {_antrag(ergebnis, ohne[0], 41)}{weitere}")
    return [*zeilen, *_vorbehalte(ergebnis)]


def _ist_gestellt(ergebnis: Ergebnis, eintrag: Bewilligung) -> bool:
    """Return True for an application that has been made, decided or not."""
    bescheide = ergebnis.fall.bescheide_fuer.get(eintrag.bilanz.massnahme, ())
    return any(b.programm == eintrag.antrag.programm and b.art != "abgelehnt" for b in bescheide)


def _antrag(ergebnis: Ergebnis, eintrag: Bewilligung, breite: int) -> str:
    name = worte.massnahme(ergebnis.fall, eintrag.bilanz.massnahme)
    return kurz(f"{kurz(name, 28)}, {worte.programm(ergebnis.fall, eintrag.antrag.programm)}", breite)


def _vorbehalte(ergebnis: Ergebnis) -> list[str]:
    unsichere = kennzahlen.unsichere(ergebnis)
    summe = sum((eintrag.zuschuss_eur for eintrag in unsichere), Decimal(0))
    zeilen = [
        f" {_betrag(eintrag):>13}  {', '.join(eintrag.sicherheiten):<5} "
        f"{kurz(worte.programm(ergebnis.fall, eintrag.programm), BREITE - 22)}"
        for eintrag in unsichere
    ]
    nicht_v1 = f"{schreibweise.euro(summe, 0)} Zuschüsse ohne amtlichen Text (V1); "
    return [f"Vorbehalte: {nicht_v1 if summe else ''}{_BEDINGUNGEN}", *hoechstens(zeilen, _VORBEHALTE)]


def _betrag(eintrag: kennzahlen.Unsicheres) -> str:
    """Return the grant; of a loan without any that it is one."""
    return schreibweise.euro(eintrag.zuschuss_eur, 0) if eintrag.zuschuss_eur else "nur Kredit"
