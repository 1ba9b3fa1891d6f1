"""The search for a plan that holds to the cent: solve, recount, and where the recount objects, solve again."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.kassenbloecke import kassenbloecke
from massnahmenplan.diagnose import unmoeglich
from massnahmenplan.diagnose.zahlen import deute_zahl
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt, Verstoss
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.loeser import Ende, Fortschritt, Loesung, Standardform, Stelle, Wuensche, ZahlFehler, loese
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.ziehungen import lies_darlehen, ziehe

ENGE_TOLERANZ = 1e-9
VERSUCHE = 3
HAAR = 1e-5
"""Smallest margin: one cent in thousand EUR, ten grams, a hundred-thousandth of a resource's unit."""


GROB = 0.1
"""100 EUR, 100 kg, a tenth of a resource's unit: a larger violation is a fault of the model, not tolerance."""


@dataclass(frozen=True, slots=True)
class Uhr:
    """The time that a run may take, counted from its beginning."""

    beginn: float
    limit_s: float | None

    @classmethod
    def gestellt(cls, limit_s: float | None) -> "Uhr":
        """Return a clock that starts now; None means without limit."""
        return cls(time.monotonic(), limit_s)

    @property
    def vergangen_s(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.beginn

    @property
    def rest_s(self) -> float | None:
        """Seconds that are left, at least one for the solver to say something; None without limit."""
        return None if self.limit_s is None else max(1.0, self.limit_s - self.vergangen_s)

    @property
    def ist_um(self) -> bool:
        """True if no time is left."""
        return self.limit_s is not None and self.vergangen_s >= self.limit_s


@dataclass(frozen=True, slots=True)
class Fund:
    """A plan that keeps all limits, and how the search for it ended."""

    aufbereitung: Aufbereitung
    form: Standardform
    """As it was solved, margins included."""
    loesung: Loesung
    plan: Plan
    bilanz: Bilanz
    schranke: float | None
    """Proven bound on the problem as it was asked, in units of the model."""
    versuche: tuple[str, ...]


def suche(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    form: Standardform,
    wuensche: Wuensche,
    uhr: Uhr,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    start: Mapping[Stelle, float] | None = None,
    schranke: float | None = None,
) -> Fund:
    """Return the best plan that the exact recount confirms.

    HiGHS accepts 0.9999999 as one, so that a budget can be broken by a cent: then the search is repeated
    with a tighter tolerance, then with a margin on the rows that were broken. ``schranke`` is a bound that is
    proven already.

    Errors: UnerfuellbarFehler, KeinPlanFehler, AbweichungsFehler as in ``planung.plane``.
    """
    versuche: list[str] = []
    schranken: list[float] = []
    abstaende: dict[Stelle, float] = {}
    bloecke = kassenbloecke(aufbereitung.daten)
    verstoesse: tuple[Verstoss, ...] = ()
    for versuch in range(VERSUCHE):
        enger = form.mit_abstand(abstaende) if versuch == VERSUCHE - 1 else form
        wunsch = replace(wuensche, zeitlimit_s=uhr.rest_s, toleranz=ENGE_TOLERANZ if versuch else None)
        try:
            loesung = loese(enger, wunsch, fortschritt, start, bloecke, schranke)
        except ZahlFehler as fehler:
            raise deute_zahl(fall, aufbereitung, fehler) from fehler
        _verlange_plan(fall, aufbereitung, loesung, verstoesse, ist_form=enger is form)
        if enger is form and loesung.schranke is not None:
            schranken.append(loesung.schranke)
        loesung, plan, bilanz, verstoesse = rechne_genau(fall, aufbereitung, enger, loesung)
        if not verstoesse:
            bewiesen = engste(schranken, form.maximiert)
            return Fund(aufbereitung, enger, loesung, plan, bilanz, bewiesen, tuple(versuche))
        _verlange_zeit(loesung, verstoesse)
        if any(in_modelleinheit(verstoss) > GROB for verstoss in verstoesse):
            break
        versuche.append(f"Versuch {versuch + 1} verletzt: {verstoesse[0].text}")
        _merke_abstaende(abstaende, aufbereitung, verstoesse)
        start = form.nach_spalten(loesung.werte)
    raise AbweichungsFehler(verstoss.text for verstoss in verstoesse)


def rechne_genau(
    fall: Planungsfall, aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung
) -> tuple[Loesung, Plan, Bilanz, tuple[Verstoss, ...]]:
    """Return a solution with loans in whole cents, its plan, and what the exact recount says of it."""
    loesung = ziehe(fall, aufbereitung, form, loesung, lies_plan, zeile_zu_grenze(aufbereitung))
    plan = lies_plan(aufbereitung, form, loesung)
    rechnung = nachrechnung.rechne(fall, plan)
    verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))
    return loesung, plan, rechnung.bilanz, verstoesse


def engste(schranken: Sequence[float], maximiert: bool) -> float | None:
    """Return the tightest of several bounds on one problem; None if there is none."""
    if not schranken:
        return None
    return min(schranken) if maximiert else max(schranken)


def _verlange_plan(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    loesung: Loesung,
    verstoesse: Sequence[Verstoss],
    *,
    ist_form: bool,
) -> None:
    """``ist_form``: the problem was the one that was asked for, without margins."""
    if loesung.werte is not None:
        return
    if loesung.ende is Ende.UNTERBROCHEN:
        raise KeinPlanFehler("Abgebrochen, bevor ein gültiger Plan gefunden war.", loesung.signalnummer)
    if loesung.ende is Ende.ZEITLIMIT:
        raise KeinPlanFehler(
            "Bis zum Zeitlimit war noch kein gültiger Plan gefunden: mehr Zeit geben (--zeitlimit) "
            "oder harte Vorgaben lockern."
        )
    if not ist_form and any(in_modelleinheit(verstoss) > HAAR for verstoss in verstoesse):
        raise AbweichungsFehler(verstoss.text for verstoss in verstoesse)
    knapp = [f"Um weniger verfehlt, als der Löser merkt: {verstoss.text}" for verstoss in verstoesse[:1]]
    if aufbereitung.daten.rangfolge:  # the case itself has plans, or the search before would have said why not
        raise UnerfuellbarFehler([*knapp, "Kein Plan hält die Grenzen der übrigen Ziele ein."])
    raise unmoeglich(fall, aufbereitung, knapp)


def _verlange_zeit(loesung: Loesung, verstoesse: Sequence[Verstoss]) -> None:
    """A search that was stopped is not begun anew."""
    if loesung.ende is not Ende.OPTIMAL:
        raise KeinPlanFehler(
            f"Angehalten, bevor ein gültiger Plan gefunden war; der bisher beste verletzt: {verstoesse[0].text}",
            loesung.signalnummer,
        )


def lies_plan(aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung) -> Plan:
    """Return the decisions: the options with x = 1, and what is drawn of loans."""
    werte = form.nach_spalten(loesung.werte)
    gewaehlt = sorted(option for (art, option), wert in werte.items() if art == "x" and wert > 0.5)
    darlehen, eigene = lies_darlehen(aufbereitung, form, loesung)
    optionen = ((option, aufbereitung.optionen[option]) for option in gewaehlt)
    schritte = tuple(
        Planschritt(
            massnahme=option.massnahme,
            variante=option.variante,
            beginn=option.beginn,
            foerderung=tuple(antrag.wahl for antrag in option.paket.antraege),
            darlehen=darlehen.get(nummer, ()),
        )
        for nummer, option in optionen
    )
    return Plan(schritte, eigene)


def _merke_abstaende(
    abstaende: dict[Stelle, float], aufbereitung: Aufbereitung, verstoesse: Sequence[Verstoss]
) -> None:
    """Give each broken row the most that it was broken by, and a hair; limits without a row are left."""
    zeilen = zeile_zu_grenze(aufbereitung)
    for verstoss in verstoesse:
        zeile = zeilen.get(verstoss.grenze)
        if zeile is not None:
            abstaende[zeile] = max(abstaende.get(zeile, 0.0), in_modelleinheit(verstoss) + HAAR)


def in_modelleinheit(verstoss: Verstoss) -> float:
    """Return by how much a limit is broken; infinite where it is no quantity: then no tolerance explains it."""
    if verstoss.betrag is None:
        return math.inf
    return teur(verstoss.betrag) if verstoss.einheit in {"EUR", "kWh"} else float(verstoss.betrag)


def zeile_zu_grenze(aufbereitung: Aufbereitung) -> dict[str, Stelle]:
    """Return, per name of a limit as ``pruefung`` uses it, the row of the model."""
    daten = aufbereitung.daten
    zeilen: dict[str, Stelle] = {ziel.name: ("ziel_erreicht", z) for z, ziel in enumerate(daten.ziele)}
    zeilen |= {ziel.name: ("mengenziel_erreicht", z) for z, ziel in enumerate(daten.mengenziele)}
    for h, haushalt in enumerate(daten.haushalte):
        zeilen |= {f"{haushalt.name}:{jahr}": ("haushalt_reicht", (h, t)) for t, jahr in enumerate(daten.jahre)}
    for r, schutz in enumerate(daten.schutz):
        traeger, jahre = daten.haushalte[schutz.haushalt].traeger, daten.jahre
        zeilen |= {
            f"vorsorge:{traeger}:{seit}:{jahr}": ("haushalt_traegt_anstieg", (r, s, t))
            for t, jahr in enumerate(jahre)
            for s, seit in enumerate(jahre[: t + 1])
        }
    for g, objekt in enumerate(daten.mietobjekte):
        zeilen |= {
            f"{objekt.name}:{jahr}": ("warmmiete_haelt_grenze", (g, t)) for t, jahr in enumerate(daten.jahre)
        }
    for c, konto in enumerate(daten.konten):
        zeilen |= {f"{konto.name}:{konto.zeit(t)}": ("konto_reicht", (c, t)) for t in range(len(konto.jahre))}
    zeilen |= {grenze.name: ("kreditgrenze_eingehalten", g) for g, grenze in enumerate(daten.kreditgrenzen)}
    return zeilen
