"""The report as PDF: title, table of contents, the sections in their order."""

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.beilagen import KEINE, Beilagen
from massnahmenplan.bericht.html import abschnitte as auf_der_seite
from massnahmenplan.bericht.html.gliederung import abschnitte
from massnahmenplan.bericht.pdf import karte, projektplan, satz
from massnahmenplan.bericht.pdf.abschnitte import BAUSTEINE
from massnahmenplan.bericht.pdf.bausteine import sauber
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import datum, spanne

_TITELLAENGE = 300
_AUF_PAPIER = {auf_der_seite.karte: karte.daten, auf_der_seite.projektplan: projektplan.daten}
"""What paper shows instead of what one unfolds and clicks on."""


def schreibe(ergebnis: Ergebnis, beilagen: Beilagen = KEINE) -> bytes:
    """Return the content of ``bericht.pdf``; equal plans give equal bytes.

    beilagen: a study and a front to be shown beside the plan.
    Errors: UmgebungsFehler if typst is not there or cannot set it, EingabeFehler if these are of another case.
    """
    satz.pruefe_paket()
    beilagen.verlange_gleichen_fall(ergebnis.fall)
    projekt = ergebnis.fall.projekt
    name = sauber(projekt.name, _TITELLAENGE)
    tag = projekt.planungstag
    daten = {
        "titel": f"Maßnahmenplan {name}",
        "name": name,
        "zeitraum": spanne(projekt.beginn, projekt.ende),
        "stand": f"Stand {datum(tag)} · Ziel: {worte.ziel(ergebnis.nachweis.ziel)}",
        "tag": [tag.year, tag.month, tag.day],
        "abschnitte": [
            {"titel": sauber(abschnitt.titel), "bausteine": list(BAUSTEINE[abschnitt.kennung](abschnitt.daten))}
            for abschnitt in abschnitte(ergebnis, beilagen, _AUF_PAPIER)
        ],
        "pruefsumme": ergebnis.fall.pruefsumme(),
        "version": ergebnis.versionen.get("massnahmenplan", ""),
    }
    return satz.setze(daten, tag)
