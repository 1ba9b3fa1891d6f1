"""The proof of a plan: how the search ended, and what is proven of each aim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """Why the solver stopped, in our words."""

    OPTIMAL = "optimal"
    """Proven within the asked gap."""
    ZEITLIMIT = "zeitlimit"
    """Time limit, with a plan whose gap is larger than asked."""
    LUECKE_OFFEN = "luecke_offen"
    """Search ended, but after a safety margin the asked gap is not proven."""
    ABGEBROCHEN = "abgebrochen"
    """Interrupted by a signal, with the best plan so far."""
    VON_HAND = "von_hand"
    """Decided by hand: all limits are kept, nothing is proven."""
    TEILPLAN = "teilplan"
    """One of several plans that were made together: the gap is proven of all of them, not of each."""


@dataclass(frozen=True, slots=True)
class Zielstufe:
    """One of several aims: what the search for it found and proved, and what the plan has of it."""

    ziel: str
    einheit: str
    bester: Decimal
    """Best value that was found, among plans that keep what the aims before have reached."""
    schranke: Decimal | None
    """Proven bound among these plans; None where there is none."""
    luecke: Decimal | None
    """Relative gap between bound and best value."""
    status: Status
    toleranz: Decimal
    """Share of the best value that later aims may cost."""
    zielwert: Decimal
    """Recomputed value of the plan."""
    dauer_s: float


@dataclass(frozen=True, slots=True)
class Zielgrenze:
    """A value of an aim that every plan had to keep for which the proof holds."""

    ziel: str
    einheit: str
    wert: Decimal
    """At least where more is better, otherwise at most."""


@dataclass(frozen=True, slots=True)
class Nachweis:
    """The proof: what was solved, how it ended, what is proven."""

    status: Status
    ziel: str
    """``co2``, ``kosten`` or ``nutzwert``: the first aim where there are several."""
    einheit: str
    zielwert: Decimal
    """Recomputed value of the aim, in ``einheit``."""
    schranke: Decimal | None
    """Proven bound on the aim; None where there is none. Of several aims that on the first."""
    luecke: Decimal | None
    """Relative gap between bound and value; None without bound. Of several aims ``gesamtluecke``."""
    verlangte_luecke: Decimal
    dauer_s: float
    knoten: int
    saat: int
    zeilen: int
    spalten: int
    versuche: tuple[str, ...] = ()
    """What was tried beyond the first solve, e.g. tightened tolerance."""
    signalnummer: int | None = None
    stufen: tuple[Zielstufe, ...] = ()
    """All aims in their order, if there are several; then the status is that of all together."""
    grenzen: tuple[Zielgrenze, ...] = ()
    """Bounds hold among plans that keep these; empty for a plan that is the best of all."""
    schranke_vom: date | None = None
    """Day of the plan whose file the bound was taken from; None where this run has proven it."""
    abwandlungen: tuple[str, ...] = ()
    """What the model had otherwise than the case, one German sentence each: the proof is one of that model."""

    @property
    def luecke_absolut(self) -> Decimal | None:
        """The gap in the aim's own unit; of several aims that of the search for the first."""
        if self.schranke is None:
            return None
        return abs(self.schranke - (self.stufen[0].bester if self.stufen else self.zielwert))


def relative_luecke(schranke: Decimal | None, wert: Decimal) -> Decimal | None:
    """Return the relative gap; None without a bound, and where the value is 0 and the bound is not."""
    if schranke is None:
        return None
    abstand = abs(schranke - wert)
    if not abstand:
        return Decimal(0)
    return abstand / abs(wert) if wert else None


def gesamtluecke(stufen: Sequence[Zielstufe]) -> Decimal | None:
    """Return the largest gap of all aims: what the plan gives up for later aims is asked for, and no gap.

    None if an aim has no bound, or was not searched for any more.
    """
    luecken = [stufe.luecke for stufe in stufen]
    return None if None in luecken else max(luecke for luecke in luecken if luecke is not None)


def von_hand(
    ziel: str,
    einheit: str,
    zielwert: Decimal,
    schranke: Decimal | None = None,
    luecke: Decimal | None = None,
    stufen: tuple[Zielstufe, ...] = (),
) -> Nachweis:
    """Return the proof of a plan that no search of this run has found, with what is known from elsewhere."""
    return Nachweis(
        status=Status.VON_HAND,
        ziel=ziel,
        einheit=einheit,
        zielwert=zielwert,
        schranke=schranke,
        luecke=luecke,
        verlangte_luecke=Decimal(0),
        dauer_s=0.0,
        knoten=0,
        saat=0,
        zeilen=0,
        spalten=0,
        stufen=stufen,
    )
