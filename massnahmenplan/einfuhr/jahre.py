"""Years from a period: one end of it, or how long it is, and what the mapping adds."""

from decimal import Decimal

from massnahmenplan.einfuhr.deutung import Deutung
from massnahmenplan.einfuhr.entscheidung import Entscheidung
from massnahmenplan.einfuhr.verbleib import Verbleib
from massnahmenplan.einfuhr.zahlangabe import Unlesbar
from massnahmenplan.einfuhr.zeitraum import Zeitraum
from massnahmenplan.grundlagen.schreibweise import anzahl, jahre


def aus_zeitraum(zeitraum: Zeitraum, teil: str, offen_bis: int | None) -> Deutung:
    """Return a year of a period, or how many years it has; an open end is what the mapping says it is."""
    von, bis = zeitraum.von, zeitraum.bis
    offen = bis is None and teil != "von"
    bis = offen_bis if offen else bis
    if von is not None and bis is not None and von > bis:
        ende = f"offen_bis {bis}" if offen else str(bis)
        return Deutung(Verbleib.WIDERSPRUCH, wie=f"Beginn {von} liegt nach dem Ende ({ende})")
    wert = von if teil == "von" else bis
    if teil == "dauer" and von is not None and bis is not None:
        wert = bis - von + 1
    if wert is None or (teil == "dauer" and von is None):
        fehlend = "Ende ohne Beginn" if von is None else "Beginn ohne Ende: offen_bis ist nicht angegeben"
        return Deutung(Verbleib.UNENTSCHIEDEN, wie=fehlend)
    if offen:
        return Deutung(Verbleib.GESETZT, wert, f"offenes Ende: bis {bis}", frozenset({Entscheidung.OFFEN_BIS}))
    return Deutung(Verbleib.UEBERNOMMEN if teil != "dauer" else Verbleib.UMGEWANDELT, wert, _dauer(zeitraum, teil))


def _dauer(zeitraum: Zeitraum, teil: str) -> str:
    return f"Jahre von {zeitraum.von} bis {zeitraum.bis}" if teil == "dauer" else ""


def mit_plus(deutung: Deutung, plus: int) -> Deutung:
    """Return a year, or a number of years, with what the mapping adds. Errors: Unlesbar for anything else."""
    if not plus or deutung.wert is None:
        return deutung
    zahl = deutung.wert
    if isinstance(zahl, str) or zahl != Decimal(zahl).to_integral_value():
        wozu = zahl if isinstance(zahl, str) else anzahl(Decimal(zahl))
        raise Unlesbar(f"plus zählt nur ganze Jahre dazu, nicht zu „{wozu}“")
    return deutung.dann(int(zahl) + plus, plusjahre(plus), Entscheidung.PLUS)


def plusjahre(plus: int) -> str:
    """Return ``+1 Jahr``, ``−2 Jahre``."""
    return f"{'+' if plus > 0 else '−'}{jahre(abs(plus))}"
