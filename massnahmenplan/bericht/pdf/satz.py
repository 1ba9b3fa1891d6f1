"""Typesetting with typst (the extra ``pdf``): data go in as JSON, so no text of a case is ever read as markup.

Only the fonts that come with typst are used, and the date is that of the plan: equal plans give equal bytes.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket

ABGELEHNT = (
    "Das PDF lässt sich mit diesem Paket typst nicht setzen; geschrieben ist nichts. Abhilfe: pip install "
    "--upgrade 'massnahmenplan[pdf]', oder denselben Bericht mit --format html als Seite schreiben, "
    "die sich drucken lässt."
)
ERSATZ = "\ufffd"
"""Stands for a character that none of the fonts has: a PDF/UA must not show an empty box."""
_NORM: Literal["ua-1"] = "ua-1"
_BEKANNT_BIS = "\u017f"
"""Up to here the fonts have every letter and sign."""
_PROBE = '#set document(title: "Probe")\n#sys.inputs.inhalt'


def pruefe_paket() -> None:
    """Make sure that a PDF can be written. Errors: UmgebungsFehler."""
    with verlange_paket("das PDF", "typst", "pdf"):
        import typst  # noqa: F401


def setze(daten: Mapping[str, Any], tag: date) -> bytes:
    """Return the PDF of the template with these data, made on that day. Errors: UmgebungsFehler."""
    import typst

    quelle = (Path(__file__).parent / "vorlage.typ").read_text(encoding="utf-8")
    text = json.dumps(daten, ensure_ascii=False)
    try:
        return uebersetze(quelle, darstellbar(text), tag)
    except typst.TypstError as fehler:
        raise UmgebungsFehler(f"{ABGELEHNT} typst meldet: {einzeilig(str(fehler))}") from fehler


def uebersetze(quelle: str, inhalt: str, tag: date) -> bytes:
    """Return a source as PDF/UA-1, ``inhalt`` as its input. Errors: typst.TypstError if it does not comply."""
    import typst

    return typst.compile(
        quelle.encode(),
        format="pdf",
        pdf_standards=[_NORM],
        ignore_system_fonts=True,
        sys_inputs={"inhalt": inhalt},
        timestamp=int(datetime.combine(tag, time(), UTC).timestamp()),
    )


def darstellbar(text: str) -> str:
    """Return a text in which characters that no font has are replaced."""
    fremde = tuple(sorted({zeichen for zeichen in text if zeichen > _BEKANNT_BIS}))
    return text.translate(dict.fromkeys(map(ord, _fehlende(fremde)), ERSATZ))


@lru_cache(maxsize=512)
def _fehlende(zeichen: tuple[str, ...]) -> tuple[str, ...]:
    """Return those that typst cannot show, found by halving: typst says so, and does not list its letters."""
    if not zeichen or _geht(zeichen):
        return ()
    if len(zeichen) == 1:
        return zeichen
    mitte = len(zeichen) // 2
    return (*_fehlende(zeichen[:mitte]), *_fehlende(zeichen[mitte:]))


def _geht(zeichen: Iterable[str]) -> bool:
    import typst

    try:
        uebersetze(_PROBE, " ".join(zeichen), date(2000, 1, 1))
    except typst.TypstError:
        return False
    return True
