"""Accounts over a whole plan, by hand: windows to the day, prior awards, refused or cut (F12)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.grundlagen.schreibweise import datum
from tests.foerderung.bausteine import baue_programm
from tests.foerderung.planbau import baue_recht, baue_vorgang, foerdere

FRUEHERE = [(date(2024, 3, 10), Decimal(90_000)), (date(2025, 9, 1), Decimal(90_000))]


def satz(anteil: str) -> dict[str, str]:
    return {"grund": anteil, "stelle": "§ Satz"}


def konto(modus: str = "ablehnen", **felder: Any) -> Foerderkonto:
    return Foerderkonto.model_validate(
        {"id": "de_minimis", "name": "De-minimis", "grenze_eur": 300_000, "fenster_monate": 36,
         "bei_ueberschreitung": modus, "rechtsgrundlage": "VO (EU) 2023/2831", "quelle": "erdacht",
         "stand": "2026-11-22", "sicherheit": "V1"} | felder
    )  # fmt: skip


STADT = baue_programm("stadt", satz=satz("25 %"), konten=["de_minimis"])
"""640,000 × 25 % = 160,000."""


@pytest.mark.parametrize(
    ("modus", "antrag", "betraege"),
    [
        ("kuerzen", "2026-12-15", ["120000.00"]),  # F12a: Fenster ab 15.12.2023: 180.000 belegt, 120.000 frei
        ("ablehnen", "2026-12-15", []),  # F12b: die ganze Beihilfe ist verloren
        ("ablehnen", "2027-03-10", []),  # am 10.03.2027 zählt der 10.03.2024 noch mit
        ("kuerzen", "2027-03-10", ["120000.00"]),
        ("ablehnen", "2027-03-11", ["160000.00"]),  # F12c: die erste ist heraus, 210.000 frei
        ("kuerzen", "2028-09-02", ["160000.00"]),  # beide heraus
    ],
)
def test_f12_de_minimis_mit_frueheren_beihilfen(modus: str, antrag: str, betraege: list[str]) -> None:
    recht = baue_recht(STADT, konten=(konto(modus),), vergeben={("de_minimis", "k"): FRUEHERE})
    a = baue_vorgang("a", 640_000, f"stadt@{antrag}", fertig="2029-12-31")
    gefunden, absagen, plan = foerdere(recht, a)
    assert gefunden == {"a": betraege}
    if not betraege:
        assert absagen == [
            ("a", f"De-minimis: am {datum(date.fromisoformat(antrag))} sind von 300.000 € noch 120.000 € frei, "
                  "beantragt sind 160.000 €.")
        ]  # fmt: skip
        return
    assert absagen == []
    (paket,) = plan.pakete.values()
    assert paket.antraege[0].rechenweg[-1].betrag_eur == Decimal(betraege[0])
    assert sum(z.betrag_eur for z in paket.antraege[0].auszahlungen) == Decimal(betraege[0])


@pytest.mark.parametrize(
    ("verbuende", "je", "betraege"),
    [
        ((None, None), "unternehmensverbund", ["160000.00", "160000.00"]),  # jeder für sich
        (("gruppe", "gruppe"), "unternehmensverbund", ["160000.00", "140000.00"]),  # ein einziges Unternehmen
        (("gruppe", "andere"), "unternehmensverbund", ["160000.00", "160000.00"]),
        (("gruppe", "gruppe"), "antragsteller", ["160000.00", "160000.00"]),
    ],
)
def test_verbundene_unternehmen_haben_ein_konto(
    verbuende: tuple[str | None, str | None], je: str, betraege: list[str]
) -> None:
    recht = baue_recht(STADT, konten=(konto("kuerzen", je=je),))
    vorgaenge = [
        baue_vorgang(k, 640_000, "stadt@2027-06-01", traeger={"id": f"firma_{k}", "unternehmensverbund": verbund})
        for k, verbund in zip("ab", verbuende, strict=True)
    ]
    gefunden, absagen, _ = foerdere(recht, *vorgaenge)
    assert [gefunden["a"][0], gefunden["b"][0]] == betraege
    assert absagen == []


@pytest.mark.parametrize(
    ("tag_a", "tag_b", "erwartet"),
    [
        ("2026-01-15", "2029-01-15", ["160000.00", "140000.00"]),  # auf den Tag drei Jahre: zählt noch
        ("2026-01-15", "2029-01-16", ["160000.00", "160000.00"]),
        ("2027-06-02", "2027-06-01", ["140000.00", "160000.00"]),  # wer zuerst bewilligt wird
    ],
)
def test_beihilfen_des_plans_belegen_das_konto_ab_ihrem_tag(tag_a: str, tag_b: str, erwartet: list[str]) -> None:
    recht = baue_recht(STADT, konten=(konto("kuerzen"),))
    a, b = (
        baue_vorgang(k, 640_000, f"stadt@{tag}", fertig="2031-12-31")
        for k, tag in (("a", tag_a), ("b", tag_b))
    )  # fmt: skip
    betraege, _, _ = foerdere(recht, a, b)
    assert [betraege["a"][0], betraege["b"][0]] == erwartet


def test_gewaehrt_ist_die_beihilfe_am_tag_der_bewilligung() -> None:
    # Antrag 01.02.2027, bewilligt 01.05.2027: dann ist die Beihilfe vom 10.03.2024 aus dem Fenster
    fristen = {"startsperre": "antrag", "vorlauf_monate": 3}
    spaet = baue_programm("stadt", satz=satz("25 %"), konten=["de_minimis"], fristen=fristen)
    recht = baue_recht(spaet, konten=(konto(),), vergeben={("de_minimis", "k"): FRUEHERE})
    betraege, _, plan = foerdere(recht, baue_vorgang("a", 640_000, "stadt@2027-02-01"))
    assert betraege == {"a": ["160000.00"]}
    (belastung,) = plan.belastungen
    assert belastung.tag == date(2027, 5, 1)
    assert belastung.belegt_eur == 250_000
    assert belastung.grenze_eur == 300_000


def test_konto_auf_dauer_und_belastung_ueber_der_grenze() -> None:
    recht = baue_recht(
        STADT,
        konten=(konto(fenster_monate=None),),
        vergeben={("de_minimis", "k"): [(date(2001, 1, 1), Decimal(310_000))]},
    )
    betraege, absagen, plan = foerdere(recht, baue_vorgang("a", 4_000, "stadt@2027-06-01"))
    assert betraege == {"a": []}
    assert absagen[0][1].endswith("noch 0 € frei, beantragt sind 1.000 €.")
    assert [b.belegt_eur for b in plan.belastungen] == [310_000]


def test_gekuerzt_unter_das_minimum_ist_abgelehnt() -> None:
    stadt = baue_programm("stadt", satz=satz("25 %"), konten=["de_minimis"], minimum={"zuschuss_eur": 120_001})
    recht = baue_recht(stadt, konten=(konto("kuerzen"),), vergeben={("de_minimis", "k"): FRUEHERE})
    betraege, absagen, _ = foerdere(recht, baue_vorgang("a", 640_000, "stadt@2026-12-15"))
    assert betraege == {"a": []}
    assert absagen[0][1].endswith("Der Zuschuss von 120.000 € liegt unter dem Mindestzuschuss von 120.001 €.")


def test_was_ein_konto_kuerzt_belastet_auch_das_andere_nur_gekuerzt() -> None:
    # erst de_minimis: 120.000 frei, dann eng: 100.000 frei; beide sind danach um 100.000 höher belegt
    beide = baue_programm("stadt", satz=satz("25 %"), konten=["de_minimis", "eng"])
    konten = konto("kuerzen"), konto("kuerzen", id="eng", name="Eng", grenze_eur=100_000)
    recht = baue_recht(beide, konten=konten, vergeben={("de_minimis", "k"): FRUEHERE})
    betraege, absagen, plan = foerdere(recht, baue_vorgang("a", 640_000, "stadt@2026-12-15"))
    assert betraege == {"a": ["100000.00"]}
    assert absagen == []
    assert [(b.konto, int(b.belegt_eur)) for b in plan.belastungen] == [("de_minimis", 280_000), ("eng", 100_000)]


def test_betriebsbeihilfe_wird_jahr_fuer_jahr_gekuerzt() -> None:
    # 10 MWh × 100 ct = 10.000 € je Jahr, zwei Jahre = 20.000; frei 15.000: je Jahr 7.500
    betrieb = {"jahre": 2, "menge": "strom", "zonen": [{"ct_kwh": 100}], "stelle": "§"}
    programm = baue_programm("p", satz=None, betrieb=betrieb, konten=["de_minimis"])
    recht = baue_recht(programm, konten=(konto("kuerzen", grenze_eur=15_000),))
    _, absagen, plan = foerdere(
        recht, baue_vorgang("a", 50_000, "p@2027-06-01", massnahme={"kennwerte": {"strom": 10}})
    )
    assert absagen == []
    zahlungen = plan.pakete["a"].antraege[0].auszahlungen
    assert [(z.jahr, str(z.betrag_eur)) for z in zahlungen] == [(2029, "7500.00"), (2030, "7500.00")]
