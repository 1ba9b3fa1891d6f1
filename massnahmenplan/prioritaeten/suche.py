"""The search for the best list over all budgets, and the case in which a list has been decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from massnahmenmodell.schachtelung import Stufe, Stufendaten, baue_stufenmodell
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.begriffe.festlegung import Festlegung, Festlegungsart
from massnahmenplan.ergebnis import Ergebnis, Plan
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.loeser import Loesung, Stelle, Wuensche, highs, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.szenarien.fall import mit

BESCHLUSS = "Rangliste über mehrere Budgets"
Auswahl = Mapping[str, str]
"""Measure -> variant of what is carried out."""


def auswahl(ergebnis: Ergebnis) -> dict[str, str]:
    """Return what a plan carries out."""
    return {schritt.massnahme: schritt.variante for schritt in ergebnis.plan.schritte}


def enthaelt(groessere: Auswahl, kleinere: Auswahl) -> bool:
    """Return whether the one carries out all that the other does, in the same variants."""
    return groessere.items() >= kleinere.items()


def im_rahmen(fall: Planungsfall, mindestens: Auswahl, hoechstens: Auswahl | None) -> Planungsfall:
    """Return the case in which a plan has to carry out the one and may carry out no more than the other.

    ``hoechstens`` None leaves open what else is carried out.
    """
    arten, rahmen = Festlegungsart, mindestens if hoechstens is None else hoechstens
    festlegungen = list(fall.festlegungen)
    for kennung in sorted(fall.massnahme_mit_id):
        if kennung in rahmen:
            festlegungen.append(_festlegung(kennung, arten.VARIANTE, rahmen[kennung]))
        elif hoechstens is not None:
            festlegungen.append(_festlegung(kennung, arten.DARF_NICHT))
        if kennung in mindestens:
            festlegungen.append(_festlegung(kennung, arten.MUSS))
    return mit(fall, festlegungen=tuple(festlegungen))


def _festlegung(massnahme: str, art: Festlegungsart, wert: str | None = None) -> Festlegung:
    return Festlegung(massnahme=massnahme, art=art, wert=wert, beschluss=BESCHLUSS)


@dataclass(frozen=True)
class Stufenlage:
    """All levels of a case, least money first, prepared for the model."""

    aufbereitungen: tuple[Aufbereitung, ...]
    gewichte: tuple[float, ...]

    @cached_property
    def entscheidungen(self) -> list[tuple[str, str]]:
        """Measures and variants that some level can carry out."""
        return sorted({(o.massnahme, o.variante) for a in self.aufbereitungen for o in a.optionen})

    @property
    def groesse(self) -> int:
        """Options of all levels together."""
        return sum(len(aufbereitung.optionen) for aufbereitung in self.aufbereitungen)

    def daten(self, verworfen: Sequence[Sequence[Auswahl]]) -> Stufendaten:
        """Return the numbers of the model."""
        nummer = {paar: d for d, paar in enumerate(self.entscheidungen)}
        return Stufendaten(
            stufen=tuple(
                Stufe(
                    gewicht,
                    aufbereitung.daten,
                    np.array([nummer[o.massnahme, o.variante] for o in aufbereitung.optionen], dtype=np.int64),
                )
                for gewicht, aufbereitung in zip(self.gewichte, self.aufbereitungen, strict=True)
            ),
            entscheidungen=len(nummer),
            verworfen=tuple(
                tuple(frozenset(nummer[paar] for paar in stufe.items()) for stufe in liste) for liste in verworfen
            ),
        )

    def start(self, plaene: Sequence[Plan]) -> dict[Stelle, float]:
        """Return the choice of options that a plan of each level stands for: where a search begins."""
        return {
            (f"s{k}.x", nummer): float(_wahl(option) in gewaehlt)
            for k, (aufbereitung, plan) in enumerate(zip(self.aufbereitungen, plaene, strict=True))
            for gewaehlt in [{(s.massnahme, s.variante, s.beginn, s.foerderung) for s in plan.schritte}]
            for nummer, option in enumerate(aufbereitung.optionen)
        }

    def lies(self, werte: Mapping[Stelle, float]) -> list[dict[str, str]]:
        """Return what the solver lets each level carry out."""
        return [
            {
                option.massnahme: option.variante
                for nummer, option in enumerate(aufbereitung.optionen)
                if werte.get((f"s{k}.x", nummer), 0.0) > 0.5
            }
            for k, aufbereitung in enumerate(self.aufbereitungen)
        ]


def _wahl(option: Option) -> tuple[str, str, int, tuple[Foerderwahl, ...]]:
    foerderung = tuple(antrag.wahl for antrag in option.paket.antraege)
    return option.massnahme, option.variante, option.beginn, foerderung


def suche_liste(
    lage: Stufenlage, wuensche: Wuensche, plaene: Sequence[Plan], verworfen: Sequence[Sequence[Auswahl]] = ()
) -> tuple[list[dict[str, str]] | None, Loesung]:
    """Return what each level carries out in the best list, and how the search ended; None if it found no list.

    ``plaene`` are nested plans to begin with: without them HiGHS is long in finding any. It gets the problem as a
    whole, for the stages of ``loeser.pforte`` know nothing of nested blocks.
    """
    form = uebersetze(baue_stufenmodell(lage.daten(verworfen)))
    loesung = highs.loese(form, wuensche, start=lage.start(plaene))
    return None if loesung.werte is None else lage.lies(form.nach_spalten(loesung.werte)), loesung
