"""German words for changes and their causes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.begriffe.worte import AENDERUNGEN
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis import Aenderung, Fortschreibung, Planschritt
from massnahmenplan.grundlagen.schreibweise import anzahl, datum, euro, gezaehlt, tonnen, zahl
from massnahmenplan.planungsfall import Planungsfall

_ARTEN: dict[str, str] = {
    **{str(art): wort for art, wort in AENDERUNGEN.items()},
    "teurer": "teurer",
    "billiger": "billiger",
    "zuschuss": "anderer Zuschuss",
    "wirkung": "andere Wirkung",
}
_GEZAEHLT = {
    Aenderungsart.GESTRICHEN: ("Maßnahme gestrichen", "Maßnahmen gestrichen"),
    Aenderungsart.NEU: ("Maßnahme neu", "Maßnahmen neu"),
    Aenderungsart.ANDERE_VARIANTE: ("andere Variante", "andere Varianten"),
    Aenderungsart.ANDERE_FOERDERUNG: ("andere Förderung", "andere Förderungen"),
    Aenderungsart.ANDERER_ANTRAG: ("Antrag an anderem Tag", "Anträge an anderen Tagen"),
}
HOECHSTENS = 3
"""So many limits that the last plan would break are named."""
_URSACHEN = {
    "stand": "eigener Stand",
    "bescheid": "Bescheid",
    "festlegung": "Festlegung",
    "eingabe": "eigene Angaben",
    "stichtag": "Stichtag",
    "programm": "Förderprogramm",
    "vorgabe": "geänderte Vorgabe",
    "angestossen": "angestoßen",
    "ziel": "besser für das Ziel",
    "geld": "besserer Kapitalwert",
    "obergrenze": "Obergrenze für Änderungen",
    "offen": "nicht festzustellen",
    "von_hand": "von Hand",
}


def art(kennung: str) -> str:
    """Return the kind of a change in words."""
    return _ARTEN.get(kennung, kennung)


def ursache(kennung: str) -> str:
    """Return the kind of a cause in words."""
    return _URSACHEN.get(kennung, kennung)


def beschrieben(fall: Planungsfall, schritt: Planschritt) -> str:
    """Return when and how a measure is carried out: ``Beginn 2028, halbe Fläche``."""
    variante = worte.variante(fall, schritt.massnahme, schritt.variante)
    return f"Beginn {fall.projekt.zeitachse.name(schritt.beginn)}, {variante}"


def antragstage(schritt: Planschritt) -> str:
    """Return the days of the applications of a measure."""
    return ", ".join(datum(wahl.antrag_am) for wahl in sorted(schritt.foerderung))


def programme(fall: Planungsfall, schritt: Planschritt) -> str:
    """Return the programmes of a measure, with what the applications say beside; ids of those that are gone."""
    namen = []
    for wahl in sorted(schritt.foerderung):
        angaben = ", ".join((*wahl.mit, *(f"ohne {merkmal}" for merkmal in wahl.ohne)))
        name = worte.name_von(fall.programme, wahl.programm)
        namen.append(name + (f" ({angaben})" if angaben else ""))
    return " + ".join(namen) or "keine"


def minderung(menge_t: Decimal) -> str:
    """Return an effect as the list of changes writes it: ``12,5 t``, without needless decimals."""
    return f"{anzahl(round(menge_t, 1))} t"


def was(aenderung: Aenderung) -> str:
    """Return what changed, in one line: ``verschoben 2030 → 2031 (+1 Jahre)``."""
    werte = " → ".join(wert for wert in (aenderung.alt, aenderung.neu) if wert)
    return " ".join(teil for teil in (art(aenderung.art), werte, _um(aenderung)) if teil)


def ueberschrift(seit: date) -> str:
    """Return what a list of changes is called; the day is that of the last plan."""
    return f"Änderungen gegenüber dem Plan vom {datum(seit)}"


def zusammen(fort: Fortschreibung, fall: Planungsfall, einheit: str) -> str:
    """Return sentences: changes of each kind, their price, and what the last plan would break."""
    entschieden = ", ".join(_anzahl(fort, kennung, menge) for kennung, menge in fort.zaehlung.items() if menge)
    seit = f"Gegenüber dem Plan vom {datum(fort.kette[-1].stichtag)}"
    saetze = [f"{seit} ist anders entschieden: {entschieden}." if entschieden else f"{seit} ist nichts anders."]
    if entschieden:
        saetze.append(f"Angesetzter Preis dafür: {zahl(fort.preis, 2)} {einheit}.")
    if not fort.nicht_zu_halten:
        return " ".join([*saetze, "Der letzte Plan hielte heute alle Vorgaben ein."])
    gruende = [f"{_mit_namen(fall, satz).rstrip('.')}." for satz in fort.nicht_zu_halten[:HOECHSTENS]]
    if weitere := len(fort.nicht_zu_halten) - len(gruende):
        gruende.append(f"Und {weitere} weitere.")
    return " ".join([*saetze, "Unverändert ginge der letzte Plan nicht mehr:", *gruende])


def _anzahl(fort: Fortschreibung, kennung: Aenderungsart, menge: int) -> str:
    """Return how many changes of a kind there are; of ``verschoben`` periods in all."""
    if kennung is Aenderungsart.VERSCHOBEN:
        einheit = next((a.einheit for a in fort.aenderungen if a.art == kennung), "Perioden")
        return f"Beginne um zusammen {gezaehlt(menge, einheit)} verschoben"
    return f"{menge} {_GEZAEHLT[kennung][menge != 1]}"


def _mit_namen(fall: Planungsfall, satz: str) -> str:
    """Return a sentence of the checks with names of measures and programmes in the place of their ids."""
    for massnahme in fall.massnahmen:
        satz = satz.replace(f"„{massnahme.name}“ ({massnahme.id})", f"„{massnahme.name}“")
    for programm in fall.programme:
        satz = satz.replace(f": {programm.id}: ", f": {programm.name}: ")
    return satz


def begruendungen(aenderungen: Sequence[Aenderung]) -> list[str]:
    """Return the cause of each change; that of an earlier one of the same measure is not said again."""
    gesagt: dict[tuple[str, str], str] = {}
    texte = []
    for aenderung in aenderungen:
        schluessel = aenderung.massnahme, aenderung.ursache.text
        zuvor = gesagt.setdefault(schluessel, aenderung.art)
        texte.append(aenderung.ursache.text if zuvor == aenderung.art else f"wie bei „{art(zuvor)}“")
    return texte


def _um(aenderung: Aenderung) -> str:
    """Return the difference with its sign: ``(+1 Jahr)``, ``(−12.000 €)``, ``(+3,5 t)``."""
    if aenderung.unterschied is None:
        return ""
    vorzeichen, betrag = "+" if aenderung.unterschied > 0 else "−", abs(aenderung.unterschied)
    if aenderung.einheit == "EUR":
        return f"({vorzeichen}{euro(betrag, 0)})"
    if aenderung.einheit == "t CO2e":
        return f"({vorzeichen}{tonnen(betrag)})"
    return f"({vorzeichen}{gezaehlt(betrag, aenderung.einheit)})"
