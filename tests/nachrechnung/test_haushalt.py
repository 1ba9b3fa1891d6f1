"""The purses, walked through by hand: carry-over, its expiry, bridging credit, interest."""

from decimal import Decimal

import pytest

from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import bilanz, euro, kasse, schritt

JAHRE = range(2027, 2031)


def fall_mit(ansatz: list[str], traeger: dict[str, object], **massnahmenfelder: object) -> Planungsfall:
    return baue_fall([massnahme("A", **massnahmenfelder)], stadt=traeger, haushalt=ansaetze(ansatz, JAHRE))


def test_uebertrag_mit_anteil_auf_den_cent_abgerundet() -> None:
    # 2027: 0.05 left, 90 % = 0.045 -> 0.04 carried. 2028: 10.00 + 0.04 left, 90 % = 9.036 -> 9.03.
    fall = fall_mit(["0.05", "10.00", "0", "0"], {"uebertrag_anteil": "0.9"}, fruehester_beginn=2030)
    rechnung = bilanz(fall, schritt("A", 2030))
    assert [kasse(rechnung, jahr).rest_eur for jahr in JAHRE][:2] == [euro("0.04"), euro("9.03")]
    assert kasse(rechnung, 2028).rest_vorjahr_eur == euro("0.04")
    # 2029: 9.03 left, 90 % = 8.127 -> 8.12; 2030: 100,000 - 8.12 are missing.
    assert kasse(rechnung, 2030).fehlbetrag_eur == euro("99991.88")


@pytest.mark.parametrize(
    ("frist", "reste"),
    [
        # No end: 10 + 20 + 30 pile up.
        (None, ["10.00", "30.00", "60.00"]),
        # One year: never more than the budget of the year itself.
        (1, ["10.00", "20.00", "30.00"]),
        # Two years: the budgets of the year and the one before.
        (2, ["10.00", "30.00", "50.00"]),
        # Not at all.
        (0, ["0.00", "0.00", "0.00"]),
    ],
)
def test_reste_verfallen_nach_ihrer_frist(frist: int | None, reste: list[str]) -> None:
    traeger = {"uebertrag_anteil": 1, "uebertrag_jahre": frist}
    rechnung = bilanz(fall_mit(["10", "20", "30", "0"], traeger), schritt("A", 2030))
    assert [kasse(rechnung, jahr).rest_eur for jahr in (2027, 2028, 2029)] == [euro(rest) for rest in reste]


def test_ohne_anteil_wird_nichts_uebertragen() -> None:
    rechnung = bilanz(fall_mit(["100000", "0", "0", "0"], {}), schritt("A", 2028))
    assert kasse(rechnung, 2028).rest_vorjahr_eur == 0
    assert kasse(rechnung, 2028).fehlbetrag_eur == euro("100000.00")


def linienfall(linie: str, ansatz: list[str], zins: str = "0.05") -> Planungsfall:
    """Return: 100,000 built in 2028, 40 % grant paid half a year after completion, that is in 2029."""
    return baue_fall(
        [massnahme("A", art="led")],
        stadt={"liquiditaetslinie_eur": linie, "liquiditaetszins": zins},
        haushalt=ansaetze(ansatz, JAHRE),
        programme=[programm("alt", auszahlung={"verzug_monate": 6})],
    )


GEFOERDERT = schritt("A", 2028, ("alt", "2027-12-31"))


def test_linie_bis_zur_auszahlung_mit_zins_im_folgejahr() -> None:
    # 2028: 100,000 - 70,000 = 30,000 drawn. 2029: 40,000 arrive; 30,000 + 5 % = 1,500 go back; 8,500 left.
    rechnung = bilanz(linienfall("35000", ["0", "70000", "0", "0"]), GEFOERDERT)
    im_bau, danach = kasse(rechnung, 2028), kasse(rechnung, 2029)
    assert (im_bau.linie_eur, im_bau.forderungen_eur, im_bau.fehlbetrag_eur) == (30000, 40000, 0)
    assert (danach.linie_vorjahr_eur, danach.zinsen_eur, danach.zuschuesse_eur) == (30000, 1500, 40000)
    assert danach.frei_eur == 8500
    assert (danach.linie_eur, danach.forderungen_eur, danach.fehlbetrag_eur) == (0, 0, 0)


def test_linie_ist_durch_grenze_und_forderungen_beschraenkt() -> None:
    # 50,000 missing: limit 35,000 leaves 15,000; without limit the claims of 40,000 leave 10,000.
    rechnung = bilanz(linienfall("35000", ["0", "50000", "0", "0"]), GEFOERDERT)
    assert (kasse(rechnung, 2028).linie_eur, kasse(rechnung, 2028).fehlbetrag_eur) == (35000, 15000)
    rechnung = bilanz(linienfall("99000", ["0", "50000", "0", "0"]), GEFOERDERT)
    assert (kasse(rechnung, 2028).linie_eur, kasse(rechnung, 2028).fehlbetrag_eur) == (40000, 10000)


def test_ohne_zuschuss_keine_linie() -> None:
    rechnung = bilanz(linienfall("35000", ["0", "70000", "0", "0"]), schritt("A", 2028))
    assert (kasse(rechnung, 2028).linie_eur, kasse(rechnung, 2028).fehlbetrag_eur) == (0, 30000)


def test_zins_kaufmaennisch_auf_den_cent() -> None:
    # 30,000.10 · 5 % = 1,500.005 -> 1,500.01
    rechnung = bilanz(linienfall("35000", ["0", "69999.90", "0", "0"]), GEFOERDERT)
    assert kasse(rechnung, 2029).zinsen_eur == euro("1500.01")


def test_zuschuss_nach_dem_plan_bleibt_forderung() -> None:
    fall = linienfall("99000", ["0", "0", "0", "60000"])
    rechnung = bilanz(fall, schritt("A", 2030, ("alt", "2029-12-31")))
    letzte = kasse(rechnung, 2030)
    assert (letzte.zuschuesse_eur, letzte.forderungen_eur, letzte.linie_eur) == (0, 40000, 40000)
    assert letzte.fehlbetrag_eur == 0


def test_forderung_erst_ab_baubeginn() -> None:
    fall = baue_fall(
        [massnahme("A", art="led", dauer_planung=1, dauer_bau=2)],
        haushalt=ansaetze("0", JAHRE),
        programme=[programm("alt", auszahlung={"verzug_monate": 1})],
    )
    # Planning 2027, building 2028 and 2029, paid in January 2030.
    rechnung = bilanz(fall, schritt("A", 2027, ("alt", "2027-12-31")))
    assert [kasse(rechnung, jahr).forderungen_eur for jahr in JAHRE] == [0, 40000, 40000, 0]


def test_ohne_ansatz_ist_die_kasse_unbegrenzt_und_wird_gezeigt() -> None:
    rechnung = bilanz(baue_fall([massnahme("A", betriebskosten_eur_a=7)]), schritt("A", 2028))
    investiv = kasse(rechnung, 2028)
    assert (investiv.ansatz_eur, investiv.verfuegbar_eur, investiv.frei_eur) == (None, None, None)
    assert (investiv.ausgaben_eur, investiv.fehlbetrag_eur) == (100000, 0)
    konsumtiv = [kasse(rechnung, jahr, art="konsumtiv").ausgaben_eur for jahr in JAHRE]
    assert konsumtiv == [0, 0, 7, 7]


def test_betrieb_minus_ertrag_belastet_die_konsumtive_kasse_im_betrieb() -> None:
    fall = baue_fall(
        [massnahme("A", betriebskosten_eur_a="100.10", ertrag_eur_a="30.05", nutzungsdauer_a=2)],
        haushalt=ansaetze("50", JAHRE, art="konsumtiv"),
    )
    rechnung = bilanz(fall, schritt("A", 2027))
    assert [kasse(rechnung, jahr, art="konsumtiv").ausgaben_eur for jahr in JAHRE] == [
        0, euro("70.05"), euro("70.05"), 0
    ]  # fmt: skip
    assert kasse(rechnung, 2028, art="konsumtiv").fehlbetrag_eur == euro("20.05")


def test_einnahmen_fuellen_die_konsumtive_kasse() -> None:
    fall = baue_fall(
        [massnahme("A", ertrag_eur_a=300), massnahme("B", betriebskosten_eur_a=310)],
        haushalt=ansaetze("10", JAHRE, art="konsumtiv"),
    )
    rechnung = bilanz(fall, schritt("A", 2027), schritt("B", 2027))
    assert kasse(rechnung, 2028, art="konsumtiv").ausgaben_eur == 10
    assert all(kasse(rechnung, jahr, art="konsumtiv").fehlbetrag_eur == 0 for jahr in JAHRE)


def test_jeder_traeger_zahlt_das_seine() -> None:
    fall = baue_fall(
        [massnahme("A"), massnahme("B", kostentraeger="werk", investition_eur=7)],
        weitere_traeger=[{"id": "werk", "name": "Werk", "art": "unternehmen"}],
    )
    rechnung = bilanz(fall, schritt("A", 2028), schritt("B", 2028))
    assert kasse(rechnung, 2028).ausgaben_eur == Decimal(100000)
    assert kasse(rechnung, 2028, "werk").ausgaben_eur == 7
