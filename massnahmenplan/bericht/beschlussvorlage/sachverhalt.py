"""Sachverhalt: the sentences of the Kurzfassung, and decisions that the plan keeps to."""

from collections.abc import Iterator

from massnahmenplan.bericht import kennzahlen, kurzfassung, worte
from massnahmenplan.bericht.beschlussvorlage import rahmen
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Liste, Platzhalter, Ueberschrift
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import euro


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section."""
    yield Ueberschrift("Sachverhalt und Begründung")
    yield Platzhalter("Anlass, bisherige Beschlüsse mit Nummer und Datum, Beteiligung")
    if ergebnis.fall.projekt.hinweis:
        yield Absatz(f"Hinweis: {ergebnis.fall.projekt.hinweis}")
    yield Liste(
        (
            kurzfassung.satz_massnahmen(ergebnis),
            kurzfassung.satz_geld(ergebnis),
            *_davon(ergebnis),
            kurzfassung.satz_wirkung(ergebnis),
            kurzfassung.satz_ziele(ergebnis),
            kurzfassung.satz_vorfinanzierung(ergebnis),
        )
    )
    fall = ergebnis.fall
    if fall.festlegungen:
        yield Absatz("Der Plan hält diese Festlegungen ein:")
        yield Liste(
            tuple(
                f"{worte.massnahme(fall, f.massnahme)}: {worte.festlegung(fall, f)} ({f.beschluss})"
                for f in fall.festlegungen
            )
        )


def _davon(ergebnis: Ergebnis) -> Iterator[str]:
    """Yield what those bear whom the council decides for, where others bear a part."""
    summen, eigene = kennzahlen.je_traeger(ergebnis), rahmen.eigene_kennungen(ergebnis)
    if all(summe.kennung in eigene for summe in summen):
        return
    for summe in (s for s in summen if s.kennung in eigene):
        yield (
            f"Davon {summe.name}: Investition {euro(summe.investition_eur)}; davon Zuschüsse "
            f"{euro(summe.zuschuss_eur)}, Eigenmittel {euro(summe.eigenmittel_eur)}."
        )
