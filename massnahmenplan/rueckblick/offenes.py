"""What a person has to find out or to add before the report is complete."""

from collections.abc import Iterator, Sequence

from massnahmenplan.begriffe.stand import AUSGESCHIEDEN
from massnahmenplan.ergebnis.jahresbericht import Abgang, Massnahmenjahr
from massnahmenplan.grundlagen.zeitangabe import teil_von
from massnahmenplan.rueckblick.plaene import Plaene


def offene_punkte(plaene: Plaene, zeilen: Sequence[Massnahmenjahr], abgaenge: Sequence[Abgang]) -> Iterator[str]:
    """Yield one German sentence for each."""
    yield from _zum_plan(plaene)
    if ohne := [_name(zeile) for zeile in zeilen if zeile.stand_am is None and _sollte_laufen(zeile, plaene.jahr)]:
        yield f"Kein Stand gemeldet, obwohl bis {plaene.jahr} begonnen sein sollte: {', '.join(ohne)}."
    if ohne := [_name(zeile) for zeile in zeilen if zeile.stand_am is None and _ohne_bescheid(zeile)]:
        yield f"Kein Bescheid gemeldet, obwohl bis {plaene.jahr} bewilligt sein sollte: {', '.join(ohne)}."
    for zeile in zeilen:
        yield from _zur_massnahme(zeile)
    namen = {zeile.massnahme: _name(zeile) for zeile in zeilen}
    for abgang in abgaenge:
        if abgang.lage is None and abgang.grund is None:
            yield f"{namen[abgang.massnahme]}: Nicht mehr im Plan; ein Grund ist nicht gemeldet."
        if abgang.lage in AUSGESCHIEDEN and abgang.beschluss is None:
            yield f"{namen[abgang.massnahme]}: Ein Beschluss ist nicht genannt."
    if ohne := [_name(zeile) for zeile in zeilen if not zeile.groessen["auszahlung_eur"].bisher.vollstaendig]:
        yield f"Nicht gemeldet, ob Zuschüsse bis Ende {plaene.jahr} ausgezahlt sind: {', '.join(ohne)}."


def _zum_plan(plaene: Plaene) -> Iterator[str]:
    if not plaene.mit_vorgaenger:
        yield (
            f"Ein Plan vom Anfang des Jahres {plaene.jahr} ist nicht angegeben: als geplant gilt dieser Plan ohne "
            "das Gemeldete. Beginn und Variante gemeldeter Maßnahmen sind darin schon die tatsächlichen."
        )
    if not plaene.passt_zur_kette:
        yield "Der angegebene frühere Plan gehört nicht zu den Vorgängern dieses Plans (andere plan.json)."


def _zur_massnahme(zeile: Massnahmenjahr) -> Iterator[str]:
    if zeile.stand_am is not None:
        yield from (f"{_name(zeile)}: {hinweis}" for hinweis in zeile.hinweise)
    if zeile.weicht_ab and zeile.grund is None:
        yield f"{_name(zeile)}: Die Abweichung ist nicht begründet."


def _sollte_laufen(zeile: Massnahmenjahr, jahr: int) -> bool:
    return zeile.beginn_soll is not None and teil_von(zeile.beginn_soll).jahr <= jahr


def _ohne_bescheid(zeile: Massnahmenjahr) -> bool:
    return not zeile.groessen["bewilligt_eur"].bisher.vollstaendig


def _name(zeile: Massnahmenjahr) -> str:
    return f"{zeile.name} ({zeile.massnahme})"
