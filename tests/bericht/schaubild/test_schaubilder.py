import re
from dataclasses import replace
from decimal import Decimal

import pytest

from massnahmenplan import nachrechnung
from massnahmenplan.bericht import schaubild
from massnahmenplan.bericht.kassenseiten import kassenseiten
from massnahmenplan.bericht.kennzahlen import minderung_je_feld, verbuende_nach_kosten
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.achse import achse_fuer
from massnahmenplan.bericht.schaubild.leinwand import BREITE, breite_von
from massnahmenplan.bericht.schaubild.stapel import LINKS
from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Haushaltsjahr, Plan
from tests.bericht import beispiel
from tests.bericht.schaubild.zeichnung import SVG, Balken, angaben, balken, lies, texte

BOESE = '<script>alert("1")</script> & \u202egnp.exe'
GENAU = 0.02
"""Pixels: places are written with two decimals."""


@pytest.fixture(scope="module")
def ergebnis() -> Ergebnis:
    """The example, with the parts of the balance that only the recomputation draws up."""
    fall, plan = beispiel.fall(), beispiel.plan()
    verbuende = nachrechnung.rechne(fall, plan).bilanz.verbuende
    eines = beispiel.ergebnis()
    return replace(eines, bilanz=replace(eines.bilanz, verbuende=verbuende))


def _alle(ergebnis: Ergebnis) -> list[Schaubild]:
    bilder = (
        schaubild.zeitplan(ergebnis),
        schaubild.geldbild(ergebnis),
        *schaubild.kassenbilder(ergebnis),
        schaubild.co2_pfad(ergebnis),
        schaubild.minderungsbild(ergebnis),
        schaubild.foerderfluss(ergebnis),
        schaubild.kostenkurve(ergebnis),
    )
    return [bild for bild in bilder if bild is not None]


def _summe(eintraege: list[Balken]) -> Decimal:
    return sum((eintrag.wert for eintrag in eintraege), Decimal(0))


def _massstab(eintraege: list[Balken]) -> float:
    """Return pixels per unit, the same for all bars."""
    groesster = max(eintraege, key=lambda b: abs(b.wert))
    massstab = groesster.hoehe / float(abs(groesster.wert))
    for eintrag in eintraege:
        assert eintrag.hoehe == pytest.approx(float(abs(eintrag.wert)) * massstab, abs=GENAU)
    return massstab


def test_jedes_schaubild_hat_titel_satz_und_tabelle(ergebnis: Ergebnis) -> None:
    bilder = _alle(ergebnis)
    assert len(bilder) == 9  # three purses move: stadt, geno invest, geno consumes
    assert len({bild.kennung for bild in bilder}) == 9
    for bild in bilder:
        wurzel = lies(bild)
        assert bild.titel in wurzel.attrib["aria-label"].replace("\u202f", " ")
        assert bild.text.endswith(".")
        assert bild.zeilen
        assert all(len(zeile) == len(bild.kopf) for zeile in bild.zeilen)
        assert bild._repr_svg_() == bild.svg
        assert bild.svg in bild._repr_html_()


def test_zeitplan_zeigt_jede_phase_so_lang_wie_sie_ist(ergebnis: Ergebnis) -> None:
    eintraege = list(balken(schaubild.zeitplan(ergebnis)))
    # led: 1 planning, 1 building, 3 in operation; huelle: 2 and 3; pumpe: 1 and 2
    je_phase = {(b.angaben["massnahme"], b.angaben["phase"]): b.wert for b in eintraege}
    assert je_phase == {
        ("led", "Planung"): 1, ("led", "Bau"): 1, ("led", "Betrieb"): 3,
        ("huelle", "Bau"): 2, ("huelle", "Betrieb"): 3,
        ("pumpe", "Bau"): 1, ("pumpe", "Betrieb"): 2,
    }  # fmt: skip
    jahr = next(b.breite for b in eintraege if b.wert == 1)
    for eintrag in eintraege:
        assert eintrag.breite == pytest.approx(jahr * float(eintrag.wert), abs=GENAU)


def test_zeitplan_nennt_jeden_antrag_an_seinem_tag(ergebnis: Ergebnis) -> None:
    bild = schaubild.zeitplan(ergebnis)
    marken = {
        angaben(e)["antrag"]: e.attrib["points"]
        for e in lies(bild).iter(f"{SVG}polygon")
        if "data-antrag" in e.attrib
    }
    assert set(marken) == {"2026-12-31", "2027-12-31"}
    # the axis begins in 2026, so that the first application is on it; both stand at the end of their year
    orte = sorted(float(punkte.split(",")[0]) for punkte in marken.values())
    jahr = next(b.breite for b in balken(bild) if b.wert == 1)
    assert orte[1] - orte[0] == pytest.approx(jahr, abs=GENAU)


def test_zeitplan_eines_handlungsfelds(ergebnis: Ergebnis) -> None:
    bild = schaubild.zeitplan(ergebnis, "beleuchtung")
    assert {b.angaben["massnahme"] for b in balken(bild)} == {"led"}
    assert "Zeitplan Beleuchtung" in bild.svg


def test_geldbild_zeigt_alle_ausgaben_der_tabelle_haushalt(ergebnis: Ergebnis) -> None:
    kopf, zeilen = TABELLEN["haushalt"]
    ausgaben = sum((zeile[kopf.index("Ausgaben [€]")] for zeile in zeilen(ergebnis)), Decimal(0))
    eintraege = list(balken(schaubild.geldbild(ergebnis)))
    assert _summe(eintraege) == ausgaben == 523_000  # 100,000 + 420,000 + two years of 1,500
    _massstab(eintraege)


def test_ansaetze_im_bild_der_kasse_sind_der_haushalt(ergebnis: Ergebnis) -> None:
    stadt = schaubild.kassenbilder(ergebnis)[0]
    assert stadt.titel == "Stadt, Haushalt investiv"
    ansatz = list(balken(stadt, art="Ansatz"))
    assert (
        _summe(ansatz)
        == sum(a.betrag_eur for a in ergebnis.fall.haushalt if a.kostentraeger == "stadt")
        == 140_000
    )
    assert _summe(list(balken(stadt, art="Zuwendungen"))) == 20_000


def test_saeulen_von_mitteln_und_verwendung_sind_gleich_hoch(ergebnis: Ergebnis) -> None:
    for bild in schaubild.kassenbilder(ergebnis):
        eintraege = list(balken(bild))
        massstab = _massstab(eintraege)
        for jahr in {b.angaben["jahr"] for b in eintraege}:
            hoehen: dict[float, float] = {}
            for b in eintraege:
                if b.angaben["jahr"] == jahr:
                    hoehen[b.x] = hoehen.get(b.x, 0) + b.hoehe
            assert len(hoehen) == 2
            links, rechts = hoehen.values()
            assert links == pytest.approx(rechts, abs=8 * GENAU)
            assert massstab > 0


KASSEN = [
    *beispiel.HAUSHALT,
    # 100 + 10 carried + 40 moved in − 15 moved out + 5 flowed back + 200 borrowed − 20 locked = 320 usable;
    # spent 250, debt service 12, line repaid 30, interest 1: 27 are left, of which 9 are carried on
    Haushaltsjahr(
        "a", "investiv", 2030, Decimal(100), Decimal(250), Decimal(0), Decimal(10), Decimal(9), Decimal(30),
        Decimal(0), Decimal(1), Decimal(0), Decimal(0), gesperrt_eur=Decimal(20), rueckfluss_eur=Decimal(5),
        umbuchungen={"b:investiv": Decimal(40), "c:investiv": Decimal(-15)}, kreditaufnahme_eur=Decimal(200),
        tilgung_eur=Decimal(10), kreditzinsen_eur=Decimal(2),
    ),
    # earns 70 without a limit: nothing has to be covered
    Haushaltsjahr(
        "a", "konsumtiv", 2030, None, Decimal(-70), Decimal(0), Decimal(0), Decimal(0), Decimal(0), Decimal(0),
        Decimal(0), Decimal(0), Decimal(0),
    ),
]  # fmt: skip


@pytest.mark.parametrize("jahr", KASSEN)
def test_mittel_und_verwendung_gehen_auf(jahr: Haushaltsjahr) -> None:
    mittel, verwendung = kassenseiten(jahr)
    assert sum(mittel.values()) == sum(verwendung.values())
    assert all(betrag > 0 for betrag in (*mittel.values(), *verwendung.values()))


def test_alles_was_eine_kasse_bewegt_steht_auf_einer_der_seiten() -> None:
    mittel, verwendung = kassenseiten(KASSEN[-2])
    assert mittel == {
        "Ansatz": 80, "Rest aus Vorjahr": 10, "Einnahmen und Rückfluss": 5, "Deckung durch andere": 40,
        "Kreditaufnahme": 200,
    }  # fmt: skip
    assert verwendung == {
        "Ausgaben": 250, "Tilgung und Zinsen": 13, "Rückzahlung Liquiditätslinie": 30, "Deckung für andere": 15,
        "Rest ins Folgejahr": 9, "nicht gebraucht": 18,
    }  # fmt: skip


def test_co2_pfad_laeuft_durch_die_werte_der_tabelle(ergebnis: Ergebnis) -> None:
    bild = schaubild.co2_pfad(ergebnis)
    assert bild is not None
    linien = {angaben(e).get("art"): e.attrib["points"].split() for e in lies(bild).iter(f"{SVG}polyline")}
    ohne, mit = ([float(p.split(",")[1]) for p in linien[name]] for name in ("ohne Plan", "mit Plan"))
    # 1,000 t in all years; with the plan 1,000, 1,000, 900, 860, 860
    assert len(set(ohne)) == 1
    tiefer = [unten - oben for unten, oben in zip(mit, ohne, strict=True)]
    assert tiefer[:2] == [0, 0]
    assert tiefer[3] / tiefer[2] == pytest.approx(1.4, abs=0.01)
    assert any("Ziel 900" in text for text in texte(bild))


def test_die_legende_des_co2_pfads_zeigt_beide_linien_und_steht_auch_fuer_sich(ergebnis: Ergebnis) -> None:
    bild = schaubild.co2_pfad(ergebnis)
    assert bild is not None
    for wurzel in (lies(bild), lies(replace(bild, svg=bild.legende))):
        proben = [e for e in wurzel.iter(f"{SVG}polyline") if e.attrib["stroke-width"] == "3"]
        namen = [e.text for e in wurzel.iter(f"{SVG}text") if "Plan" in (e.text or "")]
        assert [name.replace("\u00a0", " ") for name in namen if name] == ["ohne Plan", "mit Plan"]
        assert ["stroke-dasharray" in e.attrib for e in proben[:2]] == [True, False]


def test_minderung_je_feld_und_gemeinsam(ergebnis: Ergebnis) -> None:
    bild = schaubild.minderungsbild(ergebnis)
    eintraege = list(balken(bild))
    massstab = _massstab(eintraege)
    for jahr in ergebnis.bilanz.emissionen:
        assert _summe([b for b in eintraege if b.angaben["jahr"] == str(jahr.jahr)]) == jahr.einzelsumme_t
    marken = [angaben(e) for e in lies(bild).iter(f"{SVG}polyline") if e.attrib.get("data-art") == "gemeinsam"]
    assert sum(Decimal(m["wert"]) for m in marken) == ergebnis.bilanz.zielwerte["co2"] == 380
    assert massstab > 0


def test_minderung_je_feld_ist_die_summe_der_einzelwirkungen(ergebnis: Ergebnis) -> None:
    einzeln = sum((jahr.einzelsumme_t for jahr in ergebnis.bilanz.emissionen), Decimal(0))
    assert sum(menge for _, _, menge in minderung_je_feld(ergebnis)) == einzeln == 400


def test_foerderfluss_ist_so_breit_wie_die_zuschuesse(ergebnis: Ergebnis) -> None:
    bild = schaubild.foerderfluss(ergebnis)
    assert bild is not None
    baender = [angaben(e) for e in lies(bild).iter(f"{SVG}path") if "data-wert" in e.attrib]
    kopf, zeilen = TABELLEN["foerderung"]
    zuschuesse = sum((zeile[kopf.index("Zuschuss [€]")] for zeile in zeilen(ergebnis)), Decimal(0))
    assert sum(Decimal(band["wert"]) for band in baender) == zuschuesse == 80_000
    breiten = {band["nach"]: float(band["breite"]) for band in baender}
    assert breiten["Gebäudesanierung"] / breiten["Beleuchtung"] == pytest.approx(3, abs=0.01)  # 60,000 and 20,000


def test_verbuende_sind_der_ganze_plan(ergebnis: Ergebnis) -> None:
    verbuende = {v.massnahmen: v for v in ergebnis.bilanz.verbuende}
    # the hull and the pump overlap: 180 + 100 − 2 · 10 t; the light stands by itself
    assert {namen: v.minderung_t for namen, v in verbuende.items()} == {("huelle", "pumpe"): 260, ("led",): 120}
    bilanz = nachrechnung.rechne(ergebnis.fall, ergebnis.plan).bilanz
    arten = {"investition", "buendel", "zuschuss", "betrieb", "ersparnis", "restwert"}
    ganz = sum((z.barwert_eur for z in bilanz.kapitalwert if z.art in arten), Decimal(0))
    assert sum(v.barwert_eur for v in bilanz.verbuende) == pytest.approx(ganz, abs=Decimal("1e-9"))


def test_kostenkurve_ist_so_breit_wie_die_tonnen(ergebnis: Ergebnis) -> None:
    bild = schaubild.kostenkurve(ergebnis)
    assert bild is not None
    eintraege = list(balken(bild))
    mengen = [Decimal(b.angaben["menge"]) for b in eintraege]
    assert sum(mengen) == 380
    gesamt = sum(b.breite for b in eintraege)
    for eintrag, menge in zip(eintraege, mengen, strict=True):
        assert eintrag.breite / gesamt == pytest.approx(float(menge) / 380, abs=0.001)
    assert [b.wert for b in eintraege] == sorted(v.eur_je_t for v in verbuende_nach_kosten(ergebnis) if v.eur_je_t)


def test_kostenkurve_nennt_den_restwert_der_lohnenden(ergebnis: Ergebnis) -> None:
    """Only the lights lie below the line; what the shell is worth at the end stands above it."""
    werte = {"led": Decimal(1200), "huelle": Decimal(500)}
    massnahmen = tuple(
        replace(m, restwert_eur=werte.get(m.massnahme, Decimal(0))) for m in ergebnis.bilanz.massnahmen
    )
    verbuende = tuple(
        replace(v, barwert_eur=Decimal(-10)) if v.massnahmen == ("led",) else v for v in ergebnis.bilanz.verbuende
    )
    ohne, mit = (
        schaubild.kostenkurve(
            replace(ergebnis, bilanz=replace(ergebnis.bilanz, massnahmen=m, verbuende=verbuende))
        )
        for m in (ergebnis.bilanz.massnahmen, massnahmen)
    )
    assert ohne is not None
    assert mit is not None
    assert "als sie kosten (1 Balken unter der Nulllinie)." in ohne.text
    satz = "als sie kosten, darin 1.200\u202f€ Restwert am Planende (1 Balken unter der Nulllinie)."
    assert satz.replace("\u202f", " ") in mit.text.replace("\u202f", " ")


def test_ohne_wirkung_und_ohne_foerderung_gibt_es_kein_bild(ergebnis: Ergebnis) -> None:
    leer = replace(ergebnis, plan=Plan(()), bilanz=nachrechnung.rechne(ergebnis.fall, Plan(())).bilanz)
    assert schaubild.kostenkurve(leer) is None
    assert schaubild.foerderfluss(leer) is None
    assert schaubild.kassenbilder(leer) == ()
    assert "keine Maßnahme" in schaubild.zeitplan(leer).text
    assert not list(balken(schaubild.geldbild(leer)))
    assert not list(balken(schaubild.minderungsbild(leer)))


def test_ohne_ausgangsemission_gibt_es_keinen_pfad(ergebnis: Ergebnis) -> None:
    ohne: Bilanz = replace(
        ergebnis.bilanz, emissionen=tuple(replace(jahr, ohne_plan_t=None) for jahr in ergebnis.bilanz.emissionen)
    )
    assert schaubild.co2_pfad(replace(ergebnis, bilanz=ohne)) is None


def test_namen_bleiben_text(ergebnis: Ergebnis) -> None:
    massnahmen = tuple(m.model_copy(update={"name": BOESE}) for m in ergebnis.fall.massnahmen)
    traeger = tuple(t.model_copy(update={"name": BOESE}) for t in ergebnis.fall.kostentraeger[:1])
    fall = ergebnis.fall.model_copy(
        update={"massnahmen": massnahmen, "kostentraeger": (*traeger, *ergebnis.fall.kostentraeger[1:])}
    )
    for bild in _alle(replace(ergebnis, fall=fall)):
        wurzel = lies(bild)  # well-formed
        assert not list(wurzel.iter(f"{SVG}script"))
        assert "\u202e" not in bild.svg


@pytest.mark.parametrize("hoechst", ["0", "0.3", "7", "99", "1234567"])
def test_achse_hat_runde_marken_in_ihrem_bereich(hoechst: str) -> None:
    achse = achse_fuer(Decimal(hoechst), 0, 100, Decimal(-1) * Decimal(hoechst) / 4)
    assert Decimal(0) in achse.marken
    assert 2 <= len(achse.marken) <= 8
    assert all(-0.001 <= achse.y(marke) <= 100.001 for marke in achse.marken)
    assert all(str(marke.normalize().as_tuple().digits[0]) in "123456789" for marke in achse.marken if marke)


def test_ziel_steht_ueber_den_saeulen_die_es_kreuzen_wuerde(ergebnis: Ergebnis) -> None:
    svg = lies(schaubild.minderungsbild(ergebnis))
    ziel = next(t for t in svg.iter(f"{SVG}text") if (t.text or "").startswith("Ziel"))
    x, y = float(ziel.attrib["x"]), float(ziel.attrib["y"])
    saeulen = [r for r in svg.iter(f"{SVG}rect") if "data-jahr" in r.attrib]
    nahe = [r for r in saeulen if abs(float(r.attrib["x"]) + float(r.attrib["width"]) / 2 - x) < 60]
    assert nahe
    assert all(y < float(r.attrib["y"]) for r in nahe)


def test_ziele_eines_jahres_stehen_uebereinander(ergebnis: Ergebnis) -> None:
    eines = next(z for z in ergebnis.fall.ziele if z.id == "z160")
    kleine = tuple(eines.model_copy(update={"id": f"z{wert}", "wert": Decimal(wert)}) for wert in (10, 20))
    fall = ergebnis.fall.model_copy(update={"ziele": kleine})
    svg = lies(schaubild.minderungsbild(replace(ergebnis, fall=fall)))
    hoehen = [float(t.attrib["y"]) for t in svg.iter(f"{SVG}text") if (t.text or "").startswith("Ziel")]
    assert len(hoehen) == 2
    assert hoehen[0] - hoehen[1] >= 12  # the size of the letters


def test_werte_an_den_enden_des_pfads_bleiben_zwischen_achse_und_rand(ergebnis: Ergebnis) -> None:
    """40 years are 22 units wide each, a label of "1.000 t" about 49: centred, it would leave both edges."""
    jahre = tuple(
        replace(ergebnis.bilanz.emissionen[0], jahr=jahr, ohne_plan_t=Decimal(1000)) for jahr in range(2027, 2067)
    )
    bild = schaubild.co2_pfad(replace(ergebnis, bilanz=replace(ergebnis.bilanz, emissionen=jahre)))
    assert bild is not None
    alle = ((t.text or "", float(t.attrib["x"])) for t in lies(bild).iter(f"{SVG}text"))
    enden = [(text, x) for text, x in alle if re.fullmatch(r"[\d.]+\st", text)]
    assert len(enden) == 4
    for text, x in enden:
        halb = breite_von(text, 12) / 2
        assert LINKS + halb - 0.01 <= x <= BREITE - halb + 0.01  # places are written with two digits
