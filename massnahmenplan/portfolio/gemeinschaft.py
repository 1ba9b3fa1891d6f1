"""The shared accounts recounted to the cent, from the balances of all districts; blind to the model."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto, Kontoart
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, SUMMENZIELE, Ziel
from massnahmenplan.ergebnis import Bilanz, Verstoss
from massnahmenplan.ergebnis.portfolioergebnis import Gemeinschaftsbilanz, Gemeinschaftsziel, Kontojahr
from massnahmenplan.grundlagen.schreibweise import anzahl, euro, tonnen
from massnahmenplan.nachrechnung.reste import uebertrag
from massnahmenplan.nachrechnung.ziele import EIN_MG
from massnahmenplan.portfolio.kontojahre import nutzbare_jahre
from massnahmenplan.portfolio.lage import VERBUND, einheit, kassenname, verlangte_minderung
from massnahmenplan.portfolio.verbund import Portfolio

NICHTS = Decimal(0)
Bilanzen = Mapping[str, Bilanz]
"""District -> what its plan means."""


def gemeinschaftsbilanzen(portfolio: Portfolio, bilanzen: Bilanzen) -> tuple[Gemeinschaftsbilanz, ...]:
    """Return every shared account, year by year."""
    return tuple(
        Gemeinschaftsbilanz(
            id=konto.id,
            name=konto.bezeichnung,
            art=str(konto.art),
            einheit=einheit(portfolio, konto),
            jahre=tuple(_jahre(portfolio, konto, bilanzen)),
        )
        for konto in portfolio.konten
    )


def gemeinschaftsziele(portfolio: Portfolio, bilanzen: Bilanzen) -> tuple[Gemeinschaftsziel, ...]:
    """Return how far every target over all districts is met."""
    return tuple(_ziel(portfolio, ziel, bilanzen) for ziel in portfolio.ziele)


def verstoesse(
    konten: tuple[Gemeinschaftsbilanz, ...], ziele: tuple[Gemeinschaftsziel, ...]
) -> tuple[Verstoss, ...]:
    """Return every shared limit that is broken, by however little."""
    return (*_ueberzogene(konten), *_verfehlte(ziele))


def zuteilung(
    portfolio: Portfolio, quartier: str, konten: tuple[Gemeinschaftsbilanz, ...], mit_freiem: bool = False
) -> dict[str, Jahresmengen]:
    """Return account -> what a district uses of it by year, and what nobody uses if asked for; never below 0."""
    bilanz_von = {bilanz.id: bilanz for bilanz in konten}
    return {
        konto.id: _teil(bilanz_von[konto.id], quartier, mit_freiem) for konto in portfolio.konten_von(quartier)
    }


def _teil(konto: Gemeinschaftsbilanz, quartier: str, mit_freiem: bool) -> Jahresmengen:
    """Return a district's part by year; of several periods of a year the most."""
    je_jahr: dict[int, Decimal] = {}
    for jahr in konto.jahre:
        frei = max(jahr.frei, NICHTS) if mit_freiem else NICHTS
        menge = jahr.nutzung.get(quartier, NICHTS) + frei  # what it brings in is in ``frei`` already
        je_jahr[jahr.jahr] = max(je_jahr.get(jahr.jahr, NICHTS), menge)
    return Jahresmengen(je_jahr if any(je_jahr.values()) else NICHTS)


def _jahre(portfolio: Portfolio, konto: Gemeinschaftskonto, bilanzen: Bilanzen) -> Iterator[Kontojahr]:
    """Yield the years or periods of an account; those of a pot that nobody uses as well."""
    if konto.art is Kontoart.HAUSHALT:
        yield from _kassenjahre(portfolio, konto, bilanzen)
        return
    nutzung: dict[tuple[int, str], dict[str, Decimal]] = {
        (jahr, str(jahr)): {} for jahr in _topfjahre(portfolio, konto)
    }
    for quartier in portfolio.quartiere:
        if konto.gehoert_zu(quartier.id):
            for stand in bilanzen[quartier.id].konten:
                if stand.konto == kassenname(konto, quartier.id):
                    nutzung.setdefault((stand.jahr, stand.zeit), {})[quartier.id] = stand.verbrauch
    for (jahr, zeit), je_quartier in sorted(nutzung.items()):
        yield Kontojahr(jahr, zeit, konto.im_jahr(jahr) or NICHTS, je_quartier)


def _topfjahre(portfolio: Portfolio, konto: Gemeinschaftskonto) -> Iterator[int]:
    """Yield the years that a pot has an amount for."""
    if konto.art is Kontoart.TOPF:
        faelle = [quartier.fall for quartier in portfolio.quartiere if konto.gehoert_zu(quartier.id)]
        yield from (jahr for jahr in nutzbare_jahre(konto, faelle) if konto.im_jahr(jahr) is not None)


def _kassenjahre(portfolio: Portfolio, konto: Gemeinschaftskonto, bilanzen: Bilanzen) -> Iterator[Kontojahr]:
    """Walk through the shared purse: what is left of a year goes on by its rules."""
    rest, ansaetze = NICHTS, dict[int, Decimal]()
    regeln = _regeln(portfolio, konto)
    for jahr in portfolio.quartiere[0].fall.projekt.zeitachse.jahre:
        ansaetze[jahr] = konto.im_jahr(jahr) or NICHTS
        offen = Kontojahr(jahr, str(jahr), ansaetze[jahr], _netto(portfolio, konto, bilanzen, jahr), rest)
        rest = uebertrag(regeln, max(offen.frei, NICHTS), ansaetze)
        yield Kontojahr(offen.jahr, offen.zeit, offen.menge, offen.nutzung, offen.rest_vorjahr, rest)


def _regeln(portfolio: Portfolio, konto: Gemeinschaftskonto) -> Kostentraeger:
    erstes = next(quartier for quartier in portfolio.quartiere if konto.gehoert_zu(quartier.id))
    return konto.regeln(erstes.fall.traeger_mit_id[konto.kennung_in(erstes.id)])


def _netto(portfolio: Portfolio, konto: Gemeinschaftskonto, bilanzen: Bilanzen, jahr: int) -> dict[str, Decimal]:
    """Return district -> what it takes out of the purse in a year."""
    return {
        quartier.id: sum(
            (
                stelle.netto_eur + stelle.zinsen_eur - stelle.rueckfluss_eur
                for stelle in bilanzen[quartier.id].haushalt
                if (stelle.traeger, stelle.art) == (konto.kennung_in(quartier.id), konto.kasse)
                and stelle.jahr == jahr
            ),
            NICHTS,
        )
        for quartier in portfolio.quartiere
        if konto.gehoert_zu(quartier.id)
    }


def _ziel(portfolio: Portfolio, ziel: Ziel, bilanzen: Bilanzen) -> Gemeinschaftsziel:
    jahre, soll = verlangte_minderung(portfolio, ziel)
    projekt = portfolio.quartiere[0].fall.projekt
    ist = sum((e.minderung_t for b in bilanzen.values() for e in b.emissionen if e.jahr in jahre), NICHTS)
    wann = f"{jahre.start}–{jahre.stop - 1}" if ziel.art in SUMMENZIELE else str(jahre.start)
    satz = f"Minderung aller Quartiere {wann} mindestens {tonnen(ziel.wert)}"
    if ziel.art in EMISSIONSZIELE:
        satz = f"Emission aller Quartiere {wann} höchstens {tonnen(ziel.wert)}"
    verfehlung = max(NICHTS, soll - ist).quantize(EIN_MG)
    return Gemeinschaftsziel(
        id=ziel.id,
        name=ziel.name or ziel.id,
        satz=satz,
        soll_t=soll,
        ist_t=ist,
        verfehlung_t=verfehlung,
        hart=ziel.ist_hart,
        strafe_eur=verfehlung * ziel.preis_eur,
        faktor=(1 + portfolio.diskontsatz) ** -(jahre.stop - projekt.beginn),
    )


def _ueberzogene(konten: tuple[Gemeinschaftsbilanz, ...]) -> Iterator[Verstoss]:
    for konto in konten:
        for jahr in konto.jahre:
            if jahr.frei < 0:
                fehlt = euro(-jahr.frei) if konto.einheit == "EUR" else f"{anzahl(-jahr.frei)} {konto.einheit}"
                text = f"Gemeinsames Konto {konto.name} {jahr.zeit}: {fehlt} fehlen."
                yield Verstoss(f"{VERBUND}:{konto.id}:{jahr.zeit}", text, -jahr.frei, konto.einheit)


def _verfehlte(ziele: tuple[Gemeinschaftsziel, ...]) -> Iterator[Verstoss]:
    for ziel in ziele:
        if ziel.hart and ziel.verfehlung_t > 0:
            text = f"Ziel {ziel.name} ({ziel.satz}) um {tonnen(ziel.verfehlung_t, 3)} verfehlt."
            yield Verstoss(f"{VERBUND}:{ziel.id}", text, ziel.verfehlung_t, "t")
