"""Why a measure is in the plan, why then, and why with that funding."""

from dataclasses import replace
from decimal import Decimal

from massnahmenplan import nachrechnung
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.ergebnis import Planschritt
from massnahmenplan.ergebnis.erklaerung import Warum
from massnahmenplan.erklaerung.foerderwahl import andere_pakete
from massnahmenplan.erklaerung.gegenprobe import ohne
from massnahmenplan.erklaerung.lage import Planlage
from massnahmenplan.erklaerung.zeitpunkt import naechster_beginn


def warum(lage: Planlage, schritt: Planschritt, zeit_s: float) -> Warum | None:
    """Return the reasons for a measure of the plan; None if the model knows no such option."""
    m = lage.nummer[schritt.massnahme]
    massnahme = lage.bilanz.massnahme(schritt.massnahme)
    if m not in lage.option_von or massnahme is None:
        return None
    vergleiche, ablehnungen = andere_pakete(lage, m)
    gleiche = [lage.aufbereitung.optionen[int(o)] for o in lage.optionen(m)]
    beginne = [option.beginn for option in gleiche if option.variante == schritt.variante]
    stand = lage.fall.stand_von.get(schritt.massnahme)
    muss = [f for f in lage.fall.festlegungen if f.massnahme == schritt.massnahme and f.art is Festlegungsart.MUSS]
    return Warum(
        schritt=schritt,
        pflicht=m in lage.daten.pflicht,
        beschluss=muss[0].beschluss if muss else None,
        gebunden=stand if stand is not None and stand.gebunden else None,
        einzeln_t=massnahme.minderung_summe_t,
        gemeinsam_t=_gemeinsam(lage, schritt),
        ohne=ohne(lage, m, zeit_s),
        frueher=naechster_beginn(lage, m, -1),
        spaeter=naechster_beginn(lage, m, 1),
        fenster=(min(beginne), max(beginne)),
        zuschuss_eur=massnahme.alle_zuschuesse_eur,
        andere_pakete=vergleiche,
        abgelehnt=tuple((ablehnung.programm, ablehnung.grund) for ablehnung in ablehnungen),
    )


def _gemeinsam(lage: Planlage, schritt: Planschritt) -> Decimal:
    """Return what the plan reduces less without the measure, everything else as it is."""
    rest = replace(lage.plan, schritte=tuple(s for s in lage.plan.schritte if s != schritt))
    return lage.bilanz.zielwerte["co2"] - nachrechnung.rechne(lage.fall, rest).bilanz.zielwerte["co2"]
