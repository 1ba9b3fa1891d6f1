"""Programmes, accounts, earlier awards and facts in a case. The number in a name is that of the finding's code."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.begriffe.sicherheit import Sicherheit
from tests.eingabe.test_formen import EIGENES
from tests.eingabe.werkbank import Werkbank, programm

FRAGE = {"frage": "Zählt die Planung mit?", "standard": "nein", "antworten": {"ja": "Ja.", "nein": "Nein."}}
BONUS = {"punkte": "5 %", "lesart": {"planung": "ja"}, "stelle": "Nr. 2"}


def nutzt(kennung: str, **angaben: Any) -> str:
    felder = "".join(f", {name}: {wert}" for name, wert in angaben.items())
    return f"foerderprogramme:\n  - {{id: {kennung}{felder}}}\n"


def mit_lesarten() -> Any:
    return programm(
        "offen", lesarten={"planung": FRAGE}, regeln={"satz": {"grund": "0.25", "boni": [BONUS], "stelle": "1"}}
    )


@pytest.mark.parametrize(("wahl", "boni"), [("{planung: ja}", 1), ("{planung: nein}", 0), ("{}", 0)])
def test_gewaehlte_lesart_gilt_sonst_die_des_katalogs(bank: Werkbank, wahl: str, boni: int) -> None:
    bank.kennt(mit_lesarten())
    bank.fall(dazu=nutzt("offen", lesarten=wahl))
    satz = bank.lies().fall.programme[0].fassungen[0].satz
    assert satz is not None
    assert len(satz.boni) == boni


@pytest.mark.parametrize(
    ("wahl", "feld", "text", "abhilfe"),
    [
        (
            "{plannung: ja}",
            "lesarten.plannung",
            "nach „plannung“ fragt das Programm nicht",
            "Meinten Sie „planung“?",
        ),
        ("{planung: jein}", "lesarten.planung", "„jein“ ist keine der Antworten", "Meinten Sie „nein“?"),
    ],
)
def test_61_unbekannte_lesart(bank: Werkbank, wahl: str, feld: str, text: str, abhilfe: str) -> None:
    bank.kennt(mit_lesarten())
    bank.fall(dazu=nutzt("offen", lesarten=wahl))
    befund = bank.befund("E061")
    assert (befund.feld, befund.text) == (f"foerderprogramme[offen].{feld}", text)
    assert befund.abhilfe == abhilfe


def test_mindestsicherheit_des_programms_geht_der_des_projekts_vor(bank: Werkbank) -> None:
    bank.fall(("ende: 2030", "ende: 2030\n  mindestsicherheit: V1"), dazu=nutzt("krl", mindestsicherheit="G"))
    assert bank.lies().fall.programme[0].sicher_ab is Sicherheit.G
    bank.fall(("ende: 2030", "ende: 2030\n  mindestsicherheit: V1"), dazu=nutzt("krl"))
    assert bank.lies().fall.programme[0].sicher_ab is Sicherheit.V1


def test_223_zu_unsicheres_programm_ist_abgeschaltet(bank: Werkbank) -> None:
    bank.kennt(programm("vage", regeln={"sicherheit": "V3"}))
    bank.fall(dazu=nutzt("vage"))
    hinweis = bank.hinweis("W223")
    assert hinweis.text == "ist abgeschaltet: seine Sicherheit ist V3, verlangt ist mindestens V2"
    assert "mindestsicherheit: V3" in str(hinweis.abhilfe)
    bank.fall(dazu=nutzt("vage", mindestsicherheit="V3"))
    assert not [h for h in bank.lies().hinweise if h.kennung == "W223"]


def test_224_programm_nur_zur_auskunft(bank: Werkbank) -> None:
    bank.kennt(programm("tabelle", regeln={"satz": None, "nur_auskunft": "Die Sätze sind nicht veröffentlicht."}))
    bank.fall(dazu=nutzt("tabelle"))
    assert bank.hinweis("W224").text.endswith("gerechnet wird nichts: Die Sätze sind nicht veröffentlicht.")


def test_69_beendetes_programm_nennt_ende_und_nachfolger(bank: Werkbank) -> None:
    bank.kennt(programm("alt", regeln={"gilt_bis": "2024-06-30"}, nachfolger=["krl"]))
    bank.fall(dazu=nutzt("alt"))
    hinweis = bank.hinweis("W069")
    assert hinweis.text.startswith("endete am 30.06.2024 (https://example.org/krl)")
    assert str(hinweis.abhilfe).startswith("Nachfolger: krl (Kommunalrichtlinie).")


def test_69_ohne_nachfolger_sagt_es(bank: Werkbank) -> None:
    bank.kennt(programm("alt", regeln={"gilt_bis": "2024-06-30"}))
    bank.fall(dazu=nutzt("alt"))
    assert str(bank.hinweis("W069").abhilfe).startswith("Ein Nachfolger ist nicht bekannt.")


def test_213_eigenes_programm_ersetzt_eines_des_katalogs_nur_auf_ansage(bank: Werkbank) -> None:
    eigenes = EIGENES.format(kennung="krl", art="photovoltaik")
    bank.fall(dazu=eigenes)
    assert "ersetzt: ja" in str(bank.befund("E213").abhilfe)
    bank.fall(dazu=eigenes.replace("geber: Stadt\n", "geber: Stadt\n    ersetzt: ja\n"))
    assert bank.lies().fall.programme[0].name == "Stadtfonds"


def test_61_wer_nichts_ersetzt_kann_nichts_ersetzen(bank: Werkbank) -> None:
    eigenes = EIGENES.format(kennung="krll", art="photovoltaik")
    bank.fall(dazu=eigenes.replace("geber: Stadt\n", "geber: Stadt\n    ersetzt: ja\n"))
    assert bank.befund("E061").abhilfe == "Meinten Sie „krl“?"


@pytest.mark.parametrize(
    ("zeile", "feld", "wert", "abhilfe"),
    [
        ("        konten: [de_minimus]\n", "konten", "de_minimus", "Meinten Sie „de_minimis“?"),
        ("        kumulierung: {ausgeschlossen: [krl, krll]}\n", "ausgeschlossen", "krll", "Meinten Sie „krl“?"),
        ("        kumulierung: {nachrangig_zu: krll}\n", "nachrangig_zu", "krll", "Meinten Sie „krl“?"),
        ("    nachfolger: [klr]\n", "nachfolger", "klr", "Meinten Sie „krl“?"),
    ],
)
def test_61_eigenes_programm_nennt_unbekanntes(
    bank: Werkbank, zeile: str, feld: str, wert: str, abhilfe: str
) -> None:
    bank.fall(dazu=EIGENES.format(kennung="stadtfonds", art="photovoltaik") + zeile)
    befund = bank.befund("E061")
    assert (befund.feld, befund.wert) == (f"foerderprogramme[stadtfonds].{feld}", wert)
    assert befund.abhilfe == abhilfe
    text = (bank.ordner / "fall.yaml").read_text(encoding="utf-8").splitlines()
    assert befund.stelle is not None
    assert befund.stelle.zeile == len(text)  # the added line is the last


def test_222_eigenes_programm_schliesst_sich_selbst_aus(bank: Werkbank) -> None:
    zeile = "        kumulierung: {ausgeschlossen: [krl, stadtfonds]}\n"
    bank.fall(dazu=EIGENES.format(kennung="stadtfonds", art="photovoltaik") + zeile)
    befund = bank.befund("E222")
    assert befund.feld == "foerderprogramme[stadtfonds].fassungen[1].kumulierung.ausgeschlossen[2]"


def test_55_fehler_im_zeitplan_steht_bei_seinem_wert_und_nur_einmal(bank: Werkbank) -> None:
    # unfolded: from January 2026, July 2026 and 2027 on; the wrong rate is in the first two
    grund = "{nach_antrag: {2026-01-01: 120, 2027-01-01: 5 %}}"
    satz = f"satz: {{grund: {grund}, stelle: {{nach_antrag: {{2026-01-01: a, 2026-07-01: b}}}}}}"
    bank.fall(dazu=EIGENES.format(kennung="s", art="x").replace("satz: {grund: 10 %, stelle: § 1}", satz))
    befund = bank.befund("E055")
    assert befund.feld == "foerderprogramme[s].fassungen[1].satz.grund.nach_antrag.2026-01-01"
    assert befund.wert == "120"


def test_218_zeitplan_ohne_wert_fuer_den_ersten_tag(bank: Werkbank) -> None:
    satz = "satz: {grund: {nach_antrag: {2027-01-01: 10 %}}, stelle: a}"
    bank.fall(dazu=EIGENES.format(kennung="s", art="x").replace("satz: {grund: 10 %, stelle: § 1}", satz))
    befund = bank.befund("E218")
    assert befund.feld == "foerderprogramme[s].fassungen[1].satz.grund.nach_antrag"
    assert befund.text == "nach_antrag hat am 01.01.2026 noch keinen Wert"


@pytest.mark.parametrize(
    ("alt", "neu", "kennung", "feld"),
    [
        ("grund: 10 %", "grund: {nach_antrag: {Frühjahr: 10 %}}", "E210", "satz.grund.nach_antrag"),
        ("grund: 10 %", "grund: {nach_antrag: {}}", "E218", "satz.grund.nach_antrag"),
    ],
)
def test_fehler_eines_zeitplans_stehen_beim_zeitplan(
    bank: Werkbank, alt: str, neu: str, kennung: str, feld: str
) -> None:
    bank.fall(dazu=EIGENES.format(kennung="s", art="x").replace(alt, neu))
    befund = bank.befund(kennung)
    assert befund.feld == f"foerderprogramme[s].fassungen[1].{feld}"


def test_unlesbarer_beginn_steht_auch_mit_zeitplan_beim_beginn(bank: Werkbank) -> None:
    eigenes = EIGENES.format(kennung="s", art="x").replace(
        "grund: 10 %", "grund: {nach_antrag: {2026-01-01: 10 %}}"
    )
    bank.fall(dazu=eigenes.replace("gilt_ab: 2026-01-01", "gilt_ab: bald"))
    assert bank.befund("E210").feld == "foerderprogramme[s].fassungen[1].gilt_ab"


def test_sicher_ab_ist_kein_feld_fuer_nutzende(bank: Werkbank) -> None:
    eigenes = EIGENES.format(kennung="stadtfonds", art="x")
    bank.fall(dazu=eigenes.replace("geber: Stadt\n", "geber: Stadt\n    sicher_ab: G\n"))
    assert bank.befund("E026").abhilfe == "mindestsicherheit angeben."


# accounts and awards


def test_konten_der_genutzten_programme_sind_im_fall(bank: Werkbank) -> None:
    bank.kennt(programm("mit_konto", regeln={"konten": ["de_minimis"]}))
    bank.fall(dazu=nutzt("krl"))
    assert bank.lies().fall.foerderkonten == ()
    bank.fall(dazu=nutzt("mit_konto") + "foerderkonten:\n  - {id: de_minimis, bei_ueberschreitung: kuerzen}\n")
    konto = bank.lies().fall.konto_mit_id["de_minimis"]
    assert (konto.grenze_eur, konto.bei_ueberschreitung) == (300_000, "kuerzen")


EIGENES_KONTO = """\
foerderkonten:
  - {id: stadtgrenze, name: Grenze der Stadt, je: antragsteller, grenze_eur: 5000, rechtsgrundlage: Beschluss,
     quelle: Amtsblatt, stand: 2026-01-01, sicherheit: V1}
"""


def test_eigenes_konto_in_voller_form(bank: Werkbank) -> None:
    beihilfe = "beihilfen:\n  - {kostentraeger: stadt, konto: stadtgrenze, datum: 1.5.2025, betrag_eur: 100}\n"
    bank.fall(dazu=EIGENES_KONTO + beihilfe)
    fall = bank.lies().fall
    assert fall.konto_mit_id["stadtgrenze"].grenze_eur == 5000
    assert fall.beihilfen[0].datum == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("konto", "kennung", "abhilfe"),
    [
        ("foerderkonten:\n  - {id: de_minimus}\n", "E061", "Meinten Sie „de_minimis“?"),
        (EIGENES_KONTO.replace("stadtgrenze", "de_minimis"), "E213", "Nur id und was abweicht"),
        ("foerderkonten:\n  - {id: de_minimis, grenze: 5}\n", "E026", "Meinten Sie „grenze_eur“?"),
    ],
)
def test_fehler_in_konten(bank: Werkbank, konto: str, kennung: str, abhilfe: str) -> None:
    bank.fall(dazu=konto)
    assert str(bank.befund(kennung).abhilfe).startswith(abhilfe)


@pytest.mark.parametrize(
    ("alt", "neu", "feld", "abhilfe"),
    [
        ("kostentraeger: stadt", "kostentraeger: statd", "kostentraeger", "stadt"),
        ("konto: de_minimis", "konto: deminimis", "konto", "de_minimis"),
    ],
)
def test_61_beihilfe_nennt_unbekanntes(bank: Werkbank, alt: str, neu: str, feld: str, abhilfe: str) -> None:
    beihilfe = "  - {kostentraeger: stadt, konto: de_minimis, datum: 2025-05-01, betrag_eur: 100}\n"
    bank.fall(dazu="beihilfen:\n" + beihilfe.replace(alt, neu))
    befund = bank.befund("E061")
    assert (befund.feld, befund.abhilfe) == (f"beihilfen[1].{feld}", f"Meinten Sie „{abhilfe}“?")


@pytest.mark.parametrize(("tag", "gemeldet"), [("2026-01-01", False), ("2026-01-02", True)])
def test_225_beihilfe_nach_dem_planungstag(bank: Werkbank, tag: str, gemeldet: bool) -> None:
    # beginn 2027, no stichtag: day of planning is 1 January 2026
    bank.fall(dazu=f"beihilfen:\n  - {{kostentraeger: stadt, datum: {tag}, betrag_eur: 100}}\n")
    assert any(hinweis.kennung == "W225" for hinweis in bank.lies().hinweise) is gemeldet
    assert bank.lies().fall.beihilfen[0].konto == "de_minimis"


# facts


@pytest.mark.parametrize("feld", ["merkmale_ab", "merkmale_bis"])
def test_217_tag_fuer_ein_merkmal_das_es_nicht_gibt(bank: Werkbank, feld: str) -> None:
    angabe = f"art: kommune\n    merkmale: [revier]\n    {feld}: {{reviehr: 2028-01-01}}"
    bank.fall(("art: kommune", angabe))
    befund = bank.befund("E217")
    assert befund.feld == f"kostentraeger[stadt].{feld}.reviehr"
    assert str(befund.abhilfe).startswith("Meinten Sie „revier“?")


def test_finanzschwach_darf_einen_ersten_tag_haben(bank: Werkbank) -> None:
    angabe = "art: kommune\n    finanzschwach: ja\n    merkmale_ab: {finanzschwach: 1.1.2028}"
    bank.fall(("art: kommune", angabe))
    (stadt,) = bank.lies().fall.kostentraeger
    assert stadt.merkmale_am(date(2027, 12, 31)) == frozenset()
    assert stadt.merkmale_am(date(2028, 1, 1)) == {"finanzschwach"}


@pytest.mark.parametrize(
    ("alt", "neu", "dazu", "feld"),
    [
        ("co2_t_a: 8", "co2_t_a: 8\n    liefert: [isfpp]", "", "massnahmen[licht].liefert"),
        (
            "co2_t_a: 8",
            "co2_t_a: 8",
            "objekte:\n  - {id: h, name: H, art: platz, merkmale: isfpp}\n",
            "objekte[h].merkmale",
        ),
    ],
)
def test_61_fast_bekanntes_merkmal(bank: Werkbank, alt: str, neu: str, dazu: str, feld: str) -> None:
    bank.kennt(
        programm("mit_isfp", regeln={"filter": {"antragsteller": [], "massnahmenarten": [], "merkmale": ["isfp"]}})
    )
    bank.fall((alt, neu), dazu=dazu)
    hinweis = bank.hinweis("W061")
    assert (hinweis.feld, hinweis.abhilfe) == (feld, "Meinten Sie „isfp“?")


def test_erklaertes_merkmal_ist_bekannt_auch_wenn_kein_programm_danach_fragt(bank: Werkbank) -> None:
    bank.kennt(
        programm("p", regeln={"filter": {"antragsteller": [], "massnahmenarten": [], "merkmale": ["isfp"]}})
    )
    bank.stammdaten = replace(bank.stammdaten, verzeichnis={"isfpp"})
    bank.fall(("co2_t_a: 8", "co2_t_a: 8\n    liefert: [isfpp]"))
    assert not [hinweis for hinweis in bank.lies().hinweise if hinweis.kennung == "W061"]


def test_61_netz_ist_eine_massnahme(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 8", "co2_t_a: 8\n    netz: pvv"))
    befund = bank.befund("E061")
    assert (befund.feld, befund.abhilfe) == ("massnahmen[licht].netz", "Meinten Sie „pv“?")


def test_kosten_und_saetze_bleiben_dezimal(bank: Werkbank) -> None:
    bank.fall(dazu=nutzt("krl"))
    satz = bank.lies().fall.programme[0].fassungen[0].satz
    assert satz is not None
    assert satz.grund == Decimal("0.25")
