"""What the mapping decides that the table does not say: each decision with its line and how often it counts."""

from collections.abc import Iterator

from massnahmenplan.einfuhr.bezug import Zeilenverzeichnis
from massnahmenplan.einfuhr.entscheidung import Entscheidung
from massnahmenplan.einfuhr.jahre import plusjahre
from massnahmenplan.einfuhr.verbleib import Annahme, Importzeile
from massnahmenplan.einfuhr.zuordnung import Feldquelle, Zuordnung
from massnahmenplan.eingabe.quelle import Wert


def annahmen(
    zuordnung: Zuordnung, wurzel: Wert, zeilen: tuple[Importzeile, ...], verzeichnis: Zeilenverzeichnis
) -> Iterator[Annahme]:
    """Yield constants, values for empty cells and open ends, chosen ends of spans, years, and corrections.

    A correction is said also where it changes nothing: somebody relies on it.
    """
    for name, quelle in zuordnung.felder.items():
        zellen = [zelle for zeile in zeilen if (zelle := zeile.zelle(name)) is not None]
        for entscheidung in Entscheidung:
            if betroffen := sum(1 for zelle in zellen if entscheidung in zelle.durch):
                stelle = wurzel.ort("felder", name, entscheidung.value)
                yield Annahme(name, _worte(entscheidung, quelle), betroffen, stelle, quelle.quelle)
    for nummer, berichtigung in enumerate(zuordnung.berichtigungen):
        wo = berichtigung.id or f"Zeile {berichtigung.zeile}"
        stelle = wurzel.ort("berichtigungen", nummer)
        gemeint = verzeichnis.gemeint(berichtigung)
        betroffen = sum(1 for zeile in zeilen if zeile.nummer in gemeint and zeile.zelle(berichtigung.feld))
        yield Annahme(berichtigung.feld, f"{wo}: {berichtigung.wert}", betroffen, stelle, berichtigung.quelle)


def _worte(entscheidung: Entscheidung, quelle: Feldquelle) -> str:
    match entscheidung:
        case Entscheidung.WERT:
            return f"überall {quelle.wert}"
        case Entscheidung.SONST:
            return f"leere Zellen heißen {quelle.sonst}"
        case Entscheidung.OFFEN_BIS:
            return f"offenes Ende heißt bis {quelle.offen_bis}"
        case Entscheidung.SPANNE:
            return f"von einer Spanne gilt: {quelle.spanne}"
        case Entscheidung.UNGEFAEHR:
            return "ungefähre Angaben gelten"
        case Entscheidung.JAHRE:
            return f"je Jahr und einmalig trennen so viele Jahre: {quelle.jahre}"
        case Entscheidung.PLUS:
            return plusjahre(quelle.plus)
        case Entscheidung.WIDERSPRUCH:
            return "bei Widersprüchen gilt die erste Spalte"
