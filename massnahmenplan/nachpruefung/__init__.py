"""A plan from a file, recomputed: which limits it keeps, which stated figures hold, what could not be checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from typing import Any

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.annahmen import annahmen
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, ist_besser
from massnahmenplan.bericht.json import Planinhalt, bilanz_als_daten
from massnahmenplan.bericht.json.form import KOPFFELDER
from massnahmenplan.ergebnis import (
    Bilanz,
    Ergebnis,
    Fortschreibung,
    Nichtwahl,
    Plan,
    Pruefschritt,
    Status,
    Verstoss,
)
from massnahmenplan.ergebnis.nachweis import von_hand
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.nachpruefung.aenderungen import vergleiche_aenderungen
from massnahmenplan.nachpruefung.fortschreibung import pruefe_update, spielraum, uebernommen, vergleiche_zaehlung
from massnahmenplan.nachpruefung.unterschiede import Unterschied, unterschiede
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import EINHEITEN, GENAUIGKEIT, erlaubter_abstand

SECHS_STELLEN = Decimal("1e-6")
"""Accuracy with which ``plan.json`` states aim and bound; the gap has eight digits."""
PFLICHTANGABEN = (*KOPFFELDER, "verlangte_luecke")
_ENTSCHEIDUNG = re.compile(
    r"bilanz\.massnahmen(\[\d+\]\.(massnahme|variante|beginn|antraege(\[\d+\]\.(programm|antrag_am))?))?"
    r"|bilanz\.kredite(\[\d+\]\.(kredit|betrag_eur))?"
)


@dataclass(frozen=True, slots=True)
class Nachrechnung:
    """A plan from a file, recomputed: the balance, every broken limit, every stated figure that differs."""

    fall: Planungsfall
    plan: Plan
    bilanz: Bilanz
    verstoesse: tuple[Verstoss, ...]
    abweichungen: tuple[str, ...]
    """Stated figures that are not the recomputed ones, one German sentence each."""
    geaendert: bool
    """True if the decisions are not those that the stated figures belong to."""
    geprueft: tuple[str, ...]
    nicht_geprueft: tuple[str, ...]
    """What the file does not state, and what cannot be recomputed."""
    vollstaendig: bool
    """True if the file states everything that can be recomputed."""
    ziel: str
    """Aim of the plan; ``co2`` where none is stated."""
    annahmen: tuple[str, ...]
    fortschreibung: Fortschreibung | None = None
    """What an update says of the last plan, counted anew."""

    @property
    def bestanden(self) -> bool:
        """True if nothing is broken and nothing differs."""
        return not self.verstoesse and not self.abweichungen


def rechne_nach(inhalt: Planinhalt) -> Nachrechnung:
    """Recompute a plan that was read from plan.json, hand-made ones included, from its input and decisions."""
    rechnung = nachrechnung.rechne(inhalt.fall, inhalt.plan)
    zahlen = tuple(_zahlen(inhalt, rechnung.bilanz))
    beweis = tuple(_beweis(inhalt.nachweis, rechnung.bilanz, spielraum(inhalt))) if inhalt.nachweis else ()
    regeln = pruefung.pruefe(inhalt.fall, inhalt.plan, rechnung.bilanz)
    fehlend = tuple(_fehlend(inhalt, zahlen))
    update = (*vergleiche_zaehlung(inhalt), *vergleiche_aenderungen(inhalt, rechnung.bilanz))
    return Nachrechnung(
        fall=inhalt.fall,
        plan=inhalt.plan,
        bilanz=rechnung.bilanz,
        verstoesse=(*rechnung.verstoesse, *regeln, *pruefe_update(inhalt)),
        abweichungen=(*beweis, *update, *(zahl.satz for zahl in zahlen if not zahl.fehlt)),
        geaendert=any(_ENTSCHEIDUNG.fullmatch(zahl.ort) for zahl in zahlen if not zahl.fehlt),
        geprueft=tuple(_geprueft(inhalt)),
        nicht_geprueft=(*fehlend, *_unpruefbar(inhalt)),
        vollstaendig=not fehlend,
        ziel=inhalt.nachweis.get("ziel") or "co2",
        annahmen=inhalt.annahmen or annahmen(inhalt.fall),
        fortschreibung=uebernommen(inhalt, rechnung.bilanz),
    )


def _zahlen(inhalt: Planinhalt, bilanz: Bilanz) -> Iterator[Unterschied]:
    if inhalt.bilanz:
        ohne_kredite: dict[str, Any] = {"kredite": [], "schulden": []}  # no mention means: none
        berechnet = bilanz_als_daten(bilanz, inhalt.fall.projekt.zeitachse)
        yield from unterschiede("bilanz", ohne_kredite | inhalt.bilanz, berechnet)


def _beweis(angaben: dict[str, Any], bilanz: Bilanz, spielraum: Decimal) -> Iterator[str]:
    """Compare what the proof states with the recomputed value of the aim; the bound itself is taken as stated.

    ``spielraum`` is what of an aim's best value the plan may give up beside its tolerance, as a share.
    """
    ziel = angaben.get("ziel")
    if ziel is None:
        return
    if ziel not in bilanz.zielwerte:
        yield f"ziel: angegeben {ziel}, dazu nennt der Fall keine Kriterien"
        return
    wert, zielwert, einheit = bilanz.zielwerte[ziel], angaben.get("zielwert"), angaben.get("einheit")
    if zielwert is not None and abs(zielwert - wert) > SECHS_STELLEN:
        yield f"zielwert: angegeben {zielwert}, nachgerechnet {wert:.6f}"
    if einheit is not None and einheit != EINHEITEN[ziel]:
        yield f"einheit: angegeben {einheit}, das Ziel {ziel} steht in {EINHEITEN[ziel]}"
    if (schranke := angaben.get("schranke")) is not None:
        yield from _schranke(ziel, schranke, wert)
        erste = angaben["stufen"][0]["bester"] if angaben.get("stufen") else wert
        yield from _luecke_absolut(angaben.get("luecke_absolut"), schranke, Decimal(erste))
    else:
        yield from (
            f"{feld}: angegeben {angaben[feld]}, aber ohne Schranke gibt es keine Lücke"
            for feld in ("luecke", "luecke_absolut")
            if angaben.get(feld) is not None
        )
    if angaben.get("stufen"):
        yield from (satz for stufe in angaben["stufen"] for satz in _stufe(stufe, bilanz, spielraum))
        yield from (satz for grenze in angaben.get("grenzen") or () for satz in _grenze(grenze, bilanz))
        yield from _gesamtluecke(angaben)
    else:
        yield from _luecke(angaben.get("luecke"), schranke, wert)
        yield from _status(angaben, ziel, wert)


def _stufe(stufe: dict[str, Any], bilanz: Bilanz, spielraum: Decimal) -> Iterator[str]:
    """Compare what is stated of one of several aims: its value, and that later aims have not cost too much."""
    ziel, bester, genannt = stufe["ziel"], Decimal(stufe["bester"]), Decimal(stufe["zielwert"])
    if ziel not in bilanz.zielwerte:
        yield f"stufen: das Ziel {ziel} kennt der Fall nicht"
        return
    wert = bilanz.zielwerte[ziel]
    if abs(genannt - wert) > SECHS_STELLEN:
        yield f"stufen: {ziel} angegeben {genannt}, nachgerechnet {wert:.6f}"
    verlust = bester - wert if ziel in JE_MEHR_DESTO_BESSER else wert - bester
    erlaubt = (Decimal(stufe["toleranz"]) + spielraum) * abs(bester) + GENAUIGKEIT[ziel]
    if verlust > erlaubt:
        yield f"stufen: {ziel} liegt mit {wert:.6f} um mehr als die Toleranz hinter dem besten Wert {bester}"
    if (schranke := stufe.get("schranke")) is not None:
        yield from _schranke(ziel, schranke, bester)
    yield from (f"stufen: {ziel}: {satz}" for satz in _luecke(stufe.get("luecke"), schranke, bester))


def _grenze(grenze: dict[str, Any], bilanz: Bilanz) -> Iterator[str]:
    """The bounds hold among plans that keep the limits on aims, so the plan has to be one of them."""
    ziel, soll = grenze["ziel"], Decimal(grenze["wert"])
    if ziel not in bilanz.zielwerte:
        yield f"grenzen: das Ziel {ziel} kennt der Fall nicht"
        return
    wert = bilanz.zielwerte[ziel]
    if ist_besser(ziel, soll, wert) and abs(soll - wert) > GENAUIGKEIT[ziel]:
        yield f"grenzen: {ziel} liegt mit {wert:.6f} hinter der Grenze {soll}, für die der Beweis gilt"


def _gesamtluecke(angaben: dict[str, Any]) -> Iterator[str]:
    """The gap of several aims is the largest of theirs; there is none if one of them has none."""
    genannt, luecken = angaben.get("luecke"), [stufe.get("luecke") for stufe in angaben["stufen"]]
    groesste = None if None in luecken else max(luecken)
    if genannt is not None and genannt != groesste:
        yield f"luecke: angegeben {genannt}, die größte der Ziele ist {'offen' if groesste is None else groesste}"


def _schranke(ziel: str, schranke: Decimal, wert: Decimal) -> Iterator[str]:
    """No plan is better than the bound, so this one is not either."""
    besser = wert - schranke if ziel in JE_MEHR_DESTO_BESSER else schranke - wert
    if besser > GENAUIGKEIT[ziel] + abs(wert) * SECHS_STELLEN:
        lage = "unter" if ziel in JE_MEHR_DESTO_BESSER else "über"
        yield f"schranke: angegeben {schranke}, das liegt {lage} dem nachgerechneten Zielwert {wert:.6f}"


def _luecke_absolut(genannt: Decimal | None, schranke: Decimal, wert: Decimal) -> Iterator[str]:
    absolut = abs(schranke - wert)
    if genannt is not None and abs(genannt - absolut) > 2 * SECHS_STELLEN:
        yield f"luecke_absolut: angegeben {genannt}, aus Schranke und Zielwert folgt {absolut:.6f}"


def _luecke(luecke: Decimal | None, schranke: Decimal | None, wert: Decimal) -> Iterator[str]:
    if luecke is None or schranke is None:
        return
    absolut = abs(schranke - wert)
    if not wert and absolut > SECHS_STELLEN:
        yield f"luecke: angegeben {luecke}, bei einem Zielwert von 0 gibt es keine"
        return
    soll = absolut / abs(wert) if wert else Decimal(0)
    rundung = Decimal("2e-8") + (2 * SECHS_STELLEN / abs(wert) if wert else 0)
    if abs(luecke - soll) > rundung:
        yield f"luecke: angegeben {luecke}, aus Schranke und Zielwert folgt {soll:.8f}"


def _status(angaben: dict[str, Any], ziel: str, wert: Decimal) -> Iterator[str]:
    """``optimal`` says that the asked gap is proven, every other status that it is not."""
    status, schranke, verlangt = (angaben.get(feld) for feld in ("status", "schranke", "verlangte_luecke"))
    if status == Status.VON_HAND:
        if schranke is not None:
            yield f"status: angegeben {status}, dann ist keine Schranke bewiesen, angegeben ist {schranke}"
        return
    if schranke is None:
        if status == Status.OPTIMAL:
            yield f"status: angegeben {status}, ohne Schranke ist nichts bewiesen"
        return
    if status is None or verlangt is None:
        return
    absolut, erlaubt = abs(schranke - wert), erlaubter_abstand(ziel, verlangt, wert)
    if status == Status.OPTIMAL and absolut > erlaubt + 2 * SECHS_STELLEN:
        yield f"status: angegeben {status}, aber die Lücke {absolut:.6f} ist größer als verlangt ({erlaubt:.6f})"
    if status != Status.OPTIMAL and absolut < erlaubt - 2 * SECHS_STELLEN:
        yield f"status: angegeben {status}, aber die verlangte Lücke {erlaubt:.6f} ist mit {absolut:.6f} erreicht"


def _geprueft(inhalt: Planinhalt) -> Iterator[str]:
    yield "alle Grenzen, neu gerechnet aus Eingabe und Entscheidungen"
    if inhalt.bilanz:
        yield "alle angegebenen Zahlen der Bilanz"
    if inhalt.nachweis.get("ziel") is not None:
        genannt = [feld for feld in PFLICHTANGABEN[1:] if inhalt.nachweis.get(feld) is not None]
        if genannt:
            yield f"{', '.join(genannt)} auf Übereinstimmung miteinander"
    if inhalt.fortschreibung is not None:
        yield "die Liste der Änderungen und die Kette der Vorgänger, soweit sie aus der Datei folgen"
    if inhalt.mit_pruefsumme:
        yield "die Prüfsumme der Eingabe"


def _fehlend(inhalt: Planinhalt, zahlen: tuple[Unterschied, ...]) -> Iterator[str]:
    """What the file does not state."""
    fehlt = "nicht angegeben, daher nicht verglichen"
    if not inhalt.bilanz:
        yield f"bilanz ({fehlt})"
    yield from (f"{zahl.ort} ({fehlt})" for zahl in zahlen if zahl.fehlt)
    felder = [feld for feld in PFLICHTANGABEN if _fehlt(inhalt.nachweis, feld)]
    if felder:
        yield f"{', '.join(felder)} ({fehlt})"
    if not inhalt.mit_pruefsumme:
        yield f"ob die Eingabe seit der Rechnung verändert wurde (eingabe_pruefsumme {fehlt})"


def _unpruefbar(inhalt: Planinhalt) -> Iterator[str]:
    """What is stated but cannot be recomputed."""
    if inhalt.nachweis.get("schranke") is not None:
        yield "die Schranke selbst (sie nachzurechnen hieße neu zu optimieren)"
    if inhalt.nachweis.get("abwandlungen"):
        yield "was das Modell anders hatte als der Fall (nachweis.abwandlungen): die Schranke gilt nur dafür"
    if inhalt.fortschreibung is not None:
        yield "die Dateien der Vorgänger, Ursachen der Änderungen und was nur der letzte Fall wusste"
    yield "Begründungen, Annahmen und Versionen (nur Text)"


def _fehlt(nachweis: dict[str, Any], feld: str) -> bool:
    """Null is a statement only where there is no bound: then bound and gap are null."""
    ohne_schranke = nachweis.get("schranke") is None
    offen = any(stufe.get("luecke") is None for stufe in nachweis.get("stufen") or ())
    if (feld in {"schranke", "luecke", "luecke_absolut"} and ohne_schranke) or (feld == "luecke" and offen):
        return feld not in nachweis
    return nachweis.get(feld) is None


def als_ergebnis(gerechnet: Nachrechnung) -> Ergebnis:
    """Return the recomputed plan as a result that can be written: decided by hand, nothing proven.

    Errors: ValueError if the plan breaks a limit.
    """
    if gerechnet.verstoesse:
        raise ValueError("Ein Plan, der Grenzen verletzt, ist kein Ergebnis.")
    im_plan, ziel = {schritt.massnahme for schritt in gerechnet.plan.schritte}, gerechnet.ziel
    return Ergebnis(
        fall=gerechnet.fall,
        plan=gerechnet.plan,
        bilanz=gerechnet.bilanz,
        nachweis=von_hand(ziel, EINHEITEN[ziel], gerechnet.bilanz.zielwerte[ziel]),
        nicht_gewaehlt=tuple(
            Nichtwahl(kennung, "von_hand", "Im von Hand geänderten Plan nicht enthalten.")
            for kennung in sorted(gerechnet.fall.massnahme_mit_id)
            if kennung not in im_plan
        ),
        protokoll=(
            Pruefschritt("Nachrechnung in Cent", f"{gezaehlt(len(im_plan), 'Maßnahmen')} neu gerechnet", True),
            Pruefschritt("Regeln", "keine Grenze verletzt", True),
        ),
        annahmen=gerechnet.annahmen,
        versionen={paket: version(paket) for paket in ("massnahmenplan", "pydantic")},
        fortschreibung=gerechnet.fortschreibung,
    )
