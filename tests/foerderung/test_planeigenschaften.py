"""What holds for the grants of a whole plan: accounts, shared caps, and the packages that stay beside them."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.paket import Geteilt, Paket, Teilungsart
from massnahmenplan.foerderung.pakete import bilde_paket, zaehle_alle_pakete_auf, zaehle_pakete_auf
from massnahmenplan.foerderung.planbedingungen import Vorgang
from massnahmenplan.foerderung.planrecht import wende_an
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.grundlagen.zahlen import CENT
from tests.foerderung.bausteine import baue_programm
from tests.foerderung.katalogprojekte import KATALOG
from tests.foerderung.planbau import baue_recht, baue_vorgang

EINSTELLUNG = settings(max_examples=50, deadline=None)
NICHTS = Decimal(0)
RECHT = baue_recht()


_vergaben = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(1, 200_000)), min_size=1, max_size=6
)


@EINSTELLUNG
@given(
    frueher=st.lists(
        st.tuples(st.dates(date(2022, 1, 1), date(2026, 11, 22)), st.integers(1, 90_000)), max_size=3
    ),
    neu=_vergaben,
    modus=st.sampled_from(["ablehnen", "kuerzen"]),
    fenster=st.sampled_from([None, 1, 12, 36]),
)
def test_kein_konto_wird_in_keinem_fenster_ueberzogen(
    frueher: list[tuple[date, int]], neu: list[tuple[date, int]], modus: str, fenster: int | None
) -> None:
    konto = Foerderkonto.model_validate(
        {"id": "k", "name": "Konto", "grenze_eur": 300_000, "fenster_monate": fenster,
         "bei_ueberschreitung": modus, "rechtsgrundlage": "§", "quelle": "erdacht", "stand": "2026-11-22",
         "sicherheit": "G"}
    )  # fmt: skip
    programm = baue_programm("p", satz={"grund": "100 %", "stelle": "§"}, gilt_ab="2020-01-01", konten=["k"])
    vergeben = [(tag, Decimal(betrag)) for tag, betrag in frueher]
    recht = baue_recht(programm, konten=(konto,), vergeben={("k", "k"): vergeben})
    vorgaenge = [
        baue_vorgang(f"m{n}", betrag, f"p@{tag}", fertig="2032-12-31") for n, (tag, betrag) in enumerate(neu)
    ]
    plan = wende_an(recht, vorgaenge)
    gewaehrt = [(a.bewilligung_am, a.zuschuss_eur) for paket in plan.pakete.values() for a in paket.antraege]
    for tag, _ in gewaehrt:
        im_fenster = sum((b for am, b in (*vergeben, *gewaehrt) if konto.im_fenster(am, tag)), NICHTS)
        assert im_fenster <= 300_000
    assert len(gewaehrt) + len(plan.absagen) == len(neu)
    umgekehrt = wende_an(recht, vorgaenge[::-1])
    assert dict(umgekehrt.pakete) == dict(plan.pakete)


@EINSTELLUNG
@given(
    kosten=st.lists(st.integers(1, 300_000), min_size=1, max_size=5),
    wohneinheiten=st.integers(1, 20),
    merkmale=st.sampled_from(["isfp", "", "nicht_ebw_berechtigt"]),
)
def test_aufgeteilt_im_selben_jahr_bringt_so_viel_wie_ungeteilt(
    kosten: list[int], wohneinheiten: int, merkmale: str
) -> None:
    """F01d in general: whoever comes first, the year of the building has one cap and one threshold."""
    teile = [k * 100 for k in kosten]  # at least 300 EUR in whole hundreds, so that no cent is rounded
    assume(min(teile) >= 300)
    ab_30000 = merkmale != "isfp" or min(teile) >= 30_000 or sum(teile) < 30_000
    assume(ab_30000)  # § 8.4.2: the bonus asks for 30,000 EUR in each application
    massnahme = {"art": "gebaeudehuelle", "merkmale": merkmale}
    objekt = {"wohneinheiten": wohneinheiten}
    plan = wende_an(
        RECHT,
        [
            baue_vorgang(f"m{n}", k, "beg_em_huelle@2027-06-01", massnahme=massnahme, objekt=objekt)
            for n, k in enumerate(teile)
        ],
    )
    einzeln = baue_vorgang("m", sum(teile), massnahme=massnahme, objekt=objekt).vorhaben
    ganz = bilde_paket(einzeln, [(KATALOG["beg_em_huelle"], date(2027, 6, 1))])
    assert isinstance(ganz, Paket)
    antraege = [antrag for paket in plan.pakete.values() for antrag in paket.antraege]
    assert sum(antrag.zuschuss_eur for antrag in antraege) == ganz.zuschuss_eur
    assert sum(antrag.foerderfaehig_eur for antrag in antraege) == ganz.antraege[0].foerderfaehig_eur


_nebenprogramme = st.fixed_dictionaries(
    {
        "punkte": st.integers(5, 90), "quote": st.sampled_from([None, 50, 80]), "verzug": st.sampled_from([0, 12]),
        "mindestens": st.sampled_from([0, 0, 9_000]), "eigenanteil": st.sampled_from([0, 0, 20]),
    }
)  # fmt: skip


def neben(kennung: str, regel: dict[str, Any], **felder: Any) -> Programm:
    return baue_programm(
        kennung, satz={"grund": f"{regel['punkte']} %", "stelle": "§"} | felder.pop("satz", {}),
        kumulierung={"quote": None if regel["quote"] is None else f"{regel['quote']} %"},
        minimum={"zuschuss_eur": regel["mindestens"], "eigenanteil": f"{regel['eigenanteil']} %"},
        auszahlung={"verzug_monate": regel["verzug"]}, **felder,
    )  # fmt: skip


def genommen(geteilt: Geteilt, belegt: Decimal) -> Decimal:
    return min(geteilt.wunsch_eur, max(geteilt.grenze_eur - belegt, NICHTS))


def ist_moeglich(paket: Paket, belegt: Decimal) -> bool:
    """Return True if the tie to the shared cap says that the package can be used after so much has been taken."""
    for geteilt in (antrag.geteilt for antrag in paket.antraege if antrag.geteilt is not None):
        if geteilt.art is Teilungsart.ERSTER and belegt:
            return False
        if geteilt.art is Teilungsart.UNGEKUERZT and genommen(geteilt, belegt) < geteilt.wunsch_eur:
            return False
    return True


def nach_formel(geteilt: Geteilt, belegt: Decimal) -> Decimal:
    bis = belegt + genommen(geteilt, belegt)
    schwelle = bis if geteilt.schwelle_eur is None else geteilt.schwelle_eur
    unten = max(min(schwelle, bis) - belegt, NICHTS)
    return geteilt.satz_unten * unten + geteilt.satz_oben * (bis - belegt - unten)


@EINSTELLUNG
@given(
    regeln=st.tuples(_nebenprogramme, _nebenprogramme, _nebenprogramme),
    kosten=st.integers(100, 1200),
    vorher=st.sampled_from([0, 100, 300, 500, 800]),
    staffel=st.booleans(),
    gewichte=st.dictionaries(st.integers(2028, 2030), st.integers(0, 3)),
)
def test_neben_einer_geteilten_grenze_geht_keine_moeglichkeit_verloren(
    regeln: tuple[dict[str, Any], ...], kosten: int, vorher: int, staffel: bool, gewichte: dict[int, int]
) -> None:
    """Whatever has been taken of the cap: the formula holds where the tie says so, and the best package stays."""
    grenze = {
        "je": "massnahme",
        "stufen": [{"eur": 80_000}],
        "geteilt": {"name": "d", "je": "objekt"},
        "stelle": "§",
    }
    ueber = {"je": "massnahme", "stufen": [{"eur": 40_000}]}
    bonus = {"staffelbonus": {"punkte": "5 %", "ueber": ueber, "stelle": "§"}} if staffel else {}
    erstes, *andere = regeln
    programme = [
        neben("d", erstes, hoechstgrenzen=[grenze], satz=bonus),
        *(neben(k, regel) for k, regel in zip("bc", andere, strict=True)),
    ]
    vor = baue_programm("vor", hoechstgrenzen=[grenze])
    belegt, recht = Decimal(100 * vorher), baue_recht(*programme, vor)
    vorgang = baue_vorgang("m", 100 * kosten, objekt={}, stichtag=date(2027, 6, 1))
    frueher = [baue_vorgang("a", 100 * vorher, "vor@2027-01-01", objekt={})] if vorher else []
    umfeld = Umfeld(geteilt=frozenset({"d:o"}))

    def im_plan(paket: Paket) -> Decimal | None:
        eigener = Vorgang("m", vorgang.vorhaben, tuple(antrag.wahl for antrag in paket.antraege))
        plan = wende_an(recht, [*frueher, eigener])
        if plan.absagen or not ist_moeglich(paket, belegt):
            return None
        for antrag, geplant in zip(paket.antraege, plan.pakete["m"].antraege, strict=True):
            if antrag.geteilt is not None and antrag.geteilt.art is not Teilungsart.ERSTER:
                event(f"Formel: {antrag.geteilt.art.value}")
                assert geplant.zuschuss_eur == nach_formel(antrag.geteilt, belegt).quantize(CENT)
        zahlungen = (z for antrag in plan.pakete["m"].antraege for z in antrag.auszahlungen)
        return sum((z.betrag_eur * gewichte.get(z.jahr, 0) for z in zahlungen), NICHTS)

    alle = zaehle_alle_pakete_auf(vorgang.vorhaben, programme, umfeld).pakete
    bleiben = zaehle_pakete_auf(vorgang.vorhaben, programme, umfeld=umfeld).pakete
    bester, bester_bleibender = (
        max(wert for paket in pakete if (wert := im_plan(paket)) is not None) for pakete in (alle, bleiben)
    )
    assert bester == bester_bleibender
