"""Every rule of a programme in words, and nothing of it lost."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.bericht.katalog.aenderungen import Aenderung, Art, aenderungen, wechsel
from massnahmenplan.bericht.katalog.fassung import leistungsart, regeln
from massnahmenplan.bericht.katalog.regel import prozent
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.schreibweise import anzahl, datum, euro_knapp
from massnahmenplan.kataloge import lade_stammdaten
from tests.fallbau import programm

FASSUNGEN = [(p, f) for p in lade_stammdaten().programme.values() for f in p.fassungen]
NAMEN = [f"{p.id}-{f.gilt_ab}" for p, f in FASSUNGEN]
ISFP = {"punkte": "0.05", "wenn": {"merkmale": ["isfp"]}, "stelle": "2"}
KOPF = {"gilt_ab", "gilt_bis", "stand", "pruefen_bis", "nach_pause", "quelle", "hinweis", "rechtsgrundlage"}


def fassung(**felder: Any) -> Fassung:
    return Programm.model_validate(programm("p", **felder)).fassungen[0]


def texte(thema: str, **felder: Any) -> list[str]:
    return [regel.text for regel in regeln(fassung(**felder)) if regel.thema == thema]


def angaben(wert: Any, oben: bool = True) -> Iterator[Any]:
    """Yield every figure and text of the rules that is not the default."""
    if isinstance(wert, Grundform):
        for name, feld in type(wert).model_fields.items():
            inhalt = getattr(wert, name)
            if not (oben and name in KOPF) and inhalt != feld.get_default(
                call_default_factory=True, validated_data={}
            ):
                yield from angaben(inhalt, oben=False)
    elif isinstance(wert, dict):
        for name, teil in wert.items():
            yield name
            yield from angaben(teil, oben=False)
    elif isinstance(wert, tuple):
        for teil in wert:
            yield from angaben(teil, oben=False)
    elif isinstance(wert, Decimal | date | int | str) and not isinstance(wert, bool):
        yield wert


def schreibweisen(wert: Any) -> set[str]:
    if isinstance(wert, Decimal):
        return {anzahl(wert), prozent(wert), euro_knapp(wert)}
    return {datum(wert)} if isinstance(wert, date) else {" ".join(str(wert).split())}


# words for the values of an enumeration, shown in place of the value itself
UEBERSETZT = {
    "antrag", "bewilligung", "keine", "inbetriebnahme", "nach_nachweis", "nach_baufortschritt", "jahresraten",
    "kosten", "zuschuss", "massnahme", "wohneinheit", "m2", "menge", "objekt_jahr", "antragsteller_jahr",
    "gesamt", "gefoerdert", "anderen_teilen", "annuitaet", "raten", "waerme", "umweltwaerme", "kaufmaennisch",
    "abwaerts", "beides", "eines", "objekt", "gebiet", "antragsteller", *("V1", "V2", "V3", "G", "offen"),
}  # fmt: skip


@pytest.mark.parametrize(("_p", "eine"), FASSUNGEN, ids=NAMEN)
def test_keine_zahl_und_kein_wort_der_regeln_geht_verloren(_p: Programm, eine: Fassung) -> None:
    ganz = " ".join(f"{regel.thema} {regel.text} {regel.stelle or ''}" for regel in regeln(eine))
    ganz = " ".join(ganz.split())
    fehlend = {
        wert
        for wert in angaben(eine)
        if not (isinstance(wert, str) and wert in UEBERSETZT)
        and wert not in (0, Decimal(0), eine.lesart)
        and not any(schreibung in ganz for schreibung in schreibweisen(wert))
    }
    assert fehlend - {*(eine.lesart or {}), *(eine.lesart or {}).values()} - {eine.fristen.stelle} <= ohne_zeile(
        eine
    )


def ohne_zeile(eine: Fassung) -> set[str | None]:
    """Return clauses of rules that say nothing beyond their clause, and points of schedules that are nought."""
    nullboni = (
        {b.stelle for b in eine.satz.boni if not b.punkte and not b.einkommensstufen} if eine.satz else set()
    )
    boni = {
        m for b in (eine.satz.boni if eine.satz else ()) if b.stelle in nullboni for m in b.wenn.genannte_merkmale
    }
    return {eine.foerderfaehig.stelle, eine.minimum.stelle, eine.kumulierung.stelle, *nullboni, *boni}


@pytest.mark.parametrize(
    ("felder", "thema", "erwartet"),
    [
        ({}, "Satz", ["40 %"]),
        (
            {"satz": {"grund": "0.25", "finanzschwach": "0.4", "stelle": "1"}},
            "Satz",
            ["25 %, finanzschwache Kommunen 40 %"],
        ),
        (
            {"satz": {"grund": "0.3", "boni": [ISFP], "stelle": "1"}},
            "Bonus",
            ["+5 % (mit isfp)"],
        ),
        (
            {
                "hoechstgrenzen": [
                    {
                        "je": "wohneinheit",
                        "stufen": [{"bis": 1, "eur": 28000}, {"bis": 6, "eur": 15000}, {"eur": 8000}],
                        "geteilt": {"name": "g", "je": "objekt"},
                        "stelle": "8.3",
                    }
                ]
            },
            "Höchstgrenze",
            [
                "der förderfähigen Kosten: bis 1: 28.000 €, über 1 bis 6: 15.000 €, über 6: 8.000 € "
                "je Wohneinheit, gemeinsam je Objekt auf Dauer (g)"
            ],
        ),
        ({"minimum": {"kosten_eur": 300}}, "Mindestkosten", ["300 €"]),
        (
            {"kumulierung": {"ausgeschlossen": ["a", "b"], "quote": "0.6", "quote_kommune": "0.9"}},
            "Kumulierung",
            ["nicht neben a, b", "zusammen mit anderen höchstens 60 %, Kommunen 90 % der Kosten"],
        ),
        (
            {"fristen": {"startsperre": "bewilligung", "vorlauf_monate": 6}},
            "Antrag",
            ["Bewilligung vor Baubeginn, Vorlauf 6 Monate"],
        ),
        ({"satz": None, "nur_auskunft": "kein Satz"}, "Nur Auskunft", ["Gerechnet wird nichts: kein Satz"]),
    ],
)  # fmt: skip
def test_regel_in_worten(felder: dict[str, Any], thema: str, erwartet: list[str]) -> None:
    assert texte(thema, **felder) == erwartet


def test_art_der_leistung() -> None:
    kredit = {"kredit": {"laufzeit_jahre": 10, "stelle": "1"}}
    assert [leistungsart(fassung()), leistungsart(fassung(**kredit))] == ["Zuschuss", "Kredit"]
    assert leistungsart(fassung(satz=None, nur_auskunft="x")) == "Auskunft"


def test_aenderung_stellt_alte_und_neue_zahl_nebeneinander() -> None:
    grenze = [{"je": "wohneinheit", "stufen": [{"bis": 1, "eur": 28000}, {"eur": 8000}], "stelle": "1"}]
    neue = [{"je": "wohneinheit", "stufen": [{"bis": 1, "eur": 27250}, {"eur": 8000}], "stelle": "2"}]
    (aenderung,) = aenderungen(fassung(hoechstgrenzen=grenze), fassung(hoechstgrenzen=neue))
    assert (aenderung.thema, aenderung.zahlen) == ("Höchstgrenze", (("28.000 €", "27.250 €"),))


def test_andere_worte_sind_keine_zahlen() -> None:
    aenderung = Aenderung("Satz", "30 % (mit isfp)", "15 % (mit wpb)")
    assert aenderung.zahlen == ()
    assert Aenderung("Satz", None, "15 %").zahlen == ()


def test_neue_und_entfallene_regeln() -> None:
    alt, neu = fassung(minimum={"kosten_eur": 300}), fassung(kumulierung={"allein": True})
    assert aenderungen(alt, neu) == (
        Aenderung("Kumulierung", None, "keine andere Förderung daneben"),
        Aenderung("Mindestkosten", "300 €", None),
    )


def test_gleiche_regeln_aendern_nichts() -> None:
    assert aenderungen(fassung(), fassung(satz={"grund": "0.4", "stelle": "andere Fundstelle"})) == ()


def mit_zeitplan() -> Programm:
    daten = programm("p", gilt_bis="2027-12-31")
    daten["fassungen"][0]["satz"] = {
        "grund": {"nach_antrag": {"2020-01-01": "0.4", "2027-03-01": "0.3"}},
        "stelle": "1",
    }
    return Programm.model_validate(daten)


@pytest.mark.parametrize(
    ("ab", "bis", "erwartet"),
    [
        (date(2027, 2, 28), date(2027, 12, 30), [(date(2027, 3, 1), Art.AENDERT_SICH)]),
        (date(2027, 3, 1), date(2027, 12, 31), [(date(2027, 12, 31), Art.ENDET)]),
        (date(2019, 6, 1), date(2020, 6, 1), [(date(2020, 1, 1), Art.BEGINNT)]),
    ],
)
def test_was_in_einem_zeitraum_geschieht(ab: date, bis: date, erwartet: list[tuple[date, Art]]) -> None:
    gefunden = wechsel([mit_zeitplan()], ab, bis)
    assert [(schritt.am, schritt.art) for schritt in gefunden] == erwartet
    if gefunden[0].art is Art.AENDERT_SICH:
        assert gefunden[0].aenderungen[0].zahlen == (("40 %", "30 %"),)
