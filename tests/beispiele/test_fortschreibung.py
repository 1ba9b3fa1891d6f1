"""The story in ``beispiele/altchemnitz_fortschreibung``: three years, every change asserted with its cause."""

from functools import cache

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.ergebnis import Ergebnis, Status
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import lies_fall
from tests.beispiele.geloest import BEISPIELE, geloest

ORDNER = BEISPIELE / "altchemnitz_fortschreibung"
PREISE = Aenderungsvorgaben(
    {"gestrichen": 40, "neu": 40, "verschoben": 10, "andere_variante": 10, "andere_foerderung": 10}
)
"""As in the README of the example, t CO2e."""


@cache
def plan(jahr: int) -> Ergebnis:
    """Return the plan of a year, made from the one before; 2027 is the first one, made anew."""
    if jahr == 2027:
        return geloest("altchemnitz", "co2")
    return schreibe_fort(plan(jahr - 1), lies_fall(ORDNER / str(jahr)), aenderung=PREISE)


def _anders(jahr: int) -> set[tuple[str, str, str]]:
    """Return list, row and field of what the case has otherwise than that of the year before."""
    davor = lies_fall(BEISPIELE / "altchemnitz" if jahr == 2028 else ORDNER / str(jahr - 1))
    unterschiede: tuple[Fallunterschied, ...] = fallunterschiede(davor, lies_fall(ORDNER / str(jahr)))
    return {(u.liste, u.zeile, u.feld) for u in unterschiede if u.liste not in {"staende", "bescheide"}}


def _aenderungen(jahr: int) -> dict[tuple[str, str], tuple[str, str | None]]:
    return {(a.massnahme, a.art): (a.ursache.art.value, a.ursache.durch) for a in plan(jahr).aenderungen}


def test_die_faelle_unterscheiden_sich_nur_um_die_geschichte() -> None:
    topf = {("toepfe", "efre_nis_sachsen", f"topf_eur.{jahr}") for jahr in (2027, 2028)}
    assert _anders(2028) == {("projekt", "", "stichtag"), *topf}
    ziel = {("ziele", "minderung_2030", feld) for feld in ("hart", "ueberschreitungspreis")}
    assert _anders(2029) == {("projekt", "", "stichtag"), ("programme", "eew_modul_2", ""), *ziel}
    assert _anders(2030) == {("projekt", "", "stichtag"), ("massnahmen", "EV09", "")}


def _bescheid_zu_spaet_und_ausschreibung_zu_teuer() -> None:
    licht, waermepumpe, waermenetz = (("angestossen", durch) for durch in ("BL02", "EV04", "EV02"))
    assert _aenderungen(2028) == {
        ("BL02", "verschoben"): ("stand", None),
        ("BL02", "andere_variante"): ("stand", None),
        ("EV02", "verschoben"): licht,
        ("EV02", "anderer_antrag"): licht,
        ("EV04", "teurer"): ("stand", None),
        ("EV07", "verschoben"): ("angestossen", "MO02"),
        ("GS02", "verschoben"): waermepumpe,
        ("GS02", "anderer_antrag"): waermepumpe,
        ("MO01", "verschoben"): waermenetz,
        ("MO01", "andere_variante"): waermenetz,
        ("MO01", "andere_foerderung"): waermenetz,
        ("MO01", "zuschuss"): waermenetz,
        ("MO02", "verschoben"): ("angestossen", "MO01"),
    }
    einzeln = {(a.massnahme, a.art): a for a in plan(2028).aenderungen}
    assert all(
        "Straßenbeleuchtung auf LED" in einzeln[m, "verschoben"].ursache.text for m in ("EV07", "MO01", "MO02")
    )
    assert einzeln["GS02", "verschoben"].ursache.text.startswith(
        "sonst fehlten 156.272 € im Haushalt Wohnungsgenossenschaft (illustrativ) (investiv) 2030; "
        "Wärmepumpen Wohnblock A braucht bis dahin 185.004 € mehr (Stand 15.02.2028: vergeben"
    )
    assert vergleiche(plan(2027), plan(2028)).entscheidungen == plan(2028).aenderungen
    assert einzeln["BL02", "verschoben"].unterschied == 1
    # what is decided of 762,461 EUR for 2027 stays; 880,000 EUR take the place of the instalment of 2028
    assert einzeln["EV04", "teurer"].unterschied is not None
    assert 185_000 < einzeln["EV04", "teurer"].unterschied < 185_010
    beleuchtung = plan(2028).bilanz.massnahme("BL02")
    assert beleuchtung is not None
    assert [(a.programm, a.zuschuss_eur) for a in beleuchtung.antraege] == [("efre_nis_sachsen", 143_253)]
    assert any("53.304,41 € fehlen" in satz for satz in plan(2028).fortschreibung.nicht_zu_halten)  # type: ignore[union-attr]


def _eigentuemer_springt_ab_und_programm_endet() -> None:
    abwaerme = ("angestossen", "EV08")
    assert _aenderungen(2029) == {
        ("BL04", "verschoben"): abwaerme,
        ("EV05", "gestrichen"): ("stand", None),
        ("EV08", "verschoben"): ("stichtag", None),
        ("EV08", "andere_foerderung"): ("programm", "eew_modul_2"),
        ("EV08", "zuschuss"): ("programm", "eew_modul_2"),
        ("MO04", "verschoben"): abwaerme,
    }
    weg = next(a for a in plan(2029).aenderungen if a.massnahme == "EV05")
    assert "verkauft" in weg.ursache.text
    assert "Schreiben vom 11.01.2029" in weg.ursache.text


def _neue_idee() -> None:
    assert _aenderungen(2030) == {
        ("BL02", "teurer"): ("stand", None),
        ("EV09", "neu"): ("eingabe", None),
        ("MO02", "verschoben"): ("angestossen", "BL02"),
    }
    assert [v.stichtag.year for v in plan(2030).fortschreibung.kette] == [2026, 2028, 2029]  # type: ignore[union-attr]


def _ist_bewiesen_und_rechnet_sich_nach(jahr: int) -> None:
    assert plan(jahr).nachweis.status is Status.OPTIMAL
    assert plan(jahr).fortschreibung.wenigste_bewiesen  # type: ignore[union-attr]
    gerechnet = rechne_nach(lies(schreibe(plan(jahr))))
    assert gerechnet.verstoesse == ()
    assert gerechnet.abweichungen == ()


def _ohne_aenderung_der_eingabe_bleibt_der_plan() -> None:
    alt = plan(2027)
    neu = schreibe_fort(alt, alt.fall)
    assert neu.plan == alt.plan
    assert neu.aenderungen == ()


def test_drei_jahre() -> None:
    """One test: each plan is made from the one before, and the first one takes longest."""
    _ohne_aenderung_der_eingabe_bleibt_der_plan()
    _bescheid_zu_spaet_und_ausschreibung_zu_teuer()
    _eigentuemer_springt_ab_und_programm_endet()
    _neue_idee()
    for jahr in (2028, 2029, 2030):
        _ist_bewiesen_und_rechnet_sich_nach(jahr)
