"""Optimise which climate measures a district carries out, when, in which variant and with which funding.

The names below are the public interface. They are loaded on first use, so that ``import massnahmenplan``
and the start of the command line cost next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben
    from massnahmenplan.begriffe.risiko import Risikomass
    from massnahmenplan.bericht import schreibe_bericht
    from massnahmenplan.bericht.frontordner import schreibe_front
    from massnahmenplan.bericht.jahresbericht.ordner import schreibe_jahresbericht
    from massnahmenplan.bericht.portfolioordner import schreibe_portfolio
    from massnahmenplan.bericht.prioritaetenordner import schreibe_prioritaeten
    from massnahmenplan.bericht.studie.ordner import schreibe_auswertung
    from massnahmenplan.bericht.szenarioordner import schreibe_szenarien
    from massnahmenplan.eingabe.standdatei import lies_stand
    from massnahmenplan.ergebnis import Ergebnis
    from massnahmenplan.ergebnis.ausweg import Ausweg, Diagnose, Lockerung
    from massnahmenplan.erklaerung import erklaere
    from massnahmenplan.foerdercheck import pruefe_foerderung
    from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
    from massnahmenplan.grundlagen.fehler import (
        AbweichungsFehler,
        EingabeFehler,
        KeinPlanFehler,
        LoeserFehler,
        MassnahmenplanFehler,
        UmgebungsFehler,
        UnerfuellbarFehler,
    )
    from massnahmenplan.lockerung.anwendung import repariere
    from massnahmenplan.modellplan import baue_modell, plane_modell
    from massnahmenplan.nachpruefung import rechne_nach
    from massnahmenplan.notizbuch.plan import schreibe_tabelle
    from massnahmenplan.paretofront.lesen import lies_front
    from massnahmenplan.paretofront.planung import pareto
    from massnahmenplan.planung import Vorgaben, lies_fall, plane
    from massnahmenplan.planungsfall import Planungsfall
    from massnahmenplan.portfolio.planung import lies_portfolio, plane_portfolio
    from massnahmenplan.portfolio.verbund import Portfolio, Quartier
    from massnahmenplan.prioritaeten.planung import priorisiere, szenarienanteile
    from massnahmenplan.prioritaeten.staffel import Budgetstaffel
    from massnahmenplan.rueckblick import jahresbericht
    from massnahmenplan.sensitivitaet.ablage import lies_laeufe
    from massnahmenplan.sensitivitaet.antworten import lies_antworten
    from massnahmenplan.sensitivitaet.auswertung import werte_aus
    from massnahmenplan.sensitivitaet.durchfuehrung import studiere
    from massnahmenplan.sensitivitaet.laeufe import laeufe, veraendere
    from massnahmenplan.sensitivitaet.lesen import lies_studie
    from massnahmenplan.sensitivitaet.studie import Studie
    from massnahmenplan.szenarien.planung import plane_szenarien

__all__ = [
    "AbweichungsFehler",
    "Aenderungsvorgaben",
    "Ausweg",
    "Budgetstaffel",
    "Diagnose",
    "EingabeFehler",
    "Ergebnis",
    "KeinPlanFehler",
    "Lockerung",
    "LoeserFehler",
    "MassnahmenplanFehler",
    "Planungsfall",
    "Portfolio",
    "Quartier",
    "Risikomass",
    "Studie",
    "UmgebungsFehler",
    "UnerfuellbarFehler",
    "Vorgaben",
    "__version__",
    "baue_modell",
    "erklaere",
    "jahresbericht",
    "laeufe",
    "lies_antworten",
    "lies_fall",
    "lies_front",
    "lies_laeufe",
    "lies_portfolio",
    "lies_stand",
    "lies_studie",
    "pareto",
    "plane",
    "plane_modell",
    "plane_portfolio",
    "plane_szenarien",
    "priorisiere",
    "pruefe_foerderung",
    "rechne_nach",
    "repariere",
    "schreibe_auswertung",
    "schreibe_bericht",
    "schreibe_fort",
    "schreibe_front",
    "schreibe_jahresbericht",
    "schreibe_portfolio",
    "schreibe_prioritaeten",
    "schreibe_szenarien",
    "schreibe_tabelle",
    "studiere",
    "szenarienanteile",
    "veraendere",
    "vergleiche",
    "werte_aus",
]

__version__: str

_HEIMAT = {
    "schreibe_bericht": "bericht",
    "schreibe_tabelle": "notizbuch.plan",
    "Ergebnis": "ergebnis",
    "erklaere": "erklaerung",
    "Ausweg": "ergebnis.ausweg",
    "Diagnose": "ergebnis.ausweg",
    "Lockerung": "ergebnis.ausweg",
    "Aenderungsvorgaben": "begriffe.aenderungsvorgaben",
    "schreibe_fort": "fortschreibung",
    "vergleiche": "fortschreibung",
    "AbweichungsFehler": "grundlagen.fehler",
    "EingabeFehler": "grundlagen.fehler",
    "KeinPlanFehler": "grundlagen.fehler",
    "LoeserFehler": "grundlagen.fehler",
    "MassnahmenplanFehler": "grundlagen.fehler",
    "UmgebungsFehler": "grundlagen.fehler",
    "UnerfuellbarFehler": "grundlagen.fehler",
    "Vorgaben": "planung",
    "baue_modell": "modellplan",
    "lies_fall": "planung",
    "lies_antworten": "sensitivitaet.antworten",
    "lies_front": "paretofront.lesen",
    "lies_laeufe": "sensitivitaet.ablage",
    "lies_stand": "eingabe.standdatei",
    "studiere": "sensitivitaet.durchfuehrung",
    "plane": "planung",
    "plane_modell": "modellplan",
    "plane_szenarien": "szenarien.planung",
    "Risikomass": "begriffe.risiko",
    "Studie": "sensitivitaet.studie",
    "laeufe": "sensitivitaet.laeufe",
    "lies_studie": "sensitivitaet.lesen",
    "veraendere": "sensitivitaet.laeufe",
    "schreibe_szenarien": "bericht.szenarioordner",
    "Budgetstaffel": "prioritaeten.staffel",
    "priorisiere": "prioritaeten.planung",
    "szenarienanteile": "prioritaeten.planung",
    "pareto": "paretofront.planung",
    "schreibe_front": "bericht.frontordner",
    "schreibe_prioritaeten": "bericht.prioritaetenordner",
    "jahresbericht": "rueckblick",
    "schreibe_jahresbericht": "bericht.jahresbericht.ordner",
    "pruefe_foerderung": "foerdercheck",
    "werte_aus": "sensitivitaet.auswertung",
    "schreibe_auswertung": "bericht.studie.ordner",
    "rechne_nach": "nachpruefung",
    "repariere": "lockerung.anwendung",
    "Planungsfall": "planungsfall",
    "Portfolio": "portfolio.verbund",
    "Quartier": "portfolio.verbund",
    "lies_portfolio": "portfolio.planung",
    "plane_portfolio": "portfolio.planung",
    "schreibe_portfolio": "bericht.portfolioordner",
}
"""Public name -> module it lives in."""


def __getattr__(name: str) -> Any:
    """Load a public name on first use (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        wert: Any = version("massnahmenplan")
    elif name in _HEIMAT:
        wert = getattr(import_module(f"massnahmenplan.{_HEIMAT[name]}"), name)
    else:
        raise AttributeError(f"module 'massnahmenplan' has no attribute {name!r}")
    globals()[name] = wert
    return wert


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
