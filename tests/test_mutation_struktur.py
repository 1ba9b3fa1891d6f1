"""Faults as people make them, planted in the source, and who catches each of them.

``plane`` compares model and recomputation, so it catches by itself what is wrong in one of the two. A fault
in what both share (the law, the effect of one measure), or one that only makes the model too strict, shows
in the values that ``tests/erschoepfend`` has counted out.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import pytest

import massnahmenmodell.zielfunktion
from massnahmenmodell.daten import Haushalt, Modelldaten
from massnahmenmodell.linearform import Linearform
from massnahmenplan import planung
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.ergebnis import Status
from massnahmenplan.foerderung.regelarten.auszahlung import Auszahlung
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.einzelwirkung import minderung_t, wirkungsanteil
from tests.erschoepfend.faelle import kleiner_fall
from tests.erschoepfend.test_erschoepfend import mit_paar
from tests.fallbau import Daten, ansaetze, falldaten, massnahme

Pflanze = Callable[[pytest.MonkeyPatch], None]


@cache
def faelle() -> tuple[tuple[Planungsfall, str], ...]:
    """Return the cases in which a fault may show, each with its aim."""
    daten = [_mit_verfallendem_rest(), *map(mit_paar, range(300, 328)), *map(kleiner_fall, range(40))]
    return tuple(
        (Planungsfall.model_validate(eines), "kosten" if nummer % 3 == 1 else "co2")
        for nummer, eines in enumerate(daten)
    )


def _mit_verfallendem_rest() -> Daten:
    """Return: the money of 2027 would pay for A in 2029, but money left lives for one year only."""
    return falldaten(
        [massnahme("A", fruehester_beginn=2029), massnahme("B", investition_eur=1, spaetestes_ende=2027)],
        stadt={"uebertrag_anteil": 1, "uebertrag_jahre": 1},
        haushalt=ansaetze([110_000, 0, 0, 0], range(2027, 2031)),
    )


def wert(fall: Planungsfall, ziel: str) -> Decimal | None:
    """Return the best value; None where no plan is possible."""
    try:
        return plane(fall, Vorgaben(ziel=[ziel], luecke=0.0)).bilanz.zielwerte[ziel]
    except UnerfuellbarFehler:
        return None


@pytest.fixture(scope="module")
def richtig() -> list[Decimal | None]:
    """Values without any fault; ``tests/erschoepfend`` shows that they are the true ones."""
    werte = [wert(fall, ziel) for fall, ziel in faelle()]
    assert sum(w is not None for w in werte) > 30
    return werte


def erkennt_plane() -> bool:
    """Return True if plane refuses to give out some plan, or does not claim that it is proven."""
    for fall, ziel in faelle():
        try:
            ergebnis = plane(fall, Vorgaben(ziel=[ziel], luecke=0.0))
        except AbweichungsFehler:
            return True
        except UnerfuellbarFehler:
            continue
        if ergebnis.nachweis.status is not Status.OPTIMAL:
            return True
    return False


def erkennt_die_aufzaehlung(richtig: list[Decimal | None]) -> bool:
    """Return True if some value is not the counted one, though plane found nothing wrong."""
    return any(wert(*fall) != soll for fall, soll in zip(faelle(), richtig, strict=True))


def test_ohne_fehler_meldet_niemand_etwas(richtig: list[Decimal | None]) -> None:
    assert not erkennt_plane()
    assert not erkennt_die_aufzaehlung(richtig)


def mit_daten(aendere: Callable[[Modelldaten], Modelldaten]) -> Pflanze:
    """Let the model be built from other data than the right ones."""

    def pflanze(monkeypatch: pytest.MonkeyPatch) -> None:
        def falsch(*gefragt: Any) -> Aufbereitung:
            richtig = bereite_auf(*gefragt)
            return Aufbereitung(aendere(richtig.daten), richtig.optionsliste)

        monkeypatch.setattr(planung, "bereite_auf", falsch)

    return pflanze


def mit_haushalten(aendere: Callable[[Haushalt], Haushalt]) -> Pflanze:
    return mit_daten(lambda d: replace(d, haushalte=tuple(map(aendere, d.haushalte))))


def mit_folgen(**felder: Callable[[Any], Any]) -> Pflanze:
    def aendere(daten: Modelldaten) -> Modelldaten:
        return replace(
            daten,
            folgen=tuple(replace(f, **{n: w(getattr(f, n)) for n, w in felder.items()}) for f in daten.folgen),
        )

    return mit_daten(aendere)


def ersetze(modul: str, name: str, neu: Any) -> Pflanze:
    """Replace a name in a module (also where a package has a function of the module's name)."""
    return lambda monkeypatch: monkeypatch.setattr(import_module(modul), name, neu)


def familie_vergessen(familie: str) -> Pflanze:
    return ersetze(f"massnahmenmodell.{familie}", "ergaenze", lambda modell, daten: None)


def ein_jahr_frueher(formen: tuple[Linearform, ...]) -> tuple[Linearform, ...]:
    return (*formen[1:], Linearform(formen[0].optionen[:0], formen[0].werte[:0]))


def wirkung_schon_vorher(massnahme: Any, beginn: int, jahr: int, je_jahr: int) -> Decimal:
    return wirkungsanteil(massnahme, beginn, jahr + 1, je_jahr)


def teur_1024(betrag_eur: Decimal) -> float:
    return float(betrag_eur / 1024)


def wirkung_zaehlt_zu_frueh(monkeypatch: pytest.MonkeyPatch) -> None:
    ersetze("massnahmenplan.aufbereitung.wirkung", "wirkungsanteil", wirkung_schon_vorher)(monkeypatch)


def in_betrieb_schon_im_baujahr(daten: Modelldaten, optionen: Any, t: int) -> Any:
    alle = daten.optionen
    return optionen[(alle.fertig[optionen] <= t) & (t <= alle.betrieb_bis[optionen])]


SELBST_ERKANNT: dict[str, Pflanze] = {
    "wirkung_ab_beginn_statt_nach_fertigstellung": wirkung_zaehlt_zu_frueh,
    "zahlungen_und_zuschuesse_ein_jahr_zu_frueh": mit_haushalten(
        lambda h: replace(h, netto=ein_jahr_frueher(h.netto))
    ),
    "forderungen_ein_jahr_zu_frueh": mit_haushalten(lambda h: replace(h, forderung=ein_jahr_frueher(h.forderung))),
    "anteil_des_uebertrags_vergessen": mit_haushalten(
        lambda h: replace(h, uebertrag=np.where(h.uebertrag > 0, 1.0, 0.0))
    ),
    "reste_verfallen_nie": mit_haushalten(lambda h: replace(h, uebertrag_jahre=None)),
    "linie_doppelt_so_hoch": mit_haushalten(lambda h: replace(h, linie=2 * h.linie)),
    "fenster_ein_jahr_zu_lang": mit_daten(
        lambda d: replace(d, konten=tuple(replace(k, fenster=k.fenster + 1) for k in d.konten))
    ),
    "abstand_ein_jahr_zu_klein": mit_folgen(abstand=lambda a: a - 1),
    "abstand_ab_beginn_statt_ende": mit_folgen(nach_ende=lambda _: False),
    "hoechstabstand_vergessen": mit_folgen(hoechstabstand=lambda _: None),
    "voraussetzung_nur_reihenfolge": mit_folgen(verlangt=lambda _: False),
    "pflicht_vergessen": mit_daten(lambda d: replace(d, pflicht=frozenset())),
    "gruppen_vergessen": mit_daten(lambda d: replace(d, gruppen=())),
    "reihenfolge_vergessen": familie_vergessen("reihenfolge"),
    "konten_vergessen": familie_vergessen("konten"),
    "haushalt_vergessen": familie_vergessen("haushalt"),
    "ziele_vergessen": familie_vergessen("ziele"),
    "ueberlappung_vergessen": familie_vergessen("wirkung"),
    "ueberlappung_falsch_herum": mit_daten(
        lambda d: replace(
            d, ueberlappungen=tuple(replace(u, erste=d.optionen.massnahme.max()) for u in d.ueberlappungen)
        )
    ),
    "ausgaben_durch_1024": ersetze("massnahmenplan.aufbereitung.geld", "teur", teur_1024),
    "toepfe_durch_1024": ersetze("massnahmenplan.aufbereitung.konten", "teur", teur_1024),
    "ersparnis_durch_1024": ersetze("massnahmenplan.aufbereitung.wirkung", "teur", teur_1024),
    "kapitalwert_ein_jahr_zu_wenig_abgezinst": mit_daten(lambda d: replace(d, kosten=1.03 * d.kosten)),
    "restwert_vergessen": ersetze("massnahmenplan.nachrechnung.schritt", "_restwert", lambda *_: Decimal(0)),
    "bedarf_nicht_nachgerechnet": ersetze(
        "massnahmenplan.nachrechnung.konten", "bedarf_in", lambda *_: Decimal(0)
    ),
    "ungerade_cent_vergessen": ersetze(
        "massnahmenplan.nachrechnung.schritt",
        "_rate",
        lambda m, teil, achse, beginn, jahr: m.investition_eur[teil],
    ),
}


@pytest.mark.parametrize("fehler", SELBST_ERKANNT)
def test_plane_erkennt_den_fehler_selbst(fehler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    SELBST_ERKANNT[fehler](monkeypatch)
    assert erkennt_plane()


def tonnen_vom_vorjahr(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault sits in the one function that model and recomputation share."""
    for modul in ("aufbereitung.wirkung", "nachrechnung.schritt"):
        ersetze(
            f"massnahmenplan.{modul}",
            "minderung_t",
            lambda massnahme, jahr, faktoren: minderung_t(massnahme, jahr - 1, faktoren),
        )(monkeypatch)


def test_falsches_ziel_faellt_auch_auf_wenn_ein_guenstigerer_plan_folgt(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound belongs to the first search: its model is compared too, whatever plan comes after it."""
    echt = massnahmenmodell.zielfunktion.ergaenze

    def zu_viel(modell: Any, daten: Modelldaten) -> None:
        echt(modell, daten)
        if daten.zielfunktion == "co2":
            modell.zielfunktion.set_value(1.1 * modell.zielfunktion.expr)

    monkeypatch.setattr(massnahmenmodell.zielfunktion, "ergaenze", zu_viel)
    for fall, ziel in faelle():
        if ziel == "co2":
            try:
                bestes = wert(fall, ziel)
            except AbweichungsFehler:
                continue
            assert not bestes  # nothing reduced, or no plan at all: 1.1 times nothing is right


def gesetz_zahlt_zu_frueh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Auszahlung, "_zahlungsjahr", lambda selbst, vorhaben, jahr, bewilligung_am: jahr)


VOM_ZAEHLEN_ERKANNT: dict[str, Pflanze] = {
    "abstand_ein_jahr_zu_gross": mit_folgen(abstand=lambda a: a + 1),
    "uebertrag_vergessen": mit_haushalten(lambda h: replace(h, uebertrag=0 * h.uebertrag)),
    "linie_vergessen": mit_haushalten(lambda h: replace(h, linie=0 * h.linie)),
    "tonnen_mit_dem_faktor_des_vorjahrs": tonnen_vom_vorjahr,
    "gesetz_zahlt_ein_jahr_zu_frueh": gesetz_zahlt_zu_frueh,
    "verlust_schon_im_baujahr": ersetze("massnahmenmodell.wirkung", "in_betrieb", in_betrieb_schon_im_baujahr),
}


@pytest.mark.parametrize("fehler", VOM_ZAEHLEN_ERKANNT)
def test_die_aufzaehlung_erkennt_was_plane_nicht_sehen_kann(
    fehler: str, richtig: list[Decimal | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    VOM_ZAEHLEN_ERKANNT[fehler](monkeypatch)
    assert erkennt_die_aufzaehlung(richtig)


def test_gleicher_umrechnungsfaktor_in_beiden_richtungen_ist_nur_eine_andere_einheit(
    monkeypatch: pytest.MonkeyPatch, richtig: list[Decimal | None]
) -> None:
    """1,024 EUR instead of 1,000 as the unit of the whole model: the same values, nothing to catch."""
    monkeypatch.setattr(import_module("massnahmenplan.aufbereitung.einheiten"), "TAUSEND", 1024)
    assert not erkennt_die_aufzaehlung(richtig)
