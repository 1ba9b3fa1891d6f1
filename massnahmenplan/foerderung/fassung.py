"""A version of a funding programme: all its rules, with its source and its certainty."""

from datetime import date
from functools import cached_property
from typing import Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text, Texte
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.foerderung.bedingung import Bedingung, bedingungen_in
from massnahmenplan.foerderung.paket import Leistungsart
from massnahmenplan.foerderung.regelarten.auszahlung import Auszahlung
from massnahmenplan.foerderung.regelarten.betrieb import Betrieb
from massnahmenplan.foerderung.regelarten.festbetrag import Festbetrag
from massnahmenplan.foerderung.regelarten.filter import Filter
from massnahmenplan.foerderung.regelarten.foerderfaehig import Foerderfaehig
from massnahmenplan.foerderung.regelarten.fristen import Fristen
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from massnahmenplan.foerderung.regelarten.kredit import Kredit
from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung
from massnahmenplan.foerderung.regelarten.luecke import Luecke
from massnahmenplan.foerderung.regelarten.minimum import Minimum
from massnahmenplan.foerderung.regelarten.netzgroesse import Netzgroesse
from massnahmenplan.foerderung.regelarten.rundung import Rundung
from massnahmenplan.foerderung.regelarten.satz import Satz
from massnahmenplan.foerderung.regelarten.schwelle import Schwelle
from massnahmenplan.foerderung.regelarten.sperre import Sperre
from massnahmenplan.foerderung.regelarten.steuer import Steuer
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.zeit import Datum


class Fassung(Grundform):
    """The rules for applications dated within ``gilt_ab`` … ``gilt_bis``.

    Money comes in exactly one form: ``satz`` alone or with ``kredit``, ``festbetrag``, ``betrieb``, ``steuer``; or
    the entry is ``nur_auskunft``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    gilt_ab: Datum
    gilt_bis: Datum | None = None
    """Last day for applications; None means that no end is known."""
    nach_pause: Text | None = None
    """Why there was no version between this one and the one before; None means that there is no gap."""
    rechtsgrundlage: Text
    quelle: Text
    stand: Datum
    """Day on which the source was read."""
    sicherheit: Sicherheit
    pruefen_bis: Datum | None = None
    """Day from which the entry has to be read again."""
    hinweis: Text | None = None
    nur_auskunft: Text | None = None
    """Why nothing is computed: the entry is there to be looked up only."""
    lesart: dict[Kennung, Kennung] | None = None
    """The version holds only under this reading of the programme."""
    filter: Filter
    schwellen: tuple[Schwelle, ...] = ()
    foerderfaehig: Foerderfaehig = Foerderfaehig()
    satz: Satz | None = None
    festbetrag: Festbetrag | None = None
    betrieb: Betrieb | None = None
    steuer: Steuer | None = None
    kredit: Kredit | None = None
    hoechstgrenzen: tuple[Hoechstgrenze, ...] = ()
    luecke: Luecke | None = None
    rundung: Rundung = Rundung()
    minimum: Minimum = Minimum()
    kumulierung: Kumulierung = Kumulierung()
    konten: Kennungen = ()
    """Accounts (``Foerderkonto``) that an award counts on, e.g. ``de_minimis``."""
    konten_wenn: Bedingung = Bedingung()
    """Awards count on the accounts only for projects that meet this, e.g. of undertakings."""
    netzgroesse: Netzgroesse | None = None
    sperren: tuple[Sperre, ...] = ()
    bedingungen: Texte = ()
    """What else has to be met or proven, one German sentence each."""
    fristen: Fristen
    auszahlung: Auszahlung = Auszahlung()

    @model_validator(mode="after")
    def _eine_form_der_leistung(self) -> Self:
        formen = [self.satz, self.festbetrag, self.betrieb, self.steuer]
        anzahl = sum(form is not None for form in formen)
        if anzahl != (0 if self.nur_auskunft else 1) or (self.kredit is not None and self.satz is None):
            raise PydanticCustomError(
                "leistung_unklar",
                "Genau eine Leistung angeben: satz (dazu kredit), festbetrag, betrieb, steuer oder nur_auskunft",
            )
        if self.gilt_bis is not None and self.gilt_bis < self.gilt_ab:
            raise PydanticCustomError("fassung_leer", "gilt_bis liegt vor gilt_ab")
        return self

    @property
    def art(self) -> Leistungsart:
        """In which form the money comes."""
        if self.kredit is not None:
            return Leistungsart.KREDIT
        if self.betrieb is not None:
            return Leistungsart.BETRIEB
        return Leistungsart.STEUER if self.steuer is not None else Leistungsart.ZUSCHUSS

    def gilt_am(self, tag: date) -> bool:
        """Return True if an application dated ``tag`` falls under this version."""
        return self.gilt_ab <= tag and (self.gilt_bis is None or tag <= self.gilt_bis)

    def konten_fuer(self, vorhaben: Vorhaben) -> tuple[str, ...]:
        """Return the accounts that an award for this project counts on."""
        return self.konten if self.konten and self.konten_wenn.gilt_fuer(vorhaben) else ()

    @cached_property
    def genannte_merkmale(self) -> frozenset[str]:
        """All facts that any rule of the version looks at."""
        return frozenset(merkmal for bedingung in bedingungen_in(self) for merkmal in bedingung.genannte_merkmale)

    @cached_property
    def kontingentierte_merkmale(self) -> frozenset[str]:
        """Facts that bring a bonus of which there are only so many: an applicant may do without."""
        boni = self.satz.boni if self.satz is not None else ()
        return frozenset(m for bonus in boni if bonus.kontingent is not None for m in bonus.wenn.merkmale)
