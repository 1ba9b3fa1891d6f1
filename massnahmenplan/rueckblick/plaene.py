"""The plan as it was at the beginning of the year, and the plan as it is now, both recomputed."""

from collections.abc import Iterator
from dataclasses import dataclass

from massnahmenplan import nachrechnung
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Fortschreibung
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planungsfall import Planungsfall

Planquelle = Ergebnis | Planinhalt
"""A result, or a plan that was read from ``plan.json``."""
DAMALS = "Den Ordner des Plans angeben, der am Anfang des Berichtsjahrs galt."


@dataclass(frozen=True, slots=True)
class Plaene:
    """What was planned and what is planned, with what has been reported since."""

    jahr: int
    fall: Planungsfall
    """The case as it is now, with what is reported."""
    soll: Bilanz
    """Of the plan at the beginning of the year."""
    sollfall: Planungsfall
    neu: Bilanz
    """Of the plan as it is now."""
    nichtwahl: dict[str, str]
    """Measure -> why the new plan leaves it out, where that is known."""
    mit_vorgaenger: bool
    fortschreibung: Fortschreibung | None
    """What the new plan says about the one that it updates."""
    passt_zur_kette: bool
    """False: the earlier plan is none of those that the new one has come from."""


def stelle_gegenueber(plan: Planquelle, jahr: int, vorgaenger: Planquelle | None) -> Plaene:
    """Return both plans. Without an earlier one what is reported is taken out of the plan itself to measure it.

    Errors (EingabeFehler): E350 no year of the plan; E351, E352 the earlier plan is none of it; E353 one of them
    breaks limits, or states figures that are not those of its decisions.
    """
    befunde = [*_pruefe_jahr(plan.fall, jahr), *_pruefe_vorgaenger(plan.fall, vorgaenger)]
    befunde = befunde or [*_pruefe_plan("plan", plan), *_pruefe_plan("vorgaenger", vorgaenger)]
    if befunde:
        raise EingabeFehler(befunde)
    frueher = plan if vorgaenger is None else vorgaenger
    sollfall = frueher.fall
    if vorgaenger is None:
        projekt = sollfall.projekt.model_copy(update={"stichtag": None})  # earlier applications are allowed again
        sollfall = sollfall.model_copy(update={"projekt": projekt, "staende": (), "bescheide": ()})
    gewaehlt = plan.nicht_gewaehlt if isinstance(plan, Ergebnis) else ()
    fort = plan.fortschreibung
    gestrichen = [a for a in fort.aenderungen if a.art == "gestrichen"] if fort is not None else []
    return Plaene(
        jahr=jahr,
        fall=plan.fall,
        soll=nachrechnung.rechne(sollfall, frueher.plan).bilanz,
        sollfall=sollfall,
        neu=nachrechnung.rechne(plan.fall, plan.plan).bilanz,
        nichtwahl={n.massnahme: n.text for n in gewaehlt} | {a.massnahme: a.ursache.text for a in gestrichen},
        mit_vorgaenger=vorgaenger is not None,
        fortschreibung=fort,
        passt_zur_kette=_passt_zur_kette(fort, vorgaenger),
    )


def _passt_zur_kette(fort: Fortschreibung | None, vorgaenger: Planquelle | None) -> bool:
    """Return False only if both are known and do not fit; a result that was never a file has no checksum."""
    if fort is None or not isinstance(vorgaenger, Planinhalt) or not vorgaenger.pruefsumme:
        return True
    return vorgaenger.pruefsumme in {eintrag.pruefsumme for eintrag in fort.kette}


def _pruefe_jahr(fall: Planungsfall, jahr: int) -> Iterator[Befund]:
    achse = fall.projekt.zeitachse
    if jahr not in achse.jahre:
        abhilfe = f"Ein Jahr von {achse.beginn} bis {achse.ende} angeben."
        yield Befund("E350", "ist kein Jahr des Plans", feld="jahr", wert=str(jahr), abhilfe=abhilfe)


def _pruefe_vorgaenger(fall: Planungsfall, vorgaenger: Planquelle | None) -> Iterator[Befund]:
    if vorgaenger is None:
        return
    frueher, jetzt = vorgaenger.fall.projekt, fall.projekt
    for feld in ("beginn", "raster"):
        alt, neu = str(getattr(frueher, feld)), str(getattr(jetzt, feld))
        if alt != neu:
            text = f"ist im früheren Plan anders als im Plan des Berichts ({neu}): es ist kein Vorgänger"
            yield Befund("E351", text, feld=f"vorgaenger.projekt.{feld}", wert=alt, abhilfe=DAMALS)
    if not vorgaenger.fall.massnahme_mit_id.keys() & fall.massnahme_mit_id.keys():
        text = "hat keine Maßnahme mit dem Plan des Berichts gemeinsam: er gehört zu einem anderen Fall"
        yield Befund("E351", text, feld="vorgaenger", wert=frueher.name, abhilfe=DAMALS)
    if frueher.planungstag > jetzt.planungstag:
        text = f"liegt nach dem Stichtag des Plans, dem {datum(jetzt.planungstag)}: die Pläne sind vertauscht"
        feld, abhilfe = "vorgaenger.projekt.stichtag", "Die beiden Pläne tauschen."
        yield Befund("E352", text, feld=feld, wert=datum(frueher.planungstag), abhilfe=abhilfe)


def _pruefe_plan(feld: str, quelle: Planquelle | None) -> Iterator[Befund]:
    """Refuse what ``nachrechnen`` would: a council is told nothing of it. A result was recounted by its run."""
    if not isinstance(quelle, Planinhalt):
        return
    gerechnet = rechne_nach(quelle)
    if gerechnet.bestanden:
        return
    saetze = [*(verstoss.text for verstoss in gerechnet.verstoesse), *gerechnet.abweichungen]
    weitere = "" if len(saetze) == 1 else f" (und {len(saetze) - 1} mehr)"
    text = f"hält der Nachrechnung nicht stand: {saetze[0].removesuffix('.')}{weitere}"
    abhilfe = (
        "Mit „massnahmenplan nachrechnen“ alles nennen lassen, den Plan berichtigen und mit --schreiben neu "
        "schreiben lassen."
    )
    yield Befund("E353", text, feld=feld, abhilfe=abhilfe)
