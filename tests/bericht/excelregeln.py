"""Rules that Excel enforces when it opens a workbook; a file that breaks one is "repaired" or refused.

Limits: ECMA-376 and "Excel specifications and limits" (support.microsoft.com).
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from openpyxl.utils import range_boundaries

_HAUPT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VERWEIS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ZEILEN, _SPALTEN = 1_048_576, 16_384
_NAME = re.compile(r"[A-Za-zÄÖÜäöüß_\\][\w.\\]*$")
_WIE_EINE_ZELLE = re.compile(r"([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[RrCc])$")
_BEDINGUNGEN = frozenset(
    {"expression", "cellIs", "duplicateValues", "uniqueValues", "containsBlanks", "notContainsBlanks", "dataBar"}
)
_BLATT_IN_FORMEL = re.compile(r"'((?:[^']|'')+)'!|(?<![\w.'])([A-Za-zÄÖÜäöüß_]\w*)!")


def verstoesse(inhalt: bytes) -> list[str]:
    """Return every rule that a workbook breaks, with its place; an empty list is what Excel opens silently."""
    with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
        teile = {name: archiv.read(name) for name in archiv.namelist()}
    return [*_paket(teile), *_mappe(teile)]


def _paket(teile: dict[str, bytes]) -> Iterator[str]:
    """Every part is well-formed, has a type, and every relation leads to a part."""
    doppelt = [name for name, anzahl in Counter(name.lower() for name in teile).items() if anzahl > 1]
    yield from (f"Teil {name} doppelt" for name in doppelt)
    arten = ElementTree.fromstring(teile["[Content_Types].xml"])
    endungen = {eintrag.get("Extension") for eintrag in arten}
    genannt = {str(eintrag.get("PartName", "")).lstrip("/") for eintrag in arten}
    yield from (f"Teil {name} fehlt" for name in genannt - {"", *teile})
    for name, inhalt in teile.items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                baum = ElementTree.fromstring(inhalt)
            except ElementTree.ParseError as fehler:
                yield f"{name}: {fehler}"
                continue
            if name.endswith(".rels"):
                yield from _beziehungen(name, baum, teile)
        if name not in genannt and name.rpartition(".")[2] not in endungen:
            yield f"{name} hat keine Art"


def _beziehungen(name: str, baum: ElementTree.Element, teile: dict[str, bytes]) -> Iterator[str]:
    ordner = posixpath.dirname(posixpath.dirname(name))
    for eintrag in baum:
        ziel = str(eintrag.get("Target"))
        pfad = posixpath.normpath(posixpath.join(ordner, ziel)) if not ziel.startswith("/") else ziel[1:]
        if eintrag.get("TargetMode") != "External" and pfad not in teile:
            yield f"{name}: {ziel} gibt es nicht"


@dataclass
class _Stile:
    zellen: int
    bedingte: int
    texte: list[str] = field(default_factory=list)


def _mappe(teile: dict[str, bytes]) -> Iterator[str]:
    wurzel = ElementTree.fromstring(teile["xl/workbook.xml"])
    ziele = {
        eintrag.get("Id"): str(eintrag.get("Target"))
        for eintrag in ElementTree.fromstring(teile["xl/_rels/workbook.xml.rels"])
    }
    blaetter = {str(b.get("name")): ziele[b.get(_VERWEIS)] for b in wurzel.iter(f"{_HAUPT}sheet")}
    yield from _blattnamen([str(b.get("name")) for b in wurzel.iter(f"{_HAUPT}sheet")])
    yield from _namen(wurzel, list(blaetter))
    stile = _stile(teile)
    yield from (f"Text mit {len(t)} Zeichen" for t in stile.texte if len(t) > 32_767)
    for name, ziel in blaetter.items():
        pfad = posixpath.normpath(posixpath.join("xl", ziel)) if not ziel.startswith("/") else ziel[1:]
        baum = ElementTree.fromstring(teile[pfad])
        for satz in _blatt(baum, stile, list(blaetter)):
            yield f"{name}: {satz}"
    tabellen = [ElementTree.fromstring(teile[name]).get("name") for name in teile if "/tables/" in name]
    yield from (f"Tabellenname {n} doppelt" for n, anzahl in Counter(tabellen).items() if anzahl > 1)
    for name, teil in teile.items():
        if re.match(r"xl/comments\d+\.xml$", name):
            yield from (f"{name}: {satz}" for satz in _kommentare(ElementTree.fromstring(teil)))


def _blattnamen(namen: list[str]) -> Iterator[str]:
    for name in namen:
        if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name[0] == "'" or name[-1] == "'":
            yield f"Blattname {name!r} ist nicht erlaubt"
    doppelte = [name for name, anzahl in Counter(name.casefold() for name in namen).items() if anzahl > 1]
    yield from (f"Blattname {name!r} doppelt" for name in doppelte)


def _namen(wurzel: ElementTree.Element, blaetter: list[str]) -> Iterator[str]:
    gesehen = Counter()
    for eintrag in wurzel.iter(f"{_HAUPT}definedName"):
        name = str(eintrag.get("name"))
        gesehen[name.casefold(), eintrag.get("localSheetId")] += 1
        frei = name.removeprefix("_xlnm.")
        if not _NAME.match(frei) or len(name) > 255 or _WIE_EINE_ZELLE.match(frei):
            yield f"Name {name!r} ist nicht erlaubt"
        yield from _formel(str(eintrag.text or ""), blaetter, f"Name {name}")
        if int(eintrag.get("localSheetId") or 0) >= len(blaetter):
            yield f"Name {name} gehört zu keinem Blatt"
    yield from (f"Name {name} doppelt" for (name, _), anzahl in gesehen.items() if anzahl > 1)


def _formel(formel: str, blaetter: list[str], ort: str) -> Iterator[str]:
    if not formel or len(formel) > 8192 or "#REF!" in formel or formel.startswith("="):
        yield f"{ort}: Formel {formel[:40]!r} ist nicht erlaubt"
    for treffer in _BLATT_IN_FORMEL.finditer(formel):
        if (blatt := (treffer[1] or treffer[2]).replace("''", "'")) not in blaetter:
            yield f"{ort}: Blatt {blatt} gibt es nicht"


def _stile(teile: dict[str, bytes]) -> _Stile:
    wurzel = ElementTree.fromstring(teile["xl/styles.xml"])
    zellen, bedingte = wurzel.find(f"{_HAUPT}cellXfs"), wurzel.find(f"{_HAUPT}dxfs")
    texte = ElementTree.fromstring(teile["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in teile else []
    return _Stile(
        0 if zellen is None else len(zellen),
        0 if bedingte is None else len(bedingte),
        ["".join(teil.text or "" for teil in text.iter(f"{_HAUPT}t")) for text in texte],
    )


def _blatt(baum: ElementTree.Element, stile: _Stile, blaetter: list[str]) -> Iterator[str]:
    yield from _zellen(baum, stile, blaetter)
    yield from _pruefungen(baum, blaetter)
    yield from _bedingte(baum, stile, blaetter)
    verweise = list(baum.iter(f"{_HAUPT}hyperlink"))
    if len(verweise) > 65_530:
        yield f"{len(verweise)} Verweise"
    for verweis in verweise:
        if ort := verweis.get("location"):
            yield from _formel(ort, blaetter, "Verweis")
    verbundene = [range_boundaries(str(v.get("ref"))) for v in baum.iter(f"{_HAUPT}mergeCell")]
    yield from _ueberschneidungen(verbundene, "verbundene Zellen")
    for spalte in baum.iter(f"{_HAUPT}col"):
        if float(spalte.get("width") or 0) > 255:
            yield f"Spalte {spalte.get('min')} ist breiter als 255"
    for fuss in baum.iter(f"{_HAUPT}oddFooter"):
        if len(fuss.text or "") > 255:
            yield "Fußzeile ist länger als 255 Zeichen"


def _zellen(baum: ElementTree.Element, stile: _Stile, blaetter: list[str]) -> Iterator[str]:
    letzte = 0
    for zeile in baum.iter(f"{_HAUPT}row"):
        nummer = int(str(zeile.get("r")))
        if not letzte < nummer <= _ZEILEN:
            yield f"Zeile {nummer} nach {letzte}"
        letzte, davor = nummer, 0
        if float(zeile.get("ht") or 0) > 409:
            yield f"Zeile {nummer} ist höher als 409"
        for zelle in zeile:
            spalte = range_boundaries(str(zelle.get("r")))[0] or 0
            if not davor < spalte <= _SPALTEN:
                yield f"Zelle {zelle.get('r')} nach Spalte {davor}"
            davor = spalte
            if int(zelle.get("s") or 0) >= max(1, stile.zellen):
                yield f"Zelle {zelle.get('r')} hat ein Format, das es nicht gibt"
            wert = zelle.find(f"{_HAUPT}v")
            if zelle.get("t") == "s" and (wert is None or int(wert.text or -1) >= len(stile.texte)):
                yield f"Zelle {zelle.get('r')} hat einen Text, den es nicht gibt"
            for formel in zelle.iter(f"{_HAUPT}f"):
                yield from _formel(str(formel.text or ""), blaetter, str(zelle.get("r")))


def _pruefungen(baum: ElementTree.Element, blaetter: list[str]) -> Iterator[str]:
    bereiche: list[tuple[int, ...]] = []
    for regel in baum.iter(f"{_HAUPT}dataValidation"):
        ort = f"Gültigkeit {regel.get('sqref')}"
        for titel, grenze in (("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)):
            if len(regel.get(titel) or "") > grenze:
                yield f"{ort}: {titel} ist länger als {grenze} Zeichen"
        bereiche += [range_boundaries(teil) for teil in str(regel.get("sqref")).split()]
        for feld in (f"{_HAUPT}formula1", f"{_HAUPT}formula2"):
            formel = regel.find(feld)
            if formel is None:
                continue
            text = str(formel.text or "")
            if text.startswith('"'):
                if len(text) - 2 > 255:
                    yield f"{ort}: Auswahl hat {len(text) - 2} Zeichen"
            elif len(text) > 255:
                yield f"{ort}: Formel hat {len(text)} Zeichen"
            else:
                yield from _formel(text, blaetter, ort)
        if regel.get("type") not in {None, "none"} and regel.find(f"{_HAUPT}formula1") is None:
            yield f"{ort}: ohne Formel"
    yield from _ueberschneidungen(bereiche, "Gültigkeiten")


def _bedingte(baum: ElementTree.Element, stile: _Stile, blaetter: list[str]) -> Iterator[str]:
    rang: Counter[str | None] = Counter()
    for regel in baum.iter(f"{_HAUPT}cfRule"):
        rang[regel.get("priority")] += 1
        if regel.get("type") not in _BEDINGUNGEN:
            yield f"bedingtes Format {regel.get('type')} ist unbekannt"
        if regel.get("dxfId") is not None and int(str(regel.get("dxfId"))) >= stile.bedingte:
            yield "bedingtes Format nennt ein Aussehen, das es nicht gibt"
        for formel in regel.iter(f"{_HAUPT}formula"):
            yield from _formel(str(formel.text or ""), blaetter, "bedingtes Format")
    yield from (f"zwei bedingte Formate mit Rang {r}" for r, anzahl in rang.items() if anzahl > 1)


def _kommentare(baum: ElementTree.Element) -> Iterator[str]:
    orte = Counter(kommentar.get("ref") for kommentar in baum.iter(f"{_HAUPT}comment"))
    yield from (f"zwei Kommentare in {ort}" for ort, anzahl in orte.items() if anzahl > 1)
    autoren = len(list(baum.iter(f"{_HAUPT}author")))
    for kommentar in baum.iter(f"{_HAUPT}comment"):
        if int(kommentar.get("authorId") or 0) >= autoren:
            yield f"Kommentar {kommentar.get('ref')} ohne Verfasser"
        if len("".join(t.text or "" for t in kommentar.iter(f"{_HAUPT}t"))) > 32_767:
            yield f"Kommentar {kommentar.get('ref')} ist zu lang"


def _ueberschneidungen(bereiche: Iterable[tuple[int, ...]], was: str) -> Iterator[str]:
    alle = sorted(tuple(b) for b in bereiche)
    for nummer, (links, oben, rechts, unten) in enumerate(alle):
        for l2, o2, r2, u2 in alle[nummer + 1 :]:
            if l2 > rechts:
                break
            if o2 <= unten and oben <= u2 and links <= r2:
                yield f"{was} überschneiden sich in Spalte {l2}, Zeile {max(oben, o2)}"
