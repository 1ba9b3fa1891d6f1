"""What is assumed of measures that have begun, and of applications that are decided."""

from collections.abc import Iterator

from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.planungsfall import Planungsfall


def stand(fall: Planungsfall) -> Iterator[str]:
    """What is settled, what rests on notices, and what is no longer for choice."""
    gebunden = sorted(stand.massnahme for stand in fall.staende if stand.gebunden)
    if gebunden:
        yield (
            f"Vergeben oder gebaut und deshalb, wie ihr Stand es sagt, im Plan: {', '.join(gebunden)}. Zahlungen, "
            "die der Stand nicht nennt, gelten wie geplant."
        )
    if weg := sorted(f"{stand.massnahme} ({stand.lage})" for stand in fall.staende if stand.ausgeschieden):
        yield f"Nicht mehr zur Wahl: {', '.join(weg)}."
    if fall.staende:
        tag = datum(fall.projekt.planungstag)
        yield f"Was nicht begonnen ist, beginnt nicht vor der Periode des Stichtags {tag}."
    bewilligt = [b for je in fall.bescheide_fuer.values() for b in je if b.bewilligt]
    if bewilligt:
        genannt = ", ".join(f"{b.programm} für {b.massnahme}" for b in bewilligt)
        gezahlt = [f"{b.programm} für {b.massnahme}" for b in bewilligt if b.ausgezahlt_eur or b.abgeschlossen]
        if gezahlt:
            wann = "Ausgezahltes zählt in dem Jahr, in dem es kam, ein Rest in den Jahren danach"
            yield f"{wann}: {', '.join(gezahlt)}."
        yield (
            f"Bewilligte Zuschüsse gelten in Höhe des Bescheids bis zu seiner Frist: {genannt}. Eine spätere "
            "Kürzung (etwa weil Kosten sinken) ist nicht gerechnet."
        )
