"""What a tonne costs: measures that share an effect side by side, as wide as their tonnes, the cheapest first."""

from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.schaubild.achse import Achse, achse_fuer
from massnahmenplan.bericht.schaubild.farben import LEISE, Fuellung
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Angabe, Leinwand, passend
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.tabellen.wirkung import VERMEIDUNGSKOSTEN
from massnahmenplan.ergebnis import Ergebnis, Wirkungsverbund
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, tonnen, zahl

_LINKS, _OBEN, _HOEHE = 84, 44, 300
_GUENSTIG, _TEUER = Fuellung("#3e8e8c", "", "#ffffff"), Fuellung("#b07d1e", "schraeg", "#ffffff")
_RAND = Decimal("0.03")
"""Share of the cheapest and of the dearest tonnes that the axis may cut off: they would flatten all others."""
_NULL = Decimal(0)


def kostenkurve(ergebnis: Ergebnis) -> Schaubild | None:
    """Return the abatement cost curve; None if nothing in the plan reduces CO2."""
    wirksame = [v for v in kennzahlen.verbuende_nach_kosten(ergebnis) if v.eur_je_t is not None]
    if not wirksame:
        return None
    achse = achse_fuer(_wert_bei(wirksame, 1 - _RAND), _OBEN, _OBEN + _HOEHE, _wert_bei(wirksame, _RAND))
    leinwand = Leinwand("kostenkurve", _OBEN + _HOEHE + 60)
    achse.zeichne(leinwand, _LINKS, BREITE, "€/t CO2e")
    gesamt = sum((v.minderung_t for v in wirksame), _NULL)
    x = float(_LINKS)
    for nr, verbund in enumerate(wirksame, start=1):
        breite = float(verbund.minderung_t / gesamt) * (BREITE - _LINKS)
        _zeichne_balken(leinwand, achse, ergebnis, verbund, (nr, x, breite))
        x += breite
    unten = _OBEN + _HOEHE + 30
    leinwand.text(_LINKS, unten, "gemeinsame Minderung im Zeitraum →", groesse=12, farbe=LEISE)
    leinwand.text(BREITE, unten, f"{tonnen(gesamt, 0)} CO2e", "end", 12, farbe=LEISE)
    leinwand.text(
        _LINKS, unten + 20, passend(_abgeschnitten(wirksame, achse), BREITE - _LINKS, 12), groesse=12, farbe=LEISE
    )
    titel, text = "Vermeidungskosten: was eine Tonne CO2e kostet", _text(ergebnis, wirksame, gesamt)
    kopf = ("Nr.", *VERMEIDUNGSKOSTEN[0])
    zeilen = tuple((nr, *zeile) for nr, zeile in enumerate(VERMEIDUNGSKOSTEN[1](ergebnis), start=1))
    return Schaubild("kostenkurve", titel, text, leinwand.svg(titel, text), kopf, zeilen)


def _wert_bei(wirksame: list[Wirkungsverbund], anteil: Decimal) -> Decimal:
    """Return what the tonne costs that stands at a share of all tonnes, from the cheapest on."""
    gesamt, bisher = sum((v.minderung_t for v in wirksame), _NULL), _NULL
    for verbund in wirksame:
        bisher += verbund.minderung_t
        if bisher >= anteil * gesamt:
            return verbund.eur_je_t or _NULL
    return wirksame[-1].eur_je_t or _NULL


def _abgeschnitten(wirksame: list[Wirkungsverbund], achse: Achse) -> str:
    """Return the figures of bars that do not fit on the axis, empty if all do."""
    namen = [
        f"Nr. {nr}: {zahl(wert)} €"
        for nr, verbund in enumerate(wirksame, start=1)
        if not achse.mindest <= (wert := verbund.eur_je_t or _NULL) <= achse.ende
    ]
    return f"abgeschnitten: {'; '.join(namen)}" if namen else ""


def _zeichne_balken(
    leinwand: Leinwand, achse: Achse, ergebnis: Ergebnis, verbund: Wirkungsverbund, ort: tuple[int, float, float]
) -> None:
    nr, x, breite = ort
    wert = verbund.eur_je_t or _NULL
    gezeigt = max(achse.mindest, min(wert, achse.ende))
    oben, unten = sorted((achse.y(_NULL), achse.y(gezeigt)))
    namen = ", ".join(worte.massnahme(ergebnis.fall, kennung) for kennung in verbund.massnahmen)
    menge = tonnen(verbund.minderung_t)
    hinweis = f"Nr. {nr}: {namen}: {euro(wert, 0)} je t, {menge} CO2e"
    fuellung = _GUENSTIG if wert <= 0 else _TEUER
    daten: dict[str, Angabe] = {"verbund": nr, "wert": wert, "menge": verbund.minderung_t}
    leinwand.rechteck(x, oben, breite, max(unten - oben, 1), fuellung, hinweis, **daten)
    if breite >= 18:
        leinwand.text(x + breite / 2, oben - 6, str(nr), "middle", 12, fett=True, hof=True)


def _text(ergebnis: Ergebnis, wirksame: list[Wirkungsverbund], gesamt: Decimal) -> str:
    umsonst = [v for v in wirksame if (v.eur_je_t or _NULL) <= 0]
    summe = sum((v.barwert_eur for v in wirksame), _NULL)
    lohnend = sum((v.minderung_t for v in umsonst), _NULL)
    return (
        f"Im Mittel {euro(summe / gesamt, 0)} je t; {tonnen(lohnend, 0)} von {tonnen(gesamt, 0)} CO2e bringen "
        f"mehr ein, als sie kosten{_restwert(ergebnis, umsonst)} "
        f"({gezaehlt(len(umsonst), 'Balken')} unter der Nulllinie)."
    )


def _restwert(ergebnis: Ergebnis, umsonst: list[Wirkungsverbund]) -> str:
    """Return what of the gain is no money within the plan, empty if all of it is."""
    namen = {kennung for verbund in umsonst for kennung in verbund.massnahmen}
    restwert = sum((b.restwert_eur for b in ergebnis.bilanz.massnahmen if b.massnahme in namen), _NULL)
    return f", darin {euro(restwert, 0)} Restwert am Planende" if restwert else ""
