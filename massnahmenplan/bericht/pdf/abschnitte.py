"""Each section of the page as building blocks; what unfolds on the screen stands open on paper."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from massnahmenplan.bericht import abschnittsworte
from massnahmenplan.bericht.html.umgebung import bildtabelle
from massnahmenplan.bericht.html.zellen import Tabelle
from massnahmenplan.bericht.html.zellen import tabelle as als_tabelle
from massnahmenplan.bericht.pdf.bausteine import Baustein, absatz, bild, liste, paare, tabelle, ueberschrift
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.worte import SICHERHEITEN
from massnahmenplan.grundlagen.schreibweise import euro

Daten = dict[str, Any]


def kurzfassung(d: Daten) -> Iterator[Baustein]:
    """Yield sentences, main figures, targets, sums."""
    if d["hinweis"]:
        yield absatz(f"Hinweis: {d['hinweis']}")
    yield liste(d["saetze"], nummeriert=True)
    if d["ziele"]:
        yield ueberschrift(abschnittsworte.ZIELVORGABEN)
        yield liste(f"{'eingehalten' if gut else 'verfehlt'}: {ziel} ({stand})" for ziel, gut, stand in d["ziele"])
    yield from _tabellen(d["tabellen"])


def aenderungen(d: Daten) -> Iterator[Baustein]:
    """Yield what an update changed, and why."""
    yield absatz(d["zusammen"])
    if not d["aenderungen"]:
        yield absatz(abschnittsworte.KEINE_AENDERUNG)
    ursachen = als_tabelle(abschnittsworte.URSACHEN, abschnittsworte.URSACHEN_KOPF, d["aenderungen"])
    yield from _tabellen([ursachen, d["kette"]])


def projektplan(d: Daten) -> Iterator[Baustein]:
    """Yield the schedules, the table, and a sheet for each measure."""
    if not d["blaetter"]:
        yield absatz(abschnittsworte.KEINE_MASSNAHME)
        return
    for zeitplan in d["zeitplaene"]:
        yield bild(zeitplan)
    yield tabelle(d["tabelle"])
    yield ueberschrift(abschnittsworte.BLAETTER)
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
        yield ueberschrift(abschnittsworte.INVESTITIONEN)
        yield absatz(abschnittsworte.KASSEN_LESEHILFE)
    for kasse in d["investiv"]:
        yield bild(kasse)
    yield from _tabellen(d["tabellen"])


def foerdermix(d: Daten) -> Iterator[Baustein]:
    """Yield the flow, and each application with its calculation."""
    yield from _bild_mit_zahlen(d["bild"])
    if not d["antraege"]:
        yield absatz(abschnittsworte.KEIN_ANTRAG)
        return
    yield ueberschrift(abschnittsworte.ANTRAEGE)
    for antrag in d["antraege"]:
        yield from _antrag(antrag)
    if d["unsichere"]:
        yield ueberschrift(abschnittsworte.UNSICHERE)
        yield absatz(abschnittsworte.UNSICHERE_LESEHILFE)
        yield liste(f"{programm}: {euro(betrag, 0)}, Sicherheit {wie}" for programm, wie, betrag in d["unsichere"])
    yield paare(SICHERHEITEN.items())


def _antrag(antrag: Any) -> Iterator[Baustein]:
    yield ueberschrift(f"{antrag.name}: {antrag.programm}", 3)
    yield absatz(f"{antrag.fristen}; Zuschuss {euro(antrag.zuschuss_eur)}. {antrag.sicherheitssatz}")
    if antrag.vorbehalt:
        yield absatz(f"Vorbehalte stehen unter „{abschnittsworte.OFFENE_PUNKTE}“.")
    zeilen = [
        (text, "" if betrag is None else euro(betrag), stelle or "") for text, betrag, stelle in antrag.rechnung
    ]
    rechenweg = als_tabelle("Rechenweg", abschnittsworte.RECHENWEG_KOPF, zeilen)
    spalten = tuple(replace(s, ist_zahl=s.titel == abschnittsworte.BETRAG) for s in rechenweg.spalten)
    yield tabelle(replace(rechenweg, spalten=spalten))


def co2(d: Daten) -> Iterator[Baustein]:
    """Yield the path, the reduction by field, and the tables."""
    if d["pfad"]:
        yield bild(d["pfad"])
    else:
        yield absatz(abschnittsworte.OHNE_AUSGANGSEMISSION)
    yield from _bild_mit_zahlen(d["minderung"])
    yield from _tabellen(d["tabellen"])


def karte(d: Daten) -> Iterator[Baustein]:
    """Yield the map, and every place with its measures."""
    yield from _bild_mit_zahlen(d["bild"])


def kosten_nutzen(d: Daten) -> Iterator[Baustein]:
    """Yield the cost curve, the net present value, the criteria."""
    yield from _bild_mit_zahlen(d["kurve"])
    yield absatz(abschnittsworte.KOSTENKURVE_LESEHILFE if d["kurve"] else abschnittsworte.OHNE_MINDERUNG)
    yield absatz(f"Kapitalwert des Plans: {euro(d['kosten_eur'], 0)}. {d['kapitalwert']}.")
    yield from _tabellen([d["barwerte"], d["kriterien"]])


def pareto(d: Daten) -> Iterator[Baustein]:
    """Yield the front, where the plan lies on it, what each step costs, and when each measure begins."""
    if d["hinweis"]:
        yield absatz(f"Hinweis: {d['hinweis']}")
    if d["lage"]:
        yield absatz(d["lage"])
    yield bild(d["bild"])
    yield from _tabellen([_genannt(d["tabelle"], d["bild"])])
    yield absatz(d["knie"])
    if d["preise"]:
        yield ueberschrift(abschnittsworte.PREISE)
        yield liste(d["preise"])
    if d["massnahmen"]:
        yield from _tabellen([d["massnahmen"]])


def sensitivitaet(d: Daten) -> Iterator[Baustein]:
    """Yield each answer of the study: sentences, figures with their numbers, or the table."""
    for hinweis in d["hinweise"]:
        yield absatz(f"Hinweis: {hinweis}")
    for antwort in d["antworten"]:
        yield ueberschrift(antwort.titel)
        yield from (absatz(satz) for satz in antwort.saetze)
        for schaubild, zahlen in antwort.bilder:
            yield bild(schaubild)
            yield from _tabellen([_genannt(zahlen, schaubild)])
        yield from _tabellen(replace(eine, titel=antwort.titel) for eine in antwort.tabellen)
        if antwort.bilder and antwort.erklaerung:
            yield absatz(antwort.erklaerung)


def nicht_gewaehlt(d: Daten) -> Iterator[Baustein]:
    """Yield what is left out."""
    if d["tabelle"].zeilen:
        yield tabelle(d["tabelle"])
    else:
        yield absatz(abschnittsworte.ALLE_GEWAEHLT)


def annahmen(d: Daten) -> Iterator[Baustein]:
    """Yield what is open, what is missing, what was assumed, and sources."""
    if d["offen"]:
        yield ueberschrift(abschnittsworte.OFFENE_PUNKTE)
    for titel, punkte in d["offen"]:
        yield ueberschrift(titel, 3)
        yield liste(f"{punkt.betrifft}: {punkt.text}" for punkt in punkte)
    if d["fehlend"]:
        yield ueberschrift(abschnittsworte.FEHLENDES)
        yield liste(d["fehlend"])
    yield ueberschrift(abschnittsworte.ANNAHMEN)
    yield liste(d["annahmen"], nummeriert=True) if d["annahmen"] else absatz(abschnittsworte.KEINE_ANNAHMEN)
    yield ueberschrift(abschnittsworte.RAHMEN)
    yield paare(d["rahmen"])
    zeilen = [(q.text, q.wofuer, q.stand, q.sicherheit) for q in d["quellen"]]
    yield from _tabellen([als_tabelle(abschnittsworte.QUELLEN, abschnittsworte.QUELLEN_KOPF, zeilen)])


def nachweis(d: Daten) -> Iterator[Baustein]:
    """Yield proof, checks, versions."""
    yield paare(d["beweis"])
    if not d["protokoll"]:
        yield absatz(abschnittsworte.UNGEPRUEFT)
    zeilen = [(s.pruefung, s.ergebnis, s.bestanden) for s in d["protokoll"]]
    yield from _tabellen([als_tabelle(abschnittsworte.PRUEFUNGEN, abschnittsworte.PRUEFUNGEN_KOPF, zeilen)])
    yield absatz(f"Fassungen: {', '.join(f'{name} {version}' for name, version in d['versionen'])}")


def _bild_mit_zahlen(schaubild: Schaubild | None) -> Iterator[Baustein]:
    """Yield a figure and the table behind it, for figures whose numbers stand nowhere else."""
    if schaubild is not None:
        yield bild(schaubild)
        yield from _tabellen([_genannt(bildtabelle(schaubild), schaubild)])


def _genannt(zahlen: Tabelle, schaubild: Schaubild) -> Tabelle:
    """Return the table behind a figure with a title of its own: on paper it stands by itself."""
    return replace(zahlen, titel=f"{schaubild.titel}: Zahlen")


def _tabellen(tabellen: Any) -> Iterator[Baustein]:
    for eine in tabellen:
        if eine.zeilen:
            yield tabelle(eine)
            if eine.fussnote:
                yield absatz(eine.fussnote)


BAUSTEINE: dict[str, Callable[[Daten], Iterator[Baustein]]] = {
    "kurzfassung": kurzfassung,
    "aenderungen": aenderungen,
    "projektplan": projektplan,
    "geld": geld,
    "foerdermix": foerdermix,
    "co2": co2,
    "karte": karte,
    "kosten_nutzen": kosten_nutzen,
    "pareto": pareto,
    "sensitivitaet": sensitivitaet,
    "nicht_gewaehlt": nicht_gewaehlt,
    "annahmen": annahmen,
    "nachweis": nachweis,
}
"""Id of a section -> how it stands on paper."""
