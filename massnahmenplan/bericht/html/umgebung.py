"""The templates: whatever comes from a case is escaped, and set in German typography."""

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from massnahmenplan.bericht import abschnittsworte
from massnahmenplan.bericht.einzeiler import einzeilig, kurz
from massnahmenplan.bericht.html.zellen import Tabelle, tabelle
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.zeitplan import blattname
from massnahmenplan.bericht.typografie import gesetzt
from massnahmenplan.grundlagen import schreibweise

ORDNER = Path(__file__).parent / "vorlagen"
_CO2 = re.compile("CO2")
_NAMENSLAENGE = 160
_ADRESSE = re.compile(r"https?://[^\s<>\"'();]+[^\s<>\"'();.,]")


@lru_cache(maxsize=1)
def umgebung() -> Environment:
    """Return the templates with their filters."""
    eine = Environment(
        loader=FileSystemLoader(ORDNER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    eine.filters |= {
        "satz": satz,
        "name": name,
        "quelle": quelle,
        "zeile": lambda text: kurz(text, _NAMENSLAENGE),
        "euro": lambda betrag: satz(schreibweise.euro(betrag, 0)),
        "cent": lambda betrag: satz(schreibweise.euro(betrag)),
        "tonnen": lambda menge: satz(f"{schreibweise.tonnen(menge, 0)} CO2e"),
        "zuschuss": lambda betrag: satz(schreibweise.euro(betrag, 0) if betrag else "nur Kredit"),
        "datum": schreibweise.datum,
        "blattname": blattname,
        "bildtabelle": bildtabelle,
    }
    eine.globals["worte"] = abschnittsworte
    return eine


def bildtabelle(bild: Schaubild) -> Tabelle:
    """Return the table behind a figure."""
    return tabelle("Zahlen als Tabelle", bild.kopf, bild.zeilen)


def lies(datei: str) -> str:
    """Return the text of a file beside the templates."""
    eine = umgebung()
    assert eine.loader is not None
    return eine.loader.get_source(eine, datei)[0]


@lru_cache(maxsize=8192)
def satz(text: str) -> Markup:
    """Return a text in German typography; the 2 of CO2 is set low and is found by a search all the same."""
    return Markup(_CO2.sub("CO<sub>2</sub>", str(escape(gesetzt(einzeilig(text))))))


@lru_cache(maxsize=8192)
def name(text: str, laenge: int = _NAMENSLAENGE) -> Markup:
    """Return a name from the case on one line, cut if it is endless; its direction of writing stays its own."""
    return Markup("<bdi>{}</bdi>").format(satz(kurz(text, laenge)))


def quelle(text: str) -> Markup:
    """Return a source; addresses with http or https are links, nothing else is."""
    teile, ende = [], 0
    for treffer in _ADRESSE.finditer(text):
        teile += [satz(text[ende : treffer.start()]), _verweis(treffer[0])]
        ende = treffer.end()
    return Markup("<bdi>{}</bdi>").format(Markup("").join([*teile, satz(text[ende:])]))


def _verweis(adresse: str) -> Markup:
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(adresse)
