"""From facts to coefficients: Planungsfall to Modelldaten; the only place that converts units."""

from dataclasses import dataclass, replace

import numpy as np

from massnahmenmodell.bewertung import Vorrang
from massnahmenmodell.daten import Modelldaten, Optionen
from massnahmenplan.aufbereitung.abrufe import Zuteilung, zuteilungen
from massnahmenplan.aufbereitung.beziehungen import folgen, gruppen, pflicht
from massnahmenplan.aufbereitung.buendel import buendelersparnisse
from massnahmenplan.aufbereitung.deckungen import deckungen
from massnahmenplan.aufbereitung.geld import (
    abrufwerte,
    buche_ersparnisse,
    diskontfaktoren,
    haushalte,
    kapitalwerte,
)
from massnahmenplan.aufbereitung.konten import konten
from massnahmenplan.aufbereitung.kopplungen import kopplungen
from massnahmenplan.aufbereitung.kredite import Kreditweg, kreditgrenzen, kreditkosten, kreditwege
from massnahmenplan.aufbereitung.kriterien import nutzwert
from massnahmenplan.aufbereitung.mengenziele import mengenziele
from massnahmenplan.aufbereitung.mieten import bereite_mieten_auf
from massnahmenplan.aufbereitung.netzgroessen import netzalternativen
from massnahmenplan.aufbereitung.optionen import Option, Optionsliste, zaehle_optionen_auf
from massnahmenplan.aufbereitung.paketspeicher import Paketspeicher
from massnahmenplan.aufbereitung.produkte import gemeinsames
from massnahmenplan.aufbereitung.robustheit import schutz
from massnahmenplan.aufbereitung.stellung import Stellung
from massnahmenplan.aufbereitung.vergangenes import mit_vergangenem
from massnahmenplan.aufbereitung.wirkung import einzelwirkungen, ersparnisse, minderungen, ueberlappungen, ziele
from massnahmenplan.aufbereitung.zahlungen import betriebsperioden
from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["Aufbereitung", "Paketspeicher", "bereite_auf", "frage_nach"]

Vorwissen = Optionsliste | Paketspeicher


@dataclass(frozen=True, slots=True)
class Aufbereitung:
    """The coefficients, and the options that they belong to (option number = place)."""

    daten: Modelldaten
    optionsliste: Optionsliste
    zuteilungen: tuple[Zuteilung, ...] = ()
    """Applications whose award depends on others; the number of an Abruf is its place."""
    kreditwege: tuple[Kreditweg, ...] = ()
    """Loans that can be drawn; the number of a loan is its place."""

    @property
    def optionen(self) -> tuple[Option, ...]:
        """All options; the number of an option is its place."""
        return self.optionsliste.optionen


def bereite_auf(fall: Planungsfall, ziel: Zielname, bekannte: Vorwissen | None = None) -> Aufbereitung:
    """Return what the model is built from; ``bekannte``: its options, or the packages of cases before."""
    liste = bekannte if isinstance(bekannte, Optionsliste) else zaehle_optionen_auf(fall, bekannte)
    optionen = liste.optionen
    kennungen = tuple(sorted(fall.massnahme_mit_id))
    nummer = {kennung: m for m, kennung in enumerate(kennungen)}
    wirkungen = einzelwirkungen(fall, optionen)
    zugeteilt, stellung = zuteilungen(fall, optionen), Stellung(fall, optionen)
    gespart = buendelersparnisse(fall, optionen)
    wege = kreditwege(fall, optionen, zugeteilt)
    achse, lage = fall.projekt.zeitachse, _lage(fall, optionen, nummer)
    kassen = haushalte(fall, optionen, zugeteilt, gespart, wege)
    mieten = bereite_mieten_auf(fall, optionen, wirkungen, zugeteilt, wege, kassen)
    produkte, verbuende = gemeinsames(fall, optionen, lage)
    daten = Modelldaten(
        massnahmen=kennungen,
        jahre=tuple(achse.jahre),
        optionen=lage,
        pflicht=pflicht(fall, nummer),
        gruppen=gruppen(fall, nummer),
        folgen=folgen(fall, nummer),
        konten=konten(fall, optionen, zugeteilt, wege),
        haushalte=kassen,
        minderung=minderungen(fall, optionen, wirkungen),
        ueberlappungen=ueberlappungen(fall, optionen, wirkungen, nummer),
        ziele=ziele(fall),
        zielfunktion=ziel,
        kosten=kapitalwerte(fall, optionen, wirkungen, zugeteilt),
        abrufe=tuple(zuteilung.abruf for zuteilung in zugeteilt),
        abruf_kosten=abrufwerte(fall, zugeteilt),
        kredite=tuple(weg.kredit for weg in wege),
        kredit_kosten=kreditkosten(fall, wege),
        kreditgrenzen=kreditgrenzen(fall, optionen, wege, buche_ersparnisse(fall, optionen, gespart)),
        kopplungen=kopplungen(stellung, zugeteilt),
        alternativen=tuple(netzalternativen(stellung)),
        buendel=gespart,
        diskont=diskontfaktoren(fall, len(achse) + 1),
        produkte=produkte,
        verbuende=verbuende,
        ersparnisse=ersparnisse(fall, optionen, wirkungen),
        nutzwert=nutzwert(fall, optionen),
        mengenziele=mengenziele(fall, optionen, nummer),
        schutz=schutz(fall, optionen, kassen, nummer),
        je_jahr=achse.je_jahr,
        deckungen=deckungen(fall, kassen),
        mietobjekte=mieten.objekte,
        kappungen=mieten.kappungen,
        offene_umlagen=mieten.offene,
    )
    return Aufbereitung(mit_vergangenem(fall, daten, optionen), liste, zugeteilt, wege)


def frage_nach(aufbereitung: Aufbereitung, ziel: Zielname, vorrang: tuple[Vorrang, ...]) -> Aufbereitung:
    """Return the same problem with another aim, under the condition that aims before it keep their limits."""
    return replace(aufbereitung, daten=replace(aufbereitung.daten, zielfunktion=ziel, rangfolge=vorrang))


def _lage(fall: Planungsfall, optionen: tuple[Option, ...], nummer: dict[str, int]) -> Optionen:
    achse = fall.projekt.zeitachse
    in_betrieb = [betriebsperioden(option.ausfuehrung, option.beginn, achse) for option in optionen]
    return Optionen(
        massnahme=np.array([nummer[option.massnahme] for option in optionen], dtype=np.int64),
        beginn=np.array([achse.stelle(option.beginn) for option in optionen], dtype=np.int64),
        fertig=np.array([achse.stelle(option.fertig) for option in optionen], dtype=np.int64),
        betrieb_bis=np.array([achse.stelle(perioden.stop - 1) for perioden in in_betrieb], dtype=np.int64),
    )
