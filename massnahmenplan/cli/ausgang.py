"""How a run ends: the one place that turns errors into exit codes and German words."""

import io
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.grundlagen.betriebssystem import ursache
from massnahmenplan.grundlagen.fehler import (
    AbweichungsFehler,
    Beendigung,
    EingabeFehler,
    KeinPlanFehler,
    MassnahmenplanFehler,
    UmgebungsFehler,
    UnerfuellbarFehler,
)

if TYPE_CHECKING:
    from massnahmenplan.ergebnis import Nachweis

PROGRAMM = "massnahmenplan"
NICHTS_GESCHRIEBEN = "es wurde nichts geschrieben, ein früheres Ergebnis steht unverändert."
LESEND = frozenset({"erklaeren", "katalog", "pruefen", "verlauf", "vergleichen"})
"""Commands that write nothing, so that there is nothing to say about it when they end early."""
EIGENE_PAKETE = frozenset({"massnahmenplan", "massnahmenmodell"})


class Ausgang(IntEnum):
    """Exit codes; scripts rely on them."""

    GUT = 0
    PROGRAMMFEHLER = 1
    AUFRUF = 2
    EINGABE = 3
    UNERFUELLBAR = 4
    LUECKE = 5
    """Stopped by the time limit with a plan worse than the asked gap; the plan is written."""
    KEIN_PLAN = 6
    NACHRECHNUNG = 7
    UMGEBUNG = 8
    STRG_C = 130
    BEENDET = 143


@dataclass(frozen=True, slots=True)
class Meldung:
    """An error as the user meets it."""

    ausgang: int
    art: str
    """Kind of error for machines: ``aufruf``, ``eingabe``, ``unerfuellbar`` …"""
    text: str
    einzelheiten: dict[str, Any] = field(default_factory=dict)

    def als_daten(self) -> dict[str, Any]:
        """Return the object that ``--json`` prints."""
        return {"fehler": {"art": self.art, "ausgang": self.ausgang, "text": self.text, **self.einzelheiten}}


def fuehre_aus(argumente: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever goes wrong is said in one place, here."""
    try:
        return _rufe_auf(argumente)
    except click.exceptions.Exit as ende:
        return ende.exit_code
    except BrokenPipeError:
        ausgabe.verstumme(sys.stdout)
        return Ausgang.GUT
    except (Exception, KeyboardInterrupt) as fehler:
        return _melde(fehler, argumente)


def ausgang_fuer(nachweis: "Nachweis") -> int:
    """Return the exit code of a run that has written a plan."""
    from massnahmenplan.ergebnis import Status

    if nachweis.status is Status.ABGEBROCHEN:
        return 128 + (nachweis.signalnummer or signal.SIGINT)
    return Ausgang.GUT if nachweis.status is Status.OPTIMAL else Ausgang.LUECKE


def deute(fehler: BaseException, *, schreibt: bool = True) -> Meldung:
    """Return what an error means for the user; ``schreibt``: something could have been written."""
    match fehler:
        case EingabeFehler():
            return _deute_eingabe(fehler)
        case UnerfuellbarFehler():
            return _deute_unerfuellbar(fehler)
        case KeinPlanFehler():
            code = Ausgang.KEIN_PLAN if fehler.signalnummer is None else 128 + fehler.signalnummer
            return Meldung(code, "kein_plan", f"{fehler}{' Es wurde nichts geschrieben.' if schreibt else ''}")
        case AbweichungsFehler():
            text = f"{fehler}\n{_notiz(fehler) or 'Es wurde nichts geschrieben.'}"
            return Meldung(Ausgang.NACHRECHNUNG, "nachrechnung", text, {"abweichungen": list(fehler.abweichungen)})
        case UmgebungsFehler():
            return Meldung(Ausgang.UMGEBUNG, "umgebung", f"{fehler} {_notiz(fehler)}".rstrip())
        case click.ClickException():
            return Meldung(Ausgang.AUFRUF, "aufruf", fehler.format_message())
        case Beendigung():
            return Meldung(Ausgang.BEENDET, "unterbrochen", _abgebrochen("Von außen beendet", fehler, schreibt))
        case KeyboardInterrupt() | click.Abort():
            return Meldung(Ausgang.STRG_C, "unterbrochen", _abgebrochen("Abgebrochen", fehler, schreibt))
        case _:
            return _deute_uebrige(fehler)


def _abgebrochen(wie: str, fehler: BaseException, schreibt: bool) -> str:
    if notiz := _notiz(fehler):
        return f"{wie}. {notiz}"
    return f"{wie}; {NICHTS_GESCHRIEBEN}" if schreibt else f"{wie}."


def _notiz(fehler: BaseException) -> str:
    """Return what a command has noted of what is there in spite of the error."""
    return " ".join(getattr(fehler, "__notes__", ()))


def _deute_eingabe(fehler: EingabeFehler) -> Meldung:
    anzahl = len(fehler.befunde)
    kopf = "Die Eingabe hat einen Fehler:" if anzahl == 1 else f"Die Eingabe hat {anzahl} Fehler:"
    befunde = [ausgabe.befund_als_daten(befund) for befund in fehler.befunde]
    text = f"{kopf}\n{ausgabe.befundliste(fehler.befunde)}"
    return Meldung(Ausgang.EINGABE, "eingabe", text, {"befunde": befunde})


def _deute_unerfuellbar(fehler: UnerfuellbarFehler) -> Meldung:
    """Say why nothing fits, and what would: that search takes a while, and Ctrl-C ends it with what it has."""
    from massnahmenplan.bericht import auswege
    from massnahmenplan.cli.fortschritt import schrittzeile

    with schrittzeile("Auswege werden gesucht") as melde:
        diagnose = fehler.finde_auswege(melde)
    text, einzelheiten = str(fehler), {"gruende": list(fehler.genaue_gruende)}
    if diagnose is not None:
        text = f"{text}\n{auswege.als_text(diagnose, text)}".rstrip()
        einzelheiten |= auswege.als_daten(diagnose)
    return Meldung(Ausgang.UNERFUELLBAR, "unerfuellbar", text, einzelheiten)


def _deute_uebrige(fehler: BaseException) -> Meldung:
    """Tell apart what the machine lacks and what we got wrong."""
    if isinstance(fehler, MemoryError):
        return Meldung(Ausgang.UMGEBUNG, "umgebung", "Der Arbeitsspeicher reicht für diesen Fall nicht.")
    if isinstance(fehler, OSError):
        return Meldung(Ausgang.UMGEBUNG, "umgebung", _satz_fuer(fehler))
    if isinstance(fehler, ImportError) and (fehler.name or "").partition(".")[0] not in EIGENE_PAKETE:
        text = f"Ein benötigtes Paket fehlt oder lässt sich nicht laden: {fehler.name or fehler}."
        return Meldung(Ausgang.UMGEBUNG, "umgebung", f"{text}\nAbhilfe: pip install --upgrade {PROGRAMM}")
    text = f"Das ist ein Fehler von {PROGRAMM}, nicht von Ihnen: {type(fehler).__name__}."
    if isinstance(fehler, MassnahmenplanFehler):
        text = f"Das ist ein Fehler von {PROGRAMM}, nicht von Ihnen: {fehler}"
    return Meldung(Ausgang.PROGRAMMFEHLER, "programmfehler", text)


def _satz_fuer(fehler: OSError) -> str:
    satz = ursache(fehler)
    return f"{satz.removesuffix('.')}: {fehler.filename}" if fehler.filename else satz


def _rufe_auf(argumente: Sequence[str]) -> int:
    from massnahmenplan.cli.deutsch import sprich_deutsch
    from massnahmenplan.cli.gruppe import befehle

    sprich_deutsch()
    ansatz = os.environ.get(f"_{PROGRAMM.upper()}_COMPLETE")
    if ansatz:
        from click.shell_completion import shell_complete

        return shell_complete(befehle, {}, PROGRAMM, f"_{PROGRAMM.upper()}_COMPLETE", ansatz)
    with befehle.make_context(PROGRAMM, list(argumente), color=ausgabe.farbig()) as kontext:
        return befehle.invoke(kontext) or Ausgang.GUT


def beende(_nummer: int, _rahmen: FrameType | None) -> NoReturn:
    """Handle SIGTERM while no search is running."""
    raise Beendigung


def _melde(fehler: BaseException, argumente: Sequence[str]) -> int:
    meldung = deute(fehler, schreibt=not LESEND.intersection(argumente[:1]))
    spur = "".join(traceback.format_exception(fehler))
    fehlersuche = "--fehlersuche" in argumente
    if fehlersuche:
        ausgabe.melde(spur)
    if "--json" in argumente:
        ausgabe.gib_json_aus(meldung.als_daten())
    elif isinstance(fehler, click.ClickException):
        ausgabe.melde(_als_hilfe(fehler))
    else:
        ausgabe.melde(meldung.text, "Fehler:")
    if meldung.ausgang == Ausgang.PROGRAMMFEHLER and not fehlersuche:
        ausgabe.melde(_hinterlege(spur))
    return meldung.ausgang


def _als_hilfe(fehler: click.ClickException) -> str:
    """Return what click says of a wrong call, with the line that names the help."""
    text = io.StringIO()
    fehler.show(text)
    return text.getvalue().rstrip("\n")


def _hinterlege(spur: str) -> str:
    """Write the details of a bug to a file and return the sentence that says where."""
    try:
        nummer, name = tempfile.mkstemp(prefix=f"{PROGRAMM}-fehler-", suffix=".txt")
        os.close(nummer)
        Path(name).write_text(spur, encoding="utf-8")
    except OSError:
        return "Einzelheiten zeigt derselbe Aufruf mit --fehlersuche."
    return f"Einzelheiten stehen in {name}; bitte melden Sie den Fehler mit dieser Datei."
