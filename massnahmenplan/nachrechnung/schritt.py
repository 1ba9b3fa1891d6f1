"""One decision: its dates, payments, effects and what is left of its value; grants come later (``foerderung``)."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from massnahmenplan.begriffe.gebunden import gezahlt_eur
from massnahmenplan.begriffe.massnahme import PLANUNG, Massnahme
from massnahmenplan.ergebnis import Massnahmenbilanz, Planschritt, Verstoss
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.einzelwirkung import ersparnis_eur, minderung_t


def rechne_schritt(
    fall: Planungsfall, schritt: Planschritt, verstoesse: list[Verstoss]
) -> Massnahmenbilanz | None:
    """Return the balance of one decision, or None if measure or variant do not exist; faults are appended."""
    massnahme = fall.ausfuehrungen.get(schritt.massnahme, {}).get(schritt.variante)
    if massnahme is None:
        verstoesse.append(
            Verstoss(
                f"massnahme:{schritt.massnahme}",
                f"Maßnahme „{schritt.massnahme}“ in der Variante „{schritt.variante}“ gibt es nicht.",
            )
        )
        return None
    achse = fall.projekt.zeitachse
    baubeginn = schritt.beginn + massnahme.dauer_planung
    fertig = baubeginn + massnahme.dauer_bau - 1
    letzte = achse.perioden.stop - 1
    dauer = None if massnahme.nutzungsdauer_a is None else massnahme.nutzungsdauer_a * achse.je_jahr
    wirkt_bis = letzte if dauer is None else min(letzte, fertig + dauer)
    zahlungen = _zahlungen(fall, massnahme, schritt.beginn)
    anteile = wirkungsanteile(massnahme, achse, schritt.beginn, fertig, wirkt_bis)
    je_jahr = {jahr: summe / achse.je_jahr for jahr, summe in jahressummen(anteile, achse).items()}
    return Massnahmenbilanz(
        massnahme=schritt.massnahme,
        variante=schritt.variante,
        beginn=schritt.beginn,
        baubeginn=baubeginn,
        fertig=fertig,
        fertig_am=achse.letzter_tag(fertig),
        wirkt_bis=wirkt_bis,
        zahlungen=zahlungen,
        antraege=(),
        minderung_t={j: a * _minderung_t(fall, schritt, massnahme, j) for j, a in je_jahr.items()},
        ersparnis_eur={j: a * _ersparnis_eur(fall, schritt, massnahme, j) for j, a in je_jahr.items()},
        endenergie_kwh={
            traeger: {j: a * kwh for j, a in je_jahr.items()}
            for traeger, kwh in massnahme.endenergie_kwh_a.items()
        },
        betrieb_eur={j: k - e for j, (k, e) in betrieb(massnahme, achse, fertig, wirkt_bis).items()},
        restwert_eur=_restwert(dauer, zahlungen, letzte - fertig),
    )


def wirkungsanteile(
    massnahme: Massnahme, achse: Zeitachse, beginn: int, fertig: int, wirkt_bis: int
) -> dict[int, Decimal]:
    """Return the share of its full effect that the measure has in each period of the plan, where it has one."""
    anteile = {}
    for periode in achse.perioden:
        if fertig < periode <= wirkt_bis:
            anteile[periode] = Decimal(1)
        elif massnahme.hochlauf and beginn < periode <= fertig:
            anteile[periode] = Decimal(periode - beginn) / (fertig - beginn + 1)
    return anteile


def jahressummen(anteile: Mapping[int, Decimal], achse: Zeitachse) -> dict[int, Decimal]:
    """Return the sum of figures of periods by calendar year."""
    summen: dict[int, Decimal] = {}
    for periode, anteil in anteile.items():
        jahr = achse.jahr_von(periode)
        summen[jahr] = summen.get(jahr, Decimal(0)) + anteil
    return summen


def betrieb(
    massnahme: Massnahme, achse: Zeitachse, fertig: int, wirkt_bis: int
) -> dict[int, tuple[Decimal, Decimal]]:
    """Return running cost and revenue by year: those of a year, times its quarters (or the like) of operation."""
    anzahl = Counter(achse.jahr_von(periode) for periode in range(fertig + 1, wirkt_bis + 1))
    kosten, ertrag = massnahme.betriebskosten_eur_a, massnahme.ertrag_eur_a
    return {
        jahr: (auf_cent(kosten * n / achse.je_jahr), auf_cent(ertrag * n / achse.je_jahr))
        for jahr, n in sorted(anzahl.items())
    }


def _minderung_t(fall: Planungsfall, schritt: Planschritt, massnahme: Massnahme, jahr: int) -> Decimal:
    """Return the effect of a year by itself: as stated, or of the groups in which it alone is in force."""
    allein, gruppen = {schritt.massnahme: schritt.variante}, fall.gruppen_der_massnahme.get(schritt.massnahme, ())
    in_gruppen = (gruppe.minderung_t(allein, jahr) for gruppe in gruppen)
    return sum(in_gruppen, minderung_t(massnahme, jahr, fall.emissionsfaktoren))


def _ersparnis_eur(fall: Planungsfall, schritt: Planschritt, massnahme: Massnahme, jahr: int) -> Decimal:
    allein, gruppen = {schritt.massnahme: schritt.variante}, fall.gruppen_der_massnahme.get(schritt.massnahme, ())
    in_gruppen = (gruppe.ersparnis_eur(allein, jahr) for gruppe in gruppen)
    return sum(in_gruppen, ersparnis_eur(massnahme, jahr, fall.energiepreise))


def _zahlungen(fall: Planungsfall, massnahme: Massnahme, beginn: int) -> tuple[Zahlung, ...]:
    """Walk through the years of the measure and ask of each what falls due in it."""
    ergebnis = []
    for jahr in zahlungsjahre(fall, massnahme, beginn):
        summe = sum(
            (nominal(fall, massnahme, teil, beginn, jahr) for teil in massnahme.investition_eur), Decimal(0)
        )
        if summe:
            ergebnis.append(Zahlung(jahr, summe))
    return tuple(ergebnis)


def zahlungsjahre(fall: Planungsfall, massnahme: Massnahme, beginn: int) -> list[int]:
    """Return the years of planning and building, and those of which a payment is known."""
    achse = fall.projekt.zeitachse
    geplant = range(achse.jahr_von(beginn), achse.jahr_von(beginn + massnahme.dauer - 1) + 1)
    return sorted({*geplant, *gezahlt_eur(massnahme)})


def nominal(fall: Planungsfall, massnahme: Massnahme, teil: str, beginn: int, jahr: int) -> Decimal:
    """Return what falls due of a cost part in a year: its part of what was paid, else as planned."""
    gezahlt = gezahlt_eur(massnahme)
    if jahr not in gezahlt:
        return _geplant(fall, massnahme, teil, beginn, jahr)
    plan = {t: Fraction(_geplant(fall, massnahme, t, beginn, jahr)) for t in massnahme.investition_eur}
    if not any(plan.values()):
        plan = {t: Fraction(betrag) for t, betrag in massnahme.investition_eur.items()}
    if not any(plan.values()):
        plan = dict.fromkeys(plan, Fraction(1))
    cent, ganz = gezahlt[jahr].scaleb(2), sum(plan.values(), Fraction(0))
    genau = {t: Fraction(cent) * gewicht / ganz for t, gewicht in plan.items()}
    fehlend = int(cent) - sum(int(wert) for wert in genau.values())
    zuerst = sorted(genau, key=lambda t: int(genau[t]) - genau[t])[:fehlend]
    return (int(genau[teil]) + (teil in zuerst)) * CENT


def _geplant(fall: Planungsfall, massnahme: Massnahme, teil: str, beginn: int, jahr: int) -> Decimal:
    """Return the planned instalment of a cost part in a year, at the prices of that year."""
    projekt = fall.projekt
    rate = _rate(massnahme, teil, projekt.zeitachse, beginn, jahr)
    return auf_cent(rate * (1 + projekt.preissteigerung) ** (jahr - projekt.preisjahr))


def _rate(massnahme: Massnahme, teil: str, achse: Zeitachse, beginn: int, jahr: int) -> Decimal:
    """Return the instalment of a cost part in a year, in whole cents, by how long it is planned or built in it.

    The cents that are left go to the years that are cut by most, the earlier first.
    """
    baubeginn = beginn + massnahme.dauer_planung
    plant = teil == PLANUNG and massnahme.dauer_planung
    von, bis = (beginn, baubeginn) if plant else (baubeginn, baubeginn + massnahme.dauer_bau)
    cent = int(massnahme.investition_eur[teil] / CENT)
    geteilt = {
        achse.jahr_von(periode): divmod(cent * _laenge(achse, achse.jahr_von(periode), von, bis), bis - von)
        for periode in range(von, bis)
    }
    if jahr not in geteilt:
        return Decimal(0)
    uebrig = cent - sum(ganze for ganze, _ in geteilt.values())
    bevorzugt = sorted(geteilt, key=lambda j: (-geteilt[j][1], j))[:uebrig]
    return (geteilt[jahr][0] + (jahr in bevorzugt)) * CENT


def _laenge(achse: Zeitachse, jahr: int, von: int, bis: int) -> int:
    """Return how many of the periods ``von`` … ``bis`` − 1 lie in a year."""
    return sum(achse.jahr_von(periode) == jahr for periode in range(von, bis))


def _restwert(dauer: int | None, zahlungen: tuple[Zahlung, ...], in_betrieb: int) -> Decimal:
    """Return the linear share of the investment whose lifetime lies beyond the plan; both in periods."""
    if dauer is None or in_betrieb >= dauer:
        return Decimal(0)
    kosten = sum((zahlung.betrag_eur for zahlung in zahlungen), Decimal(0))
    return kosten * (dauer - in_betrieb) / dauer
