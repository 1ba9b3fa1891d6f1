"""What counts on the accounts of a plan: awards are entered in order of approval, and each lowers the rest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.angebot import Angebot
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.kumulierung import verteile_auszahlung, zeige_kuerzung
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import datum, euro_knapp

NICHTS = Decimal(0)
Konteninhaber = tuple[str, str]
"""Account and whose it is."""


@dataclass(frozen=True, slots=True)
class Kontobelastung:
    """An account on the day of an award: what counts on it, this award included."""

    konto: str
    inhaber: str
    tag: date
    grenze_eur: Decimal
    belegt_eur: Decimal


class Kontenbuch:
    """All accounts with their awards; has to be told of awards in the order of their approvals."""

    def __init__(
        self, konten: Mapping[str, Foerderkonto], vergeben: Mapping[Konteninhaber, Sequence[tuple[date, Decimal]]]
    ) -> None:
        """Begin with the earlier awards (``vergeben``): days and amounts in EUR."""
        self._konten = konten
        self._vergeben: dict[Konteninhaber, list[tuple[date, Decimal]]] = defaultdict(list)
        self._vergeben.update({inhaber: list(betraege) for inhaber, betraege in vergeben.items()})
        self.belastungen: list[Kontobelastung] = []

    def trage_ein(self, antrag: Antrag, angebot: Angebot, vorhaben: Vorhaben) -> tuple[Antrag, list[str]]:
        """Count an award on all its accounts; return what is left of it, and why it is refused if it is."""
        tag, gruende = antrag.bewilligung_am, list[str]()
        konten = [self._konten[kennung] for kennung in antrag.konten]
        for konto in konten:
            frei_eur = konto.frei_eur(tag, self._vergeben[konto.id, konto.inhaber(vorhaben.traeger)])
            if antrag.zuschuss_eur > frei_eur:
                antrag, grund = _nimm_den_rest(konto, antrag, angebot, vorhaben, frei_eur)
                gruende += [] if grund is None else [grund]
        for konto in konten:
            self._belaste(konto, konto.inhaber(vorhaben.traeger), tag, antrag.zuschuss_eur)
        return antrag, gruende

    def _belaste(self, konto: Foerderkonto, inhaber: str, tag: date, betrag_eur: Decimal) -> None:
        vergeben = self._vergeben[konto.id, inhaber]
        vergeben.append((tag, betrag_eur))
        belegt_eur = sum((betrag for am, betrag in vergeben if konto.im_fenster(am, tag)), NICHTS)
        self.belastungen.append(Kontobelastung(konto.id, inhaber, tag, konto.grenze_eur, belegt_eur))


def _nimm_den_rest(
    konto: Foerderkonto, antrag: Antrag, angebot: Angebot, vorhaben: Vorhaben, frei_eur: Decimal
) -> tuple[Antrag, str | None]:
    """Return the award that the account still bears, and why it is refused if it is.

    What is left may be too little by itself and still part of a joint application (``planbedingungen``).
    """
    lage = (
        f"{konto.name}: am {datum(antrag.bewilligung_am)} sind von {euro_knapp(konto.grenze_eur)} noch "
        f"{euro_knapp(frei_eur)} frei, beantragt sind {euro_knapp(antrag.zuschuss_eur)}."
    )
    nichts = replace(antrag, zuschuss_eur=NICHTS, auszahlungen=())
    if konto.bei_ueberschreitung == "ablehnen":
        return nichts, lage
    minimum = angebot.fassung.minimum
    hindernis = minimum.pruefe_zuschuss(frei_eur, gemeinsam=True)
    if hindernis is not None:
        return nichts, f"{lage} {hindernis.grund}"
    zeilen = zeige_kuerzung(lage, antrag.zuschuss_eur - frei_eur, frei_eur, konto.rechtsgrundlage)
    gekuerzt = replace(
        antrag,
        zuschuss_eur=frei_eur,
        auszahlungen=verteile_auszahlung(angebot, frei_eur, vorhaben),
        rechenweg=antrag.rechenweg + zeilen,
        nur_gemeinsam_ab_eur=minimum.zuschuss_eur if frei_eur < minimum.zuschuss_eur else None,
    )
    return gekuerzt, None
