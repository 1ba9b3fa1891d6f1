"""Why a measure changed: the most direct difference between the two cases, or the measure that knocked it on.

The order is that of ``Ursachenart``. What changed at the measure itself comes first, then limits it uses, then
measures with which it shares a limit, from one to the next (``nachbarn.py``). Nothing is solved for it: it is what
changed and can have been the cause, not a proof that the change would not have come otherwise.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from decimal import Decimal

from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.begriffe.worte import FESTLEGUNGEN, LAGEN, PHASEN
from massnahmenplan.bericht import unterschiede
from massnahmenplan.bericht.worte import festlegung as festlegungssatz
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt, Ursache, Ursachenart, Verstoss
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.fortschreibung.nachbarn import Bindung, Nachbar, nachbarn, zahlende
from massnahmenplan.grundlagen.schreibweise import anzahl, euro_knapp
from massnahmenplan.planungsfall import Planungsfall

NUR_TEXT = frozenset({"name", "hinweis", "quelle", "quellen", "breite", "laenge"})
"""Fields that decide nothing."""
BEWERTUNG = frozenset({"energietraeger", "emissionsreihen", "kriterien", "gebaeudetypen", "mietrecht", "ziele"})
"""Lists by which every measure is judged."""
FOERDERARTEN = frozenset({"zuschuss", "andere_foerderung", "anderer_antrag"})
"""Changes of which notices and programmes say more than status and day."""
WIRKT = frozenset({"neu", "gestrichen", "verschoben", "andere_variante", "wirkung"})
"""Changes of a measure that others notice where they have an effect together."""
GELDFELDER = frozenset(
    {
        *("investition_eur", "betriebskosten_eur_a", "ertrag_eur_a", "instandhaltung_eur"),
        *("wirtschaftlichkeitsluecke_eur", "kostenanteile", "betriebsanteile"),
    }
)
"""Fields of a measure that say only what it costs or earns, and who pays."""
HOECHSTENS = 3
"""So many differences of one row are named."""


class Ursachenfinder:
    """The differences of two cases, asked for what caused a change."""

    def __init__(
        self, letzter: Letzter, fall: Planungsfall, plan: Plan, bilanz: Bilanz,
        anders: Iterable[Fallunterschied], heute: Iterable[Verstoss], geaendert: Iterable[tuple[str, str]],
    ) -> None:  # fmt: skip
        self._letzter, self._fall, self._plan = letzter, fall, plan
        self._bilanzen = (letzter.bilanz, bilanz)
        self._anders = tuple(u for u in anders if u.feld.split(".")[0] not in NUR_TEXT)
        self._heute = tuple(heute)
        self._geaendert: dict[str, set[str]] = defaultdict(set)
        for massnahme, art in geaendert:
            self._geaendert[massnahme].add(art)
        self._nachbarn = nachbarn(fall, (letzter.plan, plan), [verstoss.grenze for verstoss in self._heute])

    def ursache(self, massnahme: str, art: str) -> Ursache:
        """Return the cause of a change of one kind (``Aenderung.art``)."""
        return (
            self._eigene(massnahme, art)
            or self._vorgabe(massnahme)
            or self._angestossen(massnahme)
            or self._ziel()
        )

    def _eigene(self, massnahme: str, art: str) -> Ursache | None:
        """Return what changed at the measure itself, or at a programme that it uses."""
        wege: list[Callable[[str], Ursache | None]] = [
            self._stand, self._bescheid, self._festlegung, self._eingabe, self._stichtag, self._programm
        ]  # fmt: skip
        if art in FOERDERARTEN:
            wege = [wege[1], wege[0], *wege[2:4], wege[5], wege[4]]
        return next((ursache for weg in wege if (ursache := weg(massnahme)) is not None), None)

    def _zeilen(self, liste: str, massnahme: str) -> list[Fallunterschied]:
        return [u for u in self._anders if u.liste == liste and u.schluessel[:1] == (massnahme,)]

    def _stand(self, massnahme: str) -> Ursache | None:
        if not self._zeilen("staende", massnahme):
            return None
        stand = next((s for s in self._fall.staende if s.massnahme == massnahme), None)
        return None if stand is None else Ursache(Ursachenart.STAND, standsatz(stand))

    def _bescheid(self, massnahme: str) -> Ursache | None:
        neue = {u.schluessel for u in self._zeilen("bescheide", massnahme)}
        for bescheid in sorted(self._fall.bescheide, key=lambda b: b.datum, reverse=True):
            if (bescheid.massnahme, bescheid.programm, str(bescheid.datum)) in neue:
                return Ursache(Ursachenart.BESCHEID, self._bescheidsatz(bescheid), bescheid.programm)
        return None

    def _bescheidsatz(self, bescheid: Bescheid) -> str:
        betrag = "" if bescheid.betrag_eur is None else f" {euro_knapp(bescheid.betrag_eur)}"
        frist = "" if bescheid.frist is None else f", fertig bis {bescheid.frist:%d.%m.%Y}"
        if bescheid.ausgezahlt_eur:
            frist += f", ausgezahlt {euro_knapp(bescheid.bisher_ausgezahlt_eur)}"
        frist += ", abgeschlossen" if bescheid.abgeschlossen else ""
        grund = "" if bescheid.grund is None else f": {bescheid.grund}"
        name = self._programmname(bescheid.programm)
        return f"Bescheid vom {bescheid.datum:%d.%m.%Y}: {name} {bescheid.art}{betrag}{frist}{grund}"

    def _festlegung(self, massnahme: str) -> Ursache | None:
        eigene = self._zeilen("festlegungen", massnahme)
        if not eigene:
            return None
        for festlegung in self._fall.festlegungen:
            if festlegung.massnahme == massnahme and any(u.schluessel[1] == festlegung.art for u in eigene):
                text = f"Festlegung „{festlegungssatz(self._fall, festlegung)}“ ({festlegung.beschluss})"
                return Ursache(Ursachenart.FESTLEGUNG, text)
        art = FESTLEGUNGEN[Festlegungsart(eigene[0].schluessel[1])]
        return Ursache(Ursachenart.FESTLEGUNG, f"Festlegung „{art}“ ist aufgehoben")

    def _eingabe(self, massnahme: str) -> Ursache | None:
        eigene = [*self._zeilen("massnahmen", massnahme), *self._zeilen("varianten", massnahme)]
        if not eigene:
            return None
        if eigene[0].liste == "massnahmen" and eigene[0].art != "geaendert":
            neu = eigene[0].art == "neu"
            return Ursache(Ursachenart.EINGABE, "neu im Fall" if neu else "nicht mehr im Fall")
        return Ursache(Ursachenart.EINGABE, _aufgezaehlt(eigene))

    def _stichtag(self, massnahme: str) -> Ursache | None:
        """Return that the day of planning has passed the begin that was planned, or an application."""
        schritt, neu = self._letzter.plan.schritt(massnahme), self._plan.schritt(massnahme)
        tag, achse = self._fall.projekt.planungstag, self._fall.projekt.zeitachse
        if schritt is None or tag == self._letzter.fall.projekt.planungstag:
            return None
        wann = f"der Stichtag {tag:%d.%m.%Y}"
        if schritt.beginn < achse.periode_am(tag) and (neu is None or neu.beginn > schritt.beginn):
            return Ursache(Ursachenart.STICHTAG, f"{achse.name(schritt.beginn)} nicht begonnen, {wann} ist später")
        versaeumt = [
            w for w in schritt.foerderung if w.antrag_am < tag and not self._ist_beschieden(schritt, w.programm)
        ]
        if versaeumt and (neu is None or set(neu.foerderung) != set(schritt.foerderung)):
            wahl = versaeumt[0]
            text = f"Antrag bei {self._programmname(wahl.programm)} war zum {wahl.antrag_am:%d.%m.%Y} geplant"
            return Ursache(Ursachenart.STICHTAG, f"{text}, {wann} ist später", wahl.programm)
        return None

    def _ist_beschieden(self, schritt: Planschritt, programm: str) -> bool:
        return any(b.massnahme == schritt.massnahme and b.programm == programm for b in self._fall.bescheide)

    def _programm(self, massnahme: str) -> Ursache | None:
        for programm in sorted(self._programme(massnahme)):
            eigene = [u for u in self._anders if u.liste == "programme" and u.schluessel == (programm,)]
            if eigene:
                art = {"neu": "ist neu", "entfallen": "ist nicht mehr im Fall"}.get(eigene[0].art, "ist geändert")
                text = f"Programm {self._programmname(programm)} {art}"
                felder = [u for u in eigene if u.art == "geaendert"]
                zusatz = f": {', '.join(dict.fromkeys(u.feld.split('.')[0] for u in felder))}" if felder else ""
                return Ursache(Ursachenart.PROGRAMM, text + zusatz, programm)
        return None

    def _programme(self, massnahme: str) -> set[str]:
        schritte = (plan.schritt(massnahme) for plan in (self._letzter.plan, self._plan))
        return {wahl.programm for schritt in schritte if schritt is not None for wahl in schritt.foerderung}

    def _programmname(self, programm: str) -> str:
        for fall in (self._fall, self._letzter.fall):
            if programm in fall.programm_mit_id:
                return fall.programm_mit_id[programm].name
        return programm

    def _vorgabe(self, massnahme: str) -> Ursache | None:
        """Return a changed limit that the measure uses."""
        eigene = [u for u in self._anders if self._nutzt(massnahme, u)]
        verletzt = [u for u in eigene if any(_trifft(u, verstoss) for verstoss in self._heute)]
        genannt = verletzt or eigene
        if not genannt:
            return None
        return Ursache(Ursachenart.VORGABE, _aufgezaehlt(genannt), genannt[0].schluessel[0] or None)

    def _nutzt(self, massnahme: str, unterschied: Fallunterschied) -> bool:
        """Return True if a difference is one of a limit that the measure uses."""
        liste, schluessel = unterschied.liste, unterschied.schluessel
        angaben = self._angaben(massnahme)
        if liste == "haushalt":
            traeger, _, jahr = schluessel
            return traeger in zahlende(angaben) and self._zahlt(massnahme, traeger, int(jahr))
        if liste in {"verpflichtungen", "deckungen", "kostentraeger"}:
            return not zahlende(angaben).isdisjoint(schluessel)
        if liste == "kreditstand" and self._wie_geplant(*schluessel):
            return False
        if liste in {"kredite", "kreditstand"}:
            kredite = (f.kredit_mit_id.get(schluessel[0]) for f in (self._fall, self._letzter.fall))
            return any(k is not None and k.kostentraeger in zahlende(angaben) for k in kredite)
        if liste == "beziehungen":
            return massnahme in schluessel[1].split(", ")
        if liste == "objekte":
            return schluessel == (angaben.objekt,)
        if liste == "ressourcen":
            return schluessel[0] in angaben.bedarf
        return liste == "toepfe" and schluessel[0] in self._programme(massnahme)

    def _wie_geplant(self, kredit: str, jahr: str) -> bool:
        """Return True if as much was drawn as the last plan draws."""
        geplant = (a.betrag_eur for a in self._letzter.plan.kredite if (a.kredit, str(a.jahr)) == (kredit, jahr))
        return sum(geplant, Decimal(0)) == self._fall.gezogen.get((kredit, int(jahr)), Decimal(0))

    def _zahlt(self, massnahme: str, traeger: str, jahr: int) -> bool:
        """Return True if a plan pays for the measure in the year, or later where money is carried on."""
        bilanzen = (bilanz.massnahme(massnahme) for bilanz in self._bilanzen)
        jahre = {zahlung.jahr for eine in bilanzen if eine is not None for zahlung in eine.zahlungen}
        angaben = self._fall.traeger_mit_id.get(traeger)
        uebertraegt = angaben is not None and angaben.uebertrag_anteil > 0
        return jahr in jahre or (uebertraegt and bool(jahre) and jahr < max(jahre))

    def _angaben(self, massnahme: str) -> Massnahme:
        """Return the measure as the case has it, or had it."""
        return self._fall.massnahme_mit_id.get(massnahme) or self._letzter.fall.massnahme_mit_id[massnahme]

    def _angestossen(self, massnahme: str) -> Ursache | None:
        """Return the nearest measure that changed by itself, and the limit through which it reaches this one."""
        besucht, offen = {massnahme}, deque([(massnahme, "")])
        while offen:
            hier, ueber = offen.popleft()
            for nachbar in sorted(self._nachbarn.get(hier, ()), key=self._rang):
                if nachbar.massnahme in besucht or not self._reicht(nachbar):
                    continue
                besucht.add(nachbar.massnahme)
                weg = ueber or nachbar.grenze
                if (eigene := self._anlass(nachbar.massnahme)) is not None:
                    name = self._fall.massnahme_mit_id[nachbar.massnahme].name
                    text = f"angestoßen über {weg} durch {name} ({eigene.text})"
                    return Ursache(Ursachenart.ANGESTOSSEN, text, nachbar.massnahme)
                if nachbar.massnahme in self._geaendert:
                    offen.append((nachbar.massnahme, weg))
        return None

    def _rang(self, nachbar: Nachbar) -> tuple[int, Decimal, str]:
        """Of measures that share a limit of one kind the one whose cost changed most comes first."""
        kosten = [bilanz.massnahme(nachbar.massnahme) for bilanz in self._bilanzen]
        davor, danach = (Decimal(0) if b is None else b.investition_eur for b in kosten)
        return nachbar.bindung, -abs(danach - davor), nachbar.massnahme

    def _reicht(self, nachbar: Nachbar) -> bool:
        """Return True if what changed at a measure reaches others through the limit.

        Through a joint effect only what is done, when and how well: other cost of a measure takes no tonnes from
        another one. Through a purse everything but its effect.
        """
        arten = self._geaendert.get(nachbar.massnahme, set())
        if nachbar.bindung is Bindung.WIRKUNG:
            return bool(arten & WIRKT) and not self._nur_geld(nachbar.massnahme)
        return nachbar.bindung is not Bindung.KASSE or arten != {"wirkung"}

    def _nur_geld(self, massnahme: str) -> bool:
        """Return True if all that changed of a measure in the input is what it costs or earns."""
        eigene = [*self._zeilen("massnahmen", massnahme), *self._zeilen("varianten", massnahme)]
        sonst = [*self._zeilen("staende", massnahme), *self._zeilen("festlegungen", massnahme)]
        felder = [u.feld.split(".")[0] for u in eigene]
        return bool(eigene) and not sonst and all(feld in GELDFELDER for feld in felder)

    def _anlass(self, massnahme: str) -> Ursache | None:
        """Return what changed at another measure; what left no mark in the plan there knocks on nothing.

        Cost, effects and dates in the input count in any case: what became dearer may be left out for it.
        """
        eigene = self._eigene(massnahme, "")
        if massnahme in self._geaendert:
            return eigene or self._vorgabe(massnahme)
        return eigene if eigene is not None and eigene.art is Ursachenart.EINGABE else None

    def _ziel(self) -> Ursache:
        bewertung = [u for u in self._anders if u.liste in BEWERTUNG or _ist_bewertung(u)]
        if bewertung:
            return Ursache(Ursachenart.VORGABE, _aufgezaehlt(bewertung), bewertung[0].zeile or bewertung[0].liste)
        return Ursache(Ursachenart.ZIEL, "besser für das Ziel, auch nach Abzug des Preises der Änderung")


def _ist_bewertung(unterschied: Fallunterschied) -> bool:
    return unterschied.liste == "projekt" and unterschied.feld.split(".")[0] != "stichtag"


def _trifft(unterschied: Fallunterschied, verstoss: Verstoss) -> bool:
    """Return True if what the last plan would break today names the row that changed."""
    teile = verstoss.grenze.split(":")
    return all(teil in teile for teil in unterschied.schluessel if teil)


def _aufgezaehlt(eigene: list[Fallunterschied]) -> str:
    genannt = [unterschiede.satz(u) for u in eigene[:HOECHSTENS]]
    weitere = len(eigene) - len(genannt)
    return "; ".join([*genannt, *([f"und {weitere} weitere"] if weitere else [])])


def standsatz(stand: Massnahmenstand) -> str:
    """Return a status as a sentence: day, phase, condition, what it names, reason and resolution."""
    teile = [f"Stand {stand.datum:%d.%m.%Y}: {PHASEN[stand.phase]}, {LAGEN[stand.lage]}"]
    if stand.beginn is not None and stand.gebunden:
        teile.append(f"Beginn {stand.beginn}")
    if stand.kosten_eur:
        teile.append(f"Kosten {euro_knapp(sum(stand.kosten_eur.values(), Decimal(0)))}")
    if stand.co2_t_a is not None:
        teile.append(f"Wirkung {anzahl(stand.co2_t_a)} t/a")
    teile += [teil for teil in (stand.grund, stand.beschluss) if teil]
    return "; ".join(teile)
