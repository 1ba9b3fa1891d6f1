"""``portfolio.yaml``: every finding has its place, and says what helps."""

import shutil
from pathlib import Path

import pytest

from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto, Portfoliokopf, Quartierverweis
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.portfolio.datei import Portfoliolesung, lies_portfoliodatei
from tests.portfolio.faelle import konten, portfolio, quartiere

WURZEL = Path(__file__).parents[2]
BEISPIEL = WURZEL / "beispiele" / "portfolio"


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BEISPIEL, tmp_path / "portfolio"))


def aendere(datei: Path, alt: str, neu: str) -> None:
    text = datei.read_text("utf-8")
    assert alt in text
    datei.write_text(text.replace(alt, neu), "utf-8")


def lies(ordner: Path) -> Portfoliolesung:
    return lies_portfoliodatei(ordner / "portfolio.yaml", lade_stammdaten())


def befunde(ordner: Path) -> tuple[Befund, ...]:
    with pytest.raises(EingabeFehler) as fehler:
        lies(ordner)
    return fehler.value.befunde


def einziger(ordner: Path) -> tuple[str, str, str]:
    """Return code, place and field of the only finding."""
    (befund,) = befunde(ordner)
    return befund.kennung, str(befund.stelle), str(befund.feld)


def test_beispiel_wird_gelesen(ordner: Path) -> None:
    lesung = lies(ordner)
    assert [quartier.id for quartier in lesung.portfolio.quartiere] == ["nord", "mitte", "sued"]
    assert [konto.kennung_in("sued") for konto in lesung.portfolio.konten] == [
        "kommune",
        "land_quartiere",
        "projektleitung",
    ]
    assert lesung.hinweise == ()
    assert lies_portfoliodatei(ordner, lade_stammdaten()).portfolio == lesung.portfolio


def test_unbekannter_ordner_wird_mit_zeile_genannt(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "fall: mitte", "fall: mite")
    (befund,) = befunde(ordner)
    assert (befund.kennung, str(befund.stelle)) == ("E470", "portfolio.yaml:11:23")
    assert befund.abhilfe is not None
    assert "„mitte“" in befund.abhilfe


def test_derselbe_ordner_zweimal_ist_ein_fehler(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "fall: mitte", "fall: ../portfolio/nord")
    (befund,) = befunde(ordner)
    assert (befund.kennung, str(befund.stelle), befund.feld) == (
        "E481",
        "portfolio.yaml:11:23",
        "quartiere[mitte].fall",
    )
    assert (befund.text, befund.wert) == ("ist schon der Fall von nord", "../portfolio/nord")
    assert befund.abhilfe == "Den Fall von mitte nennen, oder das Quartier streichen: Es zählte doppelt."


def test_gleicher_inhalt_in_zwei_ordnern_ist_ein_hinweis(ordner: Path) -> None:
    shutil.copytree(ordner / "nord", ordner / "kopie")
    aendere(ordner / "portfolio.yaml", "  - {id: mitte,", "  - {id: kopie, fall: kopie}\n  - {id: mitte,")
    (hinweis,) = [befund for befund in lies(ordner).hinweise if befund.kennung == "W474"]
    assert "nord und kopie haben denselben Fall" in hinweis.text
    assert str(hinweis.stelle).startswith("portfolio.yaml")


def test_jahre_in_denen_niemand_das_konto_nutzen_kann(ordner: Path) -> None:
    """Nord can apply to a pot from 2026-12-01 on: 2026 is a year of approval, but of no purse."""
    datei = ordner / "portfolio.yaml"
    aendere(datei, "betrag_eur: 180000  ", f"betrag_eur: {dict.fromkeys(range(2026, 2033), 5)}")
    aendere(datei, "betrag_eur: {2027: 60000,", "betrag_eur: {2025: 7, 2026: 8, 2040: 9, 2027: 60000,")
    aendere(datei, "menge: 0.8", f"menge: {dict.fromkeys(range(2027, 2034), 1)}")
    hinweise = [befund for befund in lies(ordner).hinweise if befund.kennung == "W473"]
    assert [(h.feld, h.text, h.wert) for h in hinweise] == [
        ("konten[stadt].betrag_eur.2026", "2026 liegt außerhalb des Plans (2027–2032); nicht genutzt", "5"),
        (
            "konten[land_quartiere].betrag_eur.2025",
            "2025 liegt außerhalb der Bewilligungsjahre (2026–2032); nicht genutzt",
            "7",
        ),
        (
            "konten[land_quartiere].betrag_eur.2040",
            "2040 liegt außerhalb der Bewilligungsjahre (2026–2032); nicht genutzt",
            "9",
        ),
        ("konten[projektleitung].menge.2033", "2033 liegt außerhalb des Plans (2027–2032); nicht genutzt", "1"),
    ]
    assert str(hinweise[2].stelle).startswith("portfolio.yaml:")
    assert hinweise[2].abhilfe == "Das Jahr berichtigen oder streichen."


def test_verschiedene_baupreise_sind_ein_hinweis(ordner: Path) -> None:
    aendere(ordner / "sued" / "fall.yaml", "basisjahr: 2026", "basisjahr: 2024")
    (hinweis,) = lies(ordner).hinweise
    assert hinweis.kennung == "W475"
    assert "(nord, mitte: 2,0 % im Jahr ab 2026; sued: 2,0 % im Jahr ab 2024)" in hinweis.text
    for quartier in ("nord", "mitte", "sued"):
        aendere(ordner / quartier / "fall.yaml", "preissteigerung: 2 %", "preissteigerung: 0 %")
    assert lies(ordner).hinweise == ()  # a base year without rising prices says nothing


def test_befund_eines_falls_nennt_den_fall(ordner: Path) -> None:
    aendere(ordner / "sued" / "fall.yaml", "name: Südstadt", "nahme: Südstadt")
    assert {str(befund.stelle).partition(":")[0] for befund in befunde(ordner)} == {"sued/fall.yaml"}


@pytest.mark.parametrize(
    ("alt", "neu"), [("ende: 2032", "ende: 2032\n  raster: halbjahr"), ("ende: 2032", "ende: 2033")]
)
def test_andere_jahre_oder_perioden(ordner: Path, alt: str, neu: str) -> None:
    aendere(ordner / "mitte" / "fall.yaml", alt, neu)
    letztes = "  - {kostentraeger: stadt, jahr: 2032, betrag_eur: 70000}\n"
    weiteres = letztes.replace("2032", "2033") if "2033" in neu else ""
    aendere(ordner / "mitte" / "fall.yaml", letztes, letztes + weiteres)
    assert einziger(ordner) == ("E471", "portfolio.yaml:11:23", "quartiere[mitte].fall")


def test_konto_das_ein_quartier_nicht_hat(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "zuordnung: {sued: kommune}", "zuordnung: {sued: stadtt}")
    assert einziger(ordner)[::2] == ("E472", "konten[stadt].zuordnung")
    aendere(ordner / "portfolio.yaml", "zuordnung: {sued: stadtt}", "quartiere: [nord, mitte]")
    assert lies(ordner).portfolio.konten[0].gehoert_zu("sued") is False


def test_ressource_in_anderer_einheit(ordner: Path) -> None:
    aendere(ordner / "nord" / "fall.yaml", "einheit: Vollzeitstellen", "einheit: Personentage")
    assert einziger(ordner)[::2] == ("E473", "konten[projektleitung].id")


def test_dasselbe_in_zwei_konten(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "ziele:  ", "  - {id: kasse, art: haushalt, betrag_eur: 1, zuordnung: "
            "{nord: stadt, mitte: stadt, sued: kommune}}\nziele:  ")  # fmt: skip
    gefunden = befunde(ordner)
    assert [befund.kennung for befund in gefunden] == ["E474"]
    assert "stadt in nord" in gefunden[0].text


def test_jahre_ohne_betrag(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "betrag_eur: 180000", "betrag_eur: {2027: 180000, 2028: 180000}")
    (befund,) = befunde(ordner)
    assert befund.kennung == "E475"
    assert "2029, 2030, 2031, 2032" in befund.text


def test_unbekanntes_quartier(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "zuordnung: {sued: kommune}", "zuordnung: {süd: kommune}")
    assert einziger(ordner)[::2] == ("E476", "konten[stadt].zuordnung")


@pytest.mark.parametrize(
    ("alt", "neu"),
    [
        ("name: Stadt Musterhausen,", "name: Stadt Musterhausen, robustheit_gamma: 1,"),
        ("haushalt:  ", "deckungen:\n  - {von: stadt, nach: genossenschaft, anteil: 10 %}\nhaushalt:  "),
    ],
)
def test_regeln_die_nur_in_eigenen_kassen_gelten(ordner: Path, alt: str, neu: str) -> None:
    aendere(ordner / "nord" / "fall.yaml", alt, neu)
    assert einziger(ordner)[::2] == ("E477", "konten[stadt].id")


@pytest.mark.parametrize(
    ("alt", "neu", "feld"),
    [
        ("art: minderung_jahr", "art: mindestanzahl", "art"),
        ("jahr: 2032\n    wert", "jahr: 2040\n    wert", "jahr"),
    ],
)
def test_ziele_ueber_alle_quartiere(ordner: Path, alt: str, neu: str, feld: str) -> None:
    aendere(ordner / "portfolio.yaml", alt, neu)
    assert einziger(ordner)[::2] == ("E478", f"ziele[minderung_2032].{feld}")


@pytest.mark.parametrize(
    ("art", "abhilfe"),
    [
        ("endenergie", "Erlaubt: co2_jahr, co2_summe, minderung_jahr, minderung_summe."),
        ("minderung_jahre", "Meinten Sie „minderung_jahr“?"),
    ],
)
def test_eine_unbekannte_art_nennt_nur_die_ueber_alle_quartiere(ordner: Path, art: str, abhilfe: str) -> None:
    aendere(ordner / "portfolio.yaml", "art: minderung_jahr", f"art: {art}")
    (befund,) = befunde(ordner)
    assert (befund.kennung, befund.feld, befund.wert) == ("E203", "ziele[minderung_2032].art", art)
    assert befund.abhilfe == abhilfe


@pytest.mark.parametrize(
    ("angaben", "feld", "text"),
    [
        ("hart: nein", "hart", "ein weiches Ziel braucht einen ueberschreitungspreis"),
        ("handlungsfeld: beleuchtung", "handlungsfeld", "gehört nicht zu minderung_jahr"),
        (
            "hart: ja\n    ueberschreitungspreis: 5",
            "ueberschreitungspreis",
            "ein hartes Ziel hat keinen Überschreitungspreis",
        ),
    ],
)
def test_felder_eines_ziels_wie_im_fall(ordner: Path, angaben: str, feld: str, text: str) -> None:
    aendere(ordner / "portfolio.yaml", "wert: 140", f"wert: 140\n    {angaben}")
    (befund,) = befunde(ordner)
    assert (befund.kennung, befund.feld, befund.text) == ("E217", f"ziele[minderung_2032].{feld}", text)


def test_weiches_ziel_mit_preis_wird_gelesen_und_eines_ohne_wirkung_genannt(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "wert: 140", "wert: 140\n    ueberschreitungspreis: 195")
    lesung = lies(ordner)
    assert (lesung.portfolio.ziele[0].ist_hart, lesung.portfolio.ziele[0].preis_eur) == (False, 195)
    assert lesung.hinweise == ()
    aendere(ordner / "portfolio.yaml", "ueberschreitungspreis: 195", "ueberschreitungspreis: 0")
    (hinweis,) = lies(ordner).hinweise
    assert (hinweis.kennung, hinweis.feld) == ("W217", "ziele[minderung_2032].ueberschreitungspreis")
    assert str(hinweis.stelle).startswith("portfolio.yaml:")
    assert "wird nur berichtet" in hinweis.text


def test_emissionsziel_braucht_die_emission_jedes_quartiers(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "art: minderung_jahr", "art: co2_jahr")
    assert [befund.kennung for befund in befunde(ordner)] == ["E478"] * 3


def test_kennung_steht_doppelt(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "{id: mitte, fall", "{id: NORD, fall")
    assert ("E479", "portfolio.yaml:11:10", "quartiere[NORD].id") in {
        (befund.kennung, str(befund.stelle), befund.feld) for befund in befunde(ordner)
    }


@pytest.mark.parametrize(
    ("alt", "neu", "kennung"),
    [
        ("menge: 0.8", "betrag_eur: 5", "E202"),
        ("    art: topf", "    art: topf\n    uebertrag_anteil: 1", "E203"),
        ("quartiere:", "quartier:", "E026"),
        ("{id: nord,", "{id: ..,", "E205"),
        ("  name: Musterhausen, drei Quartiere\n", "", "E202"),
    ],
)
def test_felder(ordner: Path, alt: str, neu: str, kennung: str) -> None:
    aendere(ordner / "portfolio.yaml", alt, neu)
    assert kennung in {befund.kennung for befund in befunde(ordner)}


def test_hinweise(ordner: Path) -> None:
    name = "name: Stadt Musterhausen,"
    aendere(ordner / "nord" / "fall.yaml", name, f"{name} liquiditaetslinie_eur: 10000,")
    aendere(ordner / "sued" / "fall.yaml", "basisjahr: 2026", "basisjahr: 2026\n  diskontsatz: 1 %")
    aendere(ordner / "portfolio.yaml", "zuordnung: {sued: kommune}", "quartiere: [nord]")
    assert [befund.kennung for befund in lies(ordner).hinweise] == ["W470", "W472"]
    aendere(ordner / "sued" / "fall.yaml", "kommune,", "stadt,")
    aendere(ordner / "sued" / "fall.yaml", "kostentraeger: kommune", "kostentraeger: stadt")
    assert [befund.kennung for befund in lies(ordner).hinweise] == ["W470", "W471", "W472"]
    aendere(ordner / "portfolio.yaml", "wert: 140", "wert: 140\n    ueberschreitungspreis: 195")
    assert "mit dem Satz von nord abgezinst" in lies(ordner).hinweise[-1].text


def test_auch_ohne_datei_wird_geprueft() -> None:
    faelle, gemeinsame = quartiere(0, 2, 2), konten(0)
    for fall in faelle:
        fall["haushalt"] = []
    faelle[1]["projekt"]["ende"] = 2030
    with pytest.raises(EingabeFehler, match="E471"):
        portfolio(faelle, gemeinsame)


def test_ohne_datei_braucht_ein_weiches_ziel_seinen_preis() -> None:
    ziel = Ziel.model_validate({"id": "z", "art": "minderung_jahr", "wert": 5, "hart": False})
    with pytest.raises(EingabeFehler, match="E217"):
        portfolio(quartiere(0, 2, 2), [], ziele=(ziel,))


def test_jedes_feld_ist_beschrieben() -> None:
    text = (WURZEL / "docs" / "portfolio.md").read_text("utf-8")
    for modell in (Portfoliokopf, Quartierverweis, Gemeinschaftskonto):
        for feld in modell.model_fields:
            assert f"| `{feld}` |" in text, (modell.__name__, feld)


@pytest.mark.parametrize(
    ("fall", "kennung", "stelle"),
    [
        ("leer", "E002", "leer"),
        ("leer/nichts.txt", "E002", "leer/nichts.txt"),
        ("portfolio.yaml", "E026", "portfolio.yaml"),
        ("kaputt", "E005", "kaputt/fall.yaml"),
        ("kaputt/fall.yaml", "E005", "kaputt/fall.yaml"),
    ],
)
def test_ort_eines_falls_steht_einmal_da(ordner: Path, fall: str, kennung: str, stelle: str) -> None:
    (ordner / "leer").mkdir()
    (ordner / "leer" / "nichts.txt").write_text("nichts", "utf-8")
    (ordner / "kaputt").mkdir()
    (ordner / "kaputt" / "fall.yaml").write_text("- a\n", "utf-8")
    aendere(ordner / "portfolio.yaml", "fall: mitte", f"fall: {fall}")
    erster = befunde(ordner)[0]
    assert (erster.kennung, str(erster.stelle).partition(":")[0]) == (kennung, stelle)


def test_steuerzeichen_wird_genannt(ordner: Path) -> None:
    aendere(ordner / "portfolio.yaml", "fall: mitte", "fall: mitte\0")
    assert [befund.kennung for befund in befunde(ordner)] == ["E016"]
