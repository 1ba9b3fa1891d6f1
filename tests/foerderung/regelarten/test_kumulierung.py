from decimal import Decimal

import pytest

from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung
from tests.foerderung.bausteine import baue_traeger

KRL = ("krl_aussenbeleuchtung", "krl")
EM_UND_WG = [{"programme": "beg_wg", "wartezeit_monate": 36, "stelle": "Merkblatt"}]


@pytest.mark.parametrize(
    ("regel", "vertraegt", "warum"),
    [
        ({}, True, "ohne Regel ist alles erlaubt"),
        ({"ausgeschlossen": ["krl_aussenbeleuchtung"]}, False, "ausdrücklich ausgeschlossen"),
        ({"ausgeschlossen": ["krl"]}, False, "die ganze Familie ist ausgeschlossen"),
        ({"ausgeschlossen": ["bew"]}, True, "ein anderes Programm ist ausgeschlossen"),
        ({"ausgeschlossen": ["krl_aussen"]}, True, "ein Teil des Namens ist ein anderes Programm"),
        ({"allein": "ja"}, False, "gar kein anderer Zuschuss"),
        ({"allein": "ja", "allein_ausser": "krl"}, True, "außer dieser Familie"),
        ({"allein": "ja", "allein_ausser": "bew"}, False, "die Ausnahme gilt einem anderen"),
        ({"allein": "ja", "allein_ausser": "krl", "ausgeschlossen": "krl_aussenbeleuchtung"}, False,
         "von der Ausnahme ist eines wieder ausgeschlossen"),
        ({"ausgeschlossen_am_objekt": EM_UND_WG}, True, "am Objekt ist nur ein anderes ausgeschlossen"),
        ({"ausgeschlossen_am_objekt": [{"programme": "krl", "stelle": "§"}]}, False,
         "was am Objekt ausschließt, schließt auch für dieselben Kosten aus"),
        ({"nachrangig_zu": "krl"}, True, "nachrangig heißt nicht ausgeschlossen"),
    ],
)  # fmt: skip
def test_vertraeglichkeit(regel: dict[str, object], vertraegt: bool, warum: str) -> None:
    assert Kumulierung.model_validate(regel).vertraegt(KRL) is vertraegt, warum


@pytest.mark.parametrize(
    ("nachrangig_zu", "zurueck"),
    [((), False), (("krl",), True), (("krl_aussenbeleuchtung",), True), (("bew",), False)],
)
def test_nachrang(nachrangig_zu: tuple[str, ...], zurueck: bool) -> None:
    assert Kumulierung(nachrangig_zu=nachrangig_zu).steht_zurueck(KRL) is zurueck


def test_ausschluesse_am_objekt_nennen_ihre_wartezeit() -> None:
    regel = Kumulierung.model_validate(
        {"ausgeschlossen_am_objekt": [*EM_UND_WG, {"programme": "beg_wg, beg_nwg", "stelle": "Richtlinie"}]}
    )
    gefunden = list(regel.objektausschluesse(("beg_wg_261", "beg_wg")))
    assert [(eine.wartezeit_monate, eine.stelle) for eine in gefunden] == [(36, "Merkblatt"), (None, "Richtlinie")]
    assert list(regel.objektausschluesse(("beg_em_huelle", "beg_em"))) == []


@pytest.mark.parametrize(
    ("regel", "art", "quote"),
    [
        ({"quote": "60 %", "quote_kommune": "90 %"}, "kommune", "0.90"),
        ({"quote": "60 %", "quote_kommune": "90 %"}, "kommunales_unternehmen", "0.60"),
        ({"quote": "60 %"}, "kommune", "0.60"),
        ({"quote": "0 %"}, "kommune", "0"),
        ({"quote_kommune": "90 %"}, "privat", None),
        ({}, "kommune", None),
    ],
)
def test_quote_der_kommune_gilt_nur_fuer_kommunen(regel: dict[str, str], art: str, quote: str | None) -> None:
    erwartet = None if quote is None else Decimal(quote)
    assert Kumulierung.model_validate(regel).hoechstquote(baue_traeger(art=art)) == erwartet
