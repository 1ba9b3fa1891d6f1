"""A fault planted in any number of rents shows in some plan: in the comparison, or in what is allowed."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from massnahmenmodell import baue_modell
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.linearform import Linearform
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import programm
from tests.nachrechnung.rechnen import bilanz, schritt
from tests.teilung.mietfall import am_haus, mietfall

Fehler = Callable[[Modelldaten], Modelldaten]
STELLEN = (
    ("kappungen", 0, "grenze"),
    ("kappungen", 1, "grenze"),
    ("kappungen", 1, "wunsch"),
    ("offene_umlagen", 0, "basis"),
    ("offene_umlagen", 0, "abzug"),
    ("mietobjekte", 0, "ersparnis"),
    ("mietobjekte", 0, "spielraum"),
)
"""List, number and field of every number that rents are made of."""


def fall() -> Planungsfall:
    """Return an envelope and a heating system whose grant has a shared cap; both limits on rises bind."""
    kappe = {
        "je": "massnahme",
        "stufen": [{"eur": 90000}],
        "stelle": "2",
        "geteilt": {"name": "k", "je": "objekt"},
    }
    wer = {"antragsteller": ["wohnungsunternehmen"], "massnahmenarten": ["led"]}
    heizung = {"art": "led", "umlageart": "heizung", "spaetestes_ende": 2028, "endenergie_kwh_a": {"gas": 30000}}
    return mietfall(
        [
            am_haus("A", investition_eur=250000, endenergie_kwh_a={"gas": 120000}, spaetestes_ende=2028),
            am_haus("B", investition_eur=60000, **heizung),
            am_haus("C", investition_eur=60000, **heizung),
        ],
        {"warmmietenanstieg_hoechstens_eur_m2_monat": "0.7"},
        programme=[programm("p", hoechstgrenzen=[kappe], filter=wer)],
    )


def mal(wert: Any, faktor: float) -> Any:
    """Return a number, a sum or several sums, changed by a factor."""
    if isinstance(wert, Linearform):
        return Linearform(wert.optionen, wert.werte * faktor)
    return tuple(mal(w, faktor) for w in wert) if isinstance(wert, tuple) else wert * faktor


def mit_fehler(daten: Modelldaten, stelle: tuple[str, int, str], faktor: float) -> Modelldaten:
    liste, nummer, feld = stelle
    eintraege = list(getattr(daten, liste))
    eintraege[nummer] = replace(eintraege[nummer], **{feld: mal(getattr(eintraege[nummer], feld), faktor)})
    return replace(daten, **{liste: tuple(eintraege)})


@cache
def vorbereitet() -> tuple[Planungsfall, Aufbereitung]:
    einer = fall()
    return einer, bereite_auf(einer, "kosten")


def urteile(daten: Modelldaten) -> Iterator[tuple[bool, bool]]:
    """Yield, per plan, whether it is allowed, and whether the comparison objects."""
    hier, aufbereitung = vorbereitet()
    aufbereitung = replace(aufbereitung, daten=daten)
    wege = [[None, *(o for o, option in enumerate(aufbereitung.optionen) if option.massnahme == m)] for m in "ABC"]
    for wahl in product(*wege):
        modell = baue_modell(daten)
        schritte = []
        for o, option in enumerate(aufbereitung.optionen):
            modell.x[o].setlb(float(o in wahl))
            modell.x[o].setub(float(o in wahl))
            if o in wahl:
                foerderung = tuple((a.programm, a.antrag_am.isoformat()) for a in option.paket.antraege)
                schritte.append(schritt(option.massnahme, option.beginn, *foerderung))
        form = uebersetze(modell)
        loesung = loese(form, Wuensche(luecke=0.0))
        if loesung.ende is Ende.UNERFUELLBAR:
            yield False, False
        else:
            yield True, bool(gleiche_ab(aufbereitung, form, loesung, bilanz(hier, *schritte)).abweichungen)


@cache
def ohne_fehler() -> tuple[tuple[bool, bool], ...]:
    return tuple(urteile(vorbereitet()[1].daten))


def test_ohne_fehler_stimmt_alles_ueberein() -> None:
    rein = ohne_fehler()
    assert not any(beanstandet for _, beanstandet in rein)
    assert 1 < sum(erlaubt for erlaubt, _ in rein) < len(rein)


@pytest.mark.parametrize("faktor", [0.9, 1.1])
@pytest.mark.parametrize("stelle", STELLEN, ids=lambda stelle: ".".join(map(str, stelle)))
def test_jeder_fehler_zeigt_sich(stelle: tuple[str, int, str], faktor: float) -> None:
    faul = mit_fehler(vorbereitet()[1].daten, stelle, faktor)
    assert any(vorher != nachher for vorher, nachher in zip(ohne_fehler(), urteile(faul), strict=True))


def test_alle_zahlen_sind_dabei() -> None:
    zahlen = {"kappungen": {"wunsch", "grenze"}, "offene_umlagen": {"basis", "abzug"}}
    daten = vorbereitet()[1].daten
    for liste, felder in zahlen.items():
        einer = getattr(daten, liste)[0]
        assert felder <= {feld.name for feld in fields(einer)}
        assert felder == {feld for name, _, feld in STELLEN if name == liste}
    assert np.isfinite(daten.mietobjekte[0].spielraum)
