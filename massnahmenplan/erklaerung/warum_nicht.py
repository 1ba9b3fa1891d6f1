"""Why a measure is left out, and what would have to change for it to come in."""

from decimal import ROUND_CEILING, Decimal

from massnahmenplan.begriffe.planziel import EINHEITEN
from massnahmenplan.ergebnis import Nichtwahl
from massnahmenplan.ergebnis.erklaerung import Gegenprobe, Mehrwirkung, Warumnicht
from massnahmenplan.erklaerung.gegenprobe import mit
from massnahmenplan.erklaerung.lage import Planlage
from massnahmenplan.erklaerung.mehrgeld import bestimme
from massnahmenplan.erklaerung.nebenbei import Fehlendes, was_fehlt
from massnahmenplan.wirkung.einzelwirkung import wirkungsanteil

TAUSENDSTEL = Decimal("0.001")
_STELLE = {"co2": TAUSENDSTEL, "kosten": Decimal("0.01"), "nutzwert": Decimal("0.0001")}


def warum_nicht(lage: Planlage, nichtwahl: Nichtwahl, zeit_s: float) -> Warumnicht:
    """Return the counterfactual of a measure that is left out."""
    m = lage.nummer[nichtwahl.massnahme]
    optionen = [int(o) for o in lage.optionen(m)]
    if not optionen:
        fehlt = _perioden_mehr(lage, nichtwahl.massnahme)
        return Warumnicht(nichtwahl, False, Gegenprobe(False), None, (), None, fehlt)
    fehlendes = (
        was_fehlt(lage, m, optionen, nur_geld=True) or was_fehlt(lage, m, optionen) or Fehlendes(None, (), ())
    )
    probe = mit(lage, m, zeit_s)
    geld = bestimme(lage, m, fehlendes) if fehlendes.nur_geld else None
    return Warumnicht(
        nichtwahl, True, probe, geld, fehlendes.engpaesse, _mehrwirkung(lage, probe, nichtwahl), None
    )


def _mehrwirkung(lage: Planlage, probe: Gegenprobe, nichtwahl: Nichtwahl) -> Mehrwirkung | None:
    """Return what the measure lacks, from what the last aim loses with it; None where nothing is lost or known.

    An aim that others follow has room left by its tolerance: what would have to be better is no single figure.
    """
    abstand = probe.abstand
    if abstand is None or abstand.grenze is not None or abstand.hoechstens <= 0 or probe.plan is None:
        return None
    if abstand.ziel != "co2":
        menge = abstand.hoechstens.quantize(_STELLE[abstand.ziel], rounding=ROUND_CEILING)
        return Mehrwirkung(abstand.ziel, menge, EINHEITEN[abstand.ziel], False)
    jahre = _wirkungsjahre(lage, probe, nichtwahl.massnahme)
    if not jahre:
        return None
    je_jahr = (abstand.hoechstens / jahre).quantize(TAUSENDSTEL, rounding=ROUND_CEILING)
    return Mehrwirkung("co2", je_jahr, "t CO2e/a", True, jahre)


def _wirkungsjahre(lage: Planlage, probe: Gegenprobe, kennung: str) -> Decimal:
    """Return for how many years the measure works in the plan that was found with it."""
    assert probe.plan is not None
    schritt, achse = probe.plan.schritt(kennung), lage.fall.projekt.zeitachse
    assert schritt is not None
    ausfuehrung = lage.fall.ausfuehrungen[kennung][schritt.variante]
    anteile = (wirkungsanteil(ausfuehrung, schritt.beginn, jahr, achse.je_jahr) for jahr in achse.jahre)
    return sum(anteile, Decimal(0))


def _perioden_mehr(lage: Planlage, kennung: str) -> int | None:
    """Return by how much planning and building are too long for the window in every variant; None if they fit."""
    achse = lage.fall.projekt.zeitachse
    zu_lang = [v.dauer - len(v.fenster(achse)) for v in lage.fall.ausfuehrungen[kennung].values()]
    festgelegt = [f for f in lage.fall.festlegungen if f.massnahme == kennung]
    return min(zu_lang) if min(zu_lang) > 0 and not festgelegt else None
