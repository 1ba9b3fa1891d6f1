"""The map as a section of a page: drawing, legend, and beside it every place with its measures as text.

``kartenausschnitt`` gives HTML without script or style in it; ``stil`` and ``skript`` are the texts that the page
puts into its own elements, so that a strict content policy can name them by their sums.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from html import escape
from pathlib import Path

from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.karte.farben import farben
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from massnahmenplan.bericht.karte.kartendaten import Kartenmassnahme, Kartenobjekt, kartendaten
from massnahmenplan.bericht.karte.projektion import projektion
from massnahmenplan.bericht.karte.zeichnung import farbe_von, zeichne
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, spanne, tonnen

_NAMENSLAENGE = 160


def stil() -> str:
    """Return the style of the section."""
    return (Path(__file__).parent / "karte.css").read_text(encoding="utf-8")


def skript() -> str:
    """Return the script: enlarge, move, open the entry of a place. Without it the map is a picture with links."""
    return (Path(__file__).parent / "karte.js").read_text(encoding="utf-8")


def kartenausschnitt(
    ergebnis: Ergebnis, server: Kachelserver | None = None, blatt: Callable[[str], str] | None = None
) -> str | None:
    """Return the section, or None if no measure of the case has a place.

    server: where tiles come from; without it nothing is asked for. blatt: measure in the plan -> id of its sheet
    elsewhere on the page.
    """
    daten = kartendaten(ergebnis)
    objekte = daten.objekte
    if not objekte:
        return None
    je_feld = farben(daten.handlungsfelder)
    bild = zeichne(objekte, je_feld, projektion(objekt.geometrie for objekt in objekte), server)
    quelle = "" if server is None else f'<p class="karte-quelle">Kartengrund: {escape(server.hinweis)}</p>'
    orte = "".join(_ort(nummer, objekt, je_feld, blatt) for nummer, objekt in enumerate(objekte, 1))
    return (
        f'<div class="karte"><figure class="karte-feld"><div class="karte-fenster">{bild}</div>{quelle}'
        f"<figcaption>{_legende(je_feld)}</figcaption></figure>"
        f'<div class="karte-liste"><h3>Orte und ihre Maßnahmen</h3>{orte}{_ohne_ort(daten.ohne_ort)}</div></div>'
    )


def _legende(je_feld: dict[str, str]) -> str:
    felder = "".join(f"<li>{_muster(farbe)} {_name(feld)}</li>" for feld, farbe in je_feld.items())
    return (
        f'<ul class="karte-legende">{felder}</ul><p>Zahl im Kreis: Maßnahmen am Ort; dunkelgrau: mehrere '
        "Handlungsfelder; gestrichelt und weiß: keine davon im Plan.</p>"
    )


def _muster(farbe: str) -> str:
    return f'<svg width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="6" fill="{farbe}"/></svg>'


def _ort(nummer: int, objekt: Kartenobjekt, je_feld: dict[str, str], blatt: Callable[[str], str] | None) -> str:
    massnahmen = "".join(f"<li>{_massnahme(massnahme, blatt)}</li>" for massnahme in objekt.massnahmen)
    anzahl = gezaehlt(len(objekt.massnahmen), "Maßnahmen")
    return (
        f'<details class="karte-eintrag"><summary>{_muster(farbe_von(objekt, je_feld))} {_name(objekt.name)} '
        f'<span class="leise">{anzahl}</span></summary>'
        f'<ul id="karte-ort-{nummer}" tabindex="-1">{massnahmen}</ul></details>'
    )


def _massnahme(massnahme: Kartenmassnahme, blatt: Callable[[str], str] | None) -> str:
    name = _name(massnahme.name)
    if blatt is not None and massnahme.im_plan:
        name = f'<a href="#{escape(blatt(massnahme.id))}">{name}</a>'
    return f"<strong>{name}</strong><br>{escape('; '.join(_angaben(massnahme)))}"


def _angaben(massnahme: Kartenmassnahme) -> Iterator[str]:
    werte = massnahme.werte
    yield massnahme.handlungsfeld
    if not massnahme.im_plan:
        yield f"nicht im Plan: {werte['grund']}" if werte["grund"] else "nicht im Plan"
        return
    yield spanne(str(werte["beginn"]), str(werte["fertig"]))
    yield f"Investition {euro(_betrag(werte['investition_eur']), 0)}"
    yield f"Zuschuss {euro(_betrag(werte['zuschuss_eur']), 0)}"
    yield f"Minderung {tonnen(_betrag(werte['minderung_t']))} im Zeitraum"


def _betrag(wert: object) -> Decimal:
    assert isinstance(wert, Decimal)
    return wert


def _ohne_ort(massnahmen: tuple[Kartenmassnahme, ...]) -> str:
    if not massnahmen:
        return ""
    zeilen = "".join(f"<li>{_name(m.name)}: {_name(m.ohne_ort)}</li>" for m in massnahmen)
    titel = f"{gezaehlt(len(massnahmen), 'Maßnahmen')} ohne Ort"
    return f'<details class="karte-eintrag"><summary>{titel}</summary><ul>{zeilen}</ul></details>'


def _name(text: str) -> str:
    return f"<bdi>{escape(kurz(text, _NAMENSLAENGE))}</bdi>"
