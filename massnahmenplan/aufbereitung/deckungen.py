"""Coefficients of money that one purse may give to another."""

from collections.abc import Sequence

import numpy as np

from massnahmenmodell.daten import Deckung, Haushalt
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.planungsfall import Planungsfall


def deckungen(fall: Planungsfall, haushalte: Sequence[Haushalt]) -> tuple[Deckung, ...]:
    """Return every way in which money may go, with its limit per year, in the order of the case.

    What was given in years that have happened is in their budgets as they are stated.
    """
    nummer = {haushalt.name: h for h, haushalt in enumerate(haushalte)}
    nutzbar = {(a.kostentraeger, a.art, a.jahr): a.nutzbar_eur for a in fall.haushalt}
    return tuple(
        Deckung(
            von=nummer[f"haushalt:{von[0]}:{von[1]}"],
            nach=nummer[f"haushalt:{nach[0]}:{nach[1]}"],
            hoechstens=np.array(
                [
                    teur(regel.grenze_eur(nutzbar[*von, jahr])) if jahr >= fall.offen_ab else 0.0
                    for jahr in fall.projekt.zeitachse.jahre
                ]
            ),
        )
        for regel in fall.deckungen
        for von, nach in regel.richtungen
    )
