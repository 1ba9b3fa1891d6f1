"""Windows of measures: do they lie in the plan, and is the measure done in time?"""

from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse

NICHT_GENUTZTE_PHASEN = frozenset({"beantragt", "bewilligt", "vergeben", "im_bau", "fertig", "in_betrieb"})


def pruefe_zeitfenster(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E066 impossible windows; hints W066 none within the plan, W077 cut by the plan, W216 phase."""
    for zeile in fall.massnahmen:
        massnahme = zeile.gegenstand
        _pruefe_fenster(zeile, massnahme, achse, massnahme.id in fall.pflicht, sammler)
        if massnahme.phase in NICHT_GENUTZTE_PHASEN:
            zeile.hinweis(
                sammler,
                "W216",
                "phase",
                "der Stand der Umsetzung wird von dieser Version noch nicht ausgewertet",
                "Was feststeht, als Festlegung angeben (muss, jahr, foerderung).",
            )
    for variante in fall.varianten:
        ausfuehrungen = fall.ausfuehrungen.get(variante.gegenstand.massnahme, {})
        if variante.gegenstand.id in ausfuehrungen:
            _pruefe_fenster(variante, ausfuehrungen[variante.gegenstand.id], achse, False, sammler)


def alle_beginne(fall: Rohfall, kennung: str, achse: Zeitachse) -> range:
    """Return first to last period in which the measure may begin in any of its variants."""
    fenster = [perioden for m in fall.ausfuehrungen[kennung].values() if (perioden := m.beginne(achse))]
    return range(min(f.start for f in fenster), max(f.stop for f in fenster)) if fenster else range(0)


def _pruefe_fenster(
    zeile: Zeile[Massnahme] | Zeile[Variante],
    massnahme: Massnahme,
    achse: Zeitachse,
    pflicht: bool,
    sammler: Befundsammler,
) -> None:
    frueh, spaet = massnahme.fruehester_beginn, massnahme.spaetestes_ende
    einheit = achse.einheit.removesuffix("e") if massnahme.dauer == 1 else f"{achse.einheit}n"
    rechnung = f"{massnahme.dauer} {einheit} Planung und Bau"
    if frueh is not None and achse.perioden_von(frueh).start >= achse.perioden.stop:
        zeile.fehler(
            sammler, "E066", "fruehester_beginn", f"liegt nach dem Ende des Plans ({achse.ende})", _abhilfe()
        )
    elif spaet is not None and achse.perioden_von(spaet).stop <= achse.perioden.start:
        zeile.fehler(
            sammler, "E066", "spaetestes_ende", f"liegt vor dem Beginn des Plans ({achse.beginn})", _abhilfe()
        )
    elif not massnahme.beginne(achse):
        fenster = massnahme.fenster(achse)
        fertig = achse.name(fenster.start + massnahme.dauer - 1)
        text = (
            f"ab {achse.name(fenster.start)} mit {rechnung} Ende {fertig} fertig, "
            f"das Fenster endet aber {achse.name(fenster.stop - 1)}"
        )
        if pflicht or spaet is not None:
            zeile.fehler(sammler, "E066", "spaetestes_ende" if spaet else "", text, _abhilfe())
        else:
            zeile.hinweis(sammler, "W066", "", f"{text}: sie kann nicht gewählt werden", _abhilfe())
    else:
        _melde_beschnittene(zeile, massnahme, achse, sammler)


def _melde_beschnittene(
    zeile: Zeile[Massnahme] | Zeile[Variante], massnahme: Massnahme, achse: Zeitachse, sammler: Befundsammler
) -> None:
    frueh, spaet = massnahme.fruehester_beginn, massnahme.spaetestes_ende
    if frueh is not None and achse.perioden_von(frueh).start < achse.perioden.start:
        text = f"liegt vor dem Plan; es gilt {achse.beginn}"
        zeile.hinweis(sammler, "W077", "fruehester_beginn", text, "Begonnenes als Festlegung angeben.")
    if spaet is not None and achse.perioden_von(spaet).stop > achse.perioden.stop:
        zeile.hinweis(sammler, "W077", "spaetestes_ende", f"liegt nach dem Plan; es gilt {achse.ende}")


def _abhilfe() -> str:
    return "Fenster, Dauern und den Zeitraum des Projekts prüfen."
