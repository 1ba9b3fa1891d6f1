"""Rents in the input: what a levy and a limit on the warm rent need, and what contradicts itself."""

import pytest

from tests.eingabe.werkbank import Werkbank

LICHT = "dauer_planung: 1\n"
HAUS = "objekte:\n  - {{id: haus, name: Haus, art: wohngebaeude, {}}}\n"
MIETE = "vermietet: ja, wohnflaeche_m2: 500, kaltmiete_eur_m2_monat: 6.90, heizkosten_eur_m2_monat: 1.60"


def umlage(mehr: str = "") -> tuple[str, str]:
    return LICHT, f"{LICHT}    objekt: haus\n    umlage: ja\n{mehr}"


def test_umlage_und_grenze_lesbar(bank: Werkbank) -> None:
    grenze = "warmmiete_hoechstens_eur_m2_monat: 8.50"
    bank.fall(umlage("    instandhaltungsanteil: 30 %\n"), dazu=HAUS.format(f"{MIETE}, {grenze}"))
    lesung = bank.lies()
    assert lesung.fall.vermieter == {"haus": "stadt"}
    assert lesung.fall.objekt_mit_id["haus"].warmmietenspielraum_eur_m2_monat == 0
    assert not [h for h in lesung.hinweise if h.kennung in {"W217", "W233"}]


@pytest.mark.parametrize(
    ("objekt", "kennung", "feld", "text"),
    [
        ("vermietet: nein", "E217", "massnahmen[licht].umlage", "eine Umlage zahlen nur Mieter"),
        ("vermietet: ja, kaltmiete_eur_m2_monat: 6", "E202", "objekte[haus].wohnflaeche_m2", "für die Umlage"),
        ("vermietet: ja, wohnflaeche_m2: 500", "E202", "objekte[haus].kaltmiete_eur_m2_monat", "für die Umlage"),
        (
            "vermietet: ja, wohnflaeche_m2: 0, kaltmiete_eur_m2_monat: 6",
            "E204", "objekte[haus].wohnflaeche_m2", "mehr als 0",
        ),
        (
            "vermietet: ja, wohnflaeche_m2: 5, kaltmiete_eur_m2_monat: 6, warmmiete_hoechstens_eur_m2_monat: 9",
            "E202", "objekte[haus].heizkosten_eur_m2_monat", "Grenze der Warmmiete",
        ),
        (
            f"{MIETE}, warmmiete_hoechstens_eur_m2_monat: 8.49",
            "E217", "objekte[haus].warmmiete_hoechstens_eur_m2_monat",
            "liegt unter der heutigen Warmmiete von 8,50 € je m² und Monat",
        ),
        (f"{MIETE}, vermieter: statd", "E061", "objekte[haus].vermieter", "gibt es in kostentraeger nicht"),
    ],
)  # fmt: skip
def test_was_fehlt_oder_nicht_geht(bank: Werkbank, objekt: str, kennung: str, feld: str, text: str) -> None:
    bank.fall(umlage(), dazu=HAUS.format(objekt))
    befund = bank.befund(kennung)
    assert befund.feld == feld
    assert text in befund.text


def test_217_umlage_ohne_objekt(bank: Werkbank) -> None:
    bank.fall((LICHT, f"{LICHT}    umlage: ja\n"))
    assert bank.befund("E217").abhilfe == "objekt nennen, dort vermietet: ja angeben."


def test_202_zwei_kostentraeger_und_kein_vermieter(bank: Werkbank) -> None:
    wohn = (
        "  - {id: w, name: W, handlungsfeld: x, kostentraeger: wohn, objekt: haus, "
        "investition_eur: 5, umlage: ja}\n"
    )
    traeger = ("    art: kommune\n", "    art: kommune\n  - {id: wohn, name: Wohn, art: genossenschaft}\n")
    bank.fall(umlage(), traeger, dazu=wohn + HAUS.format(MIETE))
    befund = bank.befund("E202")
    assert (befund.feld, befund.text) == (
        "objekte[haus].vermieter", "fehlt: Umlagen haben hier Maßnahmen von stadt, wohn",
    )  # fmt: skip
    bank.fall(umlage(), traeger, dazu=wohn + HAUS.format(f"{MIETE}, vermieter: wohn"))
    assert bank.lies().fall.vermieter == {"haus": "wohn"}


@pytest.mark.parametrize(
    ("mehr", "text"),
    [
        ("    instandhaltung_eur: 60000\n", "ist mehr als die Investition (50.000,00 €)"),
        (
            "    instandhaltung_eur: 500\n    instandhaltungsanteil: 0.2\n",
            "ist neben instandhaltungsanteil angegeben",
        ),
    ],
)
def test_217_instandhaltung(bank: Werkbank, mehr: str, text: str) -> None:
    bank.fall(umlage(mehr), dazu=HAUS.format(MIETE))
    assert bank.befund("E217").text == text


def test_hinweise(bank: Werkbank) -> None:
    weich = f"{MIETE}, warmmiete_hoechstens_eur_m2_monat: 8, warmmiete_ueberschreitungspreis: 2"
    bank.fall(umlage(), dazu=HAUS.format(weich))
    assert "schon im ersten Jahr verfehlt" in bank.hinweis("W233").text
    bank.fall((LICHT, f"{LICHT}    instandhaltung_eur: 500\n"), dazu=HAUS.format("kaltmiete_eur_m2_monat: 6"))
    assert {h.feld for h in bank.lies().hinweise if h.kennung == "W217"} == {
        "massnahmen[licht].instandhaltung_eur", "objekte[haus].kaltmiete_eur_m2_monat",
    }  # fmt: skip


def test_050_negative_grenze_der_warmmiete(bank: Werkbank) -> None:
    bank.fall(umlage(), dazu=HAUS.format(f"{MIETE}, warmmietenanstieg_hoechstens_eur_m2_monat: -1"))
    assert bank.befund("E050").abhilfe == "0 heißt: Die Warmmiete darf nicht steigen."


GAS = "energietraeger:\n  - {id: gas, emissionsfaktor_g_kwh: 200, preis_ct_kwh: 10}\n"


@pytest.mark.parametrize(
    ("objekt", "anteil", "da"),
    [(MIETE, "80 %", True), (f"{MIETE}, energiekostentraeger: stadt", "80 %", False), (MIETE, "0", False)],
)
def test_234_intracting_wo_mieter_sparen(bank: Werkbank, objekt: str, anteil: str, da: bool) -> None:
    bank.fall(
        ("    art: kommune\n", f"    art: kommune\n    intracting_anteil: {anteil}\n"),
        ("    co2_t_a: 8\n", "    endenergie_kwh_a: {gas: 1000}\n    objekt: haus\n"),
        dazu=HAUS.format(objekt) + GAS,
    )
    hinweise = [h for h in bank.lies().hinweise if h.kennung == "W234"]
    assert [h.feld for h in hinweise] == ["kostentraeger[stadt].intracting_anteil"] * da
    assert [h.text for h in hinweise] == ["zählt Energiekosten, die Mieter sparen: licht an haus"] * da
