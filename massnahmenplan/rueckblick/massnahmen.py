"""Every measure of the case as a row of the report, with what is not reported of it."""

from collections.abc import Iterator, Mapping
from datetime import date

from massnahmenplan.ergebnis.jahresbericht import Anders, Groessenname, Massnahmenjahr, Sollist
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.rueckblick.einzelblick import Einzelblick
from massnahmenplan.rueckblick.kosten import kosten, kosten_je_traeger
from massnahmenplan.rueckblick.wirkung import endenergie, minderung
from massnahmenplan.rueckblick.zuschuesse import ausgezahlt, bewilligt

_UNGEMELDET: dict[Groessenname, str] = {
    "kosten_eur": "Zahlungen",
    "bewilligt_eur": "Bescheid",
    "minderung_t": "Minderung",
    "endenergie_kwh": "Endenergie",
}
"""What a person can report, and would miss."""


def massnahmenjahr(blick: Einzelblick) -> Massnahmenjahr:
    """Return the row of one measure."""
    jahr, meldung, massnahme = blick.plaene.jahr, blick.meldung, blick.massnahme
    stand, soll, name = meldung.stand, blick.soll, blick.plaene.sollfall.projekt.zeitachse.name
    groessen: dict[Groessenname, Sollist] = {
        "kosten_eur": kosten(blick),
        "bewilligt_eur": bewilligt(blick),
        "auszahlung_eur": ausgezahlt(blick),
        "minderung_t": minderung(blick),
        "endenergie_kwh": endenergie(blick),
    }
    return Massnahmenjahr(
        massnahme=massnahme.id,
        name=massnahme.name,
        handlungsfeld=massnahme.handlungsfeld,
        kostentraeger=massnahme.kostentraeger,
        phase=None if stand is None else stand.phase,
        lage=None if stand is None else stand.lage,
        stand_am=None if stand is None else stand.datum,
        begonnen=meldung.ist_begonnen(jahr),
        fertig=meldung.ist_fertig(jahr),
        variante_soll=None if soll is None else soll.variante,
        variante_ist=None if stand is None else stand.variante,
        beginn_soll=None if soll is None else name(soll.beginn),
        beginn_ist=None if stand is None or stand.beginn is None else str(stand.beginn),
        fertig_soll=None if soll is None else name(soll.fertig),
        fertig_ist=None if stand is None or stand.fertig is None else str(stand.fertig),
        anders=tuple(_anders(blick)),
        groessen=groessen,
        kosten_je_traeger=kosten_je_traeger(blick),
        bescheide=tuple(b for b in blick.bescheide if b.datum.year <= jahr),
        grund=None if stand is None else stand.grund,
        beschluss=None if stand is None else stand.beschluss,
        hinweise=tuple(_hinweise(blick, groessen)),
    )


def _anders(blick: Einzelblick) -> Iterator[Anders]:
    """Yield what differs; a year is no other time than a quarter in it."""
    stand, soll, achse = blick.meldung.stand, blick.soll, blick.meldung.achse
    if stand is None:
        return
    if stand.beginn is not None and (soll is None or soll.beginn not in achse.perioden_von(stand.beginn)):
        yield "beginn"
    if stand.fertig is not None and (soll is None or soll.fertig not in achse.perioden_von(stand.fertig)):
        yield "fertig"
    if stand.variante is not None and (soll is None or soll.variante != stand.variante):
        yield "variante"


def _hinweise(blick: Einzelblick, groessen: Mapping[Groessenname, Sollist]) -> Iterator[str]:
    """Yield what is not reported, or not for the end of the year."""
    jahr, stand = blick.plaene.jahr, blick.meldung.stand
    if stand is None:
        return  # the phase says so
    if stand.ausgeschieden:
        pass  # what is given up stays so
    elif stand.datum.year < jahr:
        yield f"Der Stand vom {datum(stand.datum)} ist älter als das Berichtsjahr."
    elif stand.datum < date(jahr, 12, 31):
        yield f"Stand vom {datum(stand.datum)}, vor dem Ende des Berichtsjahrs: vorläufig."
    if luecken := [wort for name, wort in _UNGEMELDET.items() if not groessen[name].jahr.vollstaendig]:
        yield f"Für {jahr} nicht gemeldet: {', '.join(luecken)}."
    frueher = [
        wort for name, wort in _UNGEMELDET.items()
        if groessen[name].jahr.vollstaendig and not groessen[name].bisher.vollstaendig
    ]  # fmt: skip
    if frueher:
        yield f"Für frühere Jahre nicht gemeldet: {', '.join(frueher)}."
