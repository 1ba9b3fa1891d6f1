"""The draft as a Word document."""

from massnahmenplan.bericht.entwurf import word
from massnahmenplan.bericht.jahresbericht.gliederung import bloecke, titel
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

_OHNE = "oder mit --ohne-word ohne das Dokument schreiben"


def pruefe_paket() -> None:
    """Make sure that a document can be written. Errors: UmgebungsFehler."""
    word.pruefe_paket(_OHNE)


def schreibe(bericht: Jahresbericht) -> bytes:
    """Return the content of ``jahresbericht.docx``; equal reports give equal bytes. Errors: UmgebungsFehler."""
    pruefe_paket()
    return word.schreibe(titel(bericht), bloecke(bericht), quer=True)
