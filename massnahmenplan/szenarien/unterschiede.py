"""How the plan of one scenario differs from that of another, in German."""

from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.planungsfall import Planungsfall


def unterschiede(vergleich: Ergebnis, ergebnis: Ergebnis) -> list[str]:
    """Return how a plan differs from another one, measure by measure."""
    saetze = []

    def name(bilanz: Massnahmenbilanz) -> str:
        return worte.massnahme(ergebnis.fall, bilanz.massnahme)

    for erste in vergleich.bilanz.massnahmen:
        andere = ergebnis.bilanz.massnahme(erste.massnahme)
        if andere is None:
            saetze.append(f"{name(erste)}: Verzicht")
        elif unterschied := _unterschied(ergebnis.fall, erste, andere):
            saetze.append(f"{name(erste)}: {unterschied}")
    bekannt = {bilanz.massnahme for bilanz in vergleich.bilanz.massnahmen}
    saetze += [f"{name(b)}: kein Verzicht" for b in ergebnis.bilanz.massnahmen if b.massnahme not in bekannt]
    return saetze


def _unterschied(fall: Planungsfall, erste: Massnahmenbilanz, andere: Massnahmenbilanz) -> str:
    teile, achse = [], fall.projekt.zeitachse
    if erste.beginn != andere.beginn:
        teile.append(f"Beginn {achse.name(andere.beginn)} statt {achse.name(erste.beginn)}")
    foerderung = [sorted(worte.programm(fall, a.programm) for a in b.antraege) for b in (erste, andere)]
    if foerderung[0] != foerderung[1]:
        namen = [" + ".join(programme) or "ohne Förderung" for programme in foerderung]
        teile.append(f"{namen[1]} statt {namen[0]}")
    elif erste.zuschuss_eur != andere.zuschuss_eur:
        teile.append(f"Zuschuss {euro(andere.zuschuss_eur)} statt {euro(erste.zuschuss_eur)}")
    return ", ".join(teile)
