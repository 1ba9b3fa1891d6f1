"""Which budget euro is worth most: what 1,000 EUR more bring the aim."""

from decimal import Decimal

from massnahmenplan.bericht import worte as planworte
from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.querbalken import MEISTE, Querbild, Stueck, Zeile
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import TABELLEN, je_tausend
from massnahmenplan.ergebnis.studienantworten import Budgetwert, Studienantworten

_GEWINN = Fuellung("#7fae9b", "", GRUEN)


def budgetbild(antworten: Studienantworten) -> Schaubild | None:
    """Return what 1,000 EUR more bring in each purse, with the proven ends; None if the study varies no budget."""
    if not antworten.budgets:
        return None
    einheit = worte.einheit(worte.zielkennzahl(antworten.ziel))
    zeilen = [_zeile(antworten, b) for b in antworten.budgets[:MEISTE]]
    titel = "Was 1.000 € mehr bringen"
    erster = antworten.budgets[0]
    text = (
        f"Am meisten bei „{worte.groesse(erster.stellgroesse, antworten)}“: "
        f"{worte.je_geld(je_tausend(erster)[0], antworten)}; dünner Strich: bewiesener Bereich."
    )
    svg = Querbild("budgets", einheit, zeilen).zeichne().svg(titel, text)
    tabelle = TABELLEN["budgets"]
    return Schaubild("budgets", titel, text, svg, tuple(tabelle.kopf), tuple(tabelle.zeilen(antworten)))


def _zeile(a: Studienantworten, b: Budgetwert) -> Zeile:
    wert, unten, oben = je_tausend(b)
    name, text = worte.groesse(b.stellgroesse, a), worte.je_geld(wert, a)
    stueck = Stueck(Decimal(0), wert or Decimal(0), _GEWINN, f"{name}: {text} je 1.000 €")
    spanne = None if unten is None or oben is None else (unten, oben)
    zahlende = ", ".join(planworte.traeger(a.fall, kennung) for kennung in b.traeger)
    return Zeile(name, zahlende, (stueck,), text, spanne)
