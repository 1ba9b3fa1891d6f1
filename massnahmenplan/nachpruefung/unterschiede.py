"""Two sets of plain figures side by side: where a stated value differs from the recomputed one, or is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.grundlagen.zahlen import als_zahl


@dataclass(frozen=True, slots=True)
class Unterschied:
    """One place at which the two sets of figures are not the same."""

    ort: str
    satz: str
    """The difference, one German sentence without full stop."""
    fehlt: bool = False
    """True: nothing is stated there, so nothing could be compared."""


def unterschiede(ort: str, angegeben: Any, berechnet: Any) -> Iterator[Unterschied]:
    """Yield every place at which the two differ or nothing is stated; ``ort`` is the path so far."""
    if isinstance(berechnet, Mapping):
        yield from _zuordnungen(ort, angegeben, berechnet)
    elif isinstance(berechnet, Sequence) and not isinstance(berechnet, str):
        yield from _listen(ort, angegeben, berechnet)
    elif not _gleich(angegeben, berechnet):
        yield _anders(ort, angegeben, berechnet)


def _zuordnungen(ort: str, angegeben: Any, berechnet: Mapping[str, Any]) -> Iterator[Unterschied]:
    if not isinstance(angegeben, Mapping):
        yield _anders(ort, angegeben, "einen Eintrag")
        return
    for schluessel, wert in berechnet.items():
        weiter = f"{ort}.{schluessel}" if ort else str(schluessel)
        if schluessel in angegeben:
            yield from unterschiede(weiter, angegeben[schluessel], wert)
        else:
            yield Unterschied(weiter, f"{weiter}: nicht angegeben, daher nicht verglichen", fehlt=True)
    for schluessel in (s for s in angegeben if s not in berechnet and angegeben[s] != []):  # empty: nothing stated
        yield _anders(f"{ort}.{schluessel}", angegeben[schluessel], None)


def _listen(ort: str, angegeben: Any, berechnet: Sequence[Any]) -> Iterator[Unterschied]:
    if not isinstance(angegeben, Sequence) or isinstance(angegeben, str):
        yield _anders(ort, angegeben, gezaehlt(len(berechnet), "Einträge"))
    elif len(angegeben) != len(berechnet):
        wie_viele = f"{'ist' if len(angegeben) == 1 else 'sind'} {gezaehlt(len(angegeben), 'Einträge')}"
        satz = f"{ort}: angegeben {wie_viele}, nachgerechnet {len(berechnet)}"
        yield Unterschied(ort, satz)
    else:
        for nummer, (eines, anderes) in enumerate(zip(angegeben, berechnet, strict=True)):
            yield from unterschiede(f"{ort}[{nummer}]", eines, anderes)


def _anders(ort: str, angegeben: Any, berechnet: Any) -> Unterschied:
    return Unterschied(ort, f"{ort}: angegeben {_kurz(angegeben)}, nachgerechnet {_kurz(berechnet)}")


def _gleich(eines: Any, anderes: Any) -> bool:
    """Return whether two values say the same; ``380.0`` and ``380.000`` do, true and 1 do not."""
    if isinstance(eines, bool) or isinstance(anderes, bool):
        return eines is anderes
    return bool(eines == anderes) or als_zahl(eines) == als_zahl(anderes) is not None


def _kurz(wert: Any) -> str:
    """Return a value as it fits into a sentence."""
    if wert is None:
        return "nichts"
    if isinstance(wert, Mapping) or (isinstance(wert, Sequence) and not isinstance(wert, str)):
        return gezaehlt(len(wert), "Einträge")
    text = str(wert)
    return text if len(text) <= 60 else f"{text[:57]}…"
