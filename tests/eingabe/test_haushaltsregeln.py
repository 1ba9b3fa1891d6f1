"""Rules of purses as they are stated: what is read, and what is refused or worth a hint."""

from decimal import Decimal

import pytest

from tests.eingabe.werkbank import Werkbank


def ve(*zeilen: str) -> str:
    return "verpflichtungen:\n" + "".join(f"  - {{kostentraeger: stadt, {zeile}}}\n" for zeile in zeilen)


def test_linie_je_jahr_und_doppelhaushalt_und_sperre(bank: Werkbank) -> None:
    linie = "{2027: 5000, 2028: 6000, 2029: 0, 2030: 0}"
    bank.fall(
        ("art: kommune", f"art: kommune\n    doppelhaushalt_ab: 2027\n    liquiditaetslinie_eur: {linie}"),
        ("jahr: 2028, betrag_eur: 100000", "jahr: 2028, betrag_eur: 100000, sperre_anteil: 12.5 %"),
    )
    fall = bank.lies().fall
    traeger = fall.traeger_mit_id["stadt"]
    assert [traeger.liquiditaetslinie_im_jahr(jahr) for jahr in (2028, 2029)] == [6000, 0]
    assert [traeger.beschlossen_bis(jahr) for jahr in (2026, 2027, 2028, 2029)] == [2026, 2028, 2028, 2030]
    (gesperrt,) = [ansatz for ansatz in fall.haushalt if ansatz.sperre_anteil]
    assert (gesperrt.gesperrt_eur, gesperrt.nutzbar_eur) == (12_500, 87_500)


def test_linie_mit_fehlenden_jahren(bank: Werkbank) -> None:
    bank.fall(("art: kommune", "art: kommune\n    liquiditaetslinie_eur: {2027: 5000, 2029: 0}"))
    befund = bank.befund("E072")
    assert (befund.feld, befund.text) == (
        "kostentraeger[stadt].liquiditaetslinie_eur",
        "keine Grenze für 2028, 2030",
    )


def test_sperre_ueber_eins(bank: Werkbank) -> None:
    bank.fall(("jahr: 2028, betrag_eur: 100000", "jahr: 2028, betrag_eur: 100000, sperre_anteil: 110 %"))
    assert bank.befund("E055").feld.endswith("sperre_anteil")


def test_doppelhaushalt_nach_dem_plan(bank: Werkbank) -> None:
    bank.fall(("art: kommune", "art: kommune\n    doppelhaushalt_ab: 2030"))
    assert bank.hinweis("W217").feld == "kostentraeger[stadt].doppelhaushalt_ab"


@pytest.mark.parametrize(
    ("zeilen", "kennung", "feld"),
    [
        (("jahr: 2027, betrag_eur: 1", "jahr: 2027, betrag_eur: 2"), "E062", "verpflichtungen[2].jahr"),
        (("jahr: 2027, faellig: 2027, betrag_eur: 1",), "E217", "verpflichtungen[1].faellig"),
        (
            ("jahr: 2027, betrag_eur: 1", "jahr: 2028, faellig: 2029, betrag_eur: 1"),
            "E217",
            "verpflichtungen[1].faellig",
        ),
        (("jahr: 2027, betrag_eur: -1",), "E050", "verpflichtungen[1].betrag_eur"),
    ],
)
def test_verpflichtungen_die_nicht_gehen(bank: Werkbank, zeilen: tuple[str, ...], kennung: str, feld: str) -> None:
    bank.fall(dazu=ve(*zeilen))
    assert bank.befund(kennung).feld == feld


def test_verpflichtung_unbekannter_traeger(bank: Werkbank) -> None:
    bank.fall(dazu="verpflichtungen:\n  - {kostentraeger: stadd, jahr: 2027, betrag_eur: 1}\n")
    assert bank.befund("E061").feld == "verpflichtungen[1].kostentraeger"


def test_verpflichtung_ausserhalb_des_plans_und_jahre_ohne(bank: Werkbank) -> None:
    bank.fall(dazu=ve("jahr: 2026, betrag_eur: 1", "jahr: 2028, betrag_eur: 1"))
    assert bank.hinweis("W072").feld == "verpflichtungen[1].jahr"
    assert "2027, 2029" in bank.hinweis("W229").text


KONSUMTIV = "".join(
    f"  - {{kostentraeger: stadt, jahr: {jahr}, art: konsumtiv, betrag_eur: 100}}\n" for jahr in range(2027, 2031)
)


def deckung(zeile: str) -> str:
    return f"deckungen:\n  - {{{zeile}}}\n"


def test_deckung_wird_gelesen(bank: Werkbank) -> None:
    bank.fall(
        ("haushalt:\n", f"haushalt:\n{KONSUMTIV}"),
        dazu=deckung(
            "von: stadt, von_art: konsumtiv, nach: stadt, anteil: 20 %, hoechstens_eur: 15, gegenseitig: ja"
        ),
    )
    (regel,) = bank.lies().fall.deckungen
    assert [tuple(str(art) for _, art in weg) for weg in regel.richtungen] == [
        ("konsumtiv", "investiv"),
        ("investiv", "konsumtiv"),
    ]
    assert [regel.grenze_eur(Decimal(ansatz)) for ansatz in ("50", "100", "0.09")] == [10, 15, Decimal("0.01")]


@pytest.mark.parametrize(
    ("zeile", "kennung", "feld"),
    [
        ("von: stadt, nach: stadt", "E064", "nach"),
        ("von: stadt, nach: stadt, nach_art: konsumtiv", "E217", "nach"),
        ("von: stadd, nach: stadt, nach_art: konsumtiv", "E061", "von"),
        ("von: stadt, nach: stadt, nach_art: konsumtiv, anteil: 1.2", "E055", "anteil"),
    ],
)
def test_deckungen_die_nicht_gehen(bank: Werkbank, zeile: str, kennung: str, feld: str) -> None:
    mit = () if kennung == "E217" else (("haushalt:\n", f"haushalt:\n{KONSUMTIV}"),)
    bank.fall(*mit, dazu=deckung(zeile))
    assert bank.befund(kennung).feld == f"deckungen[1].{feld}"


def test_deckung_zweimal_in_derselben_richtung(bank: Werkbank) -> None:
    zweite = "  - {von: stadt, von_art: konsumtiv, nach: stadt}\n"
    bank.fall(
        ("haushalt:\n", f"haushalt:\n{KONSUMTIV}"),
        dazu=deckung("von: stadt, nach: stadt, nach_art: konsumtiv, gegenseitig: ja") + zweite,
    )
    assert bank.befund("E062").feld == "deckungen[2].von"
