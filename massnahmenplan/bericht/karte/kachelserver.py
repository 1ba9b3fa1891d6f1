"""Where a page may fetch pictures of the ground from: only told so, it asks anybody for anything."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler

_BEISPIEL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_OSM = "© OpenStreetMap-Mitwirkende"
_PLAETZE = ("{z}", "{x}", "{y}")


@dataclass(frozen=True, slots=True)
class Kachelserver:
    """A server of tiles in Web Mercator; ``hinweis`` is the credit that its licence asks for."""

    vorlage: str
    hinweis: str

    @classmethod
    def aus(cls, vorlage: str, hinweis: str | None = None) -> "Kachelserver":
        """Return the server of an address with ``{z}``, ``{x}`` and ``{y}``. Errors (EingabeFehler): E535."""
        teile = urlsplit(vorlage.strip())
        gueltig = teile.scheme in {"http", "https"} and teile.hostname and all(p in teile.path for p in _PLAETZE)
        if not gueltig or any(zeichen in vorlage for zeichen in "\"'<>;, "):
            abhilfe = f"Adresse mit http(s) und den Platzhaltern {', '.join(_PLAETZE)} angeben, etwa {_BEISPIEL}"
            raise EingabeFehler(
                [Befund("E535", "ist keine Adresse von Kartenkacheln", wert=vorlage, abhilfe=abhilfe)]
            )
        eigener = teile.hostname or ""
        return cls(vorlage.strip(), hinweis or (_OSM if eigener.endswith("openstreetmap.org") else eigener))

    @property
    def ursprung(self) -> str:
        """Scheme and host, as a content policy names them under ``img-src``."""
        teile = urlsplit(self.vorlage)
        return f"{teile.scheme}://{teile.netloc}"

    def kachel(self, zoom: int, x: int, y: int) -> str:
        """Return the address of one picture."""
        werte = zip(_PLAETZE, (zoom, x, y), strict=True)
        adresse = self.vorlage
        for platz, wert in werte:
            adresse = adresse.replace(platz, str(wert))
        return adresse
