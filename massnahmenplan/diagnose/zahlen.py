"""A number that no solver can work with, in words of the case: which measure, which limit, which figure."""

import math
from decimal import Decimal

from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.diagnose.widerspruch import KASSE, KONTO
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.loeser.standardform import GROESSTER, Stelle, ZahlFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import hausname, kontoname


def nenne_zahl(fall: Planungsfall, aufbereitung: Aufbereitung, fehler: ZahlFehler) -> str:
    """Return German sentences that name measure, limit and figure, and what to do."""
    in_eur = fehler.zeile is not None and fehler.zeile[0] in KASSE
    figur = f"{_wer(fall, aufbereitung, fehler.spalte)}: {_betrag(fehler.wert, in_eur)}"
    if fehler.daneben is None:
        grund = _ausserhalb(fehler.wert)
    else:
        spalte, wert = fehler.daneben
        neben = f"{_betrag(wert, in_eur)} ({_wer(fall, aufbereitung, spalte)})"
        grund = f"liegt mehr als zehn Größenordnungen unter {neben}"
    return (
        f"{figur} in „{_grenze(fall, aufbereitung, fehler.zeile)}“ {grund}; der Löser würde die Zahl verfälschen "
        "(MP-E053). Bitte Einheit und Nullen der genannten Angaben prüfen."
    )


def _wer(fall: Planungsfall, aufbereitung: Aufbereitung, spalte: Stelle) -> str:
    name, index = spalte
    if name != "x":
        return f"Größe {name}"
    kennung = aufbereitung.optionen[index].massnahme
    return f"Maßnahme „{fall.massnahme_mit_id[kennung].name}“ ({kennung})"


def _ausserhalb(wert: float) -> str:
    if not math.isfinite(wert):
        return "ist nicht endlich"
    return "ist zu groß" if abs(wert) > GROESSTER else "ist zu klein"


def _grenze(fall: Planungsfall, aufbereitung: Aufbereitung, zeile: Stelle | None) -> str:
    if zeile is None:
        return "Zielfunktion"
    name, index = zeile
    if name in KASSE:
        return hausname(fall, aufbereitung.daten.haushalte[index[0]])
    if name in KONTO:
        return kontoname(aufbereitung.daten.konten[index[0]])
    return name


def _betrag(wert: float, in_eur: bool) -> str:
    """Return the figure: money of purses in EUR, everything else as it stands in the model."""
    if not math.isfinite(wert):
        return str(wert)
    return f"{anzahl(eur(wert))} €" if in_eur else anzahl(Decimal(repr(wert)))
