"""Tables as German CSV: UTF-8 with BOM, semicolon, decimal comma, Windows line ends."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from massnahmenplan.grundlagen.texte import formelfest

Zelle = str | int | float | Decimal | bool | date | None


def schreibe(kopf: Sequence[str], zeilen: Iterable[Sequence[Zelle]]) -> bytes:
    """Return the table as the content of a file.

    Texts that a spreadsheet would take for a formula get an apostrophe in front; None is an empty cell.
    Errors: ValueError for NaN or infinity, and for a row whose length differs from the heading.
    """
    ziel = io.StringIO(newline="")
    schreiber = csv.writer(ziel, delimiter=";", lineterminator="\r\n")
    schreiber.writerow([formelfest(feld) for feld in kopf])
    for zeile in zeilen:
        schreiber.writerow([_als_text(zelle) for _, zelle in zip(kopf, zeile, strict=True)])
    return ziel.getvalue().encode("utf-8-sig")


def _als_text(zelle: Zelle) -> str:
    if zelle is None:
        return ""
    if isinstance(zelle, str):
        return formelfest(zelle)
    if isinstance(zelle, bool):
        return "ja" if zelle else "nein"
    if isinstance(zelle, date):
        return f"{zelle:%d.%m.%Y}"
    return _zahl(zelle)


def _zahl(zahl: int | float | Decimal) -> str:
    genau = Decimal(str(zahl))
    if not genau.is_finite():
        raise ValueError(f"{zahl} ist keine endliche Zahl")
    return format(genau, "f").replace(".", ",")
