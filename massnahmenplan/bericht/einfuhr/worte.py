"""German words for what became of cells."""

from collections.abc import Mapping

from massnahmenplan.einfuhr.verbleib import Verbleib

VERBLEIB: Mapping[Verbleib, tuple[str, str]] = {
    Verbleib.UEBERNOMMEN: ("übernommen", "steht so im Fall wie in der Tabelle"),
    Verbleib.UMGEWANDELT: ("umgewandelt", "gleiche Angabe in der Schreibweise oder Einheit des Falls"),
    Verbleib.KLASSE: ("aus Klasse oder Spanne", "das Ende, das die Zuordnung nennt"),
    Verbleib.GESETZT: ("gesetzt", "steht in der Zuordnung, nicht in der Tabelle"),
    Verbleib.ENTSCHIEDEN: ("Widerspruch, entschieden", "die Zuordnung sagt, welche Angabe gilt"),
    Verbleib.FEHLT: ("fehlt", "die Tabelle sagt nichts; das Feld bleibt leer"),
    Verbleib.UNENTSCHIEDEN: (
        "nicht entschieden",
        "die Zuordnung sagt nicht, was gilt; das Feld bleibt leer",
    ),
    Verbleib.WIDERSPRUCH: ("Widerspruch, offen", "Angaben widersprechen sich; das Feld bleibt leer"),
}
"""Word and meaning, in the order of reading."""
