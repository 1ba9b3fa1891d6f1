"""What commands that make several plans at once share: hints, the answer for people or machines, the exit code."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import Ausgang
from massnahmenplan.cli.umbruch import UEBLICH, breite_von

if TYPE_CHECKING:
    from massnahmenplan.eingabe import Lesung
    from massnahmenplan.ergebnis.front import Front
    from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis
    from massnahmenplan.ergebnis.prioritaeten import Prioritaeten
    from massnahmenplan.ergebnis.szenarioergebnis import Szenarioergebnis
    from massnahmenplan.portfolio.datei import Portfoliolesung

    E = TypeVar("E", Front, Portfolioergebnis, Prioritaeten, Szenarioergebnis)
else:
    E = TypeVar("E")


def gib_teilplaene_aus(
    ergebnis: E,
    lesung: "Lesung | Portfoliolesung",
    ordner: Path,
    dateien: tuple[Path, ...],
    formen: tuple[Callable[[E], dict[str, Any]], Callable[[E, Path, int], str]],
    als_json: bool,
) -> int:
    """Print what was written and return the exit code; ``formen`` give plain data, and text for people."""
    als_daten, zusammenfassung = formen
    ausgang = ausgang_fuer_teilplaene(ergebnis)
    if als_json:
        rahmen = {
            "ausgang": int(ausgang),
            "ordner": str(ordner),
            "dateien": [str(datei.relative_to(ordner)) for datei in dateien],
            "hinweise": [ausgabe.befund_als_daten(hinweis) for hinweis in lesung.hinweise],
        }
        ausgabe.gib_json_aus({**als_daten(ergebnis), **rahmen})
    else:
        if lesung.hinweise:
            ausgabe.melde(f"{ausgabe.befundliste(lesung.hinweise)}\n")
        breite = breite_von(sys.stdout) or UEBLICH
        ausgabe.gib_aus(zusammenfassung(ergebnis, ordner, breite).rstrip("\n"))
    return ausgang


def ausgang_fuer_teilplaene(ergebnis: "Front | Portfolioergebnis | Prioritaeten | Szenarioergebnis") -> int:
    """Return the exit code: a signal, or whether the asked gap is proven over all plans together."""
    from massnahmenplan.ergebnis.front import Front
    from massnahmenplan.vorgaben import erlaubter_abstand

    if ergebnis.signalnummer is not None:
        return 128 + ergebnis.signalnummer
    if isinstance(ergebnis, Front):
        return Ausgang.GUT if ergebnis.ist_wie_verlangt else Ausgang.LUECKE
    if ergebnis.schranke is None:
        return Ausgang.LUECKE
    abstand = abs(ergebnis.schranke - ergebnis.zielwert)
    erlaubt = erlaubter_abstand(ergebnis.ziel, ergebnis.verlangte_luecke, ergebnis.zielwert)
    return Ausgang.GUT if abstand <= erlaubt else Ausgang.LUECKE
