"""The measures of the plan, one line each."""

import textwrap
from collections.abc import Sequence

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.konsole.zeile import BREITE, hoechstens
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz
from massnahmenplan.grundlagen import schreibweise

MINDESTENS_MASSNAHMEN = 12
"""Lines that the measures get however much stands below them."""
_FUSSNOTE = textwrap.wrap(
    f"Beträge sind auf volle Euro gerundet. t/a: {worte.MINDERUNG_T_A}.", BREITE, initial_indent=" ",
    subsequent_indent=" ",
)  # fmt: skip
_OHNE_VOLLES_JAHR = f" {schreibweise.FEHLT}: Der Plan endet vor dem ersten vollen Betriebsjahr."


def massnahmen(ergebnis: Ergebnis, platz: int) -> list[str]:
    """Return the planned measures by begin, and their sum, in ``platz`` lines; a few get a line in any case."""
    bilanzen = sorted(ergebnis.bilanz.massnahmen, key=lambda bilanz: (bilanz.beginn, bilanz.massnahme))
    anzahl = f"{len(bilanzen)} von {schreibweise.gezaehlt(len(ergebnis.fall.massnahmen), 'Maßnahmen')}"
    if not bilanzen:
        return [f"Keine Maßnahme gewählt (0 von {len(ergebnis.fall.massnahmen)})"]
    summe = kennzahlen.gesamt(ergebnis)
    titel = (anzahl, "Beginn", "fertig", "Variante", "Eigenmittel", "Zuschuss", "t/a")
    zeilen = [_massnahmenzeile(ergebnis, bilanz) for bilanz in bilanzen]
    ohne = any(kennzahlen.minderung_t_a(ergebnis, bilanz) is None for bilanz in bilanzen)
    fussnote = [*_FUSSNOTE, *([_OHNE_VOLLES_JAHR] if ohne else [])]
    gezeigt = hoechstens(zeilen, max(MINDESTENS_MASSNAHMEN, platz - 2 - len(fussnote)))
    betraege = (schreibweise.euro(summe.eigenmittel_eur, 0), schreibweise.euro(summe.zuschuss_eur, 0))
    kopf, fuss = (_reihe(f, _zeitbreite(ergebnis)) for f in (titel, ("Summe", "", "", "", *betraege, "")))
    return [kopf, *gezeigt, fuss.rstrip(), *fussnote]


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
            schreibweise.zahl(kennzahlen.minderung_t_a(ergebnis, bilanz), 1),
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
