from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from tests.foerderung.bausteine import baue_traeger

DE_MINIMIS = Foerderkonto.model_validate(
    {
        "id": "de_minimis", "name": "De-minimis", "grenze_eur": 300_000, "fenster_monate": 36,
        "rechtsgrundlage": "VO (EU) 2023/2831", "quelle": "Art. 3", "stand": "2026-11-22", "sicherheit": "V1",
    }
)  # fmt: skip
AUF_DAUER = DE_MINIMIS.model_copy(update={"fenster_monate": None})
FRUEHER = [(date(2024, 3, 10), Decimal(90_000)), (date(2025, 9, 1), Decimal(90_000))]  # Fall F12


@pytest.mark.parametrize(
    ("konto", "tag", "frei", "warum"),
    [
        (DE_MINIMIS, date(2026, 12, 15), 120_000, "beide zählen: 300.000 − 180.000 (Fall F12a)"),
        (DE_MINIMIS, date(2027, 3, 10), 120_000, "am letzten Tag der drei Jahre zählt die erste noch"),
        (DE_MINIMIS, date(2027, 3, 11), 210_000, "am Tag danach nicht mehr (Fall F12c)"),
        (DE_MINIMIS, date(2028, 9, 2), 300_000, "drei Jahre nach der zweiten ist alles frei"),
        (DE_MINIMIS, date(2024, 3, 9), 300_000, "spätere Bewilligungen zählen nicht zurück"),
        (DE_MINIMIS, date(2024, 3, 10), 210_000, "eine Bewilligung vom selben Tag zählt"),
        (AUF_DAUER, date(2039, 1, 1), 120_000, "ohne Fenster zählt alles auf Dauer"),
    ],
)
def test_frei_ist_was_im_fenster_noch_nicht_vergeben_ist(
    konto: Foerderkonto, tag: date, frei: int, warum: str
) -> None:
    assert konto.frei_eur(tag, FRUEHER) == frei, warum


@pytest.mark.parametrize(
    ("betrag", "frei", "warum"),
    [
        ("0", "300000", "leeres Konto"),
        ("299999.99", "0.01", "ein Cent frei"),
        ("300000", "0", "genau ausgeschöpft"),
        ("350000", "0", "überzogen heißt nichts frei, nicht weniger"),
    ],
)
def test_frei_wird_nie_negativ(betrag: str, frei: str, warum: str) -> None:
    assert DE_MINIMIS.frei_eur(date(2026, 12, 15), [(date(2026, 1, 1), Decimal(betrag))]) == Decimal(frei), warum


def test_schalttag_faellt_nicht_aus_dem_fenster() -> None:
    # 29.02.2024 + 3 Jahre: der 28.02.2027 liegt noch im Fenster, der 01.03.2027 nicht mehr
    assert DE_MINIMIS.im_fenster(date(2024, 2, 29), date(2027, 2, 28))
    assert not DE_MINIMIS.im_fenster(date(2024, 2, 29), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("je", "traeger", "inhaber", "warum"),
    [
        (
            "unternehmensverbund",
            {"unternehmensverbund": "konzern"},
            "konzern",
            "verbundene Unternehmen sind eines",
        ),
        ("unternehmensverbund", {}, "k", "ohne Verbund hat jeder sein eigenes Konto"),
        ("antragsteller", {"unternehmensverbund": "konzern"}, "k", "hier zählt der Antragsteller"),
    ],
)
def test_wem_das_konto_gehoert(je: Any, traeger: dict[str, str], inhaber: str, warum: str) -> None:
    konto = DE_MINIMIS.model_copy(update={"je": je})
    assert konto.inhaber(baue_traeger(art="kmu", **traeger)) == inhaber, warum
