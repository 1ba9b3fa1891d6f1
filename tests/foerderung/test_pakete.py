import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massnahmenplan.foerderung.paket import Ablehnung, Paket, Vorhaben
from massnahmenplan.foerderung.pakete import bilde_paket, zaehle_alle_pakete_auf, zaehle_pakete_auf
from massnahmenplan.foerderung.programm import Programm
from tests.foerderung.bausteine import baue_programm, baue_vorhaben

PRIVAT: dict[str, Any] = {"traeger": {"art": "privat"}}


def satz(anteil: str) -> dict[str, str]:
    return {"grund": anteil, "stelle": "§ Satz"}


def kennungen(pakete: tuple[Paket, ...]) -> list[str]:
    return [paket.kennung for paket in pakete]


def test_jede_zulaessige_menge_ist_ein_paket_auch_keine() -> None:
    programme = [baue_programm("b", satz=satz("10 %")), baue_programm("a", satz=satz("10 %"))]
    assert kennungen(zaehle_alle_pakete_auf(baue_vorhaben(), programme).pakete) == [
        "ohne",
        "b@2027-12-31",
        "a@2027-12-31",
        "a@2027-12-31+b@2027-12-31",
    ]


def test_kombinieren_kann_schaden_und_beide_pakete_werden_gebildet() -> None:
    # F07b: 80 % von 28.000 = 22.400 allein; mit 1.000 der Stadt zusammen nur 60 % = 16.800
    grenze = {"je": "massnahme", "stufen": [{"eur": 28_000}], "stelle": "§"}
    beg = baue_programm("beg", satz=satz("80 %"), hoechstgrenzen=[grenze], kumulierung={"quote": "60 %"})
    stadt = baue_programm("stadt", satz=satz("3,125 %"))
    projekt = baue_vorhaben(32_000, **PRIVAT)
    summen = {
        tuple(antrag.programm for antrag in paket.antraege): str(paket.zuschuss_eur)
        for paket in zaehle_alle_pakete_auf(projekt, [beg, stadt]).pakete
    }
    assert summen == {(): "0", ("beg",): "22400.00", ("stadt",): "1000.00", ("beg", "stadt"): "16800.00"}
    assert kennungen(zaehle_pakete_auf(projekt, [beg, stadt]).pakete) == ["beg@2027-12-31", "ohne"]


def test_jede_fassung_in_reichweite_ist_eine_eigene_moeglichkeit() -> None:
    programm = baue_programm(
        "p",
        {"gilt_bis": "2026-12-31", "satz": satz("30 %")},
        {"gilt_ab": "2027-01-01", "gilt_bis": "2027-06-30", "satz": satz("40 %")},
        {"gilt_ab": "2027-07-01", "satz": satz("20 %")},
    )
    alle = zaehle_alle_pakete_auf(baue_vorhaben(), [programm]).pakete
    assert {p.kennung: str(p.zuschuss_eur) for p in alle} == {
        "ohne": "0",
        "p@2026-12-31": "30000.00",
        "p@2027-06-30": "40000.00",
        "p@2027-12-31": "20000.00",
    }
    assert kennungen(zaehle_pakete_auf(baue_vorhaben(), [programm]).pakete) == ["p@2027-06-30", "ohne"]


def test_mit_topf_bleibt_jedes_jahr_der_bewilligung() -> None:
    programm = baue_programm("p")
    assert kennungen(zaehle_pakete_auf(baue_vorhaben(), [programm]).pakete) == ["p@2027-12-31", "ohne"]
    assert kennungen(zaehle_pakete_auf(baue_vorhaben(), [programm], frozenset({"p"})).pakete) == [
        "p@2027-12-31",
        "p@2026-12-31",
        "ohne",
    ]


def test_verlangtes_programm_bleibt_auch_wenn_ein_anderes_mehr_gibt() -> None:
    klein = baue_programm("klein", satz=satz("10 %"), kumulierung={"allein": "ja"})
    gross = baue_programm("gross", satz=satz("20 %"))
    frei = zaehle_pakete_auf(baue_vorhaben(), [klein, gross])
    assert kennungen(frei.pakete) == ["gross@2027-12-31", "ohne"]
    verlangt = zaehle_pakete_auf(baue_vorhaben(), [klein, gross], pflicht=frozenset({"klein"}))
    assert kennungen(verlangt.pakete) == ["klein@2027-12-31"]
    assert zaehle_pakete_auf(baue_vorhaben(), [gross], pflicht=frozenset({"klein"})).pakete == ()


@pytest.mark.parametrize(
    ("fassungen", "grund"),
    [
        ([{"filter": {"antragsteller": ["weg"], "massnahmenarten": ["waermepumpe"]}}],
         "„kommune“ ist nicht antragsberechtigt (nur: weg)."),
        ([{"minimum": {"kosten_eur": 200_000}}],
         "Förderfähige Kosten von 100.000 € liegen unter dem Mindestbetrag von 200.000 €."),
        ([{"minimum": {"zuschuss_eur": 30_001}}],
         "Der Zuschuss von 30.000 € liegt unter dem Mindestzuschuss von 30.001 €."),
        ([{"satz": satz("0 %")}], "Es bleibt kein Zuschuss übrig."),
        ([{"satz": satz("50 %"), "minimum": {"eigenanteil": "60 %", "zuschuss_eur": 40_001}}],
         "Der Zuschuss von 40.000 € liegt unter dem Mindestzuschuss von 40.001 €."),
        ([{"hoechstgrenzen": [{"je": "m2", "stufen": [{"eur": 1}], "stelle": "§"}]}],
         "Höchstgrenze nicht bestimmbar: das Objekt nennt keine Nettogrundfläche (nettogrundflaeche_m2)."),
        ([{"gilt_bis": "2026-07-20"}, {"gilt_ab": "2029-01-01"}],
         "Anträge waren nur bis 20.07.2026 möglich, Stichtag der Planung ist der 22.11.2026."),
        ([{"gilt_ab": "2029-01-01", "gilt_bis": "2029-06-30"}, {"gilt_ab": "2029-07-01"}],
         "Anträge sind erst ab 01.01.2029 möglich, bei Baubeginn am 01.01.2028 wäre aber spätestens am 31.12.2027 "
         "zu beantragen."),
        ([{"gilt_bis": "2026-07-20"}, {"gilt_ab": "2026-07-21", "gilt_bis": "2029-06-30", "satz": satz("0 %")},
          {"gilt_ab": "2029-07-01"}],
         "Es bleibt kein Zuschuss übrig."),
    ],
)  # fmt: skip
def test_ein_grund_je_programm_von_der_fassung_die_am_weitesten_kam(
    fassungen: list[dict[str, Any]], grund: str
) -> None:
    aufzaehlung = zaehle_pakete_auf(baue_vorhaben(), [baue_programm("p", *fassungen)])
    assert [(a.programm, a.grund) for a in aufzaehlung.ablehnungen] == [("p", grund)]
    assert kennungen(aufzaehlung.pakete) == ["ohne"]


def test_bilde_paket_nennt_alle_gruende() -> None:
    spaet = baue_programm("a", gilt_ab="2027-06-01")
    fremd = baue_programm("b", filter={"antragsteller": ["weg"], "massnahmenarten": ["waermepumpe"]})
    teuer = baue_programm("c", minimum={"kosten_eur": 200_000})
    tag = date(2027, 3, 1)
    ergebnis = bilde_paket(baue_vorhaben(), [(teuer, tag), (spaet, tag), (fremd, tag)])
    assert ergebnis == (
        Ablehnung("a", "Am 01.03.2027 gilt keine Fassung.", "a"),
        Ablehnung("b", "„kommune“ ist nicht antragsberechtigt (nur: weg).", "Testrichtlinie"),
        Ablehnung(
            "c",
            "Förderfähige Kosten von 100.000 € liegen unter dem Mindestbetrag von 200.000 €.",
            "Testrichtlinie",
        ),
    )


def test_bilde_paket_lehnt_zwei_antraege_im_selben_programm_ab() -> None:
    programm = baue_programm("p")
    ergebnis = bilde_paket(baue_vorhaben(), [(programm, date(2027, 3, 1)), (programm, date(2027, 4, 1))])
    assert isinstance(ergebnis, tuple)
    assert [a.grund for a in ergebnis] == [
        "Für dieselben Kosten kann nur ein Antrag im selben Programm gestellt werden."
    ]


def test_bilde_paket_ohne_wahl_ist_das_paket_ohne() -> None:
    assert bilde_paket(baue_vorhaben(), []) == Paket()


def test_bilde_paket_nimmt_jeden_erlaubten_tag_nicht_nur_den_spaetesten() -> None:
    paket = bilde_paket(baue_vorhaben(), [(baue_programm("p"), date(2027, 3, 1))])
    assert isinstance(paket, Paket)
    assert paket.kennung == "p@2027-03-01"


# --- against an independent enumeration -------------------------------------------------------------------------

NAMEN = "abcd"
_regeln = st.fixed_dictionaries(
    {
        "satz": st.integers(0, 95),
        "satz_spaeter": st.one_of(st.none(), st.integers(1, 95)),
        "grenze": st.sampled_from([None, 400, 700]),
        "ausgeschlossen": st.sets(st.sampled_from(NAMEN), max_size=1),
        "allein": st.sampled_from([False, False, False, True]),
        "quote": st.sampled_from([None, 50, 60, 90]),
        "eigenanteil": st.sampled_from([0, 0, 10, 15]),
        "mindestens": st.sampled_from([0, 0, 100, 300]),
    }
)


def als_programm(kennung: str, regel: dict[str, Any]) -> Programm:
    gemeinsam = {
        "hoechstgrenzen": []
        if regel["grenze"] is None
        else [{"je": "massnahme", "stufen": [{"eur": regel["grenze"]}], "stelle": "§"}],
        "kumulierung": {
            "ausgeschlossen": sorted(regel["ausgeschlossen"]),
            "allein": regel["allein"],
            "quote": None if regel["quote"] is None else f"{regel['quote']} %",
        },
        "minimum": {"eigenanteil": f"{regel['eigenanteil']} %", "zuschuss_eur": regel["mindestens"]},
    }
    fassungen = [{"satz": satz(f"{regel['satz']} %")} | gemeinsam]
    if regel["satz_spaeter"] is not None:
        fassungen[0]["gilt_bis"] = "2027-03-31"
        fassungen.append({"gilt_ab": "2027-04-01", "satz": satz(f"{regel['satz_spaeter']} %")} | gemeinsam)
    return baue_programm(kennung, *fassungen)


def naive_pakete(kosten: int, regeln: dict[str, dict[str, Any]]) -> dict[str, tuple[int, ...]]:
    """Package name -> grants in cents, from all subsets, in integers, without any code of the package."""
    angebote: dict[str, list[tuple[str, int] | None]] = {}
    for name, regel in regeln.items():
        saetze = [("2027-12-31", regel["satz"])]
        if regel["satz_spaeter"] is not None:
            saetze = [("2027-03-31", regel["satz"]), ("2027-12-31", regel["satz_spaeter"])]
        angebote[name] = [None, *saetze]
    ergebnis = {}
    for wahl in itertools.product(*angebote.values()):
        menge = {name: w for name, w in zip(angebote, wahl, strict=True) if w is not None}
        cent = naiv_gekuerzt(kosten, {name: regeln[name] | {"satz": w[1]} for name, w in menge.items()})
        if cent is not None:
            ergebnis["+".join(f"{n}@{w[0]}" for n, w in menge.items()) or "ohne"] = cent
    return ergebnis


def naiv_gekuerzt(kosten: int, menge: dict[str, dict[str, Any]]) -> tuple[int, ...] | None:
    for name, regel in menge.items():
        andere = set(menge) - {name}
        if (regel["allein"] and andere) or regel["ausgeschlossen"] & andere:
            return None
    basis = {n: 100 * min(kosten, r["grenze"] or kosten) for n, r in menge.items()}
    cent = {n: basis[n] * r["satz"] // 100 for n, r in menge.items()}  # whole EUR: no fractions arise
    if len(menge) > 1:
        for n, r in menge.items():
            if r["quote"] is not None:
                cent[n] = max(0, cent[n] - max(0, sum(cent.values()) - basis[n] * r["quote"] // 100))
    for n, r in sorted(menge.items(), key=lambda paar: (-paar[1]["eigenanteil"], paar[0])):
        cent[n] = max(0, cent[n] - max(0, sum(cent.values()) - kosten * (100 - r["eigenanteil"])))
    zu_wenig = any(cent[n] == 0 or cent[n] < 100 * r["mindestens"] for n, r in menge.items())
    return None if zu_wenig else tuple(cent.values())


@settings(max_examples=150, deadline=None)
@given(kosten=st.integers(100, 1200), regeln=st.lists(_regeln, min_size=1, max_size=4))
def test_aufzaehlung_ist_gleich_der_naiven_suche_ueber_alle_mengen(
    kosten: int, regeln: list[dict[str, Any]]
) -> None:
    benannt = dict(zip(NAMEN, regeln, strict=False))
    projekt, programme = baue_vorhaben(kosten, **PRIVAT), [als_programm(n, r) for n, r in benannt.items()]
    pakete = zaehle_alle_pakete_auf(projekt, programme).pakete
    berechnet = {p.kennung: tuple(int(a.zuschuss_eur * 100) for a in p.antraege) for p in pakete}
    assert berechnet == naive_pakete(kosten, benannt)
    assert len(berechnet) == len(pakete)
    pruefe_nachbau(projekt, programme, pakete)


def pruefe_nachbau(projekt: Vorhaben, programme: list[Programm], pakete: tuple[Paket, ...]) -> None:
    """Every package is recomputed from programmes and dates, equal in every field."""
    nach_id = {programm.id: programm for programm in programme}
    for paket in pakete:
        wahl = [(nach_id[antrag.programm], antrag.antrag_am) for antrag in reversed(paket.antraege)]
        assert bilde_paket(projekt, wahl) == paket
