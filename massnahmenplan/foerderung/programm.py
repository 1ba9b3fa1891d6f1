"""A funding programme in dated versions: data only, every version with its source and its certainty."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.foerderung.paket import Vorhaben
from massnahmenplan.foerderung.regelarten.auszahlung import Auszahlung
from massnahmenplan.foerderung.regelarten.filter import Filter
from massnahmenplan.foerderung.regelarten.fristen import Fristen
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung
from massnahmenplan.foerderung.regelarten.minimum import Minimum
from massnahmenplan.foerderung.regelarten.rundung import Rundung
from massnahmenplan.foerderung.regelarten.satz import Satz
from massnahmenplan.grundlagen.zeit import Datum


class Sicherheit(StrEnum):
    """How sure a figure is, from read in the official text (V1) to open (offen)."""

    V1 = "V1"
    V2 = "V2"
    V3 = "V3"
    G = "G"
    OFFEN = "offen"


class Fassung(Grundform):
    """The rules for applications dated within ``gilt_ab`` … ``gilt_bis``."""

    gilt_ab: Datum
    gilt_bis: Datum | None = None
    """Last day for applications; None means that no end is known."""
    rechtsgrundlage: Text
    quelle: Text
    stand: Datum
    """Day on which the source was read."""
    sicherheit: Sicherheit
    pruefen_bis: Datum | None = None
    """Day from which the entry has to be read again."""
    hinweis: Text | None = None
    filter: Filter
    satz: Satz
    hoechstgrenzen: tuple[Hoechstgrenze, ...] = ()
    rundung: Rundung = Rundung()
    minimum: Minimum = Minimum()
    kumulierung: Kumulierung = Kumulierung()
    fristen: Fristen
    auszahlung: Auszahlung = Auszahlung()

    def gilt_am(self, tag: date) -> bool:
        """Return True if an application dated ``tag`` falls under this version."""
        return self.gilt_ab <= tag and (self.gilt_bis is None or tag <= self.gilt_bis)


class Programm(Grundform):
    """A programme with all its versions; an end is written as an end, the past is never edited."""

    id: Kennung
    name: Text
    geber: Text
    katalognummer: Text | None = None
    """Record in the catalogue's own numbering, e.g. ``P02``."""
    fassungen: Annotated[tuple[Fassung, ...], Field(min_length=1)]
    topf_eur: Jahresmengen | None = None
    """EUR that can be granted per year of approval; None means no pot is known."""

    @model_validator(mode="after")
    def _fassungen_folgen_aufeinander(self) -> Self:
        for frueher, spaeter in zip(self.fassungen, self.fassungen[1:], strict=False):
            if frueher.gilt_bis is None or frueher.gilt_bis >= spaeter.gilt_ab:
                raise PydanticCustomError(
                    "fassungen_ueberlappen",
                    "Fassung ab {ab} beginnt vor dem Ende der vorigen",
                    {"ab": spaeter.gilt_ab.isoformat()},
                )
        return self

    def fassung_am(self, tag: date) -> Fassung | None:
        """Return the version in force for an application dated ``tag``, or None if there is none."""
        return next((fassung for fassung in self.fassungen if fassung.gilt_am(tag)), None)

    def kommt_in_frage(self, vorhaben: Vorhaben) -> bool:
        """Return True if some version is meant for such a project, whatever the dates."""
        return any(fassung.filter.gilt_fuer(vorhaben) for fassung in self.fassungen)
