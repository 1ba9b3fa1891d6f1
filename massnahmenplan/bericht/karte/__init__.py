"""Where measures are: GeoJSON and GeoPackage for maps of others, and a section of a page that needs no server."""

from massnahmenplan.bericht.karte.kartendaten import Kartendaten, kartendaten

__all__ = ["Kartendaten", "kartendaten"]
