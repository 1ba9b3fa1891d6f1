"""``bericht.pdf``: what a screen reader needs is in the file, texts are those of the page and no markup."""

import io
import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pypdf
import pytest
import typst

from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.html.abschnitte import foerdermix
from massnahmenplan.bericht.html.zellen import Spalte, Tabelle
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.bericht.pdf import abschnitte as abschnitte_auf_papier
from massnahmenplan.bericht.pdf import bausteine, projektplan, satz, schreibe
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.studie.gliederung import abschnitte
from massnahmenplan.bericht.typografie import gesetzt
from massnahmenplan.grundlagen.fehler import EingabeFehler, UmgebungsFehler
from tests.bericht import beilagenbau, beispiel
from tests.bericht.html.test_bericht import BOESE, umbenannt
from tests.bericht.karte.ortsbeispiel import ergebnis as mit_orten

TAG = date(2026, 6, 1)
MARKUP = "#panic() $x$ *fett* _k_ = H @label <x> \\ [a] `c` // k"


@pytest.fixture(scope="module")
def datei() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(schreibe(beispiel.ergebnis())))


def _elemente(knoten: Any) -> Iterator[Any]:
    """Yield every element of the structure tree."""
    eines = knoten.get_object()
    if isinstance(eines, list):
        for kind in eines:
            yield from _elemente(kind)
    elif isinstance(eines, dict):
        if "/S" in eines:
            yield eines
        if "/K" in eines:
            yield from _elemente(eines["/K"])


def _von_art(datei: pypdf.PdfReader, art: str) -> list[Any]:
    return [e for e in _elemente(datei.root_object["/StructTreeRoot"]) if e["/S"] == art]


def _text(inhalt: bytes | pypdf.PdfReader) -> str:
    """Return what is printed, hyphens of typesetting and every kind of space taken out."""
    leser = pypdf.PdfReader(io.BytesIO(inhalt)) if isinstance(inhalt, bytes) else inhalt
    text = "".join(seite.extract_text() for seite in leser.pages)
    return re.sub(r"[\s\u00ad\u200b\u202f‐]", "", text)


def test_als_barrierefrei_ausgewiesen(datei: pypdf.PdfReader) -> None:
    wurzel = datei.root_object
    assert wurzel["/MarkInfo"]["/Marked"].value is True
    assert str(wurzel["/Lang"]).startswith("de")
    assert wurzel["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    metadaten = wurzel["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", metadaten)
    assert datei.metadata is not None
    assert datei.metadata.title == "Maßnahmenplan Quartier Beispiel"
    assert datei.metadata.creation_date is not None
    assert datei.metadata.creation_date.date() == TAG  # the day of planning, not of writing


def test_struktur_hat_ueberschriften_tabellenkoepfe_und_textalternativen(datei: pypdf.PdfReader) -> None:
    titel = [eintrag.title for eintrag in datei.outline if not isinstance(eintrag, list)]
    assert [t for t in titel if t != "Inhalt"] == [
        *("Kurzfassung", "Projektplan", "Geld", "Fördermix", "CO2-Pfad", "Kosten und Nutzen", "Nicht gewählt"),
        *("Annahmen, Quellen und offene Punkte", "Nachweis"),
    ]
    bilder = _von_art(datei, "/Figure")
    assert len(bilder) >= 7  # schedule, money, two purses, flow, path, reduction
    assert all(len(bild["/Alt"]) > 20 for bild in bilder)
    tabellen = _von_art(datei, "/Table")
    assert tabellen
    for tabelle in tabellen:
        arten = [e["/S"] for e in _elemente(tabelle["/K"])]
        assert arten.count("/TH") >= 2, "a table without head"
        assert "/TD" in arten


def test_sagt_was_die_kurzfassung_sagt(datei: pypdf.PdfReader) -> None:
    text = _text(datei)
    for eines in saetze(beispiel.ergebnis()):
        assert re.sub(r"\s", "", gesetzt(eines)) in text
    assert "=SUMME(A1;A2)Radweg" in text
    assert "Bauleitung" in text
    assert "ressource:bauamt" not in text  # its name stands beside
    assert re.search(r"Seite1von\d+", text)


def test_karte_steht_mit_ihren_orten_darin() -> None:
    datei = pypdf.PdfReader(io.BytesIO(schreibe(mit_orten())))
    assert "KartederMaßnahmen" in _text(datei)
    assert [b for b in _von_art(datei, "/Figure") if "Zahl im Kreis" in b["/Alt"]]


def test_studie_und_front_sagen_auf_papier_was_sie_auf_der_seite_sagen() -> None:
    beilagen = Beilagen(beilagenbau.antworten(), beilagenbau.front())
    mit = pypdf.PdfReader(io.BytesIO(schreibe(beilagenbau.ergebnis(), beilagen)))
    text = _text(mit)
    for titel, gesagt, _, _ in abschnitte(beilagenbau.antworten()):
        for eines in (titel, *gesagt):
            assert re.sub(r"\s", "", gesetzt(eines)) in text
    assert "DervorliegendePlanistpunkt-4derFront:CO2-Minderung30,0tCO2e,Kapitalwert100.000,00€." in text
    assert text.count("kostetjedeweitereTonne") == 3
    assert "BeginnjederMaßnahmeinjedemPunkt" in text
    ohne = pypdf.PdfReader(io.BytesIO(schreibe(beilagenbau.ergebnis())))
    assert len(_von_art(mit, "/Figure")) == len(_von_art(ohne, "/Figure")) + 8  # the front, seven of the study
    assert "Sensitivität" not in _text(ohne)


def test_studie_eines_anderen_falls_gibt_kein_pdf() -> None:
    with pytest.raises(EingabeFehler):
        schreibe(beispiel.ergebnis(), Beilagen(front=beilagenbau.front()))


def test_boese_namen_bleiben_text() -> None:
    kurze = [text for text in BOESE if len(text) < 1000]
    name = " ; ".join((MARKUP, *kurze, "漢字 \x00\x0b Ende"))
    gedruckt = _text(schreibe(umbenannt(beispiel.ergebnis(), name)))
    for text in (MARKUP, *kurze):
        ohne = text.replace("🚲", "\ufffd").removeprefix("\u202e")  # no font has it: a sign says so
        if text != "شارع":  # letters join when they are set
            assert re.sub(r"\s", "", ohne) in gedruckt
    assert "\ufffd\ufffdEnde" in gedruckt


def test_endlose_namen_werden_umbrochen() -> None:
    seiten = pypdf.PdfReader(io.BytesIO(schreibe(umbenannt(beispiel.ergebnis(), "x" * 10_000)))).pages
    zeilen = [zeile for zeile in seiten[0].extract_text().splitlines() if "xxx" in zeile]
    assert zeilen
    assert max(map(len, zeilen)) < 150


def test_gleiche_plaene_geben_gleiche_bytes() -> None:
    assert schreibe(beispiel.ergebnis()) == schreibe(beispiel.ergebnis())


def test_die_norm_wird_wirklich_verlangt() -> None:
    with pytest.raises(typst.TypstError, match=r"PDF/UA-1 error: .*title"):
        satz.uebersetze("#sys.inputs.inhalt", "ohne Titel", TAG)
    bild = '#set document(title: "T")\n#image(bytes(sys.inputs.inhalt), format: "svg")'
    with pytest.raises(typst.TypstError, match="PDF/UA-1 error: missing alt text"):
        satz.uebersetze(bild, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', TAG)


def test_nur_was_keine_schrift_hat_wird_ersetzt() -> None:
    assert satz.darstellbar("Größe − 5 € → ✓ ₂ ≤ שלום") == "Größe − 5 € → ✓ ₂ ≤ שלום"
    assert satz.darstellbar("a💡b漢") == "a\ufffdb\ufffd"


@pytest.mark.parametrize(
    ("name", "gedruckt"),
    [
        ("1\ufe0f\u20e3 Photovoltaik", "1\ufffd Photovoltaik"),
        ("#\ufe0f\u20e3 *\ufe0f\u20e3 Rad", "#\ufffd *\ufffd Rad"),
        ("a\u20d7 b\u20dd C\u20e3", "a\ufffd b\ufffd C\ufffd"),
        ("Z\u0337\u0327\u20d2 Rad", "Z\ufffd Rad"),
        ("👨\u200d👩\u200d👧 👍🏽", "\ufffd \ufffd"),
        ('{"name": "\u20e3"}', '{"name": "\ufffd"}'),
        ("שָׁלוֹם g\u0303 J\u0301", "שָׁלוֹם g\u0303 J\u0301"),
    ],
)
def test_zeichen_werden_mit_dem_geprueft_was_an_ihnen_haengt(name: str, gedruckt: str) -> None:
    assert satz.darstellbar(name) == gedruckt


def test_zeichen_die_nur_einzeln_zu_zeigen_sind_verhindern_kein_pdf() -> None:
    name = "1\ufe0f\u20e3 a\u20d7 b\u20dd x\u0337\u0327 Z\u0337\u0327\u20d2 👨\u200d👩 Ende"
    gedruckt = _text(schreibe(umbenannt(beispiel.ergebnis(), name)))
    assert "1\ufffda\ufffdb\ufffdx\u0337\u0327" in gedruckt
    assert "Z\ufffd" in gedruckt


@pytest.mark.parametrize(("name", "gedruckt"), [("Ö α „1\u20e3“", "Öα„1\ufffd“"), ("Öα漢", "Ö\ufffd\ufffd")])
def test_was_die_probe_nicht_findet_kostet_marken_oder_fremde_buchstaben(
    name: str, gedruckt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(satz, "_fehlende", lambda _haufen: ())
    assert gedruckt in _text(schreibe(umbenannt(beispiel.ergebnis(), name)))


def test_ohne_typst_sagt_ein_satz_was_fehlt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UmgebungsFehler, match=r"pip install 'massnahmenplan\[pdf\]'\.$"):
        schreibe(beispiel.ergebnis())


def test_viele_massnahmen_bekommen_einen_zeitplan_je_feld(monkeypatch: pytest.MonkeyPatch) -> None:
    eines = beispiel.ergebnis()
    assert [bild.titel for bild in projektplan.daten(eines)["zeitplaene"]] == ["Zeitplan"]
    monkeypatch.setattr(projektplan, "_AUF_EINER_SEITE", 2)  # three measures in three fields
    assert len(projektplan.daten(eines)["zeitplaene"]) == 3


def test_nur_lange_tabellen_werden_am_seitenende_geteilt_und_die_einheit_hat_platz() -> None:
    def tabelle(zeilen: int) -> dict[str, Any]:
        return bausteine.tabelle(Tabelle("T", (Spalte("mit", "t CO2e", ist_zahl=True),), (("7,5",),) * zeilen))

    assert [tabelle(zeilen)["zusammen"] for zeilen in (12, 13)] == [True, False]
    assert tabelle(1)["spalten"][0]["gewicht"] == len("CO2e]")


def test_der_titel_einer_tabelle_steht_nicht_allein_am_seitenende() -> None:
    spalte = Spalte("Kopfzelle", "", ist_zahl=False)
    tabelle = bausteine.tabelle(Tabelle("Titelzeile", (spalte,), (("Zelle",),) * 20))
    rahmen = dict.fromkeys(("titel", "name", "zeitraum", "stand", "version", "pruefsumme"), "x")
    orte = []
    for davor in range(33, 38):  # lines above: from the table on the first page to the table on the second
        absaetze = [bausteine.absatz("Zeile")] * davor
        teile = [{"titel": "A", "bausteine": [*absaetze, tabelle]}]
        inhalt = satz.setze({**rahmen, "tag": [2026, 6, 1], "abschnitte": teile}, TAG)
        seiten = [seite.extract_text() for seite in pypdf.PdfReader(io.BytesIO(inhalt)).pages]
        ort = next(n for n, text in enumerate(seiten) if "Titelzeile" in text)
        assert "Kopfzelle" in seiten[ort], davor
        orte.append(ort)
    assert (orte[0], orte[-1]) == (0, 1)


def test_betraege_eines_rechenwegs_stehen_rechts() -> None:
    bloecke = abschnitte_auf_papier.foerdermix(foerdermix.daten(beispiel.ergebnis()))
    rechenweg = next(block for block in bloecke if block.get("titel") == "Rechenweg")
    assert [(s["titel"], s["rechts"]) for s in rechenweg["spalten"]] == [
        *(("Schritt", False), ("Betrag", True), ("Fundstelle", False))
    ]


def test_hohe_schaubilder_werden_auf_die_seite_verkleinert() -> None:
    def bild(hoehe: int) -> dict[str, Any]:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="960" height="{hoehe}" role="img"></svg>'
        return bausteine.bild(Schaubild("k", "T", "Text", svg, (), ()))

    assert [bild(hoehe)["hoch"] for hoehe in (1199, 1201)] == [False, True]
