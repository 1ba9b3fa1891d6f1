"""The law over a whole plan, by hand: the order of applications, shared caps, accounts, what is refused."""

from decimal import Decimal

import pytest

from massnahmenplan.foerderung.planbedingungen import Vorgang
from tests.foerderung.bausteine import baue_programm
from tests.foerderung.planbau import baue_recht, baue_vorgang, foerdere


def satz(anteil: str) -> dict[str, str]:
    return {"grund": anteil, "stelle": "§ Satz"}


MFH_12 = {"wohneinheiten": 12, "baujahr": 1970}
MFH_8 = {"wohneinheiten": 8, "baujahr": 1970}
VERMIETER = {"art": "wohnungsunternehmen"}


def huelle(kennung: str, kosten: int, antrag: str, objekt: str = "o", merkmale: str = "isfp") -> Vorgang:
    """A part of the envelope of a building with 12 dwellings: S(12) = 153,000, with iSFP 300,000."""
    return baue_vorgang(
        kennung,
        kosten,
        f"beg_em_huelle@{antrag}",
        massnahme={"art": "gebaeudehuelle", "merkmale": merkmale},
        traeger=VERMIETER,
        objekt=MFH_12 | {"id": objekt},
    )


# --- caps shared by several applications (F01d, F18)


def test_f01d_im_selben_jahr_zusammen_so_viel_wie_eine_massnahme() -> None:
    # a: 15 % × 200.000 + 5 % × 47.000 = 32.350; b: Rest 100.000, alles über 153.000: 20 % = 20.000
    betraege, absagen, _ = foerdere(
        baue_recht(), huelle("a", 200_000, "2026-12-15"), huelle("b", 280_000, "2026-12-15")
    )
    assert betraege == {"a": ["32350.00"], "b": ["20000.00"]}  # zusammen 52.350
    assert absagen == []


def test_f01d_in_zwei_jahren_beginnt_die_grenze_von_vorn() -> None:
    # b: 15 % × 280.000 + 5 % × 127.000 = 48.350
    betraege, absagen, _ = foerdere(
        baue_recht(), huelle("a", 200_000, "2026-12-15"), huelle("b", 280_000, "2027-02-15")
    )
    assert betraege == {"a": ["32350.00"], "b": ["48350.00"]}  # zusammen 80.700
    assert absagen == []


@pytest.mark.parametrize(
    ("tag_a", "tag_b", "a", "b"),
    [
        ("2026-12-15", "2026-12-15", "32350.00", "20000.00"),  # am selben Tag nach Kennung der Maßnahme
        ("2026-12-14", "2026-12-15", "32350.00", "20000.00"),
        ("2026-12-16", "2026-12-15", "4000.00", "48350.00"),  # b zuerst: 280.000; a: 20 % von 20.000
    ],
)
def test_wer_zuerst_kommt_aendert_die_betraege_nicht_die_summe(tag_a: str, tag_b: str, a: str, b: str) -> None:
    vorgaenge = huelle("a", 200_000, tag_a), huelle("b", 280_000, tag_b)
    for reihenfolge in (vorgaenge, vorgaenge[::-1]):
        betraege, _, _ = foerdere(baue_recht(), *reihenfolge)
        assert betraege == {"a": [a], "b": [b]}
    assert Decimal(a) + Decimal(b) == 52_350


def test_die_staffel_zaehlt_ueber_alle_antraege_des_jahres() -> None:
    # je 100.000: a 15.000; b 15.000 + 5 % × 47.000 = 17.350; c 20 % von 100.000 = 20.000; d nichts mehr
    vorgaenge = [huelle(k, 100_000, "2026-12-15") for k in "abcd"]
    betraege, absagen, plan = foerdere(baue_recht(), *vorgaenge)
    assert betraege == {"a": ["15000.00"], "b": ["17350.00"], "c": ["20000.00"], "d": []}
    assert absagen == [
        (
            "d",
            "Von der gemeinsamen Höchstgrenze von 300.000 € haben frühere Anträge 300.000 € in Anspruch genommen. "
            "Es bleibt kein Zuschuss übrig.",
        )
    ]
    (antrag,) = plan.pakete["b"].antraege
    assert [z.text for z in antrag.rechenweg if "über" in z.text] == [
        "Bonus 5 % auf den Teil über 153.000 €: 47.000 €"
    ]


def test_eigene_grenze_fuer_jedes_gebaeude() -> None:
    betraege, _, _ = foerdere(
        baue_recht(), huelle("a", 200_000, "2026-12-15"), huelle("b", 280_000, "2026-12-15", objekt="o2")
    )
    assert betraege == {"a": ["32350.00"], "b": ["48350.00"]}


def test_mit_und_ohne_isfp_am_selben_haus_teilen_die_grenze() -> None:
    # a ohne iSFP: 153.000 × 15 % = 22.950; b mit iSFP: Rest 300.000 − 153.000 = 147.000, alles über 153.000: 20 %
    betraege, _, _ = foerdere(
        baue_recht(), huelle("a", 200_000, "2026-12-15", merkmale=""), huelle("b", 280_000, "2026-12-15")
    )
    assert betraege == {"a": ["22950.00"], "b": ["29400.00"]}


def test_f18_heizung_in_zwei_haelften_die_grenze_faellt_und_gilt_auf_dauer() -> None:
    # 4 von 8 Wohnungen: 119.000/2 = 59.500 × 30 %; 09/2027 117.500 − 59.500 = 58.000 < 58.750; × 15 %
    def haelfte(kennung: str, antrag: str, fertig: str, merkmale: str = "") -> Vorgang:
        return baue_vorgang(
            kennung, 70_000, f"beg_em_heizung@{antrag}", fertig=fertig, traeger=VERMIETER, objekt=MFH_8,
            massnahme={"art": "waermepumpe", "betroffene_wohneinheiten": 4, "merkmale": merkmale},
        )  # fmt: skip

    erste = haelfte("a", "2026-12-15", "2027-12-31")
    zweite = haelfte("b", "2027-09-15", "2028-12-31")
    betraege, absagen, plan = foerdere(baue_recht(), erste, zweite)
    assert betraege == {"a": ["17850.00"], "b": ["8700.00"]}
    assert absagen == []
    assert [a.foerderfaehig_eur for a in plan.pakete["b"].antraege] == [58_000]
    aus_eu = haelfte("b", "2027-09-15", "2028-12-31", merkmale="eu_herkunft")
    assert foerdere(baue_recht(), erste, aus_eu)[0] == {"a": ["17850.00"], "b": ["17400.00"]}  # 30 %


def test_f22_hoechstbetrag_je_objekt_und_jahr() -> None:
    def hof(kennung: str, m2: int, antrag: str) -> Vorgang:
        return baue_vorgang(
            kennung, 80_000, f"koeln_gruen@{antrag}", fertig="2028-06-30",
            traeger={"art": "privat"}, objekt={"gebiete": "koeln"},
            massnahme={"art": "entsiegelung", "menge": m2},
        )  # fmt: skip

    recht = baue_recht()
    assert foerdere(recht, hof("a", 650, "2027-06-01"))[0] == {"a": ["20000.00"]}  # 26.000
    im_selben_jahr = foerdere(recht, hof("a", 325, "2027-06-01"), hof("b", 325, "2027-07-01"))[0]
    assert im_selben_jahr == {"a": ["13000.00"], "b": ["7000.00"]}


@pytest.mark.parametrize(
    ("je", "objekte", "tage", "erwartet"),
    [
        ("objekt", ("o1", "o1"), ("2026-06-01", "2027-06-01"), ["18000.00", "12000.00"]),
        ("objekt", ("o1", "o2"), ("2027-06-01", "2027-06-01"), ["18000.00", "18000.00"]),
        ("objekt_jahr", ("o1", "o1"), ("2026-12-31", "2027-01-01"), ["18000.00", "18000.00"]),
        ("objekt_jahr", ("o1", "o1"), ("2027-01-01", "2027-12-31"), ["18000.00", "12000.00"]),
        ("antragsteller", ("o1", "o2"), ("2026-06-01", "2027-06-01"), ["18000.00", "12000.00"]),
        ("antragsteller_jahr", ("o1", "o2"), ("2026-06-01", "2027-06-01"), ["18000.00", "18000.00"]),
        ("antragsteller_jahr", ("o1", "o2"), ("2027-06-01", "2027-06-01"), ["18000.00", "12000.00"]),
    ],
)
def test_wer_sich_eine_grenze_teilt(
    je: str, objekte: tuple[str, str], tage: tuple[str, str], erwartet: list[str]
) -> None:
    # je 60.000 Kosten, 30 %; zusammen höchstens 100.000
    grenze = {"je": "massnahme", "stufen": [{"eur": 100_000}], "geteilt": {"name": "g", "je": je}, "stelle": "§"}
    recht = baue_recht(baue_programm("p", hoechstgrenzen=[grenze]))
    vorgaenge = [
        baue_vorgang(kennung, 60_000, f"p@{tag}", objekt={"id": objekt})
        for kennung, tag, objekt in zip("ab", tage, objekte, strict=True)
    ]
    betraege, absagen, _ = foerdere(recht, *vorgaenge)
    assert [betraege["a"][0], betraege["b"][0]] == erwartet
    assert absagen == []


def test_zwei_programme_mit_derselben_grenze_teilen_sie() -> None:
    grenze = {"wovon": "zuschuss", "je": "massnahme", "stufen": [{"eur": 20_000}],
              "geteilt": {"name": "stadt", "je": "objekt"}, "stelle": "§"}  # fmt: skip
    recht = baue_recht(*(baue_programm(k, satz=satz("15 %"), hoechstgrenzen=[grenze]) for k in "pq"))
    a, b = (
        baue_vorgang("a", 100_000, "p@2027-06-01", objekt={}),
        baue_vorgang("b", 100_000, "q@2027-06-01", objekt={}),
    )
    assert foerdere(recht, a, b)[0] == {"a": ["15000.00"], "b": ["5000.00"]}


def test_die_quote_rechnet_mit_dem_was_von_der_geteilten_grenze_bleibt() -> None:
    # b: Rest 40.000, 50 % = 20.000, dazu 15 % von 60.000 = 9.000; höchstens 60 % × 40.000 = 24.000: BEG 15.000
    grenze = {
        "je": "massnahme",
        "stufen": [{"eur": 100_000}],
        "geteilt": {"name": "g", "je": "objekt"},
        "stelle": "§",
    }
    beg = baue_programm("beg", satz=satz("50 %"), hoechstgrenzen=[grenze], kumulierung={"quote": "60 %"})
    stadt = baue_programm("stadt", satz=satz("15 %"))
    a = baue_vorgang("a", 60_000, "beg@2027-06-01", objekt={})
    b = baue_vorgang("b", 60_000, "beg@2027-07-01", "stadt@2027-07-01", objekt={})
    betraege, absagen, _ = foerdere(baue_recht(beg, stadt), a, b)
    assert betraege == {"a": ["30000.00"], "b": ["15000.00", "9000.00"]}
    assert absagen == []


def test_wer_unter_das_minimum_faellt_verliert_alles_und_nimmt_die_anderen_seines_pakets_mit() -> None:
    grenze = {
        "je": "massnahme",
        "stufen": [{"eur": 100_000}],
        "geteilt": {"name": "g", "je": "objekt"},
        "stelle": "§",
    }
    beg = baue_programm("beg", hoechstgrenzen=[grenze], minimum={"zuschuss_eur": 12_001})
    stadt = baue_programm("stadt", satz=satz("15 %"))
    a = baue_vorgang("a", 60_000, "beg@2027-06-01", objekt={})
    b = baue_vorgang("b", 60_000, "beg@2027-07-01", "stadt@2027-07-01", objekt={})
    betraege, absagen, _ = foerdere(baue_recht(beg, stadt), a, b)
    assert betraege == {"a": ["18000.00"], "b": []}
    assert absagen == [("b", "Der Zuschuss von 12.000 € liegt unter dem Mindestzuschuss von 12.001 €.")]


# --- what is refused


def test_zwei_antraege_derselben_massnahme_im_selben_programm() -> None:
    recht = baue_recht(baue_programm("p"))
    betraege, absagen, _ = foerdere(recht, baue_vorgang("a", 100_000, "p@2027-06-01", "p@2026-06-01"))
    assert betraege == {"a": ["30000.00"]}
    assert absagen == [("a", "Für dieselben Kosten kann nur ein Antrag im selben Programm gestellt werden.")]


def test_jede_absage_nennt_massnahme_und_programm() -> None:
    recht = baue_recht(
        baue_programm("p", gilt_ab="2027-01-01"),
        baue_programm("q", kumulierung={"ausgeschlossen": ["r"]}),
        baue_programm("r"),
    )
    a = baue_vorgang("a", 100_000, "p@2026-06-01", "r@2027-06-01")
    b = baue_vorgang("b", 100_000, "q@2027-06-01", "r@2027-06-01")
    betraege, _, plan = foerdere(recht, a, b)
    assert betraege == {"a": ["30000.00"], "b": []}
    assert [(absage.massnahme, absage.programm, absage.grund) for absage in plan.absagen] == [
        ("a", "p", "Am 01.06.2026 gilt keine Fassung."),
        ("b", "q", "Nicht zusammen mit „r“ möglich."),
    ]


def test_ein_kredit_ohne_bekannten_zins_wird_im_plan_abgelehnt() -> None:
    recht = baue_recht(baue_programm("p", kredit={"laufzeit_jahre": 10, "stelle": "§"}))
    betraege, absagen, _ = foerdere(recht, baue_vorgang("a", 100_000, "p@2027-06-01"))
    assert betraege == {"a": []}
    grund = "Der Zins des Kredits ist nicht bekannt; für einen Plan kredit.sollzins bei diesem Programm angeben."
    assert absagen == [("a", grund)]


def test_nachrangiges_im_plan_nur_wo_das_vorrangige_nicht_zu_haben_ist() -> None:
    stadt = baue_programm("stadt", satz=satz("10 %"), kumulierung={"nachrangig_zu": ["beg"], "stelle": "§ 4"})
    recht = baue_recht(stadt, baue_programm("beg", minimum={"kosten_eur": 50_000}))
    gross, klein = baue_vorgang("a", 50_000, "stadt@2027-06-01"), baue_vorgang("b", 49_999, "stadt@2027-06-01")
    beide = baue_vorgang("c", 50_000, "stadt@2027-06-01", "beg@2027-06-01")
    betraege, absagen, _ = foerdere(recht, gross, klein, beide)
    assert betraege == {"a": [], "b": ["4999.90"], "c": ["15000.00", "5000.00"]}
    assert absagen == [("a", "Nachrangig: zuerst ist „beg“ in Anspruch zu nehmen.")]
