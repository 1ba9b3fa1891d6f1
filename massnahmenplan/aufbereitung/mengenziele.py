"""Coefficients of targets in other units than tonnes: criteria, numbers of measures, energy, taxonomy share."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenmodell.bewertung import Mengenziel
from massnahmenmodell.linearform import Linearform
from massnahmenplan.aufbereitung.einheiten import TAUSEND, teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.begriffe.ziel import MENGENZIELE, Ziel, Zielart
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.einzelwirkung import periodenanteil, wirkungsanteil

IN_TAUSENDERN = frozenset({Zielart.ENERGIE, Zielart.TAXONOMIE_ANTEIL})
"""Targets that the model counts in MWh and thousand EUR."""


def mengenziele(fall: Planungsfall, optionen: Sequence[Option], nummer: dict[str, int]) -> tuple[Mengenziel, ...]:
    """Return the targets as least sums over options."""
    return tuple(_mengenziel(fall, ziel, optionen, nummer) for ziel in fall.ziele if ziel.art in MENGENZIELE)


def _mengenziel(fall: Planungsfall, ziel: Ziel, optionen: Sequence[Option], nummer: dict[str, int]) -> Mengenziel:
    achse = fall.projekt.zeitachse
    jahr = ziel.jahr if ziel.jahr is not None else achse.ende
    teiler = TAUSEND if ziel.art in IN_TAUSENDERN else 1
    richtung = -1 if _ist_obergrenze(fall, ziel) else 1
    sammler = Sammler()
    for o, option in enumerate(optionen):
        sammler.addiere(ziel.id, o, float(richtung * _menge(fall, ziel, option, jahr) / teiler))
    verlangt = Decimal(0) if ziel.art is Zielart.TAXONOMIE_ANTEIL else richtung * ziel.wert / teiler
    diskont = (1.0 + float(fall.projekt.diskontsatz)) ** -(jahr - achse.beginn + 1)
    return Mengenziel(
        name=f"ziel:{ziel.id}",
        satz=ziel.name or ziel.id,
        form=sammler.linearform(ziel.id),
        mindestens=float(verlangt),
        preis=None if ziel.ist_hart else teur(ziel.preis_eur * teiler) * diskont,
        verluste=_verluste(fall, ziel, optionen, nummer, jahr) if ziel.art is Zielart.ENERGIE else (),
    )


def _ist_obergrenze(fall: Planungsfall, ziel: Ziel) -> bool:
    """Return True if the sum may not be above the value: a criterion of which less is better."""
    kriterien = {kriterium.id: kriterium for kriterium in fall.kriterien}
    return ziel.art is Zielart.KRITERIUM and kriterien[ziel.kriterium or ""].richtung == "weniger"


def _menge(fall: Planungsfall, ziel: Ziel, option: Option, jahr: int) -> Decimal:
    """Return what an option adds to the target's sum, in the target's own unit."""
    massnahme = option.ausfuehrung
    if ziel.art is Zielart.MINDESTANZAHL:
        passt = ziel.handlungsfeld in {None, massnahme.handlungsfeld}
        return Decimal(passt and option.vorhaben.fertigstellung.year <= jahr)
    if ziel.art is Zielart.KRITERIUM:
        return massnahme.kriterien.get(ziel.kriterium or "", Decimal(0))
    if ziel.art is Zielart.ENERGIE:
        anteil = wirkungsanteil(massnahme, option.beginn, jahr, fall.projekt.zeitachse.je_jahr)
        return anteil * (_kwh(ziel, option) + _physik_kwh(fall, ziel, option, jahr)) if anteil else Decimal(0)
    kosten = gesamtkosten(massnahme)
    return (kosten if massnahme.ist_taxonomiekonform else Decimal(0)) - ziel.wert * kosten


def _kwh(ziel: Ziel, option: Option) -> Decimal:
    energie = option.ausfuehrung.endenergie_kwh_a
    gezaehlt = (kwh for traeger, kwh in energie.items() if ziel.energietraeger in {None, traeger})
    return sum(gezaehlt, Decimal(0))


def _physik_kwh(fall: Planungsfall, ziel: Ziel, option: Option, jahr: int) -> Decimal:
    """Return what physics says that the measure saves by itself; what it saves with others is in ``produkte``."""
    allein = {option.massnahme: option.variante}
    gruppen = fall.gruppen_der_massnahme.get(option.massnahme, ())
    return sum((g.einsparung_kwh(allein, jahr, ziel.energietraeger) for g in gruppen), Decimal(0))


def _verluste(
    fall: Planungsfall, ziel: Ziel, optionen: Sequence[Option], nummer: dict[str, int], jahr: int
) -> tuple[tuple[int, int, Linearform], ...]:
    """Return what the second measure of each overlap loses of its saving while the first one works."""
    ergebnis, achse = [], fall.projekt.zeitachse
    for paar in fall.beziehungen:
        if paar.art is not Beziehungsart.UEBERLAPPUNG or not paar.verlustanteil:
            continue
        erste, zweite = paar.mitglieder
        for periode in achse.perioden_im_jahr(jahr):
            sammler = Sammler()
            for o, option in enumerate(optionen):
                if option.massnahme == zweite:
                    anteil = periodenanteil(option.ausfuehrung, option.beginn, periode, achse.je_jahr)
                    kwh = anteil / achse.je_jahr * max(_kwh(ziel, option), Decimal(0))
                    sammler.addiere(periode, o, float(paar.verlustanteil * kwh / TAUSEND))
            if len(form := sammler.linearform(periode)):
                ergebnis.append((nummer[erste], achse.stelle(periode), form))
    return tuple(ergebnis)
