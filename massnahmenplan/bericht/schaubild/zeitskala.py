"""Periods and days of a plan as places from left to right, and what is drawn of a measure along them."""

from datetime import date

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.schaubild import legende
from massnahmenplan.bericht.schaubild.farben import HILFSLINIE, LEISE, ZIELFARBE, Fuellung
from massnahmenplan.bericht.schaubild.leinwand import Angabe, Leinwand
from massnahmenplan.bericht.tabellen.zeitplan import erstes_jahr
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import datum

ZEILE = 26
PHASEN = {
    "Planung": Fuellung("#8fa3b5", "schraeg", "#5f7386"),
    "Bau": Fuellung(GRUEN),
    "Betrieb": Fuellung("#cfe3da", "", "#8fb8a7"),
}
_TAGE_IM_JAHR = 366
_GANZE_JAHRESZAHL = 34
"""Pixels that four digits need."""


class Zeitskala:
    """From ``links`` to ``rechts`` the years of the plan; the first applications may lie before it."""

    def __init__(self, ergebnis: Ergebnis, links: float, rechts: float) -> None:
        self.ergebnis, self.links = ergebnis, links
        self.achse = ergebnis.fall.projekt.zeitachse
        self.erstes = erstes_jahr(ergebnis)
        self.jahre = range(self.erstes, self.achse.ende + 1)
        self.jahresbreite = (rechts - links) / len(self.jahre)

    def periode(self, periode: int) -> float:
        """Return where a period begins."""
        return self.links + (periode / self.achse.je_jahr - self.erstes) * self.jahresbreite

    def tag(self, tag: date) -> float:
        """Return where a day lies."""
        anteil = tag.timetuple().tm_yday / _TAGE_IM_JAHR
        return self.links + (tag.year - self.erstes + anteil) * self.jahresbreite

    def zeichne_gitter(self, leinwand: Leinwand, oben: float, unten: float) -> None:
        """Draw where years begin."""
        grenzen = (*self.jahre, self.jahre.stop)
        leinwand.senkrechte((self.periode(j * self.achse.je_jahr) for j in grenzen), oben, unten, HILFSLINIE)

    def zeichne_jahre(self, leinwand: Leinwand, y: float) -> None:
        """Write the years."""
        for jahr in self.jahre:
            name = str(jahr) if self.jahresbreite >= _GANZE_JAHRESZAHL else f"’{jahr % 100:02d}"
            mitte = self.periode(jahr * self.achse.je_jahr) + self.jahresbreite / 2
            leinwand.text(mitte, y, name, "middle", 12, farbe=LEISE)

    def zeichne_massnahme(self, leinwand: Leinwand, bilanz: Massnahmenbilanz, oben: float) -> None:
        """Draw the phases of a measure and the days by which to apply for its grants."""
        fall = self.ergebnis.fall
        name = worte.massnahme(fall, bilanz.massnahme)
        for phase, von, bis in phasen(bilanz):
            x, breite = self.periode(von), self.periode(bis + 1) - self.periode(von)
            hinweis = f"{name}: {phase} {self.achse.spanne(von, bis)}"
            daten: dict[str, Angabe] = {"massnahme": bilanz.massnahme, "phase": phase, "wert": bis + 1 - von}
            leinwand.rechteck(x, oben + 5, breite, ZEILE - 10, PHASEN[phase], hinweis, **daten)
        for antrag in bilanz.antraege:
            hinweis = f"Antrag spätestens {datum(antrag.antrag_am)}: {worte.programm(fall, antrag.programm)}"
            x, tag = self.tag(antrag.antrag_am), antrag.antrag_am.isoformat()
            leinwand.raute(x, oben + ZEILE / 2, ZIELFARBE, hinweis, antrag=tag)


def zeichne_legende(leinwand: Leinwand) -> None:
    """Draw what phases and diamonds mean."""
    ende = legende.zeichne(leinwand, list(PHASEN.items()), 0, 6)
    leinwand.raute(ende + 8, 12, ZIELFARBE)
    leinwand.text(ende + 20, 17, "Förderantrag spätestens")


def phasen(bilanz: Massnahmenbilanz) -> list[tuple[str, int, int]]:
    """Return the phases of a measure with first and last period; a phase without any is left out."""
    alle = (
        ("Planung", bilanz.beginn, bilanz.baubeginn - 1),
        ("Bau", bilanz.baubeginn, bilanz.fertig),
        ("Betrieb", bilanz.fertig + 1, bilanz.wirkt_bis),
    )
    return [(phase, von, bis) for phase, von, bis in alle if von <= bis]


def je_feld(ergebnis: Ergebnis) -> dict[str, list[Massnahmenbilanz]]:
    """Return the planned measures by field of action, both in the order in which one reads a schedule."""
    felder = dict.fromkeys(m.handlungsfeld for m in ergebnis.fall.massnahmen)
    gruppen: dict[str, list[Massnahmenbilanz]] = {feld: [] for feld in felder}
    for bilanz in sorted(ergebnis.bilanz.massnahmen, key=lambda b: (b.beginn, b.fertig, b.massnahme)):
        gruppen[ergebnis.fall.massnahme_mit_id[bilanz.massnahme].handlungsfeld].append(bilanz)
    return {feld: bilanzen for feld, bilanzen in gruppen.items() if bilanzen}
