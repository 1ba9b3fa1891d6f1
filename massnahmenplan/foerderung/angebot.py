"""What one programme offers a project: an application on a certain day, before it stands beside others."""

from dataclasses import dataclass
from datetime import date

from massnahmenplan.foerderung.paket import Ablehnung, Hindernis
from massnahmenplan.foerderung.programm import Fassung
from massnahmenplan.foerderung.zuschuss import Zuschuss


@dataclass(frozen=True, slots=True)
class Angebot:
    """An application with the version that holds for it, its dates and its uncut grant."""

    programm: str
    fassung: Fassung
    antrag_am: date
    bewilligung_am: date
    zuschuss: Zuschuss


def lehne_ab(programm: str, hindernis: Hindernis, fassung: Fassung) -> Ablehnung:
    """Return the refusal; where the rule states no clause, the legal basis of the version stands for it."""
    return Ablehnung(programm, hindernis.grund, hindernis.stelle or fassung.rechtsgrundlage)
