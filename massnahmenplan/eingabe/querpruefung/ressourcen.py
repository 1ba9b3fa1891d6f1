"""Scarce resources: stated for every year of the plan."""

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.eingabe.querpruefung.haushalt import als_spannen
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse


def pruefe_ressourcen(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E072 missing years, E221 a measure that needs more than there ever is."""
    for zeile in fall.ressourcen:
        fehlende = [jahr for jahr in achse.jahre if zeile.gegenstand.menge.im_jahr(jahr) is None]
        if fehlende:
            text = f"keine Menge für {als_spannen(fehlende)}"
            zeile.fehler(sammler, "E072", "menge", text, "Jedes Jahr des Plans angeben; nichts ist die Menge 0.")
            continue
        hoechste = max((zeile.gegenstand.menge.im_jahr(jahr) or 0 for jahr in achse.jahre), default=0)
        for massnahme in fall.massnahmen:
            bedarf = massnahme.gegenstand.bedarf.get(zeile.gegenstand.id, 0)
            if bedarf > hoechste:
                _melde_zu_viel(massnahme, zeile.gegenstand, massnahme.gegenstand.id in fall.pflicht, sammler)


def _melde_zu_viel(zeile: Zeile[Massnahme], ressource: Ressource, pflicht: bool, sammler: Befundsammler) -> None:
    text = f"ist mehr, als es von {ressource.id} in irgendeinem Jahr gibt"
    melde = zeile.fehler if pflicht else zeile.hinweis
    melde(sammler, "E221" if pflicht else "W221", f"bedarf.{ressource.id}", text, "Bedarf oder Menge prüfen.")
