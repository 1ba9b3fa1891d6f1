"""What a measure does physically: one kind per file, told apart by ``art``."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from massnahmenplan.begriffe.physik.begruenung import Begruenung
from massnahmenplan.begriffe.physik.beleuchtung import Beleuchtung
from massnahmenplan.begriffe.physik.huelle import Huelle
from massnahmenplan.begriffe.physik.mobilitaet import Mobilitaet
from massnahmenplan.begriffe.physik.netzanschluss import Netzanschluss
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.begriffe.physik.photovoltaik import Photovoltaik
from massnahmenplan.begriffe.physik.stromeinsparung import Stromeinsparung
from massnahmenplan.begriffe.physik.waermeerzeuger import Waermeerzeuger

Physik = Annotated[
    Huelle
    | Waermeerzeuger
    | Netzanschluss
    | Netzumbau
    | Photovoltaik
    | Stromeinsparung
    | Beleuchtung
    | Mobilitaet
    | Begruenung,
    Field(discriminator="art"),
]


def _als_liste(wert: Any) -> Any:
    """One physical change may stand without a list: a mapping, or the columns of a table."""
    return (wert,) if isinstance(wert, dict) else wert


Physiken = Annotated[tuple[Physik, ...], BeforeValidator(_als_liste)]
"""All physical changes that one measure makes, e.g. windows and a heat pump in one go."""


PHYSIKVERWEISE = {
    "traeger": "energietraeger",
    "traeger_alt": "energietraeger",
    "traeger_neu": "energietraeger",
    "einspeisetraeger": "energietraeger",
    "waermenetz": "objekte",
}
"""Fields that name a row of a list."""


def verweise(physik: Iterable[Physik]) -> Iterator[tuple[str, str, str]]:
    """Yield field, the id it names, and the list in which that id must be stated."""
    for teil in physik:
        for feld, liste in PHYSIKVERWEISE.items():
            if (kennung := getattr(teil, feld, None)) is not None:
                yield feld, kennung, liste
