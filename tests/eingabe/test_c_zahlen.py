"""Fault list C: numbers and money. The number in a name is that of the finding's code."""

from decimal import Decimal

import pytest

from tests.eingabe.werkbank import Werkbank

INVESTITION = "investition_eur: 90000"
CO2 = "co2_t_a: 12,5"


@pytest.mark.parametrize("wert", [".nan", "nan", ".inf", "-inf", "1e400"])
def test_49_nicht_endliche_zahlen(bank: Werkbank, wert: str) -> None:
    bank.fall((INVESTITION, f"investition_eur: {wert}"))
    befund = bank.befund("E049")
    assert (str(befund.stelle), befund.wert) == ("fall.yaml:19:22", wert)
    assert befund.feld == "massnahmen[pv].investition_eur"


def test_49_riesige_zahl_ist_ein_befund_und_kein_absturz(bank: Werkbank) -> None:
    bank.fall((INVESTITION, "investition_eur: 1e29"))
    assert bank.befund("E052").wert == "1e29"


@pytest.mark.parametrize("stelle", ["investition_eur: -5", "investition_eur: {fenster: -5}"])
def test_50_negative_kosten_verweisen_auf_den_ertrag(bank: Werkbank, stelle: str) -> None:
    bank.fall((INVESTITION, stelle))
    befund = bank.befund("E050")
    assert befund.wert == "-5"
    assert "ertrag_eur_a" in str(befund.abhilfe)


def test_50_negativer_ansatz_sagt_was_anzugeben_ist(bank: Werkbank) -> None:
    bank.fall(("betrag_eur: 100000", "betrag_eur: -1"))
    assert bank.befund("E050").abhilfe == "0 oder mehr angeben."


def test_51_tausenderpunkt_ist_mehrdeutig(bank: Werkbank) -> None:
    bank.fall((INVESTITION, "investition_eur: 250.000"))
    befund = bank.befund("E051")
    assert str(befund.stelle) == "fall.yaml:19:22"
    assert "Bitte 250000 oder 250 schreiben" in befund.text


@pytest.mark.parametrize(("text", "zahl"), [("1.234,56", "1234.56"), ("1_000", "1000"), ("1e5", "100000")])
def test_51_eindeutige_schreibweisen_werden_gelesen(bank: Werkbank, text: str, zahl: str) -> None:
    bank.fall((INVESTITION, f"investition_eur: {text}"))
    assert bank.lies().fall.massnahme_mit_id["pv"].investition_eur == {"bau": Decimal(zahl)}


@pytest.mark.parametrize(
    ("alt", "neu"),
    [
        (INVESTITION, "investition_eur: 20000000000"),
        (INVESTITION, "investition_eur: {a: 6000000000, b: 6000000000}"),
        ("co2_t_a: 12,5", "co2_t_a: 20000000"),
    ],
)
def test_52_unplausibel_gross(bank: Werkbank, alt: str, neu: str) -> None:
    bank.fall((alt, neu))
    assert bank.befund("E052").abhilfe == "Einheit und Nullen prüfen."


@pytest.mark.parametrize("wert", ["{bau: 1234,56}", "{planung: 5, bau: 0,5 }"])
def test_43_dezimalkomma_in_geschweiften_klammern_geht_nicht_verloren(bank: Werkbank, wert: str) -> None:
    bank.fall((INVESTITION, f"investition_eur: {wert}"))  # YAML reads two entries: bau and 56
    befund = bank.befund("E043")
    assert befund.wert in {",56", ",5"}
    assert "Dezimalpunkt" in str(befund.abhilfe)


def test_54_spannweite_nennt_beide_stellen(bank: Werkbank) -> None:
    bank.fall((INVESTITION, "investition_eur: 9000000000"), ("{planung: 5000, bau: 45000}", "20"))
    hinweis = bank.hinweis("W054")  # 9e9 / 20 = 4.5e8 > 1e8
    assert str(hinweis.stelle) == "fall.yaml:19:22"
    assert "fall.yaml:26:22" in hinweis.text


@pytest.mark.parametrize(
    ("feld", "wert", "frage"),
    [
        ("diskontsatz", "3", "Meinten Sie 3 % = 0,03?"),
        ("diskontsatz", "30", "Meinten Sie 30 % = 0,3?"),
        ("preissteigerung", "2,5", "Meinten Sie 2,5 % = 0,025?"),
        ("diskontsatz", "300", "Anteile liegen zwischen 0 und 1 (0 % und 100 %)."),
    ],
)
def test_55_prozent_statt_anteil(bank: Werkbank, feld: str, wert: str, frage: str) -> None:
    bank.fall(("ende: 2030", f"ende: 2030\n  {feld}: {wert}"))
    befund = bank.befund("E055")
    assert (befund.feld, befund.abhilfe) == (f"projekt.{feld}", frage)


def test_55_prozentzeichen_wird_gelesen(bank: Werkbank) -> None:
    bank.fall(("ende: 2030", "ende: 2030\n  diskontsatz: 3 %"))
    assert bank.lies().fall.projekt.diskontsatz == Decimal("0.03")


def test_56_ueberlappungen_ueber_eins(bank: Werkbank) -> None:
    zeile = "  - {art: ueberlappung, mitglieder: [pv, licht], anteil: 0.6}\n"
    bank.fall(dazu="beziehungen:\n" + zeile + zeile)
    assert "1,2" in bank.hinweis("W056").text


MIT_AUSGANG = ("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: 20")
"""The two measures of the small case reduce 12.5 and 8 t: together 20.5, and each less than 20."""


def test_59_allein_mehr_als_die_ausgangsemission(bank: Werkbank) -> None:
    bank.fall(MIT_AUSGANG, (CO2, "co2_t_a: 7500"))
    hinweis = bank.hinweis("W059")  # the other one alone is below: nothing is said of a sum
    assert hinweis.feld == "massnahmen[pv].co2_t_a"
    assert hinweis.text == "mindert allein 7.500 t im Jahr, mehr als die ganze Ausgangsemission (20 t)"
    assert "Kilogramm?" in str(hinweis.abhilfe)


def test_59_zusammen_mehr_als_die_ausgangsemission(bank: Werkbank) -> None:
    bank.fall(MIT_AUSGANG)
    hinweis = bank.hinweis("W059")
    assert hinweis.feld == "projekt.ausgangsemission_t_a"
    assert "zusammen 20,5 t" in hinweis.text
    assert "(pv 12,5 t, licht 8 t)" in str(hinweis.abhilfe)  # both of them, so nothing is left to hint at


VARIANTE = "varianten:\n  - {massnahme: pv, id: gross, co2_t_a: 21}\n"


def test_59_variante(bank: Werkbank) -> None:
    bank.fall(("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: 20.5"), dazu=VARIANTE)
    assert bank.hinweis("W059").feld == "varianten[gross].co2_t_a"


@pytest.mark.parametrize(
    "dazu",
    [
        "beziehungen:\n  - {art: ausschluss, mitglieder: [pv, licht]}\n",
        "beziehungen:\n  - {art: ueberlappung, mitglieder: [pv, licht], anteil: 0.6}\n",
        "festlegungen:\n  - {massnahme: licht, art: darf_nicht, beschluss: B}\n",
    ],
)
def test_59_was_nicht_zusammen_kommt_wird_nicht_zusammengezaehlt(bank: Werkbank, dazu: str) -> None:
    bank.fall(MIT_AUSGANG, dazu=dazu)
    assert "W059" not in {hinweis.kennung for hinweis in bank.lies().hinweise}


def test_59_das_hoechste_jahr_der_ausgangsemission_zaehlt(bank: Werkbank) -> None:
    bank.fall(("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: {2027: 20.5, 2030: 5}"))
    assert "W059" not in {hinweis.kennung for hinweis in bank.lies().hinweise}


def test_57_kilogramm_statt_tonnen(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 12,5", "co2_t_a: 125000"))  # 90,000 EUR for 125,000 t a year: 0.72 EUR per yearly tonne
    assert "Kilogramm" in str(bank.hinweis("W057").abhilfe)


@pytest.mark.parametrize(
    ("alt", "neu", "text"),
    [
        (INVESTITION, "investition_eur: 0", "die Investition ist 0"),
        ("co2_t_a: 12,5", "co2_t_a: 0", "die Wirkung ist 0"),
        ("    co2_t_a: 12,5\n", "", "ohne Angabe der Wirkung; sie zählt als 0"),
    ],
)
def test_58_kosten_oder_wirkung_null(bank: Werkbank, alt: str, neu: str, text: str) -> None:
    bank.fall((alt, neu))
    hinweis = bank.hinweis("W058")
    assert hinweis.text == text
    assert str(hinweis.feld).startswith("massnahmen[pv]")


def test_58_nutzungsdauer_null(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 12,5", "co2_t_a: 12,5\n    nutzungsdauer_a: 0"))
    befund = bank.befund("E204")
    assert (befund.text, befund.abhilfe) == ("ist zu klein: mindestens 1", "1 oder mehr angeben.")


@pytest.mark.parametrize(
    ("alt", "neu", "kennung", "feld"),
    [
        ("beginn: 2027", "beginn: 2027,5", "E208", "projekt.beginn"),
        ("beginn: 2027", "beginn: 12:30", "E201", "projekt.beginn"),
        ("beginn: 2027", "beginn: 1800", "E204", "projekt.beginn"),
        (INVESTITION, "investition_eur: 90000,005", "E209", "massnahmen[pv].investition_eur"),
        (INVESTITION, "investition_eur: [1, 2]", "E201", "massnahmen[pv].investition_eur"),
        ("art: kommune", "art: komune", "E203", "kostentraeger[stadt].art"),
        ("id: pv", "id: p v", "E205", "massnahmen[p v].id"),
        ("name: Photovoltaik", "name: {a: b}", "E207", "massnahmen[pv].name"),
        ("dauer_planung: 1", "pflicht: no", "E206", "massnahmen[licht].pflicht"),
        ("dauer_planung: 1", "merkmale: {a: b}", "E207", "massnahmen[licht].merkmale"),
        ("dauer_planung: 1", "bedarf: 5", "E207", "massnahmen[licht].bedarf"),
        ("ende: 2030", "ende: 2030\n  stichtag: 2027-02-30", "E210", "projekt.stichtag"),
        ("ende: 2030", "ende: 2030\n  stichtag: 01/02/2026", "E040", "projekt.stichtag"),
        (
            "ende: 2030",
            "ende: 2030\n  ausgangsemission_t_a: {2027: x}",
            "E201",
            "projekt.ausgangsemission_t_a.2027",
        ),
        (
            "ende: 2030",
            "ende: 2030\n  ausgangsemission_t_a: {jetzt: 1}",
            "E201",
            "projekt.ausgangsemission_t_a.jetzt",
        ),
        ("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: [1]", "E201", "projekt.ausgangsemission_t_a"),
        ("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: {}", "E204", "projekt.ausgangsemission_t_a"),
        ("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: viel", "E201", "projekt.ausgangsemission_t_a"),
        ("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: 1.500", "E051", "projekt.ausgangsemission_t_a"),
    ],
)
def test_jede_art_von_feldfehler(bank: Werkbank, alt: str, neu: str, kennung: str, feld: str) -> None:
    bank.fall((alt, neu))
    befund = bank.befund(kennung)
    assert befund.feld == feld
    assert befund.stelle is not None
    assert befund.stelle.spalte is not None


def test_erlaubte_werte_werden_genannt(bank: Werkbank) -> None:
    bank.fall(("art: kommune", "art: komune"))
    abhilfe = str(bank.befund("E203").abhilfe)
    assert abhilfe.startswith("Meinten Sie „kommune“? Erlaubt: kommune, kommunales_unternehmen,")


def test_emissionsfaktor_als_zahl_oder_name(bank: Werkbank) -> None:
    bank.fall(dazu="energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: Strommix}\n")
    assert bank.befund("E201").text == "ist weder Zahl noch Name einer Emissionsreihe"
    bank.fall(dazu="energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: 1.000}\n")
    assert bank.befund("E051").feld == "energietraeger[strom].emissionsfaktor_g_kwh"
    bank.fall(dazu="energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: {2027: -1}}\n")
    assert bank.befund("E204").feld == "energietraeger[strom].emissionsfaktor_g_kwh.2027"
    bank.fall(dazu="energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: {2027: 363, 2035: '100,5'}}\n")
    traeger = bank.lies().fall
    assert traeger.emissionsfaktoren["strom"].im_jahr(2035) == Decimal("100.5")


def test_fehlende_pflichtfelder_stehen_bei_ihrem_eintrag(bank: Werkbank) -> None:
    bank.fall(("    investition_eur: 90000\n", ""))
    befund = bank.befund("E202")
    assert (str(befund.stelle), befund.feld) == ("fall.yaml:15:5", "massnahmen[pv].investition_eur")


def test_ungueltige_zeile_verdeckt_andere_listen_nicht_und_macht_keine_folgefehler(bank: Werkbank) -> None:
    bank.fall(("art: kommune", "art: komune"), ("co2_t_a: 8", "co2_t_a: viel"))
    assert sorted(b.kennung for b in bank.befunde()) == ["E201", "E203"]  # stadt is known though it is invalid


@pytest.mark.parametrize(
    ("wert", "grund", "geschrieben"),
    [
        ("95 000", "Leerzeichen (oder ') als Tausendertrennzeichen", "95000"),
        ("95\u202f000", "Leerzeichen", "95000"),
        ("95'000", "Tausendertrennzeichen", "95000"),
        ("60 000,00 €", "Tausendertrennzeichen und enthält neben der Zahl „€“", "60000,00"),
        ("95.000,00 €", "neben der Zahl „€“", "95000,00"),
        ("1.500 EUR", "neben der Zahl „EUR“", "1500 oder 1,5"),
        ("98,000 €", "neben der Zahl „€“", "98000 oder 98"),
        ("12.345 €", "neben der Zahl „€“", "12345 oder 12,3450"),
        ("EUR 12,5", "neben der Zahl „EUR“", "12,5"),
        ("95000-", "Minuszeichen hinter der Zahl", "-95000"),
    ],
)
def test_201_nennt_die_ursache_und_die_richtige_schreibweise(
    bank: Werkbank, wert: str, grund: str, geschrieben: str
) -> None:
    bank.fall((INVESTITION, f'investition_eur: "{wert}"'))
    befund = bank.befund("E201")
    assert befund.wert == wert
    assert grund in befund.text
    assert befund.abhilfe == f"Nur die Zahl schreiben, ohne Einheit: {geschrieben}"


@pytest.mark.parametrize(
    ("feld", "wert", "abhilfe"),
    [
        (INVESTITION, "98 T€", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "98T€", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "98 TEUR", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "98 Tsd.", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "98 Tsd. Euro", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "EUR 98 Tsd.", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "98 k€", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "0,098 Mio", "Die Zahl in EUR schreiben, ohne Einheit: 98000"),
        (INVESTITION, "1,25 Mio. €", "Die Zahl in EUR schreiben, ohne Einheit: 1250000"),
        (INVESTITION, "0,001 Mrd. EUR", "Die Zahl in EUR schreiben, ohne Einheit: 1000000"),
        (INVESTITION, "1.500 T€", "Die Zahl in EUR schreiben, ohne Einheit: 1500000 oder 1500"),
        (INVESTITION, "1,500 T€", "Die Zahl in EUR schreiben, ohne Einheit: 1500000 oder 1500"),
        (INVESTITION, "98 €/a", "Nur die Zahl schreiben, in EUR und ohne Einheit."),
        (INVESTITION, "98 €/m²", "Nur die Zahl schreiben, in EUR und ohne Einheit."),
        (INVESTITION, "98 t", "Nur die Zahl schreiben, in EUR und ohne Einheit."),
        (INVESTITION, "98 T", "Nur die Zahl schreiben, in EUR und ohne Einheit."),
        (INVESTITION, "98 Taler", "Nur die Zahl schreiben, in EUR und ohne Einheit."),
        (CO2, "12,5 t/a", "Nur die Zahl schreiben, ohne Einheit: 12,5"),
        (CO2, "12,5 t CO2e pro Jahr", "Nur die Zahl schreiben, ohne Einheit: 12,5"),
        (CO2, "7500 kg", "Die Zahl in t schreiben, ohne Einheit: 7,5"),
        (CO2, "12345 kg/a", "Die Zahl in t schreiben, ohne Einheit: 12,3450"),
        (CO2, "7500000 g", "Nur die Zahl schreiben, in t je Jahr und ohne Einheit."),
        (CO2, "5 MWh", "Nur die Zahl schreiben, in t je Jahr und ohne Einheit."),
        (CO2, "0,5 kt", "Die Zahl in t schreiben, ohne Einheit: 500"),
    ],
)
def test_201_rechnet_die_einheit_um_oder_nennt_keine_zahl(
    bank: Werkbank, feld: str, wert: str, abhilfe: str
) -> None:
    bank.fall((feld, f'{feld.partition(":")[0]}: "{wert}"'))
    assert bank.befund("E201").abhilfe == abhilfe


def test_201_einheiten_von_energie_und_je_m2(bank: Werkbank) -> None:
    angaben = "nettogrundflaeche_m2: 1200 m², strom_kwh_a: 12 MWh"
    bank.fall(dazu=f"objekte:\n  - {{id: o, name: O, art: nichtwohngebaeude, {angaben}}}\n")
    assert {befund.feld: befund.abhilfe for befund in bank.befunde()} == {
        "objekte[o].nettogrundflaeche_m2": "Nur die Zahl schreiben, ohne Einheit: 1200",
        "objekte[o].strom_kwh_a": "Die Zahl in kWh schreiben, ohne Einheit: 12000",
    }


def test_201_datum_statt_jahr(bank: Werkbank) -> None:
    bank.fall(("ende: 2030", "ende: 2030-12-31"))
    befund = bank.befund("E201")
    assert befund.text == "ist ein Datum, keine Zahl"
    assert str(befund.abhilfe).endswith("ist ein Jahr gemeint: 2030.")


@pytest.mark.parametrize("wert", ["viel", "12 Monate und 3 Tage im Jahr danach", "1-2-3", "95 00"])
def test_201_sonst_wird_keine_ursache_erfunden(bank: Werkbank, wert: str) -> None:
    bank.fall((INVESTITION, f'investition_eur: "{wert}"'))
    assert bank.befund("E201").text == "ist keine Zahl"


def test_betraege_in_meldungen_stehen_deutsch(bank: Werkbank) -> None:
    bank.fall((INVESTITION, "investition_eur: 0,10"))
    assert bank.hinweis("W057").text == "0,10 € für 12,5 t CO2 je Jahr: weniger als 1 € je Jahrestonne"


def test_58_gleiche_hinweise_stehen_einmal_mit_anzahl_und_ersten_stellen(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 12,5", "co2_t_a: 0"), ("co2_t_a: 8", "co2_t_a: 0"))
    (hinweis,) = [h for h in bank.lies().hinweise if h.kennung == "W058"]
    assert hinweis.feld == "massnahmen[pv].co2_t_a"
    assert hinweis.text == "die Wirkung ist 0; ebenso an einer weiteren Stelle: fall.yaml:28:14"
    sechs = "".join(
        f"  - {{id: m{n}, name: M, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 1, co2_t_a: 0}}\n"
        for n in range(6)
    )
    bank.fall(dazu=sechs)
    (hinweis,) = [h for h in bank.lies().hinweise if h.kennung == "W058"]
    assert "ebenso an 5 weiteren Stellen: fall.yaml:30:" in hinweis.text
    assert hinweis.text.endswith(" …")


@pytest.mark.parametrize(
    ("ziel", "wert"), [("wert: 50 %", "0.5"), ("wert: 0,5", "0.5"), ('wert: "12,5 %"', "0.125")]
)
def test_anteil_als_zielwert(bank: Werkbank, ziel: str, wert: str) -> None:
    bank.fall(dazu=f"ziele:\n  - {{id: z, art: taxonomie_anteil, {ziel.replace('0,5', '0.5')}}}\n")
    assert bank.lies().fall.ziele[0].wert == Decimal(wert)


def test_prozent_von_tonnen_ist_keine_zahl(bank: Werkbank) -> None:
    bank.fall(dazu="ziele:\n  - {id: z, art: minderung_summe, wert: 50 %}\n")
    assert bank.befund("E201").feld == "ziele[z].wert"


@pytest.mark.parametrize("wert", ["5", "2 %"])
def test_207_toleranz_ohne_ziel(bank: Werkbank, wert: str) -> None:
    """A share that is none of an aim; what the remedy shows is read."""
    bank.fall(("ende: 2030", f"ende: 2030\n  zieltoleranz: {wert}"))
    befund = bank.befund("E207")
    assert "etwa {co2: 1 %}; im Blatt projekt das Feld zieltoleranz.co2." in str(befund.abhilfe)
    bank.fall(("ende: 2030", "ende: 2030\n  zielfolge: co2\n  zieltoleranz: {co2: 1 %}"))
    assert bank.lies().fall.projekt.zieltoleranz == {"co2": Decimal("0.01")}
