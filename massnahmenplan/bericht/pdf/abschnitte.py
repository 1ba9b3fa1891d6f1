"""Each section of the page as building blocks; what unfolds on the screen stands open on paper."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.bericht.html.zellen import tabelle as als_tabelle
from massnahmenplan.bericht.pdf.bausteine import Baustein, absatz, bild, liste, paare, tabelle, ueberschrift
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.worte import SICHERHEITEN
from massnahmenplan.grundlagen.schreibweise import datum, euro

Daten = dict[str, Any]


def kurzfassung(d: Daten) -> Iterator[Baustein]:
    """Yield sentences, main figures, targets, sums."""
    if d["hinweis"]:
        yield absatz(f"Hinweis: {d['hinweis']}")
    yield liste(d["saetze"], nummeriert=True)
    if d["ziele"]:
        yield ueberschrift("Zielvorgaben")
        yield liste(f"{'eingehalten' if gut else 'verfehlt'}: {ziel} ({stand})" for ziel, gut, stand in d["ziele"])
    yield from _tabellen(d["tabellen"])


def aenderungen(d: Daten) -> Iterator[Baustein]:
    """Yield what an update changed, and why."""
    yield absatz(f"Gegenüber dem Plan vom {datum(d['stichtag'])}: {d['zusammen']}")
    kopf = ("Maßnahme", "Änderung", "Ursache", "Begründung")
    yield from _tabellen([als_tabelle("Was sich ändert, und warum", kopf, d["aenderungen"]), d["kette"]])


def projektplan(d: Daten) -> Iterator[Baustein]:
    """Yield the schedules, the table, and a sheet for each measure."""
    if not d["blaetter"]:
        yield absatz("Im Plan ist keine Maßnahme.")
        return
    for zeitplan in d["zeitplaene"]:
        yield bild(zeitplan)
    yield tabelle(d["tabelle"])
    yield ueberschrift("Blätter der Maßnahmen")
    for blatt in d["blaetter"]:
        yield ueberschrift(blatt.name, 3)
        zahlungen = "; ".join(f"{jahr}: {betrag}" for jahr, betrag in blatt.zahlungen.zeilen)
        foerderung = ((f"Förderung: {programm}", text) for programm, text in blatt.antraege)
        quelle = [("Quelle", blatt.quelle)] if blatt.quelle else []
        yield paare(blatt.angaben, nebeneinander=True)
        yield paare([("Investition je Jahr [€]", zahlungen or "keine"), *foerderung, *quelle])


def geld(d: Daten) -> Iterator[Baustein]:
    """Yield spending, the purses for investment, and every table of money."""
    yield bild(d["geldbild"])
    if d["investiv"]:
        yield ueberschrift("Investitionen je Kostenträger")
    for kasse in d["investiv"]:
        yield bild(kasse)
    yield from _tabellen(d["tabellen"])


def foerdermix(d: Daten) -> Iterator[Baustein]:
    """Yield the flow, and each application with its calculation."""
    yield from _bild_mit_zahlen(d["bild"])
    if not d["antraege"]:
        yield absatz("Der Plan enthält keinen Förderantrag.")
        return
    yield ueberschrift("Anträge, der nächste zuerst")
    for antrag in d["antraege"]:
        yield from _antrag(antrag)
    if d["unsichere"]:
        yield ueberschrift("Ohne amtlichen Text")
        yield liste(f"{programm}: {euro(betrag, 0)}, Sicherheit {wie}" for programm, wie, betrag in d["unsichere"])
    yield paare(SICHERHEITEN.items())


def _antrag(antrag: Any) -> Iterator[Baustein]:
    yield ueberschrift(f"{antrag.name}: {antrag.programm}", 3)
    fertig = f", fertig bis {datum(antrag.fertig_bis)}" if antrag.fertig_bis else ""
    yield absatz(
        f"Antrag spätestens am {datum(antrag.antrag_am)}{fertig}; Zuschuss {euro(antrag.zuschuss_eur)}. "
        f"Sicherheit {antrag.sicherheit}: {antrag.sicherheitswort}."
    )
    if antrag.vorbehalt:
        yield absatz(f"Vorbehalt: {antrag.vorbehalt}")
    zeilen = [
        (text, "" if betrag is None else euro(betrag), stelle or "") for text, betrag, stelle in antrag.rechnung
    ]
    yield tabelle(als_tabelle("Rechenweg", ("Schritt", "Betrag", "Fundstelle"), zeilen))


def co2(d: Daten) -> Iterator[Baustein]:
    """Yield the path, the reduction by field, and the tables."""
    if d["pfad"]:
        yield bild(d["pfad"])
    else:
        yield absatz("Der Fall nennt keine Emission ohne Maßnahmen; gezeigt wird nur die Minderung.")
    yield from _bild_mit_zahlen(d["minderung"])
    yield from _tabellen(d["tabellen"])


def karte(d: Daten) -> Iterator[Baustein]:
    """Yield the map, and every place with its measures."""
    yield from _bild_mit_zahlen(d["bild"])


def kosten_nutzen(d: Daten) -> Iterator[Baustein]:
    """Yield the cost curve, the net present value, the criteria."""
    yield from _bild_mit_zahlen(d["kurve"])
    yield absatz(f"Kapitalwert des Plans: {euro(d['kosten_eur'], 0)}. {d['kapitalwert']}.")
    yield from _tabellen([d["barwerte"], d["kriterien"]])


def nicht_gewaehlt(d: Daten) -> Iterator[Baustein]:
    """Yield what is left out."""
    if d["tabelle"].zeilen:
        yield tabelle(d["tabelle"])
    else:
        yield absatz("Alle Maßnahmen des Falls sind im Plan.")


def annahmen(d: Daten) -> Iterator[Baustein]:
    """Yield what is missing, what was assumed, and sources; reservations stand with each application."""
    if d["fehlend"]:
        yield ueberschrift("Was in der Eingabe fehlte")
        yield liste(d["fehlend"])
    yield ueberschrift("Annahmen")
    yield liste(d["annahmen"], nummeriert=True) if d["annahmen"] else absatz("Keine.")
    yield ueberschrift("Rahmen")
    yield paare(d["rahmen"])
    zeilen = [(q.text, q.wofuer, q.stand, q.sicherheit) for q in d["quellen"]]
    yield from _tabellen([als_tabelle("Quellen", ("Quelle", "wofür", "Stand", "Sicherheit"), zeilen)])


def nachweis(d: Daten) -> Iterator[Baustein]:
    """Yield proof, checks, versions."""
    yield paare(d["beweis"])
    zeilen = [(s.pruefung, s.ergebnis, s.bestanden) for s in d["protokoll"]]
    yield from _tabellen([als_tabelle("Was geprüft wurde", ("Prüfung", "Ergebnis", "bestanden"), zeilen)])
    yield absatz(f"Fassungen: {', '.join(f'{name} {version}' for name, version in d['versionen'])}")


def _bild_mit_zahlen(schaubild: Schaubild | None) -> Iterator[Baustein]:
    """Yield a figure and the table behind it, for figures whose numbers stand nowhere else."""
    if schaubild is not None:
        yield bild(schaubild)
        yield from _tabellen([als_tabelle(f"{schaubild.titel}: Zahlen", schaubild.kopf, schaubild.zeilen)])


def _tabellen(tabellen: Any) -> Iterator[Baustein]:
    for eine in tabellen:
        if eine.zeilen:
            yield tabelle(eine)
            if eine.fussnote:
                yield absatz(eine.fussnote)
