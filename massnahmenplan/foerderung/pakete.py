"""All packages of applications that a project may have, and the recomputation of one chosen package."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from massnahmenplan.foerderung.angebot import Angebot, lehne_ab
from massnahmenplan.foerderung.angebote import pruefe_angebot, sammle_angebote, sammle_angebote_am
from massnahmenplan.foerderung.kumulierung import pruefe_allein, sind_vereinbar, verbinde
from massnahmenplan.foerderung.paket import Ablehnung, Aufzaehlung, Paket
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import FUER_SICH, Umfeld
from massnahmenplan.foerderung.unterlegenheit import verwirf_unterlegene
from massnahmenplan.foerderung.vorhaben import Vorhaben

_Angebotsliste = tuple[Angebot, ...]


def zaehle_pakete_auf(
    vorhaben: Vorhaben,
    programme: Sequence[Programm],
    umfeld: Umfeld = FUER_SICH,
    pflicht: frozenset[str] = frozenset(),
) -> Aufzaehlung:
    """Return all admissible packages that a plan may need, most money first, ``ohne`` last.

    pflicht: programmes that every package has to contain; then ``ohne`` is not among them.
    """
    alle = zaehle_alle_pakete_auf(vorhaben, programme, umfeld)
    verlangt = [p for p in alle.pakete if pflicht <= {antrag.programm for antrag in p.antraege}]
    return Aufzaehlung(verwirf_unterlegene(verlangt, umfeld), alle.ablehnungen)


def zaehle_alle_pakete_auf(
    vorhaben: Vorhaben,
    programme: Sequence[Programm],
    umfeld: Umfeld = FUER_SICH,
    *,
    auch_ohne_zins: bool = False,
) -> Aufzaehlung:
    """Return every admissible package, those without use for a plan included; ``ohne`` comes first.

    A programme that can be used at least once is not among the refusals.
    """

    def _sammle(programm: Programm) -> _Angebotsliste | Ablehnung:
        return sammle_angebote(vorhaben, programm, umfeld, auch_ohne_zins=auch_ohne_zins)

    return _verbinde_alle(vorhaben, programme, umfeld, _sammle)


def zaehle_pakete_am(
    vorhaben: Vorhaben, programme: Sequence[Programm], antrag_am: date, umfeld: Umfeld = FUER_SICH
) -> Aufzaehlung:
    """Return every admissible package of applications on exactly this day, loans included; ``ohne`` comes first.

    Where the day of commissioning selects the version, the application is dated on its latest day instead.
    """

    def _sammle(programm: Programm) -> _Angebotsliste | Ablehnung:
        return sammle_angebote_am(vorhaben, programm, antrag_am, umfeld)

    return _verbinde_alle(vorhaben, programme, umfeld, _sammle)


def bilde_paket(vorhaben: Vorhaben, wahl: Sequence[tuple[Programm, date]]) -> Paket | tuple[Ablehnung, ...]:
    """Return the package of exactly these applications of a measure by itself, or why it is not admissible."""
    angebote: list[Angebot] = []
    ablehnungen: list[Ablehnung] = []
    for programm, antrag_am in sorted(wahl, key=lambda paar: (paar[0].id, paar[1])):
        ergebnis = pruefe_angebot(vorhaben, programm, antrag_am)
        if isinstance(ergebnis, Ablehnung):
            ablehnungen.append(ergebnis)
        elif any(angebot.programm == programm.id for angebot in angebote):
            ablehnungen.append(doppelt(ergebnis))
        else:
            angebote.append(ergebnis)
    return tuple(ablehnungen) if ablehnungen else verbinde(angebote, vorhaben)


def doppelt(angebot: Angebot) -> Ablehnung:
    """Return the refusal of a second application to the same programme for the same cost."""
    grund = "Für dieselben Kosten kann nur ein Antrag im selben Programm gestellt werden."
    return Ablehnung(angebot.programm, grund, angebot.fassung.rechtsgrundlage)


def uebergangene(auswahl: Sequence[Angebot], angebote: Mapping[str, Sequence[Angebot]]) -> Iterator[Ablehnung]:
    """Yield the subordinate programmes in a choice while one that comes first could be had and is left out.

    angebote: all offers that the measure has by itself, by programme. What could be had only through other
    measures of the plan does not count.
    """
    gewaehlt = {angebot.programm for angebot in auswahl}
    for angebot in auswahl:
        regel = angebot.fassung.kumulierung
        if not regel.nachrangig_zu:
            continue
        vorrangige = [
            programm
            for programm, andere in angebote.items()
            if programm != angebot.programm and any(regel.steht_zurueck(a.namen) for a in andere)
        ]
        if vorrangige and gewaehlt.isdisjoint(vorrangige):
            yield lehne_ab(angebot.programm, regel.verweise_auf(vorrangige[0]), angebot.fassung)


def _allein_moegliche(vorhaben: Vorhaben, angebote: Mapping[str, _Angebotsliste]) -> Mapping[str, _Angebotsliste]:
    """Return the offers that need no other measure: no fact from it, no joint application with it."""
    if not any(a.fassung.kumulierung.nachrangig_zu for liste in angebote.values() for a in liste):
        return {}  # nobody asks
    return {
        programm: tuple(a for a in liste if not a.mit and pruefe_allein(a, vorhaben) is None)
        for programm, liste in angebote.items()
    }


def _verbinde_alle(
    vorhaben: Vorhaben,
    programme: Sequence[Programm],
    umfeld: Umfeld,
    sammle: Callable[[Programm], _Angebotsliste | Ablehnung],
) -> Aufzaehlung:
    """Return all admissible combinations of what the programmes offer, and the refusals of those that do not."""
    angebote: dict[str, _Angebotsliste] = {}
    ablehnungen: list[Ablehnung] = []
    for programm in sorted(programme, key=lambda programm: programm.id):
        ergebnis = sammle(programm)
        if isinstance(ergebnis, Ablehnung):
            ablehnungen.append(ergebnis)
        else:
            angebote[programm.id] = ergebnis
    allein = _allein_moegliche(vorhaben, angebote)
    pakete = (
        verbinde(auswahl, vorhaben, umfeld)
        for auswahl in _kombinationen(tuple(angebote.values()), ())
        if not any(uebergangene(auswahl, allein))
    )
    return Aufzaehlung(tuple(paket for paket in pakete if isinstance(paket, Paket)), tuple(ablehnungen))


def _kombinationen(rest: Sequence[_Angebotsliste], gewaehlt: _Angebotsliste) -> Iterator[_Angebotsliste]:
    """Yield every choice of at most one offer per programme without a pair that excludes each other."""
    if not rest:
        yield gewaehlt
        return
    yield from _kombinationen(rest[1:], gewaehlt)
    for angebot in rest[0]:
        if all(sind_vereinbar(angebot, anderes) for anderes in gewaehlt):
            yield from _kombinationen(rest[1:], (*gewaehlt, angebot))
