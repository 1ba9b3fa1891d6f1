"""Coefficients of bundles: which options save how much, when, and who has to begin beside them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from massnahmenmodell.bewertung import Buendelersparnis
from massnahmenmodell.linearform import Ganze
from massnahmenplan.aufbereitung.einheiten import ohne_rauschen, teur
from massnahmenplan.aufbereitung.geld import diskontfaktoren, restwert
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.zahlungen import bauraten
from massnahmenplan.begriffe.beziehung import Beziehung, Beziehungsart
from massnahmenplan.begriffe.massnahme import Massnahme, baukosten
from massnahmenplan.foerderung.eigenanteil import eigener_anteil
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.planungsfall import Planungsfall


@dataclass(frozen=True)
class _Reihe:
    """Options by measure and by what has to be the same in a bundle."""

    beziehung: Beziehung
    mitglieder: tuple[str, ...]
    optionen: dict[str, dict[int, list[int]]]
    """Member -> period or year -> options."""


def buendelersparnisse(fall: Planungsfall, optionen: Sequence[Option]) -> tuple[Buendelersparnis, ...]:
    """Return all savings, in order of bundles, members and options; those of 0 are left out."""
    buendel = (b for b in fall.beziehungen if b.art is Beziehungsart.BUENDEL)
    return tuple(
        ersparnis
        for beziehung in sorted(buendel, key=lambda b: b.bezeichnung)
        for ersparnis in _eines_buendels(fall, beziehung, optionen)
    )


def _eines_buendels(
    fall: Planungsfall, beziehung: Beziehung, optionen: Sequence[Option]
) -> Iterator[Buendelersparnis]:
    mitglieder = fall.mitglieder(beziehung)
    reihe = _Reihe(beziehung, mitglieder, {kennung: defaultdict(list) for kennung in mitglieder})
    for o, option in enumerate(optionen):
        if option.massnahme in reihe.optionen:
            reihe.optionen[option.massnahme][_zeitpunkt(fall, beziehung, option)].append(o)
    for kennung in mitglieder:
        for zeitpunkt, nummern in sorted(reihe.optionen[kennung].items()):
            yield from _eines_mitglieds(fall, reihe, zeitpunkt, [(o, optionen[o]) for o in nummern])


def _zeitpunkt(fall: Planungsfall, beziehung: Beziehung, option: Option) -> int:
    """Return the period (or the year) that has to be the same."""
    if beziehung.gleichzeitig == "beginn":
        return option.beginn
    if beziehung.gleichzeitig == "baujahr":
        return fall.projekt.zeitachse.jahr_von(option.baubeginn)
    return option.baubeginn


def _eines_mitglieds(
    fall: Planungsfall, reihe: _Reihe, zeitpunkt: int, optionen: list[tuple[int, Option]]
) -> Iterator[Buendelersparnis]:
    """Yield what one member saves that begins at this time; options that save the same share one saving."""
    kennung = optionen[0][1].massnahme
    stelle = reihe.mitglieder.index(kennung)
    andere = reihe.mitglieder[:stelle] if reihe.beziehung.gemeinkosten_eur is not None else reihe.mitglieder
    daneben = tuple(
        np.array(reihe.optionen[a][zeitpunkt], dtype=np.int64)
        for a in andere
        if a != kennung and reihe.optionen[a].get(zeitpunkt)
    )
    if len(daneben) < reihe.beziehung.daneben:
        return
    gleiche: dict[tuple[str, int, Decimal], list[int]] = defaultdict(list)
    for o, option in optionen:
        eigen = eigener_anteil(option.paket.antraege, option.vorhaben.kosten_eur)
        gleiche[option.variante, option.beginn, eigen].append(o)
    for (_, _, eigen), nummern in gleiche.items():
        option = next(option for o, option in optionen if o == nummern[0])
        anteil = eigen * _anteil(reihe.beziehung, option.ausfuehrung)
        nummern_feld = np.array(nummern, dtype=np.int64)
        if anteil:
            yield _ersparnis(fall, reihe.beziehung, option, anteil, nummern_feld, daneben)


def _anteil(beziehung: Beziehung, ausfuehrung: Massnahme) -> Decimal:
    """Return the share of its building cost that a member in the bundle saves."""
    if beziehung.anteil is not None:
        return beziehung.anteil
    fest = beziehung.gemeinkosten_eur or beziehung.ersparnis_eur.get(ausfuehrung.id, Decimal(0))
    kosten = baukosten(ausfuehrung)
    return fest / kosten if kosten else Decimal(0)


def _ersparnis(
    fall: Planungsfall,
    beziehung: Beziehung,
    option: Option,
    anteil: Decimal,
    optionen: Ganze,
    daneben: tuple[Ganze, ...],
) -> Buendelersparnis:
    projekt = fall.projekt
    raten = bauraten(option.ausfuehrung, option.beginn, projekt)
    jahre = projekt.zeitachse.jahre
    betrag = np.array([teur(auf_cent(anteil * raten.get(jahr, Decimal(0)))) for jahr in jahre])
    diskont = diskontfaktoren(fall, len(jahre))
    kosten = option.vorhaben.kosten_eur
    bleibt = float(restwert(option, projekt.zeitachse) / kosten) if kosten else 0.0
    wert = float(betrag @ diskont) - bleibt * float(betrag.sum()) * float(diskont[-1])
    return Buendelersparnis(
        name=beziehung.bezeichnung,
        satz=fall.buendelname(beziehung),
        optionen=optionen,
        daneben=daneben,
        mindestens=beziehung.daneben,
        betrag=betrag,
        kapitalwert=float(ohne_rauschen(np.array(wert))),
    )
