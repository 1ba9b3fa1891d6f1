"""What is wrong with what a mapping says of one field."""

import re
from collections.abc import Iterator

from massnahmenplan.einfuhr.mangel import Mangel
from massnahmenplan.einfuhr.zielfelder import Zielart, Zielfeld
from massnahmenplan.einfuhr.zuordnung import Feldquelle, Zuordnung
from massnahmenplan.eingabe.einheit import EIGENE, in_der_zelle, lies_einheit
from massnahmenplan.eingabe.namen import rat

_HERKUNFT = ("spalte", "wert", "text", "nummer")
_NUR_SPALTE = ("auch", "einheit", "jahre", "uebersetzung", "spanne", "ungefaehr", "teil", "zahlen", "grund")
_NUR_TABELLE = ("offen_bis", "plus")
_JAHRESARTEN = (Zielart.JAHR, Zielart.JAHRE)


def maengel_des_felds(ziel: Zielfeld, quelle: Feldquelle, zuordnung: Zuordnung) -> Iterator[Mangel]:
    """Yield E503 where from, E504 units, E505 years."""
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
    for wort, klasse in quelle.uebersetzung.items():
        if klasse.wert is not None and (klasse.von is not None or klasse.bis is not None):
            text = "nennt einen Wert und eine Spanne"
            yield Mangel("E503", (*pfad, "uebersetzung", wort), text, "Entweder wert oder von und bis angeben.")
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
    assert ziel.groesse is not None, "a field without a unit has no column with one"
    pfad, eigene = ("felder", ziel.name, "jahre"), EIGENE[ziel.groesse]
    if (jahre is None) == (je_jahr == ziel.je_jahr):
        if jahre is not None:
            yield from _maengel_des_namens(ziel, jahre, zuordnung)
        return
    spalte = "je Jahr" if je_jahr else "einmalig"
    eigenes = "je Jahr" if ziel.je_jahr else "einmalig"
    if jahre is None:
        abhilfe = "jahre: angeben: eine Zahl oder ein Feld wie dauer_bau; oder die einheit berichtigen, etwa "
        text = f"die Spalte zählt {spalte}, das Feld {eigenes}: über wie viele Jahre?"
        yield Mangel("E505", pfad, text, f"{abhilfe}{eigene if je_jahr else f'{eigene}/a oder Zelle/a'}.")
    else:
        yield Mangel("E505", pfad, f"Spalte und Feld zählen beide {eigenes}", "jahre löschen.")


def _maengel_des_namens(ziel: Zielfeld, jahre: str, zuordnung: Zuordnung) -> Iterator[Mangel]:
    if not re.fullmatch(r"[1-9]\d{0,2}", jahre) and jahre not in zuordnung.felder:
        text = f"„{jahre}“ ist weder eine Zahl noch ein zugeordnetes Feld"
        abhilfe = rat(jahre, zuordnung.felder, "Zugeordnet")
        yield Mangel("E505", ("felder", ziel.name, "jahre"), text, abhilfe)
