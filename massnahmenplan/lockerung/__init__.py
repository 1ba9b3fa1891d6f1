"""When nothing fits: the limits that exclude each other, and the smallest changes that make a plan possible."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from massnahmenplan.aufbereitung.optionen import Optionsliste
from massnahmenplan.diagnose.widerspruch import nenne_vorgaben
from massnahmenplan.ergebnis.ausweg import Diagnose, Richtung
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.lockerung.anwendung import repariere
from massnahmenplan.lockerung.auswege import GENUG, Auswege
from massnahmenplan.lockerung.elastisch import baue_elastisch
from massnahmenplan.lockerung.fallproben import suche_ohne_foerderung, suche_zeit
from massnahmenplan.lockerung.fehlanzeige import fehlanzeigen, unerreichbare_ziele
from massnahmenplan.lockerung.frist import AngehaltenError, Frist
from massnahmenplan.lockerung.hebel import GEWICHTE
from massnahmenplan.lockerung.widerspruch import Widerspruch, finde_widerspruch
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["auswege_aus", "diagnostiziere", "repariere"]

HOECHSTENS_S = 45.0
"""What a diagnosis may take if nothing else is asked for."""
WIDERSPRUCH_S = 8.0
UNVOLLSTAENDIG = "es kann weitere und kleinere Auswege geben"
Melder = Callable[[str], None]


def diagnostiziere(
    fall: Planungsfall,
    sekunden: float | None = None,
    melde: Melder | None = None,
    optionen: Optionsliste | None = None,
) -> Diagnose:
    """Return what excludes every plan of an impossible case, and what would make one possible.

    Every way out is applied to the case, planned and recounted before it is named. A time limit and Ctrl-C end the
    search; what was found until then is returned, and that it is not all is said. ``optionen`` are those of the
    case, if they are known.
    """
    beginn, lauf = time.monotonic(), _Lauf(melde or (lambda _: None))
    hinweis: str | None = None
    try:
        lauf.laufe(fall, Frist(min(HOECHSTENS_S, sekunden if sekunden is not None else HOECHSTENS_S)), optionen)
        if lauf.auswege and lauf.auswege.offen:
            hinweis = f"In der Zeit blieb einiges offen: {UNVOLLSTAENDIG}."
    except AngehaltenError as fehler:
        hinweis = f"{fehler}: {UNVOLLSTAENDIG}."
    except KeyboardInterrupt:
        hinweis = f"Abgebrochen: {UNVOLLSTAENDIG}."
    except UnerfuellbarFehler as fehler:
        hinweis = f"Eine Regel schließt jeden Plan aus, die sich nicht lockern lässt: {fehler.gruende[0]}"
    return Diagnose(
        gruende=lauf.gruende,
        widerspruch=lauf.widerspruch.namen,
        widerspruch_ist_minimal=lauf.widerspruch.ist_minimal,
        auswege=tuple(lauf.auswege.gefunden) if lauf.auswege else (),
        fehlanzeigen=tuple(fehlanzeigen(lauf.auswege)) if lauf.auswege else (),
        gewichte=GEWICHTE,
        hinweis=hinweis,
        dauer_s=time.monotonic() - beginn,
    )


@contextmanager
def auswege_aus(fall: Planungsfall, uhr: Uhr, optionen: Optionsliste) -> Iterator[None]:
    """Give an error that says that nothing fits the search for ways out, within the time that is left."""
    try:
        yield
    except UnerfuellbarFehler as fehler:
        fehler.diagnostiziere = partial(diagnostiziere, fall, uhr.rest_s, optionen=optionen)
        raise


class _Lauf:
    """One diagnosis: what it has found remains when it is stopped."""

    def __init__(self, melde: Melder) -> None:
        self._melde = melde
        self.auswege: Auswege | None = None
        self._unerreichbar: dict[str, str] = {}
        self._widerspruch = Widerspruch((), False)

    @property
    def widerspruch(self) -> Widerspruch:
        """A target that nothing else would help is a conflict by itself; the first of several is named."""
        return Widerspruch((next(iter(self._unerreichbar)),), True) if self._unerreichbar else self._widerspruch

    @property
    def gruende(self) -> tuple[str, ...]:
        """What is proven of why nothing fits, one sentence each."""
        if self._unerreichbar or not self._widerspruch.ist_minimal:
            return tuple(self._unerreichbar.values())
        return (nenne_vorgaben(self._widerspruch.namen),)

    def laufe(self, fall: Planungsfall, frist: Frist, optionen: Optionsliste | None) -> None:
        """Look for everything, the most asked for first. Errors: AngehaltenError, UnerfuellbarFehler."""
        self._melde("Auswege werden gesucht")
        elastisch = baue_elastisch(fall, optionen)
        auswege = self.auswege = Auswege(elastisch.fall, elastisch, frist)
        for richtung in (Richtung.GELD, Richtung.ZIEL):
            self._melde(f"Ausweg gesucht: {richtung.value}")
            with auswege.suchend_in(richtung):
                auswege.suche_in(richtung)
        self._unerreichbar = dict(unerreichbare_ziele(auswege))
        self._melde("Ausweg gesucht: zeit")
        with auswege.suchend_in(Richtung.ZEIT):
            auswege.suche_in(Richtung.ZEIT)
            suche_zeit(auswege)
        if not self._unerreichbar:
            self._melde("Kleinster Widerspruch wird gesucht")
            self._widerspruch = finde_widerspruch(elastisch, frist.teil(WIDERSPRUCH_S))
        for richtung in (Richtung.PERSONAL, Richtung.VORGABE):
            self._melde(f"Ausweg gesucht: {richtung.value}")
            auswege.suche_in(richtung)
        suche_ohne_foerderung(auswege)
        self._melde("Ausweg gesucht: gemischt")
        auswege.suche_halbe()
        if len(auswege.gefunden) < GENUG:
            auswege.suche_gemischt()
            auswege.suche_andere()
