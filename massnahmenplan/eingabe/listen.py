"""The lists a case consists of, and what one row of each is."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.beihilfe import Beihilfe
from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.deckung import Deckung
from massnahmenplan.begriffe.energietraeger import Energietraeger
from massnahmenplan.begriffe.festlegung import Festlegung
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.kreditangebot import Kreditangebot
from massnahmenplan.begriffe.kreditbedingungen import Kreditkonditionen
from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.begriffe.kriterium import Kriterium
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.begriffe.verpflichtung import Verpflichtungsermaechtigung
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.zahlen import Euro, Wahrheitswert

PROJEKT = "projekt"


class Programmverweis(Grundform):
    """A catalogue programme that the case uses or switches off, with the pot known for it."""

    id: Kennung
    aktiv: Wahrheitswert = True
    topf_eur: Jahresmengen | None = None
    """EUR that can be granted per year of approval; None means what the catalogue says."""
    lesarten: dict[Kennung, Kennung] = Field(default_factory=dict)
    """Chosen readings: question -> answer; the catalogue's standard where none is chosen."""
    mindestsicherheit: Sicherheit | None = None
    """Versions less sure than this are not used; None means what the project says."""
    kredit: Kreditkonditionen | None = None
    """Terms of its loan; a plan reckons with it only if the interest is known."""


class EigenesProgramm(Programm):
    """A programme that only this case knows, in full."""

    aktiv: Annotated[Wahrheitswert, Field(exclude=True)] = True
    ersetzt: Annotated[Wahrheitswert, Field(exclude=True)] = False
    """True: it takes the place of the catalogue programme of the same id."""
    mindestsicherheit: Annotated[Sicherheit | None, Field(exclude=True)] = None
    """As in a Programmverweis."""


class Kontoverweis(Grundform):
    """A catalogue account with another ceiling or another way of dealing with an award that breaks it."""

    id: Kennung
    grenze_eur: Euro | None = None
    """None means what the catalogue says."""
    bei_ueberschreitung: Literal["ablehnen", "kuerzen"] | None = None
    """None means what the catalogue says."""


LISTEN: Mapping[str, type[Grundform]] = {
    "kostentraeger": Kostentraeger,
    "haushalt": Haushaltsansatz,
    "verpflichtungen": Verpflichtungsermaechtigung,
    "deckungen": Deckung,
    "objekte": Objekt,
    "massnahmen": Massnahme,
    "varianten": Variante,
    "beziehungen": Beziehung,
    "ressourcen": Ressource,
    "energietraeger": Energietraeger,
    "foerderprogramme": Programmverweis,
    "foerderkonten": Kontoverweis,
    "beihilfen": Beihilfe,
    "kredite": Kreditangebot,
    "ziele": Ziel,
    "kriterien": Kriterium,
    "festlegungen": Festlegung,
    "szenarien": Szenario,
    "stand": Massnahmenstand,
    "bescheide": Bescheid,
    "kreditstand": Kreditstand,
}
"""Name of the list -> class of a row, for lists of EIGENE that of a row which refers to the catalogue."""

EIGENE: Mapping[str, tuple[type[Grundform], tuple[str, ...]]] = {
    "foerderprogramme": (EigenesProgramm, ("fassungen", "geber")),
    "foerderkonten": (Foerderkonto, ("name", "rechtsgrundlage", "quelle")),
}
"""Name of the list -> class of a row that is the case's own in full, and the fields of which one shows it."""
