"""A measure that is left out, and its options beside the plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from massnahmenmodell.daten import Folge
from massnahmenplan.kassengang import lege_aus
from massnahmenplan.nichtwahl.stand import Stand

HAAR = 1e-6


@dataclass(frozen=True)
class Lage:
    """One measure that is left out, and its options ``von`` … ``bis`` − 1."""

    stand: Stand
    kennung: str
    massnahme: int
    von: int
    bis: int
    erlaubt: NDArray[np.bool_] = field(init=False)
    """Per option: True if it keeps the order with all chosen measures."""
    foerderbar: NDArray[np.bool_] = field(init=False)
    """Per option: True if the conditions of its grants on other measures are met by the plan."""

    def __post_init__(self) -> None:
        erlaubt = np.full(self.bis - self.von, True)
        for folge, _ in self.folgen():
            erlaubt &= self.haelt(folge)
        object.__setattr__(self, "erlaubt", erlaubt)
        object.__setattr__(self, "foerderbar", self._foerderbar())

    def _foerderbar(self) -> NDArray[np.bool_]:
        foerderbar = np.full(self.bis - self.von, True)
        for kopplung in self.stand.daten.kopplungen:
            tafel = lege_aus([kopplung.form])
            bedarf = tafel.ausschnitt(self.von, self.bis)[0]
            frei = kopplung.hoechstens - float(tafel.summe(self.stand.x)[0])
            foerderbar &= (bedarf <= 0) | (bedarf <= frei + HAAR)
        return foerderbar

    @property
    def haengt_von_anderer_foerderung_ab(self) -> bool:
        """True if what fits is only an upper estimate: awards that share a limit, conditions that are not met."""
        geteilt = [abruf.option for abruf in self.stand.aufbereitung.daten.abrufe]
        eigene = any(self.von <= option < self.bis for option in geteilt)
        return eigene or bool(self.stand.x[geteilt].any()) or not bool((self.erlaubt & self.foerderbar).any())

    def folgen(self) -> Iterator[tuple[Folge, int]]:
        """Yield each order with a chosen measure, and the number of that measure."""
        for folge in self.stand.daten.folgen:
            if self.massnahme == folge.spaeter and folge.frueher in self.stand.option_von:
                yield folge, folge.frueher
            elif self.massnahme == folge.frueher and folge.spaeter in self.stand.option_von:
                yield folge, folge.spaeter

    def haelt(self, folge: Folge) -> NDArray[np.bool_]:
        """Return, per option, whether it keeps the order with the chosen measure."""
        optionen, eigene = self.stand.daten.optionen, np.arange(self.von, self.bis)
        frueher = eigene if self.massnahme == folge.frueher else np.array([self.stand.option_von[folge.frueher]])
        spaeter = eigene if self.massnahme == folge.spaeter else np.array([self.stand.option_von[folge.spaeter]])
        marke = optionen.fertig[frueher] + 1 if folge.nach_ende else optionen.beginn[frueher]
        abstand = optionen.beginn[spaeter] - marke
        hoechstens = np.inf if folge.hoechstabstand is None else folge.hoechstabstand
        return np.asarray((folge.abstand <= abstand) & (abstand <= hoechstens))
