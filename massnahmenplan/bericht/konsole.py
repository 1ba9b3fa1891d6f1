"""The result as plain text for a terminal: at most 66 lines, no more than 100 columns, no colour."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.kennzahlen import Bewilligung
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz, Mengenzielstand, Mietjahr, Vorsorge, Zielstand
from massnahmenplan.grundlagen import schreibweise

BREITE = 100
HOECHSTZEILEN = 66
MINDESTENS_MASSNAHMEN = 12
"""Lines that the measures get however much stands below them."""
_BEDINGUNGEN = "Bedingungen siehe Blatt Fördermittel"
_MEHR = "   … und {anzahl} weitere: siehe plan.xlsx"
_FUSSNOTE = textwrap.wrap(
    f"Beträge sind auf volle Euro gerundet. t/a: {worte.MINDERUNG_T_A}.", BREITE, initial_indent=" ",
    subsequent_indent=" ",
)  # fmt: skip
_TRAEGER, _ZIELE, _NICHT_GEWAEHLT, _VORBEHALTE, _BUENDEL, _KRITERIEN, _KREDITE = 6, 4, 5, 5, 5, 6, 5
"""Most lines of the smaller blocks; the measures get what is left."""


def zusammenfassung(ergebnis: Ergebnis, ordner: Path | None = None) -> str:
    """Return what was decided, for what money, with which proof; ``ordner`` is named at the end."""
    kopf = _kopf(ergebnis)
    schluss = [
        _traeger(ergebnis),
        _vorsorge(ergebnis),
        _mieten(ergebnis),
        _buendel(ergebnis),
        _foerderung(ergebnis),
        _kredite(ergebnis),
        _ziele(ergebnis),
        _kriterien(ergebnis),
        _nicht_gewaehlt(ergebnis),
        [] if ordner is None else [f"Der Plan liegt in: {ordner}"],
    ]
    belegt = len(kopf) + sum(len(block) + 1 for block in schluss if block)
    bloecke = [kopf, _massnahmen(ergebnis, HOECHSTZEILEN - belegt - 1), *schluss]
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"


def _kopf(ergebnis: Ergebnis) -> list[str]:
    projekt, nachweis = ergebnis.fall.projekt, ergebnis.nachweis
    summe = kennzahlen.gesamt(ergebnis)
    zeilen = [
        f"{kurz(projekt.name, BREITE - 12)}, {schreibweise.spanne(projekt.beginn, projekt.ende)}",
        f"Ziel:      {worte.ziel(nachweis.ziel)}",
        *_rangfolge(ergebnis),
        f"Ergebnis:  {schreibweise.zielgroesse(nachweis.zielwert, nachweis.einheit)}",
        *(_eingerueckt("", worte.KAPITALWERT) if nachweis.ziel == "kosten" else ()),
        f"Beweis:    {worte.beweis(nachweis)}",
        f"Status:    {worte.status(nachweis)}",
        f"Geld:      Investition {schreibweise.euro(summe.investition_eur, 0)}, davon Zuschüsse "
        f"{schreibweise.euro(summe.zuschuss_eur, 0)}, Eigenmittel {schreibweise.euro(summe.eigenmittel_eur, 0)}",
    ]
    if ergebnis.bilanz.wirkungsgruppen:
        zeilen.append(f"Wirkung:   {_wirkung(ergebnis)}")
    if projekt.hinweis:
        zeilen += _eingerueckt("Hinweis:", kurz(projekt.hinweis, 3 * (BREITE - 20)))
    return zeilen


def _wirkung(ergebnis: Ergebnis) -> str:
    """Return what measures would do one by one, and what they do together."""
    jahre = ergebnis.bilanz.emissionen
    einzeln = sum((jahr.einzelsumme_t for jahr in jahre), Decimal(0))
    gemeinsam = sum((jahr.minderung_t for jahr in jahre), Decimal(0))
    return (
        f"gemeinsam {schreibweise.tonnen(gemeinsam)} Minderung, Summe der Einzelwirkungen "
        f"{schreibweise.tonnen(einzeln)}"
    )


def _rangfolge(ergebnis: Ergebnis) -> list[str]:
    """Return a line per aim if there are several; result and proof below are those of the first one."""
    return [
        zeile
        for rang, stufe in enumerate(ergebnis.nachweis.stufen, 1)
        for zeile in _eingerueckt(f"  {rang}. Ziel:", worte.zielstufe(stufe))
    ]


def _eingerueckt(titel: str, text: str) -> list[str]:
    return textwrap.wrap(text, BREITE, initial_indent=f"{titel:<11}", subsequent_indent=" " * 11)


def _massnahmen(ergebnis: Ergebnis, platz: int) -> list[str]:
    bilanzen = sorted(ergebnis.bilanz.massnahmen, key=lambda bilanz: (bilanz.beginn, bilanz.massnahme))
    anzahl = f"{len(bilanzen)} von {len(ergebnis.fall.massnahmen)} Maßnahmen"
    if not bilanzen:
        return [f"Keine Maßnahme gewählt (0 von {len(ergebnis.fall.massnahmen)})"]
    summe = kennzahlen.gesamt(ergebnis)
    titel = (anzahl, "Beginn", "fertig", "Variante", "Eigenmittel", "Zuschuss", "t/a")
    zeilen = [_massnahmenzeile(ergebnis, bilanz) for bilanz in bilanzen]
    gezeigt = _hoechstens(zeilen, max(MINDESTENS_MASSNAHMEN, platz - 2 - len(_FUSSNOTE)))
    betraege = (schreibweise.euro(summe.eigenmittel_eur, 0), schreibweise.euro(summe.zuschuss_eur, 0))
    kopf, fuss = (_reihe(f, _zeitbreite(ergebnis)) for f in (titel, ("Summe", "", "", "", *betraege, "")))
    return [kopf, *gezeigt, fuss.rstrip(), *_FUSSNOTE]


def _massnahmenzeile(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> str:
    fall = ergebnis.fall
    name = fall.projekt.zeitachse.name
    return _reihe(
        (
            worte.massnahme(fall, bilanz.massnahme),
            name(bilanz.beginn),
            name(bilanz.fertig),
            worte.variante(fall, bilanz.massnahme, bilanz.variante),
            schreibweise.euro(bilanz.eigenmittel_eur, 0),
            schreibweise.euro(bilanz.zuschuss_eur, 0),
            schreibweise.zahl(bilanz.minderung_t_a, 1),
        ),
        _zeitbreite(ergebnis),
    )


def _zeitbreite(ergebnis: Ergebnis) -> int:
    achse = ergebnis.fall.projekt.zeitachse
    return max(len("Beginn"), len(achse.name(achse.perioden.start)))


def _reihe(felder: Sequence[str], zeit: int) -> str:
    """Return the row; ``zeit`` is the width of a period, for which a longer name gives way."""
    name, beginn, fertig, variante, eigen, zuschuss, tonnen = felder
    platz = 45 - 2 * zeit
    return (
        f"{kurz(name, platz):<{platz}} {beginn:>{zeit}} {fertig:>{zeit}}  {kurz(variante, 15):<15} "
        f"{eigen:>13} {zuschuss:>13} {tonnen:>7}"
    )


def _traeger(ergebnis: Ergebnis) -> list[str]:
    zeilen = [
        f"{kurz(summe.name, 34):<34} {summe.anzahl:>9} {schreibweise.euro(summe.investition_eur, 0):>16} "
        f"{schreibweise.euro(summe.zuschuss_eur, 0):>16} {schreibweise.euro(summe.eigenmittel_eur, 0):>16}"
        for summe in kennzahlen.je_traeger(ergebnis)
    ]
    titel = f"{'Kostenträger':<34} {'Maßnahmen':>9} {'Investition':>16} {'Zuschuss':>16} {'Eigenmittel':>16}"
    return [titel, *_hoechstens(zeilen, _TRAEGER)] if zeilen else []


def _mieten(ergebnis: Ergebnis) -> list[str]:
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
    return ["Anstieg der Warmmiete durch Maßnahmen", *_hoechstens(zeilen, _TRAEGER)] if zeilen else []


def _mietgrenze(miete: Mietjahr) -> str:
    if miete.spielraum_eur is None:
        return "(ohne Grenze)"
    grenze = schreibweise.zahl(miete.je_m2_monat(miete.spielraum_eur), 2)
    return f"(erlaubt {grenze}, {'überschritten' if miete.ueberschreitung_eur else 'eingehalten'})"


def _vorsorge(ergebnis: Ergebnis) -> list[str]:
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
    return ["Vorsorge für steigende Kosten", *_hoechstens(zeilen, _TRAEGER)] if zeilen else []


def _rest(vorsorge: Vorsorge) -> str:
    if vorsorge.linie_eur:
        return f"Liquiditätslinie {schreibweise.euro(vorsorge.linie_eur, 0)}"
    return f"frei {schreibweise.euro(vorsorge.frei_eur, 0)}"


def _buendel(ergebnis: Ergebnis) -> list[str]:
    zeilen = [
        f" {buendel.jahr}  {schreibweise.euro(buendel.ersparnis_eur, 0):>13}  "
        f"{kurz(f'{buendel.name}: ' + ', '.join(buendel.beteiligte), BREITE - 22)}"
        for buendel in kennzahlen.buendelungen(ergebnis)
    ]
    return ["Bündel (gemeinsam begonnen; eigene Ersparnis)", *_hoechstens(zeilen, _BUENDEL)] if zeilen else []


def _foerderung(ergebnis: Ergebnis) -> list[str]:
    """Return when to apply first, where nothing may be late, and which grants rest on weak ground."""
    bewilligungen = kennzahlen.bewilligungen(ergebnis)
    if not bewilligungen:
        return []
    erster = min(bewilligungen, key=lambda eintrag: eintrag.antrag.antrag_am)
    tag = schreibweise.datum(erster.antrag.antrag_am)
    zeilen = [
        f"Förderanträge: {len(bewilligungen)}",
        f" erster Antrag spätestens am {tag}: {_antrag(ergebnis, erster, 58)}",
    ]
    ohne = [eintrag for eintrag in bewilligungen if eintrag.spielraum_tage == 0]
    if ohne:
        weitere = f" und {len(ohne) - 1} weitere" if len(ohne) > 1 else ""
        zeilen.append(f" kein Tag Spielraum zur Frist „fertig bis“: {_antrag(ergebnis, ohne[0], 41)}{weitere}")
    return [*zeilen, *_vorbehalte(ergebnis)]


def _kredite(ergebnis: Ergebnis) -> list[str]:
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
    return ["Kredite", *_hoechstens(zeilen, _KREDITE)] if zeilen else []


def _antrag(ergebnis: Ergebnis, eintrag: Bewilligung, breite: int) -> str:
    name = worte.massnahme(ergebnis.fall, eintrag.bilanz.massnahme)
    return kurz(f"{kurz(name, 28)}, {worte.programm(ergebnis.fall, eintrag.antrag.programm)}", breite)


def _vorbehalte(ergebnis: Ergebnis) -> list[str]:
    unsichere = kennzahlen.unsichere(ergebnis)
    summe = sum((eintrag.zuschuss_eur for eintrag in unsichere), Decimal(0))
    zeilen = [
        f" {schreibweise.euro(eintrag.zuschuss_eur, 0):>13}  {', '.join(eintrag.sicherheiten):<5} "
        f"{kurz(worte.programm(ergebnis.fall, eintrag.programm), BREITE - 22)}"
        for eintrag in unsichere
    ]
    nicht_v1 = f"{schreibweise.euro(summe, 0)} Zuschüsse ohne amtlichen Text (V1); "
    return [f"Vorbehalte: {nicht_v1 if unsichere else ''}{_BEDINGUNGEN}", *_hoechstens(zeilen, _VORBEHALTE)]


def _ziele(ergebnis: Ergebnis) -> list[str]:
    zeilen = [f" {_zielzeile(ziel)}" for ziel in ergebnis.bilanz.ziele]
    zeilen += [f" {_mengenzielzeile(ziel)}" for ziel in ergebnis.bilanz.mengenziele]
    return ["Zielvorgaben", *_hoechstens(zeilen, _ZIELE)] if zeilen else []


def _zielzeile(ziel: Zielstand) -> str:
    ist = f"erreicht: {schreibweise.tonnen(ziel.ist_t)}"
    if ziel.verfehlung_t == 0:
        stand = f"eingehalten ({ist})"
    else:
        stand = f"um {schreibweise.tonnen(ziel.verfehlung_t)} verfehlt ({ist})"
    return f"{kurz(ziel.satz, BREITE - len(stand) - 3)}: {stand}"


def _mengenzielzeile(ziel: Mengenzielstand) -> str:
    ist = schreibweise.prozent(ziel.ist) if ziel.einheit == "Anteil" else f"{schreibweise.zahl(ziel.ist, 1)}"
    stand = f"eingehalten (erreicht: {ist})"
    if ziel.verfehlung:
        fehlt = schreibweise.mit_einheit(ziel.verfehlung, ziel.verfehlung_einheit, 1)
        stand = f"um {fehlt} verfehlt (erreicht: {ist})"
    return f"{kurz(ziel.satz, BREITE - len(stand) - 3)}: {stand}"


def _kriterien(ergebnis: Ergebnis) -> list[str]:
    """Return the points by criterion, if there are criteria."""
    staende = ergebnis.bilanz.kriterien
    zeilen = [
        f" {kurz(stand.name, 50):<50} Gewicht {schreibweise.prozent_knapp(stand.gewicht):>7}, erreicht "
        f"{schreibweise.prozent(stand.anteil):>8}: {schreibweise.zahl(stand.punkte, 1):>6} Punkte"
        for stand in staende
    ]
    nutzwert = schreibweise.zahl(ergebnis.bilanz.zielwerte.get("nutzwert"), 1)
    return [f"Nutzwert: {nutzwert} von 100 Punkten", *_hoechstens(zeilen, _KRITERIEN)] if zeilen else []


def _nicht_gewaehlt(ergebnis: Ergebnis) -> list[str]:
    zeilen = [
        f" {kurz(f'{kurz(worte.massnahme(ergebnis.fall, eintrag.massnahme), 33)}: {eintrag.text}', BREITE - 1)}"
        for eintrag in ergebnis.nicht_gewaehlt
    ]
    return ["Nicht gewählt", *_hoechstens(zeilen, _NICHT_GEWAEHLT)] if zeilen else []


def _hoechstens(zeilen: Sequence[str], anzahl: int) -> Sequence[str]:
    """Return the lines, or the first of them and how many are left out."""
    if len(zeilen) <= anzahl:
        return zeilen
    return [*zeilen[: anzahl - 1], _MEHR.format(anzahl=len(zeilen) - anzahl + 1)]
