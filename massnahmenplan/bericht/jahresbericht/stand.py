"""Sections on how far measures are: state, deviations with their reasons, what is given up."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.stand import LAGEN, PHASEN
from massnahmenplan.bericht import aenderungsworte
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Platzhalter, Spalte, Tabelle, Ueberschrift, Zelle
from massnahmenplan.bericht.jahresbericht import worte
from massnahmenplan.ergebnis.jahresbericht import Anders, Groessenname, Jahresbericht, Massnahmenjahr
from massnahmenplan.grundlagen.schreibweise import FEHLT, datum, euro, gezaehlt, mit_einheit, tonnen

_STAND = (
    *(Spalte("Kennung", breite=2), Spalte("Maßnahme", breite=5), Spalte("Phase"), Spalte("Lage")),
    *(Spalte("Stand vom", "datum"), Spalte("Beginn geplant", "jahr"), Spalte("Beginn gemeldet", "jahr")),
    *(Spalte("fertig geplant", "jahr"), Spalte("fertig gemeldet", "jahr"), Spalte("Hinweis", breite=5)),
)
_ABWEICHUNG = (
    *(Spalte("Kennung"), Spalte("Maßnahme", breite=4), Spalte("Was", breite=3), Spalte("geplant", breite=3)),
    *(
        Spalte("gemeldet", breite=3),
        Spalte("Abweichung", breite=3),
        Spalte("Grund", breite=5),
        Spalte("Beschluss"),
    ),
)
_PLANAENDERUNG = (
    *(Spalte("Kennung"), Spalte("Maßnahme", breite=4), Spalte("Änderung", breite=6), Spalte("Ursache", breite=3)),
    Spalte("Begründung", breite=8),
)
_ABGANG = (
    *(Spalte("Kennung"), Spalte("Maßnahme", breite=4), Spalte("Lage"), Spalte("mit / durch", breite=3)),
    *(Spalte("nicht vor"), Spalte("Grund", breite=5), Spalte("Beschluss", breite=3)),
)
_GROESSEN: dict[Groessenname, str] = {
    "kosten_eur": "Ausgaben",
    "bewilligt_eur": "bewilligter Zuschuss",
    "minderung_t": "Minderung",
    "endenergie_kwh": "Endenergie",
}


def stand(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the section on the state of each measure."""
    yield Ueberschrift("Stand je Maßnahme")
    zeilen = tuple(map(_standzeile, bericht.betrachtete))
    yield Tabelle("Stand", "Stand je Maßnahme", _STAND, zeilen, datei="stand_je_massnahme")
    uebrige = len(bericht.massnahmen) - len(bericht.betrachtete)
    if uebrige:
        yield Absatz(f"Weder geplant noch gemeldet: {gezaehlt(uebrige, 'weitere Maßnahmen')} des Falls.")
    yield Ueberschrift("Phase und Lage", 2)
    yield _phasen(bericht)


def abweichungen(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the section on what differs from the plan, and why."""
    yield Ueberschrift("Abweichungen und Gründe")
    zeilen = tuple(zeile for m in bericht.betrachtete if m.weicht_ab for zeile in _abweichungen(m))
    if zeilen:
        ueber = f"Abweichungen bis Ende {bericht.jahr}"
        yield Tabelle("Abweichungen", ueber, _ABWEICHUNG, zeilen, datei="abweichungen")
    else:
        yield Absatz("Keine gemeldete Zahl weicht vom Plan ab.")
    if bericht.aenderungen_seit is not None:
        yield from _planaenderungen(bericht, bericht.aenderungen_seit)
    yield Platzhalter("Bewertung der Abweichungen und was daraus folgt")


def _planaenderungen(bericht: Jahresbericht, seit: date) -> Iterator[Block]:
    yield Ueberschrift("Was sich am Plan ändert", 2)
    if not bericht.aenderungen:
        yield Absatz(f"Gegenüber dem Plan vom {datum(seit)} nichts.")
        return
    zeilen = tuple(
        (a.massnahme, a.name, aenderungsworte.was(a), aenderungsworte.ursache(a.ursache.art), text)
        for a, text in zip(bericht.aenderungen, aenderungsworte.begruendungen(bericht.aenderungen), strict=True)
    )
    ueber = aenderungsworte.ueberschrift(seit)
    yield Tabelle("Planänderungen", ueber, _PLANAENDERUNG, zeilen, datei="planaenderungen")


def gestrichen(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the section on measures that are dropped, merged, replaced or held up."""
    yield Ueberschrift("Gestrichene, zusammengelegte und zurückgestellte Maßnahmen")
    zeilen = tuple(
        (
            a.massnahme,
            bericht.massnahme(a.massnahme).name,
            "nicht mehr im Plan" if a.lage is None else worte.lage(a.lage),
            None if a.mit is None else worte.name(bericht, a.mit),
            a.zurueck_bis,
            a.grund or "nicht genannt",
            a.beschluss or "nicht genannt",
        )
        for a in bericht.abgaenge
    )
    if zeilen:
        ueber = "Gestrichene, zusammengelegte und zurückgestellte"
        yield Tabelle("Gestrichen", ueber, _ABGANG, zeilen, datei="gestrichene_und_zurueckgestellte")
    else:
        yield Absatz("Keine.")


def _standzeile(m: Massnahmenjahr) -> tuple[Zelle, ...]:
    hinweis = " ".join(m.hinweise) or None
    zeiten = (m.beginn_soll, m.beginn_ist, m.fertig_soll, m.fertig_ist)
    return (m.massnahme, m.name, worte.phase(m.phase), worte.lage(m.lage), m.stand_am, *zeiten, hinweis)


def _phasen(bericht: Jahresbericht) -> Tabelle:
    """Return a row per phase and a column per condition that occurs, and what is not reported."""
    lagen = [lage for lage in LAGEN if any(genannt == lage for _, genannt in bericht.phasen)]
    genannte = [phase for phase in PHASEN if any(dort == phase for dort, _ in bericht.phasen)]
    zeilen: list[tuple[Zelle, ...]] = [
        (
            worte.phase(phase),
            *(bericht.phasen.get((phase, lage), 0) for lage in lagen),
            sum(anzahl for (dort, _), anzahl in bericht.phasen.items() if dort == phase),
        )
        for phase in genannte
    ]
    if ohne := bericht.phasen.get((None, None)):
        zeilen.append((worte.phase(None), *[None] * len(lagen), ohne))
    spalten = (Spalte("Phase"), *(Spalte(worte.lage(lage), "ganz") for lage in lagen), Spalte("alle", "ganz"))
    return Tabelle("Phasen", "Anzahl der Maßnahmen", spalten, tuple(zeilen), datei="massnahmen_je_phase")


def _abweichungen(m: Massnahmenjahr) -> Iterator[tuple[Zelle, ...]]:
    """Yield a row for everything in which a measure differs; what has become of it as a whole comes first."""
    lage = ("Lage", "planmäßig" if m.beginn_soll is not None else "nicht geplant", worte.lage(m.lage), None)
    einzeln = [*_zeiten(m), *_zahlen(m)]
    worin = einzeln if einzeln and m.lage in {None, "planmaessig"} else [lage, *einzeln]
    for was, soll, ist, abweichung in worin:
        yield (m.massnahme, m.name, was, soll, ist, abweichung, m.grund or "nicht genannt", m.beschluss)


def _zeiten(m: Massnahmenjahr) -> Iterator[tuple[str, str, str, str | None]]:
    zeiten: dict[Anders, tuple[str, str | None, str | None]] = {
        "beginn": ("Beginn", m.beginn_soll, m.beginn_ist),
        "fertig": ("fertig", m.fertig_soll, m.fertig_ist),
        "variante": ("Variante", m.variante_soll, m.variante_ist),
    }
    for was, soll, ist in (zeiten[worin] for worin in m.anders):
        yield was, soll or "nicht geplant", ist or FEHLT, None


def _zahlen(m: Massnahmenjahr) -> Iterator[tuple[str, str, str, str | None]]:
    for name, was in _GROESSEN.items():
        vergleich = m.groessen[name].bisher
        if vergleich.abweichung:
            werte = (vergleich.soll_gemeldet, vergleich.ist, vergleich.abweichung)
            soll, ist, abweichung = (_mit_einheit(name, wert) for wert in werte)
            yield was, soll, ist, abweichung


def _mit_einheit(name: Groessenname, wert: Decimal | None) -> str:
    if wert is None:
        return FEHLT
    if name == "minderung_t":
        return tonnen(wert)
    return mit_einheit(wert, "kWh", 0) if name == "endenergie_kwh" else euro(wert)
