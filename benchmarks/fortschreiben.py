"""How long does an update take beside planning anew, where three measures have become dearer?

    python -m benchmarks.fortschreiben [--groessen 100] [--saaten 1 2 3] [--luecke 0.01] [--zeitlimit 600]

The last plan is made once per case. Then three of its measures cost a third more, the case is planned anew and the
last plan is updated, both to the same proven gap. CPU seconds. Goal: at most half at 100 measures.
"""

import argparse
from decimal import Decimal

from benchmarks.erzeuger import erzeuge
from benchmarks.messung import miss, zeige
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fortschreibung import schreibe_fort
from massnahmenplan.nachrechnung.aenderungen import zaehle_aenderungen
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall

TEURER = Decimal("1.33")
ANZAHL = 3


def main() -> None:
    """Measure and print the table."""
    frage = argparse.ArgumentParser(description="Fortschreiben neben neuem Planen")
    frage.add_argument("--groessen", type=int, nargs="+", default=[100])
    frage.add_argument("--saaten", type=int, nargs="+", default=[1, 2, 3])
    frage.add_argument("--ziel", choices=("co2", "kosten"), nargs="+", default=["co2", "kosten"])
    frage.add_argument("--luecke", type=float, default=0.01)
    frage.add_argument("--zeitlimit", type=float, default=600.0)
    angaben = frage.parse_args()
    kopf = ("Maßnahmen", "Ziel", "Saat", "neu geplant s", "Lücke", "Änderungen", "fortgeschrieben s", "Lücke",
            "Änderungen", "Anteil")  # fmt: skip
    zeilen = [
        _zeile(anzahl, ziel, saat, Vorgaben((ziel,), angaben.luecke, angaben.zeitlimit))
        for anzahl in angaben.groessen
        for ziel in angaben.ziel
        for saat in angaben.saaten
    ]
    zeige(kopf, zeilen)


def _zeile(anzahl: int, ziel: str, saat: int, vorgaben: Vorgaben) -> tuple[object, ...]:
    alt = plane(erzeuge(anzahl, saat), vorgaben)
    fall = _verteuert(alt)
    neue: list[Ergebnis] = []
    anew_s = miss(lambda: neue.append(plane(fall, vorgaben)))
    update_s = miss(lambda: neue.append(schreibe_fort(alt, fall, vorgaben=vorgaben)))
    anew, update = neue
    return (
        anzahl, ziel, saat,
        anew_s, _luecke(anew), _aenderungen(alt, anew),
        update_s, _luecke(update), _aenderungen(alt, update),
        update_s / anew_s,
    )  # fmt: skip


def _verteuert(alt: Ergebnis) -> Planungsfall:
    """Return the case with the three dearest measures of the plan a third dearer."""
    teuerste = sorted(alt.bilanz.massnahmen, key=lambda bilanz: bilanz.investition_eur)[-ANZAHL:]
    kennungen = {bilanz.massnahme for bilanz in teuerste}
    massnahmen = tuple(
        m.model_copy(update={"investition_eur": {t: round(e * TEURER) for t, e in m.investition_eur.items()}})
        if m.id in kennungen
        else m
        for m in alt.fall.massnahmen
    )
    return alt.fall.model_copy(update={"massnahmen": massnahmen})


def _aenderungen(alt: Ergebnis, neu: Ergebnis) -> int:
    return sum(zaehle_aenderungen(neu.fall, alt.plan, neu.plan).values())


def _luecke(ergebnis: Ergebnis) -> str:
    return "–" if ergebnis.nachweis.luecke is None else f"{ergebnis.nachweis.luecke:.2%}"


if __name__ == "__main__":
    main()
