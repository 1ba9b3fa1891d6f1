"""What a package is worth to the applicant: own money and net present cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from massnahmenplan.ergebnis.foerderauskunft import Antragsauskunft, Kreditangabe, Paketauskunft
from massnahmenplan.foerderung.paket import Antrag, Paket
from massnahmenplan.foerderung.regelarten.kredit import Kredit
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.grundlagen.zahlen import auf_cent

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Abzinsung:
    """Present value on 1 January of a year, of payments at the end of theirs."""

    jahr: int
    satz: Decimal

    def heute(self, zahlungen: Iterable[Zahlung]) -> Decimal:
        """Return the sum of the present values, EUR, not rounded."""
        return sum((z.betrag_eur / (1 + self.satz) ** (z.jahr - self.jahr + 1) for z in zahlungen), NICHTS)


def bewerte(
    paket: Paket, antraege: tuple[Antragsauskunft, ...], vorhaben: Vorhaben, abzinsung: Abzinsung
) -> Paketauskunft:
    """Return the package with own money and net present cost."""
    in_finanzierung = [antrag for antrag in paket.antraege if antrag.in_finanzierung]
    betrieb = [antrag for antrag in paket.antraege if not antrag.in_finanzierung]
    vorteile = (
        e.kredit.vorteil_eur for e in antraege if e.kredit is not None and e.kredit.vorteil_eur is not None
    )
    barwert = abzinsung.heute(vorhaben.zahlungen) - _heute(in_finanzierung, abzinsung) - sum(vorteile, NICHTS)
    return Paketauskunft(
        paket=paket,
        antraege=antraege,
        vorhaben=vorhaben,
        kosten_eur=vorhaben.kosten_eur,
        zuschuss_eur=_summe(in_finanzierung),
        betriebsfoerderung_eur=_summe(betrieb),
        barwert_eur=auf_cent(barwert - _heute(betrieb, abzinsung)),
        barwert_ohne_betrieb_eur=auf_cent(barwert),
    )


def beschreibe_kredit(kredit: Kredit, antrag: Antrag, fertig: date, abzinsung: Abzinsung) -> Kreditangabe:
    """Return the terms of the highest loan.

    Its advantage is what it pays out less what is paid back with interest, both as present values. The loan, less
    the repayment grant, counts as paid out at the end of the year of completion; its years follow.
    """
    schuld, vorteil = antrag.foerderfaehig_eur - antrag.zuschuss_eur, None
    if kredit.sollzins is not None:
        raten = (Zahlung(fertig.year + j.jahr, j.rate_eur) for j in kredit.verlauf(schuld, kredit.sollzins))
        vorteil = auf_cent(abzinsung.heute((Zahlung(fertig.year, schuld),)) - abzinsung.heute(raten))
    return Kreditangabe(
        hoechstens_eur=antrag.foerderfaehig_eur,
        tilgungszuschuss_eur=antrag.zuschuss_eur,
        laufzeit_jahre=kredit.laufzeit_jahre,
        tilgungsfrei_jahre=kredit.tilgungsfrei_jahre,
        sollzins=kredit.sollzins,
        vorteil_eur=vorteil,
    )


def _summe(antraege: Iterable[Antrag]) -> Decimal:
    return sum((antrag.zuschuss_eur for antrag in antraege), NICHTS)


def _heute(antraege: Iterable[Antrag], abzinsung: Abzinsung) -> Decimal:
    return sum((abzinsung.heute(antrag.auszahlungen) for antrag in antraege), NICHTS)
