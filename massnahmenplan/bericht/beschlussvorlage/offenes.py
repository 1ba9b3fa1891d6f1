"""Offene Punkte: what grants still depend on, which rest on weak ground, what the input does not say."""

from collections.abc import Iterator

from massnahmenplan.bericht import abschnittsworte, kennzahlen, luecken, worte
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Liste, Platzhalter, Ueberschrift
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import euro


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section."""
    yield Ueberschrift("Offene Punkte")
    fall = ergebnis.fall
    unsichere = (
        f"{worte.programm(fall, u.programm)}: {euro(u.zuschuss_eur, 0)} Zuschüsse stützen sich nicht auf den "
        f"amtlichen Text (Sicherheit {', '.join(u.sicherheiten)})"
        for u in kennzahlen.unsichere(ergebnis)
        if u.zuschuss_eur
    )
    if punkte := (*_bedingungen(ergebnis), *unsichere, *luecken.fehlendes(ergebnis)):
        yield Liste(punkte)
    if any(bilanz.antraege for bilanz in ergebnis.bilanz.massnahmen):
        yield Absatz(
            f"Vorbehalte und Rechenwege jedes Antrags stehen im Bericht unter „{abschnittsworte.FOERDERMIX}“."
        )
    yield Platzhalter("weitere offene Punkte, wer sie bis wann klärt")


def _bedingungen(ergebnis: Ergebnis) -> Iterator[str]:
    """Yield each set of conditions once, with the measures that have to meet it."""
    je_bedingung: dict[tuple[str, str], list[str]] = {}
    for eintrag in kennzahlen.bewilligungen(ergebnis):
        if eintrag.antrag.bedingungen:
            schluessel = eintrag.antrag.programm, " ".join(eintrag.antrag.bedingungen)
            name = worte.massnahme(ergebnis.fall, eintrag.bilanz.massnahme)
            je_bedingung.setdefault(schluessel, []).append(name)
    for (programm, text), namen in je_bedingung.items():
        yield f"{worte.programm(ergebnis.fall, programm)} ({', '.join(namen)}): {text}"
