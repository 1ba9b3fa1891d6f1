"""Loans: ceilings, years, debt and debt service of each payer, and that they pay for investments only."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kreditangebot import Kreditangebot
from massnahmenplan.ergebnis import Bilanz, Kreditbilanz, Schuldenjahr, Verstoss
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def pruefe_kredite(fall: Planungsfall, bilanz: Bilanz) -> Iterator[Verstoss]:
    """Yield every limit on loans that is exceeded, by however little."""
    for kredit in bilanz.kredite:
        if kredit.massnahme is not None and kredit.hoechstens_eur is not None:
            yield from _zu_hoch(
                f"kredit:{kredit.massnahme}:{kredit.kredit}",
                f"Kredit {kredit.kredit} für Maßnahme {kredit.massnahme}",
                kredit.betrag_eur,
                kredit.hoechstens_eur,
            )
    eigene = [kredit for kredit in bilanz.kredite if kredit.massnahme is None]
    for kennung, gruppe in groupby(eigene, key=lambda kredit: kredit.kredit):
        yield from _eigener(fall, fall.kredit_mit_id[kennung], list(gruppe))
    for traeger in sorted({kredit.traeger for kredit in eigene}):
        yield from _nur_fuer_investitionen(bilanz, traeger)
    for stand in bilanz.schulden:
        yield from _schulden(stand)


def _zu_hoch(grenze: str, was: str, ist_eur: Decimal, hoechstens_eur: Decimal) -> Iterator[Verstoss]:
    if ist_eur > hoechstens_eur:
        text = f"{was}: {euro(ist_eur)}, erlaubt sind höchstens {euro(hoechstens_eur)}."
        yield Verstoss(grenze, text, ist_eur - hoechstens_eur, "EUR")


def _eigener(fall: Planungsfall, angebot: Kreditangebot, kredite: list[Kreditbilanz]) -> Iterator[Verstoss]:
    je_jahr: dict[int, Decimal] = defaultdict(Decimal)
    for kredit in kredite:
        je_jahr[kredit.jahre[0].jahr] += kredit.betrag_eur
    erlaubte = angebot.abrufjahre(fall.projekt.zeitachse.jahre)
    for jahr, betrag in je_jahr.items():
        if jahr not in erlaubte:
            yield Verstoss(f"kredit:{angebot.id}:{jahr}", f"Kredit {angebot.id} ist {jahr} nicht zu haben.")
        if angebot.hoechstens_eur_a is not None:
            yield from _zu_hoch(
                f"kredit:{angebot.id}:{jahr}", f"Kredit {angebot.id} {jahr}", betrag, angebot.hoechstens_eur_a
            )
    if angebot.hoechstens_eur is not None:
        summe = sum(je_jahr.values(), NICHTS)
        yield from _zu_hoch(f"kredit:{angebot.id}", f"Kredit {angebot.id}", summe, angebot.hoechstens_eur)


def _nur_fuer_investitionen(bilanz: Bilanz, traeger: str) -> Iterator[Verstoss]:
    """Up to the end of each year no more is drawn than has been spent on investments."""
    ausgegeben = aufgenommen = NICHTS
    abrufe: dict[int, Decimal] = defaultdict(Decimal)
    for kredit in bilanz.kredite:
        if kredit.traeger == traeger:
            for zeile in kredit.jahre:
                abrufe[zeile.jahr] += zeile.abruf_eur
    for kasse in bilanz.haushalt:
        if (kasse.traeger, kasse.art) == (traeger, Haushaltsart.INVESTIV):
            ausgegeben += kasse.ausgaben_eur
            aufgenommen += abrufe[kasse.jahr]
            was = f"Kredite von {traeger} bis {kasse.jahr}, nur für Investitionen"
            yield from _zu_hoch(f"investition:{traeger}:{kasse.jahr}", was, aufgenommen, ausgegeben)


def _schulden(stand: Schuldenjahr) -> Iterator[Verstoss]:
    if stand.schuldengrenze_eur is not None:
        was = f"Schulden von {stand.traeger} Ende {stand.jahr}"
        grenze = f"schulden:{stand.traeger}:{stand.jahr}"
        yield from _zu_hoch(grenze, was, stand.schuld_eur, stand.schuldengrenze_eur)
    if stand.dienstgrenze_eur is not None:
        was = f"Schuldendienst von {stand.traeger} {stand.jahr}"
        grenze = f"schuldendienst:{stand.traeger}:{stand.jahr}"
        yield from _zu_hoch(grenze, was, stand.dienst_eur, stand.dienstgrenze_eur)
