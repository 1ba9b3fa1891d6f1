"""Causes of changes as German sentences: what ``fortschreibung`` has found, with names and figures."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.begriffe.worte import BEZIEHUNGEN, FESTLEGUNGEN, LAGEN, PHASEN
from massnahmenplan.bericht import unterschiede, worte
from massnahmenplan.bericht.aenderungsworte import art as artwort
from massnahmenplan.bericht.feldnamen import feldname
from massnahmenplan.bericht.grenzorte import grenzort, menge, reicht_zurueck
from massnahmenplan.ergebnis import Ursache, Ursachenart
from massnahmenplan.ergebnis.anlass import (
    Anlass,
    Antragsanlass,
    Bescheidanlass,
    EigenerAnlass,
    Eingabeanlass,
    Engstelle,
    Festlegungsanlass,
    Folgeanlass,
    Geldanlass,
    Mitwirkung,
    Programmanlass,
    Standanlass,
    Stichtagsanlass,
    Ungeklaert,
    Verdraengung,
    Vorgabenanlass,
    Zielanlass,
)
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.grundlagen.schreibweise import anzahl, datum, euro, euro_knapp, gekuerzt
from massnahmenplan.planungsfall import Planungsfall

HOECHSTENS = 3
"""So many differences of one row are named."""


class Ursachenworte:
    """Words for the causes of changes from one case to another."""

    def __init__(self, fall: Planungsfall, frueher: Planungsfall) -> None:
        self._fall, self._frueher = fall, frueher

    def ursache(self, anlass: Anlass) -> Ursache:
        """Return a cause with its kind, its sentence, and whom or what it came from."""
        match anlass:
            case Vorgabenanlass(zeilen, engstelle):
                fehlt = "" if engstelle is None else f"; {self._engstelle(engstelle)}"
                durch = zeilen[0].schluessel[0] if zeilen[0].schluessel else zeilen[0].liste
                return Ursache(Ursachenart.VORGABE, f"{_aufgezaehlt(zeilen)}{fehlt}", durch)
            case Verdraengung():
                return Ursache(Ursachenart.ANGESTOSSEN, self._verdraengung(anlass), anlass.durch)
            case Mitwirkung():
                return Ursache(Ursachenart.ANGESTOSSEN, self._mitwirkung(anlass), anlass.durch)
            case Zielanlass():
                return Ursache(Ursachenart.ZIEL, self._ziel(anlass))
            case Geldanlass(besser_eur):
                return Ursache(Ursachenart.GELD, _geld(besser_eur))
            case Ungeklaert():
                return Ursache(Ursachenart.OFFEN, self._ungeklaert(anlass))
            case Folgeanlass(entscheidung, grund):
                ursache = self.ursache(grund)
                return replace(ursache, text=f"folgt aus „{artwort(entscheidung)}“: {ursache.text}")
        return self._eigene(anlass)

    def _eigene(self, anlass: EigenerAnlass) -> Ursache:
        """Return a cause that lies in the measure itself."""
        match anlass:
            case Standanlass(stand):
                return Ursache(Ursachenart.STAND, standsatz(stand))
            case Bescheidanlass(bescheid, verfall):
                text = self._bescheid(bescheid)
                if verfall is not None:
                    text = f"Bewilligung verfällt: {verfall.satz} ({text})"
                return Ursache(Ursachenart.BESCHEID, text, bescheid.programm)
            case Antragsanlass(programm, tag):
                offen = f"kein Antrag oder Bescheid für {self._programmname(programm)} gemeldet"
                return Ursache(Ursachenart.BESCHEID, f"{offen}; geplant war er zum {datum(tag)}", programm)
            case Festlegungsanlass():
                return Ursache(Ursachenart.FESTLEGUNG, self._festlegung(anlass))
            case Eingabeanlass(zeilen):
                return Ursache(Ursachenart.EINGABE, self._eingabe(zeilen))
            case Stichtagsanlass():
                return Ursache(Ursachenart.STICHTAG, self._stichtag(anlass), anlass.programm)
            case Programmanlass():
                return Ursache(Ursachenart.PROGRAMM, self._programm(anlass), anlass.programm)

    def _name(self, massnahme: str) -> str:
        faelle = (self._fall, self._frueher)
        namen = (fall.massnahme_mit_id[massnahme].name for fall in faelle if massnahme in fall.massnahme_mit_id)
        return next(namen, massnahme)

    def _programmname(self, programm: str) -> str:
        faelle = (self._fall, self._frueher)
        namen = (fall.programm_mit_id[programm].name for fall in faelle if programm in fall.programm_mit_id)
        return next(namen, programm)

    def _bescheid(self, bescheid: Bescheid) -> str:
        betrag = "" if bescheid.betrag_eur is None else f" {euro_knapp(bescheid.betrag_eur)}"
        frist = "" if bescheid.frist is None else f", fertig bis {datum(bescheid.frist)}"
        if bescheid.ausgezahlt_eur:
            frist += f", ausgezahlt {euro_knapp(bescheid.bisher_ausgezahlt_eur)}"
        frist += ", abgeschlossen" if bescheid.abgeschlossen else ""
        grund = "" if bescheid.grund is None else f": {bescheid.grund}"
        name = self._programmname(bescheid.programm)
        return f"Bescheid vom {datum(bescheid.datum)}: {name} {bescheid.art}{betrag}{frist}{grund}"

    def _festlegung(self, anlass: Festlegungsanlass) -> str:
        if anlass.festlegung is None:
            return f"Festlegung „{FESTLEGUNGEN[anlass.art]}“ ist aufgehoben"
        return f"Festlegung „{worte.festlegung(self._fall, anlass.festlegung)}“ ({anlass.festlegung.beschluss})"

    def _eingabe(self, zeilen: tuple[Fallunterschied, ...]) -> str:
        if zeilen[0].liste == "massnahmen" and zeilen[0].art != "geaendert":
            return "neu im Fall" if zeilen[0].art == "neu" else "nicht mehr im Fall"
        return _aufgezaehlt(zeilen)

    def _stichtag(self, anlass: Stichtagsanlass) -> str:
        spaeter = f"der Stichtag {datum(anlass.stichtag)} ist später"
        if anlass.beginn is not None:
            return f"{self._fall.projekt.zeitachse.name(anlass.beginn)} nicht begonnen, {spaeter}"
        name = self._programmname(anlass.programm or "")
        return f"Antrag bei {name} war zum {datum(anlass.antrag_am)} geplant, {spaeter}"

    def _programm(self, anlass: Programmanlass) -> str:
        wie = {"neu": "ist neu", "entfallen": "ist nicht mehr im Fall"}.get(anlass.art, "ist geändert")
        felder = ", ".join(feldname(feld) for feld in anlass.felder)
        zusatz = f": {felder}" if felder else ""
        return f"Programm {self._programmname(anlass.programm)} {wie}{zusatz}"

    def _engstelle(self, engstelle: Engstelle) -> str:
        """Return what is missing where: ``sonst fehlten 33.000 € im Haushalt Stadt (investiv) 2028``."""
        ort = grenzort(self._frueher if engstelle.im_letzten else self._fall, engstelle.grenze)
        wann = "bisher" if engstelle.im_letzten else "sonst"
        if engstelle.fehlt is None or engstelle.einheit is None:
            return f"{wann} {'ließ' if engstelle.im_letzten else 'ließe'} es {ort} nicht zu"
        return f"{wann} fehlten {menge(engstelle.fehlt, engstelle.einheit)} {ort}"

    def _verdraengung(self, anlass: Verdraengung) -> str:
        """Return who takes or frees how much of a limit, and why that one changed."""
        engstelle, name = anlass.engstelle, self._name(anlass.durch)
        if anlass.menge is None or engstelle.einheit is None:
            tut = f"{name} ist anders entschieden"
        else:
            fall = self._frueher if engstelle.im_letzten else self._fall
            tut = f"{name} {_verb(fall, engstelle, menge(anlass.menge, engstelle.einheit))}"
        return f"{self._engstelle(engstelle)}; {tut} ({self._grund(anlass.anlass)})"

    def _mitwirkung(self, anlass: Mitwirkung) -> str:
        if anlass.worueber is None:
            ueber = "die gemeinsame Wirkung"
        elif isinstance(anlass.worueber, Beziehungsart):
            ueber = f"die Beziehung „{BEZIEHUNGEN[anlass.worueber]}“"
        else:
            ueber = f"die gemeinsame Förderung {self._programmname(anlass.worueber)}"
        return f"angestoßen über {ueber} durch {self._name(anlass.durch)} ({self._grund(anlass.anlass)})"

    def _grund(self, anlass: Anlass) -> str:
        """Return why another measure changed; of one that was pushed itself only who is at the root of it."""
        durch: str | None = None
        while isinstance(anlass, Verdraengung | Mitwirkung):
            durch, anlass = anlass.durch, anlass.anlass
        text = self.ursache(anlass).text
        return text if durch is None else f"angestoßen durch {self._name(durch)}: {text}"

    def _ziel(self, anlass: Zielanlass) -> str:
        if anlass.verlangt is not None:
            return anlass.verlangt
        text = f"besser für das Ziel{', auch nach Abzug des Preises der Änderung' if anlass.mit_preis else ''}"
        if anlass.engstelle is None or anlass.durch is None:
            return text
        tut = "macht dort Platz" if anlass.engstelle.im_letzten else "hat den Platz"
        return f"{text}; {self._engstelle(anlass.engstelle)}, {self._name(anlass.durch)} {tut}"

    def _ungeklaert(self, anlass: Ungeklaert) -> str:
        if anlass.engstelle is not None:
            return f"{self._engstelle(anlass.engstelle)}; wodurch, sagen die Änderungen der Eingabe nicht"
        if anlass.ist_fortschreibung:
            return "die Änderungen der Eingabe nennen keinen Grund"
        return (
            "die Eingaben nennen keinen Grund: dieser Plan ist nicht aus dem anderen fortgeschrieben, und von "
            "gleich guten Plänen kann jeder Lauf einen anderen nehmen"
        )


def _verb(fall: Planungsfall, engstelle: Engstelle, wie_viel: str) -> str:
    """Return what another measure does at a limit; to a target it brings something.

    Where money is carried on, or bridged, that of the years before counts with it.
    """
    if engstelle.grenze.startswith("ziel:"):
        return f"trägt dazu {wie_viel} {'mehr' if engstelle.im_letzten else 'weniger'} bei"
    wo = "bis dahin" if reicht_zurueck(fall, engstelle.grenze) else "dort"
    return f"gibt {wo} {wie_viel} frei" if engstelle.im_letzten else f"braucht {wo} {wie_viel} mehr"


def _geld(besser_eur: Decimal) -> str:
    return (
        "die Maßnahme war ohnehin neu zu entscheiden; bei gleich gut erreichtem Ziel wird der Kapitalwert des "
        f"Plans so um {euro(besser_eur, 0)} besser"
    )


def _aufgezaehlt(zeilen: Iterable[Fallunterschied]) -> str:
    return gekuerzt([unterschiede.satz(u) for u in zeilen], HOECHSTENS, ";")


def standsatz(stand: Massnahmenstand) -> str:
    """Return a status as a sentence: day, phase, condition, what it names, reason and resolution."""
    teile = [f"Stand {datum(stand.datum)}: {PHASEN[stand.phase]}, {LAGEN[stand.lage]}"]
    if stand.beginn is not None and stand.gebunden:
        teile.append(f"Beginn {stand.beginn}")
    if stand.kosten_eur:
        teile.append(f"Kosten {euro_knapp(sum(stand.kosten_eur.values(), Decimal(0)))}")
    if stand.co2_t_a is not None:
        teile.append(f"Wirkung {anzahl(stand.co2_t_a)} t/a")
    teile += [teil for teil in (stand.grund, stand.beschluss) if teil]
    return "; ".join(teile)
