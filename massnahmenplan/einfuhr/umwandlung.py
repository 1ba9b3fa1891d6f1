"""What one filled cell means for one field: nothing is guessed, and every step is said."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from massnahmenplan.einfuhr.deutung import Deutung
from massnahmenplan.einfuhr.entscheidung import Entscheidung
from massnahmenplan.einfuhr.festwert import fester_wert
from massnahmenplan.einfuhr.jahre import aus_zeitraum, mit_plus
from massnahmenplan.einfuhr.verbleib import OFFEN, Verbleib, schluessel
from massnahmenplan.einfuhr.zahlangabe import (
    Unlesbar,
    Widerspruechlich,
    Zahlangabe,
    lies_angabe,
    lies_zellzahl,
    pruefe_groesse,
)
from massnahmenplan.einfuhr.zeitraum import lies_zeitraum
from massnahmenplan.einfuhr.zielfelder import Zielart, Zielfeld
from massnahmenplan.einfuhr.zuordnung import Feldquelle, Klassenwert, Zahlstil
from massnahmenplan.eingabe.einheit import EIGENE, Einheit, Groesse, in_der_zelle, lies_einheit
from massnahmenplan.eingabe.quelle import anzeige
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.grundlagen.texte import formelfest, ohne_umlaute
from massnahmenplan.grundlagen.zahlen import CENT

LAENGSTE_KENNUNG = 60
MEISTE_JAHRE = 1000
_JAHRE = frozenset({"jahr", "jahre", "jahren", "a"})
_TAUSENDSTEL = Decimal("0.001")
_KENNUNG = re.compile(r"[\w.\-]+$")


@dataclass(frozen=True, slots=True)
class Umwandler:
    """Reads the cells of one field."""

    ziel: Zielfeld
    quelle: Feldquelle
    stil: Zahlstil | None

    def deute(self, inhalt: Any, jahre: Decimal | None) -> Deutung:
        """Return what a filled cell means; ``jahre``: over how many years, None if the row does not say."""
        try:
            if self.ziel.art in (Zielart.BETRAG, Zielart.ZAHL):
                return self._zahl(inhalt, jahre)
            return self._uebersetzt(inhalt) if self.quelle.uebersetzung else self._gelesen(inhalt)
        except Widerspruechlich as grund:
            return Deutung(Verbleib.WIDERSPRUCH, wie=str(grund))
        except Unlesbar as grund:
            return Deutung(Verbleib.UNENTSCHIEDEN, wie=str(grund))

    def summand(self, inhalt: Any) -> Decimal:
        """Return the number of a filled cell as its column counts: before it is converted for the field.

        Where every cell names its unit, a column has none, and the number is that of the field.
        Errors: Unlesbar.
        """
        angabe = self._angabe(inhalt)
        gewaehlt = auswahl(angabe, self.quelle)
        if self.quelle.einheit is not None and in_der_zelle(self.quelle.einheit) is not None:
            gewaehlt = self._umgerechnet(gewaehlt, angabe.einheit, None)
        elif self.ziel.groesse is not None:
            self._einheit(angabe.einheit)
        elif angabe.einheit:
            raise Unlesbar(f"hinter der Zahl steht „{angabe.einheit}“")
        assert isinstance(gewaehlt.wert, Decimal)
        return gewaehlt.wert

    def _gelesen(self, inhalt: Any) -> Deutung:
        match self.ziel.art:
            case Zielart.TEXT:
                return als_text(inhalt)
            case Zielart.KENNUNG if isinstance(inhalt, date):
                raise Unlesbar("ein Datum, keine Kennung: Tabellenprogramme machen aus 1.5 eines")
            case Zielart.KENNUNG:
                return als_kennung(anzeige(inhalt), klein=self.ziel.name != "id")
            case _:
                return mit_plus(self._zeit(inhalt), self.quelle.plus)

    def _klasse(self, inhalt: Any) -> Klassenwert:
        nach_wort = {schluessel(wort): klasse for wort, klasse in self.quelle.uebersetzung.items()}
        klasse = nach_wort.get(schluessel(als_ganzes(inhalt)))
        if klasse is None:
            raise Unlesbar(f"„{anzeige(inhalt)}“ steht nicht in uebersetzung")
        return klasse

    def _uebersetzt(self, inhalt: Any) -> Deutung:
        wert = self._klasse(inhalt).wert
        if wert is None:
            raise Unlesbar(f"uebersetzung von „{anzeige(inhalt)}“ ohne wert")
        wie = f"uebersetzung von „{anzeige(inhalt)}“"
        return mit_plus(Deutung(Verbleib.UMGEWANDELT, fester_wert(self.ziel, wert), wie), self.quelle.plus)

    def _angabe(self, inhalt: Any) -> Zahlangabe:
        if self.quelle.uebersetzung:
            return _klassenangabe(self._klasse(inhalt))
        return lies_zellzahl(inhalt, self.stil)

    def _zahl(self, inhalt: Any, jahre: Decimal | None) -> Deutung:
        angabe = self._angabe(inhalt)
        deutung = auswahl(angabe, self.quelle)
        if self.quelle.uebersetzung:
            wie = f"Klasse „{anzeige(inhalt)}“" + (f", {deutung.wie}" if deutung.wie else "")
            deutung = replace(deutung, verbleib=Verbleib.KLASSE, wie=wie)
        if self.ziel.groesse is not None:
            deutung = self._umgerechnet(deutung, angabe.einheit, jahre)
        elif angabe.einheit and not (self.ziel.art is Zielart.JAHRE and schluessel(angabe.einheit) in _JAHRE):
            raise Unlesbar(f"hinter der Zahl steht „{angabe.einheit}“")
        anders = isinstance(inhalt, str) and _geschrieben_anders(inhalt, deutung.wert)
        return deutung.dann(deutung.wert, "als Zahl gelesen") if anders and not deutung.wie else deutung

    def _umgerechnet(self, gewaehlt: Deutung, an_der_zahl: str, jahre: Decimal | None) -> Deutung:
        """Return the figure in the unit of the field, and how; nothing to say if it is the same."""
        assert self.ziel.groesse is not None
        assert isinstance(gewaehlt.wert, Decimal)
        einheit = self._einheit(an_der_zahl)
        wert, schritte, durch = gewaehlt.wert * einheit.faktor, [], []
        if einheit.faktor != 1:
            schritte.append(f"× {anzahl(einheit.faktor)} {EIGENE[self.ziel.groesse]}")
        if einheit.je_jahr != self.ziel.je_jahr:
            jahre = self._bekannte(jahre, einheit)
            wert = wert * jahre if einheit.je_jahr else wert / jahre
            schritte.append(f"{'×' if einheit.je_jahr else ':'} {anzahl(jahre)} Jahre")
            durch.append(Entscheidung.JAHRE)
        stelle = CENT if self.ziel.groesse is Groesse.GELD else _TAUSENDSTEL
        gerundet = pruefe_groesse(wert).quantize(stelle, rounding=ROUND_HALF_UP)
        if gerundet != wert:
            schritte.append("gerundet")
            wert = gerundet
        return gewaehlt.dann(wert, ", ".join(schritte), *durch) if schritte else replace(gewaehlt, wert=wert)

    def _bekannte(self, jahre: Decimal | None, einheit: Einheit) -> Decimal:
        """Return the years between a figure per year and one for all of them. Errors: Unlesbar."""
        if self.quelle.jahre is None:
            zaehlt, feld = ("je Jahr", "einmalig") if einheit.je_jahr else ("einmalig", "je Jahr")
            raise Unlesbar(f"die Zelle zählt {zaehlt}, das Feld {feld}: jahre angeben")
        if jahre is None or not 0 < jahre <= MEISTE_JAHRE:
            raise Unlesbar(f"jahre ({self.quelle.jahre}) sind in dieser Zeile nicht bekannt")
        return jahre

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
            return replace(genannt, je_jahr=je_jahr or genannt.je_jahr)
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
            return deutung
        zeitraum = lies_zeitraum(inhalt)
        if zeitraum is None:
            raise Unlesbar("kein Zeitraum, der sich lesen lässt")
        einzeln = zeitraum.von is not None and zeitraum.von == zeitraum.bis
        if self.quelle.teil is None and not einzeln:
            raise Unlesbar("ein Zeitraum, kein Jahr: teil: von oder bis angeben")
        wort = anzeige(inhalt)
        deutung = aus_zeitraum(zeitraum, self.quelle.teil or "von", self.quelle.offen_bis)
        if deutung.verbleib in OFFEN or deutung.wie or wort == str(deutung.wert):
            return deutung
        return deutung.dann(deutung.wert, f"aus „{wort}“")


def als_text(inhalt: Any) -> Deutung:
    """Return a text as it is; the table that it goes to marks it if a spreadsheet would run it as a formula."""
    return Deutung(Verbleib.UEBERNOMMEN, als_ganzes(inhalt))


def als_ganzes(inhalt: Any) -> str:
    """Return the text of a cell, however long it is."""
    return inhalt if isinstance(inhalt, str) else anzeige(inhalt)


def als_kennung(text: str, *, klein: bool) -> Deutung:
    """Return an id; characters that an id does not have become ``_``, and it begins like no formula."""
    if _KENNUNG.match(text) and len(text) <= LAENGSTE_KENNUNG and text == formelfest(text):
        return Deutung(Verbleib.UEBERNOMMEN, text)
    ersetzt = re.sub(r"[^\w.\-]+", "_", ohne_umlaute(text)).strip("_").lstrip("-_")
    if not ersetzt or len(ersetzt) > LAENGSTE_KENNUNG:
        raise Unlesbar("daraus wird keine Kennung: uebersetzung angeben")
    return Deutung(Verbleib.UMGEWANDELT, ersetzt.casefold() if klein else ersetzt, "Kennung aus dem Text")


def _klassenangabe(klasse: Klassenwert) -> Zahlangabe:
    if klasse.wert is not None:
        return lies_angabe(klasse.wert, None)
    return Zahlangabe(klasse.von, klasse.bis)


def auswahl(angabe: Zahlangabe, quelle: Feldquelle) -> Deutung:
    """Return the number that counts and why; nothing to say if there is only one. Errors: Unlesbar."""
    if angabe.ungefaehr and not quelle.ungefaehr:
        raise Unlesbar("ungefähre Angabe: ungefaehr: ja oder eine Berichtigung angeben")
    deutung = Deutung(Verbleib.UEBERNOMMEN)
    if angabe.ungefaehr:
        deutung = Deutung(Verbleib.KLASSE, None, "ungefähre Angabe genommen", frozenset({Entscheidung.UNGEFAEHR}))
    if not angabe.ist_spanne and angabe.unten is not None:
        return replace(deutung, wert=angabe.unten)
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
    gewaehlt = deutung.dann(wert, f"{worte}, {quelle.spanne}", Entscheidung.SPANNE)
    return replace(gewaehlt, verbleib=Verbleib.KLASSE)


def _mitte(angabe: Zahlangabe) -> Decimal | None:
    return None if angabe.unten is None or angabe.oben is None else (angabe.unten + angabe.oben) / 2


def _geschrieben_anders(text: str, wert: Any) -> bool:
    return text.strip().replace(",", ".") != f"{wert:f}"
