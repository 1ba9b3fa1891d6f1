"""What of a case can be given a little more room: each lever is a column of the elastic problem.

Weights say how changes of one kind compare; points say how kinds compare with each other.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from massnahmenmodell.daten import Konto, Modelldaten
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.ansatzzeilen import zeilen_des_ansatzes
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.aufbereitung.mengenziele import IN_TAUSENDERN
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.stand import ist_gebunden
from massnahmenplan.begriffe.festlegung import Festlegung, Festlegungsart
from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.begriffe.ziel import Ziel, Zielart
from massnahmenplan.ergebnis.ausweg import Lockerungsart, Richtung
from massnahmenplan.loeser.erweiterung import Eintraege, Zusatzspalte, Zusatzzeile
from massnahmenplan.loeser.standardform import Stelle
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import hausname, kontoname

HUNDERT = 100.0
JE_JAHR_SPAETER = 5.0
JE_VERZICHT = 20.0
GEWICHTE = (
    "Geld zählt in Euro (Verpflichtungsermächtigungen zu einem Zehntel), ein Ziel und Personal in Prozent des "
    "Verlangten und Vorhandenen, Zeit in Jahren, ein Verzicht als einer; nebeneinander zählen 1 % aller Ansätze, "
    "1 % eines Ziels und 1 % einer Ressource je einen Punkt, ein Jahr später 5, ein Verzicht 20 Punkte."
)
JE_VERPFLICHTUNG = 0.1
"""A commitment costs no money, only a decision."""


@dataclass(frozen=True, slots=True)
class Hebel:
    """One limit that can be given room, and the column that says how much."""

    art: Lockerungsart
    richtung: Richtung
    kennung: str
    grenze: str
    """The limit in words; levers of one limit share it."""
    spalte: Stelle
    gewicht: float
    """Per own unit (EUR, t, years …), among changes of the same kind."""
    punkte: float
    """Per own unit, among changes of all kinds."""
    faktor: float = 1.0
    """Own units in one unit of the model."""
    oben: float = float("inf")
    """The most room, in units of the model."""
    jahr: int | None = None
    teil: str | None = None
    bisher: str | None = None


@dataclass(slots=True)
class Hebelwerk:
    """All levers of a case, and what they add to the problem."""

    hebel: list[Hebel] = field(default_factory=list)
    spalten: list[Zusatzspalte] = field(default_factory=list)
    zeilen: list[Zusatzzeile] = field(default_factory=list)

    def nimm(self, hebel: Hebel, eintraege: Eintraege = (), ganzzahlig: bool = False) -> None:
        """Take a lever with the rows of the problem that its column loosens."""
        self.hebel.append(hebel)
        self.spalten.append(Zusatzspalte(hebel.spalte, hebel.oben, ganzzahlig, eintraege))

    def verlange(self, hebel: Hebel) -> None:
        """Without this lever nothing is possible, whatever else is done."""
        self.zeilen.append(Zusatzzeile(("ohne_geht_nichts", hebel.spalte[1]), ((hebel.spalte, 1.0),), unten=1.0))

    def binde(self, hebel: Hebel, je_option: dict[int, float]) -> None:
        """Options that break a limit need its lever so far."""
        glieder = tuple((("x", o), wert) for o, wert in je_option.items())
        self.zeilen.append(
            Zusatzzeile(("braucht_hebel", hebel.spalte[1]), (*glieder, (hebel.spalte, -1.0)), oben=0.0)
        )

    @property
    def naechste(self) -> Stelle:
        """The place of the next new column."""
        return "hebel", len(self.hebel)


def stelle_hebel_auf(fall: Planungsfall, weit: Planungsfall, aufbereitung: Aufbereitung) -> Hebelwerk:
    """Return the levers of a case; ``aufbereitung`` is of the widened case."""
    werk, daten = Hebelwerk(), aufbereitung.daten
    _geld(werk, fall, daten)
    _konten(werk, fall, daten)
    _ziele(werk, fall, daten)
    _pflichten(werk, weit, daten)
    _beziehungen(werk, daten)
    _fenster(werk, fall, aufbereitung.optionen)
    _festlegungen(werk, fall, aufbereitung.optionen)
    return werk


def _geld(werk: Hebelwerk, fall: Planungsfall, daten: Modelldaten) -> None:
    ansaetze = {(a.kostentraeger, a.art.value, a.jahr): a for a in fall.haushalt}
    alle = sum(float(a.betrag_eur) for a in fall.haushalt) or 1.0
    for h, haushalt in enumerate(daten.haushalte):
        art = haushalt.name.rpartition(":")[2]
        for t, jahr in enumerate(daten.jahre):
            if jahr < fall.offen_ab:
                continue  # what happened breaks no limit there
            frei = 1.0 - float(ansaetze[haushalt.traeger, art, jahr].sperre_anteil)
            if frei > 0:
                hebel = Hebel(
                    art=Lockerungsart.HAUSHALT,
                    richtung=Richtung.GELD,
                    kennung=haushalt.traeger,
                    grenze=hausname(fall, haushalt),
                    spalte=werk.naechste,
                    gewicht=1.0,
                    punkte=HUNDERT / alle,
                    faktor=float(eur(1.0)),
                    jahr=jahr,
                    teil=art,
                )
                werk.nimm(hebel, tuple((s, -frei * w) for s, w in zeilen_des_ansatzes(daten, h, t)))


def _konten(werk: Hebelwerk, fall: Planungsfall, daten: Modelldaten) -> None:
    alle = sum(float(a.betrag_eur) for a in fall.haushalt) or 1.0
    for c, konto in enumerate(daten.konten):
        art, _, rest = konto.name.partition(":")
        offene = (jahr for jahr in dict.fromkeys(konto.jahre) if jahr >= fall.offen_ab)
        for jahr in offene if art in {"ressource", "ve"} else ():
            stellen = tuple((("konto_reicht", (c, t)), -1.0) for t, j in enumerate(konto.jahre) if j == jahr)
            if art == "ressource":
                werk.nimm(_personal(werk, konto, rest, jahr), stellen)
                continue
            traeger, _, faellig = rest.partition(":")
            hebel = Hebel(
                art=Lockerungsart.VERPFLICHTUNG,
                richtung=Richtung.GELD,
                kennung=traeger,
                grenze=kontoname(konto),
                spalte=werk.naechste,
                gewicht=JE_VERPFLICHTUNG,
                punkte=JE_VERPFLICHTUNG * HUNDERT / alle,
                faktor=float(eur(1.0)),
                jahr=jahr,
                teil=faellig or None,
            )
            werk.nimm(hebel, stellen)


def _personal(werk: Hebelwerk, konto: Konto, kennung: str, jahr: int) -> Hebel:
    je_einheit = HUNDERT / (float(konto.menge.mean()) or 1.0)
    return Hebel(
        art=Lockerungsart.RESSOURCE,
        richtung=Richtung.PERSONAL,
        kennung=kennung,
        grenze=kontoname(konto),
        spalte=werk.naechste,
        gewicht=je_einheit,
        punkte=je_einheit,
        jahr=jahr,
    )


def _ziele(werk: Hebelwerk, fall: Planungsfall, daten: Modelldaten) -> None:
    """The columns are those of soft targets: ``elastisch`` makes all targets soft."""
    vorgaben = {f"ziel:{ziel.id}": ziel for ziel in fall.ziele if ziel.ist_hart}
    stellen = [(("verfehlung", z), ziel.name, ziel.satz, ziel.minderung_t) for z, ziel in enumerate(daten.ziele)]
    stellen += [
        (("mengenverfehlung", z), ziel.name, ziel.satz, ziel.mindestens)
        for z, ziel in enumerate(daten.mengenziele)
    ]
    for spalte, name, satz, verlangt in stellen:
        if name in vorgaben:
            faktor = float(eur(1.0)) if vorgaben[name].art in IN_TAUSENDERN else 1.0
            je_einheit = HUNDERT / (abs(verlangt) * faktor or _umfang(fall, vorgaben[name]))
            werk.hebel.append(
                Hebel(
                    art=Lockerungsart.ZIEL,
                    richtung=Richtung.ZIEL,
                    kennung=vorgaben[name].id,
                    grenze=f"Ziel {satz}",
                    spalte=spalte,
                    gewicht=je_einheit,
                    punkte=je_einheit,
                    faktor=faktor,
                )
            )


def _umfang(fall: Planungsfall, ziel: Ziel) -> float:
    """Return what a target amounts to that the model states as 0: for a share, of all investments."""
    anteil = ziel.wert if ziel.art is Zielart.TAXONOMIE_ANTEIL else Decimal(0)
    return float(anteil * sum(gesamtkosten(massnahme) for massnahme in fall.massnahmen)) or 1.0


def _verzicht(werk: Hebelwerk, art: Lockerungsart, kennung: str, grenze: str, **felder: str | None) -> Hebel:
    return Hebel(
        art=art,
        richtung=Richtung.VORGABE,
        kennung=kennung,
        grenze=grenze,
        spalte=werk.naechste,
        gewicht=1.0,
        punkte=JE_VERZICHT,
        oben=1.0,
        **felder,  # type: ignore[arg-type]
    )


def _pflichten(werk: Hebelwerk, fall: Planungsfall, daten: Modelldaten) -> None:
    mit_option = set(daten.optionen.massnahme.tolist())
    entschieden = [m for m in sorted(daten.pflicht) if not ist_gebunden(fall, daten.massnahmen[m])]
    for m in entschieden:
        massnahme = fall.massnahme_mit_id[daten.massnahmen[m]]
        hebel = _verzicht(werk, Lockerungsart.PFLICHT, massnahme.id, f"Pflichtmaßnahme „{massnahme.name}“")
        werk.nimm(hebel, ((("pflicht_wird_gewaehlt", m), 1.0),), ganzzahlig=True)
        if m not in mit_option:
            werk.verlange(hebel)


def _beziehungen(werk: Hebelwerk, daten: Modelldaten) -> None:
    mit_option = set(daten.optionen.massnahme.tolist())
    saetze: dict[str, str] = {}
    zeilen: dict[str, list[tuple[Stelle, float]]] = {}
    unmoeglich = set()
    for g, gruppe in enumerate(daten.gruppen):
        saetze[gruppe.name] = f"Gruppe ({gruppe.satz})"
        stellen = zeilen.setdefault(gruppe.name, [])
        stellen.append((("mindestens_aus_gruppe", g), float(gruppe.mindestens or 0)))
        stellen.append((("hoechstens_aus_gruppe", g), -float(len(gruppe.massnahmen))))
        if gruppe.mindestens and mit_option.isdisjoint(gruppe.massnahmen):
            unmoeglich.add(gruppe.name)
    arten = ("reihenfolge_eingehalten", "voraussetzung_erfuellt", "hoechstabstand_eingehalten")
    for f, folge in enumerate(daten.folgen):
        saetze[folge.name] = f"Reihenfolge ({folge.satz})"
        stellen = zeilen.setdefault(folge.name, [])
        stellen += [((art, (f, t)), -1.0) for art in arten for t in range(daten.anzahl_perioden)]
    for name, satz in saetze.items():
        hebel = _verzicht(werk, Lockerungsart.BEZIEHUNG, name, satz)
        werk.nimm(hebel, tuple(zeilen[name]), ganzzahlig=True)
        if name in unmoeglich:
            werk.verlange(hebel)


def _fenster(werk: Hebelwerk, fall: Planungsfall, optionen: tuple[Option, ...]) -> None:
    achse = fall.projekt.zeitachse
    spaet: dict[str, dict[int, float]] = {}
    for o, option in enumerate(optionen):
        stop = fall.ausfuehrungen[option.massnahme][option.variante].fenster(achse).stop
        if option.fertig >= stop:
            jahre = -(-(option.fertig + 1 - stop) // achse.je_jahr)
            spaet.setdefault(option.massnahme, {})[o] = float(jahre)
    for kennung, je_option in spaet.items():
        massnahme = fall.massnahme_mit_id[kennung]
        hebel = Hebel(
            art=Lockerungsart.SPAETESTES_ENDE,
            richtung=Richtung.ZEIT,
            kennung=kennung,
            grenze=f"spätestes Ende von „{massnahme.name}“",
            spalte=werk.naechste,
            gewicht=1.0,
            punkte=JE_JAHR_SPAETER,
            oben=max(je_option.values()),
        )
        werk.nimm(hebel, ganzzahlig=True)
        werk.binde(hebel, je_option)


def _festlegungen(werk: Hebelwerk, fall: Planungsfall, optionen: tuple[Option, ...]) -> None:
    for festlegung in fall.festlegungen:
        verletzt = {o: 1.0 for o, option in enumerate(optionen) if _verletzt(fall, option, festlegung)}
        if not verletzt:
            continue
        name, wert = fall.massnahme_mit_id[festlegung.massnahme].name, festlegung.wert
        was = f"{festlegung.art.value} {wert}" if wert else festlegung.art.value
        grenze = f"Festlegung {was} für „{name}“ ({festlegung.beschluss})"
        felder = {"teil": festlegung.art.value, "bisher": wert}
        hebel = _verzicht(werk, Lockerungsart.FESTLEGUNG, festlegung.massnahme, grenze, **felder)
        werk.nimm(hebel, ganzzahlig=True)
        werk.binde(hebel, verletzt)


def _verletzt(fall: Planungsfall, option: Option, festlegung: Festlegung) -> bool:
    """Return whether an option of the widened case breaks a decision."""
    if option.massnahme != festlegung.massnahme or ist_gebunden(fall, option.massnahme):
        return False  # what is contracted is no longer for decision
    achse, wert = fall.projekt.zeitachse, festlegung.wert or ""
    match festlegung.art:
        case Festlegungsart.DARF_NICHT:
            return True
        case Festlegungsart.VARIANTE:
            return option.variante != wert
        case Festlegungsart.JAHR:
            return option.beginn not in achse.perioden_von(wert)
        case Festlegungsart.NICHT_VOR:
            return option.beginn < achse.perioden_von(wert).start
        case _:
            return False
