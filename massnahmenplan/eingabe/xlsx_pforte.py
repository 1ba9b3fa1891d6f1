"""The gate before a workbook is opened: what it is, how large it gets, what it hides."""

import io
import zipfile

from massnahmenplan.eingabe.sammler import abbruch
from massnahmenplan.grundlagen.befund import Fundstelle

HOECHSTENS_ENTPACKT = 200_000_000
HOECHSTES_VERHAELTNIS = 200
_AB_GROESSE = 10_000_000
"""Below this unpacked size no ratio can do harm."""
_ALTES_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPE = tuple(
    marke.encode(k) for marke in ("<!DOCTYPE", "<!ENTITY") for k in ("utf-8", "utf-16-le", "utf-16-be")
)


def pruefe_mappe(inhalt: bytes, datei: str) -> bool:
    """Let only harmless workbooks through; return True if any sheet has formulas.

    Errors (EingabeFehler): E028 no workbook, E029 unpacks too large, E030 document type declaration.
    """
    stelle = Fundstelle(datei)
    if inhalt.startswith(_ALTES_FORMAT):
        raise abbruch(
            "E028",
            "ist mit Kennwort geschützt oder eine alte .xls-Datei",
            stelle,
            "In Excel öffnen, das Kennwort entfernen und als .xlsx speichern.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
            _pruefe_groesse(archiv, stelle)
            return _pruefe_teile(archiv, stelle)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as fehler:
        raise keine_mappe(stelle, type(fehler).__name__) from None
    except Exception as fehler:
        if type(fehler).__module__ == "zlib":
            raise keine_mappe(stelle, type(fehler).__name__) from None
        raise


def keine_mappe(stelle: Fundstelle, grund: str) -> Exception:
    """Return the error for a file that is no readable workbook."""
    return abbruch(
        "E028",
        f"ist keine lesbare Excel-Arbeitsmappe ({grund})",
        stelle,
        "In Excel oder LibreOffice öffnen und als .xlsx speichern.",
    )


def _pruefe_groesse(archiv: zipfile.ZipFile, stelle: Fundstelle) -> None:
    for teil in archiv.infolist():
        verhaeltnis = teil.file_size / max(teil.compress_size, 1)
        if teil.file_size > _AB_GROESSE and verhaeltnis > HOECHSTES_VERHAELTNIS:
            raise _bombe(f"{teil.filename} entpackt sich auf das {verhaeltnis:.0f}-fache", stelle)
    gesamt = sum(teil.file_size for teil in archiv.infolist())
    if gesamt > HOECHSTENS_ENTPACKT:
        raise _bombe(f"entpackt sich auf {gesamt / 1e6:.0f} MB", stelle)


def _bombe(text: str, stelle: Fundstelle) -> Exception:
    return abbruch("E029", text, stelle, "Die Tabelle in eine neue Arbeitsmappe kopieren und diese speichern.")


def _pruefe_teile(archiv: zipfile.ZipFile, stelle: Fundstelle) -> bool:
    formeln = False
    for teil in archiv.infolist():
        if not teil.filename.endswith((".xml", ".rels")):
            continue
        text = archiv.read(teil)
        if any(marke in text for marke in _DOCTYPE):
            raise abbruch(
                "E030",
                f"{teil.filename} enthält eine Dokumenttyp-Deklaration (DOCTYPE)",
                stelle,
                "So schreibt Excel keine Datei; die Herkunft prüfen und neu speichern.",
            )
        blatt = teil.filename.startswith("xl/worksheets/")
        formeln = formeln or (blatt and (b"<f>" in text or b"<f " in text or b"<f/>" in text))
    return formeln
