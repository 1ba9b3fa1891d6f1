"""What is wrong with a bundle is said with its place."""

from pathlib import Path

import pytest

from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planung import lies_fall

FALL = """\
projekt: {name: Prüffall, beginn: 2027, ende: 2030}
kostentraeger: [{id: stadt, name: Stadt, art: kommune}]
objekte: [{id: weg, name: Weg, art: strasse}, {id: platz, name: Platz, art: platz}]
massnahmen:
  - {id: a, name: A, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 50000, co2_t_a: 1, objekt: weg}
  - {id: b, name: B, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 10000, co2_t_a: 1, objekt: weg}
beziehungen:
"""


@pytest.mark.parametrize(
    ("beziehung", "kennung", "feld"),
    [
        ("{art: buendel, mitglieder: [a], anteil: 0.3}", "E211", "mitglieder"),
        ("{art: buendel, objekt: platz, anteil: 0.3}", "E211", "objekt"),
        ("{art: buendel, objekt: gasse, anteil: 0.3}", "E061", "objekt"),
        ("{art: buendel, anteil: 0.3}", "E211", "mitglieder"),
        ("{art: buendel, mitglieder: [a, b], objekt: weg, anteil: 0.3}", "E217", "objekt"),
        ("{art: buendel, mitglieder: [a, b]}", "E217", "anteil"),
        ("{art: buendel, mitglieder: [a, b], anteil: 0.3, gemeinkosten_eur: 5}", "E217", "gemeinkosten_eur"),
        ("{art: buendel, mitglieder: [a, b], anteil: 0.3, anzahl: 3}", "E217", "anzahl"),
        ("{art: buendel, mitglieder: [a, b], gemeinkosten_eur: 5, anzahl: 2}", "E217", "anzahl"),
        ("{art: buendel, mitglieder: [a, b], gemeinkosten_eur: 10001}", "E260", "gemeinkosten_eur"),
        ("{art: buendel, mitglieder: [a, b], ersparnis_eur: {c: 5}}", "E061", "ersparnis_eur.c"),
        ("{art: buendel, mitglieder: [a, b], anteil: 0.3, abstand: 1}", "E217", "abstand"),
        ("{art: ausschluss, mitglieder: [a, b], gemeinkosten_eur: 5}", "E217", "gemeinkosten_eur"),
    ],
)
def test_befund_nennt_das_feld(beziehung: str, kennung: str, feld: str, tmp_path: Path) -> None:
    (tmp_path / "fall.yaml").write_text(f"{FALL}  - {beziehung}\n", encoding="utf-8")
    with pytest.raises(EingabeFehler) as fehler:
        lies_fall(tmp_path)
    befunde = [(befund.kennung, befund.feld) for befund in fehler.value.befunde]
    assert befunde == [(kennung, f"beziehungen[1].{feld}")]
    assert "fall.yaml:8" in str(fehler.value)


def test_zwei_buendel_sparen_zusammen_hoechstens_alles(tmp_path: Path) -> None:
    zwei = (
        "  - {art: buendel, mitglieder: [a, b], anteil: 0.6}\n"
        "  - {art: buendel, objekt: weg, ersparnis_eur: {b: 4001}}\n"
    )
    (tmp_path / "fall.yaml").write_text(FALL + zwei, encoding="utf-8")
    with pytest.raises(
        EingabeFehler, match=r"b spart in ihren Bündeln zusammen 100,01 % der Baukosten von 10\.000 €"
    ):
        lies_fall(tmp_path)
    genau = zwei.replace("4001", "4000")
    (tmp_path / "fall.yaml").write_text(FALL + genau, encoding="utf-8")
    assert len(lies_fall(tmp_path).beziehungen) == 2
