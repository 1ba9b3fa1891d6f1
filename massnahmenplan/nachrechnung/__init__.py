"""What a plan really costs and brings: recomputed in Decimal from input and decisions only.

Blind to the model: no coefficient, no solver value, and of the preparation nothing either. Only the law
(``foerderung``) and the effect of one year of full operation (``wirkung``) are the same for all.
"""

from dataclasses import dataclass

from massnahmenplan.ergebnis import Bilanz, Plan, Verstoss
from massnahmenplan.nachrechnung.buendel import spare_in_buendeln
from massnahmenplan.nachrechnung.emission import emissionen, ersparnisverlust
from massnahmenplan.nachrechnung.energie import endenergie, energieersparnisse
from massnahmenplan.nachrechnung.foerderung import foerdere
from massnahmenplan.nachrechnung.gruppen import gruppenjahre
from massnahmenplan.nachrechnung.haushalt import haushalte
from massnahmenplan.nachrechnung.konten import konten
from massnahmenplan.nachrechnung.kredite import (
    begrenze_auf_den_eigenen_teil,
    kreditstroeme,
    nimm_darlehen_auf,
    nimm_eigene_auf,
    schulden,
)
from massnahmenplan.nachrechnung.kriterien import kriterienstaende, nutzwert
from massnahmenplan.nachrechnung.mengenziele import mengenzielstaende
from massnahmenplan.nachrechnung.mieten import mietjahre
from massnahmenplan.nachrechnung.robustheit import vorsorge
from massnahmenplan.nachrechnung.schritt import rechne_schritt
from massnahmenplan.nachrechnung.teilung import teile_unter_traegern
from massnahmenplan.nachrechnung.verbund import wirkungsverbuende
from massnahmenplan.nachrechnung.ziele import zielstaende
from massnahmenplan.nachrechnung.zielwerte import kapitalwert, zielwerte
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["Rechnung", "rechne"]


@dataclass(frozen=True, slots=True)
class Rechnung:
    """The balance of a plan, and what already went wrong while it was drawn up."""

    bilanz: Bilanz
    verstoesse: tuple[Verstoss, ...]
    """Decisions that cannot be carried out as they stand; refused grants are counted as 0."""


def rechne(fall: Planungsfall, plan: Plan) -> Rechnung:
    """Return the balance of any plan, hand-made ones included. Never fails on a bad decision: it is named."""
    verstoesse: list[Verstoss] = []
    ohne_foerderung = tuple(
        (schritt, gerechnet)
        for schritt in sorted(plan.schritte, key=lambda s: s.massnahme)
        if (gerechnet := rechne_schritt(fall, schritt, verstoesse)) is not None
    )
    gefoerdert, belastungen = foerdere(fall, ohne_foerderung, verstoesse)
    gebuendelt = spare_in_buendeln(fall, gefoerdert)
    schritte = tuple(zip((schritt for schritt, _ in ohne_foerderung), gebuendelt, strict=True))
    mit_darlehen, foerderkredite = nimm_darlehen_auf(fall, schritte, verstoesse)
    massnahmen = teile_unter_traegern(fall, mit_darlehen)
    begrenzte = begrenze_auf_den_eigenen_teil(massnahmen, foerderkredite)
    kredite = (*begrenzte, *nimm_eigene_auf(fall, plan.kredite, verstoesse))
    gruppen = gruppenjahre(fall, massnahmen)
    je_jahr = emissionen(fall, massnahmen, gruppen)
    gespart = energieersparnisse(fall, massnahmen)
    mieten = mietjahre(fall, massnahmen, gruppen)
    kassen = haushalte(fall, massnahmen, gespart, mieten, kreditstroeme(kredite))
    staende = zielstaende(fall, je_jahr)
    mengen = mengenzielstaende(fall, massnahmen, gruppen)
    verlust = ersparnisverlust(fall, massnahmen, gruppen)
    barwerte = kapitalwert(fall, massnahmen, kassen, (*staende, *mengen), verlust, mieten, kredite)
    werte = zielwerte(je_jahr, barwerte)
    kriterien = kriterienstaende(fall, massnahmen, werte)
    bilanz = Bilanz(
        massnahmen=massnahmen,
        haushalt=kassen,
        konten=konten(fall, massnahmen, belastungen),
        emissionen=je_jahr,
        ziele=staende,
        zielwerte=werte | nutzwert(kriterien),
        kapitalwert=barwerte,
        mengenziele=mengen,
        kriterien=kriterien,
        vorsorge=vorsorge(fall, massnahmen, kassen),
        wirkungsgruppen=gruppen,
        endenergie=endenergie(fall, massnahmen, gruppen),
        energieersparnis=gespart,
        mieten=mieten,
        kredite=kredite,
        schulden=schulden(fall, kredite),
        verbuende=wirkungsverbuende(fall, massnahmen, gruppen),
    )
    return Rechnung(bilanz, tuple(verstoesse))
