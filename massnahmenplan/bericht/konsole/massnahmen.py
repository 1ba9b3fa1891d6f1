"""The measures of the plan, one line each."""

import textwrap
from collections.abc import Sequence

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.konsole.zeile import MITTEL, hoechstens
from massnahmenplan.bericht.terminal.zeile import BREITE, links
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen import schreibweise

MINDESTENS_MASSNAHMEN = 12
"""Lines that the measures get however much stands below them."""
_FUSSNOTE = f"Beträge sind auf volle Euro gerundet. t/a: {worte.MINDERUNG_T_A}."
_OHNE_VOLLES_JAHR = f" {schreibweise.FEHLT}: Der Plan endet vor dem ersten vollen Betriebsjahr."


def massnahmen(ergebnis: Ergebnis, platz: int, breite: int = BREITE) -> list[str]:
    """Return the planned measures by begin, and their sum, in ``platz`` lines; a few get a line in any case.

    breite: columns there are; with few, variant, end and grant are left out.
    """
    bilanzen = sorted(ergebnis.bilanz.massnahmen, key=lambda bilanz: (bilanz.beginn, bilanz.massnahme))
    anzahl = f"{len(bilanzen)} von {schreibweise.gezaehlt(len(ergebnis.fall.massnahmen), 'Maßnahmen')}"
    if not bilanzen:
        return [f"Keine Maßnahme gewählt (0 von {len(ergebnis.fall.massnahmen)})"]
    summe = kennzahlen.gesamt(ergebnis)
    titel = (anzahl, "Beginn", "fertig", "Variante", "Eigenmittel", "Zuschuss", "t/a")
    zeilen = [_massnahmenzeile(ergebnis, bilanz, breite) for bilanz in bilanzen]
    ohne = any(kennzahlen.minderung_t_a(ergebnis, bilanz) is None for bilanz in bilanzen)
    satz = textwrap.wrap(_FUSSNOTE, breite, initial_indent=" ", subsequent_indent=" ")
    fussnote = [*satz, *([_OHNE_VOLLES_JAHR] if ohne else [])]
    gezeigt = hoechstens(zeilen, max(MINDESTENS_MASSNAHMEN, platz - 2 - len(fussnote)))
    betraege = (schreibweise.euro(summe.eigenmittel_eur, 0), schreibweise.euro(summe.zuschuss_eur, 0))
    felder = (titel, ("Summe", "", "", "", *betraege, ""))
    kopf, fuss = (_reihe(f, _zeitbreite(ergebnis), breite) for f in felder)
    return [kopf, *gezeigt, fuss.rstrip(), *fussnote]


def _massnahmenzeile(ergebnis: Ergebnis, bilanz: Massnahmenbilanz, breite: int) -> str:
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
            schreibweise.zahl(kennzahlen.minderung_t_a(ergebnis, bilanz), 1),
        ),
        _zeitbreite(ergebnis),
        breite,
    )


def _zeitbreite(ergebnis: Ergebnis) -> int:
    achse = ergebnis.fall.projekt.zeitachse
    return max(len("Beginn"), len(achse.name(achse.perioden.start)))


def _reihe(felder: Sequence[str], zeit: int, breite: int) -> str:
    """Return the row; ``zeit`` is the width of a period, for which a longer name gives way."""
    name, beginn, fertig, variante, eigen, zuschuss, tonnen = felder
    if breite < MITTEL:
        return f"{links(name, breite - 23 - zeit)} {beginn:>{zeit}} {eigen:>13} {tonnen:>7}"
    mitte = f"  {links(variante, 15)}" if breite >= BREITE else ""
    platz = breite - 38 - 2 * zeit - len(mitte)
    return f"{links(name, platz)} {beginn:>{zeit}} {fertig:>{zeit}}{mitte} {eigen:>13} {zuschuss:>13} {tonnen:>7}"
