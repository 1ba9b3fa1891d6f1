"""Portfolios as one model and from whole plans of quarters: time until the asked gap is proven, side by side.

    python -m benchmarks.portfolio 8x20 20x40 --ziel co2 --luecke 0.01 --zeitlimit 900 --kerne 2

Both ways get the same problem, one after the other in this process; building it is stated apart, it is the same
for both. CPU seconds count helpers too. Ratios within one run count: the machine may be busy.
"""

import argparse
import resource
import time

from benchmarks.portfolioerzeuger import erzeuge_portfolio
from massnahmenmodell.verbundkonten import baue_verbundmodell
from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.loeser import Standardform, Wuensche, uebersetze
from massnahmenplan.loeser.blockweise import loese_als_ganzes, loese_blockweise
from massnahmenplan.portfolio.lage import bereite_verbund_auf

WEGE = {"monolith": loese_als_ganzes, "spalten": loese_blockweise}
KOPF = "| Quartiere × Maßnahmen | Ziel | Weg | Plan | Schranke | Lücke | Wand [s] | CPU [s] |"


def main() -> None:
    wahl = argparse.ArgumentParser(description=__doc__)
    wahl.add_argument("groessen", nargs="+", help="quarters x measures in each, as 20x40")
    wahl.add_argument("--ziel", choices=("co2", "kosten"), default="co2")
    wahl.add_argument("--luecke", type=float, default=0.01)
    wahl.add_argument("--zeitlimit", type=float, default=900.0)
    wahl.add_argument("--kerne", type=int, default=1)
    wahl.add_argument("--saat", type=int, default=1)
    wahl.add_argument("--wege", nargs="+", choices=tuple(WEGE), default=list(WEGE))
    angaben = wahl.parse_args()
    print(KOPF, "|---|---|---|---|---|---|---|---|", sep="\n")
    for groesse in angaben.groessen:
        quartiere, massnahmen = (int(zahl) for zahl in groesse.split("x"))
        beginn, cpu = time.monotonic(), _cpu_s()
        form = baue(quartiere, massnahmen, angaben.saat, angaben.ziel)
        dauer, cpu = time.monotonic() - beginn, _cpu_s() - cpu
        spalten = f"{int(form.ganzzahlig.sum())} Spalten"
        print(f"| {groesse} | {angaben.ziel} | bauen ({spalten}) | | | | {dauer:.0f} | {cpu:.0f} |", flush=True)
        for weg in angaben.wege:
            wuensche = Wuensche(angaben.luecke, angaben.zeitlimit, 0, angaben.kerne)
            print(f"| {groesse} | {angaben.ziel} | {weg} | {miss(form, weg, wuensche)} |", flush=True)


def baue(quartiere: int, massnahmen: int, saat: int, ziel: Zielname) -> Standardform:
    """Return the problem of all quarters together."""
    lage = bereite_verbund_auf(erzeuge_portfolio(quartiere, massnahmen, saat), ziel)
    return uebersetze(baue_verbundmodell(lage.daten))


def miss(form: Standardform, weg: str, wuensche: Wuensche) -> str:
    """Return plan, bound, gap, wall and CPU seconds as cells of a table."""
    beginn, cpu = time.monotonic(), _cpu_s()
    loesung = WEGE[weg](form, wuensche).loesung
    dauer, cpu = time.monotonic() - beginn, _cpu_s() - cpu
    plan, schranke = loesung.zielwert, loesung.schranke
    luecke = "–" if not plan or schranke is None else f"{100 * abs(schranke - plan) / abs(plan):.2f} %"
    zahlen = (f"{zahl:,.0f}" if zahl is not None else "–" for zahl in (plan, schranke))
    return " | ".join((*zahlen, luecke, f"{dauer:.0f}", f"{cpu:.0f}"))


def _cpu_s() -> float:
    eigene, kinder = (resource.getrusage(wer) for wer in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(nutzung.ru_utime + nutzung.ru_stime for nutzung in (eigene, kinder))


if __name__ == "__main__":
    main()
