"""The grant of one application, line by line, before other programmes are looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from massnahmenplan.foerderung.paket import Hindernis, Rechenzeile, Schritt, Vorhaben
from massnahmenplan.foerderung.programm import Fassung
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from massnahmenplan.grundlagen.schreibweise import euro_knapp, prozent_knapp
from massnahmenplan.grundlagen.zahlen import auf_cent


@dataclass(frozen=True, slots=True)
class Zuschuss:
    """Eligible cost after caps, rate with boni, and the grant in whole cents with its calculation."""

    foerderfaehig_eur: Decimal
    satz: Decimal
    betrag_eur: Decimal
    rechenweg: tuple[Rechenzeile, ...]


def berechne_zuschuss(vorhaben: Vorhaben, fassung: Fassung) -> Zuschuss | Hindernis:
    """Apply the rules in their order: minimum cost, caps on cost, rate, caps on the grant, rounding.

    Minimum grant and own share come after the cuts of the package (``kumulierung``).
    """
    kosten = _foerderfaehige_kosten(vorhaben)
    if (hindernis := fassung.minimum.pruefe_kosten(kosten.wert)) is not None:
        return hindernis
    begrenzt = _begrenze(fassung.hoechstgrenzen, "kosten", kosten.wert, vorhaben)
    if isinstance(begrenzt, Hindernis):
        return begrenzt
    satz = fassung.satz.bestimme(vorhaben)
    roh = begrenzt.wert * satz.wert
    gedeckelt = _begrenze(fassung.hoechstgrenzen, "zuschuss", roh, vorhaben)
    if isinstance(gedeckelt, Hindernis):
        return gedeckelt
    gerundet = fassung.rundung.runde(gedeckelt.wert)
    anteil = Rechenzeile(
        f"{prozent_knapp(satz.wert)} von {euro_knapp(begrenzt.wert)}", auf_cent(roh), fassung.satz.stelle
    )
    ende = Rechenzeile("Zuschuss", gerundet.wert, fassung.rechtsgrundlage)
    rechenweg = (
        *kosten.zeilen, *begrenzt.zeilen, *satz.zeilen, anteil, *gedeckelt.zeilen, *gerundet.zeilen, ende
    )  # fmt: skip
    return Zuschuss(begrenzt.wert, satz.wert, gerundet.wert, rechenweg)


def _foerderfaehige_kosten(vorhaben: Vorhaben) -> Schritt:
    kosten_eur = vorhaben.kosten_eur
    anteil = vorhaben.massnahme.foerderfaehig_anteil
    zeile = Rechenzeile("Investition (nominal)", kosten_eur, "Planungsfall")
    if anteil == 1:
        return Schritt(kosten_eur, (zeile,))
    foerderfaehig = auf_cent(kosten_eur * anteil)
    davon = Rechenzeile(f"davon förderfähig {prozent_knapp(anteil)}", foerderfaehig, "Planungsfall")
    return Schritt(foerderfaehig, (zeile, davon))


def _begrenze(
    grenzen: Iterable[Hoechstgrenze], wovon: Literal["kosten", "zuschuss"], betrag_eur: Decimal, vorhaben: Vorhaben
) -> Schritt | Hindernis:
    zeilen: tuple[Rechenzeile, ...] = ()
    for grenze in grenzen:
        if grenze.wovon == wovon:
            schritt = grenze.begrenze(betrag_eur, vorhaben)
            if isinstance(schritt, Hindernis):
                return schritt
            betrag_eur, zeilen = schritt.wert, zeilen + schritt.zeilen
    return Schritt(betrag_eur, zeilen)
