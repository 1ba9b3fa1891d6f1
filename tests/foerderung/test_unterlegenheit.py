from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massnahmenplan.foerderung.paket import Antrag, Paket
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.unterlegenheit import verwirf_unterlegene
from massnahmenplan.foerderung.vorhaben import Zahlung


def antrag(
    programm: str,
    zahlungen: dict[int, int],
    antrag_am: date = date(2027, 1, 1),
    *,
    konten: tuple[str, ...] = (),
    mit: tuple[str, ...] = (),
) -> Antrag:
    return Antrag(
        programm=programm, antrag_am=antrag_am, bewilligung_am=antrag_am, fertig_bis=None,
        foerderfaehig_eur=Decimal(100), satz=Decimal(1), zuschuss_eur=Decimal(sum(zahlungen.values())),
        auszahlungen=tuple(Zahlung(jahr, Decimal(betrag)) for jahr, betrag in zahlungen.items()),
        rechenweg=(), fassung_ab=date(2026, 1, 1), sicherheit="G", quelle="erdacht",
        konten=konten, mit=mit,
    )  # fmt: skip


def uebrig(*pakete: Paket, mit_topf: tuple[str, ...] = ()) -> list[str]:
    return [paket.kennung for paket in verwirf_unterlegene(pakete, Umfeld(toepfe=frozenset(mit_topf)))]


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


# --- accounts, ties to other measures, shared caps, joint applications


def test_wer_ein_konto_schont_bleibt_ausser_es_ist_derselbe_antrag() -> None:
    mit_konto = antrag("a", {2029: 20}, konten=("de_minimis",))
    viel, frei = Paket((mit_konto,)), Paket((antrag("b", {2029: 10}),))
    mehr = Paket((mit_konto, antrag("c", {2029: 5})))
    konten = Umfeld(konten=frozenset({"de_minimis"}))
    # a belastet das Konto, b nicht; c kommt zu a dazu und belastet nichts
    assert [p.kennung for p in verwirf_unterlegene([viel, frei, mehr], konten)] == [
        "a@2027-01-01+c@2027-01-01",
        "b@2027-01-01",
    ]
    assert uebrig(viel, frei, mehr) == ["a@2027-01-01+c@2027-01-01"]


def test_derselbe_antrag_mit_kleinerem_betrag_schont_das_konto() -> None:
    gross = Paket((antrag("a", {2029: 20}, konten=("de_minimis",)),))
    klein = Paket((antrag("a", {2029: 15}, konten=("de_minimis",)), antrag("b", {2029: 10})))
    assert [p.kennung for p in verwirf_unterlegene([gross, klein], Umfeld(konten=frozenset({"de_minimis"})))] == [
        "a@2027-01-01+b@2027-01-01"
    ]


@pytest.mark.parametrize(
    ("viel", "wenig", "bleibt_wenig"),
    [
        ({"merkmal:isfp:viel"}, set(), True),
        ({"merkmal:isfp:viel"}, {"merkmal:isfp:viel", "netzgroesse:wenig"}, False),
        (set(), {"kontingent:wpb:o"}, False),
        ({"kontingent:wpb:o"}, {"kontingent:wpb:o"}, False),
        ({"objekt:viel"}, {"objekt:wenig"}, True),
        (set(), {"geteilt:wenig"}, True),
        ({"geteilt:viel"}, {"geteilt:viel"}, False),
        (set(), {"sammel:wenig"}, True),
    ],
)
def test_wer_weniger_an_andere_massnahmen_gebunden_ist_bleibt(
    viel: set[str], wenig: set[str], bleibt_wenig: bool
) -> None:
    reich = Paket((antrag("viel", {2029: 20}),), frozenset(viel))
    arm = Paket((antrag("wenig", {2029: 10}),), frozenset(wenig))
    assert uebrig(arm, reich) == ["viel@2027-01-01", *(["wenig@2027-01-01"] if bleibt_wenig else [])]


def test_geteilte_grenze_auf_andere_art_gebunden_ist_nicht_dasselbe() -> None:
    # allein rechnet sich der Antrag frei aus dem Rest der Grenze; neben anderen, die ihn kürzen können, nicht
    frei, als_erster = (frozenset({f"geteilt:a@2027-01-01 {stand}"}) for stand in ("frei", "erster"))
    allein = Paket((antrag("a", {2029: 10}),), frei)
    mit_b, mit_c = (
        Paket((antrag("a", {2029: 10}), antrag(p, {2029: n})), als_erster) for p, n in (("b", 5), ("c", 4))
    )
    assert uebrig(allein, mit_b, mit_c) == ["a@2027-01-01+b@2027-01-01", "a@2027-01-01"]
    auch_frei = Paket(mit_b.antraege, frei)
    assert uebrig(allein, auch_frei) == ["a@2027-01-01+b@2027-01-01"]


def test_was_eine_andere_massnahme_am_objekt_braucht_bleibt() -> None:
    verlangt = Paket((antrag("a", {2029: 10}),), frozenset({"verlangt:a"}))
    mehr = Paket((antrag("b", {2029: 20}),))
    assert uebrig(verlangt, mehr) == ["b@2027-01-01", "a@2027-01-01"]


def test_wer_den_sammelantrag_kleiner_macht_uebertrifft_nicht() -> None:
    # a ist Teil eines Sammelantrags: neben b bleiben ihm nur 3, neben c 4; den anderen fehlte sonst 1 zum Minimum
    bindung = frozenset({"sammel:a@2027-01-01"})
    mit_b = Paket((antrag("a", {2029: 3}), antrag("b", {2029: 10})), bindung)
    mit_c = Paket((antrag("a", {2029: 4}), antrag("c", {2029: 1})), bindung)
    assert uebrig(mit_b, mit_c) == ["a@2027-01-01+b@2027-01-01", "a@2027-01-01+c@2027-01-01"]
    gleich_viel = Paket((antrag("a", {2029: 3}), antrag("c", {2029: 1})), bindung)
    assert uebrig(mit_b, gleich_viel) == ["a@2027-01-01+b@2027-01-01"]


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
    bleibt = verwirf_unterlegene(pakete, Umfeld(toepfe=frozenset("ab")))
    for paket in pakete:
        if paket not in bleibt:
            assert any(mindestens_so_gut(anderes, paket) for anderes in bleibt)
    for nummer, paket in enumerate(bleibt):
        if paket.antraege:
            andere = bleibt[:nummer] + bleibt[nummer + 1 :]
            assert not any(mindestens_so_gut(anderes, paket) for anderes in andere)
