"""When to apply, when to begin, when to be done, until when to prove and to keep (T2–T7, T12, T13)."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt
from massnahmenplan.grundlagen.zahlen import Ganzzahl, Monate
from massnahmenplan.grundlagen.zeit import EIN_TAG, plus_monate


class Fristen(Grundform):
    """Start gate, lead time, Bewilligungszeitraum, proof and Zweckbindung."""

    startsperre: Literal["antrag", "bewilligung", "keine"]
    """What must lie before building begins: the application, the approval, or nothing."""
    vorlauf_monate: Monate = 0
    """Months from application to approval."""
    bewilligungszeitraum_monate: Monate | None = None
    """Months from approval within which building has to end; None means no limit."""
    massgeblich: Literal["antrag", "inbetriebnahme"] = "antrag"
    """Which day selects the version: that of the application, or the last day of building."""
    nachweis_monate: Monate | None = None
    """Months from completion within which the use has to be proven; None means not stated."""
    nachweis_nach_ende_monate: Monate | None = None
    """Months from the end of the Bewilligungszeitraum after which no proof is accepted."""
    zweckbindung_jahre: Annotated[Ganzzahl, Field(ge=0, le=50)] | None = None
    """Years from completion during which the measure has to be kept; otherwise the grant is paid back."""
    folgeantrag_monate: Monate | None = None
    """Months from approval within which applications that build on this one are possible (Zusatzantrag)."""
    stelle: Text | None = None

    def letzter_antragstag(self, vorhaben: Vorhaben) -> date:
        """Return the latest day for the application that the start gate allows.

        Gate *antrag*: the day before building begins. Gate *bewilligung*: so early that the approval falls on
        the first day of building at the latest. No gate: the last day of building.
        """
        return self.letzter_tag_bei(vorhaben.baubeginn, vorhaben.fertigstellung)

    def letzter_tag_bei(self, baubeginn: date, fertigstellung: date) -> date:
        """Return the same for a measure that is built from one day to another."""
        if self.startsperre == "antrag":
            return baubeginn - EIN_TAG
        if self.startsperre == "bewilligung":
            return self.letzter_antrag_bewilligt_bis(baubeginn)
        return fertigstellung

    def bewilligung_am(self, antrag_am: date) -> date:
        """Return the day of approval."""
        return _plus_monate(antrag_am, self.vorlauf_monate)

    def letzter_antrag_bewilligt_bis(self, tag_bis: date) -> date:
        """Return the latest day of application whose approval falls on ``tag_bis`` at the latest."""
        return _letzter_antrag(tag_bis, self.vorlauf_monate)

    def fertig_bis(self, bewilligung_am: date) -> date | None:
        """Return the last day of the Bewilligungszeitraum; None means no limit."""
        if self.bewilligungszeitraum_monate is None:
            return None
        return _plus_monate(bewilligung_am, self.bewilligungszeitraum_monate)

    def nachweis_bis(self, fertigstellung: date, fertig_bis: date | None) -> date | None:
        """Return the last day for the proof of use; None means not stated."""
        tage = []
        if self.nachweis_monate is not None:
            tage.append(_plus_monate(fertigstellung, self.nachweis_monate))
        if self.nachweis_nach_ende_monate is not None and fertig_bis is not None:
            tage.append(_plus_monate(fertig_bis, self.nachweis_nach_ende_monate))
        return min(tage, default=None)

    def zweckbindung_bis(self, fertigstellung: date) -> date | None:
        """Return the last day on which the measure has to be kept; None means not stated."""
        if self.zweckbindung_jahre is None:
            return None
        return _plus_monate(fertigstellung, 12 * self.zweckbindung_jahre)

    def bedingungen(self) -> Iterator[str]:
        """Yield deadlines that the plan itself does not keep."""
        if self.folgeantrag_monate is not None:
            monate = gezaehlt(self.folgeantrag_monate, "Monate")
            yield f"Zusatzanträge sind nur bis {monate} nach der Bewilligung möglich."

    def folgeantrag_bis(self, bewilligung_am: date) -> date | None:
        """Return the last day for further applications that build on this one; None means no limit."""
        if self.folgeantrag_monate is None:
            return None
        return _plus_monate(bewilligung_am, self.folgeantrag_monate)

    def pruefe_startsperre(self, antrag_am: date, vorhaben: Vorhaben) -> Hindernis | None:
        """Return why building begins too early for an application on this day, or None."""
        if antrag_am <= self.letzter_antragstag(vorhaben):
            return None
        if self.startsperre == "keine":
            grund = (
                f"Ein Antrag am {datum(antrag_am)} käme nach der Fertigstellung am "
                f"{datum(vorhaben.fertigstellung)}."
            )
            return Hindernis(grund, self.stelle)
        wovor = "der Antrag" if self.startsperre == "antrag" else "die Bewilligung"
        grund = (
            f"Vor dem Baubeginn am {datum(vorhaben.baubeginn)} muss {wovor} liegen: Antrag spätestens am "
            f"{datum(self.letzter_antragstag(vorhaben))}, nicht am {datum(antrag_am)}"
            f" (Vorlauf bis zur Bewilligung: {gezaehlt(self.vorlauf_monate, 'Monate')})."
        )
        return Hindernis(grund, self.stelle)

    def wird_rechtzeitig_fertig(self, antrag_am: date, vorhaben: Vorhaben) -> bool:
        """Return True if building ends within the Bewilligungszeitraum of an application on this day."""
        fertig_bis = self.fertig_bis(self.bewilligung_am(antrag_am))
        return fertig_bis is None or vorhaben.fertigstellung <= fertig_bis

    def pruefe_bewilligungszeitraum(self, antrag_am: date, vorhaben: Vorhaben) -> Hindernis | None:
        """Return why building ends too late for an application on this day, or None."""
        bewilligung_am = self.bewilligung_am(antrag_am)
        fertig_bis = self.fertig_bis(bewilligung_am)
        if fertig_bis is None or vorhaben.fertigstellung <= fertig_bis:
            return None
        grund = (
            f"Nach Antrag am {datum(antrag_am)} und Bewilligung am {datum(bewilligung_am)} endet der "
            f"Bewilligungszeitraum ({gezaehlt(self.bewilligungszeitraum_monate or 0, 'Monate')}) am "
            f"{datum(fertig_bis)}, die Maßnahme ist aber erst am {datum(vorhaben.fertigstellung)} fertig."
        )
        return Hindernis(grund, self.stelle)


@lru_cache(maxsize=4096)
def _plus_monate(datum: date, monate: int) -> date:
    return plus_monate(datum, monate)


@lru_cache(maxsize=4096)
def _letzter_antrag(tag_bis: date, vorlauf_monate: int) -> date:
    """Invert ``plus_monate``: several days before the end of a long month lead to the same approval."""
    antrag = plus_monate(tag_bis, -vorlauf_monate)
    while plus_monate(antrag + EIN_TAG, vorlauf_monate) <= tag_bis:
        antrag += EIN_TAG
    return antrag
