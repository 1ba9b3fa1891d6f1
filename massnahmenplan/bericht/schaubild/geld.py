"""Money by year: who spends how much, and for each purse where its money comes from and where it goes."""

from decimal import Decimal
from itertools import groupby

from massnahmenplan.bericht import finanzen, worte
from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.kassenseiten import kassenseiten
from massnahmenplan.bericht.schaubild import farben
from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.stapel import Stapelbild
from massnahmenplan.ergebnis import Ergebnis, Haushaltsjahr
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt

MITTEL = {
    "Ansatz": Fuellung("#b9c6d2", "", "#8495a5"),
    "ohne Grenze gedeckt": Fuellung("#b9c6d2", "senkrecht", "#8495a5"),
    "Rest aus Vorjahr": Fuellung("#8495a5", "waagerecht"),
    "Zuwendungen": Fuellung(GRUEN),
    "Einnahmen und Rückfluss": Fuellung("#3e8e8c", "punkte"),
    "Deckung durch andere": Fuellung("#7c8a3b", "gegen"),
    "Kreditaufnahme": Fuellung("#7a4b7a", "schraeg"),
    "Liquiditätslinie": Fuellung("#a8503a", "kreuz"),
    "über den Ansatz hinaus": Fuellung("#a8322a"),
}
VERWENDUNG = {
    "Ausgaben": Fuellung("#2f5d8a"),
    "Tilgung und Zinsen": Fuellung("#7a4b7a"),
    "Rückzahlung Liquiditätslinie": Fuellung("#a8503a", "schraeg"),
    "Deckung für andere": Fuellung("#7c8a3b"),
    "Rest ins Folgejahr": Fuellung("#dfe5ea", "gegen", "#8495a5"),
    "nicht gebraucht": Fuellung("#ffffff", "", "#8495a5"),
}
_NULL = Decimal(0)


def geldbild(ergebnis: Ergebnis) -> Schaubild:
    """Return what each payer spends in each year, investment and running cost together."""
    namen = {t.id: t.name for t in ergebnis.fall.kostentraeger}
    ausgaben = finanzen.ausgaben_eur(ergebnis)
    jahre = ergebnis.fall.projekt.zeitachse.jahre
    stapel = {jahr: [[(namen[t], ausgaben.get((jahr, t), _NULL)) for t in namen]] for jahr in jahre}
    bild = Stapelbild("geld", "€", stapel, {name: farben.von(nr) for nr, name in enumerate(namen.values())})
    titel = "Ausgaben je Jahr und Kostenträger"
    summe = sum(ausgaben.values(), _NULL)
    spanne = gezaehlt(len(jahre), "Jahren")
    text = f"Zusammen {euro(summe, 0)} in {spanne}, Investition und Betrieb abzüglich Erträgen."
    zeilen = tuple((namen[t], jahr, wert) for (jahr, t), wert in sorted(ausgaben.items()) if wert)
    kopf = ("Kostenträger", "Jahr", "Ausgaben [€]")
    leinwand = bild.zeichne()[0]
    return Schaubild("geld", titel, text, leinwand.svg(titel, text), kopf, zeilen, leinwand.legende)


def kassenbilder(ergebnis: Ergebnis) -> tuple[Schaubild, ...]:
    """Return a figure per purse in which something happens, in the order in which the case names the payers."""
    rang = {traeger.id: nr for nr, traeger in enumerate(ergebnis.fall.kostentraeger)}
    kassenjahre = sorted(ergebnis.bilanz.haushalt, key=lambda jahr: (rang[jahr.traeger], jahr.art, jahr.jahr))
    bilder = []
    for (traeger, art), gruppe in groupby(kassenjahre, key=lambda jahr: (jahr.traeger, jahr.art)):
        jahre = tuple(gruppe)
        if any(jahr.ausgaben_eur or jahr.zuschuesse_eur or jahr.schuldendienst_eur for jahr in jahre):
            bilder.append(_kassenbild(ergebnis, traeger, art, jahre))
    return tuple(bilder)


def _kassenbild(ergebnis: Ergebnis, traeger: str, art: str, jahre: tuple[Haushaltsjahr, ...]) -> Schaubild:
    seiten = {jahr.jahr: kassenseiten(jahr) for jahr in jahre}
    kennung = f"kasse-{traeger}-{art}"
    stapel = {j: [list(mittel.items()), list(wohin.items())] for j, (mittel, wohin) in seiten.items()}
    bild = Stapelbild(kennung, "€", stapel, {**MITTEL, **VERWENDUNG})
    titel = f"{worte.traeger(ergebnis.fall, traeger)}, Haushalt {art}"
    zeilen = tuple(
        (jahr, seite, name, wert)
        for jahr, beide in seiten.items()
        for seite, werte in zip(("Mittel", "Verwendung"), beide, strict=True)
        for name, wert in werte.items()
    )
    kopf = ("Jahr", "Seite", "Posten", "Betrag [€]")
    text = _kassentext(jahre)
    leinwand = bild.zeichne()[0]
    return Schaubild(kennung, titel, text, leinwand.svg(titel, text), kopf, zeilen, leinwand.legende)


def _kassentext(jahre: tuple[Haushaltsjahr, ...]) -> str:
    ausgaben = sum((jahr.ausgaben_eur for jahr in jahre), _NULL)
    zuwendungen = sum((jahr.zuschuesse_eur for jahr in jahre), _NULL)
    linie = max(jahre, key=lambda jahr: jahr.linie_eur)
    satz = (
        f"Je Jahr links die Mittel, rechts ihre Verwendung: Ausgaben {euro(ausgaben, 0)}, Zuwendungen "
        f"{euro(zuwendungen, 0)}"
    )
    spitze = f"; höchste Liquiditätslinie {euro(linie.linie_eur, 0)} Ende {linie.jahr}"
    return f"{satz}{spitze if linie.linie_eur else ''}."
