"""Rows of ``foerderprogramme``: catalogue programmes in use, own programmes in full, pots."""

from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG
from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.eingabe.listen import EigenesProgramm, Programmverweis
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.planungsfall import Stammdaten


def loese_auf(
    zeilen: tuple[Zeile[Programmverweis | EigenesProgramm], ...], stammdaten: Stammdaten, sammler: Befundsammler
) -> tuple[tuple[Zeile[Programm], ...], dict[str, Jahresmengen]]:
    """Return the programmes in use and their pots.

    Collected: E061 not in the catalogue, E213 an own programme takes the id of a catalogue programme.
    """
    programme: list[Zeile[Programm]] = []
    toepfe: dict[str, Jahresmengen] = {}
    for zeile in zeilen:
        verweis = zeile.gegenstand
        if isinstance(verweis, EigenesProgramm):
            programm: Programm | None = _eigenes(zeile, verweis, stammdaten, sammler)
        else:
            programm = _aus_katalog(zeile, verweis, stammdaten, sammler)
        if programm is None or not verweis.aktiv:
            continue
        programme.append(Zeile(programm, zeile.quelle, zeile.bereich))
        topf = verweis.topf_eur or programm.topf_eur
        if topf is not None:
            toepfe[programm.id] = topf
    return tuple(programme), toepfe


def _aus_katalog(
    zeile: Zeile[Programmverweis | EigenesProgramm],
    verweis: Programmverweis,
    stammdaten: Stammdaten,
    sammler: Befundsammler,
) -> Programm | None:
    programm = stammdaten.programme.get(verweis.id)
    if programm is None:
        zeile.fehler(
            sammler,
            "E061",
            "id",
            "steht nicht im Katalog der Förderprogramme",
            f"{rat(verweis.id, stammdaten.programme, 'Im Katalog')} Ein eigenes Programm braucht fassungen.",
        )
    return programm


def _eigenes(
    zeile: Zeile[Programmverweis | EigenesProgramm],
    eigenes: EigenesProgramm,
    stammdaten: Stammdaten,
    sammler: Befundsammler,
) -> Programm | None:
    belegt = {normalform(kennung) for kennung in (*stammdaten.programme, OHNE_FOERDERUNG)}
    if normalform(eigenes.id) in belegt:
        zeile.fehler(
            sammler,
            "E213",
            "id",
            "ist schon vergeben: ein Programm des Katalogs (oder das Wort keine) heißt so",
            "Dem eigenen Programm eine andere id geben.",
        )
        return None
    return Programm.model_validate({name: getattr(eigenes, name) for name in Programm.model_fields})
