"""Model against recount of what districts share beyond their accounts: targets over all, and the aim of all."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import numpy as np

from massnahmenplan.abgleich import EIN_KG, Abgleich, zielwertabweichungen
from massnahmenplan.begriffe.planziel import GENAUIGKEIT
from massnahmenplan.ergebnis import Bilanz
from massnahmenplan.ergebnis.portfolioergebnis import Gemeinschaftsziel, gesamtwert
from massnahmenplan.loeser import Loesung, Standardform
from massnahmenplan.portfolio.lage import Verbundlage

Ziele = tuple[Gemeinschaftsziel, ...]


def gleiche_gemeinsames_ab(
    lage: Verbundlage,
    form: Standardform,
    loesung: Loesung,
    bilanzen: Mapping[str, Bilanz],
    ziele: Ziele,
) -> Abgleich:
    """Compare what the solver was given and found of all districts with what the recount says."""
    daten = lage.daten.quartiere[0]
    stellen = daten.anzahl_jahre * len(lage.faelle)
    wert = gesamtwert(daten.zielfunktion, (b.zielwerte[daten.zielfunktion] for b in bilanzen.values()), ziele)
    genau = GENAUIGKEIT[daten.zielfunktion] * stellen
    abweichungen = (
        *_zielzeilen(lage, form, loesung, bilanzen, EIN_KG * stellen),
        *_verfehlungen(form, loesung, ziele, EIN_KG * stellen),
        *zielwertabweichungen(daten.zielfunktion, loesung, wert, genau),
    )
    verglichen = len(ziele) + sum(not ziel.hart for ziel in ziele) + 1
    return Abgleich(verglichen, tuple(f"Alle Quartiere: {satz}" for satz in abweichungen))


def _zielzeilen(
    lage: Verbundlage, form: Standardform, loesung: Loesung, bilanzen: Mapping[str, Bilanz], genau: Decimal
) -> Iterator[str]:
    """Compare the part of each row that single options decide; what they do together districts compare."""
    assert loesung.werte is not None
    aktivitaet = form.matrix @ np.where(form.ganzzahlig, loesung.werte, 0.0)
    je_zeile = dict(zip(form.zeilen, aktivitaet.tolist(), strict=True))
    for z, ziel in enumerate(lage.daten.ziele):
        modell = Decimal(repr(je_zeile["gemeinsames_ziel_erreicht", z]))
        einzeln = (bilanz.emissionen[t].einzelsumme_t for bilanz in bilanzen.values() for t in ziel.jahre)
        soll = sum(einzeln, Decimal(0))
        if abs(modell - soll) > genau:
            yield f"{ziel.name}: Modell {modell:.3f}, Nachrechnung {soll:.3f}"


def _verfehlungen(form: Standardform, loesung: Loesung, ziele: Ziele, genau: Decimal) -> Iterator[str]:
    """No less is missing of a soft target than the model says; more may stand there where it costs nothing."""
    werte = form.nach_spalten(loesung.werte)
    for z, ziel in enumerate(ziele):
        modell = Decimal(repr(werte.get(("gemeinsame_verfehlung", z), 0.0)))
        if not ziel.hart and ziel.verfehlung_t > modell + genau:
            yield f"{ziel.name} fehlt: Modell {modell:.3f} t, Nachrechnung {ziel.verfehlung_t:.3f} t"
