import html
import re
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from massnahmenplan import nachrechnung
from massnahmenplan.bericht.html import schreibe
from massnahmenplan.bericht.html.abschnitte import geld
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.bericht.offene_punkte import ERFUELLEN, offene_punkte
from massnahmenplan.bericht.typografie import gesetzt
from massnahmenplan.ergebnis import Ergebnis, Nichtwahl, Plan
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel

ABSCHNITTE = [
    "kurzfassung",
    "projektplan",
    "geld",
    "foerdermix",
    "co2",
    "kosten_nutzen",
    "nicht_gewaehlt",
    "annahmen",
    "nachweis",
]
BOESE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://x.example")',
    "{{ 7 * 7 }}",
    "🚲 Radweg",
    "\u202egnp.exe",
    "شارع",
    "x" * 10_000,
    "javascript:alert(1)",
]


@pytest.fixture(scope="module")
def ergebnis() -> Ergebnis:
    eines = beispiel.ergebnis()
    verbuende = nachrechnung.rechne(eines.fall, eines.plan).bilanz.verbuende
    return replace(eines, bilanz=replace(eines.bilanz, verbuende=verbuende))


@pytest.fixture(scope="module")
def seite(ergebnis: Ergebnis) -> str:
    return schreibe(ergebnis).decode()


def _gelesen(seite: str) -> str:
    """Return what a reader sees: without markup, spaces as one writes them."""
    ohne = re.sub(r"<(script|style)>.*?</\1>", "", seite, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", ohne)).replace("\u202f", " ")


def umbenannt(ergebnis: Ergebnis, text: str) -> Ergebnis:
    """Return the result with a text in every place that a case has for one."""
    fall = ergebnis.fall
    projekt = fall.projekt.model_copy(update={"name": text, "hinweis": text, "quelle": text})
    neu = fall.model_copy(
        update={
            "projekt": projekt,
            "massnahmen": tuple(m.model_copy(update={"name": text, "quelle": text}) for m in fall.massnahmen),
            "kostentraeger": tuple(t.model_copy(update={"name": text}) for t in fall.kostentraeger),
            "programme": tuple(p.model_copy(update={"name": text}) for p in fall.programme),
        }
    )
    assert isinstance(neu, Planungsfall)
    return replace(ergebnis, fall=neu, annahmen=(text,))


def test_abschnitte_stehen_in_der_reihenfolge_des_lesens(seite: str) -> None:
    assert re.findall(r'<section id="([^"]+)"', seite) == ABSCHNITTE
    assert re.findall(r'<a href="#([a-z0-9_]+)">', seite)[: len(ABSCHNITTE)] == ABSCHNITTE


def test_kurzfassung_hat_fuenf_saetze_mit_den_zahlen(seite: str, ergebnis: Ergebnis) -> None:
    gelesen = _gelesen(seite)
    fuenf = list(saetze(ergebnis))
    assert len(fuenf) == 5
    for satz in fuenf:
        assert gesetzt(satz).replace("\u202f", " ") in gelesen
    assert (
        "Investition: 520.000,00 €; davon Zuschüsse 80.000,00 € (Anträge: 2), Eigenmittel 440.000,00 €" in gelesen
    )


def test_jeder_antrag_hat_rechenweg_quelle_und_sicherheit(seite: str) -> None:
    gelesen = _gelesen(seite)
    assert seite.count('<details class="antrag">') == 2
    for text in ("25 % von 80.000,00 €", "Richtlinie Nr. 5", "Quelle der Fassung", "Beispielquelle"):
        assert text in gelesen
    assert "Sicherheit V1: im amtlichen Text gelesen" in gelesen
    assert "Mindestens 50 % Stromersparnis nachweisen." in gelesen


def test_jede_massnahme_hat_ein_blatt_auf_das_ihr_balken_zeigt(seite: str, ergebnis: Ergebnis) -> None:
    for bilanz in ergebnis.bilanz.massnahmen:
        zeile = f'<tr data-massnahme="{bilanz.massnahme}"><th scope="row"><a href="#m-{bilanz.massnahme}">'
        assert seite.count(zeile) == 1
        assert seite.count(f'<div id="m-{bilanz.massnahme}"') == 1


def test_zeitplan_ist_einer_mit_einem_band_je_handlungsfeld(seite: str) -> None:
    tafel = seite[seite.index('id="bild-zeitplan"') : seite.index("</figure>")]
    assert re.findall(r'<tbody data-feld="([^"]+)">', tafel) == [
        "beleuchtung",
        "gebaeudesanierung",
        "energieversorgung",
    ]
    assert tafel.count("<thead>") == 1
    assert tafel.count("Förderantrag spätestens</text>") == 1
    # planning 2027, building 2028, then in operation; the application while it is planned
    gesprochen = "Planung 2027, Bau 2028, Betrieb 2029–2031, Antrag spätestens 31.12.2027"
    assert f'role="img" aria-label="{gesprochen}"' in tafel
    muster = set(re.findall(r"url\(#(zeitplan-[^)]+)\)", tafel))
    assert muster
    assert all(seite.count(f'id="{name}"') == 1 for name in muster)


def test_zahlen_der_tabellen_stehen_darin(seite: str) -> None:
    gelesen = _gelesen(seite)
    assert "kostet 400.000,00 €; der Haushalt der Stadt gibt bis 2031 nur 140.000,00 € her." in gelesen
    assert "mindestens 160 t CO2e Minderung" in gelesen
    assert "✗ verfehlt" in gelesen
    assert "380,2 t CO2e" in gelesen  # the proven bound


def test_kennungen_sind_einmalig(seite: str) -> None:
    kennungen = re.findall(r'\sid="([^"]+)"', seite)
    assert len(kennungen) == len(set(kennungen))


def test_gleiche_ergebnisse_geben_gleiche_seiten(ergebnis: Ergebnis, seite: str) -> None:
    assert schreibe(ergebnis).decode() == seite


def test_nichts_wird_von_aussen_geholt(seite: str) -> None:
    assert not re.findall(r"<(?:link|img|iframe|object|embed|script\s)[^>]*>", seite)
    assert "@import" not in seite
    assert re.findall(r"url\(([^)]*)\)", seite) == [u for u in re.findall(r"url\(([^)]*)\)", seite) if u[0] == "#"]
    regel = re.search(r'Content-Security-Policy" content="([^"]+)"', seite)
    assert regel is not None
    assert html.unescape(regel[1]).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in regel[1]


def test_ohne_script_ist_alles_zu_lesen_ausser_dem_filter(seite: str) -> None:
    assert re.findall(r"<[^>]*\shidden[\s>]", seite) == ['<form id="filter" class="filter" hidden ']


@pytest.mark.parametrize("text", BOESE, ids=lambda text: text[:12])
def test_texte_des_falls_bleiben_text(ergebnis: Ergebnis, text: str) -> None:
    seite = schreibe(umbenannt(ergebnis, text)).decode()
    assert seite.count("<script") == 1
    assert "<img" not in seite
    assert 'href="javascript' not in seite
    assert "\u202e" not in seite
    if "gnp" not in text and len(text) < 100:
        assert text in _gelesen(seite)
    assert len(seite) < 1_500_000


def test_nur_adressen_im_netz_werden_verweise(ergebnis: Ergebnis) -> None:
    seite = schreibe(
        umbenannt(ergebnis, "Plan, https://stadt.example/a?b=1&c=2. Auch javascript:alert(1)")
    ).decode()
    verweise = set(re.findall(r'<a href="([^#"][^"]*)"', seite))
    assert verweise == {"https://stadt.example/a?b=1&amp;c=2"}


def test_ohne_gewaehlte_massnahme(ergebnis: Ergebnis) -> None:
    leer = replace(
        ergebnis,
        plan=Plan(()),
        bilanz=nachrechnung.rechne(ergebnis.fall, Plan(())).bilanz,
        nicht_gewaehlt=tuple(Nichtwahl(m.id, "zielwert", "bringt nichts") for m in ergebnis.fall.massnahmen),
    )
    gelesen = _gelesen(schreibe(leer).decode())
    assert "Im Plan ist keine von 4 Maßnahmen." in gelesen
    assert "Im Plan ist keine Maßnahme. Warum, steht unter Nicht gewählt." in gelesen
    assert "Der Plan enthält keinen Förderantrag." in gelesen


def test_was_in_der_eingabe_fehlt(seite: str) -> None:
    gelesen = _gelesen(seite)
    assert "Quelle der Eckdaten des Gebiets: nicht angegeben." in gelesen
    assert "Nutzungsdauer: bei 4 von 4 Maßnahmen nicht angegeben, sie wirken bis zum Ende des Plans" in gelesen
    # only led states a source
    assert "Quelle: bei 3 von 4 Maßnahmen nicht angegeben" in gelesen


def test_offene_punkte_stehen_einmal_mit_ihren_massnahmen(ergebnis: Ergebnis) -> None:
    erste, zweite, *weitere = ergebnis.bilanz.massnahmen
    antrag = replace(
        next(a for m in ergebnis.bilanz.massnahmen for a in m.antraege), bedingungen=("Erst fragen.",)
    )
    doppelt = (replace(erste, antraege=(antrag,)), replace(zweite, antraege=(antrag,)), *weitere)
    eines = replace(ergebnis, bilanz=replace(ergebnis.bilanz, massnahmen=doppelt))
    erfuellen = dict(offene_punkte(eines))[ERFUELLEN]
    assert [punkt.text for punkt in erfuellen] == ["Erst fragen."]
    assert erfuellen[0].massnahmen == tuple(
        ergebnis.fall.massnahme_mit_id[m.massnahme].name for m in (erste, zweite)
    )
    assert ERFUELLEN in _gelesen(schreibe(eines).decode())


def test_haushalt_steht_in_der_reihenfolge_des_falls_ohne_leere_zeilen(ergebnis: Ergebnis) -> None:
    fall = ergebnis.fall
    gedreht = fall.model_copy(update={"kostentraeger": tuple(reversed(fall.kostentraeger))})
    erstes = ergebnis.bilanz.haushalt[0]
    nullen = {f.name: Decimal(0) for f in fields(erstes) if isinstance(getattr(erstes, f.name), Decimal)}
    leeres = replace(erstes, jahr=2099, **nullen)
    bilanz = replace(ergebnis.bilanz, haushalt=(*ergebnis.bilanz.haushalt, leeres))
    for eines in (ergebnis.fall, gedreht):
        geld_ = geld.daten(replace(ergebnis, fall=eines, bilanz=bilanz))
        assert geld_ is not None
        haushalt = geld_["tabellen"][0]
        namen = list(dict.fromkeys(zeile[0] for zeile in haushalt.zeilen))
        assert namen == [t.name for t in eines.kostentraeger if t.name in namen]
        assert len(namen) > 1
        assert not any("2099" in zeile for zeile in haushalt.zeilen)
        assert "weggelassen" in haushalt.fussnote
