"""German words for the codes and ids that reports show."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Protocol

from massnahmenplan.begriffe.festlegung import Festlegung, Festlegungsart
from massnahmenplan.begriffe.massnahme import BASIS, Phase
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, KAPITALWERTFORMEL
from massnahmenplan.begriffe.worte import FESTLEGUNGEN, HANDLUNGSFELDER, PHASEN
from massnahmenplan.ergebnis import Massnahmenbilanz, Nachweis, Status, Zielstufe
from massnahmenplan.ergebnis.nachweis import Zielgrenze
from massnahmenplan.grundlagen import schreibweise
from massnahmenplan.planungsfall import Planungsfall

_ZIELE = {
    "co2": "möglichst viel CO2 mindern",
    "kosten": "möglichst kleiner Kapitalwert",
    "nutzwert": "möglichst großer Nutzwert",
}
_ZIELGROESSEN = {"co2": "CO2-Minderung", "kosten": "Kapitalwert", "nutzwert": "Nutzwert"}
KAPITALWERT = f"Kapitalwert: {KAPITALWERTFORMEL} auf den 1.1. des ersten Planjahrs; je kleiner, desto besser"
MINDERUNG_T_A = (
    "Minderung im ersten vollen Betriebsjahr, vor Überlappung; je Maßnahme ein anderes Jahr, daher ohne Summe"
)
_BARWERTARTEN = {
    "investition": "Investition",
    "buendel": "Ersparnis in Bündeln",
    "zuschuss": "Zuschüsse",
    "betrieb": "Betrieb (Kosten − Erträge)",
    "ersparnis": "eingesparte Energie",
    "zinsen": "Zinsen",
    "kreditaufnahme": "Kreditaufnahme",
    "tilgung": "Tilgung",
    "kreditzinsen": "Kreditzinsen",
    "restwert": "Restwert",
    "zielverfehlung": "Preis verfehlter Ziele",
}
_GRUENDE = {
    "keine_option": "keine Möglichkeit",
    "verboten": "ausgeschlossen durch Festlegung",
    "verworfen": "verworfen",
    "zusammengelegt": "mit einer anderen zusammengelegt",
    "ersetzt": "durch eine andere ersetzt",
    "blockiert": "blockiert",
    "zurueckgestellt": "zurückgestellt",
    "ausgeschlossen": "schließt sich mit einer gewählten aus",
    "voraussetzung": "Voraussetzung fehlt",
    "reihenfolge": "Reihenfolge nicht einzuhalten",
    "haushalt": "Geld reicht nicht",
    "konto": "Mittel oder Kräfte reichen nicht",
    "warmmiete": "Warmmiete über ihrer Grenze",
    "obergrenze": "Obergrenze für Änderungen",
    "zielwert": "bringt dem Ziel zu wenig",
    "modell": "nicht untersucht: Modell geändert",
    "verdraengt": "passt nicht zu einer Liste für alle Budgets",
    "von_hand": "nicht im von Hand geänderten Plan",
    "offen": "kein einzelner Grund nachweisbar",
}
SICHERHEITEN = {
    "V1": "im amtlichen Text gelesen",
    "V2": "in einer Zweitquelle gelesen, die den amtlichen Text nennt",
    "V3": "nur eine schwache Zweitquelle",
    "G": "allgemeine Kenntnis, nicht geprüft",
    "offen": "offen oder widersprüchlich: muss entschieden werden",
}
_EURO = frozenset({"EUR", "€"})


_WIRKUNGSWEGE = {
    "physik": "aus der Physik des Objekts, gemeinsam mit den anderen Maßnahmen dort",
    "angabe": "wie angegeben",
    "ohne": "keine Wirkung bekannt",
}


class Benannt(Protocol):
    """A row of the case with an id, and mostly a name."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def name(self) -> str | None:
        """Its name, if it has one."""
        ...


def name_von(zeilen: Iterable[Benannt], kennung: str) -> str:
    """Return the name of the row with an id; the id where there is no such row, or it has no name."""
    return next((zeile.name for zeile in zeilen if zeile.id == kennung and zeile.name), kennung)


def wirkungsweg(kennung: str) -> str:
    """Return how the effect of a measure is known."""
    return _WIRKUNGSWEGE[kennung]


def phase(kennung: Phase) -> str:
    """Return how far a measure is."""
    return PHASEN[kennung]


def energietraeger(fall: Planungsfall, kennung: str) -> str:
    """Return the name of a carrier, or its id where it has none."""
    return name_von(fall.energietraeger, kennung)


def handlungsfeld(kennung: str) -> str:
    """Return the name of a field of action; an own one keeps its id."""
    return HANDLUNGSFELDER.get(kennung, kennung)


def ziel(kennung: str) -> str:
    """Return the aim in words; an unknown one keeps its id."""
    return _ZIELE.get(kennung, kennung)


def zielgroesse(kennung: str) -> str:
    """Return what an aim is measured by: ``CO2-Minderung``."""
    return _ZIELGROESSEN[kennung]


def grund(kennung: str) -> str:
    """Return why a measure was not chosen, in few words; an unknown code is shown as it is."""
    return _GRUENDE.get(kennung, kennung)


def barwertart(kennung: str) -> str:
    """Return the name of a kind of payment in the net present value."""
    return _BARWERTARTEN[kennung]


def zahlende(fall: Planungsfall, bilanz: Massnahmenbilanz) -> str:
    """Return the name of the applicant, and of the others who share the cost: ``Stadt, Stadtwerke``."""
    antragsteller = fall.massnahme_mit_id[bilanz.massnahme].kostentraeger
    andere = sorted(set(bilanz.anteile) - {antragsteller})
    return ", ".join(traeger(fall, kennung) for kennung in (antragsteller, *andere))


def massnahme(fall: Planungsfall, kennung: str) -> str:
    """Return the name of a measure."""
    return fall.massnahme_mit_id[kennung].name


def traeger(fall: Planungsfall, kennung: str) -> str:
    """Return the name of a payer."""
    return fall.traeger_mit_id[kennung].name


def variante(fall: Planungsfall, massnahme: str, kennung: str) -> str:
    """Return the name of a variant; its id if it has none, ``wie angegeben`` for the measure as stated."""
    if kennung == BASIS:
        return "wie angegeben"
    namen = {eintrag.id: eintrag.name for eintrag in fall.varianten if eintrag.massnahme == massnahme}
    return namen.get(kennung) or kennung


def programm(fall: Planungsfall, kennung: str) -> str:
    """Return the name of a funding programme."""
    return fall.programm_mit_id[kennung].name


def festlegung(fall: Planungsfall, eine: Festlegung) -> str:
    """Return a decision in words: ``nicht vor 2028``, ``Variante halbe Fläche``, ``Förderung KfW 432``."""
    art, wert = Festlegungsart, eine.wert
    if wert is None:
        return FESTLEGUNGEN[eine.art]
    if eine.art is art.VARIANTE:
        wert = variante(fall, eine.massnahme, wert)
    elif eine.art is art.FOERDERUNG and wert in fall.programm_mit_id:
        wert = programm(fall, wert)
    return f"{FESTLEGUNGEN[eine.art]} {wert}"


def status(nachweis: Nachweis) -> str:
    """Return how the search ended, as the end of a sentence; of a changed model that it is not the case's."""
    zusatz = "; gesucht und bewiesen im geänderten Modell, nicht im Modell des Falls"
    return f"{_status(nachweis)}{zusatz if nachweis.abwandlungen else ''}"


def _status(nachweis: Nachweis) -> str:
    verlangt = schreibweise.prozent(nachweis.verlangte_luecke, 2)
    if nachweis.status is Status.OPTIMAL:
        text = f"optimal, bewiesen bis auf die verlangte Lücke von {verlangt}"
        vom = nachweis.schranke_vom
        return text if vom is None else f"{text}; Schranke übernommen aus dem Plan vom {schreibweise.datum(vom)}"
    if nachweis.status is Status.ZEITLIMIT:
        return f"am Zeitlimit beendet, bevor die verlangte Lücke von {verlangt} bewiesen war"
    if nachweis.status is Status.VON_HAND:
        return "von Hand geändert und nachgerechnet: nichts ist bewiesen"
    if nachweis.status is Status.TEILPLAN:
        return "Teil eines Portfolios: bewiesen ist die Lücke über alle Quartiere"
    if nachweis.status is Status.LUECKE_OFFEN:
        return f"Suche beendet; nach Abzug des Sicherheitszuschlags ist die Lücke von {verlangt} nicht bewiesen"
    return f"abgebrochen: bester Plan bis dahin; verlangt war eine Lücke von {verlangt}"


def beweis(nachweis: Nachweis) -> str:
    """Return bound and gap as a sentence, the gap both in the unit of the aim and relative.

    Of several aims each has its own, within what those before leave (``zielstufe``): here is the largest gap.
    """
    if nachweis.stufen:
        return f"je Ziel, siehe oben; {luecke(nachweis)}"
    if nachweis.schranke is None or nachweis.luecke is None:
        return "keine Schranke bewiesen"
    schranke = schreibweise.zielgroesse(nachweis.schranke, nachweis.einheit)
    richtung = "höher" if nachweis.ziel in JE_MEHR_DESTO_BESSER else "niedriger"
    wovon = " des geänderten Modells" if nachweis.abwandlungen else ""
    return f"kein Plan{wovon} liegt {richtung} als {schranke}; Lücke {luecke(nachweis)}"


def zielstufe(stufe: Zielstufe) -> str:
    """Return what the plan has of one of several aims, and what is proven of it, as a sentence."""
    teile = [f"{_ZIELGROESSEN[stufe.ziel]} {schreibweise.zielgroesse(stufe.zielwert, stufe.einheit)}"]
    if stufe.bester != stufe.zielwert:
        teile.append(f"für sich {schreibweise.zielgroesse(stufe.bester, stufe.einheit)}")
    if stufe.toleranz:
        teile.append(f"Toleranz {schreibweise.prozent_knapp(stufe.toleranz)}")
    if stufe.schranke is None or stufe.luecke is None:
        return "; ".join([*teile, "nichts bewiesen"])
    schranke = schreibweise.zielgroesse(stufe.schranke, stufe.einheit)
    return "; ".join([*teile, f"Schranke {schranke}, Lücke {_aufgerundet(stufe.luecke)}"])


def zielgrenzen(grenzen: Iterable[Zielgrenze]) -> str:
    """Return the limits on aims under which a proof holds, for people."""
    return "; ".join(f"{_ZIELGROESSEN[grenze.ziel]} {grenzwert(grenze)}" for grenze in grenzen)


def grenzwert(grenze: Zielgrenze) -> str:
    """Return a limit on an aim without the aim: ``höchstens 60.000,00 €``."""
    art = "mindestens" if grenze.ziel in JE_MEHR_DESTO_BESSER else "höchstens"
    return f"{art} {schreibweise.zielgroesse(grenze.wert, grenze.einheit)}"


def schranke(nachweis: Nachweis) -> str:
    """Return the bound; of several aims that on the first, which later aims take nothing from."""
    text = schreibweise.zielgroesse(nachweis.schranke, nachweis.einheit)
    if nachweis.abwandlungen and nachweis.schranke is not None:
        return f"{text} (im geänderten Modell)"
    if not nachweis.stufen or nachweis.schranke is None:
        return text
    return f"{text} (1. Ziel {'mit diesen Grenzen' if nachweis.grenzen else 'für sich'})"


def luecke(nachweis: Nachweis) -> str:
    """Return the gap in the unit of the aim and relative, rounded up: a proof must not look better than it is.

    What is less than half the last digit in the unit, and less than 0.01 %, is 0 in both. Several aims have
    several units: then relative alone.
    """
    if nachweis.stufen:
        return _groesste_luecke(nachweis)
    absolut_genau, relativ_genau = nachweis.luecke_absolut, nachweis.luecke
    if absolut_genau is None or relativ_genau is None:
        return schreibweise.FEHLT
    stelle = Decimal("0.01") if nachweis.einheit in _EURO else Decimal("0.1")
    absolut = absolut_genau.quantize(stelle, rounding=ROUND_HALF_UP)
    relativ = relativ_genau.quantize(Decimal("0.0001"), rounding=ROUND_CEILING)
    if absolut.is_zero():
        if relativ_genau < Decimal("0.0001"):
            relativ = Decimal(0)
        else:
            absolut = stelle
    return f"{schreibweise.zielgroesse(absolut, nachweis.einheit)} ({schreibweise.prozent(relativ, 2)})"


def _groesste_luecke(nachweis: Nachweis) -> str:
    offen = [_ZIELGROESSEN[stufe.ziel] for stufe in nachweis.stufen if stufe.luecke is None]
    if nachweis.luecke is None:
        return f"nichts bewiesen für: {', '.join(offen)}"
    return f"größte Lücke {_aufgerundet(nachweis.luecke)}"


def _aufgerundet(luecke: Decimal) -> str:
    return schreibweise.prozent(luecke.quantize(Decimal("0.0001"), rounding=ROUND_CEILING), 2)
