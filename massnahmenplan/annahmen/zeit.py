"""What is assumed of the plan as a whole: days, prices, periods."""

from collections.abc import Iterator

from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt, prozent_knapp
from massnahmenplan.planungsfall import Planungsfall


def projekt(fall: Planungsfall) -> Iterator[str]:
    """What is taken for days, rates and prices that are not stated."""
    projekt, gesetzt = fall.projekt, fall.projekt.model_fields_set
    if projekt.hinweis:
        yield projekt.hinweis
    if projekt.stichtag is None:
        yield f"Stichtag der Planung nicht genannt: Anträge sind ab {datum(projekt.planungstag)} möglich."
    if "diskontsatz" not in gesetzt:
        yield f"Diskontsatz nicht genannt: {prozent_knapp(projekt.diskontsatz)} pro Jahr."
    if "preissteigerung" not in gesetzt:
        yield "Preissteigerung nicht genannt: Baupreise bleiben gleich."
    if projekt.basisjahr is None:
        yield f"Basisjahr nicht genannt: Investitionen sind in Preisen von {projekt.preisjahr} verstanden."
    if fall.szenarien:
        szenarien = gezaehlt(len(fall.szenarien), "Szenarien")
        yield f"Der Fall nennt {szenarien}: dieser Plan rechnet ohne sie (Option --szenarien)."


def raster(fall: Planungsfall) -> Iterator[str]:
    """How resources count in parts of a year."""
    achse = fall.projekt.zeitachse
    if achse.je_jahr > 1 and fall.ressourcen:
        yield (
            f"Zeitraster {achse.einheit}: die Menge einer Ressource steht in jeder Periode ihres Jahres bereit; "
            "gilt sie über mehrere Jahre, zählt Bedarf nach seiner Zeit."
        )
