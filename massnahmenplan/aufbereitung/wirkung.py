"""Coefficients of effects: tonnes by year, overlaps, and targets as reductions that are asked for."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenmodell.daten import Ersparnis, Ueberlappung, Ziel
from massnahmenmodell.linearform import Linearform
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.begriffe.beziehung import Beziehung, Beziehungsart
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, MENGENZIELE, SUMMENZIELE
from massnahmenplan.begriffe.ziel import Ziel as Zielvorgabe
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.einzelwirkung import ersparnis_eur, minderung_t, periodenanteil, wirkungsanteil

Wirkungen = dict[tuple[str, str, int], tuple[dict[int, Decimal], dict[int, Decimal]]]
"""(measure, variant, begin) -> reduction in t and saved money in EUR by year."""
_Jahreswirkung = dict[int, tuple[Decimal, Decimal]]
"""Year -> reduction in t and saved money in EUR at full effect."""


def einzelwirkungen(fall: Planungsfall, optionen: tuple[Option, ...]) -> Wirkungen:
    """Return the effects by year; options that differ only in funding share them."""
    wirkungen: Wirkungen = {}
    volle: dict[tuple[str, str], _Jahreswirkung] = {}
    for option in optionen:
        weise, stelle = (option.massnahme, option.variante), (option.massnahme, option.variante, option.beginn)
        if weise not in volle:
            volle[weise] = _volle_wirkung(fall, option)
        if stelle not in wirkungen:
            wirkungen[stelle] = _wirkung(volle[weise], option, fall.projekt.zeitachse.je_jahr)
    return wirkungen


def _volle_wirkung(fall: Planungsfall, option: Option) -> _Jahreswirkung:
    """Return the effect of the measure by itself: as stated, and what physics says of it without any other."""
    faktoren, preise, massnahme = fall.emissionsfaktoren, fall.energiepreise, option.ausfuehrung
    gruppen, allein = fall.gruppen_der_massnahme.get(option.massnahme, ()), {option.massnahme: option.variante}
    return {
        jahr: (
            sum((g.minderung_t(allein, jahr) for g in gruppen), minderung_t(massnahme, jahr, faktoren)),
            sum((g.ersparnis_eur(allein, jahr) for g in gruppen), ersparnis_eur(massnahme, jahr, preise)),
        )
        for jahr in fall.projekt.zeitachse.jahre
    }


def _wirkung(voll: _Jahreswirkung, option: Option, je_jahr: int) -> tuple[dict[int, Decimal], dict[int, Decimal]]:
    tonnen, geld = {}, {}
    for jahr, (t, eur) in voll.items():
        if anteil := wirkungsanteil(option.ausfuehrung, option.beginn, jahr, je_jahr):
            tonnen[jahr] = anteil * t
            geld[jahr] = anteil * eur
    return tonnen, geld


def minderungen(fall: Planungsfall, optionen: tuple[Option, ...], wirkungen: Wirkungen) -> tuple[Linearform, ...]:
    """Return the single effects per year in t CO2e."""
    sammler = Sammler()
    for o, option in enumerate(optionen):
        for jahr, tonnen in wirkungen[option.massnahme, option.variante, option.beginn][0].items():
            sammler.addiere(jahr, o, float(tonnen))
    return tuple(sammler.linearform(jahr) for jahr in fall.projekt.zeitachse.jahre)


def ueberlappungen(
    fall: Planungsfall, optionen: tuple[Option, ...], wirkungen: Wirkungen, nummer: dict[str, int]
) -> tuple[Ueberlappung, ...]:
    """Return what the second measure of each overlap loses per option and period while the first works."""
    paare = [b for b in fall.beziehungen if b.art is Beziehungsart.UEBERLAPPUNG]
    von: dict[str, list[tuple[int, Option]]] = {zweite: [] for _, zweite in (paar.mitglieder for paar in paare)}
    for o, option in enumerate(optionen):
        if option.massnahme in von:
            von[option.massnahme].append((o, option))
    return tuple(_ueberlappung(fall, von[paar.mitglieder[1]], wirkungen, nummer, paar) for paar in paare)


def _ueberlappung(
    fall: Planungsfall,
    optionen: list[tuple[int, Option]],
    wirkungen: Wirkungen,
    nummer: dict[str, int],
    paar: Beziehung,
) -> Ueberlappung:
    erste, zweite = paar.mitglieder
    verlust_t, verlust_teur, achse = Sammler(), Sammler(), fall.projekt.zeitachse
    for o, option in optionen:
        tonnen, geld = wirkungen[zweite, option.variante, option.beginn]
        for periode, gewicht in _gewichte(option, achse):
            jahr, anteil = achse.jahr_von(periode), paar.verlustanteil * gewicht
            fest = (paar.co2_t_a or Decimal(0)) / achse.je_jahr if periode > option.fertig else Decimal(0)
            verlust_t.addiere(periode, o, float(fest + anteil * tonnen[jahr]))
            verlust_teur.addiere(periode, o, teur(anteil * geld[jahr]))
    return Ueberlappung(
        name=f"ueberlappung:{erste}:{zweite}",
        erste=nummer[erste],
        verlust_t=tuple(map(verlust_t.linearform, achse.perioden)),
        verlust_teur=tuple(map(verlust_teur.linearform, achse.perioden)),
    )


def ersparnisse(fall: Planungsfall, optionen: tuple[Option, ...], wirkungen: Wirkungen) -> tuple[Ersparnis, ...]:
    """Return the saved energy cost by payer, in the order of their ids.

    What a measure saves is shared as its running cost is, unless the object where it saves says who pays the
    energy there.
    """
    sammler, paare = Sammler(), [b for b in fall.beziehungen if b.art is Beziehungsart.UEBERLAPPUNG]
    for o, option in enumerate(optionen):
        for jahr, betrag in wirkungen[option.massnahme, option.variante, option.beginn][1].items():
            for traeger, anteil in option.ausfuehrung.anteile_am_betrieb.items():
                sammler.addiere((traeger, jahr), o, teur(anteil * betrag))
            for traeger, teil in _umgebucht(fall, option, jahr):
                sammler.addiere((traeger, jahr), o, teur(teil))
    anteile = [fall.massnahme_mit_id[paar.mitglieder[1]].anteile_am_betrieb for paar in paare]
    stellen = (
        Ersparnis(
            traeger=traeger,
            einzeln=tuple(sammler.linearform((traeger, jahr)) for jahr in fall.projekt.zeitachse.jahre),
            ueberlappungen=tuple((p, float(a[traeger])) for p, a in enumerate(anteile) if a.get(traeger)),
        )
        for traeger in sorted(fall.traeger_mit_id)
    )
    return tuple(stelle for stelle in stellen if any(map(len, stelle.einzeln)))


def _gewichte(option: Option, achse: Zeitachse) -> Iterator[tuple[int, Decimal]]:
    """Yield each period with effect, and the share of the effect of its year that falls into it."""
    for jahr in achse.jahre:
        anteile = {
            periode: periodenanteil(option.ausfuehrung, option.beginn, periode, achse.je_jahr)
            for periode in achse.perioden_im_jahr(jahr)
        }
        summe = sum(anteile.values(), Decimal(0))
        yield from ((periode, anteil / summe) for periode, anteil in anteile.items() if anteil)


def _umgebucht(fall: Planungsfall, option: Option, jahr: int) -> Iterator[tuple[str, Decimal]]:
    """Yield what goes to those who pay the energy of an object, and comes from those who share in the measure."""
    anteil = wirkungsanteil(option.ausfuehrung, option.beginn, jahr, fall.projekt.zeitachse.je_jahr)
    for gruppe in fall.gruppen_der_massnahme.get(option.massnahme, ()):
        if gruppe.energiekostentraeger is not None:
            teil = anteil * gruppe.ersparnis_eur({option.massnahme: option.variante}, jahr)
            yield gruppe.energiekostentraeger, teil
            for traeger, eigener in option.ausfuehrung.anteile_am_betrieb.items():
                yield traeger, -eigener * teil


def ziele(fall: Planungsfall) -> tuple[Ziel, ...]:
    """Return all targets in tonnes as least reductions over years."""
    return tuple(_ziel(fall, vorgabe) for vorgabe in fall.ziele if vorgabe.art not in MENGENZIELE)


def _ziel(fall: Planungsfall, vorgabe: Zielvorgabe) -> Ziel:
    achse = fall.projekt.zeitachse
    jahr = vorgabe.jahr if vorgabe.jahr is not None else achse.ende
    jahre = range(achse.beginn, jahr + 1) if vorgabe.art in SUMMENZIELE else range(jahr, jahr + 1)
    verlangt = vorgabe.wert
    if vorgabe.art in EMISSIONSZIELE:
        ohne = fall.projekt.ausgangsemission_t_a
        assert ohne is not None, "checked on reading"
        verlangt = sum((ohne.im_jahr(j) for j in jahre), Decimal(0)) - vorgabe.wert
    diskont = (1.0 + float(fall.projekt.diskontsatz)) ** -(jahr - achse.beginn + 1)
    return Ziel(
        name=f"ziel:{vorgabe.id}",
        satz=vorgabe.name or vorgabe.id,
        jahre=tuple(achse.jahresstelle(j) for j in jahre),
        minderung_t=float(verlangt),
        preis=None if vorgabe.ist_hart else teur(vorgabe.preis_eur) * diskont,
    )
