"""What is wrong with a mapping by itself, and with a mapping of this table: before any cell is looked at."""

from collections.abc import Iterator

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.einfuhr.feldmaengel import maengel_des_felds
from massnahmenplan.einfuhr.mangel import Mangel
from massnahmenplan.einfuhr.tabelle import Fremdtabelle
from massnahmenplan.einfuhr.ueberschriften import ueberschriften
from massnahmenplan.einfuhr.verbleib import schluessel
from massnahmenplan.einfuhr.zielfelder import PFLICHT, zielfeld
from massnahmenplan.einfuhr.zuordnung import ALLE, Summenpruefung, Zuordnung
from massnahmenplan.eingabe.felder import zuordnungsfelder
from massnahmenplan.eingabe.namen import rat


def maengel(zuordnung: Zuordnung) -> Iterator[Mangel]:
    """Yield E500 unknown fields, E503 where from and sums, E504 units, E505 years, E506 required fields."""
    yield from _maengel_der_felder(zuordnung)
    for nummer, berichtigung in enumerate(zuordnung.berichtigungen):
        if zielfeld(berichtigung.feld) is None:
            text, pfad = "dieses Feld hat eine Maßnahme nicht", ("berichtigungen", nummer, "feld")
            yield Mangel("E500", pfad, text, _feldrat(berichtigung.feld))
    for nummer, pruefung in enumerate(zuordnung.pruefungen):
        if (grund := _mangel_der_pruefung(pruefung)) is not None:
            yield Mangel("E503", ("pruefungen", nummer), *grund)
    yield from _fehlende(zuordnung)


def _maengel_der_felder(zuordnung: Zuordnung) -> Iterator[Mangel]:
    for name, quelle in zuordnung.felder.items():
        ziel = zielfeld(name)
        if ziel is None:
            yield Mangel("E500", ("felder", name), "dieses Feld hat eine Maßnahme nicht", _feldrat(name))
            continue
        yield from maengel_des_felds(ziel, quelle, zuordnung)
        if ziel.feld != name and ziel.feld in zuordnung.felder:
            text = f"{ziel.feld} ist im Ganzen und in Teilen zugeordnet"
            yield Mangel("E503", ("felder", name), text, "Entweder den Gesamtwert oder die Teile zuordnen.")


def _fehlende(zuordnung: Zuordnung) -> Iterator[Mangel]:
    """Yield what must be there and is not mapped."""
    for name in zuordnung.pflicht:
        if name not in zuordnung.felder:
            abhilfe = rat(name, zuordnung.felder, "Zugeordnet")
            yield Mangel("E500", ("pflicht",), f"{name} ist kein zugeordnetes Feld", abhilfe)
    genannt = {name.partition(".")[0] for name in zuordnung.felder}
    for fehlend in (name for name in Massnahme.model_fields if name in PFLICHT - genannt):
        abhilfe = f"{fehlend}: mit spalte, wert oder text angeben; jede Maßnahme braucht es."
        yield Mangel("E506", ("felder",), f"das Pflichtfeld {fehlend} ist nicht zugeordnet", abhilfe)


def _feldrat(name: str) -> str:
    feld, punkt, teil = name.partition(".")
    if punkt and feld in Massnahme.model_fields:
        if teil and feld in zuordnungsfelder(Massnahme):
            return "Teile heißen wie Kennungen: Buchstaben, Ziffern, _, - und ."
        return f"{feld} hat keine Teile." if teil else "Hinter dem Punkt fehlt der Teil."
    return rat(feld, Massnahme.model_fields, "Bekannte Felder")


def _mangel_der_pruefung(pruefung: Summenpruefung) -> tuple[str, str] | None:
    """Return why sums cannot be compared, and what to do."""
    if not pruefung.spalten:
        return "nennt keine Spalten", "spalten: mit dem angeben, was addiert wird."
    if (pruefung.summe is None) == (not pruefung.summen):
        return "braucht summe (eine Spalte) oder summen (gedruckte Zahlen), nicht beides", "Genau eines angeben."
    if pruefung.summe is not None and pruefung.je is not None:
        return "summe zählt je Zeile, je fasst Zeilen zusammen", "je löschen, oder summen statt summe angeben."
    fremd = next((wort for wort in pruefung.summen if pruefung.je is None and schluessel(wort) != ALLE), None)
    if fremd is not None:
        return (
            f"„{fremd}“ steht in keiner Spalte: je fehlt",
            "je: mit der Spalte angeben; ohne je heißt das Wort alle.",
        )
    return None


def maengel_an(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> Iterator[Mangel]:
    """Yield E501 headings that the table does not have, E502 those it has several times."""
    for pfad, genannt in ueberschriften(zuordnung):
        spalten = tabelle.spalten(genannt)
        if not spalten:
            stelle = tabelle.kopf[0].stelle
            abhilfe = f"{rat(genannt, tabelle.ueberschriften, 'Überschriften')} (Kopfzeile: {stelle})"
            yield Mangel("E501", pfad, f"die Überschrift „{genannt}“ gibt es in der Tabelle nicht", abhilfe)
        elif len(spalten) > 1:
            orte = ", ".join(str(tabelle.kopf[spalte].stelle) for spalte in spalten)
            abhilfe = "In der Tabelle eine der Spalten umbenennen."
            yield Mangel("E502", pfad, f"die Überschrift „{genannt}“ steht mehrfach ({orte})", abhilfe)
