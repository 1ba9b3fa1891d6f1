"""One at a time: runs that differ from the case in a single Stellgroesse, whichever design made them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Balken, Stufe
from massnahmenplan.sensitivitaet.auswertung.zahlen import ist_zahl, kennzahlen, wert, wie_im_fall
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse
from massnahmenplan.sensitivitaet.studie import Studie


def tornado(studie: Studie, laeufe: Sequence[Laufergebnis]) -> tuple[Balken, ...]:
    """Return a bar per figure and Stellgroesse, the longest of each figure first; ``laeufe`` may lack plans."""
    je_groesse: dict[str, list[Laufergebnis]] = {}
    for lauf in laeufe:
        if len(lauf.werte) == 1:
            je_groesse.setdefault(next(iter(lauf.werte)), []).append(lauf)
    fall = next((lauf for lauf in laeufe if not lauf.werte), None)
    balken: list[Balken] = []
    for kennzahl in kennzahlen(laeufe):
        eigene = (
            _balken(kennzahl, groesse, fall, je_groesse[groesse.id])
            for groesse in studie.stellgroessen
            if groesse.id in je_groesse
        )
        bekannte = (einer for einer in eigene if einer.von is not None)
        balken += sorted(bekannte, key=lambda einer: (-einer.spanne, einer.stellgroesse))
    return tuple(balken)


def _balken(
    kennzahl: str, groesse: Stellgroesse, fall: Laufergebnis | None, laeufe: Sequence[Laufergebnis]
) -> Balken:
    basis = None if fall is None else wert(fall, kennzahl)
    stufen = list(_stufen(kennzahl, groesse, fall, laeufe))
    if all(ist_zahl(stufe.wert) for stufe in stufen):
        stufen.sort(key=_zahl)
    return Balken(kennzahl, groesse.id, basis, tuple(stufen))


def _stufen(
    kennzahl: str, groesse: Stellgroesse, fall: Laufergebnis | None, laeufe: Sequence[Laufergebnis]
) -> Iterator[Stufe]:
    """Yield the values that were tried, and that of the case where it is known."""
    neutral = wie_im_fall(groesse)
    if fall is not None and neutral is not None:
        yield Stufe(neutral, fall.nummer, wert(fall, kennzahl))
    for lauf in laeufe:
        gesetzt: Wert = lauf.werte[groesse.id]
        yield Stufe(gesetzt, lauf.nummer, wert(lauf, kennzahl))


def _zahl(stufe: Stufe) -> Decimal:
    assert isinstance(stufe.wert, Decimal | int)
    return Decimal(stufe.wert)
