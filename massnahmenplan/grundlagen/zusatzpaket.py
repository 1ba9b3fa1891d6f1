"""Packages that only some results need: what to do where one is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from massnahmenplan.grundlagen.fehler import UmgebungsFehler


@contextmanager
def verlange_paket(wofuer: str, paket: str, zusatz: str, sonst: str = "") -> Iterator[None]:
    """Import within it what comes with an extra of ours; ``sonst``: what else one could do.

    Errors: UmgebungsFehler with the remedy if it cannot be imported.
    """
    try:
        yield
    except ImportError as fehler:
        abhilfe = ", ".join(filter(None, (f"pip install 'massnahmenplan[{zusatz}]'", sonst)))
        raise UmgebungsFehler(f"Für {wofuer} fehlt das Paket {paket}. Abhilfe: {abhilfe}.") from fehler
