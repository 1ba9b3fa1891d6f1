"""The years of the plan."""

from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import gezaehlt

HOECHSTENS_JAHRE = 60


def pruefe_zeitraum(zeile: Zeile[Projekt], sammler: Befundsammler) -> bool:
    """Note E071 horizon, E215 day of planning, W077 price year; return True if the horizon can be used."""
    projekt = zeile.gegenstand
    jahre = len(projekt.zeitachse.jahre)
    if not 1 <= jahre <= HOECHSTENS_JAHRE:
        zeile.fehler(
            sammler,
            "E071",
            "ende",
            f"der Plan von {projekt.beginn} bis {projekt.ende} hat {gezaehlt(jahre, 'Jahre')}",
            f"Erlaubt sind 1 bis {HOECHSTENS_JAHRE} Jahre; ende darf nicht vor beginn liegen.",
        )
        return False
    if projekt.stichtag is not None and projekt.stichtag.year > projekt.ende:
        zeile.fehler(
            sammler,
            "E215",
            "stichtag",
            f"liegt nach dem Ende des Plans ({projekt.ende})",
            "Tag der Planung angeben, ab dem Anträge gestellt werden können.",
        )
    elif projekt.stichtag is not None and projekt.stichtag.year >= projekt.beginn:
        zeile.hinweis(
            sammler,
            "W215",
            "stichtag",
            f"liegt nach dem 1.1.{projekt.beginn}: im ersten Planjahr sind frühere Anträge nicht möglich",
        )
    if projekt.basisjahr is not None and abs(projekt.basisjahr - projekt.beginn) > 20:
        zeile.hinweis(
            sammler, "W077", "basisjahr", f"liegt mehr als 20 Jahre vom Planbeginn {projekt.beginn} entfernt"
        )
    return True
