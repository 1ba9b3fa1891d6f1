"""Shell completion: the script, and what it asks back."""

import os

import pytest

from massnahmenplan.cli.gruppe import BEFEHLE


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_skript_fuer_jede_shell(rufe, shell) -> None:
    lauf = rufe("vervollstaendigung", shell)
    assert lauf.ausgang == 0
    skript = "".join(zeichen for zeichen in lauf.stdout if zeichen not in "'\" ")
    assert f"_MASSNAHMENPLAN_COMPLETE={shell}_complete" in skript


def test_ohne_angabe_gilt_die_eigene_shell(rufe, monkeypatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert rufe("vervollstaendigung").stdout == rufe("vervollstaendigung", "fish").stdout


@pytest.mark.parametrize(
    ("worte", "anzahl", "erwartet"),
    [
        ("massnahmenplan opt", 1, {"optimieren"}),
        ("massnahmenplan ", 1, set(BEFEHLE)),
        ("massnahmenplan optimieren x --z", 3, {"--ziel", "--zeitlimit"}),
        ("massnahmenplan optimieren x --ziel ", 4, {"co2", "kosten", "nutzwert"}),
        ("massnahmenplan optimieren x --ziel co2,n", 4, {"co2,nutzwert"}),
    ],
)
def test_angebote_der_vervollstaendigung(prozess, worte, anzahl, erwartet) -> None:
    frage = {"_MASSNAHMENPLAN_COMPLETE": "bash_complete", "COMP_WORDS": worte, "COMP_CWORD": str(anzahl)}
    lauf = prozess(env=os.environ | frage)
    assert (lauf.returncode, lauf.stderr) == (0, "")
    assert {zeile.partition(",")[2] for zeile in lauf.stdout.splitlines()} == erwartet
