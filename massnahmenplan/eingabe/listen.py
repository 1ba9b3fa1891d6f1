"""The lists a case consists of, and what one row of each is."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.energietraeger import Energietraeger
from massnahmenplan.begriffe.festlegung import Festlegung
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.zahlen import Wahrheitswert

PROJEKT = "projekt"


class Programmverweis(Grundform):
    """A catalogue programme that the case uses or switches off, with the pot known for it."""

    id: Kennung
    aktiv: Wahrheitswert = True
    topf_eur: Jahresmengen | None = None
    """EUR that can be granted per year of approval; None means what the catalogue says."""


class EigenesProgramm(Programm):
    """A programme that only this case knows, in full."""

    aktiv: Annotated[Wahrheitswert, Field(exclude=True)] = True


LISTEN: Mapping[str, type[Grundform]] = {
    "kostentraeger": Kostentraeger,
    "haushalt": Haushaltsansatz,
    "objekte": Objekt,
    "massnahmen": Massnahme,
    "varianten": Variante,
    "beziehungen": Beziehung,
    "ressourcen": Ressource,
    "energietraeger": Energietraeger,
    "foerderprogramme": Programmverweis,
    "ziele": Ziel,
    "festlegungen": Festlegung,
}
"""Name of the list -> class of a row. A row of ``foerderprogramme`` with ``fassungen`` is an EigenesProgramm."""
