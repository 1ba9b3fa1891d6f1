"""What the mapping decides that the table does not say: each decision with its line and how often it counts."""

from collections.abc import Iterator

from massnahmenplan.einfuhr.verbleib import Annahme, Importzeile, Verbleib
from massnahmenplan.einfuhr.zuordnung import Feldquelle, Zuordnung
from massnahmenplan.eingabe.quelle import Wert

_FESTE = "für alle Zeilen"


def annahmen(zuordnung: Zuordnung, wurzel: Wert, zeilen: tuple[Importzeile, ...]) -> Iterator[Annahme]:
    """Yield constants, values for empty cells and open ends, chosen ends of spans, years, and corrections."""
    for name, quelle in zuordnung.felder.items():
        zellen = [zelle for zeile in zeilen if (zelle := zeile.zelle(name)) is not None]
        for feld, text in _entscheidungen(quelle):
            betroffen = sum(1 for zelle in zellen if _betrifft(feld, zelle.verbleib, zelle.wie))
            if betroffen:
                stelle = wurzel.ort("felder", name, feld)
                yield Annahme(name, text, betroffen, stelle, quelle.quelle)
    for nummer, berichtigung in enumerate(zuordnung.berichtigungen):
        wo = berichtigung.id or f"Zeile {berichtigung.zeile}"
        stelle = wurzel.ort("berichtigungen", nummer)
        yield Annahme(berichtigung.feld, f"{wo}: {berichtigung.wert}", 1, stelle, berichtigung.quelle)


def _entscheidungen(quelle: Feldquelle) -> Iterator[tuple[str, str]]:
    if quelle.wert is not None:
        yield "wert", f"überall {quelle.wert}"
    if quelle.sonst is not None:
        yield "sonst", f"leere Zellen heißen {quelle.sonst}"
    if quelle.offen_bis is not None:
        yield "offen_bis", f"offenes Ende heißt bis {quelle.offen_bis}"
    if quelle.spanne is not None:
        yield "spanne", f"von einer Spanne gilt: {quelle.spanne}"
    if quelle.ungefaehr:
        yield "ungefaehr", "ungefähre Angaben gelten"
    if quelle.jahre is not None:
        yield "jahre", f"je Jahr und einmalig trennen so viele Jahre: {quelle.jahre}"
    if quelle.plus:
        yield "plus", f"{quelle.plus:+d} Jahre".replace("-", "−")
    if quelle.widerspruch == "erste":
        yield "widerspruch", "bei Widersprüchen gilt die erste Spalte"


def _betrifft(feld: str, verbleib: Verbleib, wie: str) -> bool:
    """Return True if a decision of the mapping made this cell what it is."""
    match feld:
        case "wert":
            return wie == _FESTE
        case "sonst" | "offen_bis":
            return verbleib is Verbleib.GESETZT and wie.startswith("sonst" if feld == "sonst" else "offenes Ende")
        case "spanne":
            return "Spanne" in wie and verbleib is Verbleib.KLASSE
        case "ungefaehr":
            return "ungefähre Angabe genommen" in wie
        case "jahre":
            return "Jahre" in wie and verbleib in {Verbleib.UMGEWANDELT, Verbleib.KLASSE}
        case "plus":
            return "+" in wie or "−" in wie
        case _:
            return verbleib is Verbleib.ENTSCHIEDEN
