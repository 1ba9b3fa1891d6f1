"""Explanations as plain text for a terminal: 100 columns, no colour."""

import textwrap
from collections.abc import Hashable, Iterator
from itertools import groupby

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.erklaerung import saetze
from massnahmenplan.ergebnis.erklaerung import Erklaerung, Grenzauskunft, Warum, Warumnicht

BREITE = 100
_EINZUG = 14
FEST = "\u00a0"
"""Keeps a figure and its unit on one line."""


def text(erklaerung: Erklaerung) -> str:
    """Return all explanations: the measures of the plan, those left out, the limits that matter."""
    zeilen = [einzeilig(erklaerung.fall.projekt.name), *_absatz("", saetze.kopf(erklaerung), 0)]
    zeilen += [zeile for hinweis in erklaerung.hinweise for zeile in _absatz("Hinweis: ", hinweis, 9)]
    for warum in sorted(erklaerung.warum, key=lambda w: (w.schritt.beginn, w.schritt.massnahme)):
        zeilen += ["", *_warum(erklaerung, warum)]
    for nicht in erklaerung.warum_nicht:
        zeilen += ["", *_warum_nicht(erklaerung, nicht)]
    if erklaerung.grenzen:
        zeilen += ["", *_grenzen(erklaerung)]
    return "\n".join(zeilen)


def _warum(erklaerung: Erklaerung, eintrag: Warum) -> Iterator[str]:
    fall, schritt = erklaerung.fall, eintrag.schritt
    name, beginn = worte.massnahme(fall, schritt.massnahme), fall.projekt.zeitachse.name(schritt.beginn)
    yield from _absatz("", f"„{name}“ ({schritt.massnahme}): im Plan, Beginn {beginn}", 0)
    yield from _absatz("  Warum", saetze.warum(fall, eintrag))
    yield from _absatz("  Wann", saetze.wann(fall, eintrag))
    yield from _absatz("  Förderung", saetze.foerderung(fall, eintrag))


def _warum_nicht(erklaerung: Erklaerung, eintrag: Warumnicht) -> Iterator[str]:
    fall, kennung = erklaerung.fall, eintrag.nichtwahl.massnahme
    yield from _absatz("", f"„{worte.massnahme(fall, kennung)}“ ({kennung}): nicht im Plan", 0)
    yield from _absatz("  Grund", saetze.grund(eintrag))
    if eintrag.waehlbar:
        yield from _absatz("  Mit ihr", saetze.warum_nicht(fall, eintrag))
    if eintrag.waehlbar or eintrag.perioden_mehr is not None:
        yield from _absatz("  Damit sie", f"käme: {saetze.was_sich_aendern_muesste(fall, eintrag)}")


def _grenzen(erklaerung: Erklaerung) -> Iterator[str]:
    """Yield the limits that may bind; the others are counted."""
    knapp = [grenze for grenze in erklaerung.grenzen if _zaehlt(grenze)]
    yield "Grenzen, an die der Plan stößt"
    for _, lauf in groupby(knapp, key=_gleichwertig):
        gleiche, ziel = list(lauf), erklaerung.ziel
        satz = saetze.grenze(gleiche[0], ziel) if len(gleiche) == 1 else saetze.grenzen_zusammen(gleiche, ziel)
        yield from _absatz("  - ", satz, 4)
    if not knapp:
        yield "  keine"
    uebrige = len(erklaerung.grenzen) - len(knapp)
    if uebrige:
        eine = "1 weitere Grenze ist" if uebrige == 1 else f"{uebrige} weitere Grenzen sind"
        yield f"  {eine} nicht knapp; --json nennt alle."


def _gleichwertig(grenze: Grenzauskunft) -> Hashable:
    """Return the same for successive years of a limit that are only estimated, at the same price."""
    if grenze.schritt is not None or grenze.zeit is None or grenze.art == "ziel":
        return id(grenze)
    return grenze.name, None if grenze.preis is None else round(grenze.preis, 6)


def _zaehlt(grenze: Grenzauskunft) -> bool:
    return bool(grenze.preis) or grenze.schritt is not None or (grenze.frei <= 0 and grenze.genutzt > 0)


def _absatz(titel: str, inhalt: str, einzug: int = _EINZUG) -> list[str]:
    zeilen = textwrap.wrap(
        einzeilig(inhalt).replace(" €", f"{FEST}€").replace(" t ", f"{FEST}t "),
        BREITE,
        initial_indent=f"{titel:<{einzug}}",
        subsequent_indent=" " * einzug,
        break_on_hyphens=False,
    )
    return [zeile.replace(FEST, " ") for zeile in zeilen]
