"""The import itself: table and mapping to rows, sums, assumptions and hints."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.einfuhr.annahmen import annahmen
from massnahmenplan.einfuhr.lesen import Zuordnungslesung
from massnahmenplan.einfuhr.maengel import Mangel, maengel_an, ueberschriften
from massnahmenplan.einfuhr.summen import vergleiche
from massnahmenplan.einfuhr.tabelle import Fremdtabelle, lies_tabelle, zeilennummer
from massnahmenplan.einfuhr.verbleib import Importergebnis, Importzeile, Verbleib, Zelle, schluessel
from massnahmenplan.einfuhr.zeile import Zeilenleser, rohkennung
from massnahmenplan.einfuhr.zielfelder import PFLICHT
from massnahmenplan.einfuhr.zuordnung import Weglassung, Zeilenbezug, Zuordnung
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.grundlagen.befund import Befund, Fundstelle, Schwere
from massnahmenplan.grundlagen.schreibweise import gezaehlt

_PFLICHT = tuple(feld for feld in Massnahme.model_fields if feld in PFLICHT)
_Zeilen = list[tuple[Wert, ...]]


def importiere(pfad: Path, lesung: Zuordnungslesung) -> Importergebnis:
    """Return what a table comes to under a mapping.

    Errors (EingabeFehler): those of the readers; E501, E502 headings, E507 a required field that no row has,
    E508 rows that are not there.
    """
    zuordnung = lesung.zuordnung
    tabelle = lies_tabelle(pfad, zuordnung.blatt, {name for _, name in ueberschriften(zuordnung)})
    lesung.wirf((*maengel_an(zuordnung, tabelle), *_falsche_bezuege(zuordnung, tabelle)))
    zeilen, gelesen = _lies_zeilen(zuordnung, tabelle)
    lesung.wirf(_nie_gefuellt(gelesen))
    return Importergebnis(
        tabelle=pfad.name,
        zuordnung=lesung.pfad.name,
        name=zuordnung.name or pfad.stem,
        quelle=zuordnung.quelle,
        hinweis=zuordnung.hinweis,
        spalten=tuple(dict.fromkeys((*zuordnung.felder, *(b.feld for b in zuordnung.berichtigungen)))),
        zeilen=gelesen,
        vergleiche=tuple(vergleiche(zuordnung, tabelle, zeilen)),
        annahmen=tuple(annahmen(zuordnung, lesung.quelle, gelesen)),
        nicht_uebernommen=dict(zuordnung.nicht_uebernommen),
        befunde=(*tabelle.hinweise, *_hinweise(zuordnung, tabelle, gelesen)),
    )


def _lies_zeilen(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> tuple[_Zeilen, tuple[Importzeile, ...]]:
    """Return the rows that are not left out, and all rows as they were read."""
    gezaehlte: _Zeilen = []
    gelesen: list[Importzeile] = []
    for zeile in tabelle.zeilen:
        weg = next((w for w in zuordnung.weglassen if _meint(w, zuordnung, tabelle, zeile)), None)
        if weg is not None:
            name = rohkennung(zuordnung, tabelle, zeile)
            gelesen.append(Importzeile(zeilennummer(zeile), name, (), weg.grund, weggelassen=True))
            continue
        gezaehlte.append(zeile)
        eigene = tuple(b for b in zuordnung.berichtigungen if _meint(b, zuordnung, tabelle, zeile))
        gelesen.append(Zeilenleser(zuordnung, tabelle, zeile, len(gezaehlte), eigene).lies())
    ohne = zuordnung.unvollstaendige == "weglassen"
    eindeutige = _eindeutig(gelesen)
    return gezaehlte, tuple(_mit_grund(zeile, zuordnung.pflicht) if ohne else zeile for zeile in eindeutige)


def _meint(bezug: Zeilenbezug, zuordnung: Zuordnung, tabelle: Fremdtabelle, zeile: tuple[Wert, ...]) -> bool:
    if bezug.zeile is not None:
        return zeilennummer(zeile) == bezug.zeile
    return bezug.id is not None and schluessel(bezug.id) == schluessel(rohkennung(zuordnung, tabelle, zeile))


def _falsche_bezuege(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> Iterator[Mangel]:
    """Yield E508 for corrections and omissions that mean no row, or cannot tell which of several."""
    for liste in ("berichtigungen", "weglassen"):
        for nummer, bezug in enumerate(getattr(zuordnung, liste)):
            if (bezug.id is None) == (bezug.zeile is None):
                yield Mangel(
                    "E508", (liste, nummer), "nennt keine oder zwei Zeilen", "Entweder id oder zeile angeben."
                )
                continue
            if tabelle.kopf and _namen_fehlen(zuordnung, tabelle):
                return
            gemeint = [zeilennummer(z) for z in tabelle.zeilen if _meint(bezug, zuordnung, tabelle, z)]
            if not gemeint:
                text = "diese Zeile gibt es in der Tabelle nicht"
                yield Mangel("E508", (liste, nummer), text, "id wie in der Tabelle, oder zeile: Nummer der Zeile.")
            elif len(gemeint) > 1 and not isinstance(bezug, Weglassung):
                text = f"diese id haben mehrere Zeilen ({', '.join(map(str, gemeint))})"
                yield Mangel("E508", (liste, nummer), text, "zeile: mit der Nummer angeben.")


def _namen_fehlen(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> bool:
    """Return True if the columns by which rows are named are not there: said already."""
    quellen = [zuordnung.felder.get(feld) for feld in ("id", "name")]
    return any(q is not None and q.spalte is not None and not tabelle.spalten(q.spalte) for q in quellen)


def _eindeutig(zeilen: list[Importzeile]) -> Iterator[Importzeile]:
    """Yield the rows; an id that several have is none of any."""
    kennungen = [_kennung(zeile) for zeile in zeilen]
    anzahl = Counter(kennung for kennung in kennungen if kennung is not None)
    for zeile, kennung in zip(zeilen, kennungen, strict=True):
        if kennung is None or anzahl[kennung] == 1:
            yield zeile
            continue
        andere = [z.nummer for z, k in zip(zeilen, kennungen, strict=True) if k == kennung and z is not zeile]
        wie = f"dieselbe Kennung in Zeile {', '.join(map(str, andere))}"
        zellen = tuple(_ohne_wert(zelle, wie) if zelle.feld == "id" else zelle for zelle in zeile.zellen)
        yield replace(zeile, zellen=zellen)


def _kennung(zeile: Importzeile) -> str | None:
    zelle = zeile.zelle("id")
    return None if zelle is None or zelle.wert is None else normalform(str(zelle.wert))


def _ohne_wert(zelle: Zelle, wie: str) -> Zelle:
    return replace(
        zelle, verbleib=Verbleib.WIDERSPRUCH, wert=None, wie=wie, inhalt=zelle.inhalt or str(zelle.wert)
    )


def _mit_grund(zeile: Importzeile, weitere: tuple[str, ...]) -> Importzeile:
    """Return a row without a required field as one that is no measure."""
    fehlend = [feld for feld in _PFLICHT if not zeile.hat(feld)]
    fehlend += [feld for feld in weitere if (zelle := zeile.zelle(feld)) is None or zelle.wert is None]
    if zeile.grund is not None or not fehlend:
        return zeile
    return replace(zeile, grund=f"ohne {', '.join(fehlend)}")


def _nie_gefuellt(zeilen: tuple[Importzeile, ...]) -> Iterator[Mangel]:
    """Yield E507 for a required field that not a single row has."""
    for feld in _PFLICHT:
        if not any(zeile.hat(feld) for zeile in zeilen):
            offene = (z for zeile in zeilen for z in zeile.zellen if z.feld.partition(".")[0] == feld and z.wie)
            grund = next((zelle.wie for zelle in offene), "alle Zellen sind leer")
            text = f"keine Zeile füllt das Pflichtfeld {feld}"
            yield Mangel("E507", ("felder", feld), text, f"Zuerst beheben: {grund}.")


def _hinweise(zuordnung: Zuordnung, tabelle: Fremdtabelle, zeilen: tuple[Importzeile, ...]) -> Iterator[Befund]:
    """Yield W500 columns nobody asked for, W501 measures of the same name."""
    genannt = {schluessel(name) for _, name in ueberschriften(zuordnung)}
    ungenannt = [wert for wert in tabelle.kopf if wert.inhalt and schluessel(wert.inhalt) not in genannt]
    if ungenannt:
        namen = ", ".join(f"„{wert.inhalt}“" for wert in ungenannt)
        text = f"{gezaehlt(len(ungenannt), 'Spalten')} ohne Zuordnung: {namen}"
        abhilfe = "Unter nicht_uebernommen mit Grund nennen."
        yield Befund("W500", text, ungenannt[0].stelle, abhilfe=abhilfe, schwere=Schwere.HINWEIS)
    namenlos = [n for n, wert in enumerate(tabelle.kopf) if wert.inhalt is None]
    gefuellt = [z[n] for z in tabelle.zeilen for n in namenlos if z[n].inhalt is not None]
    if gefuellt:
        text = f"{gezaehlt(len(gefuellt), 'Zellen')} unter keiner Überschrift"
        yield Befund("W500", text, gefuellt[0].stelle, abhilfe="Überschrift ergänzen.", schwere=Schwere.HINWEIS)
    anzahl = Counter(schluessel(zeile.name) for zeile in zeilen if zeile.name)
    for name in (name for name, wie_oft in anzahl.items() if wie_oft > 1):
        gleiche = [zeile for zeile in zeilen if schluessel(zeile.name) == name]
        text = f"„{gleiche[0].name}“ steht in den Zeilen {', '.join(str(zeile.nummer) for zeile in gleiche)}"
        yield Befund("W501", text, Fundstelle(tabelle.datei), schwere=Schwere.HINWEIS)
