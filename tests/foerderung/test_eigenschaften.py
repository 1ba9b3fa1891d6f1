"""What holds for every grant, whatever the project: shown on random projects for the catalogue's programmes."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Antrag, Paket
from massnahmenplan.foerderung.pakete import (
    bilde_paket,
    zaehle_alle_pakete_auf,
    zaehle_pakete_am,
    zaehle_pakete_auf,
)
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.regelarten.foerderfaehig import Anteilsgrenze
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.zahlen import CENT
from massnahmenplan.kataloge import lade_stammdaten
from tests.foerderung.bausteine import baue_programm, baue_vorhaben
from tests.foerderung.katalogprojekte import KATALOG, RECHENBARE, in_frage, mit_kosten, projekte

EINSTELLUNG = settings(max_examples=50, deadline=None)
NICHTS = Decimal(0)


def alle_pakete(vorhaben: Vorhaben) -> tuple[Paket, ...]:
    return zaehle_alle_pakete_auf(vorhaben, in_frage(vorhaben), auch_ohne_zins=True).pakete


def fassung_von(antrag: Antrag) -> Fassung:
    fassung = KATALOG[antrag.programm].fassung_am(antrag.antrag_am)
    assert fassung is not None
    return fassung


# --- limits


@EINSTELLUNG
@given(projekte())
def test_kein_zuschuss_uebersteigt_kosten_quote_eigenanteil_oder_grenze(vorhaben: Vorhaben) -> None:
    for paket in alle_pakete(vorhaben):
        zaehlende = [antrag for antrag in paket.antraege if antrag.in_finanzierung]
        summe = sum((antrag.zuschuss_eur for antrag in zaehlende), NICHTS)
        assert summe <= vorhaben.kosten_eur
        for antrag in zaehlende:
            am_tag = vorhaben.mit_angaben(antrag.mit, antrag.ohne).am(antrag.antrag_am)
            pruefe_grenzen(antrag, am_tag)
            fassung = fassung_von(antrag)
            eigen = fassung.minimum.verlangter_eigenanteil(am_tag)
            assert summe <= (1 - eigen) * vorhaben.kosten_eur
            quote = fassung.kumulierung.hoechstquote(vorhaben.traeger)
            if quote is not None and len(zaehlende) > 1:
                event("Quote bei Kombination")
                assert summe <= quote * antrag.foerderfaehig_eur


def pruefe_grenzen(antrag: Antrag, am_tag: Vorhaben) -> None:
    assert NICHTS <= antrag.zuschuss_eur <= antrag.foerderfaehig_eur <= am_tag.kosten_eur
    for grenze in fassung_von(antrag).hoechstgrenzen:
        if grenze.gilt_fuer(am_tag):
            ganze = grenze.ganze(am_tag)
            assert not isinstance(ganze, Hindernis)
            begrenzt = antrag.foerderfaehig_eur if grenze.wovon == "kosten" else antrag.zuschuss_eur
            assert begrenzt <= grenze.eigener_anteil(ganze, am_tag)[0] <= ganze[0]


@EINSTELLUNG
@given(projekte(RECHENBARE))
def test_auszahlungen_und_rechenweg_ergeben_den_zuschuss(vorhaben: Vorhaben) -> None:
    for antrag in (antrag for paket in alle_pakete(vorhaben) for antrag in paket.antraege):
        event(f"Leistung {antrag.art.value}")
        assert sum((zahlung.betrag_eur for zahlung in antrag.auszahlungen), NICHTS) == antrag.zuschuss_eur
        assert antrag.rechenweg[-1].betrag_eur == antrag.zuschuss_eur
        assert antrag.zuschuss_eur == antrag.zuschuss_eur.quantize(CENT)
        assert all(frueher.jahr < spaeter.jahr for frueher, spaeter in pairwise(antrag.auszahlungen))
        assert all(zeile.stelle for zeile in antrag.rechenweg)


@EINSTELLUNG
@given(projekte())
def test_jedes_paket_laesst_sich_aus_seinen_antraegen_nachrechnen(vorhaben: Vorhaben) -> None:
    for paket in alle_pakete(vorhaben):
        wahl = [(KATALOG[antrag.programm], antrag.antrag_am) for antrag in paket.antraege]
        if not any(antrag.ohne for antrag in paket.antraege):
            assert bilde_paket(vorhaben, wahl) == paket


@EINSTELLUNG
@given(projekte(RECHENBARE))
def test_pakete_eines_tages_sind_die_der_ganzen_aufzaehlung_an_diesem_tag(vorhaben: Vorhaben) -> None:
    """What ``foerdercheck`` asks for one day agrees with what the plan is offered over all days."""
    programme, alle = in_frage(vorhaben), alle_pakete(vorhaben)
    for tag in sorted({antrag.antrag_am for paket in alle for antrag in paket.antraege})[-2:]:
        am_tag = zaehle_pakete_am(vorhaben, programme, tag).pakete
        assert {p for p in alle if {a.antrag_am for a in p.antraege} <= {tag}} <= set(am_tag)
        for paket in am_tag:
            if not any(antrag.ohne for antrag in paket.antraege):
                wahl = [(KATALOG[antrag.programm], antrag.antrag_am) for antrag in paket.antraege]
                assert bilde_paket(vorhaben, wahl) == paket


# --- dominance


@EINSTELLUNG
@given(vorhaben=projekte(), gewichte=st.lists(st.integers(0, 3), min_size=25, max_size=25))
def test_verworfen_wird_nie_was_fuer_einen_haushalt_das_beste_ist(vorhaben: Vorhaben, gewichte: list[int]) -> None:
    programme = in_frage(vorhaben)

    def wert(paket: Paket) -> Decimal:
        zahlungen = (zahlung for antrag in paket.antraege for zahlung in antrag.auszahlungen)
        return sum((z.betrag_eur * gewichte[z.jahr % len(gewichte)] for z in zahlungen), NICHTS)

    alle = zaehle_alle_pakete_auf(vorhaben, programme).pakete
    bleiben = zaehle_pakete_auf(vorhaben, programme).pakete
    event(f"verworfen: {len(alle) > len(bleiben)}")
    assert max(map(wert, bleiben)) == max(map(wert, alle))
    assert set(bleiben) <= set(alle)


# --- more cost


def bestes(vorhaben: Vorhaben) -> tuple[Decimal, dict[str, Paket]]:
    """Return the most money that any package brings (present value at 0 %), and all packages by name."""
    pakete = zaehle_alle_pakete_auf(vorhaben, in_frage(vorhaben)).pakete
    return max(paket.zuschuss_eur for paket in pakete), {paket.kennung: paket for paket in pakete}


@EINSTELLUNG
@given(vorhaben=projekte(), mehr=st.sampled_from(["1.0001", "1.01", "1.5", "4"]))
def test_hoehere_kosten_senken_den_eigenen_aufwand_nur_wo_eine_schwelle_erreicht_wird(
    vorhaben: Vorhaben, mehr: str
) -> None:
    """Own money (cost less the best package) never falls with the cost, with two exceptions.

    The law: reaching a minimum (least cost, least grant, least cost of a bonus) opens a package that was not
    there; the steps are in ``SPRUENGE``. Arithmetic: each application is rounded to the cent by itself.
    """
    teurer = mit_kosten(vorhaben, Decimal(mehr))
    (vorher, pakete), (nachher, neue) = bestes(vorhaben), bestes(teurer)
    gewinn = (vorhaben.kosten_eur - vorher) - (teurer.kosten_eur - nachher)
    geoeffnet = {antrag.programm for name in neue.keys() - pakete.keys() for antrag in neue[name].antraege}
    if bonus_erreicht(pakete, neue) or geoeffnet & MIT_MINIMUM:
        event("eine Schwelle wird erreicht")
        return
    hoechstens = max(len(paket.antraege) for paket in neue.values())
    assert gewinn <= CENT * hoechstens * 3  # cost parts, eligible cost and grant are each rounded


MIT_MINIMUM = {
    programm.id
    for programm in KATALOG.values()
    for fassung in programm.fassungen
    if fassung.minimum.kosten_eur or fassung.minimum.zuschuss_eur
}


def bonus_erreicht(vorher: dict[str, Paket], nachher: dict[str, Paket]) -> bool:
    """Return True if the cost now reaches the least cost of a bonus on the excess."""
    return any(
        hat_staffel(nachher[name]) and not hat_staffel(vorher[name]) for name in vorher.keys() & nachher.keys()
    )


def hat_staffel(paket: Paket) -> bool:
    return any("auf den Teil über" in zeile.text for antrag in paket.antraege for zeile in antrag.rechenweg)


SPRUENGE: list[tuple[str, str, dict[str, Any], str, str, str, str]] = [
    # programme, day, project, cost below and at the threshold, own money before and after
    ("beg_em_huelle", "2026-12-15", {"art": "gebaeudehuelle", "traeger": "privat"}, "299.99", "300", "299.99",
     "255"),
    ("beg_em_heizung", "2026-12-15", {"art": "biomasse", "traeger": "genossenschaft"}, "299.99", "300", "299.99",
     "210"),
    # KRL: 25 % von 20.000 = 5.000
    ("krl_aussenbeleuchtung", "2026-12-15", {"art": "strassenbeleuchtung"}, "19999.97", "20000", "19999.97",
     "15000"),
    # KfW 432: 75 % von 6.666,67 = 5.000
    ("kfw_432_konzept", "2026-12-15", {"art": "quartierskonzept"}, "6666.65", "6666.67", "6666.65", "1666.67"),
    # EFRE NRW: 80 % von 250.000 = 200.000
    ("efre_nrw_gebaeude", "2026-12-15",
     {"art": "komplettsanierung", "objekt": {"art": "nichtwohngebaeude", "gebiete": "nordrhein_westfalen"}},
     "249999.98", "250000", "249999.98", "50000"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kennung", "tag", "felder", "knapp", "erreicht", "aufwand_vorher", "aufwand_nachher"), SPRUENGE
)
def test_an_diesen_schwellen_senkt_mehr_kosten_den_eigenen_aufwand(
    kennung: str,
    tag: str,
    felder: dict[str, Any],
    knapp: str,
    erreicht: str,
    aufwand_vorher: str,
    aufwand_nachher: str,
) -> None:
    antrag_am = date.fromisoformat(tag)
    for kosten, aufwand in ((knapp, aufwand_vorher), (erreicht, aufwand_nachher)):
        vorhaben = baue_vorhaben(
            kosten, stichtag=antrag_am, baubeginn=date(2027, 7, 1), fertig=date(2027, 12, 31),
            massnahme={"art": felder["art"]}, traeger={"art": felder.get("traeger", "kommune")},
            objekt={"wohneinheiten": 1} | felder.get("objekt", {}),
        )  # fmt: skip
        paket = bilde_paket(vorhaben, [(KATALOG[kennung], antrag_am)])
        zuschuss = paket.zuschuss_eur if isinstance(paket, Paket) else NICHTS
        assert vorhaben.kosten_eur - zuschuss == Decimal(aufwand)


@EINSTELLUNG
@given(vorhaben=projekte(), mehr=st.sampled_from(["1.0001", "1.5", "4"]))
def test_hoehere_kosten_senken_das_beste_paket_nur_wo_ein_vorrangiges_dazukommt(
    vorhaben: Vorhaben, mehr: str
) -> None:
    """The law's only exception: a programme that comes first can now be had, and the other may not stand alone."""
    teurer = mit_kosten(vorhaben, Decimal(mehr))
    (vorher, pakete), (nachher, neue) = bestes(vorhaben), bestes(teurer)
    verschwunden = {antrag.programm for name in pakete.keys() - neue.keys() for antrag in pakete[name].antraege}
    if verschwunden & NACHRANGIGE:
        event("ein vorrangiges Programm kommt dazu")
        return
    hoechstens = max(len(paket.antraege) for paket in neue.values())
    assert nachher >= vorher - CENT * hoechstens * 3  # cost parts, eligible cost and grant are each rounded


def test_ein_vorrangiges_programm_kann_das_beste_paket_kleiner_machen() -> None:
    # ab 50.000 € gibt es zuerst 10 % von beg, das neben sich nichts duldet; darunter 40 % von der Stadt
    stadt = baue_programm("stadt", satz={"grund": "40 %", "stelle": "§"}, kumulierung={"nachrangig_zu": ["beg"]})
    beg = baue_programm(
        "beg", satz={"grund": "10 %", "stelle": "§"}, kumulierung={"allein": "ja"}, minimum={"kosten_eur": 50_000}
    )
    for kosten, erwartet in ((49_999, "19999.60"), (50_000, "5000.00")):
        pakete = zaehle_alle_pakete_auf(baue_vorhaben(kosten), [stadt, beg]).pakete
        assert str(max(paket.zuschuss_eur for paket in pakete)) == erwartet


NACHRANGIGE = {
    programm.id
    for programm in KATALOG.values()
    for fassung in programm.fassungen
    if fassung.kumulierung.nachrangig_zu
}


def test_ueber_einer_grenze_ist_jeder_weitere_euro_eigener_aufwand() -> None:
    # ein Haus mit 1 Wohneinheit, bester Antrag bis 31.01.2027: Grenze 28.000 €, davon 30 % = 8.400 €
    for kosten, erwartet in ((20_000, 14_000), (28_000, 19_600), (29_000, 20_600), (100_000, 91_600)):
        vorhaben = baue_vorhaben(
            kosten, massnahme={"art": "biomasse"}, traeger={"art": "genossenschaft"}, objekt={"wohneinheiten": 1}
        )
        assert vorhaben.kosten_eur - bestes(vorhaben)[0] == erwartet


# --- readings


def gelesene(programm: Programm) -> list[tuple[str, list[Programm]]]:
    """Return for each open question the programme under every answer, other questions by their standard."""
    return [
        (frage, [programm.gelesen({frage: antwort}) for antwort in lesart.antworten])
        for frage, lesart in programm.lesarten.items()
    ]


OFFENE = [programm for programm in lade_stammdaten().programme.values() if programm.lesarten]
ZU_LESEN = [
    (programm, fassung) for programm in OFFENE for fassung in programm.fassungen if not fassung.nur_auskunft
]


@EINSTELLUNG
@given(projekte(ZU_LESEN))
def test_zwei_lesarten_unterscheiden_sich_nur_wo_die_strittige_regel_greift(vorhaben: Vorhaben) -> None:
    for programm in OFFENE:
        if not programm.kommt_in_frage(vorhaben):
            continue
        for frage, antworten in gelesene(programm):
            strittige = [regel for fassung in programm.fassungen for regel in strittige_regeln(fassung, frage)]
            betroffen = any(greift(regel, vorhaben) for regel in strittige)
            event(f"{frage}: {'betroffen' if betroffen else 'nicht betroffen'}")
            if not betroffen:
                eine, *andere = (zaehle_alle_pakete_auf(vorhaben, [p]) for p in antworten)
                assert all(eine == anders for anders in andere)


def strittige_regeln(fassung: Fassung, frage: str) -> list[Any]:
    """Return all rules of a version that hold only under an answer to this question."""
    satz = fassung.satz
    regeln: tuple[Any, ...] = (
        fassung, *fassung.hoechstgrenzen, *fassung.foerderfaehig.anteilsgrenzen,
        *fassung.kumulierung.ausgeschlossen_am_objekt, *(satz.klassen if satz else ()),
        *(satz.boni if satz else ()),
    )  # fmt: skip
    return [regel for regel in regeln if frage in (regel.lesart or {})]


def greift(regel: Any, vorhaben: Vorhaben) -> bool:
    """Return True if the rule touches a project by itself; exclusions at the object do only in a plan."""
    if isinstance(regel, Fassung):
        return regel.filter.passt_zur_art(vorhaben)
    if isinstance(regel, Anteilsgrenze):
        return True  # a part that is not told apart is a condition to meet
    return hasattr(regel, "wenn") and regel.wenn.gilt_fuer(vorhaben)


@pytest.mark.parametrize("programm", OFFENE, ids=lambda programm: programm.id)
def test_lesarten_die_nicht_gefragt_sind_bleiben_beim_standard(programm: Programm) -> None:
    assert programm.gelesen() == programm.gelesen(
        {frage: lesart.standard for frage, lesart in programm.lesarten.items()}
    )
    assert programm.gelesen({"gibt_es_nicht": "A"}) == programm.gelesen()


# --- order


@EINSTELLUNG
@given(vorhaben=projekte(), zufall=st.randoms(use_true_random=False))
def test_die_reihenfolge_der_programme_aendert_nichts(vorhaben: Vorhaben, zufall: Any) -> None:
    programme = in_frage(vorhaben)
    gemischt = programme[:]
    zufall.shuffle(gemischt)
    erste, zweite = (zaehle_pakete_auf(vorhaben, liste) for liste in (programme, gemischt))
    assert erste == zweite
