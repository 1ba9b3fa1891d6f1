"""The catalogue at a glance: one row for each programme and each account."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.katalog.fassung import leistungsart
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.schreibweise import FEHLT, datum

_OHNE_NUMMER = 10_000
KONTO = "Konto"


@dataclass(frozen=True, slots=True)
class Posten:
    """What the list says about an entry, on a day."""

    nummer: str | None
    id: str
    name: str
    geber: str
    leistung: str
    """Kind of money: Zuschuss, Kredit, Betrieb, Steuer, Auskunft; Konto for an account."""
    sicherheit: str
    gilt: bool
    """In force on the day."""
    gilt_bis: date | None
    """Last day of the last version; None means that no end is known."""
    pruefen_bis: date | None
    """Earliest review date of all versions that are not over."""

    def als_daten(self) -> dict[str, Any]:
        """Return the row as plain data; days as ISO text."""
        felder = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: wert.isoformat() if isinstance(wert, date) else wert for name, wert in felder.items()}


def posten(programm: Programm, tag: date) -> Posten:
    """Return the row of a programme: the version of the day, or the next, or the last."""
    gelesen = programm.gelesen()
    fassung = gelesen.fassung_am(tag)
    gezeigt = fassung or next((f for f in gelesen.fassungen if f.gilt_ab > tag), gelesen.fassungen[-1])
    return Posten(
        programm.katalognummer,
        programm.id,
        programm.name,
        programm.geber,
        leistungsart(gezeigt),
        str(gezeigt.sicherheit),
        fassung is not None,
        gelesen.fassungen[-1].gilt_bis,
        min((f.pruefen_bis for f in offene(programm, tag) if f.pruefen_bis is not None), default=None),
    )


def kontoposten(konto: Foerderkonto, tag: date) -> Posten:
    """Return the row of an account."""
    gilt = (konto.gilt_ab is None or konto.gilt_ab <= tag) and (konto.gilt_bis is None or tag <= konto.gilt_bis)
    sicherheit = str(konto.sicherheit)
    return Posten(
        konto.katalognummer,
        konto.id,
        konto.name,
        konto.rechtsgrundlage,
        KONTO,
        sicherheit,
        gilt,
        konto.gilt_bis,
        konto.pruefen_bis,
    )


def offene(programm: Programm, tag: date) -> list[Fassung]:
    """Return the versions that are not over on the day."""
    return [fassung for fassung in programm.fassungen if fassung.gilt_bis is None or fassung.gilt_bis >= tag]


def geordnet(eintraege: Iterable[Posten]) -> list[Posten]:
    """Return the rows by number of the catalogue, those without a number last, then by id."""
    return sorted(eintraege, key=lambda p: (_nummer(p.nummer), p.nummer or "", p.id))


def als_text(eintraege: Iterable[Posten], tag: date, breite: int) -> str:
    """Return two lines for each entry, no wider than ``breite`` (ids are never cut)."""
    zeilen = geordnet(eintraege)
    spalte = max((len(eintrag.id) for eintrag in zeilen), default=2)
    vorn = max((len(eintrag.nummer or FEHLT) for eintrag in zeilen), default=3) + 1
    kopf = f"{'Nr.':<{vorn}}{'Kennung':<{spalte}} {'Art':<8} {'Sich.':<5} {'gilt bis':<10} {'prüfen bis'}"
    text = [kopf]
    for eintrag in zeilen:
        wer = f"{eintrag.nummer or FEHLT:<{vorn}}{eintrag.id:<{spalte}}"
        was = f"{eintrag.leistung:<8} {eintrag.sicherheit:<5}"
        erste = f"{wer} {was} {datum(eintrag.gilt_bis):<10} {datum(eintrag.pruefen_bis)}"
        stand = "" if eintrag.gilt else f"[gilt am {datum(tag)} nicht] "
        text += [erste, f"{' ' * vorn}{kurz(f'{stand}{eintrag.name} · {eintrag.geber}', breite - vorn)}"]
    return "\n".join(text)


def _nummer(nummer: str | None) -> int:
    ziffern = re.search(r"\d+", nummer or "")
    return int(ziffern[0]) if ziffern else _OHNE_NUMMER
