"""A case with changes applied: what a way out means, as a Planungsfall like any other."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresbetraege, Jahresmengen
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.verpflichtung import Verpflichtungsermaechtigung
from massnahmenplan.begriffe.ziel import Ziel, Zielart
from massnahmenplan.ergebnis.ausweg import Ausweg, Lockerung, Lockerungsart
from massnahmenplan.grundlagen.zeitangabe import spaeter
from massnahmenplan.planungsfall import Planungsfall

OHNE_JAHR = frozenset({Zielart.KRITERIUM, Zielart.TAXONOMIE_ANTEIL})
"""Targets for the whole plan."""
_Zeile = TypeVar("_Zeile", Massnahme, Variante)


def repariere(fall: Planungsfall, ausweg: Ausweg | Iterable[Lockerung]) -> Planungsfall:
    """Return the case with all changes of a way out; the given one stays as it is.

    Errors: pydantic.ValidationError if the changes are of another case.
    """
    lockerungen = ausweg.lockerungen if isinstance(ausweg, Ausweg) else tuple(ausweg)
    for lockerung in sorted(lockerungen, key=lambda eine: eine.art is not Lockerungsart.ENDE):
        fall = _mit(fall, **_ANWENDUNG[lockerung.art](fall, lockerung))
    return fall


def weite(fall: Planungsfall) -> Planungsfall:
    """Return the case without latest completions, and without decisions on variant, time and what must not be.

    It has every option that the case has, and those that changes of these limits would give it.
    """
    bleiben = {Festlegungsart.MUSS, Festlegungsart.FOERDERUNG}
    ohne = {"spaetestes_ende": None}
    return _mit(
        fall,
        massnahmen=tuple(m.model_copy(update=ohne) for m in fall.massnahmen),
        varianten=tuple(v.model_copy(update=ohne) for v in fall.varianten),
        festlegungen=tuple(f for f in fall.festlegungen if f.art in bleiben),
    )


def _mit(fall: Planungsfall, **felder: Any) -> Planungsfall:
    bisher = {name: getattr(fall, name) for name in Planungsfall.model_fields}
    return Planungsfall(**bisher | felder)


def _um(lockerung: Lockerung) -> Decimal:
    return lockerung.um if lockerung.um is not None else Decimal(0)


def _haushalt(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    stelle = (lockerung.kennung, lockerung.teil, lockerung.jahr)
    return {
        "haushalt": tuple(
            a.model_copy(update={"betrag_eur": a.betrag_eur + _um(lockerung)})
            if (a.kostentraeger, a.art.value, a.jahr) == stelle
            else a
            for a in fall.haushalt
        )
    }


def _verpflichtung(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    """A year that states nothing holds nothing: then it gets a row."""
    faellig = None if lockerung.teil is None else int(lockerung.teil)
    stelle = (lockerung.kennung, lockerung.jahr, faellig)
    zeilen = [v for v in fall.verpflichtungen if (v.kostentraeger, v.jahr, v.faellig) != stelle]
    bisher = sum((v.betrag_eur for v in fall.verpflichtungen if v not in zeilen), Decimal(0))
    neu = Verpflichtungsermaechtigung(
        kostentraeger=lockerung.kennung,
        jahr=lockerung.jahr or fall.projekt.beginn,
        faellig=faellig,
        betrag_eur=bisher + _um(lockerung),
    )
    return {"verpflichtungen": (*zeilen, neu)}


def _ziel(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    neu = {"wert": Decimal(lockerung.neu or "0")}
    return {"ziele": tuple(z.model_copy(update=neu) if z.id == lockerung.kennung else z for z in fall.ziele)}


def _zieljahr(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    def verschoben(ziel: Ziel) -> Ziel:
        jahr = (ziel.jahr or fall.projekt.ende) + int(_um(lockerung))
        return ziel.model_copy(update={"jahr": jahr}) if ziel.id == lockerung.kennung else ziel

    return {"ziele": tuple(map(verschoben, fall.ziele))}


def _spaetestes_ende(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    um = int(_um(lockerung))

    def mit_mehr_zeit(zeile: _Zeile) -> _Zeile:
        ende = zeile.spaetestes_ende
        return zeile if ende is None else zeile.model_copy(update={"spaetestes_ende": spaeter(ende, um)})

    wer = lockerung.kennung
    return {
        "massnahmen": tuple(mit_mehr_zeit(m) if m.id == wer else m for m in fall.massnahmen),
        "varianten": tuple(mit_mehr_zeit(v) if v.massnahme == wer else v for v in fall.varianten),
    }


def _ende(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    """Money, staff and commitments of the new years are those of the last one; targets keep their year."""
    alt = fall.projekt.ende
    neue = range(alt + 1, alt + 1 + int(_um(lockerung)))
    letzte = [a for a in fall.haushalt if a.jahr == alt]
    offen = [v for v in fall.verpflichtungen if v.jahr == alt and v.faellig is None]
    haushalt: tuple[Haushaltsansatz, ...] = tuple(a.model_copy(update={"jahr": j}) for a in letzte for j in neue)
    return {
        "projekt": fall.projekt.model_copy(update={"ende": neue.stop - 1}),
        "haushalt": (*fall.haushalt, *haushalt),
        "verpflichtungen": (
            *fall.verpflichtungen,
            *(v.model_copy(update={"jahr": j}) for v in offen for j in neue),
        ),
        "ressourcen": tuple(_laenger(ressource, alt, neue) for ressource in fall.ressourcen),
        "kostentraeger": tuple(_mit_linie(traeger, alt, neue) for traeger in fall.kostentraeger),
        "ziele": tuple(
            ziel.model_copy(update={"jahr": alt}) if ziel.jahr is None and ziel.art not in OHNE_JAHR else ziel
            for ziel in fall.ziele
        ),
    }


def _laenger(ressource: Ressource, alt: int, neue: range) -> Ressource:
    menge = ressource.menge.root
    if isinstance(menge, Decimal):
        return ressource
    weiter = dict.fromkeys(neue, menge.get(alt, Decimal(0)))
    return ressource.model_copy(update={"menge": Jahresmengen(menge | weiter)})


def _mit_linie(traeger: Kostentraeger, alt: int, neue: range) -> Kostentraeger:
    linie = traeger.liquiditaetslinie_eur
    if linie is None or isinstance(linie.root, Decimal):
        return traeger
    weiter = dict.fromkeys(neue, linie.root.get(alt, Decimal(0)))
    return traeger.model_copy(update={"liquiditaetslinie_eur": Jahresbetraege(linie.root | weiter)})


def _pflicht(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    def betrifft(massnahme: str) -> bool:
        return massnahme == lockerung.kennung

    return {
        "massnahmen": tuple(
            m.model_copy(update={"pflicht": False}) if betrifft(m.id) else m for m in fall.massnahmen
        ),
        "festlegungen": tuple(
            f for f in fall.festlegungen if not (betrifft(f.massnahme) and f.art is Festlegungsart.MUSS)
        ),
    }


def _festlegung(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    stelle = (lockerung.kennung, lockerung.teil, lockerung.bisher)
    return {"festlegungen": tuple(f for f in fall.festlegungen if (f.massnahme, f.art.value, f.wert) != stelle)}


def _beziehung(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    return {"beziehungen": tuple(b for b in fall.beziehungen if b.bezeichnung != lockerung.kennung)}


def _ressource(fall: Planungsfall, lockerung: Lockerung) -> dict[str, Any]:
    def erhoeht(ressource: Ressource) -> Ressource:
        je_jahr = {jahr: ressource.menge.im_jahr(jahr) or Decimal(0) for jahr in fall.projekt.zeitachse.jahre}
        jahr = lockerung.jahr or fall.projekt.beginn
        je_jahr[jahr] += _um(lockerung)
        return ressource.model_copy(update={"menge": Jahresmengen(je_jahr)})

    return {"ressourcen": tuple(erhoeht(r) if r.id == lockerung.kennung else r for r in fall.ressourcen)}


_ANWENDUNG = {
    Lockerungsart.HAUSHALT: _haushalt,
    Lockerungsart.VERPFLICHTUNG: _verpflichtung,
    Lockerungsart.ZIEL: _ziel,
    Lockerungsart.ZIELJAHR: _zieljahr,
    Lockerungsart.SPAETESTES_ENDE: _spaetestes_ende,
    Lockerungsart.ENDE: _ende,
    Lockerungsart.PFLICHT: _pflicht,
    Lockerungsart.FESTLEGUNG: _festlegung,
    Lockerungsart.BEZIEHUNG: _beziehung,
    Lockerungsart.RESSOURCE: _ressource,
}
