"""Effects against the emission of the district: more than there is was probably stated in another unit."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import anzahl, gekuerzt
from massnahmenplan.grundlagen.zeit import Zeitachse

GENANNT = 3
"""So many of the largest effects are named with their sum."""
_STIMMT = (
    "Stimmt es, weil etwas außerhalb der Ausgangsemission mitzählt (Strom aus Photovoltaik, Bindung durch "
    "Begrünung), bleibt es dabei."
)


def pruefe_ausgangsemission(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note the hint W059 for a measure, and else for measures together, that reduce more than there is."""
    assert fall.projekt is not None
    angabe = fall.projekt.gegenstand.ausgangsemission_t_a
    if angabe is None:
        return
    ausgang = max(angabe.im_jahr(jahr) for jahr in achse.jahre)
    wirkungen: dict[str, Decimal] = {}
    for zeile, massnahme in _ausfuehrungen(fall):
        wirkung = max(fall.minderung_t(massnahme, jahr) for jahr in achse.jahre)
        if wirkung > ausgang:
            text = f"mindert allein {anzahl(wirkung)} t im Jahr, mehr als die ganze Ausgangsemission"
            abhilfe = f"Einheit prüfen: Tonnen, nicht Kilogramm? {_STIMMT}"
            feld = "co2_t_a" if massnahme.co2_t_a is not None else "endenergie_kwh_a"
            zeile.hinweis(sammler, "W059", feld, f"{text} ({anzahl(ausgang)} t)", abhilfe)
        elif massnahme.id not in fall.verboten:
            wirkungen[massnahme.id] = max(wirkung, wirkungen.get(massnahme.id, Decimal(0)))
    _melde_summe(fall.projekt, _nebeneinander(fall, wirkungen), ausgang, sammler)


def _ausfuehrungen(fall: Rohfall) -> Iterator[tuple[Zeile[Massnahme] | Zeile[Variante], Massnahme]]:
    """Yield each measure, and as each variant that states an effect carries it out, with the row that says so."""
    for zeile in fall.massnahmen:
        yield zeile, zeile.gegenstand
    for variante in fall.varianten:
        angabe = variante.gegenstand
        weisen = fall.ausfuehrungen.get(angabe.massnahme, {})
        if angabe.id in weisen and (angabe.co2_t_a is not None or angabe.endenergie_kwh_a):
            yield variante, weisen[angabe.id]


def _nebeneinander(fall: Rohfall, wirkungen: dict[str, Decimal]) -> dict[str, Decimal]:
    """Return effects that add up in full: the largest first, without what excludes or overlaps one of them."""
    grenzen: dict[str, set[int]] = {}
    for nummer, zeile in enumerate(fall.beziehungen):
        if zeile.gegenstand.hoechstens is not None or zeile.gegenstand.art is Beziehungsart.UEBERLAPPUNG:
            for mitglied in zeile.gegenstand.mitglieder:
                grenzen.setdefault(mitglied, set()).add(nummer)
    gewaehlte: dict[str, Decimal] = {}
    beruehrt: set[int] = set()
    for kennung, wirkung in sorted(wirkungen.items(), key=lambda paar: -paar[1]):
        eigene = grenzen.get(kennung, set())
        if wirkung > 0 and beruehrt.isdisjoint(eigene):
            gewaehlte[kennung] = wirkung
            beruehrt |= eigene
    return gewaehlte


def _melde_summe(
    projekt: Zeile[Projekt], wirkungen: dict[str, Decimal], ausgang: Decimal, sammler: Befundsammler
) -> None:
    summe = sum(wirkungen.values(), Decimal(0))
    if summe <= ausgang:
        return
    groesste = gekuerzt([f"{kennung} {anzahl(t)} t" for kennung, t in wirkungen.items()], GENANNT)
    projekt.hinweis(
        sammler,
        "W059",
        "ausgangsemission_t_a",
        f"Maßnahmen, die nebeneinander im Plan stehen können, mindern zusammen {anzahl(summe)} t im Jahr, mehr "
        f"als die ganze Ausgangsemission ({anzahl(ausgang)} t)",
        f"Einheiten prüfen ({groesste}): Tonnen, nicht Kilogramm? Überlappen sie sich (ueberlappung)? {_STIMMT}",
    )
