"""One run of a study, in whatever process: from its values to a verified plan, or to why there is none."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from massnahmenplan.aufbereitung import Paketspeicher
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Plan, Status
from massnahmenplan.ergebnis.laufergebnis import BESTER, Laufergebnis, Laufstatus
from massnahmenplan.ergebnis.nachweis import Nachweis
from massnahmenplan.grundlagen.fehler import (
    EingabeFehler,
    KeinPlanFehler,
    MassnahmenplanFehler,
    UnerfuellbarFehler,
)
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.jahreszahlen import jahreszahlen
from massnahmenplan.sensitivitaet.laeufe import Lauf, veraendere
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.szenarien.leerplan import leerer_plan
from massnahmenplan.vorgaben import Vorgaben

NULL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Lage:
    """What all runs of a study share; it travels once to each worker."""

    fall: Planungsfall
    studie: Studie
    vorgaben: Vorgaben
    anfang: Plan | None = None
    """Plan of run 0, from which all others begin: so no run depends on which ones were before it."""
    speicher: Paketspeicher = field(default_factory=Paketspeicher, compare=False, repr=False)
    """Empty where it begins; each worker fills its own."""


def rechne(lage: Lage, lauf: Lauf) -> Laufergebnis:
    """Return what becomes of a run; nothing that happens in it ends the study."""
    beginn, cpu = time.monotonic(), time.process_time()
    ergebnis, status, grund = _versuche(lage, lauf)
    return Laufergebnis(
        nummer=lauf.nummer,
        werte=lauf.werte,
        name=lauf.name,
        status=status,
        grund=grund,
        ziel=lage.vorgaben.zielname,
        zielwert=None if ergebnis is None else ergebnis.nachweis.zielwert,
        schranke=None if ergebnis is None else ergebnis.nachweis.schranke,
        kennzahlen={} if ergebnis is None else kennzahlen(ergebnis.bilanz) | _bester(ergebnis.nachweis),
        plan=None if ergebnis is None else ergebnis.plan,
        dauer_s=time.monotonic() - beginn,
        cpu_s=time.process_time() - cpu,
        versuche=1,
    )


def _versuche(lage: Lage, lauf: Lauf) -> tuple[Ergebnis | None, Laufstatus, str | None]:
    """Return the result with its status, or why there is none."""
    try:
        ergebnis = _plane(_fall(lage, lauf), lage)
    except UnerfuellbarFehler as fehler:
        return None, "unmoeglich", _in_einem_satz(fehler.gruende)
    except KeinPlanFehler as fehler:
        return None, "ohne_plan", str(fehler)
    except _UngueltigFehler as fehler:
        return None, "ungueltig", _in_einem_satz(str(fehler).splitlines())
    except MassnahmenplanFehler as fehler:
        return None, "fehler", _in_einem_satz(str(fehler).splitlines())
    return ergebnis, "optimal" if ergebnis.nachweis.status is Status.OPTIMAL else "luecke", None


class _UngueltigFehler(Exception):
    """The values of a run do not make a case."""


def _fall(lage: Lage, lauf: Lauf) -> Planungsfall:
    try:
        return veraendere(lage.fall, lage.studie, lauf)
    except EingabeFehler as fehler:
        raise _UngueltigFehler(str(fehler)) from fehler


def _bester(nachweis: Nachweis) -> dict[str, Decimal]:
    return {BESTER: nachweis.stufen[0].bester} if nachweis.stufen else {}


def gescheitert(lage: Lage, lauf: Lauf, grund: str) -> Laufergebnis:
    """Return the result of a run that gave none, such as one whose process was lost."""
    ziel = lage.vorgaben.zielname
    return Laufergebnis(
        lauf.nummer, lauf.werte, lauf.name, "fehler", grund, ziel, None, None, {}, None, 0.0, 0.0, 1
    )


def _plane(fall: Planungsfall, lage: Lage) -> Ergebnis:
    try:
        return plane(fall, lage.vorgaben, anfang=lage.anfang, speicher=lage.speicher)
    except UnerfuellbarFehler:
        leer = leerer_plan(fall, lage.vorgaben)  # without a single option there is nothing to search for
        if leer is None:
            raise
        return leer


def _in_einem_satz(teile: Iterable[str]) -> str:
    return " ".join(teil.strip() for teil in teile if teil.strip())


def kennzahlen(bilanz: Bilanz) -> dict[str, Decimal]:
    """Return the figures of a plan, over its years and year by year: amounts are nominal, but ``kosten_eur``."""
    massnahmen = bilanz.massnahmen
    return {
        "co2_t": bilanz.zielwerte["co2"],
        "kosten_eur": bilanz.zielwerte["kosten"],
        "massnahmen": Decimal(len(massnahmen)),
        "investition_eur": sum((m.investition_eur for m in massnahmen), NULL),
        "zuwendungen_eur": sum((m.zuschuss_eur for m in massnahmen), NULL),
        "eigenmittel_eur": sum((m.eigenmittel_eur for m in massnahmen), NULL),
        "kredite_eur": sum((sum(k.auszahlung_eur.values(), NULL) for k in bilanz.kredite), NULL),
        **({"nutzwert": bilanz.zielwerte["nutzwert"]} if "nutzwert" in bilanz.zielwerte else {}),
        **jahreszahlen(bilanz),
    }
