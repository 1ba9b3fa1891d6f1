"""Sections that say why, what it costs, what it does for the climate, and what is not settled."""

from collections.abc import Iterator

from massnahmenplan.bericht import aenderungsworte, finanzen, kennzahlen, luecken, worte
from massnahmenplan.bericht.beschlussvorlage import rahmen
from massnahmenplan.bericht.entwurf.form import (
    Absatz,
    Block,
    Liste,
    Platzhalter,
    Spalte,
    Tabelle,
    Ueberschrift,
    Zelle,
)
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.bericht.tabellen.nichtwahl import NICHT_GEWAEHLT
from massnahmenplan.bericht.tabellen.wirkung import CO2
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import datum, euro, spanne, tonnen

_FINANZEN = (
    Spalte("Jahr", "jahr", 3),
    *(Spalte(f"{was} [€]", "ganz", 4) for was in ("Investition", "Zuwendungen", "Darlehen", "Eigenanteil")),
    *(Spalte(f"Folgekosten {was} [€]", "ganz", 4) for was in ("Betrieb", "Tilgung, Zinsen")),
    Spalte("eingesparte Energie [€]", "ganz", 4),
)
_CO2 = (
    *(Spalte("Jahr", "jahr"), Spalte("ohne Plan [t]", "tonnen"), Spalte("mit Plan [t]", "tonnen")),
    Spalte("gemeinsame Minderung [t]", "tonnen"),
)
_MASSNAHMEN = (
    *(Spalte("Maßnahme", breite=6), Spalte("Kostenträger", breite=4), Spalte("Beginn – fertig", breite=2)),
    *(Spalte("Investition [€]", "ganz", 3), Spalte("Zuschuss [€]", "ganz", 3)),
    *(Spalte("Eigenmittel [€]", "ganz", 3), Spalte("t CO2e/a", "tonnen", 2)),
)
_AENDERUNGEN = (
    *(Spalte("Maßnahme", breite=4), Spalte("Änderung", breite=5), Spalte("Ursache", breite=3)),
    Spalte("Begründung", breite=8),
)
_NICHTWAHL = (
    *(Spalte("Maßnahme", breite=4), Spalte("Kosten wie angegeben [€]", "ganz", 2), Spalte("Grund", breite=3)),
    Spalte("Begründung", breite=8),
)
_LESEHILFE = (
    "Beträge nominal, auf ganze Euro gerundet. Eigenanteil: Investition ohne Zuwendungen und Darlehen des Jahres; "
    "negativ, wenn Zuwendungen erst nach der Rechnung kommen. Betrieb: laufende Kosten abzüglich Erträgen und "
    "Betriebsbeihilfen. Eingesparte Energie ist nachrichtlich genannt und in keinem anderen Betrag enthalten."
)


def sachverhalt(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield what it is about: the sentences of the Kurzfassung, and decisions that the plan keeps to."""
    yield Ueberschrift("Sachverhalt und Begründung")
    yield Platzhalter("Anlass, bisherige Beschlüsse mit Nummer und Datum, Beteiligung")
    if ergebnis.fall.projekt.hinweis:
        yield Absatz(f"Hinweis: {ergebnis.fall.projekt.hinweis}")
    massnahmen_, geld, *weitere = saetze(ergebnis)
    yield Liste((massnahmen_, geld, *_davon(ergebnis), *weitere))
    fall = ergebnis.fall
    if fall.festlegungen:
        yield Absatz("Der Plan hält diese Festlegungen ein:")
        yield Liste(
            tuple(
                f"{worte.massnahme(fall, f.massnahme)}: {worte.festlegung(fall, f)} ({f.beschluss})"
                for f in fall.festlegungen
            )
        )


def _davon(ergebnis: Ergebnis) -> Iterator[str]:
    """Yield what those bear whom the council decides for, where others bear a part."""
    summen, eigene = kennzahlen.je_traeger(ergebnis), rahmen.eigene_kennungen(ergebnis)
    if all(summe.kennung in eigene for summe in summen):
        return
    for summe in (s for s in summen if s.kennung in eigene):
        yield (
            f"Davon {summe.name}: Investition {euro(summe.investition_eur)}; davon Zuschüsse "
            f"{euro(summe.zuschuss_eur)}, Eigenmittel {euro(summe.eigenmittel_eur)}."
        )


def finanzielles(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield a table per payer; those the council decides for come first."""
    yield Ueberschrift("Finanzielle Auswirkungen")
    yield Absatz(_LESEHILFE)
    for traeger in rahmen.eigene(ergebnis):
        yield from _finanztabelle(ergebnis, traeger.id, "")
    yield Platzhalter("Produkt, Finanzposition, Deckung; Abgleich mit dem Haushaltsplan")
    if andere := rahmen.andere(ergebnis):
        yield Ueberschrift("Andere Kostenträger (nachrichtlich)", 2)
        for traeger in andere:
            yield from _finanztabelle(ergebnis, traeger.id, " (nachrichtlich)")


def _finanztabelle(ergebnis: Ergebnis, traeger: str, zusatz: str) -> Iterator[Block]:
    jahre = [jahr for jahr in finanzen.finanzjahre(ergebnis) if jahr.traeger == traeger]
    name = worte.traeger(ergebnis.fall, traeger)
    if not jahre:
        yield Absatz(f"{name}: keine.")
        return
    zeilen = tuple((jahr.jahr, *jahr.betraege) for jahr in jahre)
    summe: tuple[Zelle, ...] = ("Summe", *finanzen.summe(jahre).betraege)
    yield Tabelle("Finanzen", f"{name}{zusatz}", _FINANZEN, zeilen, summe)
    ende = ergebnis.fall.projekt.ende
    schuld = next((s.schuld_eur for s in ergebnis.bilanz.schulden if (s.traeger, s.jahr) == (traeger, ende)), None)
    if schuld:
        yield Absatz(f"Nach {ende} bleiben für {name} Darlehen von {euro(schuld, 0)} zu tilgen, mit ihren Zinsen.")


def klimawirkung(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield emission with and without the plan, and the targets."""
    yield Ueberschrift("Klimawirkung")
    yield Platzhalter("Einordnung nach dem Verfahren der Kommune, etwa positiv, neutral, negativ")
    minderung = ergebnis.bilanz.minderung_t
    zeitraum = spanne(ergebnis.fall.projekt.beginn, ergebnis.fall.projekt.ende)
    yield Absatz(f"Der Plan mindert {zeitraum} zusammen {tonnen(minderung)} CO2e; keine Tonne zählt doppelt.")
    if ziele := tuple(_ziele(ergebnis)):
        yield Liste(ziele)
    zeilen = tuple((zeile[0], zeile[1], zeile[2], zeile[5]) for zeile in CO2[1](ergebnis))
    if ergebnis.fall.projekt.ausgangsemission_t_a is None:  # then only what is reduced is known
        nur_minderung = tuple((zeile[0], zeile[3]) for zeile in zeilen)
        yield Tabelle("Klimawirkung", "Minderung je Jahr, CO2e", (_CO2[0], _CO2[3]), nur_minderung)
    else:
        yield Tabelle("Klimawirkung", "Emission und Minderung je Jahr, CO2e", _CO2, zeilen)


def _ziele(ergebnis: Ergebnis) -> Iterator[str]:
    for ziel in ergebnis.bilanz.ziele:
        fehlt = f"verfehlt um {tonnen(ziel.verfehlung_t)}" if ziel.verfehlung_t else "eingehalten"
        yield f"{ziel.benannt}: {fehlt} (erreicht {tonnen(ziel.ist_t)} CO2e)"
    for menge in ergebnis.bilanz.mengenziele:
        yield f"{menge.benannt}: {'verfehlt' if menge.verfehlung else 'eingehalten'}"


def massnahmen(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield all measures of the plan."""
    yield Ueberschrift("Maßnahmen")
    if not ergebnis.bilanz.massnahmen:
        yield Absatz("Im Plan ist keine Maßnahme.")
        return
    geordnet = sorted(ergebnis.bilanz.massnahmen, key=lambda b: (b.beginn, b.fertig, b.massnahme))
    zeilen = tuple(_massnahme(ergebnis, bilanz) for bilanz in geordnet)
    gesamt = kennzahlen.gesamt(ergebnis)
    geld = (gesamt.investition_eur, gesamt.zuschuss_eur, gesamt.eigenmittel_eur)
    yield Tabelle("Maßnahmen", "Maßnahmen des Plans", _MASSNAHMEN, zeilen, ("Summe", None, None, *geld, ""))
    yield Absatz(f"{worte.MINDERUNG_T_A}.")


def _massnahme(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> tuple[Zelle, ...]:
    fall, geld = ergebnis.fall, (bilanz.investition_eur, bilanz.zuschuss_eur, bilanz.eigenmittel_eur)
    zeit = fall.projekt.zeitachse.spanne(bilanz.beginn, bilanz.fertig)
    wer = (worte.massnahme(fall, bilanz.massnahme), worte.zahlende(fall, bilanz))
    return (*wer, zeit, *geld, kennzahlen.minderung_t_a(ergebnis, bilanz))


def aenderungen(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield what an update changes, and why; nothing for a plan that was made anew."""
    fort = ergebnis.fortschreibung
    if fort is None:
        return
    seit = datum(fort.kette[-1].stichtag)
    yield Ueberschrift(f"Änderungen gegenüber dem Plan vom {seit}")
    yield Absatz(f"{aenderungsworte.zusammen(fort, ergebnis.nachweis.einheit).rstrip('.')}.")
    zeilen = tuple(
        (a.name, aenderungsworte.was(a), aenderungsworte.ursache(a.ursache.art), a.ursache.text)
        for a in fort.aenderungen
    )
    if zeilen:
        yield Tabelle("Änderungen", f"Änderungen seit {seit}, mit Ursachen", _AENDERUNGEN, zeilen)


def alternativen(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield what was left out, and why."""
    yield Ueberschrift("Alternativen")
    yield Platzhalter("Folgen, wenn nicht oder anders beschlossen wird")
    zeilen = tuple((zeile[1], zeile[4], zeile[5], zeile[6]) for zeile in NICHT_GEWAEHLT[1](ergebnis))
    if zeilen:
        yield Absatz("Diese Maßnahmen des Falls sind geprüft und nicht im Plan:")
        yield Tabelle("Nicht gewählt", "Nicht gewählte Maßnahmen", _NICHTWAHL, zeilen)
    else:
        yield Absatz("Alle Maßnahmen des Falls sind im Plan.")


def offenes(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield what grants still depend on, which of them rest on weak ground, and what the input does not say."""
    yield Ueberschrift("Offene Punkte")
    fall = ergebnis.fall
    unsichere = (
        f"{worte.programm(fall, u.programm)}: {euro(u.zuschuss_eur, 0)} Zuschüsse stützen sich nicht auf den "
        f"amtlichen Text (Sicherheit {', '.join(u.sicherheiten)})"
        for u in kennzahlen.unsichere(ergebnis)
        if u.zuschuss_eur
    )
    if punkte := (*_bedingungen(ergebnis), *unsichere, *luecken.fehlendes(ergebnis)):
        yield Liste(punkte)
    if any(bilanz.antraege for bilanz in ergebnis.bilanz.massnahmen):
        yield Absatz("Vorbehalte und Rechenwege jedes Antrags stehen im Bericht unter „Fördermix“.")
    yield Platzhalter("weitere offene Punkte, wer sie bis wann klärt")


def _bedingungen(ergebnis: Ergebnis) -> Iterator[str]:
    """Yield each set of conditions once, with the measures that have to meet it."""
    je_bedingung: dict[tuple[str, str], list[str]] = {}
    for eintrag in kennzahlen.bewilligungen(ergebnis):
        if eintrag.antrag.bedingungen:
            schluessel = eintrag.antrag.programm, " ".join(eintrag.antrag.bedingungen)
            name = worte.massnahme(ergebnis.fall, eintrag.bilanz.massnahme)
            je_bedingung.setdefault(schluessel, []).append(name)
    for (programm, text), namen in je_bedingung.items():
        yield f"{worte.programm(ergebnis.fall, programm)} ({', '.join(namen)}): {text}"
