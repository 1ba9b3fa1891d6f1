"""Several districts that share accounts: what ``portfolio.yaml`` says."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Name, Text
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.jahreswerte import Jahresbetraege, Jahresmengen
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.grundlagen.zahlen import Anteil, Ganzzahl, Jahr


class Portfoliokopf(Grundform):
    """General facts about the portfolio."""

    name: Name
    hinweis: Text | None = None
    quelle: Text | None = None


class Quartierverweis(Grundform):
    """A district, and where its case lies."""

    id: Annotated[Kennung, Field(pattern=r"^[^.]")]
    """Also the name of a folder, so that it cannot begin with a point."""
    name: Text | None = None
    """None means the name that its case states."""
    fall: Annotated[Text, Field(min_length=1)]
    """Folder or workbook of the case, from the folder of the portfolio file on."""


class Kontoart(StrEnum):
    """What districts can share."""

    HAUSHALT = "haushalt"
    """One purse of a payer."""
    TOPF = "topf"
    """The pot of a funding programme."""
    RESSOURCE = "ressource"
    """Something scarce: staff, crews, building sites."""


class Gemeinschaftskonto(Grundform):
    """An account that several districts draw on; its amounts take the place of those that the districts state."""

    id: Kennung
    name: Text | None = None
    art: Kontoart
    haushaltsart: Haushaltsart | None = None
    """Which purse of a payer; None means ``investiv``."""
    quartiere: Kennungen = ()
    """Districts that draw on it; empty means all."""
    zuordnung: dict[Kennung, Kennung] = Field(default_factory=dict)
    """District -> id that the account has there; where none is stated it has the same id."""
    betrag_eur: Jahresbetraege | None = None
    """Amount of a purse or a pot, the same in all years or by year."""
    menge: Jahresmengen | None = None
    """Amount of a resource in its unit, the same in all years or by year."""
    uebertrag_anteil: Anteil = Decimal(0)
    """Share of what is left of a purse at the end of a year that may be spent later."""
    uebertrag_jahre: Ganzzahl | None = None
    """For how many years left money stays available; None means without end."""
    doppelhaushalt_ab: Jahr | None = None
    """First year of the first budget that is decided for two years."""
    quelle: Text | None = None

    @model_validator(mode="after")
    def _passt_zur_art(self) -> Self:
        """Refuse amounts in the unit of another kind, and rules of a purse for anything else."""
        ist_menge = self.art is Kontoart.RESSOURCE
        if (self.menge is not None) is not ist_menge or (self.betrag_eur is None) is not ist_menge:
            feld = self.betragsfeld
            raise PydanticCustomError("konto_ohne_betrag", "braucht {feld}, und nur das", {"feld": feld})
        genannt = {"haushaltsart", "uebertrag_anteil", "uebertrag_jahre", "doppelhaushalt_ab"}
        if self.art is not Kontoart.HAUSHALT and (fremde := sorted(genannt & self.model_fields_set)):
            raise PydanticCustomError("nur_im_haushalt", "{feld} gilt nur für art: haushalt", {"feld": fremde[0]})
        return self

    @property
    def kasse(self) -> Haushaltsart:
        """Which purse of a payer is shared."""
        return self.haushaltsart or Haushaltsart.INVESTIV

    @property
    def bezeichnung(self) -> str:
        """What reports call it."""
        return self.name or self.id

    def kennung_in(self, quartier: str) -> str:
        """Return the id that the account has in a district."""
        return self.zuordnung.get(quartier, self.id)

    def gehoert_zu(self, quartier: str) -> bool:
        """Return whether a district draws on it."""
        return not self.quartiere or quartier in self.quartiere

    @property
    def betragsfeld(self) -> str:
        """The field that says how much there is."""
        return "menge" if self.art is Kontoart.RESSOURCE else "betrag_eur"

    @property
    def genannte_jahre(self) -> tuple[int, ...]:
        """The years that have an amount of their own; none where it is the same in all."""
        werte = self.betrag_eur if self.menge is None else self.menge
        return () if werte is None or isinstance(werte.root, Decimal) else tuple(werte.root)

    def im_jahr(self, jahr: int) -> Decimal | None:
        """Return the amount of a year in EUR or the unit of the resource; None where none is stated."""
        werte = self.betrag_eur if self.menge is None else self.menge
        return None if werte is None else werte.im_jahr(jahr)

    def regeln(self, traeger: Kostentraeger) -> Kostentraeger:
        """Return a payer with the rules of the shared purse."""
        felder = ("uebertrag_anteil", "uebertrag_jahre", "doppelhaushalt_ab")
        return traeger.model_copy(update={feld: getattr(self, feld) for feld in felder})
