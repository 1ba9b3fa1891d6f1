"""State: what is contracted or built is in the plan as it is, nothing begins in the past, dropped is dropped.

Tested on what the recomputation says of a plan, so a plan changed by hand is held against the Stand as written.
"""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG, Festlegungsart
from massnahmenplan.begriffe.stand import GEBAUT, Massnahmenstand
from massnahmenplan.begriffe.worte import LAGEN, PHASEN
from massnahmenplan.ergebnis import Bilanz, Massnahmenbilanz, Verstoss
from massnahmenplan.foerderung.bescheid import fassung_ohne_bedingungen, frist_des_bescheids
from massnahmenplan.grundlagen.schreibweise import datum, euro
from massnahmenplan.planungsfall import Planungsfall


def pruefe_stand(fall: Planungsfall, bilanz: Bilanz) -> Iterator[Verstoss]:
    """Yield every measure that the plan treats otherwise than its Stand says."""
    for eintrag in bilanz.massnahmen:
        yield from _bewilligung_verschenkt(fall, eintrag)
        yield from _anders_ausgezahlt(fall, eintrag)
    if not fall.staende:
        return
    for stand in fall.staende:
        geplant = bilanz.massnahme(stand.massnahme)
        if stand.gebunden:
            yield from _gebunden(fall, stand, geplant)
        elif geplant is not None:
            yield from _offen(fall, stand, geplant)
    gesagt = {stand.massnahme for stand in fall.staende}
    for eintrag in bilanz.massnahmen:
        if eintrag.massnahme not in gesagt:
            yield from _nicht_im_rueckblick(fall, eintrag, eintrag.beginn, "beginnt")


def _gebunden(fall: Planungsfall, stand: Massnahmenstand, geplant: Massnahmenbilanz | None) -> Iterator[Verstoss]:
    """Yield what is otherwise than contracted or built."""
    if geplant is None:
        yield _verstoss(fall, stand, f"{_wie(fall, stand)}, fehlt aber im Plan.")
        return
    achse, heute = fall.projekt.zeitachse, fall.projekt.zeitachse.periode_am(stand.datum)
    if stand.variante is not None and geplant.variante != stand.variante:
        yield _verstoss(
            fall, stand, f"{_wie(fall, stand)} als „{stand.variante}“, geplant ist „{geplant.variante}“."
        )
    if stand.beginn is not None and geplant.beginn != achse.perioden_von(stand.beginn)[0]:
        yield _verstoss(fall, stand, f"Beginn war {stand.beginn}, geplant ist {achse.name(geplant.beginn)}.")
    if stand.fertig is not None and geplant.fertig != achse.perioden_von(stand.fertig)[-1]:
        yield _verstoss(fall, stand, f"Fertig {stand.fertig}, geplant ist {achse.name(geplant.fertig)}.")
    if stand.phase == "im_bau" and geplant.baubeginn > heute:
        yield _verstoss(
            fall, stand, f"{_wie(fall, stand)}, gebaut wird nach dem Plan erst ab {achse.name(geplant.baubeginn)}."
        )
    if stand.phase in GEBAUT and geplant.fertig > heute:
        yield _verstoss(
            fall, stand, f"{_wie(fall, stand)}, nach dem Plan aber erst Ende {achse.name(geplant.fertig)}."
        )


def _offen(fall: Planungsfall, stand: Massnahmenstand, geplant: Massnahmenbilanz) -> Iterator[Verstoss]:
    """Yield what is begun though it is given up, has to wait, or would have had to begin in the past."""
    achse = fall.projekt.zeitachse
    if stand.ausgeschieden:
        yield _verstoss(fall, stand, f"{_wie(fall, stand)}, steht aber im Plan.")
        return
    if stand.aufgeschoben and stand.zurueck_bis is None:
        yield _verstoss(
            fall, stand, f"{_wie(fall, stand)}, ohne dass gesagt ist, bis wann; sie steht aber im Plan."
        )
    if stand.zurueck_bis is not None and geplant.beginn < achse.perioden_von(stand.zurueck_bis)[0]:
        text = f"zurückgestellt bis {stand.zurueck_bis}, geplant ab {achse.name(geplant.beginn)}."
        yield _verstoss(fall, stand, text)
    seit = None if stand.beginn is None else achse.perioden_von(stand.beginn)[0]
    if seit is None or geplant.baubeginn == geplant.beginn:
        yield from _nicht_im_rueckblick(fall, geplant, geplant.beginn, "beginnt")
    else:
        yield from _nicht_im_rueckblick(fall, geplant, geplant.baubeginn, "wird gebaut ab")
        if geplant.beginn < seit:
            yield _verstoss(fall, stand, f"Beginn war {stand.beginn}, geplant ist {achse.name(geplant.beginn)}.")


def _bewilligung_verschenkt(fall: Planungsfall, geplant: Massnahmenbilanz) -> Iterator[Verstoss]:
    """Yield approved grants that the measure keeps the deadline of, and yet does without."""
    beschlossen = [f for f in fall.festlegungen if f.massnahme == geplant.massnahme]
    if any(f.art is Festlegungsart.FOERDERUNG and f.wert == OHNE_FOERDERUNG for f in beschlossen):
        return
    genutzt = {antrag.programm for antrag in geplant.antraege}
    for bescheid in fall.bescheide_fuer.get(geplant.massnahme, ()):
        if bescheid.bewilligt and bescheid.programm not in genutzt:
            programm = fall.programm_mit_id[bescheid.programm]
            frist = frist_des_bescheids(programm, bescheid)
            kredit = fassung_ohne_bedingungen(programm, bescheid.beantragt_am).kredit
            nutzbar = bool(bescheid.zuschuss_eur) if kredit is None else kredit.sollzins is not None
            if nutzbar and (frist is None or geplant.fertig_am <= frist):
                wer, tag = f"Maßnahme {fall.benannt(geplant.massnahme)}", datum(bescheid.datum)
                text = f"{wer}: „{programm.name}“ ist bewilligt ({tag}), fehlt aber."
                yield Verstoss(f"bescheid:{geplant.massnahme}", text, bescheid.betrag_eur, "EUR")


def _anders_ausgezahlt(fall: Planungsfall, geplant: Massnahmenbilanz) -> Iterator[Verstoss]:
    """Yield grants of which, up to the last year that is reported, other sums would have come than came."""
    berichtet = {b.programm: b for b in fall.bescheide_fuer.get(geplant.massnahme, ()) if b.ausgezahlt_eur}
    for antrag in geplant.antraege:
        bescheid = berichtet.get(antrag.programm)
        if bescheid is None or not antrag.fliesst or antrag.zuschuss_eur < bescheid.bisher_ausgezahlt_eur:
            continue  # a cut below what has come is shown where it is made
        jahre: dict[int, Decimal] = {}
        for zahlung in antrag.auszahlungen:
            jahre[zahlung.jahr] = jahre.get(zahlung.jahr, Decimal(0)) + zahlung.betrag_eur
        for jahr in sorted({*jahre, *bescheid.ausgezahlt_eur}):
            ist, plan = bescheid.ausgezahlt_eur.get(jahr, Decimal(0)), jahre.get(jahr, Decimal(0))
            if plan != ist and (bescheid.abgeschlossen or jahr <= max(bescheid.ausgezahlt_eur)):
                was = f"Maßnahme {fall.benannt(geplant.massnahme)}: {antrag.programm} {jahr}"
                text = f"{was}: ausgezahlt sind {euro(ist)}, im Plan stehen {euro(plan)}."
                yield Verstoss(f"bescheid:{geplant.massnahme}", text, plan, "EUR")


def _nicht_im_rueckblick(
    fall: Planungsfall, geplant: Massnahmenbilanz, periode: int, was: str
) -> Iterator[Verstoss]:
    achse, tag = fall.projekt.zeitachse, fall.projekt.planungstag
    if periode < achse.periode_am(tag):
        text = (
            f"Maßnahme {fall.benannt(geplant.massnahme)} {was} {achse.name(periode)}, vor dem Stichtag "
            f"{tag:%d.%m.%Y}; nach ihrem Stand ist sie nicht begonnen."
        )
        yield Verstoss(f"stand:{geplant.massnahme}", text)


def _wie(fall: Planungsfall, stand: Massnahmenstand) -> str:
    """Return condition or phase in words: ``ist im Bau``."""
    wort = PHASEN[stand.phase] if stand.gebunden else LAGEN[stand.lage]
    if stand.ausgeschieden and stand.mit is not None:
        wort += f" {'durch' if stand.lage == 'ersetzt' else 'mit'} {fall.benannt(stand.mit)}"
    return f"ist {wort}"


def _verstoss(fall: Planungsfall, stand: Massnahmenstand, text: str) -> Verstoss:
    return Verstoss(f"stand:{stand.massnahme}", f"Maßnahme {fall.benannt(stand.massnahme)}: {text}")
