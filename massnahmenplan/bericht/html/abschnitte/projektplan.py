"""Projektplan: the schedule with a band per field of action, a table, and a sheet for each measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from massnahmenplan.bericht import abschnittsworte, kennzahlen, worte
from massnahmenplan.bericht.html.zellen import Tabelle, tabelle, tabelle_von
from massnahmenplan.bericht.schaubild.zeitplantafel import zeitplantafel
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import datum, euro, tonnen

TITEL = abschnittsworte.PROJEKTPLAN
_OHNE = ("Kennung",)


@dataclass(frozen=True, slots=True)
class Blatt:
    """The sheet of a measure."""

    massnahme: str
    name: str
    feld: str
    """Id of the field, by which it is filtered."""
    traeger: tuple[str, ...]
    kurz: str
    angaben: tuple[tuple[str, str], ...]
    antraege: tuple[tuple[str, str], ...]
    """Programme, and what is to be done by when."""
    zahlungen: Tabelle
    quelle: str | None


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return schedules, table and sheets."""
    felder = [(summe.kennung, summe.name) for summe in kennzahlen.je_handlungsfeld(ergebnis)]
    traeger = [(summe.kennung, summe.name) for summe in kennzahlen.je_traeger(ergebnis)]
    return {
        "felder": felder,
        "traeger": traeger,
        "tafel": zeitplantafel(ergebnis),
        "tabelle": tabelle_von(ergebnis, "massnahmen", "Alle Maßnahmen des Plans", ohne=_OHNE),
        "blaetter": [_blatt(ergebnis, bilanz) for bilanz in ergebnis.bilanz.massnahmen],
    }


def _blatt(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> Blatt:
    fall, achse = ergebnis.fall, ergebnis.fall.projekt.zeitachse
    massnahme = fall.massnahme_mit_id[bilanz.massnahme]
    kurz = f"{achse.spanne(bilanz.beginn, bilanz.fertig)}, {euro(bilanz.investition_eur, 0)}"
    return Blatt(
        massnahme=massnahme.id,
        name=massnahme.name,
        feld=massnahme.handlungsfeld,
        traeger=tuple(traeger for traeger, _ in kennzahlen.anteile(ergebnis, bilanz)),
        kurz=kurz,
        angaben=tuple(_angaben(ergebnis, bilanz)),
        antraege=tuple((worte.programm(fall, a.programm), _antragssatz(a)) for a in bilanz.antraege),
        zahlungen=tabelle(
            "Zahlungen", ("Jahr", "Investition [€]"), ((str(z.jahr), z.betrag_eur) for z in bilanz.zahlungen)
        ),
        quelle=massnahme.quelle,
    )


def _antragssatz(antrag: Any) -> str:
    frist = "" if antrag.fertig_bis is None else f", fertig bis {datum(antrag.fertig_bis)}"
    return f"{euro(antrag.zuschuss_eur)}; Antrag spätestens {datum(antrag.antrag_am)}{frist}"


def _angaben(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> Iterator[tuple[str, str]]:
    fall, achse = ergebnis.fall, ergebnis.fall.projekt.zeitachse
    massnahme = fall.massnahme_mit_id[bilanz.massnahme]
    yield "Kennung", massnahme.id
    yield "Handlungsfeld", worte.handlungsfeld(massnahme.handlungsfeld)
    yield "Kostenträger", worte.zahlende(fall, bilanz)
    yield "Ausführung", worte.variante(fall, massnahme.id, bilanz.variante)
    if bilanz.beginn < bilanz.baubeginn:
        yield "Planung", achse.spanne(bilanz.beginn, bilanz.baubeginn - 1)
    yield "Bau", achse.spanne(bilanz.baubeginn, bilanz.fertig)
    if bilanz.fertig < bilanz.wirkt_bis:
        yield "in Betrieb", achse.spanne(bilanz.fertig + 1, bilanz.wirkt_bis)
    yield "Investition", euro(bilanz.investition_eur)
    yield "Zuschüsse", euro(bilanz.zuschuss_eur)
    yield "Eigenmittel", euro(bilanz.eigenmittel_eur)
    je_jahr, summe = kennzahlen.minderung_t_a(ergebnis, bilanz), tonnen(bilanz.minderung_summe_t)
    yield "Minderung für sich", f"{tonnen(je_jahr)} CO2e je Jahr, {summe} im Zeitraum"
    yield "Wirkung", worte.wirkungsweg(kennzahlen.wirkungswege(ergebnis.bilanz)[bilanz.massnahme])
