"""Conditions that applications set on other measures: documents, locks, exclusions, numbers, networks."""

from datetime import date
from typing import Any

import pytest

from massnahmenplan.foerderung.planbedingungen import Vorgang
from tests.foerderung.bausteine import baue_programm
from tests.foerderung.planbau import baue_recht, baue_vorgang, foerdere


def satz(anteil: str, **felder: Any) -> dict[str, Any]:
    return {"grund": anteil, "stelle": "§ Satz"} | felder


def pruefe(*vorgaenge: Vorgang, programme: Any = (), netze: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return the refusals of a plan: measure and reason."""
    return foerdere(baue_recht(*programme, netze=netze), *vorgaenge)[1]


# --- documents that another measure provides

BEG = baue_programm(
    "beg", satz=satz("15 %", boni=[{"wenn": {"merkmale": "isfp"}, "punkte": "5 %", "stelle": "§ 2"}])
)


def fahrplan(fertig: str, objekt: str | None = "o", kennung: str = "f", **felder: Any) -> Vorgang:
    massnahme = {"art": "energieberatung", "liefert": "isfp"} | felder.pop("massnahme", {})
    haus = None if objekt is None else {"id": objekt}
    return baue_vorgang(kennung, 2_000, fertig=fertig, objekt=haus, massnahme=massnahme, **felder)


def daemmung(antrag: str = "beg@2027-12-31+isfp", objekt: str | None = "o", **felder: Any) -> Vorgang:
    return baue_vorgang("d", 100_000, antrag, objekt=None if objekt is None else {"id": objekt}, **felder)


FEHLT = [("d", "Keine Maßnahme des Plans liefert bis zum Antrag am 31.12.2027 „isfp“.")]


@pytest.mark.parametrize(
    ("andere", "eigene", "absagen", "warum"),
    [
        ([fahrplan("2027-12-30")], daemmung(), [], "am Tag davor fertig"),
        ([fahrplan("2027-12-31")], daemmung(), FEHLT, "erst am selben Tag fertig"),
        ([fahrplan("2028-06-30")], daemmung(), FEHLT, "erst danach fertig"),
        ([], daemmung(), FEHLT, "gar nicht im Plan"),
        ([fahrplan("2027-06-30", objekt="o2")], daemmung(), FEHLT, "für ein anderes Haus"),
        ([fahrplan("2027-06-30", massnahme={"liefert": "wpb"})], daemmung(), FEHLT, "etwas anderes"),
        ([fahrplan("2028-06-30"), fahrplan("2027-06-30", kennung="g")], daemmung(), [], "einer genügt"),
        ([fahrplan("2027-06-30", objekt=None)], daemmung(), FEHLT, "der Fahrplan hat kein Haus"),
        ([fahrplan("2027-06-30", objekt=None)], daemmung(objekt=None), [], "beide ohne Objekt, derselbe Träger"),
        ([fahrplan("2027-06-30", objekt=None, traeger={"id": "k2"})], daemmung(objekt=None), FEHLT,
         "beide ohne Objekt, ein anderer Träger"),
        ([], daemmung("beg@2027-12-31"), [], "ohne den Bonus braucht es nichts"),
        ([], daemmung(massnahme={"liefert": "isfp"}, fertig="2027-06-30", baubeginn=date(2027, 1, 1),
                      antrag="beg@2026-12-31+isfp"),
         [("d", "Keine Maßnahme des Plans liefert bis zum Antrag am 31.12.2026 „isfp“.")],
         "sich selbst nützt es nicht"),
    ],
)  # fmt: skip
def test_unterlage_muss_vor_dem_antrag_fertig_sein(
    andere: list[Vorgang], eigene: Vorgang, absagen: list[tuple[str, str]], warum: str
) -> None:
    assert pruefe(*andere, eigene, programme=(BEG,)) == absagen, warum


def test_unterlage_bringt_den_bonus() -> None:
    recht = baue_recht(BEG)
    mit, ohne = (foerdere(recht, fahrplan("2027-06-30"), daemmung(f"beg@2027-12-31{m}"))[0] for m in ("+isfp", ""))
    assert (mit["d"], ohne["d"]) == (["20000.00"], ["15000.00"])  # 20 % und 15 % von 100.000


def test_unterlage_auf_unterlage() -> None:
    # die Beratung stützt sich auf die Analyse, die Dämmung auf die Beratung
    ebw = baue_programm(
        "ebw", filter={"antragsteller": ["kommune"], "massnahmenarten": ["energieberatung"], "merkmale": "analyse"}
    )
    analyse = baue_vorgang(
        "a", 500, fertig="2026-06-30", objekt={}, massnahme={"art": "studie", "liefert": "analyse"}
    )
    beratung = baue_vorgang(
        "f", 2_000, "ebw@2026-07-01+analyse", fertig="2027-06-30", baubeginn=date(2026, 8, 1), objekt={},
        massnahme={"art": "energieberatung", "liefert": "isfp"},
    )  # fmt: skip
    programme = BEG, ebw
    assert pruefe(analyse, beratung, daemmung(), programme=programme) == []
    assert pruefe(beratung, daemmung(), programme=programme) == [
        ("f", "Keine Maßnahme des Plans liefert bis zum Antrag am 01.07.2026 „analyse“.")
    ]


# --- steps of the plan that shut a programme off


def anschluss(fertig: str, objekt: dict[str, Any] | None, art: str = "netzanschluss") -> Vorgang:
    return baue_vorgang("n", 20_000, fertig=fertig, objekt=objekt, massnahme={"art": art, "name": "Netzanschluss"})


HAUS = {"id": "o", "gebiete": "nord"}


@pytest.mark.parametrize(
    ("wo", "anderes", "fertig", "gesperrt", "warum"),
    [
        ("objekt", HAUS, "2027-12-30", True, "am Tag vor dem Antrag angeschlossen"),
        ("objekt", HAUS, "2027-12-31", False, "am Tag des Antrags fertig: noch nicht davor"),
        ("objekt", HAUS, "2028-12-31", False, "erst danach"),
        ("objekt", {"id": "o2", "gebiete": "nord"}, "2027-06-30", False, "das Nachbarhaus"),
        ("gebiet", {"id": "o2", "gebiete": "west, nord"}, "2027-06-30", True,
         "Anschlusszwang in einem gemeinsamen Gebiet"),
        ("gebiet", {"id": "o2", "gebiete": "west"}, "2027-06-30", False, "ein anderes Gebiet"),
        ("gebiet", {"id": "o2"}, "2027-06-30", False, "in keinem Gebiet"),
        ("gebiet", HAUS, "2027-06-30", True, "dasselbe Haus liegt im selben Gebiet"),
        ("gebiet", None, "2027-06-30", False, "ohne Objekt keine Lage"),
    ],
)  # fmt: skip
def test_sperre_gilt_fuer_antraege_nach_der_fertigstellung(
    wo: str, anderes: dict[str, Any] | None, fertig: str, gesperrt: bool, warum: str
) -> None:
    sperre = {"massnahmenarten": ["netzanschluss"], "wo": wo, "stelle": "§"}
    programm = baue_programm("p", sperren=[sperre])
    heizung = baue_vorgang("h", 100_000, "p@2027-12-31", objekt=HAUS)
    grund = f"„Netzanschluss“ (fertig {fertig[8:]}.{fertig[5:7]}.{fertig[:4]}) schließt die Förderung danach aus."
    erwartet = [("h", grund)] if gesperrt else []
    assert pruefe(anschluss(fertig, anderes), heizung, programme=(programm,)) == erwartet, warum
    andere_art = anschluss(fertig, anderes, art="solarthermie")
    assert pruefe(andere_art, heizung, programme=(programm,)) == [], "nur die genannte Art sperrt"


def test_eine_massnahme_sperrt_sich_nicht_selbst() -> None:
    programm = baue_programm(
        "p", sperren=[{"massnahmenarten": ["waermepumpe"], "stelle": "§"}],
        fristen={"startsperre": "keine"}, auszahlung={"verzug_monate": 12},
    )  # fmt: skip
    assert pruefe(baue_vorgang("h", 100_000, "p@2028-12-31", objekt={}), programme=(programm,)) == []


# --- exclusions at the object


def bei(objekt: str | None, programm: str, antrag: str, kennung: str) -> Vorgang:
    haus = None if objekt is None else {"id": objekt}
    return baue_vorgang(kennung, 100_000, f"{programm}@{antrag}", fertig="2032-12-31", objekt=haus)


BEG_FAMILIE = baue_programm("heizung").model_copy(update={"familie": "beg"})


@pytest.mark.parametrize(
    ("wartezeit", "objekt", "tag_em", "tag_eg", "gesperrt", "warum"),
    [
        (None, "o", "2026-01-01", "2031-01-01", True, "auf Dauer"),
        (None, "o", "2031-01-01", "2026-01-01", True, "auf Dauer, gleich wer zuerst kommt"),
        (None, "o2", "2026-01-01", "2026-01-01", False, "ein anderes Haus"),
        (None, None, "2026-01-01", "2026-01-01", False, "ohne Objekt"),
        (36, "o", "2026-01-15", "2029-01-14", True, "einen Tag zu früh"),
        (36, "o", "2026-01-15", "2029-01-15", False, "auf den Tag drei Jahre danach"),
        (36, "o", "2029-01-14", "2026-01-15", True, "umgekehrt einen Tag zu früh"),
        (36, "o", "2029-01-15", "2026-01-15", False, "umgekehrt drei Jahre danach"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("genannt", ["beg_eg", "eg"])
def test_ausschluss_am_selben_objekt(
    genannt: str, wartezeit: int | None, objekt: str | None, tag_em: str, tag_eg: str, gesperrt: bool, warum: str
) -> None:
    regel = {"programme": [genannt], "wartezeit_monate": wartezeit, "stelle": "§"}
    em = baue_programm("em", kumulierung={"ausgeschlossen_am_objekt": [regel]})
    eg = baue_programm("eg").model_copy(update={"familie": "beg_eg"})
    plan = bei("o", "em", tag_em, "a"), bei(objekt, "eg", tag_eg, "b")
    erwartet = [("a", "Am selben Objekt nicht neben „eg“ (Maßnahme b).")] if gesperrt else []
    assert pruefe(*plan, programme=(em, eg)) == erwartet, warum


def test_derselbe_ausschluss_in_beiden_programmen_nennt_beide_massnahmen() -> None:
    em, eg = (
        baue_programm(a, kumulierung={"ausgeschlossen_am_objekt": [{"programme": [b], "stelle": "§"}]})
        for a, b in (("em", "eg"), ("eg", "em"))
    )
    plan = bei("o", "em", "2026-01-01", "a"), bei("o", "eg", "2026-01-01", "b")
    assert [massnahme for massnahme, _ in pruefe(*plan, programme=(em, eg))] == ["a", "b"]


def test_ausschluss_fuer_dieselben_kosten_gilt_nicht_fuer_andere_massnahmen() -> None:
    a, b = baue_programm("a", kumulierung={"ausgeschlossen": ["b"], "allein": "ja"}), baue_programm("b")
    plan = bei("o", "a", "2026-01-01", "m1"), bei("o", "b", "2026-01-01", "m2")
    assert pruefe(*plan, programme=(a, b)) == []


@pytest.mark.parametrize(
    ("nachbar", "absage", "warum"),
    [
        (bei("o", "huelle", "2031-01-01", "h"), False, "eine andere Maßnahme am Haus, gleich wann"),
        (bei("o", "heizung", "2026-01-01", "h"), False, "die Familie genügt"),
        (bei("o", "stadt", "2026-01-01", "h"), True, "ein anderes Programm"),
        (bei("o2", "huelle", "2026-01-01", "h"), True, "ein anderes Haus"),
        (bei(None, "huelle", "2026-01-01", "h"), True, "ohne Objekt"),
        (None, True, "nichts daneben"),
    ],
)
def test_nur_neben_einer_gefoerderten_massnahme_am_objekt(
    nachbar: Vorgang | None, absage: bool, warum: str
) -> None:
    planung = baue_programm("planung", kumulierung={"nur_neben_am_objekt": ["huelle", "beg"]})
    programme = planung, *(baue_programm(name) for name in ("huelle", "stadt")), BEG_FAMILIE
    plan = [bei("o", "planung", "2026-01-01", "p"), *([] if nachbar is None else [nachbar])]
    grund = "Keine andere Maßnahme am selben Objekt wird mit „huelle oder beg“ gefördert."
    assert pruefe(*plan, programme=programme) == ([("p", grund)] if absage else []), warum


def test_das_eigene_programm_ist_kein_nachbar() -> None:
    planung = baue_programm("planung", kumulierung={"nur_neben_am_objekt": ["beg"]})
    in_familie = planung.model_copy(update={"familie": "beg"})
    assert len(pruefe(bei("o", "planung", "2026-01-01", "p"), programme=(in_familie,))) == 1


# --- numbers of applications


def mit_bonus(je: str = "objekt") -> Any:
    bonus = {"wenn": {"merkmale": "wpb"}, "punkte": "5 %", "stelle": "§ 2",
             "kontingent": {"name": "wpb", "anzahl": 3, "je": je}}  # fmt: skip
    return baue_programm("p", satz=satz("15 %", boni=[bonus]))


def vier(objekte: str = "oooo", angaben: str = "", traeger: str = "kkkk") -> list[Vorgang]:
    tage = ("2027-03-01", "2027-02-01", "2027-01-01", "2027-04-01")
    return [
        baue_vorgang(
            kennung, 100_000, f"p@{tag}{angaben if kennung == 'd' else ''}", objekt={"id": objekt},
            massnahme={"merkmale": "wpb"}, traeger={"id": wessen},
        )
        for kennung, tag, objekt, wessen in zip("abcd", tage, objekte, traeger, strict=True)
    ]  # fmt: skip


ZU_VIEL = "Nur 3 Anträge mit diesem Bonus möglich."


@pytest.mark.parametrize(
    ("je", "plan", "absagen", "warum"),
    [
        ("objekt", vier(), [("d", ZU_VIEL)], "der vierte, nach dem Tag des Antrags"),
        ("objekt", vier(angaben="-wpb"), [], "der vierte verzichtet auf den Bonus"),
        ("objekt", vier()[:3], [], "drei gehen"),
        ("objekt", vier("ooox"), [], "der vierte steht an einem anderen Haus"),
        ("antragsteller", vier("ooox"), [("d", ZU_VIEL)], "derselbe Antragsteller"),
        ("antragsteller", vier(traeger="kkkx"), [], "ein anderer Antragsteller"),
        ("objekt", list(reversed(vier())), [("d", ZU_VIEL)], "die Reihenfolge im Plan ist gleich"),
    ],
)
def test_nur_drei_antraege_mit_bonus(
    je: str, plan: list[Vorgang], absagen: list[tuple[str, str]], warum: str
) -> None:
    assert pruefe(*plan, programme=(mit_bonus(je),)) == absagen, warum


def test_wer_verzichtet_bekommt_den_grundsatz() -> None:
    betraege = foerdere(baue_recht(mit_bonus()), *vier(angaben="-wpb"))[0]
    assert betraege == {"a": ["20000.00"], "b": ["20000.00"], "c": ["20000.00"], "d": ["15000.00"]}


# --- size of a network (F24)

GEBAEUDENETZ = baue_programm(
    "beg",
    netzgroesse={
        "netz_ab_gebaeude": 2,
        "gebaeude_hoechstens": 16,
        "wohneinheiten_hoechstens": 100,
        "stelle": "5.3 g",
    },
)
BEW = baue_programm(
    "bew",
    netzgroesse={
        "gebaeude_mindestens": 17,
        "wohneinheiten_mindestens": 101,
        "mindestens": "eines",
        "stelle": "BEW",
    },
)


def plan_mit_netz(programm: str, gebaeude: int, wohnungen: int, **kennwerte: int) -> list[Vorgang]:
    """A network to which so many buildings connect; the first one has all dwellings but one each of the others."""
    netz = baue_vorgang("netz", 1_000_000, f"{programm}@2027-12-31", massnahme={"kennwerte": kennwerte})
    groessen = [wohnungen - gebaeude + 1, *([1] * (gebaeude - 1))]
    anschluesse = [
        baue_vorgang(
            f"a{n}", 10_000, objekt={"id": f"o{n}", "wohneinheiten": we},
            massnahme={"art": "netzanschluss", "netz": "netz"},
        )
        for n, we in enumerate(groessen)
    ]  # fmt: skip
    return [netz, *anschluesse]


@pytest.mark.parametrize(
    ("gebaeude", "wohnungen", "beg", "bew"),
    [
        (14, 86, True, False),
        (16, 100, True, False),
        (17, 60, False, True),
        (15, 104, False, True),
        (1, 30, False, False),
        (2, 2, True, False),
        (17, 101, False, True),
    ],
)
def test_f24_die_groesse_entscheidet_ueber_das_programm(
    gebaeude: int, wohnungen: int, beg: bool, bew: bool
) -> None:
    for programm, offen in (("beg", beg), ("bew", bew)):
        plan = plan_mit_netz(programm, gebaeude, wohnungen)
        absagen = pruefe(*plan, programme=(GEBAEUDENETZ, BEW), netze=frozenset({"netz"}))
        assert [massnahme for massnahme, _ in absagen] == ([] if offen else ["netz"])
        if not offen:
            assert absagen[0][1].startswith(
                f"Größe des Netzes: Gebäude {gebaeude}, Wohneinheiten {wohnungen}; verlangt: "
            )


def test_f24_zum_bestand_kommt_was_der_plan_anschliesst() -> None:
    bestand = {"angeschlossene_gebaeude": 14, "angeschlossene_wohneinheiten": 86}
    for weitere, moeglich in ((2, True), (3, False)):
        plan = plan_mit_netz("beg", weitere, weitere, **bestand)
        assert (pruefe(*plan, programme=(GEBAEUDENETZ,), netze=frozenset({"netz"})) == []) is moeglich


def test_zwei_anschluesse_am_selben_haus_sind_ein_gebaeude() -> None:
    plan = plan_mit_netz("beg", 16, 100)
    doppelt = baue_vorgang(
        "noch_einer", 10_000, objekt={"id": "o0", "wohneinheiten": 85}, massnahme={"netz": "netz"}
    )
    fremdes = baue_vorgang("fremd", 10_000, objekt={"id": "x", "wohneinheiten": 9}, massnahme={"netz": "netz2"})
    assert pruefe(*plan, doppelt, fremdes, programme=(GEBAEUDENETZ,), netze=frozenset({"netz", "netz2"})) == []


@pytest.mark.parametrize(
    ("kennwerte", "netze", "absagen"),
    [
        ({}, frozenset(), []),  # unbekannt: eine Bedingung, kein Verstoß
        ({}, frozenset({"netz"}), ["netz"]),  # es gibt Anschlüsse im Fall, aber keinen im Plan
        ({"angeschlossene_gebaeude": 17}, frozenset(), ["netz"]),
        ({"angeschlossene_gebaeude": 16}, frozenset(), []),
    ],
)
def test_unbekannte_netzgroesse_ist_eine_bedingung(
    kennwerte: dict[str, int], netze: frozenset[str], absagen: list[str]
) -> None:
    netz = baue_vorgang("netz", 1_000_000, "beg@2027-12-31", massnahme={"kennwerte": kennwerte})
    _, gefunden, plan = foerdere(baue_recht(GEBAEUDENETZ, netze=netze), netz)
    assert [massnahme for massnahme, _ in gefunden] == absagen
    bedingung = "Netzgröße: Netz ab 2 Gebäuden, höchstens 16 Gebäude und 100 Wohneinheiten."
    assert [a.bedingungen for a in plan.pakete["netz"].antraege] == ([] if absagen else [(bedingung,)])


# --- joint applications (F08)


def leuchten(kennung: str, kosten: int, antrag: str = "2027-01-15", **traeger: Any) -> Vorgang:
    return baue_vorgang(
        kennung, kosten, f"krl_aussenbeleuchtung@{antrag}", fertig="2027-12-31", baubeginn=date(2027, 8, 1),
        massnahme={"art": "strassenbeleuchtung"}, traeger={"finanzschwach": "ja"} | traeger,
    )  # fmt: skip


def zu_wenig(*betraege: tuple[str, str]) -> list[tuple[str, str]]:
    return [(m, f"Alle Anträge dieses Tages ergeben {b}, mindestens 5.000 € nötig.") for m, b in betraege]


@pytest.mark.parametrize(
    ("plan", "absagen", "warum"),
    [
        ([leuchten("d", 12_000)], zu_wenig(("d", "4.800 €")), "40 % von 12.000 sind weniger als 5.000"),
        ([leuchten("d", 12_000), leuchten("a", 468_000)], [], "neben 187.200 im selben Antrag"),
        ([leuchten("d", 12_000), leuchten("e", 500)], [], "4.800 + 200 = genau 5.000"),
        ([leuchten("d", 12_000), leuchten("e", 499)], zu_wenig(("d", "4.999,60 €"), ("e", "4.999,60 €")),
         "40 Cent zu wenig, für beide"),
        ([leuchten("d", 12_000), leuchten("a", 468_000, "2027-01-16")], zu_wenig(("d", "4.800 €")),
         "an einem anderen Tag ist es ein anderer Antrag"),
        ([leuchten("d", 12_000), leuchten("a", 468_000, id="k2")], zu_wenig(("d", "4.800 €")),
         "ein anderer Antragsteller"),
    ],
)  # fmt: skip
def test_f08_kleines_geht_im_sammelantrag(plan: list[Vorgang], absagen: list[tuple[str, str]], warum: str) -> None:
    assert pruefe(*plan) == absagen, warum


def test_f08_zusammen_192000() -> None:
    betraege = foerdere(baue_recht(), leuchten("d", 12_000), leuchten("a", 468_000))[0]
    assert betraege == {"d": ["4800.00"], "a": ["187200.00"]}
