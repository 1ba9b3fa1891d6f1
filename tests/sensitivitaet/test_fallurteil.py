"""Values of a study make a case that passes the checks of a case from files: before the first run, and in each."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from massnahmenplan.eingabe.fallpruefung import fehler_im_fall
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet import laufzeile
from massnahmenplan.sensitivitaet.einzellauf import Lage, rechne
from massnahmenplan.sensitivitaet.laeufe import laeufe, veraendere
from massnahmenplan.sensitivitaet.lesen import lies
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import falldaten, massnahme

EINZELN = {"art": "einzeln"}


def fall(**abschnitte: Any) -> Planungsfall:
    """Return a case of the years 2027 to 2030 with a measure that has to be done by 2030."""
    return Planungsfall.model_validate(falldaten([massnahme("led", spaetestes_ende=2030)], **abschnitte))


def befunde(ordner: Path, falle: Planungsfall, *groessen: dict[str, Any], **mehr: Any) -> list[Befund]:
    daten = {"name": "S", "entwurf": EINZELN, "stellgroessen": list(groessen), **mehr}
    (ordner / "studie.yaml").write_text(yaml.safe_dump(daten, sort_keys=False), "utf-8")
    with pytest.raises(EingabeFehler) as fehler:
        lies(ordner / "studie.yaml", falle)
    return list(fehler.value.befunde)


def beginn(*werte: int, wie: str = "nicht_vor") -> dict[str, Any]:
    return {"id": "start", "art": "beginn", "fuer": "led", "wie": wie, "werte": list(werte)}


def test_jeder_wert_der_kein_fall_ist_wird_genannt(tmp_path: Path) -> None:
    alle = befunde(tmp_path, fall(), beginn(2028, 2040, 2050))
    assert [(b.kennung, b.feld) for b in alle] == [("E410", "stellgroessen[start].werte")] * 2
    assert [b.text.partition(":")[0] for b in alle] == ["2040", "2050"]
    for befund in alle:
        assert "kann led nicht beginnen; möglich ist 2027 bis 2030 (E066)" in befund.text
        assert befund.stelle is not None
        assert befund.stelle.zeile == 10  # that of the list of values
        assert befund.abhilfe == "Andere Werte wählen."


def test_nach_dem_ende_des_plans_beginnt_nichts(tmp_path: Path) -> None:
    groesse = {"id": "ab", "art": "wert", "pfad": "massnahmen[led].fruehester_beginn", "wie": "absolut"}
    mit_beginn = Planungsfall.model_validate(falldaten([massnahme("led", fruehester_beginn=2028)]))
    (befund,) = befunde(tmp_path, mit_beginn, {**groesse, "werte": [2035]})
    assert "35: massnahmen[led].fruehester_beginn: liegt nach dem Ende des Plans (2030) (E066)" in befund.text


DAUER = {"id": "dauer", "art": "wert", "pfad": "massnahmen[led].dauer_bau", "wie": "absolut", "werte": [3]}


def test_szenario_dessen_werte_zusammen_kein_fall_sind(tmp_path: Path) -> None:
    """Three years of building are possible, and so is a begin in 2029; both together end in 2031."""
    szenario = {"id": "beides", "werte": {"dauer": 3, "start": 2029}}
    (befund,) = befunde(tmp_path, fall(), DAUER, beginn(2029), szenarien=[szenario])
    assert (befund.kennung, befund.feld) == ("E410", "szenarien[beides].werte")
    assert "möglich ist 2027 bis 2028 (E066)" in befund.text


def studie(entwurf: str, *groessen: dict[str, Any]) -> Studie:
    return Studie.model_validate({"name": "S", "entwurf": {"art": entwurf}, "stellgroessen": groessen})


def rechne_alle(falle: Planungsfall, gefragt: Studie) -> list[Laufergebnis]:
    lage = Lage(falle, gefragt, Vorgaben(("co2",)))
    return [rechne(lage, lauf) for lauf in laeufe(gefragt, falle)]


def test_nur_die_verbindung_ist_ungueltig_und_steht_mit_grund_da() -> None:
    alle = rechne_alle(fall(), studie("raster", {**DAUER, "werte": [1, 3]}, beginn(2028, 2029)))
    nach_werten = {(int(lauf.werte["dauer"]), int(lauf.werte["start"])): lauf for lauf in alle[1:]}
    assert {werte: lauf.status for werte, lauf in nach_werten.items()} == {
        (1, 2028): "optimal", (1, 2029): "optimal", (3, 2028): "optimal", (3, 2029): "ungueltig",
    }  # fmt: skip
    ungueltig = nach_werten[3, 2029]
    assert ungueltig.plan is None
    assert "dauer = 3, start = 2029" in (ungueltig.grund or "")
    assert "kann led nicht beginnen" in (ungueltig.grund or "")
    assert laufzeile.aus_zeile(laufzeile.als_zeile(ungueltig)) == ungueltig


def test_was_zu_lange_dauert_bleibt_eine_antwort() -> None:
    """A measure that is delayed beyond the plan cannot be chosen; a target out of reach has no plan."""
    verzug = rechne_alle(fall(), studie("einzeln", beginn(9, wie="verzug")))
    assert [(lauf.status, lauf.kennzahlen["massnahmen"]) for lauf in verzug] == [("optimal", 1), ("optimal", 0)]
    ziel = [{"id": "z", "art": "minderung_jahr", "jahr": 2030, "wert": 5}]
    hoch = {"id": "hoch", "art": "ziel", "fuer": "z", "wie": "absolut", "werte": [500]}
    ziele = rechne_alle(fall(ziele=ziel), studie("einzeln", hoch))
    assert [lauf.status for lauf in ziele] == ["optimal", "unmoeglich"]


def test_was_am_fall_schon_falsch_war_ist_an_keinem_wert_falsch() -> None:
    teuer = massnahme("rad", investition_eur={"planung": "9e9", "bau": "9e9"})
    falle = Planungsfall.model_validate(falldaten([massnahme("led"), teuer]))
    (mangel,) = fehler_im_fall(falle)
    assert (mangel.kennung, mangel.feld) == ("E052", "massnahmen[rad].investition_eur")
    gefragt = studie("einzeln", {**DAUER, "werte": [2]})
    assert veraendere(falle, gefragt, laeufe(gefragt, falle)[1]).massnahme_mit_id["led"].dauer_bau == 2
