"""Bundles: complete, with members that can save, and no saving above the cost."""

from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehung, Beziehungsart
from massnahmenplan.begriffe.massnahme import baukosten
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import euro_knapp, prozent_knapp

_ERSPARNIS = ("anteil", "ersparnis_eur", "gemeinkosten_eur")


def pruefe_buendel(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E211 members, E217 amounts, E061 members unknown to the bundle, E260 saving above the cost."""
    anteile: dict[tuple[str, str], Decimal] = {}
    for zeile in fall.beziehungen:
        if zeile.gegenstand.art is not Beziehungsart.BUENDEL:
            continue
        mitglieder = _mitglieder(zeile, fall)
        _pruefe_mitglieder(zeile, mitglieder, fall, sammler)
        if _pruefe_angaben(zeile, mitglieder, sammler):
            _pruefe_ersparnis(zeile, mitglieder, fall, anteile, sammler)


def _mitglieder(zeile: Zeile[Beziehung], fall: Rohfall) -> tuple[str, ...]:
    beziehung = zeile.gegenstand
    if beziehung.objekt is None:
        return beziehung.mitglieder
    return tuple(sorted(k for k, massnahme in fall.massnahme.items() if massnahme.objekt == beziehung.objekt))


def _pruefe_mitglieder(
    zeile: Zeile[Beziehung], mitglieder: tuple[str, ...], fall: Rohfall, sammler: Befundsammler
) -> None:
    beziehung = zeile.gegenstand
    if beziehung.objekt is not None and beziehung.mitglieder:
        text = "steht neben mitglieder: ein Bündel nennt seine Maßnahmen oder ein Objekt"
        zeile.fehler(sammler, "E217", "objekt", text, "Eine der beiden Angaben löschen.")
    elif len(mitglieder) < 2 and not _ist_unvollstaendig(beziehung, fall):
        feld = "objekt" if beziehung.objekt is not None else "mitglieder"
        text = f"ein Bündel braucht mindestens zwei Maßnahmen, es hat {len(mitglieder)}"
        abhilfe = "Die Maßnahmen nennen, oder ein Objekt mit mindestens zwei Maßnahmen."
        zeile.fehler(sammler, "E211", feld, text, abhilfe)


def _ist_unvollstaendig(beziehung: Beziehung, fall: Rohfall) -> bool:
    """Return True if the members of an object cannot be told because of another error."""
    if beziehung.objekt is None:
        return False
    return beziehung.objekt not in fall.genannt["objekte"] or "massnahmen" in fall.mit_fehlern


def _pruefe_angaben(zeile: Zeile[Beziehung], mitglieder: tuple[str, ...], sammler: Befundsammler) -> bool:
    beziehung = zeile.gegenstand
    genannt = [feld for feld in _ERSPARNIS if getattr(beziehung, feld) not in (None, {})]
    if len(genannt) != 1:
        text = f"braucht genau eine der Angaben {', '.join(_ERSPARNIS)}"
        feld = genannt[-1] if genannt else "anteil"
        zeile.fehler(sammler, "E217", feld, text, "Angeben, was in diesem Bündel gespart wird.")
    if beziehung.anzahl is not None:
        if beziehung.gemeinkosten_eur is not None:
            text = "gehört nicht zu gemeinkosten_eur: sie werden ab zwei Maßnahmen geteilt"
            zeile.fehler(sammler, "E217", "anzahl", text, "Die Angabe löschen.")
        elif not 2 <= beziehung.anzahl <= max(2, len(mitglieder)):
            text = f"liegt nicht zwischen 2 und der Zahl der Mitglieder ({len(mitglieder)})"
            zeile.fehler(sammler, "E217", "anzahl", text, "Angeben, ab wie vielen Maßnahmen gespart wird.")
    for kennung in beziehung.ersparnis_eur:
        if kennung not in mitglieder:
            text = "gehört nicht zu diesem Bündel"
            abhilfe = f"Mitglieder sind: {', '.join(mitglieder)}."
            zeile.fehler(sammler, "E061", f"ersparnis_eur.{kennung}", text, abhilfe)
    return len(genannt) == 1


def _pruefe_ersparnis(
    zeile: Zeile[Beziehung],
    mitglieder: tuple[str, ...],
    fall: Rohfall,
    anteile: dict[tuple[str, str], Decimal],
    sammler: Befundsammler,
) -> None:
    """Compare with the building cost of every variant; ``anteile``: what bundles before save of each."""
    beziehung = zeile.gegenstand
    for kennung in mitglieder:
        for variante, ausfuehrung in fall.ausfuehrungen.get(kennung, {}).items():
            kosten = baukosten(ausfuehrung)
            fest = beziehung.gemeinkosten_eur or beziehung.ersparnis_eur.get(kennung, Decimal(0))
            if not kosten:
                continue
            bisher = anteile.get((kennung, variante), Decimal(0))
            summe = bisher + (beziehung.anteil if beziehung.anteil is not None else fest / kosten)
            anteile[kennung, variante] = summe
            if summe > 1 >= bisher:
                feld = next(f for f in _ERSPARNIS if getattr(beziehung, f) not in (None, {}))
                mit = f"{kennung} spart in ihren Bündeln zusammen" if bisher else f"{kennung} spart"
                text = f"{mit} {prozent_knapp(summe)} der Baukosten von {euro_knapp(kosten)} ({variante})"
                zeile.fehler(sammler, "E260", feld, text, "Höchstens die Baukosten können gespart werden.")
