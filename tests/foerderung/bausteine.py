"""Small projects and programmes for the funding tests: state what matters, the rest is harmless."""

from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss

STICHTAG = date(2026, 11, 22)


def baue_massnahme(**felder: Any) -> Massnahme:
    grund = {
        "id": "m", "name": "Maßnahme", "handlungsfeld": "gebaeudesanierung", "kostentraeger": "k",
        "art": "waermepumpe", "investition_eur": 1,
    }  # fmt: skip
    return Massnahme.model_validate(grund | felder)


def baue_traeger(**felder: Any) -> Kostentraeger:
    return Kostentraeger.model_validate({"id": "k", "name": "Träger", "art": "kommune"} | felder)


def baue_objekt(**felder: Any) -> Objekt:
    return Objekt.model_validate({"id": "o", "name": "Objekt", "art": "wohngebaeude"} | felder)


def baue_vorhaben(
    kosten: int | str = 100_000,
    *,
    stichtag: date = STICHTAG,
    baubeginn: date = date(2028, 1, 1),
    fertig: date = date(2028, 12, 31),
    zahlungen: dict[int, int] | None = None,
    massnahme: dict[str, Any] | None = None,
    traeger: dict[str, Any] | None = None,
    objekt: dict[str, Any] | None = None,
    teile: dict[str, int | str] | None = None,
    mit: tuple[str, ...] = (),
    ohne: tuple[str, ...] = (),
    tag: date | None = None,
) -> Vorhaben:
    """Pay everything in the year of completion unless ``zahlungen`` says otherwise.

    teile: cost parts, whose sum takes the place of ``kosten``.
    """
    einzeln = tuple((name, Decimal(betrag)) for name, betrag in (teile or {}).items())
    gesamt = sum((betrag for _, betrag in einzeln), Decimal(0)) if teile else Decimal(kosten)
    je_jahr = {fertig.year: gesamt} if zahlungen is None else zahlungen
    return Vorhaben(
        massnahme=baue_massnahme(**(massnahme or {})),
        traeger=baue_traeger(**(traeger or {})),
        objekt=None if objekt is None else baue_objekt(**objekt),
        stichtag=stichtag,
        baubeginn=baubeginn,
        fertigstellung=fertig,
        zahlungen=tuple(Zahlung(jahr, Decimal(betrag)) for jahr, betrag in je_jahr.items()),
        teile=einzeln,
        mit=mit,
        ohne=ohne,
        tag=tag,
    )


_FASSUNG: dict[str, Any] = {
    "gilt_ab": date(2026, 1, 1), "rechtsgrundlage": "Testrichtlinie", "quelle": "erdacht",
    "stand": date(2026, 11, 22), "sicherheit": "G",
    "filter": {"antragsteller": ["kommune", "privat"], "massnahmenarten": ["waermepumpe"]},
    "satz": {"grund": "30 %", "stelle": "§ Satz"}, "fristen": {"startsperre": "antrag"},
}  # fmt: skip


def baue_fassung(**felder: Any) -> Fassung:
    return Fassung.model_validate(_FASSUNG | felder)


def baue_programm(
    kennung: str = "p", *fassungen: dict[str, Any], programm: dict[str, Any] | None = None, **felder: Any
) -> Programm:
    """One version from ``felder``, or several from ``fassungen``; ``programm`` are fields beside the versions."""
    inhalt = [_FASSUNG | felder | eine for eine in (fassungen or ({},))]
    grund = {"id": kennung, "name": kennung, "geber": "Test", "fassungen": inhalt}
    return Programm.model_validate(grund | (programm or {}))


def haus(kosten: int | str, wohneinheiten: int, merkmale: str = "", **massnahme: Any) -> Vorhaben:
    """A project at a building with so many dwellings."""
    return baue_vorhaben(
        kosten, massnahme={"merkmale": merkmale} | massnahme, objekt={"wohneinheiten": wohneinheiten}
    )


def zuschuss_von(vorhaben: Vorhaben, fassung: dict[str, Any], belegt: int | str = 0) -> Zuschuss:
    """The grant under a version; it must not be refused."""
    zuschuss = berechne_zuschuss(vorhaben, baue_fassung(**fassung), Decimal(belegt))
    assert isinstance(zuschuss, Zuschuss), zuschuss
    return zuschuss


def in_familie(programm: Programm, familie: str | None) -> Programm:
    return programm.model_copy(update={"familie": familie})
