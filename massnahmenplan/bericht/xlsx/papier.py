"""Sheets on paper: size, margins, foot."""

from typing import Any

A4, A3 = 9, 8
"""Paper sizes, as Excel numbers them."""
RAND, RAND_UNTEN = 0.4, 0.6
"""Margins in inches."""


def richte_papier_ein(blatt: Any, groesse: int) -> None:
    """Set up a sheet of XlsxWriter for print: landscape, with its name and the number of the page below."""
    blatt.set_landscape()
    blatt.set_paper(groesse)
    blatt.set_margins(left=RAND, right=RAND, top=RAND, bottom=RAND_UNTEN)
    blatt.set_footer("&L&A&RSeite &P von &N")
