"""Options: every variant, begin and funding package of a measure that law and dates allow."""

from collections.abc import Iterator
from dataclasses import dataclass

from massnahmenplan.aufbereitung.nachbarschaft import Nachbarschaft, alle_massnahmen
from massnahmenplan.aufbereitung.paketspeicher import Paketspeicher
from massnahmenplan.aufbereitung.stand import ist_gebunden, offene_beginne
from massnahmenplan.aufbereitung.teilung import Teilung, teilung
from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG, ZEITARTEN, Festlegung, Festlegungsart
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.foerderung.angebot import Angebot
from massnahmenplan.foerderung.bescheid import bewilligtes_angebot
from massnahmenplan.foerderung.paket import Ablehnung, Paket
from massnahmenplan.foerderung.pakete import zaehle_pakete_auf
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorhabenbau import als_vorhaben


@dataclass(frozen=True, slots=True)
class Option:
    """One way to carry out one measure."""

    massnahme: str
    variante: str
    beginn: int
    """Period in which planning (or, without planning, building) begins."""
    ausfuehrung: Massnahme
    vorhaben: Vorhaben
    teilung: Teilung
    paket: Paket

    @property
    def fertig(self) -> int:
        """Period at whose end building is done."""
        return self.beginn + self.ausfuehrung.dauer - 1

    @property
    def baubeginn(self) -> int:
        """Period in which building begins."""
        return self.beginn + self.ausfuehrung.dauer_planung


@dataclass(frozen=True, slots=True)
class Optionsliste:
    """All options in order of measure ids, variants, begins, packages; and what was refused on the way."""

    optionen: tuple[Option, ...]
    ablehnungen: dict[str, tuple[Ablehnung, ...]]
    """Measure id -> refusals of funding programmes, each once."""


def zaehle_optionen_auf(fall: Planungsfall, speicher: Paketspeicher | None = None) -> Optionsliste:
    """Return every option of the case; order does not depend on the order of the input.

    ``speicher`` knows packages of cases before this one.
    """
    zaehle_auf = zaehle_pakete_auf if speicher is None else speicher.zaehle_auf
    programme = tuple(sorted(fall.programme, key=lambda programm: programm.id))
    nachbarschaft = _nachbarschaft(fall)
    optionen: list[Option] = []
    ablehnungen: dict[str, tuple[Ablehnung, ...]] = {}
    for kennung in sorted(fall.massnahme_mit_id):
        festlegungen = [f for f in fall.festlegungen if f.massnahme == kennung]
        foerderung = [f.wert for f in festlegungen if f.art is Festlegungsart.FOERDERUNG]
        verlangt = frozenset(wert for wert in foerderung if wert is not None and wert != OHNE_FOERDERUNG)
        beschieden = {bescheid.programm for bescheid in fall.bescheide_fuer.get(kennung, ())}
        abgelehnt: dict[Ablehnung, None] = {}
        je_variante: dict[str, tuple[tuple[Programm, ...], Umfeld]] = {}
        for variante, ausfuehrung, beginn in _beginne(fall, kennung, festlegungen):
            vorhaben = als_vorhaben(fall, ausfuehrung, beginn)
            geteilt = teilung(ausfuehrung, beginn, fall.projekt)
            if variante not in je_variante:  # who and what is asked for does not depend on the begin
                in_frage = tuple(
                    p for p in programme if p.id in verlangt | beschieden or p.kommt_in_frage(vorhaben)
                )
                je_variante[variante] = in_frage, nachbarschaft.umfeld(vorhaben)
            kandidaten, umfeld = je_variante[variante]
            behalten = frozenset() if OHNE_FOERDERUNG in foerderung else _bewilligte(fall, vorhaben)
            aufzaehlung = zaehle_auf(vorhaben, kandidaten, umfeld, verlangt | behalten)
            abgelehnt.update(dict.fromkeys(aufzaehlung.ablehnungen))
            pakete = _lohnende(aufzaehlung.pakete, umfeld.toepfe, OHNE_FOERDERUNG in foerderung)
            optionen += [
                Option(kennung, variante, beginn, ausfuehrung, vorhaben, geteilt, paket) for paket in pakete
            ]
        ablehnungen[kennung] = tuple(abgelehnt)
    return Optionsliste(tuple(optionen), ablehnungen)


def _nachbarschaft(fall: Planungsfall) -> Nachbarschaft:
    """Return all measures as projects of the first period; what can touch funding does not depend on dates."""
    erste = fall.projekt.zeitachse.perioden.start
    return Nachbarschaft(fall, [als_vorhaben(fall, m, erste) for m in alle_massnahmen(fall)])


def _bewilligte(fall: Planungsfall, vorhaben: Vorhaben) -> frozenset[str]:
    """Return the programmes that have approved a grant which the measure, as it is planned, can keep."""
    return frozenset(
        bescheid.programm
        for bescheid in vorhaben.bescheide
        if bescheid.bewilligt
        and isinstance(
            bewilligtes_angebot(vorhaben, fall.programm_mit_id[bescheid.programm], bescheid, auch_ohne_zins=False),
            Angebot,
        )
    )


def _lohnende(pakete: tuple[Paket, ...], mit_topf: frozenset[str], ohne_foerderung: bool) -> list[Paket]:
    """Return the packages a plan may need: none at all only where every grant uses up something or is tied.

    A grant that uses up nothing and is tied to nothing is never worse than no grant: the same dates, the same
    works, more money.
    """
    if ohne_foerderung:
        return [paket for paket in pakete if not paket.antraege]
    frei = any(
        paket.antraege and not paket.bindungen and mit_topf.isdisjoint(a.programm for a in paket.antraege)
        for paket in pakete
    )
    return [paket for paket in pakete if paket.antraege or not frei]


def _beginne(
    fall: Planungsfall, kennung: str, festlegungen: list[Festlegung]
) -> Iterator[tuple[str, Massnahme, int]]:
    """Yield variant, measure with the variant applied, and period of begin, as dates and decisions allow."""
    art, achse = Festlegungsart, fall.projekt.zeitachse
    if any(f.art is art.DARF_NICHT for f in festlegungen):
        return
    if ist_gebunden(fall, kennung):  # facts: earlier decisions on dates and variants are past
        yield from offene_beginne(fall, kennung)
        return
    zeiten = {a: [achse.perioden_von(f.wert or "") for f in festlegungen if f.art is a] for a in ZEITARTEN}
    nicht_vor = max((zeit.start for zeit in zeiten[art.NICHT_VOR]), default=0)
    varianten = {f.wert for f in festlegungen if f.art is art.VARIANTE}
    for variante, ausfuehrung, beginn in offene_beginne(fall, kennung):
        if varianten <= {variante} and beginn >= nicht_vor and all(beginn in zeit for zeit in zeiten[art.JAHR]):
            yield variante, ausfuehrung, beginn
