"""Small plans for the tests of the law over a whole plan: measures at objects, each with its applications."""

from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.foerderung.planbedingungen import Vorgang
from massnahmenplan.foerderung.planrecht import Planfoerderung, Recht, wende_an
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.kataloge import lade_stammdaten
from tests.foerderung.bausteine import baue_vorhaben

EINIGE_JAHRE_FRUEHER = date(2022, 1, 1)


def waehle(*antraege: str) -> tuple[Foerderwahl, ...]:
    """Read ``beg_em_huelle@2026-12-31+isfp-wpb``."""
    return tuple(_lies_wahl(text) for text in antraege)


def _lies_wahl(text: str) -> Foerderwahl:
    programm, _, rest = text.partition("@")
    tag, angaben = rest[:10], rest[10:].replace("+", " +").replace("-", " -").split()
    return Foerderwahl(
        programm,
        date.fromisoformat(tag),
        tuple(a[1:] for a in angaben if a.startswith("+")),
        tuple(a[1:] for a in angaben if a.startswith("-")),
    )


def baue_vorgang(
    kennung: str, kosten: int = 100_000, *antraege: str, fertig: str = "2028-12-31", **felder: Any
) -> Vorgang:
    """Building lasts for the year before it is done; the measure stands at the object, if there is one."""
    ende = date.fromisoformat(fertig)
    massnahme: dict[str, Any] = {"id": kennung} | felder.pop("massnahme", {})
    objekt = felder.get("objekt")
    if objekt is not None:
        massnahme.setdefault("objekt", objekt.get("id", "o"))
    vorhaben = baue_vorhaben(
        kosten,
        stichtag=felder.pop("stichtag", EINIGE_JAHRE_FRUEHER),
        baubeginn=felder.pop("baubeginn", date(ende.year, 1, 1)),
        fertig=ende,
        massnahme=massnahme,
        **felder,
    )
    return Vorgang(kennung, vorhaben, waehle(*antraege))


def baue_recht(
    *programme: Programm,
    konten: tuple[Foerderkonto, ...] = (),
    vergeben: dict[tuple[str, str], list[tuple[date, Decimal]]] | None = None,
    netze: frozenset[str] = frozenset(),
) -> Recht:
    """Put together the given programmes; without any, the whole catalogue under its standard readings."""
    alle = programme or tuple(p.gelesen() for p in lade_stammdaten().programme.values())
    return Recht({p.id: p for p in alle}, {k.id: k for k in konten}, vergeben or {}, netze)


def foerdere(
    recht: Recht, *vorgaenge: Vorgang
) -> tuple[dict[str, list[str]], list[tuple[str, str]], Planfoerderung]:
    """Return the grants by measure, the refusals by measure and reason, and everything."""
    plan = wende_an(recht, vorgaenge)
    betraege = {m: [f"{a.zuschuss_eur:.2f}" for a in paket.antraege] for m, paket in plan.pakete.items()}
    return betraege, [(absage.massnahme, absage.grund) for absage in plan.absagen], plan
