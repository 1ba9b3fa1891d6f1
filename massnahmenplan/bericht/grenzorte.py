"""Where a limit is, in German and in names of the case: ``im Haushalt Stadt (investiv) 2028``."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.worte import BEZIEHUNGEN
from massnahmenplan.bericht.worte import name_von
from massnahmenplan.grundlagen.schreibweise import anzahl, euro, tonnen
from massnahmenplan.planungsfall import Planungsfall

Teile = Sequence[str]


def grenzort(fall: Planungsfall, grenze: str) -> str:
    """Return where a limit (``Verstoss.grenze``) is."""
    art, *teile = grenze.split(":")
    if art in _ARTEN:
        return _ARTEN[art](fall, teile)
    if art in tuple(Beziehungsart):
        return f"die Beziehung „{BEZIEHUNGEN[Beziehungsart(art)]}“"
    return "eine gemeinsame Grenze"


def reicht_zurueck(fall: Planungsfall, grenze: str) -> bool:
    """Return True for a purse in which money, or bridging credit, of the year before counts."""
    art, *teile = grenze.split(":")
    if art != "haushalt" or teile[0] not in fall.traeger_mit_id:
        return False
    traeger, davor = fall.traeger_mit_id[teile[0]], int(teile[2]) - 1
    return bool(traeger.uebertrag_am_ende(davor) or traeger.liquiditaetslinie_im_jahr(davor))


def menge(wert: Decimal, einheit: str) -> str:
    """Return a quantity of a limit with its unit; money in whole EUR, less than one in cents."""
    if einheit == "EUR":
        return euro(wert, 0 if abs(wert) >= 1 else 2)
    if einheit.startswith("t"):
        return tonnen(wert, 1 if abs(wert) >= Decimal("0.05") else 3)
    return f"{anzahl(round(wert, 3))} {einheit}"


def _haushalt(fall: Planungsfall, teile: Teile) -> str:
    return f"im Haushalt {name_von(fall.kostentraeger, teile[0])} ({teile[1]}) {teile[2]}"


def _vorsorge(fall: Planungsfall, teile: Teile) -> str:
    return f"in der Vorsorge von {name_von(fall.kostentraeger, teile[0])} {teile[-1]}"


def _topf(fall: Planungsfall, teile: Teile) -> str:
    return f"im Topf von {name_von(fall.programme, teile[0])} {teile[1]}"


def _konto(fall: Planungsfall, teile: Teile) -> str:
    konto = name_von(fall.foerderkonten, teile[0])
    return f"auf dem Konto {konto} von {name_von(fall.kostentraeger, teile[1])} {teile[2]}"


def _ermaechtigung(fall: Planungsfall, teile: Teile) -> str:
    faellig = f" (fällig {teile[1]})" if len(teile) > 2 else ""
    traeger = name_von(fall.kostentraeger, teile[0])
    return f"bei den Verpflichtungsermächtigungen von {traeger} {teile[-1]}{faellig}"


def _ressource(fall: Planungsfall, teile: Teile) -> str:
    return f"bei der Ressource {name_von(fall.ressourcen, teile[0])} {teile[1]}"


def _ziel(fall: Planungsfall, teile: Teile) -> str:
    return f"zum Ziel „{name_von(fall.ziele, teile[0])}“"


def _warmmiete(fall: Planungsfall, teile: Teile) -> str:
    return f"bei der Warmmiete von {name_von(fall.objekte, teile[0])} {teile[1]}"


def _foerderung(fall: Planungsfall, teile: Teile) -> str:
    return f"die Förderung von {name_von(fall.massnahmen, teile[0])}"


_ARTEN: dict[str, Callable[[Planungsfall, Teile], str]] = {
    "haushalt": _haushalt,
    "vorsorge": _vorsorge,
    "topf": _topf,
    "konto": _konto,
    "ve": _ermaechtigung,
    "ressource": _ressource,
    "ziel": _ziel,
    "warmmiete": _warmmiete,
    "foerderung": _foerderung,
}
