"""Rents, building by building and year by year: rises, what limits cut of them, saved energy, warm rent."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.mietrecht import Kappungsgrenze
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.ergebnis import Massnahmenbilanz, Mietjahr
from massnahmenplan.mietrecht import HEIZUNG, MONATE, fassung_am, jahresumlage_eur, kappung_eur_a
from massnahmenplan.nachrechnung.emission import paare_in_kraft
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.bilanz import Gruppenjahr

NICHTS = Decimal(0)
EIN_NANOEURO = Decimal("1e-9")
"""Less is noise of a division, no excess."""


def mietjahre(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr] = ()
) -> tuple[Mietjahr, ...]:
    """Return the rents of all rented buildings whose living space is stated, in order of objects and years."""
    return tuple(
        zeile
        for objekt in sorted(fall.vermietete, key=lambda objekt: objekt.id)
        if objekt.wohnflaeche_m2
        for zeile in _gehe_durch(fall, objekt, massnahmen, gruppen)
    )


def _gehe_durch(
    fall: Planungsfall, objekt: Objekt, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr]
) -> Iterator[Mietjahr]:
    am_objekt = [m for m in massnahmen if fall.massnahme_mit_id[m.massnahme].objekt == objekt.id]
    heizung, sonst = _umlagen(fall, am_objekt)
    recht = fassung_am(fall.mietrecht, date(fall.projekt.ende, 12, 31))
    wegen_heizung = _Kappung(objekt, None if recht is None else recht.kappung_heizung)
    gesamt = _Kappung(objekt, None if recht is None else recht.kappung)
    gespart = _ersparnis(fall, objekt, massnahmen, gruppen)
    umlage = NICHTS
    for jahr in fall.projekt.zeitachse.jahre:
        verlangt = heizung.get(jahr, NICHTS) + sonst.get(jahr, NICHTS)
        teil = wegen_heizung.lass_zu(jahr, heizung.get(jahr, NICHTS))
        neu = gesamt.lass_zu(jahr, teil + sonst.get(jahr, NICHTS))
        umlage += neu
        yield _zeile(fall, objekt, jahr, (verlangt, neu, umlage), gespart[jahr])


def _ersparnis(
    fall: Planungsfall, objekt: Objekt, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr]
) -> dict[int, Decimal]:
    """Return the energy cost saved at a building by year: single savings minus what overlaps.

    Where physics says what measures save together, what its network saves at the building counts, too.
    """
    summen = dict.fromkeys(fall.projekt.zeitachse.jahre, NICHTS)
    for bilanz in massnahmen:
        if fall.massnahme_mit_id[bilanz.massnahme].objekt == objekt.id:
            for jahr, betrag in bilanz.ersparnis_eur.items():
                summen[jahr] += betrag
        else:
            for jahr, betrag in _vom_netz(fall, objekt, bilanz):
                summen[jahr] += betrag
    for gruppe in gruppen:
        if gruppe.gruppe == f"objekt:{objekt.id}":
            summen[gruppe.jahr] += gruppe.ersparnis_eur - gruppe.einzelersparnis_eur
    for jahr in summen:
        for anteil, _, zweite in paare_in_kraft(fall, massnahmen, jahr):
            if fall.massnahme_mit_id[zweite.massnahme].objekt == objekt.id:
                summen[jahr] -= anteil * zweite.ersparnis_eur.get(jahr, NICHTS)
    return summen


def _vom_netz(fall: Planungsfall, objekt: Objekt, bilanz: Massnahmenbilanz) -> Iterator[tuple[int, Decimal]]:
    """Yield what a measure at the network saves at the building by itself, by year."""
    achse = fall.projekt.zeitachse
    for gruppe in fall.wirkungsgruppen:
        if gruppe.objekt == objekt and bilanz.variante in gruppe.physik.get(bilanz.massnahme, {}):
            for jahr in achse.jahre:
                voll = gruppe.ersparnis_eur({bilanz.massnahme: bilanz.variante}, jahr)
                in_kraft = sum(bilanz.fertig < p <= bilanz.wirkt_bis for p in achse.perioden_im_jahr(jahr))
                yield jahr, voll * in_kraft / achse.je_jahr


class _Kappung:
    """A limit walked through year by year: what was let through in the last years is used up."""

    def __init__(self, objekt: Objekt, grenze: Kappungsgrenze | None) -> None:
        self._eur_a = NICHTS if grenze is None else kappung_eur_a(grenze, objekt)
        self._jahre = 1 if grenze is None else grenze.jahre
        self._bisher: dict[int, Decimal] = {}

    def lass_zu(self, jahr: int, betrag_eur: Decimal) -> Decimal:
        """Return what may rise in a year, and remember it."""
        belegt = sum((b for j, b in self._bisher.items() if jahr - j < self._jahre), NICHTS)
        self._bisher[jahr] = min(betrag_eur, max(self._eur_a - belegt, NICHTS))
        return self._bisher[jahr]


def _umlagen(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]
) -> tuple[Mapping[int, Decimal], Mapping[int, Decimal]]:
    """Return by how much rents may rise per year, before limits: because of heating systems, and otherwise."""
    heizung: dict[int, Decimal] = {}
    sonst: dict[int, Decimal] = {}
    for bilanz in massnahmen:
        ausfuehrung = fall.ausfuehrungen[bilanz.massnahme][bilanz.variante]
        recht = fassung_am(fall.mietrecht, bilanz.fertig_am)
        if not ausfuehrung.umlage or ausfuehrung.objekt is None or recht is None:
            continue
        eigene = bilanz.je_traeger(ausfuehrung.kostentraeger).get(fall.vermieter[ausfuehrung.objekt])
        gefoerdert = any(antrag.in_finanzierung for antrag in bilanz.antraege)
        kosten, zuschuss = (NICHTS, NICHTS) if eigene is None else (eigene.investition_eur, eigene.zuschuss_eur)
        jahr = bilanz.fertig_am.year + 1
        topf = heizung if ausfuehrung.umlageart == HEIZUNG else sonst
        topf[jahr] = topf.get(jahr, NICHTS) + jahresumlage_eur(recht, ausfuehrung, kosten, zuschuss, gefoerdert)
    return heizung, sonst


def _zeile(
    fall: Planungsfall, objekt: Objekt, jahr: int, umlagen: tuple[Decimal, Decimal, Decimal], ersparnis: Decimal
) -> Mietjahr:
    verlangt, neu, umlage = umlagen
    flaeche = objekt.wohnflaeche_m2 or NICHTS
    spielraum_m2 = objekt.warmmietenspielraum_eur_m2_monat
    spielraum = None if spielraum_m2 is None else spielraum_m2 * flaeche * MONATE
    zu_viel = NICHTS if spielraum is None else max(umlage - ersparnis - spielraum, NICHTS).quantize(EIN_NANOEURO)
    preis = objekt.warmmiete_ueberschreitungspreis
    return Mietjahr(
        objekt=objekt.id,
        vermieter=fall.vermieter.get(objekt.id),
        jahr=jahr,
        wohnflaeche_m2=flaeche,
        umlage_neu_eur=neu,
        gekappt_eur=verlangt - neu,
        umlage_eur=umlage,
        ersparnis_eur=ersparnis,
        spielraum_eur=spielraum,
        ueberschreitung_eur=zu_viel,
        hart=preis is None,
        strafe_eur=NICHTS if preis is None else zu_viel * preis,
    )
