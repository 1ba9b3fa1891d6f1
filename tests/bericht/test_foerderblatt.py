"""The sheet for the owner and the table on the terminal, from small enquiries."""

from datetime import date
from html import escape
from typing import Any

import pytest
from markdown_it import MarkdownIt

from massnahmenplan.bericht.foerdercheck import blatt as foerderblatt
from massnahmenplan.bericht.foerdercheck import konsole
from massnahmenplan.ergebnis.foerderauskunft import Foerderauskunft
from massnahmenplan.foerdercheck import pruefe_foerderung
from tests.fallbau import baue_fall, massnahme, programm

DEZEMBER = date(2026, 12, 15)


def frage(
    *programme: Any, mit_verlauf: bool = False, m: dict[str, Any] | None = None, **rest: Any
) -> Foerderauskunft:
    fall = baue_fall([massnahme("A", **({"art": "led"} | (m or {})))], programme=list(programme), **rest)
    return pruefe_foerderung(fall, DEZEMBER, mit_verlauf=mit_verlauf)


def blatt(antwort: Foerderauskunft) -> str:
    (inhalt,) = foerderblatt.schreibe(antwort).values()
    return inhalt.decode()


FRISTEN = {
    "startsperre": "antrag", "bewilligungszeitraum_monate": 24, "nachweis_monate": 6, "zweckbindung_jahre": 10,
}  # fmt: skip


def test_ganzes_blatt() -> None:
    """40 % of 100,000; the version ends on 31.3.2027, building is done on 31.12.2027."""
    p = programm("p", gilt_bis="2027-03-31", fristen=FRISTEN, bedingungen=["Das Licht ist dimmbar."])
    assert (
        blatt(frage(p, mit_verlauf=True))
        == """\
# Förderung: Maßnahme A

Für: Stadt. Maßnahme A. Bei Antrag am 15.12.2026.

| | |
|---|---:|
| Kosten | 100.000,00 € |
| Zuschuss p | −40.000,00 € |
| **Eigenmittel** | **60.000,00 €** |

## p

Geber: Bund. Rechtsgrundlage: Prüffall.

| Rechnung | Betrag | Stelle |
|---|---:|---|
| Investition (nominal) | 100.000,00 € | Planungsfall |
| Grundsatz 40 % |  | 1 |
| 40 % von 100.000 € | 40.000,00 € | 1 |
| Zuschuss | 40.000,00 € | Prüffall |

**Was bis wann zu tun ist**

- Antrag: am 15.12.2026 (so nur bis 31.03.2027), vor Baubeginn
- Bewilligung: voraussichtlich 15.12.2026
- Bau: 01.01.2027 bis 31.12.2027, fertig spätestens 15.12.2028
- Nachweis: bis 30.06.2028
- Behalten: bis 31.12.2037 (Zweckbindung)
- Auszahlung: 2027 40.000 €

**Bedingungen**

- Das Licht ist dimmbar.

Sicherheit der Angaben: im amtlichen Text gelesen (V1).
Quelle: Prüffall (Stand 01.01.2026).

## Andere Möglichkeiten

| Förderung | Zuschuss | Eigenmittel |
|---|---:|---:|
| ohne Förderung | 0,00 € | 100.000,00 € |

## Jetzt oder später?

Nicht warten: spätestens am 31.03.2027 beantragen, danach kostet es 40.000 € mehr.

---

Diese Auskunft ist eine Rechnung nach dem genannten Stand der Quellen, keine Zusage und keine Rechts- oder \
Steuerberatung. Über den Antrag entscheidet der Fördergeber.
"""
    )


def test_ohne_foerderung_stehen_die_gruende_da() -> None:
    text = blatt(frage(programm("p", gilt_bis="2026-06-30")))
    assert "An diesem Tag gibt es keine Förderung, die sich rechnet." in text
    assert "- p: Am 15.12.2026 gilt keine Fassung. Anträge waren bis 30.06.2026 möglich." in text
    assert "Andere Möglichkeiten" not in text


def test_varianten_stehen_auf_demselben_blatt() -> None:
    antwort = frage(programm("p"), varianten=[{"massnahme": "A", "id": "gross", "investition_eur": 200000}])
    assert list(foerderblatt.schreibe(antwort)) == ["foerderblatt_A.md"]
    assert "| gross | 200.000,00 € | 80.000,00 € | 120.000,00 € |" in blatt(antwort)


def test_fremder_text_bringt_tabelle_und_ueberschrift_nicht_durcheinander() -> None:
    p = programm("p", satz={"grund": "0.4", "stelle": "Nr. 1 | a\n\n# b"})
    text = blatt(frage(p, m={"name": "LED\x1b[31m\n# rot"}))
    assert text.splitlines()[0] == "# Förderung: LED \\[31m \\# rot"
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.count("<h1>") == 1
    assert "<td>Nr. 1 | a # b</td>" in html


def test_kein_feld_wird_im_blatt_zu_auszeichnung() -> None:
    boese = "1. <script>x</script> <img onerror=x> ![b](c) [d](e) `f` *g* **h** _i_ | <http://j.de> &lt;"
    satz = {"grund": "0.4", "stelle": boese}
    p = programm("p", satz=satz, bedingungen=[boese, f"- {boese}"], rechtsgrundlage=boese, quelle=boese)
    antwort = frage(
        p | {"name": boese, "geber": boese}, m={"name": boese}, stadt={"name": boese},
        varianten=[{"massnahme": "A", "id": "gross", "name": boese, "investition_eur": 200000}],
    )  # fmt: skip
    bloecke = MarkdownIt("commonmark", {"html": True}).enable("table").parse(blatt(antwort))
    teile = [teil for block in bloecke for teil in (block, *(block.children or ()))]
    verboten = {"html_block", "html_inline", "image", "link_open", "code_inline", "em_open", "ordered_list_open"}
    assert {teil.type for teil in teile} & verboten == set()
    fett = {teile[n + 1].content for n, teil in enumerate(teile) if teil.type == "strong_open"}
    assert fett == {"Eigenmittel", "60.000,00 €", "Was bis wann zu tun ist", "Bedingungen"}
    inhalt = " ".join(teil.content for teil in teile if teil.type == "text")
    # heading, payer, grant; programme, donor, law, two clauses, two conditions, source; package, two variants
    assert inhalt.count(boese) >= 12


def test_konsole_nennt_kredit_betrieb_und_bedingung() -> None:
    kredit = {"laufzeit_jahre": 20, "tilgungsfrei_jahre": 3, "stelle": "Merkblatt"}
    strom = {"jahre": 20, "menge": "mwh", "zonen": [{"ct_kwh": 5}], "stelle": "EEG"}
    antwort = frage(
        programm("kfw", kredit=kredit, satz={"grund": "0.1", "stelle": "1"}),
        programm("eeg", satz=None, betrieb=strom), m={"kennwerte": {"mwh": 10}},
    )  # fmt: skip
    text = konsole.einzelheiten(antwort, 1)
    # 10 % of a loan of 100,000; 20 × 500 EUR of operating aid
    assert "  1 eeg + kfw                      10.000 €      90.000 €      80.000 € V1\n" in text
    einzeilig = " ".join(text.split())
    assert "eeg 10.000 € (Betriebsförderung); kfw 10.000 € (Tilgungszuschuss); Kredit bis 100.000 €" in einzeilig
    assert "Barwert ohne Betriebsförderung 90.000 €" in einzeilig
    assert "20 Jahre Laufzeit, 3 tilgungsfrei), nach Tilgungszuschuss zurückzuzahlen 90.000 €" in einzeilig
    assert "Der Zins steht erst bei der Zusage fest" in einzeilig
    assert "20 Raten von 2028 bis 2047, die erste 500 €" in einzeilig
    assert "                   dazu Betriebsförderung 10.000 €" in konsole.uebersicht(antwort)


def test_konsole_zaehlt_pakete_die_nicht_gezeigt_werden() -> None:
    antwort = frage(*(programm(f"p{nummer}") for nummer in range(4)), m={"investition_eur": 100000})
    text = konsole.einzelheiten(antwort, 0)
    (auskunft,) = antwort.massnahmen
    assert len(auskunft.pakete) == 4 + 6 + 4 + 1  # three pay all the cost, nothing is left for a fourth
    assert "    … 15 Pakete insgesamt: --json zeigt alle" in text
    assert " 15 ohne Förderung" in text


def test_warten_kann_sich_lohnen() -> None:
    text = konsole.verlaeufe(frage(programm("p", gilt_ab="2027-05-01"), mit_verlauf=True))
    assert (
        "Warten lohnt sich: Ein Antrag vom 01.05.2027 bis 15.12.2028 kostet 40.000 €\nweniger als am 15.12.2026."
    ) in text
    assert "  p möglich\n" in text


@pytest.mark.parametrize(
    ("startsperre", "text"),
    [
        ("antrag", "am 15.12.2026 (kein Ende bekannt), vor Baubeginn"),
        (
            "bewilligung",
            "am 15.12.2026 (kein Ende bekannt), Baubeginn erst nach dem Bescheid, sonst ist die Förderung "
            "verloren",
        ),
        ("keine", "am 15.12.2026 (kein Ende bekannt), auch nach Baubeginn möglich"),
    ],
)
def test_was_vor_dem_baubeginn_liegen_muss_sagt_die_startsperre(startsperre: str, text: str) -> None:
    antwort = frage(programm("p", fristen={"startsperre": startsperre, "vorlauf_monate": 3}))
    assert f"- Antrag: {text}\n" in blatt(antwort)
    assert f"Antrag {text} Bewilligung" in " ".join(konsole.einzelheiten(antwort, 1).split())


def test_zahlungsstrom_steht_mit_allen_raten_auf_dem_blatt_und_ohne_bewilligung() -> None:
    """10 MWh × 5 ct = 500 EUR a year; commissioning on 31.12.2027."""
    strom = {"jahre": 20, "menge": "mwh", "zonen": [{"ct_kwh": 5}], "stelle": "EEG"}
    fristen = {"startsperre": "keine", "massgeblich": "inbetriebnahme"}
    text = blatt(frage(programm("eeg", satz=None, betrieb=strom, fristen=fristen), m={"kennwerte": {"mwh": 10}}))
    assert "- Antrag: zur Inbetriebnahme, hier 31.12.2027\n- Bau: " in text
    assert "- Auszahlung: 20 Raten von 2028 bis 2047, die erste 500 €\n" in text
    assert "Bewilligung" not in text


@pytest.mark.parametrize(
    ("ende", "rat"),
    [
        ("2027-12-14", "Nicht warten: spätestens am 14.12.2027 beantragen, danach kostet es 40.000 € mehr."),
        ("2027-12-15", "Zeit bis 15.12.2027: bis dahin beantragen, danach kostet es 40.000 € mehr."),
    ],
)
def test_eilig_ist_nur_ein_verlust_in_den_naechsten_zwoelf_monaten(ende: str, rat: str) -> None:
    assert f"\n{rat}\n" in blatt(frage(programm("p", gilt_bis=ende), mit_verlauf=True))


def test_rat_auf_dem_blatt_nennt_auch_das_ende_einer_angabe_des_traegers() -> None:
    boni = [{"wenn": {"merkmale": "arm"}, "punkte": "0.1", "stelle": "2"}]
    stadt = {"merkmale": ["arm"], "merkmale_bis": {"arm": "2027-05-31"}}
    p = programm("p", satz={"grund": "0.4", "boni": boni, "stelle": "1"})
    text = blatt(frage(p, mit_verlauf=True, stadt=stadt))
    assert "- Antrag: am 15.12.2026 (so nur bis 31.05.2027), vor Baubeginn" in text
    assert "Nicht warten: spätestens am 31.05.2027 beantragen, danach kostet es 10.000 € mehr." in text


@pytest.mark.parametrize(
    "name", ["a *b* `c`", "<b>x</b> [y](z)", "1_000_000 & ~~weg~~", "x #", "a\\*b", "![u](v)"]
)
def test_ueberschrift_zeigt_den_namen_wie_er_ist(name: str) -> None:
    p = programm("p") | {"name": name}
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(blatt(frage(p, m={"name": name})))
    gezeigt = escape(name, quote=False)
    assert f"<h1>Förderung: {gezeigt}</h1>" in html
    assert f"<h2>{gezeigt}</h2>" in html


def test_uebersicht_nennt_die_sicherheit_des_schwaechsten_teils_in_achtzig_spalten() -> None:
    schwach = programm("schwaches_programm_mit_langem_namen", sicherheit="offen")
    antwort = frage(programm("a"), schwach, m={"investition_eur": 90_000_000})
    kopf, zeile = konsole.uebersicht(antwort).splitlines()[2:4]
    assert kopf.index("Sich.") == zeile.rindex("offen") == 75
    assert len(zeile) == 80
