"""An id that several rows have is none of any of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.einfuhr.verbleib import Importzeile, Verbleib, Zelle


def eindeutig(zeilen: list[Importzeile]) -> Iterator[Importzeile]:
    """Yield the rows; where several have the same id, it is a contradiction in each."""
    kennungen = [_kennung(zeile) for zeile in zeilen]
    anzahl = Counter(kennung for kennung in kennungen if kennung is not None)
    for zeile, kennung in zip(zeilen, kennungen, strict=True):
        if kennung is None or anzahl[kennung] == 1:
            yield zeile
            continue
        andere = [z.nummer for z, k in zip(zeilen, kennungen, strict=True) if k == kennung and z is not zeile]
        wie = f"dieselbe Kennung in Zeile {', '.join(map(str, andere))}"
        zellen = tuple(_ohne_wert(zelle, wie) if zelle.feld == "id" else zelle for zelle in zeile.zellen)
        yield replace(zeile, zellen=zellen)


def _kennung(zeile: Importzeile) -> str | None:
    zelle = zeile.zelle("id")
    return None if zelle is None or zelle.wert is None else normalform(str(zelle.wert))


def _ohne_wert(zelle: Zelle, wie: str) -> Zelle:
    inhalt = zelle.inhalt or str(zelle.wert)
    return replace(zelle, verbleib=Verbleib.WIDERSPRUCH, wert=None, wie=wie, inhalt=inhalt, durch=frozenset())
