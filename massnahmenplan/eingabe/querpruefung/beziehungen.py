"""Relations by themselves: number of members, amounts, contradictions."""

from collections import Counter
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import GRUPPEN, PAARE, REIHENFOLGE, Beziehung, Beziehungsart
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import anzahl as als_text
from massnahmenplan.grundlagen.schreibweise import gezaehlt

NUR_BUENDEL = ("objekt", "ersparnis_eur", "gemeinkosten_eur", "gleichzeitig")
"""Fields that only a bundle has."""


def pruefe_beziehungen(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E064 self relations, E211 members, E217 amounts, E065 / E068 contradictions, E219 / W056 overlaps."""
    for zeile in fall.beziehungen:
        if _pruefe_mitglieder(zeile, sammler):
            _pruefe_angaben(zeile, sammler)
            _pruefe_gruppe(zeile, fall, sammler)
            _pruefe_ueberlappung(zeile, fall, sammler)
    _pruefe_summe_der_anteile(fall, sammler)


def _pruefe_mitglieder(zeile: Zeile[Beziehung], sammler: Befundsammler) -> bool:
    beziehung = zeile.gegenstand
    art, mitglieder = beziehung.art, beziehung.mitglieder
    doppelte = [kennung for kennung, anzahl in Counter(mitglieder).items() if anzahl > 1]
    if doppelte:
        text = f"{doppelte[0]} steht mit sich selbst in Beziehung"
        zeile.fehler(sammler, "E064", "mitglieder", text, "Jede Maßnahme nur einmal nennen.")
    elif art in PAARE and len(mitglieder) != 2:
        text = f"{art} verbindet genau zwei Maßnahmen, angegeben sind {len(mitglieder)}"
        zeile.fehler(
            sammler, "E211", "mitglieder", text, "Zuerst die frühere (überlappende), dann die spätere nennen."
        )
    elif art is Beziehungsart.AUSSCHLUSS and len(mitglieder) < 2:
        text = f"ein Ausschluss braucht mindestens zwei Maßnahmen, angegeben sind {len(mitglieder)}"
        zeile.fehler(sammler, "E211", "mitglieder", text, "Die Maßnahmen nennen, die sich ausschließen.")
    elif not mitglieder and art is not Beziehungsart.BUENDEL:
        zeile.fehler(sammler, "E211", "mitglieder", "die Gruppe ist leer", "Mindestens eine Maßnahme nennen.")
    else:
        return True
    return False


def _pruefe_angaben(zeile: Zeile[Beziehung], sammler: Befundsammler) -> None:
    """Each amount belongs to certain kinds of relations only; stated elsewhere it would be ignored silently."""
    beziehung = zeile.gegenstand
    erlaubt = {
        "abstand": beziehung.art in REIHENFOLGE,
        "hoechstabstand": beziehung.art in REIHENFOLGE,
        "anzahl": beziehung.art in GRUPPEN or beziehung.art is Beziehungsart.BUENDEL,
        "anteil": beziehung.art in {Beziehungsart.UEBERLAPPUNG, Beziehungsart.BUENDEL},
        "co2_t_a": beziehung.art is Beziehungsart.UEBERLAPPUNG,
        **dict.fromkeys(NUR_BUENDEL, beziehung.art is Beziehungsart.BUENDEL),
    }
    for feld in sorted(beziehung.model_fields_set & {feld for feld, ja in erlaubt.items() if not ja}):
        zeile.fehler(sammler, "E217", feld, f"gehört nicht zu {beziehung.art}", "Die Angabe löschen.")
    if beziehung.hoechstabstand is not None and beziehung.hoechstabstand < beziehung.abstand:
        text = f"ist kleiner als abstand ({beziehung.abstand})"
        zeile.fehler(
            sammler, "E217", "hoechstabstand", text, "hoechstabstand mindestens so groß wie abstand wählen."
        )
    if beziehung.art in GRUPPEN and beziehung.anzahl is None:
        zeile.fehler(sammler, "E217", "anzahl", "fehlt", "Angeben, wie viele Maßnahmen der Gruppe gemeint sind.")


def _pruefe_gruppe(zeile: Zeile[Beziehung], fall: Rohfall, sammler: Befundsammler) -> None:
    beziehung = zeile.gegenstand
    pflicht = [k for k in beziehung.mitglieder if k in fall.pflicht]
    moeglich = [k for k in beziehung.mitglieder if k not in fall.verboten]
    mindestens, hoechstens = beziehung.mindestens, beziehung.hoechstens
    if mindestens is not None and mindestens > len(beziehung.mitglieder):
        text = f"verlangt {mindestens} von nur {gezaehlt(len(beziehung.mitglieder), 'Maßnahmen')}"
        zeile.fehler(sammler, "E217", "anzahl", text, "anzahl verringern oder Mitglieder ergänzen.")
    elif mindestens is not None and mindestens > len(moeglich):
        nur = f"nur {len(moeglich)} {'ist' if len(moeglich) == 1 else 'sind'} nicht untersagt"
        text = f"verlangt {gezaehlt(mindestens, 'Maßnahmen')}, {nur}"
        zeile.fehler(
            sammler, "E068", "anzahl", text, "anzahl verringern oder eine Festlegung darf_nicht aufheben."
        )
    if hoechstens is not None and len(pflicht) > hoechstens:
        text = f"erlaubt höchstens {hoechstens}, verpflichtend sind {len(pflicht)}: {', '.join(pflicht)}"
        zeile.fehler(sammler, "E068", "mitglieder", text, "Eine der Pflichten oder die Beziehung aufheben.")
    if beziehung.art is Beziehungsart.VORAUSSETZUNG:
        erste, zweite = beziehung.mitglieder
        if zweite in fall.pflicht and erste in fall.verboten:
            text = f"{zweite} ist verpflichtend, ihre Voraussetzung {erste} untersagt"
            zeile.fehler(sammler, "E065", "mitglieder", text, "Eine der beiden Festlegungen aufheben.")


def _pruefe_ueberlappung(zeile: Zeile[Beziehung], fall: Rohfall, sammler: Befundsammler) -> None:
    beziehung = zeile.gegenstand
    if beziehung.art is not Beziehungsart.UEBERLAPPUNG or fall.projekt is None:
        return
    if (beziehung.anteil is None) == (beziehung.co2_t_a is None):
        text = "braucht genau eine der Angaben anteil und co2_t_a"
        zeile.fehler(sammler, "E217", "anteil", text, "anteil (0 bis 1) oder co2_t_a (t je Jahr) angeben.")
    if beziehung.co2_t_a is not None:
        kleinste = _kleinste_wirkung_t(fall, beziehung.mitglieder[1])
        if kleinste is not None and beziehung.co2_t_a > kleinste:
            text = (
                f"ist mehr als die Wirkung von {beziehung.mitglieder[1]}: in wenigstens einem Jahr (oder einer "
                f"Variante) mindert sie nur {als_text(kleinste)} t"
            )
            zeile.fehler(sammler, "E219", "co2_t_a", text, "Einen kleineren Verlust oder anteil angeben.")


def _kleinste_wirkung_t(fall: Rohfall, kennung: str) -> Decimal | None:
    """Return the least yearly effect over variants and years of the plan; None if it cannot be told."""
    if fall.projekt is None or fall.mit_fehlern & {"massnahmen", "varianten", "energietraeger"}:
        return None
    ausfuehrungen = fall.ausfuehrungen.get(kennung, {}).values()
    if any(massnahme.physik for massnahme in ausfuehrungen):
        return None
    if any(traeger not in fall.emissionsfaktoren for m in ausfuehrungen for traeger in m.endenergie_kwh_a):
        return None
    jahre = fall.projekt.gegenstand.zeitachse.jahre
    return min((fall.minderung_t(m, jahr) for m in ausfuehrungen for jahr in jahre), default=None)


def _pruefe_summe_der_anteile(fall: Rohfall, sammler: Befundsammler) -> None:
    summen: dict[str, Decimal] = {}
    for zeile in fall.beziehungen:
        beziehung = zeile.gegenstand
        if beziehung.art is not Beziehungsart.UEBERLAPPUNG or len(beziehung.mitglieder) != 2:
            continue
        zweite = beziehung.mitglieder[1]
        verlust = beziehung.verlustanteil
        if beziehung.co2_t_a is not None and (kleinste := _kleinste_wirkung_t(fall, zweite)):
            verlust = beziehung.co2_t_a / kleinste
        summen[zweite] = summen.get(zweite, Decimal(0)) + verlust
        if summen[zweite] > 1:
            summe = f"das {als_text(round(summen[zweite], 3))}-fache der Wirkung"
            text = f"die Überlappungen von {zweite} sind zusammen {summe}: mehr als alles ginge verloren"
            feld = "anteil" if beziehung.co2_t_a is None else "co2_t_a"
            zeile.hinweis(sammler, "W056", feld, text, "Anteile so wählen, dass ihre Summe höchstens 1 ist.")
