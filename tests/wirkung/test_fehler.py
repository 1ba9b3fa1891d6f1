"""Faults planted in the coefficients and rows of joint effects are noticed: by the comparison, or by the aim."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from massnahmenmodell.daten import Modelldaten
from massnahmenplan import planung
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf, produkte
from massnahmenplan.grundlagen.fehler import AbweichungsFehler
from massnahmenplan.planung import plane
from massnahmenplan.vorgaben import Vorgaben
from tests.wirkung.haeuser import FENSTER, PUMPE, SOLARSTROM, WAND, fall_mit, tat

FALL = fall_mit(
    tat("wand", WAND, pflicht=True),
    tat("fenster", FENSTER, pflicht=True),
    tat("pumpe", PUMPE, pflicht=True),
    tat("solar", SOLARSTROM, pflicht=True),
)


def mal(faktor: float) -> Callable[[Modelldaten], Modelldaten]:
    """Change the tonnes of every product by some per cent."""
    return lambda d: replace(d, produkte=tuple(replace(u, minderung_t=u.minderung_t * faktor) for u in d.produkte))


def billiger(daten: Modelldaten) -> Modelldaten:
    return replace(
        daten,
        produkte=tuple(
            replace(u, ersparnis_teur=tuple((t, werte + 0.01 * (werte != 0)) for t, werte in u.ersparnis_teur))
            for u in daten.produkte
        ),
    )


def ohne_ein(nummer: int) -> Callable[[Modelldaten], Modelldaten]:
    return lambda d: replace(d, produkte=d.produkte[:nummer] + d.produkte[nummer + 1 :])


def ein_jahr_spaeter(daten: Modelldaten) -> Modelldaten:
    leer: Any = np.zeros(0, dtype=np.int64)
    return replace(
        daten,
        produkte=tuple(
            replace(u, in_kraft=(tuple(leer for _ in u.in_kraft[0]), *u.in_kraft[:-1])) for u in daten.produkte
        ),
    )


def verbund_mal(faktor: float) -> Callable[[Modelldaten], Modelldaten]:
    return lambda d: replace(
        d, verbuende=tuple(replace(v, minderung_t=v.minderung_t * faktor) for v in d.verbuende)
    )


FEHLER = {
    "mengen_ein_prozent": verbund_mal(1.01),
    "mengen_vorzeichen": verbund_mal(-1.0),
    "mengen_vergessen": lambda d: replace(d, verbuende=()),
    "alles_ein_prozent": mal(1.01),
    "vorzeichen": mal(-1.0),
    "vergessen": lambda d: replace(d, produkte=()),
    "eines_vergessen": ohne_ein(0),
    "letztes_vergessen": ohne_ein(-1),
    "geld": billiger,
    "ein_jahr_spaeter": ein_jahr_spaeter,
}


@pytest.mark.parametrize("ziel", ["co2", "kosten"])
def test_ohne_fehler_stimmt_alles(ziel: str) -> None:
    assert len(plane(FALL, Vorgaben(ziel=ziel)).plan.schritte) == 4  # type: ignore[arg-type]


@pytest.mark.parametrize("fehler", FEHLER)
def test_jeder_fehler_faellt_auf(fehler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    in_mengen = fehler.startswith("mengen")
    monkeypatch.setattr(produkte, "ZUSTAENDE_HOECHSTENS", 256 if in_mengen else 0)

    def verfaelscht(*gefragt: Any) -> Aufbereitung:
        aufbereitung = bereite_auf(*gefragt)
        return replace(aufbereitung, daten=FEHLER[fehler](aufbereitung.daten))

    monkeypatch.setattr(planung, "bereite_auf", verfaelscht)
    with pytest.raises(AbweichungsFehler):
        plane(FALL, Vorgaben(ziel="co2"))
