"""Coefficients of rents: rises that options permit, limits on them, saved energy of the tenants, warm rent."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from massnahmenmodell.daten import Abruf, Haushalt
from massnahmenmodell.linearform import Linearform, Reelle
from massnahmenmodell.mietdaten import Kappung, Mietobjekt, OffeneUmlage
from massnahmenplan.aufbereitung.abrufe import OffeneAntraege, Zuteilung, offene_antraege
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.kredite import Kreditweg
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.aufbereitung.teilung import Teilung
from massnahmenplan.aufbereitung.wirkung import Wirkungen
from massnahmenplan.aufbereitung.zahlungen import betriebsperioden
from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.mietrecht import Kappungsgrenze, Mietrechtsfassung
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.mietrecht import HEIZUNG, MONATE, fassung_am, jahresumlage_eur, kappung_eur_a, umlagesatz
from massnahmenplan.planungsfall import Planungsfall

Stelle = tuple[str, bool, int]
"""Object, whether it is for a heating system, year in which the rise begins."""


@dataclass(frozen=True, slots=True)
class Mieten:
    """All rented buildings whose rent the plan can touch, or has to watch."""

    objekte: tuple[Mietobjekt, ...]
    kappungen: tuple[Kappung, ...]
    offene: tuple[OffeneUmlage, ...]


Kreditabzug = tuple[int, Decimal, float]
"""Number of a loan, its repayment grant for each EUR, the most that it can be in thousand EUR."""


@dataclass(frozen=True, slots=True)
class _Abzuege:
    """What the plan decides of that lowers a levy: awards of Abrufe, and loans by option and payer."""

    zugeteilt: Sequence[Zuteilung]
    offen: OffeneAntraege
    kredite: dict[tuple[int, str], list[Kreditabzug]]


class _Wuensche:
    """Rises by place: those that are fixed numbers, and those that depend on awards."""

    def __init__(self) -> None:
        self.fest = Sammler()
        self.offene: list[OffeneUmlage] = []
        self.offen_an: dict[Stelle, list[int]] = defaultdict(list)
        self.stellen: set[tuple[str, bool]] = set()


def bereite_mieten_auf(
    fall: Planungsfall,
    optionen: tuple[Option, ...],
    wirkungen: Wirkungen,
    zugeteilt: Sequence[Zuteilung],
    wege: Sequence[Kreditweg],
    kassen: Sequence[Haushalt],
) -> Mieten:
    """Return rents, their limits and rises; empty for a case without rented buildings."""
    if not fall.vermietete:
        return Mieten((), (), ())
    wuensche = _wuensche(fall, optionen, zugeteilt, wege)
    kappungen: list[Kappung] = []
    letzte = {}
    for objekt in fall.vermietete:
        kappungen += _kappungen(fall, objekt, wuensche, len(kappungen))
        if (objekt.id, True) in wuensche.stellen or (objekt.id, False) in wuensche.stellen:
            letzte[objekt.id] = len(kappungen) - 1
    nummer = {haushalt.name: h for h, haushalt in enumerate(kassen)}
    objekte = tuple(
        _mietobjekt(fall, objekt, optionen, wirkungen, letzte.get(objekt.id), nummer)
        for objekt in fall.vermietete
        if objekt.id in letzte or objekt.warmmietenspielraum_eur_m2_monat is not None
    )
    return Mieten(objekte, tuple(kappungen), tuple(wuensche.offene))


def _wuensche(
    fall: Planungsfall, optionen: tuple[Option, ...], zugeteilt: Sequence[Zuteilung], wege: Sequence[Kreditweg]
) -> _Wuensche:
    wuensche, abzuege = _Wuensche(), _Abzuege(zugeteilt, offene_antraege(zugeteilt), _kreditabzuege(wege))
    for o, option in enumerate(optionen):
        fassung = fassung_am(fall.mietrecht, option.vorhaben.fertigstellung)
        jahr = option.vorhaben.fertigstellung.year + 1
        if option.ausfuehrung.umlage and fassung is not None and jahr <= fall.projekt.ende:
            _wuensche_eines(fall, wuensche, (o, option), fassung, abzuege)
    return wuensche


def _wuensche_eines(
    fall: Planungsfall,
    wuensche: _Wuensche,
    stelle: tuple[int, Option],
    fassung: Mietrechtsfassung,
    abzuege: _Abzuege,
) -> None:
    """Note by how much the rent may rise because of one option, from the year after completion on."""
    o, option = stelle
    teilung = option.teilung
    massnahme = option.ausfuehrung
    assert massnahme.objekt is not None, "checked on reading"
    vermieter = fall.vermieter[massnahme.objekt]
    ort = massnahme.objekt, massnahme.umlageart == HEIZUNG, option.vorhaben.fertigstellung.year + 1
    antraege = [antrag for antrag in option.paket.antraege if antrag.in_finanzierung]
    kosten = sum((z.betrag_eur for wer, z in teilung.zahlungen if wer == vermieter), Decimal(0))
    geld = [antrag for antrag in antraege if antrag.fliesst]
    feste = (antrag for antrag in geld if (o, antrag.wahl) not in abzuege.offen)
    zuschuss = sum((_anteil_eur(teilung, antrag, vermieter) for antrag in feste), Decimal(0))
    abrufe = [(abzuege.offen[o, antrag.wahl], antrag) for antrag in geld if (o, antrag.wahl) in abzuege.offen]
    kredite = abzuege.kredite.get((o, vermieter), [])
    if not (abrufe or kredite):
        betrag = teur(jahresumlage_eur(fassung, massnahme, kosten, zuschuss, bool(antraege)))
        if betrag:
            wuensche.fest.addiere(ort, o, betrag)
            wuensche.stellen.add(ort[:2])
        return
    satz, erhaltung = umlagesatz(fassung, massnahme, gefoerdert=True)
    basis = teur(satz * (kosten * (1 - Decimal(erhaltung.numerator) / erhaltung.denominator) - zuschuss))
    if basis > 0:
        abzug = Sammler()
        for a, antrag in abrufe:
            abzug.addiere(None, a, float(satz * _zuschussanteil(teilung, antrag, vermieter)))
        form, tilgung = abzug.linearform(None), _tilgungszuschuesse(satz, kredite)
        hoechstens = sum(
            w * _hoechster(abzuege.zugeteilt[a].abruf) for a, w in zip(form.optionen, form.werte, strict=True)
        ) + sum(float(satz * anteil) * hoechster for _, anteil, hoechster in kredite)
        wuensche.offen_an[ort].append(len(wuensche.offene))
        wuensche.offene.append(OffeneUmlage(o, basis, form, float(hoechstens), tilgung))
        wuensche.stellen.add(ort[:2])


def _kreditabzuege(wege: Sequence[Kreditweg]) -> dict[tuple[int, str], list[Kreditabzug]]:
    """Return the loans with a repayment grant by option and payer; the grant is his who borrows."""
    abzuege: dict[tuple[int, str], list[Kreditabzug]] = defaultdict(list)
    for n, weg in enumerate(wege):
        if weg.antrag is not None and weg.kredit.option is not None and weg.antrag.tilgungszuschuss_satz:
            abzug = n, weg.antrag.tilgungszuschuss_satz, weg.kredit.hoechstens
            abzuege[weg.kredit.option, weg.traeger].append(abzug)
    return abzuege


def _tilgungszuschuesse(satz: Decimal, kredite: Sequence[Kreditabzug]) -> Linearform:
    sammler = Sammler()
    for n, anteil, _ in kredite:
        sammler.addiere(None, n, float(satz * anteil))
    return sammler.linearform(None)


def _anteil_eur(teilung: Teilung, antrag: Antrag, traeger: str) -> Decimal:
    return sum((z.betrag_eur for wer, z in teilung.auszahlungen(antrag) if wer == traeger), Decimal(0))


def _zuschussanteil(teilung: Teilung, antrag: Antrag, traeger: str) -> Decimal:
    gewichte = teilung.zuschussanteile(antrag)
    return gewichte.get(traeger, Decimal(0)) / sum(gewichte.values(), Decimal(0))


def _hoechster(abruf: Abruf) -> float:
    return max(abruf.satz_unten, abruf.satz_oben) * min(abruf.wunsch, abruf.grenze)


def _kappungen(fall: Planungsfall, objekt: Objekt, wuensche: _Wuensche, erste: int) -> Iterator[Kappung]:
    """Yield the limit on rises because of heating systems, if there are any, then that on all rises."""
    fassung = fassung_am(fall.mietrecht, date(fall.projekt.ende, 12, 31))
    heizung, sonst = (objekt.id, True) in wuensche.stellen, (objekt.id, False) in wuensche.stellen
    if fassung is None or not (heizung or sonst):
        return
    if heizung:
        yield _kappung(fall, objekt, wuensche, fassung.kappung_heizung, heizung=True)
    yield _kappung(fall, objekt, wuensche, fassung.kappung, heizung=False, vorstufe=erste if heizung else None)


def _kappung(
    fall: Planungsfall,
    objekt: Objekt,
    wuensche: _Wuensche,
    grenze: Kappungsgrenze,
    *,
    heizung: bool,
    vorstufe: int | None = None,
) -> Kappung:
    jahre = fall.projekt.zeitachse.jahre
    return Kappung(
        name=f"kappung:{objekt.id}:{'heizung' if heizung else 'gesamt'}",
        wunsch=tuple(wuensche.fest.linearform((objekt.id, heizung, jahr)) for jahr in jahre),
        offen=tuple(tuple(wuensche.offen_an.get((objekt.id, heizung, jahr), ())) for jahr in jahre),
        vorstufe=vorstufe,
        grenze=teur(kappung_eur_a(grenze, objekt)),
        fenster=grenze.jahre,
    )


def _mietobjekt(
    fall: Planungsfall,
    objekt: Objekt,
    optionen: tuple[Option, ...],
    wirkungen: Wirkungen,
    kappung: int | None,
    kassen: dict[str, int],
) -> Mietobjekt:
    sammler = Sammler()
    for o, option in enumerate(optionen):
        if option.ausfuehrung.objekt == objekt.id:
            for jahr, betrag in wirkungen[option.massnahme, option.variante, option.beginn][1].items():
                sammler.addiere(jahr, o, teur(betrag))
        else:
            for jahr, betrag in _vom_netz(fall, objekt, option):
                sammler.addiere(jahr, o, teur(betrag))
    paare = [b for b in fall.beziehungen if b.art is Beziehungsart.UEBERLAPPUNG]
    spielraum = objekt.warmmietenspielraum_eur_m2_monat
    return Mietobjekt(
        name=f"warmmiete:{objekt.id}",
        satz=f"Warmmiete {objekt.name}",
        haushalt=kassen.get(f"haushalt:{fall.vermieter.get(objekt.id)}:{Haushaltsart.KONSUMTIV}"),
        kappung=kappung,
        ersparnis=tuple(sammler.linearform(jahr) for jahr in fall.projekt.zeitachse.jahre),
        ueberlappungen=tuple(
            p for p, paar in enumerate(paare) if fall.massnahme_mit_id[paar.mitglieder[1]].objekt == objekt.id
        ),
        spielraum=None if spielraum is None else teur(spielraum * (objekt.wohnflaeche_m2 or 0) * MONATE),
        preis=_preise(fall, objekt),
    )


def _vom_netz(fall: Planungsfall, objekt: Objekt, option: Option) -> Iterator[tuple[int, Decimal]]:
    """Yield what a measure elsewhere, at the network, saves at the building by itself, by year."""
    achse = fall.projekt.zeitachse
    for gruppe in fall.wirkungsgruppen:
        if gruppe.objekt == objekt and option.variante in gruppe.physik.get(option.massnahme, {}):
            perioden = betriebsperioden(option.ausfuehrung, option.beginn, achse)
            for jahr in achse.jahre:
                if anteil := achse.jahresanteil(jahr, perioden):
                    yield jahr, anteil * gruppe.ersparnis_eur({option.massnahme: option.variante}, jahr)


def _preise(fall: Planungsfall, objekt: Objekt) -> Reelle | None:
    """Return the present price of an excess in each year; None where the limit is hard."""
    if objekt.warmmiete_ueberschreitungspreis is None:
        return None
    faktor = 1.0 + float(fall.projekt.diskontsatz)
    preis = float(objekt.warmmiete_ueberschreitungspreis)
    return np.array([preis * faktor ** -(t + 1) for t in range(len(fall.projekt.zeitachse))])
