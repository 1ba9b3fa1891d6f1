"""The runs of a study as a table: ``laeufe.csv``, Parquet, plain data for machines, and a summary for people."""

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from massnahmenplan.bericht import csv
from massnahmenplan.bericht.csv import Zelle
from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.ergebnis.studienergebnis import Laufliste, Studienergebnis
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket

TABELLE, PARQUET = "laeufe.csv", "laeufe.parquet"
VORN = ("lauf", "name", "status", "ziel", "zielwert", "schranke", "luecke")
KENNZAHLEN = (
    "co2_t", "kosten_eur", "nutzwert", "massnahmen", "investition_eur", "zuwendungen_eur", "eigenmittel_eur",
    "kredite_eur",
)  # fmt: skip
HINTEN = ("dauer_s", "cpu_s", "versuche", "grund")
ZAHLEN = frozenset({"zielwert", "schranke", "luecke", *KENNZAHLEN, "dauer_s", "cpu_s"})
"""Columns of numbers, whatever the runs have in them."""
STATUS = {
    "optimal": "bewiesen innerhalb der verlangten Lücke",
    "luecke": "Plan mit größerer Lücke",
    "unmoeglich": "kein Plan möglich",
    "ohne_plan": "kein Plan gefunden",
    "ungueltig": "Werte zusammen nicht zulässig",
    "fehler": "ohne Ergebnis",
}
"""Status -> words."""
GRUENDE_GENANNT = 5
_STELLEN = 9
"""Decimals of what came out: a millionth of a gram, and of a gap of 0.1 % six digits."""


def spalten(ergebnis: Studienergebnis | Laufliste) -> tuple[str, ...]:
    """Return the headings; what varies stands under its id, with a prefix if a column is called so."""
    eigene = tuple(_spalte(groesse) for groesse in ergebnis.groessen)
    return (*VORN, *eigene, *KENNZAHLEN, *HINTEN)


def _spalte(groesse: str) -> str:
    return f"stellgroesse_{groesse}" if groesse in {*VORN, *KENNZAHLEN, *HINTEN} else groesse


def zeilen(ergebnis: Studienergebnis | Laufliste) -> Iterator[tuple[Zelle, ...]]:
    """Yield one row per run; what a run does not have is empty, and so is what it leaves as the case says."""
    for lauf in ergebnis.laeufe:
        yield (
            lauf.nummer, lauf.name, lauf.status, lauf.ziel,
            *map(_ohne_staub, (lauf.zielwert, lauf.schranke, lauf.luecke)),
            *(lauf.werte.get(groesse) for groesse in ergebnis.groessen),
            *(_ohne_staub(lauf.kennzahlen.get(kennzahl)) for kennzahl in KENNZAHLEN),
            round(lauf.dauer_s, 3), round(lauf.cpu_s, 3), lauf.versuche, lauf.grund,
        )  # fmt: skip


def _ohne_staub(zahl: Decimal | None) -> Decimal | None:
    """Return a number without the digits that binary arithmetic leaves behind; the store keeps them."""
    if zahl is None or zahl == round(zahl, _STELLEN):
        return zahl
    return round(zahl, _STELLEN).normalize()


def schreibe_laeufe(ergebnis: Studienergebnis, ordner: Path | str) -> tuple[Path, ...]:
    """Write ``laeufe.csv``, and ``laeufe.parquet`` where polars is installed; return their paths.

    Errors: UmgebungsFehler, after which the folder is as it was before.
    """
    inhalte = {TABELLE: als_csv(ergebnis)}
    with suppress(UmgebungsFehler):  # it is beside the one that everybody can read
        inhalte[PARQUET] = als_parquet(ergebnis)
    return schreibe_dateien(Path(ordner), inhalte)


def als_csv(ergebnis: Studienergebnis) -> bytes:
    """Return the table as German CSV."""
    return csv.schreibe(spalten(ergebnis), zeilen(ergebnis))


def als_parquet(ergebnis: Studienergebnis) -> bytes:
    """Return the table as Parquet; amounts are floating point numbers there.

    Errors: UmgebungsFehler if polars is not installed.
    """
    with verlange_paket("Parquet", "polars", "parquet"):
        import polars
    je_spalte = zip(*zeilen(ergebnis), strict=True) if ergebnis.laeufe else [()] * len(spalten(ergebnis))
    felder = {name: _einheitlich(werte) for name, werte in zip(spalten(ergebnis), je_spalte, strict=True)}
    ziel = io.BytesIO()
    polars.DataFrame(felder).write_parquet(ziel)
    return ziel.getvalue()


def _einheitlich(werte: Sequence[Zelle]) -> list[Any]:
    """Return the values of a column as of one type: text where numbers and texts meet."""
    arten = {type(wert) for wert in werte if wert is not None}
    if arten <= {Decimal, int, float} and bool not in arten:
        return [None if wert is None else float(wert) for wert in werte]  # type: ignore[arg-type]
    if len(arten) == 1:
        return list(werte)
    return [None if wert is None else str(wert) for wert in werte]


def als_daten(ergebnis: Studienergebnis) -> dict[str, Any]:
    """Return the study as plain data, without the runs: those are in the table."""
    return {
        "art": "sensitivitaet",
        "studie": ergebnis.name,
        "stellgroessen": list(ergebnis.groessen),
        "laeufe_geplant": ergebnis.geplant,
        "laeufe": len(ergebnis.laeufe),
        "offen": ergebnis.offen,
        "je_status": dict(ergebnis.je_status),
        "dauer_s": round(ergebnis.dauer_s, 3),
    }


def zusammenfassung(ergebnis: Studienergebnis, ordner: Path) -> str:
    """Return what became of the runs, for people."""
    zeilen = [f"Studie „{ergebnis.name}“: {len(ergebnis.laeufe)} von {ergebnis.geplant} Läufen", ""]
    breite = max((len(STATUS[status]) for status in ergebnis.je_status), default=0)
    zeilen += [f"  {STATUS[status]:<{breite}}  {n:>6}" for status, n in ergebnis.je_status.items()]
    gescheiterte = [lauf for lauf in ergebnis.laeufe if lauf.grund is not None]
    if gescheiterte:
        zeilen += ["", *(f"  Lauf {lauf.nummer}: {lauf.grund}" for lauf in gescheiterte[:GRUENDE_GENANNT])]
        if mehr := len(gescheiterte) - GRUENDE_GENANNT:
            zeilen += [f"  … und {anzahl(Decimal(mehr))} weitere in {TABELLE}"] if mehr > 0 else []
    zeilen += ["", f"Geschrieben: {ordner / TABELLE}"]
    if ergebnis.offen:
        zeilen += [f"Offen sind {ergebnis.offen} Läufe: derselbe Befehl mit --fortsetzen rechnet sie."]
    return "\n".join(zeilen)
