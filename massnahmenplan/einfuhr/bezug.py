"""Which row of the table a correction or an omission means."""

from collections.abc import Iterator

from massnahmenplan.einfuhr.maengel import Mangel
from massnahmenplan.einfuhr.tabelle import Fremdtabelle, zeilennummer
from massnahmenplan.einfuhr.verbleib import schluessel
from massnahmenplan.einfuhr.zeile import rohkennung
from massnahmenplan.einfuhr.zuordnung import Weglassung, Zeilenbezug, Zuordnung
from massnahmenplan.eingabe.quelle import Wert


def meint(bezug: Zeilenbezug, zuordnung: Zuordnung, tabelle: Fremdtabelle, zeile: tuple[Wert, ...]) -> bool:
    """Return True if a row is the one that is meant, or one of them."""
    if bezug.zeile is not None:
        return zeilennummer(zeile) == bezug.zeile
    return bezug.id is not None and schluessel(bezug.id) == schluessel(rohkennung(zuordnung, tabelle, zeile))


def falsche_bezuege(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> Iterator[Mangel]:
    """Yield E508 for corrections and omissions that mean no row, or cannot tell which of several."""
    if _namen_fehlen(zuordnung, tabelle):
        return
    for liste in ("berichtigungen", "weglassen"):
        for nummer, bezug in enumerate(getattr(zuordnung, liste)):
            if (bezug.id is None) == (bezug.zeile is None):
                text = "nennt keine oder zwei Zeilen"
                yield Mangel("E508", (liste, nummer), text, "Entweder id oder zeile angeben.")
                continue
            gemeint = [zeilennummer(z) for z in tabelle.zeilen if meint(bezug, zuordnung, tabelle, z)]
            if not gemeint:
                text = "diese Zeile gibt es in der Tabelle nicht"
                yield Mangel("E508", (liste, nummer), text, "id wie in der Tabelle, oder zeile: Nummer der Zeile.")
            elif len(gemeint) > 1 and not isinstance(bezug, Weglassung):
                text = f"diese id haben mehrere Zeilen ({', '.join(map(str, gemeint))})"
                yield Mangel("E508", (liste, nummer), text, "zeile: mit der Nummer angeben.")


def _namen_fehlen(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> bool:
    """Return True if the columns by which rows are named are not there: said already."""
    quellen = [zuordnung.felder.get(feld) for feld in ("id", "name")]
    return any(q is not None and q.spalte is not None and not tabelle.spalten(q.spalte) for q in quellen)
