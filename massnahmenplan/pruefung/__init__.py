"""Any plan against the limits of its case: every violation, none repaired."""

from massnahmenplan.ergebnis import Bilanz, Plan, Verstoss
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung.auswahl import pruefe_auswahl
from massnahmenplan.pruefung.grenzen import pruefe_grenzen
from massnahmenplan.pruefung.kredite import pruefe_kredite
from massnahmenplan.pruefung.reihenfolge import pruefe_reihenfolge
from massnahmenplan.pruefung.stand import pruefe_stand
from massnahmenplan.pruefung.vorsorge import pruefe_vorsorge

__all__ = ["pruefe"]


def pruefe(fall: Planungsfall, plan: Plan, bilanz: Bilanz) -> tuple[Verstoss, ...]:
    """Return all violations: choice, dates, state, order, groups, money, reserve, loans, accounts, targets."""
    return (
        *pruefe_auswahl(fall, plan),
        *pruefe_stand(fall, bilanz),
        *pruefe_reihenfolge(fall, bilanz),
        *pruefe_grenzen(fall, bilanz),
        *pruefe_vorsorge(fall, bilanz),
        *pruefe_kredite(fall, bilanz),
    )
