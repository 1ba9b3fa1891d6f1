"""When the investment falls due: instalments, odd cents, price escalation. All to the cent, by hand."""

from decimal import Decimal

from tests.fallbau import baue_fall, massnahme
from tests.nachrechnung.rechnen import bilanz, euro, schritt


def zahlungen(beginn: int, projekt: dict[str, object] | None = None, **felder: object) -> dict[int, Decimal]:
    fall = baue_fall([massnahme("A", **felder)], projekt=projekt or {})
    gerechnet = bilanz(fall, schritt("A", beginn)).massnahme("A")
    assert gerechnet is not None
    return {zahlung.jahr: zahlung.betrag_eur for zahlung in gerechnet.zahlungen}


def test_ein_baujahr_eine_zahlung() -> None:
    assert zahlungen(2028) == {2028: euro("100000.00")}


def test_ungerade_cent_kommen_zuerst() -> None:
    # 100,000.00 in three: 33,333.34 + 33,333.33 + 33,333.33; 0.02 in three: the third gets nothing.
    assert zahlungen(2027, dauer_bau=3) == {2027: euro("33333.34"), 2028: euro("33333.33"), 2029: euro("33333.33")}
    assert zahlungen(2027, dauer_bau=3, investition_eur="0.02") == {2027: euro("0.01"), 2028: euro("0.01")}


def test_planung_zahlt_in_den_planungsjahren_alles_andere_beim_bau() -> None:
    teile = {"planung": "10000.01", "bau": "60000", "tiefbau": "30000"}
    assert zahlungen(2027, dauer_planung=2, dauer_bau=2, investition_eur=teile) == {
        2027: euro("5000.01"),
        2028: euro("5000.00"),
        2029: euro("45000.00"),
        2030: euro("45000.00"),
    }


def test_ohne_planungsjahr_zahlt_die_planung_beim_bau() -> None:
    teile = {"planung": "10000.01", "bau": "60000"}
    assert zahlungen(2027, dauer_bau=2, investition_eur=teile) == {2027: euro("35000.01"), 2028: euro("35000.00")}


def test_preissteigerung_je_rate_kaufmaennisch_gerundet() -> None:
    # Base year 2026, 3 %: 50,000.01 · 1.03² = 53,045.010609 -> .01; 50,000.00 · 1.03³ = 54,636.35
    projekt = {"preissteigerung": "0.03", "basisjahr": 2026}
    assert zahlungen(2028, projekt, dauer_bau=2, investition_eur="100000.01") == {
        2028: euro("53045.01"),
        2029: euro("54636.35"),
    }


def test_halber_cent_wird_aufgerundet() -> None:
    # 0.50 · 1.01 = 0.505 -> 0.51
    projekt = {"preissteigerung": "0.01"}
    assert zahlungen(2028, projekt, investition_eur="0.50") == {2028: euro("0.51")}


def test_ohne_basisjahr_gelten_preise_des_ersten_planjahrs() -> None:
    projekt = {"preissteigerung": "0.10"}
    assert zahlungen(2027, projekt) == {2027: euro("100000.00")}
    assert zahlungen(2029, projekt) == {2029: euro("121000.00")}


def test_sinkende_preise_vor_dem_basisjahr() -> None:
    # 2027 lies two years before the base year: 100,000 / 1.1² = 82,644.628… -> 82,644.63
    assert zahlungen(2027, {"preissteigerung": "0.10", "basisjahr": 2029}) == {2027: euro("82644.63")}
