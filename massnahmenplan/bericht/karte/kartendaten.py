"""What a map shows: every measure of the case with its place and its figures, as in the table of measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.geometrie import Geometrie
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.massnahmen import MASSNAHMEN
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.planungsfall import Planungsfall

Wert = str | int | bool | Decimal | None

_SPALTEN = (
    *("id", "name", "handlungsfeld", "kostentraeger", "variante", "beginn", "baubeginn", "fertig", "wirkt_bis"),
    *("investition_eur", "zuschuss_eur", "eigenmittel_eur", "minderung_t_a", "minderung_t"),
)
"""Keys of the columns of the table of measures."""
MERKMALE = ("id", "name", "handlungsfeld", "im_plan", "objekt", "objektname", *_SPALTEN[3:], "grund")
"""Keys of a measure on the map. A measure that is not in the plan has no figures, but a reason (``grund``)."""


@dataclass(frozen=True, slots=True)
class Kartenmassnahme:
    """A measure with its figures by key; without geometry it is not on the map, and ``ohne_ort`` says why."""

    werte: dict[str, Wert]
    geometrie: Geometrie | None
    ohne_ort: str = ""

    @property
    def id(self) -> str:
        """Id of the measure."""
        return str(self.werte["id"])

    @property
    def name(self) -> str:
        """Name of the measure."""
        return str(self.werte["name"])

    @property
    def handlungsfeld(self) -> str:
        """Field of action in words."""
        return str(self.werte["handlungsfeld"])

    @property
    def im_plan(self) -> bool:
        """True if the plan carries it out."""
        return self.werte["im_plan"] is True


@dataclass(frozen=True, slots=True)
class Kartenobjekt:
    """A place with all measures there."""

    name: str
    geometrie: Geometrie
    massnahmen: tuple[Kartenmassnahme, ...]

    @property
    def im_plan(self) -> int:
        """How many of them the plan carries out."""
        return sum(massnahme.im_plan for massnahme in self.massnahmen)


@dataclass(frozen=True, slots=True)
class Kartendaten:
    """All measures of a case in its order."""

    name: str
    hinweis: str | None
    massnahmen: tuple[Kartenmassnahme, ...]

    @property
    def verortet(self) -> tuple[Kartenmassnahme, ...]:
        """The measures that are on the map."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.geometrie is not None)

    @property
    def ohne_ort(self) -> tuple[Kartenmassnahme, ...]:
        """The measures that are not."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.geometrie is None)

    @property
    def handlungsfelder(self) -> tuple[str, ...]:
        """The fields of action, each once, in the order of the measures."""
        return tuple(dict.fromkeys(massnahme.handlungsfeld for massnahme in self.massnahmen))

    @property
    def objekte(self) -> tuple[Kartenobjekt, ...]:
        """The places with their measures, in the order of the measures."""
        je_objekt: dict[str, list[Kartenmassnahme]] = {}
        for massnahme in self.verortet:
            je_objekt.setdefault(str(massnahme.werte["objekt"]), []).append(massnahme)
        return tuple(
            Kartenobjekt(str(gruppe[0].werte["objektname"]), gruppe[0].geometrie, tuple(gruppe))
            for gruppe in je_objekt.values()
            if gruppe[0].geometrie is not None
        )


def kartendaten(ergebnis: Ergebnis) -> Kartendaten:
    """Return what a map shows of a result."""
    projekt = ergebnis.fall.projekt
    return Kartendaten(projekt.name, projekt.hinweis, tuple(_massnahmen(ergebnis)))


def _massnahmen(ergebnis: Ergebnis) -> Iterator[Kartenmassnahme]:
    fall = ergebnis.fall
    geplante = {zeile[0]: dict(zip(_SPALTEN, zeile, strict=True)) for zeile in MASSNAHMEN[1](ergebnis)}
    gruende = {eintrag.massnahme: worte.grund(eintrag.grund) for eintrag in ergebnis.nicht_gewaehlt}
    for massnahme in fall.massnahmen:
        objekt = None if massnahme.objekt is None else fall.objekt_mit_id[massnahme.objekt]
        im_plan = massnahme.id in geplante
        angaben = {
            **(geplante[massnahme.id] if im_plan else _ohne_plan(massnahme, fall)),
            "im_plan": im_plan,
            "objekt": massnahme.objekt,
            "objektname": None if objekt is None else objekt.name,
            "grund": gruende.get(massnahme.id),
        }
        werte = {name: angaben.get(name) for name in MERKMALE}
        yield Kartenmassnahme(werte, None if objekt is None else objekt.ort, _warum_ohne_ort(objekt))


def _ohne_plan(massnahme: Massnahme, fall: Planungsfall) -> dict[str, Wert]:
    return {
        "id": massnahme.id,
        "name": massnahme.name,
        "handlungsfeld": worte.handlungsfeld(massnahme.handlungsfeld),
        "kostentraeger": worte.traeger(fall, massnahme.kostentraeger),
    }


def _warum_ohne_ort(objekt: Objekt | None) -> str:
    if objekt is None:
        return "nennt kein Objekt"
    return "" if objekt.ort is not None else f"Objekt {objekt.name} ohne Ort"
