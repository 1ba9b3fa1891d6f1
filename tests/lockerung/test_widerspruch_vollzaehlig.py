"""The minimal conflict by trying: every choice and begin of tiny cases, and which limits each of them breaks.

No model, no solver, no levers: limits exclude each other if every choice breaks one of them, and minimally so if
without any one of them some choice breaks none of the others.
"""

import itertools
import random
import re
from collections.abc import Iterator

import pytest

from massnahmenplan.lockerung import diagnostiziere
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme

JAHRE = range(2027, 2030)
FAELLE = 40
Wahl = tuple[int | None, ...]


class Rohfall:
    """Measures of one year, yearly budgets without carry-over, a target in 2029, compulsion, one pair or order."""

    def __init__(self, saat: int) -> None:
        zufall = random.Random(f"widerspruch-{saat}")
        self.kosten = [zufall.randrange(2, 10) * 10_000 for _ in range(3)]
        self.tonnen = [zufall.randrange(5, 30) for _ in range(3)]
        self.ansatz = [zufall.randrange(0, 9) * 10_000 for _ in JAHRE]
        self.pflicht = [zufall.random() < 0.5 for _ in range(3)]
        self.ziel = zufall.randrange(1, sum(self.tonnen) + 10)
        self.paar = zufall.choice((None, "ausschluss", "vorgaenger", "voraussetzung"))

    def fall(self) -> Planungsfall:
        massnahmen = [
            massnahme(k, investition_eur=str(e), co2_t_a=t, pflicht=p)
            for k, e, t, p in zip("ABC", self.kosten, self.tonnen, self.pflicht, strict=True)
        ]
        beziehungen = [{"art": self.paar, "mitglieder": ["A", "B"], "id": "paar"}] if self.paar else []
        return baue_fall(
            massnahmen,
            projekt={"ende": 2029},
            haushalt=ansaetze([str(betrag) for betrag in self.ansatz], JAHRE),
            ziele=[{"id": "z", "art": "minderung_jahr", "jahr": 2029, "wert": self.ziel}],
            beziehungen=beziehungen,
        )

    def brueche(self, wahl: Wahl) -> frozenset[str]:
        """Return the limits that a choice breaks; begun and done in a year, a measure works from the next on."""
        gebrochen = {
            f"{jahr}" for jahr, aus, ein in zip(JAHRE, self._ausgaben(wahl), self.ansatz, strict=True) if aus > ein
        }
        menge = sum(t for b, t in zip(wahl, self.tonnen, strict=True) if b is not None and b < 2029)
        gebrochen |= {"z"} if menge < self.ziel else set()
        gebrochen |= {k for k, b, p in zip("ABC", wahl, self.pflicht, strict=True) if p and b is None}
        a, b = wahl[:2]
        if self.paar == "ausschluss" and a is not None and b is not None:
            gebrochen.add("paar")
        if self.paar == "vorgaenger" and a is not None and b is not None and b <= a:
            gebrochen.add("paar")
        if self.paar == "voraussetzung" and b is not None and (a is None or b <= a):
            gebrochen.add("paar")
        return frozenset(gebrochen)

    def _ausgaben(self, wahl: Wahl) -> list[int]:
        return [sum(e for b, e in zip(wahl, self.kosten, strict=True) if b == jahr) for jahr in JAHRE]

    def alle_brueche(self) -> set[frozenset[str]]:
        return {self.brueche(wahl) for wahl in itertools.product((None, *JAHRE), repeat=3)}


def genannte(namen: tuple[str, ...]) -> Iterator[str]:
    """Yield the limits in the short names of ``brueche``."""
    for name in namen:
        if name.startswith("Haushalt"):
            for von, bis in re.findall(r"(\d{4})(?:–(\d{4}))?", name):
                yield from map(str, range(int(von), int(bis or von) + 1))
        elif treffer := re.search(r"Pflichtmaßnahme „Maßnahme (\w)“", name):
            yield treffer.group(1)
        else:
            yield "z" if name.startswith("Ziel") else "paar"


def unmoegliche() -> list[int]:
    return [saat for saat in range(FAELLE) if frozenset() not in Rohfall(saat).alle_brueche()]


@pytest.mark.parametrize("saat", unmoegliche())
def test_widerspruch_ist_einer_und_kein_teil_davon(saat: int) -> None:
    roh = Rohfall(saat)
    brueche = roh.alle_brueche()
    diagnose = diagnostiziere(roh.fall())
    assert diagnose.widerspruch_ist_minimal
    namen = set(genannte(diagnose.widerspruch))
    assert all(gebrochen & namen for gebrochen in brueche)
    for eine in namen:
        assert any(not gebrochen & (namen - {eine}) for gebrochen in brueche), (eine, namen)
