"""The order of the answers: title, sentences, what the table means, and its name."""

from collections.abc import Iterator

from massnahmenplan.bericht.studie import saetze
from massnahmenplan.ergebnis.studienantworten import Studienantworten

Abschnitt = tuple[str, tuple[str, ...], str, str | None]


def abschnitte(a: Studienantworten) -> Iterator[Abschnitt]:
    """Yield every answer that there is; the runs themselves have no table here."""
    alle: tuple[Abschnitt, ...] = (
        ("Läufe", tuple(saetze.kopf(a)), "", None),
        ("Maßnahmen", tuple(saetze.klassen(a)), saetze.regel(a), "massnahmen"),
        ("Eine Stellgröße allein", tuple(saetze.tornado(a)), saetze.TORNADO, "tornado"),
        ("Woher die Streuung kommt", tuple(saetze.indizes(a)), saetze.INDIZES, "indizes"),
        ("Welcher Plan am wenigsten bereut wird", tuple(saetze.reue(a)), saetze.REUE, "reue"),
        ("Bänder", tuple(saetze.baender(a)), saetze.BAENDER, "baender"),
        ("Was ein weiterer Euro bringt", tuple(saetze.budgets(a)), saetze.BUDGETS, "budgets"),
    )
    yield from (abschnitt for abschnitt in alle if abschnitt[1])
