"""The search for one decision for all scenarios: which measures, in which variant, and what begins soon."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from massnahmenmodell.szenarien import OFFEN, Szenariodaten, baue_szenariomodell
from massnahmenmodell.szenarien import Szenario as Szenarioblock
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.begriffe.festlegung import Festlegung, Festlegungsart
from massnahmenplan.begriffe.risiko import Risikomass
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.szenarien.fall import mit, verzug

BESCHLUSS = "Gemeinsame Entscheidung für alle Szenarien"


@dataclass(frozen=True, slots=True)
class Entscheidung:
    """What is decided now."""

    varianten: tuple[tuple[str, str], ...]
    """Measure and variant of everything that is carried out, in order of ids."""
    beginne: tuple[tuple[str, int], ...]
    """Measure and year, for what is decided to begin up to ``bis``."""
    bis: int | None
    """Last year whose begins are decided now; None leaves every begin open."""

    def festgelegt_in(self, fall: Planungsfall, szenario: Szenario) -> Planungsfall:
        """Return the case of a scenario in which this has been decided, as decisions that any plan must follow."""
        ausgefuehrt, beginnt = dict(self.varianten), dict(self.beginne)
        festlegungen = list(fall.festlegungen)
        arten = Festlegungsart
        for kennung in sorted(fall.massnahme_mit_id):
            if kennung not in ausgefuehrt:
                festlegungen.append(_festlegung(kennung, arten.DARF_NICHT))
                continue
            festlegungen.append(_festlegung(kennung, arten.VARIANTE, ausgefuehrt[kennung]))
            if kennung in beginnt or not szenario.verzicht:
                festlegungen.append(_festlegung(kennung, arten.MUSS))
            spaeter = verzug(szenario, kennung)
            if kennung in beginnt:
                festlegungen.append(_festlegung(kennung, arten.JAHR, str(beginnt[kennung] + spaeter)))
            elif self.bis is not None:
                festlegungen.append(_festlegung(kennung, arten.NICHT_VOR, str(self.bis + 1 + spaeter)))
        return mit(fall, festlegungen=tuple(festlegungen))


def _festlegung(massnahme: str, art: Festlegungsart, wert: str | None = None) -> Festlegung:
    return Festlegung(massnahme=massnahme, art=art, wert=wert, beschluss=BESCHLUSS)


@dataclass(frozen=True)
class Szenarienlage:
    """All scenarios of a case, prepared for the model, and what can be decided for them together."""

    faelle: tuple[tuple[Szenario, Planungsfall], ...]
    """Scenario and the case under it."""
    aufbereitungen: tuple[Aufbereitung, ...]
    wahrscheinlichkeiten: tuple[float, ...]

    @property
    def bis(self) -> int | None:
        """Last year whose begins are decided now."""
        return self.faelle[0][1].projekt.entscheidung_bis

    @cached_property
    def entscheidungen(self) -> list[tuple[str, str]]:
        """Measures and variants that some scenario can carry out."""
        return sorted({(o.massnahme, o.variante) for a in self.aufbereitungen for o in a.optionen})

    @cached_property
    def beginne(self) -> list[tuple[str, str, int]]:
        """Measure, variant and year of every begin that can be decided now."""
        paare = zip(self.faelle, self.aufbereitungen, strict=True)
        return sorted(
            {
                (o.massnahme, o.variante, jahr)
                for (szenario, fall), aufbereitung in paare
                for o in aufbereitung.optionen
                if (jahr := _geplanter_beginn(fall, szenario, o.massnahme, o.beginn)) <= (self.bis or 0)
            }
        )

    def daten(self, risiko: Risikomass, verworfen: Sequence[Entscheidung]) -> Szenariodaten:
        """Return the numbers of the model."""
        nummer = {paar: d for d, paar in enumerate(self.entscheidungen)}
        beginne = {stelle: k for k, stelle in enumerate(self.beginne)}
        massnahmen = sorted({massnahme for massnahme, _ in nummer})
        return Szenariodaten(
            szenarien=tuple(self._block(s, nummer, beginne) for s in range(len(self.faelle))),
            massnahme=np.array([massnahmen.index(massnahme) for massnahme, _ in nummer], dtype=np.int64),
            beginne=len(beginne),
            gewicht=float(risiko.gewicht),
            alpha=float(risiko.alpha),
            verworfen=tuple(
                (
                    frozenset(nummer[paar] for paar in entscheidung.varianten),
                    frozenset(beginne[m, dict(entscheidung.varianten)[m], j] for m, j in entscheidung.beginne),
                )
                for entscheidung in verworfen
            ),
        )

    def _block(
        self, s: int, nummer: dict[tuple[str, str], int], beginne: dict[tuple[str, str, int], int]
    ) -> Szenarioblock:
        szenario, fall = self.faelle[s]
        optionen = self.aufbereitungen[s].optionen
        stellen = [
            (o.massnahme, o.variante, _geplanter_beginn(fall, szenario, o.massnahme, o.beginn)) for o in optionen
        ]
        return Szenarioblock(
            wahrscheinlichkeit=self.wahrscheinlichkeiten[s],
            daten=self.aufbereitungen[s].daten,
            entscheidung=np.array([nummer[m, v] for m, v, _ in stellen], dtype=np.int64),
            beginn=np.array([beginne.get(stelle, OFFEN) for stelle in stellen], dtype=np.int64),
            verzicht=szenario.verzicht,
        )

    def lies(self, form_werte: dict[tuple[str, object], float]) -> Entscheidung:
        """Return what the solver has decided."""
        gewaehlt = {(art, index) for (art, index), wert in form_werte.items() if wert > 0.5}
        varianten = [paar for d, paar in enumerate(self.entscheidungen) if ("ausgefuehrt", d) in gewaehlt]
        beginne = [(m, jahr) for k, (m, _, jahr) in enumerate(self.beginne) if ("begonnen", k) in gewaehlt]
        return Entscheidung(tuple(varianten), tuple(beginne), self.bis)


def _geplanter_beginn(fall: Planungsfall, szenario: Szenario, massnahme: str, beginn: int) -> int:
    """Return the year in which an option was decided to begin: before its delay."""
    return fall.projekt.zeitachse.jahr_von(beginn) - verzug(szenario, massnahme)


@dataclass(frozen=True, slots=True)
class Gemeinsam:
    """The best common decision, and what the search for it proved, in units of the model."""

    entscheidung: Entscheidung
    schranke: float | None
    ohne_wahl: bool = False
    """True: no scenario leaves anything to decide, so the value itself is the bound."""
    signalnummer: int | None = None
    """Of the signal that ended the search, if one did."""


def suche_gemeinsam(
    lage: Szenarienlage, risiko: Risikomass, wuensche: Wuensche, verworfen: Sequence[Entscheidung] = ()
) -> Gemeinsam:
    """Return the best decision for all scenarios together; those in ``verworfen`` do not come again.

    Errors: UnerfuellbarFehler if nothing suits all scenarios; KeinPlanFehler if it was stopped before.
    """
    if not lage.entscheidungen:
        return Gemeinsam(Entscheidung((), (), lage.bis), None, ohne_wahl=True)
    form = uebersetze(baue_szenariomodell(lage.daten(risiko, verworfen)))
    loesung = loese(form, wuensche)
    if loesung.werte is not None:
        entscheidung = lage.lies(form.nach_spalten(loesung.werte))
        return Gemeinsam(entscheidung, loesung.schranke, signalnummer=loesung.signalnummer)
    if loesung.ende is Ende.UNERFUELLBAR:
        raise UnerfuellbarFehler(_unvereinbare(lage, risiko, wuensche, verworfen))
    if loesung.ende is Ende.UNTERBROCHEN:
        raise KeinPlanFehler("Abgebrochen, bevor die Szenarien ausgewertet waren.", loesung.signalnummer)
    raise KeinPlanFehler(
        "Bis zum Zeitlimit war noch keine gemeinsame Entscheidung gefunden: mehr Zeit geben "
        "(--zeitlimit) oder weniger Szenarien wählen."
    )


def _unvereinbare(
    lage: Szenarienlage, risiko: Risikomass, wuensche: Wuensche, verworfen: Sequence[Entscheidung]
) -> list[str]:
    """Name the scenarios without which the others could be met together."""
    namen = [szenario.bezeichnung for szenario, _ in lage.faelle]
    saetze = [
        "Jedes Szenario ist für sich erfüllbar, aber keine gemeinsame Entscheidung passt zu allen: "
        f"{', '.join(f'„{name}“' for name in namen)}."
    ]
    for s, name in enumerate(namen if len(namen) > 2 else ()):
        rest = replace(
            lage,
            faelle=lage.faelle[:s] + lage.faelle[s + 1 :],
            aufbereitungen=lage.aufbereitungen[:s] + lage.aufbereitungen[s + 1 :],
            wahrscheinlichkeiten=lage.wahrscheinlichkeiten[:s] + lage.wahrscheinlichkeiten[s + 1 :],
        )
        if loese(uebersetze(baue_szenariomodell(rest.daten(risiko, ()))), wuensche).werte is not None:
            saetze.append(f"Ohne das Szenario „{name}“ gäbe es eine.")
    if verworfen:
        scheiterten = "scheiterte" if len(verworfen) == 1 else "scheiterten"
        entscheidungen = gezaehlt(len(verworfen), "Entscheidungen")
        saetze.append(f"{entscheidungen} {scheiterten} erst bei der Nachrechnung auf den Cent.")
    saetze.append("Abhilfe: in einem Szenario verzicht: ja erlauben, Vorgaben lockern oder Szenarien weglassen.")
    return saetze
