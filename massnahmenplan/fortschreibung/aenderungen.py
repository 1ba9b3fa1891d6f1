"""The list of changes: what is decided otherwise, and what became of decisions that stay."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.ergebnis import Aenderung, Bilanz, Massnahmenbilanz, Plan, Planschritt, Verstoss
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.fortschreibung.ursachen import Ursachenfinder
from massnahmenplan.grundlagen.schreibweise import anzahl, euro
from massnahmenplan.nachrechnung.aenderungen import unterschied
from massnahmenplan.planungsfall import Planungsfall

EIN_EURO, EIN_KG = Decimal(1), Decimal("0.001")
Rohe = tuple[str, str, str, str, Decimal | None, str]
"""Measure, kind, old, new, difference, unit: a change without its cause."""


def liste_aenderungen(
    letzter: Letzter, fall: Planungsfall, plan: Plan, bilanz: Bilanz, heute: tuple[Verstoss, ...]
) -> tuple[Aenderung, ...]:
    """Return all changes in order of measures; ``heute`` is what the last plan would break today."""
    rohe = [*_entscheidungen(letzter, fall, plan), *_zahlen(letzter, fall, bilanz)]
    anders = fallunterschiede(letzter.fall, fall)
    finder = Ursachenfinder(letzter, fall, plan, bilanz, anders, heute, {massnahme for massnahme, *_ in rohe})
    return tuple(
        Aenderung(kennung, _name(letzter, fall, kennung), art, alt, neu, um, einheit, finder.ursache(kennung, art))
        for kennung, art, alt, neu, um, einheit in sorted(rohe, key=lambda eintrag: eintrag[0])
    )


def _name(letzter: Letzter, fall: Planungsfall, kennung: str) -> str:
    return (fall.massnahme_mit_id.get(kennung) or letzter.fall.massnahme_mit_id[kennung]).name


def _entscheidungen(letzter: Letzter, fall: Planungsfall, plan: Plan) -> Iterator[Rohe]:
    achse, art = fall.projekt.zeitachse, Aenderungsart
    for kennung in sorted({s.massnahme for p in (letzter.plan, plan) for s in p.schritte}):
        alt, neu = letzter.plan.schritt(kennung), plan.schritt(kennung)
        if alt is None and neu is not None:
            yield kennung, art.NEU, "", _beschrieben(fall, neu), None, ""
        elif neu is None and alt is not None:
            yield kennung, art.GESTRICHEN, _beschrieben(letzter.fall, alt), "", None, ""
        elif alt is not None and neu is not None:
            if alt.beginn != neu.beginn:
                um = Decimal(neu.beginn - alt.beginn)
                yield kennung, art.VERSCHOBEN, achse.name(alt.beginn), achse.name(neu.beginn), um, achse.einheit
            if alt.variante != neu.variante:
                davor, danach = _variante(letzter.fall, alt), _variante(fall, neu)
                yield kennung, art.ANDERE_VARIANTE, davor, danach, None, ""
            yield from _foerderung(letzter, fall, alt, neu)


def _beschrieben(fall: Planungsfall, schritt: Planschritt) -> str:
    return f"Beginn {fall.projekt.zeitachse.name(schritt.beginn)}, {_variante(fall, schritt)}"


def _variante(fall: Planungsfall, schritt: Planschritt) -> str:
    if schritt.variante == BASIS:
        return "wie angegeben"
    namen = {v.id: v.name for v in fall.varianten if v.massnahme == schritt.massnahme}
    return namen.get(schritt.variante) or schritt.variante


def _foerderung(letzter: Letzter, fall: Planungsfall, alt: Planschritt, neu: Planschritt) -> Iterator[Rohe]:
    gezaehlt = unterschied(alt, neu, {b.programm for b in fall.bescheide if b.massnahme == alt.massnahme})
    if gezaehlt.get(Aenderungsart.ANDERER_ANTRAG):
        yield alt.massnahme, Aenderungsart.ANDERER_ANTRAG, _antragstage(alt), _antragstage(neu), None, ""
        return
    if gezaehlt.get(Aenderungsart.ANDERE_FOERDERUNG):
        davor, danach = _programme(letzter.fall, alt), _programme(fall, neu)
        yield alt.massnahme, Aenderungsart.ANDERE_FOERDERUNG, davor, danach, None, ""


def _antragstage(schritt: Planschritt) -> str:
    return ", ".join(f"{wahl.antrag_am:%d.%m.%Y}" for wahl in sorted(schritt.foerderung))


def _programme(fall: Planungsfall, schritt: Planschritt) -> str:
    namen = []
    for wahl in sorted(schritt.foerderung):
        angaben = ", ".join((*wahl.mit, *(f"ohne {merkmal}" for merkmal in wahl.ohne)))
        namen.append(fall.programm_mit_id[wahl.programm].name + (f" ({angaben})" if angaben else ""))
    return " + ".join(namen) or "keine"


def _zahlen(letzter: Letzter, fall: Planungsfall, bilanz: Bilanz) -> Iterator[Rohe]:
    """Yield cost, grants and effects that differ where the measure stays as it was decided."""
    letztes_jahr = min(letzter.fall.projekt.ende, fall.projekt.ende)
    for neu in bilanz.massnahmen:
        alt = letzter.bilanz.massnahme(neu.massnahme)
        if alt is None or (alt.variante, alt.beginn) != (neu.variante, neu.beginn):
            continue
        kosten = neu.investition_eur - alt.investition_eur
        if abs(kosten) >= EIN_EURO:
            art = "teurer" if kosten > 0 else "billiger"
            yield neu.massnahme, art, euro(alt.investition_eur, 0), euro(neu.investition_eur, 0), kosten, "EUR"
        zuschuss = neu.zuschuss_eur - alt.zuschuss_eur
        if abs(zuschuss) >= EIN_EURO:
            yield neu.massnahme, "zuschuss", euro(alt.zuschuss_eur, 0), euro(neu.zuschuss_eur, 0), zuschuss, "EUR"
        vorher, nachher = (_bis(b, letztes_jahr) for b in (alt, neu))
        if abs(nachher - vorher) >= EIN_KG:
            yield neu.massnahme, "wirkung", _tonnen(vorher), _tonnen(nachher), nachher - vorher, "t CO2e"


def _tonnen(tonnen: Decimal) -> str:
    return f"{anzahl(round(tonnen, 1))} t"


def _bis(bilanz: Massnahmenbilanz, jahr: int) -> Decimal:
    return sum((tonnen for j, tonnen in bilanz.minderung_t.items() if j <= jahr), Decimal(0))
