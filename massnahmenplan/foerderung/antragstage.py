"""Days on which an application may be dated, by window, start gate and Bewilligungszeitraum."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from massnahmenplan.begriffe.kostentraeger import FINANZSCHWACH
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.grundlagen.zeit import EIN_TAG, Zeitachse


def finde_antragstage(
    vorhaben: Vorhaben,
    fassung: Fassung,
    *,
    je_bewilligungsjahr: bool = False,
    je_bewilligungsperiode: bool = False,
    je_antragsjahr: bool = False,
    auch_am_vortag: bool = False,
    mit_anderen: bool = False,
) -> tuple[date, ...]:
    """Return the latest feasible day of every year of approval that makes a difference, the last year first.

    These are the last year within reach, and as long as a later approval delays a payment the years before it;
    with ``je_bewilligungsjahr`` all years of approval within reach (``je_bewilligungsperiode``: all periods of the
    case, where days count and not years), with ``je_antragsjahr`` the ends of all periods of application too.
    ``mit_anderen``: with the latest days of measures whose building begins in other periods, so that they can join
    one application. ``auch_am_vortag``: with the day before each of them, so that applications at the ends of two
    periods can lie a day further apart than a rolling window, and that of two on the same day either can be the
    first. Each stretch of days on which the same facts hold counts by itself. Source:
    docs/methode.md, "Funding".
    """
    tage: dict[date, None] = {}
    achse = Zeitachse(vorhaben.stichtag.year, vorhaben.fertigstellung.year + 1, vorhaben.je_jahr)
    bewilligungen = achse if je_bewilligungsperiode else replace(achse, je_jahr=1)
    for erster, letzter in reversed(tuple(_abschnitte(vorhaben, fassung))):
        im_abschnitt = [
            *_je_bewilligungsjahr(vorhaben, fassung, erster, letzter, bewilligungen, alle=je_bewilligungsjahr)
        ]
        if im_abschnitt and je_antragsjahr:
            im_abschnitt += achse.enden_vor(letzter, erster)
        if im_abschnitt and mit_anderen:
            letzte = achse.perioden_im_jahr(letzter.year + 1).stop - 1
            andere = (
                fassung.fristen.letzter_tag_bei(achse.erster_tag(periode), achse.letzter_tag(periode))
                for periode in range(letzte, achse.periode_am(erster) - 1, -1)
            )
            im_abschnitt += [tag for tag in andere if erster <= tag <= letzter]
        if auch_am_vortag:
            im_abschnitt += [tag - EIN_TAG for tag in im_abschnitt if tag > erster]
        rechtzeitig = (tag for tag in im_abschnitt if fassung.fristen.wird_rechtzeitig_fertig(tag, vorhaben))
        tage.update(dict.fromkeys(rechtzeitig))
    return tuple(tage)


def nenne_terminhindernis(vorhaben: Vorhaben, fassung: Fassung) -> Hindernis | None:
    """Return why there is no feasible day under this version; None if there is one."""
    letzter = fassung.fristen.letzter_antragstag(vorhaben)
    if letzter < vorhaben.stichtag:
        return _vor_dem_stichtag(vorhaben, letzter)
    return _ausserhalb_des_fensters(vorhaben, fassung, letzter) or fassung.fristen.pruefe_bewilligungszeitraum(
        letzter if fassung.gilt_bis is None else min(letzter, fassung.gilt_bis), vorhaben
    )


def pruefe_antragstag(vorhaben: Vorhaben, fassung: Fassung, antrag_am: date) -> Hindernis | None:
    """Return why an application under this version cannot be dated on this day, or None."""
    if antrag_am < vorhaben.stichtag:
        return _vor_dem_stichtag(vorhaben, antrag_am)
    fristen = fassung.fristen
    return (
        fristen.pruefe_startsperre(antrag_am, vorhaben)
        or _nicht_am_tag_der_inbetriebnahme(vorhaben, fassung, antrag_am)
        or fristen.pruefe_bewilligungszeitraum(antrag_am, vorhaben)
    )


def gilt_so_bis(vorhaben: Vorhaben, fassung: Fassung, antrag_am: date) -> date | None:
    """Return the last day from this one on without another version or another fact that the version looks at.

    None means that no end is known.
    """
    gesehen = fassung.genannte_merkmale | ({FINANZSCHWACH} if _fragt_nach_finanzschwach(fassung) else set())
    bekannt = vorhaben.am(antrag_am).merkmale & gesehen
    for tag in sorted(_wechseltage(vorhaben, fassung)):
        vortag = tag - EIN_TAG
        if tag > antrag_am and vorhaben.am(tag).merkmale & gesehen != bekannt:
            return vortag if fassung.gilt_bis is None else min(vortag, fassung.gilt_bis)
    return fassung.gilt_bis


def _fragt_nach_finanzschwach(fassung: Fassung) -> bool:
    """Return True if a rate or the own share is another one for municipalities short of money."""
    satz = fassung.satz
    saetze = () if satz is None else (satz.finanzschwach, *(klasse.finanzschwach for klasse in satz.klassen))
    return any(wert is not None for wert in (*saetze, fassung.minimum.eigenanteil_finanzschwach))


def _abschnitte(vorhaben: Vorhaben, fassung: Fassung) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each stretch within reach on which the facts do not change."""
    fristen = fassung.fristen
    letzter = fristen.letzter_antragstag(vorhaben)
    bis = letzter if fassung.gilt_bis is None else min(letzter, fassung.gilt_bis)
    ab = max(vorhaben.stichtag, fassung.gilt_ab)
    if fristen.massgeblich == "inbetriebnahme":
        ab = max(ab, letzter)
    if bis < ab:
        return
    wechsel = [tag for tag in sorted(set(_wechseltage(vorhaben, fassung))) if ab < tag <= bis]
    for erster, naechster in zip([ab, *wechsel], [*wechsel, bis + EIN_TAG], strict=True):
        yield erster, naechster - EIN_TAG


def _wechseltage(vorhaben: Vorhaben, fassung: Fassung) -> Iterator[date]:
    """Yield days from which other facts hold than on the day before."""
    yield from vorhaben.traeger.merkmale_ab.values()
    yield from (tag + EIN_TAG for tag in vorhaben.traeger.merkmale_bis.values() if tag < date.max)
    alter, objekt = fassung.filter.mindestalter_jahre, vorhaben.objekt
    if alter and objekt is not None and objekt.baujahr is not None:
        yield date(objekt.baujahr + alter, 1, 1)


def _je_bewilligungsjahr(
    vorhaben: Vorhaben, fassung: Fassung, erster: date, letzter: date, achse: Zeitachse, *, alle: bool
) -> Iterator[date]:
    """Yield the latest day, then that of every year (or period) of approval before it that makes a difference."""
    fristen = fassung.fristen
    if not fristen.wird_rechtzeitig_fertig(letzter, vorhaben):
        return
    yield letzter
    ab = fristen.bewilligung_am(erster)
    if not alle:
        ab = max(ab, date(fassung.auszahlung.erste_faelligkeit(vorhaben), 1, 1))
    for ende in achse.enden_vor(fristen.bewilligung_am(letzter), ab):
        antrag_am = fristen.letzter_antrag_bewilligt_bis(ende)
        if not fristen.wird_rechtzeitig_fertig(antrag_am, vorhaben):
            return
        if antrag_am >= erster:
            yield antrag_am


def _vor_dem_stichtag(vorhaben: Vorhaben, antrag_am: date) -> Hindernis:
    grund = (
        f"Ein Antrag am {datum(antrag_am)} läge vor dem Stichtag der Planung am {datum(vorhaben.stichtag)} "
        f"(Baubeginn {datum(vorhaben.baubeginn)})."
    )
    return Hindernis(grund)


def _nicht_am_tag_der_inbetriebnahme(vorhaben: Vorhaben, fassung: Fassung, antrag_am: date) -> Hindernis | None:
    """Return why another day cannot select the version, or None."""
    fristen, tag = fassung.fristen, fassung.fristen.letzter_antragstag(vorhaben)
    if fristen.massgeblich == "antrag" or antrag_am == tag:
        return None
    return Hindernis(
        f"Maßgeblich ist die Inbetriebnahme am {datum(tag)}, nicht der {datum(antrag_am)}.", fristen.stelle
    )


def _ausserhalb_des_fensters(vorhaben: Vorhaben, fassung: Fassung, letzter: date) -> Hindernis | None:
    if fassung.gilt_bis is not None and fassung.gilt_bis < vorhaben.stichtag:
        grund = (
            f"Anträge waren nur bis {datum(fassung.gilt_bis)} möglich, Stichtag der Planung ist der "
            f"{datum(vorhaben.stichtag)}."
        )
        return Hindernis(grund)
    if letzter < fassung.gilt_ab:
        grund = (
            f"Anträge sind erst ab {datum(fassung.gilt_ab)} möglich, bei Baubeginn am "
            f"{datum(vorhaben.baubeginn)} wäre aber spätestens am {datum(letzter)} zu beantragen."
        )
        return Hindernis(grund)
    if (
        fassung.fristen.massgeblich == "inbetriebnahme"
        and fassung.gilt_bis is not None
        and letzter > fassung.gilt_bis
    ):
        grund = (
            f"Die Fassung gilt für Inbetriebnahmen bis {datum(fassung.gilt_bis)}, die Maßnahme geht erst am "
            f"{datum(letzter)} in Betrieb."
        )
        return Hindernis(grund)
    return None
