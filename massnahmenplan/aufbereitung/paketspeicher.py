"""Funding packages that were enumerated before, for whoever plans many cases of which most is the same.

What is asked is compared as a whole, project, programmes and surroundings alike: so an answer is the one that the
law would give again, and a plan is the same with and without this.
"""

from datetime import date

from massnahmenplan.foerderung.paket import Aufzaehlung
from massnahmenplan.foerderung.pakete import zaehle_pakete_auf
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben

GEMERKT = 4
"""Answers per measure and dates, of all its variants: those of the case itself are asked for again and again."""

_Ort = tuple[str, date, date]
_Frage = tuple[Vorhaben, tuple[Programm, ...], Umfeld, frozenset[str]]


class Paketspeicher:
    """The last answers for each measure and its dates."""

    def __init__(self) -> None:
        self._bekannte: dict[_Ort, list[tuple[_Frage, Aufzaehlung]]] = {}

    def zaehle_auf(
        self, vorhaben: Vorhaben, programme: tuple[Programm, ...], umfeld: Umfeld, pflicht: frozenset[str]
    ) -> Aufzaehlung:
        """Return what ``zaehle_pakete_auf`` returns, without asking the law the same question twice."""
        frage = (vorhaben, programme, umfeld, pflicht)
        ort = (vorhaben.massnahme.id, vorhaben.baubeginn, vorhaben.fertigstellung)
        bekannte = self._bekannte.setdefault(ort, [])
        for stelle, (gestellte, antwort) in enumerate(bekannte):
            if gestellte == frage:
                bekannte.insert(0, bekannte.pop(stelle))  # what nobody has asked for longest goes first
                return antwort
        antwort = zaehle_pakete_auf(vorhaben, programme, umfeld, pflicht)
        bekannte.insert(0, (frage, antwort))
        del bekannte[GEMERKT:]
        return antwort
