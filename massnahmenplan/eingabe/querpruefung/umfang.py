"""Is there anything to plan, and is it not too much?"""

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.eingabe.rohfall import Rohfall
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.zeit import Zeitachse

HOECHSTENS_OPTIONEN = 2_000_000


def pruefe_umfang(fall: Rohfall, achse: Zeitachse, haupt: Fundstelle, sammler: Befundsammler) -> None:
    """Note E075 nothing to plan, E078 more options than can be solved."""
    if not fall.massnahmen and "massnahmen" not in fall.mit_fehlern:
        abhilfe = "Mindestens eine Maßnahme angeben."
        sammler.fehler("E075", "der Fall hat keine Maßnahme", haupt, feld="massnahmen", abhilfe=abhilfe)
    elif fall.massnahmen and fall.verboten >= fall.genannt["massnahmen"]:
        abhilfe = "Eine Festlegung darf_nicht aufheben."
        sammler.fehler("E075", "alle Maßnahmen sind untersagt", haupt, feld="festlegungen", abhilfe=abhilfe)
    anzahl = schaetze_optionen(fall, achse)
    if anzahl > HOECHSTENS_OPTIONEN:
        beginne = "Beginnjahre" if achse.je_jahr == 1 else f"Beginne in {achse.einheit}n"
        sammler.fehler(
            "E078",
            f"etwa {anzahl:,} Möglichkeiten (Varianten × {beginne} × Förderungen)".replace(",", "."),
            haupt,
            feld="massnahmen",
            abhilfe=f"Höchstens {HOECHSTENS_OPTIONEN:,}: Fenster verengen, Fall teilen, Zeitraum kürzen.".replace(
                ",", "."
            ),
        )


def schaetze_optionen(fall: Rohfall, achse: Zeitachse) -> int:
    """Return about how many options the case has: each programme that may fit counts as one more package."""
    programme = [
        [fassung.filter.massnahmenarten for fassung in zeile.gegenstand.fassungen] for zeile in fall.programme
    ]
    return sum(
        len(massnahme.beginne(achse)) * (1 + _passende(massnahme, programme))
        for ausfuehrungen in fall.ausfuehrungen.values()
        for massnahme in ausfuehrungen.values()
    )


def _passende(massnahme: Massnahme, programme: list[list[tuple[str, ...]]]) -> int:
    """Count the programmes with a version for this kind of measure; an empty list of kinds asks nothing."""
    return sum(any(not arten or massnahme.art in arten for arten in fassungen) for fassungen in programme)
