"""How the plan of one scenario differs from that of another, in German."""

from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.grundlagen.zeit import Zeitachse


def unterschiede(vergleich: Ergebnis, ergebnis: Ergebnis) -> list[str]:
    """Return how a plan differs from another one, measure by measure."""
    saetze = []
    for erste in vergleich.bilanz.massnahmen:
        andere = ergebnis.bilanz.massnahme(erste.massnahme)
        if andere is None:
            saetze.append(f"{erste.massnahme}: Verzicht")
        elif unterschied := _unterschied(ergebnis.fall.projekt.zeitachse, erste, andere):
            saetze.append(f"{erste.massnahme}: {unterschied}")
    bekannt = {bilanz.massnahme for bilanz in vergleich.bilanz.massnahmen}
    saetze += [f"{b.massnahme}: kein Verzicht" for b in ergebnis.bilanz.massnahmen if b.massnahme not in bekannt]
    return saetze


def _unterschied(achse: Zeitachse, erste: Massnahmenbilanz, andere: Massnahmenbilanz) -> str:
    teile = []
    if erste.beginn != andere.beginn:
        teile.append(f"Beginn {achse.name(andere.beginn)} statt {achse.name(erste.beginn)}")
    foerderung = [sorted(antrag.programm for antrag in bilanz.antraege) for bilanz in (erste, andere)]
    if foerderung[0] != foerderung[1]:
        namen = [" + ".join(programme) or "ohne Förderung" for programme in foerderung]
        teile.append(f"{namen[1]} statt {namen[0]}")
    elif erste.zuschuss_eur != andere.zuschuss_eur:
        teile.append(f"Zuschuss {euro(andere.zuschuss_eur)} statt {euro(erste.zuschuss_eur)}")
    return ", ".join(teile)
