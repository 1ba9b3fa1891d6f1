"""Phase of a measure against its dates: what has not begun has no begin, what is not done has no end behind it."""

from collections.abc import Iterator

from massnahmenplan.begriffe.stand import GEBAUT, Massnahmenstand
from massnahmenplan.begriffe.worte import PHASEN
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.grundlagen.zeit import Zeitachse


def zeitwidersprueche(stand: Massnahmenstand, achse: Zeitachse) -> Iterator[tuple[str, str, str]]:
    """Yield field, text and remedy (E303) of each date that the phase, on the day of the Stand, does not allow."""
    heute, beginn, fertig = achse.periode_am(stand.datum), stand.beginnt_in(achse), stand.fertig_in(achse)
    nach, phase = f"liegt nach dem {datum(stand.datum)}", PHASEN[stand.phase]
    if beginn is not None and beginn > heute:
        if stand.gebunden and stand.phase != "vergeben":
            yield "beginn", f"{nach}, an dem sie {phase} ist", "beginn berichtigen oder die Phase ändern."
        elif stand.phase != "vergeben":
            abhilfe = "Nur nennen, was begonnen hat; nicht früher als: lage zurueckgestellt mit zurueck_bis."
            yield "beginn", f"{nach}: in der Phase „{phase}“ ist dann noch nichts begonnen", abhilfe
    if fertig is None:
        return
    if stand.phase in GEBAUT and fertig > heute:
        yield "fertig", f"{nach}, an dem sie {phase} ist", "fertig berichtigen oder die Phase ändern."
    if stand.phase not in GEBAUT and achse.letzter_tag(fertig) < stand.datum:
        text = f"liegt vor dem {datum(stand.datum)}, an dem sie erst {phase} ist"
        if not stand.gebunden:
            text = f"liegt vor dem {datum(stand.datum)}, die Phase ist aber „{phase}“"
        yield "fertig", text, "Das Ende nennen, das jetzt erwartet wird, oder die Phase ändern."
