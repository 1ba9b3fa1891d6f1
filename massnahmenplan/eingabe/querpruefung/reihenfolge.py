"""Orders: no circle, and the earlier one can be done before the later one has to begin."""

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from massnahmenplan.begriffe.beziehung import REIHENFOLGE, Beziehung, Beziehungsart
from massnahmenplan.eingabe.querpruefung.zeitfenster import alle_beginne
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse


def pruefe_reihenfolge(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E063 cycles, E067 orders no dates can meet; hint W067 if only the end of the plan is in the way."""
    folgen = [
        zeile
        for zeile in fall.beziehungen
        if zeile.gegenstand.art in REIHENFOLGE and len(set(zeile.gegenstand.mitglieder)) == 2
    ]
    _pruefe_kreise(folgen, sammler)
    for zeile in folgen:
        if all(kennung in fall.massnahme for kennung in zeile.gegenstand.mitglieder):
            _pruefe_termine(zeile, fall, achse, sammler)


def _pruefe_kreise(folgen: list[Zeile[Beziehung]], sammler: Befundsammler) -> None:
    """Beginning together is allowed, so a circle of ``anfangsfolge`` without any distance is none."""
    offen = list(folgen)
    while True:
        graph: dict[str, set[str]] = {}
        for zeile in offen:
            frueher, spaeter = zeile.gegenstand.mitglieder
            graph.setdefault(spaeter, set()).add(frueher)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as fehler:
            kreis = fehler.args[1]
        else:
            return
        kanten = set(pairwise(kreis))
        glieder = [zeile for zeile in offen if tuple(zeile.gegenstand.mitglieder) in kanten]
        if any(not _gleichzeitig_moeglich(zeile.gegenstand) for zeile in glieder):
            _melde_kreis(kreis, glieder, sammler)
        offen = [zeile for zeile in offen if zeile.gegenstand.mitglieder != glieder[0].gegenstand.mitglieder]


def _gleichzeitig_moeglich(beziehung: Beziehung) -> bool:
    return beziehung.art is Beziehungsart.ANFANGSFOLGE and beziehung.abstand == 0


def _melde_kreis(kreis: list[str], glieder: list[Zeile[Beziehung]], sammler: Befundsammler) -> None:
    orte = ", ".join(str(zeile.ort("mitglieder")) for zeile in glieder)
    text = f"die Reihenfolge ist ein Kreis: {' → '.join(kreis)}"
    glieder[0].fehler(sammler, "E063", "mitglieder", text, f"Eine dieser Beziehungen löschen: {orte}")


def _pruefe_termine(zeile: Zeile[Beziehung], fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    beziehung = zeile.gegenstand
    frueher, spaeter = beziehung.mitglieder
    erste, zweite = (alle_beginne(fall, kennung, achse) for kennung in (frueher, spaeter))
    if not erste or not zweite:
        return
    dauer, name = 0, achse.name
    if beziehung.art is not Beziehungsart.ANFANGSFOLGE:
        dauer = min(m.dauer for m in fall.ausfuehrungen[frueher].values())
    fruehestens = erste.start + dauer + beziehung.abstand
    spaetestens = zweite.stop - 1
    if fruehestens <= spaetestens:
        return
    text = (
        f"{frueher} kann frühestens {name(erste.start)} beginnen; + {dauer} {achse.einheit} Dauer "
        f"+ {beziehung.abstand} Abstand = {name(fruehestens)}, "
        f"aber {spaeter} muss spätestens {name(spaetestens)} beginnen"
    )
    beide_pflicht = {frueher, spaeter} <= fall.pflicht
    if beide_pflicht or fall.massnahme[spaeter].spaetestes_ende is not None:
        zeile.fehler(sammler, "E067", "mitglieder", text, "Fenster, Dauern oder die Beziehung ändern.")
    else:
        zeile.hinweis(sammler, "W067", "mitglieder", f"{text}: beide zusammen sind nicht möglich")
