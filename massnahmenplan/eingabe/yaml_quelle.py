"""YAML to values with their places: every scalar stays text, nothing is constructed.

Built from the event stream, so that depth, size and references are checked before anything grows.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_fehler import pruefe_schreibweise, uebersetze
from massnahmenplan.eingabe.zeichen import erstes_steuerzeichen, melde_steuerzeichen, pruefe_zeichen
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    from yaml.error import Mark

HOECHSTE_TIEFE = 30
HOECHSTENS_KNOTEN = 1_000_000
_NACHKOMMASTELLEN = re.compile(r"\d+( ?%)?$")
_NICHT_ANGEGEBEN = frozenset({"", "~", "null", "Null", "NULL"})


def lies_yaml(text: str, datei: str, sammler: Befundsammler) -> Wert:
    """Return the one document of a YAML text.

    Errors (EingabeFehler): whatever makes the text unreadable; duplicate keys and the like are collected.
    """
    import yaml

    pruefe_zeichen(text, datei, sammler)
    pruefe_schreibweise(text, datei, sammler)
    aufbau = _Aufbau(datei, sammler)
    try:
        for ereignis in yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            aufbau.nimm(ereignis)
    except (yaml.YAMLError, UnicodeEncodeError) as fehler:
        if sammler.hat_fehler_in(datei):
            raise EingabeFehler(sammler.fehlerliste) from None  # what was noted already is the cause
        raise uebersetze(fehler, text, datei) from None
    if aufbau.wurzel is None or aufbau.wurzel.inhalt is None:
        raise abbruch("E004", "Datei ist leer", Fundstelle(datei), "Die Datei füllen oder löschen.")
    return aufbau.wurzel


@dataclass(slots=True)
class _Rahmen:
    """A mapping or list that is still being read."""

    behaelter: dict[str, Wert] | list[Wert]
    stelle: Fundstelle
    anker: str | None
    name_stelle: Fundstelle | None
    schluessel: str | None = None
    schluessel_stelle: Fundstelle | None = None
    doppelt: bool = False
    in_klammern: bool = False
    """Written as ``{a: 1, b: 2}``."""
    groesse: int = 1
    hoehe: int = 1


@dataclass(slots=True)
class _Aufbau:
    """Takes events one by one and builds the tree of values."""

    datei: str
    sammler: Befundsammler
    wurzel: Wert | None = None
    offen: list[_Rahmen] = field(default_factory=list)
    anker: dict[str, tuple[Wert, int, int] | None] = field(default_factory=dict)
    """Anchor -> value, number of nodes, height; None while the anchored value is still open."""
    dokumente: int = 0
    knoten: int = 0

    def nimm(self, ereignis: Any) -> None:
        """Take the next event."""
        import yaml

        if isinstance(ereignis, yaml.ScalarEvent):
            self._skalar(ereignis)
        elif isinstance(ereignis, yaml.CollectionStartEvent):
            self._oeffne(ereignis, {} if isinstance(ereignis, yaml.MappingStartEvent) else [])
        elif isinstance(ereignis, yaml.CollectionEndEvent):
            self._schliesse()
        elif isinstance(ereignis, yaml.AliasEvent):
            self._verweis(ereignis)
        elif isinstance(ereignis, yaml.DocumentStartEvent):
            self._dokument(ereignis)

    def _dokument(self, ereignis: Any) -> None:
        self.dokumente += 1
        if self.dokumente > 1:
            raise abbruch(
                "E006",
                "zweites YAML-Dokument",
                self._stelle(ereignis.start_mark),
                "Nur ein Dokument je Datei: die Zeile --- und was danach kommt in eine eigene Datei legen.",
            )

    def _skalar(self, ereignis: Any) -> None:
        stelle = self._stelle(ereignis.start_mark)
        self._lehne_tag_ab(ereignis.tag, stelle)
        unbeschrieben = ereignis.implicit[0] and ereignis.value in _NICHT_ANGEGEBEN
        if (zeichen := erstes_steuerzeichen(ereignis.value)) is not None:
            melde_steuerzeichen(zeichen, stelle, self.sammler)
        if self._erwartet_schluessel():
            self._schluessel(ereignis.value, stelle, unbeschrieben)
            return
        if unbeschrieben and not ereignis.value:
            stelle = self._name_stelle() or stelle  # an empty scalar is reported where its key stands
        inhalt = None if unbeschrieben else ereignis.value
        self._lege_ab(Wert(inhalt, stelle, self._name_stelle()), 1, 0, ereignis.anchor)

    def _schluessel(self, text: str, stelle: Fundstelle, unbeschrieben: bool) -> None:
        rahmen = self.offen[-1]
        assert isinstance(rahmen.behaelter, dict)
        if unbeschrieben:
            raise _kein_text(stelle)
        name = unicodedata.normalize("NFC", text.strip())
        if name == "<<":
            raise abbruch(
                "E024", "Zusammenführen mit << wird nicht gelesen", stelle, "Die Felder ausschreiben.", wert="<<"
            )
        rahmen.schluessel, rahmen.schluessel_stelle = name, stelle
        rahmen.doppelt = name in rahmen.behaelter
        if rahmen.doppelt:
            erste = rahmen.behaelter[name].name_stelle
            self.sammler.fehler(
                "E025",
                f"steht doppelt, zuerst in Zeile {erste.zeile if erste else '?'}",
                stelle,
                feld=name,
                abhilfe="Eine der beiden Angaben löschen.",
            )

    def _oeffne(self, ereignis: Any, behaelter: dict[str, Wert] | list[Wert]) -> None:
        stelle = self._stelle(ereignis.start_mark)
        self._lehne_tag_ab(ereignis.tag, stelle)
        if self._erwartet_schluessel():
            raise _kein_text(stelle)
        self._pruefe_tiefe(1, stelle)
        if ereignis.anchor:
            self.anker[ereignis.anchor] = None
        self.offen.append(
            _Rahmen(behaelter, stelle, ereignis.anchor, self._name_stelle(), in_klammern=bool(ereignis.flow_style))
        )

    def _schliesse(self) -> None:
        rahmen = self.offen.pop()
        wert = Wert(rahmen.behaelter, rahmen.stelle, rahmen.name_stelle)
        self._lege_ab(wert, rahmen.groesse, rahmen.hoehe, rahmen.anker)

    def _verweis(self, ereignis: Any) -> None:
        stelle = self._stelle(ereignis.start_mark)
        if self._erwartet_schluessel():
            raise _kein_text(stelle)
        if ereignis.anchor not in self.anker:
            raise abbruch(
                "E009",
                "Verweis auf einen unbekannten Anker",
                stelle,
                f"Ein Text mit * am Anfang gehört in Anführungszeichen: '*{ereignis.anchor}'",
                wert=f"*{ereignis.anchor}",
            )
        ziel = self.anker[ereignis.anchor]
        if ziel is None:
            raise abbruch(
                "E023",
                f"Anker &{ereignis.anchor} enthält sich selbst",
                stelle,
                "Den Verweis durch Werte ersetzen.",
            )
        wert, groesse, hoehe = ziel
        self._pruefe_tiefe(hoehe, stelle)
        self._zaehle(groesse - 1, stelle, "E022", "Verweise vervielfachen den Inhalt")
        name_stelle = self._name_stelle()
        self._lege_ab(wert.benannt(name_stelle) if name_stelle else wert, groesse, hoehe, None)

    def _lege_ab(self, wert: Wert, groesse: int, hoehe: int, anker: str | None) -> None:
        self._zaehle(1, wert.stelle, "E020", "zu viele Werte")
        if anker:
            self.anker[anker] = (wert, groesse, hoehe)
        if not self.offen:
            self.wurzel = wert
            return
        rahmen = self.offen[-1]
        rahmen.groesse += groesse
        rahmen.hoehe = max(rahmen.hoehe, hoehe + 1)
        if isinstance(rahmen.behaelter, list):
            rahmen.behaelter.append(wert)
        elif rahmen.schluessel is not None:
            if rahmen.in_klammern and wert.inhalt is None and _NACHKOMMASTELLEN.match(rahmen.schluessel):
                self._melde_dezimalkomma(rahmen.schluessel, wert.stelle)
            elif not rahmen.doppelt:
                rahmen.behaelter[rahmen.schluessel] = wert
            rahmen.schluessel = None

    def _melde_dezimalkomma(self, ziffern: str, stelle: Fundstelle) -> None:
        """``{anteil: 0,5}`` has two entries: anteil is 0, and 5 is not stated."""
        self.sammler.fehler(
            "E043",
            "Dezimalkomma in geschweiften Klammern: dort trennt das Komma zwei Felder",
            stelle,
            wert=f",{ziffern}",
            abhilfe='Den Dezimalpunkt verwenden (0.5) oder die Zahl in Anführungszeichen setzen ("0,5").',
        )

    def _erwartet_schluessel(self) -> bool:
        return (
            bool(self.offen) and isinstance(self.offen[-1].behaelter, dict) and self.offen[-1].schluessel is None
        )

    def _name_stelle(self) -> Fundstelle | None:
        return self.offen[-1].schluessel_stelle if self.offen else None

    def _stelle(self, marke: "Mark") -> Fundstelle:
        return Fundstelle(self.datei, marke.line + 1, marke.column + 1)

    def _zaehle(self, anzahl: int, stelle: Fundstelle, kennung: str, text: str) -> None:
        self.knoten += anzahl
        if self.knoten > HOECHSTENS_KNOTEN:
            raise abbruch(kennung, f"{text}: mehr als eine Million", stelle, "Die Datei aufteilen oder kürzen.")

    def _pruefe_tiefe(self, hoehe: int, stelle: Fundstelle) -> None:
        if len(self.offen) + hoehe > HOECHSTE_TIEFE:
            raise abbruch(
                "E021", f"mehr als {HOECHSTE_TIEFE} Ebenen tief geschachtelt", stelle, "Klammern prüfen."
            )

    def _lehne_tag_ab(self, tag: str | None, stelle: Fundstelle) -> None:
        if tag is not None:
            raise abbruch(
                "E024",
                "YAML-Typangaben (mit ! am Anfang) werden nicht gelesen",
                stelle,
                "Die Typangabe löschen; ein Text mit ! am Anfang gehört in Anführungszeichen.",
                wert=tag,
            )


def _kein_text(stelle: Fundstelle) -> Exception:
    return abbruch("E027", "Name eines Feldes ist kein Text", stelle, "Vor dem Doppelpunkt muss ein Name stehen.")
