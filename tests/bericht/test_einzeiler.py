"""Texts of a case on one line: words stay whole, signs stay joined, nothing turns the writing."""

import pytest

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.cli.zeichen import ERSATZVERFAHREN, harmlos, melde_ersatz_an


@pytest.mark.parametrize("zeichen", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_was_nur_trennstellen_nennt_reisst_kein_wort_auseinander(zeichen: str) -> None:
    assert einzeilig(f"Wärme{zeichen}dämmung") == harmlos(f"Wärme{zeichen}dämmung") == "Wärmedämmung"


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "می\u200cخواهم"])
def test_was_zu_einem_zeichen_verbunden_ist_bleibt_es(text: str) -> None:
    assert einzeilig(text) == harmlos(text) == text


@pytest.mark.parametrize("zeichen", ["\u202a", "\u202e", "\u2066", "\u2069", "\u200f", "\x1b"])
def test_was_die_schrift_dreht_oder_befiehlt_wird_zum_leerzeichen(zeichen: str) -> None:
    assert einzeilig(f"a{zeichen}b") == harmlos(f"a{zeichen}b") == "a b"


def test_ein_verbinder_den_der_zeichensatz_nicht_hat_faellt_weg() -> None:
    melde_ersatz_an()
    assert "a\u200db\u200cc".encode("cp1252", ERSATZVERFAHREN) == b"abc"
