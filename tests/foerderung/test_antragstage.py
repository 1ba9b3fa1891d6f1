from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massnahmenplan.foerderung.antragstage import finde_antragstage, nenne_terminhindernis, pruefe_antragstag
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.zeit import plus_monate
from tests.foerderung.bausteine import baue_fassung, baue_vorhaben

EIN_TAG = timedelta(days=1)
ZWOELF_MONATE = {"startsperre": "antrag", "bewilligungszeitraum_monate": 12}


@pytest.mark.parametrize(
    ("fassung", "je_jahr", "tage", "warum"),
    [
        ({}, False, ["2027-12-31"], "so spät wie möglich: am Tag vor dem Baubeginn"),
        ({"gilt_bis": "2027-06-30"}, False, ["2027-06-30"], "das Fenster schließt früher"),
        ({"gilt_ab": "2027-12-31"}, False, ["2027-12-31"], "genau am ersten Tag der Fassung"),
        ({"gilt_ab": "2028-01-01"}, False, [], "die Fassung gilt noch nicht"),
        ({"gilt_bis": "2026-11-22"}, False, ["2026-11-22"], "am Stichtag selbst ist ein Antrag noch möglich"),
        ({"gilt_bis": "2026-11-21"}, False, [], "das Fenster ist am Stichtag schon zu"),
        ({"fristen": {"startsperre": "bewilligung", "vorlauf_monate": 6}}, False, ["2027-07-01"],
         "die Bewilligung fällt auf den Baubeginn"),
        ({"fristen": {"startsperre": "bewilligung", "vorlauf_monate": 15}}, False, [],
         "der Antrag müsste am 01.10.2026 gestellt sein, vor dem Stichtag"),
        ({"fristen": ZWOELF_MONATE}, False, ["2027-12-31"],
         "31.12.2027 + 12 Monate = 31.12.2028: gerade noch fertig"),
        ({"gilt_bis": "2027-12-30", "fristen": ZWOELF_MONATE}, False, [],
         "ein Tag früher bewilligt, einen Tag zu spät fertig"),
        ({}, True, ["2027-12-31", "2026-12-31"], "mit Topf zählt jedes Jahr der Bewilligung für sich"),
        ({"fristen": {"startsperre": "bewilligung", "vorlauf_monate": 6}}, True, ["2027-07-01", "2027-06-30"],
         "bewilligt 2028 oder noch 2027; 2026 ginge nur mit Antrag vor dem Stichtag"),
        ({"fristen": {"startsperre": "antrag", "bewilligungszeitraum_monate": 13}}, True, ["2027-12-31"],
         "bei Bewilligung 2026 wäre der Zeitraum am 31.01.2028 zu Ende"),
        ({"fristen": {"startsperre": "antrag", "vorlauf_monate": 18}}, False, ["2027-12-31", "2027-06-30"],
         "bewilligt am 30.06.2029, fällig schon 2028: ein Antrag bis 30.06.2027 bringt das Geld ein Jahr früher"),
        ({"fristen": {"startsperre": "antrag", "vorlauf_monate": 18}, "auszahlung": {"verzug_monate": 12}}, False,
         ["2027-12-31"], "fällig erst 2029: auch ein früherer Antrag bringt das Geld nicht früher"),
        ({"fristen": {"startsperre": "keine", "vorlauf_monate": 6}}, False, ["2028-12-31", "2028-06-30"],
         "ohne Sperre bis zur Fertigstellung: bewilligt 30.06.2029, fällig schon 2028"),
        ({"fristen": {"startsperre": "keine", "vorlauf_monate": 6},
          "auszahlung": {"art": "nach_baufortschritt"}}, False, ["2028-12-31", "2028-06-30", "2027-06-30"],
         "die erste Rate ist 2027 fällig, für die Planung: jedes Jahr der Bewilligung zählt bis dahin zurück"),
    ],
)  # fmt: skip
def test_antragstage(fassung: dict[str, Any], je_jahr: bool, tage: list[str], warum: str) -> None:
    # Stichtag 22.11.2026, Planung 2027 (10.000 EUR), Bau 01.01.2028 bis 31.12.2028 (90.000 EUR)
    projekt = baue_vorhaben(zahlungen={2027: 10_000, 2028: 90_000})
    version = baue_fassung(**fassung)
    gefunden = finde_antragstage(projekt, version, je_bewilligungsjahr=je_jahr)
    assert [tag.isoformat() for tag in gefunden] == tage, warum
    assert (nenne_terminhindernis(projekt, version) is None) is bool(tage), warum


@pytest.mark.parametrize(
    ("fassung", "satz"),
    [
        ({"gilt_ab": "2028-02-01"},
         "Anträge sind erst ab 01.02.2028 möglich, bei Baubeginn am 01.01.2028 wäre aber spätestens am 31.12.2027 "
         "zu beantragen."),
        ({"gilt_bis": "2026-07-20"},
         "Anträge waren nur bis 20.07.2026 möglich, Stichtag der Planung ist der 22.11.2026."),
        ({"fristen": {"startsperre": "bewilligung", "vorlauf_monate": 15}},
         "Ein Antrag am 01.10.2026 läge vor dem Stichtag der Planung am 22.11.2026 (Baubeginn 01.01.2028)."),
        ({"gilt_bis": "2027-03-31",
          "fristen": {"startsperre": "antrag", "vorlauf_monate": 1, "bewilligungszeitraum_monate": 18}},
         "Nach Antrag am 31.03.2027 und Bewilligung am 30.04.2027 endet der Bewilligungszeitraum (18 Monate) am "
         "30.10.2028, die Maßnahme ist aber erst am 31.12.2028 fertig."),
    ],
)  # fmt: skip
def test_terminhindernis_nennt_die_tage_die_entscheiden(fassung: dict[str, Any], satz: str) -> None:
    hindernis = nenne_terminhindernis(baue_vorhaben(), baue_fassung(**fassung))
    assert hindernis is not None
    assert hindernis.grund == satz


@pytest.mark.parametrize(
    ("fassung", "je_antragsjahr", "tage", "warum"),
    [
        ({}, True, ["2027-12-31", "2026-12-31"], "jedes Jahr des Antrags, auch das des Stichtags"),
        ({"gilt_ab": "2026-12-31"}, True, ["2027-12-31", "2026-12-31"], "gerade noch im alten Jahr"),
        ({"gilt_ab": "2027-01-01"}, True, ["2027-12-31"], "erst im neuen Jahr"),
        ({"gilt_bis": "2027-06-30"}, True, ["2027-06-30", "2026-12-31"], "das Fenster schließt mitten im Jahr"),
        ({"fristen": {"startsperre": "antrag", "bewilligungszeitraum_monate": 23}}, True, ["2027-12-31"],
         "31.12.2026 + 23 Monate = 30.11.2028: zu früh für die Fertigstellung"),
        ({"fristen": {"startsperre": "antrag", "bewilligungszeitraum_monate": 24}}, True,
         ["2027-12-31", "2026-12-31"], "31.12.2026 + 24 Monate = 31.12.2028: gerade noch"),
        ({"fristen": {"startsperre": "bewilligung", "vorlauf_monate": 6}}, True, ["2027-07-01", "2026-12-31"],
         "die Jahre zählen nach dem Antrag, nicht nach der Bewilligung"),
        ({"fristen": {"startsperre": "keine", "massgeblich": "inbetriebnahme"}}, True, ["2028-12-31"],
         "die Fassung des Tages der Inbetriebnahme, ein anderer Tag zählt nicht"),
        ({"fristen": {"startsperre": "keine", "massgeblich": "inbetriebnahme"}, "gilt_bis": "2028-12-30"}, False,
         [], "einen Tag vor der Inbetriebnahme zu Ende"),
        ({"fristen": {"startsperre": "keine", "massgeblich": "inbetriebnahme"}, "gilt_ab": "2028-12-31"}, False,
         ["2028-12-31"], "am Tag der Inbetriebnahme in Kraft"),
    ],
)  # fmt: skip
def test_antragstage_je_antragsjahr_und_nach_inbetriebnahme(
    fassung: dict[str, Any], je_antragsjahr: bool, tage: list[str], warum: str
) -> None:
    projekt, version = baue_vorhaben(), baue_fassung(**fassung)
    gefunden = finde_antragstage(projekt, version, je_antragsjahr=je_antragsjahr)
    assert [tag.isoformat() for tag in gefunden] == tage, warum
    assert (nenne_terminhindernis(projekt, version) is None) is bool(tage), warum


@pytest.mark.parametrize(
    ("traeger", "objekt", "filter_", "tage", "warum"),
    [
        ({"merkmale_ab": {"finanzschwach": "2027-04-01"}}, None, {}, ["2027-12-31", "2027-03-31"],
         "bis 31.03. gilt es noch nicht: der letzte Tag davor zählt für sich"),
        ({"merkmale_bis": {"finanzschwach": "2027-04-01"}}, None, {}, ["2027-12-31", "2027-04-01"],
         "am 01.04. gilt es zum letzten Mal"),
        ({"merkmale_ab": {"a": "2026-11-22"}, "merkmale_bis": {"a": "2027-12-31"}}, None, {}, ["2027-12-31"],
         "Wechsel am Rand des Fensters teilen es nicht"),
        ({"merkmale_ab": {"a": "2027-02-01"}, "merkmale_bis": {"a": "2027-05-31"}}, None, {},
         ["2027-12-31", "2027-05-31", "2027-01-31"], "drei Abschnitte"),
        ({}, {"baujahr": 2022}, {"mindestalter_jahre": 5}, ["2027-12-31", "2026-12-31"],
         "ab 2027 ist das Haus von 2022 fünf Jahre alt"),
        ({}, {"baujahr": 2022}, {}, ["2027-12-31"], "ohne Mindestalter kein Wechsel"),
        ({}, {}, {"mindestalter_jahre": 5}, ["2027-12-31"], "ohne Baujahr kein Wechsel"),
    ],
)  # fmt: skip
def test_jeder_abschnitt_mit_anderen_tatsachen_hat_seinen_letzten_tag(
    traeger: dict[str, Any], objekt: dict[str, Any] | None, filter_: dict[str, Any], tage: list[str], warum: str
) -> None:
    auswahl = {"antragsteller": ["kommune"], "massnahmenarten": ["waermepumpe"]} | filter_
    gefunden = finde_antragstage(baue_vorhaben(traeger=traeger, objekt=objekt), baue_fassung(filter=auswahl))
    assert [tag.isoformat() for tag in gefunden] == tage, warum


def test_terminhindernis_nennt_das_ende_fuer_inbetriebnahmen() -> None:
    version = baue_fassung(
        fristen={"startsperre": "keine", "massgeblich": "inbetriebnahme"}, gilt_bis="2028-06-30"
    )
    hindernis = nenne_terminhindernis(baue_vorhaben(), version)
    assert hindernis is not None
    assert hindernis.grund == (
        "Die Fassung gilt für Inbetriebnahmen bis 30.06.2028, die Maßnahme geht erst am 31.12.2028 in Betrieb."
    )


@pytest.mark.parametrize(
    ("sperre", "antrag_am", "satz"),
    [
        ("antrag", date(2028, 1, 1),
         "Vor dem Baubeginn am 01.01.2028 muss der Antrag liegen: Antrag spätestens am 31.12.2027, nicht am "
         "01.01.2028 (Vorlauf bis zur Bewilligung: 3 Monate)."),
        ("bewilligung", date(2027, 10, 2),
         "Vor dem Baubeginn am 01.01.2028 muss die Bewilligung liegen: Antrag spätestens am 01.10.2027, nicht am "
         "02.10.2027 (Vorlauf bis zur Bewilligung: 3 Monate)."),
        ("keine", date(2029, 1, 1),
         "Ein Antrag am 01.01.2029 käme nach der Fertigstellung am 31.12.2028."),
        ("antrag", date(2026, 11, 21),
         "Ein Antrag am 21.11.2026 läge vor dem Stichtag der Planung am 22.11.2026 (Baubeginn 01.01.2028)."),
    ],
)  # fmt: skip
def test_von_hand_gewaehlter_antragstag_wird_mit_grund_abgelehnt(sperre: str, antrag_am: date, satz: str) -> None:
    version = baue_fassung(fristen={"startsperre": sperre, "vorlauf_monate": 3})
    hindernis = pruefe_antragstag(baue_vorhaben(), version, antrag_am)
    assert hindernis is not None
    assert hindernis.grund == satz
    assert pruefe_antragstag(baue_vorhaben(), version, date(2027, 9, 1)) is None


@pytest.mark.parametrize(
    ("antrag_am", "satz"),
    [
        (date(2028, 12, 31), None),
        (date(2028, 12, 30), "Maßgeblich ist die Inbetriebnahme am 31.12.2028, nicht der 30.12.2028."),
        (date(2029, 1, 1), "Ein Antrag am 01.01.2029 käme nach der Fertigstellung am 31.12.2028."),
    ],
)
def test_wo_die_inbetriebnahme_massgeblich_ist_waehlt_kein_anderer_tag_die_fassung(
    antrag_am: date, satz: str | None
) -> None:
    version = baue_fassung(fristen={"startsperre": "keine", "massgeblich": "inbetriebnahme"})
    hindernis = pruefe_antragstag(baue_vorhaben(), version, antrag_am)
    assert (hindernis.grund if hindernis else None) == satz


def test_am_stichtag_selbst_kann_beantragt_werden() -> None:
    assert pruefe_antragstag(baue_vorhaben(), baue_fassung(), date(2026, 11, 22)) is None


def _ist_moeglich(projekt: Vorhaben, version: Fassung, tag: date) -> bool:
    """Say the rules again, day by day, in the plainest words."""
    fristen = version.fristen
    bewilligung = plus_monate(tag, fristen.vorlauf_monate)
    monate = fristen.bewilligungszeitraum_monate
    sperre = {
        "antrag": tag < projekt.baubeginn,
        "bewilligung": bewilligung <= projekt.baubeginn,
        "keine": tag <= projekt.fertigstellung,
    }[fristen.startsperre]
    return (
        projekt.stichtag <= tag
        and version.gilt_am(tag)
        and sperre
        and (monate is None or projekt.fertigstellung <= plus_monate(bewilligung, monate))
    )


@settings(max_examples=80, deadline=None)
@given(
    ab=st.dates(date(2026, 1, 1), date(2028, 6, 30)),
    dauer_fenster=st.one_of(st.none(), st.integers(0, 900)),
    bau=st.dates(date(2026, 12, 1), date(2029, 1, 31)),
    dauer_bau=st.integers(1, 700),
    sperre=st.sampled_from(["antrag", "bewilligung", "keine"]),
    vorlauf=st.integers(0, 14),
    zeitraum=st.one_of(st.none(), st.integers(3, 40)),
)
def test_antragstage_stimmen_mit_der_suche_tag_fuer_tag_ueberein(
    ab: date, dauer_fenster: int | None, bau: date, dauer_bau: int, sperre: str, vorlauf: int, zeitraum: int | None
) -> None:
    bis = None if dauer_fenster is None else ab + timedelta(days=dauer_fenster)
    fristen = {"startsperre": sperre, "vorlauf_monate": vorlauf, "bewilligungszeitraum_monate": zeitraum}
    version = baue_fassung(gilt_ab=ab, gilt_bis=bis, fristen=fristen)
    projekt = baue_vorhaben(baubeginn=bau, fertig=bau + timedelta(days=dauer_bau))
    tage = (projekt.fertigstellung - projekt.stichtag).days + 1
    kalender = [projekt.stichtag + n * EIN_TAG for n in range(tage)]
    alle = [tag for tag in kalender if _ist_moeglich(projekt, version, tag)]
    je_jahr = {plus_monate(tag, vorlauf).year: tag for tag in alle}  # the last day of each year stays
    faellig = projekt.fertigstellung.year  # paid after the proof of use, without delay
    jahre = [jahr for jahr in je_jahr if jahr >= min(faellig, max(je_jahr))]
    erwartet = tuple(sorted((je_jahr[jahr] for jahr in jahre), reverse=True))
    assert finde_antragstage(projekt, version, je_bewilligungsjahr=False) == erwartet
    gefunden = finde_antragstage(projekt, version, je_bewilligungsjahr=True)
    assert gefunden == tuple(sorted(je_jahr.values(), reverse=True))
    je_antragsjahr = {tag.year: tag for tag in alle}
    mit_antragsjahren = finde_antragstage(projekt, version, je_bewilligungsjahr=True, je_antragsjahr=True)
    assert set(mit_antragsjahren) == {*je_jahr.values(), *je_antragsjahr.values()}
    assert (nenne_terminhindernis(projekt, version) is None) is bool(alle)
    assert all(pruefe_antragstag(projekt, version, tag) is None for tag in (*gefunden, *alle[:1]))
