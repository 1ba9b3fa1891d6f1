"""German words for the kinds that terms of a case have: what people read where the code is no word."""

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.massnahme import Phase
from massnahmenplan.begriffe.stand import Umsetzungslage

PHASEN: dict[Phase, str] = {
    "idee": "Idee",
    "vorbereitet": "vorbereitet",
    "beantragt": "beantragt",
    "bewilligt": "bewilligt",
    "vergeben": "vergeben",
    "im_bau": "im Bau",
    "fertig": "fertig",
    "in_betrieb": "in Betrieb",
}
LAGEN: dict[Umsetzungslage, str] = {
    "planmaessig": "planmäßig",
    "verspaetet": "verspätet",
    "blockiert": "blockiert",
    "zurueckgestellt": "zurückgestellt",
    "verworfen": "verworfen",
    "zusammengelegt": "zusammengelegt",
    "ersetzt": "ersetzt",
}
HANDLUNGSFELDER = {
    "energieversorgung": "Energieversorgung",
    "gebaeudesanierung": "Gebäudesanierung",
    "beleuchtung": "Beleuchtung",
    "mobilitaet": "Mobilität",
    "gruen": "Grün",
}
"""Own fields of action keep the word they are given."""
FESTLEGUNGEN: dict[Festlegungsart, str] = {
    Festlegungsart.MUSS: "muss",
    Festlegungsart.DARF_NICHT: "darf nicht",
    Festlegungsart.JAHR: "Jahr",
    Festlegungsart.NICHT_VOR: "nicht vor",
    Festlegungsart.VARIANTE: "Variante",
    Festlegungsart.FOERDERUNG: "Förderung",
}
BEZIEHUNGEN: dict[Beziehungsart, str] = {
    Beziehungsart.VORGAENGER: "Reihenfolge",
    Beziehungsart.ANFANGSFOLGE: "Reihenfolge der Anfänge",
    Beziehungsart.VORAUSSETZUNG: "Voraussetzung",
    Beziehungsart.AUSSCHLUSS: "Ausschluss",
    Beziehungsart.GRUPPE_MINDESTENS: "Mindestzahl aus einer Gruppe",
    Beziehungsart.GRUPPE_HOECHSTENS: "Höchstzahl aus einer Gruppe",
    Beziehungsart.GRUPPE_GENAU: "Anzahl aus einer Gruppe",
    Beziehungsart.UEBERLAPPUNG: "Überlappung der Wirkung",
    Beziehungsart.BUENDEL: "Bündel",
}
AENDERUNGEN: dict[Aenderungsart, str] = {
    Aenderungsart.GESTRICHEN: "gestrichen",
    Aenderungsart.NEU: "neu",
    Aenderungsart.VERSCHOBEN: "verschoben",
    Aenderungsart.ANDERE_VARIANTE: "andere Variante",
    Aenderungsart.ANDERE_FOERDERUNG: "andere Förderung",
    Aenderungsart.ANDERER_ANTRAG: "Antrag an anderem Tag",
}
_ALLE = {str(k): w for t in (PHASEN, LAGEN, HANDLUNGSFELDER, FESTLEGUNGEN, BEZIEHUNGEN) for k, w in t.items()}


def wort(kennung: str) -> str:
    """Return the word for the code of any kind; what is no code stays as it is."""
    return _ALLE.get(kennung, kennung)
