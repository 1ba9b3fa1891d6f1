"""Random projects that programmes of the catalogue are meant for, for property tests."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.kataloge import lade_stammdaten
from tests.foerderung.bausteine import baue_vorhaben

KATALOG = {kennung: programm.gelesen() for kennung, programm in lade_stammdaten().programme.items()}
RECHENBARE = [(p, f) for p in KATALOG.values() for f in p.fassungen if not f.nur_auskunft]
ZUSCHUESSE = [(p, f) for p, f in RECHENBARE if f.kredit is None]
FRUEHESTENS, SPAETESTENS = date(2021, 1, 1), date(2030, 12, 31)


@st.composite
def projekte(draw: st.DrawFn, auswahl: list[tuple[Programm, Fassung]] = ZUSCHUESSE) -> Vorhaben:
    """Draw a project that meets the filter of some version, with facts and figures that its rules look at."""
    _, fassung = draw(st.sampled_from(auswahl))
    wer = fassung.filter
    tag = draw(st.dates(max(fassung.gilt_ab, FRUEHESTENS), fassung.gilt_bis or SPAETESTENS))
    baubeginn = fassung.fristen.bewilligung_am(tag) + timedelta(days=1)
    fertig = baubeginn + timedelta(days=180)
    if fassung.fristen.massgeblich == "inbetriebnahme":
        baubeginn, fertig = tag - timedelta(days=180), tag
    return baue_vorhaben(
        teile=draw(_teile(fassung)),
        stichtag=tag - timedelta(days=draw(st.sampled_from([0, 30, 400]))),
        baubeginn=baubeginn,
        fertig=fertig,
        massnahme={
            "art": draw(st.sampled_from(wer.massnahmenarten or ("waermepumpe", "radweg"))), "objekt": "o",
            "merkmale": draw(_merkmale(fassung)), "kennwerte": draw(_kennwerte(fassung)),
            "menge": draw(st.integers(1, 2000)), "betroffene_wohneinheiten": draw(st.sampled_from([None, 1, 4])),
            "foerderfaehig_anteil": draw(st.sampled_from([1, "0,9", "0,333"])),
            "wirtschaftlichkeitsluecke_eur": draw(st.sampled_from([None, None, 20_000])),
        },
        traeger={
            "art": draw(st.sampled_from(wer.antragsteller or tuple(Traegerart))),
            "finanzschwach": draw(st.booleans()), "einkommen_eur": draw(st.sampled_from([None, 28_000, 45_000])),
            "kinder": draw(st.integers(0, 1)),
        },
        objekt=draw(_objekte(fassung)),
    )  # fmt: skip


def in_frage(vorhaben: Vorhaben) -> list[Programm]:
    """Return the catalogue programmes that are meant for such a project."""
    return [programm for programm in KATALOG.values() if programm.kommt_in_frage(vorhaben)]


def mit_kosten(vorhaben: Vorhaben, faktor: Decimal) -> Vorhaben:
    """Return the same project at another price."""
    teile: dict[str, int | str] = {
        name: str((betrag * faktor).quantize(Decimal("0.01"))) for name, betrag in vorhaben.teile
    }
    neu = baue_vorhaben(teile=teile, fertig=vorhaben.fertigstellung)
    return Vorhaben(
        vorhaben.massnahme, vorhaben.traeger, vorhaben.objekt, vorhaben.stichtag, vorhaben.baubeginn,
        vorhaben.fertigstellung, neu.zahlungen, neu.teile,
    )  # fmt: skip


def _teile(fassung: Fassung) -> st.SearchStrategy[dict[str, Any]]:
    """Cost in cents, a part of its own for every part that the rules know."""
    namen = {grenze.teil for grenze in fassung.foerderfaehig.anteilsgrenzen}
    namen |= {*fassung.foerderfaehig.ohne_teile, "bau"}
    betraege: st.SearchStrategy[int | str] = st.one_of(
        st.integers(1, 50_000),
        st.integers(50_000, 5_000_000),
        st.integers(1, 10**8).map(lambda c: f"{c / 100:.2f}"),
    )
    return st.fixed_dictionaries(dict.fromkeys(sorted(namen), betraege))


@st.composite
def _merkmale(draw: st.DrawFn, fassung: Fassung) -> list[str]:
    verlangt = [*fassung.filter.merkmale]
    if fassung.filter.eines_der_merkmale:
        verlangt.append(draw(st.sampled_from(fassung.filter.eines_der_merkmale)))
    moegliche = sorted(fassung.genannte_merkmale - {*verlangt, *fassung.filter.ohne_merkmale})
    weitere = draw(st.sets(st.sampled_from(moegliche), max_size=3)) if moegliche else set()
    return [*dict.fromkeys([*verlangt, *sorted(weitere)])]


@st.composite
def _kennwerte(draw: st.DrawFn, fassung: Fassung) -> dict[str, Any]:
    if fassung.betrieb is None:
        return {}
    werte: dict[str, Any] = {fassung.betrieb.menge: draw(st.integers(1, 5000))}
    if fassung.betrieb.groesse is not None:
        werte[fassung.betrieb.groesse] = draw(st.integers(1, 40))
    if fassung.betrieb.scop:
        werte |= {
            "scop": draw(st.sampled_from(["2,5", "3,2", 4])),
            "strompreis_eur_mwh": draw(st.integers(50, 300)),
        }
    return werte


@st.composite
def _objekte(draw: st.DrawFn, fassung: Fassung) -> dict[str, Any]:
    arten = fassung.filter.objektarten or ("wohngebaeude", "nichtwohngebaeude", "strasse")
    wohneinheiten = draw(st.integers(1, 20))
    return {
        "art": draw(st.sampled_from(arten)), "gebiete": fassung.filter.gebiete, "wohneinheiten": wohneinheiten,
        "selbstgenutzte_wohneinheiten": draw(st.integers(0, wohneinheiten)),
        "nettogrundflaeche_m2": draw(st.integers(1, 5000)),
        "baujahr": draw(st.sampled_from([None, 1970, 2021])),
    }  # fmt: skip
