"""Magnitudes: what is far from everything else was probably stated in another unit."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import Massnahme, gesamtkosten
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import anzahl, euro_knapp

HOECHSTKOSTEN_EUR = Decimal("1e10")
HOECHSTES_VERHAELTNIS = Decimal("1e8")
MINDESTKOSTEN_EUR_JE_T_A = Decimal(1)
"""Below one euro per yearly tonne of CO2 an effect was probably stated in kg."""


def pruefe_groessen(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E052 implausible cost; hints W054 spread of magnitudes, W057 probable unit mistake."""
    for zeile in fall.massnahmen:
        kosten = gesamtkosten(zeile.gegenstand)
        if kosten >= HOECHSTKOSTEN_EUR:
            text = "die Investition ist zusammen 10 Milliarden EUR oder mehr"
            zeile.fehler(sammler, "E052", "investition_eur", text, "Einheit und Nullen prüfen.")
        co2 = zeile.gegenstand.co2_t_a or Decimal(0)
        if co2 > 0 and 0 < kosten < co2 * MINDESTKOSTEN_EUR_JE_T_A:
            text = f"{euro_knapp(kosten)} für {anzahl(co2)} t CO2 je Jahr: weniger als 1 € je Jahrestonne"
            zeile.hinweis(sammler, "W057", "co2_t_a", text, "Einheit prüfen: Tonnen, nicht Kilogramm?")
    _melde_spannweite([(gesamtkosten(z.gegenstand), z) for z in fall.massnahmen], "investition_eur", sammler)
    _melde_spannweite([(abs(z.gegenstand.co2_t_a or Decimal(0)), z) for z in fall.massnahmen], "co2_t_a", sammler)


def _melde_spannweite(
    werte: Sequence[tuple[Decimal, Zeile[Massnahme]]], feld: str, sammler: Befundsammler
) -> None:
    positive = sorted(((wert, zeile) for wert, zeile in werte if wert > 0), key=lambda paar: paar[0])
    if not positive or positive[-1][0] <= positive[0][0] * HOECHSTES_VERHAELTNIS:
        return
    (kleinster, klein), (groesster, gross) = positive[0], positive[-1]
    gross.hinweis(
        sammler,
        "W054",
        feld,
        f"{anzahl(groesster)} ist mehr als das Hundertmillionenfache von {anzahl(kleinster)} ({klein.ort(feld)})",
        "Einheiten beider Werte prüfen; so weit auseinander leidet die Genauigkeit des Lösers.",
    )
