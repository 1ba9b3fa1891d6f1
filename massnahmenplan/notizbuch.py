"""How results show themselves in a notebook: figures by name."""

from collections.abc import Callable, Mapping

from massnahmenplan.bericht import schaubild
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.tabellen import waehle

PLANBILDER: Mapping[str, Callable[[Ergebnis], Schaubild | None]] = {
    "zeitplan": schaubild.zeitplan,
    "geld": schaubild.geldbild,
    "foerderfluss": schaubild.foerderfluss,
    "co2_pfad": schaubild.co2_pfad,
    "minderung": schaubild.minderungsbild,
    "kostenkurve": schaubild.kostenkurve,
}
STUDIENBILDER: Mapping[str, Callable[[Studienantworten], Schaubild | None]] = {
    "anteile": schaubild.anteile,
    "tornado": schaubild.tornado,
    "reue": schaubild.reuebild,
    "co2_band": lambda antworten: schaubild.bandbild(antworten, "minderung_t"),
    "kosten_band": lambda antworten: schaubild.bandbild(antworten, "belastung_eur"),
    "budgets": schaubild.budgetbild,
}


def planbild(ergebnis: Ergebnis, name: str) -> Schaubild | None:
    """Return a figure of a plan. Errors: KeyError with the known names for an unknown one."""
    return waehle(PLANBILDER, name, "Schaubild")(ergebnis)


def studienbild(antworten: Studienantworten, name: str) -> Schaubild | None:
    """Return a figure of a study. Errors: KeyError with the known names for an unknown one."""
    return waehle(STUDIENBILDER, name, "Schaubild")(antworten)


def frontbild(front: Front, plan: Ergebnis | None) -> Schaubild:
    """Return the figure of a front."""
    return schaubild.frontbild(front, plan)


def kurzansicht(ergebnis: Ergebnis) -> str:
    """Return aim, status and gap of a plan, and its measures in short, as HTML."""
    from massnahmenplan.bericht.html.kurzansicht import schreibe

    return schreibe(ergebnis)
