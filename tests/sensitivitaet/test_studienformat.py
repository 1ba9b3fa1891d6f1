"""``docs/studie.md`` is complete: every field with its meaning as in the schema, every kind, design and way."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic.fields import FieldInfo

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.schema import beschreibung, schema_von
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.sensitivitaet import verteilung
from massnahmenplan.sensitivitaet.entwurf import Entwurf, Entwurfsart
from massnahmenplan.sensitivitaet.stellgroesse import WEISEN, Stellart, Stellgroesse
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.sensitivitaet.wertesatz import Wertesatz

WURZEL = Path(__file__).parents[2]
SEITE = (WURZEL / "docs" / "studie.md").read_text(encoding="utf-8")
KLASSEN: list[type[Grundform]] = [
    Studie,
    Stellgroesse,
    Entwurf,
    Wertesatz,
    verteilung.Gleichverteilung,
    verteilung.Dreiecksverteilung,
    verteilung.Normalverteilung,
    verteilung.Lognormalverteilung,
]


def _vorgabe(feld: FieldInfo) -> str:
    if feld.is_required():
        return "Pflicht"
    wert = feld.get_default(call_default_factory=True, validated_data={})
    if wert is None or wert in ((), {}):
        return "–"
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    return anzahl(wert) if isinstance(wert, Decimal) else str(wert)


@pytest.mark.parametrize("klasse", KLASSEN)
def test_jedes_feld_steht_da_und_kein_anderes(klasse: type[Grundform]) -> None:
    zeilen = [
        f"| `{feld}` | {_vorgabe(angaben)} | {beschreibung(klasse.__name__, feld).partition(': ')[2]} |"
        for feld, angaben in klasse.model_fields.items()
    ]
    kopf = "| Feld | ohne Angabe | Bedeutung |\n|---|---|---|\n"
    assert kopf + "\n".join(zeilen) + "\n\n" in SEITE


def test_jede_art_steht_mit_ihren_weisen_da() -> None:
    zeilen = {z.split("`")[1]: z for z in SEITE.splitlines() if z.startswith("| `") and z.count("|") == 5}
    for art, weisen in WEISEN.items():
        genannt = re.sub(r"; oder .*| ?\([^)]*\)", "", zeilen[art].split("|")[3]).strip()
        assert genannt == (", ".join(weisen) or "–"), art
    assert {name for name in zeilen if name in set(Stellart)} == set(Stellart)


def test_jeder_entwurf_steht_da() -> None:
    abschnitt = SEITE.partition("| `art` | Läufe |")[2].partition("\n\n")[0]
    assert [zeile.split("`")[1] for zeile in abschnitt.splitlines()[2:]] == [*Entwurfsart]


def test_beispiel_und_seite_entsprechen_dem_schema() -> None:
    """What the reader takes, an editor does not underline."""
    pruefer = Draft202012Validator(schema_von(Studie))
    beispiel = (WURZEL / "beispiele/altchemnitz/studie.yaml").read_text(encoding="utf-8")
    (auf_der_seite,) = re.findall(r"```yaml\n(.*?)```", SEITE, re.DOTALL)
    for text in (beispiel, auf_der_seite):
        daten = lies_yaml(text, "studie.yaml", Befundsammler()).roh()
        assert [fehler.message for fehler in pruefer.iter_errors(daten)] == []


@pytest.mark.parametrize(
    "falsch", ["entwurf: {art: zufall}", "stellgroessen: [{id: x, art: gas}]", "szenarien: [{id: x, werte: 3}]"]
)
def test_schema_lehnt_ab_was_der_leser_ablehnt(falsch: str) -> None:
    gut = "name: x\nentwurf: {art: einzeln}\nstellgroessen: [{id: x, art: diskontsatz, werte: 1}]\n"
    name = falsch.partition(":")[0]
    text = "\n".join(zeile for zeile in gut.splitlines() if not zeile.startswith(name)) + f"\n{falsch}\n"
    pruefer = Draft202012Validator(schema_von(Studie))
    assert list(pruefer.iter_errors(lies_yaml(text, "studie.yaml", Befundsammler()).roh()))
    assert not list(pruefer.iter_errors(lies_yaml(gut, "studie.yaml", Befundsammler()).roh()))
