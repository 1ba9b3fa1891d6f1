"""Money and scarce things that are missing beside the plan."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from massnahmenmodell.daten import Haushalt
from massnahmenmodell.linearform import Reelle
from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.bericht import worte
from massnahmenplan.diagnose.pflicht import ueberschreitung
from massnahmenplan.kassengang import fehlbetraege
from massnahmenplan.nichtwahl.lage import HAAR, Lage
from massnahmenplan.woerter import betrag_teur, hausname, in_einheit, je_jahr, kontoname


def kein_platz(lage: Lage) -> Iterator[tuple[str, str]]:
    """What is missing for the option that needs the least extra money, then the least of what is scarce."""
    mangel = _mangel(lage)
    if _passt(mangel).any():
        return
    beste = int(np.lexsort((mangel.gesperrt, np.round(mangel.geld, 5), ~mangel.erlaubt))[0])
    spalten = [(haushalt, jahre[:, beste]) for haushalt, jahre in mangel.fehlt]
    am_geld = [_geldsatz(lage, haushalt, jahre) for haushalt, jahre in spalten if jahre.sum() > HAAR]
    knapp = [(c, jahre[:, beste]) for c, jahre in enumerate(mangel.zu_viel)]
    an_konten = [_kontosatz(lage, c, jahre) for c, jahre in knapp if (jahre > 0).any()]
    yield (
        "haushalt" if am_geld else "konto",
        f"Neben dem Plan nicht möglich; auf dem günstigsten Weg ({weg(lage, beste)}) fehlen: "
        f"{'; '.join((*am_geld, *an_konten))}.",
    )


def passende(lage: Lage) -> NDArray[np.bool_]:
    """Return, per option of the measure, whether it fits beside the plan."""
    return _passt(_mangel(lage))


@dataclass(frozen=True, slots=True)
class _Mangel:
    """What is missing for each option of a measure."""

    fehlt: list[tuple[Haushalt, Reelle]]
    """Purse, and what is missing in it: a row per year, a column per option, thousand EUR."""
    zu_viel: list[Reelle]
    """Per account what is used beyond it: a row per time of the account, a column per option, in its unit."""
    geld: Reelle
    """Per option what is missing in all purses together, thousand EUR; 0 for less than a hair."""
    gesperrt: Reelle
    """Per option how many accounts have too little."""
    erlaubt: NDArray[np.bool_]
    """Per option whether rules and grants allow it."""


def _mangel(lage: Lage) -> _Mangel:
    fehlt = [(haushalt, _fehlt(lage, h)) for h, haushalt in _eigene_kassen(lage)]
    fehlt_summe = sum((jahre.sum(axis=0) for _, jahre in fehlt), np.zeros(lage.bis - lage.von))
    zu_viel = [_zu_viel(lage, c) for c in range(len(lage.stand.daten.konten))]
    gesperrt: Reelle = np.zeros(lage.bis - lage.von)
    for jahre in zu_viel:
        gesperrt += (jahre > 0).any(axis=0)
    geld = np.where(fehlt_summe > HAAR, fehlt_summe, 0.0)
    erlaubt = lage.erlaubt & lage.foerderbar if lage.foerderbar.any() else lage.erlaubt
    return _Mangel(fehlt, zu_viel, geld, gesperrt, erlaubt)


def _passt(mangel: _Mangel) -> NDArray[np.bool_]:
    return np.asarray((mangel.geld == 0) & (mangel.gesperrt == 0) & mangel.erlaubt)


def _eigene_kassen(lage: Lage) -> Iterator[tuple[int, Haushalt]]:
    """Purses of all who pay for the measure in some variant."""
    ausfuehrungen = lage.stand.fall.ausfuehrungen[lage.kennung].values()
    beteiligte = frozenset().union(*(ausfuehrung.beteiligte for ausfuehrung in ausfuehrungen))
    return ((h, kasse) for h, kasse in enumerate(lage.stand.daten.haushalte) if kasse.traeger in beteiligte)


def _fehlt(lage: Lage, h: int) -> Reelle:
    netto, forderung = lage.stand.kassen[h].zusammen(lage.von, lage.bis)
    return fehlbetraege(lage.stand.daten.haushalte[h], netto, forderung)


def _zu_viel(lage: Lage, c: int) -> Reelle:
    tafeln = lage.stand.konten[c]
    (bedarf,) = tafeln.zusaetzlich(lage.von, lage.bis)
    return ueberschreitung(lage.stand.daten.konten[c], tafeln.belegt[0], bedarf)


def _geldsatz(lage: Lage, haushalt: Haushalt, jahre: Reelle) -> str:
    name, betrag = hausname(lage.stand.fall, haushalt), betrag_teur(float(jahre.sum()))
    return f"im {name} {betrag} ({je_jahr(lage.stand.daten.jahre, jahre)})"


def _kontosatz(lage: Lage, c: int, jahre: Reelle) -> str:
    konto = lage.stand.daten.konten[c]
    mengen = ", ".join(
        f"{konto.zeit(t)}: {in_einheit(konto, float(jahre[t]))}" for t in np.flatnonzero(jahre > 0).tolist()
    )
    return f"{kontoname(konto)} ({mengen})"


def weg(lage: Lage, beste: int) -> str:
    """Return the best option in few words: begin, and variant and programmes where there are any."""
    fall, option = lage.stand.fall, lage.stand.aufbereitung.optionen[lage.von + beste]
    teile = [f"Beginn {fall.projekt.zeitachse.name(option.beginn)}"]
    if option.variante != BASIS:
        teile.append(f"Variante {worte.variante(fall, option.massnahme, option.variante)}")
    if option.paket.antraege:
        teile.append("mit " + " und ".join(worte.programm(fall, a.programm) for a in option.paket.antraege))
    return ", ".join(teile)
