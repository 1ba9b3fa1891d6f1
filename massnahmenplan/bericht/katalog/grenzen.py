"""What limits the money: eligible cost, caps, gap, minima, rounding."""

from collections.abc import Iterator

from massnahmenplan.bericht.katalog.regel import Regel, aufzaehlung, bei_lesart, prozent, stufen, unter
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.regelarten.foerderfaehig import ANTEIL_WOVON, Anteilsgrenze, Foerderfaehig
from massnahmenplan.foerderung.regelarten.hoechstgrenze import FUER_WEN, WOVON, Hoechstgrenze
from massnahmenplan.foerderung.regelarten.minimum import Minimum
from massnahmenplan.foerderung.regelarten.rundung import Rundung
from massnahmenplan.grundlagen.schreibweise import euro_knapp

_RUNDUNG = {"kaufmaennisch": "kaufmännisch", "abwaerts": "abwärts"}


def grenzen(fassung: Fassung) -> Iterator[Regel]:
    """Yield the rules that limit the money."""
    yield from _foerderfaehig(fassung.foerderfaehig)
    yield from (_hoechstgrenze(grenze) for grenze in fassung.hoechstgrenzen)
    if fassung.luecke is not None:
        yield Regel("Lücke", "höchstens die Wirtschaftlichkeitslücke", fassung.luecke.stelle)
    yield from _minimum(fassung.minimum)
    if fassung.rundung != Rundung():
        runden = fassung.rundung
        text = f"auf {euro_knapp(runden.auf_eur)}, {_RUNDUNG[runden.art]}"
        yield Regel("Rundung", text, runden.grund)


def _foerderfaehig(regel: Foerderfaehig) -> Iterator[Regel]:
    if regel.ohne_teile:
        yield Regel("Kosten", f"ohne die Kostenteile {aufzaehlung(regel.ohne_teile)}", regel.stelle)
    for grenze in regel.anteilsgrenzen:
        text = f"Kostenteil {grenze.teil} höchstens {_anteil(grenze)}{bei_lesart(grenze.lesart)}"
        yield Regel("Kosten", text, grenze.stelle)
    for pauschale in regel.pauschalen:
        text = f"förderfähig sind pauschal {prozent(pauschale.anteil)}{unter(pauschale.wenn)}"
        yield Regel("Kosten", text, pauschale.stelle)


def _anteil(grenze: Anteilsgrenze) -> str:
    teile = []
    if grenze.anteil is not None:
        wovon = f"der Teile {aufzaehlung(grenze.bezugsteile)}" if grenze.bezugsteile else ANTEIL_WOVON[grenze.von]
        teile.append(f"{prozent(grenze.anteil)} {wovon}")
    if grenze.hoechstens_eur is not None:
        teile.append(euro_knapp(grenze.hoechstens_eur))
    return aufzaehlung(teile)


def _hoechstgrenze(grenze: Hoechstgrenze) -> Regel:
    teilung = grenze.geteilt
    geteilt = "" if teilung is None else f", gemeinsam {FUER_WEN[teilung.je]} ({teilung.name})"
    anteilig = ", anteilig für betroffene Wohneinheiten" if grenze.anteilig else ""
    text = f"{WOVON[grenze.wovon]}: {stufen(grenze)}{geteilt}{anteilig}"
    return Regel("Höchstgrenze", f"{text}{unter(grenze.wenn)}{bei_lesart(grenze.lesart)}", grenze.stelle)


def _minimum(minimum: Minimum) -> Iterator[Regel]:
    if minimum.kosten_eur:
        yield Regel("Mindestkosten", euro_knapp(minimum.kosten_eur), minimum.stelle)
    if minimum.zuschuss_eur:
        zusammen = ", Sammelantrag möglich" if minimum.sammelantrag else ""
        yield Regel("Mindestzuschuss", f"{euro_knapp(minimum.zuschuss_eur)}{zusammen}", minimum.stelle)
    if minimum.eigenanteil or minimum.eigenanteil_finanzschwach is not None:
        arm = minimum.eigenanteil_finanzschwach
        zusatz = "" if arm is None else f", finanzschwache Kommunen {prozent(arm)}"
        yield Regel("Eigenanteil", f"{prozent(minimum.eigenanteil)} der Kosten{zusatz}", minimum.stelle)
