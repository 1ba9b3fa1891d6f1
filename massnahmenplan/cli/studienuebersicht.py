"""What a study will run: its designs with their number of runs, and what varies."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.stellwert import Wert, schreibe_stellwert
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.entwurf import Entwurfsart
from massnahmenplan.sensitivitaet.laeufe import laeufe, stichproben
from massnahmenplan.sensitivitaet.stellgroesse import IN_JAHREN, Stellart, Stellgroesse, Weise
from massnahmenplan.sensitivitaet.studie import Studie

HOECHSTENS_GEZEIGT = 6
_WEISEN = {
    Weise.FAKTOR: "mal",
    Weise.ZUSCHLAG: "plus",
    Weise.ABSOLUT: "auf",
    Weise.STEIGERUNG: "plus je Jahr",
    Weise.FEST: "Beginn",
    Weise.NICHT_VOR: "nicht vor",
    Weise.VERZUG: "Jahre später",
}


@dataclass(frozen=True, slots=True)
class Studienuebersicht:
    """A study at a glance."""

    name: str
    laeufe: int
    """All of them, the case as it is included."""
    entwuerfe: tuple[tuple[Entwurfsart, int], ...]
    """Kind and rows of each design; rows with the same values are one run."""
    stellgroessen: tuple[tuple[str, str, str], ...]
    """Id, name and values of what varies."""

    def als_text(self) -> str:
        """Return the overview for people."""
        return "\n".join(self._zeilen())

    def _zeilen(self) -> Iterator[str]:
        yield f"Studie {self.name}: {_laeufe(self.laeufe)}, einer davon ist der Fall selbst"
        yield ""
        yield from (f"  {art:<10} {zeilen:>6}" for art, zeilen in self.entwuerfe)
        yield ""
        breite = max(len(name) for _, name, _ in self.stellgroessen)
        yield from (f"  {name:<{breite}}  {werte}" for _, name, werte in self.stellgroessen)

    def als_daten(self) -> dict[str, Any]:
        """Return the overview as plain data."""
        return {
            "name": self.name,
            "laeufe": self.laeufe,
            "entwuerfe": [{"art": art.value, "zeilen": zeilen} for art, zeilen in self.entwuerfe],
            "stellgroessen": [{"id": i, "name": name, "werte": werte} for i, name, werte in self.stellgroessen],
        }


def studienuebersicht(studie: Studie, fall: Planungsfall) -> Studienuebersicht:
    """Return what a study will run. Errors: UmgebungsFehler if a design needs SALib and it is missing."""
    return Studienuebersicht(
        name=studie.name,
        laeufe=len(laeufe(studie, fall)),
        entwuerfe=tuple((probe.entwurf.art, len(probe.laeufe)) for probe in stichproben(studie, fall)),
        stellgroessen=tuple((g.id, g.bezeichnung, _werte(g)) for g in studie.stellgroessen),
    )


def _laeufe(zahl: int) -> str:
    return "1 Lauf" if zahl == 1 else f"{zahl} Läufe"


def _werte(groesse: Stellgroesse) -> str:
    """Return the values in few words: ``mal 0,9 bis 1,44 (dreieck)``."""
    weise = f"{_WEISEN[groesse.weise]} " if groesse.weise is not None else ""
    if groesse.zaehlbare:
        gezeigt = ", ".join(_wert(groesse, wert) for wert in groesse.einzelwerte[:HOECHSTENS_GEZEIGT])
        mehr = " …" if groesse.zaehlbare > HOECHSTENS_GEZEIGT else ""
        return f"{weise}{gezeigt}{mehr}"
    if groesse.art is Stellart.SZENARIO:
        return "alle Szenarien des Falls"
    form = f" ({groesse.verteilung.art})" if groesse.verteilung is not None else ""
    unten, oben = (_wert(groesse, groesse.wert_bei(ende)) for ende in (0, 1))
    return f"{weise}{unten} bis {oben}{form}"


def _wert(groesse: Stellgroesse, wert: Wert) -> str:
    if isinstance(wert, Decimal) and groesse.art not in IN_JAHREN:  # 2.029 is no year
        return anzahl(wert)
    return schreibe_stellwert(wert)
