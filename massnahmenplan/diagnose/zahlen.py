"""A number that no solver can work with, in words of the case: which measure, which limit, which figure."""

import math
from decimal import Decimal

from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.diagnose.widerspruch import KASSE, KONTO, KREDIT, KREDITGRENZE, VORSORGE
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler, LoeserFehler
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.loeser.standardform import GROESSTER, Stelle, ZahlFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import hausname, kontoname

IN_EUR = frozenset({*KASSE, *KREDIT, *KREDITGRENZE, *VORSORGE})
"""Rows whose figures are money: the model counts them in thousand EUR."""


def deute_zahl(fall: Planungsfall, aufbereitung: Aufbereitung, fehler: ZahlFehler) -> EingabeFehler | LoeserFehler:
    """Return the error in words of the case, with measure, limit and figure.

    A finite figure comes from what the case states: its amounts lie too far apart to be reckoned together. One
    that is not finite is our bug, since reading lets none in.
    """
    in_eur = fehler.zeile is not None and fehler.zeile[0] in IN_EUR
    satz = f"{_betrag(fehler.wert, in_eur)} in „{_grenze(fall, aufbereitung, fehler.zeile)}“ "
    if fehler.daneben is None:
        satz += _ausserhalb(fehler.wert)
    else:
        spalte, wert = fehler.daneben
        neben = f"{_betrag(wert, in_eur)} ({_wer(fall, aufbereitung, spalte)})"
        satz += f"liegt mehr als zehn Größenordnungen unter {neben}"
    wer = _wer(fall, aufbereitung, fehler.spalte)
    satz = f"{wer}: {satz}; der Löser würde die Zahl verfälschen"
    if not math.isfinite(fehler.wert):
        return LoeserFehler(f"{satz} (MP-E053).")
    abhilfe = "Einheit und Nullen der genannten Angaben prüfen; sehr kleine Maßnahmen zusammenfassen."
    return EingabeFehler([Befund("E053", satz, feld="massnahmen", abhilfe=abhilfe)])


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
    if name in VORSORGE:
        return "Vorsorge für steigende Kosten"
    if name in KREDITGRENZE:
        return aufbereitung.daten.kreditgrenzen[index].satz.removesuffix(" [Tsd. EUR]")
    if name in KREDIT:
        return "Förderkredit"
    if name in KONTO:
        return kontoname(aufbereitung.daten.konten[index[0]])
    return name


def _betrag(wert: float, in_eur: bool) -> str:
    """Return the figure without the sign of its side of the row: money in EUR, all else as it stands."""
    if not math.isfinite(wert):
        return str(wert)
    return f"{anzahl(eur(abs(wert)))} €" if in_eur else anzahl(Decimal(repr(abs(wert))))
