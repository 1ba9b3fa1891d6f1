"""What has to be done by which day in the twelve months after the year of the report."""

from collections.abc import Iterable, Iterator
from datetime import date

from massnahmenplan.begriffe.stand import GEBAUT, Bescheid, Massnahmenstand
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis.jahresbericht import Frist
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.grundlagen.schreibweise import datum, euro
from massnahmenplan.grundlagen.zeit import EIN_TAG
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rueckblick.einzelblick import NICHTS, Einzelblick
from massnahmenplan.rueckblick.plaene import Plaene
from massnahmenplan.verfall import Verfall, verfall

NOCH_NICHT_BEANTRAGT = frozenset({None, "idee", "vorbereitet"})


def fristen(plaene: Plaene, blicke: Iterable[Einzelblick]) -> tuple[Frist, ...]:
    """Return all deadlines by day; of those before the twelve months only such as are reported not to be kept."""
    von, bis = date(plaene.jahr + 1, 1, 1), date(plaene.jahr + 1, 12, 31)
    alle = [frist for blick in blicke for frist in _der_massnahme(plaene.fall, blick, von)]
    alle += [*_verpflichtungen(plaene), *_toepfe(plaene), *_programmenden(plaene.fall, von)]
    genannt = {(f.tag, f.art, f.massnahme, f.text): f for f in alle if f.ueberfaellig or von <= f.tag <= bis}
    return tuple(
        genannt[schluessel] for schluessel in sorted(genannt, key=lambda s: (s[0], s[1], s[2] or "", s[3]))
    )


def _der_massnahme(fall: Planungsfall, blick: Einzelblick, von: date) -> Iterator[Frist]:
    stand, notiert = blick.meldung.stand, {b.programm: b for b in blick.bescheide}
    if stand is not None and stand.ausgeschieden:
        return
    for b in notiert.values():
        verfallen = None if blick.neu is None else verfall(fall, b, blick.neu.fertig_am)
        frist = b.frist if verfallen is None else verfallen.frist
        if b.bewilligt and frist is not None and not b.abgeschlossen:
            yield _bescheidfrist(fall, blick, b, frist, von, verfallen)
    for antrag in blick.neu.antraege if blick.neu is not None else ():
        bescheid, name = notiert.get(antrag.programm), worte.programm(fall, antrag.programm)
        if bescheid is not None and bescheid.abgeschlossen:
            continue
        if bescheid is None:
            yield from _vor_dem_bescheid(fall, blick, antrag, von)
        if (
            antrag.fertig_bis is not None
            and (bescheid is None or bescheid.frist is None)
            and not _ist_gebaut(stand)
        ):
            text = f"Bauende, sonst verfällt die Förderung aus {name}{_in_klammern(antrag)}."
            yield Frist(antrag.fertig_bis, "fertig_bis", blick.kennung, text)
        if antrag.nachweis_bis is not None:
            yield Frist(antrag.nachweis_bis, "nachweis", blick.kennung, f"Verwendungsnachweis für {name}.")


def _bescheidfrist(
    fall: Planungsfall, blick: Einzelblick, bescheid: Bescheid, tag: date, von: date, verfallen: Verfall | None
) -> Frist:
    zeichen = f", Az. {bescheid.aktenzeichen}" if bescheid.aktenzeichen else ""
    text = (
        f"Gebaut und nachgewiesen nach dem Bescheid vom {datum(bescheid.datum)}{zeichen}: "
        f"{euro(bescheid.betrag_eur)} aus {worte.programm(fall, bescheid.programm)}."
    )
    if verfallen is not None:
        text += f" Fertig nach dem Plan erst am {datum(verfallen.fertig_am)}: ohne Verlängerung entfällt das Geld."
    versaeumt = tag < von and not _ist_gebaut(blick.meldung.stand)
    return Frist(tag, "bescheidfrist", blick.kennung, text, versaeumt)


def _vor_dem_bescheid(fall: Planungsfall, blick: Einzelblick, antrag: Antrag, von: date) -> Iterator[Frist]:
    """Yield the application, and the change of the programme's version that would take it away."""
    stand = blick.meldung.stand
    if stand is not None and stand.phase not in NOCH_NICHT_BEANTRAGT:
        return
    programm = fall.programm_mit_id[antrag.programm]
    text = f"Spätester Antrag bei {programm.name}{_in_klammern(antrag)}."
    versaeumt = stand is not None and antrag.antrag_am < min(von, stand.datum)
    yield Frist(antrag.antrag_am, "antrag", blick.kennung, text, versaeumt)
    fassung = programm.fassung_am(antrag.antrag_am)
    if fassung is None or fassung.gilt_bis is None:
        return
    if programm.fassung_am(fassung.gilt_bis + EIN_TAG) is not None:
        text = f"Letzter Tag der Fassung von {programm.name}, mit der der Plan rechnet; danach gilt eine andere."
        yield Frist(fassung.gilt_bis, "fassungswechsel", blick.kennung, text)


def _verpflichtungen(plaene: Plaene) -> Iterator[Frist]:
    """A Verpflichtungsermächtigung lapses with its year, used or not."""
    jahr = plaene.jahr + 1
    gebunden = {k.konto: k.verbrauch for k in plaene.neu.konten if k.jahr == jahr}
    for ve in plaene.fall.verpflichtungen:
        if ve.jahr == jahr:
            konto = f"ve:{ve.kostentraeger}:{ve.faellig}" if ve.faellig else f"ve:{ve.kostentraeger}"
            faellig = "in späteren Jahren" if ve.faellig is None else str(ve.faellig)
            text = (
                f"Verpflichtungsermächtigung {worte.traeger(plaene.fall, ve.kostentraeger)} verfällt: "
                f"{euro(ve.betrag_eur)}, fällig {faellig}; der Plan bindet {euro(gebunden.get(konto, NICHTS))}."
            )
            yield Frist(date(jahr, 12, 31), "verpflichtung", None, text)


def _toepfe(plaene: Plaene) -> Iterator[Frist]:
    """What a pot holds for a year of approval can be granted in that year only."""
    jahr = plaene.jahr + 1
    for konto in plaene.neu.konten:
        if konto.jahr == jahr and konto.konto.startswith("topf:"):
            text = (
                f"{konto.name}: Mittel für Bewilligungen {jahr} enden ({euro(konto.menge)}; "
                f"der Plan rechnet mit {euro(konto.verbrauch)})."
            )
            yield Frist(date(jahr, 12, 31), "topf", None, text)


def _programmenden(fall: Planungsfall, von: date) -> Iterator[Frist]:
    """Programmes of the case that end for good, as far as it is known."""
    for programm in fall.programme:
        ende = programm.fassungen[-1].gilt_bis
        if ende is not None and ende >= von:
            yield Frist(ende, "fassung", None, f"{programm.name} endet; eine spätere Fassung ist nicht bekannt.")


def _in_klammern(antrag: Antrag) -> str:
    return f" ({euro(antrag.zuschuss_eur)})" if antrag.zuschuss_eur else " (Kredit)"


def _ist_gebaut(stand: Massnahmenstand | None) -> bool:
    return stand is not None and stand.phase in GEBAUT
