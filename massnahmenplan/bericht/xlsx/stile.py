"""How cells look: number formats, colours, borders; combined by name."""

from typing import Any

GRUEN = "#1F6F54"
_HELLGRUEN = "#E3EFE9"
_GITTER = {"border": 1, "border_color": "#BFC8C4"}

STILE: dict[str, dict[str, Any]] = {
    "titel": {"bold": True, "font_size": 16, "font_color": GRUEN},
    "untertitel": {"italic": True, "font_color": "#595959"},
    "abschnitt": {"bold": True, "font_size": 12, "font_color": GRUEN},
    "satz": {"text_wrap": True, "valign": "top"},
    "kopf": {
        **_GITTER,
        "bold": True,
        "bg_color": GRUEN,
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "valign": "top",
    },
    "text": {**_GITTER, "text_wrap": True, "valign": "top"},
    "zelle_offen": {"valign": "top"},
    "mitte": {**_GITTER, "align": "center", "valign": "top"},
    "ganz": {**_GITTER, "num_format": "0", "valign": "top"},
    "jahr": {**_GITTER, "num_format": "0", "align": "center", "valign": "top"},
    "datum": {**_GITTER, "num_format": "dd.mm.yyyy", "align": "center", "valign": "top"},
    "euro": {**_GITTER, "num_format": '#,##0.00 "€"', "valign": "top"},
    "betrag": {**_GITTER, "num_format": '#,##0.00 "€";-#,##0.00 "€";"–"', "align": "right", "valign": "top"},
    "zehntel": {**_GITTER, "num_format": "#,##0.0", "valign": "top"},
    "menge": {**_GITTER, "num_format": "#,##0.00", "valign": "top"},
    "kwh": {**_GITTER, "num_format": "#,##0", "valign": "top"},
    "prozent": {**_GITTER, "num_format": "0.0%", "valign": "top"},
    "prozent_genau": {**_GITTER, "num_format": "0.000%", "valign": "top"},
    "faktor": {**_GITTER, "num_format": "0.000000", "valign": "top"},
    "links": {"align": "left"},
    "fett": {"bold": True},
    "gruppe": {"bold": True, "bg_color": _HELLGRUEN},
    "summe": {"bold": True, "bg_color": _HELLGRUEN, "top": 2, "top_color": GRUEN},
    "leise": {"font_color": "#595959", "italic": True, "indent": 1},
    "auskunft": {"font_color": "#595959", "bg_color": "#F2F2F2"},
    "planung": {**_GITTER, "bg_color": "#FFE699", "align": "center", "valign": "top"},
    "bau": {
        **_GITTER,
        "bg_color": "#9C3D0A",
        "font_color": "#FFFFFF",
        "bold": True,
        "align": "center",
        "valign": "top",
    },
    "betrieb": {**_GITTER, "bg_color": "#C6E0B4", "align": "center", "valign": "top"},
    "warnung": {"bg_color": "#FCE4D6", "bold": True},
}
"""Name -> XlsxWriter properties; when names are combined, the later one wins."""
