"""Coefficients of loans: how much can be drawn, what it does to the purses, what a payer may owe and pay."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from massnahmenmodell.kreditdaten import Kredit, Kreditgrenze
from massnahmenmodell.linearform import Linearform, Reelle
from massnahmenplan.aufbereitung.abrufe import OffeneAntraege, Zuteilung, offene_antraege
from massnahmenplan.aufbereitung.einheiten import ohne_rauschen, teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.aufbereitung.teilung import Teilung
from massnahmenplan.aufbereitung.tilgung import Kreditverlauf, verlauf
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.kreditangebot import Kreditangebot
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.planungsfall import Planungsfall

INVESTIV, KONSUMTIV = Haushaltsart.INVESTIV, Haushaltsart.KONSUMTIV
NICHTS, EINS = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Kreditweg:
    """One loan variable: whose debt it is, what becomes of each EUR, and the decision behind it."""

    kredit: Kredit
    traeger: str
    verlauf: Kreditverlauf
    auszahlung_anteil: Decimal
    antrag: Antrag | None = None
    """The application that it comes with; None for a loan of the payer's own."""
    angebot: str | None = None
    jahr: int | None = None
    """Loan of the payer's own, and the year of its disbursement."""


def kreditwege(
    fall: Planungsfall, optionen: Sequence[Option], zugeteilt: Sequence[Zuteilung]
) -> tuple[Kreditweg, ...]:
    """Return every loan that can be drawn: of programmes by option, then the payers' own by id and year."""
    offen = offene_antraege(zugeteilt)
    foerderkredite = (
        weg
        for o, option in enumerate(optionen)
        for antrag in option.paket.antraege
        if (weg := _foerderkredit(o, option, antrag, offen)) is not None
    )
    hoechstens = _investitionen_hoechstens(fall, optionen) if fall.kredite else {}
    eigene = (
        weg
        for angebot in sorted(fall.kredite, key=lambda kredit: kredit.id)
        for weg in _eigene(fall, angebot, hoechstens.get(angebot.kostentraeger, NICHTS))
    )
    return (*foerderkredite, *eigene)


def _eigener_teil(option: Option) -> Decimal | None:
    """Return what the applicant pays of a shared investment; None where he pays all of it."""
    if len(option.ausfuehrung.beteiligte) == 1:
        return None
    antragsteller = option.ausfuehrung.kostentraeger
    return sum((z.betrag_eur for wer, z in option.teilung.zahlungen if wer == antragsteller), NICHTS)


def _foerderkredit(o: int, option: Option, antrag: Antrag, offen: OffeneAntraege) -> Kreditweg | None:
    darlehen, paket = antrag.darlehen, option.paket
    if darlehen is None or not darlehen.abrufbar_eur:
        return None
    zuschuesse = [a for a in paket.antraege if a.in_finanzierung and a.fliesst]
    feste = sum((a.zuschuss_eur for a in zuschuesse if (o, a.wahl) not in offen), NICHTS)
    neben = tuple(offen[o, a.wahl] for a in zuschuesse if (o, a.wahl) in offen)
    rest = darlehen.abrufbar_eur - feste
    grenzen = (antrag.foerderfaehig_eur, rest, _eigener_teil(option))
    hoechstens = min(grenze for grenze in grenzen if grenze is not None)
    if hoechstens <= 0 or rest < sum((a.zuschuss_eur for a in zuschuesse if (o, a.wahl) in offen), NICHTS):
        return None
    abrufe = tuple((z.jahr, z.betrag_eur / darlehen.abrufbar_eur) for z in darlehen.abrufbar)
    gutschrift = ((darlehen.gutschrift_jahr, antrag.tilgungszuschuss_satz),)
    return Kreditweg(
        kredit=Kredit(
            name=f"kredit:{option.massnahme}:{antrag.programm}",
            hoechstens=teur(hoechstens),
            option=o,
            abruf=offen.get((o, antrag.wahl)),
            neben=neben,
            rest=teur(rest),
        ),
        traeger=option.ausfuehrung.kostentraeger,
        verlauf=verlauf(darlehen.bedingungen, abrufe, gutschrift),
        auszahlung_anteil=darlehen.bedingungen.auszahlung_anteil,
        antrag=antrag,
    )


def _eigene(fall: Planungsfall, angebot: Kreditangebot, investition_eur: Decimal) -> Iterator[Kreditweg]:
    """Yield what was drawn in years that have happened, then what can be drawn in each open one."""
    for (kennung, jahr), betrag in fall.gezogen.items():
        if kennung == angebot.id:
            yield _eigener(angebot, jahr, betrag, ist_fest=True)
    grenzen = (angebot.hoechstens_eur, angebot.hoechstens_eur_a, investition_eur)
    if hoechstens := min(grenze for grenze in grenzen if grenze is not None):
        for jahr in angebot.abrufjahre(fall.projekt.zeitachse.jahre):
            if jahr >= fall.offen_ab:
                yield _eigener(angebot, jahr, hoechstens)


def _eigener(angebot: Kreditangebot, jahr: int, hoechstens: Decimal, *, ist_fest: bool = False) -> Kreditweg:
    return Kreditweg(
        kredit=Kredit(name=f"kredit:{angebot.id}:{jahr}", hoechstens=teur(hoechstens), ist_fest=ist_fest),
        traeger=angebot.kostentraeger,
        verlauf=verlauf(angebot, ((jahr, EINS),)),
        auszahlung_anteil=angebot.auszahlung_anteil,
        angebot=angebot.id,
        jahr=jahr,
    )


def _investitionen_hoechstens(fall: Planungsfall, optionen: Sequence[Option]) -> dict[str, Decimal]:
    """Return the most that each payer can spend on investments: each measure in its dearest option."""
    je_massnahme: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for option in optionen:
        for traeger, betrag in _bezahlt(option.teilung, fall.projekt.ende).items():
            stelle = traeger, option.massnahme
            je_massnahme[stelle] = max(je_massnahme[stelle], betrag)
    summe: dict[str, Decimal] = defaultdict(Decimal)
    for (traeger, _), betrag in je_massnahme.items():
        summe[traeger] += betrag
    return summe


def _bezahlt(teilung: Teilung, bis: int) -> dict[str, Decimal]:
    """Return what each payer has paid for the investment up to the end of a year."""
    summe: dict[str, Decimal] = defaultdict(Decimal)
    for traeger, zahlung in teilung.zahlungen:
        if zahlung.jahr <= bis:
            summe[traeger] += zahlung.betrag_eur
    return summe


def kreditstroeme(wege: Sequence[Kreditweg]) -> Sammler:
    """Return what loans take out of each purse (payer, kind, year); capital is investive, interest consumptive."""
    netto = Sammler()
    for n, weg in enumerate(wege):
        for jahr, anteil in weg.verlauf.abruf.items():
            netto.addiere((weg.traeger, INVESTIV, jahr), n, -float(anteil * weg.auszahlung_anteil))
        for jahr, anteil in weg.verlauf.tilgung.items():
            netto.addiere((weg.traeger, INVESTIV, jahr), n, float(anteil))
        for jahr, anteil in weg.verlauf.zins.items():
            netto.addiere((weg.traeger, KONSUMTIV, jahr), n, float(anteil))
    return netto


def topfnutzung(wege: Sequence[Kreditweg], programm: str, jahre: Iterable[int]) -> tuple[Linearform, ...]:
    """Return what repayment grants take of the pot of a programme, by year of approval."""
    verbrauch = Sammler()
    for n, weg in enumerate(wege):
        if weg.antrag is not None and weg.antrag.programm == programm:
            verbrauch.addiere(weg.antrag.bewilligung_am.year, n, float(weg.antrag.tilgungszuschuss_satz))
    formen = tuple(verbrauch.linearform(jahr) for jahr in jahre)
    return formen if any(len(form) for form in formen) else ()


def kreditkosten(fall: Planungsfall, wege: Sequence[Kreditweg]) -> Reelle:
    """Return the present value of all payments per thousand EUR of each loan, to the end of its term."""
    return ohne_rauschen(np.array([_barwert(fall, weg) for weg in wege], dtype=np.float64))


def _barwert(fall: Planungsfall, weg: Kreditweg) -> float:
    q, beginn = 1.0 + float(fall.projekt.diskontsatz), fall.projekt.beginn
    zahlungen: dict[int, Decimal] = defaultdict(Decimal)
    for jahr, anteil in weg.verlauf.abruf.items():
        zahlungen[jahr] -= anteil * weg.auszahlung_anteil
    for reihe in (weg.verlauf.tilgung, weg.verlauf.zins):
        for jahr, anteil in reihe.items():
            zahlungen[jahr] += anteil
    return sum(float(betrag) * q ** -(jahr - beginn + 1) for jahr, betrag in zahlungen.items())


def kreditgrenzen(
    fall: Planungsfall, optionen: Sequence[Option], wege: Sequence[Kreditweg], gespart: Sammler
) -> tuple[Kreditgrenze, ...]:
    """Return ceilings of the payers' own loans, investments that they need, limits of debt and debt service.

    They are limits of what can still be drawn: what was drawn in years that have happened breaks none of them.
    """
    grenzen: list[Kreditgrenze] = []
    for angebot in sorted(fall.kredite, key=lambda kredit: kredit.id):
        eigene = {n: 1.0 for n, weg in enumerate(wege) if weg.angebot == angebot.id}
        if angebot.hoechstens_eur is not None and len(eigene) > 1:
            satz = f"Kredit „{angebot.name}“ im ganzen Plan [Tsd. EUR]"
            hoechstens = max(teur(angebot.hoechstens_eur), sum(wege[n].kredit.mindestens for n in eigene))
            grenzen.append(_grenze(f"kredit:{angebot.id}", satz, eigene, hoechstens))
    for kennung in sorted(fall.traeger_mit_id):
        nummern = [n for n, weg in enumerate(wege) if weg.traeger == kennung]
        if any(wege[n].angebot is not None for n in nummern):
            grenzen += _nur_fuer_investitionen(fall, kennung, optionen, (wege, nummern), gespart)
        grenzen += _schuldengrenzen(fall.traeger_mit_id[kennung], wege, nummern, fall.offen_ab)
    return tuple(grenzen)


def _nur_fuer_investitionen(
    fall: Planungsfall,
    traeger: str,
    optionen: Sequence[Option],
    kredite: tuple[Sequence[Kreditweg], list[int]],
    gespart: Sammler,
) -> Iterator[Kreditgrenze]:
    """Up to the end of each year no more is drawn than has been spent on investments, bundles deducted."""
    wege, nummern = kredite
    ausgaben, aufnahme, erspart = Sammler(), Sammler(), Sammler()
    ueberhang = _ueberhang(fall, traeger, optionen, [wege[n] for n in nummern])
    for jahr in range(fall.offen_ab, fall.projekt.ende + 1):
        for o, option in enumerate(optionen):
            ausgaben.addiere(jahr, o, -teur(_bezahlt(option.teilung, jahr).get(traeger, NICHTS)))
        for n in nummern:
            bisher = sum((a for j, a in wege[n].verlauf.abruf.items() if j <= jahr), NICHTS)
            aufnahme.addiere(jahr, n, float(bisher))
        for frueher in range(fall.projekt.beginn, jahr + 1):
            form = gespart.linearform((traeger, INVESTIV, frueher))
            for n, wert in zip(form.optionen.tolist(), form.werte.tolist(), strict=True):
                erspart.addiere(jahr, n, -wert)
        if len(form := aufnahme.linearform(jahr)):
            netto = ausgaben.linearform(jahr), erspart.linearform(jahr)
            satz = f"Kredite von „{fall.traeger_mit_id[traeger].name}“ bis {jahr} nur für Investitionen [Tsd. EUR]"
            yield Kreditgrenze(f"investition:{traeger}:{jahr}", satz, form, ueberhang, *netto)


def _ueberhang(fall: Planungsfall, traeger: str, optionen: Sequence[Option], wege: Sequence[Kreditweg]) -> float:
    """Return what was drawn beyond all that can have been invested by then, each measure at its dearest."""
    gezogen = sum(weg.kredit.mindestens for weg in wege)
    hoechstens: dict[str, Decimal] = defaultdict(Decimal)
    for option in optionen if gezogen else ():
        bezahlt = _bezahlt(option.teilung, fall.offen_ab - 1).get(traeger, NICHTS)
        hoechstens[option.massnahme] = max(hoechstens[option.massnahme], bezahlt)
    return max(0.0, gezogen - teur(sum(hoechstens.values(), NICHTS)))


def _schuldengrenzen(
    traeger: Kostentraeger, wege: Sequence[Kreditweg], nummern: list[int], offen_ab: int
) -> Iterator[Kreditgrenze]:
    """Debt at the end of each open year and its service, beyond the plan as well."""
    schuld, dienst = Sammler(), Sammler()
    jahre = sorted({jahr for n in nummern for jahr in wege[n].verlauf.schuld if jahr >= offen_ab})
    for n in nummern:
        lauf = wege[n].verlauf
        for jahr in lauf.schuld:
            schuld.addiere(jahr, n, float(lauf.schuld[jahr]))
            dienst.addiere(jahr, n, float(lauf.tilgung[jahr] + lauf.zins[jahr]))
    for hoechstens, was, sammler, art in (
        (traeger.schuldengrenze_eur, "Schulden", schuld, "schulden"),
        (traeger.schuldendienst_eur_a, "Schuldendienst", dienst, "schuldendienst"),
    ):
        if hoechstens is not None:
            for jahr in jahre:
                satz = f"{was} von „{traeger.name}“ {jahr} [Tsd. EUR]"
                if len(form := sammler.linearform(jahr)):
                    fest = (wege[n].kredit.mindestens for n in form.optionen.tolist())
                    bisher = sum(a * b for a, b in zip(form.werte.tolist(), fest, strict=True))
                    yield Kreditgrenze(f"{art}:{traeger.id}:{jahr}", satz, form, max(teur(hoechstens), bisher))


def _grenze(name: str, satz: str, glieder: dict[int, float], hoechstens: float) -> Kreditgrenze:
    form = Linearform(np.array(sorted(glieder), dtype=np.int64), np.array([glieder[n] for n in sorted(glieder)]))
    return Kreditgrenze(name, satz, form, hoechstens)
