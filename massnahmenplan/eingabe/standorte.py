"""Where a file says what of measures and applications: for findings that compare it with what was said before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.grundlagen.befund import Fundstelle

Feldort = tuple[Fundstelle | None, str | None]
"""Place of a field, and its value as it is written."""


@dataclass(frozen=True, slots=True)
class Standorte:
    """The rows of the lists ``stand`` and ``bescheide``, the last one for each measure and application."""

    stand: Mapping[str, Zeile[Massnahmenstand]] = field(default_factory=dict)
    bescheide: Mapping[tuple[str, str], Zeile[Bescheid]] = field(default_factory=dict)

    @classmethod
    def von(cls, stand: Iterable[Zeile[Massnahmenstand]], bescheide: Iterable[Zeile[Bescheid]]) -> "Standorte":
        """Return the places of these rows."""
        nach_tag = sorted(bescheide, key=lambda zeile: zeile.gegenstand.datum)
        return cls(
            {zeile.gegenstand.massnahme: zeile for zeile in stand},
            {(zeile.gegenstand.massnahme, zeile.gegenstand.programm): zeile for zeile in nach_tag},
        )

    def mit(self, spaetere: "Standorte") -> "Standorte":
        """Return these places and those of a file that is read after."""
        return Standorte({**self.stand, **spaetere.stand}, {**self.bescheide, **spaetere.bescheide})

    def im_stand(self, massnahme: str, feld: str) -> Feldort:
        """Return where the state of a measure says a field, or would say it."""
        return _ort(self.stand.get(massnahme), feld)

    def im_bescheid(self, massnahme: str, programm: str, feld: str) -> Feldort:
        """Return where the last notice on an application says a field, or would say it."""
        return _ort(self.bescheide.get((massnahme, programm)), feld)


def _ort(zeile: Zeile[Massnahmenstand] | Zeile[Bescheid] | None, feld: str) -> Feldort:
    return (None, None) if zeile is None else (zeile.ort(*feld.split(".", 1)), zeile.text(feld))
