"""Budgets for which a list is to hold: how many, between which factors, whose, with which weights."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.szenario import ALLE, Szenario
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import anzahl, prozent_knapp
from massnahmenplan.planungsfall import Planungsfall

HOECHSTER_FAKTOR = 10
MEISTE_STUFEN = 20
STELLEN = Decimal("0.0001")
"""Factors are rounded to a hundredth of a percent, so that they can be said."""


@dataclass(frozen=True, slots=True)
class Budgetstaffel:
    """Levels at equal distances from ``von`` to ``bis`` times the stated budgets."""

    von: Decimal = Decimal("0.5")
    bis: Decimal = Decimal("1.5")
    anzahl: int = 5
    gewichte: tuple[Decimal, ...] = ()
    """Of the levels, least money first; empty: all equal."""
    kostentraeger: tuple[str, ...] = ()
    """Payers whose budgets change; empty: all."""

    def stufen(self, fall: Planungsfall) -> tuple[Szenario, ...]:
        """Return the levels as scenarios of the case; their probabilities are the weights, together 1.

        Errors: EingabeFehler with all that is wrong with what is asked.
        """
        if befunde := [*self._maengel(), *self._unpassendes(fall)]:
            raise EingabeFehler(befunde)
        gewichte = self.gewichte or (Decimal(1),) * self.anzahl
        return tuple(
            Szenario(
                id=f"stufe-{nummer}",
                name=prozent_knapp(faktor),
                wahrscheinlichkeit=gewicht / sum(gewichte),
                haushalt_faktor=dict.fromkeys(self.kostentraeger or (ALLE,), faktor),
            )
            for nummer, (faktor, gewicht) in enumerate(zip(self.faktoren, gewichte, strict=True), 1)
        )

    @property
    def faktoren(self) -> tuple[Decimal, ...]:
        """The factors, smallest first."""
        schritt = (self.bis - self.von) / (self.anzahl - 1)
        return tuple((self.von + nummer * schritt).quantize(STELLEN).normalize() for nummer in range(self.anzahl))

    def _maengel(self) -> Iterator[Befund]:
        """Say what is wrong whatever the case is."""
        if not 0 <= self.von < self.bis <= HOECHSTER_FAKTOR:
            wert = f"von {prozent_knapp(self.von)} bis {prozent_knapp(self.bis)}"
            hoechstens = prozent_knapp(Decimal(HOECHSTER_FAKTOR))
            abhilfe = f"Die kleinere Stufe zuerst nennen, zwischen 0 % und {hoechstens} der Ansätze."
            yield Befund(
                "E360", "ist keine aufsteigende Spanne von Budgets", feld="von", wert=wert, abhilfe=abhilfe
            )
        if not 2 <= self.anzahl <= MEISTE_STUFEN:
            text = "so viele Budgetstufen sind nicht möglich"
            abhilfe = f"2 bis {MEISTE_STUFEN} Stufen angeben."
            yield Befund("E360", text, feld="stufen", wert=str(self.anzahl), abhilfe=abhilfe)
        elif self.gewichte and (
            len(self.gewichte) != self.anzahl or min(self.gewichte) < 0 or not sum(self.gewichte)
        ):
            wert = "; ".join(anzahl(gewicht) for gewicht in self.gewichte)
            abhilfe = f"{self.anzahl} Gewichte ab 0 angeben, nicht alle 0, die kleinste Stufe zuerst."
            yield Befund("E361", "passt nicht zu den Budgetstufen", feld="gewichte", wert=wert, abhilfe=abhilfe)

    def _unpassendes(self, fall: Planungsfall) -> Iterator[Befund]:
        """Say what this case has not got."""
        mit_ansatz = {ansatz.kostentraeger for ansatz in fall.haushalt}
        if not self.kostentraeger and not mit_ansatz:
            abhilfe = "Ansätze in der Liste haushalt angeben: ohne sie ist Geld nicht begrenzt."
            yield Befund("E363", "der Fall nennt keine Haushaltsansätze", feld="haushalt", abhilfe=abhilfe)
        for kennung in self.kostentraeger:
            if kennung not in fall.traeger_mit_id:
                bekannt = f"Bekannt: {', '.join(sorted(fall.traeger_mit_id))}."
                text = "gibt es in kostentraeger nicht"
                yield Befund("E362", text, feld="kostentraeger", wert=kennung, abhilfe=bekannt)
            elif kennung not in mit_ansatz:
                text = "hat keine Haushaltsansätze, die sich ändern ließen"
                abhilfe = "Ansätze in der Liste haushalt angeben oder andere Kostenträger nennen."
                yield Befund("E363", text, feld="kostentraeger", wert=kennung, abhilfe=abhilfe)
