"""The list of changes of an update, against what follows from the decisions of both plans and from the balance.

The case of the last plan is not in the file: what only it knows, old cost and old names, is taken as stated.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.bericht import aenderungsworte
from massnahmenplan.bericht.aenderungsworte import minderung
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.ergebnis import Aenderung, Bilanz, Massnahmenbilanz, Plan, Ursache, Ursachenart
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.nachpruefung.entscheidungen import geaenderte_entscheidungen
from massnahmenplan.planungsfall import Planungsfall

VON_HAND = Ursache(Ursachenart.VON_HAND, "Die Entscheidung ist im Plan von Hand geändert.")
_EINHEITEN = {"teurer": "EUR", "billiger": "EUR", "zuschuss": "EUR", "wirkung": "t CO2e"}
"""Kinds of change of figures, with their unit; but for grants with a reason of their own if decided otherwise."""
_EIGENE_GRUENDE = frozenset({Ursachenart.STAND, Ursachenart.BESCHEID, Ursachenart.EINGABE, Ursachenart.PROGRAMM})
_ALT_UNBEKANNT = frozenset(
    {Aenderungsart.GESTRICHEN, Aenderungsart.ANDERE_VARIANTE, Aenderungsart.ANDERE_FOERDERUNG}
)
"""What was before is said in names of the last case."""


def vergleiche_aenderungen(inhalt: Planinhalt, bilanz: Bilanz) -> Iterator[str]:
    """Yield what is wrong with the stated list of changes, one German sentence each."""
    fort = inhalt.fortschreibung
    if fort is None:
        return
    soll = {(a.massnahme, a.art): a for a in _entschiedene(inhalt, fort.bisher)}
    genannt = Counter((a.massnahme, a.art) for a in fort.aenderungen)
    for massnahme, art in sorted(soll.keys() - genannt.keys()):
        yield f"aenderungen: {_was(art, massnahme)} fehlt, folgt aber aus den Entscheidungen"
    for nummer, aenderung in enumerate(fort.aenderungen):
        schluessel = aenderung.massnahme, aenderung.art
        for satz in _fehler(inhalt.fall, fort.bisher, bilanz, aenderung, soll.get(schluessel)):
            yield f"aenderungen[{nummer}]{satz}"
        if genannt[schluessel] > 1:
            yield f"aenderungen[{nummer}]: {_was(aenderung.art, aenderung.massnahme)} steht mehrmals in der Liste"


def berichtigt(inhalt: Planinhalt, bilanz: Bilanz) -> tuple[Aenderung, ...]:
    """Return the list as it follows from the decisions: what is stated rightly stays with its cause."""
    fort = inhalt.fortschreibung
    if fort is None:
        return ()
    soll = {(a.massnahme, a.art): a for a in _entschiedene(inhalt, fort.bisher)}
    for genannt in fort.aenderungen:
        schluessel = genannt.massnahme, genannt.art
        if not any(_fehler(inhalt.fall, fort.bisher, bilanz, genannt, soll.get(schluessel))):
            soll[schluessel] = genannt
    return tuple(soll[schluessel] for schluessel in sorted(soll))


def _entschiedene(inhalt: Planinhalt, bisher: Plan) -> Iterator[Aenderung]:
    """Yield the changes of decisions, with the names that the case has now."""
    for kennung, art, alt, neu, um, einheit in geaenderte_entscheidungen(
        inhalt.fall, bisher, inhalt.fall, inhalt.plan
    ):
        massnahme = inhalt.fall.massnahme_mit_id.get(kennung)
        name = kennung if massnahme is None else massnahme.name
        yield Aenderung(kennung, name, str(art), alt, neu, um, einheit, VON_HAND)


def _was(art: str, massnahme: str) -> str:
    return f"„{aenderungsworte.art(art)}“ bei {massnahme}"


def _fehler(
    fall: Planungsfall, bisher: Plan, bilanz: Bilanz, genannt: Aenderung, soll: Aenderung | None
) -> Iterator[str]:
    """Yield what is wrong with one stated change, beginning with the field."""
    massnahme = fall.massnahme_mit_id.get(genannt.massnahme)
    if massnahme is not None and massnahme.name != genannt.name:
        yield _anders("name", genannt.name, massnahme.name)
    ursache, andere = genannt.ursache, fall.massnahme_mit_id.keys() - {genannt.massnahme}
    if ursache.art is Ursachenart.ANGESTOSSEN and ursache.durch not in andere:
        yield f".ursache.durch: angegeben {_kurz(ursache.durch)}, das ist keine andere Maßnahme des Falls"
    if soll is not None:
        felder = (*(() if soll.art in _ALT_UNBEKANNT else ("alt",)), "neu", "unterschied", "einheit")
        paare = ((feld, getattr(genannt, feld), getattr(soll, feld)) for feld in felder)
        yield from (_anders(feld, eines, anderes) for feld, eines, anderes in paare if eines != anderes)
    elif genannt.art in _EINHEITEN:
        yield from _zahl(bisher, bilanz, genannt)
    else:
        yield f": {_was(genannt.art, genannt.massnahme)} folgt nicht aus den Entscheidungen"


def _zahl(bisher: Plan, bilanz: Bilanz, genannt: Aenderung) -> Iterator[str]:
    """Yield what is wrong with a changed figure of a measure that is decided as before, or has its own reason."""
    alt, neu, um = bisher.schritt(genannt.massnahme), bilanz.massnahme(genannt.massnahme), genannt.unterschied
    gleich = alt is not None and neu is not None and (alt.variante, alt.beginn) == (neu.variante, neu.beginn)
    folgt = genannt.art == "zuschuss" or genannt.ursache.art in _EIGENE_GRUENDE
    if alt is None or neu is None or not (gleich or folgt):
        yield f".art: angegeben {genannt.art}, aber die Maßnahme ist anders entschieden als im letzten Plan"
        return
    if genannt.einheit != _EINHEITEN[genannt.art]:
        yield _anders("einheit", genannt.einheit, _EINHEITEN[genannt.art])
    if not um or (genannt.art in {"teurer", "billiger"} and (um > 0) != (genannt.art == "teurer")):
        yield f".unterschied: angegeben {_kurz(um)}, das ist nicht „{aenderungsworte.art(genannt.art)}“"
    elif (genannt.alt, genannt.neu) not in (moegliche := tuple(_moegliche(neu, genannt.art, um))):
        yield _anders("neu", f"{genannt.alt} → {genannt.neu}", " → ".join(moegliche[-1]))


def _moegliche(bilanz: Massnahmenbilanz, art: str, um: Decimal) -> Iterator[tuple[str, str]]:
    """Yield old and new figure in words; effects are summed to the end of the shorter plan, whichever it is."""
    if art == "wirkung":
        summe = Decimal(0)
        for jahr in sorted(bilanz.minderung_t):
            summe += bilanz.minderung_t[jahr]
            yield minderung(summe - um), minderung(summe)
        return
    wert = bilanz.zuschuss_eur if art == "zuschuss" else bilanz.investition_eur
    yield euro(wert - um, 0), euro(wert, 0)


def _anders(feld: str, genannt: object, soll: object) -> str:
    return f".{feld}: angegeben {_kurz(genannt)}, nachgerechnet {_kurz(soll)}"


def _kurz(wert: object) -> str:
    return "nichts" if wert is None or wert == "" else str(wert)
