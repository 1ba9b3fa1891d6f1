"""``pruefen``: what is there, what is missing, what is wrong."""

import json
import sys


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


def test_ein_name_mit_umbruch_bleibt_auf_seiner_zeile(rufe, fall) -> None:
    datei = fall / "fall.yaml"
    text = datei.read_text(encoding="utf-8")
    assert "name: Musterquartier\n" in text
    datei.write_text(text.replace("name: Musterquartier\n", 'name: "Muster\\nquartier"\n'), encoding="utf-8")
    assert rufe("pruefen", fall).stdout.splitlines()[0] == "Muster quartier, Planjahre 2027 bis 2032"


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


STUDIE = """\
name: Was, wenn Bauen teuer wird
entwurf: [{art: einzeln}, {art: lhs, anzahl: 4}]
stellgroessen:
  - {id: bau, name: Baukosten, art: investition, fuer: alle, von: 90 %, bis: 150 %}
  - {id: start, art: beginn, fuer: alle, wie: verzug, werte: [0, 1]}
"""


def test_studie_wird_mit_dem_fall_geprueft(rufe, fall) -> None:
    """One by one 2 + 2 rows, of which no delay is the case itself: 3 runs; 4 drawn, and the case."""
    datei = fall.parent / "studie.yaml"
    datei.write_text(STUDIE, encoding="utf-8")
    lauf = rufe("pruefen", fall, "--studie", datei)
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    zeilen = lauf.stdout.splitlines()
    assert "Studie Was, wenn Bauen teuer wird: 8 Läufe, einer davon ist der Fall selbst" in zeilen
    assert "  einzeln         4" in zeilen
    assert "  Baukosten  mal 0,9 bis 1,5" in zeilen
    assert "  start      Jahre später 0, 1" in zeilen
    daten = json.loads(rufe("pruefen", fall, "--studie", datei, "--json").stdout)
    assert daten["studie"]["laeufe"] == 8
    assert daten["studie"]["entwuerfe"][1] == {"art": "lhs", "zeilen": 4}
    assert daten["name"] == "Musterquartier"


def test_fehler_der_studie_nennen_ihre_zeile(rufe, fall) -> None:
    datei = fall.parent / "studie.yaml"
    datei.write_text(STUDIE.replace("fuer: alle, von", "fuer: all, von"), encoding="utf-8")
    lauf = rufe("pruefen", fall, "--studie", datei)
    assert (lauf.ausgang, lauf.stdout) == (3, "")
    assert "studie.yaml:4" in lauf.stderr
    assert "Meinten Sie „alle“?" in lauf.stderr


def test_ohne_salib_sagt_der_befehl_was_zu_tun_ist(rufe, fall, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib", None)
    monkeypatch.setitem(sys.modules, "SALib.sample", None)
    monkeypatch.setitem(sys.modules, "SALib.sample.morris", None)
    datei = fall.parent / "studie.yaml"
    datei.write_text(STUDIE.replace("art: lhs", "art: morris"), encoding="utf-8")
    lauf = rufe("pruefen", fall, "--studie", datei)
    assert (lauf.ausgang, lauf.stdout) == (8, "")
    assert "pip install 'massnahmenplan[sensitivitaet]'" in lauf.stderr
