"""What an update asks before it searches: nothing is undone by an old reason, no payment lost, no past made up."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.eingabe.standdatei import lies_stand
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fortschreibung import schreibe_fort
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.stand.bausteine import bescheid, mit, stand

EXAKT = Vorgaben(luecke=0.0)
HEUTE = date(2029, 1, 15)
IM_JAHR = {"fertig": 2027, "beginn": 2027}
GEBAUT = stand("a", "fertig", datum=date(2028, 1, 10), beginn=2027, kosten_eur={2027: 99000}, grund="Nachtrag")


def fall(*kennungen: str, **abschnitte: Any) -> Planungsfall:
    """Return measures of 100,000 EUR each, for each of which there is money in one year."""
    haushalt = ansaetze(100000, range(2027, 2031))
    return baue_fall([massnahme(kennung) for kennung in kennungen or "ab"], haushalt=haushalt, **abschnitte)


def plan_mit(*staende: Massnahmenstand) -> Ergebnis:
    """Return the plan of January 2028."""
    return plane(mit(fall(), staende, stichtag=date(2028, 1, 15)), EXAKT)


def befunde(alt: Ergebnis, *staende: Massnahmenstand, neu: Planungsfall | None = None) -> list[Befund]:
    heute = mit(neu or fall(), stichtag=HEUTE)
    try:
        schreibe_fort(alt, heute, staende, vorgaben=EXAKT)
    except EingabeFehler as fehler:
        return list(fehler.befunde)
    return []


@pytest.fixture(scope="module")
def gebaut() -> Ergebnis:
    return plan_mit(GEBAUT)


def jetzt(phase: str, **felder: Any) -> Massnahmenstand:
    """Return what is said of ``a`` in January 2029; the reason is the old one unless another is given."""
    return stand("a", phase, **{"datum": date(2029, 1, 10), "grund": "Nachtrag"} | felder)


def test_der_alte_grund_macht_nichts_rueckgaengig(gebaut: Ergebnis) -> None:
    """The sheet shows the reason of last year; whoever leaves it there has not said why the phase goes back."""
    zurueck = befunde(gebaut, jetzt("idee", kosten_eur={2027: 0}))
    assert [(b.kennung, b.feld) for b in zurueck] == [("E310", "stand[a].phase")]
    assert "ohne neuen Grund" in zurueck[0].text
    assert befunde(gebaut, jetzt("idee", kosten_eur={2027: 0}, grund="Verwechselt")) == []


def test_befunde_nennen_zelle_und_wert_wie_sie_dastehen(gebaut: Ergebnis, tmp_path: Path) -> None:
    """What the update refuses is found in the file: the field to change, and what is typed there."""
    krl = baue_fall([massnahme("a", art="led"), massnahme("b")], programme=[programm("krl")])
    gezahlt = bescheid("a", antrag_am="2026-03-01", betrag_eur=40000, ausgezahlt_eur={2027: 10000})
    davor = plane(mit(krl, [GEBAUT], [gezahlt], stichtag=date(2028, 1, 15)), EXAKT)
    (tmp_path / "stand.csv").write_text(
        "massnahme;phase;datum;beginn;kosten_eur.2027;grund\na;Im Bau;10.01.2029;2028;5.000,00;Nachtrag\n"
        "b;Idee;10.01.2029;;;\n",
        encoding="utf-8",
    )
    (tmp_path / "bescheide.csv").write_text(
        "massnahme;programm;art;datum;antrag_am;betrag_eur;ausgezahlt_eur.2027\n"
        "a;krl;bewilligt;01.06.2028;01.03.2026;40000;9.999,00\n",
        encoding="utf-8",
    )
    heute = mit(krl, stichtag=HEUTE)
    neu = lies_stand(tmp_path, heute)
    with pytest.raises(EingabeFehler) as fehler:
        schreibe_fort(davor, heute, neu.staende, neu.bescheide, EXAKT, orte=neu.orte)
    assert [(b.kennung, b.feld, str(b.stelle), b.wert) for b in fehler.value.befunde] == [
        ("E310", "stand[a].phase", "stand.csv:2:2", "Im Bau"),
        ("E312", "stand[a].beginn", "stand.csv:2:4", "2028"),
        ("E312", "stand[a].kosten_eur.2027", "stand.csv:2:5", "5.000,00"),
        ("E319", "bescheide[a, krl].ausgezahlt_eur.2027", "bescheide.csv:2:7", "9.999,00"),
    ]
    assert "am 10.01.2028 war sie fertig" in fehler.value.befunde[0].text


def test_verletzte_grenze_des_letzten_plans_mit_namen() -> None:
    """``b`` by hand in 2027, where there is money for one: payer and measures by name."""
    daten = json.loads(schreibe(plane(fall(), EXAKT)))
    (b,) = [eintrag for eintrag in daten["entscheidungen"] if eintrag["massnahme"] == "b"]
    (a,) = [eintrag for eintrag in daten["entscheidungen"] if eintrag["massnahme"] == "a"]
    b["beginn"] = a["beginn"]
    with pytest.raises(EingabeFehler) as fehler:
        schreibe_fort(lies(json.dumps(daten)), fall(), vorgaben=EXAKT)
    (befund,) = fehler.value.befunde
    assert befund.kennung == "E333"
    assert f"Haushalt Stadt (investiv) {a['beginn']}: 100.000,00 € fehlen" in befund.text


def test_bezahltes_verschwindet_nicht(gebaut: Ergebnis) -> None:
    """99,000 EUR of 2027: taken back by a 0, or given up by a resolution and named; else refused."""
    for kosten in ({}, {2027: 99000}, {2027: 5000}, {2028: 0}):
        verloren = befunde(gebaut, jetzt("idee", kosten_eur=kosten, grund="Verwechselt"))
        assert [(b.kennung, b.feld, b.wert) for b in verloren] == [("E313", "stand[a].kosten_eur", "99.000,00 €")]
    verworfen = {"lage": "verworfen", "grund": "Rückbau", "kosten_eur": {2027: 99000}}
    assert [b.kennung for b in befunde(gebaut, jetzt("idee", **verworfen))] == ["E313"]
    aufgegeben = schreibe_fort(
        gebaut, mit(fall(), stichtag=HEUTE), [jetzt("idee", beschluss="Rat 3/29", **verworfen)], vorgaben=EXAKT
    )
    assert aufgegeben.fall.stand_von["a"].kosten_eur == {2027: 99000}
    assert any("wieder aufgegeben: Maßnahme a (a) 99.000,00 €. Das Geld" in satz for satz in aufgegeben.annahmen)


def test_zurueckgenommenes_hinterlaesst_keinen_beginn(gebaut: Ergebnis) -> None:
    """What was never begun begins with the Stichtag, not in the year in which it was said to have been built."""
    neu = schreibe_fort(
        gebaut,
        mit(fall(), stichtag=HEUTE),
        [jetzt("idee", kosten_eur={2027: 0}, grund="Verwechselt")],
        vorgaben=EXAKT,
    )
    assert neu.fall.stand_von["a"].beginn is None
    schritt = neu.plan.schritt("a")
    assert schritt is not None
    assert schritt.beginn >= 2029


@pytest.mark.parametrize(
    ("felder", "feld"),
    [
        ({"kosten_eur": {2027: 9900}}, "kosten_eur.2027"),
        ({"beginn": 2028}, "beginn"),
        ({"variante": "x"}, "variante"),
    ],
)
def test_gezahltes_und_gebautes_aendert_sich_nur_mit_neuem_grund(felder: dict[str, Any], feld: str) -> None:
    varianten = [{"massnahme": "a", "id": "x", "investition_eur": 90000}]
    alt = GEBAUT.model_copy(update={"variante": "basis"})
    davor = plane(mit(fall(varianten=varianten), [alt], stichtag=date(2028, 1, 15)), EXAKT)
    neu = fall(varianten=varianten)
    assert [(b.kennung, b.feld) for b in befunde(davor, jetzt("fertig", **felder), neu=neu)] == [
        ("E312", f"stand[a].{feld}")
    ]
    assert befunde(davor, jetzt("fertig", **felder, grund="Schlussrechnung"), neu=neu) == []


def test_geerbte_zeiten_widersprechen_der_neuen_phase() -> None:
    """In 2028 the end was expected for that year; under construction in 2029 it needs another one."""
    im_bau = stand("a", "im_bau", datum=date(2028, 1, 10), beginn=2028, fertig=2028)
    (befund,) = befunde(plan_mit(im_bau), jetzt("im_bau"))
    assert (befund.kennung, befund.feld, befund.wert) == ("E303", "stand[a].fertig", "2028")
    assert befunde(plan_mit(im_bau), jetzt("im_bau", fertig=2029)) == []


def test_beauftragtes_bleibt_im_fall(gebaut: Ergebnis) -> None:
    (befund,) = befunde(gebaut, stand("b", datum=date(2029, 1, 10)), neu=fall("b", "c"))
    assert (befund.kennung, befund.wert) == ("E314", "a")


def test_ohne_jeden_stand_wird_nachgefragt() -> None:
    """``a`` was to begin in 2027, ``b`` in 2028: two years later somebody has to know what became of them."""
    erster = plane(fall(), EXAKT)
    (befund,) = befunde(erster)
    assert befund.kennung == "E315"
    assert befund.text.endswith("hätte bis zum 15.01.2029 begonnen: „Maßnahme a“ (a), „Maßnahme b“ (b)")
    assert befund.abhilfe is not None
    assert befunde(erster, stand("a", datum=HEUTE), stand("b", datum=HEUTE)) == []
    beschluesse = [{"massnahme": m, "art": "jahr", "wert": 2027 + n, "beschluss": "R"} for n, m in enumerate("ab")]
    assert befunde(erster, neu=fall(festlegungen=beschluesse)) == []  # said in another way
    am_selben_tag = schreibe_fort(erster, erster.fall, vorgaben=EXAKT)  # no time has gone by
    assert am_selben_tag.aenderungen == ()


def test_wovon_nichts_gemeldet_ist_wird_genannt() -> None:
    hinweise: list[Befund] = []
    erster = plane(fall(), EXAKT)
    im_bau = stand("a", "im_bau", datum=HEUTE, beginn=2027, fertig=2029)
    neu = schreibe_fort(
        erster, mit(fall(), stichtag=HEUTE), [im_bau], vorgaben=EXAKT, melde_hinweis=hinweise.append
    )
    (hinweis,) = hinweise
    assert (hinweis.kennung, hinweis.schwere) == ("W304", "hinweis")
    assert "kein Stand für „Maßnahme b“ (b):" in hinweis.text
    schritt = neu.plan.schritt("b")
    assert schritt is not None
    assert schritt.beginn == 2030


def test_bauende_ist_vorbei_und_kein_neues_genannt() -> None:
    """Planned for 2027, still under construction in January 2029: said, with the year that is reckoned with."""
    erster, hinweise = plane(fall(), EXAKT), list[Befund]()
    for fertig, erwartet in ((None, ["W304", "W309"]), (2030, ["W304"])):
        hinweise.clear()
        im_bau = stand("a", "im_bau", datum=HEUTE, beginn=2027, fertig=fertig)
        heute = mit(fall(), stichtag=HEUTE)
        neu = schreibe_fort(erster, heute, [im_bau], vorgaben=EXAKT, melde_hinweis=hinweise.append)
        assert [h.kennung for h in hinweise] == erwartet
        assert neu.bilanz.massnahmen[0].fertig == (fertig or 2029)


def test_stand_von_gestern(gebaut: Ergebnis) -> None:
    """``b`` has no state yet, so that its day goes back behind nothing; the whole is older all the same."""
    (befund,) = befunde(gebaut, stand("b", datum=date(2027, 6, 1)))
    assert (befund.kennung, befund.wert) == ("E317", "01.06.2027")
    assert befunde(gebaut, stand("b", datum=date(2028, 1, 10))) == []


def test_nicht_gemeldeter_antrag_einer_beauftragten_massnahme() -> None:
    """The grant was planned; contracted without any notice the money is missing, and the hint says why."""
    krl = programm("krl")
    gefoerdert = baue_fall([massnahme("a", art="led")], programme=[krl])
    erster = plane(gefoerdert, EXAKT)
    heute, hinweise = mit(gefoerdert, stichtag=date(2028, 2, 1)), list[Befund]()
    vergeben = stand("a", "vergeben", datum=date(2028, 1, 10), beginn=2027, fertig=2028)
    ohne = schreibe_fort(erster, heute, [vergeben], vorgaben=EXAKT, melde_hinweis=hinweise.append)
    assert [(h.kennung, h.feld, h.wert) for h in hinweise] == [("W305", "bescheide[a]", "krl")]
    assert ohne.bilanz.massnahmen[0].antraege == ()
    hinweise.clear()
    antrag = erster.bilanz.massnahmen[0].antraege[0]
    gestellt = bescheid("a", art="beantragt", datum=antrag.antrag_am)
    mit_antrag = schreibe_fort(erster, heute, [vergeben], [gestellt], EXAKT, melde_hinweis=hinweise.append)
    assert hinweise == []
    assert [a.programm for a in mit_antrag.bilanz.massnahmen[0].antraege] == ["krl"]


def test_ausgezahltes_bleibt_und_sinkt_nur_mit_neuem_grund() -> None:
    """10,000 EUR came in 2027; a row that only says what came in 2028 takes nothing back."""
    krl = baue_fall([massnahme("a", art="led")], programme=[programm("krl")])
    gebaut_2027 = stand("a", "fertig", datum=date(2028, 1, 10), beginn=2027, fertig=2027)
    alt = bescheid("a", antrag_am="2026-03-01", betrag_eur=40000, ausgezahlt_eur={2027: 10000})
    davor = plane(mit(krl, [gebaut_2027], [alt], stichtag=date(2028, 1, 15)), EXAKT)

    def neu(**felder: Any) -> Ergebnis | str:
        notiz = bescheid("a", **{"antrag_am": "2026-03-01", "betrag_eur": 40000} | felder)
        try:
            return schreibe_fort(davor, mit(krl, stichtag=HEUTE), [], [notiz], EXAKT)
        except EingabeFehler as fehler:
            return fehler.befunde[0].kennung

    for spaeter in ({}, {"datum": "2028-09-01"}):
        ergebnis = neu(ausgezahlt_eur={2028: 5000}, **spaeter)
        assert isinstance(ergebnis, Ergebnis)
        zahlungen = ergebnis.bilanz.massnahmen[0].antraege[0].auszahlungen
        assert [(z.jahr, z.betrag_eur) for z in zahlungen] == [(2027, 10000), (2028, 5000), (2029, 25000)]
    assert neu(ausgezahlt_eur={2028: Decimal("30000.01")}) == "E336"  # more than approved, both years together
    assert neu(ausgezahlt_eur={2027: 9999}) == "E319"
    assert isinstance(neu(ausgezahlt_eur={2027: 9999}, grund="Buchung berichtigt"), Ergebnis)
    assert neu(art="abgelehnt", betrag_eur=None, datum="2028-09-01", grund="Widerruf") == "E319"
