"""What has happened in the purses otherwise than planned: spent beyond the budget, borrowed more or less."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.ergebnis import Bilanz
from massnahmenplan.ergebnis.jahresbericht import Kreditabweichung, Mehrausgabe
from massnahmenplan.rueckblick.plaene import Plaene


def mehrausgaben(plaene: Plaene) -> Iterator[Mehrausgabe]:
    """Yield the purses and years up to that of the report in which more was spent than there was."""
    for kasse in plaene.neu.haushalt:
        if kasse.jahr <= plaene.jahr and kasse.mehrausgabe_eur:
            yield Mehrausgabe(kasse.traeger, kasse.art, kasse.jahr, kasse.mehrausgabe_eur)


def kreditabweichungen(plaene: Plaene) -> Iterator[Kreditabweichung]:
    """Yield the payers' own loans and years up to that of the report that have happened otherwise."""
    soll, ist = _abrufe(plaene.soll), _abrufe(plaene.neu)
    kredite = {**plaene.sollfall.kredit_mit_id, **plaene.fall.kredit_mit_id}
    for kennung, jahr in sorted({*soll, *ist}):
        geplant, gezogen = soll[kennung, jahr], ist[kennung, jahr]
        if jahr <= plaene.jahr and jahr < plaene.fall.offen_ab and geplant != gezogen:
            kredit = kredite[kennung]
            yield Kreditabweichung(kennung, kredit.name, kredit.kostentraeger, jahr, geplant, gezogen)


def _abrufe(bilanz: Bilanz) -> defaultdict[tuple[str, int], Decimal]:
    """Return loan and year -> what is drawn; years not named have 0."""
    abrufe: defaultdict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for kredit in bilanz.kredite:
        for jahr in kredit.jahre if kredit.massnahme is None else ():
            abrufe[kredit.kredit, jahr.jahr] += jahr.abruf_eur
    return abrufe
