"""A study from its first run to its last: reads as the story."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from massnahmenplan.ausfuehrung import Ausfuehrungsart, Erledigt, fuehre_aus, kerne_hier
from massnahmenplan.bericht import Sperre, pruefe_schreibbar
from massnahmenplan.bericht.laeufe import schreibe_laeufe
from massnahmenplan.bericht.studie.ordner import entferne_auswertung
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienergebnis import Studienergebnis, Studienstand
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler, UmgebungsFehler
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet import ablage
from massnahmenplan.sensitivitaet.einzellauf import Lage, gescheitert, rechne
from massnahmenplan.sensitivitaet.grundlage import Grundlage
from massnahmenplan.sensitivitaet.laeufe import Lauf, laeufe
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.vorgaben import Vorgaben

Melder = Callable[[Studienstand], None]


def studiere(
    fall: Planungsfall,
    studie: Studie,
    ordner: Path | str | None = None,
    vorgaben: Vorgaben | None = None,
    *,
    ausfuehrung: Ausfuehrungsart = "lokal",
    kerne: int | None = None,
    scheduler: str | None = None,
    fortsetzen: bool = False,
    melde: Melder | None = None,
) -> Studienergebnis:
    """Return every run of a study with its verified plan, or the reason why it has none.

    ``ordner`` keeps each run as soon as it is done: what was stopped or killed goes on with ``fortsetzen``, which
    begins where nothing is there yet, and removes answers to the runs of before. Without it the runs are in memory
    only. ``vorgaben`` is asked of each run, its time limit included; each has one thread. Run 0, the case as it
    is, comes first, on this machine.

    Which process works on a run makes no difference to its result, unless a time limit ends its search.

    Errors: EingabeFehler if the folder has a study that must not go on, or if case, study, options or versions are
    not those it began with; UmgebungsFehler if the folder is in use or full, or no process can work.
    """
    vorgaben = replace((vorgaben or Vorgaben()).fuer(fall.projekt), faeden=1)
    lage = Lage(fall, studie, vorgaben)
    lauf = _Studienlauf(lage, laeufe(studie, fall), melde or (lambda _: None), kerne or kerne_hier())
    if scheduler is not None:
        lauf.prozesse = None
    with _geoeffnet(ordner, lage, fortsetzen=fortsetzen) as ziel:
        lauf.nimm_auf(ziel)
        if ordner is not None and lauf.ist_offen:
            entferne_auswertung(ordner)
        with Unterbrechung() as unterbrechung:
            lauf.fuehre_aus(ausfuehrung, scheduler, lambda: unterbrechung.signalnummer is not None)
            ergebnis = lauf.ergebnis(unterbrechung.signalnummer)
            if ordner is not None:
                schreibe_laeufe(ergebnis, ordner)
            return ergebnis


@contextmanager
def _geoeffnet(ordner: Path | str | None, lage: Lage, *, fortsetzen: bool) -> Iterator[ablage.Ablage | None]:
    if ordner is None:
        yield None
        return
    ziel = Path(ordner)
    pruefe_schreibbar(ziel)
    with Sperre(ziel):
        grundlage = Grundlage.von(lage.fall, lage.studie, lage.vorgaben)
        with ablage.oeffne(ziel, grundlage, fortsetzen=fortsetzen) as offene:
            yield offene


class _Studienlauf:
    """What is planned, what is done."""

    def __init__(self, lage: Lage, plan: Sequence[Lauf], melde: Melder, prozesse: int) -> None:
        self.prozesse: int | None = prozesse
        self._lage = lage
        self._plan = plan
        self._melde = melde
        self._fertige: dict[int, Laufergebnis] = {}
        self._vorhanden = 0
        self._ziel: ablage.Ablage | None = None
        self._beginn = time.monotonic()
        self._parallel_seit = self._beginn
        self._parallele = 0

    @property
    def ist_offen(self) -> bool:
        """True if there is a run to be worked on."""
        return len(self._fertige) < len(self._plan)

    def nimm_auf(self, ziel: ablage.Ablage | None) -> None:
        """Take over what is there already. Errors: EingabeFehler if it is not of this study."""
        self._ziel = ziel
        bisherige = () if ziel is None else ziel.laeufe()
        geplante = {lauf.nummer: lauf for lauf in self._plan}
        for lauf in bisherige:
            geplant = geplante.get(lauf.nummer)
            if geplant is None or dict(geplant.werte) != dict(lauf.werte):
                text = f"Lauf {lauf.nummer} hatte andere Werte, als diese Studie ihm gibt"
                raise EingabeFehler([Befund("E431", text, abhilfe="Mit einem anderen Ordner (-o) neu beginnen.")])
            self._fertige[lauf.nummer] = lauf
        self._vorhanden = len(self._fertige)
        self._sage()

    def fuehre_aus(self, art: Ausfuehrungsart, scheduler: str | None, halt: Callable[[], bool]) -> None:
        """Work on what is open: run 0 first, for it says how long a run takes."""
        if self._plan[0].nummer not in self._fertige:
            self._arbeite_ab(fuehre_aus("lokal", rechne, self._lage, self._plan[:1], 1, halt), self._plan[:1])
        offene = [lauf for lauf in self._plan if lauf.nummer not in self._fertige]
        if offene and 0 in self._fertige and not halt():
            self._lage = replace(self._lage, anfang=self._fertige[0].plan)
            self._parallel_seit = time.monotonic()
            self._sage()
            self._arbeite_ab(fuehre_aus(art, rechne, self._lage, offene, self.prozesse, halt, scheduler), offene)

    def _arbeite_ab(self, erledigte: Iterator[Erledigt[Laufergebnis]], offene: Sequence[Lauf]) -> None:
        for erledigt in self._oder_was_bleibt(erledigte):
            lauf = offene[erledigt.stelle]
            ergebnis = erledigt.wert or gescheitert(self._lage, lauf, erledigt.fehler or "")
            ergebnis = replace(ergebnis, versuche=erledigt.versuche)
            if self._ziel is not None:
                self._ziel.lege_ab(ergebnis)
            self._fertige[lauf.nummer] = ergebnis
            self._parallele += lauf.nummer != 0
            self._sage()

    def _oder_was_bleibt(self, erledigte: Iterator[Erledigt[Laufergebnis]]) -> Iterator[Erledigt[Laufergebnis]]:
        """Yield the same; what ends them says how many runs are safe. Errors: UmgebungsFehler."""
        try:
            yield from erledigte
        except UmgebungsFehler as fehler:
            if self._ziel is None:
                raise
            raise UmgebungsFehler(f"{fehler} {self._ziel.was_bleibt}") from fehler

    def _sage(self) -> None:
        erster = self._fertige.get(0)
        lauf_s = None if erster is None else erster.dauer_s
        self._melde(
            Studienstand(
                geplant=len(self._plan),
                vorhanden=self._vorhanden,
                fertig=len(self._fertige),
                prozesse=self.prozesse,
                lauf_s=lauf_s,
                rest_s=self._rest_s(lauf_s),
            )
        )

    def _rest_s(self, lauf_s: float | None) -> float | None:
        """Return what is left: at the pace so far, before there is one as run 0 says."""
        offen = len(self._plan) - len(self._fertige)
        if self._parallele:
            return offen * (time.monotonic() - self._parallel_seit) / self._parallele
        if lauf_s is None or self.prozesse is None:
            return None
        return -(-offen // min(self.prozesse, max(1, offen))) * lauf_s

    def ergebnis(self, signalnummer: int | None) -> Studienergebnis:
        """Return what is there."""
        return Studienergebnis(
            name=self._lage.studie.name,
            groessen=tuple(groesse.id for groesse in self._lage.studie.stellgroessen),
            geplant=len(self._plan),
            laeufe=tuple(self._fertige[nummer] for nummer in sorted(self._fertige)),
            dauer_s=time.monotonic() - self._beginn,
            signalnummer=signalnummer,
        )
