"""An id that several rows have is none of any of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.einfuhr.verbleib import Importzeile, Verbleib, Zelle
from massnahmenplan.einfuhr.zeilennummern import aufgezaehlt


def eindeutig(zeilen: list[Importzeile]) -> Iterator[Importzeile]:
    """Yield the rows; where several have the same id, it is a contradiction in each."""
    kennungen = [_kennung(zeile) for zeile in zeilen]
    gleiche: defaultdict[str | None, list[int]] = defaultdict(list)
    for zeile, kennung in zip(zeilen, kennungen, strict=True):
        gleiche[kennung].append(zeile.nummer)
    for zeile, kennung in zip(zeilen, kennungen, strict=True):
        if kennung is None or len(gleiche[kennung]) == 1:
            yield zeile
            continue
        wie = f"dieselbe Kennung in Zeile {aufgezaehlt(gleiche[kennung], ohne=zeile.nummer)}"
        zellen = tuple(_ohne_wert(zelle, wie) if zelle.feld == "id" else zelle for zelle in zeile.zellen)
        yield replace(zeile, zellen=zellen)


def _kennung(zeile: Importzeile) -> str | None:
    zelle = zeile.zelle("id")
    return None if zelle is None or zelle.wert is None else normalform(str(zelle.wert))


def _ohne_wert(zelle: Zelle, wie: str) -> Zelle:
    inhalt = zelle.inhalt or str(zelle.wert)
    return replace(zelle, verbleib=Verbleib.WIDERSPRUCH, wert=None, wie=wie, inhalt=inhalt, durch=frozenset())
