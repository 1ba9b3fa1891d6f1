"""What has happened since: statuses and notices of the last plan, of the case, and those handed over, in one."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.eingabe.standfolge import pruefe_auszahlungen, pruefe_folge
from massnahmenplan.eingabe.standorte import Standorte
from massnahmenplan.eingabe.standzeiten import zeitwidersprueche
from massnahmenplan.ergebnis import Planschritt
from massnahmenplan.fallmaengel import maengel
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.fortschreibung.rueckfragen import pruefe_rueckblick
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall

ERERBT = ("variante", "beginn", "fertig", "co2_t_a")
"""Fields that hold on until a later status says otherwise, or that nothing is contracted any more."""
BERICHTIGEN = "Stand oder Bescheid berichtigen; was der letzte Plan nennt, muss es im Fall noch geben."


def mit_staenden(
    fall: Planungsfall,
    letzter: Letzter,
    staende: tuple[Massnahmenstand, ...],
    bescheide: tuple[Bescheid, ...],
    orte: Standorte | None = None,
) -> Planungsfall:
    """Return the case with all that is known of each measure, the latest word last.

    What a status of a contracted measure does not say is as the last plan has it. ``orte`` says where
    states and notices are said.

    Errors: EingabeFehler for a status that goes back, is none at all, or names nothing to begin with.
    """
    orte = orte or Standorte()
    neue = tuple(_je_massnahme(chain(fall.staende, staende), fall).values())
    befunde = [*pruefe_rueckblick(letzter, fall, neue, orte), *pruefe_folge(letzter.fall.staende, neue, orte)]
    gefuellt = tuple(
        _gefuellt(stand, letzter, fall)
        for _, stand in sorted(_je_massnahme(chain(letzter.fall.staende, neue), fall).items())
    )
    for stand in gefuellt:
        befunde += [*_ohne_beginn(stand, orte), *_widersprueche(stand, fall, orte)]
    alle = tuple(_bescheide(chain(letzter.fall.bescheide, fall.bescheide, bescheide), fall))
    neu = fall.model_copy(update={"staende": gefuellt, "bescheide": alle})
    befunde += pruefe_auszahlungen(letzter.fall.bescheide_fuer, neu.bescheide_fuer, orte)
    if not befunde:
        befunde += [Befund("E336", mangel, feld="stand", abhilfe=BERICHTIGEN) for mangel in maengel(neu)]
    if befunde:
        raise EingabeFehler(befunde)
    return neu


def _je_massnahme(staende: Iterable[Massnahmenstand], fall: Planungsfall) -> dict[str, Massnahmenstand]:
    """Return the statuses of measures of the case, each continued by the later ones."""
    gesammelt: dict[str, Massnahmenstand] = {}
    for stand in staende:
        if stand.massnahme in fall.massnahme_mit_id:
            davor = gesammelt.get(stand.massnahme)
            gesammelt[stand.massnahme] = stand if davor is None else _fortgesetzt(davor, stand)
    return gesammelt


def _fortgesetzt(davor: Massnahmenstand, stand: Massnahmenstand) -> Massnahmenstand:
    """Return the later status with what only the earlier one says."""
    if davor.gebunden and not stand.gebunden:  # what was built is taken back; money that is spent is still spent
        return stand.model_copy(update={"kosten_eur": {**davor.kosten_eur, **stand.kosten_eur}})
    geerbt: dict[str, Any] = {name: getattr(davor, name) for name in ERERBT if getattr(stand, name) is None}
    geerbt["kosten_eur"] = {**davor.kosten_eur, **stand.kosten_eur}
    if not stand.endenergie_kwh_a:
        geerbt["endenergie_kwh_a"] = davor.endenergie_kwh_a
    return stand.model_copy(update=geerbt)


def _gefuellt(stand: Massnahmenstand, letzter: Letzter, fall: Planungsfall) -> Massnahmenstand:
    """Return the status of a contracted measure with variant and begin of the last plan where it names none."""
    schritt: Planschritt | None = letzter.plan.schritt(stand.massnahme)
    if not stand.gebunden or schritt is None:
        return stand
    aus_dem_plan: dict[str, Any] = {}
    if stand.variante is None:
        aus_dem_plan["variante"] = schritt.variante
    if stand.beginn is None:
        aus_dem_plan["beginn"] = fall.projekt.zeitachse.angabe(schritt.beginn)
    return stand.model_copy(update=aus_dem_plan)


def _ohne_beginn(stand: Massnahmenstand, orte: Standorte) -> Iterator[Befund]:
    if stand.gebunden and stand.beginn is None:
        text = "fehlt: der letzte Plan enthält die Maßnahme nicht"
        abhilfe = "Angeben, wann sie begonnen hat."
        ort, _ = orte.im_stand(stand.massnahme, "beginn")
        yield Befund("E335", text, ort, f"stand[{stand.massnahme}].beginn", abhilfe=abhilfe)


def _widersprueche(stand: Massnahmenstand, fall: Planungsfall, orte: Standorte) -> Iterator[Befund]:
    """Yield E303: dates taken over from before that today's phase does not allow, as those of a row itself."""
    for feld, text, abhilfe in zeitwidersprueche(stand, fall.projekt.zeitachse):
        ort, geschrieben = orte.im_stand(stand.massnahme, feld)
        wert = geschrieben or str(getattr(stand, feld))
        yield Befund("E303", text, ort, f"stand[{stand.massnahme}].{feld}", wert, abhilfe)


def _bescheide(bescheide: Iterable[Bescheid], fall: Planungsfall) -> Iterator[Bescheid]:
    """Yield the notices on measures and programmes of the case, each once, the later word on one of a day."""
    je_tag: dict[tuple[str, str, date], Bescheid] = {}
    for bescheid in (b for b in bescheide if b.massnahme in fall.massnahme_mit_id):
        schluessel = (bescheid.massnahme, bescheid.programm, bescheid.datum)
        je_tag[schluessel] = bescheid.nach(je_tag.get(schluessel))
    yield from (bescheid for _, bescheid in sorted(je_tag.items()))
