"""The map in the page: ways to the sheets, the policy of the page, a server only if one is named."""

import re

from massnahmenplan.bericht.html import schreibe
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from tests.bericht.karte.ortsbeispiel import ergebnis

SERVER = Kachelserver.aus("https://kacheln.example/{z}/{x}/{y}.png", "© Amt")


def test_karte_steht_in_der_seite_wenn_eine_massnahme_einen_ort_hat() -> None:
    mit, ohne = (schreibe(ergebnis(orte=orte)).decode() for orte in (True, False))
    assert '<section id="karte"' in mit
    assert '<section id="karte"' not in ohne
    assert "karte-bild" not in ohne  # neither style nor script of a map that is not there
    karte = mit[mit.index('<section id="karte"') :]
    karte = karte[: karte.index("</section>")]
    blaetter = set(re.findall(r'href="#(m-[^"]+)"', karte))
    assert len(blaetter) == 3  # led, huelle, pumpe; radweg is not in the plan
    assert all(f'id="{blatt}"' in mit for blatt in blaetter)


def test_bilder_nur_vom_genannten_server() -> None:
    ohne, mit = (schreibe(ergebnis(), server).decode() for server in (None, SERVER))
    assert "img-src data:;" in ohne
    assert "img-src data: https://kacheln.example;" in mit
    assert "kacheln.example" not in ohne
    assert "Kartengrund: © Amt" in mit
