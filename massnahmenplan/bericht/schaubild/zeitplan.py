"""When each measure is planned, built and in operation, and by when to apply for funding: a band per field."""

from massnahmenplan.bericht import abschnittsworte, worte
from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand, passend
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.zeitskala import ZEILE, Zeitskala, je_feld, zeichne_legende
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt

LINKS, OBEN = 300, 56
_KOPF = ("Maßnahme", "Handlungsfeld", "Planung ab", "Bau", "in Betrieb bis", "Förderanträge spätestens")
_BAND = Fuellung("#eef2f4")


def zeitplan(ergebnis: Ergebnis, feld: str | None = None) -> Schaubild:
    """Return the schedule of all planned measures, or of those of one field of action (its id)."""
    gruppen = {k: bilanzen for k, bilanzen in je_feld(ergebnis).items() if feld in {None, k}}
    bilanzen = [bilanz for gruppe in gruppen.values() for bilanz in gruppe]
    titel = "Zeitplan" if feld is None else f"Zeitplan {worte.handlungsfeld(feld)}"
    kennung = f"zeitplan-{'alle' if feld is None else feld}"
    zeilen = len(bilanzen) + (len(gruppen) if feld is None else 0)
    leinwand = Leinwand(kennung, OBEN + ZEILE * zeilen + 12)
    skala = Zeitskala(ergebnis, LINKS, BREITE - 8)
    zeichne_legende(leinwand)
    skala.zeichne_jahre(leinwand, OBEN - 10)
    skala.zeichne_gitter(leinwand, OBEN - 4, OBEN + ZEILE * zeilen)
    oben = float(OBEN)
    for kennung_, gruppe in gruppen.items():
        if feld is None:
            leinwand.rechteck(0, oben, BREITE, ZEILE - 2, _BAND, feld=kennung_)
            leinwand.text(6, oben + 17, passend(worte.handlungsfeld(kennung_), BREITE), fett=True)
            oben += ZEILE
        for bilanz in gruppe:
            _zeichne_zeile(leinwand, skala, bilanz, oben)
            oben += ZEILE
    text = zeitplantext(ergebnis, bilanzen)
    tabelle = tuple(_zeile(ergebnis, bilanz) for bilanz in bilanzen)
    return Schaubild(kennung, titel, text, leinwand.svg(titel, text, klickbar=True), _KOPF, tabelle)


def blattname(massnahme: str) -> str:
    """Return the place in a page where the sheet of a measure stands: what a click on its line leads to."""
    return f"m-{massnahme}"


def _zeichne_zeile(leinwand: Leinwand, skala: Zeitskala, bilanz: Massnahmenbilanz, oben: float) -> None:
    name = worte.massnahme(skala.ergebnis.fall, bilanz.massnahme)
    ziel = blattname(bilanz.massnahme)
    leinwand.gruppe(ziel, massnahme=bilanz.massnahme)
    leinwand.rechteck(0, oben, BREITE, ZEILE, Fuellung("transparent"), name)
    leinwand.text(0, oben + 17, passend(name, LINKS - 14))
    skala.zeichne_massnahme(leinwand, bilanz, oben)
    leinwand.ende(ziel)


def zeitplantext(ergebnis: Ergebnis, bilanzen: list[Massnahmenbilanz]) -> str:
    """Return how many measures there are, and from when to when."""
    if not bilanzen:
        return abschnittsworte.KEINE_MASSNAHME
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
