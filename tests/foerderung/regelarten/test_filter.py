from datetime import date
from typing import Any

import pytest

from massnahmenplan.foerderung.regelarten.filter import Filter
from tests.foerderung.bausteine import baue_vorhaben

GRUND = {"antragsteller": ["kommune"], "massnahmenarten": ["radweg", "entsiegelung"]}
PASST: dict[str, Any] = {"massnahme": {"art": "radweg"}, "objekt": {"art": "strasse", "gebiete": ["efre"]}}
TAG = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("regel", "projekt", "grund"),
    [
        ({}, {}, None),
        ({}, {"massnahme": {"art": "waermepumpe"}},
         "Maßnahmen der Art „waermepumpe“ werden nicht gefördert (nur: radweg, entsiegelung)."),
        ({}, {"massnahme": {"art": None}},
         "Maßnahmen ohne Angabe der Art werden nicht gefördert (nur: radweg, entsiegelung)."),
        ({"massnahmenarten": []}, {"massnahme": {"art": None}}, None),
        ({}, {"traeger": {"art": "privat"}}, "„privat“ ist nicht antragsberechtigt (nur: kommune)."),
        ({"antragsteller": []}, {"traeger": {"art": "privat"}}, None),
        ({"objektarten": ["strasse"]}, {}, None),
        ({"objektarten": ["platz"]}, {}, "Objektart „strasse“ wird nicht gefördert (nur: platz)."),
        ({"objektarten": ["platz"]}, {"objekt": None}, "Maßnahme ohne Objekt wird nicht gefördert (nur: platz)."),
        ({"gebiete": ["efre", "staedtebau"]}, {}, None),
        ({"gebiete": ["staedtebau"]}, {}, "Das Objekt liegt in keinem der Fördergebiete staedtebau."),
        ({"gebiete": ["efre"]}, {"objekt": None}, "Das Objekt liegt in keinem der Fördergebiete efre."),
        ({"merkmale": ["a", "b"]}, {"massnahme": {"art": "radweg", "merkmale": "a"}, "traeger": {"merkmale": "b"}},
         None),
        ({"merkmale": ["a", "b"]}, {"massnahme": {"art": "radweg", "merkmale": "a"}},
         "Verlangtes Merkmal „b“ fehlt bei Maßnahme, Kostenträger und Objekt."),
        ({"merkmale": ["a"]}, {"objekt": {"art": "strasse", "merkmale": "a"}}, None),
        ({"merkmale": ["a"]}, {"mit": ("a",)}, None),
        ({"merkmale": ["a"]}, {"mit": ("a",), "ohne": ("a",)},
         "Verlangtes Merkmal „a“ fehlt bei Maßnahme, Kostenträger und Objekt."),
        ({"eines_der_merkmale": ["a", "b"]}, {"traeger": {"merkmale": "b"}}, None),
        ({"eines_der_merkmale": ["a", "b"]}, {}, "Eines der Merkmale a, b muss angegeben sein."),
        ({"ohne_merkmale": ["a"]}, {}, None),
        ({"ohne_merkmale": ["a"]}, {"traeger": {"merkmale": "a"}}, "Merkmal „a“ schließt die Förderung aus."),
        ({"ohne_merkmale": ["anschlusszwang"]}, {"mit": ("anschlusszwang",)},
         "Merkmal „anschlusszwang“ schließt die Förderung aus."),
    ],
)  # fmt: skip
def test_filter(regel: dict[str, Any], projekt: dict[str, Any], grund: str | None) -> None:
    hindernis = Filter.model_validate(GRUND | regel).pruefe(baue_vorhaben(**(PASST | projekt)))
    assert (hindernis.grund if hindernis else None) == grund


@pytest.mark.parametrize(
    ("mindestalter", "baujahr", "tag", "grund", "bedingungen"),
    [
        (5, 2021, TAG, None, 0),
        (5, 2022, TAG, "Das Gebäude von 2022 ist 2026 noch keine 5 Jahre alt.", 0),
        (5, 2022, date(2027, 1, 1), None, 0),
        (5, 2022, None, None, 0),
        (5, None, TAG, None, 1),
        (0, None, TAG, None, 0),
        (None, 2026, TAG, None, 0),
    ],
)
def test_mindestalter_zaehlt_im_jahr_des_antrags(
    mindestalter: int | None, baujahr: int | None, tag: date | None, grund: str | None, bedingungen: int
) -> None:
    regel = Filter.model_validate(GRUND | {"mindestalter_jahre": mindestalter})
    haus = {"art": "wohngebaeude", "baujahr": baujahr}
    projekt = baue_vorhaben(massnahme={"art": "radweg"}, objekt=haus, tag=tag)
    hindernis = regel.pruefe(projekt)
    assert (hindernis.grund if hindernis else None) == grund
    assert len(list(regel.bedingungen(projekt))) == bedingungen


def test_unbekanntes_baujahr_ist_eine_bedingung_in_worten() -> None:
    regel = Filter.model_validate(GRUND | {"mindestalter_jahre": 5})
    satz = "Das Gebäude muss mindestens 5 Jahre alt sein (kein Baujahr angegeben)."
    assert list(regel.bedingungen(baue_vorhaben())) == [satz]
    assert list(regel.bedingungen(baue_vorhaben(objekt={}))) == [satz]


@pytest.mark.parametrize(
    ("traeger", "tag", "passt", "warum"),
    [
        ({"merkmale": "klein"}, TAG, True, "das Merkmal gilt immer"),
        ({"merkmale": "klein", "merkmale_bis": {"klein": "2026-12-15"}}, TAG, True, "am letzten Tag"),
        ({"merkmale": "klein", "merkmale_bis": {"klein": "2026-12-14"}}, TAG, False, "am Tag danach"),
        ({"merkmale": "klein", "merkmale_ab": {"klein": "2026-12-15"}}, TAG, True, "am ersten Tag"),
        ({"merkmale": "klein", "merkmale_ab": {"klein": "2026-12-16"}}, TAG, False, "am Tag davor"),
        (
            {"merkmale": "klein", "merkmale_ab": {"klein": "2026-12-16"}},
            None,
            True,
            "ohne Tag: was irgendwann gilt",
        ),
    ],
)
def test_merkmale_des_traegers_haben_einen_ersten_und_einen_letzten_tag(
    traeger: dict[str, Any], tag: date | None, passt: bool, warum: str
) -> None:
    regel = Filter.model_validate(GRUND | {"merkmale": "klein"})
    projekt = baue_vorhaben(massnahme={"art": "radweg"}, traeger=traeger, tag=tag)
    assert (regel.pruefe(projekt) is None) is passt, warum


def test_die_art_passt_auch_wenn_merkmale_und_gebiet_fehlen() -> None:
    regel = Filter.model_validate(GRUND | {"merkmale": "a", "gebiete": "efre"})
    assert regel.passt_zur_art(baue_vorhaben(massnahme={"art": "radweg"}))
    assert not regel.passt_zur_art(baue_vorhaben(massnahme={"art": "waermepumpe"}))
