"""When each measure is planned, built and in operation, and by when to apply for funding."""

from datetime import date

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.schaubild import legende
from massnahmenplan.bericht.schaubild.farben import GITTER, GRUEN, LEISE, ZIELFARBE, Fuellung
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Angabe, Leinwand, passend
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt

LINKS, ZEILE, OBEN = 300, 26, 56
PHASEN = {
    "Planung": Fuellung("#8fa3b5", "schraeg", "#5f7386"),
    "Bau": Fuellung(GRUEN),
    "Betrieb": Fuellung("#cfe3da", "", "#8fb8a7"),
}
_KOPF = ("Maßnahme", "Handlungsfeld", "Planung ab", "Bau", "in Betrieb bis", "Förderanträge spätestens")
_TAGE_IM_JAHR = 366


def zeitplan(ergebnis: Ergebnis, feld: str | None = None) -> Schaubild:
    """Return the schedule of all planned measures, or of those of one field of action (its id)."""
    fall = ergebnis.fall
    bilanzen = [
        b for b in ergebnis.bilanz.massnahmen if feld in {None, fall.massnahme_mit_id[b.massnahme].handlungsfeld}
    ]
    bilanzen.sort(key=lambda b: (_feldrang(ergebnis, b), b.beginn, b.fertig, b.massnahme))
    titel = "Zeitplan" if feld is None else f"Zeitplan {worte.handlungsfeld(feld)}"
    kennung = f"zeitplan-{'alle' if feld is None else feld}"
    leinwand = Leinwand(kennung, OBEN + ZEILE * len(bilanzen) + 12)
    skala = _Skala(ergebnis)
    _zeichne_kopf(leinwand, skala, len(bilanzen))
    for nr, bilanz in enumerate(bilanzen):
        _zeichne_zeile(leinwand, skala, ergebnis, bilanz, OBEN + ZEILE * nr)
    text = _text(ergebnis, bilanzen)
    zeilen = tuple(_zeile(ergebnis, bilanz) for bilanz in bilanzen)
    return Schaubild(kennung, titel, text, leinwand.svg(titel, text, klickbar=True), _KOPF, zeilen)


def blattname(massnahme: str) -> str:
    """Return the place in a page where the sheet of a measure stands: what a click on its line leads to."""
    return f"m-{massnahme}"


class _Skala:
    """Periods and days as places from left to right; the first applications may lie before the plan."""

    def __init__(self, ergebnis: Ergebnis) -> None:
        self.achse = ergebnis.fall.projekt.zeitachse
        antraege = [a.antrag_am.year for b in ergebnis.bilanz.massnahmen for a in b.antraege]
        self.erstes = min([self.achse.beginn, *antraege])
        self.jahre = range(self.erstes, self.achse.ende + 1)
        self.jahresbreite = (BREITE - LINKS - 8) / len(self.jahre)

    def periode(self, periode: int) -> float:
        """Return where a period begins."""
        return LINKS + (periode / self.achse.je_jahr - self.erstes) * self.jahresbreite

    def tag(self, tag: date) -> float:
        """Return where a day lies."""
        return LINKS + (tag.year - self.erstes + tag.timetuple().tm_yday / _TAGE_IM_JAHR) * self.jahresbreite


def _feldrang(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> int:
    felder = list(dict.fromkeys(m.handlungsfeld for m in ergebnis.fall.massnahmen))
    return felder.index(ergebnis.fall.massnahme_mit_id[bilanz.massnahme].handlungsfeld)


def _zeichne_kopf(leinwand: Leinwand, skala: _Skala, zeilen: int) -> None:
    legende.zeichne(leinwand, list(PHASEN.items()), 0, 6)
    leinwand.raute(300, 12, ZIELFARBE)
    leinwand.text(312, 17, "Förderantrag spätestens")
    unten = OBEN + ZEILE * zeilen
    for jahr in (*skala.jahre, skala.jahre.stop):
        x = skala.periode(jahr * skala.achse.je_jahr)
        leinwand.linie([(x, OBEN - 4), (x, unten)], GITTER)
        if jahr in skala.jahre:
            name = str(jahr) if skala.jahresbreite >= 34 else f"’{jahr % 100:02d}"
            leinwand.text(x + skala.jahresbreite / 2, OBEN - 10, name, "middle", 12, farbe=LEISE)


def _zeichne_zeile(
    leinwand: Leinwand, skala: _Skala, ergebnis: Ergebnis, bilanz: Massnahmenbilanz, oben: float
) -> None:
    name = worte.massnahme(ergebnis.fall, bilanz.massnahme)
    ziel = blattname(bilanz.massnahme)
    leinwand.gruppe(ziel, massnahme=bilanz.massnahme)
    leinwand.rechteck(0, oben, BREITE, ZEILE, Fuellung("transparent"), name)
    leinwand.text(0, oben + 17, passend(name, LINKS - 14))
    for phase, von, bis in phasen(bilanz):
        x, breite = skala.periode(von), skala.periode(bis + 1) - skala.periode(von)
        hinweis = f"{name}: {phase} {skala.achse.spanne(von, bis)}"
        daten: dict[str, Angabe] = {"massnahme": bilanz.massnahme, "phase": phase, "wert": bis + 1 - von}
        leinwand.rechteck(x, oben + 5, breite, ZEILE - 10, PHASEN[phase], hinweis, **daten)
    for antrag in bilanz.antraege:
        programm = worte.programm(ergebnis.fall, antrag.programm)
        hinweis = f"Antrag spätestens {datum(antrag.antrag_am)}: {programm}"
        leinwand.raute(
            skala.tag(antrag.antrag_am), oben + ZEILE / 2, ZIELFARBE, hinweis, antrag=antrag.antrag_am.isoformat()
        )
    leinwand.ende(ziel)


def phasen(bilanz: Massnahmenbilanz) -> list[tuple[str, int, int]]:
    """Return the phases of a measure with first and last period; a phase without any is left out."""
    alle = (
        ("Planung", bilanz.beginn, bilanz.baubeginn - 1),
        ("Bau", bilanz.baubeginn, bilanz.fertig),
        ("Betrieb", bilanz.fertig + 1, bilanz.wirkt_bis),
    )
    return [(phase, von, bis) for phase, von, bis in alle if von <= bis]


def _text(ergebnis: Ergebnis, bilanzen: list[Massnahmenbilanz]) -> str:
    if not bilanzen:
        return "Im Plan ist keine Maßnahme."
    achse = ergebnis.fall.projekt.zeitachse
    beginn, fertig = min(b.beginn for b in bilanzen), max(b.fertig for b in bilanzen)
    antraege = sum(len(b.antraege) for b in bilanzen)
    return (
        f"{gezaehlt(len(bilanzen), 'Maßnahmen')}; die erste beginnt {achse.name(beginn)}, die letzte ist Ende "
        f"{achse.name(fertig)} fertig; {gezaehlt(antraege, 'Anträge')} auf Förderung."
    )


def _zeile(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> tuple[str, ...]:
    achse, massnahme = ergebnis.fall.projekt.zeitachse, ergebnis.fall.massnahme_mit_id[bilanz.massnahme]
    return (
        massnahme.name,
        worte.handlungsfeld(massnahme.handlungsfeld),
        achse.name(bilanz.beginn) if bilanz.beginn < bilanz.baubeginn else "",
        achse.spanne(bilanz.baubeginn, bilanz.fertig),
        achse.name(bilanz.wirkt_bis) if bilanz.fertig < bilanz.wirkt_bis else "",
        ", ".join(datum(antrag.antrag_am) for antrag in sorted(bilanz.antraege, key=lambda a: a.antrag_am)),
    )
