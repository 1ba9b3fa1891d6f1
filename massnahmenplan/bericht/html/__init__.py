"""``bericht.html``: the result as one page that needs no network; one module and one template per section."""

from massnahmenplan.bericht.html.seite import schreibe

__all__ = ["schreibe"]
