"""What is wrong with a mapping by itself, and with a mapping of this table: before any cell is looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.einfuhr.einheit import EIGENE, in_der_zelle, lies_einheit
from massnahmenplan.einfuhr.tabelle import Fremdtabelle
from massnahmenplan.einfuhr.zielfelder import PFLICHT, Zielart, Zielfeld, zielfeld
from massnahmenplan.einfuhr.zuordnung import Feldquelle, Zuordnung
from massnahmenplan.eingabe.namen import rat

_HERKUNFT = ("spalte", "wert", "text", "nummer")
_NUR_SPALTE = ("auch", "einheit", "jahre", "uebersetzung", "spanne", "ungefaehr", "teil", "zahlen", "grund")
_NUR_TABELLE = ("offen_bis", "plus")
_JAHRESARTEN = (Zielart.JAHR, Zielart.JAHRE)
PLATZHALTER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Mangel:
    """Something wrong: where in the mapping, and what to do."""

    kennung: str
    pfad: tuple[str | int, ...]
    text: str
    abhilfe: str


def maengel(zuordnung: Zuordnung) -> Iterator[Mangel]:
    """Yield E500 unknown fields, E503 where from, E504 units, E505 years, E506 required fields."""
    for name, quelle in zuordnung.felder.items():
        ziel = zielfeld(name)
        if ziel is None:
            yield Mangel("E500", ("felder", name), "dieses Feld hat eine Maßnahme nicht", _feldrat(name))
        else:
            yield from _maengel_des_felds(ziel, quelle, zuordnung)
    for nummer, berichtigung in enumerate(zuordnung.berichtigungen):
        if zielfeld(berichtigung.feld) is None:
            text, pfad = "dieses Feld hat eine Maßnahme nicht", ("berichtigungen", nummer, "feld")
            yield Mangel("E500", pfad, text, _feldrat(berichtigung.feld))
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
        return f"{feld} hat keine Teile." if teil else "Hinter dem Punkt fehlt der Teil."
    return rat(feld, Massnahme.model_fields, "Bekannte Felder")


def _maengel_des_felds(ziel: Zielfeld, quelle: Feldquelle, zuordnung: Zuordnung) -> Iterator[Mangel]:
    herkunft = [feld for feld in _HERKUNFT if getattr(quelle, feld) is not None]
    if quelle.von is not None or quelle.bis is not None:
        herkunft.append("von und bis")
    pfad = ("felder", ziel.name)
    if len(herkunft) != 1:
        text = f"nennt mehrere Herkünfte: {', '.join(herkunft)}" if herkunft else "nennt keine Herkunft"
        abhilfe = "Genau eines angeben: spalte, wert, text, nummer, oder von und bis zusammen."
        yield Mangel("E503", pfad, text, abhilfe)
    elif herkunft == ["von und bis"] and (None in (quelle.von, quelle.bis) or ziel.art is not Zielart.JAHRE):
        text = "von und bis gehören zusammen und ergeben eine Dauer in Jahren"
        yield Mangel("E503", pfad, text, "Beide nennen, und nur bei einer Dauer; ein Jahr kommt aus einer spalte.")
    for feld, text in dict(_ueberfluessiges(ziel, quelle)).items():
        yield Mangel("E503", (*pfad, feld), text, "Die Angabe löschen oder das Feld prüfen.")
    yield from _maengel_der_einheit(ziel, quelle, zuordnung)


def _ueberfluessiges(ziel: Zielfeld, quelle: Feldquelle) -> Iterator[tuple[str, str]]:
    """Yield the options that do nothing here, and why."""
    if quelle.spalte is None:
        yield from ((feld, "wirkt nur mit spalte") for feld in _NUR_SPALTE if getattr(quelle, feld))
    if quelle.spalte is None and quelle.von is None:
        fehlend = "wirkt nur mit spalte, oder von und bis"
        yield from ((feld, fehlend) for feld in _NUR_TABELLE if getattr(quelle, feld))
    if quelle.nummer is not None and ziel.name != "id":
        yield "nummer", "zählt nur Kennungen (id)"
    if ziel.art not in _JAHRESARTEN:
        unpassend = "wirkt nur bei Jahren und Dauern"
        yield from ((feld, unpassend) for feld in ("teil", *_NUR_TABELLE) if getattr(quelle, feld))


def _maengel_der_einheit(ziel: Zielfeld, quelle: Feldquelle, zuordnung: Zuordnung) -> Iterator[Mangel]:
    pfad = ("felder", ziel.name, "einheit")
    if quelle.einheit is None:
        if quelle.jahre is not None:
            yield Mangel("E505", (*pfad[:2], "jahre"), "jahre ohne einheit", "Die einheit der Spalte angeben.")
        return
    if ziel.groesse is None:
        yield Mangel("E504", pfad, f"{ziel.name} hat keine Einheit", "einheit löschen.")
        return
    eigene = EIGENE[ziel.groesse]
    je_jahr = in_der_zelle(quelle.einheit)
    if je_jahr is not None and quelle.jahre is not None:  # cells may count per year, or not
        yield from _maengel_des_namens(ziel, quelle.jahre, zuordnung)
        return
    if je_jahr is None:
        einheit = lies_einheit(quelle.einheit)
        if einheit is None or einheit.groesse is not ziel.groesse:
            fremd = f"passt nicht: {ziel.name} zählt in {eigene}"
            text = "ist keine bekannte Einheit" if einheit is None else fremd
            abhilfe = f"Zum Beispiel {eigene} oder {eigene}/a; „Zelle“, wenn jede Zelle ihre Einheit nennt."
            yield Mangel("E504", pfad, text, abhilfe)
            return
        je_jahr = einheit.je_jahr
    yield from _maengel_der_jahre(ziel, quelle.jahre, je_jahr, zuordnung)


def _maengel_der_jahre(ziel: Zielfeld, jahre: str | None, je_jahr: bool, zuordnung: Zuordnung) -> Iterator[Mangel]:
    pfad = ("felder", ziel.name, "jahre")
    if (jahre is None) == (je_jahr == ziel.je_jahr):
        if jahre is not None:
            yield from _maengel_des_namens(ziel, jahre, zuordnung)
        return
    spalte = "je Jahr" if je_jahr else "einmalig"
    eigenes = "je Jahr" if ziel.je_jahr else "einmalig"
    if jahre is None:
        abhilfe = "jahre: angeben: eine Zahl oder ein Feld wie dauer_bau."
        yield Mangel(
            "E505", pfad, f"die Spalte zählt {spalte}, das Feld {eigenes}: über wie viele Jahre?", abhilfe
        )
    else:
        yield Mangel("E505", pfad, f"Spalte und Feld zählen beide {eigenes}", "jahre löschen.")


def _maengel_des_namens(ziel: Zielfeld, jahre: str, zuordnung: Zuordnung) -> Iterator[Mangel]:
    if not re.fullmatch(r"[1-9]\d{0,2}", jahre) and jahre not in zuordnung.felder:
        text = f"„{jahre}“ ist weder eine Zahl noch ein zugeordnetes Feld"
        abhilfe = rat(jahre, zuordnung.felder, "Zugeordnet")
        yield Mangel("E505", ("felder", ziel.name, "jahre"), text, abhilfe)


def ueberschriften(zuordnung: Zuordnung) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield all headings that a mapping names, with where it does."""
    for name, quelle in zuordnung.felder.items():
        for feld in ("spalte", "von", "bis", "grund"):
            if (genannt := getattr(quelle, feld)) is not None:
                yield ("felder", name, feld), genannt
        yield from ((("felder", name, "auch"), auch) for auch in quelle.auch)
        yield from ((("felder", name, "text"), teil) for teil in PLATZHALTER.findall(quelle.text or ""))
    for nummer, pruefung in enumerate(zuordnung.pruefungen):
        yield from ((("pruefungen", nummer, "spalten"), spalte) for spalte in pruefung.spalten)
        for feld in ("summe", "je"):
            if (genannt := getattr(pruefung, feld)) is not None:
                yield ("pruefungen", nummer, feld), genannt
    yield from ((("nicht_uebernommen", name), name) for name in zuordnung.nicht_uebernommen)


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
    for nummer, pruefung in enumerate(zuordnung.pruefungen):
        if (pruefung.summe is None) == (not pruefung.summen):
            text = "braucht summe (eine Spalte) oder summen (gedruckte Zahlen), nicht beides"
            yield Mangel("E503", ("pruefungen", nummer), text, "Genau eines angeben.")
