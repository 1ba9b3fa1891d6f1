"""One catalogue file: its plain data, and where in the file each of them stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_fehler import uebersetze
from massnahmenplan.grundlagen.befund import Fundstelle

_ZEITSTEMPEL = "tag:yaml.org,2002:timestamp"


@dataclass(frozen=True)
class Katalogdatei:
    """A file that is valid YAML."""

    name: str
    """``foerderprogramme/krl.yaml``."""
    inhalt: Any
    """Numbers, dates, texts, mappings and lists; merged mappings (``<<``) are resolved."""
    knoten: Any
    """PyYAML's node of the whole."""

    @cached_property
    def wert(self) -> Wert:
        """The same with places; scalars as they are written."""
        return _als_wert(self.knoten, self.name)


def lies_datei(datei: Traversable, name: str, sammler: Befundsammler) -> Katalogdatei:
    """Return what is in the file.

    Errors (EingabeFehler): E004 empty, E007 … E013 no YAML, E210 no such day. Collected: E025 a key stated twice,
    also where the last one would win.
    """
    import yaml

    text = datei.read_text(encoding="utf-8")
    leser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        knoten = leser.get_single_node()
        if knoten is None:
            raise abbruch("E004", "Datei ist leer", Fundstelle(name), "Die Datei füllen oder löschen.")
        for doppelt in _doppelte_schluessel(knoten):
            abhilfe = "Eine der beiden Angaben löschen."
            sammler.fehler("E025", "steht doppelt", _stelle(doppelt, name), feld=doppelt.value, abhilfe=abhilfe)
        _pruefe_tage(knoten, leser, name)
        return Katalogdatei(name, leser.construct_document(knoten), knoten)
    except yaml.YAMLError as fehler:
        raise uebersetze(fehler, text, name) from None
    finally:
        leser.dispose()


def _stelle(knoten: Any, datei: str) -> Fundstelle:
    return Fundstelle(datei, knoten.start_mark.line + 1, knoten.start_mark.column + 1)


def _als_wert(knoten: Any, datei: str, schluessel: Any = None) -> Wert:
    import yaml

    inhalt: Any = knoten.value
    if isinstance(knoten, yaml.MappingNode):
        inhalt = {name.value: _als_wert(wert, datei, name) for name, wert in knoten.value}
    elif isinstance(knoten, yaml.SequenceNode):
        inhalt = [_als_wert(eintrag, datei) for eintrag in knoten.value]
    name_stelle = None if schluessel is None else _stelle(schluessel, datei)
    return Wert(inhalt, _stelle(knoten, datei), name_stelle)


def _alle(knoten: Any) -> Iterator[Any]:
    """Yield the node and every node below it."""
    import yaml

    yield knoten
    if isinstance(knoten, yaml.MappingNode):
        for schluessel, wert in knoten.value:
            yield from _alle(schluessel)
            yield from _alle(wert)
    elif isinstance(knoten, yaml.SequenceNode):
        for eintrag in knoten.value:
            yield from _alle(eintrag)


def _doppelte_schluessel(wurzel: Any) -> Iterator[Any]:
    """Yield the key nodes that repeat a key of their mapping."""
    import yaml

    for knoten in _alle(wurzel):
        if isinstance(knoten, yaml.MappingNode):
            gesehen: set[str] = set()
            for schluessel, _ in knoten.value:
                if schluessel.value in gesehen:
                    yield schluessel
                gesehen.add(schluessel.value)


def _pruefe_tage(wurzel: Any, leser: Any, datei: str) -> None:
    for knoten in _alle(wurzel):
        if knoten.tag == _ZEITSTEMPEL:
            try:
                leser.construct_object(knoten)
            except ValueError:
                text, abhilfe = "gibt es im Kalender nicht", "Tag und Monat prüfen."
                raise abbruch("E210", text, _stelle(knoten, datei), abhilfe, knoten.value) from None
