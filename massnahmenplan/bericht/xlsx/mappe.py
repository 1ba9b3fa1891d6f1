"""The workbook: what XlsxWriter must never do with our texts, kept in one place."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from massnahmenplan.bericht.xlsx.blatt import Blatt
from massnahmenplan.bericht.xlsx.stile import STILE

_OPTIONEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_ERSTELLT = datetime(2000, 1, 1)
"""Fixed, so that equal results give equal bytes."""


class Mappe:
    """A workbook in memory."""

    def __init__(self) -> None:
        import xlsxwriter

        self._puffer = io.BytesIO()
        self._mappe = xlsxwriter.Workbook(self._puffer, _OPTIONEN)
        self._mappe.set_properties({"created": _ERSTELLT, "author": "massnahmenplan"})
        self._formate: dict[tuple[str, ...], Any] = {}
        self._blaetter: list[Blatt] = []

    def blatt(self, name: str, titel: str, untertitel: str | None = None) -> Blatt:
        """Return a new sheet with its heading."""
        blatt = Blatt(self._mappe.add_worksheet(name), self.format, titel, untertitel)
        self._blaetter.append(blatt)
        return blatt

    def leeres_blatt(self, name: str) -> Any:
        """Return a new sheet of XlsxWriter that has nothing on it yet."""
        return self._mappe.add_worksheet(name)

    def benenne(self, name: str, formel: str) -> None:
        """Give cells a name that formulas and choices may use."""
        self._mappe.define_name(name, formel)

    def format(self, stile: Sequence[str]) -> Any:
        """Return the cell format that combines the named styles."""
        schluessel = tuple(stile)
        if schluessel not in self._formate:
            eigenschaften = {name: wert for stil in schluessel for name, wert in STILE[stil].items()}
            self._formate[schluessel] = self._mappe.add_format(eigenschaften)
        return self._formate[schluessel]

    def diagramm(self, art: str) -> Any:
        """Return a new chart (``line``, ``column``) to be put on a sheet."""
        return self._mappe.add_chart({"type": art})

    def inhalt(self) -> bytes:
        """Close the workbook and return it as the content of a file."""
        for blatt in self._blaetter:
            blatt.schliesse_ab()
        self._mappe.close()
        return self._puffer.getvalue()
