"""Where objects lie: points in the table, shapes in the case or in objekte.geojson, and what can be wrong."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.begriffe.geometrie import Geometrie
from massnahmenplan.planungsfall import Planungsfall
from tests.eingabe.werkbank import Werkbank

OBJEKTE = (
    "objekte:\n  - {id: schule, name: Schule, art: nichtwohngebaeude}\n  - {id: weg, name: Weg, art: strasse}\n"
)
HAUS = "objekte:\n  - {{id: haus, name: Haus, art: wohngebaeude, {}}}\n"
QUADRAT = [[10, 50], [10.1, 50], [10.1, 50.1], [10, 50.1], [10, 50]]


def feature(kennung: str, art: str, koordinaten: Any, **mehr: Any) -> dict[str, Any]:
    geometrie = {"type": art, "coordinates": koordinaten}
    return {"type": "Feature", "properties": {"id": kennung}, "geometry": geometrie, **mehr}


def sammlung(*features: Any, **mehr: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **mehr}, indent=1)


def dezimal(*paare: tuple[str, str]) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple((Decimal(x), Decimal(y)) for x, y in paare)


def test_punkt_aus_der_tabelle_umriss_aus_der_datei(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE.replace("art: strasse", "art: strasse, laenge: 12.916, breite: '50,809'"))
    bank.schreibe("objekte.geojson", sammlung(feature("schule", "Polygon", [QUADRAT]), name="egal"))
    objekt = bank.lies().fall.objekt_mit_id
    assert objekt["weg"].ort == Geometrie.punkt(Decimal("12.916"), Decimal("50.809"))
    assert objekt["schule"].ort is not None
    assert objekt["schule"].ort.flaechen[0][0][1] == (Decimal("10.1"), Decimal("50"))


def test_ohne_ort(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE)
    assert [objekt.ort for objekt in bank.lies().fall.objekte] == [None, None]


@pytest.mark.parametrize("name", ["objekt", "id"])
def test_kennung_in_eigenschaft_oder_am_feature(bank: Werkbank, name: str) -> None:
    eines = feature("", "Point", [10, 50, 312.5], id="weg") | {"properties": {name: "schule", "fid": 7}}
    anderes = feature("", "Point", [11, 50], id="weg") | {"properties": None}
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekte.geojson", sammlung(eines, anderes, crs=None))
    orte = {o.id: o.ort.orte for o in bank.lies().fall.objekte if o.ort is not None}
    assert orte == {"schule": dezimal(("10", "50")), "weg": dezimal(("11", "50"))}


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])
def test_wgs84_darf_dastehen(bank: Werkbank, crs: str) -> None:
    bank.fall(dazu=OBJEKTE)
    angabe = {"type": "name", "properties": {"name": crs}}
    bank.schreibe("objekte.geojson", sammlung(feature("weg", "Point", [10, 50], bbox=[1, 2, 3, 4]), crs=angabe))
    assert bank.lies().fall.objekt_mit_id["weg"].ort is not None


def test_anderes_koordinatensystem(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE)
    angabe = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    bank.schreibe("objekte.geojson", sammlung(feature("weg", "Point", [1, 2]), crs=angabe))
    befund = bank.befund("E531")
    assert befund.wert == "urn:ogc:def:crs:EPSG::25832"
    assert "EPSG:4326" in (befund.abhilfe or "")


@pytest.mark.parametrize(
    ("art", "koordinaten", "text"),
    [
        ("Point", [10], "nicht aus Länge und Breite"),
        ("Point", "10 50", "statt einer Liste"),
        ("Point", [[10, 50]], "nicht aus Länge und Breite"),
        ("Point", [[10, 50], [11, 50]], "tiefer geschachtelt"),
        ("Point", [10, "x"], "Breite, die keine Zahl ist: „x“"),
        ("Point", [10, None], "Breite, die keine Zahl ist"),
        ("Point", [10, 95], "Breite außerhalb von −90 bis 90 Grad: 95"),
        ("LineString", [[10, 50]], "mindestens 2, hier sind 1"),
        ("LineString", [], "hat keine Koordinaten"),
        ("Polygon", [QUADRAT[:3]], "mindestens 4, hier sind 3"),
        ("Polygon", [QUADRAT[:4]], "offenen Ring"),
        ("MultiPolygon", [QUADRAT], "statt einer Liste"),
    ],
)
def test_geometrie_passt_nicht_zu_ihrer_art(bank: Werkbank, art: str, koordinaten: Any, text: str) -> None:
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekte.geojson", sammlung(feature("weg", art, koordinaten)))
    befund = bank.befund("E530")
    assert text in befund.text
    assert befund.feld == "objekte[weg].geometrie"
    assert befund.stelle is not None
    assert (befund.stelle.datei, befund.stelle.zeile) == ("objekte.geojson", 9)  # "geometry" in the printed text


def test_unbekannte_art_nennt_die_bekannten(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekte.geojson", sammlung(feature("weg", "Polygone", [QUADRAT])))
    befund = bank.befund("E203")
    assert "Meinten Sie „Polygon“?" in (befund.abhilfe or "")


@pytest.mark.parametrize(
    ("inhalt", "text", "ort"),
    [
        ('{"type": "FeatureCollection",\n "features": [}', "kein lesbares JSON", "objekte.geojson:2:15"),
        ('{"type": "FeatureCollection", "features": NaN}', "„NaN“ statt einer Zahl", "objekte.geojson"),
        ('{"type": "Feature", "type": "x"}', "nennt „type“ zweimal", "objekte.geojson"),
        ('\n {"type": "Topology"}', "keine FeatureCollection", "objekte.geojson:2:2"),
        ("[]", "keine FeatureCollection", "objekte.geojson:1:1"),
        (sammlung({"type": "Point"}), "ist kein Feature", "objekte.geojson:4:3"),
        (
            sammlung({"type": "Feature", "id": "weg", "geometry": None}),
            "hat keine Geometrie",
            "objekte.geojson:4:3",
        ),
    ],
)
def test_kein_geojson(bank: Werkbank, inhalt: str, text: str, ort: str) -> None:
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekte.geojson", inhalt)
    befund = bank.befund("E530")
    assert text in befund.text
    assert str(befund.stelle) == ort


def test_zu_tief_geschachtelt(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE)
    for tiefe in (40, 100_000):
        bank.schreibe("objekte.geojson", "[" * tiefe + "]" * tiefe)
        assert bank.befund("E021")


def test_unbekannt_doppelt_ohne_kennung_alles_auf_einmal(bank: Werkbank) -> None:
    namenlos = feature("", "Point", [10, 50])
    features = (feature("schul", "Point", [10, 50]), feature("weg", "Point", [10, 50]), namenlos)
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekte.geojson", sammlung(*features, feature("weg", "Point", [11, 50])))
    unbekannt, ohne, doppelt = bank.befunde()
    assert (unbekannt.kennung, unbekannt.wert, unbekannt.abhilfe) == ("E061", "schul", "Meinten Sie „schule“?")
    assert (ohne.kennung, ohne.feld) == ("E202", "features[3].id")
    assert (doppelt.kennung, doppelt.wert) == ("E062", "weg")
    assert "zuerst in objekte.geojson:22:16" in doppelt.text


def test_im_fall_und_in_der_datei(bank: Werkbank) -> None:
    bank.fall(dazu=HAUS.format('geometrie: "POINT (10 50)"'))
    bank.schreibe("objekte.geojson", sammlung(feature("haus", "Point", [10, 50])))
    assert "zuerst in fall.yaml" in bank.befund("E062").text


@pytest.mark.parametrize("angabe", ["laenge: 353421.7, breite: 5630012.4", "laenge: 353421, breite: 5630012"])
def test_meter_statt_grad(bank: Werkbank, angabe: str) -> None:
    bank.fall(dazu=HAUS.format(angabe))
    laenge, breite = bank.befunde()
    assert (laenge.kennung, laenge.feld) == ("E532", "objekte[haus].laenge")
    assert (breite.kennung, breite.feld) == ("E532", "objekte[haus].breite")
    assert "UTM" in laenge.text


def test_meter_in_der_datei(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekte.geojson", sammlung(feature("weg", "LineString", [[353421.7, 5630012.4], [1, 2]])))
    assert bank.befund("E532").stelle.datei == "objekte.geojson"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("angabe", "feld"),
    [
        ("laenge: 50.809, breite: 12.916", "laenge"),
        ("geometrie: {type: LineString, coordinates: [[50.8, 12.9], [50.9, 12.8]]}", "geometrie"),
    ],
)
def test_vertauscht(bank: Werkbank, angabe: str, feld: str) -> None:
    bank.fall(dazu=HAUS.format(angabe))
    befund = bank.befund("E533")
    assert befund.feld == f"objekte[haus].{feld}"
    assert "laenge" in (befund.abhilfe or "")


def test_ausserhalb_deutschlands_ist_ein_hinweis(bank: Werkbank) -> None:
    bank.fall(dazu=HAUS.format("laenge: 2.35, breite: 48.85"))
    assert bank.hinweis("W534").feld == "objekte[haus].laenge"


@pytest.mark.parametrize(("angabe", "fehlt"), [("laenge: 12.9", "breite"), ("breite: 50.8", "laenge")])
def test_halber_ort(bank: Werkbank, angabe: str, fehlt: str) -> None:
    bank.fall(dazu=HAUS.format(angabe))
    assert bank.befund("E217").text == f"ohne {fehlt} ist es kein Ort"


@pytest.mark.parametrize("text", ["POINT(10 50", "CIRCLE (10 50)", "POINT (10, 50)", "hier", "POINT ((((((10 50"])
def test_kein_wkt(bank: Werkbank, text: str) -> None:
    bank.fall(dazu=HAUS.format(f'geometrie: "{text}"'))
    assert bank.befund("E530").wert == text


@pytest.mark.parametrize(
    ("text", "art"),
    [
        ("point z (10 50 312)", "Point"),
        ("SRID=4326;MULTIPOINT ((10 50), (11 51))", "MultiPoint"),
        ("MULTIPOINT (10 50, 11 51)", "MultiPoint"),
        ("POLYGON ((10 50, 11 50, 11 51, 10 50), (10.5 50.2, 10.6 50.2, 10.6 50.3, 10.5 50.2))", "Polygon"),
    ],
)
def test_wkt_in_einer_zelle(bank: Werkbank, text: str, art: str) -> None:
    bank.fall()
    bank.schreibe("objekte.csv", f'id;name;art;geometrie\nhaus;Haus;wohngebaeude;"{text}"\n')
    (objekt,) = bank.lies().fall.objekte
    assert objekt.geometrie is not None
    assert objekt.geometrie.type == art
    assert objekt.geometrie.orte[0] == dezimal(("10", "50"))[0]


def test_datei_mit_anderem_namen(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekt.geojson", sammlung())
    assert bank.befund("E032").abhilfe == "Meinten Sie „objekte“?"
    (bank.ordner / "objekt.geojson").rename(bank.ordner / "karte.geojson")
    assert bank.hinweis("W032").wert == "karte"


def test_neben_einer_anderen_falldatei_wird_sie_nicht_gelesen(bank: Werkbank) -> None:
    bank.fall()
    bank.schreibe("objekte.geojson", "kaputt")
    (bank.ordner / "fall.yaml").rename(bank.ordner / "anderer.yaml")
    assert "objekte.geojson" in bank.hinweis("W032", "anderer.yaml").text


def test_ringe_laufen_wie_der_standard_es_will() -> None:
    loch = [[10.02, 50.02], [10.04, 50.02], [10.04, 50.04], [10.02, 50.02]]  # counterclockwise, as is QUADRAT
    for aussen, innen in ((QUADRAT, loch[::-1]), (QUADRAT[::-1], loch)):
        gelesen = Geometrie.model_validate({"type": "Polygon", "coordinates": [aussen, innen]})
        ((hin, zurueck),) = gelesen.flaechen
        assert [[float(x), float(y)] for x, y in hin] == QUADRAT
        assert [[float(x), float(y)] for x, y in zurueck] == loch[::-1]


ZAHL = st.integers(-900_000_000, 900_000_000).map(lambda n: Decimal(n).scaleb(-7))
ORT = st.tuples(ZAHL, ZAHL)
ZUG = st.lists(ORT, min_size=2, max_size=5)
RING = st.lists(ORT, min_size=3, max_size=5).map(lambda orte: [*orte, orte[0]])
FLAECHE = st.lists(RING, min_size=1, max_size=2)
ARTEN = {
    "Point": ORT,
    "MultiPoint": st.lists(ORT, min_size=1, max_size=3),
    "LineString": ZUG,
    "MultiLineString": st.lists(ZUG, min_size=1, max_size=3),
    "Polygon": FLAECHE,
    "MultiPolygon": st.lists(FLAECHE, min_size=1, max_size=2),
}


@given(st.sampled_from(sorted(ARTEN)).flatmap(lambda art: st.tuples(st.just(art), ARTEN[art])))
def test_text_und_geojson_sind_dieselbe_geometrie(probe: tuple[str, Any]) -> None:
    geometrie = Geometrie.model_validate({"type": probe[0], "coordinates": probe[1]})
    assert Geometrie.model_validate(geometrie.wkt) == geometrie
    assert Geometrie.model_validate(geometrie.model_dump()) == geometrie
    assert Geometrie.model_validate_json(geometrie.model_dump_json()) == geometrie
    assert len({bool(geometrie.punkte), bool(geometrie.linien), bool(geometrie.flaechen)}) == 2


def test_ein_fall_mit_geometrie_kommt_aus_seinem_abbild_wieder(bank: Werkbank) -> None:
    bank.fall(dazu=OBJEKTE)
    bank.schreibe("objekte.geojson", sammlung(feature("schule", "MultiPolygon", [[QUADRAT]])))
    fall = bank.lies().fall
    assert Planungsfall.model_validate(json.loads(fall.model_dump_json())) == fall
