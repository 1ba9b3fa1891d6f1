"""One row of the table as the fields of a measure, in the order in which they need each other."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from massnahmenplan.einfuhr.deutung import Deutung
from massnahmenplan.einfuhr.entscheidung import Entscheidung
from massnahmenplan.einfuhr.festwert import fester_wert
from massnahmenplan.einfuhr.jahre import aus_zeitraum, mit_plus
from massnahmenplan.einfuhr.tabelle import Fremdtabelle, zeilennummer
from massnahmenplan.einfuhr.ueberschriften import PLATZHALTER
from massnahmenplan.einfuhr.umwandlung import Umwandler, als_ganzes, als_text
from massnahmenplan.einfuhr.verbleib import OFFEN, Importzeile, Verbleib, Zelle
from massnahmenplan.einfuhr.zeitraum import Zeitraum, lies_zeitraum
from massnahmenplan.einfuhr.zellinhalt import zellinhalt
from massnahmenplan.einfuhr.zielfelder import Zielfeld, zielfeld
from massnahmenplan.einfuhr.zuordnung import Berichtigung, Feldquelle, Zuordnung
from massnahmenplan.eingabe.quelle import Wert, anzeige
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.zahlen import als_zahl

_ANTEILE_JE_TEIL, _INVESTITION = "kostenanteile_je_teil", "investition_eur"


@dataclass(slots=True)
class Zeilenleser:
    """Works out the fields of one row; each of them once."""

    zuordnung: Zuordnung
    tabelle: Fremdtabelle
    zeile: tuple[Wert, ...]
    zaehler: int
    """Of the rows that may become measures, from 1 on."""
    berichtigungen: tuple[Berichtigung, ...]
    _zellen: dict[str, Zelle] = field(default_factory=dict)
    _offen: set[str] = field(default_factory=set)

    def lies(self) -> Importzeile:
        """Return the row with a cell for every field that the mapping or a correction names."""
        namen = dict.fromkeys((*self.zuordnung.felder, *(b.feld for b in self.berichtigungen)))
        zellen = tuple(self._zelle(name) for name in namen if not self._entfaellt(name))
        name = anzeige(rohkennung(self.zuordnung, self.tabelle, self.zeile))
        return Importzeile(zeilennummer(self.zeile), name, zellen, stelle=self.zeile[0].stelle)

    def _entfaellt(self, name: str) -> bool:
        """Return True for the shares of a cost part that the row does not have."""
        feld, _, teil = name.partition(".")
        return feld == _ANTEILE_JE_TEIL and self._zahl(f"{_INVESTITION}.{teil}") is None

    def _zelle(self, name: str) -> Zelle:
        if name not in self._zellen:
            self._offen.add(name)
            self._zellen[name] = self._lies(name)
            self._offen.discard(name)
        return self._zellen[name]

    def _lies(self, name: str) -> Zelle:
        ziel = zielfeld(name)
        assert ziel is not None, "checked with the mapping"
        quelle = self.zuordnung.felder.get(name)
        zelle = None if quelle is None else self._aus_quelle(ziel, quelle)
        berichtigung = next((b for b in self.berichtigungen if b.feld == name), None)
        if berichtigung is None:
            assert zelle is not None, "a field comes from the mapping or from a correction"
            return zelle
        statt = f" statt „{zelle.inhalt}“" if zelle is not None and zelle.inhalt else ""
        inhalt, stelle = (None, None) if zelle is None else (zelle.inhalt, zelle.stelle)
        wie = f"Berichtigung{statt}: {berichtigung.quelle}"
        return Zelle(name, Verbleib.GESETZT, fester_wert(ziel, berichtigung.wert), wie, inhalt, stelle)

    def _aus_quelle(self, ziel: Zielfeld, quelle: Feldquelle) -> Zelle:
        inhalt: str | None = None
        stelle: Fundstelle | None = None
        if quelle.wert is not None:
            deutung = _gesetzt(ziel, quelle.wert, "für alle Zeilen", Entscheidung.WERT)
        elif quelle.nummer is not None:
            deutung = Deutung(Verbleib.GESETZT, f"{quelle.nummer}{self.zaehler}", "gezählt")
        elif quelle.text is not None:
            deutung = self._text(quelle.text)
        elif quelle.spalte is not None:
            wert = self.tabelle.zelle(self.zeile, quelle.spalte)
            inhalt, stelle = None if wert.inhalt is None else anzeige(wert.inhalt), wert.stelle
            deutung = self._aus_spalten(ziel, quelle)
        else:
            inhalt, deutung = self._aus_jahren(quelle)
        if deutung.verbleib is Verbleib.FEHLT:
            deutung = self._sonst(ziel, quelle, deutung)
        return Zelle(ziel.name, deutung.verbleib, deutung.wert, deutung.wie, inhalt, stelle, deutung.durch)

    def _sonst(self, ziel: Zielfeld, quelle: Feldquelle, deutung: Deutung) -> Deutung:
        if quelle.sonst is not None:
            return _gesetzt(ziel, quelle.sonst, "sonst: die Zelle ist leer", Entscheidung.SONST)
        if quelle.grund is None:
            return deutung
        grund = self.tabelle.zelle(self.zeile, quelle.grund).inhalt
        if grund is None:
            return deutung
        return Deutung(Verbleib.FEHLT, wie=f"laut Tabelle: {anzeige(grund)}")

    def _text(self, muster: str) -> Deutung:
        gefuellt = {
            name: self._inhalt(self.tabelle.zelle(self.zeile, name)) for name in PLATZHALTER.findall(muster)
        }
        if gefuellt and all(inhalt is None for inhalt in gefuellt.values()):
            return Deutung(Verbleib.FEHLT, wie="alle genannten Spalten sind leer")
        text = PLATZHALTER.sub(lambda fund: als_ganzes(_oder_strich(gefuellt[fund[1]])), muster)
        return Deutung(Verbleib.UMGEWANDELT, als_text(text).wert, "zusammengesetzt")

    def _inhalt(self, zelle: Wert) -> Any:
        return zellinhalt(self.zuordnung, self.tabelle, zelle)

    def _aus_spalten(self, ziel: Zielfeld, quelle: Feldquelle) -> Deutung:
        """Return what the column says; further columns that state the same must not say otherwise."""
        namen = (quelle.spalte or "", *quelle.auch)
        deutungen = {name: self._aus_spalte(ziel, quelle, name) for name in namen}
        gefuellt = {name: deutung for name, deutung in deutungen.items() if deutung.verbleib is not Verbleib.FEHLT}
        if not gefuellt:
            return deutungen[namen[0]]
        erster, erste = next(iter(gefuellt.items()))
        if len({deutung.wert for deutung in gefuellt.values()}) > 1:
            return _widerspruch(gefuellt, erste, quelle)
        if erster != namen[0] and erste.verbleib not in OFFEN:
            return erste.dann(erste.wert, f"aus der Spalte „{erster}“")
        return erste

    def _aus_spalte(self, ziel: Zielfeld, quelle: Feldquelle, name: str) -> Deutung:
        zelle = self.tabelle.zelle(self.zeile, name)
        if (fehlerwert := self.tabelle.fehlerwert(zelle)) is not None:
            return Deutung(Verbleib.FEHLT, wie=fehlerwert)
        inhalt = self._inhalt(zelle)
        if inhalt is None:
            return Deutung(Verbleib.FEHLT, wie="" if zelle.inhalt is None else f"„{zelle.inhalt}“ heißt leer")
        umwandler = Umwandler(ziel, quelle, quelle.zahlen or self.zuordnung.zahlen)
        return umwandler.deute(inhalt, self._jahre(quelle))

    def _jahre(self, quelle: Feldquelle) -> Decimal | None:
        if quelle.jahre is None:
            return None
        return Decimal(quelle.jahre) if quelle.jahre.isdecimal() else self._zahl(quelle.jahre)

    def _zahl(self, name: str) -> Decimal | None:
        """Return the figure of another field of the row, None if it has none or is being worked out."""
        if name in self._offen or name not in {*self.zuordnung.felder, *(b.feld for b in self.berichtigungen)}:
            return None
        return als_zahl(self._zelle(name).wert)

    def _aus_jahren(self, quelle: Feldquelle) -> tuple[str | None, Deutung]:
        """Return what two columns with years say, and the number of years from the one to the other."""
        inhalte = [self._inhalt(self.tabelle.zelle(self.zeile, name or "")) for name in (quelle.von, quelle.bis)]
        inhalt = " bis ".join(anzeige(_oder_strich(teil)) for teil in inhalte)
        if inhalte == [None, None]:
            return None, Deutung(Verbleib.FEHLT)
        zeiten = [None if teil is None else lies_zeitraum(teil) for teil in inhalte]
        if any(teil is not None and zeit is None for teil, zeit in zip(inhalte, zeiten, strict=True)):
            return inhalt, Deutung(Verbleib.UNENTSCHIEDEN, wie="keine Jahre, die sich lesen lassen")
        von, bis = zeiten
        ganz = Zeitraum(None if von is None else von.von, None if bis is None else bis.bis)
        deutung = aus_zeitraum(ganz, "dauer", quelle.offen_bis)
        return inhalt, mit_plus(deutung, quelle.plus)


def _gesetzt(ziel: Zielfeld, text: str, wie: str, durch: Entscheidung) -> Deutung:
    return Deutung(Verbleib.GESETZT, fester_wert(ziel, text), wie, frozenset({durch}))


def _widerspruch(gefuellt: dict[str, Deutung], erste: Deutung, quelle: Feldquelle) -> Deutung:
    zahlen = "; ".join(f"„{name}“: {_oder_strich(deutung.wert)}" for name, deutung in gefuellt.items())
    if quelle.widerspruch == "erste" and erste.wert is not None:
        durch = erste.durch | {Entscheidung.WIDERSPRUCH}
        return Deutung(Verbleib.ENTSCHIEDEN, erste.wert, f"{zahlen}; es gilt die erste", durch)
    return Deutung(Verbleib.WIDERSPRUCH, wie=zahlen)


def rohkennung(zuordnung: Zuordnung, tabelle: Fremdtabelle, zeile: tuple[Wert, ...]) -> str:
    """Return what the table calls a row: its id, else its name, else its first filled cell."""
    for feld in ("id", "name"):
        quelle = zuordnung.felder.get(feld)
        if quelle is not None and quelle.spalte is not None:
            inhalt = tabelle.zelle(zeile, quelle.spalte).inhalt
            if inhalt is not None:
                return als_ganzes(inhalt)
    return next((als_ganzes(wert.inhalt) for wert in zeile if wert.inhalt is not None), "")


def _oder_strich(inhalt: Any) -> Any:
    return "–" if inhalt is None else inhalt
