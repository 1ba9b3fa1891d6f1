"""The reference cases of ``faelle.yaml`` and all vectors of ``vektoren.yaml``, computed with the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from massnahmenplan.foerderung.paket import Antrag, Foerderwahl, Leistungsart, Paket
from massnahmenplan.foerderung.pakete import bilde_paket, zaehle_alle_pakete_auf
from massnahmenplan.foerderung.planbedingungen import Vorgang
from massnahmenplan.foerderung.planrecht import Recht, wende_an
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.kataloge import lade_stammdaten
from tests.foerderung.bausteine import baue_programm, baue_vorhaben

ORT = Path(__file__).parent
DATEI = yaml.safe_load((ORT / "faelle.yaml").read_text(encoding="utf-8"))
FAELLE: list[dict[str, Any]] = DATEI["faelle"]
FALL_MIT_ID = {fall["id"]: fall for fall in FAELLE}
VEKTOREN: list[dict[str, Any]] = yaml.safe_load((ORT / "vektoren.yaml").read_text(encoding="utf-8"))["vektoren"]


@dataclass(frozen=True)
class Ergebnis:
    """What came of a case: applications in order of measures, cost, and why something was refused."""

    antraege: tuple[Antrag, ...]
    kosten: Decimal
    gruende: tuple[str, ...]
    programme: tuple[Programm, ...]

    @property
    def zuschuss(self) -> Decimal:
        return sum((antrag.zuschuss_eur for antrag in self.antraege), Decimal(0))


def programm(kennung: str, fall: dict[str, Any]) -> Programm:
    """Take it from the catalogue, or from the file's test programmes, open to the case's measure and payer."""
    if kennung not in DATEI["programme"]:
        return lade_stammdaten().programme[kennung].gelesen(fall.get("lesarten"))
    offen = {"antragsteller": [fall["traeger"]], "massnahmenarten": [fall["art"]]}
    return baue_programm(kennung, filter=offen, **DATEI["programme"][kennung])


def projekt(fall: dict[str, Any], programme: list[Programm], kennung: str = "m") -> Vorhaben:
    """Begin as early as the start gates allow, and build for half a year."""
    fassungen = [p.fassung_am(fall["antrag_am"]) for p in programme]
    bewilligt = [f.fristen.bewilligung_am(fall["antrag_am"]) for f in fassungen if f is not None]
    baubeginn = max([fall["antrag_am"] + timedelta(days=1), *bewilligt])
    if "fertig" in fall:
        baubeginn = min(baubeginn, fall["fertig"])
    return baue_vorhaben(
        fall.get("kosten", 0),
        teile=fall.get("teile"),
        stichtag=date(2020, 1, 1),
        baubeginn=baubeginn,
        fertig=fall.get("fertig", baubeginn + timedelta(days=180)),
        massnahme={
            "id": kennung, "art": fall["art"], "objekt": "o", "menge": fall.get("menge"),
            "merkmale": fall.get("merkmale", ()), "kennwerte": fall.get("kennwerte", {}),
            "wirtschaftlichkeitsluecke_eur": fall.get("luecke"), "betroffene_wohneinheiten": fall.get("betroffen"),
        },
        traeger={
            "art": fall["traeger"], "finanzschwach": fall.get("finanzschwach", False),
            "merkmale": fall.get("merkmale_traeger", ()), "einkommen_eur": fall.get("einkommen"),
            "kinder": fall.get("kinder", 0),
        },
        objekt={
            "art": "nichtwohngebaeude" if "m2" in fall else "wohngebaeude", "gebiete": fall.get("gebiete", ()),
            "wohneinheiten": fall.get("wohneinheiten"), "nettogrundflaeche_m2": fall.get("m2"),
            "selbstgenutzte_wohneinheiten": fall.get("selbstgenutzt"), "merkmale": fall.get("merkmale_objekt", ()),
        },
    )  # fmt: skip


def rechne(fall: dict[str, Any]) -> Ergebnis:
    """Compute one application, or the packages of a whole plan."""
    programme = [programm(kennung, fall) for kennung in fall["programme"]]
    if "plan" in fall:
        return rechne_plan(fall, programme)
    vorhaben = projekt(fall, programme)
    paket = bilde_paket(vorhaben, [(p, fall["antrag_am"]) for p in programme])
    if isinstance(paket, Paket):
        return Ergebnis(paket.antraege, vorhaben.kosten_eur, (), tuple(programme))
    return Ergebnis((), vorhaben.kosten_eur, tuple(a.grund for a in paket), tuple(programme))


def rechne_plan(fall: dict[str, Any], programme: list[Programm]) -> Ergebnis:
    konten = {
        kennung: konto.model_copy(update={"bei_ueberschreitung": fall.get("konto", konto.bei_ueberschreitung)})
        for kennung, konto in lade_stammdaten().foerderkonten.items()
    }
    vergeben = {("de_minimis", "k"): [(tag, Decimal(eur)) for tag, eur in fall.get("vergeben", {}).items()]}
    vorgaenge = []
    for nummer, abweichend in enumerate(fall["plan"]):
        eigener = fall | abweichend
        vorhaben = projekt(eigener, programme, f"m{nummer}")
        wahl = tuple(Foerderwahl(p.id, eigener["antrag_am"]) for p in programme)
        vorgaenge.append(Vorgang(f"m{nummer}", vorhaben, wahl))
    plan = wende_an(Recht({p.id: p for p in programme}, konten, vergeben, frozenset()), vorgaenge)
    antraege = tuple(antrag for vorgang in vorgaenge for antrag in plan.pakete[vorgang.massnahme].antraege)
    kosten = sum((vorgang.vorhaben.kosten_eur for vorgang in vorgaenge), Decimal(0))
    return Ergebnis(antraege, kosten, tuple(a.grund for a in plan.absagen), tuple(programme))


def erwartete(fall: dict[str, Any]) -> list[tuple[str, str]]:
    """Return programme and grant of each application in order."""
    return [
        (kennung, betrag)
        for kennung, betraege in fall["programme"].items()
        for betrag in (betraege if isinstance(betraege, list) else [betraege])
    ]


@pytest.mark.parametrize("fall", FAELLE, ids=[fall["id"] for fall in FAELLE])
def test_referenzfall_auf_den_cent(fall: dict[str, Any]) -> None:
    ergebnis = rechne(fall)
    if "grund" in fall:
        (grund,) = ergebnis.gruende
        assert fall["grund"] in grund
        assert ergebnis.antraege == ()
        return
    assert ergebnis.gruende == ()
    assert [(a.programm, f"{a.zuschuss_eur:.2f}") for a in ergebnis.antraege] == [
        (kennung, f"{Decimal(betrag):.2f}") for kennung, betrag in erwartete(fall)
    ]
    if "foerderfaehig" in fall:
        assert [a.foerderfaehig_eur for a in ergebnis.antraege] == [Decimal(fall["foerderfaehig"])]
    for antrag in ergebnis.antraege:
        assert antrag.rechenweg[-1].betrag_eur == antrag.zuschuss_eur
        assert sum(zahlung.betrag_eur for zahlung in antrag.auszahlungen) == antrag.zuschuss_eur


def test_kennungen_der_faelle_sind_eindeutig() -> None:
    assert len(FALL_MIT_ID) == len(FAELLE)


# --- the vectors


def kredit_zahlen(fall: dict[str, Any], ergebnis: Ergebnis) -> dict[str, Any]:
    """Figures of a loan: repayment grant on what is drawn, and its course at the stated interest."""
    (antrag,), (eines,) = ergebnis.antraege, ergebnis.programme
    fassung = eines.fassung_am(fall["antrag_am"])
    assert fassung is not None
    assert fassung.kredit is not None
    darlehen, kredit = Decimal(fall["darlehen"]), fassung.kredit
    zuschuss = antrag.tilgungszuschuss_eur(darlehen)
    zahlen: dict[str, Any] = {
        "tz": zuschuss, "debt_left": darlehen - zuschuss, "own_cash": ergebnis.kosten - darlehen
    }  # fmt: skip
    if "zins" in fall:
        zins, in_raten = Decimal(str(fall["zins"])), kredit.model_copy(update={"tilgung": "raten"})
        jahre, ratenjahre = list(kredit.verlauf(darlehen, zins)), list(in_raten.verlauf(darlehen, zins))
        erstes = kredit.tilgungsfrei_jahre
        zahlen |= {
            "grace_interest": jahre[0].rate_eur, "annuity": jahre[erstes].rate_eur,
            "principal_linear": ratenjahre[erstes].tilgung_eur,
        }  # fmt: skip
    return zahlen


def aus_dem_katalog(fall: dict[str, Any], ergebnis: Ergebnis) -> Decimal:
    """Sum of the grants; money of an invented programme beside them is not the vector's grant."""
    antraege = [a for a in ergebnis.antraege if a.programm not in DATEI["programme"]] or ergebnis.antraege
    return sum((antrag.zuschuss_eur for antrag in antraege), Decimal(0))


def jahresraten(ergebnis: Ergebnis, art: Leistungsart) -> list[Decimal]:
    (antrag,) = (antrag for antrag in ergebnis.antraege if antrag.art is art)
    return [zahlung.betrag_eur for zahlung in antrag.auszahlungen]


def ct_kwh(fall: dict[str, Any], ergebnis: Ergebnis) -> Decimal:
    return jahresraten(ergebnis, Leistungsart.BETRIEB)[0] / Decimal(10 * fall["kennwerte"]["einspeisung_mwh_a"])


ZAHLEN: dict[str, Callable[[dict[str, Any], Ergebnis], Any]] = {
    "grant": aus_dem_katalog,
    "grant_beg": aus_dem_katalog,
    "total": lambda fall, e: e.zuschuss,
    "grants": lambda fall, e: [antrag.zuschuss_eur for antrag in e.antraege],
    "own": lambda fall, e: e.kosten - e.zuschuss,
    "eligible": lambda fall, e: sum(antrag.foerderfaehig_eur for antrag in e.antraege),
    "cap": lambda fall, e: next(a.geteilt.grenze_eur for a in e.antraege if a.geteilt is not None),
    "yearly": lambda fall, e: jahresraten(e, Leistungsart.BETRIEB)[0],
    "tax": lambda fall, e: jahresraten(e, Leistungsart.STEUER),
    "beg_isfp": lambda fall, e: rechne(FALL_MIT_ID[fall["auch"]]).zuschuss,
    "ct_kwh": ct_kwh,
}
"""The figures of a result by the names that the vectors give them; those of a loan: ``kredit_zahlen``."""


@pytest.mark.parametrize("vektor", VEKTOREN, ids=[vektor["id"] for vektor in VEKTOREN])
def test_vektor_auf_den_cent(vektor: dict[str, Any]) -> None:
    fall = FALL_MIT_ID[vektor["id"]]
    ergebnis = rechne(fall)
    for name, soll in vektor["expect"].items():
        ist = ZAHLEN[name](fall, ergebnis) if name in ZAHLEN else kredit_zahlen(fall, ergebnis)[name]
        assert ist == ([Decimal(str(s)) for s in soll] if isinstance(soll, list) else Decimal(str(soll))), name


@pytest.mark.parametrize("vektor", VEKTOREN, ids=[vektor["id"] for vektor in VEKTOREN])
def test_der_fall_rechnet_mit_den_angaben_des_vektors(vektor: dict[str, Any]) -> None:
    fall = FALL_MIT_ID[vektor["id"]]
    kosten = fall.get("kosten") or sum(fall.get("teile", {}).values())
    if "cost" in vektor:
        assert kosten == vektor["cost"]
    if "date" in vektor:
        assert fall["antrag_am"] == vektor["date"]
    for name, feld in (("we", "wohneinheiten"), ("ngf", "m2"), ("loan", "darlehen"), ("zve", "einkommen")):
        if name in vektor and feld in fall:
            assert fall[feld] == vektor[name]
    for einzeln, eigener in zip(vektor.get("split", vektor.get("apps", ())), fall.get("plan", ()), strict=False):
        assert eigener["antrag_am"] == einzeln["date"]
        assert eigener.get("kosten", fall.get("kosten")) == einzeln["cost"]


def test_alle_vektoren_und_alle_faelle_f01_bis_f28_sind_da() -> None:
    assert len({vektor["id"] for vektor in VEKTOREN}) == len(VEKTOREN) == 61
    # F23 sind Fristen (test_fristen.py), F24 die Größe des Netzes (test_planbedingungen.py)
    nummern = {fall["id"][:3] for fall in FAELLE}
    assert nummern == {f"F{n:02}" for n in range(1, 29)} - {"F23", "F24"}


def test_zwei_wochen_warten_kosten_die_genossenschaft_37050_euro() -> None:
    """F03 through the enumeration: each version within reach is offered, the last day of 2026 is the best."""
    fall = FALL_MIT_ID["F03"]
    heizung = lade_stammdaten().programme["beg_em_heizung"].gelesen()
    vorhaben = baue_vorhaben(
        310_000,
        baubeginn=date(2027, 3, 1),
        fertig=date(2027, 12, 31),
        massnahme={"art": fall["art"]},
        traeger={"art": fall["traeger"]},
        objekt={"wohneinheiten": fall["wohneinheiten"]},
    )
    alle = zaehle_alle_pakete_auf(vorhaben, [heizung]).pakete
    assert {p.kennung: str(p.zuschuss_eur) for p in alle} == {
        "ohne": "0",
        "beg_em_heizung@2026-12-31": "74100.00",
        "beg_em_heizung@2027-01-31": "37050.00",
        "beg_em_heizung@2027-02-28": "36937.50",
    }
