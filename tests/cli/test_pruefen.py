"""``pruefen``: what is there, what is missing, what is wrong."""

import json


def test_vorlage_hat_keine_fehler_und_wird_zusammengefasst(rufe, fall) -> None:
    lauf = rufe("pruefen", fall)
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    zeilen = lauf.stdout.splitlines()
    assert zeilen[0] == "Musterquartier, Planjahre 2027 bis 2032"
    assert "  Maßnahmen              7" in zeilen
    # 95 + 370 + 84 + 60 + 72 + 455 + 280 thousand EUR; 6 × (180 + 160) thousand EUR
    assert "  Investitionen aller Maßnahmen      1.416.000,00 €" in zeilen
    assert "  Haushaltsmittel aller Jahre        2.040.000,00 €" in zeilen
    assert "Hinweise" in zeilen
    assert zeilen[-1] == "Keine Fehler."


def test_was_fehlt_wird_mit_seiner_folge_genannt(rufe, fall) -> None:
    datei = fall / "fall.yaml"
    text = datei.read_text(encoding="utf-8")
    text = text.replace("  ausgangsemission_t_a: 640", "  #").replace("    preis_ct_kwh: 28\n", "")
    datei.write_text(text, encoding="utf-8")
    ausgabe = rufe("pruefen", fall).stdout
    assert "  - Emission ohne Maßnahmen: berichtet wird nur die Minderung." in ausgabe
    assert "  - Energiepreis von strom: eingesparte Energie zählt dort nicht in EUR." in ausgabe
    assert "  - Nutzungsdauer von baeume: wirkt bis zum Ende des Plans, ohne Restwert." in ausgabe
    assert "Haushalt investiv" not in ausgabe


def test_json_sagt_dasselbe(rufe, fall) -> None:
    daten = json.loads(rufe("pruefen", fall, "--json").stdout)
    assert (daten["beginn"], daten["ende"]) == (2027, 2032)
    assert daten["anzahlen"]["Maßnahmen"] == 7
    assert daten["investition_eur"] == "1416000.00"
    assert [hinweis["kennung"] for hinweis in daten["hinweise"]] == ["W070"]
    assert daten["nicht_angegeben"] == [
        "Nutzungsdauer von baeume: wirkt bis zum Ende des Plans, ohne Restwert.",
    ]


def test_alle_fehler_kommen_auf_einmal(rufe, fall) -> None:
    datei = fall / "fall.yaml"
    text = datei.read_text(encoding="utf-8")
    text = text.replace("investition_eur: 95000", "investition_eur: 250.000")
    text = text.replace("art: kommune\n", "art: stadt\n")
    datei.write_text(text, encoding="utf-8")
    lauf = rufe("pruefen", fall)
    assert (lauf.ausgang, lauf.stdout) == (3, "")
    assert lauf.stderr.startswith("Fehler: Die Eingabe hat 2 Fehler:\n")
    assert "„250.000“" in lauf.stderr
    assert "fall.yaml:" in lauf.stderr


def test_fehlender_fall_ist_fehlerhafte_eingabe(rufe, tmp_path) -> None:
    lauf = rufe("pruefen", tmp_path / "nirgends")
    assert lauf.ausgang == 3
    assert "nirgends" in lauf.stderr
