"""A draft as a Word document (python-docx, the extra ``office``), with the styles that Word itself offers.

What a screen reader needs is there: language, headings, repeated heads of tables with a name, page numbers.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from massnahmenplan.bericht.einzeiler import einzeilig, kurz
from massnahmenplan.bericht.entwurf import spaltenbreiten
from massnahmenplan.bericht.entwurf.form import (
    RECHTS,
    Absatz,
    Block,
    Liste,
    Nummer,
    Platzhalter,
    Spalte,
    Tabelle,
    Ueberschrift,
    Zelle,
    summentext,
    zelltext,
)
from massnahmenplan.bericht.farben import GRUEN, SUMMENGRUEN
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

_ERSTELLT = datetime(2000, 1, 1)
"""Fixed, so that equal reports give equal bytes."""
_SCHRIFT_PT, _TITELSCHRIFT_PT = 10, 20
_ABSATZABSTAND_PT, _BESCHRIFTUNGSABSTAND_PT = 4, 8
_BREITE_CM, _HOEHE_CM, _RAND_CM = 21.0, 29.7, 1.8
_TITELLAENGE = 255
"""As much as a property of a document holds."""
_KOPFFARBE, _SUMMENFARBE, _LEUCHTFARBE = GRUEN.lstrip("#"), SUMMENGRUEN.lstrip("#"), "FFF2CC"
_ZELLTEXT = "Tabellentext"
"""Our own style, in smaller sizes with its points behind the name; all others are those of Word, which shows them
by the names of its language."""


def pruefe_paket(sonst: str = "") -> None:
    """Make sure that a document can be written; ``sonst``: what else one could do. Errors: UmgebungsFehler."""
    with verlange_paket("das Word-Dokument", "python-docx", "office", sonst):
        import docx  # noqa: F401


def schreibe(titel: str, bloecke: Iterable[Block], *, quer: bool) -> bytes:
    """Return a document, A4 upright or across; equal drafts give equal bytes. Errors: UmgebungsFehler."""
    pruefe_paket()
    dokument = _leeres(titel, quer=quer)
    dokument.add_heading(einzeilig(titel), 0)
    for block in bloecke:
        _fuege_an(dokument, block)
    puffer = io.BytesIO()
    dokument.save(puffer)
    return _ohne_uhrzeit(puffer.getvalue())


def _leeres(titel: str, *, quer: bool) -> "Document":
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    dokument = docx.Document()
    seite = dokument.sections[0]
    breite, hoehe = (_HOEHE_CM, _BREITE_CM) if quer else (_BREITE_CM, _HOEHE_CM)
    seite.orientation = WD_ORIENT.LANDSCAPE if quer else WD_ORIENT.PORTRAIT
    seite.page_width, seite.page_height = Cm(breite), Cm(hoehe)
    seite.left_margin = seite.right_margin = seite.top_margin = seite.bottom_margin = Cm(_RAND_CM)
    angaben = dokument.core_properties
    angaben.title, angaben.author, angaben.language = kurz(titel, _TITELLAENGE), "massnahmenplan", "de-DE"
    angaben.created = angaben.modified = _ERSTELLT
    angaben.comments = ""
    _richte_stile_ein(dokument)
    _setze_seitenzahl(seite.footer.paragraphs[0])
    return dokument


def _richte_stile_ein(dokument: "Document") -> None:
    """Set German as the language of everything, and font, colour and distances once for each style."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for sprache in dokument.styles.element.iter(qn("w:lang")):
        sprache.set(qn("w:val"), "de-DE")
    grund: Any = dokument.styles["Normal"]
    grund.font.name, grund.font.size = "Calibri", Pt(_SCHRIFT_PT)
    _setze_abstand(grund, _ABSATZABSTAND_PT, _ABSATZABSTAND_PT)
    for name in ("Title", "Heading 1", "Heading 2"):
        stil: Any = dokument.styles[name]
        stil.font.color.rgb = RGBColor.from_string(_KOPFFARBE)
    titel: Any = dokument.styles["Title"]
    titel.font.size = Pt(_TITELSCHRIFT_PT)
    beschriftung: Any = dokument.styles["Caption"]
    beschriftung.font.color.rgb, beschriftung.font.size = RGBColor(0, 0, 0), Pt(_SCHRIFT_PT)
    beschriftung.paragraph_format.keep_with_next = True
    _setze_abstand(beschriftung, _BESCHRIFTUNGSABSTAND_PT, 2)


def _zellstil(dokument: "Document", schrift_pt: float) -> str:
    """Return the name of the style of cells in a size, which the document has from then on."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    name = _ZELLTEXT if schrift_pt == spaltenbreiten.SCHRIFTEN_PT[0] else f"{_ZELLTEXT} {schrift_pt:g}"
    if name not in dokument.styles:
        stil: Any = dokument.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        stil.base_style, stil.font.size = dokument.styles["Normal"], Pt(schrift_pt)
        _setze_abstand(stil, 0, 0)
    return name


def _setze_abstand(stil: Any, vor_pt: float, nach_pt: float) -> None:
    from docx.shared import Pt

    stil.paragraph_format.space_before, stil.paragraph_format.space_after = Pt(vor_pt), Pt(nach_pt)
    stil.paragraph_format.line_spacing = 1.0


def _setze_seitenzahl(absatz: Any) -> None:
    """Write ``Seite 1 von 3`` as fields that Word keeps up to date."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    absatz.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, feld in (("Seite ", "PAGE"), (" von ", "NUMPAGES")):
        absatz.add_run(text)
        stelle = OxmlElement("w:fldSimple")
        stelle.set(qn("w:instr"), feld)
        absatz._p.append(stelle)


def _fuege_an(dokument: "Document", block: Block) -> None:
    match block:
        case Ueberschrift():
            dokument.add_heading(einzeilig(block.text), block.stufe)
        case Absatz():
            dokument.add_paragraph(einzeilig(block.text))
        case Platzhalter():
            _platzhalter(dokument, block)
        case Liste():
            for punkt in block.punkte:
                dokument.add_paragraph(einzeilig(punkt), style="List Bullet")
        case Nummer():
            dokument.add_paragraph(einzeilig(block.text), style="List Number")
        case Tabelle():
            _tabelle(dokument, block)


def _platzhalter(dokument: "Document", block: Platzhalter) -> None:
    absatz = dokument.add_paragraph()
    if block.zu:
        absatz.add_run(f"{einzeilig(block.zu)}: ").bold = True
    lauf = absatz.add_run(f"[bitte ergänzen: {einzeilig(block.text)}]")
    lauf.italic = True
    _hinterlege(lauf._r.get_or_add_rPr(), _LEUCHTFARBE)


def _tabelle(dokument: "Document", tabelle: Tabelle) -> None:
    dokument.add_paragraph(einzeilig(tabelle.titel), style="Caption")
    raster = dokument.add_table(rows=1, cols=len(tabelle.spalten), style="Table Grid")
    raster.autofit = False
    _richte_raster_ein(raster, einzeilig(tabelle.titel))
    platz_cm = _platz_cm(dokument)
    _setze_breiten(raster, tabelle, platz_cm)
    stil = _zellstil(dokument, spaltenbreiten.schrift_pt(tabelle, platz_cm))
    for zelle, spalte in zip(raster.rows[0].cells, tabelle.spalten, strict=True):
        _schreibe(zelle, spalte.titel, stil, rechts=spalte.art in RECHTS, fett=True, farbe="FFFFFF")
        _hinterlege(zelle._tc.get_or_add_tcPr(), _KOPFFARBE)
    _setze_zeile(raster.rows[0], "cantSplit")
    _setze_zeile(raster.rows[0], "tblHeader")
    for werte in tabelle.zeilen:
        _reihe(raster, tabelle.spalten, werte, stil)
    if tabelle.summe is not None:
        for zelle in raster.rows[-1].cells:
            zelle.paragraphs[0].paragraph_format.keep_with_next = True  # no sum alone on a page
        _reihe(raster, tabelle.spalten, tabelle.summe, stil, summe=True)


def _reihe(
    raster: "Table", spalten: tuple[Spalte, ...], werte: tuple[Zelle, ...], stil: str, *, summe: bool = False
) -> None:
    zeile = raster.add_row()  # type: ignore[no-untyped-call]
    _setze_zeile(zeile, "cantSplit")
    for zelle, spalte, wert in zip(zeile.cells, spalten, werte, strict=True):
        text = summentext(wert, spalte.art) if summe else zelltext(wert, spalte.art)
        _schreibe(zelle, text, stil, rechts=spalte.art in RECHTS, fett=summe)
        if summe:
            _hinterlege(zelle._tc.get_or_add_tcPr(), _SUMMENFARBE)


def _schreibe(
    zelle: "_Cell", text: str, stil: str, *, rechts: bool, fett: bool = False, farbe: str | None = None
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import RGBColor

    absatz = zelle.paragraphs[0]
    absatz.style = stil
    if rechts:
        absatz.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    lauf = absatz.add_run(einzeilig(text))
    lauf.bold = fett
    if farbe is not None:
        lauf.font.color.rgb = RGBColor.from_string(farbe)


def _richte_raster_ein(raster: "Table", titel: str) -> None:
    """Set narrow margins in the cells, and the title as alternative text, in the order of the format."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    raender = OxmlElement("w:tblCellMar")
    for seite in ("left", "right"):
        rand = OxmlElement(f"w:{seite}")
        rand.set(qn("w:w"), str(Cm(spaltenbreiten.RAND_CM).twips))
        rand.set(qn("w:type"), "dxa")
        raender.append(rand)
    angaben = raster._tbl.tblPr
    angaben.insert(list(angaben).index(angaben.find(qn("w:tblLook"))), raender)
    name = OxmlElement("w:tblCaption")
    name.set(qn("w:val"), titel)
    angaben.append(name)


def _platz_cm(dokument: "Document") -> float:
    from docx.shared import Cm

    breite = dokument.sections[0].page_width
    assert breite is not None
    return (breite - Cm(2 * _RAND_CM)) / Cm(1)


def _setze_breiten(raster: "Table", tabelle: Tabelle, platz_cm: float) -> None:
    from docx.shared import Cm, Emu

    for nr, breite_cm in enumerate(spaltenbreiten.breiten_cm(tabelle, platz_cm)):
        raster.columns[nr].width = Emu(int(Cm(1) * breite_cm))


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
