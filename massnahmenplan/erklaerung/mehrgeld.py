"""The smallest extra money with which a measure fits beside the plan: to the cent, and applied to the case."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal

from massnahmenplan.aufbereitung.einheiten import eur, teur
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.ergebnis.erklaerung import Engpass, Mehrgeld
from massnahmenplan.erklaerung.antwort import frage
from massnahmenplan.erklaerung.lage import Planlage
from massnahmenplan.erklaerung.nebenbei import Fehlendes, daneben, mit_geld
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import hausname

VERSUCHE = 3
HOECHSTENS_S = 5.0
Kasse = tuple[str, str, int]
"""Payer, kind of purse, year."""


def bestimme(lage: Planlage, m: int, fehlendes: Fehlendes) -> Mehrgeld | None:
    """Return the money of ``fehlendes`` in whole cents, checked by applying it to the case; None if it fails."""
    k, optionen = lage.letztes, [int(o) for o in lage.optionen(m)]
    nutzbar = {(h, t): auf_cent(eur(wert)) for h, t, wert in fehlendes.geld}
    for _ in range(VERSUCHE):
        form = mit_geld(lage, lage.form(k), {stelle: teur(betrag) for stelle, betrag in nutzbar.items()})
        ansaetze = {_kasse(lage, *stelle): _ansatz(lage, stelle, betrag) for stelle, betrag in nutzbar.items()}
        reicher = mit_ansaetzen(lage.fall, ansaetze)
        antwort = frage(lage, k, daneben(lage, k, m, optionen, form), HOECHSTENS_S, luecke=0.0, fall=reicher)
        abstand = antwort.abstand(lage, k)
        if antwort.plan is not None and abstand is not None:
            schritt = antwort.plan.schritt(lage.daten.massnahmen[m])
            assert schritt is not None
            return Mehrgeld(_genannt(lage, nutzbar, ansaetze), schritt, abstand)
        nutzbar = {stelle: betrag + CENT for stelle, betrag in nutzbar.items()}
    return None


def mit_ansaetzen(fall: Planungsfall, mehr: Mapping[Kasse, Decimal]) -> Planungsfall:
    """Return the case with larger budgets."""

    def erhoeht(ansatz: Haushaltsansatz) -> Haushaltsansatz:
        betrag = mehr.get((ansatz.kostentraeger, str(ansatz.art), ansatz.jahr))
        return ansatz if betrag is None else ansatz.model_copy(update={"betrag_eur": ansatz.betrag_eur + betrag})

    return fall.model_copy(update={"haushalt": tuple(erhoeht(ansatz) for ansatz in fall.haushalt)})


def _kasse(lage: Planlage, h: int, t: int) -> Kasse:
    haushalt = lage.daten.haushalte[h]
    return haushalt.traeger, haushalt.name.rpartition(":")[2], lage.daten.jahre[t]


def _ansatz(lage: Planlage, stelle: tuple[int, int], nutzbar: Decimal) -> Decimal:
    """Return by how much the stated budget has to grow so that so much more is usable: part may be locked."""
    kasse = _kasse(lage, *stelle)
    alt = next(a for a in lage.fall.haushalt if (a.kostentraeger, str(a.art), a.jahr) == kasse)
    betrag = (nutzbar / (1 - alt.sperre_anteil)).quantize(CENT, rounding=ROUND_CEILING)
    neu = alt.model_copy(update={"betrag_eur": alt.betrag_eur + betrag})
    return betrag if neu.nutzbar_eur - alt.nutzbar_eur >= nutzbar else betrag + CENT


def _genannt(
    lage: Planlage, nutzbar: Mapping[tuple[int, int], Decimal], ansaetze: Mapping[Kasse, Decimal]
) -> tuple[Engpass, ...]:
    betraege = []
    for h, t in nutzbar:
        traeger, art, jahr = kasse = _kasse(lage, h, t)
        name = hausname(lage.fall, lage.daten.haushalte[h])
        betraege.append(Engpass("kasse", name, ansaetze[kasse], "EUR", jahr, str(jahr), traeger, art))
    return tuple(betraege)
