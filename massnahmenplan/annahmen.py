"""What was assumed because the case does not say it: told to the reader, one sentence each."""

from collections.abc import Iterator

from massnahmenplan.planungsfall import Planungsfall


def annahmen(fall: Planungsfall) -> tuple[str, ...]:
    """Return the assumptions behind every figure of this case, in German."""
    return tuple(_annahmen(fall))


def _annahmen(fall: Planungsfall) -> Iterator[str]:
    projekt = fall.projekt
    if projekt.hinweis:
        yield projekt.hinweis
    gesetzt = projekt.model_fields_set
    if "stichtag" not in gesetzt:
        yield f"Stichtag der Planung nicht genannt: Anträge sind ab {projekt.planungstag:%d.%m.%Y} möglich."
    if "diskontsatz" not in gesetzt:
        yield f"Diskontsatz nicht genannt: {projekt.diskontsatz * 100:f} % pro Jahr.".replace(".", ",", 1)
    if "preissteigerung" not in gesetzt:
        yield "Preissteigerung nicht genannt: Baupreise bleiben gleich."
    mit_ansatz = {ansatz.kostentraeger for ansatz in fall.haushalt}
    zahlende = {massnahme.kostentraeger for massnahme in fall.massnahmen}
    for traeger in fall.kostentraeger:
        if traeger.id in zahlende - mit_ansatz:
            yield f"Für {traeger.name} ist kein Haushalt genannt: sein Geld ist nicht begrenzt."
    ohne_dauer = sum(massnahme.nutzungsdauer_a is None for massnahme in fall.massnahmen)
    if ohne_dauer:
        yield f"Bei {ohne_dauer} Maßnahmen ist keine Nutzungsdauer genannt: sie wirken bis zum Ende des Plans."
    if projekt.ausgangsemission_t_a is None:
        yield "Die Emission ohne Maßnahmen ist nicht bekannt: gezeigt wird nur die Minderung."
    for programm in fall.programme:
        marken = sorted({str(f.sicherheit) for f in programm.fassungen} - {"V1"})
        if marken:
            yield f"Förderprogramm {programm.name}: Angaben teils nicht amtlich gelesen (Sicherheit {', '.join(marken)})."
