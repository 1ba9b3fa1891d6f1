"""Scenarios: probabilities that are a whole, factors for something that the case has."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from massnahmenplan.begriffe.szenario import ALLE, Szenario
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import anzahl

GENAU = Decimal("1e-6")


def pruefe_szenarien(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E061 unknown ids, E217 probabilities whose sum is not 1, W217 what has no effect."""
    for zeile in fall.szenarien:
        for feld, genannte, bekannte in _faktoren(fall, zeile.gegenstand):
            for name in (name for name in genannte if name not in bekannte and name != ALLE):
                zeile.fehler(sammler, "E061", f"{feld}.{name}", "gibt es nicht", rat(name, (*bekannte, ALLE)))
        _pruefe_wirkung(fall, zeile, sammler)
    if fall.szenarien and "szenarien" not in fall.mit_fehlern:
        _pruefe_summe(fall.szenarien, sammler)
    if fall.projekt is not None and fall.projekt.gegenstand.entscheidung_bis is not None and not fall.szenarien:
        text = "wirkt nur mit Szenarien"
        fall.projekt.hinweis(sammler, "W217", "entscheidung_bis", text, "szenarien angeben.")


def _pruefe_wirkung(fall: Rohfall, zeile: Zeile[Szenario], sammler: Befundsammler) -> None:
    """A factor changes stated effects; one that follows from physics does not know it."""
    for name in zeile.gegenstand.wirkung_faktor:
        if any(m.physik for m in fall.ausfuehrungen.get(name, {}).values()):
            text = "wirkt nicht: die Wirkung folgt aus der Physik (Feld physik)"
            abhilfe = "Preise, Emissionsfaktoren oder die Kosten ändern, oder die Wirkung als co2_t_a angeben."
            zeile.hinweis(sammler, "W217", f"wirkung_faktor.{name}", text, abhilfe)


def _pruefe_summe(szenarien: Iterable[Zeile[Szenario]], sammler: Befundsammler) -> None:
    *_, letzte = szenarien
    summe = sum((zeile.gegenstand.wahrscheinlichkeit for zeile in szenarien), Decimal(0))
    if abs(summe - 1) > GENAU:
        text = f"alle Szenarien zusammen ergeben {anzahl(summe)} statt 1"
        letzte.fehler(sammler, "E217", "wahrscheinlichkeit", text, "Die Wahrscheinlichkeiten auf 1 ergänzen.")


def _faktoren(fall: Rohfall, szenario: Szenario) -> Iterator[tuple[str, Iterable[str], frozenset[str]]]:
    """Yield field, ids it names, ids it may name."""
    felder = frozenset(massnahme.handlungsfeld for massnahme in fall.massnahme.values())
    massnahmen = fall.genannt["massnahmen"] | felder
    yield "kosten_faktor", szenario.kosten_faktor, massnahmen
    yield "wirkung_faktor", szenario.wirkung_faktor, massnahmen
    yield "ertrag_faktor", szenario.ertrag_faktor, massnahmen
    energie = fall.genannt["energietraeger"]
    yield "energiepreis_faktor", szenario.energiepreis_faktor, energie
    yield "energiepreis_ct_kwh", szenario.energiepreis_ct_kwh, energie
    yield "emissionsfaktor_g_kwh", szenario.emissionsfaktor_g_kwh, energie
    yield "haushalt_faktor", szenario.haushalt_faktor, fall.genannt["kostentraeger"]
