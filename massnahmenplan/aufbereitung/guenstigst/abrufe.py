"""Every award that the model works out at its highest."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from massnahmenmodell.daten import Abruf, Haushalt, Kopplung, Modelldaten
from massnahmenmodell.linearform import NICHTS, Linearform
from massnahmenplan.aufbereitung.guenstigst.summe import summe


def ohne_abrufe(daten: Modelldaten) -> Modelldaten:
    """Return data in which no award is worked out: each is the highest it can be, and charges no account."""
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
        summe(
            np.concatenate([form.optionen, optionen[abruf.optionen]]),
            np.concatenate([form.werte, abruf.werte * hoechste[abruf.optionen]]),
        )
        for form, abruf in zip(fest, abrufe, strict=True)
    )
