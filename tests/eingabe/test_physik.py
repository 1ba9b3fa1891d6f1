"""Input of physics: what the object must say, what cannot be, and that a table can state it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from massnahmenplan.begriffe.gebaeudetyp import Gebaeudetyp
from massnahmenplan.begriffe.physik.huelle import Huelle
from massnahmenplan.begriffe.physik.waermeerzeuger import Waermeerzeuger
from massnahmenplan.kataloge import lade_stammdaten
from tests.eingabe.werkbank import Werkbank

HAUS = """\
  - id: haus
    name: Haus
    art: wohngebaeude
    heizwaerme_kwh_a: 100000
    waermetraeger: gas
    nutzungsgrad: 0,85
    strom_kwh_a: 20000
    stromtraeger: gas
    flaeche_m2: {wand: 500, dach: 300}
    u_wert_w_m2k: {wand: 1.2}
    lueftung_w_k: 200
"""
NETZ = "  - {id: netz, name: Netz, art: netz, waermetraeger: gas, netzverlust_anteil: 0.2}\n"
STRASSE = "  - {id: strasse, name: Straße, art: strasse, stromtraeger: gas, lichtpunkte: 9, lichtleistung_w: 80}\n"
DAZU = f"objekte:\n{HAUS}{NETZ}{STRASSE}energietraeger:\n  - {{id: gas, emissionsfaktor_g_kwh: 240}}\n"
PUMPE = "{art: waermeerzeuger, traeger: gas, nutzungsgrad: 3}"


def schreibe(
    bank: Werkbank, physik: str, objekt: str = "haus", zweite: str | None = None, dazu: str = DAZU
) -> None:
    """Write the case with physics for the first measure, and for the second one if it is stated."""
    ersetzungen = [("    co2_t_a: 12,5\n", f"    objekt: {objekt}\n    physik: {physik}\n")]
    if zweite is not None:
        ersetzungen.append(("    co2_t_a: 8\n", f"    objekt: {objekt}\n    physik: {zweite}\n"))
    bank.fall(*ersetzungen, dazu=dazu)


@pytest.mark.parametrize(
    ("physik", "objekt", "kennung", "text"),
    [
        ("{art: huele}", "haus", "E203", "„huele“ gibt es nicht"),
        ("{wand_w_m2k: 0.2}", "haus", "E202", "art fehlt"),
        ("huelle", "haus", "E207", "Liste"),
        ("{art: waermeerzeuger, traeger: gas, nutzungsgrad: 0}", "haus", "E204", "mehr als 0"),
        ("{art: waermeerzeuger, traeger: gas}", "haus", "E202", "fehlt"),
        ("{art: waermeerzeuger, traeger: gass, nutzungsgrad: 1}", "haus", "E061", "energietraeger"),
        ("{art: netzanschluss, waermenetz: nezt}", "haus", "E061", "objekte"),
        ("{art: netzanschluss, waermenetz: strasse}", "haus", "E242", "kein Netz (strasse)"),
        ("{art: netzumbau, traeger: gas}", "haus", "E242", "kein Netz (wohngebaeude)"),
        ("{art: netzumbau}", "netz", "E247", "nichts"),
        ("{art: netzumbau, netzverlust_anteil: 0.2}", "netz", "E246", "nicht weniger als heute (0,2)"),
        ("{art: huelle}", "haus", "E247", "kein Bauteil"),
        ("{art: huelle, wand_w_m2k: 1.2}", "haus", "E246", "nicht besser als der heutige (1,2 W/(m²K))"),
        ("{art: huelle, dach_w_m2k: 0.2}", "haus", "E240", "den U-Wert von dach nicht"),
        (
            "{art: waermeerzeuger, traeger: gas, nutzungsgrad: 2, nutzungsgrad_saniert: 4}",
            "haus",
            "E247",
            "Doppelten",
        ),
        ("{art: photovoltaik, ertrag_kwh_a: 50000, eigenverbrauch_anteil: 0.5}", "haus", "E246", "25.000 kWh"),
        ("{art: stromeinsparung, strom_kwh_a: 20001}", "haus", "E246", "mehr, als haus an Strom verbraucht"),
        ("{art: beleuchtung, leistung_w: 30}", "strasse", "E240", "brenndauer_h_a"),
        ("{art: mobilitaet, fahrleistung_km_a: 100}", "haus", "E247", "bisher"),
        ("{art: mobilitaet, fahrleistung_km_a: 1, traeger_alt: gas}", "haus", "E247", "verbrauch_alt_kwh_km"),
        ("{art: begruenung}", "haus", "E247", "nichts wird begrünt"),
        ("{art: begruenung, kuehlstrom_kwh_a: 5}", "haus", "E247", "gehören zusammen"),
    ],
)
def test_was_nicht_geht_wird_am_feld_genannt(
    bank: Werkbank, physik: str, objekt: str, kennung: str, text: str
) -> None:
    schreibe(bank, physik, objekt)
    befund = bank.befund(kennung)
    assert text in befund.text
    assert (befund.feld or "").startswith("massnahmen[pv].physik")
    assert befund.stelle is not None
    assert befund.stelle.zeile == 21


def test_unbekanntes_feld_nennt_die_felder_dieser_art(bank: Werkbank) -> None:
    schreibe(bank, "{art: beleuchtung, leistung_w: 30, stunden: 4000}", "strasse")
    befund = bank.befund("E026")
    assert befund.feld == "massnahmen[pv].physik.stunden"
    assert befund.abhilfe == "Bekannte Felder: art, dimmung_anteil, leistung_w."


def test_ohne_objekt_und_ohne_angaben_am_objekt(bank: Werkbank) -> None:
    bank.fall(("    co2_t_a: 12,5\n", f"    physik: {PUMPE}\n"), dazu=DAZU)
    assert "ohne Objekt" in bank.befund("E240").text
    schreibe(bank, PUMPE, "strasse")
    assert [b.kennung for b in bank.befunde()] == ["E240", "E240"]  # heat, and its carrier


def test_wirkung_doppelt_und_hochlauf(bank: Werkbank) -> None:
    schreibe(bank, f"{PUMPE}\n    co2_t_a: 3")
    assert "als physik und als co2_t_a" in bank.befund("E220").text
    schreibe(bank, f"{PUMPE}\n    hochlauf: ja")
    assert bank.befund("E241").feld == "massnahmen[pv].hochlauf"


def test_zwei_erzeuger_brauchen_einen_ausschluss(bank: Werkbank) -> None:
    schreibe(bank, PUMPE, zweite="{art: netzanschluss, waermenetz: netz}")
    befund = bank.befund("E243")
    assert "mehr als die ganze Wärme von haus" in befund.text
    schreibe(
        bank,
        PUMPE,
        zweite="{art: netzanschluss, waermenetz: netz}",
        dazu=DAZU + "beziehungen:\n  - {art: ausschluss, mitglieder: [pv, licht]}\n",
    )
    assert bank.lies().fall.massnahme_mit_id["pv"].physik
    halb = "{art: waermeerzeuger, traeger: gas, nutzungsgrad: 3, anteil: 0.5}"
    schreibe(bank, halb, zweite=halb)
    bank.lies()


def test_ueberlappung_in_einer_gruppe_ist_doppelt(bank: Werkbank) -> None:
    paar = "beziehungen:\n  - {art: ueberlappung, mitglieder: [pv, licht], anteil: 0.5}\n"
    schreibe(bank, "{art: huelle, wand_w_m2k: 0.2}", zweite=PUMPE, dazu=DAZU + paar)
    assert "folgt schon aus physik" in bank.befund("E245").text


def test_zu_grosse_gruppe_wird_genannt(bank: Werkbank) -> None:
    massnahme = (
        "  - {{id: t{n}, name: T{n}, handlungsfeld: x, kostentraeger: stadt, investition_eur: 1000, objekt: haus, "
        "physik: {{art: stromeinsparung, strom_kwh_a: 100}}}}\n"
    )
    zwoelf = "".join(massnahme.format(n=n) for n in range(12))
    bank.fall(("    co2_t_a: 8\n", "    co2_t_a: 8\n" + zwoelf), dazu=DAZU)
    bank.lies()  # 4,096 sets
    bank.fall(("    co2_t_a: 8\n", "    co2_t_a: 8\n" + zwoelf + massnahme.format(n=12)), dazu=DAZU)
    befund = bank.befund("E244")
    assert "13 Maßnahmen wirken auf Haus" in befund.text
    assert befund.feld == "objekte[haus]"


def test_angegebene_wirkung_an_einem_objekt_mit_physik(bank: Werkbank) -> None:
    schreibe(bank, PUMPE)
    text = (bank.ordner / "fall.yaml").read_text(encoding="utf-8")
    bank.schreibe("fall.yaml", text.replace("    co2_t_a: 8\n", "    co2_t_a: 8\n    objekt: haus\n"))
    assert "es addiert sich" in bank.hinweis("W240").text
    zuviel = "    endenergie_kwh_a: {gas: 200000}\n    objekt: haus\n"  # 117,647 of heat and 20,000 of electricity
    bank.schreibe("fall.yaml", text.replace("    co2_t_a: 8\n", zuviel))
    assert "verbraucht nur" in bank.befund("E246").text


def test_objekt_widerspricht_sich_nicht(bank: Werkbank) -> None:
    schreibe(bank, PUMPE, dazu=DAZU.replace("    nutzungsgrad: 0,85\n", "    waermenetz: netz\n"))
    assert bank.befund("E247").feld == "objekte[haus].waermenetz"
    anteile = "    verlustanteil: {wand: 0.7, dach: 0.4}\n"
    schreibe(bank, PUMPE, dazu=DAZU.replace("    lueftung_w_k: 200\n", anteile))
    assert "weniger als nichts" in bank.befund("E246").text
    schreibe(
        bank, PUMPE, dazu=DAZU.replace("waermetraeger: gas, netzv", "waermetraeger: gas, nutzungsgrad: 1, netzv")
    )
    assert bank.befund("E247").feld == "objekte[netz].nutzungsgrad"


def test_tabelle_mit_spalten_je_angabe(bank: Werkbank) -> None:
    bank.fall(dazu=DAZU)
    text = (bank.ordner / "fall.yaml").read_text(encoding="utf-8")
    anfang, ende = text.index("massnahmen:\n"), text.index("objekte:\n")
    bank.schreibe("fall.yaml", text[:anfang] + text[ende:])
    bank.schreibe(
        "massnahmen.csv",
        "id;name;handlungsfeld;kostentraeger;objekt;investition_eur;physik.art;physik.wand_w_m2k;physik.traeger;"
        "physik.nutzungsgrad\n"
        "wand;Wand;x;stadt;haus;1000;huelle;0,2;;\n"
        "pumpe;Pumpe;x;stadt;haus;1000;waermeerzeuger;;gas;3,5\n",
    )
    wand, pumpe = (m.physik for m in bank.lies().fall.massnahmen)
    assert wand == (Huelle(art="huelle", wand_w_m2k=Decimal("0.2")),)
    assert pumpe == (Waermeerzeuger(art="waermeerzeuger", traeger="gas", nutzungsgrad=Decimal("3.5")),)


def test_gebaeudetyp_liefert_u_werte_und_kommt_in_den_fall(bank: Werkbank) -> None:
    typ = Gebaeudetyp(
        id="MFH_E", name="MFH", baujahr_von=1958, baujahr_bis=1968, u_wert_w_m2k={"dach": Decimal("0.5")}
    )
    bank.stammdaten = replace(bank.stammdaten, gebaeudetypen={"MFH_E": typ, "SFH_A": typ})
    mit_typ = DAZU.replace("    lueftung", "    gebaeudetyp: MFH_E\n    lueftung")
    schreibe(bank, "{art: huelle, dach_w_m2k: 0.2}", dazu=mit_typ)
    fall = bank.lies().fall
    assert fall.gebaeudetypen == (typ,)
    assert fall.wirkungsgruppen[0].u_werte == {"wand": Decimal("1.2"), "dach": Decimal("0.5")}
    schreibe(bank, PUMPE, dazu=DAZU.replace("    lueftung", "    gebaeudetyp: MFH_X\n    lueftung"))
    assert "Meinten Sie „MFH_E“" in (bank.befund("E061").abhilfe or "")


def test_katalog_der_gebaeudetypen() -> None:
    typen = lade_stammdaten().gebaeudetypen
    assert len(typen) == 92
    # TABULA: multi-family house 1958 to 1968
    assert typen["MFH_E"].u_wert_w_m2k == {
        "wand": Decimal("1.2"),
        "dach": Decimal("0.508"),
        "fenster": Decimal("3"),
        "boden": Decimal("1.081"),
    }
    assert all(set(typ.u_wert_w_m2k) == {"wand", "dach", "fenster", "boden"} for typ in typen.values())
    assert all(typ.baujahr_von <= typ.baujahr_bis for typ in typen.values())
