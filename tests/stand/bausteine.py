"""What a plan would look like as state and notices, if everything came as planned."""

from datetime import date
from typing import Any

from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.ergebnis import Bilanz, Ergebnis
from massnahmenplan.planungsfall import Planungsfall


def stand(massnahme: str, phase: str = "idee", **felder: Any) -> Massnahmenstand:
    daten = {"massnahme": massnahme, "phase": phase, "datum": date(2027, 1, 1)} | felder
    return Massnahmenstand.model_validate(daten)


def bescheid(massnahme: str, programm: str = "krl", art: str = "bewilligt", **felder: Any) -> Bescheid:
    daten = {"massnahme": massnahme, "programm": programm, "art": art, "datum": date(2026, 6, 1)} | felder
    return Bescheid.model_validate(daten)


def mit(fall: Planungsfall, staende: Any = (), bescheide: Any = (), **projekt: Any) -> Planungsfall:
    """Return the case with state and notices, and other data of the project, checked anew."""
    neu = {"staende": tuple(staende), "bescheide": tuple(bescheide)}
    if projekt:
        neu["projekt"] = fall.projekt.model_copy(update=projekt)
    kopie = fall.model_copy(update=neu)
    return Planungsfall.model_validate(kopie.model_dump(mode="json"))


def wie_geplant(ergebnis: Ergebnis) -> Planungsfall:
    """Return the case of a plan with a Stand that says of every planned measure what the plan says."""
    fall, bilanz = ergebnis.fall, ergebnis.bilanz
    name = fall.projekt.zeitachse.angabe
    staende = [
        stand(
            m.massnahme,
            "vergeben",
            variante=m.variante,
            beginn=name(m.beginn),
            fertig=name(m.fertig),
            kosten_eur={} if m.buendel else {z.jahr: z.betrag_eur for z in m.zahlungen},
        )
        for m in bilanz.massnahmen
    ]
    return mit(fall, staende, _bescheide(bilanz))


def _bescheide(bilanz: Bilanz) -> list[Bescheid]:
    return [
        bescheid(
            m.massnahme,
            antrag.programm,
            antrag_am=antrag.antrag_am,
            datum=antrag.bewilligung_am,
            betrag_eur=antrag.zuschuss_eur,
            frist=antrag.fertig_bis,
        )
        for m in bilanz.massnahmen
        for antrag in m.antraege
        if not antrag.mit and not antrag.ohne
    ]
