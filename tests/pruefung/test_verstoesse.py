"""Every kind of violation is named, with figures, and never ends in a crash."""

import pytest

from massnahmenplan.ergebnis import Planschritt
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import schritt, verstoesse

JAHRE = range(2027, 2031)


def grenzen(fall: Planungsfall, *schritte: Planschritt) -> list[str]:
    return [verstoss.grenze for verstoss in verstoesse(fall, *schritte)]


def test_guter_plan_hat_keine_verstoesse() -> None:
    fall = baue_fall([massnahme("A"), massnahme("B")], haushalt=ansaetze("100000", JAHRE))
    assert verstoesse(fall, schritt("A", 2027), schritt("B", 2028)) == []
    assert verstoesse(fall) == []


def test_unbekannte_massnahme_variante_und_programm_werden_genannt() -> None:
    fall = baue_fall([massnahme("A"), massnahme("B")])
    liste = verstoesse(
        fall,
        schritt("Z", 2027),
        schritt("A", 2027, variante="gross"),
        schritt("B", 2027, ("gibtsnicht", "2026-12-31")),
    )
    assert [v.grenze for v in liste] == ["massnahme:A", "massnahme:Z", "foerderung:B"]
    assert "„gross“ gibt es nicht" in liste[0].text
    assert "„gibtsnicht“ gehört nicht zum Fall" in liste[2].text


def test_doppelte_massnahme() -> None:
    fall = baue_fall([massnahme("A")])
    assert grenzen(fall, schritt("A", 2027), schritt("A", 2028)) == ["massnahme:A"]


@pytest.mark.parametrize("beginn", [2026, 2031, 1990, 2150])
def test_ausserhalb_des_plans(beginn: int) -> None:
    assert grenzen(baue_fall([massnahme("A")]), schritt("A", beginn)) == ["fenster:A"]


def test_fenster_der_massnahme() -> None:
    fall = baue_fall([massnahme("A", fruehester_beginn=2028, spaetestes_ende=2029, dauer_bau=2)])
    assert grenzen(fall, schritt("A", 2028)) == []
    (zu_frueh,) = verstoesse(fall, schritt("A", 2027))
    assert "beginnt 2027, frühestens erlaubt ist 2028" in zu_frueh.text
    (zu_spaet,) = verstoesse(fall, schritt("A", 2029))
    assert "wird Ende 2030 fertig, spätestens erlaubt ist 2029" in zu_spaet.text


def test_pflicht_fehlt() -> None:
    assert grenzen(baue_fall([massnahme("A", pflicht=True)])) == ["pflicht:A"]


@pytest.mark.parametrize(
    ("art", "wert", "gut", "schlecht"),
    [
        ("muss", None, [schritt("A", 2027)], []),
        ("darf_nicht", None, [], [schritt("A", 2027)]),
        ("jahr", "2028", [schritt("A", 2028)], [schritt("A", 2029)]),
        ("nicht_vor", "2029", [schritt("A", 2029)], [schritt("A", 2028)]),
        ("variante", "gross", [schritt("A", 2027, variante="gross")], [schritt("A", 2027)]),
        ("variante", "basis", [schritt("A", 2027)], [schritt("A", 2027, variante="gross")]),
        ("foerderung", "alt", [schritt("A", 2027, ("alt", "2026-12-31"))], [schritt("A", 2027)]),
        ("foerderung", "keine", [schritt("A", 2027)], [schritt("A", 2027, ("alt", "2026-12-31"))]),
    ],
)
def test_festlegung(art: str, wert: str | None, gut: list[Planschritt], schlecht: list[Planschritt]) -> None:
    fall = baue_fall(
        [massnahme("A", art="led")],
        varianten=[{"massnahme": "A", "id": "gross", "investition_eur": 200_000}],
        programme=[programm("alt")],
        festlegungen=[{"massnahme": "A", "art": art, "wert": wert, "beschluss": "BV 12/2026"}],
    )
    assert grenzen(fall, *gut) == []
    (verstoss,) = verstoesse(fall, *schlecht)
    assert verstoss.grenze == "festlegung:A"
    assert "BV 12/2026" in verstoss.text
    if art != "muss":
        assert grenzen(fall) == []  # nothing carried out, nothing decided wrongly


@pytest.mark.parametrize(
    ("art", "anzahl", "gewaehlt", "wort"),
    [
        ("ausschluss", None, "AB", "höchstens 1"),
        ("gruppe_hoechstens", 2, "ABC", "höchstens 2"),
        ("gruppe_mindestens", 2, "A", "mindestens 2"),
        ("gruppe_genau", 2, "A", "mindestens 2"),
        ("gruppe_genau", 1, "AB", "höchstens 1"),
        ("gruppe_hoechstens", 0, "A", "höchstens 0"),
    ],
)
def test_gruppe(art: str, anzahl: int | None, gewaehlt: str, wort: str) -> None:
    gruppe = {"id": "G", "art": art, "mitglieder": "A, B, C", "anzahl": anzahl}
    fall = baue_fall([massnahme(k) for k in "ABC"], beziehungen=[gruppe])
    (verstoss,) = verstoesse(fall, *(schritt(k, 2027) for k in gewaehlt))
    assert verstoss.grenze == f"{art}:G"
    assert verstoss.text.endswith(f"erlaubt sind {wort}.")


@pytest.mark.parametrize(
    ("art", "felder", "gut", "schlecht"),
    [
        # A is built in two years; A begun in 2027 is done at the end of 2028.
        ("vorgaenger", {}, 2029, 2028),
        ("vorgaenger", {"abstand": 1}, 2030, 2029),
        ("vorgaenger", {"hoechstabstand": 0}, 2029, 2030),
        ("anfangsfolge", {"abstand": 1}, 2028, 2027),
        ("anfangsfolge", {"abstand": 1, "hoechstabstand": 2}, 2029, 2030),
        ("voraussetzung", {}, 2029, 2028),
    ],
)
def test_reihenfolge(art: str, felder: dict[str, int], gut: int, schlecht: int) -> None:
    folge = {"art": art, "mitglieder": "A, B", **felder}
    fall = baue_fall([massnahme("A", dauer_bau=2), massnahme("B")], beziehungen=[folge])
    assert grenzen(fall, schritt("A", 2027), schritt("B", gut)) == []
    (verstoss,) = verstoesse(fall, schritt("A", 2027), schritt("B", schlecht))
    assert verstoss.grenze == f"{art}:A-B"
    assert str(schlecht) in verstoss.text
    assert grenzen(fall, schritt("A", 2027)) == []


def test_voraussetzung_fehlt() -> None:
    for art, erwartet in (("voraussetzung", ["voraussetzung:A-B"]), ("vorgaenger", [])):
        fall = baue_fall([massnahme("A"), massnahme("B")], beziehungen=[{"art": art, "mitglieder": "A, B"}])
        assert grenzen(fall, schritt("B", 2028)) == erwartet


def test_haushalt_fehlt_ein_cent() -> None:
    fall = baue_fall([massnahme("A")], haushalt=ansaetze(["0", "99999.99", "0", "0"], JAHRE))
    (verstoss,) = verstoesse(fall, schritt("A", 2028))
    assert verstoss.grenze == "haushalt:stadt:investiv:2028"
    assert (str(verstoss.betrag), verstoss.einheit) == ("0.01", "EUR")
    genau = baue_fall([massnahme("A")], haushalt=ansaetze(["0", "100000.00", "0", "0"], JAHRE))
    assert grenzen(genau, schritt("A", 2028)) == []


def test_konsumtiver_haushalt_fehlt() -> None:
    fall = baue_fall([massnahme("A", betriebskosten_eur_a=11)], haushalt=ansaetze("10", JAHRE, art="konsumtiv"))
    assert grenzen(fall, schritt("A", 2029)) == ["haushalt:stadt:konsumtiv:2030"]


def test_topf_ueberzogen() -> None:
    fall = baue_fall([massnahme("A", art="led")], programme=[programm("neu")], toepfe={"neu": {2027: "39999.99"}})
    (verstoss,) = verstoesse(fall, schritt("A", 2028, ("neu", "2027-12-31")))
    assert verstoss.grenze == "topf:neu:2027"
    assert str(verstoss.betrag) == "0.01"


def test_ressource_und_fenster_ueberzogen() -> None:
    fall = baue_fall(
        [massnahme(k, bedarf={"leitung": "0.6"}) for k in "AB"],
        ressourcen=[{"id": "leitung", "einheit": "VZÄ", "menge": 1, "fenster": 2}],
    )
    assert grenzen(fall, schritt("A", 2027), schritt("B", 2029)) == []
    (verstoss,) = verstoesse(fall, schritt("A", 2027), schritt("B", 2028))
    assert verstoss.grenze == "ressource:leitung:2028"
    assert "2027–2028" in verstoss.text
    assert (str(verstoss.betrag), verstoss.einheit) == ("0.2", "VZÄ")


def test_hartes_ziel_verfehlt_weiches_nicht_beanstandet() -> None:
    hart = {"id": "Z", "art": "minderung_jahr", "jahr": 2030, "wert": "10.0010"}
    (verstoss,) = verstoesse(baue_fall([massnahme("A")], ziele=[hart]), schritt("A", 2027))
    assert (verstoss.grenze, str(verstoss.betrag), verstoss.einheit) == ("ziel:Z", "0.001000000", "t")
    weich = hart | {"ueberschreitungspreis": 1}
    assert grenzen(baue_fall([massnahme("A")], ziele=[weich]), schritt("A", 2027)) == []


@pytest.mark.parametrize(
    ("wahl", "grund"),
    [
        (("alt", "2027-01-01"), "Vor dem Baubeginn"),
        (("alt", "2026-02-28"), "Stichtag"),
        (("alt", "2019-12-31"), "gilt keine Fassung"),
    ],
)
def test_unzulaessiger_antrag_wird_mit_grund_genannt_und_bringt_kein_geld(
    wahl: tuple[str, str], grund: str
) -> None:
    fall = baue_fall([massnahme("A", art="led")], programme=[programm("alt")])
    (verstoss,) = verstoesse(fall, schritt("A", 2027, wahl))
    assert verstoss.grenze == "foerderung:A"
    assert grund in verstoss.text


def test_zweimal_dasselbe_programm_wird_abgelehnt() -> None:
    fall = baue_fall([massnahme("A", art="led")], programme=[programm("alt")])
    doppelt = schritt("A", 2027, ("alt", "2026-12-31"), ("alt", "2026-12-30"))
    assert grenzen(fall, doppelt) == ["foerderung:A"]


def test_schlechter_plan_nennt_alles_auf_einmal() -> None:
    fall = baue_fall(
        [
            massnahme("A", pflicht=True),
            massnahme("B", dauer_bau=2),
            massnahme("C", art="led", bedarf={"leitung": 2}),
        ],
        haushalt=ansaetze("10000", JAHRE),
        beziehungen=[{"art": "vorgaenger", "mitglieder": "B, C"}],
        ressourcen=[{"id": "leitung", "einheit": "VZÄ", "menge": 1}],
        programme=[programm("neu")],
        toepfe={"neu": {2026: 1}},
        ziele=[{"id": "Z", "art": "minderung_jahr", "jahr": 2030, "wert": 100}],
    )
    liste = grenzen(fall, schritt("B", 2030), schritt("C", 2027, ("neu", "2026-12-31")), schritt("D", 2027))
    assert liste == [
        "massnahme:D",
        "fenster:B",
        "pflicht:A",
        "vorgaenger:B-C",
        "haushalt:stadt:investiv:2027",
        "haushalt:stadt:investiv:2030",
        "topf:neu:2026",
        "ressource:leitung:2027",
        "ziel:Z",
    ]
