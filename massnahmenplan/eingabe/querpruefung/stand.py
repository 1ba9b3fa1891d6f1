"""State of measures and notices: each said once, in words and years that the case knows."""

from collections.abc import Mapping

from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import datum, euro
from massnahmenplan.grundlagen.zeit import Zeitachse


def pruefe_stand(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E062 a row twice, E061 no such variant, E301 periods, E302 years outside the plan, E318 payments."""
    staende: dict[str, Zeile[Massnahmenstand]] = {}
    bescheide: dict[tuple[object, ...], Zeile[Bescheid]] = {}
    for zeile in fall.stand:
        stand = zeile.gegenstand
        if (erste := staende.setdefault(stand.massnahme, zeile)) is not zeile:
            text = f"steht schon in {erste.ort('massnahme')}"
            zeile.fehler(sammler, "E062", "massnahme", text, "Je Maßnahme eine Zeile: eine der beiden löschen.")
        _pruefe_variante(fall, zeile, sammler)
        _pruefe_zeiten(zeile, achse, sammler)
    for bescheid in fall.bescheide:
        angaben = bescheid.gegenstand
        zuerst = bescheide.setdefault((angaben.massnahme, angaben.programm, angaben.datum), bescheid)
        if zuerst is not bescheid:
            text = f"steht mit derselben Maßnahme und demselben Tag schon in {zuerst.ort('massnahme')}"
            bescheid.fehler(sammler, "E062", "programm", text, "Einen der beiden Bescheide löschen.")
    _pruefe_auszahlungen(fall, achse, sammler)


def _pruefe_auszahlungen(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E318 more paid than approved, or paid and then refused; E302 and E307 years that cannot be."""
    letzte: dict[tuple[str, str], Bescheid] = {}
    for zeile in sorted(fall.bescheide, key=lambda zeile: zeile.gegenstand.datum):
        bescheid, schluessel = zeile.gegenstand, (zeile.gegenstand.massnahme, zeile.gegenstand.programm)
        frueher = letzte.get(schluessel)
        letzte[schluessel] = gesamt = bescheid.nach(frueher)
        if frueher is not None and frueher.bisher_ausgezahlt_eur and not bescheid.bewilligt:
            text = f"{bescheid.art}, obwohl {euro(frueher.bisher_ausgezahlt_eur)} ausgezahlt sind"
            abhilfe = "Zurückgezahltes: art bewilligt, ausgezahlt_eur 0, abgeschlossen ja, mit grund."
            zeile.fehler(sammler, "E318", "art", text, abhilfe)
        if gesamt.bewilligt and gesamt.bisher_ausgezahlt_eur > (gesamt.betrag_eur or 0):
            text = f"zusammen {euro(gesamt.bisher_ausgezahlt_eur)}, bewilligt sind {euro(gesamt.betrag_eur)}"
            abhilfe = "Beträge prüfen; wurde mehr bewilligt, den neuen Bescheid mit seinem Datum ergänzen."
            zeile.fehler(sammler, "E318", "ausgezahlt_eur", text, abhilfe)
        _pruefe_auszahlungsjahre(zeile, achse, sammler)


def _pruefe_auszahlungsjahre(zeile: Zeile[Bescheid], achse: Zeitachse, sammler: Befundsammler) -> None:
    for jahr, betrag in zeile.gegenstand.ausgezahlt_eur.items():
        if jahr not in achse.jahre:
            text = f"liegt außerhalb des Plans: der Plan reicht von {achse.beginn} bis {achse.ende}"
            zeile.fehler(
                sammler,
                "E302",
                f"ausgezahlt_eur.{jahr}",
                text,
                "Dem ersten oder letzten Jahr des Plans zurechnen.",
            )
        elif betrag and jahr < (zeile.gegenstand.antrag_am or zeile.gegenstand.datum).year:
            text = f"liegt vor dem Antrag oder Bescheid ({datum(zeile.gegenstand.beantragt_am)})"
            zeile.fehler(sammler, "E307", f"ausgezahlt_eur.{jahr}", text, "Jahr und Bescheid prüfen.")


def _pruefe_variante(fall: Rohfall, zeile: Zeile[Massnahmenstand], sammler: Befundsammler) -> None:
    variante, massnahme = zeile.gegenstand.variante, zeile.gegenstand.massnahme
    if variante is None or "varianten" in fall.mit_fehlern:
        return
    bekannte = {BASIS, *(z.gegenstand.id for z in fall.varianten if z.gegenstand.massnahme == massnahme)}
    if variante not in bekannte:
        text = f"gibt es als Variante der Maßnahme {massnahme} nicht"
        zeile.fehler(sammler, "E061", "variante", text, rat(variante, bekannte))


def _pruefe_zeiten(zeile: Zeile[Massnahmenstand], achse: Zeitachse, sammler: Befundsammler) -> None:
    stand = zeile.gegenstand
    beginn, fertig = stand.beginnt_in(achse), stand.fertig_in(achse)
    if stand.gebunden:
        _pruefe_jahre(zeile, {"beginn": beginn, "fertig": fertig}, achse, sammler)
    if beginn is not None and fertig is not None and fertig < beginn:
        text = f"liegt vor dem Beginn ({stand.beginn})"
        zeile.fehler(sammler, "E301", "fertig", text, "Beginn und Fertigstellung prüfen.")


def _pruefe_jahre(
    zeile: Zeile[Massnahmenstand], zeiten: Mapping[str, int | None], achse: Zeitachse, sammler: Befundsammler
) -> None:
    """Note what is contracted or built, or paid for it, outside the years of the plan."""
    text = f"liegt außerhalb des Plans: der Plan reicht von {achse.beginn} bis {achse.ende}"
    for feld, periode in zeiten.items():
        if periode is not None and periode not in achse.perioden:
            abhilfe = "Eine Fortschreibung behält den ersten beginn; projekt.ende darf weiter reichen."
            zeile.fehler(sammler, "E301", feld, text, abhilfe)
    for jahr in zeile.gegenstand.kosten_eur:
        if jahr not in achse.jahre:
            abhilfe = "Dem ersten oder letzten Jahr zurechnen, oder ende verlegen."
            zeile.fehler(sammler, "E302", f"kosten_eur.{jahr}", text, abhilfe)
