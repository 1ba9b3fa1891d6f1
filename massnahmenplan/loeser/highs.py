"""HiGHS itself: hand over arrays, run in a thread of its own, say why it ended and what is proven."""

import math
import threading
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import numpy as np

from massnahmenplan.grundlagen.fehler import LoeserFehler, UmgebungsFehler, UnbeschraenktFehler
from massnahmenplan.loeser.standardform import Reelle, Standardform, Stelle, pruefe_zahlen
from massnahmenplan.loeser.unterbrechung import Unterbrechung

MINDESTVERSION = (1, 15, 1)
"""1.14.0 returns wrong optima: 99999 instead of 20 on a problem of three variables."""
IN_EINEM = "HiGHS über alles"


class Ende(Enum):
    """Why the solver stopped."""

    OPTIMAL = auto()
    """Within the asked gap."""
    ZEITLIMIT = auto()
    UNERFUELLBAR = auto()
    UNTERBROCHEN = auto()
    KNOTENLIMIT = auto()
    """The nodes that were allowed are used up; only a stage of a search is limited so."""


@dataclass(frozen=True, slots=True)
class Wuensche:
    """What is asked of the solver."""

    luecke: float = 0.001
    zeitlimit_s: float | None = None
    saat: int = 0
    faeden: int = 1
    toleranz: float | None = None
    """Feasibility tolerance for integers; None is the solver's own."""
    knoten: int | None = None
    """Most nodes of a stage: unlike seconds, they give the same answer on every machine. None: no limit."""
    schnelle_knoten: bool = False
    """Many quick nodes, no cuts in the tree, no restarts: for purses and parts of them."""


@dataclass(frozen=True, slots=True)
class Fortschritt:
    """State of a running search; None where nothing is known yet."""

    dauer_s: float
    bester: float | None
    schranke: float | None
    luecke: float | None
    knoten: int
    ziel: str | None = None
    """Aim that is searched for; None where the solver does not know it."""


@dataclass(frozen=True, slots=True)
class Loesung:
    """How a search ended; ``werte`` by column, integer columns rounded, None without a plan."""

    ende: Ende
    werte: Reelle | None
    zielwert: float | None
    schranke: float | None
    dauer_s: float
    knoten: int
    signalnummer: int | None = None
    weg: str = IN_EINEM
    """How it was found and proven, in words."""


def loese(
    form: Standardform,
    wuensche: Wuensche,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    start: Mapping[Stelle, float] | None = None,
    unterbrechung: Unterbrechung | None = None,
) -> Loesung:
    """Solve in one piece and return the end, the decisions and the proven bound.

    ``start`` is a plan to begin with: values of integer columns, HiGHS finds the rest. ``unterbrechung`` is
    the one of a search in several stages; without it this run listens for itself.

    Errors: LoeserFehler if a number would be falsified, rows got lost or the model is unbounded;
    UmgebungsFehler if HiGHS is missing or too old.
    """
    pruefe_zahlen(form)
    highs = _oeffne(wuensche)
    _uebergib(highs, form)
    if start:
        bekannt = [s for s, stelle in enumerate(form.spalten) if form.ganzzahlig[s] and stelle in start]
        werte = np.array([start[form.spalten[s]] for s in bekannt])
        highs.setSolution(len(bekannt), np.array(bekannt, dtype=np.int32), werte)
    with nullcontext(unterbrechung) if unterbrechung else Unterbrechung() as unterbrechung:
        _melde_fortschritt(highs, fortschritt)
        _lasse_laufen(highs, unterbrechung)
        if highs.getModelStatus() == _highspy().HighsModelStatus.kUnboundedOrInfeasible:
            highs.setOptionValue("presolve", "off")  # presolve leaves open which of the two it is
            _lasse_laufen(highs, unterbrechung)
    return _lies_loesung(highs, form, unterbrechung.signalnummer)


def _highspy() -> Any:
    try:
        import highspy
    except ImportError as fehler:
        raise UmgebungsFehler(f"HiGHS fehlt ({fehler}): pip install 'highspy>=1.15.1'") from fehler
    return highspy


def version() -> str:
    """Return the version of the HiGHS that is used.

    Errors: UmgebungsFehler if it is missing or known to return wrong optima.
    """
    text = str(_highspy().Highs().version())
    if tuple(int(teil) for teil in text.split(".")[:3]) < MINDESTVERSION:
        mindestens = ".".join(map(str, MINDESTVERSION))
        raise UmgebungsFehler(
            f"HiGHS {text} ist installiert; verlangt ist mindestens {mindestens}, weil ältere Fassungen "
            f"falsche Optima liefern: pip install 'highspy>={mindestens}'"
        )
    return text


def _oeffne(wuensche: Wuensche) -> Any:
    version()
    highspy = _highspy()
    highspy.Highs.resetGlobalScheduler(True)
    highs = highspy.Highs()
    highs.setOptionValue("log_to_console", False)
    highs.setOptionValue("threads", wuensche.faeden)
    highs.setOptionValue("parallel", "on" if wuensche.faeden > 1 else "off")
    highs.setOptionValue("random_seed", wuensche.saat)
    highs.setOptionValue("mip_rel_gap", wuensche.luecke)
    highs.setOptionValue("mip_abs_gap", 0.0)
    if wuensche.zeitlimit_s is not None:
        highs.setOptionValue("time_limit", float(wuensche.zeitlimit_s))
    if wuensche.knoten is not None:
        highs.setOptionValue("mip_max_nodes", wuensche.knoten)
    if wuensche.schnelle_knoten:
        highs.setOptionValue("mip_allow_cut_separation_at_nodes", False)
        highs.setOptionValue("mip_allow_restart", False)
    if wuensche.toleranz is not None:
        highs.setOptionValue("mip_feasibility_tolerance", wuensche.toleranz)
        highs.setOptionValue("primal_feasibility_tolerance", wuensche.toleranz)
    return highs


def _uebergib(highs: Any, form: Standardform) -> None:
    highspy = _highspy()
    matrix = form.matrix
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = matrix.shape[1], matrix.shape[0]
    lp.col_cost_, lp.offset_ = form.kosten, form.offset
    lp.sense_ = highspy.ObjSense.kMaximize if form.maximiert else highspy.ObjSense.kMinimize
    lp.col_lower_, lp.col_upper_ = form.spalte_unten, form.spalte_oben
    lp.row_lower_, lp.row_upper_ = form.zeile_unten, form.zeile_oben
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = matrix.shape[1], matrix.shape[0]
    lp.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    lp.a_matrix_.index_ = matrix.indices.astype(np.int32)
    lp.a_matrix_.value_ = matrix.data
    arten = highspy.HighsVarType
    lp.integrality_ = [arten.kInteger if ganz else arten.kContinuous for ganz in form.ganzzahlig]
    zustand = highs.passModel(lp)
    angekommen = highs.getNumRow(), highs.getNumCol(), highs.getNumNz()
    gebaut = (*matrix.shape, matrix.nnz)
    if zustand == highspy.HighsStatus.kError or angekommen != gebaut:
        raise LoeserFehler(f"HiGHS hat {angekommen} Zeilen, Spalten, Koeffizienten statt {gebaut} übernommen.")


def _melde_fortschritt(highs: Any, melde: Callable[[Fortschritt], None] | None) -> None:
    if melde is None:
        return

    def lies(ereignis: Any) -> None:
        daten = ereignis.data_out
        bester, schranke = _endlich(daten.mip_primal_bound), _endlich(daten.mip_dual_bound)
        luecke = None if bester is None or schranke is None else abs(schranke - bester) / max(abs(bester), 1e-9)
        melde(Fortschritt(daten.running_time, bester, schranke, luecke, daten.mip_node_count))

    highs.cbMipLogging.subscribe(lies)


def _lasse_laufen(highs: Any, unterbrechung: Unterbrechung) -> None:
    """Run in a thread of its own, so that signals are heard; HiGHS asks often whether it shall go on."""

    def frage(ereignis: Any) -> None:
        ereignis.interrupt(unterbrechung.signalnummer is not None)

    for rueckruf in ("cbMipInterrupt", "cbSimplexInterrupt", "cbIpmInterrupt"):
        getattr(highs, rueckruf).subscribe(frage)
    fehler: list[BaseException] = []

    def laufe() -> None:
        try:
            highs.run()
        except BaseException as ausnahme:  # raised in a callback; it belongs to the caller
            fehler.append(ausnahme)

    faden = threading.Thread(target=laufe, daemon=True)
    faden.start()
    while faden.is_alive():
        faden.join(0.05)
    if fehler:
        raise fehler[0]


def _lies_loesung(highs: Any, form: Standardform, signalnummer: int | None) -> Loesung:
    stand = _highspy().HighsModelStatus
    status, auskunft = highs.getModelStatus(), highs.getInfo()
    ende = {
        stand.kOptimal: Ende.OPTIMAL,
        stand.kInfeasible: Ende.UNERFUELLBAR,
        stand.kTimeLimit: Ende.ZEITLIMIT,
        stand.kInterrupt: Ende.UNTERBROCHEN,
        stand.kSolutionLimit: Ende.KNOTENLIMIT,
    }.get(status)
    if status == stand.kUnbounded:
        raise UnbeschraenktFehler("HiGHS endete mit dem Zustand „Unbounded“.")
    if ende is None:
        raise LoeserFehler(f"HiGHS endete mit dem Zustand „{highs.modelStatusToString(status)}“.")
    hat_plan = ende is not Ende.UNERFUELLBAR and auskunft.primal_solution_status == 2
    return Loesung(
        ende=ende,
        werte=_gerundet(highs, form) if hat_plan else None,
        zielwert=_endlich(auskunft.objective_function_value) if hat_plan else None,
        schranke=_endlich(auskunft.mip_dual_bound),
        dauer_s=highs.getRunTime(),
        knoten=max(0, int(auskunft.mip_node_count)),
        signalnummer=signalnummer,
    )


def _gerundet(highs: Any, form: Standardform) -> Reelle:
    """Integer columns are rounded here, once; 0.999999 times two million would be a visible error."""
    werte = np.array(highs.getSolution().col_value)
    return np.where(form.ganzzahlig, np.round(werte), werte)


def _endlich(wert: float) -> float | None:
    return wert if math.isfinite(wert) and abs(wert) < 1e29 else None
