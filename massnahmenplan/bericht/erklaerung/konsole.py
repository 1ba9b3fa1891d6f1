"""Explanations as plain text for a terminal: 100 columns, no colour."""

import textwrap
from collections.abc import Hashable, Iterator
from itertools import groupby

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.bericht.erklaerung import saetze
from massnahmenplan.bericht.erklaerung.groessen import ist_geschlossen, ist_nichts
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
    """Yield the limits that bind, then those with slack that may be worth something; the others are counted."""
    knapp = [grenze for grenze in erklaerung.grenzen if _bindet(grenze)]
    moeglich = [grenze for grenze in erklaerung.grenzen if not _bindet(grenze) and _kann_wert_sein(grenze)]
    yield "Grenzen, an die der Plan stößt"
    yield from _liste(knapp, erklaerung.ziel)
    if not knapp:
        yield "  keine"
    if moeglich:
        yield "Grenzen mit Spielraum, bei denen mehr trotzdem etwas bringen kann"
        yield from _liste(moeglich, erklaerung.ziel)
    uebrige = len(erklaerung.grenzen) - len(knapp) - len(moeglich)
    if uebrige:
        eine = "1 weitere Grenze ist" if uebrige == 1 else f"{uebrige} weitere Grenzen sind"
        yield f"  {eine} nicht knapp; --json nennt alle."


def _liste(grenzen: list[Grenzauskunft], ziel: str) -> Iterator[str]:
    for _, lauf in groupby(grenzen, key=_gleichwertig):
        gleiche = list(lauf)
        satz = saetze.grenze(gleiche[0], ziel) if len(gleiche) == 1 else saetze.grenzen_zusammen(gleiche, ziel)
        yield from _absatz("  - ", satz, 4)


def _gleichwertig(grenze: Grenzauskunft) -> Hashable:
    """Return the same for successive years of a limit that are only estimated, at the same price."""
    if grenze.schritt is not None or grenze.zeit is None or grenze.art == "ziel":
        return id(grenze)
    return grenze.name, None if grenze.preis is None else round(grenze.preis, 6)


def _bindet(grenze: Grenzauskunft) -> bool:
    """Return True if nothing is free of a limit, or one more step of it is known to bring something."""
    if grenze.frei <= 0 and grenze.genutzt > 0:
        return True
    abstand = None if grenze.schritt is None else grenze.schritt.abstand
    return abstand is not None and not ist_nichts(abstand) and abstand.hoechstens < 0


def _kann_wert_sein(grenze: Grenzauskunft) -> bool:
    """Return True if more may bring something: by estimate, or because the search for it was not closed."""
    if grenze.schritt is None:
        return bool(grenze.preis)
    return grenze.schritt.abstand is None or not ist_geschlossen(grenze.schritt.abstand)


def _absatz(titel: str, inhalt: str, einzug: int = _EINZUG) -> list[str]:
    zeilen = textwrap.wrap(
        einzeilig(inhalt).replace(" €", f"{FEST}€").replace(" t ", f"{FEST}t "),
        BREITE,
        initial_indent=f"{titel:<{einzug}}",
        subsequent_indent=" " * einzug,
        break_on_hyphens=False,
    )
    return [zeile.replace(FEST, " ") for zeile in zeilen]
