"""One search for a point: the aims in turn, under limits, and the whole plan that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf, frage_nach
from massnahmenplan.aufbereitung.einheiten import zielwert_aus_modell
from massnahmenplan.begriffe.planziel import EINHEITEN, Zielname
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.ergebnis.nachweis import Zielgrenze
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.lockerung import auswege_aus
from massnahmenplan.paretofront.auslese import Kandidat, Werte, gedreht, zurueck
from massnahmenplan.paretofront.zellen import UNBEGRENZT, Ort
from massnahmenplan.planung import vollende
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rangfolge import OHNE_RAHMEN, Rahmen, Stufe, durchlaufe
from massnahmenplan.szenarien.teillauf import Teillauf
from massnahmenplan.vorgaben import Vorgaben, erlaubter_abstand


@dataclass(frozen=True, slots=True)
class Antwort:
    """What a search has found."""

    folge: tuple[Zielname, ...]
    """The aims in the order in which they were searched for."""
    grenzen: tuple[Zielgrenze, ...]
    stufen: tuple[Stufe, ...]
    """Per aim that was searched for; empty: there is no plan, or none was found."""
    bewiesen: bool
    """True: no plan within the limits, that keeps what was reached of aims before, has more of the front's first
    aim, up to the asked gap; or there is none at all."""
    uhr: Uhr


class Sucher:
    """All searches of a run: they share the options and coefficients, and the time that is left."""

    def __init__(self, fall: Planungsfall, vorgaben: Vorgaben, lauf: Teillauf) -> None:
        self._fall, self._vorgaben, self._lauf = fall, vorgaben, lauf
        self._ziele = vorgaben.ziele
        self._aufbereitung = bereite_auf(fall.geordnet(), self._ziele[0])

    def suche_erstes(self) -> Antwort:
        """Return the best plan of the first aim, then of the others; all the time there is, if it has to be.

        Errors: UnerfuellbarFehler with ways out if no plan meets the hard limits; KeinPlanFehler.
        """
        uhr, ganze = Uhr.gestellt(self._lauf.zeit_s(1)), self._lauf.uhr
        with auswege_aus(self._fall, ganze, self._aufbereitung.optionsliste):
            verlange_optionen(self._fall, self._aufbereitung)
            try:
                return self._suche(self._ziele, OHNE_RAHMEN, uhr)
            except KeinPlanFehler as fehler:
                if fehler.signalnummer is not None:
                    raise
            return self._suche(self._ziele, OHNE_RAHMEN, ganze)

    def suche(self, ziel: Zielname, grenzen: Ort, start: Kandidat | None) -> Antwort:
        """Return the best plan of an aim, then of the others, with limits on all but the first one."""
        folge = (ziel, *(anderes for anderes in self._ziele if anderes != ziel))
        paare = zip(self._ziele[1:], grenzen, strict=True)
        gesetzt = tuple(Zielgrenze(z, EINHEITEN[z], zurueck(z, e)) for z, e in paare if e != UNBEGRENZT)
        rahmen = Rahmen(gesetzt, None if start is None else start.start)
        uhr = Uhr.gestellt(self._lauf.zeit_s(1))
        try:
            return self._suche(folge, rahmen, uhr)
        except UnerfuellbarFehler:
            return Antwort(folge, gesetzt, (), True, uhr)
        except KeinPlanFehler as fehler:
            self._lauf.merke(fehler.signalnummer)
            return Antwort(folge, gesetzt, (), False, uhr)

    def offen(self, antwort: Antwort) -> Decimal | None:
        """Return how far the bound is from what was found of the aim that was searched for first."""
        return _offen(antwort.stufen[0])

    def werte(self, antwort: Antwort) -> Werte:
        """Return the values of the plan that was found."""
        return gedreht(self._ziele, antwort.stufen[-1].fund.bilanz)

    def vollende(self, antwort: Antwort) -> Kandidat:
        """Return the whole plan, recounted and explained. Errors: AbweichungsFehler."""
        vorgaben = replace(self._vorgaben, ziel=antwort.folge)
        frage = self._frage(antwort.folge)
        ergebnis = vollende(self._fall, frage, vorgaben, antwort.stufen, antwort.uhr, antwort.grenzen)
        fund = antwort.stufen[-1].fund
        return Kandidat(
            gedreht(self._ziele, ergebnis.bilanz), ergebnis, fund.form.nach_spalten(fund.loesung.werte)
        )

    def _suche(self, folge: tuple[Zielname, ...], rahmen: Rahmen, uhr: Uhr) -> Antwort:
        vorgaben = replace(self._vorgaben, ziel=folge)
        stufen = durchlaufe(self._fall, self._frage(folge), vorgaben, uhr, rahmen=rahmen)
        self._lauf.merke(stufen[-1].fund.loesung.signalnummer)
        return Antwort(folge, rahmen.grenzen, stufen, self._ist_bewiesen(stufen), uhr)

    def _frage(self, folge: Sequence[Zielname]) -> Aufbereitung:
        return frage_nach(self._aufbereitung, folge[0], ())

    def _ist_bewiesen(self, stufen: Sequence[Stufe]) -> bool:
        """Return True if every aim up to the front's first one is proven."""
        verlangt = Decimal(repr(self._vorgaben.luecke))
        for stufe in stufen:
            offen = _offen(stufe)
            if offen is None or offen > erlaubter_abstand(stufe.ziel, verlangt, stufe.wert):
                return False
            if stufe.ziel == self._ziele[0]:
                return True
        return False


def _offen(stufe: Stufe) -> Decimal | None:
    schranke = stufe.fund.schranke
    return None if schranke is None else abs(zielwert_aus_modell(stufe.ziel, schranke) - stufe.wert)
