"""Catalogue files -> checked nouns; read once, when first asked for, also from a wheel."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from massnahmenplan.begriffe.energietraeger import Emissionsreihe
from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.planungsfall import Stammdaten

_ORT = files("massnahmenplan.kataloge")
_Form = TypeVar("_Form", bound=BaseModel)
_Eintrag = TypeVar("_Eintrag")
_WOERTERBUCH = TypeAdapter(dict[Kennung, Text])


class _Reihendatei(Grundform):
    """A file of emission factor series of one system."""

    reihen: tuple[Emissionsreihe, ...]


@cache
def lade_stammdaten() -> Stammdaten:
    """Return the whole catalogue: funding programmes and emission factor series by id.

    Errors: ValidationError or ValueError, with the file named in a note: a broken catalogue is our bug.
    """
    programme = [_pruefe(Programm, datei) for datei in _dateien("foerderprogramme")]
    reihen = [reihe for datei in _dateien("emissionsfaktoren") for reihe in _pruefe(_Reihendatei, datei).reihen]
    return Stammdaten(
        programme=_nach_id({programm.id: programm for programm in programme}, len(programme)),
        emissionsreihen=_nach_id({reihe.id: reihe for reihe in reihen}, len(reihen)),
    )


@cache
def lade_massnahmenarten() -> Mapping[str, str]:
    """Return the kinds of measures that programmes know: id -> German text."""
    return MappingProxyType(_WOERTERBUCH.validate_python(_lies(_ORT / "massnahmenarten.yaml")))


@cache
def lade_merkmale() -> Mapping[str, str]:
    """Return the facts that programmes ask for: id -> German text."""
    return MappingProxyType(_WOERTERBUCH.validate_python(_lies(_ORT / "merkmale.yaml")))


def _dateien(ordner: str) -> list[Traversable]:
    return sorted((d for d in (_ORT / ordner).iterdir() if d.name.endswith(".yaml")), key=lambda d: d.name)


def _pruefe(form: type[_Form], datei: Traversable) -> _Form:
    inhalt = _lies(datei)
    try:
        return form.model_validate(inhalt)
    except ValidationError as fehler:
        fehler.add_note(f"Katalogdatei {datei.name}")
        raise


def _nach_id(eintraege: dict[str, _Eintrag], anzahl: int) -> Mapping[str, _Eintrag]:
    if len(eintraege) != anzahl:
        raise ValueError("Im Katalog ist eine Kennung doppelt vergeben.")
    return MappingProxyType(eintraege)


def _lies(datei: Traversable) -> Any:
    """Return the content of a YAML file; a key stated twice is an error, not the last one wins."""
    import yaml

    leser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(datei.read_text(encoding="utf-8"))
    try:
        knoten = leser.get_single_node()
        for doppelt in _doppelte_schluessel(knoten):
            zeile = doppelt.start_mark.line + 1
            raise ValueError(f"Katalogdatei {datei.name}, Zeile {zeile}: „{doppelt.value}“ steht doppelt")
        return leser.construct_document(knoten)
    finally:
        leser.dispose()


def _doppelte_schluessel(knoten: Any) -> Iterator[Any]:
    """Yield the key nodes that repeat a key of their mapping."""
    import yaml

    if isinstance(knoten, yaml.MappingNode):
        gesehen: set[str] = set()
        for schluessel, wert in knoten.value:
            if schluessel.value in gesehen:
                yield schluessel
            gesehen.add(schluessel.value)
            yield from _doppelte_schluessel(wert)
    elif isinstance(knoten, yaml.SequenceNode):
        for eintrag in knoten.value:
            yield from _doppelte_schluessel(eintrag)
