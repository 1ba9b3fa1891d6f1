"""What the results of a study rest on: the case, the study, what is asked of a run, versions of what computes.

Results of different foundations must not stand side by side. So a study that goes on is compared with what it
began with, and if anything is not the same it is said what.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import ValidationError

from massnahmenplan.bericht.unterschiede import satz
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.schreibweise import gekuerzt
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.versionen import versionen
from massnahmenplan.vorgaben import Vorgaben

HOECHSTENS_GENANNT = 5
ABHILFE = "Die Änderung zurücknehmen, oder mit einem anderen Ordner (-o) neu beginnen."


@dataclass(frozen=True, slots=True)
class Grundlage:
    """The four things, as texts that are the same if and only if the things are."""

    fall: str
    studie: str
    vorgaben: str
    versionen: str

    @classmethod
    def von(cls, fall: Planungsfall, studie: Studie, vorgaben: Vorgaben) -> "Grundlage":
        """Return what a study of this case rests on here and now."""
        return cls(
            fall=_kanonisch(fall.geordnet().model_dump(mode="json")),
            studie=_kanonisch(studie.model_dump(mode="json")),
            vorgaben=_kanonisch(asdict(vorgaben)),
            versionen=_kanonisch(versionen(fall)),
        )

    @classmethod
    def aus(cls, texte: Mapping[str, str]) -> "Grundlage":
        """Return what was kept. Errors: ValueError, TypeError or KeyError if it is not what ``von`` makes."""
        grundlage = cls(**texte)
        if not all(isinstance(json.loads(text), dict) for text in texte.values()) or not grundlage.groessen:
            raise ValueError(grundlage.studie)
        return grundlage

    @property
    def groessen(self) -> tuple[str, ...]:
        """Ids of what varies, in the order of the study."""
        return tuple(groesse["id"] for groesse in json.loads(self.studie)["stellgroessen"])

    def unterschiede(self, jetzt: "Grundlage") -> Iterator[Befund]:
        """Yield what is not the same any more, one finding per thing."""
        for kennung, name, alt, neu, worin in (
            ("E430", "der Fall", self.fall, jetzt.fall, _im_fall),
            ("E431", "die Studie", self.studie, jetzt.studie, _in_angaben),
            ("E432", "was von jedem Lauf verlangt wird,", self.vorgaben, jetzt.vorgaben, _in_angaben),
            ("E433", "die Software", self.versionen, jetzt.versionen, _in_angaben),
        ):
            if alt != neu:
                anders = gekuerzt([*worin(alt, neu)], HOECHSTENS_GENANNT, ";")
                text = f"{name} ist nicht mehr wie beim Beginn dieser Studie: {anders}"
                yield Befund(kennung, text, abhilfe=ABHILFE)


def _kanonisch(daten: Any) -> str:
    return json.dumps(daten, sort_keys=True, ensure_ascii=False, default=str)


def _im_fall(alt: str, neu: str) -> Iterator[str]:
    try:
        davor, danach = (Planungsfall.model_validate_json(text) for text in (alt, neu))
    except ValidationError:  # written by another version
        yield from _in_angaben(alt, neu)
        return
    yield from (satz(unterschied) for unterschied in fallunterschiede(davor, danach))


def _in_angaben(alt: str, neu: str) -> Iterator[str]:
    davor, danach = (dict(_stellen("", json.loads(text))) for text in (alt, neu))
    for ort in dict.fromkeys([*davor, *danach]):
        if davor.get(ort) != danach.get(ort):
            yield f"{ort} {_wort(davor.get(ort))} → {_wort(danach.get(ort))}"


def _stellen(ort: str, daten: Any) -> Iterator[tuple[str, Any]]:
    """Yield the values of plain data with their places; rows of a list are named by their id if they have one."""
    if isinstance(daten, Mapping):
        for schluessel, wert in daten.items():
            yield from _stellen(f"{ort}.{schluessel}" if ort else schluessel, wert)
    elif isinstance(daten, list) and any(isinstance(wert, Mapping) for wert in daten):
        for nummer, wert in enumerate(daten):
            name = wert.get("id", nummer) if isinstance(wert, Mapping) else nummer
            yield from _stellen(f"{ort}[{name}]", wert)
    else:
        yield ort, daten


def _wort(wert: Any) -> str:
    if wert is None or wert == []:
        return "nicht angegeben"
    if isinstance(wert, list):
        return ", ".join(map(str, wert))
    return str(wert)
