"""``foerdercheck``: overview, one measure, sheets, and what is wrong with a call."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from massnahmenplan.cli.foerdercheck import _antragstag

BEISPIEL = Path(__file__).parents[2] / "beispiele" / "altchemnitz"


def test_uebersicht_hat_eine_zeile_je_massnahme_und_variante(rufe, fall) -> None:
    lauf = rufe("foerdercheck", fall, "--datum", "15.12.2026")
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    zeilen = lauf.stdout.splitlines()
    assert zeilen[0] == "Förderung bei Antrag am 15.12.2026 – Musterquartier"
    namen = [zeile.split()[0] for zeile in zeilen[3:11]]
    assert namen == [
        "schule_pv", "schule_huelle", "strassenlicht", "radstation", "baeume", "block_huelle", "block_waerme",
        "block_waerme/eu",
    ]  # fmt: skip
    # 280,000 × 1.02 = 285,600 EUR, below the cap of 28,000 + 5 × 15,000 + 26 × 8,000 = 311,000; 30 %
    assert zeilen[9].split()[1:] == ["beg_em_heizung", "85.680", "€", "199.920", "€", "31.12.2026", "V1"]
    assert zeilen[7].split()[-2:] == ["–", "–"]  # no application: neither deadline nor certainty
    assert "Jetzt beantragen oder warten?" not in lauf.stdout


def test_eine_massnahme_mit_rechnung_fristen_und_verlauf(rufe, fall) -> None:
    lauf = rufe("foerdercheck", fall, "--massnahme", "BLOCK_WAERME", "--datum", "2026-12-15")
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    ausgabe = lauf.stdout
    assert "  1 beg_em_heizung                 85.680 €     199.920 €" in ausgabe
    assert "       85.680,00 €  30 % von 285.600 € [BEG EM vom 17.07.2026, Nr. 8.4.1]" in ausgabe
    assert "  Antrag        am 15.12.2026 (so nur bis 31.12.2026), vor Baubeginn" in ausgabe
    assert "01.01.2027–31.01.2027 beg_em_heizung         42.840 €     242.760 €    +42.840 €" in ausgabe
    assert "Nicht warten: spätestens am 31.12.2026 beantragen, danach kostet es 42.840 €\nmehr." in ausgabe
    assert "block_waerme Wärmepumpe" in ausgabe


def test_anzahl_null_laesst_die_einzelheiten_weg(rufe, fall) -> None:
    ausgabe = rufe(
        "foerdercheck", fall, "--massnahme", "block_waerme", "--datum", "15.12.2026", "--anzahl", 0
    ).stdout
    assert "beg_em_heizung" in ausgabe
    assert "Paket 1" not in ausgabe
    assert "Anmerkungen" not in ausgabe


def test_verlauf_fuer_alle(rufe, fall) -> None:
    ausgabe = rufe("foerdercheck", fall, "--datum", "15.12.2026", "--verlauf").stdout
    assert ausgabe.count("Jetzt beantragen oder warten?") == 8


def test_json_traegt_alles(rufe, fall) -> None:
    lauf = rufe("foerdercheck", fall, "--massnahme", "block_waerme", "--datum", "15.12.2026", "--json")
    daten = json.loads(lauf.stdout)
    assert (daten["art"], daten["schema_version"], daten["antrag_am"]) == (
        "massnahmenplan.foerdercheck", 1, "2026-12-15",
    )  # fmt: skip
    wie_angegeben = daten["massnahmen"][0]
    bestes, ohne = wie_angegeben["pakete"]
    assert (bestes["kennung"], bestes["zuschuss_eur"], bestes["eigenmittel_eur"]) == (
        "beg_em_heizung@2026-12-15", "85680.00", "199920.00",
    )  # fmt: skip
    assert (bestes["sicherheit"], bestes["frist"], bestes["bedingt"]) == ("V1", "2026-12-31", False)
    assert bestes["antraege"][0]["rechenweg"][-1]["betrag_eur"] == "85680.00"
    assert (ohne["kennung"], ohne["antraege"], ohne["sicherheit"]) == ("ohne", [], None)
    assert wie_angegeben["verlauf"][1]["unterschied_eur"] == "42840.00"
    assert wie_angegeben["rat"].startswith("Nicht warten: spätestens am 31.12.2026")


def test_blatt_wird_geschrieben_und_als_ganzes_ersetzt(rufe, fall, tmp_path) -> None:
    ordner = tmp_path / "blaetter" / "neu"
    ordner.mkdir(parents=True)
    (ordner / "notiz.txt").write_text("bleibt", encoding="utf-8")
    (ordner / "foerderblatt_block_waerme.md").write_text("alt", encoding="utf-8")
    aufruf = ("foerdercheck", fall, "--massnahme", "block_waerme", "--datum", "15.12.2026", "--blatt", ordner)
    lauf = rufe(*aufruf)
    assert lauf.ausgang == 0
    assert lauf.stderr == f"1 Förderblatt geschrieben in: {ordner}\n"
    assert sorted(datei.name for datei in ordner.iterdir()) == ["foerderblatt_block_waerme.md", "notiz.txt"]
    text = (ordner / "foerderblatt_block_waerme.md").read_text(encoding="utf-8")
    assert text.startswith("# Förderung: ")
    assert "| **Eigenmittel** | **199.920,00 €** |" in text


def test_blatt_ersetzt_keinen_ordner(rufe, fall, tmp_path) -> None:
    (tmp_path / "foerderblatt_block_waerme.md").mkdir()
    aufruf = ("foerdercheck", fall, "--datum", "15.12.2026", "--blatt", tmp_path)
    lauf = rufe(*aufruf)
    assert lauf.ausgang == 8
    assert "ist ein Ordner" in lauf.stderr
    assert not list(tmp_path.glob("foerderblatt_schule*"))


def test_ohne_datum_gilt_heute_aber_nie_ein_tag_vor_dem_stichtag(rufe, fall) -> None:
    daten = json.loads(rufe("foerdercheck", fall, "--json").stdout)
    assert daten["antrag_am"] == max(date.today(), date(2026, 11, 23)).isoformat()
    spaeter = SimpleNamespace(projekt=SimpleNamespace(planungstag=date(2190, 5, 2)))
    assert _antragstag(spaeter, None) == date(2190, 5, 2)


def test_unbekannte_massnahme_nennt_die_naechste(rufe, fall) -> None:
    lauf = rufe("foerdercheck", fall, "--massnahme", "block_wärme")
    assert (lauf.ausgang, lauf.stdout) == (3, "")
    assert "E061  --massnahme: „block_wärme“ – diese Maßnahme gibt es im Fall nicht" in lauf.stderr
    assert "Meinten Sie „block_waerme“?" in lauf.stderr


@pytest.mark.parametrize("tag", ["morgen", "12/15/2026", "31.02.2027"])
def test_unlesbares_datum_nennt_ein_beispiel(rufe, fall, tag: str) -> None:
    lauf = rufe("foerdercheck", fall, "--datum", tag)
    assert lauf.ausgang == 2
    assert f"„{tag}“" in lauf.stderr
    assert "zum Beispiel 15.12.2026" in lauf.stderr


def test_datum_vor_dem_stichtag_wird_erklaert(rufe, fall) -> None:
    lauf = rufe("foerdercheck", fall, "--datum", "22.11.2026")
    assert lauf.ausgang == 2
    assert "22.11.2026 liegt vor dem Stichtag der Planung, dem 23.11.2026" in lauf.stderr


@pytest.mark.parametrize("tag", ["15.12.2026", "15.02.2027"])
def test_altchemnitz_bleibt_bei_achtzig_spalten(rufe, tag: str) -> None:
    daten = json.loads(rufe("foerdercheck", BEISPIEL, "--datum", tag, "--json").stdout)
    kennungen = {eintrag["massnahme"] for eintrag in daten["massnahmen"]}
    einzeln = [teil for kennung in sorted(kennungen) for teil in ("--massnahme", kennung)]
    for auswahl in ((), ("--verlauf",), einzeln):
        lauf = rufe("foerdercheck", BEISPIEL, "--datum", tag, *auswahl)
        assert (lauf.ausgang, lauf.stderr) == (0, "")
        assert max(map(len, lauf.stdout.splitlines())) <= 80


def test_zwei_monate_warten_halbieren_die_waermepumpe_in_altchemnitz(rufe) -> None:
    """30 % until 31.12.2026, 15 % from then on."""
    zuschuesse = []
    for tag in ("15.12.2026", "15.02.2027"):
        lauf = rufe("foerdercheck", BEISPIEL, "--massnahme", "EV04", "--datum", tag, "--json")
        zuschuesse.append(float(json.loads(lauf.stdout)["massnahmen"][0]["pakete"][0]["zuschuss_eur"]))
    assert zuschuesse[0] == 2 * zuschuesse[1] > 0


@pytest.mark.parametrize("tag", ["01.01.9999", "31.12.1989", "01.01.2151"])
@pytest.mark.parametrize("aufruf", [("foerdercheck", BEISPIEL, "--datum"), ("katalog", "--am")])
def test_jahr_ausserhalb_des_rechenbaren_wird_abgelehnt(rufe, aufruf, tag: str) -> None:
    lauf = rufe(*aufruf, tag)
    assert (lauf.ausgang, lauf.stdout) == (2, "")
    assert f"„{tag}“ liegt außerhalb der Jahre 1990 bis 2150." in lauf.stderr


def test_letztes_erlaubtes_jahr_rechnet_noch(rufe, fall) -> None:
    assert rufe("foerdercheck", fall, "--datum", "31.12.2150", "--verlauf").ausgang == 0
    assert rufe("katalog", "--am", "31.12.2150", "--aenderungen").ausgang == 0


def test_blaetter_tragen_den_rat_auch_fuer_alle_massnahmen(rufe, fall, tmp_path) -> None:
    lauf = rufe("foerdercheck", fall, "--datum", "15.12.2026", "--blatt", tmp_path)
    text = (tmp_path / "foerderblatt_block_waerme.md").read_text(encoding="utf-8")
    assert "Nicht warten: spätestens am 31.12.2026 beantragen" in text
    assert "Jetzt beantragen oder warten?" not in lauf.stdout  # asked for with --verlauf only
