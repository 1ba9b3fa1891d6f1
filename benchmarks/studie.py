"""What does a study cost beside as many cold runs, what memory does a worker take, how fast does its store open?

    python -m benchmarks.studie anfang [--massnahmen 100] [--laeufe 6] [--ziel kosten] [--luecke 0.05]
    python -m benchmarks.studie stufen [--massnahmen 100] [--laeufe 6] [--ziel kosten] [--luecke 0.05]
    python -m benchmarks.studie prozesse [--massnahmen 100] [--laeufe 8] [--ziel kosten] [--luecke 0.05]
    python -m benchmarks.studie ganz [--massnahmen 100] [--laeufe 100] [--ziel kosten] [--luecke 0.05]
    python -m benchmarks.studie speicher [--massnahmen 300] [--laeufe 2] [--zeitlimit 60]
    python -m benchmarks.studie ablage [--laeufe 10000]

``anfang``: each run cold and from the plan of run 0 in turn, CPU seconds of one process. ``stufen``: where those
of a run go that begins with the plan of run 0. ``prozesse``: the same study on one process and on two, seconds on
the wall: on a busy machine they say nothing. ``ganz``: a whole study on two processes, beside every twentieth of
its runs cold. Its share of CPU seconds, or the one of ``anfang``, times the one of ``prozesse`` is what a study
takes beside cold runs one after the other; the goal is 0.35. All figures of a run vary at once (Latin hypercube),
so that nothing of a run is as in another one. ``ablage``: CPU seconds and those on the wall.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.erzeuger import erzeuge
from benchmarks.lauf import Stoppuhr, gemessen
from benchmarks.messung import miss, zeige
from massnahmenplan.aufbereitung import Paketspeicher
from massnahmenplan.ergebnis import Ergebnis, Plan, Planschritt
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.loeser.gehilfen import Gehilfen
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.ablage import lies_laeufe, oeffne
from massnahmenplan.sensitivitaet.durchfuehrung import studiere
from massnahmenplan.sensitivitaet.grundlage import Grundlage
from massnahmenplan.sensitivitaet.laeufe import laeufe, veraendere
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.vorgaben import Vorgaben

MIB = 2**20


def studie(anzahl: int) -> Studie:
    """Return a study in which cost, budgets, energy prices and interest vary together."""
    groessen = [
        {"id": "kosten", "art": "investition", "fuer": ["alle"], "von": "0.9", "bis": "1.3"},
        {"id": "haushalt", "art": "haushalt", "fuer": ["alle"], "von": "0.8", "bis": "1.2"},
        {"id": "energie", "art": "energiepreis", "fuer": ["alle"], "von": "0.8", "bis": "1.5"},
        {"id": "zins", "art": "diskontsatz", "von": "0.01", "bis": "0.04"},
    ]
    entwurf = {"art": "lhs", "anzahl": anzahl}
    return Studie.model_validate({"name": "Messung", "saat": 1, "entwurf": entwurf, "stellgroessen": groessen})


def main() -> None:
    """Measure one part and print its table."""
    frage = argparse.ArgumentParser(description="Studien neben einzelnen Läufen")
    frage.add_argument("teil", choices=("anfang", "stufen", "prozesse", "ganz", "speicher", "ablage"))
    frage.add_argument("--massnahmen", type=int)
    frage.add_argument("--laeufe", type=int)
    frage.add_argument("--saat", type=int, default=1)
    frage.add_argument("--ziel", choices=("co2", "kosten"), default="kosten")
    frage.add_argument("--luecke", type=float, default=0.05)
    frage.add_argument("--zeitlimit", type=float)
    angaben = frage.parse_args()
    teile = {
        "anfang": anfang,
        "stufen": stufen,
        "prozesse": prozesse,
        "ganz": ganz,
        "speicher": speicher,
        "ablage": ablage,
    }
    teile[angaben.teil](angaben)


def _vorgaben(angaben: argparse.Namespace) -> Vorgaben:
    return Vorgaben((angaben.ziel,), angaben.luecke, angaben.zeitlimit)


def anfang(angaben: argparse.Namespace) -> None:
    """Compare runs that begin with the plan of run 0 with cold ones."""
    fall, wie = erzeuge(angaben.massnahmen or 100, angaben.saat), _vorgaben(angaben)
    geplante = studie(angaben.laeufe or 6)
    pakete = Paketspeicher()
    grundfall = plane(fall, wie, speicher=pakete)
    zeilen: list[tuple[Any, ...]] = []
    for lauf in laeufe(geplante, fall)[1:]:
        eigener = veraendere(fall, geplante, lauf)
        kalt_s, kalt = _gemessen(eigener, wie)
        warm_s, warm = _gemessen(eigener, wie, grundfall.plan, pakete)
        zeilen.append((lauf.nummer, kalt_s, _luecke(kalt), warm_s, _luecke(warm), warm_s / kalt_s))
        zeige(("Lauf", "kalt s", "Lücke", "ab Lauf 0 s", "Lücke", "Anteil"), zeilen[-1:])
    kalt_summe, warm_summe = (sum(zeile[stelle] for zeile in zeilen) for stelle in (1, 3))
    zeige(
        ("Läufe", "kalt s", "ab Lauf 0 s", "Anteil"),
        [(len(zeilen), kalt_summe, warm_summe, warm_summe / kalt_summe)],
    )


def stufen(angaben: argparse.Namespace) -> None:
    """Say where the CPU seconds of runs go that begin with the plan of run 0; what is left over is our own."""
    fall, wie = erzeuge(angaben.massnahmen or 100, angaben.saat), _vorgaben(angaben)
    geplante, pakete = studie(angaben.laeufe or 6), Paketspeicher()
    grundfall = plane(fall, wie, speicher=pakete)
    namen = (
        "optionen",
        "pakete",
        "bauen",
        "uebersetzen",
        "suche",
        "schranke",
        "nachrechnen",
        "pruefen",
        "nichtwahl",
    )
    zeilen: list[tuple[Any, ...]] = []
    for lauf in laeufe(geplante, fall)[1:]:
        uhr, eigener = Stoppuhr(), veraendere(fall, geplante, lauf)
        warte = uhr.miss("schranke", Gehilfen.warte_auf)
        with gemessen(uhr), mock.patch.object(Gehilfen, "warte_auf", warte):
            gesamt_s, ergebnis = _gemessen(eigener, wie, grundfall.plan, pakete)
        je_stufe = (uhr.stufen.get(name, 0.0) for name in namen)
        zeilen.append((lauf.nummer, gesamt_s, _luecke(ergebnis), *je_stufe))
    zeige(("Lauf", "s", "Lücke", *(f"davon {n}" if n in {"pakete", "schranke"} else n for n in namen)), zeilen)


def _gemessen(
    fall: Planungsfall, wie: Vorgaben, vorher: Plan | None = None, pakete: Paketspeicher | None = None
) -> tuple[float, Ergebnis]:
    gefunden: list[Ergebnis] = []
    sekunden = miss(lambda: gefunden.append(plane(fall, wie, anfang=vorher, speicher=pakete)))
    return sekunden, gefunden[0]


def _luecke(ergebnis: Ergebnis) -> str:
    return "–" if ergebnis.nachweis.luecke is None else f"{ergebnis.nachweis.luecke:.2%}"


def prozesse(angaben: argparse.Namespace) -> None:
    """Compare one process with two on the same study; without run 0, which nobody can share."""
    fall, wie = erzeuge(angaben.massnahmen or 100, angaben.saat), _vorgaben(angaben)
    geplante = studie(angaben.laeufe or 8)
    zeilen = []
    for kerne in (1, 2):
        ergebnis = studiere(fall, geplante, None, wie, kerne=kerne)
        wand = ergebnis.dauer_s - ergebnis.laeufe[0].dauer_s
        zeilen.append((kerne, wand, sum(lauf.cpu_s for lauf in ergebnis.laeufe[1:]), dict(ergebnis.je_status)))
    zeige(("Prozesse", "Wand s", "CPU s", "Läufe"), zeilen)
    print(f"\nAnteil: {zeilen[1][1] / zeilen[0][1]:.2f}")


def ganz(angaben: argparse.Namespace) -> None:
    """Do a study of many runs on two processes, then every twentieth of them cold; run 0 counts with the study."""
    fall, wie = erzeuge(angaben.massnahmen or 100, angaben.saat), _vorgaben(angaben)
    geplante = studie(angaben.laeufe or 100)
    ergebnis = studiere(fall, geplante, None, wie, kerne=2)
    gelaufene, anzahl = ergebnis.laeufe, len(ergebnis.laeufe)
    cpu_s = sum(lauf.cpu_s for lauf in gelaufene)
    luecken = [abs(1 - lauf.schranke / lauf.zielwert) for lauf in gelaufene if lauf.schranke and lauf.zielwert]
    zeige(
        ("Läufe", "Wand s", "CPU s", "CPU s je Lauf", "größte Lücke", "Läufe je Status"),
        [(anzahl, ergebnis.dauer_s, cpu_s, cpu_s / anzahl, f"{max(luecken):.2%}", dict(ergebnis.je_status))],
    )
    kalte = [_gemessen(veraendere(fall, geplante, lauf), wie) for lauf in laeufe(geplante, fall)[10::20]]
    zeige(("Lauf, kalt", "s", "Lücke"), [(10 + 20 * n, s, _luecke(kalt)) for n, (s, kalt) in enumerate(kalte)])
    print(f"\nAnteil auf einem Kern: {cpu_s / anzahl / statistics.mean(s for s, _ in kalte):.3f}")


def speicher(angaben: argparse.Namespace) -> None:
    """Say the most memory that a worker has taken."""
    fall = erzeuge(angaben.massnahmen or 300, angaben.saat)
    ergebnis = studiere(fall, studie(angaben.laeufe or 2), None, _vorgaben(angaben), kerne=1)
    spitze = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MIB
    zeige(
        ("Maßnahmen", "Läufe", "Spitze eines Prozesses MiB"),
        [(len(fall.massnahmen), len(ergebnis.laeufe), spitze)],
    )


def ablage(angaben: argparse.Namespace) -> None:
    """Say how long it takes to open a store, and to count who is chosen when."""
    anzahl, fall = angaben.laeufe or 10_000, erzeuge(40, angaben.saat)
    grundlage = Grundlage.von(fall, studie(1), Vorgaben(("co2",)))
    with tempfile.TemporaryDirectory() as ordner:
        with oeffne(Path(ordner), grundlage, fortsetzen=False) as offene:
            offene._verbindung.execute("PRAGMA synchronous = OFF")  # this is not what is measured
            offene._verbindung.execute("PRAGMA journal_mode = MEMORY")
            for nummer in range(anzahl):
                offene.lege_ab(_kunstlauf(nummer))
        groesse = (Path(ordner) / "studie.db").stat().st_size / MIB
        beginn, cpu = time.monotonic(), time.process_time()
        gelesene = lies_laeufe(ordner)
        gelesen_s = time.process_time() - cpu
        _fasse_zusammen(gelesene)
        gesamt = time.process_time() - cpu, time.monotonic() - beginn
        zeige(
            ("Läufe", "Maßnahmen je Plan", "MiB", "öffnen CPU s", "mit Zusammenfassung CPU s", "Wand s"),
            [(len(gelesene), 40, groesse, gelesen_s, *gesamt)],
        )


def _kunstlauf(nummer: int) -> Laufergebnis:
    """Return a run whose 40 measures begin in other years than in the run before."""
    schritte = tuple(
        Planschritt(
            f"massnahme-{m:02}",
            "basis",
            2027 + (m + nummer * (m % 7)) % 12,
            (Foerderwahl("programm", date(2027, 1 + m % 12, 1)),) if m % 2 else (),
        )
        for m in range(40)
    )
    werte = {name: Decimal(nummer % 97) / 97 for name in ("kosten", "haushalt", "energie", "zins")}
    zahl = Decimal(nummer) / 7
    kennzahlen = {"co2_t": zahl, "kosten_eur": -zahl}
    plan = Plan(schritte)
    return Laufergebnis(nummer, werte, None, "optimal", None, "co2", zahl, zahl, kennzahlen, plan, 1.0, 1.0, 1)


def _fasse_zusammen(gelesene: tuple[Laufergebnis, ...]) -> dict[str, tuple[float, int, float, int]]:
    """Return, per measure, the share of runs that choose it, and its earliest, usual and latest begin."""
    beginne: dict[str, Counter[int]] = {}
    for lauf in gelesene:
        for schritt in lauf.plan.schritte if lauf.plan else ():
            beginne.setdefault(schritt.massnahme, Counter())[schritt.beginn] += 1
    return {
        massnahme: (zahl.total() / len(gelesene), min(zahl), statistics.median(zahl.elements()), max(zahl))
        for massnahme, zahl in beginne.items()
    }


if __name__ == "__main__":
    main()
