from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from massnahmenplan.foerderung.paket import Antrag, Paket, Zahlung
from massnahmenplan.foerderung.unterlegenheit import verwirf_unterlegene


def antrag(programm: str, zahlungen: dict[int, int], antrag_am: date = date(2027, 1, 1)) -> Antrag:
    return Antrag(
        programm=programm, antrag_am=antrag_am, bewilligung_am=antrag_am, fertig_bis=None,
        foerderfaehig_eur=Decimal(100), satz=Decimal(1), zuschuss_eur=Decimal(sum(zahlungen.values())),
        auszahlungen=tuple(Zahlung(jahr, Decimal(betrag)) for jahr, betrag in zahlungen.items()),
        rechenweg=(), fassung_ab=date(2026, 1, 1), sicherheit="G", quelle="erdacht",
    )  # fmt: skip


def uebrig(*pakete: Paket, mit_topf: tuple[str, ...] = ()) -> list[str]:
    return [paket.kennung for paket in verwirf_unterlegene(pakete, mit_topf)]


VIEL, WENIG = Paket((antrag("viel", {2029: 20}),)), Paket((antrag("wenig", {2029: 10}),))


def test_weniger_geld_im_selben_jahr_ist_unterlegen_ohne_bleibt() -> None:
    assert uebrig(Paket(), WENIG, VIEL) == ["viel@2027-01-01", "ohne"]


def test_frueheres_geld_ersetzt_spaeteres_nicht() -> None:
    # was ein Haushalt nicht übertragen kann, verfällt: 2029 hilft nicht für 2030
    frueh, spaet = Paket((antrag("frueh", {2029: 20}),)), Paket((antrag("spaet", {2030: 10}),))
    assert uebrig(frueh, spaet) == ["frueh@2027-01-01", "spaet@2027-01-01"]


def test_ein_jahr_weniger_genuegt_um_nicht_zu_uebertreffen() -> None:
    a, b = Paket((antrag("a", {2029: 20, 2030: 5}),)), Paket((antrag("b", {2029: 10, 2030: 6}),))
    assert uebrig(b, a) == ["a@2027-01-01", "b@2027-01-01"]


def test_wer_einen_topf_schont_bleibt() -> None:
    assert uebrig(WENIG, VIEL, mit_topf=("viel",)) == ["viel@2027-01-01", "wenig@2027-01-01"]
    assert uebrig(WENIG, VIEL, mit_topf=("wenig",)) == ["viel@2027-01-01"]


def test_bei_gleichem_geld_weicht_wer_einen_topf_nutzt_wie_er_auch_heisst() -> None:
    mit, frei = Paket((antrag("a", {2029: 10}),)), Paket((antrag("c", {2029: 10}),))
    assert uebrig(mit, frei, mit_topf=("a",)) == ["c@2027-01-01"]
    assert uebrig(mit, frei, mit_topf=("c",)) == ["a@2027-01-01"]


def test_gleicher_topf_in_einem_anderen_jahr_ist_ein_anderer() -> None:
    frueher = Paket((antrag("viel", {2029: 20}, date(2026, 12, 31)),))
    assert uebrig(frueher, VIEL, mit_topf=("viel",)) == ["viel@2027-01-01", "viel@2026-12-31"]
    assert uebrig(frueher, VIEL) == ["viel@2027-01-01"]


def test_unter_gleichen_bleibt_das_mit_weniger_antraegen() -> None:
    zwei = Paket((antrag("a", {2029: 12}), antrag("b", {2029: 8})))
    assert uebrig(zwei, VIEL) == ["viel@2027-01-01"]


_antraege = st.builds(
    antrag,
    programm=st.sampled_from("abc"),
    zahlungen=st.dictionaries(st.integers(2028, 2030), st.integers(1, 3), min_size=1, max_size=3),
    antrag_am=st.sampled_from([date(2026, 6, 1), date(2027, 6, 1)]),
)
_pakete = st.lists(_antraege, max_size=2, unique_by=lambda a: a.programm).map(lambda a: Paket(tuple(a)))


def geld(paket: Paket, jahr: int) -> Decimal:
    return sum((z.betrag_eur for a in paket.antraege for z in a.auszahlungen if z.jahr == jahr), Decimal(0))


def topf(paket: Paket, programm: str, jahr: int) -> Decimal:
    passend = (a for a in paket.antraege if a.programm == programm and a.bewilligung_am.year == jahr)
    return sum((a.zuschuss_eur for a in passend), Decimal(0))


def mindestens_so_gut(eines: Paket, anderes: Paket) -> bool:
    mehr_geld = all(geld(eines, jahr) >= geld(anderes, jahr) for jahr in range(2028, 2031))
    schont = all(topf(eines, p, jahr) <= topf(anderes, p, jahr) for p in "ab" for jahr in (2026, 2027))
    return mehr_geld and schont


@settings(max_examples=80, deadline=None)
@given(st.lists(_pakete, max_size=8))
def test_verworfen_wird_genau_was_ein_bleibendes_ersetzt(pakete: list[Paket]) -> None:
    bleibt = verwirf_unterlegene(pakete, ("a", "b"))
    for paket in pakete:
        if paket not in bleibt:
            assert any(mindestens_so_gut(anderes, paket) for anderes in bleibt)
    for nummer, paket in enumerate(bleibt):
        if paket.antraege:
            andere = bleibt[:nummer] + bleibt[nummer + 1 :]
            assert not any(mindestens_so_gut(anderes, paket) for anderes in andere)
