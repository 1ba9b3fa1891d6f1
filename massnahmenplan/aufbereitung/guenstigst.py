"""The same problem with every shared award, saving and loan, and all money from elsewhere, at its most.

What is impossible here is impossible in truth.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from massnahmenmodell.daten import NICHTS, Abruf, Haushalt, Kopplung, Linearform, Modelldaten
from massnahmenmodell.kreditdaten import Kredit


def guenstigst(daten: Modelldaten) -> Modelldaten:
    """Return data without Abrufe, bundles and loans: each award that the model works out is the highest it can be.

    Pots are not charged with these awards, and no loan is paid back. Each purse has all that others may give it,
    and loses nothing of what flows back of saved energy cost; whoever can save in a bundle saves.
    """
    daten = _mit_buendeln(_ohne_kredite(daten))
    daten = _mit_umlagen(daten)
    if daten.deckungen or any(len(haushalt.rueckfluss) for haushalt in daten.haushalte):
        daten = _mit_fremdem_geld(daten)
    return _ohne_abrufe(daten)


def _ohne_kredite(daten: Modelldaten) -> Modelldaten:
    """Return data in which every loan is drawn in full; the payers' own ones are part of the budgets."""
    if not daten.kredite:
        return daten
    kosten = daten.kosten.copy()
    for kredit, barwert in zip(daten.kredite, daten.kredit_kosten.tolist(), strict=True):
        if kredit.option is not None:
            kosten[kredit.option] += min(0.0, barwert * kredit.hoechstens)
    return replace(
        daten,
        kosten=kosten,
        kredite=(),
        kredit_kosten=np.zeros(0),
        kreditgrenzen=(),
        konten=tuple(replace(konto, kredit_verbrauch=()) for konto in daten.konten),
        haushalte=tuple(_mit_krediten(haushalt, daten.kredite) for haushalt in daten.haushalte),
    )


def _mit_krediten(haushalt: Haushalt, kredite: Sequence[Kredit]) -> Haushalt:
    """Return the purse with all disbursements; ``kredit_netto`` stays to tell that there are loans."""
    if not haushalt.kredit_netto:
        return haushalt
    ansatz, netto = haushalt.ansatz.copy(), []
    for t, form in enumerate(haushalt.kredit_netto):
        optionen, werte = [haushalt.netto[t].optionen], [haushalt.netto[t].werte]
        for n, wert in zip(form.optionen.tolist(), np.minimum(form.werte, 0.0).tolist(), strict=True):
            option, betrag = kredite[n].option, wert * kredite[n].hoechstens
            if option is None:
                ansatz[t] -= betrag
            else:
                optionen.append(np.array([option], dtype=np.int64))
                werte.append(np.array([betrag]))
        netto.append(_summe(np.concatenate(optionen), np.concatenate(werte)))
    return replace(haushalt, ansatz=ansatz, netto=tuple(netto))


def _ohne_abrufe(daten: Modelldaten) -> Modelldaten:
    if not daten.abrufe:
        return daten
    hoechste = np.array([_hoechster_zuschuss(abruf) for abruf in daten.abrufe])
    optionen = np.array([abruf.option for abruf in daten.abrufe], dtype=np.int64)
    kosten = daten.kosten.copy()
    np.add.at(kosten, optionen, daten.abruf_kosten * hoechste)
    return replace(
        daten,
        abrufe=(),
        abruf_kosten=np.zeros(0),
        kosten=kosten,
        konten=tuple(replace(konto, abruf_verbrauch=()) for konto in daten.konten),
        haushalte=tuple(_mit_zuschuessen(haushalt, optionen, hoechste) for haushalt in daten.haushalte),
        kopplungen=tuple(_mit_hoechsten(kopplung, optionen, hoechste) for kopplung in daten.kopplungen),
    )


def _mit_fremdem_geld(daten: Modelldaten) -> Modelldaten:
    haushalte = tuple(_mit_hilfe(daten, h, haushalt) for h, haushalt in enumerate(daten.haushalte))
    return replace(daten, haushalte=haushalte, deckungen=())


def _mit_hilfe(daten: Modelldaten, h: int, haushalt: Haushalt) -> Haushalt:
    """Return the purse with all that others may give it, and with what saved energy cost brings at most."""
    jahre = range(daten.anzahl_jahre)
    ansatz = haushalt.ansatz + sum((d.hoechstens for d in daten.deckungen if d.nach == h), np.zeros(len(jahre)))
    if not len(haushalt.rueckfluss):
        return replace(haushalt, ansatz=ansatz)
    return replace(
        haushalt,
        ansatz=ansatz + [_hoechstens_gemeinsam(daten, haushalt, t) for t in jahre],
        netto=tuple(_mit_rueckfluss(daten, haushalt, t) for t in jahre),
        rueckfluss=np.zeros(0),
    )


def _mit_rueckfluss(daten: Modelldaten, haushalt: Haushalt, t: int) -> Linearform:
    """Return what a purse needs in a year, less what single savings of the year before bring."""
    anteil = haushalt.rueckflussanteil(t)
    eigene = [e.einzeln[t - 1] for e in daten.ersparnisse if e.traeger == haushalt.traeger] if anteil else []
    teile = [haushalt.netto[t], *(Linearform(form.optionen, -anteil * form.werte) for form in eigene)]
    return _summe(np.concatenate([f.optionen for f in teile]), np.concatenate([f.werte for f in teile]))


def _hoechstens_gemeinsam(daten: Modelldaten, haushalt: Haushalt, t: int) -> float:
    """Return the most that joint effects of the year before can add to what flows back."""
    perioden = range((t - 1) * daten.je_jahr, t * daten.je_jahr) if t else range(0)
    eigene = [paar for e in daten.ersparnisse if e.traeger == haushalt.traeger for paar in e.ueberlappungen]
    verluste = (
        anteil * daten.ueberlappungen[p].verlust_teur[i].werte.min(initial=0.0)
        for p, anteil in eigene
        for i in perioden
    )
    geld = [posten for teil in daten.produkte for posten in teil.ersparnis_teur]
    geld += [posten for teil in daten.verbuende for posten in teil.ersparnis_teur]
    produkte = (werte[..., i].max() for traeger, werte in geld for i in perioden if traeger == haushalt.traeger)
    hoechstens = sum(max(0.0, float(wert)) for wert in produkte) - sum(map(float, verluste))
    return haushalt.rueckflussanteil(t) * hoechstens


def _mit_umlagen(daten: Modelldaten) -> Modelldaten:
    """Return data in which purses get all that could be added to rents, as if no limit cut it."""
    if not daten.mietobjekte:
        return daten
    haushalte = list(daten.haushalte)
    for objekt in daten.mietobjekte:
        if objekt.haushalt is not None and objekt.kappung is not None:
            kasse = haushalte[objekt.haushalt]
            beginnend = [_ungekappt(daten, objekt.kappung, t) for t in range(daten.anzahl_jahre)]
            netto = tuple(
                _summe(
                    np.concatenate([form.optionen, *(b.optionen for b in beginnend[: t + 1])]),
                    np.concatenate([form.werte, *(-b.werte for b in beginnend[: t + 1])]),
                )
                for t, form in enumerate(kasse.netto)
            )
            haushalte[objekt.haushalt] = replace(kasse, netto=netto)
    return replace(daten, haushalte=tuple(haushalte))


def _ungekappt(daten: Modelldaten, q: int, t: int) -> Linearform:
    """Return all rises that begin in a year, those because of heating systems included."""
    kappung = daten.kappungen[q]
    offene = [daten.offene_umlagen[f] for f in kappung.offen[t]]
    vorher = NICHTS if kappung.vorstufe is None else _ungekappt(daten, kappung.vorstufe, t)
    return _summe(
        np.concatenate(
            [kappung.wunsch[t].optionen, np.array([o.option for o in offene], dtype=np.int64), vorher.optionen]
        ),
        np.concatenate([kappung.wunsch[t].werte, np.array([o.basis for o in offene]), vorher.werte]),
    )


def _mit_buendeln(daten: Modelldaten) -> Modelldaten:
    if not daten.buendel:
        return daten
    kosten = daten.kosten.copy()
    for ersparnis in daten.buendel:
        kosten[ersparnis.optionen] -= ersparnis.kapitalwert
    haushalte = tuple(
        replace(
            haushalt,
            netto=tuple(map(partial(_mit_ersparnis, daten), haushalt.netto, haushalt.ersparnis_netto)),
            ersparnis_netto=(),
        )
        if haushalt.ersparnis_netto
        else haushalt
        for haushalt in daten.haushalte
    )
    return replace(daten, buendel=(), kosten=kosten, haushalte=haushalte)


def _mit_ersparnis(daten: Modelldaten, netto: Linearform, gespart: Linearform) -> Linearform:
    je_ersparnis = [daten.buendel[n].optionen for n in gespart.optionen.tolist()]
    haeufig = np.array([len(optionen) for optionen in je_ersparnis], dtype=np.int64)
    return _summe(
        np.concatenate([netto.optionen, *je_ersparnis]),
        np.concatenate([netto.werte, np.repeat(gespart.werte, haeufig)]),
    )


def _hoechster_zuschuss(abruf: Abruf) -> float:
    return max(abruf.satz_unten, abruf.satz_oben) * min(abruf.wunsch, abruf.grenze)


def _mit_hoechsten(kopplung: Kopplung, optionen: np.ndarray, hoechste: np.ndarray) -> Kopplung:
    (form,) = _vereinigt((kopplung.form,), (kopplung.abruf_form,), optionen, hoechste)
    return replace(kopplung, form=form, abruf_form=NICHTS)


def _mit_zuschuessen(haushalt: Haushalt, optionen: np.ndarray, hoechste: np.ndarray) -> Haushalt:
    return replace(
        haushalt,
        netto=_vereinigt(haushalt.netto, haushalt.abruf_netto, optionen, hoechste),
        forderung=_vereinigt(haushalt.forderung, haushalt.abruf_forderung, optionen, hoechste),
        abruf_netto=(),
        abruf_forderung=(),
    )


def _vereinigt(
    fest: Sequence[Linearform], abrufe: Sequence[Linearform], optionen: np.ndarray, hoechste: np.ndarray
) -> tuple[Linearform, ...]:
    if not abrufe:
        return tuple(fest)
    return tuple(
        _summe(
            np.concatenate([form.optionen, optionen[abruf.optionen]]),
            np.concatenate([form.werte, abruf.werte * hoechste[abruf.optionen]]),
        )
        for form, abruf in zip(fest, abrufe, strict=True)
    )


def _summe(optionen: np.ndarray, werte: np.ndarray) -> Linearform:
    """Return the sum with each option once."""
    einmal, stelle = np.unique(optionen, return_inverse=True)
    return Linearform(einmal, np.bincount(stelle, werte).astype(float))
