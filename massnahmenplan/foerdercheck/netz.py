"""Whether the case already says that a heat network has the size that a programme asks for."""

from collections.abc import Iterator, Sequence
from itertools import product

from massnahmenplan.foerderung.planbedingungen import GEBAEUDE, WOHNEINHEITEN, netzgroesse
from massnahmenplan.foerderung.regelarten.netzgroesse import Netzgroesse
from massnahmenplan.foerderung.vorhaben import Vorhaben

_BELIEBIG_VIELE = 10**9


def steht_fest(regel: Netzgroesse, vorhaben: Vorhaben, andere: Sequence[Vorhaben]) -> bool:
    """Return True if the rule is met whichever of the other measures connect to the network."""
    return all(regel.erfuellt(*groesse) for groesse in product(*_spannen(vorhaben, andere)))


def _spannen(vorhaben: Vorhaben, andere: Sequence[Vorhaben]) -> Iterator[tuple[int, int]]:
    """Yield the least and the largest number of buildings, then of dwellings."""
    netz = vorhaben.massnahme
    hat_anschluesse = any(anderes.massnahme.netz == netz.id for anderes in andere)
    for kennwert, wenigste, meiste in zip(
        (GEBAEUDE, WOHNEINHEITEN), netzgroesse(netz, ()), netzgroesse(netz, andere), strict=True
    ):
        genannt = hat_anschluesse or kennwert in netz.kennwerte
        yield wenigste, meiste if genannt else _BELIEBIG_VIELE
