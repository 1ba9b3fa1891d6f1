"""The search for a plan that holds to the cent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.kassenbloecke import kassenbloecke
from massnahmenplan.bestaetigung import Worte, bestaetige
from massnahmenplan.diagnose import unmoeglich
from massnahmenplan.diagnose.zahlen import deute_zahl
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt, Verstoss
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Fortschritt, Loesung, Standardform, Stelle, Wuensche, ZahlFehler, loese
from massnahmenplan.loeser.blockweise import Blockloesung
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.ziehungen import lies_darlehen, ziehe

WORTE = Worte(
    abgebrochen="Abgebrochen, bevor ein gültiger Plan gefunden war.",
    zeit_um=(
        "Bis zum Zeitlimit war noch kein gültiger Plan gefunden: mehr Zeit geben (--zeitlimit) oder harte "
        "Vorgaben lockern."
    ),
    angehalten="Angehalten, bevor ein gültiger Plan gefunden war; der bisher beste verletzt",
)


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
    """Return the best plan that the exact recount confirms; ``schranke`` is a bound that is proven already.

    Errors: UnerfuellbarFehler, KeinPlanFehler, AbweichungsFehler as in ``planung.plane``.
    """
    aufgabe = _Planaufgabe(fall, aufbereitung, fortschritt, schranke)
    fund = bestaetige(aufgabe, form, wuensche, uhr, start)
    loesung, plan, bilanz = fund.rechnung
    return Fund(aufbereitung, fund.form, loesung, plan, bilanz, fund.schranke, fund.versuche)


@dataclass(frozen=True)
class _Planaufgabe:
    """The plan of one case."""

    fall: Planungsfall
    aufbereitung: Aufbereitung
    fortschritt: Callable[[Fortschritt], None] | None
    schranke: float | None
    worte: Worte = WORTE

    def loese(self, form: Standardform, wunsch: Wuensche, start: Mapping[Stelle, float] | None) -> Blockloesung:
        bloecke = kassenbloecke(self.aufbereitung.daten)
        try:
            return Blockloesung(loese(form, wunsch, self.fortschritt, start, bloecke, self.schranke), {})
        except ZahlFehler as fehler:
            raise deute_zahl(self.fall, self.aufbereitung, fehler) from fehler

    def rechne(
        self, form: Standardform, geloest: Blockloesung
    ) -> tuple[tuple[Loesung, Plan, Bilanz], tuple[Verstoss, ...]]:
        loesung, plan, bilanz, verstoesse = rechne_genau(self.fall, self.aufbereitung, form, geloest.loesung)
        return (loesung, plan, bilanz), verstoesse

    def zeilen(self) -> dict[str, Stelle]:
        return zeile_zu_grenze(self.aufbereitung)

    def ohne_plan(self, knapp: list[str], _wunsch: Wuensche) -> UnerfuellbarFehler:
        if self.aufbereitung.daten.rangfolge:  # the case itself has plans, or the search before would have said
            return UnerfuellbarFehler([*knapp, "Kein Plan hält die Grenzen der übrigen Ziele ein."])
        return unmoeglich(self.fall, self.aufbereitung, knapp)


def rechne_genau(
    fall: Planungsfall, aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung
) -> tuple[Loesung, Plan, Bilanz, tuple[Verstoss, ...]]:
    """Return a solution with loans in whole cents, its plan, and what the exact recount says of it."""
    loesung = ziehe(fall, aufbereitung, form, loesung, lies_plan, zeile_zu_grenze(aufbereitung))
    plan = lies_plan(aufbereitung, form, loesung)
    rechnung = nachrechnung.rechne(fall, plan)
    verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))
    return loesung, plan, rechnung.bilanz, verstoesse


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
