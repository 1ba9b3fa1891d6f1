"""State of measures and notices: each said once, in words that the case knows."""

from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_stand(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E062 a measure or a notice twice, E061 a variant that there is not."""
    staende: dict[str, Zeile[Massnahmenstand]] = {}
    bescheide: dict[tuple[object, ...], Zeile[Bescheid]] = {}
    for zeile in fall.stand:
        stand = zeile.gegenstand
        if (erste := staende.setdefault(stand.massnahme, zeile)) is not zeile:
            text = f"steht schon in {erste.ort('massnahme')}"
            zeile.fehler(sammler, "E062", "massnahme", text, "Je Maßnahme eine Zeile: eine der beiden löschen.")
        _pruefe_variante(fall, zeile, sammler)
    for bescheid in fall.bescheide:
        angaben = bescheid.gegenstand
        zuerst = bescheide.setdefault((angaben.massnahme, angaben.programm, angaben.datum), bescheid)
        if zuerst is not bescheid:
            text = f"steht mit derselben Maßnahme und demselben Tag schon in {zuerst.ort('massnahme')}"
            bescheid.fehler(sammler, "E062", "programm", text, "Einen der beiden Bescheide löschen.")


def _pruefe_variante(fall: Rohfall, zeile: Zeile[Massnahmenstand], sammler: Befundsammler) -> None:
    variante, massnahme = zeile.gegenstand.variante, zeile.gegenstand.massnahme
    if variante is None or "varianten" in fall.mit_fehlern:
        return
    bekannte = {BASIS, *(z.gegenstand.id for z in fall.varianten if z.gegenstand.massnahme == massnahme)}
    if variante not in bekannte:
        text = f"gibt es als Variante der Maßnahme {massnahme} nicht"
        zeile.fehler(sammler, "E061", "variante", text, rat(variante, bekannte))
