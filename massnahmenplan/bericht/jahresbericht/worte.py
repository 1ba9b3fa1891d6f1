"""German words for phases, conditions and kinds of deadlines."""

from massnahmenplan.begriffe.massnahme import Phase
from massnahmenplan.begriffe.stand import Umsetzungslage
from massnahmenplan.begriffe.worte import LAGEN
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.jahresbericht.form import NICHT_GEMELDET
from massnahmenplan.ergebnis.jahresbericht import Fristart, Jahresbericht
from massnahmenplan.grundlagen.schreibweise import FEHLT

FRISTARTEN: dict[Fristart, str] = {
    "antrag": "Antrag",
    "bescheidfrist": "Frist des Bescheids",
    "fertig_bis": "Bauende",
    "nachweis": "Verwendungsnachweis",
    "verpflichtung": "Verpflichtungsermächtigung",
    "topf": "Fördermittel",
    "fassung": "Programmende",
    "fassungswechsel": "Programm ändert sich",
}


def phase(kennung: Phase | None) -> str:
    """Return how far a measure is."""
    return NICHT_GEMELDET if kennung is None else worte.phase(kennung)


def lage(kennung: Umsetzungslage | None) -> str:
    """Return how a measure stands; where nothing is reported, the phase says so."""
    return FEHLT if kennung is None else LAGEN[kennung]


def name(bericht: Jahresbericht, massnahme: str) -> str:
    """Return name and id of a measure."""
    return f"{bericht.massnahme(massnahme).name} ({massnahme})"
