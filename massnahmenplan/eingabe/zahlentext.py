"""Why a value is no number although people read one, and how it has to be written; factors are never guessed."""

import re
from datetime import date
from decimal import Decimal

from pydantic_core import PydanticCustomError

from massnahmenplan.eingabe.einheit import EIGENE, Groesse, groesse_von, lies_einheit
from massnahmenplan.grundlagen.zahlen import KOMMATAUSENDER, TRENNENDE, lies_zahl, schreibe_deutsch
from massnahmenplan.grundlagen.zeit import lies_datum

_GRUPPE = re.compile(rf"(?<=\d)[{TRENNENDE}](?=\d{{3}}(?!\d))")
_TEILE = re.compile(rf"(?P<davor>[^\W\d_]+|[€$])?\s*(?P<zahl>[+-]?\d(?:[\d.,{TRENNENDE}]*\d)?)\s*(?P<danach>.*)$")
_EINHEIT = re.compile(r"[^\W\d_€$].{0,19}$|[€$].{0,19}$")
_NUR_ZAHL = "Nur die Zahl schreiben, ohne Einheit: "


def deute_zahlentext(wert: object, feld: str) -> tuple[str, str] | None:
    """Return cause and remedy for a date, blanks between digits, a unit, a minus at the end; else None.

    feld: path of the field in its row, by which its unit is known.
    """
    if (tag := _tag(wert)) is not None:
        abhilfe = f"Die Zelle als Zahl formatieren und die Zahl neu eintragen; ist ein Jahr gemeint: {tag.year}."
        return "ist ein Datum, keine Zahl", abhilfe
    teile = _TEILE.match(wert.strip()) if isinstance(wert, str) else None
    if teile is None:
        return None
    ziffern = _GRUPPE.sub("", teile["zahl"])
    gruende = ["enthält Leerzeichen (oder ') als Tausendertrennzeichen"] if ziffern != teile["zahl"] else []
    danach = teile["danach"]
    if danach[:1] in ("-", "−", "–") and not danach[1:].strip() and teile["davor"] is None:
        gruende.append("hat das Minuszeichen hinter der Zahl")
        ziffern, danach = f"-{ziffern}", ""
    einheit = f"{danach} {teile['davor'] or ''}".strip()
    hat_einheit = _EINHEIT.match(einheit) is not None
    if hat_einheit:
        gruende.append(f"enthält neben der Zahl „{einheit}“")
    zahlen = _lesarten(ziffern)
    if not gruende or not zahlen or (einheit and not hat_einheit):
        return None
    umgerechnet = _umgerechnet(zahlen, einheit, feld) if hat_einheit else None
    return f"ist so keine Zahl: {' und '.join(gruende)}", umgerechnet or _NUR_ZAHL + _geschrieben(ziffern, zahlen)


def _tag(wert: object) -> date | None:
    try:
        tag: date = lies_datum(wert)
    except PydanticCustomError:
        return None
    return tag


def _lesarten(ziffern: str) -> tuple[Decimal, ...]:
    """Return the number; both where only the writer knows whether a comma or point parts thousands."""
    try:
        zahl: Decimal = lies_zahl(ziffern)
    except PydanticCustomError as fehler:
        if fehler.type != "zahl_mehrdeutig":
            return ()
        return Decimal(ziffern.replace(".", "")), Decimal(ziffern)
    return (Decimal(ziffern.replace(",", "")), zahl) if KOMMATAUSENDER.match(ziffern) else (zahl,)


def _geschrieben(ziffern: str, zahlen: tuple[Decimal, ...]) -> str:
    """Return the number with the decimals that were written, ``95000,00``; both where it may be one of two."""
    if len(zahlen) == 1:
        return f"{lies_zahl(ziffern):f}".replace(".", ",")
    return " oder ".join(map(schreibe_deutsch, zahlen))


def _umgerechnet(zahlen: tuple[Decimal, ...], einheit: str, feld: str) -> str | None:
    """Return the remedy for a figure with a unit: converted, or none named; None for the unit of the field."""
    name = next((teil for teil in reversed(feld.split(".")) if groesse_von(teil)), feld.rpartition(".")[2])
    mass, genannt = groesse_von(name), lies_einheit(einheit)
    if name.endswith(f"_{_wie_im_namen(einheit)}"):
        return None
    groesse, je_jahr = mass or (None, False)
    passt = genannt is not None and genannt.groesse in (None, groesse) and (je_jahr or not genannt.je_jahr)
    if genannt is None or not passt:
        return f"Nur die Zahl schreiben, {_in_eigener(groesse)}{' je Jahr' if je_jahr else ''} und ohne Einheit."
    if genannt.faktor == 1:
        return None
    umgerechnet = " oder ".join(schreibe_deutsch(zahl * genannt.faktor) for zahl in zahlen)
    return f"Die Zahl {_in_eigener(groesse)} schreiben, ohne Einheit: {umgerechnet}"


def _in_eigener(groesse: Groesse | None) -> str:
    return "in der Einheit des Feldes" if groesse is None else f"in {EIGENE[groesse]}"


def _wie_im_namen(einheit: str) -> str:
    """Return a unit as names of fields write it: ``W/(m²K)`` is ``w_m2k``."""
    return re.sub(r"[\s()]", "", einheit.casefold()).replace("²", "2").replace("€", "eur").replace("/", "_")
