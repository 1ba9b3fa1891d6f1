"""The import itself: table and mapping to rows, sums, assumptions and hints."""

from pathlib import Path

from massnahmenplan.einfuhr.annahmen import annahmen
from massnahmenplan.einfuhr.bezug import Zeilenverzeichnis, falsche_bezuege, zeilenverzeichnis
from massnahmenplan.einfuhr.hinweise import hinweise
from massnahmenplan.einfuhr.kennungen import eindeutig
from massnahmenplan.einfuhr.lesen import Zuordnungslesung
from massnahmenplan.einfuhr.maengel import maengel_an
from massnahmenplan.einfuhr.summen import vergleiche
from massnahmenplan.einfuhr.tabelle import Fremdtabelle, lies_tabelle, zeilennummer
from massnahmenplan.einfuhr.ueberschriften import ueberschriften
from massnahmenplan.einfuhr.verbleib import Importergebnis, Importzeile
from massnahmenplan.einfuhr.vollstaendigkeit import mit_grund, nie_gefuellt
from massnahmenplan.einfuhr.zeile import Zeilenleser, rohkennung
from massnahmenplan.einfuhr.zuordnung import Zuordnung
from massnahmenplan.eingabe.quelle import Wert, anzeige

_Zeilen = list[tuple[Wert, ...]]


def importiere(pfad: Path, lesung: Zuordnungslesung) -> Importergebnis:
    """Return what a table comes to under a mapping.

    Errors (EingabeFehler): those of the readers; E501, E502 headings, E507 a required field that no row has,
    E508 rows that are not there, or both corrected and left out.
    """
    zuordnung = lesung.zuordnung
    tabelle = lies_tabelle(pfad, zuordnung.blatt, {name for _, name in ueberschriften(zuordnung)})
    lesung.wirf((*maengel_an(zuordnung, tabelle), *falsche_bezuege(zuordnung, tabelle)))
    verzeichnis = zeilenverzeichnis(zuordnung, tabelle)
    zeilen, gelesen = _lies_zeilen(zuordnung, tabelle, verzeichnis)
    lesung.wirf(nie_gefuellt(gelesen))
    return Importergebnis(
        tabelle=pfad.name,
        zuordnung=lesung.pfad.name,
        name=zuordnung.name or pfad.stem,
        quelle=zuordnung.quelle,
        hinweis=zuordnung.hinweis,
        spalten=tuple(dict.fromkeys((*zuordnung.felder, *(b.feld for b in zuordnung.berichtigungen)))),
        zeilen=gelesen,
        vergleiche=tuple(vergleiche(zuordnung, tabelle, zeilen)),
        annahmen=tuple(annahmen(zuordnung, lesung.quelle, gelesen, verzeichnis)),
        nicht_uebernommen=dict(zuordnung.nicht_uebernommen),
        befunde=(*tabelle.hinweise, *hinweise(zuordnung, tabelle, gelesen)),
    )


def _lies_zeilen(
    zuordnung: Zuordnung, tabelle: Fremdtabelle, verzeichnis: Zeilenverzeichnis
) -> tuple[_Zeilen, tuple[Importzeile, ...]]:
    """Return the rows that are not left out, and all rows as they were read."""
    gezaehlte: _Zeilen = []
    gelesen: list[Importzeile] = []
    berichtigungen, weglassungen = verzeichnis.berichtigungen(zuordnung), verzeichnis.weglassungen(zuordnung)
    for zeile in tabelle.zeilen:
        nummer = zeilennummer(zeile)
        if (weg := weglassungen.get(nummer)) is not None:
            name = anzeige(rohkennung(zuordnung, tabelle, zeile))
            gelesen.append(Importzeile(nummer, name, (), weg.grund, weggelassen=True))
            continue
        gezaehlte.append(zeile)
        eigene = tuple(berichtigungen.get(nummer, ()))
        gelesen.append(Zeilenleser(zuordnung, tabelle, zeile, len(gezaehlte), eigene).lies())
    ohne = zuordnung.unvollstaendige == "weglassen"
    eindeutige = eindeutig(gelesen)
    return gezaehlte, tuple(mit_grund(zeile, zuordnung.pflicht) if ohne else zeile for zeile in eindeutige)
