"""The answers as tables: headings, how each column looks, rows; every format shows these."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.bericht.studie import worte
from massnahmenplan.ergebnis.studienantworten import Budgetwert, Studienantworten

Zelle = str | int | Decimal | None
Zeilen = Iterator[tuple[Zelle, ...]]
TAUSEND = 1000


@dataclass(frozen=True, slots=True)
class Tabelle:
    """A table; styles are those of ``bericht.xlsx.stile``."""

    titel: str
    spalten: tuple[tuple[str, str], ...]
    """Heading and style; a heading with a unit in brackets stands over numbers."""
    zeilen: Callable[[Studienantworten], Zeilen]

    @property
    def kopf(self) -> list[str]:
        """The headings."""
        return [titel for titel, _ in self.spalten]


def _massnahmen(a: Studienantworten) -> Zeilen:
    for m in a.massnahmen:
        varianten = ", ".join(f"{variante} ({anzahl})" for variante, anzahl in m.varianten)
        t = m.trennung
        yield (
            m.massnahme, m.name, worte.KLASSEN[m.klasse], m.gewaehlt, m.laeufe, m.anteil,
            m.fruehestes_jahr, m.uebliches_jahr, m.spaetestes_jahr, varianten or None,
            *((None,) * 4 if t is None else (
                worte.groesse(t.stellgroesse, a), t.staerke,
                worte.stellwert(t.mit, t.stellgroesse, a), worte.stellwert(t.ohne, t.stellgroesse, a),
            )),
        )  # fmt: skip


def _tornado(a: Studienantworten) -> Zeilen:
    for b in a.tornado:
        unten, oben = b.unten, b.oben
        wert_unten, wert_oben = (worte.stellwert(stufe.wert, b.stellgroesse, a) for stufe in (unten, oben))
        yield (
            worte.kennzahl(b.kennzahl), worte.einheit(b.kennzahl), worte.groesse(b.stellgroesse, a),
            wert_unten, unten.ergebnis, b.basis, wert_oben, oben.ergebnis,
            _minus(unten.ergebnis, b.basis), _minus(oben.ergebnis, b.basis), b.von, b.bis, b.spanne, b.ohne_plan,
        )  # fmt: skip


def _minus(wert: Decimal | None, basis: Decimal | None) -> Decimal | None:
    return None if wert is None or basis is None else wert - basis


def _tornadostufen(a: Studienantworten) -> Zeilen:
    for b in a.tornado:
        for stufe in b.stufen:
            ort = (worte.kennzahl(b.kennzahl), worte.einheit(b.kennzahl), worte.groesse(b.stellgroesse, a))
            yield (*ort, worte.stellwert(stufe.wert, b.stellgroesse, a), stufe.lauf, stufe.ergebnis)


def _indizes(a: Studienantworten) -> Zeilen:
    for satz in a.indizes:
        vorn = (worte.VERFAHREN[satz.verfahren], worte.kennzahl(satz.kennzahl))
        for i in satz.indizes:
            andere = None if i.mit is None else worte.groesse(i.mit, a)
            wert = (worte.INDIZES[i.name], i.wert, i.vertrauen)
            yield (*vorn, worte.groesse(i.stellgroesse, a), andere, *wert, satz.zeilen, satz.weggelassen, None)
        if satz.grund is not None:
            yield (*vorn, None, None, None, None, None, satz.zeilen, satz.weggelassen, satz.grund)


def _reue(a: Studienantworten) -> Zeilen:
    for rang, k in enumerate(a.reue.kandidaten if a.reue else (), 1):
        schlimmster = None if k.schlimmster is None else k.schlimmster.lauf
        yield (
            rang, k.lauf, a.laufnamen.get(k.lauf), k.haeufigkeit, len(k.massnahmen), k.groesste_reue, schlimmster,
            k.mittlere_reue, len(k.undurchfuehrbar), len(k.werte), ", ".join(k.massnahmen),
        )  # fmt: skip


def _reue_je_lauf(a: Studienantworten) -> Zeilen:
    """Yield each plan in each run; where it cannot be carried out there is no regret to speak of."""
    for k in a.reue.kandidaten if a.reue else ():
        for wert in k.werte:
            reue = (wert.reue, wert.hoechstens, "ja") if wert.durchfuehrbar else (None, None, "nein")
            grenzen = " ".join(wert.verstoesse) or None
            yield (k.lauf, wert.lauf, a.laufnamen.get(wert.lauf), wert.zielwert, *reue, grenzen)


def _baender(a: Studienantworten) -> Zeilen:
    for b in a.baender:
        ort = (worte.kennzahl(b.kennzahl), worte.einheit(b.kennzahl), b.jahr, b.laeufe)
        yield (*ort, b.kleinster, *b.quantile, b.groesster, b.basis)


def _budgets(a: Studienantworten) -> Zeilen:
    for b in a.budgets:
        mehr = sum((schritt.mehr_eur for schritt in b.schritte), Decimal(0))
        vorn = (worte.groesse(b.stellgroesse, a), ", ".join(b.traeger), len(b.schritte), mehr)
        yield (*vorn, *je_tausend(b), tonnenpreis_eur(b, a))


def je_tausend(budget: Budgetwert) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return what 1,000 EUR bring: as found, and the proven ends."""
    enden = (budget.je_euro_mindestens, budget.je_euro_hoechstens)
    unten, oben = (None if ende is None else ende * TAUSEND for ende in enden)
    return budget.je_euro * TAUSEND, unten, oben


def tonnenpreis_eur(budget: Budgetwert, a: Studienantworten) -> Decimal | None:
    """Return what the next tonne costs if this budget buys it; None for other aims, or where it brings none."""
    return 1 / budget.je_euro if a.ziel == "co2" and budget.je_euro > 0 else None


def _budgetschritte(a: Studienantworten) -> Zeilen:
    for b in a.budgets:
        for s in b.schritte:
            laeufe = (worte.groesse(b.stellgroesse, a), s.von_lauf, s.bis_lauf, s.von_eur, s.bis_eur)
            yield (*laeufe, s.gewinn, s.mindestens, s.hoechstens)


TABELLEN: Mapping[str, Tabelle] = {
    "massnahmen": Tabelle(
        "Maßnahmen",
        (
            ("Maßnahme", "text"), ("Bezeichnung", "text"), ("Klasse", "mitte"), ("gewählt in [Läufe]", "ganz"),
            ("von [Läufe]", "ganz"), ("Anteil [Anteil]", "prozent"), ("frühestes Jahr", "jahr"),
            ("übliches Jahr", "jahr"), ("spätestes Jahr", "jahr"), ("Varianten (Läufe)", "text"),
            ("hängt ab von", "text"), ("Stärke [Anteil]", "prozent"), ("üblicher Wert mit", "mitte"),
            ("üblicher Wert ohne", "mitte"),
        ),
        _massnahmen,
    ),
    "tornado": Tabelle(
        "Tornado",
        (
            ("Kennzahl", "text"), ("Einheit", "mitte"), ("Stellgröße", "text"), ("Wert unten", "mitte"),
            ("Ergebnis unten [Einheit]", "menge"), ("Ergebnis im Fall [Einheit]", "menge"), ("Wert oben", "mitte"),
            ("Ergebnis oben [Einheit]", "menge"), ("Änderung unten [Einheit]", "menge"),
            ("Änderung oben [Einheit]", "menge"), ("kleinstes [Einheit]", "menge"), ("größtes [Einheit]", "menge"),
            ("Spanne [Einheit]", "menge"), ("ohne Plan [Läufe]", "ganz"),
        ),
        _tornado,
    ),
    "tornadostufen": Tabelle(
        "Tornado, jeder Wert",
        (
            ("Kennzahl", "text"), ("Einheit", "mitte"), ("Stellgröße", "text"), ("Wert", "mitte"),
            ("Lauf", "ganz"), ("Ergebnis [Einheit]", "menge"),
        ),
        _tornadostufen,
    ),
    "indizes": Tabelle(
        "Indizes",
        (
            ("Verfahren", "text"), ("Kennzahl", "text"), ("Stellgröße", "text"), ("zusammen mit", "text"),
            ("Index", "text"), ("Wert [Index]", "faktor"), ("± (95 %) [Index]", "faktor"),
            ("Zeilen [Läufe]", "ganz"), ("weggelassen [Läufe]", "ganz"), ("Bemerkung", "text"),
        ),
        _indizes,
    ),
    "reue": Tabelle(
        "Reue",
        (
            ("Rang", "ganz"), ("Plan aus Lauf", "ganz"), ("Name", "text"), ("gewählt in [Läufe]", "ganz"),
            ("Maßnahmen [Anzahl]", "ganz"), ("größte Reue [Zieleinheit]", "menge"), ("im Lauf", "ganz"),
            ("mittlere Reue [Zieleinheit]", "menge"), ("nicht durchführbar [Läufe]", "ganz"),
            ("verglichen [Läufe]", "ganz"), ("Maßnahmen", "text"),
        ),
        _reue,
    ),
    "reue_je_lauf": Tabelle(
        "Reue je Lauf",
        (
            ("Plan aus Lauf", "ganz"), ("Lauf", "ganz"), ("Name", "text"), ("Zielwert [Zieleinheit]", "menge"),
            ("Reue [Zieleinheit]", "menge"), ("Reue höchstens [Zieleinheit]", "menge"), ("durchführbar", "mitte"),
            ("verletzte Grenzen", "text"),
        ),
        _reue_je_lauf,
    ),
    "baender": Tabelle(
        "Bänder",
        (
            ("Kennzahl", "text"), ("Einheit", "mitte"), ("Jahr", "jahr"), ("Läufe [Anzahl]", "ganz"),
            ("kleinster [Einheit]", "menge"), ("5 % [Einheit]", "menge"), ("25 % [Einheit]", "menge"),
            ("Median [Einheit]", "menge"), ("75 % [Einheit]", "menge"), ("95 % [Einheit]", "menge"),
            ("größter [Einheit]", "menge"), ("im Fall [Einheit]", "menge"),
        ),
        _baender,
    ),
    "budgets": Tabelle(
        "Budgets",
        (
            ("Stellgröße", "text"), ("Kostenträger", "text"), ("Schritte [Anzahl]", "ganz"),
            ("mehr Geld [€]", "euro"), ("1.000 € mehr bringen [Zieleinheit]", "menge"),
            ("mindestens [Zieleinheit]", "menge"), ("höchstens [Zieleinheit]", "menge"),
            ("die nächste Tonne kostet [€]", "euro"),
        ),
        _budgets,
    ),
    "budgetschritte": Tabelle(
        "Budgets, jeder Schritt",
        (
            ("Stellgröße", "text"), ("von Lauf", "ganz"), ("bis Lauf", "ganz"), ("von [€]", "euro"),
            ("bis [€]", "euro"), ("Gewinn [Zieleinheit]", "menge"), ("mindestens [Zieleinheit]", "menge"),
            ("höchstens [Zieleinheit]", "menge"),
        ),
        _budgetschritte,
    ),
}  # fmt: skip
"""Name -> table, in the order of reading."""
