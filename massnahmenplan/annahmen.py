"""What was assumed because the case does not say it: told to the reader, one sentence each."""

from collections.abc import Iterator

from massnahmenplan.grundlagen.schreibweise import datum, prozent_knapp
from massnahmenplan.planungsfall import Planungsfall


def annahmen(fall: Planungsfall) -> tuple[str, ...]:
    """Return the assumptions behind every figure of this case, in German."""
    return (*_projekt(fall), *_geld(fall), *_wirkung(fall), *_foerderung(fall))


def _projekt(fall: Planungsfall) -> Iterator[str]:
    projekt, gesetzt = fall.projekt, fall.projekt.model_fields_set
    if projekt.hinweis:
        yield projekt.hinweis
    if "stichtag" not in gesetzt:
        yield f"Stichtag der Planung nicht genannt: Anträge sind ab {datum(projekt.planungstag)} möglich."
    if "diskontsatz" not in gesetzt:
        yield f"Diskontsatz nicht genannt: {prozent_knapp(projekt.diskontsatz)} pro Jahr."
    if "preissteigerung" not in gesetzt:
        yield "Preissteigerung nicht genannt: Baupreise bleiben gleich."


def _geld(fall: Planungsfall) -> Iterator[str]:
    mit_ansatz = {ansatz.kostentraeger for ansatz in fall.haushalt}
    zahlende = {massnahme.kostentraeger for massnahme in fall.massnahmen}
    for traeger in fall.kostentraeger:
        if traeger.id in zahlende - mit_ansatz:
            yield f"Für {traeger.name} ist kein Haushalt genannt: sein Geld ist nicht begrenzt."


def _wirkung(fall: Planungsfall) -> Iterator[str]:
    ohne_dauer = sum(massnahme.nutzungsdauer_a is None for massnahme in fall.massnahmen)
    if ohne_dauer:
        yield f"Bei {ohne_dauer} Maßnahmen ist keine Nutzungsdauer genannt: sie wirken bis zum Ende des Plans."
    if fall.projekt.ausgangsemission_t_a is None:
        yield "Die Emission ohne Maßnahmen ist nicht bekannt: gezeigt wird nur die Minderung."
    if any(not ziel.ist_hart for ziel in fall.ziele):
        yield "Weiche Ziele kosten ihren Überschreitungspreis nur im Ziel „kosten“; im Ziel „co2“ wird berichtet."


def _foerderung(fall: Planungsfall) -> Iterator[str]:
    unsicher = []
    for programm in fall.programme:
        marken = sorted({str(fassung.sicherheit) for fassung in programm.fassungen} - {"V1"})
        if marken:
            unsicher.append(f"{programm.name} ({', '.join(marken)})")
    if unsicher:
        yield (
            "Förderprogramme, deren Angaben nicht durchweg im amtlichen Text gelesen sind "
            f"(V2 Sekundärquelle, V3 dünn belegt, G ungeprüft, offen): {'; '.join(unsicher)}."
        )
