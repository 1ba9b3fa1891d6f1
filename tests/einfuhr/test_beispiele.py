"""The published tables of Aachen and Münster: one becomes a case that plans, the other the case made by hand."""

import csv
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan import Vorgaben, lies_fall, plane
from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.bericht.einfuhr.ordner import schreibe_import
from massnahmenplan.einfuhr import Importergebnis, importiere, lies_zuordnung
from massnahmenplan.einfuhr.grundlage import dateien_der_grundlage
from massnahmenplan.einfuhr.verbleib import OFFEN, Verbleib
from massnahmenplan.ergebnis import Status
from massnahmenplan.planungsfall import Planungsfall

BEISPIELE = Path(__file__).parents[2] / "beispiele"


def _importiert(name: str) -> Importergebnis:
    ordner = BEISPIELE / "import" / name
    return importiere(ordner / "massnahmenliste.csv", lies_zuordnung(ordner / "zuordnung.yaml"))


@pytest.fixture(scope="module")
def aachen() -> Importergebnis:
    return _importiert("aachen")


@pytest.fixture(scope="module")
def aachenfall(aachen: Importergebnis, tmp_path_factory: pytest.TempPathFactory) -> Planungsfall:
    ordner = tmp_path_factory.mktemp("aachen") / "fall"
    lesung = lies_zuordnung(BEISPIELE / "import" / "aachen" / "zuordnung.yaml")
    schreibe_import(aachen, dateien_der_grundlage(lesung, aachen.name), ordner)
    return lies_fall(ordner)


def test_aachen_gezaehlt(aachen: Importergebnis) -> None:
    """54 rows state cost of the city, 26 an effect (one of them 0 and three beside unknown cost: see the list)."""
    assert (len(aachen.zeilen), len(aachen.massnahmen)) == (70, 49)
    with (BEISPIELE / "import/aachen/massnahmenliste.csv").open(encoding="utf-8", newline="") as strom:
        liste = list(csv.DictReader(strom))
    gefuellt = {
        feld: sum(1 for zelle in aachen.zellen if zelle.feld == feld and zelle.verbleib not in OFFEN)
        for feld in ("investition_eur.stadt", "co2_t_a")
    }
    assert gefuellt["investition_eur.stadt"] == sum(1 for z in liste if z["gesamtkosten_stadt_eur_a"]) == 54
    assert gefuellt["co2_t_a"] == sum(1 for z in liste if z["co2_einsparung_t_a"]) == 26
    assert sum(aachen.anzahl.values()) == len(aachen.zellen)
    ohne_anteile = [z for z in aachen.zellen if not z.feld.startswith("kostenanteile")]
    assert len(ohne_anteile) == 70 * 12


def test_aachen_nennt_die_summe_ohne_4_1_1(aachen: Importergebnis) -> None:
    (falsche,) = aachen.gebrochene
    assert (falsche.gedruckt, falsche.gerechnet) == (15_041_333, 25_041_333)
    assert falsche.gerechnet - falsche.gedruckt == 10_000_000  # measure 4.1.1, per year


def test_aachen_setzt_nichts_ohne_es_zu_sagen(aachen: Importergebnis) -> None:
    gesetzt = {zelle.feld for zelle in aachen.zellen if zelle.verbleib is Verbleib.GESETZT}
    assert gesetzt == {"kostentraeger", "hochlauf", "dauer_bau", *(
        f"kostenanteile_je_teil.{teil}" for teil in ("stadt", "beteiligungen")
    )}  # fmt: skip
    assert gesetzt <= {annahme.feld for annahme in aachen.annahmen}
    assert all(annahme.quelle and annahme.stelle for annahme in aachen.annahmen)
    windenergie = next(zeile for zeile in aachen.zeilen if zeile.bezeichnung == "3.3")
    assert windenergie.grund == "ohne investition_eur.beteiligungen"


def test_aachener_zeilen_von_hand(aachenfall: Planungsfall) -> None:
    je_kennung = {massnahme.id: massnahme for massnahme in aachenfall.massnahmen}
    # 2.3: 5,740,000 EUR/a over five years (correction); 2.1: 5,000 EUR/a of others from 2021 to 2025.
    assert je_kennung["2.3"].investition_eur == {"stadt": 28_700_000, "beteiligungen": 0}
    assert je_kennung["2.1"].investition_eur == {"stadt": 0, "beteiligungen": 25_000}
    assert je_kennung["2.1"].anteile_am_teil("beteiligungen") == {"beteiligungen": 1}
    # 5.1 „from 2020“: six years to 2025 of 3,760,000 EUR.
    assert gesamtkosten(je_kennung["5.1"]) == 22_560_000
    assert (je_kennung["2.8"].co2_t_a, je_kennung["4.1.1"].co2_t_a) == (Decimal("1.8"), None)
    assert {b.art for b in aachenfall.kostentraeger} == {"kommune", "kommunales_unternehmen"}


def test_aachen_plant(aachenfall: Planungsfall) -> None:
    ergebnis = plane(aachenfall, Vorgaben(ziel="co2"))
    assert ergebnis.nachweis.status is Status.OPTIMAL
    gewaehlt = {schritt.massnahme for schritt in ergebnis.plan.schritte}
    wirksam = {m.id for m in aachenfall.massnahmen if m.co2_t_a}
    assert len(gewaehlt & wirksam) == 17 == len(wirksam)


def test_muenster_ergibt_die_massnahmen_des_beispiels(tmp_path: Path) -> None:
    muenster = _importiert("muenster")
    grundlage = {
        datei.name: datei.read_bytes()
        for datei in (BEISPIELE / "muenster2030").iterdir()
        if datei.name not in {"massnahmen.csv", "README.md"}
    }
    schreibe_import(muenster, grundlage, tmp_path / "fall")
    von_hand = {m.id: m for m in lies_fall(BEISPIELE / "muenster2030").massnahmen}
    eingelesen = {m.id: m for m in lies_fall(tmp_path / "fall").massnahmen}
    assert len(eingelesen) == 43
    texte = {"name": "", "beschreibung": None, "quelle": None}
    for kennung, massnahme in von_hand.items():
        assert eingelesen[kennung].model_copy(update=texte) == massnahme.model_copy(update=texte)
    andere_titel = {
        kennung for kennung, massnahme in von_hand.items() if eingelesen[kennung].name != massnahme.name
    }
    assert andere_titel == {"BS3", "BS5", "KE2", "KP3", "KP6", "MOB1", "MOB2"}  # cut off in the table
    assert (len(muenster.vergleiche), muenster.gebrochene) == (7, ())


def test_muenster_ohne_grundlage_sagt_was_fehlt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from massnahmenplan.cli.ausgang import fuehre_aus

    ordner = shutil.copytree(BEISPIELE / "import" / "muenster", tmp_path / "muenster")
    argumente = ["importieren", ordner / "massnahmenliste.csv", "--zuordnung", ordner / "zuordnung.yaml", "-o"]
    assert fuehre_aus([*map(str, argumente), str(tmp_path / "fall")]) == 0
    gesagt = capsys.readouterr().out
    assert "Dem Fall fehlt noch etwas" in gesagt
    assert "projekt.beginn: fehlt" in gesagt
