"""Money by payer: what each spends, keeps in reserve and borrows, what rents rise by, what bundles save."""

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.konsole.zeile import MITTEL, hoechstens
from massnahmenplan.bericht.terminal.zeile import BREITE, links
from massnahmenplan.ergebnis import Ergebnis, Mietjahr, Vorsorge
from massnahmenplan.grundlagen import schreibweise

_TRAEGER, _BUENDEL, _KREDITE = 6, 5, 5
"""Most lines of a block; the measures get what is left."""


def traeger(ergebnis: Ergebnis, breite: int = BREITE) -> list[str]:
    """Return what each payer spends and gets, as far as ``breite`` columns hold."""
    zeilen = [
        _traegerzeile(
            (
                summe.name,
                str(summe.anzahl),
                schreibweise.euro(summe.investition_eur, 0),
                schreibweise.euro(summe.zuschuss_eur, 0),
                schreibweise.euro(summe.eigenmittel_eur, 0),
            ),
            breite,
        )
        for summe in kennzahlen.je_traeger(ergebnis)
    ]
    titel = ("Kostenträger", "Maßnahmen", "Investition", "Zuschuss", "Eigenmittel")
    return [_traegerzeile(titel, breite), *hoechstens(zeilen, _TRAEGER)] if zeilen else []


def _traegerzeile(felder: tuple[str, str, str, str, str], breite: int) -> str:
    name, anzahl, investition, zuschuss, eigen = felder
    if breite < MITTEL:
        return f"{links(name, breite - 28)} {zuschuss:>13} {eigen:>13}"
    betrag = 16 if breite >= BREITE else 13
    platz = min(34, breite - 13 - 3 * betrag)
    return f"{links(name, platz)} {anzahl:>9} {investition:>{betrag}} {zuschuss:>{betrag}} {eigen:>{betrag}}"


def geschehenes(ergebnis: Ergebnis) -> list[str]:
    """Return where years that have happened went beyond their limits: facts, but nobody should overlook them."""
    fall = ergebnis.fall
    zeilen = [
        f" Haushalt {kurz(worte.traeger(fall, j.traeger), 30)} ({j.art}) {j.jahr}: "
        f"{schreibweise.euro(j.mehrausgabe_eur, 0)} mehr bezahlt als verfügbar, Ansatz "
        f"{schreibweise.euro(j.ansatz_eur, 0)}"
        for j in ergebnis.bilanz.haushalt
        if j.mehrausgabe_eur
    ]
    zeilen += [
        f" {kurz(konto.name, 40)} {konto.zeitraum}: {schreibweise.anzahl(konto.verbrauch)} {konto.einheit} von "
        f"{schreibweise.anzahl(konto.menge)}"
        for konto in ergebnis.bilanz.konten
        if konto.jahr < fall.offen_ab and konto.verbrauch > konto.menge
    ]
    titel = "Warnung: vergangene Jahre über ihren Grenzen (anders gedeckt, nichts davon geht ins Folgejahr)"
    return [titel, *hoechstens(zeilen, _TRAEGER)] if zeilen else []


def mieten(ergebnis: Ergebnis) -> list[str]:
    """Return, per rented building that measures touch or a limit watches, the year with the highest rise."""
    hoechste: dict[str, Mietjahr] = {}
    for miete in ergebnis.bilanz.mieten:
        if miete.objekt not in hoechste or miete.anstieg_eur > hoechste[miete.objekt].anstieg_eur:
            hoechste[miete.objekt] = miete
    zeilen = [
        f" {kurz(ergebnis.fall.objekt_mit_id[m.objekt].name, 30)}, höchster Stand {m.jahr}: "
        f"{schreibweise.mit_einheit(m.je_m2_monat(m.anstieg_eur), '€/m² und Monat', 2)} {_mietgrenze(m)}"
        for m in hoechste.values()
        if m.spielraum_eur is not None or m.anstieg_eur
    ]
    return ["Anstieg der Warmmiete durch Maßnahmen", *hoechstens(zeilen, _TRAEGER)] if zeilen else []


def _mietgrenze(miete: Mietjahr) -> str:
    if miete.spielraum_eur is None:
        return "(ohne Grenze)"
    grenze = schreibweise.zahl(miete.je_m2_monat(miete.spielraum_eur), 2)
    return f"(erlaubt {grenze}, {'überschritten' if miete.ueberschreitung_eur else 'eingehalten'})"


def vorsorge(ergebnis: Ergebnis) -> list[str]:
    """Return, per protected purse, the year in which the worst case of rising cost leaves least."""
    knappste: dict[str, Vorsorge] = {}
    for eintrag in ergebnis.bilanz.vorsorge:
        bisher = knappste.setdefault(eintrag.traeger, eintrag)
        if eintrag.frei_eur - eintrag.linie_eur < bisher.frei_eur - bisher.linie_eur:
            knappste[eintrag.traeger] = eintrag
    zeilen = [
        f" {kurz(worte.traeger(ergebnis.fall, v.traeger), 30)}, knappstes Jahr {v.jahr}: Vorsorge "
        f"{schreibweise.euro(v.betrag_eur, 0)} (Γ = {schreibweise.anzahl(v.gamma)}), dann {_rest(v)}"
        for v in knappste.values()
    ]
    return ["Vorsorge für steigende Kosten", *hoechstens(zeilen, _TRAEGER)] if zeilen else []


def _rest(vorsorge: Vorsorge) -> str:
    if vorsorge.linie_eur:
        return f"Liquiditätslinie {schreibweise.euro(vorsorge.linie_eur, 0)}"
    return f"frei {schreibweise.euro(vorsorge.frei_eur, 0)}"


def buendel(ergebnis: Ergebnis) -> list[str]:
    """Return what is saved in each bundle."""
    zeilen = [
        f" {buendel.jahr}  {schreibweise.euro(buendel.ersparnis_eur, 0):>13}  "
        f"{kurz(f'{buendel.name}: ' + ', '.join(buendel.beteiligte), BREITE - 22)}"
        for buendel in kennzahlen.buendelungen(ergebnis)
    ]
    return ["Bündel (gemeinsam begonnen; eigene Ersparnis)", *hoechstens(zeilen, _BUENDEL)] if zeilen else []


def kredite(ergebnis: Ergebnis) -> list[str]:
    """Return what is borrowed of each loan, with what of it is forgiven and what it costs."""
    zeilen = []
    for kredit in ergebnis.bilanz.kredite:
        wofuer = worte.traeger(ergebnis.fall, kredit.traeger)
        if kredit.massnahme is not None:
            wofuer = worte.massnahme(ergebnis.fall, kredit.massnahme)
        zeilen.append(
            f" {schreibweise.euro(kredit.betrag_eur, 0):>13}  {kurz(f'{kredit.name}, {wofuer}', 34):<34} "
            f"ab {kredit.jahre[0].jahr}, Zinsen {schreibweise.euro(kredit.zinsen_eur, 0)}, "
            f"Zuschuss {schreibweise.euro(kredit.tilgungszuschuss_eur, 0)}"
        )
    return ["Kredite", *hoechstens(zeilen, _KREDITE)] if zeilen else []
