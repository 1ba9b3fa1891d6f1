"""One decision: its dates, payments, effects and what is left of its value; grants come later (``foerderung``)."""

from decimal import Decimal

from massnahmenplan.begriffe.massnahme import PLANUNG, Massnahme
from massnahmenplan.ergebnis import Massnahmenbilanz, Planschritt, Verstoss
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent
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
    baubeginn = schritt.beginn + massnahme.dauer_planung
    fertig = baubeginn + massnahme.dauer_bau - 1
    zahlungen = _zahlungen(fall, massnahme, schritt.beginn)
    ende = fall.projekt.ende
    wirkt_bis = ende if massnahme.nutzungsdauer_a is None else min(ende, fertig + massnahme.nutzungsdauer_a)
    anteile = {
        jahr: anteil
        for jahr in fall.projekt.zeitachse.jahre
        if (anteil := _anteil(massnahme, jahr, schritt.beginn, fertig, wirkt_bis))
    }
    return Massnahmenbilanz(
        massnahme=schritt.massnahme,
        variante=schritt.variante,
        beginn=schritt.beginn,
        baubeginn=baubeginn,
        fertig=fertig,
        wirkt_bis=wirkt_bis,
        zahlungen=zahlungen,
        antraege=(),
        minderung_t={j: a * minderung_t(massnahme, j, fall.emissionsfaktoren) for j, a in anteile.items()},
        ersparnis_eur={j: a * ersparnis_eur(massnahme, j, fall.energiepreise) for j, a in anteile.items()},
        betrieb_eur=dict.fromkeys(
            range(fertig + 1, wirkt_bis + 1), massnahme.betriebskosten_eur_a - massnahme.ertrag_eur_a
        ),
        restwert_eur=_restwert(massnahme, zahlungen, ende - fertig),
    )


def _anteil(massnahme: Massnahme, jahr: int, beginn: int, fertig: int, wirkt_bis: int) -> Decimal:
    """Return the share of its full effect that the measure has in a year."""
    if fertig < jahr <= wirkt_bis:
        return Decimal(1)
    if massnahme.hochlauf and beginn <= jahr <= fertig:
        return Decimal(jahr - beginn) / (fertig - beginn + 1)
    return Decimal(0)


def _zahlungen(fall: Planungsfall, massnahme: Massnahme, beginn: int) -> tuple[Zahlung, ...]:
    """Walk through the years of the measure and ask of each what falls due in it."""
    ergebnis = []
    for jahr in range(beginn, beginn + massnahme.dauer_planung + massnahme.dauer_bau):
        summe = sum(
            (nominal(fall, massnahme, teil, beginn, jahr) for teil in massnahme.investition_eur), Decimal(0)
        )
        if summe:
            ergebnis.append(Zahlung(jahr, summe))
    return tuple(ergebnis)


def nominal(fall: Planungsfall, massnahme: Massnahme, teil: str, beginn: int, jahr: int) -> Decimal:
    """Return what falls due of a cost part in a year, at the prices of that year."""
    projekt = fall.projekt
    rate = _rate(massnahme, teil, massnahme.investition_eur[teil], jahr - beginn)
    return auf_cent(rate * (1 + projekt.preissteigerung) ** (jahr - projekt.preisjahr))


def _rate(massnahme: Massnahme, teil: str, betrag: Decimal, nummer: int) -> Decimal:
    """Return the instalment of a cost part in the ``nummer``-th year: whole cents, the odd ones first."""
    geplant = massnahme.dauer_planung
    if teil == PLANUNG and geplant:
        stelle, raten = nummer, geplant
    else:
        stelle, raten = nummer - geplant, massnahme.dauer_bau
    if not 0 <= stelle < raten:
        return Decimal(0)
    cent, uebrig = divmod(int(betrag / CENT), raten)
    return (cent + (1 if stelle < uebrig else 0)) * CENT


def _restwert(massnahme: Massnahme, zahlungen: tuple[Zahlung, ...], betriebsjahre: int) -> Decimal:
    """Return the linear share of the investment whose lifetime lies beyond the plan."""
    dauer = massnahme.nutzungsdauer_a
    if dauer is None or betriebsjahre >= dauer:
        return Decimal(0)
    kosten = sum((zahlung.betrag_eur for zahlung in zahlungen), Decimal(0))
    return kosten * (dauer - betriebsjahre) / dauer
