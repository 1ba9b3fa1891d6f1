"""What has been drawn of loans: each once, in years that have happened."""

from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_kreditstand(fall: Rohfall, projekt: Projekt, sammler: Befundsammler) -> None:
    """Note E062 a row twice, E320 a year that is not one of those of the plan before that of the Stichtag."""
    gesehen: dict[tuple[str, int], Zeile[Kreditstand]] = {}
    for zeile in fall.kreditstand:
        angabe = zeile.gegenstand
        erste = gesehen.setdefault((angabe.kredit, angabe.jahr), zeile)
        if erste is not zeile:
            text = f"steht für {angabe.jahr} schon in {erste.ort('kredit')}"
            zeile.fehler(sammler, "E062", "kredit", text, "Eine der beiden Zeilen löschen.")
        if not projekt.beginn <= angabe.jahr < projekt.planungstag.year:
            text = f"ist kein vergangenes Jahr des Plans ({projekt.beginn} bis vor {projekt.planungstag.year})"
            abhilfe = "Nur Jahre vor dem des Stichtags angeben: im Jahr des Stichtags entscheidet der Plan."
            zeile.fehler(sammler, "E320", "jahr", text, abhilfe)


def melde_ohne_kreditstand(fall: Rohfall, projekt: Projekt, sammler: Befundsammler) -> None:
    """Hint W312: years have happened in which loans could be drawn, and nothing is said of any."""
    vergangene = range(projekt.beginn, projekt.planungstag.year)
    if not fall.stand or fall.kreditstand:
        return
    for zeile in fall.kredite:
        if zeile.gegenstand.abrufjahre(vergangene):
            text = f"nichts über Aufnahmen vor {vergangene.stop} angegeben: es gilt nichts als aufgenommen"
            abhilfe = "In kreditstand je Jahr den Betrag nennen; fortschreiben nimmt ihn aus dem letzten Plan."
            zeile.hinweis(sammler, "W312", "", text, abhilfe)
