"""A study that cannot be run says why, where, and what to do, all at once."""

import re
from pathlib import Path

import pytest

import massnahmenplan as mp
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.laeufe import laeufe, stichproben, veraendere
from massnahmenplan.sensitivitaet.lesen import lies, lies_studie
from massnahmenplan.sensitivitaet.studie import Entwurfsart, Studie

BEISPIEL = Path(__file__).parents[2] / "beispiele" / "altchemnitz"
GUT = """\
name: Probe
entwurf: {art: einzeln}
stellgroessen:
  - id: bau
    art: investition
    fuer: gruen
    werte: [90 %, "1,2"]
  - id: zins
    art: diskontsatz
    von: 2 %
    bis: 4 %
szenarien:
  - id: alles
    werte: {bau: 2, zins: 5 %}
"""


@pytest.fixture(scope="module")
def fall() -> Planungsfall:
    return mp.lies_fall(BEISPIEL)


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("studien")


def befunde(ordner: Path, fall: Planungsfall, text: str) -> list[tuple[str, int | None, str | None, str]]:
    """Return code, line, field, and text with remedy of every finding."""
    datei = ordner / "studie.yaml"
    datei.write_text(text, encoding="utf-8")
    with pytest.raises(EingabeFehler) as fehler:
        lies(datei, fall)
    return [
        (b.kennung, b.stelle.zeile if b.stelle else None, b.feld, f"{b.text} → {b.abhilfe}")
        for b in fehler.value.befunde
    ]


def test_liest_zahlen_wie_sie_geschrieben_werden(ordner: Path, fall: Planungsfall) -> None:
    datei = ordner / "gut.yaml"
    datei.write_text(GUT, encoding="utf-8")
    lesung = lies(datei, fall)
    assert lesung.hinweise == ()
    assert [str(w) for w in lesung.studie.stellgroessen[0].werte] == ["0.9", "1.2"]
    assert lesung.studie.entwurf[0].art is Entwurfsart.EINZELN
    assert Studie.model_validate_json(lesung.studie.model_dump_json()) == lesung.studie


FEHLER: list[tuple[str, str, tuple[str, int, str | None, str]]] = [
    ("name: Probe\n", "", ("E202", 1, "name", "fehlt")),
    ("name: Probe", "name: Probe\nsat: 1", ("E026", 2, "sat", "Meinten Sie „saat“?")),
    ("name: Probe", "name: Probe\nsaat: viele", ("E201", 2, "saat", "keine Zahl")),
    ("{art: einzeln}", "[]", ("E202", 2, "entwurf", "fehlt")),
    ("{art: einzeln}", "einzeln", ("E207", 2, "entwurf", "Liste erwartet")),
    ("{art: einzeln}", "{art: einzel}", ("E203", 2, "entwurf[1].art", "Meinten Sie „einzeln“?")),
    ("{art: einzeln}", "{art: lhs}", ("E408", 2, "entwurf[1].anzahl", "anzahl: 64")),
    ("{art: einzeln}", "{art: einzeln, anzahl: 4}", ("E408", 2, "entwurf[1].anzahl", "Löschen")),
    ("{art: einzeln}", "{art: sobol, anzahl: 100}", ("E408", 2, "entwurf[1].anzahl", "Zweierpotenz")),
    ("{art: einzeln}", "{art: morris, anzahl: 5, stufen: 5}", ("E408", 2, "entwurf[1].stufen", "gerade")),
    ("{art: einzeln}", "{art: sobol, anzahl: 65536}", ("E409", 2, "entwurf[1].art", "262144 Läufe")),
    ("{art: einzeln}", "{art: einzeln, stellgroessen: baue}", ("E407", 2, "entwurf[1].stellgroessen", "„bau“?")),
    ("{art: einzeln}", "{art: szenarien, szenarien: alle}", ("E407", 2, "entwurf[1].szenarien", "„alles“?")),
    ("    art: investition\n", "", ("E202", 4, "stellgroessen[bau].art", "fehlt")),
    ("art: investition", "art: investitionen", ("E203", 5, "stellgroessen[bau].art", "„investition“?")),
    ("    fuer: gruen\n", "", ("E400", 4, "stellgroessen[bau].fuer", "fehlt bei art: investition")),
    ("fuer: gruen", "fuer: grun", ("E403", 6, "stellgroessen[bau].fuer", "„gruen“?")),
    ("fuer: gruen", "fuer: gruen\n    jahre: 2028", ("E400", 7, "stellgroessen[bau].jahre", "bei haushalt")),
    ("fuer: gruen", "fuer: gruen\n    wie: zuschlag", ("E400", 7, "stellgroessen[bau].wie", "Erlaubt: faktor")),
    ("    werte: [90 %, \"1,2\"]\n", "", ("E401", 4, "stellgroessen[bau]", "Genau eines angeben")),
    ("fuer: gruen", "fuer: gruen\n    von: 1\n    bis: 2", ("E401", 7, "stellgroessen[bau].von", "doppelt")),
    ("\"1,2\"]", "1.234]", ("E051", 7, "stellgroessen[bau].werte[2]", "mehrdeutig")),
    ("\"1,2\"]", "-1]", ("E410", 7, "stellgroessen[bau].werte", "-1: investition_eur: darf nicht negativ sein")),
    ("\"1,2\"]", "viel]", ("E405", 7, "stellgroessen[bau].werte", "viel: ist keine Zahl")),
    ("\"1,2\"]", "2]\n    gewichte: [1]", ("E401", 8, "stellgroessen[bau].gewichte", "2 Gewichte")),
    ("\"1,2\"]", "2]\n    gewichte: [0, 0]", ("E401", 8, "stellgroessen[bau].gewichte", "alle 0")),
    ("    bis: 4 %\n", "", ("E401", 8, "stellgroessen[zins].bis", "beide Enden")),
    ("bis: 4 %", "bis: 2 %", ("E406", 11, "stellgroessen[zins].bis", "über von")),
    (
        "bis: 4 %",
        "bis: 4 %\n    schrittweite: 1e-5",
        ("E409", 12, "stellgroessen[zins].schrittweite", "Größere Schritte"),
    ),
    (
        "von: 2 %\n    bis: 4 %",
        "verteilung: {art: dreieck, von: 1 %, haeufigster: 5 %, bis: 4 %}",
        ("E406", 10, "stellgroessen[zins].verteilung.haeufigster", "nicht zwischen"),
    ),
    (
        "von: 2 %\n    bis: 4 %",
        "verteilung: {art: normal, mittel: 3 %, streuung: 0}",
        ("E204", 10, "stellgroessen[zins].verteilung.streuung", "mehr als 0"),
    ),
    (
        "von: 2 %\n    bis: 4 %",
        "verteilung: {art: normal, mittel: 3 %, streuung: 1 %, von: 20 %}",
        ("E406", 10, "stellgroessen[zins].verteilung.bis", "keine Werte"),
    ),
    (
        "von: 2 %\n    bis: 4 %",
        "verteilung: {art: glocke}",
        ("E203", 10, "stellgroessen[zins].verteilung", "dreieck"),
    ),
    ("bis: 4 %", "bis: 200 %", ("E410", 10, "stellgroessen[zins].von", "diskontsatz: ist größer als 1")),
    ("szenarien:\n", "szenarien:\n  - {id: Alles, werte: {bau: 1}}\n", ("E402", 14, "szenarien[alles].id", "dop")),
    ("{bau: 2,", "{baue: 2,", ("E407", 14, "szenarien[alles].werte.baue", "„bau“?")),
    ("zins: 5 %}", "zins: 500 %}", ("E410", 14, "szenarien[alles].werte.zins", "größer als 1")),
    ("{bau: 2, zins: 5 %}", "{}", ("E204", 14, "szenarien[alles].werte", "mindestens 1")),
    (
        "art: diskontsatz\n    von: 2 %\n    bis: 4 %",
        "art: szenario",
        ("E403", 8, "stellgroessen[zins].fuer", "keine Szenarien"),
    ),
    *(
        (
            "art: diskontsatz\n    von: 2 %\n    bis: 4 %",
            f"art: wert\n    pfad: {pfad}\n    werte: [2035]",
            ("E404", 10, "stellgroessen[zins].pfad", text),
        )
        for pfad, text in (
            ("projekt.beginn", "legt die Jahre fest"),
            ("projekt.raster", "legt die Jahre fest"),
            ("massnahmen[*].id", "id sagt, welche Zeile von massnahmen"),
            ("haushalt[*].jahr", "jahr sagt, welche Zeile von haushalt"),
        )
    ),
    (
        "art: investition\n    fuer: gruen",
        "art: haushalt\n    fuer: alle\n    jahre: [1999]",
        ("E403", 7, "stellgroessen[bau].jahre", "keinen Ansatz in haushalt"),
    ),
    ("fuer: gruen", "fuer: grun", ("E403", 6, "stellgroessen[bau].fuer", "„grun“")),
    (
        "{art: einzeln}",
        "[{art: lhs, anzahl: 60000}, {art: lhs, anzahl: 60000}]",
        ("E409", 2, "entwurf[2].art", "zusammen geben 120000 Läufe"),
    ),
    (
        "art: diskontsatz\n    von: 2 %\n    bis: 4 %",
        "art: wert\n    pfad: projekt.diskontsaz\n    werte: 1",
        ("E404", 10, "stellgroessen[zins].pfad", "„diskontsatz“?"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("alt", "neu", "erwartet"), FEHLER, ids=[f"{e[0]}-{n[:40]!r}" for _, n, e in FEHLER])
def test_ein_fehler_ein_befund(
    ordner: Path, fall: Planungsfall, alt: str, neu: str, erwartet: tuple[str, int, str | None, str]
) -> None:
    assert alt in GUT
    (befund,) = befunde(ordner, fall, GUT.replace(alt, neu, 1))
    assert befund[:3] == erwartet[:3]
    assert erwartet[3] in befund[3]


def test_alle_fehler_kommen_auf_einmal(ordner: Path, fall: Planungsfall) -> None:
    text = (
        GUT.replace("art: einzeln", "art: einzel").replace("von: 2 %", "von: zwei").replace("id: bau", "id: b u")
    )
    assert [(kennung, zeile) for kennung, zeile, *_ in befunde(ordner, fall, text)] == [
        ("E203", 2),
        ("E205", 4),
        ("E201", 10),
    ]


def test_was_nichts_aendert_ist_ein_hinweis(ordner: Path, fall: Planungsfall) -> None:
    datei = ordner / "ohne.yaml"
    datei.write_text(GUT.replace("art: investition", "art: ertrag"), encoding="utf-8")
    (hinweis,) = lies(datei, fall).hinweise
    assert (hinweis.kennung, hinweis.feld) == ("W400", "stellgroessen[bau]")


@pytest.mark.parametrize(
    ("alt", "neu", "feld", "text"),
    [
        ('[90 %, "1,2"]', "[80]", "stellgroessen[bau].werte", "Meinten Sie 80 %?"),
        ('werte: [90 %, "1,2"]', "von: 0,9\n    bis: 12,5", "stellgroessen[bau].von", "Meinten Sie 12,5 %?"),
        ("{bau: 2,", "{bau: 20,", "szenarien[alles].werte.bau", "Meinten Sie 20 %?"),
    ],
)
def test_ein_faktor_ohne_prozentzeichen_ist_ein_hinweis(
    ordner: Path, fall: Planungsfall, alt: str, neu: str, feld: str, text: str
) -> None:
    assert alt in GUT
    datei = ordner / "weit.yaml"
    datei.write_text(GUT.replace(alt, neu), encoding="utf-8")
    (hinweis,) = lies(datei, fall).hinweise
    assert (hinweis.kennung, hinweis.feld) == ("W402", feld)
    assert hinweis.stelle is not None
    assert text in (hinweis.abhilfe or "")


def test_ein_einziger_wert_wird_immer_gezogen(ordner: Path, fall: Planungsfall) -> None:
    datei = ordner / "einer.yaml"
    text = GUT.replace('[90 %, "1,2"]', "90 %").replace("{art: einzeln}", "{art: lhs, anzahl: 5}")
    datei.write_text(text, encoding="utf-8")
    (hinweis,) = lies(datei, fall).hinweise
    assert (hinweis.kennung, hinweis.feld) == ("W401", "entwurf[1].stellgroessen")
    assert "gesetzt, weil es nur einen Wert gibt: bau" in hinweis.text
    datei.write_text(text.replace("anzahl: 5", "anzahl: 5, stellgroessen: zins"), encoding="utf-8")
    assert lies(datei, fall).hinweise == ()


@pytest.mark.parametrize("inhalt", ["", "null\n", "- a\n", "name: [\n", "name: S\0\n"])
def test_was_keine_studie_ist(ordner: Path, fall: Planungsfall, inhalt: str) -> None:
    datei = ordner / "keine.yaml"
    datei.write_text(inhalt, encoding="utf-8")
    with pytest.raises(EingabeFehler) as fehler:
        lies(datei, fall)
    (befund,) = fehler.value.befunde
    assert befund.kennung in {"E004", "E005", "E010", "E013", "E016"}
    assert "massnahmen" not in (befund.abhilfe or "")


@pytest.mark.parametrize(
    ("groesse", "text"),
    [
        ("{id: k, art: wert, pfad: projekt.stichtag, wie: absolut, werte: 31.12.2099}", "31.12.2099: projekt"),
        ("{id: k, art: programmende, fuer: alle, werte: '0000'}", "0000: „0000“ ist weder Jahr noch Tag"),
        ("{id: k, art: programmende, fuer: alle, werte: 2028-13-01}", "2028-13-01: „2028-13-01“ ist weder Jahr"),
    ],
)  # fmt: skip
def test_werte_die_keine_zahlen_sind_stehen_da_wie_geschrieben(
    ordner: Path, fall: Planungsfall, groesse: str, text: str
) -> None:
    (befund,) = befunde(ordner, fall, f"name: S\nentwurf: {{art: einzeln}}\nstellgroessen: {groesse}\n")
    assert befund[3].startswith(text)


def test_in_python_gebaute_studie_wird_auch_geprueft() -> None:
    with pytest.raises(ValueError, match=re.escape("entwurf[1].anzahl: fehlt bei art: lhs")):
        Studie.model_validate(
            {
                "name": "x",
                "entwurf": {"art": "lhs"},
                "stellgroessen": [{"id": "zins", "art": "diskontsatz", "werte": 0}],
            }
        )


def test_beispiel_hat_64_laeufe_die_der_fall_traegt(fall: Planungsfall) -> None:
    """One by one 36 (and three times the case itself), 21 drawn, six named, and the case."""
    studie = lies_studie(BEISPIEL / "studie.yaml", fall)
    alle = laeufe(studie, fall)
    assert len(alle) == 1 + 36 + 21 + 6 == 64
    assert [len(probe.laeufe) for probe in stichproben(studie, fall)] == [39, 21, 6]
    assert all(groesse.quelle for groesse in studie.stellgroessen)
    assert len({veraendere(fall, studie, lauf).pruefsumme() for lauf in alle}) == 64
