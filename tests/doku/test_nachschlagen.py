"""Generated pages are those of the present code, and say what a reader looks for in them."""

import pytest

from docs.bau import befehle, bibliothek, felder, mathematik
from docs.bau.erzeugt import SEITEN, WURZEL
from massnahmenplan.cli.gruppe import BEFEHLE
from massnahmenplan.eingabe.listen import LISTEN


@pytest.mark.parametrize("seite", SEITEN)
def test_seite_ist_die_des_heutigen_codes(seite: str) -> None:
    gespeichert = (WURZEL / seite).read_text(encoding="utf-8")
    assert gespeichert == SEITEN[seite](), f"{seite} is out of date: python -m docs.bau"


def test_jeder_befehl_jede_liste_jeder_name_hat_einen_abschnitt() -> None:
    import massnahmenplan as mp

    assert [zeile[3:] for zeile in befehle.seite().splitlines() if zeile.startswith("## ")] == [*BEFEHLE]
    alle_felder = felder.seite()
    assert [liste for liste in LISTEN if f"\n## `{liste}`: " not in alle_felder] == []
    namen = bibliothek.seite()
    assert [n for n in mp.__all__ if not n.startswith("_") and f"\n### {n}\n" not in namen] == []


def test_formeln_namen_und_code_werden_markdown() -> None:
    text = "Sum of ``x``:\n\n.. math::\n    \\sum_o x_o\n      \\le 1\n\nwith :math:`x_o` binary."
    assert mathematik.als_markdown(text) == (
        "Sum of `x`:\n\n```math\n\\sum_o x_o\n  \\le 1\n```\n\nwith $x_o$ binary."
    )


def test_mathematik_hat_jede_formel_und_jede_zeile_des_modells() -> None:
    seite = mathematik.seite()
    quelltext = "".join(datei.read_text(encoding="utf-8") for datei in mathematik.MODELL.glob("*.py"))
    assert seite.count("```math") == quelltext.count("\n.. math::")
    assert "- `haushalt_reicht`: " in seite
    assert "math::" not in seite
