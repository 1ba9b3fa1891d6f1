"""The map as SVG that is readable without script: shapes, marks with the number of measures, names, scale, north.

What keeps its size when the map is enlarged stands in groups of the class ``karte-fest`` at a place of their own.
"""

import math
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from massnahmenplan.begriffe.geometrie import Geometrie, Zug
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.karte.farben import GEMISCHT
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from massnahmenplan.bericht.karte.kartendaten import Kartenobjekt
from massnahmenplan.bericht.karte.projektion import HOECHSTER_ZOOM, Projektion
from massnahmenplan.bericht.karte.stellen import RADIUS, Belegung, Punkt, Stelle
from massnahmenplan.grundlagen.schreibweise import gezaehlt

Kasten = tuple[float, float, float, float]
"""Left, top, width, height."""
_NAMENSLAENGE = 34
_ZEICHENBREITE, _ZEILENHOEHE, _ABSTAND = 7.2, 18, 14


def zeichne(
    objekte: tuple[Kartenobjekt, ...], farben: dict[str, str], blatt: Projektion, server: Kachelserver | None
) -> str:
    """Return the drawing; every place is a link to its entry beside the map (``karte-ort-1`` …)."""
    breite, hoehe = blatt.breite, blatt.hoehe
    angaben = f'data-meter="{blatt.meter:.6f}" data-welt="{blatt.welt:.3f}" '
    angaben += f'data-x="{blatt.x0:.3f}" data-y="{blatt.y0:.3f}"'
    if server is not None:
        angaben += f' data-kacheln="{escape(server.vorlage)}" data-hoechstens="{HOECHSTER_ZOOM}"'
    stellen = _stellen(objekte, blatt)
    formen = "".join(_form(nummer, objekt, farben, blatt) for nummer, objekt in _gross_zuerst(objekte))
    marken = "".join(
        _marke(nummer, objekt, stelle, farben)
        for nummer, (objekt, stelle) in enumerate(zip(objekte, stellen, strict=True), 1)
    )
    namen = "".join(_namen(objekte, stellen, blatt))
    return (
        f'<svg class="karte-bild" viewBox="0 0 {breite} {hoehe}" role="group" '
        f'aria-label="Karte der Maßnahmen" {angaben}>'
        f'<rect class="karte-grund" width="{breite}" height="{hoehe}" fill="#f4f2ec"/>'
        f'<g class="karte-boden">{"".join(_kacheln(blatt, server))}</g>'
        f"{formen}{namen}{marken}{_rahmen(blatt)}</svg>"
    )


def farbe_von(objekt: Kartenobjekt, farben: dict[str, str]) -> str:
    """Return the colour of the field of all measures at a place, or that of several."""
    felder = {massnahme.handlungsfeld for massnahme in objekt.massnahmen}
    return farben[felder.pop()] if len(felder) == 1 else GEMISCHT


def _gross_zuerst(objekte: tuple[Kartenobjekt, ...]) -> list[tuple[int, Kartenobjekt]]:
    """Return the places with their numbers: areas below lines below points, so that none hides another."""
    rang = {"flaechen": 0, "linien": 1, "punkte": 2}
    art = {id(objekt): next(name for name in rang if getattr(objekt.geometrie, name)) for objekt in objekte}
    return sorted(
        enumerate(objekte, 1), key=lambda paar: (rang[art[id(paar[1])]], -_ausdehnung(paar[1].geometrie))
    )


def _ausdehnung(geometrie: Geometrie) -> float:
    laengen, breiten = zip(*geometrie.orte, strict=True)
    return float((max(laengen) - min(laengen)) * (max(breiten) - min(breiten)))


def _form(nummer: int, objekt: Kartenobjekt, farben: dict[str, str], blatt: Projektion) -> str:
    """Return the shape: for the pointer a link as well, for others the mark is."""
    kopf = f'<a class="karte-form" href="#karte-ort-{nummer}" tabindex="-1" aria-hidden="true">'
    return f"{kopf}{_umriss(objekt, farbe_von(objekt, farben), blatt)}</a>"


def _umriss(objekt: Kartenobjekt, farbe: str, blatt: Projektion) -> str:
    geometrie = objekt.geometrie
    strich = "" if objekt.im_plan else ' stroke-dasharray="5 4"'
    rand = f'stroke="{farbe}" vector-effect="non-scaling-stroke"{strich}'
    if geometrie.flaechen:
        pfad = "".join(_pfad(ring, blatt) + "z" for flaeche in geometrie.flaechen for ring in flaeche)
        return f'<path d="{pfad}" fill="{farbe}" fill-opacity="0.22" fill-rule="evenodd" stroke-width="2" {rand}/>'
    if geometrie.linien:
        pfad = "".join(_pfad(zug, blatt) for zug in geometrie.linien)
        return (
            f'<path d="{pfad}" fill="none" stroke-width="5" stroke-opacity="0.75" stroke-linejoin="round" {rand}/>'
        )
    return "".join(_punkt(blatt.punkt(ort), farbe) for ort in geometrie.punkte[1:])


def _marke(nummer: int, objekt: Kartenobjekt, stelle: Stelle, farben: dict[str, str]) -> str:
    """Return the circle with the number of measures, a link that the keyboard reaches."""
    farbe = farbe_von(objekt, farben)
    name = escape(
        f"{kurz(objekt.name, 80)}: {gezaehlt(len(objekt.massnahmen), 'Maßnahmen')}, {objekt.im_plan} im Plan"
    )
    fuellung, rand, schrift = (farbe, "#fff", "#fff") if objekt.im_plan else ("#fff", farbe, "#1f2933")
    return (
        f'<a class="karte-ort" href="#karte-ort-{nummer}" aria-label="{name}"><title>{name}</title>'
        f'<g class="karte-fest" {_fest(stelle)}>'
        f'<circle r="{RADIUS}" fill="{fuellung}" stroke="{rand}" stroke-width="2"/>'
        f'<text y="4" text-anchor="middle" font-size="12" font-weight="600" fill="{schrift}">'
        f"{len(objekt.massnahmen)}</text></g></a>"
    )


def _fest(stelle: Stelle) -> str:
    """Return where something stands that keeps its size and its distance from the place when the map grows."""
    (x, y), versatz = stelle.mitte, ""
    if stelle.rechts or stelle.unten:
        versatz = f' data-rechts="{stelle.rechts:g}" data-unten="{stelle.unten:g}"'
    return f'transform="translate({x} {y})" data-x="{stelle.x}" data-y="{stelle.y}"{versatz}'


def _punkt(ort: Punkt, farbe: str) -> str:
    kreis = f'<circle r="6" fill="{farbe}" stroke="#fff" stroke-width="2"/>'
    return f'<g class="karte-fest" {_fest(Stelle(*ort))}>{kreis}</g>'


def _pfad(zug: Zug, blatt: Projektion) -> str:
    """Return the path; places that fall together on the sheet are drawn once."""
    punkte = [blatt.punkt(ort) for ort in zug]
    verschiedene = [p for nummer, p in enumerate(punkte) if nummer == 0 or p != punkte[nummer - 1]]
    return "M" + "L".join(f"{x} {y}" for x, y in verschiedene)


def _stellen(objekte: tuple[Kartenobjekt, ...], blatt: Projektion) -> list[Stelle]:
    """Return where the marks stand, side by side where they would cover each other."""
    belegung = Belegung(blatt.breite, blatt.hoehe)
    return [belegung.belege(_mitten(objekt.geometrie, blatt)) for objekt in objekte]


def _mitten(geometrie: Geometrie, blatt: Projektion) -> list[Punkt]:
    """Return where a mark may stand: at a point, along the lines, longest first, or in the largest area."""
    if geometrie.punkte:
        return [blatt.punkt(ort) for ort in geometrie.punkte]
    if geometrie.linien:
        zuege = sorted(([blatt.punkt(ort) for ort in zug] for zug in geometrie.linien), key=_laenge, reverse=True)
        return [zug[len(zug) // 2] if len(zug) > 2 else _mittel(zug) for zug in zuege] + zuege[0]
    ringe = ([blatt.punkt(ort) for ort in flaeche[0][:-1]] for flaeche in geometrie.flaechen)
    return [_mittel(max(ringe, key=lambda ring: _laenge([*ring, ring[0]])))]


def _laenge(zug: list[Punkt]) -> float:
    return sum(math.dist(von, nach) for von, nach in pairwise(zug))


def _mittel(punkte: list[Punkt]) -> Punkt:
    return (
        round(sum(x for x, _ in punkte) / len(punkte), 1),
        round(sum(y for _, y in punkte) / len(punkte), 1),
    )


def _namen(objekte: tuple[Kartenobjekt, ...], stellen: list[Stelle], blatt: Projektion) -> Iterator[str]:
    """Yield the names of places; one that would cover another name is hidden until the map is enlarged."""
    mitten = [stelle.mitte for stelle in stellen]
    belegt = [(x - RADIUS, y - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS) for x, y in mitten]
    for objekt, stelle, (x, y) in zip(objekte, stellen, mitten, strict=True):
        text = kurz(objekt.name, _NAMENSLAENGE)
        breite = len(text) * _ZEICHENBREITE
        links = x + _ABSTAND + breite > blatt.breite
        kasten = (x - _ABSTAND - breite if links else x + _ABSTAND, y - _ZEILENHOEHE / 2, breite, _ZEILENHOEHE)
        frei = not any(_schneiden(kasten, anderer) for anderer in belegt)
        if frei:
            belegt.append(kasten)
        lage = f'x="{-_ABSTAND if links else _ABSTAND}" y="4" text-anchor="{"end" if links else "start"}"'
        yield (
            f'<g class="karte-fest karte-name{"" if frei else " karte-verdeckt"}" {_fest(stelle)} '
            f'aria-hidden="true"><text {lage} font-size="13" fill="#1f2933" '
            f'stroke="#fff" stroke-width="3" paint-order="stroke" unicode-bidi="isolate">{escape(text)}</text></g>'
        )


def _schneiden(a: Kasten, b: Kasten) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def _kacheln(blatt: Projektion, server: Kachelserver | None) -> Iterator[str]:
    for zoom, spalte, reihe, x, y, groesse in blatt.kacheln() if server is not None else ():
        adresse = escape(server.kachel(zoom, spalte, reihe)) if server is not None else ""
        yield f'<image href="{adresse}" x="{x:.2f}" y="{y:.2f}" width="{groesse:.2f}" height="{groesse:.2f}"/>'


def _rahmen(blatt: Projektion) -> str:
    """Return scale and north arrow, which stay in their corners."""
    laenge = blatt.massstab / blatt.meter
    unten, rechts = blatt.hoehe - 22, blatt.breite - 30
    text = f"{blatt.massstab} m" if blatt.massstab < 1000 else f"{blatt.massstab // 1000} km"
    return (
        '<g class="karte-rahmen" font-size="12" fill="#1f2933" aria-hidden="true">'
        f'<path class="karte-strecke" d="M20 {unten - 6}v6h{laenge:.1f}v-6" fill="none" stroke="#1f2933" '
        'stroke-width="2"/>'
        f'<text class="karte-massstab" x="20" y="{unten + 15}" stroke="#fff" stroke-width="3" '
        f'paint-order="stroke">{text}</text>'
        f'<path d="M{rechts} 16l8 24l-8 -6l-8 6z"/><text x="{rechts}" y="56" text-anchor="middle">N</text></g>'
    )
