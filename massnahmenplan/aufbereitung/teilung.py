"""Money of a measure by payer, to the cent: what each bears of the cost, and gets of the grants."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from massnahmenplan.aufbereitung.einheiten import TAUSEND
from massnahmenplan.aufbereitung.zahlungen import betriebsbetraege, lasten
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import CENT

Traegerzahlung = tuple[str, Zahlung]


@dataclass(frozen=True, slots=True)
class Teilung:
    """How the money of one way to carry out a measure is split; options that differ only in funding share it."""

    zahlungen: tuple[Traegerzahlung, ...]
    """The investment by payer and year."""
    betrieb: tuple[Traegerzahlung, ...]
    """Running cost minus revenue by payer and year of operation."""
    _kosten_eur: Mapping[str, Decimal]
    _betriebsanteile: Mapping[str, Decimal]

    def zuschussanteile(self, antrag: Antrag) -> Mapping[str, Decimal]:
        """Return the weights by which the payers share a grant."""
        return self._kosten_eur if antrag.in_finanzierung else self._betriebsanteile

    def auszahlungen(self, antrag: Antrag) -> Iterator[Traegerzahlung]:
        """Yield the payments of an award by payer, in whole cents."""
        for zahlung in antrag.auszahlungen:
            for traeger, betrag in teile_auf(zahlung.betrag_eur, self.zuschussanteile(antrag)).items():
                yield traeger, Zahlung(zahlung.jahr, betrag)

    def je_tausend(self, antrag: Antrag) -> Iterator[Traegerzahlung]:
        """Yield what each payer gets, and when, of every thousand EUR of an award, unrounded."""
        gewichte = self.zuschussanteile(antrag)
        summe = sum(gewichte.values(), Decimal(0))
        for zahlung in antrag.auszahlungen:
            je_tausend = TAUSEND * zahlung.betrag_eur / antrag.zuschuss_eur
            for traeger, gewicht in gewichte.items():
                yield traeger, Zahlung(zahlung.jahr, je_tausend * gewicht / summe)


def teilung(massnahme: Massnahme, beginn: int, projekt: Projekt) -> Teilung:
    """Return how the money of a measure begun in the period ``beginn`` is split."""
    zahlungen: list[Traegerzahlung] = []
    kosten: dict[str, Decimal] = {}
    for jahr, gewichte in lasten(massnahme, beginn, projekt).items():
        for traeger, betrag in teile_auf(sum(gewichte.values(), Decimal(0)), gewichte).items():
            zahlungen.append((traeger, Zahlung(jahr, betrag)))
            kosten[traeger] = kosten.get(traeger, Decimal(0)) + betrag
    anteile = massnahme.anteile_am_betrieb
    allein = massnahme.zuschuss_an == "antragsteller" or not kosten
    nur_antragsteller = {massnahme.kostentraeger: Decimal(1)}
    return Teilung(
        zahlungen=tuple(zahlungen),
        betrieb=tuple(_betrieb(massnahme, beginn, projekt)),
        _kosten_eur=nur_antragsteller if allein else kosten,
        _betriebsanteile=nur_antragsteller if massnahme.zuschuss_an == "antragsteller" else anteile,
    )


def _betrieb(massnahme: Massnahme, beginn: int, projekt: Projekt) -> Iterator[Traegerzahlung]:
    """Yield running cost minus revenue; each of them is split by itself."""
    for jahr, kosten, ertrag in betriebsbetraege(massnahme, beginn, projekt.zeitachse):
        aufwand, erloes = (teile_auf(betrag, massnahme.anteile_am_betrieb) for betrag in (kosten, ertrag))
        for traeger in aufwand:
            yield traeger, Zahlung(jahr, aufwand[traeger] - erloes[traeger])


def teile_auf(betrag_eur: Decimal, gewichte: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Split an amount in whole cents: largest remainder, equal ones in the order of the payers' ids."""
    beteiligte = sorted(traeger for traeger, gewicht in gewichte.items() if gewicht)
    if len(beteiligte) == 1:
        return {beteiligte[0]: betrag_eur}
    summe = sum(map(Fraction, gewichte.values()))
    genau = {t: Fraction(betrag_eur) * Fraction(gewichte[t]) / summe / Fraction(CENT) for t in beteiligte}
    cent = {traeger: int(wert) for traeger, wert in genau.items()}
    uebrig = int(betrag_eur / CENT) - sum(cent.values())
    for traeger in sorted(beteiligte, key=lambda t: (cent[t] - genau[t], t))[:uebrig]:
        cent[traeger] += 1
    return {traeger: anzahl * CENT for traeger, anzahl in cent.items()}
