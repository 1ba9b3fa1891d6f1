r"""The same case as a textbook would write it, to compare with: grants as amounts, one row per order.

For every way to carry a measure out (variant and begin) one binary x, for every package an amount z and a
binary y:

.. math::
    0 \le z_p \le G_p \qquad z_p \le M \, y_p \qquad \sum_{p \in P(u)} y_p \le x_u
    \qquad b_j \ge e_i + a - M' (2 - X_i - X_j)

with one M for all packages, X whether a measure is carried out, e the mark of the earlier measure and b the begin
of the later one. Amounts may be smaller than the law says, so that pots can be used up to the last euro: its
optimum is never worse than ours, its bound is weaker.
"""

from dataclasses import replace
from typing import Any
from unittest import mock

import numpy as np
import scipy.sparse as sp

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenmodell.daten import Folge
from massnahmenmodell.groessen import optionen_je_massnahme
from massnahmenplan import aufbereitung as vorbereitung
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.optionen import Optionsliste
from massnahmenplan.loeser import Standardform, Stelle, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Zielname

REIHENFOLGE = ("reihenfolge_eingehalten", "voraussetzung_erfuellt", "hoechstabstand_eingehalten")


def schreibe_wie_im_lehrbuch(fall: Planungsfall, ziel: Zielname) -> Standardform:
    """Return the textbook form of a case.

    Errors: ValueError if applications share limits, choice is coupled or an order has a largest distance.
    """
    unsere = bereite_auf(fall, ziel)
    daten = unsere.daten
    weit = [folge for folge in daten.folgen if folge.hoechstabstand is not None]
    if daten.abrufe or daten.kopplungen or daten.alternativen or weit:
        raise ValueError("Das Lehrbuch kennt keine Abrufe, Kopplungen, Alternativen und Höchstabstände.")
    form = uebersetze(baue_modell(daten))
    ohne = _ohne_foerderung(fall, unsere, ziel, form)
    zuschuss = np.array([teur(sum((a.zuschuss_eur for a in o.paket.antraege), start=0)) for o in unsere.optionen])
    return _mit_reihenfolgen(_mit_betraegen(form, ohne, unsere, zuschuss), daten)


def _ohne_foerderung(fall: Planungsfall, unsere: Aufbereitung, ziel: Zielname, form: Standardform) -> Any:
    """Return the columns of ``form`` as they were without any grant, cost in the last row."""
    liste = unsere.optionsliste
    leer = tuple(replace(o, paket=replace(o.paket, antraege=())) for o in liste.optionen)
    ohne_pakete = Optionsliste(leer, liste.ablehnungen)
    with mock.patch.object(vorbereitung, "zaehle_optionen_auf", return_value=ohne_pakete):
        daten = bereite_auf(fall, ziel).daten
    andere = uebersetze(baue_modell(daten))
    zeile = {_ohne_nummer(unsere.daten, stelle): z for z, stelle in enumerate(form.zeilen)}
    dort = [zeile[_ohne_nummer(daten, stelle)] for stelle in andere.zeilen]
    spalte = {stelle: s for s, stelle in enumerate(form.spalten)}
    glieder = andere.matrix.tocoo()
    return sp.csc_array(
        (
            np.concatenate([glieder.data, andere.kosten]),
            (
                [*(dort[z] for z in glieder.row), *[len(form.zeilen)] * len(andere.spalten)],
                [*(spalte[andere.spalten[s]] for s in glieder.col), *(spalte[s] for s in andere.spalten)],
            ),
        ),
        shape=(len(form.zeilen) + 1, len(form.spalten)),
    )


def _ohne_nummer(daten: Modelldaten, stelle: Stelle) -> Stelle:
    """Return the row by the name of its account: without grants there are fewer accounts."""
    name, index = stelle
    if name != "konto_reicht":
        return stelle
    konto = daten.konten[index[0]]
    return name, (konto.name, konto.jahre[index[1]])


def _mit_betraegen(form: Standardform, ohne: Any, unsere: Aufbereitung, zuschuss: Any) -> Standardform:
    """Replace the options by ways to carry measures out, amounts and choices of packages."""
    alle = sp.vstack([form.matrix, sp.csr_array(form.kosten[None, :])]).tocsc()
    optionsspalte = {index: s for s, (name, index) in enumerate(form.spalten) if name == "x"}
    weise = [(o.massnahme, o.variante, o.beginn) for o in unsere.optionen]
    erste = {w: o for o, w in reversed(list(enumerate(weise)))}
    gefoerdert = [o for o in optionsspalte if zuschuss[o] > 0]
    x = [optionsspalte[o] for o in sorted(erste.values()) if o in optionsspalte]
    uebrige = [s for s, (name, _) in enumerate(form.spalten) if name != "x"]
    g = [optionsspalte[o] for o in gefoerdert]
    betraege = (alle[:, g] - ohne[:, g]) @ sp.diags_array(1.0 / zuschuss[gefoerdert])
    links = sp.hstack([ohne[:, x], alle[:, uebrige], betraege, sp.csc_array((alle.shape[0], len(g)))]).tocsr()
    nummer = {weise[form.spalten[s][1]]: n for n, s in enumerate(x)}
    anzahl, eins = len(g), sp.eye_array(len(g))
    vorn = len(x) + len(uebrige)
    big_m = sp.hstack([sp.csr_array((anzahl, vorn)), eins, -float(zuschuss.max(initial=0.0)) * eins])
    wahl = sp.hstack(
        [
            -sp.eye_array(len(x)),
            sp.csr_array((len(x), len(uebrige) + anzahl)),
            sp.csr_array(
                (np.ones(anzahl), ([nummer[weise[o]] for o in gefoerdert], range(anzahl))), shape=(len(x), anzahl)
            ),
        ]
    )
    matrix = sp.vstack([links[:-1], big_m, wahl]).tocsc()
    neu = anzahl + len(x)
    u = np.array(uebrige, dtype=np.int64)
    return replace(
        form,
        kosten=links[[-1]].toarray().ravel(),
        matrix=matrix,
        zeile_unten=np.concatenate([form.zeile_unten, np.full(neu, -np.inf)]),
        zeile_oben=np.concatenate([form.zeile_oben, np.zeros(neu)]),
        spalte_unten=np.concatenate([np.zeros(len(x)), form.spalte_unten[u], np.zeros(2 * anzahl)]),
        spalte_oben=np.concatenate([np.ones(len(x)), form.spalte_oben[u], zuschuss[gefoerdert], np.ones(anzahl)]),
        ganzzahlig=np.array([*[True] * len(x), *form.ganzzahlig[u], *[False] * anzahl, *[True] * anzahl]),
        spalten=(
            *(form.spalten[s] for s in [*x, *uebrige]),
            *(("betrag", o) for o in gefoerdert),
            *(("wahl", o) for o in gefoerdert),
        ),
        zeilen=(
            *form.zeilen,
            *(("big_m", o) for o in gefoerdert),
            *(("ein_paket", form.spalten[s][1]) for s in x),
        ),
    )


def _mit_reihenfolgen(form: Standardform, daten: Modelldaten) -> Standardform:
    """Replace the rows of order, one per period, by one per order."""
    bleibt = np.array([name not in REIHENFOLGE for name, _ in form.zeilen])
    spalte = {index: s for s, (name, index) in enumerate(form.spalten) if name == "x"}
    zeilen = [zeile for f in daten.folgen for zeile in _reihenfolge(daten, f)]
    neue = sp.lil_array((len(zeilen), len(form.spalten)))
    for n, (glieder, _) in enumerate(zeilen):
        for option, wert in glieder.items():
            if option in spalte:
                neue[n, spalte[option]] = wert
    return replace(
        form,
        matrix=sp.vstack([form.matrix.tocsr()[bleibt], neue.tocsr()]).tocsc(),
        zeile_unten=np.concatenate([form.zeile_unten[bleibt], np.full(len(zeilen), -np.inf)]),
        zeile_oben=np.concatenate([form.zeile_oben[bleibt], [grenze for _, grenze in zeilen]]),
        zeilen=(
            *(z for z, b in zip(form.zeilen, bleibt, strict=True) if b),
            *(("folge", n) for n in range(len(zeilen))),
        ),
    )


def _reihenfolge(daten: Modelldaten, folge: Folge) -> list[tuple[dict[int, float], float]]:
    """Return rows Σ value · x ≤ limit over options."""
    von, optionen = optionen_je_massnahme(daten), daten.optionen
    gross = 2.0 * (int(optionen.fertig.max()) + folge.abstand + 2)
    marke = optionen.fertig + 1 if folge.nach_ende else optionen.beginn
    glieder = {int(o): float(marke[o]) + gross for o in von[folge.frueher]}
    glieder |= {int(o): gross - float(optionen.beginn[o]) for o in von[folge.spaeter]}
    zeilen = [(glieder, 2 * gross - folge.abstand)]
    if folge.verlangt:
        vorher = {int(o): -1.0 for o in von[folge.frueher]}
        zeilen.append((vorher | {int(o): 1.0 for o in von[folge.spaeter]}, 0.0))
    return zeilen
