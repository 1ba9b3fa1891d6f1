"""Reserve of a purse, amounts in thousand EUR: three measures of 100 with margins of 10, 20 and 30."""

import itertools
import random
from collections.abc import Sequence

import pytest

from massnahmenmodell import Modelldaten
from massnahmenmodell.daten import Schutz
from tests.massnahmenmodell.bausteine import daten, erlaubt, haushalt, je_periode

DREI = [(0, 0, 0), (1, 0, 0), (2, 0, 0)]
NETTO = {0: {0: 100.0, 1: 100.0, 2: 100.0}}


def eingabe(ansatz: Sequence[float], gamma: float, **kasse: object) -> Modelldaten:
    """Return three measures of 100 in period 0 that can become dearer by 10, 20 and 30."""
    spannen = tuple(je_periode(3, {0: {o: 10.0 * (o + 1)}}) for o in range(3))
    netto = kasse.pop("netto", NETTO)
    return daten(
        DREI, haushalte=(haushalt(ansatz, netto, **kasse),), schutz=(Schutz(0, gamma, (0, 1, 2), spannen),)
    )


@pytest.mark.parametrize(
    ("gamma", "vorsorge"), [(1.0, 30.0), (2.0, 50.0), (3.0, 60.0), (7.0, 60.0), (1.5, 40.0), (0.2, 6.0)]
)
def test_die_groessten_spannen_werden_vorgehalten(gamma: float, vorsorge: float) -> None:
    # Γ = 1: 30. Γ = 2: 30 + 20. Γ ≥ 3: all. Γ = 1.5: 30 + 0.5 · 20. Γ = 0.2: 0.2 · 30.
    assert erlaubt(eingabe([300 + vorsorge, 0, 0], gamma), 0, 1, 2)
    assert not erlaubt(eingabe([300 + vorsorge - 0.01, 0, 0], gamma), 0, 1, 2)


def test_nur_gewaehlte_massnahmen_koennen_teurer_werden() -> None:
    assert erlaubt(eingabe([230, 0, 0], 2.0), 0, 1)  # 10 + 20
    assert not erlaubt(eingabe([229.99, 0, 0], 2.0), 0, 1)


def test_der_anstieg_fehlt_auch_in_spaeteren_jahren() -> None:
    # 300 + 30 now, 50 in period 2: all that is left is carried on, so 380 in all are needed, not 350.
    netto = {0: {0: 100.0, 1: 100.0, 2: 100.0}, 2: {0: 50.0}}
    assert erlaubt(eingabe([380, 0, 0], 1.0, netto=netto, uebertrag_anteil=1.0), 0, 1, 2)
    assert not erlaubt(eingabe([379.99, 0, 0], 1.0, netto=netto, uebertrag_anteil=1.0), 0, 1, 2)
    # Half is carried: 50 in period 2 need 200 left of period 0 after the rise.
    assert erlaubt(eingabe([530, 0, 0], 1.0, netto=netto, uebertrag_anteil=0.5), 0, 1, 2)
    assert not erlaubt(eingabe([529.9, 0, 0], 1.0, netto=netto, uebertrag_anteil=0.5), 0, 1, 2)


def test_ein_anstieg_verfaellt_wie_das_geld_das_er_kostet() -> None:
    # Money lives for one year: in period 1 there are 40 of period 1, whatever period 0 has cost.
    netto = {0: {0: 100.0, 1: 100.0, 2: 100.0}, 2: {0: 90.0}}
    kasse = {"netto": netto, "uebertrag_anteil": 1.0, "uebertrag_jahre": 1}
    assert erlaubt(eingabe([330, 40, 50], 1.0, **kasse), 0, 1, 2)
    assert not erlaubt(eingabe([500, 39.99, 50], 1.0, **kasse), 0, 1, 2)


def test_die_linie_hilft_bis_zu_den_ausstehenden_zuschuessen() -> None:
    # 330 in the worst case: 300 and 30 of credit, repaid with 5 % interest: 31.5, of a grant of 40.
    kasse = {"netto": {**NETTO, 1: {0: -40.0}}, "forderung": {0: {0: 40.0}}, "linie": 35.0, "zins": 0.05}
    assert erlaubt(eingabe([300, 0, 0], 1.0, **kasse), 0, 1, 2)
    assert erlaubt(eingabe([295, 0, 0], 1.0, **kasse), 0, 1, 2)  # credit of 35: 36.75 to be repaid
    assert not erlaubt(eingabe([294.99, 0, 0], 1.0, **kasse), 0, 1, 2)
    assert not erlaubt(eingabe([300, 0, 0], 1.0, **kasse | {"forderung": {0: {0: 29.9}}}), 0, 1, 2)
    assert not erlaubt(eingabe([300, 0, 0], 1.0, **kasse | {"netto": {**NETTO, 1: {0: -31.4}}}), 0, 1, 2)


def _reicht(kasse: dict, netto: Sequence[float]) -> bool:
    """Walk through a purse without credit."""
    rest = 0.0
    for t, ansatz in enumerate(kasse["ansatz"]):
        uebrig = ansatz + rest - netto[t]
        if uebrig < -1e-7:
            return False
        frist = kasse["uebertrag_jahre"] or 99
        nutzbar = sum(kasse["ansatz"][max(0, t - frist + 1) : t + 1])
        rest = kasse["uebertrag_anteil"] * min(max(uebrig, 0.0), nutzbar)
    return True


@pytest.mark.parametrize("saat", range(60))
def test_genau_dann_geschuetzt_wenn_jede_auswahl_teurer_werden_kann(saat: int) -> None:
    """Every set of measures that may become dearer, walked through, against the rows of the model."""
    zufall = random.Random(saat)
    anzahl, gamma = zufall.choice((2, 3, 4)), zufall.choice((1, 2))
    kasse = {
        "ansatz": [zufall.choice((0, 40, 80, 120, 160)) for _ in range(4)],
        "uebertrag_anteil": zufall.choice((0.0, 0.5, 0.9, 1.0)),
        "uebertrag_jahre": zufall.choice((None, 1, 2)),
    }
    zahlungen = [[zufall.choice((0, 0, 10, 20, 40)) for _ in range(4)] for _ in range(anzahl)]
    zuschuss = [zufall.choice((0, 0, 0, 30)) for _ in range(4)]
    anteil = [zufall.choice((0.0, 0.25, 0.5, 1.0)) for _ in range(anzahl)]
    summe = [sum(zeile[t] for zeile in zahlungen) - zuschuss[t] for t in range(4)]

    def teurer(auswahl: Sequence[int]) -> list[float]:
        return [summe[t] + sum(anteil[m] * zahlungen[m][t] for m in auswahl) for t in range(4)]

    erwartet = all(
        _reicht(kasse, teurer(auswahl))
        for n in range(gamma + 1)
        for auswahl in itertools.combinations(range(anzahl), n)
    )
    netto = {t: {m: zahlungen[m][t] - (zuschuss[t] if m == 0 else 0.0) for m in range(anzahl)} for t in range(4)}
    spannen = tuple(
        je_periode(4, {t: {m: anteil[m] * zahlungen[m][t]} for t in range(4) if anteil[m] * zahlungen[m][t]})
        for m in range(anzahl)
    )
    modell = daten(
        [(m, 0, 3) for m in range(anzahl)],
        perioden=4,
        haushalte=(haushalt(kasse.pop("ansatz"), netto, **kasse),),
        schutz=(Schutz(0, float(gamma), tuple(range(anzahl)), spannen),),
    )
    kasse["ansatz"] = modell.haushalte[0].ansatz.tolist()
    assert erlaubt(modell, *range(anzahl)) is erwartet
