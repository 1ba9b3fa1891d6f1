"""The blocks of ``plan.json`` that only an update has: ``vorgaenger``, ``fortschreibung``, ``aenderungen``."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart, Aenderungsvorgaben
from massnahmenplan.begriffe.planziel import EINHEITEN
from massnahmenplan.bericht.json.angaben import Zahl
from massnahmenplan.bericht.json.entscheidungen import Aufnahme, Entscheidung, als_plan
from massnahmenplan.bericht.stellen import als_float
from massnahmenplan.ergebnis import Aenderung, Fortschreibung, Plan, Planschritt, Ursache, Ursachenart, Vorgaenger
from massnahmenplan.grundlagen.zeit import Datum, Zeitachse

GESTALT = ConfigDict(frozen=True, extra="ignore")


def _sha256(text: str) -> str:
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise PydanticCustomError("keine_pruefsumme", "ist keine SHA-256-Prüfsumme (64 Zeichen 0–9, a–f)")
    return text


class Vorgaengerangabe(BaseModel):
    """An entry of ``vorgaenger``."""

    model_config = GESTALT
    pruefsumme: Annotated[StrictStr, AfterValidator(_sha256)]
    projekt: StrictStr
    stichtag: Datum
    ziel: StrictStr
    zielwerte: dict[StrictStr, Zahl]
    massnahmen: Annotated[StrictInt, Field(ge=0)]


class Bisheriges(BaseModel):
    """The decisions of the last plan."""

    model_config = GESTALT
    entscheidungen: tuple[Entscheidung, ...]
    kreditaufnahmen: tuple[Aufnahme, ...] = ()


class Fortschreibungsangabe(BaseModel):
    """The block ``fortschreibung``."""

    model_config = GESTALT
    preise: dict[Aenderungsart, Annotated[Zahl, Field(ge=0)]]
    hoechstens: dict[Aenderungsart, Annotated[StrictInt, Field(ge=0)]] = Field(default_factory=dict)
    fest_bis: StrictInt | None = None
    zaehlung: dict[Aenderungsart, Annotated[StrictInt, Field(ge=0)]] = Field(default_factory=dict)
    preis: Zahl | None = None
    wenigste_bewiesen: StrictBool = False
    nicht_zu_halten: tuple[StrictStr, ...] = ()
    bisher: Bisheriges


class Ursachenangabe(BaseModel):
    """The cause of a change."""

    model_config = GESTALT
    art: Ursachenart
    text: StrictStr
    durch: StrictStr | None = None


class Aenderungsangabe(BaseModel):
    """An entry of ``aenderungen``."""

    model_config = GESTALT
    massnahme: StrictStr
    name: StrictStr
    art: StrictStr
    alt: StrictStr
    neu: StrictStr
    unterschied: Zahl | None = None
    einheit: StrictStr = ""
    ursache: Ursachenangabe


class Fortschreibungsbloecke(BaseModel):
    """The three blocks together; a plan that was made anew has none of them."""

    model_config = GESTALT
    vorgaenger: Annotated[tuple[Vorgaengerangabe, ...], Field(min_length=1)]
    fortschreibung: Fortschreibungsangabe
    aenderungen: tuple[Aenderungsangabe, ...] = ()


def als_fortschreibung(bloecke: Fortschreibungsbloecke, achse: Zeitachse) -> Fortschreibung:
    """Return what the blocks say."""
    angabe = bloecke.fortschreibung
    return Fortschreibung(
        kette=tuple(Vorgaenger(**dict(eintrag)) for eintrag in bloecke.vorgaenger),
        vorgaben=Aenderungsvorgaben(angabe.preise, angabe.hoechstens, angabe.fest_bis),
        bisher=als_plan(angabe.bisher.entscheidungen, achse, angabe.bisher.kreditaufnahmen),
        zaehlung={art: angabe.zaehlung.get(art, 0) for art in Aenderungsart},
        aenderungen=tuple(
            Aenderung(**{**dict(eintrag), "ursache": Ursache(**dict(eintrag.ursache))})
            for eintrag in bloecke.aenderungen
        ),
        nicht_zu_halten=angabe.nicht_zu_halten,
        wenigste_bewiesen=angabe.wenigste_bewiesen,
    )


def bloecke_von(fortschreibung: Fortschreibung | None, ziel: str, achse: Zeitachse) -> dict[str, Any]:
    """Return the blocks; none for a plan that was made anew."""
    if fortschreibung is None:
        return {}
    vorgaben = fortschreibung.vorgaben
    return {
        "vorgaenger": [vorgaenger_als_daten(eintrag) for eintrag in fortschreibung.kette],
        "fortschreibung": {
            "preise": {art.value: als_float(preis) for art, preis in _nach_art(vorgaben.preise)},
            "einheit": EINHEITEN[ziel],
            "hoechstens": {art.value: anzahl for art, anzahl in _nach_art(vorgaben.hoechstens)},
            "fest_bis": vorgaben.fest_bis,
            "zaehlung": {art.value: anzahl for art, anzahl in _nach_art(fortschreibung.zaehlung)},
            "preis": als_float(fortschreibung.preis),
            "wenigste_bewiesen": fortschreibung.wenigste_bewiesen,
            "nicht_zu_halten": list(fortschreibung.nicht_zu_halten),
            "bisher": _plan(fortschreibung.bisher, achse),
        },
        "aenderungen": [aenderung_als_daten(aenderung) for aenderung in fortschreibung.aenderungen],
    }


def _nach_art(je_art: Mapping[Any, Any]) -> list[tuple[Aenderungsart, Any]]:
    return [(art, je_art[art]) for art in Aenderungsart if art in je_art]


def vorgaenger_als_daten(eintrag: Vorgaenger) -> dict[str, Any]:
    """Return one plan of the chain as plain data."""
    return {
        "pruefsumme": eintrag.pruefsumme,
        "projekt": eintrag.projekt,
        "stichtag": eintrag.stichtag.isoformat(),
        "ziel": eintrag.ziel,
        "zielwerte": {ziel: als_float(wert) for ziel, wert in eintrag.zielwerte.items()},
        "massnahmen": eintrag.massnahmen,
    }


def aenderung_als_daten(aenderung: Aenderung) -> dict[str, Any]:
    """Return one change as plain data."""
    return {
        "massnahme": aenderung.massnahme,
        "name": aenderung.name,
        "art": aenderung.art,
        "alt": aenderung.alt,
        "neu": aenderung.neu,
        "unterschied": None if aenderung.unterschied is None else als_float(aenderung.unterschied),
        "einheit": aenderung.einheit,
        "ursache": {
            "art": aenderung.ursache.art.value,
            "text": aenderung.ursache.text,
            "durch": aenderung.ursache.durch,
        },
    }


def _plan(plan: Plan, achse: Zeitachse) -> dict[str, Any]:
    return {
        "entscheidungen": [_schritt(schritt, achse) for schritt in plan.schritte],
        "kreditaufnahmen": [
            {"kredit": a.kredit, "jahr": a.jahr, "betrag_eur": f"{a.betrag_eur:.2f}"} for a in plan.kredite
        ],
    }


def _schritt(schritt: Planschritt, achse: Zeitachse) -> dict[str, Any]:
    darlehen = {wahl.programm: wahl.betrag_eur for wahl in schritt.darlehen}
    return {
        "massnahme": schritt.massnahme,
        "variante": schritt.variante,
        "beginn": achse.angabe(schritt.beginn),
        "foerderung": [
            {
                "programm": wahl.programm,
                "antrag_am": _tag(wahl.antrag_am),
                **({"mit": list(wahl.mit)} if wahl.mit else {}),
                **({"ohne": list(wahl.ohne)} if wahl.ohne else {}),
                **({"darlehen_eur": f"{darlehen[wahl.programm]:.2f}"} if wahl.programm in darlehen else {}),
            }
            for wahl in schritt.foerderung
        ],
    }


def _tag(tag: date) -> str:
    return tag.isoformat()
