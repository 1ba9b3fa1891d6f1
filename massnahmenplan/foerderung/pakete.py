"""All packages of applications that a project may have, and the recomputation of one chosen package."""

from collections.abc import Iterator, Sequence
from datetime import date

from massnahmenplan.foerderung.angebot import Angebot
from massnahmenplan.foerderung.angebote import pruefe_angebot, sammle_angebote
from massnahmenplan.foerderung.kumulierung import sind_vereinbar, verbinde
from massnahmenplan.foerderung.paket import Ablehnung, Aufzaehlung, Paket, Vorhaben
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.unterlegenheit import verwirf_unterlegene

_Angebotsliste = tuple[Angebot, ...]


def zaehle_pakete_auf(
    vorhaben: Vorhaben,
    programme: Sequence[Programm],
    mit_topf: frozenset[str] = frozenset(),
    pflicht: frozenset[str] = frozenset(),
) -> Aufzaehlung:
    """Return all admissible packages that a plan may need, most money first, ``ohne`` last.

    mit_topf: programmes whose pot is limited; each year of approval is an option of its own.
    pflicht: programmes that every package has to contain; then ``ohne`` is not among them.
    """
    alle = zaehle_alle_pakete_auf(vorhaben, programme, mit_topf)
    verlangt = [p for p in alle.pakete if pflicht <= {antrag.programm for antrag in p.antraege}]
    return Aufzaehlung(verwirf_unterlegene(verlangt, mit_topf), alle.ablehnungen)


def zaehle_alle_pakete_auf(
    vorhaben: Vorhaben, programme: Sequence[Programm], mit_topf: frozenset[str] = frozenset()
) -> Aufzaehlung:
    """Return every admissible package, those without use for a plan included; ``ohne`` comes first.

    A programme that can be used at least once is not among the refusals.
    """
    angebote: list[_Angebotsliste] = []
    ablehnungen: list[Ablehnung] = []
    for programm in sorted(programme, key=lambda programm: programm.id):
        ergebnis = sammle_angebote(vorhaben, programm, je_bewilligungsjahr=programm.id in mit_topf)
        if isinstance(ergebnis, Ablehnung):
            ablehnungen.append(ergebnis)
        else:
            angebote.append(ergebnis)
    kombiniert = (verbinde(auswahl, vorhaben) for auswahl in _kombinationen(angebote, ()))
    pakete = tuple(paket for paket in kombiniert if isinstance(paket, Paket))
    return Aufzaehlung(pakete, tuple(ablehnungen))


def bilde_paket(vorhaben: Vorhaben, wahl: Sequence[tuple[Programm, date]]) -> Paket | tuple[Ablehnung, ...]:
    """Return the package of exactly these applications, or every reason why it is not admissible."""
    angebote: list[Angebot] = []
    ablehnungen: list[Ablehnung] = []
    for programm, antrag_am in sorted(wahl, key=lambda paar: (paar[0].id, paar[1])):
        ergebnis = pruefe_angebot(vorhaben, programm, antrag_am)
        if isinstance(ergebnis, Ablehnung):
            ablehnungen.append(ergebnis)
        elif any(angebot.programm == programm.id for angebot in angebote):
            grund = "Für dieselben Kosten kann nur ein Antrag im selben Programm gestellt werden."
            ablehnungen.append(Ablehnung(programm.id, grund, ergebnis.fassung.rechtsgrundlage))
        else:
            angebote.append(ergebnis)
    return tuple(ablehnungen) if ablehnungen else verbinde(angebote, vorhaben)


def _kombinationen(rest: Sequence[_Angebotsliste], gewaehlt: _Angebotsliste) -> Iterator[_Angebotsliste]:
    """Yield every choice of at most one offer per programme without a pair that excludes each other."""
    if not rest:
        yield gewaehlt
        return
    yield from _kombinationen(rest[1:], gewaehlt)
    for angebot in rest[0]:
        if all(sind_vereinbar(angebot, anderes) for anderes in gewaehlt):
            yield from _kombinationen(rest[1:], (*gewaehlt, angebot))
