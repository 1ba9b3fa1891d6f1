"""Compulsory measures that fit into no purse or account, whatever else is done.

What is contracted or built is there together: nobody can do without one of them.

Every figure is a lower bound: other measures are counted only with what they bring in (grants that arrive,
revenue), never with what they cost. So what is named here is truly impossible.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from massnahmenmodell.daten import Haushalt, Konto, Modelldaten
from massnahmenmodell.linearform import Reelle
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.guenstigst import guenstigst
from massnahmenplan.aufbereitung.stand import ist_gebunden
from massnahmenplan.grundlagen.schreibweise import gekuerzt
from massnahmenplan.kassengang import Tafel, fehlbetraege, lege_aus
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import betrag_teur, hausname, in_einheit, je_jahr, kontoname, pflichtwort

HAAR = 1e-6
HOECHSTENS_GENANNT = 3


@dataclass(frozen=True)
class _Pflicht:
    """What has to be: one measure of which an option is chosen, or several that are there already."""

    satz: str
    massnahmen: tuple[int, ...]
    bereiche: tuple[tuple[int, int], ...]
    """Of each measure its first option, and the first of the next one."""

    def bedarf(self, tafel: Tafel, groesster: bool) -> Reelle:
        """Return rows × options of a single measure; of several one column, each in its best option."""
        teile = [tafel.ausschnitt(von, bis) for von, bis in self.bereiche]
        if len(teile) == 1:
            return teile[0]
        beste = (teil.max(axis=1) if groesster else teil.min(axis=1) for teil in teile)
        return sum(beste, np.zeros(tafel.zeilen))[:, None]


def unmoegliche_pflicht(fall: Planungsfall, aufbereitung: Aufbereitung) -> Iterator[str]:
    """Yield one German sentence per compulsory measure, purse and account that cannot be."""
    daten = guenstigst(aufbereitung.daten)
    allein = False
    for pflicht in _pflichten(fall, daten):
        for satz in _allein(fall, daten, pflicht):
            allein = True
            yield satz
    if not allein:
        yield from _zusammen_im_haushalt(fall, daten)
        yield from _zusammen_im_konto(fall, daten)


def _pflichten(fall: Planungsfall, daten: Modelldaten) -> Iterator[_Pflicht]:
    """Yield what is contracted or built, all of it together, then the other compulsory measures."""
    grenzen = np.searchsorted(daten.optionen.massnahme, range(len(daten.massnahmen) + 1)).tolist()
    bereich = {m: (grenzen[m], grenzen[m + 1]) for m in sorted(daten.pflicht) if grenzen[m] < grenzen[m + 1]}
    namen = {m: f"„{fall.massnahme_mit_id[daten.massnahmen[m]].name}“" for m in bereich}
    da = tuple(m for m in bereich if ist_gebunden(fall, daten.massnahmen[m]))
    if len(da) > 1:
        genannt = gekuerzt([namen[m] for m in da], HOECHSTENS_GENANNT)
        yield _Pflicht(f"Was vergeben oder gebaut ist ({genannt}),", da, tuple(bereich[m] for m in da))
    for m, optionen in bereich.items():
        if len(da) == 1 or m not in da:
            yield _Pflicht(f"{pflichtwort(fall, daten.massnahmen[m])} {namen[m]}", (m,), (optionen,))


def _allein(fall: Planungsfall, daten: Modelldaten, pflicht: _Pflicht) -> Iterator[str]:
    """Every option of the measure is too much for one purse or one account."""
    for haushalt in daten.haushalte:
        fehlt = _fehlt_mindestens(daten, haushalt, pflicht)
        if fehlt.sum(axis=0).min() > HAAR:
            beste = fehlt[:, int(fehlt.sum(axis=0).argmin())]
            betrag = betrag_teur(float(beste.sum()))
            yield (
                f"{pflicht.satz} ist schon für sich allein nicht zu bezahlen: "
                f"{hausname(fall, haushalt)}, auch auf dem günstigsten Weg fehlen {betrag} "
                f"({je_jahr(daten.jahre, beste)})."
            )
    for konto in daten.konten:
        bedarf = pflicht.bedarf(lege_aus(konto.verbrauch), groesster=False)
        zu_viel = ueberschreitung(konto, np.zeros(len(konto.jahre)), bedarf).max(axis=0, initial=0)
        if zu_viel.min() > HAAR:
            yield (
                f"{pflicht.satz} passt schon für sich allein nicht in {kontoname(konto)}: "
                f"auch auf dem günstigsten Weg fehlen {in_einheit(konto, float(zu_viel.min()))}."
            )


def _fehlt_mindestens(daten: Modelldaten, haushalt: Haushalt, pflicht: _Pflicht) -> Reelle:
    """Return what each option lacks, years × options, with all that other measures could bring in."""
    massnahme, alle = daten.optionen.massnahme, len(daten.massnahmen)
    netto, forderung = lege_aus(haushalt.netto), lege_aus(haushalt.forderung)
    hilfe = np.delete(netto.je_massnahme(massnahme, alle, groesster=False), pflicht.massnahmen, axis=1)
    ausstehend = np.delete(forderung.je_massnahme(massnahme, alle, groesster=True), pflicht.massnahmen, axis=1)
    return fehlbetraege(
        haushalt,
        pflicht.bedarf(netto, groesster=False) + hilfe.sum(axis=1, keepdims=True),
        pflicht.bedarf(forderung, groesster=True) + ausstehend.sum(axis=1, keepdims=True),
    )


def ueberschreitung(konto: Konto, belegt: Reelle, bedarf: Reelle) -> Reelle:
    """Return how far each option exceeds an account, years × options; 0 where it needs nothing itself.

    ``belegt`` is used already per year, ``bedarf`` what each option needs, years × options.
    """
    zu_viel = np.zeros_like(bedarf)
    for t, menge in enumerate(konto.menge):
        erste = max(0, t - konto.fenster + 1)
        neu = bedarf[erste : t + 1].sum(axis=0)
        zu_viel[t] = np.where(neu > 0, np.maximum(belegt[erste : t + 1].sum() + neu - menge, 0), 0)
    return np.where(zu_viel > HAAR, zu_viel, 0)


def _zusammen_im_haushalt(fall: Planungsfall, daten: Modelldaten) -> Iterator[str]:
    """Least own money of all compulsory measures against all budgets of a payer and his bridging credit."""
    for haushalt in daten.haushalte:
        netto = np.zeros(len(daten.optionen))
        for form in haushalt.netto:
            netto[form.optionen] += form.werte
        guenstigste = _kleinstes_je_massnahme(daten, netto)
        noetig = sum(w if m in daten.pflicht else min(w, 0.0) for m, w in enumerate(guenstigste.tolist()))
        vorhanden = float(haushalt.ansatz.sum() + haushalt.linie[-1])
        if noetig > vorhanden + HAAR:
            mit_linie = " und Kredite" if haushalt.kredit_netto else ""
            mit_linie += " und Liquiditätslinie" if haushalt.linie[-1] else ""
            yield (
                f"{hausname(fall, haushalt)}: {_wer(fall)} kosten im Planzeitraum mindestens "
                f"{betrag_teur(noetig)} eigene Mittel (nach Abzug der Zuschüsse, die bis {daten.jahre[-1]} "
                f"ausgezahlt werden), alle Ansätze{mit_linie} zusammen sind {betrag_teur(vorhanden)}."
            )


def _zusammen_im_konto(fall: Planungsfall, daten: Modelldaten) -> Iterator[str]:
    """Least use of all compulsory measures against all that an account holds over the years."""
    for konto in (k for k in daten.konten if k.fenster == 1):
        bedarf = np.zeros(len(daten.optionen))
        for form in konto.verbrauch:
            bedarf[form.optionen] += form.werte
        noetig = float(_kleinstes_je_massnahme(daten, bedarf)[sorted(daten.pflicht)].sum())
        if noetig > float(konto.menge.sum()) + HAAR:
            yield (
                f"{kontoname(konto)}: {_wer(fall)} brauchen im Planzeitraum mindestens "
                f"{in_einheit(konto, noetig)}, vorhanden sind {in_einheit(konto, float(konto.menge.sum()))}."
            )


def _wer(fall: Planungsfall) -> str:
    gebunden = any(stand.gebunden for stand in fall.staende)
    return "die vergebenen, gebauten und Pflichtmaßnahmen" if gebunden else "die Pflichtmaßnahmen"


def _kleinstes_je_massnahme(daten: Modelldaten, werte: Reelle) -> Reelle:
    bestes = np.full(len(daten.massnahmen), np.inf)
    np.minimum.at(bestes, daten.optionen.massnahme, werte)
    return np.where(np.isfinite(bestes), bestes, 0.0)
