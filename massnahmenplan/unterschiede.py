"""Two sets of plain figures side by side: where a stated value differs from the recomputed one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def unterschiede(ort: str, angegeben: Any, berechnet: Any) -> Iterator[str]:
    """Yield one German sentence per place at which the two differ; ``ort`` is the path so far."""
    if isinstance(berechnet, Mapping):
        vorhanden = angegeben if isinstance(angegeben, Mapping) else {}
        for schluessel in [*berechnet, *(s for s in vorhanden if s not in berechnet)]:
            weiter = f"{ort}.{schluessel}" if ort else str(schluessel)
            yield from unterschiede(weiter, vorhanden.get(schluessel), berechnet.get(schluessel))
    elif isinstance(berechnet, Sequence) and not isinstance(berechnet, str):
        liste = angegeben if isinstance(angegeben, Sequence) and not isinstance(angegeben, str) else ()
        if len(liste) != len(berechnet):
            yield f"{ort}: angegeben sind {len(liste)} Einträge, nachgerechnet {len(berechnet)}"
            return
        for nummer, (eines, anderes) in enumerate(zip(liste, berechnet, strict=True)):
            yield from unterschiede(f"{ort}[{nummer}]", eines, anderes)
    elif angegeben != berechnet:
        yield f"{ort}: angegeben {angegeben}, nachgerechnet {berechnet}"
