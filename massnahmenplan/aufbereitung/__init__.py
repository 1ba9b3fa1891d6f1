"""From facts to coefficients: Planungsfall to Modelldaten; the only place that converts units."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from massnahmenmodell.daten import Modelldaten, Optionen, Ziel
from massnahmenplan.aufbereitung.abrufe import Zuteilung, zuteilungen
from massnahmenplan.aufbereitung.beziehungen import folgen, gruppen, pflicht
from massnahmenplan.aufbereitung.deckungen import deckungen
from massnahmenplan.aufbereitung.geld import abrufwerte, diskontfaktoren, haushalte, kapitalwerte
from massnahmenplan.aufbereitung.konten import konten
from massnahmenplan.aufbereitung.kopplungen import kopplungen
from massnahmenplan.aufbereitung.mieten import bereite_mieten_auf
from massnahmenplan.aufbereitung.netzgroessen import netzalternativen
from massnahmenplan.aufbereitung.optionen import Option, Optionsliste, zaehle_optionen_auf
from massnahmenplan.aufbereitung.produkte import produkte
from massnahmenplan.aufbereitung.robustheit import schutz
from massnahmenplan.aufbereitung.stellung import Stellung
from massnahmenplan.aufbereitung.wirkung import einzelwirkungen, ersparnisse, minderungen, ueberlappungen, ziele
from massnahmenplan.aufbereitung.zahlungen import betriebsperioden
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["Aufbereitung", "bereite_auf", "frage_nach_kosten"]


@dataclass(frozen=True, slots=True)
class Aufbereitung:
    """The coefficients, and the options that they belong to (option number = place)."""

    daten: Modelldaten
    optionsliste: Optionsliste
    zuteilungen: tuple[Zuteilung, ...] = ()
    """Applications whose award depends on others; the number of an Abruf is its place."""

    @property
    def optionen(self) -> tuple[Option, ...]:
        """All options; the number of an option is its place."""
        return self.optionsliste.optionen


def bereite_auf(fall: Planungsfall, ziel: Literal["co2", "kosten"]) -> Aufbereitung:
    """Return everything the model is built from."""
    liste = zaehle_optionen_auf(fall)
    optionen = liste.optionen
    kennungen = tuple(sorted(fall.massnahme_mit_id))
    nummer = {kennung: m for m, kennung in enumerate(kennungen)}
    wirkungen = einzelwirkungen(fall, optionen)
    zugeteilt, stellung = zuteilungen(fall, optionen), Stellung(fall, optionen)
    achse, lage = fall.projekt.zeitachse, _lage(fall, optionen, nummer)
    kassen = haushalte(fall, optionen, zugeteilt)
    mieten = bereite_mieten_auf(fall, optionen, wirkungen, zugeteilt, kassen)
    daten = Modelldaten(
        massnahmen=kennungen,
        jahre=tuple(achse.jahre),
        optionen=lage,
        pflicht=pflicht(fall, nummer),
        gruppen=gruppen(fall, nummer),
        folgen=folgen(fall, nummer),
        konten=konten(fall, optionen, zugeteilt),
        haushalte=kassen,
        minderung=minderungen(fall, optionen, wirkungen),
        ueberlappungen=ueberlappungen(fall, optionen, wirkungen, nummer),
        ziele=ziele(fall),
        zielfunktion=ziel,
        kosten=kapitalwerte(fall, optionen, wirkungen, zugeteilt),
        abrufe=tuple(zuteilung.abruf for zuteilung in zugeteilt),
        abruf_kosten=abrufwerte(fall, zugeteilt),
        kopplungen=kopplungen(stellung, zugeteilt),
        alternativen=tuple(netzalternativen(stellung)),
        diskont=diskontfaktoren(fall, len(achse) + 1),
        produkte=produkte(fall, optionen, lage),
        ersparnisse=ersparnisse(fall, optionen, wirkungen),
        schutz=schutz(fall, optionen, kassen, nummer),
        je_jahr=achse.je_jahr,
        deckungen=deckungen(fall, kassen),
        mietobjekte=mieten.objekte,
        kappungen=mieten.kappungen,
        offene_umlagen=mieten.offene,
    )
    return Aufbereitung(daten, liste, zugeteilt)


def frage_nach_kosten(aufbereitung: Aufbereitung, mindestens_t: float) -> Aufbereitung:
    """Return the same problem with the aim ``kosten``, under the condition that no less is reduced in all."""
    daten = aufbereitung.daten
    alle = tuple(range(daten.anzahl_jahre))
    bedingung = Ziel("ziel:gleichstand", "Minderung wie im besten Plan", alle, mindestens_t, None)
    return replace(
        aufbereitung,
        daten=replace(daten, zielfunktion="kosten", ziele=(*daten.ziele, bedingung)),
    )


def _lage(fall: Planungsfall, optionen: tuple[Option, ...], nummer: dict[str, int]) -> Optionen:
    achse = fall.projekt.zeitachse
    in_betrieb = [betriebsperioden(option.ausfuehrung, option.beginn, achse) for option in optionen]
    return Optionen(
        massnahme=np.array([nummer[option.massnahme] for option in optionen], dtype=np.int64),
        beginn=np.array([achse.stelle(option.beginn) for option in optionen], dtype=np.int64),
        fertig=np.array([achse.stelle(option.fertig) for option in optionen], dtype=np.int64),
        betrieb_bis=np.array([achse.stelle(perioden.stop - 1) for perioden in in_betrieb], dtype=np.int64),
    )
