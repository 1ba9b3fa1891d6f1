"""The part of ``optimieren`` that plans for several scenarios at once."""

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli.teilplanausgabe import gib_teilplaene_aus

if TYPE_CHECKING:
    from massnahmenplan.begriffe.risiko import Risikomass
    from massnahmenplan.eingabe import Lesung
    from massnahmenplan.ergebnis.szenarioergebnis import Szenarioergebnis
    from massnahmenplan.planungsfall import Planungsfall
    from massnahmenplan.vorgaben import Vorgaben

_ENDE = re.compile(r"(?P<programm>[\w.\-]+)=(?P<jahr>\d{4})(:(?P<anteil>[\d.,]+ ?%?))?")
HALB = Decimal("0.5")
"""Probability of a programme's end where none is stated."""


class Programmende(click.ParamType[tuple[str, int, Decimal]]):
    """``beg_em_huelle=2028`` or ``beg_em_huelle=2028:30%``."""

    name = "programmende"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int, Decimal]:
        """Return programme, year and probability; another text is a usage error."""
        from pydantic import TypeAdapter, ValidationError

        from massnahmenplan.grundlagen.zahlen import Anteil

        treffer = _ENDE.fullmatch(str(value).strip())
        if treffer is None:
            self.fail(f"„{value}“: bitte PROGRAMM=JAHR oder PROGRAMM=JAHR:ANTEIL schreiben.", param, ctx)
        try:
            anteil: Decimal = TypeAdapter(Anteil).validate_python(treffer["anteil"] or HALB)
        except ValidationError:
            self.fail(f"„{treffer['anteil']}“ ist kein Anteil zwischen 0 und 1.", param, ctx)
        return treffer["programm"], int(treffer["jahr"]), anteil


def plane_und_zeige(
    lesung: "Lesung",
    vorgaben: "Vorgaben",
    ordner: Path,
    auswahl: str | None,
    enden: tuple[tuple[str, int, Decimal], ...],
    cvar: tuple[float, float] | None,
    als_json: bool,
) -> int:
    """Plan, write, print; ``cvar`` are weight and level, None means the expected value."""
    from massnahmenplan.begriffe.risiko import Risikomass
    from massnahmenplan.bericht.szenarien import als_daten, zusammenfassung

    try:
        risiko = Risikomass() if cvar is None else Risikomass(*(Decimal(repr(zahl)) for zahl in cvar))
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler
    fall = _mit_szenarien(lesung.fall, auswahl, enden)
    ergebnis, dateien = _plane_und_schreibe(fall, vorgaben, risiko, ordner)
    return gib_teilplaene_aus(ergebnis, lesung, ordner, dateien, (als_daten, zusammenfassung), als_json)


def _plane_und_schreibe(
    fall: "Planungsfall", vorgaben: "Vorgaben", risiko: "Risikomass", ordner: Path
) -> "tuple[Szenarioergebnis, tuple[Path, ...]]":
    from massnahmenplan.bericht import Sperre
    from massnahmenplan.bericht.szenarioordner import SZENARIEN, schreibe_szenarien
    from massnahmenplan.cli.fortschritt import schrittzeile
    from massnahmenplan.szenarien.planung import plane_szenarien

    SZENARIEN.pruefe_schreibbar(ordner)
    with Sperre(ordner):
        with schrittzeile() as melde:
            ergebnis = plane_szenarien(fall, vorgaben, risiko, melde)
        return ergebnis, schreibe_szenarien(ergebnis, ordner)


def _mit_szenarien(
    fall: "Planungsfall", auswahl: str | None, enden: tuple[tuple[str, int, Decimal], ...]
) -> "Planungsfall":
    """Return the case with the scenarios that are asked for. Errors: UsageError for an unknown one."""
    from massnahmenplan.szenarien.fall import mit
    from massnahmenplan.szenarien.programmende import mit_programmende

    szenarien = fall.szenarien
    if auswahl is not None and auswahl != "alle":
        genannte = [teil.strip() for teil in auswahl.split(",") if teil.strip()]
        _verlange(genannte, [szenario.id for szenario in szenarien], "Szenario")
        szenarien = tuple(szenario for szenario in szenarien if szenario.id in genannte)
    _verlange([programm for programm, _, _ in enden], list(fall.programm_mit_id), "Förderprogramm")
    if not szenarien and not enden:
        raise click.UsageError("Der Fall nennt keine Szenarien (Liste szenarien).")
    if not sum(szenario.wahrscheinlichkeit for szenario in szenarien) and szenarien:
        raise click.UsageError("Die gewählten Szenarien haben zusammen die Wahrscheinlichkeit 0.")
    try:
        return mit(fall, szenarien=mit_programmende(szenarien, enden))
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler


def _verlange(genannte: list[str], bekannte: list[str], was: str) -> None:
    for name in genannte:
        if name not in bekannte:
            kennt = f"bekannt: {', '.join(sorted(bekannte))}" if bekannte else "der Fall nennt keins"
            raise click.UsageError(f"{was} „{name}“ gibt es im Fall nicht ({kennt}).")
