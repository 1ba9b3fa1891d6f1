"""One decision: its dates, payments, grants, effects and what is left of its value."""

from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import PLANUNG, Massnahme
from massnahmenplan.ergebnis import Massnahmenbilanz, Planschritt, Verstoss
from massnahmenplan.foerderung.paket import Antrag, Paket, Vorhaben, Zahlung
from massnahmenplan.foerderung.pakete import bilde_paket
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
    antraege = _antraege(fall, schritt, massnahme, zahlungen, verstoesse)
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
        antraege=antraege,
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
    projekt = fall.projekt
    ergebnis = []
    for jahr in range(beginn, beginn + massnahme.dauer_planung + massnahme.dauer_bau):
        summe = Decimal(0)
        for teil, betrag in massnahme.investition_eur.items():
            rate = _rate(massnahme, teil, betrag, jahr - beginn)
            summe += auf_cent(rate * (1 + projekt.preissteigerung) ** (jahr - projekt.preisjahr))
        if summe:
            ergebnis.append(Zahlung(jahr, summe))
    return tuple(ergebnis)


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


def _antraege(
    fall: Planungsfall,
    schritt: Planschritt,
    massnahme: Massnahme,
    zahlungen: tuple[Zahlung, ...],
    verstoesse: list[Verstoss],
) -> tuple[Antrag, ...]:
    """Apply the law to the chosen applications; a refusal is a fault and brings no money."""
    unbekannt = [wahl.programm for wahl in schritt.foerderung if wahl.programm not in fall.programm_mit_id]
    for programm in unbekannt:
        verstoesse.append(_ablehnung(schritt, f"Förderprogramm „{programm}“ gehört nicht zum Fall."))
    if unbekannt or not schritt.foerderung:
        return ()
    baubeginn = schritt.beginn + massnahme.dauer_planung
    vorhaben = Vorhaben(
        massnahme=massnahme,
        traeger=fall.traeger_mit_id[massnahme.kostentraeger],
        objekt=fall.objekt_mit_id[massnahme.objekt] if massnahme.objekt else None,
        stichtag=fall.projekt.planungstag,
        baubeginn=date(baubeginn, 1, 1),
        fertigstellung=date(baubeginn + massnahme.dauer_bau - 1, 12, 31),
        zahlungen=zahlungen,
    )
    wahl = [(fall.programm_mit_id[w.programm], w.antrag_am) for w in schritt.foerderung]
    paket = bilde_paket(vorhaben, wahl)
    if isinstance(paket, Paket):
        return paket.antraege
    for ablehnung in paket:
        verstoesse.append(_ablehnung(schritt, f"{ablehnung.programm}: {ablehnung.grund}"))
    return ()


def _ablehnung(schritt: Planschritt, grund: str) -> Verstoss:
    return Verstoss(f"foerderung:{schritt.massnahme}", f"Maßnahme {schritt.massnahme}: {grund}")


def _restwert(massnahme: Massnahme, zahlungen: tuple[Zahlung, ...], betriebsjahre: int) -> Decimal:
    """Return the linear share of the investment whose lifetime lies beyond the plan."""
    dauer = massnahme.nutzungsdauer_a
    if dauer is None or betriebsjahre >= dauer:
        return Decimal(0)
    kosten = sum((zahlung.betrag_eur for zahlung in zahlungen), Decimal(0))
    return kosten * (dauer - betriebsjahre) / dauer
