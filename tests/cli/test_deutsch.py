"""Click speaks German, all of it that our commands can make it say."""

import ast
import re
from pathlib import Path

import click
import pytest

from massnahmenplan.cli.deutsch import TEXTE, uebersetze, uebersetze_anzahl
from massnahmenplan.cli.gruppe import BEFEHLE

MODULE = ("core", "decorators", "exceptions", "formatting", "parser", "shell_completion", "types")
UNERREICHBAR = {
    # written for developers, or belonging to kinds of parameters that no command has
    "deprecated",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Value must be an iterable.",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "Do you want to continue?",
    "Confirm the action without prompting.",
    "unknown error",
    "Could not open file {filename!r}: {message}",
    "{value!r} does not match the format {format}.",
    "{value!r} does not match the formats {formats}.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "{len_type} values are required, but {len_value} was given.",
    "{len_type} values are required, but {len_value} were given.",
    "{value!r} is not a valid UUID.",
}


def _texte_von_click() -> set[str]:
    ordner = Path(click.__file__).parent
    return {
        wert.value
        for modul in MODULE
        for knoten in ast.walk(ast.parse((ordner / f"{modul}.py").read_text(encoding="utf-8")))
        if isinstance(knoten, ast.Call) and ast.unparse(knoten.func) in {"_", "ngettext"}
        for wert in knoten.args
        if isinstance(wert, ast.Constant) and isinstance(wert.value, str)
    }


def test_jeder_text_von_click_ist_uebersetzt_oder_unerreichbar() -> None:
    texte = _texte_von_click()
    assert len(texte) > 50
    assert texte - TEXTE.keys() - UNERREICHBAR == set()


@pytest.mark.parametrize("englisch", sorted(TEXTE))
def test_uebersetzung_nennt_nur_platzhalter_die_click_fuellt(englisch: str) -> None:
    def namen(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)", text))

    assert namen(TEXTE[englisch]) <= namen(englisch)


def test_einzahl_und_mehrzahl() -> None:
    paar = ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})")
    assert uebersetze_anzahl(*paar, 1) == "Überzähliges Argument ({args})"
    assert uebersetze_anzahl(*paar, 2) == "Überzählige Argumente ({args})"
    assert uebersetze("kein Text von click") == "kein Text von click"


@pytest.mark.parametrize("argumente", [(), *((befehl,) for befehl in BEFEHLE)])
def test_hilfe_ist_deutsch(rufe, argumente) -> None:
    lauf = rufe(*argumente, "--help")
    assert lauf.ausgang == 0
    assert lauf.stdout.startswith("Aufruf: massnahmenplan")
    assert "Diese Hilfe zeigen." in lauf.stdout
    assert not re.search(r"Usage|Options|OPTIONS|Show this|default:|required|Commands|arguments", lauf.stdout)


@pytest.mark.parametrize(
    ("zeile", "satz"),
    [
        ("prufen", "Den Befehl prufen gibt es nicht. Meinten Sie 'pruefen'?"),
        (
            "optimiren",
            "Den Befehl optimiren gibt es nicht. (Meinten Sie eines von: 'importieren', 'optimieren'?)",
        ),
        ("pruefen", "Es fehlt das Argument 'FALL'."),
        ("pruefen a b", "Überzähliges Argument (b)"),
        ("pruefen a b c", "Überzählige Argumente (b c)"),
        ("pruefen a --jason", "Die Option --jason gibt es nicht. Meinten Sie '--json'?"),
        ("optimieren a", "Es fehlt die Option '-o' / '--ausgabe'."),
        ("optimieren a -o", "Die Option -o braucht einen Wert."),
        ("optimieren a --json=ja", "Die Option --json nimmt keinen Wert an."),
        ("optimieren a -o b --saat x", "Ungültiger Wert für '--saat': 'x' ist keine ganze Zahl."),
        ("optimieren a -o b --faeden 0", "Ungültiger Wert für '--faeden': 0 liegt nicht im Bereich 1<=x<=256."),
        (
            "optimieren a -o b --ziel co2,geld",
            "Ungültiger Wert für '--ziel': 'geld' ist keines von 'co2', 'kosten', 'nutzwert'.",
        ),
        (
            "optimieren a -o b --ziel co2,co2",
            "Ziel co2, co2: erlaubt ist eines von co2, kosten, nutzwert, oder mehrere, jedes einmal.",
        ),
        ("optimieren a -o b --toleranz 1", "Toleranz 1.0: erlaubt ist 0 bis unter 1."),
        ("optimieren a -o b --luecke wenig", "Ungültiger Wert für '--luecke': „wenig“ ist keine Zahl."),
        ("optimieren a -o b --luecke 1", "Lücke 1.0: erlaubt ist 0 bis unter 1."),
        ("optimieren a -o b --luecke nan", "Lücke nan: erlaubt ist 0 bis unter 1."),
        ("optimieren a -o b --zeitlimit 0", "Zeitlimit 0.0: erlaubt ist mehr als 0 Sekunden."),
        ("neu a --vorlage gross", "Die Vorlage „gross“ gibt es nicht; bekannt: klein."),
        ("vervollstaendigung tcsh", "Welche Shell? Bekannt sind bash, zsh, fish, powershell."),
    ],
)  # fmt: skip
def test_falscher_aufruf_wird_deutsch_erklaert(rufe, zeile, satz) -> None:
    lauf = rufe(*zeile.split())
    assert lauf.ausgang == 2
    assert lauf.stdout == ""
    assert lauf.stderr.splitlines()[-1] == f"Fehler: {satz}"


def test_falscher_aufruf_zeigt_den_richtigen_und_den_weg_zur_hilfe(rufe) -> None:
    assert rufe("pruefen").stderr.splitlines()[:2] == [
        "Aufruf: massnahmenplan pruefen [OPTIONEN] FALL",
        "Hilfe zeigt „massnahmenplan pruefen --help“.",
    ]


def test_ohne_befehl_kommt_die_hilfe_und_der_ausgang_fuer_falschen_aufruf(rufe) -> None:
    lauf = rufe()
    assert lauf.ausgang == 2
    assert "Befehle:" in lauf.stderr
    assert all(befehl in lauf.stderr for befehl in BEFEHLE)
