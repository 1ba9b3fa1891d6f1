"""The case of a run: a Planungsfall like any other, in which what varies has the values of the run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import ValidationError

from massnahmenplan.begriffe.stellwert import Wert, schreibe_stellwert
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import gekuerzt
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.arten import AENDERUNGEN
from massnahmenplan.sensitivitaet.fallurteil import neue_fehler
from massnahmenplan.sensitivitaet.lauf import Lauf
from massnahmenplan.sensitivitaet.stellgroesse import Stellart, Stellgroesse, Weise
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.szenarien.fall import mit

ANDERE_WERTE = "Andere Werte wählen."
HOECHSTENS_GENANNT = 3
"""Findings of one value, or of one run."""


def veraendere(fall: Planungsfall, studie: Studie, lauf: Lauf) -> Planungsfall:
    """Return the case of a run; the given one stays as it is.

    A scenario of the case comes first, then each value in the order of the study: what two of them change is
    changed by both. Errors: EingabeFehler with the run's number, and what in it the case cannot bear.
    """
    if not lauf.werte:
        return fall
    neu, befunde = fall, list[Befund]()
    gesetzte = tuple(reihenfolge(studie.stellgroessen, lauf.werte))
    for groesse in gesetzte:
        wert = lauf.werte[groesse.id]
        try:
            neu = gesetzt(neu, groesse, wert)
        except Aenderungsfehler as fehler:
            befunde.append(_befund(lauf, groesse.id, wert, fehler))
    if befunde:
        raise EingabeFehler(befunde)
    try:
        return geprueft(neu, fall, gesetzte)
    except Aenderungsfehler as fehler:
        werte = ", ".join(f"{kennung} = {schreibe_stellwert(wert)}" for kennung, wert in lauf.werte.items())
        text = f"Lauf {lauf.nummer} ({werte}): {fehler.text}"
        raise EingabeFehler((Befund("E410", text, abhilfe=fehler.abhilfe),)) from fehler


def reihenfolge(groessen: tuple[Stellgroesse, ...], werte: Mapping[str, Wert]) -> Iterator[Stellgroesse]:
    """Yield what has a value, in the order in which values are applied."""
    genannte = [groesse for groesse in groessen if groesse.id in werte]
    yield from sorted(genannte, key=lambda groesse: groesse.art is not Stellart.SZENARIO)


def gesetzt(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> Planungsfall:
    """Return the case with one value, its rows checked, but not yet together. Errors: Aenderungsfehler."""
    return fall.model_copy(update=AENDERUNGEN[groesse.art](fall, groesse, wert))


def geprueft(neu: Planungsfall, bisher: Planungsfall, groessen: Iterable[Stellgroesse]) -> Planungsfall:
    """Return the case with its rows checked together, as those of a case from files are. Errors: Aenderungsfehler.

    ``bisher`` is the case without values; what was wrong with it is none of theirs.
    """
    try:
        fall = mit(neu)
    except ValidationError as fehler:
        texte = "; ".join(einer["msg"] for einer in fehler.errors(include_url=False))
        raise Aenderungsfehler("E410", texte, ANDERE_WERTE) from fehler
    if befunde := neue_fehler(bisher, fall, verspaetet=any(map(_verspaetet, groessen))):
        raise Aenderungsfehler("E410", _aufgezaehlt(befunde), ANDERE_WERTE)
    return fall


def _verspaetet(groesse: Stellgroesse) -> bool:
    return groesse.weise is Weise.VERZUG or groesse.art is Stellart.SZENARIO


def _aufgezaehlt(befunde: Sequence[Befund]) -> str:
    return gekuerzt([f"{b.feld}: {b.text} ({b.kennung})" for b in befunde], HOECHSTENS_GENANNT, ";")


def _befund(lauf: Lauf, kennung: str, wert: Wert, fehler: Aenderungsfehler) -> Befund:
    return Befund(
        fehler.kennung,
        f"Lauf {lauf.nummer}: {fehler.text}",
        feld=f"stellgroessen[{kennung}]",
        wert=schreibe_stellwert(wert),
        abhilfe=fehler.abhilfe,
    )
