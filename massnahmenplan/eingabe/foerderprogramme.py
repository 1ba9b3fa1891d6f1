"""Rows of ``foerderprogramme``: catalogue programmes in use, own programmes in full, readings, pots."""

from pydantic import ValidationError

from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG
from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.begriffe.kreditbedingungen import Kreditkonditionen
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.eingabe.listen import EigenesProgramm, Programmverweis
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.planungsfall import Stammdaten

Programmzeile = Zeile[Programmverweis | EigenesProgramm]


def loese_auf(
    zeilen: tuple[Programmzeile, ...], sicher_ab: Sicherheit, stammdaten: Stammdaten, sammler: Befundsammler
) -> tuple[tuple[Zeile[Programm], ...], dict[str, Jahresmengen]]:
    """Return the programmes in use, under their readings, and their pots.

    sicher_ab: what holds for rows without ``mindestsicherheit``.
    Collected: E061 not in the catalogue, or no such reading; E213 an own programme takes the id of a catalogue
    programme; E026 a field that is no user's to set; E280 terms of a loan.
    """
    programme: list[Zeile[Programm]] = []
    toepfe: dict[str, Jahresmengen] = {}
    for zeile in zeilen:
        verweis = zeile.gegenstand
        if isinstance(verweis, EigenesProgramm):
            programm = _eigenes(zeile, verweis, stammdaten, sammler)
        else:
            programm = _aus_katalog(zeile, verweis, stammdaten, sammler)
        if programm is None or not verweis.aktiv:
            continue
        gewaehlte = {} if isinstance(verweis, EigenesProgramm) else _lesarten(zeile, verweis, programm, sammler)
        gelesen = programm.gelesen(gewaehlte, verweis.mindestsicherheit or sicher_ab)
        if isinstance(verweis, Programmverweis) and verweis.kredit is not None:
            gelesen = _mit_konditionen(zeile, gelesen, verweis.kredit, sammler)
        programme.append(Zeile(gelesen, zeile.quelle, zeile.bereich))
        topf = verweis.topf_eur or programm.topf_eur
        if topf is not None:
            toepfe[programm.id] = topf
    return tuple(programme), toepfe


def _aus_katalog(
    zeile: Programmzeile, verweis: Programmverweis, stammdaten: Stammdaten, sammler: Befundsammler
) -> Programm | None:
    programm = stammdaten.programme.get(verweis.id)
    if programm is None:
        bekannte = rat(verweis.id, stammdaten.programme, "Im Katalog")
        text = "steht nicht im Katalog der Förderprogramme"
        zeile.fehler(sammler, "E061", "id", text, f"{bekannte} Ein eigenes Programm braucht fassungen.")
    return programm


def _mit_konditionen(
    zeile: Programmzeile, programm: Programm, konditionen: Kreditkonditionen, sammler: Befundsammler
) -> Programm:
    """Return the programme with the stated terms of its loan."""
    if all(fassung.kredit is None for fassung in programm.fassungen):
        text = f"{programm.id} ist kein Kredit"
        zeile.fehler(sammler, "E280", "kredit", text, "Die Angabe löschen oder ein Kreditprogramm nennen.")
        return programm
    try:
        return programm.mit_konditionen(konditionen)
    except ValidationError as fehler:
        text = "; ".join(eintrag["msg"] for eintrag in fehler.errors())
        abhilfe = "Die Bedingungen prüfen; was nicht genannt ist, gilt wie im Katalog."
        zeile.fehler(sammler, "E280", "kredit", text, abhilfe)
        return programm


def _lesarten(
    zeile: Programmzeile, verweis: Programmverweis, programm: Programm, sammler: Befundsammler
) -> dict[str, str]:
    """Return the chosen readings that the programme knows."""
    bekannte = {}
    for frage, antwort in verweis.lesarten.items():
        feld = f"lesarten.{frage}"
        if frage not in programm.lesarten:
            text = f"nach „{frage}“ fragt das Programm nicht"
            zeile.fehler(sammler, "E061", feld, text, rat(frage, programm.lesarten, "Offene Fragen"))
        elif antwort not in programm.lesarten[frage].antworten:
            abhilfe = rat(antwort, programm.lesarten[frage].antworten, "Antworten")
            zeile.fehler(sammler, "E061", feld, f"„{antwort}“ ist keine der Antworten", abhilfe)
        else:
            bekannte[frage] = antwort
    return bekannte


def _eigenes(
    zeile: Programmzeile, eigenes: EigenesProgramm, stammdaten: Stammdaten, sammler: Befundsammler
) -> Programm | None:
    belegt = {normalform(kennung) for kennung in stammdaten.programme}
    if eigenes.ersetzt and eigenes.id not in stammdaten.programme:
        text = "steht nicht im Katalog und kann dort nichts ersetzen"
        zeile.fehler(sammler, "E061", "id", text, rat(eigenes.id, stammdaten.programme, "Im Katalog"))
    elif not eigenes.ersetzt and normalform(eigenes.id) in belegt:
        text = "ist schon vergeben: ein Programm des Katalogs heißt so"
        abhilfe = "Eine andere id geben; soll es das Programm des Katalogs ersetzen: ersetzt: ja angeben."
        zeile.fehler(sammler, "E213", "id", text, abhilfe)
    elif normalform(eigenes.id) == normalform(OHNE_FOERDERUNG):
        text = f"ist schon vergeben: „{OHNE_FOERDERUNG}“ heißt in Festlegungen ohne Förderung"
        zeile.fehler(sammler, "E213", "id", text, "Dem eigenen Programm eine andere id geben.")
    elif "sicher_ab" in eigenes.model_fields_set:
        abhilfe = "mindestsicherheit angeben."
        zeile.fehler(sammler, "E026", "sicher_ab", "wird beim Lesen des Falls gesetzt", abhilfe)
    else:
        return Programm.model_validate({name: getattr(eigenes, name) for name in Programm.model_fields})
    return None
