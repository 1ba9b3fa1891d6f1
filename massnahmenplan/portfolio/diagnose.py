"""Why no plans keep all limits together: a district that is impossible by itself, or shared accounts too small."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import numpy as np

from massnahmenplan import diagnose
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.grundlagen.schreibweise import anzahl, tonnen
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Ende, Loesung, Standardform, Stelle, Wuensche, loese
from massnahmenplan.loeser.erweiterung import Zusatzspalte, erweitere
from massnahmenplan.loeser.teilform import teilform
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.portfolio.lage import Verbundlage
from massnahmenplan.woerter import betrag_teur

GEMEINSAM = ("gemeinsame_kasse_reicht", "gemeinsames_konto_reicht", "gemeinsames_ziel_erreicht")
SUCHZEIT_S = 60.0
"""For one search at most, however much time the run has."""
UNGEFAEHR = 0.01
"""Gap of these searches: whether there is a plan matters, not which."""
GERINGFUEGIG = 1e-5
"""One cent, ten grams."""


def verlange_moegliche_quartiere(lage: Verbundlage) -> None:
    """Refuse districts without options. Errors: UnerfuellbarFehler with all reasons, each with its district."""
    gruende = []
    for quartier, fall, aufbereitung in _quartiere(lage):
        try:
            verlange_optionen(fall, aufbereitung)
        except UnerfuellbarFehler as fehler:
            gruende += [f"Quartier {quartier}: {grund}" for grund in fehler.gruende]
    if gruende:
        raise UnerfuellbarFehler(gruende)


def nenne_gruende(lage: Verbundlage, form: Standardform, wuensche: Wuensche, uhr: Uhr) -> list[str]:
    """Return what makes the portfolio impossible: reasons of single districts, else what shared accounts lack.

    As far as the time of the run allows: a district that was not tried to the end is named as open.
    """
    gruende, offene = [], []
    for d, (quartier, fall, aufbereitung) in enumerate(_quartiere(lage)):
        loesung = _loese_in_der_zeit(teilform(form, f"s{d}").form, wuensche, uhr)
        if loesung is not None and loesung.ende is Ende.UNERFUELLBAR:
            gruende += [
                f"Quartier {quartier}, auch ohne die Grenzen der gemeinsamen Konten: {grund}"
                for grund in diagnose.unmoeglich(fall, aufbereitung).gruende
            ]
        elif loesung is None or loesung.werte is None:
            offene.append(quartier)
    if gruende:
        return gruende
    if offene:
        return [f"In der Zeit blieb offen, ob es an einem Quartier für sich liegt ({', '.join(offene)})."]
    kopf = "Jedes Quartier ist für sich möglich, alle zusammen sind es nicht"
    fehlbetraege = list(_fehlbetraege(lage, form, wuensche, uhr))
    if not fehlbetraege:
        return [f"{kopf}."]
    return [f"{kopf}. Bei bester Verteilung fehlen mindestens:", *fehlbetraege]


def _loese_in_der_zeit(form: Standardform, wuensche: Wuensche, uhr: Uhr) -> Loesung | None:
    """Return the solution of one of these searches; None if the time of the run is over."""
    if uhr.ist_um:
        return None
    zeit_s = SUCHZEIT_S if uhr.rest_s is None else min(SUCHZEIT_S, uhr.rest_s)
    return loese(form, replace(wuensche, luecke=UNGEFAEHR, zeitlimit_s=zeit_s))


def _quartiere(lage: Verbundlage) -> Iterator[tuple[str, Planungsfall, Aufbereitung]]:
    namen = (quartier.id for quartier in lage.portfolio.quartiere)
    return zip(namen, lage.faelle, lage.aufbereitungen, strict=True)


def _fehlbetraege(lage: Verbundlage, form: Standardform, wuensche: Wuensche, uhr: Uhr) -> Iterator[str]:
    """Yield what the shared limits lack at least, where together they lack the least of their size."""
    zeilen = [(z, stelle) for z, stelle in enumerate(form.zeilen) if stelle[0] in GEMEINSAM]
    ist_ziel = [stelle[0] == GEMEINSAM[2] for _, stelle in zeilen]
    weiter = erweitere(
        form,
        [
            Zusatzspalte(("fehlt", n), eintraege=((stelle, 1.0 if ziel else -1.0),))
            for n, ((_, stelle), ziel) in enumerate(zip(zeilen, ist_ziel, strict=True))
        ],
    )
    grenzen = [
        form.zeile_unten[z] if ziel else form.zeile_oben[z] for (z, _), ziel in zip(zeilen, ist_ziel, strict=True)
    ]
    preise = [1.0 / max(1.0, abs(grenze)) for grenze in grenzen]
    kosten = np.concatenate([np.zeros(len(form.spalten)), preise])
    loesung = _loese_in_der_zeit(replace(weiter, kosten=kosten, offset=0.0, maximiert=False), wuensche, uhr)
    if loesung is None or loesung.werte is None:
        return
    for (_, stelle), fehlt in zip(zeilen, loesung.werte[len(form.spalten) :].tolist(), strict=True):
        if fehlt > GERINGFUEGIG:
            yield _satz(lage, stelle, fehlt)


def _satz(lage: Verbundlage, stelle: Stelle, fehlt: float) -> str:
    art, index = stelle
    if art == GEMEINSAM[0]:
        k, t = index
        konto, jahr = lage.daten.kassen[k].haushalt.traeger, lage.daten.quartiere[0].jahre[t]
        return f"gemeinsames Konto {_name(lage, konto)} {jahr}: {betrag_teur(fehlt)}"
    if art == GEMEINSAM[1]:
        zeile = lage.daten.zeilen[index]
        einheit = zeile.einheit
        menge = betrag_teur(fehlt) if einheit == "EUR" else f"{anzahl(_rund(fehlt))} {einheit}"
        return f"gemeinsames Konto {zeile.satz}: {menge}"
    return f"gemeinsames Ziel {lage.daten.ziele[index].satz}: {tonnen(_rund(fehlt), 3)} Minderung"


def _name(lage: Verbundlage, konto: str) -> str:
    return next(k.bezeichnung for k in lage.portfolio.konten if k.id == konto)


def _rund(wert: float) -> Decimal:
    return Decimal(repr(round(wert, 6)))
