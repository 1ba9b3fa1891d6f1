"""Any two plans side by side: decisions with their causes, money by payer and year, tonnes, aims, inputs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from massnahmenplan.begriffe.planziel import EINHEITEN
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.ergebnis import Aenderung, Ergebnis, Ursachenart
from massnahmenplan.ergebnis.planvergleich import Gegenueber, Planvergleich
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.fallverwandtschaft import MINDESTENS_GEMEINSAM
from massnahmenplan.fortschreibung.aenderungen import liste_aenderungen
from massnahmenplan.fortschreibung.letzter import Letzter, nimm_auf
from massnahmenplan.fortschreibung.verlangtes import anders_verlangt
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import gezaehlt

NUR_DORT = frozenset({Ursachenart.VON_HAND, Ursachenart.OBERGRENZE, Ursachenart.GELD})
"""Causes that two plans alone do not show."""
CENT, GRAMM = Decimal("0.005"), Decimal("0.000001")


def vergleiche(alt: Planinhalt | Ergebnis, neu: Planinhalt | Ergebnis) -> Planvergleich:
    """Return what is not the same in two plans, all figures recomputed.

    Errors: EingabeFehler if their periods cannot be compared.
    """
    davor, danach = nimm_auf(alt), nimm_auf(neu)
    if (raster := davor.fall.projekt.raster) != danach.fall.projekt.raster:
        text = f"ist nicht das Raster des ersten Plans ({raster})"
        abhilfe, wert = "Zwei Pläne mit demselben Raster angeben.", danach.fall.projekt.raster
        raise EingabeFehler([Befund("E332", text, feld="projekt.raster", wert=wert, abhilfe=abhilfe)])
    selbst, vorgaenger = davor.kette[-1], danach.fortschreibung
    ist_fortschreibung = vorgaenger is not None and vorgaenger.kette[-1].pruefsumme == selbst.pruefsumme
    return Planvergleich(
        alt=selbst,
        neu=danach.kette[-1],
        ist_fortschreibung=ist_fortschreibung,
        andere_faelle=() if ist_fortschreibung else tuple(_andere_faelle(davor, danach)),
        ziele=tuple(_ziele(davor, danach)),
        entscheidungen=tuple(_entscheidungen(davor, danach, ist_fortschreibung)),
        haushalt=tuple(_haushalt(davor, danach)),
        emissionen=tuple(_anders(_tonnen(davor), _tonnen(danach), "t CO2e", GRAMM)),
        eingabe=fallunterschiede(davor.fall, danach.fall),
    )


def _entscheidungen(davor: Letzter, danach: Letzter, ist_fortschreibung: bool) -> Iterator[Aenderung]:
    """Yield the changes with their causes; what only the update itself can know is taken from its own list."""
    fort = danach.fortschreibung if ist_fortschreibung else None
    gewusst = (
        {(a.massnahme, a.art): a.ursache for a in fort.aenderungen if a.ursache.art in NUR_DORT} if fort else {}
    )
    verlangt = anders_verlangt(davor, danach.ziele, danach.grenzen, danach.abwandlungen)
    for aenderung in liste_aenderungen(
        davor, danach.fall, danach.plan, danach.bilanz, verlangt, ist_fortschreibung
    ):
        ursache = gewusst.get((aenderung.massnahme, aenderung.art), aenderung.ursache)
        yield replace(aenderung, ursache=ursache)


def _andere_faelle(davor: Letzter, danach: Letzter) -> Iterator[str]:
    """Yield what two plans of one case have in common, where these differ: name, first year, most measures."""
    alt, neu = davor.fall.projekt, danach.fall.projekt
    if alt.name != neu.name:
        yield f"Projekt „{alt.name}“ und „{neu.name}“"
    if alt.beginn != neu.beginn:
        yield f"Beginn {alt.beginn} und {neu.beginn}"
    kennungen = davor.fall.massnahme_mit_id.keys() | danach.fall.massnahme_mit_id.keys()
    gemeinsam = davor.fall.massnahme_mit_id.keys() & danach.fall.massnahme_mit_id.keys()
    if len(gemeinsam) < MINDESTENS_GEMEINSAM * len(kennungen):
        yield f"von {gezaehlt(len(kennungen), 'Maßnahmen')} {len(gemeinsam)} in beiden"


def _ziele(davor: Letzter, danach: Letzter) -> Iterator[Gegenueber]:
    alte, neue = davor.bilanz.zielwerte, danach.bilanz.zielwerte
    for ziel in dict.fromkeys([*alte, *neue]):
        yield Gegenueber((ziel,), alte.get(ziel), neue.get(ziel), EINHEITEN[ziel])


def _eigene_mittel(plan: Letzter) -> dict[tuple[str, ...], Decimal]:
    return {(z.traeger, z.art, str(z.jahr)): z.netto_eur for z in plan.bilanz.haushalt}


def _haushalt(davor: Letzter, danach: Letzter) -> Iterator[Gegenueber]:
    namen = {t.id: t.name for fall in (davor.fall, danach.fall) for t in fall.kostentraeger}
    for zeile in _anders(_eigene_mittel(davor), _eigene_mittel(danach), "EUR", CENT):
        traeger, art, jahr = zeile.was
        yield replace(zeile, bezeichnung=f"{namen[traeger]} ({art}) {jahr}")


def _tonnen(plan: Letzter) -> dict[tuple[str, ...], Decimal]:
    return {(str(zeile.jahr),): zeile.minderung_t for zeile in plan.bilanz.emissionen}


def _anders(
    alte: Mapping[tuple[str, ...], Decimal], neue: Mapping[tuple[str, ...], Decimal], einheit: str, ab: Decimal
) -> Iterator[Gegenueber]:
    for was in sorted({*alte, *neue}):
        gegenueber = Gegenueber(was, alte.get(was), neue.get(was), einheit)
        if abs(gegenueber.unterschied) >= ab:
            yield gegenueber
