"""The grants of a plan: the law applied to all its decisions together."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from massnahmenplan.ergebnis import Massnahmenbilanz, Planschritt, Verstoss
from massnahmenplan.foerderung.kontenbuch import Kontobelastung
from massnahmenplan.foerderung.planbedingungen import Vorgang
from massnahmenplan.foerderung.planrecht import wende_an
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.nachrechnung.schritt import nominal, zahlungsjahre
from massnahmenplan.planungsfall import Planungsfall

Schritt = tuple[Planschritt, Massnahmenbilanz]
"""A decision with what it costs and brings before any grant."""


def foerdere(
    fall: Planungsfall, schritte: Sequence[Schritt], verstoesse: list[Verstoss]
) -> tuple[tuple[Massnahmenbilanz, ...], tuple[Kontobelastung, ...]]:
    """Return the measures with their applications; refusals are faults and bring no money."""
    vorgaenge = [
        _vorgang(fall, nummer, schritt, bilanz, verstoesse) for nummer, (schritt, bilanz) in enumerate(schritte)
    ]
    foerderung = wende_an(fall.recht, vorgaenge)
    kennung = {vorgang.massnahme: vorgang.vorhaben.massnahme.id for vorgang in vorgaenge}
    for absage in foerderung.absagen:
        verstoesse.append(_verstoss(fall, kennung[absage.massnahme], f"{absage.programm}: {absage.grund}"))
    massnahmen = tuple(
        replace(bilanz, antraege=foerderung.pakete[vorgang.massnahme].antraege)
        for vorgang, (_, bilanz) in zip(vorgaenge, schritte, strict=True)
    )
    return massnahmen, foerderung.belastungen


def _vorgang(
    fall: Planungsfall, nummer: int, schritt: Planschritt, bilanz: Massnahmenbilanz, verstoesse: list[Verstoss]
) -> Vorgang:
    """Return what the law looks at; the number tells a measure apart that a faulty plan names twice."""
    massnahme = fall.ausfuehrungen[schritt.massnahme][schritt.variante]
    for wahl in schritt.foerderung:
        if wahl.programm not in fall.programm_mit_id:
            text = f"Förderprogramm „{wahl.programm}“ gehört nicht zum Fall."
            verstoesse.append(_verstoss(fall, schritt.massnahme, text))
    achse, jahre = fall.projekt.zeitachse, zahlungsjahre(fall, massnahme, bilanz.beginn)
    vorhaben = Vorhaben(
        massnahme=massnahme,
        traeger=fall.traeger_mit_id[massnahme.kostentraeger],
        objekt=fall.objekt_mit_id[massnahme.objekt] if massnahme.objekt else None,
        stichtag=fall.projekt.planungstag,
        baubeginn=achse.erster_tag(bilanz.baubeginn),
        fertigstellung=bilanz.fertig_am,
        zahlungen=bilanz.zahlungen,
        teile=tuple(
            (teil, sum((nominal(fall, massnahme, teil, bilanz.beginn, jahr) for jahr in jahre), Decimal(0)))
            for teil in massnahme.investition_eur
        ),
        je_jahr=achse.je_jahr,
        bescheide=fall.bescheide_fuer.get(schritt.massnahme, ()),
    )
    bekannte = tuple(wahl for wahl in schritt.foerderung if wahl.programm in fall.programm_mit_id)
    return Vorgang(f"{schritt.massnahme}#{nummer:06}", vorhaben, bekannte)


def _verstoss(fall: Planungsfall, massnahme: str, text: str) -> Verstoss:
    return Verstoss(f"foerderung:{massnahme}", f"Maßnahme {fall.benannt(massnahme)}: {text}")
