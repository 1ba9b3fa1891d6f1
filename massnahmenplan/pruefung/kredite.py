"""Loans: ceilings, years, debt and debt service of each payer, and that they pay for investments only.

What was drawn in years that have happened has to be in the plan as it was, and breaks no limit: limits hold for
what is still decided.
"""

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
    vergangene = [kredit for kredit in eigene if kredit.jahre[0].jahr < fall.offen_ab]
    yield from _wie_geschehen(fall, vergangene)
    for kennung, gruppe in groupby(eigene, key=lambda kredit: kredit.kredit):
        yield from _eigener(fall, fall.kredit_mit_id[kennung], list(gruppe))
    for traeger in sorted({kredit.traeger for kredit in eigene}):
        yield from _nur_fuer_investitionen(bilanz, traeger, vergangene, fall.offen_ab)
    for stand in (stand for stand in bilanz.schulden if stand.jahr >= fall.offen_ab):
        yield from _schulden(stand, [kredit for kredit in vergangene if kredit.traeger == stand.traeger])


def _wie_geschehen(fall: Planungsfall, vergangene: list[Kreditbilanz]) -> Iterator[Verstoss]:
    """Yield loans that the plan draws otherwise than they were drawn in years that have happened."""
    im_plan: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for kredit in vergangene:
        im_plan[kredit.kredit, kredit.jahre[0].jahr] += kredit.betrag_eur
    for kennung, jahr in sorted({*im_plan, *fall.gezogen}):
        ist, soll = im_plan.get((kennung, jahr), NICHTS), fall.gezogen.get((kennung, jahr), NICHTS)
        if ist != soll:
            text = f"Kredit {kennung} {jahr}: im Plan {euro(ist)}, nach dem Stand aufgenommen {euro(soll)}."
            yield Verstoss(f"kredit:{kennung}:{jahr}", text)


def _zu_hoch(grenze: str, was: str, ist_eur: Decimal, hoechstens_eur: Decimal) -> Iterator[Verstoss]:
    if ist_eur > hoechstens_eur:
        text = f"{was}: {euro(ist_eur)}, erlaubt sind höchstens {euro(hoechstens_eur)}."
        yield Verstoss(grenze, text, ist_eur - hoechstens_eur, "EUR")


def _eigener(fall: Planungsfall, angebot: Kreditangebot, kredite: list[Kreditbilanz]) -> Iterator[Verstoss]:
    je_jahr: dict[int, Decimal] = defaultdict(Decimal)
    for kredit in kredite:
        je_jahr[kredit.jahre[0].jahr] += kredit.betrag_eur
    erlaubte = angebot.abrufjahre(fall.projekt.zeitachse.jahre)
    offene = {jahr: betrag for jahr, betrag in je_jahr.items() if jahr >= fall.offen_ab}
    for jahr, betrag in offene.items():
        if jahr not in erlaubte:
            yield Verstoss(f"kredit:{angebot.id}:{jahr}", f"Kredit {angebot.id} ist {jahr} nicht zu haben.")
        if angebot.hoechstens_eur_a is not None:
            yield from _zu_hoch(
                f"kredit:{angebot.id}:{jahr}", f"Kredit {angebot.id} {jahr}", betrag, angebot.hoechstens_eur_a
            )
    if angebot.hoechstens_eur is not None:
        summe, offen = sum(je_jahr.values(), NICHTS), sum(offene.values(), NICHTS)
        hoechstens = max(angebot.hoechstens_eur, summe - offen)
        yield from _zu_hoch(f"kredit:{angebot.id}", f"Kredit {angebot.id}", summe, hoechstens)


def _nur_fuer_investitionen(
    bilanz: Bilanz, traeger: str, vergangene: list[Kreditbilanz], offen_ab: int
) -> Iterator[Verstoss]:
    """Up to the end of each open year no more is drawn than has been spent on investments.

    What was drawn beyond it before stays so.
    """
    ausgegeben = aufgenommen = ueberhang = NICHTS
    gezogen = sum((kredit.betrag_eur for kredit in vergangene if kredit.traeger == traeger), NICHTS)
    abrufe: dict[int, Decimal] = defaultdict(Decimal)
    for kredit in bilanz.kredite:
        if kredit.traeger == traeger:
            for zeile in kredit.jahre:
                abrufe[zeile.jahr] += zeile.abruf_eur
    for kasse in bilanz.haushalt:
        if (kasse.traeger, kasse.art) == (traeger, Haushaltsart.INVESTIV):
            ausgegeben += kasse.ausgaben_eur
            aufgenommen += abrufe[kasse.jahr]
            if kasse.jahr < offen_ab:
                ueberhang = max(gezogen - ausgegeben, NICHTS)
                continue
            was = f"Kredite von {traeger} bis {kasse.jahr}, nur für Investitionen"
            grenze = f"investition:{traeger}:{kasse.jahr}"
            yield from _zu_hoch(grenze, was, aufgenommen, ausgegeben + ueberhang)


def _schulden(stand: Schuldenjahr, vergangene: list[Kreditbilanz]) -> Iterator[Verstoss]:
    """Yield debt and debt service above their limit, or above those of past drawings where these are more."""
    zeilen = [zeile for kredit in vergangene for zeile in kredit.jahre if zeile.jahr == stand.jahr]
    if stand.schuldengrenze_eur is not None:
        was = f"Schulden von {stand.traeger} Ende {stand.jahr}"
        hoechstens = max(stand.schuldengrenze_eur, sum((z.rest_eur for z in zeilen), NICHTS))
        yield from _zu_hoch(f"schulden:{stand.traeger}:{stand.jahr}", was, stand.schuld_eur, hoechstens)
    if stand.dienstgrenze_eur is not None:
        was = f"Schuldendienst von {stand.traeger} {stand.jahr}"
        hoechstens = max(stand.dienstgrenze_eur, sum((z.rate_eur for z in zeilen), NICHTS))
        yield from _zu_hoch(f"schuldendienst:{stand.traeger}:{stand.jahr}", was, stand.dienst_eur, hoechstens)
