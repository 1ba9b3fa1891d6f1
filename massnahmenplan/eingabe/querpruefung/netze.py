"""Connections to heat networks: to another measure, which is a network, and each object once."""

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler

NETZARTEN = frozenset({"waermenetz", "gebaeudenetz"})


def pruefe_netze(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E064 a measure connected to itself; hints W226 to no network, W227 an object connected twice."""
    erste: dict[tuple[str, str], Zeile[Massnahme]] = {}
    for zeile in fall.massnahmen:
        massnahme = zeile.gegenstand
        if massnahme.netz is None:
            continue
        if massnahme.netz == massnahme.id:
            text = "eine Maßnahme kann sich nicht an sich selbst anschließen"
            zeile.fehler(
                sammler, "E064", "netz", text, "Die Maßnahme nennen, die das Netz baut, oder netz weglassen."
            )
            continue
        _melde_falsche_art(zeile, massnahme.netz, fall, sammler)
        if massnahme.objekt is not None:
            erster = erste.setdefault((massnahme.objekt, massnahme.netz), zeile)
            _melde_doppelten_anschluss(zeile, erster, fall, sammler)


def _melde_falsche_art(zeile: Zeile[Massnahme], netz: str, fall: Rohfall, sammler: Befundsammler) -> None:
    arten = {ausfuehrung.art for ausfuehrung in fall.ausfuehrungen.get(netz, {}).values()}
    if arten and arten.isdisjoint(NETZARTEN):
        text = f"{netz} ist nach seiner Art kein Netz ({', '.join(sorted(art or 'ohne art' for art in arten))})"
        abhilfe = (
            f"Die Maßnahme nennen, die das Netz baut, oder ihr die art geben: {' oder '.join(sorted(NETZARTEN))}."
        )
        zeile.hinweis(sammler, "W226", "netz", text, abhilfe)


def _melde_doppelten_anschluss(
    zeile: Zeile[Massnahme], erster: Zeile[Massnahme], fall: Rohfall, sammler: Befundsammler
) -> None:
    """Hint unless the case says that only one of the two can be carried out."""
    paar = {zeile.gegenstand.id, erster.gegenstand.id}
    ausgeschlossen = any(
        beziehung.gegenstand.art is Beziehungsart.AUSSCHLUSS and paar <= set(beziehung.gegenstand.mitglieder)
        for beziehung in fall.beziehungen
    )
    if zeile is not erster and not ausgeschlossen:
        text = f"auch {erster.gegenstand.id} schließt dieses Objekt an das Netz an; gezählt wird es einmal"
        abhilfe = "Einen der beiden Anschlüsse streichen, oder beide mit einem ausschluss verbinden."
        zeile.hinweis(sammler, "W227", "netz", text, abhilfe)
