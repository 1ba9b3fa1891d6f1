"""Fault list D: logic of the case. The number in a name is that of the finding's code."""

import unicodedata

import pytest

from massnahmenplan.eingabe.querpruefung import umfang
from tests.eingabe.werkbank import FALL, Werkbank


def beziehung(art: str, mitglieder: str = "pv, licht", **felder: str) -> str:
    angaben = "".join(f", {name}: {wert}" for name, wert in felder.items())
    return f"  - {{art: {art}, mitglieder: [{mitglieder}]{angaben}}}\n"


def festlegung(art: str, wert: str = "", massnahme: str = "pv", beschluss: str = "B 1") -> str:
    angabe = f", wert: {wert}" if wert else ""
    return f"  - {{massnahme: {massnahme}, art: {art}{angabe}, beschluss: '{beschluss}'}}\n"


@pytest.mark.parametrize(
    ("alt", "neu", "dazu", "feld", "abhilfe"),
    [
        ("jahr: 2027", "jahr: 2027", "objekte: []\n", "", ""),
        (
            "kostentraeger: stadt\n    inv",
            "kostentraeger: statd\n    inv",
            "",
            "massnahmen[pv].kostentraeger",
            "stadt",
        ),
        (
            "{kostentraeger: stadt, jahr: 2027",
            "{kostentraeger: Stadt, jahr: 2027",
            "",
            "haushalt[1].kostentraeger",
            "stadt",
        ),
        (
            "co2_t_a: 8",
            "objekt: schule",
            "objekte:\n  - {id: schule1, name: S, art: platz}\n",
            "massnahmen[licht].objekt",
            "schule1",
        ),
        (
            "co2_t_a: 8",
            "bedarf: {bauleitng: 1}",
            "ressourcen:\n  - {id: bauleitung, einheit: VZÄ, menge: 1}\n",
            "massnahmen[licht].bedarf.bauleitng",
            "bauleitung",
        ),
        (
            "co2_t_a: 8",
            "endenergie_kwh_a: {strm: 1}",
            "energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: 1}\n",
            "massnahmen[licht].endenergie_kwh_a.strm",
            "strom",
        ),
        (
            "id: pv",
            "id: pv",
            "beziehungen:\n" + beziehung("ausschluss", "pv, lich"),
            "beziehungen[1].mitglieder",
            "licht",
        ),
        ("id: pv", "id: pv", "varianten:\n  - {massnahme: lihct, id: v}\n", "varianten[v].massnahme", "licht"),
        (
            "id: pv",
            "id: pv",
            "festlegungen:\n" + festlegung("muss", massnahme="lich"),
            "festlegungen[1].massnahme",
            "licht",
        ),
        (
            "id: pv",
            "id: pv",
            "festlegungen:\n" + festlegung("variante", "bassis"),
            "festlegungen[1].wert",
            "basis",
        ),
        (
            "id: pv",
            "id: pv",
            "festlegungen:\n" + festlegung("foerderung", "keiner"),
            "festlegungen[1].wert",
            "keine",
        ),
        ("id: pv", "id: pv", "foerderprogramme:\n  - id: krll\n", "foerderprogramme[krll].id", "krl"),
        (
            "id: pv",
            "id: pv",
            "energietraeger:\n  - {id: s, emissionsfaktor_g_kwh: iinas.stromix}\n",
            "energietraeger[s].emissionsfaktor_g_kwh",
            "iinas.strommix",
        ),
    ],
)
def test_61_unbekannte_kennung_nennt_die_naechste(
    bank: Werkbank, alt: str, neu: str, dazu: str, feld: str, abhilfe: str
) -> None:
    bank.fall((alt, neu), dazu=dazu)
    if not feld:
        assert bank.lies().fall.objekte == ()
        return
    befund = bank.befund("E061")
    assert befund.feld == feld
    assert befund.stelle is not None
    assert befund.stelle.spalte is not None
    assert f"„{abhilfe}“" in str(befund.abhilfe)


def test_61_mitglied_wird_genau_gezeigt(bank: Werkbank) -> None:
    bank.fall(dazu="beziehungen:\n  - art: ausschluss\n    mitglieder:\n      - pv\n      - lcht\n")
    zeile = FALL.count("\n") + 5
    assert str(bank.befund("E061").stelle) == f"fall.yaml:{zeile}:9"


def test_61_fast_bekannte_massnahmenart_ist_ein_hinweis(bank: Werkbank) -> None:
    bank.fall(("art: aussenbeleuchtung", "art: aussenbeleuchtng"))
    assert bank.hinweis("W061").abhilfe == "Meinten Sie „aussenbeleuchtung“?"


@pytest.mark.parametrize(
    ("erste", "zweite"),
    [
        ("pv", "pv"),
        ("pv", "PV"),
        ("strasse", "straße"),
        ("pv", "' pv '"),
        ("Ü", unicodedata.normalize("NFD", "ü")),
    ],
)
def test_62_doppelte_kennung_nennt_beide_stellen(bank: Werkbank, erste: str, zweite: str) -> None:
    bank.fall(("id: pv", f"id: {erste}"), ("id: licht", f"id: {zweite}"))
    befund = next(b for b in bank.befunde() if b.kennung == "E062")
    assert str(befund.stelle) == "fall.yaml:21:9"
    assert "fall.yaml:15:9" in befund.text


def test_62_doppelter_ansatz(bank: Werkbank) -> None:
    bank.fall(("jahr: 2028", "jahr: 2027"), ("jahr: 2030", "jahr: 2028"), ("ende: 2030", "ende: 2029"))
    befund = bank.befund("E062")
    assert (str(befund.stelle), befund.feld) == ("fall.yaml:11:34", "haushalt[2].jahr")
    assert "fall.yaml:10:34" in befund.text


@pytest.mark.parametrize(("kennung", "code"), [("Basis", "E214"), ("v1", "E062")])
def test_62_variantenkennung(bank: Werkbank, kennung: str, code: str) -> None:
    bank.fall(dazu=f"varianten:\n  - {{massnahme: pv, id: v1}}\n  - {{massnahme: pv, id: {kennung}}}\n")
    assert bank.befund(code).feld == "varianten.id"


def test_62_gleiche_variante_zweier_massnahmen_ist_erlaubt(bank: Werkbank) -> None:
    bank.fall(dazu="varianten:\n  - {massnahme: pv, id: v1}\n  - {massnahme: licht, id: v1}\n")
    assert len(bank.lies().fall.varianten) == 2


def test_63_kreis_wird_gezeigt(bank: Werkbank) -> None:
    bank.fall(dazu="beziehungen:\n" + beziehung("vorgaenger") + beziehung("voraussetzung", "licht, pv"))
    befund = bank.befund("E063")
    assert "pv → licht → pv" in befund.text or "licht → pv → licht" in befund.text
    assert "fall.yaml:30:35" in str(befund.abhilfe)
    assert "fall.yaml:31:38" in str(befund.abhilfe)


def test_63_gemeinsamer_beginn_ist_kein_kreis(bank: Werkbank) -> None:
    bank.fall(dazu="beziehungen:\n" + beziehung("anfangsfolge") + beziehung("anfangsfolge", "licht, pv"))
    assert len(bank.lies().fall.beziehungen) == 2


def test_64_beziehung_mit_sich_selbst(bank: Werkbank) -> None:
    bank.fall(dazu="beziehungen:\n" + beziehung("vorgaenger", "pv, pv"))
    assert "pv steht mit sich selbst" in bank.befund("E064").text


@pytest.mark.parametrize("pflicht", [True, False])
def test_65_muss_und_darf_nicht(bank: Werkbank, pflicht: bool) -> None:
    if pflicht:
        bank.fall(("co2_t_a: 12,5", "pflicht: ja"), dazu="festlegungen:\n" + festlegung("darf_nicht"))
    else:
        bank.fall(dazu="festlegungen:\n" + festlegung("muss") + festlegung("darf_nicht"))
    befund = bank.befund("E065")
    stelle = "pflicht: ja in fall.yaml:20:14" if pflicht else "Festlegung muss in fall.yaml:30:26"
    assert stelle in befund.text


def test_65_voraussetzung_untersagt(bank: Werkbank) -> None:
    bank.fall(
        dazu="beziehungen:\n"
        + beziehung("voraussetzung")
        + "festlegungen:\n"
        + festlegung("darf_nicht")
        + festlegung("muss", massnahme="licht")
    )
    assert "Voraussetzung pv untersagt" in bank.befund("E065").text


@pytest.mark.parametrize(
    ("felder", "text"),
    [
        ("fruehester_beginn: 2031", "nach dem Ende des Plans (2030)"),
        ("spaetestes_ende: 2026", "vor dem Beginn des Plans (2027)"),
        ("fruehester_beginn: 2029\n    spaetestes_ende: 2028", "Ende 2029 fertig, das Fenster endet aber 2028"),
        ("dauer_bau: 3\n    spaetestes_ende: 2028", "Ende 2029 fertig, das Fenster endet aber 2028"),
        ("dauer_bau: 5\n    pflicht: ja", "Ende 2031 fertig, das Fenster endet aber 2030"),
    ],
)
def test_66_unmoegliches_zeitfenster(bank: Werkbank, felder: str, text: str) -> None:
    bank.fall(("co2_t_a: 12,5", f"co2_t_a: 12,5\n    {felder}"))
    befund = bank.befund("E066")
    assert text in befund.text
    assert befund.stelle is not None
    assert befund.stelle.zeile is not None
    assert befund.stelle.zeile >= 15


def test_66_nur_der_plan_ist_zu_kurz(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 12,5", "co2_t_a: 12,5\n    dauer_bau: 5"))
    assert "kann nicht gewählt werden" in bank.hinweis("W066").text


def test_66_fenster_einer_variante(bank: Werkbank) -> None:
    bank.fall(dazu="varianten:\n  - {massnahme: pv, id: v, dauer_bau: 3, spaetestes_ende: 2028}\n")
    assert bank.befund("E066").feld == "varianten[v].spaetestes_ende"


def test_67_vorgaenger_wird_nicht_rechtzeitig_fertig(bank: Werkbank) -> None:
    bank.fall(
        ("co2_t_a: 12,5", "co2_t_a: 12,5\n    dauer_bau: 3"),
        ("co2_t_a: 8", "co2_t_a: 8\n    spaetestes_ende: 2030"),
        dazu="beziehungen:\n" + beziehung("vorgaenger"),
    )
    # pv: 2027, 2028, 2029; licht needs 2 years and ends 2030: it begins 2029 at the latest, 2030 at the earliest
    befund = bank.befund("E067")
    assert "pv kann frühestens 2027 beginnen; + 3 Jahre Dauer + 0 Abstand = 2030" in befund.text
    assert "licht muss spätestens 2029 beginnen" in befund.text


def test_67_genau_rechtzeitig_ist_erlaubt(bank: Werkbank) -> None:
    bank.fall(
        ("co2_t_a: 12,5", "co2_t_a: 12,5\n    dauer_bau: 2"),
        ("co2_t_a: 8", "co2_t_a: 8\n    spaetestes_ende: 2030"),
        dazu="beziehungen:\n" + beziehung("vorgaenger"),
    )
    assert bank.lies().fall.beziehungen[0].art == "vorgaenger"


def test_67_nur_der_plan_ist_zu_kurz(bank: Werkbank) -> None:
    bank.fall(
        ("co2_t_a: 12,5", "co2_t_a: 12,5\n    dauer_bau: 3"), dazu="beziehungen:\n" + beziehung("vorgaenger")
    )
    assert "beide zusammen sind nicht möglich" in bank.hinweis("W067").text


@pytest.mark.parametrize(
    ("dazu", "text"),
    [
        ("beziehungen:\n" + beziehung("ausschluss"), "erlaubt höchstens 1, verpflichtend sind 2: pv, licht"),
        ("beziehungen:\n" + beziehung("gruppe_hoechstens", anzahl="1"), "erlaubt höchstens 1"),
        ("beziehungen:\n" + beziehung("gruppe_genau", anzahl="0"), "erlaubt höchstens 0"),
    ],
)
def test_68_zu_viele_pflichten(bank: Werkbank, dazu: str, text: str) -> None:
    bank.fall(dazu=dazu + "festlegungen:\n" + festlegung("muss") + festlegung("muss", massnahme="licht"))
    assert text in bank.befund("E068").text


def test_68_zu_wenige_moegliche(bank: Werkbank) -> None:
    bank.fall(
        dazu="beziehungen:\n"
        + beziehung("gruppe_mindestens", anzahl="2")
        + "festlegungen:\n"
        + festlegung("darf_nicht")
    )
    assert bank.befund("E068").text == "verlangt 2 Maßnahmen, nur 1 ist nicht untersagt"


def test_69_abgelaufenes_programm_mit_quelle_und_datum(bank: Werkbank) -> None:
    jahre = [("beginn: 2027", "beginn: 2032"), ("ende: 2030", "ende: 2032"), ("jahr: 2027", "jahr: 2032")]
    bank.fall(*jahre, dazu="foerderprogramme:\n  - id: krl\n")
    text = bank.hinweis("W069").text
    assert text == "endete am 31.12.2029 (https://example.org/krl); ab dem 01.01.2031 ist kein Antrag möglich"


def test_70_programm_endet_im_plan(bank: Werkbank) -> None:
    bank.fall(dazu="foerderprogramme:\n  - id: krl\n")
    assert "krl (31.12.2029)" in bank.hinweis("W070").text


@pytest.mark.parametrize(
    ("ende", "jahre"),
    [("2026", "0 Jahre"), ("2025", "0 Jahre"), ("2022", "0 Jahre"), ("1990", "0 Jahre"), ("2087", "61 Jahre")],
)
def test_71_zeitraum(bank: Werkbank, ende: str, jahre: str) -> None:
    bank.fall(("ende: 2030", f"ende: {ende}"))
    befund = bank.befund("E071")
    assert str(befund.stelle) == "fall.yaml:4:9"
    assert jahre in befund.text


@pytest.mark.parametrize("jahr", ["-1", "0", "9999"])
@pytest.mark.parametrize("feld", ["beginn: 2027", "ende: 2030"])
def test_71_jahre_die_es_nicht_gibt(bank: Werkbank, feld: str, jahr: str) -> None:
    bank.fall((feld, f"{feld.partition(':')[0]}: {jahr}"))
    assert bank.befund("E204").feld == f"projekt.{feld.partition(':')[0]}"


@pytest.mark.parametrize("ende", ["2027", "2086"])
def test_71_ein_jahr_und_sechzig_jahre_sind_erlaubt(bank: Werkbank, ende: str) -> None:
    kopf, rest = FALL.split("haushalt:\n")
    bank.schreibe("fall.yaml", kopf.replace("ende: 2030", f"ende: {ende}") + rest[rest.index("massnahmen:") :])
    assert bank.lies().fall.projekt.ende == int(ende)


def test_72_fehlende_haushaltsjahre(bank: Werkbank) -> None:
    bank.fall(("  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 100000}\n", ""), ("jahr: 2030", "jahr: 2031"))
    befund = bank.befund("E072")
    text = "stadt (investiv) hat keinen Ansatz für 2028, 2030"
    assert befund.text == f"{text}, aber einen für 2031 außerhalb des Plans (2027–2030)"
    assert (befund.wert, str(befund.stelle)) == ("2031", "fall.yaml:12:34")  # the row that is out of place
    assert befund.abhilfe == "Jedes Jahr des Plans angeben; kein Geld ist der Betrag 0."


def test_72_fehlt_nur_ein_jahr_steht_der_befund_beim_ersten(bank: Werkbank) -> None:
    bank.fall(("  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 100000}\n", ""))
    befund = bank.befund("E072")
    assert (befund.text, befund.wert) == ("stadt (investiv) hat keinen Ansatz für 2028", "2027")


def test_72_ansatz_ausserhalb_des_plans_und_traeger_ohne_haushalt(bank: Werkbank) -> None:
    bank.fall(
        ("haushalt:\n", "haushalt:\n  - {kostentraeger: stadt, jahr: 2026, betrag_eur: 1}\n"),
        ("kostentraeger: stadt\n    art", "kostentraeger: werke\n    art"),
        ("haushalt:", "  - {id: werke, name: Werke, art: unternehmen, uebertrag_anteil: 1}\nhaushalt:"),
    )
    assert "2026" in str(bank.hinweis("W072").wert)
    assert bank.hinweis("W073").feld == "kostentraeger[werke].id"
    assert bank.hinweis("W217").feld == "kostentraeger[werke].uebertrag_anteil"


def test_72_uebertrag_wirkt_auch_im_konsumtiven_haushalt(bank: Werkbank) -> None:
    bank.fall(
        ("art: kommune", "art: kommune\n    uebertrag_anteil: 1\n    liquiditaetslinie_eur: 5"),
        *[(f"jahr: {jahr},", f"jahr: {jahr}, art: konsumtiv,") for jahr in range(2027, 2031)],
    )
    assert bank.hinweis("W217").feld == "kostentraeger[stadt].liquiditaetslinie_eur"


def test_nicht_ausgewertete_angaben_zum_traeger(bank: Werkbank) -> None:
    bank.fall(("art: kommune", "art: kommune\n    vorsteuerabzug: ja"))
    hinweis = bank.hinweis("W218")
    assert hinweis.feld == "kostentraeger[stadt].vorsteuerabzug"
    assert hinweis.text == "wird von dieser Version noch nicht ausgewertet"


def test_72_ressource_ohne_jahre(bank: Werkbank) -> None:
    bank.fall(dazu="ressourcen:\n  - {id: stab, einheit: VZÄ, menge: {2027: 1, 2029: 1}}\n")
    assert bank.befund("E072").text == "keine Menge für 2028, 2030"


@pytest.mark.parametrize("pflicht", [True, False])
def test_72_ressource_reicht_nie(bank: Werkbank, pflicht: bool) -> None:
    bank.fall(
        ("co2_t_a: 8", f"co2_t_a: 8\n    bedarf: {{stab: 2}}\n    pflicht: {'ja' if pflicht else 'nein'}"),
        dazu="ressourcen:\n  - {id: stab, einheit: VZÄ, menge: 1}\n",
    )
    befund = bank.befund("E221") if pflicht else bank.hinweis("W221")
    assert befund.feld == "massnahmen[licht].bedarf.stab"


def test_72_topf_ohne_jahre(bank: Werkbank) -> None:
    bank.fall(dazu="foerderprogramme:\n  - {id: krl, topf_eur: {2027: 1000, 2028: 1000}}\n")
    # applications from 1 January 2026 on, last version until 2029
    assert bank.hinweis("W222").text == "kein Topf für 2026, 2029: in diesen Jahren wird nichts bewilligt"


@pytest.mark.parametrize(("wert", "erreichbar"), [("20.6", False), ("20.5", True)])
def test_74_ziel_ueber_der_summe_aller_wirkungen(bank: Werkbank, wert: str, erreichbar: bool) -> None:
    bank.fall(dazu=f"ziele:\n  - {{id: z, art: minderung_jahr, jahr: 2030, wert: {wert}}}\n")
    if erreichbar:  # 12.5 + 8 = 20.5 t/a
        assert bank.lies().fall.ziele[0].ist_hart
    else:
        befund = bank.befund("E074")
        assert befund.text == "höchstens 20,5 t/a erreichbar, gefordert 20,6 t/a"


@pytest.mark.parametrize(("wert", "erreichbar"), [("53.6", False), ("53.5", True)])
def test_74_summenziel(bank: Werkbank, wert: str, erreichbar: bool) -> None:
    # pv is done at the end of 2027: 2028–2030 = 3 × 12.5; licht at the end of 2028: 2 × 8; 37.5 + 16 = 53.5
    bank.fall(dazu=f"ziele:\n  - {{id: z, art: minderung_summe, wert: {wert}}}\n")
    assert bank.lies().fall.ziele if erreichbar else "höchstens 53,5 t erreichbar" in bank.befund("E074").text


def test_74_hochlauf_zaehlt_schon_waehrend_der_arbeiten(bank: Werkbank) -> None:
    # licht: 2 years, i/2 of 8 t in the i-th: 0 + 4, then 2 × 8 = 20; with pv 57.5
    bank.fall(
        ("co2_t_a: 8", "co2_t_a: 8\n    hochlauf: ja"),
        dazu="ziele:\n  - {id: z, art: minderung_summe, wert: 57.6}\n",
    )
    assert "höchstens 57,5 t erreichbar" in bank.befund("E074").text


def test_74_weiches_ziel_darf_unerreichbar_sein(bank: Werkbank) -> None:
    ziel = "{id: z, art: minderung_jahr, wert: 900, ueberschreitungspreis: 300}"
    bank.fall(dazu=f"ziele:\n  - {ziel}\n")
    assert not bank.lies().fall.ziele[0].ist_hart


def test_75_keine_massnahme(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", FALL[: FALL.index("massnahmen:")])
    assert bank.befund("E075").text == "der Fall hat keine Maßnahme"


def test_75_alle_untersagt(bank: Werkbank) -> None:
    bank.fall(dazu="festlegungen:\n" + festlegung("darf_nicht") + festlegung("darf_nicht", massnahme="licht"))
    assert bank.befund("E075").text == "alle Maßnahmen sind untersagt"


@pytest.mark.parametrize(
    ("tag", "kennung"), [("29.02.2024", None), ("29.02.2026", "E210"), ("31.12.2027", "W215")]
)
def test_76_kalendertage(bank: Werkbank, tag: str, kennung: str | None) -> None:
    bank.fall(("ende: 2030", f"ende: 2030\n  stichtag: {tag}"))
    if kennung == "E210":
        assert bank.befund("E210").text == "gibt es im Kalender nicht"
    else:
        assert [h.kennung for h in bank.lies().hinweise] == ([kennung] if kennung else [])


def test_76_stichtag_nach_dem_plan(bank: Werkbank) -> None:
    bank.fall(("ende: 2030", "ende: 2030\n  stichtag: 01.01.2031"))
    assert bank.befund("E215").feld == "projekt.stichtag"


def test_77_massnahme_in_der_vergangenheit(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 12,5", "co2_t_a: 12,5\n    fruehester_beginn: 2025"))
    assert bank.hinweis("W077").text == "liegt vor dem Plan; es gilt 2027"


def test_77_phase_wird_noch_nicht_ausgewertet(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 12,5", "co2_t_a: 12,5\n    phase: im_bau"))
    assert "Festlegung" in str(bank.hinweis("W216").abhilfe)


def test_78_zu_viele_moeglichkeiten(bank: Werkbank, monkeypatch: pytest.MonkeyPatch) -> None:
    # pv 4 begins, licht (2 years) 3 begins; krl fits licht only: 4 + 3 × 2 = 10
    bank.fall(dazu="foerderprogramme:\n  - id: krl\n")
    monkeypatch.setattr(umfang, "HOECHSTENS_OPTIONEN", 10)
    assert len(bank.lies().fall.massnahmen) == 2
    monkeypatch.setattr(umfang, "HOECHSTENS_OPTIONEN", 9)
    assert "etwa 10 Möglichkeiten" in bank.befund("E078").text


@pytest.mark.parametrize(
    ("zeile", "kennung", "feld"),
    [
        (beziehung("vorgaenger", "pv"), "E211", "mitglieder"),
        (beziehung("ausschluss", "pv"), "E211", "mitglieder"),
        (beziehung("gruppe_mindestens", "", anzahl="1"), "E211", "mitglieder"),
        (beziehung("gruppe_mindestens"), "E217", "anzahl"),
        (beziehung("gruppe_mindestens", anzahl="3"), "E217", "anzahl"),
        (beziehung("ausschluss", anzahl="1"), "E217", "anzahl"),
        (beziehung("ausschluss", abstand="1"), "E217", "abstand"),
        (beziehung("vorgaenger", anteil="0.5"), "E217", "anteil"),
        (beziehung("vorgaenger", abstand="1", hoechstabstand="0"), "E217", "hoechstabstand"),
        (beziehung("ueberlappung"), "E217", "anteil"),
        (beziehung("ueberlappung", anteil="0.5", co2_t_a="1"), "E217", "anteil"),
    ],
)
def test_beziehung_mit_falschen_angaben(bank: Werkbank, zeile: str, kennung: str, feld: str) -> None:
    bank.fall(dazu="beziehungen:\n" + zeile)
    befund = bank.befund(kennung)
    assert befund.feld == f"beziehungen[1].{feld}"
    assert befund.abhilfe


def test_ueberlappung_einer_negativen_wirkung_ist_erlaubt(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 8", "co2_t_a: -8"), dazu="beziehungen:\n" + beziehung("ueberlappung", anteil="0.5"))
    assert bank.lies().fall.beziehungen[0].anteil is not None


@pytest.mark.parametrize(("tonnen", "zuviel"), [("8", False), ("8.1", True)])
def test_ueberlappung_nimmt_hoechstens_die_wirkung(bank: Werkbank, tonnen: str, zuviel: bool) -> None:
    bank.fall(dazu="beziehungen:\n" + beziehung("ueberlappung", co2_t_a=tonnen))
    if not zuviel:
        assert bank.lies().fall.beziehungen[0].co2_t_a == 8
        return
    befund = bank.befund("E219")
    assert befund.feld == "beziehungen[1].co2_t_a"
    assert "mehr als die Wirkung von licht" in befund.text
    assert "nur 8 t" in befund.text


def test_ueberlappung_misst_sich_am_schlechtesten_jahr_und_der_schlechtesten_variante(bank: Werkbank) -> None:
    # 10,000 kWh at 500 g in 2027, 200 g in 2030: 5 t, …, 2 t; the variant saves half: 1 t in 2030
    traeger = "energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: {2027: 500, 2030: 200}}\n"
    variante = "varianten:\n  - {massnahme: licht, id: v, endenergie_kwh_a: {strom: 5000}}\n"
    energie = ("co2_t_a: 8", "endenergie_kwh_a: {strom: 10000}")
    bank.fall(energie, dazu=traeger + "beziehungen:\n" + beziehung("ueberlappung", co2_t_a="2.1"))
    assert "nur 2 t" in bank.befund("E219").text
    bank.fall(energie, dazu=traeger + variante + "beziehungen:\n" + beziehung("ueberlappung", co2_t_a="1.1"))
    assert "nur 1 t" in bank.befund("E219").text


def test_ueberlappungen_in_tonnen_sind_zusammen_zu_viel(bank: Werkbank) -> None:
    # 5 t + 5 t of 8 t: 1.25 times the effect
    bank.fall(dazu="beziehungen:\n" + 2 * beziehung("ueberlappung", co2_t_a="5"))
    hinweis = bank.hinweis("W056")
    assert "1,25-fache" in hinweis.text
    assert hinweis.feld == "beziehungen[2].co2_t_a"


@pytest.mark.parametrize(
    ("zeile", "kennung", "feld"),
    [
        (festlegung("jahr"), "E217", "wert"),
        (festlegung("jahr", "bald"), "E217", "wert"),
        (festlegung("jahr", "2031"), "E066", "wert"),
        (festlegung("jahr", "2030", "licht"), "E066", "wert"),
        (festlegung("nicht_vor", "2031"), "E066", "wert"),
        (festlegung("variante"), "E217", "wert"),
        (festlegung("muss", "2028"), "E217", "wert"),
        (festlegung("muss", beschluss=" "), "E202", "beschluss"),
    ],
)
def test_festlegung_mit_falschen_angaben(bank: Werkbank, zeile: str, kennung: str, feld: str) -> None:
    bank.fall(dazu="festlegungen:\n" + zeile)
    befund = bank.befund(kennung)
    assert befund.feld == f"festlegungen[1].{feld}"
    assert befund.abhilfe


@pytest.mark.parametrize(
    ("erste", "zweite"),
    [
        (festlegung("jahr", "2027"), festlegung("jahr", "2028")),
        (festlegung("variante", "v"), festlegung("variante", "basis")),
        (festlegung("foerderung", "krl"), festlegung("foerderung", "keine")),
        (festlegung("jahr", "2027"), festlegung("nicht_vor", "2028")),
    ],
)
def test_65_festlegungen_gegeneinander_nennen_beide_stellen(bank: Werkbank, erste: str, zweite: str) -> None:
    dazu = "foerderprogramme:\n  - id: krl\nvarianten:\n  - {massnahme: pv, id: v, investition_eur: 1}\n"
    bank.fall(dazu=dazu + "festlegungen:\n" + erste + zweite)
    befund = bank.befund("E065")
    assert befund.feld == "festlegungen[2].wert"
    assert befund.stelle is not None
    assert befund.stelle.zeile == 35
    assert "in fall.yaml:34:" in befund.text


def test_65_gleiche_festlegung_und_andere_massnahme_widersprechen_nicht(bank: Werkbank) -> None:
    zeilen = [festlegung("jahr", "2028"), festlegung("jahr", "2028"), festlegung("jahr", "2027", "licht")]
    bank.fall(dazu="festlegungen:\n" + "".join(zeilen) + festlegung("nicht_vor", "2028"))
    assert len(bank.lies().fall.festlegungen) == 4


def test_61_festlegung_auf_ein_abgeschaltetes_programm(bank: Werkbank) -> None:
    bank.fall(
        dazu="foerderprogramme:\n  - {id: krl, aktiv: nein}\nfestlegungen:\n" + festlegung("foerderung", "krl")
    )
    assert bank.befund("E061").text == "ist abgeschaltet (aktiv: nein)"


def test_wirkung_doppelt_angegeben(bank: Werkbank) -> None:
    traeger = "energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: 363}\n"
    bank.fall(("co2_t_a: 12,5", "co2_t_a: 12,5\n    endenergie_kwh_a: {strom: 5}"), dazu=traeger)
    assert bank.befund("E220").feld == "massnahmen[pv].co2_t_a"
    bank.fall(dazu=traeger + "varianten:\n  - {massnahme: pv, id: v, co2_t_a: 1, endenergie_kwh_a: {strom: 5}}\n")
    assert bank.befund("E220").feld == "varianten[v].co2_t_a"


def test_wirkung_einer_variante_ersetzt_die_der_massnahme(bank: Werkbank) -> None:
    traeger = "energietraeger:\n  - {id: strom, emissionsfaktor_g_kwh: 363}\n"
    bank.fall(dazu=traeger + "varianten:\n  - {massnahme: pv, id: v, endenergie_kwh_a: {strom: 5}}\n")
    assert bank.lies().fall.ausfuehrungen["pv"]["v"].co2_t_a is None


def test_emissionssysteme_werden_nicht_gemischt(bank: Werkbank) -> None:
    zwei = "  - {id: s, emissionsfaktor_g_kwh: iinas.strommix}\n  - {id: g, emissionsfaktor_g_kwh: gmodg.erdgas}\n"
    bank.fall(dazu="energietraeger:\n" + zwei)
    assert "gmodg, der Fall rechnet mit iinas (fall.yaml:30:" in bank.befund("E212").text
    bank.fall(("ende: 2030", "ende: 2030\n  emissionssystem: gmodg"), dazu="energietraeger:\n" + zwei)
    befund = bank.befund("E212")
    assert befund.feld == "energietraeger[s].emissionsfaktor_g_kwh"
    assert "(projekt.emissionssystem)" in befund.text


def test_katalogreihe_kommt_in_den_fall(bank: Werkbank) -> None:
    bank.fall(dazu="energietraeger:\n  - {id: s, emissionsfaktor_g_kwh: iinas.strommix}\n")
    fall = bank.lies().fall
    assert [reihe.id for reihe in fall.emissionsreihen] == ["iinas.strommix"]
    assert fall.emissionsfaktoren["s"].im_jahr(2025) == 363


@pytest.mark.parametrize("art", ["co2_jahr", "co2_summe"])
def test_emissionsziel_braucht_ausgangsemission(bank: Werkbank, art: str) -> None:
    bank.fall(dazu=f"ziele:\n  - {{id: z, art: {art}, wert: 5}}\n")
    assert "minderung_jahr" in str(bank.befund("E223").abhilfe)
    bank.fall(
        ("ende: 2030", "ende: 2030\n  ausgangsemission_t_a: 100"),
        dazu=f"ziele:\n  - {{id: z, art: {art}, wert: 5}}\n",
    )
    assert bank.lies().fall.ziele[0].wert == 5


@pytest.mark.parametrize(
    ("angaben", "kennung", "feld"),
    [
        ("jahr: 2031", "E066", "jahr"),
        ("hart: nein", "E217", "hart"),
        ("hart: ja, ueberschreitungspreis: 5", "E217", "ueberschreitungspreis"),
    ],
)
def test_ziel_mit_falschen_angaben(bank: Werkbank, angaben: str, kennung: str, feld: str) -> None:
    bank.fall(dazu=f"ziele:\n  - {{id: z, art: minderung_jahr, wert: 5, {angaben}}}\n")
    assert bank.befund(kennung).feld == f"ziele[z].{feld}"


def test_weiches_ziel_ohne_wirkung(bank: Werkbank) -> None:
    bank.fall(dazu="ziele:\n  - {id: z, art: minderung_jahr, wert: 5, ueberschreitungspreis: 0}\n")
    assert bank.hinweis("W217").feld == "ziele[z].ueberschreitungspreis"
    bank.fall(dazu="ziele:\n  - {id: z, art: minderung_jahr, wert: 5, ueberschreitungspreis: 0.01}\n")
    assert bank.lies().hinweise == ()


@pytest.mark.parametrize(
    ("angaben", "kennung", "feld"),
    [("liquiditaetszins: 3 %", "E217", "liquiditaetszins"), ("uebertrag_jahre: 0", "E217", "uebertrag_jahre")],
)
def test_haushaltsregeln_ohne_sinn(bank: Werkbank, angaben: str, kennung: str, feld: str) -> None:
    bank.fall(("art: kommune", f"art: kommune\n    {angaben}"))
    assert bank.befund(kennung).feld == f"kostentraeger[stadt].{feld}"
