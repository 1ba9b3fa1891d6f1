"""Every kind of Stellgroesse changes exactly what it says, to the last figure of the case."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import massnahmenplan as mp
from massnahmenplan.begriffe.beziehung import Beziehung, Beziehungsart
from massnahmenplan.begriffe.haushalt import Haushaltsansatz, Haushaltsart
from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.laeufe import Lauf, veraendere
from massnahmenplan.sensitivitaet.stellgroesse import Stellart
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.szenarien.fall import angewandt_auf, mit
from tests.sensitivitaet.vergleich import unterschiede

BEISPIEL = Path(__file__).parents[2] / "beispiele" / "altchemnitz"
TEUER = Szenario(id="teuer", name="Teuer", wahrscheinlichkeit=Decimal(1), kosten_faktor={"alle": Decimal("1.5")})


@pytest.fixture(scope="module")
def fall() -> Planungsfall:
    """Altchemnitz, with a scenario, an overlap in tonnes and a purse for running cost of the city."""
    fall = mp.lies_fall(BEISPIEL)
    verlust = Beziehung(
        id="verlust", art=Beziehungsart.UEBERLAPPUNG, mitglieder=("BL04", "MO02"), co2_t_a=Decimal(4)
    )
    konsumtiv = (
        Haushaltsansatz(kostentraeger="stadt", jahr=jahr, art=Haushaltsart.KONSUMTIV, betrag_eur=Decimal(90_000))
        for jahr in fall.projekt.zeitachse.jahre
    )
    return mit(
        fall,
        szenarien=(TEUER,),
        beziehungen=(*fall.beziehungen, verlust),
        haushalt=(*fall.haushalt, *konsumtiv),
    )


def veraendert(fall: Planungsfall, wert: Any, **angaben: Any) -> dict[str, tuple[Any, Any]]:
    """Return what one value of a Stellgroesse changes."""
    felder = {"id": "x", "werte": [wert], **angaben}
    studie = Studie.model_validate({"name": "x", "entwurf": {"art": "einzeln"}, "stellgroessen": [felder]})
    (groesse,) = studie.stellgroessen
    gelesen = groesse.einzelwerte[0]
    return unterschiede(fall, veraendere(fall, studie, Lauf(1, {"x": gelesen})))


FAELLE: list[tuple[str, dict[str, Any], Any, dict[str, tuple[Any, Any]]]] = [
    (
        "ein Teil der Kosten, um die Hälfte teurer: 154.300 EUR × 1,5",
        {"art": "wert", "pfad": "massnahmen[BL02].investition_eur.bau", "wie": "faktor"},
        "150 %",
        {"massnahmen.BL02.investition_eur.bau": ("154300", "231450")},
    ),
    (
        "alle Teile der Kosten: 715.000 und 7.149.000 EUR × 1,01",
        {"art": "wert", "pfad": "massnahmen[EV02].investition_eur", "wie": "faktor"},
        "1,01",
        {
            "massnahmen.EV02.investition_eur.planung": ("715000", "722150"),
            "massnahmen.EV02.investition_eur.bau": ("7149000", "7220490"),
        },
    ),
    (
        "Bruchteile eines Cents werden gerundet: 154.300 EUR × 1,000003333 = 154.300,514 EUR",
        {"art": "wert", "pfad": "massnahmen[BL02].investition_eur.bau", "wie": "faktor"},
        "1,000003333",
        {"massnahmen.BL02.investition_eur.bau": ("154300", "154300.51")},
    ),
    (
        "ein Jahr eines Preispfads",
        {"art": "wert", "pfad": "energietraeger[erdgas].preis_ct_kwh.2030"},
        "13,5",
        {"energietraeger.erdgas.preis_ct_kwh.2030": ("12.8", "13.5")},
    ),
    (
        "eine Angabe der Physik",
        {"art": "wert", "pfad": "massnahmen[EV07].physik[1].eigenverbrauch_anteil"},
        "40 %",
        {"massnahmen.EV07.physik.0.eigenverbrauch_anteil": ("0.5", "0.4")},
    ),
    (
        "ein Ansatz eines Jahres",
        {"art": "wert", "pfad": "haushalt[stadt, 2028, investiv].betrag_eur", "wie": "zuschlag"},
        "-50000",
        {"haushalt.1.betrag_eur": ("200000", "150000")},
    ),
    (
        "ein Wahrheitswert",
        {"art": "wert", "pfad": "massnahmen[BL03].pflicht"},
        "ja",
        {"massnahmen.BL03.pflicht": (False, True)},
    ),
    (
        "eine Angabe, die der Fall nicht macht",
        {"art": "wert", "pfad": "massnahmen[BL03].fruehester_beginn"},
        2029,
        {"massnahmen.BL03.fruehester_beginn": (None, 2029)},
    ),
    (
        "ein Topf",
        {"art": "wert", "pfad": "foerderprogramme[efre_nis_sachsen].topf_eur.2027"},
        0,
        {"toepfe.efre_nis_sachsen.2027": ("400000", "0")},
    ),
    (
        "eine ganze Zahl bleibt ganz: 2 Jahre Bau × 1,3 = 2,6, also 3",
        {"art": "wert", "pfad": "massnahmen[EV02].dauer_bau", "wie": "faktor"},
        "1,3",
        {"massnahmen.EV02.dauer_bau": (2, 3)},
    ),
    (
        "eine Zeile ohne eigene Kennung",
        {"art": "wert", "pfad": "festlegungen[MO01, nicht_vor].wert"},
        2030,
        {"festlegungen.1.wert": ("2028", "2030")},
    ),
    (
        "Kosten eines Handlungsfelds, auch der Varianten: Baum 783.400 und 391.700 EUR × 1,1",
        {"art": "investition", "fuer": "gruen"},
        "1,1",
        {
            "massnahmen.GR01.investition_eur.bau": ("783400", "861740"),
            "massnahmen.GR02.investition_eur.bau": ("165000", "181500"),
            "massnahmen.GR02.investition_eur.planung": ("16500", "18150"),
            "massnahmen.GR03.investition_eur.bau": ("75400", "82940"),
            "varianten.14.investition_eur.bau": ("391700", "430870"),
        },
    ),
    (
        "laufende Kosten",
        {"art": "betriebskosten", "fuer": "EV08"},
        "0,5",
        {
            "massnahmen.EV08.betriebskosten_eur_a": ("35700", "17850"),
            "varianten.5.betriebskosten_eur_a": ("17800", "8900"),
        },
    ),
    (
        "Erträge: 5.800 EUR/a × 0,9, die beiden Varianten ebenso",
        {"art": "ertrag", "fuer": "BL02"},
        "90 %",
        {
            "massnahmen.BL02.ertrag_eur_a": ("5800", "5220"),
            "varianten.10.ertrag_eur_a": ("5800", "5220"),
            "varianten.11.ertrag_eur_a": ("5800", "5220"),
        },
    ),
    (
        "angegebene Wirkung, und was eine Überlappung davon nimmt: 22 t/a und 4 t/a × 0,5",
        {"art": "wirkung", "fuer": "MO02"},
        "0,5",
        {"massnahmen.MO02.co2_t_a": ("22", "11"), "beziehungen.verlust.co2_t_a": ("4", "2")},
    ),
    (
        "Beteiligung: Wirkung × 0,8, Betrieb × 0,8; Investition zur Hälfte mit, also × 0,9",
        {"art": "beteiligung", "fuer": "MO03", "mitwachsend_anteil": "50 %"},
        "80 %",
        {
            "massnahmen.MO03.endenergie_kwh_a.kraftstoff": ("108000", "86400"),
            "massnahmen.MO03.endenergie_kwh_a.strom": ("-36000", "-28800"),
            "massnahmen.MO03.betriebskosten_eur_a": ("7800", "6240"),
            "massnahmen.MO03.investition_eur.bau": ("259200", "233280"),
        },
    ),
    (
        "Preise in allen Jahren des Pfads",
        {"art": "energiepreis", "fuer": "erdgas"},
        2,
        {
            "energietraeger.erdgas.preis_ct_kwh.2025": ("11.72", "23.44"),
            "energietraeger.erdgas.preis_ct_kwh.2030": ("12.8", "25.6"),
        },
    ),
    (
        "Zuschlag in ct/kWh auf alle, die einen Preis haben; Kraftstoff hat keinen",
        {"art": "energiepreis", "fuer": "alle", "wie": "zuschlag"},
        1,
        {
            "energietraeger.erdgas.preis_ct_kwh.2025": ("11.72", "12.72"),
            "energietraeger.erdgas.preis_ct_kwh.2030": ("12.8", "13.8"),
            "energietraeger.strom.preis_ct_kwh": ("26.84", "27.84"),
            "energietraeger.strom_industrie.preis_ct_kwh": ("19.05", "20.05"),
            "energietraeger.strom_einspeisung.preis_ct_kwh": ("6.66", "7.66"),
            "energietraeger.nahwaerme.preis_ct_kwh": ("13", "14"),
        },
    ),
    (
        "ein Emissionsfaktor statt der Reihe des Katalogs",
        {"art": "emissionsfaktor", "fuer": "strom_industrie", "wie": "absolut"},
        300,
        {"energietraeger.strom_industrie.emissionsfaktor_g_kwh": ("iinas.strommix", "300")},
    ),
    (
        "ein Haushalt in zwei Jahren, nur der investive: 200.000 EUR × 0,8",
        {"art": "haushalt", "fuer": "stadt", "jahre": [2027, 2029], "haushaltsart": "investiv"},
        "80 %",
        {"haushalt.0.betrag_eur": ("200000", "160000"), "haushalt.2.betrag_eur": ("200000", "160000")},
    ),
    (
        "Zins aller Kredite, der Hausbank und des Förderkredits: 3,8 und 3,6 % + 1 Prozentpunkt",
        {"art": "kreditzins", "fuer": "alle", "wie": "zuschlag"},
        "1 %",
        {
            "kredite.hausbank.sollzins": ("0.038", "0.048"),
            "programme.kfw_270.fassungen.0.kredit.sollzins": ("0.036", "0.046"),
        },
    ),
    ("Kalkulationszins", {"art": "diskontsatz"}, "2 %", {"projekt.diskontsatz": ("0.035", "0.02")}),
    (
        "Baupreise",
        {"art": "preissteigerung", "wie": "zuschlag"},
        "1 %",
        {"projekt.preissteigerung": ("0.03", "0.04")},
    ),
    ("ein Ziel", {"art": "ziel", "fuer": "minderung_2040"}, 2000, {"ziele.minderung_2040.wert": ("2200", "2000")}),
    (
        "ein fester Beginn ist eine Festlegung mehr",
        {"art": "beginn", "fuer": "BL03", "wie": "fest"},
        2031,
        {
            "festlegungen.2.massnahme": (None, "BL03"),
            "festlegungen.2.art": (None, "jahr"),
            "festlegungen.2.wert": (None, "2031"),
            "festlegungen.2.beschluss": (None, "Studie: x"),
        },
    ),
    (
        "nicht vor: statt der Festlegung des Falls",
        {"art": "beginn", "fuer": "MO01", "wie": "nicht_vor"},
        2031,
        {
            "festlegungen.1.wert": ("2028", "2031"),
            "festlegungen.1.beschluss": (
                "B-002/2026 (illustrativ) – vorher Kanalbau in der Annaberger Straße",
                "Studie: x",
            ),
        },
    ),
    (
        "Verzug: zwei Jahre nach dem Beginn des Plans, und das festgelegte Jahr auch",
        {"art": "beginn", "fuer": "MO01", "wie": "verzug"},
        2,
        {"massnahmen.MO01.fruehester_beginn": (None, 2029), "festlegungen.1.wert": ("2028", "2030")},
    ),
]


@pytest.mark.parametrize(("angaben", "wert", "erwartet"), [f[1:] for f in FAELLE], ids=[f[0] for f in FAELLE])
def test_aendert_genau_das(
    fall: Planungsfall, angaben: dict[str, Any], wert: Any, erwartet: dict[str, tuple[Any, Any]]
) -> None:
    assert veraendert(fall, wert, **angaben) == erwartet


def test_jede_art_ist_dabei() -> None:
    einzeln = {Stellart.PROGRAMMENDE, Stellart.SZENARIO}  # below: they change a lot
    assert {Stellart(angaben["art"]) for _, angaben, _, _ in FAELLE} | einzeln == set(Stellart)


def test_emissionsfaktor_mal_faktor_macht_aus_der_reihe_einen_eigenen_pfad(fall: Planungsfall) -> None:
    """IINAS: 439 (2022), 343 (2024), 113 (2030), 31 g (2050), each times two."""
    neu = veraendert(fall, 2, art="emissionsfaktor", fuer="strom")
    pfad = "energietraeger.strom.emissionsfaktor_g_kwh"
    assert neu.pop(pfad) == ("iinas.strommix", None)
    assert {name.removeprefix(f"{pfad}."): int(jetzt) for name, (_, jetzt) in neu.items()} == {
        "2022": 878,
        "2023": 762,
        "2024": 686,
        "2030": 226,
        "2050": 62,
    }


def test_steigerung_waechst_vom_ersten_jahr_an(fall: Planungsfall) -> None:
    """13 ct, 2 % a year on top: 13 (2027), 13.26 (2028), 13 × 1.02¹³ = 16.816886 (2040)."""
    neu = veraendert(fall, "2 %", art="energiepreis", fuer="nahwaerme", wie="steigerung")
    pfad = "energietraeger.nahwaerme.preis_ct_kwh"
    assert neu.pop(pfad) == ("13", None)
    assert [neu[f"{pfad}.{jahr}"][1] for jahr in (2027, 2028, 2040)] == ["13", "13.26", "16.816886"]
    assert len(neu) == 14


def test_pfade_treten_an_die_stelle(fall: Planungsfall) -> None:
    angaben = {"art": "energiepreis", "fuer": "strom", "pfade": {"hoch": {2030: 40}, "tief": 20}, "werte": ()}
    studie = Studie.model_validate(
        {"name": "x", "entwurf": {"art": "einzeln"}, "stellgroessen": [{"id": "x", **angaben}]}
    )
    hoch = veraendere(fall, studie, Lauf(1, {"x": "hoch"}))
    assert unterschiede(fall, hoch) == {
        "energietraeger.strom.preis_ct_kwh": ("26.84", None),
        "energietraeger.strom.preis_ct_kwh.2030": (None, "40"),
    }


@pytest.mark.parametrize(
    ("wert", "angaben", "letzter_tag"),
    [("01.07.2027", {}, "2027-06-30"), (2028, {}, "2027-12-31"), ("ja", {"ab": "2027-03-01"}, "2027-02-28")],
)
def test_programm_endet_am_tag_davor(
    fall: Planungsfall, wert: Any, angaben: dict[str, Any], letzter_tag: str
) -> None:
    """BEW Modul 2 has two versions; only the one in force until 14.09.2028 ends earlier."""
    neu = veraendert(fall, wert, art="programmende", fuer="bew_modul_2", **angaben)
    nummer = len(fall.programm_mit_id["bew_modul_2"].fassungen) - 1
    assert neu == {f"programme.bew_modul_2.fassungen.{nummer}.gilt_bis": ("2028-09-14", letzter_tag)}


@pytest.mark.parametrize("wert", ["nie", "nein"])
def test_programm_bleibt(fall: Planungsfall, wert: str) -> None:
    assert veraendert(fall, wert, art="programmende", fuer="bew_modul_2") == {}


def test_szenario_des_falls_tritt_ein(fall: Planungsfall) -> None:
    studie = Studie.model_validate(
        {"name": "x", "entwurf": {"art": "szenarien"}, "stellgroessen": [{"id": "x", "art": "szenario"}]}
    )
    assert veraendere(fall, studie, Lauf(1, {"x": "teuer"})) == angewandt_auf(TEUER, fall)


def test_lauf_null_ist_der_fall_selbst(fall: Planungsfall) -> None:
    studie = Studie.model_validate(
        {
            "name": "x",
            "entwurf": {"art": "einzeln"},
            "stellgroessen": [{"id": "x", "art": "diskontsatz", "werte": 0}],
        }
    )
    assert veraendere(fall, studie, Lauf(0, {})) is fall


@pytest.mark.parametrize("wie", ["verzug", "nicht_vor", "fest"])
def test_was_vergeben_ist_beginnt_wie_vergeben(fall: Planungsfall, wie: str) -> None:
    stand = Massnahmenstand.model_validate({"massnahme": "BL03", "phase": "vergeben", "datum": "01.11.2026"})
    vergeben = mit(fall, staende=(stand,))
    assert veraendert(vergeben, 3 if wie == "verzug" else 2030, art="beginn", fuer="BL03", wie=wie) == {}


def test_mehrere_werte_wirken_zusammen(fall: Planungsfall) -> None:
    """In the order of the study, not of the run: 75.400 EUR × 1.2, then 1.000 EUR on top."""
    groessen = [
        {"id": "feld", "art": "investition", "fuer": "gruen", "werte": ["1,2"]},
        {
            "id": "eine",
            "art": "wert",
            "pfad": "massnahmen[GR03].investition_eur.bau",
            "wie": "zuschlag",
            "werte": 1000,
        },
    ]
    studie = Studie.model_validate({"name": "x", "entwurf": {"art": "einzeln"}, "stellgroessen": groessen})
    neu = veraendere(fall, studie, Lauf(1, {"eine": Decimal(1000), "feld": Decimal("1.2")}))
    assert neu.massnahme_mit_id["GR03"].investition_eur["bau"] == Decimal("91480")


@pytest.mark.parametrize(
    ("angaben", "wert", "kennung", "teile"),
    [
        ({"art": "diskontsatz"}, "120 %", "E410", ("Lauf 17", "diskontsatz: ist größer als 1")),
        ({"art": "haushalt", "fuer": "stadt"}, -1, "E410", ("Lauf 17", "betrag_eur: darf nicht negativ sein")),
        ({"art": "investition", "fuer": "gruenn"}, 2, "E403", ("Lauf 17", "„gruenn“ gibt es nicht")),
        (
            {"art": "wert", "pfad": "massnahmen[BL02].pflicht"},
            3,
            "E405",
            ("Lauf 17", "kein Wert für diese Angabe"),
        ),
        ({"art": "wirkung", "fuer": "GS01"}, 2, "E405", ("Lauf 17", "folgt aus physik")),
        ({"art": "beteiligung", "fuer": "gebaeudesanierung"}, 2, "E405", ("Lauf 17", "GS01, GS02")),
        ({"art": "beginn", "fuer": "BL03", "wie": "fest"}, "bald", "E405", ("Lauf 17", "weder ein Jahr")),
        ({"art": "programmende", "fuer": "bew_modul_2"}, "bald", "E405", ("Lauf 17", "weder Jahr noch Tag")),
        ({"art": "energiepreis", "fuer": "kraftstoff"}, 2, "E404", ("Lauf 17", "steht im Fall nicht")),
        ({"art": "haushalt", "fuer": "stadt", "wie": "absolut"}, 5, "E405", ("zwei Ansätze",)),
        ({"art": "haushalt", "fuer": "stadt", "jahre": 2026}, 2, "E403", ("keinen Ansatz",)),
        ({"art": "beginn", "fuer": "BL03", "wie": "verzug"}, "0,5", "E405", ("keine Zahl von Jahren",)),
    ],
)
def test_was_der_fall_nicht_traegt_ist_ein_befund(
    fall: Planungsfall, angaben: dict[str, Any], wert: Any, kennung: str, teile: tuple[str, ...]
) -> None:
    studie = Studie.model_validate(
        {
            "name": "x",
            "entwurf": {"art": "einzeln"},
            "stellgroessen": [{"id": "gross", "werte": [wert], **angaben}],
        }
    )
    with pytest.raises(EingabeFehler) as fehler:
        veraendere(fall, studie, Lauf(17, {"gross": studie.stellgroessen[0].einzelwerte[0]}))
    (befund,) = fehler.value.befunde
    assert (befund.kennung, befund.feld) == (kennung, "stellgroessen[gross]")
    assert all(teil in befund.text for teil in teile)


def test_was_erst_zusammen_nicht_geht_nennt_alle_werte(fall: Planungsfall) -> None:
    """A begin by quarters in a case by years is a defect between rows, not of one."""
    studie = Studie.model_validate(
        {
            "name": "x",
            "entwurf": {"art": "einzeln"},
            "stellgroessen": [
                {"id": "start", "art": "beginn", "fuer": "BL03", "werte": ["2028-Q3"]},
                {"id": "zins", "art": "diskontsatz", "werte": ["2 %"]},
            ],
        }
    )
    with pytest.raises(
        EingabeFehler, match=r"Lauf 3 \(start = 2028-Q3, zins = 0\.02\): .*kein Zeitpunkt im Raster"
    ):
        veraendere(fall, studie, Lauf(3, {"start": "2028-Q3", "zins": Decimal("0.02")}))


@pytest.mark.parametrize(
    ("pfad", "abhilfe"),
    [
        ("massnahmen[BL2].investition_eur.bau", "BL02"),
        ("massnahmen[BL02].investition_eur.bauu", "bau"),
        ("massnahmen[BL02].investion_eur", "investition_eur"),
        ("massnahme[BL02].investition_eur", "massnahmen"),
        ("massnahmen.BL02", "massnahmen[led]"),
        ("projekt[x].diskontsatz", "projekt.diskontsatz"),
        ("energietraeger[erdgas].preis_ct_kwh.2031", "2025, 2030"),
        ("massnahmen[EV07].physik[2].ertrag_kwh_a", "Hier stehen: 1"),
        ("massnahmen[EV07].physik", "weitergehen"),
        ("haushalt[stadt, 2050].betrag_eur", "stadt, 2040"),
    ],
)
def test_ein_pfad_ins_leere_sagt_was_es_gibt(fall: Planungsfall, pfad: str, abhilfe: str) -> None:
    with pytest.raises(EingabeFehler) as fehler:
        veraendert(fall, 1, art="wert", pfad=pfad)
    (befund,) = fehler.value.befunde
    assert befund.kennung == "E404"
    assert abhilfe in (befund.abhilfe or "")


def test_jede_zeile_des_beispiels_laesst_sich_neu_pruefen(fall: Planungsfall) -> None:
    """What a change does not name stays as it is, whatever the row: every list of the case, times one."""
    wege = ("massnahmen[*].investition_eur", "haushalt[*].betrag_eur", "ziele[*].wert", "kredite[*].sollzins")
    for pfad in wege:
        assert veraendert(fall, 1, art="wert", pfad=pfad, wie="faktor") == {}
