"""Formulas as MathML, which browsers draw by themselves: no script, no font, no request to anyone."""

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

_MELDER = logging.getLogger(__name__)


def _im_satz(schreiber: HTML5Translator, knoten: nodes.math) -> None:
    schreiber.body.append(_mathml(knoten))
    raise nodes.SkipNode


def _abgesetzt(schreiber: HTML5Translator, knoten: nodes.math_block) -> None:
    schreiber.body.append(f'<div class="formel">{_mathml(knoten)}</div>')
    raise nodes.SkipNode


def _mathml(knoten: nodes.math | nodes.math_block) -> str:
    """Return the formula; one that cannot be read is a warning, and empty."""
    try:
        formel: str = tex2mathml(knoten.astext(), as_block=isinstance(knoten, nodes.math_block))
    except MathError as fehler:
        _MELDER.warning("no formula: %s (%s)", knoten.astext(), fehler, location=knoten)
        return ""
    return formel


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx calls this."""
    app.add_html_math_renderer("mathml", (_im_satz, None), (_abgesetzt, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
