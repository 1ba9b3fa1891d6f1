"""A rule in words: what it is about, what it says, where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.stufengrenze import Stufe, Stufengrenze
from massnahmenplan.grundlagen.schreibweise import anzahl, euro_knapp

EINHEITEN = {"massnahme": "Maßnahme", "wohneinheit": "Wohneinheit", "m2": "m²", "menge": "Mengeneinheit"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a programme's rules."""

    thema: str
    text: str
    stelle: str | None = None


def prozent(anteil: Decimal) -> str:
    """Return ``12,5 %`` with as many decimals as there are."""
    return f"{anzahl(anteil * 100)} %"


def aufzaehlung(namen: Iterable[str], wort: str = "und") -> str:
    """Return ``a, b und c``."""
    alle = [str(name) for name in namen]
    return alle[0] if len(alle) == 1 else f"{', '.join(alle[:-1])} {wort} {alle[-1]}" if alle else ""


def unter(bedingung: Bedingung) -> str:
    """Return the condition as the end of a sentence: `` (für waermepumpe; mit isfp)``; nothing if none is set."""
    teile = []
    if bedingung.massnahmenarten:
        teile.append(f"für {aufzaehlung(bedingung.massnahmenarten, 'oder')}")
    if bedingung.antragsteller:
        teile.append(f"Antragsteller {aufzaehlung(bedingung.antragsteller, 'oder')}")
    if bedingung.objektarten:
        teile.append(f"Objekt {aufzaehlung(bedingung.objektarten, 'oder')}")
    if bedingung.merkmale:
        teile.append(f"mit {aufzaehlung(bedingung.merkmale)}")
    if bedingung.eines_der_merkmale:
        teile.append(f"mit {aufzaehlung(bedingung.eines_der_merkmale, 'oder')}")
    if bedingung.ohne_merkmale:
        teile.append(f"ohne {aufzaehlung(bedingung.ohne_merkmale, 'und ohne')}")
    if bedingung.kosten_ab_eur is not None:
        teile.append(f"Kosten ab {euro_knapp(bedingung.kosten_ab_eur)}")
    if bedingung.kosten_unter_eur is not None:
        teile.append(f"Kosten unter {euro_knapp(bedingung.kosten_unter_eur)}")
    return f" ({'; '.join(teile)})" if teile else ""


def bei_lesart(lesart: Mapping[str, str] | None) -> str:
    """Return `` [Lesart frage: antwort]``; nothing for a rule that holds under every reading."""
    if not lesart:
        return ""
    return f" [nur Lesart {', '.join(f'{frage}: {antwort}' for frage, antwort in lesart.items())}]"


def stufen(grenze: Stufengrenze) -> str:
    """Return the amounts step by step: ``bis 1: 28.000 €, über 1 bis 6: 15.000 €, über 6: 8.000 € je m²``."""
    einheit = EINHEITEN[grenze.je]
    untere = [None, *(stufe.bis for stufe, _ in pairwise(grenze.stufen))]
    teile = [_stufe(unten, stufe) for unten, stufe in zip(untere, grenze.stufen, strict=True)]
    aussen = "" if grenze.hoechstens_eur is None else f", höchstens {euro_knapp(grenze.hoechstens_eur)}"
    return f"{', '.join(teile)} je {einheit}{aussen}"


def _stufe(unten: Decimal | None, stufe: Stufe) -> str:
    bereich = [] if unten is None else [f"über {anzahl(unten)}"]
    if stufe.bis is not None:
        bereich.append(f"bis {anzahl(stufe.bis)}")
    zusatz = " pauschal" if stufe.pauschal else " für alle ab der ersten" if stufe.von_anfang else ""
    return f"{' '.join(bereich)}{': ' if bereich else ''}{euro_knapp(stufe.eur)}{zusatz}"
