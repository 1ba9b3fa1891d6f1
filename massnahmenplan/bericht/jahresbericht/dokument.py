"""The draft as a Word document (python-docx, the extra ``office``)."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.jahresbericht.form import (
    Absatz,
    Block,
    Liste,
    Platzhalter,
    Spalte,
    Tabelle,
    Ueberschrift,
    Zelle,
    summentext,
    zelltext,
)
from massnahmenplan.bericht.jahresbericht.gliederung import bloecke, titel
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht
from massnahmenplan.grundlagen.fehler import UmgebungsFehler

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

FEHLT = (
    "Für das Word-Dokument fehlt das Paket python-docx. Abhilfe: pip install 'massnahmenplan[office]', "
    "oder mit --ohne-word ohne das Dokument schreiben."
)
_ERSTELLT = datetime(2000, 1, 1)
"""Fixed, so that equal reports give equal bytes."""
_RECHTS = frozenset({"ganz", "euro", "tonnen", "kwh", "prozent"})
_SCHRIFT_PT, _TABELLENSCHRIFT_PT = 10, 7.5
_SEITE_CM, _RAND_CM = (29.7, 21.0), 1.8
_KOPFFARBE, _SUMMENFARBE, _LEUCHTFARBE = "1F6F54", "E3EFE9", "FFF2CC"


def pruefe_paket() -> None:
    """Make sure that a document can be written. Errors: UmgebungsFehler."""
    try:
        import docx  # noqa: F401
    except ImportError as fehler:
        raise UmgebungsFehler(FEHLT) from fehler


def schreibe(bericht: Jahresbericht) -> bytes:
    """Return the content of ``jahresbericht.docx``; equal reports give equal bytes. Errors: UmgebungsFehler."""
    pruefe_paket()
    dokument = _leeres(titel(bericht))
    dokument.add_heading(einzeilig(titel(bericht)), 0)
    for block in bloecke(bericht):
        _fuege_an(dokument, block)
    puffer = io.BytesIO()
    dokument.save(puffer)
    return _ohne_uhrzeit(puffer.getvalue())


def _leeres(ueberschrift: str) -> "Document":
    """Return an empty document: A4 landscape, German, black headings."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt, RGBColor

    dokument = docx.Document()
    seite = dokument.sections[0]
    seite.orientation = WD_ORIENT.LANDSCAPE
    seite.page_width, seite.page_height = Cm(_SEITE_CM[0]), Cm(_SEITE_CM[1])
    seite.left_margin = seite.right_margin = seite.top_margin = seite.bottom_margin = Cm(_RAND_CM)
    angaben = dokument.core_properties
    angaben.title, angaben.author, angaben.language = einzeilig(ueberschrift), "massnahmenplan", "de-DE"
    angaben.created = angaben.modified = _ERSTELLT
    angaben.comments = ""
    grundschrift: Any = dokument.styles["Normal"]
    grundschrift.font.name, grundschrift.font.size = "Calibri", Pt(_SCHRIFT_PT)
    _setze_sprache(grundschrift)
    for name in ("Title", "Heading 1", "Heading 2"):
        stil: Any = dokument.styles[name]
        stil.font.color.rgb = RGBColor.from_string(_KOPFFARBE)
    return dokument


def _setze_sprache(stil: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    sprache = OxmlElement("w:lang")
    sprache.set(qn("w:val"), "de-DE")
    stil.element.get_or_add_rPr().append(sprache)


def _fuege_an(dokument: "Document", block: Block) -> None:
    match block:
        case Ueberschrift():
            dokument.add_heading(einzeilig(block.text), block.stufe)
        case Absatz():
            dokument.add_paragraph(einzeilig(block.text))
        case Platzhalter():
            lauf = dokument.add_paragraph().add_run(f"[bitte ergänzen: {einzeilig(block.text)}]")
            lauf.italic = True
            _hinterlege(lauf._r.get_or_add_rPr(), _LEUCHTFARBE)
        case Liste():
            for punkt in block.punkte:
                dokument.add_paragraph(einzeilig(punkt), style="List Bullet")
        case Tabelle():
            _tabelle(dokument, block)


def _tabelle(dokument: "Document", tabelle: Tabelle) -> None:
    from docx.shared import Pt

    ueber = dokument.add_paragraph()
    ueber.add_run(einzeilig(tabelle.titel)).bold = True
    ueber.paragraph_format.keep_with_next = True
    ueber.paragraph_format.space_after = Pt(2)
    raster = dokument.add_table(rows=1, cols=len(tabelle.spalten), style="Table Grid")
    raster.autofit = False
    _setze_breiten(raster, tabelle.spalten)
    for zelle, spalte in zip(raster.rows[0].cells, tabelle.spalten, strict=True):
        _schreibe(zelle, spalte.titel, rechts=False, fett=True, farbe="FFFFFF")
        _hinterlege(zelle._tc.get_or_add_tcPr(), _KOPFFARBE)
    _setze_zeile(raster.rows[0], "tblHeader")
    for werte in tabelle.zeilen:
        _reihe(raster, tabelle.spalten, werte)
    if tabelle.summe is not None:
        _reihe(raster, tabelle.spalten, tabelle.summe, summe=True)
    dokument.add_paragraph().paragraph_format.space_after = Pt(2)


def _reihe(raster: "Table", spalten: tuple[Spalte, ...], werte: tuple[Zelle, ...], *, summe: bool = False) -> None:
    zeile = raster.add_row()  # type: ignore[no-untyped-call]
    _setze_zeile(zeile, "cantSplit")
    for zelle, spalte, wert in zip(zeile.cells, spalten, werte, strict=True):
        text = summentext(wert, spalte.art) if summe else zelltext(wert, spalte.art)
        _schreibe(zelle, text, rechts=spalte.art in _RECHTS, fett=summe)
        if summe:
            _hinterlege(zelle._tc.get_or_add_tcPr(), _SUMMENFARBE)


def _schreibe(zelle: "_Cell", text: str, *, rechts: bool, fett: bool = False, farbe: str | None = None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    absatz = zelle.paragraphs[0]
    absatz.paragraph_format.space_after = Pt(0)
    if rechts:
        absatz.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    lauf = absatz.add_run(einzeilig(text))
    lauf.font.size, lauf.bold = Pt(_TABELLENSCHRIFT_PT), fett
    if farbe is not None:
        lauf.font.color.rgb = RGBColor.from_string(farbe)


def _setze_breiten(raster: "Table", spalten: tuple[Spalte, ...]) -> None:
    from docx.shared import Cm

    platz, anteile = _SEITE_CM[0] - 2 * _RAND_CM, sum(spalte.breite for spalte in spalten)
    for nr, spalte in enumerate(spalten):
        raster.columns[nr].width = Cm(platz * spalte.breite / anteile)


def _setze_zeile(zeile: "_Row", merkmal: str) -> None:
    """Set ``tblHeader`` (repeated on every page) or ``cantSplit`` (kept on one page)."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    schalter = OxmlElement(f"w:{merkmal}")
    schalter.set(qn("w:val"), "true")
    zeile._tr.get_or_add_trPr().append(schalter)


def _hinterlege(eigenschaften: Any, farbe: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fuellung = OxmlElement("w:shd")
    for name, wert in (("val", "clear"), ("color", "auto"), ("fill", farbe)):
        fuellung.set(qn(f"w:{name}"), wert)
    eigenschaften.append(fuellung)


def _ohne_uhrzeit(inhalt: bytes) -> bytes:
    """Return the same archive with a fixed time of all its files."""
    puffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhalt)) as alt, zipfile.ZipFile(puffer, "w", zipfile.ZIP_DEFLATED) as neu:
        for name in alt.namelist():
            neu.writestr(zipfile.ZipInfo(name, _ERSTELLT.timetuple()[:6]), alt.read(name), zipfile.ZIP_DEFLATED)
    return puffer.getvalue()
