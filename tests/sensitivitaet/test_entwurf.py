"""Designs have their documented sizes, draw from the stated distributions, and repeat with the seed."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.laeufe import Lauf, laeufe, stichproben
from massnahmenplan.sensitivitaet.studie import Studie

GROESSEN: list[dict[str, Any]] = [
    {"id": "bau", "art": "investition", "fuer": "alle", "von": "0,9", "bis": "1,3"},
    {"id": "haus", "art": "haushalt", "fuer": "stadt", "werte": ["80 %", "100 %", "120 %"]},
    {
        "id": "zins",
        "art": "diskontsatz",
        "verteilung": {"art": "dreieck", "von": 0, "haeufigster": "3 %", "bis": "6 %"},
    },
]


@pytest.fixture(scope="module")
def fall() -> Planungsfall:
    """One measure of one payer."""
    jahre = range(2027, 2031)
    return Planungsfall.model_validate(
        {
            "projekt": {"name": "Klein", "beginn": 2027, "ende": 2030},
            "kostentraeger": [{"id": "stadt", "name": "Stadt", "art": "kommune"}],
            "haushalt": [Haushaltsansatz(kostentraeger="stadt", jahr=j, betrag_eur=Decimal(500)) for j in jahre],
            "massnahmen": [
                {
                    "id": "led",
                    "name": "LED",
                    "handlungsfeld": "beleuchtung",
                    "kostentraeger": "stadt",
                    "investition_eur": 1000,
                    "co2_t_a": 2,
                }
            ],
        }
    )


def studie(*entwuerfe: dict[str, Any], **weiter: Any) -> Studie:
    return Studie.model_validate(
        {"name": "Probe", "saat": 7, "entwurf": list(entwuerfe), "stellgroessen": GROESSEN} | weiter
    )


def test_lauf_null_ist_der_fall(fall: Planungsfall) -> None:
    assert laeufe(studie({"art": "einzeln"}), fall)[0] == Lauf(0, {})


def test_einzeln_aendert_immer_eines(fall: Planungsfall) -> None:
    """Two ends, three values of which 100 % is the case itself, two quantiles: 1 + 2 + 2 + 2 runs."""
    alle = laeufe(studie({"art": "einzeln"}), fall)
    assert [lauf.nummer for lauf in alle] == list(range(7))
    assert [dict(lauf.werte) for lauf in alle[1:5]] == [
        {"bau": Decimal("0.9")},
        {"bau": Decimal("1.3")},
        {"haus": Decimal("0.8")},
        {"haus": Decimal("1.2")},
    ]
    assert all(len(lauf.werte) == 1 for lauf in alle[1:])


def test_einzeln_nimmt_von_einer_verteilung_zwei_quantile(fall: Planungsfall) -> None:
    """Triangle 0–3–6 %: below x lies x² / 18, so 5 % lie below √0.9 = 0.948683 %, and above 6 − that."""
    alle = laeufe(studie({"art": "einzeln", "stellgroessen": ["zins"]}), fall)
    assert [lauf.werte["zins"] for lauf in alle[1:]] == [Decimal("0.00948683"), Decimal("0.0505132")]


def test_raster_hat_jede_kombination(fall: Planungsfall) -> None:
    alle = laeufe(studie({"art": "raster", "stellgroessen": ["bau", "haus"]}), fall)
    assert len(alle) == 1 + 2 * 3
    assert {tuple(lauf.werte.items()) for lauf in alle[1:]} == {
        (("bau", Decimal(bau)), *((("haus", Decimal(haus)),) if haus != "1" else ()))
        for bau in ("0.9", "1.3")
        for haus in ("0.8", "1", "1.2")
    }


def test_was_nichts_aendert_ist_kein_eigener_lauf(fall: Planungsfall) -> None:
    """80 and 100 % of the cost by 50 and 100 % of the budget: the case and three others, also one at a time."""
    groessen = [
        {"id": "bau", "art": "investition", "fuer": "alle", "werte": ["80 %", "100 %"]},
        {"id": "haus", "art": "haushalt", "fuer": "stadt", "werte": ["50 %", "100 %"]},
    ]
    satz = {"id": "nur_bau", "werte": {"bau": "80 %", "haus": "100 %"}}
    was = studie(
        {"art": "raster"}, {"art": "einzeln"}, {"art": "szenarien"}, stellgroessen=groessen, szenarien=[satz]
    )
    alle = laeufe(was, fall)
    assert [dict(lauf.werte) for lauf in alle] == [
        {},
        {"bau": Decimal("0.8"), "haus": Decimal("0.5")},
        {"bau": Decimal("0.8")},
        {"haus": Decimal("0.5")},
    ]
    raster, einzeln, szenarien = stichproben(was, fall)
    assert (raster.laeufe, einzeln.laeufe, szenarien.laeufe) == ((1, 2, 3, 0), (2, 0, 3, 0), (2,))
    assert alle[2].name == "nur_bau"


def test_lhs_trifft_jede_schicht_einmal(fall: Planungsfall) -> None:
    """Of 40 runs one lies in each fortieth of the distribution of every Stellgroesse."""
    (probe,) = stichproben(studie({"art": "lhs", "anzahl": 40}), fall)
    assert probe.punkte is not None
    for spalte in zip(*probe.punkte, strict=True):
        assert sorted(int(anteil * 40) for anteil in spalte) == list(range(40))


def test_lhs_werte_folgen_der_verteilung(fall: Planungsfall) -> None:
    """A third of the list each, and half of the triangle below its middle, to one run."""
    alle = laeufe(studie({"art": "lhs", "anzahl": 60}), fall)[1:]
    haus = [lauf.werte["haus"] for lauf in alle]
    assert [haus.count(Decimal(wert)) for wert in ("0.8", "1", "1.2")] == [20, 20, 20]
    assert sum(Decimal(str(lauf.werte["zins"])) < Decimal("0.03") for lauf in alle) == 30


@pytest.mark.parametrize(
    ("entwurf", "zeilen"),
    [
        ({"art": "morris", "anzahl": 5}, 5 * (3 + 1)),
        ({"art": "sobol", "anzahl": 8}, 8 * (3 + 2)),
        ({"art": "sobol", "anzahl": 8, "zweite_ordnung": "ja"}, 8 * (2 * 3 + 2)),
        ({"art": "lhs", "anzahl": 12}, 12),
    ],
)
def test_groesse_der_gezogenen_entwuerfe(fall: Planungsfall, entwurf: dict[str, Any], zeilen: int) -> None:
    (probe,) = stichproben(studie(entwurf), fall)
    assert probe.punkte is not None
    assert len(probe.laeufe) == len(probe.punkte) == zeilen


@pytest.mark.parametrize("art", ["lhs", "morris", "sobol"])
def test_gleiche_saat_gleiche_laeufe(fall: Planungsfall, art: str) -> None:
    entwurf = {"art": art, "anzahl": 8}
    assert laeufe(studie(entwurf), fall) == laeufe(studie(entwurf), fall)
    assert laeufe(studie(entwurf), fall) != laeufe(studie(entwurf, saat=8), fall)


def test_gezogenes_ist_auf_jedem_rechner_gleich(fall: Planungsfall) -> None:
    """The stream of PCG64 and six digits of a value: what these were, they have to stay."""
    alle = laeufe(studie({"art": "lhs", "anzahl": 3}), fall)
    assert [tuple(map(str, lauf.werte.values())) for lauf in alle[1:]] == [
        ("1.19362", "0.8", "0.0290721"),
        ("1.05082", "1", "0.0499254"),
        ("1.02156", "1.2", "0.0237396"),
    ]


def test_ein_entwurf_mehr_aendert_die_anderen_nicht(fall: Planungsfall) -> None:
    lhs = {"art": "lhs", "anzahl": 6}
    (allein,) = stichproben(studie(lhs), fall)
    mit_anderen = stichproben(studie(lhs, {"art": "lhs", "anzahl": 6}), fall)
    assert mit_anderen[0].punkte == allein.punkte
    assert mit_anderen[1].punkte != allein.punkte


def test_gleiche_werte_sind_ein_lauf(fall: Planungsfall) -> None:
    """Of 40 drawn pairs of three values there are at most nine runs, and every row has its run."""
    nur_liste = studie({"art": "lhs", "anzahl": 40, "stellgroessen": ["haus"]}, {"art": "einzeln"})
    gezogen, einzeln = stichproben(nur_liste, fall)
    assert len(laeufe(nur_liste, fall)) == 1 + 3 + 2 + 2
    assert len(gezogen.laeufe) == 40
    assert set(einzeln.laeufe) & set(gezogen.laeufe)


def test_szenarien_haben_ihren_namen(fall: Planungsfall) -> None:
    """A set that names its Stellgroessen in another order is the same run."""
    saetze = [
        {"id": "teuer", "name": "Alles teuer", "werte": {"haus": "80 %", "bau": "1,3"}},
        {"id": "wie", "werte": {"bau": "1,3", "haus": "80 %"}},
    ]
    alle = laeufe(
        studie({"art": "raster", "stellgroessen": ["bau", "haus"]}, {"art": "szenarien"}, szenarien=saetze), fall
    )
    assert [(lauf.name, tuple(lauf.werte)) for lauf in alle if lauf.name] == [("Alles teuer", ("bau", "haus"))]
    assert len(alle) == 1 + 6
