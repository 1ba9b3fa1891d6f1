"""Two plans side by side as text, and the list of predecessors."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from massnahmenplan.bericht import aenderungsworte, unterschiede
from massnahmenplan.ergebnis.fortschreibung import Vorgaenger
from massnahmenplan.ergebnis.planvergleich import Gegenueber, Planvergleich
from massnahmenplan.grundlagen.schreibweise import FEHLT, gezaehlt, zahl

_ZIELE = {"co2": "CO2-Minderung", "kosten": "Kapitalwert", "nutzwert": "Nutzwert"}
STELLEN = {"EUR": 0, "t CO2e": 1, "Punkte": 3}
EIGENE_MITTEL = "Was die Träger im Jahr selbst zahlen (Ausgaben und Schuldendienst ohne Zuschüsse und Kredite)"
BREITE = 30
KURZ = 12
"""So many characters of a checksum are shown to people."""


def als_text(vergleich: Planvergleich, namen: tuple[str, str]) -> str:
    """Return the comparison for people; ``namen`` are the two plans as they were asked for."""
    bezug = " (nennt den ersten als Vorgänger)" if vergleich.ist_fortschreibung else ""
    kopf = [
        f"alt  {namen[0]}: {_plan(vergleich.alt)}",
        f"neu  {namen[1]}: {_plan(vergleich.neu)}{bezug}",
    ]
    if vergleich.andere_faelle:
        worin = "; ".join(vergleich.andere_faelle)
        kopf = [f"Achtung: Das sind Pläne zweier verschiedener Fälle: {worin}.", *kopf]
    bloecke = [
        kopf,
        _block("Ziele", _reihen(vergleich.ziele)),
        _block("Entscheidungen", _entscheidungen(vergleich)),
        _block(EIGENE_MITTEL, _reihen(vergleich.haushalt)),
        _block("Minderung im Jahr", _reihen(vergleich.emissionen)),
        _block("Eingabe", (f"  {unterschiede.satz(u)}" for u in vergleich.eingabe)),
    ]
    return "\n\n".join("\n".join(block) for block in bloecke)


def _plan(plan: Vorgaenger) -> str:
    return f"{plan.projekt}, Stichtag {plan.stichtag:%d.%m.%Y}, {gezaehlt(plan.massnahmen, 'Maßnahmen')}"


def _block(titel: str, zeilen: Iterable[str]) -> list[str]:
    alle = list(zeilen)
    return [titel, *alle] if alle else [f"{titel}: kein Unterschied"]


def _reihen(zeilen: Iterable[Gegenueber]) -> Iterator[str]:
    alle = [
        (zeile.bezeichnung or " · ".join(_ZIELE.get(teil, teil) for teil in zeile.was), zeile) for zeile in zeilen
    ]
    breite = max([BREITE, *(len(was) for was, _ in alle)])
    for was, zeile in alle:
        stellen = STELLEN[zeile.einheit]
        werte = f"{_wert(zeile.alt, stellen):>16} → {_wert(zeile.neu, stellen):>16}"
        vorzeichen = "+" if zeile.unterschied > 0 else "−" if zeile.unterschied else "±"
        um = f"{vorzeichen}{zahl(abs(zeile.unterschied), stellen)}"
        yield f"  {was:<{breite}} {werte} {um:>14} {zeile.einheit}"


def _wert(wert: Decimal | None, stellen: int) -> str:
    return FEHLT if wert is None else zahl(wert, stellen)


def _entscheidungen(vergleich: Planvergleich) -> Iterator[str]:
    texte = aenderungsworte.begruendungen(vergleich.entscheidungen)
    for aenderung, text in zip(vergleich.entscheidungen, texte, strict=True):
        yield f"  {aenderung.name}: {aenderungsworte.was(aenderung)}"
        yield f"    Ursache: {text}"


def kette_als_text(kette: Iterable[Vorgaenger]) -> str:
    """Return the plans from the first to the last, one line each."""
    zeilen = [f"{'Stichtag':<11} {'Maßnahmen':>9} {'Ziel':>28}  Prüfsumme     Projekt"]
    for plan in kette:
        ziel = ", ".join(
            f"{_ZIELE[name]} {zahl(wert, 0)}" for name, wert in plan.zielwerte.items() if name == plan.ziel
        )
        zeilen.append(
            f"{plan.stichtag:%d.%m.%Y}  {plan.massnahmen:>9} {ziel:>28}  {plan.pruefsumme[:KURZ]}  {plan.projekt}"
        )
    return "\n".join(zeilen)
