"""Whoever refers to a row by its name instead of its id is told the id."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.eingabe.quelle import Wert, anzeige
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.verweisfelder import VERWEISE
from massnahmenplan.grundlagen.befund import Befund

_VERWEISFEHLER = frozenset({"E061", "E205"})
_FELD = re.compile(r"\.((?:physik\.)?\w+)(?:\[\d+\])?$")
_LISTEN: Mapping[str, str] = {**VERWEISE, "mitglieder": "massnahmen"}


def nenne_kennungen(listen: Mapping[str, Sequence[Wert]], sammler: Befundsammler) -> None:
    """Give findings about references that are the name of exactly one row its id as the remedy."""
    sammler.ueberarbeite(lambda befund: _mit_kennung(befund, listen))


def _mit_kennung(befund: Befund, listen: Mapping[str, Sequence[Wert]]) -> Befund:
    treffer = _FELD.search(befund.feld or "")
    if befund.kennung not in _VERWEISFEHLER or befund.wert is None or treffer is None:
        return befund
    zeilen = listen.get(_LISTEN.get(treffer[1], ""), ())
    kennungen = [kennung for zeile in zeilen if (kennung := zeile.text("id")) and _heisst(zeile, befund.wert)]
    if len(kennungen) != 1:
        return befund
    abhilfe = f"Meinten Sie „{kennungen[0]}“? Verwiesen wird mit der Kennung (id), nicht mit dem Namen."
    return replace(befund, abhilfe=abhilfe)


def _heisst(zeile: Wert, name: str) -> bool:
    """Return True if the row has this name, of which findings show only the beginning if it is long."""
    eigener = zeile.text("name")
    return eigener is not None and normalform(eigener) == normalform(anzeige(name))
