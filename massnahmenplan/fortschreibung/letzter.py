"""The last plan: read from a file or just made, and checked for whether it can be the one before a new case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben
from massnahmenplan.begriffe.planziel import GENAUIGKEIT, Zielname, ist_besser
from massnahmenplan.bericht import json as planbericht
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Fortschreibung, Plan, Vorgaenger
from massnahmenplan.fallverwandtschaft import MINDESTENS_GEMEINSAM, gemeinsame
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.grundlagen.zeit import lies_datum
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import erlaubter_abstand

HOECHSTENS_GENANNT = 5
SECHS_STELLEN = Decimal("1e-6")
"""Accuracy of the figures in ``plan.json``."""


@dataclass(frozen=True, slots=True)
class Letzter:
    """The last plan with its case, recomputed."""

    fall: Planungsfall
    plan: Plan
    bilanz: Bilanz
    nachweis: dict[str, Any]
    """As in ``plan.json``; empty for a plan written by hand."""
    pruefsumme: str
    fortschreibung: Fortschreibung | None

    @property
    def ziele(self) -> tuple[Zielname, ...]:
        """Aims that it was made for, in their order."""
        if stufen := self.nachweis.get("stufen"):
            return tuple(stufe["ziel"] for stufe in stufen)
        ziel: Zielname = self.nachweis.get("ziel") or "co2"
        return (ziel,)

    @property
    def grenzen(self) -> tuple[dict[str, Any], ...]:
        """Limits on aims that it was made with, as in ``plan.json``: those of a point of a front."""
        return tuple(self.nachweis.get("grenzen") or ())

    @property
    def abwandlungen(self) -> tuple[str, ...]:
        """What its model had otherwise than its case, as in ``plan.json``."""
        return tuple(self.nachweis.get("abwandlungen") or ())

    @property
    def toleranzen(self) -> tuple[float, ...] | None:
        """Tolerances of its aims; None for a single one."""
        stufen = self.nachweis.get("stufen") or ()
        return tuple(float(stufe["toleranz"]) for stufe in stufen) or None

    @property
    def kette(self) -> tuple[Vorgaenger, ...]:
        """Its predecessors and itself, as the plan after it names them."""
        davor = self.fortschreibung.kette if self.fortschreibung is not None else ()
        selbst = Vorgaenger(
            pruefsumme=self.pruefsumme,
            projekt=self.fall.projekt.name,
            stichtag=self.fall.projekt.planungstag,
            ziel=self.ziele[0],
            zielwerte=self.bilanz.zielwerte,
            massnahmen=len(self.plan.schritte),
        )
        return (*davor, selbst)

    def schranke_fuer_alle(self, ziel: Zielname) -> Decimal | None:
        """Return the proven bound on the first aim, if that is ``ziel`` and the bound is one for any plan at all.

        That of an update is one for plans that pay no more for changes, that of a point of a front is one under
        limits, that of a changed model is none for the case.
        """
        if self.ziele[0] != ziel or self._nur_mit_grenzen or self.fortschreibung is not None:
            return None
        schranke = self.nachweis.get("schranke")
        if schranke is None or _schlaegt(ziel, self.bilanz.zielwerte[ziel], Decimal(schranke)):
            return None
        return Decimal(schranke)

    @property
    def _nur_mit_grenzen(self) -> bool:
        """True if its proof is one among plans that keep limits that the case has not."""
        return bool(self.grenzen or self.abwandlungen)

    @property
    def schranke_vom(self) -> date:
        """Day of the plan for which its bound was proven: its own, or that of one before."""
        vom = self.nachweis.get("schranke_vom")
        tag: date = self.fall.projekt.planungstag if vom is None else lies_datum(vom)
        return tag

    @property
    def veraltet(self) -> tuple[tuple[Zielname, Decimal, Decimal], ...]:
        """Aim, stated and recounted value, where the file states another value than its decisions have."""
        angaben = [self.nachweis, *(self.nachweis.get("stufen") or ())]
        genannt = {a.get("ziel"): Decimal(a["zielwert"]) for a in angaben if a.get("zielwert") is not None}
        gezaehlt = self.bilanz.zielwerte
        return tuple(
            (ziel, wert, gezaehlt[ziel])
            for ziel, wert in genannt.items()
            if ziel in gezaehlt and abs(wert - gezaehlt[ziel]) > max(GENAUIGKEIT[ziel], SECHS_STELLEN)
        )

    def bewiesen(
        self, luecke: Decimal, vorgaben: Aenderungsvorgaben
    ) -> tuple[tuple[Zielname, Decimal, Decimal], ...]:
        """Return aim, best value and proven bound, if all aims are proven within a gap; else nothing.

        The gap is that of the recounted plan, whatever the file says of it. The bound of an update is one for its
        prices against the plan before it: it holds if nothing was changed.
        """
        fort = self.fortschreibung
        if self._nur_mit_grenzen:
            return ()
        if fort is not None and (fort.preis or fort.vorgaben.preise != vorgaben.preise):
            return ()
        stufen = self.nachweis.get("stufen") or ()
        if stufen and self.veraltet:
            return ()
        kopf = {**self.nachweis, "bester": self.bilanz.zielwerte.get(self.ziele[0])}
        angaben = [(stufe["ziel"], stufe) for stufe in stufen] or [(self.ziele[0], kopf)]
        if any(stufe.get("schranke") is None for _, stufe in angaben):
            return ()
        nachweise = tuple((ziel, Decimal(s["bester"]), Decimal(s["schranke"])) for ziel, s in angaben)
        return nachweise if all(_ist_nah(*nachweis, luecke) for nachweis in nachweise) else ()


def _ist_nah(ziel: Zielname, wert: Decimal, schranke: Decimal, luecke: Decimal) -> bool:
    """Return True if a bound is one for this value, and within a gap of it."""
    return abs(schranke - wert) <= erlaubter_abstand(ziel, luecke, wert) and not _schlaegt(ziel, wert, schranke)


def _schlaegt(ziel: Zielname, wert: Decimal, schranke: Decimal) -> bool:
    """Return True if a plan is better than a bound allows: then that is none."""
    return ist_besser(ziel, wert, schranke) and abs(wert - schranke) > GENAUIGKEIT[ziel]


def lies_letzten(alt: "planbericht.Planinhalt | Ergebnis") -> Letzter:
    """Return the last plan, recomputed.

    Errors: EingabeFehler if it breaks limits of its own case: it was changed by hand, and not checked.
    """
    letzter = nimm_auf(alt)
    rechnung = nachrechnung.rechne(letzter.fall, letzter.plan)
    if verstoesse := (*rechnung.verstoesse, *pruefung.pruefe(letzter.fall, letzter.plan, rechnung.bilanz)):
        genannt = "; ".join(verstoss.text.removesuffix(".") for verstoss in verstoesse[:HOECHSTENS_GENANNT])
        abhilfe = (
            "Mit „massnahmenplan nachrechnen“ prüfen, die Entscheidungen berichtigen und neu schreiben lassen."
        )
        text = f"verletzt Grenzen seines eigenen Falls: {genannt}"
        raise EingabeFehler([Befund("E333", text, feld="--plan", abhilfe=abhilfe)])
    return letzter


def nimm_auf(plan: "planbericht.Planinhalt | Ergebnis") -> Letzter:
    """Return any plan, recomputed, whether it keeps its limits or not."""
    inhalt = planbericht.lies(planbericht.schreibe(plan)) if isinstance(plan, Ergebnis) else plan
    return Letzter(
        fall=inhalt.fall,
        plan=inhalt.plan,
        bilanz=nachrechnung.rechne(inhalt.fall, inhalt.plan).bilanz,
        nachweis=inhalt.nachweis,
        pruefsumme=inhalt.pruefsumme,
        fortschreibung=inhalt.fortschreibung,
    )


def verlange_vorgaenger(letzter: Letzter, fall: Planungsfall) -> None:
    """Refuse a last plan that is none of this case. Errors: EingabeFehler with all findings."""
    befunde = [*_fremder_fall(letzter, fall), *_zeitachse(letzter, fall)]
    if befunde:
        raise EingabeFehler(befunde)


def _fremder_fall(letzter: Letzter, fall: Planungsfall) -> Iterator[Befund]:
    """A plan of this case knows its measures: by id, and where the case is called otherwise by name too."""
    kennungen = [s.massnahme for s in letzter.plan.schritte] or [m.id for m in letzter.fall.massnahmen]
    alter, neuer = letzter.fall.projekt.name, fall.projekt.name
    gemeinsam = gemeinsame(letzter.fall, fall, kennungen)
    if len(gemeinsam) < MINDESTENS_GEMEINSAM * len(kennungen):
        fremde = [kennung for kennung in kennungen if kennung not in gemeinsam][:HOECHSTENS_GENANNT]
        text = (
            f"gehört zu einem anderen Fall: der Plan ist für „{alter}“, der Fall heißt „{neuer}“ und kennt von "
            f"{gezaehlt(len(kennungen), 'Maßnahmen')} {len(gemeinsam)}; nicht dabei: {', '.join(fremde)}"
        )
        abhilfe = "Den letzten Plan dieses Falls nennen; Kennungen dürfen sich zwischen Plänen nicht ändern."
        yield Befund("E330", text, feld="--plan", abhilfe=abhilfe)


def _zeitachse(letzter: Letzter, fall: Planungsfall) -> Iterator[Befund]:
    alt, neu = letzter.fall.projekt, fall.projekt
    if alt.beginn != neu.beginn:
        text = f"ist nicht der Beginn des letzten Plans ({alt.beginn}): vergangene Jahre bleiben im Plan"
        abhilfe = f"beginn: {alt.beginn} lassen; stichtag und ende dürfen weiterrücken."
        yield Befund("E331", text, feld="projekt.beginn", wert=str(neu.beginn), abhilfe=abhilfe)
    if alt.raster != neu.raster:
        text = f"ist nicht das Raster des letzten Plans ({alt.raster})"
        yield Befund("E332", text, feld="projekt.raster", wert=neu.raster, abhilfe=f"raster: {alt.raster} lassen.")
    if neu.planungstag < alt.planungstag:
        text = f"liegt vor dem Stichtag des letzten Plans ({alt.planungstag:%d.%m.%Y})"
        abhilfe = "Den Tag der Fortschreibung angeben."
        yield Befund("E334", text, feld="projekt.stichtag", wert=f"{neu.planungstag:%d.%m.%Y}", abhilfe=abhilfe)
