"""What changed at a measure itself: status, notices, decisions, its rows, the day of planning, its grants."""

from collections.abc import Callable, Iterable, Iterator

from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.ergebnis.anlass import (
    Antragsanlass,
    Bescheidanlass,
    EigenerAnlass,
    Eingabeanlass,
    Festlegungsanlass,
    Programmanlass,
    Standanlass,
    Stichtagsanlass,
)
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.verfall import Verfall, verfall

FOERDERARTEN = frozenset({"zuschuss", "andere_foerderung", "anderer_antrag"})
"""Changes of which notices and programmes say more than status and day."""


class Eigenes:
    """The differences of two cases, asked for those of one measure."""

    def __init__(
        self, letzter: Letzter, fall: Planungsfall, plan: Plan, anders: Iterable[Fallunterschied]
    ) -> None:
        self._letzter, self._fall, self._plan, self._anders = letzter, fall, plan, tuple(anders)

    def anlaesse(self, massnahme: str, art: str) -> Iterator[EigenerAnlass]:
        """Yield what changed at a measure, for one kind of change the most direct first."""
        wege: tuple[Callable[[str], EigenerAnlass | None], ...] = (
            *(self._stand, self._bescheid, self._festlegung, self._stichtag, self._eingabe, self._programm),
        )
        if art in FOERDERARTEN:
            wege = (self._bescheid, self._stand, self._festlegung, self._eingabe, self._programm, self._stichtag)
            if (ungemeldet := self._ungemeldet(massnahme, mit_zuschuss=art == "zuschuss")) is not None:
                yield ungemeldet
        yield from (anlass for weg in wege if (anlass := weg(massnahme)) is not None)

    def zur_zahl(self, massnahme: str, art: str) -> EigenerAnlass | None:
        """Return what changed at a measure and says something of a figure: cost, grants or effects."""
        return next((anlass for anlass in self.anlaesse(massnahme, art) if _sagt(anlass, art)), None)

    def zeilen(self, liste: str, massnahme: str) -> list[Fallunterschied]:
        """Return the differences of a list whose rows are named by measures first."""
        return [u for u in self._anders if u.liste == liste and u.schluessel[:1] == (massnahme,)]

    def _programme(self, massnahme: str) -> set[str]:
        """Return the programmes of a measure in either plan."""
        schritte = self._schritte(massnahme)
        return {wahl.programm for schritt in schritte if schritt is not None for wahl in schritt.foerderung}

    def _schritte(self, massnahme: str) -> tuple[Planschritt | None, Planschritt | None]:
        return self._letzter.plan.schritt(massnahme), self._plan.schritt(massnahme)

    def _stand(self, massnahme: str) -> EigenerAnlass | None:
        stand = self._fall.stand_von.get(massnahme)
        return Standanlass(stand) if stand is not None and self.zeilen("staende", massnahme) else None

    def _bescheid(self, massnahme: str) -> EigenerAnlass | None:
        neue = {u.schluessel for u in self.zeilen("bescheide", massnahme)}
        for bescheid in sorted(self._fall.bescheide, key=lambda b: b.datum, reverse=True):
            if (bescheid.massnahme, bescheid.programm, str(bescheid.datum)) in neue:
                return Bescheidanlass(bescheid, self._verfall(bescheid))
        return None

    def _verfall(self, bescheid: Bescheid) -> Verfall | None:
        """Return that the notice is an approval whose deadline the measure misses, as it is planned now."""
        schritt = self._plan.schritt(bescheid.massnahme)
        geltende = self._fall.bescheide_fuer[bescheid.massnahme]
        if schritt is None or all((b.programm, b.datum) != (bescheid.programm, bescheid.datum) for b in geltende):
            return None
        weise = self._fall.ausfuehrungen[bescheid.massnahme][schritt.variante]
        fertig_am = self._fall.projekt.zeitachse.letzter_tag(schritt.beginn + weise.dauer - 1)
        return verfall(self._fall, bescheid, fertig_am)

    def _ungemeldet(self, massnahme: str, *, mit_zuschuss: bool) -> EigenerAnlass | None:
        """Return an application that is gone as nobody reported it; only one that brought a grant, if asked."""
        stand, alt, neu = self._fall.stand_von.get(massnahme), *self._schritte(massnahme)
        bilanz = self._letzter.bilanz.massnahme(massnahme)
        if stand is None or not stand.gebunden or alt is None or neu is None or bilanz is None:
            return None
        gewaehlt = {wahl.programm for wahl in neu.foerderung}
        zuschuesse = {antrag.programm for antrag in bilanz.antraege if antrag.zuschuss_eur}
        for wahl in sorted(alt.foerderung):
            verloren = wahl.programm in self._fall.programm_mit_id.keys() - gewaehlt
            gefragt = wahl.programm in zuschuesse or not mit_zuschuss
            if verloren and gefragt and not self._ist_beschieden(alt, wahl.programm):
                return Antragsanlass(wahl.programm, wahl.antrag_am)
        return None

    def _festlegung(self, massnahme: str) -> EigenerAnlass | None:
        eigene = self.zeilen("festlegungen", massnahme)
        if not eigene:
            return None
        for festlegung in self._fall.festlegungen:
            if festlegung.massnahme == massnahme and any(u.schluessel[1] == festlegung.art for u in eigene):
                return Festlegungsanlass(festlegung.art, festlegung)
        return Festlegungsanlass(Festlegungsart(eigene[0].schluessel[1]), None)

    def _eingabe(self, massnahme: str) -> EigenerAnlass | None:
        eigene = (*self.zeilen("massnahmen", massnahme), *self.zeilen("varianten", massnahme))
        return Eingabeanlass(eigene) if eigene else None

    def _stichtag(self, massnahme: str) -> EigenerAnlass | None:
        """Return that the day of planning has passed the begin that was planned, or an application."""
        schritt, neu = self._schritte(massnahme)
        tag, achse = self._fall.projekt.planungstag, self._fall.projekt.zeitachse
        if schritt is None or tag == self._letzter.fall.projekt.planungstag:
            return None
        if schritt.beginn < achse.periode_am(tag) and (neu is None or neu.beginn > schritt.beginn):
            return Stichtagsanlass(tag, schritt.beginn)
        for wahl in schritt.foerderung:
            versaeumt = wahl.antrag_am < tag and not self._ist_beschieden(schritt, wahl.programm)
            if versaeumt and (neu is None or set(neu.foerderung) != set(schritt.foerderung)):
                return Stichtagsanlass(tag, programm=wahl.programm, antrag_am=wahl.antrag_am)
        return None

    def _ist_beschieden(self, schritt: Planschritt, programm: str) -> bool:
        return any(b.massnahme == schritt.massnahme and b.programm == programm for b in self._fall.bescheide)

    def _programm(self, massnahme: str) -> EigenerAnlass | None:
        for programm in sorted(self._programme(massnahme)):
            eigene = [u for u in self._anders if u.liste == "programme" and u.schluessel == (programm,)]
            if eigene:
                felder = dict.fromkeys(u.feld.split(".")[0] for u in eigene if u.art == "geaendert")
                return Programmanlass(programm, eigene[0].art, tuple(felder))
        return None


def _sagt(anlass: EigenerAnlass, art: str) -> bool:
    """Return True if a cause says something of a figure; a status may name neither cost nor effect."""
    match anlass:
        case Standanlass(stand) if art == "wirkung":
            return stand.co2_t_a is not None or bool(stand.endenergie_kwh_a)
        case Standanlass(stand):
            return bool(stand.kosten_eur)
        case Bescheidanlass() | Antragsanlass() | Programmanlass():
            return art in FOERDERARTEN
    return isinstance(anlass, Eingabeanlass)
