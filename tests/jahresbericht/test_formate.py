"""The draft in Markdown and Word, the workbook, the data: the same figures, and every text stays text."""

import io
import json
import re
import sys
from typing import Any

import docx
import openpyxl
import pytest

import massnahmenplan as mp
from massnahmenplan.bericht.jahresbericht import daten, dokument, mappe, markdown
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.jahresbericht.zweijahre import GEMELDET_2027, fall, inhalt, nach_zwei_jahren, nachher, vorher

Tabellen = dict[str, list[list[str]]]
BOESE = "=1+1 | <b>x</b> *a* [b](c) `d` # 💡"
STELLEN = {
    **dict.fromkeys(("kosten_eur", "bewilligt_eur", "auszahlung_eur"), (2, " €")),
    **{"minderung_t": (1, ""), "endenergie_kwh": (0, "")},
}
TITEL = {
    "kosten_eur": "Ausgaben",
    "bewilligt_eur": "Bewilligte Zuschüsse",
    "auszahlung_eur": "Ausgezahlte Zuschüsse",
    "minderung_t": "Minderung in t CO2e",
    "endenergie_kwh": "Eingesparte Endenergie in kWh",
}


@pytest.fixture(scope="module")
def bericht() -> Jahresbericht:
    return mp.jahresbericht(nach_zwei_jahren(), 2028, vorher())


@pytest.fixture(scope="module")
def als_daten(bericht: Jahresbericht) -> dict[str, Any]:
    gelesen: dict[str, Any] = json.loads(daten.schreibe(bericht))
    return gelesen


@pytest.fixture(scope="module")
def tabellen(bericht: Jahresbericht) -> Tabellen:
    return _tabellen(bericht)


def _tabellen(bericht: Jahresbericht) -> Tabellen:
    """Return the tables of the Markdown: title -> rows without heading, as a reader sees them."""
    gefunden: Tabellen = {}
    titel = ""
    for zeile in markdown.schreibe(bericht).decode().splitlines():
        if zeile.startswith("**"):
            titel = _lesbar(zeile)
        elif zeile.startswith("| "):
            gefunden.setdefault(titel, []).append([_lesbar(z) for z in re.split(r"(?<!\\)\|", zeile)[1:-1]])
    return {name: zeilen[2:] for name, zeilen in gefunden.items()}


def _lesbar(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip().strip("*"))


def _deutsch(wert: str | None, stellen: int, einheit: str) -> str:
    """Return a figure of the data as Germans write it, by a way of its own."""
    if wert is None:
        return "–"
    zahl = f"{float(wert):,.{stellen}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return zahl.replace("-", "−") + einheit


def _sechs(eintrag: dict[str, Any], groesse: str) -> list[str]:
    """Return planned, reported and deviation of year and time so far, as the draft has to show them."""
    zellen = []
    for zeit in ("jahr", "bisher"):
        v = eintrag[groesse][zeit]
        for feld in ("soll", "ist", "abweichung"):
            offen = feld == "ist" and v["ist"] is None and v["ohne_meldung"]
            zellen.append("nicht gemeldet" if offen else _deutsch(v[feld], *STELLEN[groesse]))
    return zellen


@pytest.mark.parametrize("groesse", list(STELLEN))
def test_jede_zahl_je_massnahme_steht_in_den_daten(
    groesse: str, tabellen: Tabellen, als_daten: dict[str, Any]
) -> None:
    *zeilen, summe = tabellen[f"{TITEL[groesse]} je Maßnahme"]
    je_kennung = {m["massnahme"]: m for m in als_daten["massnahmen"]}
    assert zeilen
    for kennung, name, *zahlen in zeilen:
        assert name == je_kennung[kennung]["name"]
        assert zahlen == _sechs(je_kennung[kennung], groesse)
    assert summe[2:] == _sechs(als_daten["gesamt"], groesse)
    bewegte = {
        k for k, m in je_kennung.items() if float(m[groesse]["bisher"]["soll"]) or m[groesse]["bisher"]["ist"]
    }
    assert {zeile[0] for zeile in zeilen} <= bewegte


@pytest.mark.parametrize("groesse", list(STELLEN))
def test_jede_zahl_je_feld_und_traeger_steht_in_den_daten(
    groesse: str, tabellen: Tabellen, als_daten: dict[str, Any]
) -> None:
    quellen = {"Handlungsfeld": "je_handlungsfeld"}
    if groesse == "kosten_eur":
        quellen["Kostenträger"] = "je_traeger"
    for was, quelle in quellen.items():
        erwartet = [
            [
                s["name"],
                str(s["anzahl"]),
                *_sechs(s, groesse),
                str(len(s[groesse]["bisher"]["ohne_meldung"]) or "–"),
            ]
            for s in als_daten[quelle]
            if s["anzahl"]
        ]
        assert tabellen[f"{TITEL[groesse]} je {was}"] == erwartet


def test_indikatoren_wie_in_den_daten(tabellen: Tabellen, als_daten: dict[str, Any]) -> None:
    einheiten = {"Maßnahmen": (0, ""), "EUR": (2, " €"), "t CO2e": (1, ""), "kWh": (0, "")}
    for einheit, schreibweise in einheiten.items():
        erwartet = [
            (i["name"], _deutsch(i["soll"], *schreibweise), _deutsch(i["ist"], *schreibweise))
            for i in als_daten["indikatoren"]
            if i["einheit"] == einheit
        ]
        zeilen = tabellen[f"Indikatoren [{einheit}]"]
        assert [(z[0], z[1], z[2].replace("nicht gemeldet", "–")) for z in zeilen] == erwartet


def test_fristen_und_mittelbedarf_wie_in_den_daten() -> None:
    erstes = mp.jahresbericht(nachher(), 2027, vorher())
    gezeigt, erwartet = _tabellen(erstes), daten.als_daten(erstes)
    assert [zeile[3] for zeile in gezeigt["Fristen 2028"]] == [f["text"] for f in erwartet["fristen"]]
    felder = ("ausgaben", "schuldendienst", "zuschuesse", "kredite", "eigenmittel", "ansatz", "rest_vorjahr")
    assert [zeile[2:] for zeile in gezeigt["Mittelbedarf 2028 je Kostenträger"]] == [
        [_deutsch(b[f"{feld}_eur"], 2, " €") for feld in felder] for b in erwartet["mittelbedarf"]
    ]
    assert [(zeile[0], zeile[3]) for zeile in gezeigt["Davon Investitionen je Maßnahme 2028"]] == [
        (z["massnahme"], _deutsch(z["kosten_eur"], 2, " €")) for z in erwartet["zahlungen"]
    ]


def test_zielpfad_wie_in_den_daten(tabellen: Tabellen, als_daten: dict[str, Any]) -> None:
    felder = ("minderung_soll_t", "minderung_neu_t", "ohne_plan_t", "soll_t", "neu_t")
    assert tabellen["Zielpfad"] == [
        [str(jahr["jahr"]), *(_deutsch(jahr[feld], 1, "") for feld in felder)] for jahr in als_daten["pfad"]
    ]


def test_alle_abschnitte_und_was_ein_mensch_ergaenzt(bericht: Jahresbericht) -> None:
    text = markdown.schreibe(bericht).decode()
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        *(
            "Kurzfassung",
            "Stand je Maßnahme",
            "Abweichungen und Gründe",
            "Geld",
            "CO2 und Energie",
            "Fristen 2029",
        ),
        *("Mittelbedarf 2029", "Gestrichene, zusammengelegte und zurückgestellte Maßnahmen"),
        *("Gebiet und Management", "Offene Punkte"),
    ]
    assert text.count("[bitte ergänzen: ") == 8


def test_abweichung_nennt_grund_und_beschluss(tabellen: Tabellen) -> None:
    zeilen = tabellen["Abweichungen bis Ende 2028"]
    assert [
        "dach",
        "Maßnahme dach",
        "Ausgaben",
        "50.000,00 €",
        "52.000,01 €",
        "2.000,01 €",
        "Asbest",
        "–",
    ] in zeilen
    assert ["rad", "Maßnahme rad", "fertig", "2028", "2029", "–", "Grunderwerb", "–"] in zeilen
    assert tabellen["Gestrichene, zusammengelegte und zurückgestellte"] == [
        ["park", "Maßnahme park", "verworfen", "–", "–", "Fläche verkauft", "Rat 12/2027"]
    ]


def _boeser_bericht() -> Jahresbericht:
    stand = GEMELDET_2027[0] | {"grund": BOESE + "\x00\n- Punkt"}
    eingabe = fall([stand])
    namen = {m.id: m.model_copy(update={"name": BOESE}) for m in eingabe.massnahmen}
    projekt = eingabe.projekt.model_copy(update={"name": BOESE, "hinweis": "1. " + BOESE})
    return mp.jahresbericht(
        inhalt(eingabe.model_copy(update={"massnahmen": tuple(namen.values()), "projekt": projekt})), 2027
    )


def test_text_bleibt_in_markdown_text() -> None:
    from markdown_it import MarkdownIt

    text = markdown.schreibe(_boeser_bericht()).decode()
    leser = MarkdownIt("commonmark", {"html": True}).enable("table")
    arten = {teil.type for block in leser.parse(text) for teil in (block, *(block.children or ()))}
    assert (
        arten & {"html_block", "html_inline", "link_open", "code_inline", "em_open", "ordered_list_open"} == set()
    )
    assert "=1+1 | <b>x</b> *a* [b](c) `d` # 💡" in "".join(
        teil.content for block in leser.parse(text) for teil in block.children or () if teil.type == "text"
    )


def test_text_bleibt_in_der_mappe_text() -> None:
    buch = openpyxl.load_workbook(io.BytesIO(mappe.schreibe(_boeser_bericht())))
    zellen = [zelle for blatt in buch for zeile in blatt.iter_rows() for zelle in zeile]
    assert not [zelle for zelle in zellen if zelle.data_type == "f" or zelle.hyperlink]
    assert any(zelle.value == BOESE for zelle in zellen)


def test_text_bleibt_im_dokument_text() -> None:
    gelesen = docx.Document(io.BytesIO(dokument.schreibe(_boeser_bericht())))
    zellen = [zelle.text for tabelle in gelesen.tables for zeile in tabelle.rows for zelle in zeile.cells]
    assert BOESE in zellen
    assert f"{BOESE} - Punkt" in zellen
    assert gelesen.paragraphs[0].text == f"Jahresbericht 2027: {BOESE}"


def test_dokument_und_markdown_sagen_dasselbe(bericht: Jahresbericht, tabellen: Tabellen) -> None:
    gelesen = docx.Document(io.BytesIO(dokument.schreibe(bericht)))
    aus_word = [[[z.text for z in zeile.cells] for zeile in t.rows][1:] for t in gelesen.tables]
    assert aus_word == list(tabellen.values())
    assert sum(absatz.text.startswith("[bitte ergänzen: ") for absatz in gelesen.paragraphs) == 8


def test_mappe_hat_zahlen_und_sagt_was_fehlt(bericht: Jahresbericht) -> None:
    blatt = openpyxl.load_workbook(io.BytesIO(mappe.schreibe(bericht)))["Ausgaben"]
    zeilen = {zeile[0]: zeile[2:8] for zeile in blatt.iter_rows(values_only=True) if zeile[0]}
    assert zeilen["dach"] == (50000, 52000.01, 2000.01, 50000, 52000.01, 2000.01)
    assert zeilen["rad"] == (90000, "nicht gemeldet", None, 120000, 31500, 1500)


def test_gleiche_berichte_geben_gleiche_bytes(bericht: Jahresbericht) -> None:
    for schreibe in (mappe.schreibe, dokument.schreibe, markdown.schreibe):
        assert schreibe(bericht) == schreibe(bericht)


def test_ohne_python_docx_sagt_ein_satz_was_fehlt(monkeypatch: pytest.MonkeyPatch, bericht: Jahresbericht) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UmgebungsFehler, match=r"massnahmenplan\[office\]"):
        dokument.schreibe(bericht)
