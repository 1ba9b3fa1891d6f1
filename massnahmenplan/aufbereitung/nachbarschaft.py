"""What of the case around a measure can touch its funding (``foerderung.umfeld``)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.foerderung.planbedingungen import am_ort, liefert
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.planungsfall import Planungsfall


@dataclass(frozen=True)
class Nachbarschaft:
    """All measures of a case as projects, one per variant, whatever their dates."""

    fall: Planungsfall
    vorhaben: Sequence[Vorhaben]

    def umfeld(self, vorhaben: Vorhaben) -> Umfeld:
        """Return what of the other measures can touch the funding of this one."""
        andere = [v for v in self.vorhaben if v.massnahme.id != vorhaben.massnahme.id]
        am_objekt = [v for v in andere if am_ort("objekt", v.objekt, vorhaben.objekt)]
        im_gebiet = [v for v in andere if am_ort("gebiet", v.objekt, vorhaben.objekt)]
        return Umfeld(
            toepfe=frozenset(self.fall.toepfe),
            konten=frozenset(self.fall.konto_mit_id),
            geteilt=self._mehrfach_genutzte_grenzen,
            planmerkmale=frozenset(
                merkmal for v in andere for merkmal in v.massnahme.liefert if liefert(v, merkmal, vorhaben)
            ),
            sammelantraege=self._sammelantraege[vorhaben.traeger.id],
            arten_am_ort=frozenset(
                v.massnahme.art for v in (*am_objekt, *im_gebiet) if v.massnahme.art is not None
            ),
            am_objekt_unvereinbar=self._unvereinbare if am_objekt else frozenset(),
            am_objekt_verlangt=self._verlangte if am_objekt else frozenset(),
            netz=vorhaben.massnahme.id in self.fall.recht.netze,
        )

    @cached_property
    def _in_frage(self) -> list[tuple[Vorhaben, Programm]]:
        return [
            (v, programm) for v in self.vorhaben for programm in self.fall.programme if programm.kommt_in_frage(v)
        ]

    @cached_property
    def _mehrfach_genutzte_grenzen(self) -> frozenset[str]:
        """Shared caps that more than one measure can use."""
        nutzer: dict[str, set[str]] = defaultdict(set)
        for vorhaben, programm in self._in_frage:
            for inhaber in _grenzen(vorhaben, programm):
                nutzer[inhaber].add(vorhaben.massnahme.id)
        return frozenset(inhaber for inhaber, massnahmen in nutzer.items() if len(massnahmen) > 1)

    @cached_property
    def _sammelantraege(self) -> dict[str, frozenset[str]]:
        """Payer -> programmes in which more than one of his measures may join an application."""
        nutzer: dict[tuple[str, str], set[str]] = defaultdict(set)
        for vorhaben, programm in self._in_frage:
            if any(fassung.minimum.sammelantrag for fassung in programm.fassungen):
                nutzer[vorhaben.traeger.id, programm.id].add(vorhaben.massnahme.id)
        je_traeger: dict[str, set[str]] = defaultdict(set)
        for (traeger, programm_id), massnahmen in nutzer.items():
            if len(massnahmen) > 1:
                je_traeger[traeger].add(programm_id)
        return {traeger: frozenset(je_traeger[traeger]) for traeger in self.fall.traeger_mit_id}

    @cached_property
    def _verlangte(self) -> frozenset[str]:
        """Programmes that other programmes in use need beside them at the object."""
        fassungen = (fassung for programm in self.fall.programme for fassung in programm.fassungen)
        genannt = {name for fassung in fassungen for name in fassung.kumulierung.nur_neben_am_objekt}
        return frozenset(p.id for p in self.fall.programme if not genannt.isdisjoint(p.namen))

    @cached_property
    def _unvereinbare(self) -> frozenset[str]:
        """Programmes that exclude, or are excluded by, another programme in use at the same object."""
        paare = [
            (eines.id, anderes.id)
            for eines in self.fall.programme
            for fassung in eines.fassungen
            for anderes in self.fall.programme
            if next(fassung.kumulierung.objektausschluesse(anderes.namen), None) is not None
        ]
        return frozenset(kennung for paar in paare for kennung in paar)


def alle_massnahmen(fall: Planungsfall) -> Iterator[Massnahme]:
    """Yield every measure in each of its variants."""
    for ausfuehrungen in fall.ausfuehrungen.values():
        yield from ausfuehrungen.values()


def _grenzen(vorhaben: Vorhaben, programm: Programm) -> Iterator[str]:
    for fassung in programm.fassungen:
        for grenze in fassung.hoechstgrenzen:
            if grenze.geteilt is not None and (inhaber := grenze.inhaber(vorhaben)) is not None:
                yield inhaber
