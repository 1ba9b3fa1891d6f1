"""The notebooks: executed anew (``python -m docs.bau.hefte``), and as Markdown for the site.

What is stored are the outputs of the present version, without times and versions, so that they change only if an
answer does.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

WURZEL = Path(__file__).parents[1]
HEFTE = ("lernen/erster_plan.ipynb", "anleitungen/eigene_grenze.ipynb")
_ANGABEN = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def ausgefuehrt(pfad: Path) -> str:
    """Return the text of a notebook, run from the first to the last cell in an empty folder."""
    import nbformat
    from nbclient import NotebookClient

    heft = nbformat.read(pfad, as_version=4)
    with TemporaryDirectory() as ordner:
        NotebookClient(
            heft,
            timeout=600,
            startup_timeout=300,
            kernel_name="python3",
            resources={"metadata": {"path": ordner}},
            record_timing=False,
            coalesce_streams=True,
        ).execute()
    heft.metadata = nbformat.from_dict(_ANGABEN)
    for ausgabe in (ausgabe for zelle in heft.cells for ausgabe in zelle.get("outputs", ())):
        daten = ausgabe.get("data", {})
        for art in ("text/plain", "image/svg+xml") if "text/html" in daten else ():
            daten.pop(art, None)  # what nobody is shown
    return nbformat.writes(heft) + "\n"


def als_markdown(text: str) -> str:
    """Return a notebook as a page."""
    return "\n\n".join(teil for zelle in json.loads(text)["cells"] for teil in _teile(zelle)) + "\n"


def _teile(zelle: dict[str, Any]) -> Iterator[str]:
    quelle = "".join(zelle["source"])
    if zelle["cell_type"] == "markdown":
        yield quelle
        return
    yield f"```python\n{quelle}\n```"
    for ausgabe in zelle["outputs"]:
        daten = ausgabe.get("data", {})
        if "text/html" in daten:
            yield f'```{{raw}} html\n<div class="ausgabe">{"".join(daten["text/html"])}</div>\n```'
        else:
            yield f"```text\n{''.join(ausgabe.get('text', daten.get('text/plain', ''))).rstrip()}\n```"


def fuehre_aus(ziel: Path) -> None:
    """Run every notebook and write it below a folder."""
    for name in HEFTE:
        datei = ziel / name
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.write_text(ausgefuehrt(WURZEL / name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    fuehre_aus(Path(sys.argv[1]) if len(sys.argv) > 1 else WURZEL)
