"""The answers as plain text for a terminal."""

import textwrap

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.studie.gliederung import abschnitte
from massnahmenplan.ergebnis.studienantworten import Studienantworten

BREITE = 100


def zusammenfassung(a: Studienantworten) -> str:
    """Return what the runs say together, in German sentences."""
    bloecke = []
    for titel, inhalt, _, _ in abschnitte(a):
        saetze = (_umbrochen(satz) for satz in inhalt)
        bloecke.append("\n".join([titel, *saetze]))
    return "\n\n".join(bloecke)


def _umbrochen(satz: str) -> str:
    return "\n".join(textwrap.wrap(einzeilig(satz), BREITE, initial_indent="  ", subsequent_indent="  "))
