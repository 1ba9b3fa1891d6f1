"""The plan that carries out nothing: the only one of a case in which no measure has an option."""

from decimal import Decimal

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.annahmen import annahmen
from massnahmenplan.ergebnis import Ergebnis, Nachweis, Nichtwahl, Plan, Pruefschritt, Status
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.versionen import versionen
from massnahmenplan.vorgaben import EINHEITEN, Vorgaben


def leerer_plan(fall: Planungsfall, vorgaben: Vorgaben) -> Ergebnis | None:
    """Return the plan that carries out nothing, as the only one there is; None if it breaks a limit."""
    rechnung = nachrechnung.rechne(fall, Plan(()))
    if pruefung.pruefe(fall, Plan(()), rechnung.bilanz):
        return None
    ziel = vorgaben.zielname
    wert = rechnung.bilanz.zielwerte[ziel]
    return Ergebnis(
        fall=fall,
        plan=Plan(()),
        bilanz=rechnung.bilanz,
        nachweis=Nachweis(
            status=Status.OPTIMAL,
            ziel=ziel,
            einheit=EINHEITEN[ziel],
            zielwert=wert,
            schranke=wert,
            luecke=Decimal(0),
            verlangte_luecke=Decimal(repr(vorgaben.luecke)),
            dauer_s=0.0,
            knoten=0,
            saat=vorgaben.saat,
            zeilen=0,
            spalten=0,
        ),
        nicht_gewaehlt=tuple(
            Nichtwahl(kennung, "keine_option", "Keine Maßnahme kann hier ausgeführt werden.")
            for kennung in sorted(fall.massnahme_mit_id)
        ),
        protokoll=(Pruefschritt("Regeln", "keine Grenze verletzt", True),),
        annahmen=annahmen(fall),
        versionen=versionen(fall),
    )
