"""One measure with all that is known of it: in both plans, as reported, with its notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import BASIS, Massnahme
from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.ergebnis.jahresbericht import Sollist, Vergleich, summe
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rueckblick.meldung import Meldung
from massnahmenplan.rueckblick.plaene import Plaene

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Einzelblick:
    """A measure of either plan."""

    plaene: Plaene
    massnahme: Massnahme
    """As the case states it."""
    soll: Massnahmenbilanz | None
    """In the plan of the beginning of the year; None: not planned."""
    neu: Massnahmenbilanz | None
    meldung: Meldung
    bescheide: tuple[Bescheid, ...]
    """The last of each programme, with all that has been paid."""

    @property
    def kennung(self) -> str:
        """Id of the measure."""
        return self.massnahme.id

    @property
    def jahre_bisher(self) -> range:
        """From the first year of the plan to that of the report."""
        return range(self.plaene.fall.projekt.beginn, self.plaene.jahr + 1)

    def vergleich(self, soll: Decimal, ist: Decimal | None) -> Vergleich:
        """Return the comparison of one figure; a planned figure without a reported one is a gap."""
        luecke = ist is None and bool(soll)
        return Vergleich(soll, ist, NICHTS if ist is None else soll, (self.kennung,) if luecke else ())

    def sollist(self, je_jahr: Iterable[tuple[int, Vergleich]]) -> Sollist:
        """Return the year of the report, and the sum of all years that are given."""
        nach_jahr = dict(je_jahr)
        return Sollist(nach_jahr[self.plaene.jahr], summe(nach_jahr.values()))


def einzelblicke(plaene: Plaene) -> tuple[Einzelblick, ...]:
    """Return all measures of the case, and those of the earlier plan that it no longer has, by id."""
    alle = plaene.sollfall.massnahme_mit_id | plaene.fall.massnahme_mit_id
    return tuple(_blick(plaene, alle[kennung]) for kennung in sorted(alle))


def _blick(plaene: Plaene, massnahme: Massnahme) -> Einzelblick:
    soll, neu = plaene.soll.massnahme(massnahme.id), plaene.neu.massnahme(massnahme.id)
    stand = plaene.fall.stand_von.get(massnahme.id)
    fall = plaene.fall if massnahme.id in plaene.fall.massnahme_mit_id else plaene.sollfall
    genannt = stand.variante if stand is not None else None
    weise = genannt or next((b.variante for b in (neu, soll) if b is not None), BASIS)
    return Einzelblick(
        plaene=plaene,
        massnahme=massnahme,
        soll=soll,
        neu=neu,
        meldung=Meldung(
            stand=stand,
            massnahme=fall.ausfuehrungen[massnahme.id].get(weise, massnahme),
            achse=plaene.fall.projekt.zeitachse,
            geplant=neu or soll,
            faktoren=fall.emissionsfaktoren,
        ),
        bescheide=_letzte_bescheide(plaene.fall, massnahme.id),
    )


def _letzte_bescheide(fall: Planungsfall, massnahme: str) -> tuple[Bescheid, ...]:
    """Return the notice that holds for each programme, by programme; of one day the one that stands below."""
    letzte: dict[str, Bescheid] = {}
    for bescheid in sorted(fall.bescheide, key=lambda b: b.datum):
        if bescheid.massnahme == massnahme:
            letzte[bescheid.programm] = bescheid.nach(letzte.get(bescheid.programm))
    return tuple(letzte[programm] for programm in sorted(letzte))
