"""All plans of a tiny case, judged by the recomputation alone; and what the model says of single ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_UP, Decimal
from itertools import product

import numpy as np

from massnahmenmodell import baue_modell
from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.begriffe.planziel import GENAUIGKEIT, JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis import Bilanz, Kreditaufnahme, Plan, Planschritt, Verstoss
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.grundlagen.zahlen import CENT
from massnahmenplan.loeser import Ende, Standardform, Wuensche, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import lies_plan
from massnahmenplan.ziehungen import ziehe

Wahl = tuple[int, ...]
"""Numbers of options."""


@dataclass(frozen=True, slots=True)
class Urteil:
    """What the recomputation says of a plan."""

    bilanz: Bilanz
    verstoesse: tuple[Verstoss, ...]

    @property
    def zulaessig(self) -> bool:
        return not self.verstoesse

    @property
    def knapp(self) -> bool:
        """Broken by no more than two cents or grams: within the solver's tolerance."""
        return bool(self.verstoesse) and all(
            v.betrag is not None and v.betrag <= Decimal("0.02") for v in self.verstoesse
        )


def wahlen(aufbereitung: Aufbereitung) -> Iterator[Wahl]:
    """Yield every combination of one option or none per measure."""
    daten = aufbereitung.daten
    je_massnahme = [
        [None, *np.flatnonzero(daten.optionen.massnahme == m).tolist()] for m in range(len(daten.massnahmen))
    ]
    for wahl in product(*je_massnahme):
        yield tuple(option for option in wahl if option is not None)


def plan_aus(aufbereitung: Aufbereitung, wahl: Wahl) -> Plan:
    """Return the decisions."""
    optionen = [aufbereitung.optionen[nummer] for nummer in wahl]
    return Plan(
        tuple(
            Planschritt(o.massnahme, o.variante, o.beginn, tuple(antrag.wahl for antrag in o.paket.antraege))
            for o in optionen
        )
    )


def beurteile(fall: Planungsfall, plan: Plan) -> Urteil:
    """Return balance and violations; what is missing is lent by the bank, if the case has one."""
    urteil = _nachgerechnet(fall, plan)
    while fall.kredite and (fehlt := _fehlbetraege(urteil)):
        jahr = min(fehlt)
        bisher = {aufnahme.jahr: aufnahme.betrag_eur for aufnahme in plan.kredite}
        betraege = bisher | {jahr: bisher.get(jahr, Decimal(0)) + fehlt[jahr]}
        plan = replace(plan, kredite=tuple(Kreditaufnahme("bank", j, b) for j, b in sorted(betraege.items())))
        urteil = _nachgerechnet(fall, plan)
    return urteil


def _nachgerechnet(fall: Planungsfall, plan: Plan) -> Urteil:
    rechnung = nachrechnung.rechne(fall, plan)
    return Urteil(rechnung.bilanz, (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz)))


def _fehlbetraege(urteil: Urteil) -> dict[int, Decimal]:
    """Return year -> what the city's purse lacks, as planned or with what may become dearer."""
    fehlt: dict[int, Decimal] = {}
    for v in urteil.verstoesse:
        if v.grenze.startswith(("haushalt:stadt:investiv:", "vorsorge:stadt:")) and v.betrag is not None:
            jahr = int(v.grenze.rpartition(":")[2])
            fehlt[jahr] = max(fehlt.get(jahr, Decimal(0)), v.betrag.quantize(CENT, ROUND_UP))
    return fehlt


def rangfolge_der_besten(
    urteile: Sequence[Urteil], ziele: Sequence[Zielname], toleranz: Decimal, rand: Decimal
) -> list[Decimal]:
    """Return the best value of each aim among admissible plans that keep what the aims before have reached.

    ``rand`` widens every limit, in the unit of its aim.
    """
    uebrig, werte = [u.bilanz.zielwerte for u in urteile if u.zulaessig], []
    for ziel in ziele:
        mehr = ziel in JE_MEHR_DESTO_BESSER
        bester = (max if mehr else min)(eine[ziel] for eine in uebrig)
        werte.append(bester)
        spielraum = toleranz * abs(bester) + rand
        uebrig = [e for e in uebrig if (e[ziel] - bester) * (1 if mehr else -1) >= -spielraum]
    return werte


@dataclass(frozen=True, slots=True)
class Modell:
    """The model of a case, of which single plans can be asked."""

    fall: Planungsfall
    aufbereitung: Aufbereitung
    form: Standardform | None
    """None: a row that can never hold was found on the way."""

    @classmethod
    def von(cls, fall: Planungsfall, ziel: Zielname) -> "Modell":
        """Return the model with an aim."""
        aufbereitung = bereite_auf(fall, ziel)
        try:
            form = uebersetze(baue_modell(aufbereitung.daten))
        except UnerfuellbarFehler:
            form = None
        return cls(fall, aufbereitung, form)

    def widerspruch(self, wahl: Wahl, urteil: Urteil) -> str | None:
        """Return in what the model and the recomputation differ about one plan; None if they agree."""
        if self.form is None:
            return "Modell unerfüllbar" if urteil.zulaessig else None
        form = self._fest(wahl)
        loesung = loese(form, Wuensche(luecke=0.0))
        if loesung.ende is not Ende.OPTIMAL:
            return "nur das Modell lehnt ab" if urteil.zulaessig else None
        if urteil.verstoesse:
            return None if urteil.knapp else f"nur die Nachrechnung lehnt ab: {urteil.verstoesse[0].text}"
        loesung = ziehe(self.fall, self.aufbereitung, form, loesung, lies_plan, {})
        gelesen = _nachgerechnet(self.fall, lies_plan(self.aufbereitung, form, loesung))
        ziel = self.aufbereitung.daten.zielfunktion
        abstand = abs(gelesen.bilanz.zielwerte[ziel] - urteil.bilanz.zielwerte[ziel])
        if abstand > GENAUIGKEIT[ziel]:
            return f"{ziel}: {gelesen.bilanz.zielwerte[ziel]} statt {urteil.bilanz.zielwerte[ziel]}"
        saetze = gleiche_ab(self.aufbereitung, form, loesung, gelesen.bilanz).abweichungen
        return "; ".join((*saetze, *(v.text for v in gelesen.verstoesse if not gelesen.knapp))) or None

    def _fest(self, wahl: Wahl) -> Standardform:
        assert self.form is not None
        unten, oben = self.form.spalte_unten.copy(), self.form.spalte_oben.copy()
        for spalte, (art, nummer) in enumerate(self.form.spalten):
            if art == "x":
                unten[spalte] = oben[spalte] = float(nummer in wahl)
        return replace(self.form, spalte_unten=unten, spalte_oben=oben)
