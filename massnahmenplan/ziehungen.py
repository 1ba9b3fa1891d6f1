"""Loans to the cent: the solver's amounts are no whole cents, and the recount knows no tolerance.

With the choice of options fixed, what is left to decide is a small linear problem: how much is drawn, and when the
bridging credit helps. Its solution is rounded to whole cents and recounted. What is missing in a purse then, or
too much of a limit (a rate of an annuity is rounded to the cent, year by year), is put right exactly with a loan
that is drawn as a whole in that year; where that does not help, the row gets the missing cents as a margin and the
small problem is solved again, last with the loans of programmes in whole EUR. Of several equally good ways the one
with the least debt is taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP

import numpy as np

from massnahmenmodell.linearform import Reelle
from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import TAUSEND, eur, teur
from massnahmenplan.ergebnis import Darlehenswahl, Kreditaufnahme, Plan, Verstoss
from massnahmenplan.grundlagen.zahlen import CENT
from massnahmenplan.loeser import Loesung, Standardform, Stelle, Wuensche, loese
from massnahmenplan.planungsfall import Planungsfall

VERSUCHE = 6
HAAR = 1e-5
"""One cent in thousand EUR."""
GELD = frozenset({"darlehen", "deckung", "linie", "mieterhoehung", "rest", "umlage", "warmmietenueberschreitung"})
"""Columns that the small problem decides, and rents that follow from its loans."""
GEGEN_SCHULDEN = 1e-8
"""Price of each EUR drawn beside its cost: one cent in a million, so that nothing is drawn for nothing."""
MASSSTAB = 1e3
"""The aim is scaled, so that this price stands above the tolerance of the solver."""

PlanLeser = Callable[[Aufbereitung, Standardform, Loesung], Plan]


@dataclass(frozen=True)
class _Lage:
    """What is fixed while amounts are tried out."""

    fall: Planungsfall
    aufbereitung: Aufbereitung
    form: Standardform
    loesung: Loesung
    lies: PlanLeser
    zeile_zu_grenze: Mapping[str, Stelle]

    def verstoesse(self, werte: Reelle) -> tuple[Verstoss, ...]:
        """Return what the exact recount objects to."""
        plan = self.lies(self.aufbereitung, self.form, replace(self.loesung, werte=werte))
        rechnung = nachrechnung.rechne(self.fall, plan)
        return (*rechnung.verstoesse, *pruefung.pruefe(self.fall, plan, rechnung.bilanz))


def ziehe(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    form: Standardform,
    loesung: Loesung,
    lies: PlanLeser,
    zeile_zu_grenze: Mapping[str, Stelle],
) -> Loesung:
    """Return the solution with loans in whole cents that keep every limit, if there are such amounts.

    zeile_zu_grenze: name of a limit as ``pruefung`` uses it -> row of the model.
    """
    if not aufbereitung.kreditwege or loesung.werte is None:
        return loesung
    lage = _Lage(fall, aufbereitung, form, loesung, lies, zeile_zu_grenze)
    klein, bestes = _kleines_problem(aufbereitung, form, loesung), None
    for runde in (None, np.floor, np.ceil):
        enger = klein if runde is None or bestes is None else _mit_vollen_euro(lage, klein, bestes, runde)
        werte, passt = _in_cent(lage, enger)
        bestes = werte if bestes is None else bestes
        if passt:
            return replace(loesung, werte=werte)
    return replace(loesung, werte=bestes)


def _in_cent(lage: _Lage, klein: Standardform) -> tuple[Reelle, bool]:
    """Return whole cents, and whether the recount accepts them."""
    assert lage.loesung.werte is not None
    abstaende: dict[Stelle, float] = {}
    bestes = _gerundet(lage.form, lage.loesung.werte, lage.loesung.werte)
    for _ in range(VERSUCHE):
        werte = loese(klein.mit_abstand(abstaende), Wuensche(luecke=0.0)).werte
        if werte is None:
            return bestes, False
        bestes = _gerundet(lage.form, lage.loesung.werte, werte)
        for _ in range(VERSUCHE):
            verstoesse = lage.verstoesse(bestes)
            if not verstoesse:
                return bestes, True
            if not _berichtige(lage, bestes, verstoesse):
                break
        neue = dict(_abstaende(lage.zeile_zu_grenze, verstoesse))
        if not neue:
            return bestes, False
        abstaende = {zeile: abstaende.get(zeile, 0.0) + neue.get(zeile, 0.0) for zeile in {*abstaende, *neue}}
    return bestes, False


def _berichtige(lage: _Lage, werte: Reelle, verstoesse: Sequence[Verstoss]) -> bool:
    """Change loans of the payers' own by exactly what is missing or too much; False if none can be changed."""
    spalte = {stelle: s for s, stelle in enumerate(lage.form.spalten)}
    berichtigt = False
    for verstoss in verstoesse:
        art, _, rest = verstoss.grenze.partition(":")
        traeger, jahr = rest.partition(":")[0], rest.rpartition(":")[2]
        if verstoss.betrag is None or art not in {"haushalt", "schulden"} or ":konsumtiv:" in rest:
            continue
        richtung = 1.0 if art == "haushalt" else -1.0
        for n, weg in enumerate(lage.aufbereitung.kreditwege):
            s = spalte.get(("darlehen", n))
            if s is None or weg.kredit.ist_fest or (weg.traeger, str(weg.jahr)) != (traeger, jahr):
                continue
            neu = werte[s] + richtung * teur(verstoss.betrag / weg.auszahlung_anteil)
            if 0 <= neu <= weg.kredit.hoechstens:
                werte[s] = np.round(neu, 5)
                berichtigt = True
                break
    return berichtigt


def _mit_vollen_euro(
    lage: _Lage, klein: Standardform, werte: Reelle, runde: Callable[[Reelle], Reelle]
) -> Standardform:
    """Return the small problem with the loans of programmes fixed at whole EUR."""
    wege = lage.aufbereitung.kreditwege
    fest = np.array([art == "darlehen" and wege[index].antrag is not None for art, index in klein.spalten])
    voll = runde(werte * TAUSEND) / TAUSEND
    return replace(
        klein,
        spalte_unten=np.where(fest, voll, klein.spalte_unten),
        spalte_oben=np.where(fest, voll, klein.spalte_oben),
    )


def lies_darlehen(
    aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung
) -> tuple[dict[int, tuple[Darlehenswahl, ...]], tuple[Kreditaufnahme, ...]]:
    """Return what is drawn: by option, and of the payers' own loans."""
    je_option: dict[int, tuple[Darlehenswahl, ...]] = {}
    eigene: list[Kreditaufnahme] = []
    werte = form.nach_spalten(loesung.werte)
    for n, weg in enumerate(aufbereitung.kreditwege):
        betrag = eur(werte.get(("darlehen", n), 0.0)).quantize(CENT, rounding=ROUND_HALF_UP)
        if betrag <= 0:
            continue
        if weg.antrag is not None and weg.kredit.option is not None:
            bisher = je_option.get(weg.kredit.option, ())
            je_option[weg.kredit.option] = (*bisher, Darlehenswahl(weg.antrag.programm, betrag))
        elif weg.angebot is not None and weg.jahr is not None:
            eigene.append(Kreditaufnahme(weg.angebot, weg.jahr, betrag))
    return je_option, tuple(eigene)


def _kleines_problem(aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung) -> Standardform:
    """Return the problem with all whole-number decisions fixed: least present value of loans and interest."""
    assert loesung.werte is not None
    daten = aufbereitung.daten
    kosten = np.zeros(len(form.spalten))
    for s, (art, index) in enumerate(form.spalten):
        if art == "darlehen":
            kosten[s] = daten.kredit_kosten[index] + GEGEN_SCHULDEN
        elif art == "linie":
            h, t = index
            kosten[s] = daten.diskont[t + 1] * daten.haushalte[h].zins
    return replace(
        form,
        kosten=kosten * MASSSTAB,
        offset=0.0,
        maximiert=False,
        spalte_unten=np.where(form.ganzzahlig, loesung.werte, form.spalte_unten),
        spalte_oben=np.where(form.ganzzahlig, loesung.werte, form.spalte_oben),
        ganzzahlig=np.zeros_like(form.ganzzahlig),
    )


def _gerundet(form: Standardform, entschieden: Reelle, geld: Reelle) -> Reelle:
    """Return the decisions with the money of the small problem, loans in whole cents."""
    ist_geld = np.array([art in GELD for art, _ in form.spalten])
    ist_darlehen = np.array([art == "darlehen" for art, _ in form.spalten])
    return np.where(ist_darlehen, np.round(geld, 5), np.where(ist_geld, geld, entschieden))


def _abstaende(
    zeile_zu_grenze: Mapping[str, Stelle], verstoesse: Sequence[Verstoss]
) -> Iterator[tuple[Stelle, float]]:
    """Yield the rows that are broken by cents, with what is missing and a hair."""
    for verstoss in verstoesse:
        zeile = zeile_zu_grenze.get(verstoss.grenze)
        if zeile is not None and verstoss.betrag is not None and verstoss.einheit == "EUR":
            yield zeile, teur(verstoss.betrag) + HAAR
