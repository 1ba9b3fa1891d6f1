"""A funding programme in dated versions: data only, every version with its source and its certainty."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise, product
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text, Texte
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.paket import Leistungsart, Vorhaben
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
from massnahmenplan.foerderung.regelarten.schwellen import Schwelle
from massnahmenplan.foerderung.regelarten.sperre import Sperre
from massnahmenplan.foerderung.regelarten.steuer import Steuer
from massnahmenplan.foerderung.zeitplan import entfalte
from massnahmenplan.grundlagen.zeit import Datum

__all__ = ["Fassung", "Lesart", "Programm", "Sicherheit"]

EIN_TAG = timedelta(days=1)


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


class Lesart(Grundform):
    """An open question of the text, with its possible answers."""

    frage: Text
    standard: Kennung
    antworten: Annotated[dict[Kennung, Text], Field(min_length=2)]

    @model_validator(mode="after")
    def _standard_ist_eine_antwort(self) -> Self:
        if self.standard not in self.antworten:
            raise PydanticCustomError("lesart_unbekannt", "standard ist keine der antworten")
        return self


class Programm(Grundform):
    """A programme with all its versions; an end is written as an end, the past is never edited."""

    id: Kennung
    name: Text
    geber: Text
    katalognummer: Text | None = None
    """Record in the catalogue's own numbering, e.g. ``P02``."""
    familie: Kennung | None = None
    """Programmes of one family are named together in rules of cumulation, e.g. ``beg_em``."""
    nachfolger: Kennungen = ()
    """Programmes that come into question now that this one has ended."""
    lesarten: dict[Kennung, Lesart] = Field(default_factory=dict)
    """Open readings; the case may choose among them."""
    fassungen: Annotated[tuple[Fassung, ...], BeforeValidator(entfalte), Field(min_length=1)]
    topf_eur: Jahresmengen | None = None
    """EUR that can be granted per year of approval; None means no pot is known."""
    sicher_ab: Sicherheit = Sicherheit.OFFEN
    """Versions less sure than this are not used; set when a case is read."""

    @model_validator(mode="after")
    def _fassungen_folgen_aufeinander(self) -> Self:
        for frueher, spaeter in self._nachbarn():
            if frueher.gilt_bis is None or frueher.gilt_bis >= spaeter.gilt_ab:
                raise PydanticCustomError(
                    "fassungen_ueberlappen",
                    "Fassung ab {ab} beginnt vor dem Ende der vorigen",
                    {"ab": spaeter.gilt_ab.isoformat()},
                )
            if frueher.gilt_bis + EIN_TAG < spaeter.gilt_ab and spaeter.nach_pause is None:
                raise PydanticCustomError(
                    "fassungen_luecke",
                    "zwischen {bis} und {ab} gilt keine Fassung; nach_pause nennt den Grund",
                    {"bis": frueher.gilt_bis.isoformat(), "ab": spaeter.gilt_ab.isoformat()},
                )
        return self

    @model_validator(mode="after")
    def _schliesst_sich_nicht_selbst_aus(self) -> Self:
        for fassung in self.fassungen:
            regel = fassung.kumulierung
            if self.id in (*regel.ausgeschlossen, *regel.nachrangig_zu):
                raise PydanticCustomError("selbstausschluss", "das Programm schließt sich selbst aus")
        return self

    @model_validator(mode="after")
    def _lesarten_sind_erklaert(self) -> Self:
        for name, antwort in lesarten_in(self.fassungen):
            if name not in self.lesarten or antwort not in self.lesarten[name].antworten:
                raise PydanticCustomError(
                    "lesart_unbekannt", "lesart {name}: {antwort} steht nicht unter lesarten",
                    {"name": name, "antwort": antwort},
                )  # fmt: skip
        return self

    @property
    def nur_kredit(self) -> bool:
        """True if the programme grants nothing but loans."""
        return all(f.kredit is not None for f in self.fassungen if f.nur_auskunft is None)

    @property
    def namen(self) -> tuple[str, ...]:
        """Id and family: what rules of cumulation may call it."""
        return (self.id,) if self.familie is None else (self.id, self.familie)

    def fassung_am(self, tag: date) -> Fassung | None:
        """Return the version in force for an application dated ``tag``, or None if there is none."""
        return next((fassung for fassung in self.fassungen if fassung.gilt_am(tag)), None)

    def kommt_in_frage(self, vorhaben: Vorhaben) -> bool:
        """Return True if some version is meant for such a project, whatever its facts and the dates."""
        return any(f.filter.passt_zur_art(vorhaben) for f in self.fassungen if not f.nur_auskunft)

    def gelesen(
        self, wahl: Mapping[str, str] | None = None, sicher_ab: Sicherheit = Sicherheit.OFFEN
    ) -> "Programm":
        """Return the programme under the chosen readings, which become its standard; other rules are left out."""
        antworten = {name: (wahl or {}).get(name, lesart.standard) for name, lesart in self.lesarten.items()}
        fassungen = _nach_lesart(self.fassungen, antworten) if antworten else self.fassungen
        lesarten = {
            name: lesart.model_copy(update={"standard": antworten[name]}) for name, lesart in self.lesarten.items()
        }
        return self.model_copy(update={"fassungen": fassungen, "lesarten": lesarten, "sicher_ab": sicher_ab})

    def _nachbarn(self) -> Iterator[tuple[Fassung, Fassung]]:
        """Yield pairs of versions that follow each other, under every choice of readings."""
        fragen = {name for fassung in self.fassungen for name in fassung.lesart or {} if name in self.lesarten}
        moeglich = ([(name, antwort) for antwort in self.lesarten[name].antworten] for name in sorted(fragen))
        for antworten in product(*moeglich):
            yield from pairwise(f for f in self.fassungen if _vertraeglich(f.lesart, dict(antworten)))


def _vertraeglich(eine: Mapping[str, str] | None, andere: Mapping[str, str] | None) -> bool:
    return all((andere or {}).get(name, antwort) == antwort for name, antwort in (eine or {}).items())


def bedingungen_in(wert: Any) -> Iterator[Bedingung]:
    """Yield every condition in a version, in a rule or in a list of rules."""
    if isinstance(wert, Bedingung):
        yield wert
    elif isinstance(wert, Grundform):
        for name in type(wert).model_fields:
            yield from bedingungen_in(getattr(wert, name))
    elif isinstance(wert, tuple):
        for teil in wert:
            yield from bedingungen_in(teil)


def lesarten_in(wert: Any) -> Iterator[tuple[str, str]]:
    """Yield the readings that rules name: question and answer."""
    if isinstance(wert, Grundform):
        yield from (getattr(wert, "lesart", None) or {}).items()
        for name in type(wert).model_fields:
            if name != "lesart":
                yield from lesarten_in(getattr(wert, name))
    elif isinstance(wert, tuple):
        for teil in wert:
            yield from lesarten_in(teil)


def _nach_lesart(wert: Any, antworten: Mapping[str, str]) -> Any:
    """Return the same rules without those that belong to another reading."""
    if isinstance(wert, tuple):
        passende = (t for t in wert if _vertraeglich(getattr(t, "lesart", None), antworten))
        return tuple(_nach_lesart(teil, antworten) for teil in passende)
    if isinstance(wert, Grundform) and next(lesarten_in(wert), None) is not None:
        felder = {name: _nach_lesart(getattr(wert, name), antworten) for name in type(wert).model_fields}
        return type(wert).model_construct(_fields_set=wert.model_fields_set, **felder)
    return wert
