"""When nothing fits: what can be said without a search, limit by limit."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

import numpy as np

from massnahmenmodell.daten import Modelldaten
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.diagnose.pflicht import unmoegliche_pflicht
from massnahmenplan.diagnose.widerspruch import nenne_zusammen
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.grundlagen.schreibweise import tonnen
from massnahmenplan.loeser import uebersetze
from massnahmenplan.loeser.widerspruch import nenne_widerspruch
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import pflichtwort

__all__ = ["unmoeglich", "verlange_optionen", "warum_keine_option"]

EIN_GRAMM = 1e-6
"""t CO2e; less is the solver's tolerance, and the recomputation decides."""


def verlange_optionen(fall: Planungsfall, aufbereitung: Aufbereitung) -> None:
    """Refuse a case without options: for a compulsory measure, a group, a hard target, or at all.

    Errors: UnerfuellbarFehler with all reasons.
    """
    hat_option = {option.massnahme for option in aufbereitung.optionen}
    pflicht = [aufbereitung.daten.massnahmen[m] for m in sorted(aufbereitung.daten.pflicht)]
    gruende = [
        f"{pflichtwort(fall, kennung)} {kennung} ({fall.massnahme_mit_id[kennung].name}) "
        f"hat keine zulässige Option: {warum_keine_option(fall, aufbereitung, kennung)}"
        for kennung in pflicht
        if kennung not in hat_option
    ]
    if not hat_option:
        gruende.append("Keine einzige Maßnahme hat eine zulässige Option.")
    gruende += [*_zu_kleine_gruppen(aufbereitung), *_unerreichbare_ziele(aufbereitung)]
    if gruende:
        raise UnerfuellbarFehler(gruende)


def warum_keine_option(fall: Planungsfall, aufbereitung: Aufbereitung, kennung: str) -> str:
    """Return why a measure has no option, one German clause."""
    if (stand := fall.stand_von.get(kennung)) is not None:
        return _nach_dem_stand(fall, stand)
    festlegungen = [f for f in fall.festlegungen if f.massnahme == kennung]
    if festlegungen:
        nennung = "; ".join(f"{f.art} {f.wert or ''} ({f.beschluss})".replace("  ", " ") for f in festlegungen)
        ablehnungen = aufbereitung.optionsliste.ablehnungen.get(kennung, ())
        verlangt = {f.wert for f in festlegungen if f.art is Festlegungsart.FOERDERUNG}
        ablehnungen = tuple(a for a in ablehnungen if a.programm in verlangt) or ablehnungen
        zusatz = "".join(f" {a.programm}: {a.grund}" for a in ablehnungen[:2])
        return f"mit den Festlegungen {nennung} bleibt nichts übrig.{zusatz}"
    return "Planung und Bau passen nicht in das Zeitfenster."


def _nach_dem_stand(fall: Planungsfall, stand: Massnahmenstand) -> str:
    if stand.gebunden:
        return "was ihr Stand sagt (Phase, Variante, Beginn, Fertigstellung), passt nicht zusammen."
    if stand.aufgeschoben and stand.zurueck_bis is None:
        warum = f" ({stand.grund.rstrip('.')})" if stand.grund else ""
        return f"nach ihrem Stand vom {stand.datum:%d.%m.%Y} ist offen, wann sie kommen kann{warum}."
    return f"nach ihrem Stand und dem Stichtag {fall.projekt.planungstag:%d.%m.%Y} bleibt kein Beginn übrig."


def unmoeglich(fall: Planungsfall, aufbereitung: Aufbereitung, knapp: Iterable[str] = ()) -> UnerfuellbarFehler:
    """Return what makes the case impossible: single limits, else limits that conflict, else that only all do.

    ``knapp`` says what is missed by so little that the solver takes it for met.
    """
    einzelne = (
        *_unerreichbare_ziele(aufbereitung),
        *_unerreichbare_mengenziele(aufbereitung),
        *_zu_kleine_gruppen(aufbereitung),
        *unmoegliche_pflicht(fall, aufbereitung),
    )
    if einzelne:
        return UnerfuellbarFehler([*knapp, *einzelne])
    return UnerfuellbarFehler(knapp, partial(_gemeinsam, fall, aufbereitung))


def _gemeinsam(fall: Planungsfall, aufbereitung: Aufbereitung) -> str:
    """Return limits that conflict, as far as the problem without integers shows them."""
    from massnahmenmodell import baue_modell

    if zeilen := nenne_widerspruch(uebersetze(baue_modell(aufbereitung.daten))):
        return nenne_zusammen(fall, aufbereitung, zeilen)
    vorsorge = " Dazu gehört die Vorsorge für steigende Kosten (robustheit_gamma, kostenrisiko_anteil)."
    return (
        "Keine Vorgabe ist für sich allein unerfüllbar; erst zusammen schließen sie jeden Plan aus. "
        "Prüfen Sie Haushaltsansätze, harte Ziele und Pflichtmaßnahmen gemeinsam."
        + (vorsorge if aufbereitung.daten.schutz else "")
    )


def _groesstes_je_massnahme(aufbereitung: Aufbereitung, werte: np.ndarray) -> np.ndarray:
    """Return the largest value over the options of each measure; never less than 0, which is not to do it."""
    groesstes = np.zeros(len(aufbereitung.daten.massnahmen))
    np.maximum.at(groesstes, aufbereitung.daten.optionen.massnahme, werte)
    return groesstes


def _unerreichbare_ziele(aufbereitung: Aufbereitung) -> Iterator[str]:
    """Hard targets above the best effect of every measure, losses that are gains, and gains of products."""
    daten = aufbereitung.daten
    for ziel in (z for z in daten.ziele if z.preis is None):
        wirkung = np.zeros(len(daten.optionen))
        for t in ziel.jahre:
            wirkung[daten.minderung[t].optionen] += daten.minderung[t].werte
        hoechstens = _groesstes_je_massnahme(aufbereitung, wirkung).sum()
        perioden = [t for t in range(daten.anzahl_perioden) if t // daten.je_jahr in ziel.jahre]
        verluste = (paar.verlust_t[t].werte for paar in daten.ueberlappungen for t in perioden)
        hoechstens -= sum(min(0.0, float(werte.min(initial=0.0))) for werte in verluste)
        hoechstens += sum(max(float(u.minderung_t[t]), 0.0) for u in daten.produkte for t in perioden)
        hoechstens += sum(max(float(v.minderung_t[:, t].max()), 0.0) for v in daten.verbuende for t in perioden)
        if hoechstens < ziel.minderung_t - EIN_GRAMM:
            yield (
                f"Ziel {ziel.satz}: höchstens {tonnen(Decimal(hoechstens))} Minderung erreichbar, "
                f"gefordert {tonnen(Decimal(ziel.minderung_t))} – auch wenn Geld keine Rolle spielte."
            )


def _unerreichbare_mengenziele(aufbereitung: Aufbereitung) -> Iterator[str]:
    """Hard targets in other units above the sum of the best of every measure."""
    daten = aufbereitung.daten
    for ziel in (z for z in daten.mengenziele if z.preis is None):
        beitrag = np.zeros(len(daten.optionen))
        beitrag[ziel.form.optionen] = ziel.form.werte
        hoechstens = _groesstes_je_massnahme(aufbereitung, beitrag).sum() + _gemeinsam_hoechstens(daten, ziel.name)
        if hoechstens < ziel.mindestens - EIN_GRAMM:
            yield f"Ziel {ziel.satz}: auch mit allen Maßnahmen, die dafür zählen, nicht zu erreichen."


def _gemeinsam_hoechstens(daten: Modelldaten, ziel: str) -> float:
    """Return the most end energy that measures can save together beyond their single effects, MWh."""
    produkte = (werte for u in daten.produkte for name, werte in u.energie_mwh if name == ziel)
    verbuende = (werte.max(axis=0) for v in daten.verbuende for name, werte in v.energie_mwh if name == ziel)
    return float(sum(werte.clip(min=0.0).sum() for werte in (*produkte, *verbuende)))


def _zu_kleine_gruppen(aufbereitung: Aufbereitung) -> Iterator[str]:
    daten = aufbereitung.daten
    mit_option = set(daten.optionen.massnahme.tolist())
    for gruppe in daten.gruppen:
        moeglich = sum(m in mit_option for m in gruppe.massnahmen)
        if gruppe.mindestens is not None and moeglich < gruppe.mindestens:
            yield f"{gruppe.satz}: verlangt sind {gruppe.mindestens}, möglich sind höchstens {moeglich}."
