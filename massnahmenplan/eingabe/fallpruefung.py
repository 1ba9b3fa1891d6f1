"""A case that was made rather than read: what reading the same case would say of its rows together."""

from collections.abc import Iterable, Iterator
from typing import Any

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.querpruefung import pruefe_zusammen
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.planungsfall import Planungsfall, Stammdaten

_HIER = Fundstelle("Fall")
"""Such a case stands in no file."""
_IM_FALL = {"foerderprogramme": "programme", "stand": "staende"}
"""List of the input -> field of the case, where it is not called the same."""


def fehler_im_fall(fall: Planungsfall) -> tuple[Befund, ...]:
    """Return the errors of the cross checks, at most fifty; their place is the row, named by its list.

    State and notices are not held against the law once more: what has happened does not follow from the case.
    """
    sammler = Befundsammler()
    pruefe_zusammen(_als_rohfall(fall), _HIER, sammler)
    return sammler.fehlerliste


def _als_rohfall(fall: Planungsfall) -> Rohfall:
    listen: dict[str, tuple[Grundform, ...]] = {n: getattr(fall, _IM_FALL.get(n, n)) for n in LISTEN}
    zeilen: dict[str, Any] = {name: tuple(_zeilen(name, liste)) for name, liste in listen.items()}
    programme, _ = zeilen.pop("foerderprogramme"), zeilen.pop("foerderkonten")
    return Rohfall(
        Zeile(fall.projekt, Wert({}, _HIER), PROJEKT),
        Stammdaten(
            programme=fall.programm_mit_id,
            emissionsreihen={reihe.id: reihe for reihe in fall.emissionsreihen},
            foerderkonten=fall.konto_mit_id,
            gebaeudetypen={typ.id: typ for typ in fall.gebaeudetypen},
            mietrecht=fall.mietrecht,
        ),
        programme=programme,
        konten=fall.konto_mit_id,
        toepfe=fall.toepfe,
        genannt={name: frozenset(_kennungen(liste)) for name, liste in listen.items()},
        **zeilen,
    )


def _zeilen(name: str, liste: Iterable[Grundform]) -> Iterator[Zeile[Grundform]]:
    for nummer, gegenstand in enumerate(liste, 1):
        yield Zeile(gegenstand, Wert({}, _HIER), f"{name}[{getattr(gegenstand, 'id', None) or nummer}]")


def _kennungen(liste: Iterable[Grundform]) -> Iterator[str]:
    return (kennung for zeile in liste if (kennung := getattr(zeile, "id", None)))
