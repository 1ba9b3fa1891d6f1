"""What state and notices say that can hardly be meant: slipped columns, a digit too many, a notice undone."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from massnahmenplan.begriffe.stand import GEBAUT, Bescheid, Massnahmenstand
from massnahmenplan.grundlagen.schreibweise import datum, euro, tonnen
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.verfall import Verfall, sicher_verfallene

NACHLAUF_A = 2
"""Years after building in which final accounts are still paid."""
VIELFACHES = 3
"""How many times as much as planned is more than things become dearer or better."""
Zweifel = tuple[str, str, str, str]
"""Code, field, text and remedy of a hint."""


def zweifel_am_stand(fall: Planungsfall, stand: Massnahmenstand) -> Iterator[Zweifel]:
    """Yield W313 payments of years in which nothing is built, W314 far more than planned, W316 no delay at all."""
    if stand.gebunden:
        yield from _zahlungsjahre(fall, stand)
        yield from _vielfache(fall, stand)
    achse, tag = fall.projekt.zeitachse, fall.projekt.planungstag
    bis = None if stand.zurueck_bis is None else achse.perioden_von(stand.zurueck_bis).start
    if stand.aufgeschoben and bis is not None and bis <= achse.periode_am(tag):
        text = f"liegt nicht nach dem Stichtag {datum(tag)}: sie kann sofort beginnen"
        yield "W316", "zurueck_bis", text, "Einen späteren Zeitpunkt nennen, oder lage: planmaessig."


def zweifel_am_bescheid(bescheid: Bescheid, alle: Iterable[Bescheid]) -> Iterator[Zweifel]:
    """Yield W315: an application that is dated after its approval takes the place of it."""
    for anderer in alle:
        gleich = (anderer.massnahme, anderer.programm) == (bescheid.massnahme, bescheid.programm)
        if gleich and anderer.bewilligt and bescheid.art == "beantragt" and anderer.datum < bescheid.datum:
            text = f"liegt nach der Bewilligung vom {datum(anderer.datum)}: nun gilt der Antrag, ohne Betrag"
            abhilfe = "Gehört der Antrag zu dieser Bewilligung: die Zeile löschen, dort antrag_am angeben."
            yield "W315", "datum", text, abhilfe


def verfallene_bewilligungen(fall: Planungsfall) -> Iterator[tuple[Bescheid, Zweifel]]:
    """Yield W318 with its notice: an approval that no plan can use, as building ends after its deadline."""
    for verfallen in sicher_verfallene(fall):
        bescheid, wer = verfallen.bescheid, fall.benannt(verfallen.bescheid.massnahme)
        woher = "" if bescheid.frist is not None else " (Bewilligungszeitraum des Programms)"
        name = fall.programm_mit_id[bescheid.programm].name
        betrag = bescheid.zuschuss_eur
        was = f"{euro(betrag)} aus {name} entfallen" if betrag else f"der Kredit aus {name} entfällt"
        text = "; ".join(filter(None, (f"{wer}: {was}", f"{verfallen.satz}{woher}", verfallen.rueckfrage)))
        yield bescheid, ("W318", "frist", text, _abhilfe(fall, verfallen))


def _abhilfe(fall: Planungsfall, verfallen: Verfall) -> str:
    """Return what helps; of a deadline within the last period nobody knows which of the two days comes first."""
    achse = fall.projekt.zeitachse
    abhilfe = "frist angeben, wenn die des Bescheids länger ist oder verlängert wird; oder früher fertig werden"
    if achse.periode_am(verfallen.frist) != achse.periode_am(verfallen.fertig_am):
        return f"{abhilfe}."
    tag = datum(verfallen.fertig_am)
    return (
        f"{abhilfe}. Der Plan rechnet mit dem letzten Tag der Periode (raster: {fall.projekt.raster}): Wird vor "
        f"der Frist gebaut und nachgewiesen, frist: {tag} eintragen."
    )


def _zahlungsjahre(fall: Planungsfall, stand: Massnahmenstand) -> Iterator[Zweifel]:
    achse = fall.projekt.zeitachse
    beginn, fertig = stand.beginnt_in(achse), stand.fertig_in(achse)
    letztes = achse.jahr_von(fertig) if fertig is not None else stand.datum.year if stand.phase in GEBAUT else None
    abhilfe = "Jahr prüfen: ist eine Spalte verrutscht? Stimmt es, bleibt es dabei."
    for jahr, betrag in sorted(stand.kosten_eur.items()):
        if betrag and beginn is not None and jahr < achse.jahr_von(beginn):
            yield "W313", f"kosten_eur.{jahr}", f"liegt vor dem Beginn ({stand.beginn})", abhilfe
        elif betrag and letztes is not None and jahr > letztes + NACHLAUF_A:
            text = f"liegt {jahr - letztes} Jahre nach der Fertigstellung ({letztes})"
            yield "W313", f"kosten_eur.{jahr}", text, abhilfe


def _vielfache(fall: Planungsfall, stand: Massnahmenstand) -> Iterator[Zweifel]:
    weisen = fall.planweisen[stand.massnahme]
    genannte = weisen.values() if stand.variante is None else (weisen[stand.variante],)
    abhilfe = "Nullen, Komma und Einheit prüfen. Stimmt der Wert, bleibt es dabei."
    geplant = max(sum(weise.investition_eur.values(), Decimal(0)) for weise in genannte)
    gezahlt = sum(stand.kosten_eur.values(), Decimal(0))
    if gezahlt > VIELFACHES * geplant > 0:
        text = f"zusammen {euro(gezahlt)}, mehr als das {VIELFACHES}-Fache des Geplanten ({euro(geplant)})"
        yield "W314", "kosten_eur", text, abhilfe
    wirkung = max(weise.co2_t_a or Decimal(0) for weise in genannte)
    if stand.co2_t_a is not None and stand.co2_t_a > VIELFACHES * wirkung > 0:
        yield (
            "W314",
            "co2_t_a",
            f"über dem {VIELFACHES}-Fachen der geplanten {tonnen(wirkung, 1)} im Jahr",
            abhilfe,
        )
