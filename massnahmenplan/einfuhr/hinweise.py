"""What is worth knowing of a table and stops nothing."""

from collections import defaultdict
from collections.abc import Iterator

from massnahmenplan.einfuhr.tabelle import Fremdtabelle
from massnahmenplan.einfuhr.ueberschriften import ueberschriften
from massnahmenplan.einfuhr.verbleib import Importzeile, schluessel
from massnahmenplan.einfuhr.zeilennummern import aufgezaehlt
from massnahmenplan.einfuhr.zuordnung import Zuordnung
from massnahmenplan.eingabe.quelle import anzeige
from massnahmenplan.grundlagen.befund import Befund, Schwere
from massnahmenplan.grundlagen.schreibweise import gezaehlt


def hinweise(zuordnung: Zuordnung, tabelle: Fremdtabelle, zeilen: tuple[Importzeile, ...]) -> Iterator[Befund]:
    """Yield W500 columns nobody asked for, W501 measures of the same name."""
    yield from _ungenannte(zuordnung, tabelle)
    yield from _ohne_ueberschrift(tabelle)
    yield from _gleichnamige(zeilen)


def _ungenannte(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> Iterator[Befund]:
    genannt = {schluessel(name) for _, name in ueberschriften(zuordnung)}
    ungenannt = [wert for wert in tabelle.kopf if wert.inhalt and schluessel(wert.inhalt) not in genannt]
    if ungenannt:
        namen = ", ".join(f"„{wert.inhalt}“" for wert in ungenannt)
        text = f"{gezaehlt(len(ungenannt), 'Spalten')} ohne Zuordnung: {namen}"
        abhilfe = "Unter nicht_uebernommen mit Grund nennen."
        yield Befund("W500", text, ungenannt[0].stelle, abhilfe=abhilfe, schwere=Schwere.HINWEIS)


def _ohne_ueberschrift(tabelle: Fremdtabelle) -> Iterator[Befund]:
    namenlos = [n for n, wert in enumerate(tabelle.kopf) if wert.inhalt is None]
    gefuellt = [z[n] for z in tabelle.zeilen for n in namenlos if z[n].inhalt is not None]
    if gefuellt:
        text = f"{gezaehlt(len(gefuellt), 'Zellen')} unter keiner Überschrift"
        yield Befund("W500", text, gefuellt[0].stelle, abhilfe="Überschrift ergänzen.", schwere=Schwere.HINWEIS)


def _gleichnamige(zeilen: tuple[Importzeile, ...]) -> Iterator[Befund]:
    gruppen: defaultdict[str, list[Importzeile]] = defaultdict(list)
    for zeile in zeilen:
        if zeile.name:
            gruppen[schluessel(zeile.name)].append(zeile)
    for erste, *weitere in gruppen.values():
        if weitere:
            nummern = aufgezaehlt([zeile.nummer for zeile in (erste, *weitere)])
            text = f"„{anzeige(erste.name)}“ steht in den Zeilen {nummern}"
            abhilfe = "Ist es dieselbe Maßnahme, eine Zeile unter weglassen nennen; sonst die Namen unterscheiden."
            yield Befund("W501", text, erste.stelle, abhilfe=abhilfe, schwere=Schwere.HINWEIS)
