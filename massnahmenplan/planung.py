"""From a case to a verified plan: reads as the story."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.annahmen import annahmen
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.bericht.json import Planinhalt, bilanz_als_daten
from massnahmenplan.diagnose import nenne_gruende, verlange_optionen
from massnahmenplan.eingabe import lies
from massnahmenplan.ergebnis import (
    Bilanz,
    Ergebnis,
    Foerderwahl,
    Nachweis,
    Plan,
    Planschritt,
    Pruefschritt,
    Status,
    Verstoss,
)
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.loeser import Ende, Fortschritt, Loesung, Standardform, Wuensche, loese, uebersetze
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planungsfall import Planungsfall, Stammdaten
from massnahmenplan.unterschiede import unterschiede

if TYPE_CHECKING:
    import pyomo.environ as pyo

__all__ = ["Fortschritt", "Nachrechnung", "Vorgaben", "baue_modell", "lies_fall", "plane", "rechne_nach"]

Zielname = Literal["co2", "kosten"]
EINHEITEN = {"co2": "t CO2e", "kosten": "EUR"}
ENGE_TOLERANZ = 1e-9
ABSTAND = 1e-5
"""Margin of last resort on rows of money: one cent in thousand EUR."""
GELDZEILEN = ("haushalt_reicht", "konto_reicht")


@cache
def _stammdaten() -> Stammdaten:
    return lade_stammdaten()


def lies_fall(pfad: str | Path) -> Planungsfall:
    """Return the case in a folder, a ``fall.yaml`` or one workbook.

    Errors: EingabeFehler with all findings at once.
    """
    return lies(Path(pfad), _stammdaten()).fall


@dataclass(frozen=True, slots=True)
class Vorgaben:
    """What is asked of a run. Errors: ValueError for an unknown aim or a figure out of range."""

    ziel: Sequence[str] = ("co2",)
    """The aim, ``co2`` or ``kosten``; lists of several aims are not solved yet."""
    luecke: float = 0.001
    """Relative gap at which a plan counts as proven."""
    zeitlimit_s: float | None = None
    """Seconds for the search; None means without limit."""
    saat: int = 0
    faeden: int = 1

    def __post_init__(self) -> None:
        ziele = (self.ziel,) if isinstance(self.ziel, str) else tuple(self.ziel)
        object.__setattr__(self, "ziel", ziele)
        if len(ziele) != 1 or ziele[0] not in EINHEITEN:
            raise ValueError(
                f"Ziel {', '.join(ziele) or '(keins)'}: erlaubt ist eines von {', '.join(EINHEITEN)}."
            )
        if not 0 <= self.luecke < 1:
            raise ValueError(f"Lücke {self.luecke}: erlaubt ist 0 bis unter 1.")
        if self.zeitlimit_s is not None and not self.zeitlimit_s > 0:
            raise ValueError(f"Zeitlimit {self.zeitlimit_s}: erlaubt ist mehr als 0 Sekunden.")
        if self.saat < 0 or self.faeden < 1:
            raise ValueError("Saat muss mindestens 0, Fäden mindestens 1 sein.")

    @property
    def zielname(self) -> Zielname:
        """The aim."""
        return cast(Zielname, self.ziel[0])


def baue_modell(fall: Planungsfall, ziel: Zielname = "co2") -> "pyo.ConcreteModel":
    """Return the Pyomo model of a case with documented components: add limits of your own and solve it."""
    from massnahmenmodell import baue_modell as baue

    return baue(bereite_auf(fall, ziel).daten)


def plane(
    fall: Planungsfall,
    vorgaben: Vorgaben | None = None,
    fortschritt: Callable[[Fortschritt], None] | None = None,
) -> Ergebnis:
    """Return the best plan of a case, proven within the asked gap and recomputed to the cent.

    Errors: UnerfuellbarFehler if no plan meets the hard limits; KeinPlanFehler if the run was stopped before
    a plan was found; AbweichungsFehler if the recomputation does not confirm the plan.
    """
    from massnahmenmodell import baue_modell as baue

    vorgaben = vorgaben or Vorgaben()
    aufbereitung = bereite_auf(fall, vorgaben.zielname)
    verlange_optionen(fall, aufbereitung)
    form = uebersetze(baue(aufbereitung.daten))
    lauf = _suche(fall, aufbereitung, form, vorgaben, _in_eigener_einheit(vorgaben.zielname, fortschritt))
    abweichungen = gleiche_ab(aufbereitung, lauf.form, lauf.loesung, lauf.bilanz)
    if abweichungen:
        raise AbweichungsFehler(abweichungen)
    nachweis = _nachweis(lauf, vorgaben)
    return Ergebnis(
        fall=fall,
        plan=lauf.plan,
        bilanz=lauf.bilanz,
        nachweis=nachweis,
        nicht_gewaehlt=begruende_nichtwahl(fall, aufbereitung, lauf.plan),
        protokoll=_protokoll(lauf),
        annahmen=annahmen(fall),
        versionen=_versionen(),
    )


@dataclass(frozen=True, slots=True)
class _Lauf:
    """A search that ended with a plan that keeps all limits."""

    form: Standardform
    loesung: Loesung
    plan: Plan
    bilanz: Bilanz
    schranke: float | None
    dauer_s: float
    versuche: tuple[str, ...]


def _suche(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    form: Standardform,
    vorgaben: Vorgaben,
    fortschritt: Callable[[Fortschritt], None] | None,
) -> _Lauf:
    """Solve; where the exact recount finds a violation, solve again: tighter tolerance, then a margin.

    A tighter tolerance loses no plan that keeps the limits, so its bound counts; with a margin the problem is
    stricter than the one that was asked, and the bound before stays.
    """
    beginn = time.monotonic()
    versuche: list[str] = []
    schranke: float | None = None
    verstoesse: tuple[Verstoss, ...] = ()
    wuensche = Wuensche(vorgaben.luecke, vorgaben.zeitlimit_s, vorgaben.saat, vorgaben.faeden)
    for versuch, (toleranz, abstand) in enumerate(((None, 0.0), (ENGE_TOLERANZ, 0.0), (ENGE_TOLERANZ, ABSTAND))):
        rest = _restzeit(vorgaben, beginn)
        enger = form.mit_abstand(GELDZEILEN, abstand)
        loesung = loese(enger, replace(wuensche, toleranz=toleranz, zeitlimit_s=rest), fortschritt)
        _verlange_plan(fall, aufbereitung, loesung, verstoesse)
        schranke = schranke if abstand else loesung.schranke
        plan = _lies_plan(aufbereitung, form, loesung)
        rechnung = nachrechnung.rechne(fall, plan)
        verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))
        if not verstoesse:
            dauer = time.monotonic() - beginn
            return _Lauf(enger, loesung, plan, rechnung.bilanz, schranke, dauer, tuple(versuche))
        versuche.append(f"Versuch {versuch + 1} verletzt: {verstoesse[0].text}")
    raise AbweichungsFehler(verstoss.text for verstoss in verstoesse)


def _restzeit(vorgaben: Vorgaben, beginn: float) -> float | None:
    if vorgaben.zeitlimit_s is None:
        return None
    return max(0.1, vorgaben.zeitlimit_s - (time.monotonic() - beginn))


def _verlange_plan(
    fall: Planungsfall, aufbereitung: Aufbereitung, loesung: Loesung, verstoesse: Sequence[Verstoss]
) -> None:
    if loesung.werte is not None:
        return
    if verstoesse:
        raise AbweichungsFehler(verstoss.text for verstoss in verstoesse)
    if loesung.ende is Ende.UNERFUELLBAR:
        raise UnerfuellbarFehler(nenne_gruende(fall, aufbereitung))
    if loesung.ende is Ende.UNTERBROCHEN:
        raise KeinPlanFehler("Abgebrochen, bevor ein Plan gefunden war.", loesung.signalnummer)
    raise KeinPlanFehler(
        f"Nach {loesung.dauer_s:.0f} s war noch kein Plan gefunden: mehr Zeit geben (--zeitlimit) "
        "oder harte Vorgaben lockern."
    )


def _lies_plan(aufbereitung: Aufbereitung, form: Standardform, loesung: Loesung) -> Plan:
    """Return the decisions: which options have x = 1."""
    assert loesung.werte is not None
    gewaehlt = sorted(
        option
        for (art, option), wert in zip(form.spalten, loesung.werte, strict=True)
        if art == "x" and wert > 0.5
    )
    return Plan(
        tuple(
            Planschritt(
                massnahme=option.massnahme,
                variante=option.variante,
                beginn=option.beginn,
                foerderung=tuple(Foerderwahl(a.programm, a.antrag_am) for a in option.paket.antraege),
            )
            for option in (aufbereitung.optionen[o] for o in gewaehlt)
        )
    )


def _nachweis(lauf: _Lauf, vorgaben: Vorgaben) -> Nachweis:
    ziel = vorgaben.zielname
    zielwert = lauf.bilanz.zielwerte[ziel]
    schranke = None if lauf.schranke is None else _in_einheit(ziel, lauf.schranke)
    luecke = None if schranke is None else _luecke(schranke, zielwert)
    return Nachweis(
        status=_status(lauf.loesung, luecke, vorgaben.luecke),
        ziel=ziel,
        einheit=EINHEITEN[ziel],
        zielwert=zielwert,
        schranke=schranke,
        luecke=luecke,
        verlangte_luecke=Decimal(repr(vorgaben.luecke)),
        dauer_s=lauf.dauer_s,
        knoten=lauf.loesung.knoten,
        saat=vorgaben.saat,
        zeilen=lauf.form.matrix.shape[0],
        spalten=lauf.form.matrix.shape[1],
        versuche=lauf.versuche,
        signalnummer=lauf.loesung.signalnummer,
    )


def _in_einheit(ziel: Zielname, wert: float) -> Decimal:
    return Decimal(repr(wert)) if ziel == "co2" else eur(wert)


def _in_eigener_einheit(
    ziel: Zielname, melde: Callable[[Fortschritt], None] | None
) -> Callable[[Fortschritt], None] | None:
    """Return a listener that hears values and bounds in the unit of the aim, not of the model."""
    if melde is None or ziel == "co2":
        return melde

    def in_eur(wert: float | None) -> float | None:
        return None if wert is None else float(eur(wert))

    return lambda stand: melde(replace(stand, bester=in_eur(stand.bester), schranke=in_eur(stand.schranke)))


def _luecke(schranke: Decimal, zielwert: Decimal) -> Decimal:
    abstand = abs(schranke - zielwert)
    return abstand / abs(zielwert) if zielwert else abstand


def _status(loesung: Loesung, luecke: Decimal | None, verlangt: float) -> Status:
    if luecke is not None and luecke <= Decimal(repr(verlangt)) + Decimal("1e-6"):
        return Status.OPTIMAL
    return Status.ABGEBROCHEN if loesung.ende is Ende.UNTERBROCHEN else Status.ZEITLIMIT


def _protokoll(lauf: _Lauf) -> tuple[Pruefschritt, ...]:
    zeilen, spalten = lauf.form.matrix.shape
    return (
        Pruefschritt(
            "Übergabe an den Löser", f"{zeilen} Zeilen, {spalten} Spalten vollständig, alle Zahlen endlich", True
        ),
        *(Pruefschritt("Erneuter Lauf", versuch, True) for versuch in lauf.versuche),
        Pruefschritt("Nachrechnung in Cent", f"{len(lauf.bilanz.massnahmen)} Maßnahmen neu gerechnet", True),
        Pruefschritt("Regeln", "keine Grenze verletzt", True),
        Pruefschritt("Abgleich Modell – Nachrechnung", "je Jahr höchstens 1 EUR und 1 kg Unterschied", True),
    )


def _versionen() -> dict[str, str]:
    pakete = ("massnahmenplan", "pyomo", "highspy", "numpy", "pydantic")
    return {paket: version(paket) for paket in pakete}


@dataclass(frozen=True, slots=True)
class Nachrechnung:
    """A plan from a file, recomputed: the balance, every broken limit, every stated figure that differs."""

    fall: Planungsfall
    plan: Plan
    bilanz: Bilanz
    verstoesse: tuple[Verstoss, ...]
    abweichungen: tuple[str, ...]

    @property
    def bestanden(self) -> bool:
        """True if nothing is broken and nothing differs."""
        return not self.verstoesse and not self.abweichungen


def rechne_nach(inhalt: Planinhalt) -> Nachrechnung:
    """Recompute a plan that was read from plan.json, hand-made ones included, from its input and decisions."""
    rechnung = nachrechnung.rechne(inhalt.fall, inhalt.plan)
    verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(inhalt.fall, inhalt.plan, rechnung.bilanz))
    abweichungen = (
        *_falscher_zielwert(inhalt, rechnung.bilanz),
        *unterschiede("bilanz", inhalt.bilanz, bilanz_als_daten(rechnung.bilanz)),
    )
    return Nachrechnung(
        inhalt.fall, inhalt.plan, rechnung.bilanz, verstoesse, abweichungen if inhalt.bilanz else ()
    )


def _falscher_zielwert(inhalt: Planinhalt, bilanz: Bilanz) -> Iterator[str]:
    """The value that the proof states is the recomputed one, to six digits."""
    angegeben, berechnet = inhalt.nachweis.get("zielwert"), bilanz.zielwerte.get(inhalt.nachweis.get("ziel", ""))
    if angegeben is not None and berechnet is not None and abs(Decimal(angegeben) - berechnet) > Decimal("1e-6"):
        yield f"zielwert: angegeben {angegeben}, nachgerechnet {berechnet:.6f}"
