"""The plan in numbers of the model: what is chosen, and what purses and accounts have spent."""

import numpy as np

from massnahmenmodell.linearform import Reelle
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.guenstigst import guenstigst
from massnahmenplan.ergebnis import Nachweis, Plan
from massnahmenplan.kassengang import Tafel, lege_aus
from massnahmenplan.planungsfall import Planungsfall


class Stand:
    """The plan in numbers of the model: what is chosen, and what purses and accounts have spent."""

    def __init__(self, fall: Planungsfall, aufbereitung: Aufbereitung, plan: Plan, nachweis: Nachweis) -> None:
        self.fall, self.aufbereitung, self.plan, self.nachweis = fall, aufbereitung, plan, nachweis
        self.daten = guenstigst(aufbereitung.daten)
        self.x = _gewaehlt(aufbereitung, plan)
        self.option_von = {int(self.daten.optionen.massnahme[o]): int(o) for o in np.flatnonzero(self.x)}
        self.kassen = [Tafeln(self.x, lege_aus(h.netto), lege_aus(h.forderung)) for h in self.daten.haushalte]
        self.konten = [Tafeln(self.x, lege_aus(konto.verbrauch)) for konto in self.daten.konten]
        self.minderung = lege_aus(self.daten.minderung)
        self.hilft_sparen = {
            int(self.daten.optionen.massnahme[andere[0]])
            for ersparnis in aufbereitung.daten.buendel
            for andere in ersparnis.daneben
        }
        """Measures beside which others of a bundle save: their own value is not all they bring."""

    def name(self, massnahme: int) -> str:
        """Return the name of a measure by its number."""
        return self.fall.massnahme_mit_id[self.daten.massnahmen[massnahme]].name


class Tafeln:
    """Tables over options, and what the chosen options make of each."""

    def __init__(self, x: Reelle, *tafeln: Tafel) -> None:
        self._tafeln = tafeln
        self.belegt = [tafel.summe(x) for tafel in tafeln]

    def zusaetzlich(self, von: int, bis: int) -> list[Reelle]:
        """Return years × options: what each option of a measure would add, for each table."""
        return [tafel.ausschnitt(von, bis) for tafel in self._tafeln]

    def zusammen(self, von: int, bis: int) -> list[Reelle]:
        """Return years × options: what the plan and the option make together, for each table."""
        neu = self.zusaetzlich(von, bis)
        return [belegt[:, np.newaxis] + tafel for belegt, tafel in zip(self.belegt, neu, strict=True)]


def _gewaehlt(aufbereitung: Aufbereitung, plan: Plan) -> Reelle:
    """Return 1 for each option that the plan chooses."""
    nummer = {
        (o.massnahme, o.variante, o.beginn, tuple(a.wahl for a in o.paket.antraege)): n
        for n, o in enumerate(aufbereitung.optionen)
    }
    x = np.zeros(len(aufbereitung.optionen))
    for s in plan.schritte:
        x[nummer[s.massnahme, s.variante, s.beginn, s.foerderung]] = 1
    return x
