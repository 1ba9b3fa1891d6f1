"""The style that QGIS takes for a layer of the GeoPackage: a colour for each field of action."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

_SYMBOLE = {"punkte": "marker", "linien": "line", "flaechen": "fill"}


def qml(art: str, farben: Mapping[str, str]) -> str:
    """Return the style of a layer of ``punkte``, ``linien`` or ``flaechen``, as the text of a .qml file."""
    kategorien = "".join(
        f'<category symbol="{nummer}" value={quoteattr(feld)} label={quoteattr(feld)} render="true"/>'
        for nummer, feld in enumerate(farben)
    )
    symbole = "".join(_symbol(nummer, art, farbe) for nummer, farbe in enumerate(farben.values()))
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.28.0" styleCategories="Symbology">'
        '<renderer-v2 type="categorizedSymbol" attr="handlungsfeld" symbollevels="0" forceraster="0">'
        f"<categories>{kategorien}</categories><symbols>{symbole}</symbols></renderer-v2></qgis>"
    )


def _symbol(nummer: int, art: str, farbe: str) -> str:
    typ = _SYMBOLE[art]
    rgb = ",".join(str(int(farbe[stelle : stelle + 2], 16)) for stelle in (1, 3, 5))
    angaben = {
        "punkte": {"name": "circle", "color": f"{rgb},255", "outline_color": "255,255,255,255", "size": "4"},
        "linien": {"line_color": f"{rgb},255", "line_width": "1", "line_width_unit": "MM"},
        "flaechen": {"color": f"{rgb},110", "outline_color": f"{rgb},255", "outline_width": "0.5"},
    }[art]
    optionen = "".join(f'<Option type="QString" name="{name}" value="{wert}"/>' for name, wert in angaben.items())
    return (
        f'<symbol type="{typ}" name="{nummer}" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="Simple{typ.title()}" pass="0" locked="0" enabled="1">'
        f'<Option type="Map">{optionen}</Option></layer></symbol>'
    )
