"""What one filled cell means for one field: nothing is guessed, and every step is said."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from massnahmenplan.einfuhr.einheit import EIGENE, Einheit, Groesse, in_der_zelle, lies_einheit
from massnahmenplan.einfuhr.verbleib import OFFEN, Verbleib, Zellwert, schluessel
from massnahmenplan.einfuhr.zahlangabe import Unlesbar, Widerspruechlich, Zahlangabe, lies_angabe
from massnahmenplan.einfuhr.zeitraum import Zeitraum, lies_zeitraum
from massnahmenplan.einfuhr.zielfelder import Zielart, Zielfeld
from massnahmenplan.einfuhr.zuordnung import Feldquelle, Klassenwert, Zahlstil
from massnahmenplan.eingabe.quelle import anzeige
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.grundlagen.zahlen import CENT

LAENGSTE_KENNUNG = 60
_WIE_FORMEL = ("=", "+", "-", "@")
_TAUSENDSTEL = Decimal("0.001")
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_KENNUNG = re.compile(r"[\w.\-]+$")


@dataclass(frozen=True, slots=True)
class Deutung:
    """What became of a cell, and how."""

    verbleib: Verbleib
    wert: Zellwert | None = None
    wie: str = ""


@dataclass(frozen=True, slots=True)
class Umwandler:
    """Reads the cells of one field."""

    ziel: Zielfeld
    quelle: Feldquelle
    stil: Zahlstil | None

    def deute(self, inhalt: Any, jahre: Decimal | None) -> Deutung:
        """Return what a filled cell means; ``jahre``: over how many years, None if the row does not say."""
        try:
            if self.quelle.uebersetzung:
                return self._uebersetzt(inhalt, jahre)
            return self._gelesen(inhalt, jahre)
        except Widerspruechlich as grund:
            return Deutung(Verbleib.WIDERSPRUCH, wie=str(grund))
        except Unlesbar as grund:
            return Deutung(Verbleib.UNENTSCHIEDEN, wie=str(grund))

    def _gelesen(self, inhalt: Any, jahre: Decimal | None) -> Deutung:
        match self.ziel.art:
            case Zielart.TEXT:
                return als_text(inhalt)
            case Zielart.KENNUNG:
                return als_kennung(anzeige(inhalt), klein=self.ziel.name != "id")
            case Zielart.JAHR | Zielart.JAHRE:
                return self._zeit(inhalt)
            case _:
                return self._zahl(inhalt, jahre)

    def _uebersetzt(self, inhalt: Any, jahre: Decimal | None) -> Deutung:
        nach_wort = {schluessel(wort): klasse for wort, klasse in self.quelle.uebersetzung.items()}
        klasse = nach_wort.get(schluessel(anzeige(inhalt)))
        if klasse is None:
            raise Unlesbar(f"„{anzeige(inhalt)}“ steht nicht in uebersetzung")
        if self.ziel.art in (Zielart.BETRAG, Zielart.ZAHL):
            deutung = self._aus_angabe(_klassenangabe(klasse), jahre)
            return Deutung(Verbleib.KLASSE, deutung.wert, _dazu(f"Klasse „{anzeige(inhalt)}“", deutung.wie))
        if klasse.wert is None:
            raise Unlesbar(f"uebersetzung von „{anzeige(inhalt)}“ ohne wert")
        return Deutung(Verbleib.UMGEWANDELT, klasse.wert, f"uebersetzung von „{anzeige(inhalt)}“")

    def _zahl(self, inhalt: Any, jahre: Decimal | None) -> Deutung:
        if isinstance(inhalt, bool | date):
            raise Unlesbar("keine Zahl")
        if isinstance(inhalt, str):
            return self._aus_angabe(lies_angabe(inhalt, self.stil), jahre, inhalt)
        zahl = Decimal(str(inhalt))
        return self._aus_angabe(Zahlangabe(zahl, zahl), jahre)

    def _aus_angabe(self, angabe: Zahlangabe, jahre: Decimal | None, text: str | None = None) -> Deutung:
        wert, wie = _auswahl(angabe, self.quelle)
        verbleib = Verbleib.KLASSE if wie else Verbleib.UEBERNOMMEN
        if self.ziel.groesse is not None:
            wert, umgerechnet = self._umgerechnet(wert, angabe.einheit, jahre)
            wie = _dazu(wie, umgerechnet)
        elif angabe.einheit:
            raise Unlesbar(f"hinter der Zahl steht „{angabe.einheit}“")
        if wie and verbleib is Verbleib.UEBERNOMMEN:
            verbleib = Verbleib.UMGEWANDELT
        if verbleib is Verbleib.UEBERNOMMEN and text is not None and _geschrieben_anders(text, wert):
            verbleib, wie = Verbleib.UMGEWANDELT, "als Zahl gelesen"
        return Deutung(verbleib, wert, wie)

    def _umgerechnet(self, wert: Decimal, an_der_zahl: str, jahre: Decimal | None) -> tuple[Decimal, str]:
        """Return the figure in the unit of the field, and how; nothing to say if it is the same."""
        assert self.ziel.groesse is not None
        einheit = self._einheit(an_der_zahl)
        wert, schritte = wert * einheit.faktor, []
        if einheit.faktor != 1:
            schritte.append(f"× {anzahl(einheit.faktor)} {EIGENE[self.ziel.groesse]}")
        if einheit.je_jahr != self.ziel.je_jahr:
            if not jahre:
                raise Unlesbar(f"jahre ({self.quelle.jahre}) sind in dieser Zeile nicht bekannt")
            wert = wert * jahre if einheit.je_jahr else wert / jahre
            schritte.append(f"{'×' if einheit.je_jahr else ':'} {anzahl(jahre)} Jahre")
        stelle = CENT if self.ziel.groesse is Groesse.GELD else _TAUSENDSTEL
        gerundet = wert.quantize(stelle, rounding=ROUND_HALF_UP)
        if gerundet != wert:
            schritte.append("gerundet")
        return gerundet if gerundet != wert else wert, ", ".join(schritte)

    def _einheit(self, an_der_zahl: str) -> Einheit:
        """Return the unit of a cell: that of the column; what stands behind the number must not say otherwise."""
        genannt = lies_einheit(an_der_zahl) if an_der_zahl else None
        if an_der_zahl and genannt is None:
            raise Unlesbar(f"unbekannte Einheit „{an_der_zahl}“ hinter der Zahl")
        if genannt is not None and genannt.groesse not in (None, self.ziel.groesse):
            raise Widerspruechlich(f"„{an_der_zahl}“ misst etwas anderes als {self.ziel.name}")
        if self.quelle.einheit is None:
            raise Unlesbar("einheit der Spalte ist nicht angegeben")
        je_jahr = in_der_zelle(self.quelle.einheit)
        if je_jahr is not None:
            if genannt is None or genannt.groesse is None:
                raise Unlesbar("die Zelle nennt keine Einheit")
            return Einheit(genannt.groesse, genannt.faktor, je_jahr)
        spalte = lies_einheit(self.quelle.einheit)
        assert spalte is not None, "checked with the mapping"
        if genannt is not None and (genannt.faktor != spalte.faktor or (genannt.je_jahr and not spalte.je_jahr)):
            raise Widerspruechlich(f"die Zelle nennt „{an_der_zahl}“, die Zuordnung {self.quelle.einheit}")
        return spalte

    def _zeit(self, inhalt: Any) -> Deutung:
        if self.ziel.art is Zielart.JAHRE and self.quelle.teil is None:
            deutung = self._zahl(inhalt, None)
            if isinstance(deutung.wert, Decimal) and deutung.wert != deutung.wert.to_integral_value():
                raise Unlesbar("keine ganze Zahl von Jahren")
            return _mit_plus(deutung, self.quelle.plus)
        zeitraum = lies_zeitraum(inhalt)
        if zeitraum is None:
            raise Unlesbar("kein Zeitraum, der sich lesen lässt")
        einzeln = zeitraum.von is not None and zeitraum.von == zeitraum.bis
        if self.quelle.teil is None and not einzeln:
            raise Unlesbar("ein Zeitraum, kein Jahr: teil: von oder bis angeben")
        wort = anzeige(inhalt)
        deutung = aus_zeitraum(zeitraum, self.quelle.teil or "von", self.quelle.offen_bis)
        if deutung.verbleib in OFFEN:
            return deutung
        wie = deutung.wie or ("" if wort == str(deutung.wert) else f"aus „{wort}“")
        verbleib = deutung.verbleib if deutung.wie or not wie else Verbleib.UMGEWANDELT
        return _mit_plus(Deutung(verbleib, deutung.wert, wie), self.quelle.plus)


def aus_zeitraum(zeitraum: Zeitraum, teil: str, offen_bis: int | None) -> Deutung:
    """Return a year of a period, or how many years it has; an open end is what the mapping says it is."""
    von, bis = zeitraum.von, zeitraum.bis
    offen = bis is None and teil != "von"
    bis = offen_bis if offen else bis
    if von is not None and bis is not None and von > bis:
        ende = f"offen_bis {bis}" if offen else str(bis)
        return Deutung(Verbleib.WIDERSPRUCH, wie=f"Beginn {von} liegt nach dem Ende ({ende})")
    wert = von if teil == "von" else bis
    if teil == "dauer" and von is not None and bis is not None:
        wert = bis - von + 1
    if wert is None or (teil == "dauer" and von is None):
        fehlend = "Ende ohne Beginn" if von is None else "Beginn ohne Ende: offen_bis ist nicht angegeben"
        return Deutung(Verbleib.UNENTSCHIEDEN, wie=fehlend)
    if offen:
        return Deutung(Verbleib.GESETZT, wert, f"offenes Ende: bis {bis}")
    return Deutung(Verbleib.UEBERNOMMEN if teil != "dauer" else Verbleib.UMGEWANDELT, wert, _dauer(zeitraum, teil))


def _dauer(zeitraum: Zeitraum, teil: str) -> str:
    return f"Jahre von {zeitraum.von} bis {zeitraum.bis}" if teil == "dauer" else ""


def _mit_plus(deutung: Deutung, plus: int) -> Deutung:
    if not plus or deutung.wert is None:
        return deutung
    wert = int(deutung.wert) + plus
    verbleib = Verbleib.UMGEWANDELT if deutung.verbleib is Verbleib.UEBERNOMMEN else deutung.verbleib
    return Deutung(verbleib, wert, _dazu(deutung.wie, f"{plus:+d}".replace("-", "−")))


def als_text(inhalt: Any) -> Deutung:
    """Return a text as it is; one that a spreadsheet would run as a formula gets an apostrophe."""
    text = anzeige(inhalt) if not isinstance(inhalt, str) else inhalt
    if text.startswith(_WIE_FORMEL):
        return Deutung(Verbleib.UMGEWANDELT, f"'{text}", "Apostroph davor: Excel hielte den Text für eine Formel")
    return Deutung(Verbleib.UEBERNOMMEN, text)


def als_kennung(text: str, *, klein: bool) -> Deutung:
    """Return an id; characters that an id does not have become ``_``."""
    if _KENNUNG.match(text) and len(text) <= LAENGSTE_KENNUNG:
        return Deutung(Verbleib.UEBERNOMMEN, text)
    ersetzt = re.sub(r"[^\w.\-]+", "_", text.translate(_UMLAUTE)).strip("_")
    if not ersetzt or len(ersetzt) > LAENGSTE_KENNUNG:
        raise Unlesbar("daraus wird keine Kennung: uebersetzung angeben")
    return Deutung(Verbleib.UMGEWANDELT, ersetzt.casefold() if klein else ersetzt, "Kennung aus dem Text")


def _klassenangabe(klasse: Klassenwert) -> Zahlangabe:
    if klasse.wert is not None:
        return lies_angabe(klasse.wert, None)
    return Zahlangabe(klasse.von, klasse.bis)


def _auswahl(angabe: Zahlangabe, quelle: Feldquelle) -> tuple[Decimal, str]:
    """Return the number that counts and why; nothing to say if there is only one. Errors: Unlesbar."""
    if angabe.ungefaehr and not quelle.ungefaehr:
        raise Unlesbar("ungefähre Angabe: ungefaehr: ja oder eine Berichtigung angeben")
    wie = "ungefähre Angabe genommen" if angabe.ungefaehr else ""
    if not angabe.ist_spanne and angabe.unten is not None:
        return angabe.unten, wie
    von, bis = ("offen" if ende is None else anzahl(ende) for ende in (angabe.unten, angabe.oben))
    worte = f"Spanne {von} bis {bis}"
    if angabe.unten is not None and angabe.oben is not None and angabe.unten > angabe.oben:
        raise Widerspruechlich(f"{worte}: das untere Ende ist größer")
    if quelle.spanne is None:
        raise Unlesbar(f"{worte}: spanne: unten, mitte oder oben angeben")
    je_ende = {"unten": angabe.unten, "oben": angabe.oben, "mitte": _mitte(angabe)}
    wert = je_ende[quelle.spanne]
    if wert is None:
        raise Unlesbar(f"{worte}: kein Ende für spanne: {quelle.spanne}")
    return wert, _dazu(wie, f"{worte}, {quelle.spanne}")


def _mitte(angabe: Zahlangabe) -> Decimal | None:
    return None if angabe.unten is None or angabe.oben is None else (angabe.unten + angabe.oben) / 2


def _geschrieben_anders(text: str, wert: Decimal) -> bool:
    return text.strip() not in {f"{wert:f}", f"{wert:f}".replace(".", ",")}


def _dazu(wie: str, mehr: str) -> str:
    return f"{wie}, {mehr}" if wie and mehr else wie or mehr
