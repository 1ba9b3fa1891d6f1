"""A funding programme in dated versions: data only, every version with its source and its certainty."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise, product
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.begriffe.kreditbedingungen import Kreditkonditionen
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.lesart import Lesart, ist_vertraeglich, lesarten_in, nach_lesart
from massnahmenplan.foerderung.regelarten.kredit import Kredit
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.foerderung.zeitplan import entfalte
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.grundlagen.zeit import EIN_TAG


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
            if spaeter.gilt_ab < frueher.gilt_ab:
                raise PydanticCustomError(
                    "fassungen_ungeordnet",
                    "Fassung ab {ab} steht nach der Fassung ab {davor}",
                    {"ab": datum(spaeter.gilt_ab), "davor": datum(frueher.gilt_ab)},
                )
            if frueher.gilt_bis is None or frueher.gilt_bis >= spaeter.gilt_ab:
                raise PydanticCustomError(
                    "fassungen_ueberlappen",
                    "Fassung ab {ab} beginnt vor dem Ende der vorigen",
                    {"ab": datum(spaeter.gilt_ab)},
                )
            if frueher.gilt_bis + EIN_TAG < spaeter.gilt_ab and spaeter.nach_pause is None:
                raise PydanticCustomError(
                    "fassungen_luecke",
                    "zwischen {bis} und {ab} gilt keine Fassung; nach_pause nennt den Grund",
                    {"bis": datum(frueher.gilt_bis), "ab": datum(spaeter.gilt_ab)},
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
        fassungen = nach_lesart(self.fassungen, antworten) if antworten else self.fassungen
        lesarten = {
            name: lesart.model_copy(update={"standard": antworten[name]}) for name, lesart in self.lesarten.items()
        }
        return self.model_copy(update={"fassungen": fassungen, "lesarten": lesarten, "sicher_ab": sicher_ab})

    def mit_konditionen(self, konditionen: Kreditkonditionen) -> "Programm":
        """Return the programme with the stated terms in every version that grants a loan.

        Errors: ValidationError if they contradict each other or those of the catalogue.
        """
        genannt = konditionen.model_dump(exclude_none=True)
        fassungen = tuple(
            fassung.model_copy(update={"kredit": Kredit.model_validate({**dict(fassung.kredit), **genannt})})
            if fassung.kredit is not None
            else fassung
            for fassung in self.fassungen
        )
        return self.model_copy(update={"fassungen": fassungen})

    def _nachbarn(self) -> Iterator[tuple[Fassung, Fassung]]:
        """Yield pairs of versions that follow each other, under every choice of readings."""
        fragen = {name for fassung in self.fassungen for name in fassung.lesart or {} if name in self.lesarten}
        moeglich = ([(name, antwort) for antwort in self.lesarten[name].antworten] for name in sorted(fragen))
        for antworten in product(*moeglich):
            yield from pairwise(f for f in self.fassungen if ist_vertraeglich(f.lesart, dict(antworten)))
