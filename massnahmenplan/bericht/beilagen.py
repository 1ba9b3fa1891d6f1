"""What a report can show beside a plan: a study and a front, if they are of the same case."""

from dataclasses import dataclass

from massnahmenplan.bericht.front.zeilen import fall_von
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.fallverwandtschaft import MINDESTENS_GEMEINSAM, gemeinsame
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt
from massnahmenplan.planungsfall import Planungsfall

_ABHILFE = {
    "--studie": "Den Ordner einer Studie nennen, die „sensitivitaet“ mit diesem Fall gerechnet hat.",
    "--front": "Den Ordner einer Front nennen, die „pareto“ mit diesem Fall gerechnet hat.",
}
_SUMME = 12
"""Digits of a checksum that are shown."""


@dataclass(frozen=True, slots=True)
class Beilagen:
    """Both are optional."""

    studie: Studienantworten | None = None
    front: Front | None = None

    def verlange_gleichen_fall(self, fall: Planungsfall) -> None:
        """Refuse what belongs to another case. Errors: EingabeFehler (E456) with all findings."""
        befunde = [
            _fremd(fall, anderer, feld)
            for feld, anderer in (("--studie", self._studienfall), ("--front", self._frontfall))
            if anderer is not None and not _ist_verwandt(fall, anderer)
        ]
        if befunde:
            raise EingabeFehler(befunde)

    def hinweis_zur_studie(self, ergebnis: Ergebnis) -> str | None:
        """Return a sentence if the study is of another state of the case."""
        return _anderer_stand(ergebnis.fall, self._studienfall, "Die Studie")

    def hinweis_zur_front(self, ergebnis: Ergebnis) -> str | None:
        """Return a sentence if the front is of another state of the case."""
        return _anderer_stand(ergebnis.fall, self._frontfall, "Die Front")

    @property
    def _studienfall(self) -> Planungsfall | None:
        return None if self.studie is None else self.studie.fall

    @property
    def _frontfall(self) -> Planungsfall | None:
        return None if self.front is None else fall_von(self.front)


KEINE = Beilagen()


def _ist_verwandt(fall: Planungsfall, anderer: Planungsfall) -> bool:
    """Return True if two cases have the same periods and most of their measures in common."""
    if (fall.projekt.beginn, fall.projekt.raster) != (anderer.projekt.beginn, anderer.projekt.raster):
        return False
    kennungen = list(anderer.massnahme_mit_id)
    return len(gemeinsame(anderer, fall, kennungen)) >= MINDESTENS_GEMEINSAM * len(kennungen)


def _fremd(fall: Planungsfall, anderer: Planungsfall, feld: str) -> Befund:
    eigener, fremder = _name(fall), _name(anderer)
    alle, bekannte = len(anderer.massnahmen), len(gemeinsame(anderer, fall, list(anderer.massnahme_mit_id)))
    text = (
        f"gehört zu einem anderen Fall als der Plan ({eigener}): von {gezaehlt(alle, 'Maßnahmen')} kennt der Plan "
        f"{bekannte}"
    )
    return Befund("E456", text, feld=feld, wert=fremder, abhilfe=_ABHILFE[feld])


def _name(fall: Planungsfall) -> str:
    projekt = fall.projekt
    return f"{projekt.name}, {projekt.beginn}–{projekt.ende}, Raster {projekt.raster}"


def _anderer_stand(fall: Planungsfall, anderer: Planungsfall | None, was: str) -> str | None:
    """Return a sentence if two states of a case are not the same; the order of rows does not count."""
    if anderer is None or (summe := anderer.geordnet().pruefsumme()) == (eigene := fall.geordnet().pruefsumme()):
        return None
    return (
        f"{was} gehört zu einem anderen Stand dieses Falls als der Plan (Stichtag "
        f"{datum(anderer.projekt.planungstag)} und {datum(fall.projekt.planungstag)}, geordnete Prüfsumme "
        f"{summe[:_SUMME]}… und {eigene[:_SUMME]}…). Was hier steht, gilt für jenen Stand."
    )
