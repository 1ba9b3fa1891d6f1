"""Sphinx reads this: the pages of this folder as a site that needs no network; ``make doku`` builds it."""

import importlib.metadata
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # docs.bau

project = "massnahmenplan"
release = importlib.metadata.version("massnahmenplan")
author = copyright = "massnahmenplan developers"
language = "de"  # words of the pages, stemming of the search
extensions = ["myst_parser", "docs.bau.navigation", "docs.bau.mathml"]
source_suffix = {".md": "markdown", ".ipynb": "markdown"}  # navigation.py reads notebooks
exclude_patterns = ["bau"]
nitpicky = True

myst_enable_extensions = ["dollarmath"]
myst_fence_as_directive = ["math"]  # as forges read it
myst_heading_anchors = 4
html_math_renderer = "mathml"

html_theme = "furo"
html_title = "massnahmenplan"
html_static_path = ["bau/stil.css", "bau/suchtexte.js"]
html_css_files = ["stil.css"]
html_js_files = ["suchtexte.js"]
html_copy_source = False
html_show_search_summary = False  # fetched by a script, which a page opened from disk must not
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {"top_of_page_buttons": []}
html_permalinks_icon = "#"
pygments_style = "friendly"
