"""The answers as figures of matplotlib, which comes with the extra ``bilder``.

Each function returns a ``Figure`` to be changed and shown in a notebook, or None if there is nothing to draw.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.farben import GRAU, GRUEN, ORANGE
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import je_tausend
from massnahmenplan.ergebnis.studienantworten import Balken, Kandidat, Studienantworten
from massnahmenplan.ergebnis.studienantworten.indizes import FUEHREND, Verfahren
from massnahmenplan.grundlagen.schreibweise import zahl
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HELLGRUEN = "#A9CDBF"
MEISTE = 30
"""Bars in one figure; the most important ones."""
_NAMENSLAENGE = 36
_AUFLOESUNG = 150


def massnahmenbild(a: Studienantworten) -> "Figure | None":
    """Draw the share of runs with each measure, by class."""
    eigene = [m for m in a.massnahmen if m.gewaehlt][:MEISTE]
    if not eigene:
        return None
    figur, achse = _leer(len(eigene))
    farben = [GRUEN if m.klasse == "kern" else HELLGRUEN for m in eigene]
    achse.barh([_name(m.massnahme, m.name) for m in eigene], [100 * float(m.anteil) for m in eigene], color=farben)
    achse.set_xlim(0, 100)
    return _fertig(figur, achse, "Maßnahmen: Anteil der Läufe mit Plan (dunkel: Kern)", "%")


def tornadobild(a: Studienantworten, kennzahl: str | None = None) -> "Figure | None":
    """Draw the tornado of a figure, of the aim where none is named."""
    name = kennzahl or worte.zielkennzahl(a.ziel)
    eigene = [b for b in a.tornado if b.kennzahl == name and b.spanne][:MEISTE]
    if not eigene:
        return None
    figur, achse = _leer(len(eigene))
    for ort, balken in enumerate(eigene):
        basis = balken.basis if balken.basis is not None else balken.von
        assert basis is not None
        assert balken.von is not None
        assert balken.bis is not None
        achse.barh(ort, float(balken.von - basis), left=float(basis), color=ORANGE)
        achse.barh(ort, float(balken.bis - basis), left=float(basis), color=GRUEN)
        if balken.basis is not None:
            achse.axvline(float(balken.basis), color=GRAU, linewidth=1)
    achse.set_yticks(
        range(len(eigene)),
        [_name(_von_bis(b, a), worte.groesse(b.stellgroesse, a)) for b in eigene],
    )
    return _fertig(figur, achse, f"{worte.kennzahl(name)}: eine Stellgröße allein verändert", worte.einheit(name))


def _von_bis(b: Balken, a: Studienantworten) -> str:
    unten, oben = (worte.stellwert(stufe.wert, b.stellgroesse, a) for stufe in (b.unten, b.oben))
    return f"{unten} … {oben}"


def indexbild(a: Studienantworten, verfahren: Verfahren = "sobol") -> "Figure | None":
    """Draw the leading index of a method for the aim, with its interval of 95 %."""
    ziel = worte.zielkennzahl(a.ziel)
    satz = next((s for s in a.indizes if (s.verfahren, s.kennzahl) == (verfahren, ziel) and s.indizes), None)
    if satz is None:
        return None
    eigene = [i for i in satz.indizes if i.name == FUEHREND[verfahren]][:MEISTE]
    figur, achse = _leer(len(eigene))
    breiten = [float(i.vertrauen or 0) for i in eigene]
    namen = [_name("", worte.groesse(i.stellgroesse, a)) for i in eigene]
    achse.barh(namen, [float(i.wert) for i in eigene], xerr=breiten, color=GRUEN, ecolor=GRAU, capsize=3)
    titel = f"{worte.kennzahl(ziel)}: {worte.VERFAHREN[verfahren]}, {worte.INDIZES[FUEHREND[verfahren]]}"
    return _fertig(figur, achse, titel, "Index, mit Bereich von 95 %", stellen=2)


def reuebild(a: Studienantworten) -> "Figure | None":
    """Draw the regret of each candidate in all runs; hatched where it fails somewhere."""
    kandidaten = [k for k in (a.reue.kandidaten if a.reue else ()) if k.groesste_reue is not None][:MEISTE]
    if not kandidaten:
        return None
    figur, achse = _leer(len(kandidaten))
    for ort, k in enumerate(kandidaten):
        flaeche, rand, muster = ("white", ORANGE, "///") if k.undurchfuehrbar else (HELLGRUEN, GRUEN, None)
        achse.barh(ort, float(k.groesste_reue or 0), color=flaeche, edgecolor=rand, hatch=muster)
        achse.plot([float(k.mittlere_reue or 0)], [ort], "o", color=GRUEN)
    namen = [_kandidatenname(k, a) for k in kandidaten]
    achse.set_yticks(range(len(kandidaten)), namen)
    titel = "Reue je Plan: größte (Balken) und mittlere (Punkt); schraffiert: nicht überall durchführbar"
    return _fertig(figur, achse, titel, a.einheit)


def _kandidatenname(k: Kandidat, a: Studienantworten) -> str:
    ausfall = f", {len(k.undurchfuehrbar)} × nicht" if k.undurchfuehrbar else ""
    return _name("", f"Lauf {k.lauf}{ausfall} {a.laufnamen.get(k.lauf, '')}")


def bandbild(a: Studienantworten, kennzahl: str = "minderung_t") -> "Figure | None":
    """Draw the band of a figure over the years: 5 to 95 %, 25 to 75 %, median, and the case as it is."""
    eigene = [b for b in a.baender if b.kennzahl == kennzahl and b.jahr is not None]
    if not eigene:
        return None
    figur, achse = _leer(10)
    achse.invert_yaxis()
    jahre = [b.jahr or 0 for b in eigene]
    q05, q25, q50, q75, q95 = ([float(b.quantile[i]) for b in eigene] for i in range(5))
    achse.fill_between(jahre, q05, q95, color=HELLGRUEN, alpha=0.5, label="90 % der Läufe")
    achse.fill_between(jahre, q25, q75, color=HELLGRUEN, label="50 % der Läufe")
    achse.plot(jahre, q50, color=GRUEN, linewidth=2, label="Median")
    if all(b.basis is not None for b in eigene):
        achse.plot(jahre, [float(b.basis or 0) for b in eigene], color=ORANGE, linestyle="--", label="der Fall")
    achse.set_xticks(jahre, [str(jahr) for jahr in jahre])
    achse.legend(frameon=False)
    achse.yaxis.set_major_formatter(lambda wert, _: zahl(Decimal(repr(float(wert)))))
    figur.suptitle(f"{worte.kennzahl(kennzahl)} [{worte.einheit(kennzahl)}]", fontsize=11)
    return figur


def budgetbild(a: Studienantworten) -> "Figure | None":
    """Draw what 1,000 EUR more bring, with the proven ends."""
    if not a.budgets:
        return None
    figur, achse = _leer(len(a.budgets))
    for ort, budget in enumerate(a.budgets[:MEISTE]):
        wert, unten, oben = (None if w is None else float(w) for w in je_tausend(budget))
        achse.barh(ort, wert or 0.0, color=HELLGRUEN)
        if unten is not None and oben is not None:
            achse.plot([unten, oben], [ort, ort], color=GRUEN, linewidth=2)
    namen = [_name(", ".join(b.traeger), worte.groesse(b.stellgroesse, a)) for b in a.budgets[:MEISTE]]
    achse.set_yticks(range(len(namen)), namen)
    return _fertig(figur, achse, "Was 1.000 € mehr bringen (Strich: bewiesener Bereich)", a.einheit, stellen=2)


Zeichner = Callable[[Studienantworten], "Figure | None"]
BILDER: Mapping[str, Zeichner] = {
    "massnahmen": massnahmenbild,
    "tornado": tornadobild,
    "sobol": lambda a: indexbild(a, "sobol"),
    "morris": lambda a: indexbild(a, "morris"),
    "rangkorrelation": lambda a: indexbild(a, "lhs"),
    "reue": reuebild,
    "co2_band": lambda a: bandbild(a, "minderung_t"),
    "emission_band": lambda a: bandbild(a, "emission_t"),
    "kosten_band": lambda a: bandbild(a, "belastung_eur"),
    "budgets": budgetbild,
}
"""File name without its ending -> figure, in the order of reading."""


def als_dateien(
    a: Studienantworten, formate: Sequence[Literal["svg", "png"]] = ("svg", "png")
) -> dict[str, bytes]:
    """Return file name -> content of every figure that there is; equal answers give equal bytes.

    Errors: UmgebungsFehler if matplotlib is not installed.
    """
    _matplotlib()
    import matplotlib

    dateien: dict[str, bytes] = {}
    with matplotlib.rc_context({"svg.hashsalt": "massnahmenplan", "svg.fonttype": "none"}):
        for name, zeichne in BILDER.items():
            figur = zeichne(a)
            for endung in formate if figur is not None else ():
                assert figur is not None
                ziel = io.BytesIO()
                metadaten: dict[str, Any] = {"Date": None} if endung == "svg" else {"Software": None}
                figur.savefig(ziel, format=endung, dpi=_AUFLOESUNG, metadata=metadaten)
                dateien[f"{name}.{endung}"] = ziel.getvalue()
    return dateien


def _leer(zeilen: int) -> "tuple[Figure, Axes]":
    """Return a figure that is high enough for so many bars, the first of them on top."""
    figur = _matplotlib()(figsize=(9, 1.6 + 0.34 * max(zeilen, 4)), layout="constrained")
    achse = figur.subplots()
    achse.invert_yaxis()
    achse.spines[["top", "right"]].set_visible(False)
    return figur, achse


def _matplotlib() -> Any:
    """Return the class of figures; never a window. Errors: UmgebungsFehler if it is not installed."""
    with verlange_paket("Bilder", "matplotlib", "bilder"):
        from matplotlib.figure import Figure
    return Figure


def _fertig(figur: "Figure", achse: "Axes", titel: str, einheit: str, stellen: int = 0) -> "Figure":
    achse.set_xlabel(einheit)
    achse.xaxis.set_major_formatter(lambda wert, _: zahl(Decimal(repr(float(wert))), stellen))
    figur.suptitle(titel, fontsize=11)
    return figur


def _name(zusatz: str, name: str) -> str:
    """Return a label as plain text: matplotlib would read what stands between two dollar signs as a formula."""
    return kurz(f"{name} {zusatz}".strip(), _NAMENSLAENGE).replace("$", r"\$")
