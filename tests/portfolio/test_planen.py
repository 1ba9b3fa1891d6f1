"""Plans of several districts: agreement with the district alone, recount, impossible portfolios, the command."""

import json
import shutil
import time
from contextlib import redirect_stdout
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

import massnahmenplan as mp
from massnahmenmodell.verbundkonten import baue_verbundmodell
from massnahmenplan import loeser
from massnahmenplan.begriffe.jahreswerte import Jahresbetraege
from massnahmenplan.bericht import json as planbericht
from massnahmenplan.bericht import teilplaene
from massnahmenplan.bericht.ordner import schreibe_ordner
from massnahmenplan.bericht.portfolio.daten import tabelle
from massnahmenplan.cli.ausgang import fuehre_aus
from massnahmenplan.ergebnis import Status
from massnahmenplan.ergebnis.portfolioergebnis import Gemeinschaftsbilanz, Kontojahr, Portfolioergebnis
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Loesung, Standardform, Wuensche, uebersetze
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.portfolio import diagnose, planung
from massnahmenplan.portfolio.gemeinschaft import zuteilung
from massnahmenplan.portfolio.grenzwerte import Grenzwerte
from massnahmenplan.portfolio.lage import bereite_verbund_auf
from tests.portfolio.faelle import JAHRE, portfolio, winziges_quartier

BEISPIEL = Path(__file__).parents[2] / "beispiele" / "portfolio" / "portfolio.yaml"


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, dict]:
    ziel, ausgabe = tmp_path_factory.mktemp("portfolio") / "plaene", StringIO()
    with redirect_stdout(ausgabe):
        ausgang = fuehre_aus(["portfolio", str(BEISPIEL), "-o", str(ziel), "--luecke", "0", "--json"])
    return ziel, ausgang, json.loads(ausgabe.getvalue())


def test_befehl_schreibt_einen_plan_je_quartier(ordner: tuple[Path, int, dict]) -> None:
    ziel, ausgang, daten = ordner
    assert ausgang == 0
    assert json.loads((ziel / "portfolio.json").read_text("utf-8"))["zielwert"] == daten["zielwert"]
    assert {datei.name for datei in ziel.iterdir()} == {
        "portfolio.json",
        "portfolio.xlsx",
        "gemeinsame_konten.csv",
        "quartiere",
    }
    assert sorted(q.name for q in (ziel / "quartiere").iterdir()) == ["mitte", "nord", "sued"]


def test_jeder_plan_rechnet_sich_nach(ordner: tuple[Path, int, dict]) -> None:
    ziel, _, daten = ordner
    minderung = Decimal(0)
    for quartier in daten["quartiere"]:
        nachrechnung = rechne_nach(planbericht.lies((ziel / quartier["ordner"] / "plan.json").read_text("utf-8")))
        assert nachrechnung.verstoesse == ()
        assert nachrechnung.abweichungen == ()
        minderung += nachrechnung.bilanz.zielwerte["co2"]
    assert abs(minderung - Decimal(str(daten["zielwert"]))) < Decimal("1e-5")


def test_zuteilung_geht_auf(ordner: tuple[Path, int, dict]) -> None:
    """The purse by hand: of what is left half goes on, after two years nothing of it is there any more."""
    _, _, daten = ordner
    kasse = next(konto for konto in daten["konten"] if konto["id"] == "stadt")
    davor = 0.0
    for jahr in kasse["jahre"]:
        assert jahr["rahmen"] == 180_000
        assert abs(sum(jahr["quartiere"].values()) - jahr["genutzt"]) < 0.01
        assert jahr["rest_vorjahr"] == davor
        assert abs(180_000 + davor - jahr["genutzt"] - jahr["frei"]) < 0.01
        assert jahr["frei"] >= 0
        davor = jahr["rest"]
        assert abs(davor - min(jahr["frei"], 270_000) / 2) < 0.011
    personal = next(konto for konto in daten["konten"] if konto["id"] == "projektleitung")
    assert max(jahr["genutzt"] for jahr in personal["jahre"]) <= 0.8


def test_grenzwerte_zeigen_wo_geld_fehlt(ordner: tuple[Path, int, dict]) -> None:
    _, _, daten = ordner
    kasse = next(konto for konto in daten["konten"] if konto["id"] == "stadt")
    werte = [jahr["grenzwert"] for jahr in kasse["jahre"]]
    assert werte[0] > 0
    assert werte[-1] == 0  # what is finished in the last year has no effect any more
    assert "ohne Ganzzahligkeit" in daten["grenzwert"]


def test_mehr_geld_im_ersten_jahr_bringt_mehr(ordner: tuple[Path, int, dict]) -> None:
    """The marginal value of 2027 is not 0: 100,000 EUR more are worth something."""
    _, _, daten = ordner
    verbund = mp.lies_portfolio(BEISPIEL)
    kasse = verbund.konten[0]
    betraege = Jahresbetraege({2027: 280_000} | dict.fromkeys(range(2028, 2033), 180_000))
    mehr = kasse.model_copy(update={"betrag_eur": betraege})
    reicher = mp.Portfolio(verbund.name, verbund.quartiere, (mehr, *verbund.konten[1:]), verbund.ziele)
    ergebnis = mp.plane_portfolio(reicher, mp.Vorgaben(luecke=0.0))
    assert ergebnis.zielwert > Decimal(str(daten["zielwert"]))


@pytest.mark.parametrize(("ziel", "erwartet"), [("co2", Decimal("0.25")), ("kosten", Decimal("-250"))])
def test_grenzwert_ist_was_tausend_euro_mehr_bringen(ziel: str, erwartet: Decimal) -> None:
    """The price per thousand EUR: 0.25 t, or a cost that rises by 250 EUR; no price, no value."""
    lage = bereite_verbund_auf(mp.lies_portfolio(BEISPIEL), "co2")
    werte = Grenzwerte(lage, {("gemeinsame_kasse_reicht", (0, 1)): 0.25}, ziel)
    jahre = tuple(Kontojahr(jahr, str(jahr), Decimal(1), {}) for jahr in (2027, 2028))
    konto = werte.am_konto(Gemeinschaftsbilanz("stadt", "Stadt", "haushalt", "EUR", jahre))
    assert [jahr.grenzwert for jahr in konto.jahre] == [None, erwartet]


@pytest.mark.parametrize("ziel", ["co2", "kosten"])
@pytest.mark.parametrize("saat", [1, 4])
def test_ein_quartier_allein_hat_seinen_eigenen_plan(saat: int, ziel: str) -> None:
    fall = winziges_quartier(saat, 3)
    stadt = next(traeger for traeger in fall["kostentraeger"] if traeger["id"] == "stadt")
    regeln = {feld: stadt[feld] for feld in ("uebertrag_anteil", "uebertrag_jahre")}
    betraege = {
        h["jahr"]: h["betrag_eur"]
        for h in fall["haushalt"]
        if h["kostentraeger"] == "stadt" and h.get("art", "investiv") == "investiv"
    }
    konto = {"id": "stadt", "art": "haushalt", "betrag_eur": betraege, **regeln}
    vorgaben = mp.Vorgaben(ziel=[ziel], luecke=0.0)
    allein = plane(Planungsfall.model_validate(fall), vorgaben)
    verbund = mp.plane_portfolio(portfolio([fall], [konto]), vorgaben)
    assert verbund.zielwert == allein.nachweis.zielwert
    assert verbund.quartiere[0].ergebnis.nachweis.status is Status.OPTIMAL


def mit_pflicht(saat: int) -> dict:
    fall = winziges_quartier(saat, 2)
    fall["beziehungen"] = []
    fall["massnahmen"][0] |= {"pflicht": True, "kostentraeger": "stadt"}
    fall["ressourcen"][0]["menge"] = 9
    return fall


def test_unmoeglich_nennt_das_gemeinsame_konto() -> None:
    """Two compulsory measures and an empty purse: each district would be possible by itself."""
    konto = {"id": "stadt", "name": "Stadtkasse", "art": "haushalt", "betrag_eur": dict.fromkeys(JAHRE, 1_000)}
    with pytest.raises(mp.UnerfuellbarFehler) as fehler:
        mp.plane_portfolio(portfolio([mit_pflicht(1), mit_pflicht(4)], [konto]))
    text = "\n".join(fehler.value.gruende)
    assert "Jedes Quartier ist für sich möglich" in text
    assert "gemeinsames Konto Stadtkasse 202" in text


def test_unmoeglich_nennt_das_ziel() -> None:
    faelle = [winziges_quartier(1, 2), winziges_quartier(4, 2)]
    ziel = mp.lies_portfolio(BEISPIEL).ziele[0].model_copy(update={"jahr": 2029, "wert": Decimal(100_000)})
    with pytest.raises(mp.UnerfuellbarFehler, match="gemeinsames Ziel"):
        mp.plane_portfolio(portfolio(faelle, [], ziele=(ziel,)))


def test_unmoeglich_nennt_das_quartier() -> None:
    faelle = [winziges_quartier(1, 2), mit_pflicht(4)]
    faelle[1]["haushalt"] = [{"kostentraeger": "stadt", "jahr": jahr, "betrag_eur": 0} for jahr in JAHRE]
    with pytest.raises(mp.UnerfuellbarFehler, match="Quartier q1"):
        mp.plane_portfolio(portfolio(faelle, []))


def test_gruende_halten_die_zeit_des_laufs_ein(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left of the run is for all districts; where nothing is left, none is tried and none is accused."""
    konto = {"id": "stadt", "art": "haushalt", "betrag_eur": dict.fromkeys(JAHRE, 1_000)}
    lage = bereite_verbund_auf(portfolio([mit_pflicht(1), mit_pflicht(4)], [konto]), "co2", 1)
    form = uebersetze(baue_verbundmodell(lage.daten))
    gefragt: list[float | None] = []

    def loese(form: Standardform, wuensche: Wuensche) -> Loesung:
        gefragt.append(wuensche.zeitlimit_s)
        return loeser.loese(form, wuensche)

    monkeypatch.setattr(diagnose, "loese", loese)
    jetzt = time.monotonic()
    for uhr, hoechstens_s in ((Uhr(jetzt - 80, 90), 10), (Uhr(jetzt, None), 60), (Uhr(jetzt, 600), 60)):
        gruende = diagnose.nenne_gruende(lage, form, Wuensche(), uhr)
        assert "fehlen mindestens" in gruende[0]
        assert len(gefragt) == 3
        assert all(zeit is not None and zeit <= hoechstens_s for zeit in gefragt)
        gefragt.clear()
    assert "blieb offen" in diagnose.nenne_gruende(lage, form, Wuensche(), Uhr(jetzt - 90, 90))[0]
    assert not gefragt


def test_unmoeglich_endet_mit_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BEISPIEL.read_text("utf-8").replace("wert: 140", "wert: 900")
    for name in ("nord", "mitte", "sued"):
        text = text.replace(f"fall: {name}", f"fall: {(BEISPIEL.parent / name).as_posix()}")
    datei = tmp_path / "portfolio.yaml"
    datei.write_text(text, "utf-8")
    assert fuehre_aus(["portfolio", str(datei), "-o", str(tmp_path / "plaene")]) == 4
    assert "gemeinsames Ziel 140 t weniger im Jahr 2032" in capsys.readouterr().err
    assert not (tmp_path / "plaene" / "portfolio.json").exists()


def test_nutzwert_gibt_es_nicht_ueber_quartiere() -> None:
    with pytest.raises(mp.EingabeFehler, match="E480"):
        mp.plane_portfolio(mp.lies_portfolio(BEISPIEL), mp.Vorgaben(ziel=["nutzwert"]))


def test_konsole_nennt_zuteilung_und_ziel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fuehre_aus(["portfolio", str(BEISPIEL), "-o", str(tmp_path / "p"), "--ziel", "kosten"]) == 0
    text = capsys.readouterr().out
    assert "Musterhausen, drei Quartiere: 3 Quartiere" in text
    assert "Haushalt Stadt Musterhausen [€]" in text
    assert "140 t weniger im Jahr 2032: Minderung aller Quartiere 2032 mindestens 140,0 t" in text


def test_geld_das_einem_quartier_zufliesst_nutzt_ein_anderes() -> None:
    """A grant comes back in 2028 and pays what another district builds then; alone nobody could pay it.

    q0 pays 100,000 EUR in 2027 and gets 41 % of it in 2028; q1 needs 41,000 EUR in 2028; the purse has
    100,000 EUR in 2027 and nothing after.
    """
    eines, anderes = _quartier("led", 100_000, 2027), _quartier("radweg", 41_000, 2028)
    konto = {"id": "stadt", "art": "haushalt", "betrag_eur": {2027: 100_000, 2028: 0, 2029: 0}}
    ergebnis = mp.plane_portfolio(portfolio([eines, anderes], [konto]), mp.Vorgaben(ziel=["co2"], luecke=0.0))
    assert [len(q.ergebnis.plan.schritte) for q in ergebnis.quartiere] == [1, 1]
    jahre = {jahr.jahr: jahr.nutzung for jahr in ergebnis.konten[0].jahre}
    assert jahre[2028] == {"q0": Decimal(-41_000), "q1": Decimal(41_000)}
    assert _haushalt(ergebnis, "q0") == [100_000, 0, 0]


def test_auch_topfjahre_die_niemand_nutzt_stehen_da_und_gelten_als_frei(monkeypatch: pytest.MonkeyPatch) -> None:
    """q0 is granted 41,000 of the pot's 50,000 EUR in 2026, nobody anything in 2027 and 2028; q1 uses nothing.

    The pot states nothing for 2029: there is no such row. In the case that explains q1's plan all that is left.
    """
    eines, anderes = _quartier("led", 100_000, 2027), _quartier("radweg", 500_000, 2028)
    anderes["programme"], anderes["toepfe"] = eines["programme"], eines["toepfe"]
    for programm in eines["programme"]:
        programm["fassungen"][0]["satz"]["grund"] = "0.4" if programm["id"] == "neu" else "0.01"
    kasse = {"id": "stadt", "art": "haushalt", "betrag_eur": 100_000}
    topf = {"id": "neu", "art": "topf", "betrag_eur": {2026: 50_000, 2027: 30_000, 2028: 20_000, 2040: 5}}
    erklaert = []

    def merke(fall: Planungsfall, *rest: object) -> object:
        erklaert.append(fall.toepfe["neu"].root)
        return begruende_nichtwahl(fall, *rest)

    monkeypatch.setattr(planung, "begruende_nichtwahl", merke)
    ergebnis = mp.plane_portfolio(portfolio([eines, anderes], [kasse, topf]), mp.Vorgaben(luecke=0.0))
    jahre = ergebnis.konten[1].jahre
    genutzt = jahre[0].nutzung["q0"]
    assert genutzt > 30_000
    assert [(jahr.jahr, jahr.menge, dict(jahr.nutzung)) for jahr in jahre] == [
        (2026, 50_000, {"q0": genutzt}),
        (2027, 30_000, {}),
        (2028, 20_000, {}),
    ]
    assert erklaert[1] == {2026: 50_000 - genutzt, 2027: 30_000, 2028: 20_000}


def test_ein_gleicher_topf_fuer_alle_jahre_steht_in_jedem_jahr() -> None:
    """From the year of the first application (2026) on to the last year of the plan, used or not."""
    topf = {"id": "neu", "art": "topf", "betrag_eur": 1}
    ergebnis = mp.plane_portfolio(portfolio([_quartier("led", 100_000, 2027)], [topf]), mp.Vorgaben(luecke=0.0))
    assert [(jahr.jahr, jahr.genutzt, jahr.frei) for jahr in ergebnis.konten[0].jahre] == [
        (jahr, 0, 1) for jahr in (2026, *JAHRE)
    ]


def test_frei_ist_nicht_mehr_als_im_konto_uebrig_ist() -> None:
    """A district that brings 40 EUR in and could use the 30 EUR left: together that is no more than -10 net."""
    verbund = portfolio([winziges_quartier(1, 1)], [{"id": "stadt", "art": "haushalt", "betrag_eur": 0}])
    jahr = Kontojahr(2027, "2027", Decimal(100), {"q0": Decimal(-40), "q1": Decimal(110)})
    konto = Gemeinschaftsbilanz("stadt", "Stadt", "haushalt", "EUR", (jahr,))
    assert zuteilung(verbund, "q0", (konto,), mit_freiem=True)["stadt"].root == 0
    jahr = replace(jahr, nutzung={"q0": Decimal(-20), "q1": Decimal(60)})
    konto = replace(konto, jahre=(jahr,))
    assert zuteilung(verbund, "q0", (konto,), mit_freiem=True)["stadt"].root == {2027: 40}


def test_ein_scheduler_der_nicht_gebraucht_wird_wird_genannt() -> None:
    """Nobody answers at port 1; three small districts are solved here as one problem."""
    ort = "tcp://127.0.0.1:1"
    ergebnis = mp.plane_portfolio(mp.lies_portfolio(BEISPIEL), mp.Vorgaben(luecke=0.1), scheduler=ort)
    assert ergebnis.weg == f"HiGHS über alles, hier; der Scheduler {ort} wurde nicht gebraucht und nicht gefragt"


def test_ein_quartier_darf_wie_eine_spalte_heissen() -> None:
    faelle = [_quartier("led", 100_000, 2027)] * 3
    verbund = portfolio(faelle, [{"id": "stadt", "art": "haushalt", "betrag_eur": 200_000}])
    namen = ("frei", "rahmen", "West")
    verbund = replace(
        verbund, quartiere=tuple(replace(q, id=name) for q, name in zip(verbund.quartiere, namen, strict=True))
    )
    ergebnis = mp.plane_portfolio(verbund, mp.Vorgaben(luecke=0.0))
    spalten = list(ergebnis.tabelle("konten").columns)
    assert spalten[-3:] == ["Quartier frei", "Quartier rahmen", "West"]
    assert len({spalte.casefold() for spalte in spalten}) == len(spalten)
    assert tabelle(ergebnis).decode("utf-8-sig").splitlines()[0].endswith(";Quartier frei;Quartier rahmen;West")


def test_keine_alte_tabelle_neben_neuen_plaenen(
    ordner: tuple[Path, int, dict], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the first plan: the tables of the earlier run are gone, the plans are there."""
    ziel = Path(shutil.copytree(ordner[0], tmp_path / "plaene"))
    ergebnis = mp.plane_portfolio(mp.lies_portfolio(BEISPIEL), mp.Vorgaben(luecke=0.1))
    geschrieben = []

    def stirb_nach_dem_ersten(plan: object, wohin: Path) -> tuple[Path, ...]:
        if geschrieben:
            raise KeyboardInterrupt
        geschrieben.append(wohin)
        return schreibe_ordner(plan, wohin)

    monkeypatch.setattr(teilplaene, "schreibe_ordner", stirb_nach_dem_ersten)
    with pytest.raises(KeyboardInterrupt):
        mp.schreibe_portfolio(ergebnis, ziel)
    assert [stelle.name for stelle in ziel.iterdir()] == ["quartiere"]
    monkeypatch.undo()
    mp.schreibe_portfolio(ergebnis, ziel)
    assert (ziel / "portfolio.json").exists()


def test_ein_offener_plan_laesst_die_alte_tabelle_stehen(ordner: tuple[Path, int, dict], tmp_path: Path) -> None:
    ziel = Path(shutil.copytree(ordner[0], tmp_path / "plaene"))
    vorher = {datei: datei.read_bytes() for datei in ziel.rglob("*") if datei.is_file()}
    ergebnis = mp.plane_portfolio(mp.lies_portfolio(BEISPIEL), mp.Vorgaben(luecke=0.1))
    for sperre in (ziel / "quartiere" / "sued" / "~$plan.xlsx", ziel / "~$portfolio.xlsx"):
        sperre.touch()
        with pytest.raises(mp.UmgebungsFehler, match="in Excel geöffnet"):
            mp.schreibe_portfolio(ergebnis, ziel)
        sperre.unlink()
        assert {datei: datei.read_bytes() for datei in ziel.rglob("*") if datei.is_file()} == vorher


def _haushalt(ergebnis: Portfolioergebnis, quartier: str) -> list[Decimal]:
    fall = ergebnis.quartier_mit_id(quartier).ergebnis.fall
    return [ansatz.betrag_eur for ansatz in fall.haushalt if ansatz.kostentraeger == "stadt"]


def _quartier(art: str, eur: int, jahr: int) -> dict:
    fall = winziges_quartier(0, 1)
    fall["beziehungen"], fall["haushalt"] = [], []
    fall["projekt"] |= {"preissteigerung": "0", "basisjahr": 2027, "stichtag": "2026-01-01"}
    fall["massnahmen"] = [
        {
            "id": "M0",
            "name": "Maßnahme",
            "handlungsfeld": "beleuchtung",
            "kostentraeger": "stadt",
            "art": art,
            "investition_eur": {"bau": eur, "planung": 0},
            "dauer_planung": 0,
            "dauer_bau": 1,
            "fruehester_beginn": jahr,
            "spaetestes_ende": jahr,
            "co2_t_a": 10,
        }
    ]
    for programm in fall["programme"]:
        fassung = programm["fassungen"][0]
        fassung["satz"]["grund"] = "0.4" if programm["id"] == "alt" else "0.01"
        fassung["hoechstgrenzen"][0]["stufen"][0]["eur"] = 1_000_000
        fassung["auszahlung"]["verzug_monate"] = 6
    return fall
