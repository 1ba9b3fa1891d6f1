"""Formulas as MathML, which browsers draw by themselves: no script, no font, no request to anyone."""

from docutils import nodes
from docutils.utils.math import wrap_math_code
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def _im_satz(schreiber: HTML5Translator, knoten: nodes.math) -> None:
    schreiber.body.append(tex2mathml(knoten.astext()))
    raise nodes.SkipNode


def _abgesetzt(schreiber: HTML5Translator, knoten: nodes.math_block) -> None:
    formel = wrap_math_code(knoten.astext(), as_block=True)
    schreiber.body.append(f'<div class="formel">{tex2mathml(formel, as_block=True)}</div>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx calls this."""
    app.add_html_math_renderer("mathml", (_im_satz, None), (_abgesetzt, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
