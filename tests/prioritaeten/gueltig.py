"""What holds for every list for several budgets."""

from decimal import Decimal
from itertools import pairwise

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ergebnis.prioritaeten import Prioritaeten
from massnahmenplan.prioritaeten.suche import auswahl


def verlange_gueltig(ergebnis: Prioritaeten) -> None:
    """Nested, each plan confirmed by the recount in the case of its budget, none better than what is proven."""
    for stufe in ergebnis.stufen:
        fall, plan = stufe.ergebnis.fall, stufe.ergebnis.plan
        rechnung = nachrechnung.rechne(fall, plan)
        assert (rechnung.verstoesse, pruefung.pruefe(fall, plan, rechnung.bilanz)) == ((), ())
        assert stufe.verlust is None or stufe.verlust >= 0
    for kleine, grosse in pairwise(ergebnis.stufen):
        assert auswahl(kleine.ergebnis).items() <= auswahl(grosse.ergebnis).items()
    listenplaetze = [(platz.massnahme, platz.variante) for platz in ergebnis.liste]
    assert sorted(listenplaetze) == sorted(auswahl(ergebnis.stufen[-1].ergebnis).items())
    assert [platz.platz for platz in ergebnis.liste] == list(range(1, len(listenplaetze) + 1))
    richtung = 1 if ergebnis.viel_ist_gut else -1
    assert ergebnis.schranke is not None
    assert richtung * (ergebnis.schranke - ergebnis.zielwert) >= -Decimal("1e-5") * max(1, abs(ergebnis.zielwert))
