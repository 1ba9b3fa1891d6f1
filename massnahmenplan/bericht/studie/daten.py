"""The answers as plain data for machines."""

from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.bericht.stellen import als_float
from massnahmenplan.ergebnis.studienantworten import (
    QUANTILE,
    Balken,
    Band,
    Budgetwert,
    Indexsatz,
    Kandidat,
    Massnahmenanteil,
    Reue,
    Reuewert,
    Studienantworten,
    Trennung,
)

ART = "massnahmenplan.studienantworten"
SCHEMA_VERSION = 1


def als_daten(a: Studienantworten) -> dict[str, Any]:
    """Return everything; numbers as numbers."""
    return {
        "art": ART,
        "schema_version": SCHEMA_VERSION,
        "studie": a.name,
        "ziel": a.ziel,
        "einheit": a.einheit,
        "laeufe": a.laeufe,
        "laeufe_mit_plan": a.mit_plan,
        "laeufe_offen": a.offen,
        "je_status": dict(a.je_status),
        "kern_ab": als_float(a.kern_ab),
        "unmoeglich_bei": _trennung(a.unmoeglich_bei),
        "massnahmen": [_massnahme(m) for m in a.massnahmen],
        "tornado": [_balken(b) for b in a.tornado],
        "indizes": [_indexsatz(satz) for satz in a.indizes],
        "reue": None if a.reue is None else _reue(a.reue),
        "baender": [_band(b) for b in a.baender],
        "budgets": [_budget(b) for b in a.budgets],
    }


def _massnahme(m: Massnahmenanteil) -> dict[str, Any]:
    return {
        "massnahme": m.massnahme,
        "klasse": m.klasse,
        "gewaehlt": m.gewaehlt,
        "laeufe": m.laeufe,
        "anteil": als_float(m.anteil),
        "fruehestes_jahr": m.fruehestes_jahr,
        "uebliches_jahr": m.uebliches_jahr,
        "spaetestes_jahr": m.spaetestes_jahr,
        "varianten": dict(m.varianten),
        "trennung": _trennung(m.trennung),
    }


def _trennung(t: Trennung | None) -> dict[str, Any] | None:
    if t is None:
        return None
    werte = {"mit": _wert(t.mit), "ohne": _wert(t.ohne)}
    return {"stellgroesse": t.stellgroesse, "staerke": als_float(t.staerke), **werte}


def _balken(b: Balken) -> dict[str, Any]:
    return {
        "kennzahl": b.kennzahl,
        "stellgroesse": b.stellgroesse,
        "basis": als_float(b.basis),
        "von": als_float(b.von),
        "bis": als_float(b.bis),
        "spanne": als_float(b.spanne),
        "stufen": [{"wert": _wert(s.wert), "lauf": s.lauf, "ergebnis": als_float(s.ergebnis)} for s in b.stufen],
    }


def _indexsatz(satz: Indexsatz) -> dict[str, Any]:
    return {
        "verfahren": satz.verfahren,
        "kennzahl": satz.kennzahl,
        "zeilen": satz.zeilen,
        "weggelassen": satz.weggelassen,
        "grund": satz.grund,
        "indizes": [
            {
                "index": i.name,
                "stellgroesse": i.stellgroesse,
                "mit": i.mit,
                "wert": als_float(i.wert),
                "vertrauen_95": als_float(i.vertrauen),
            }
            for i in satz.indizes
        ],
    }


def _reue(reue: Reue) -> dict[str, Any]:
    return {
        "kandidaten": [_kandidat(k) for k in reue.kandidaten],
        "laeufe": list(reue.laeufe),
        "ohne_vergleich": reue.ohne_vergleich,
        "weitere_plaene": reue.weitere_plaene,
        "weitere_laeufe": reue.weitere_laeufe,
    }


def _kandidat(k: Kandidat) -> dict[str, Any]:
    return {
        "plan_aus_lauf": k.lauf,
        "gewaehlt_in": k.haeufigkeit,
        "massnahmen": list(k.massnahmen),
        "groesste_reue": als_float(k.groesste_reue),
        "groesste_reue_in_lauf": None if k.schlimmster is None else k.schlimmster.lauf,
        "mittlere_reue": als_float(k.mittlere_reue),
        "undurchfuehrbar": [{"lauf": w.lauf, "grenzen": list(w.verstoesse)} for w in k.undurchfuehrbar],
        "werte": [_reuewert(w) for w in k.werte],
    }


def _reuewert(w: Reuewert) -> dict[str, Any]:
    werte = {"zielwert": als_float(w.zielwert), "reue": als_float(w.reue), "hoechstens": als_float(w.hoechstens)}
    return {"lauf": w.lauf, **werte, "verstoesse": list(w.verstoesse)}


def kern_ab_aus(daten: dict[str, Any]) -> Decimal:
    """Return from which share on a measure was called core. Errors: KeyError, ValueError for other data."""
    return Decimal(str(daten["kern_ab"]))


def reue_aus(daten: dict[str, Any]) -> Reue | None:
    """Return the regret as it was written; None where it was not asked for.

    Errors: KeyError, TypeError, ArithmeticError for other data.
    """
    angaben = daten["reue"]
    if angaben is None:
        return None
    return Reue(
        kandidaten=tuple(_kandidat_aus(eintrag) for eintrag in angaben["kandidaten"]),
        laeufe=tuple(angaben["laeufe"]),
        ohne_vergleich=angaben["ohne_vergleich"],
        weitere_plaene=angaben["weitere_plaene"],
        weitere_laeufe=angaben["weitere_laeufe"],
    )


def _kandidat_aus(eintrag: dict[str, Any]) -> Kandidat:
    return Kandidat(
        lauf=eintrag["plan_aus_lauf"],
        haeufigkeit=eintrag["gewaehlt_in"],
        massnahmen=tuple(eintrag["massnahmen"]),
        werte=tuple(
            Reuewert(
                lauf=w["lauf"],
                zielwert=Decimal(str(w["zielwert"])),
                reue=Decimal(str(w["reue"])),
                hoechstens=None if w["hoechstens"] is None else Decimal(str(w["hoechstens"])),
                verstoesse=tuple(w["verstoesse"]),
            )
            for w in eintrag["werte"]
        ),
    )


def _band(b: Band) -> dict[str, Any]:
    quantile = {str(q): als_float(wert) for q, wert in zip(QUANTILE, b.quantile, strict=True)}
    enden = {"kleinster": als_float(b.kleinster), "groesster": als_float(b.groesster), "basis": als_float(b.basis)}
    return {"kennzahl": b.kennzahl, "jahr": b.jahr, "laeufe": b.laeufe, "quantile": quantile, **enden}


def _budget(b: Budgetwert) -> dict[str, Any]:
    return {
        "stellgroesse": b.stellgroesse,
        "kostentraeger": list(b.traeger),
        "schritte": len(b.schritte),
        "je_euro": als_float(b.je_euro, 12),
        "je_euro_mindestens": als_float(b.je_euro_mindestens, 12),
        "je_euro_hoechstens": als_float(b.je_euro_hoechstens, 12),
    }


def _wert(wert: Wert | None) -> Any:
    return float(wert) if isinstance(wert, Decimal) else wert
