"""Rows of the list, its figures and its levels: what every format shows of them."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.stellen import gerundet
from massnahmenplan.ergebnis.prioritaeten import Budgetstufe, Prioritaeten, Rangplatz
from massnahmenplan.grundlagen.schreibweise import prozent_knapp
from massnahmenplan.planungsfall import Planungsfall

Feld = str | int | Decimal | None
Spalten = tuple[tuple[str, str], ...]
"""Heading and style of a workbook's cell."""

REGEL = (
    "Reihung: Rang nach der kleinsten Budgetstufe, mit der eine Maßnahme dabei ist; im Rang nach Investition je "
    "Tonne (Einzelwirkung im Planzeitraum), kleinste zuerst, ohne Wirkung zuletzt; was eine andere voraussetzt, "
    "steht unmittelbar vor ihr."
)
"""How the list is ordered."""
AUSGELASSEN = "ausgelassen, kein Plan hält alle harten Vorgaben ein"
"""What is said of a level that cannot be met, before its reasons."""
RANGSPALTEN: Spalten = (
    ("Platz", "ganz"),
    ("Rang", "ganz"),
    ("ab Budget", "mitte"),
    ("Maßnahme", "text"),
    ("Bezeichnung", "text"),
    ("Variante", "text"),
    ("Beginn", "mitte"),
    ("Investition [€]", "betrag"),
    ("Zuschüsse [€]", "betrag"),
    ("Eigenmittel [€]", "betrag"),
    ("Pflicht", "text"),
)
KENNSPALTEN: Spalten = (
    ("Investition je Tonne [€/t]", "menge"),
    ("Eigenmittel je Tonne [€/t]", "menge"),
    ("Förderanteil", "prozent"),
    ("Einzelwirkung [t CO2e]", "menge"),
    ("Wirkung im Plan [t CO2e]", "menge"),
    ("Wirkung im Plan / Einzelwirkung", "prozent"),
    ("Anteil der Szenarien", "prozent"),
)


def fall_von(ergebnis: Prioritaeten) -> Planungsfall:
    """Return a case that knows all names."""
    return ergebnis.stufen[0].ergebnis.fall


def raenge(ergebnis: Prioritaeten) -> Iterator[tuple[Feld, ...]]:
    """Yield the list, under ``RANGSPALTEN``."""
    fall = fall_von(ergebnis)
    for platz in ergebnis.liste:
        stufe = ergebnis.stufe_mit_id(platz.stufe)
        yield (
            platz.platz,
            platz.rang,
            prozent_knapp(stufe.faktor),
            platz.massnahme,
            worte.massnahme(fall, platz.massnahme),
            worte.variante(fall, platz.massnahme, platz.variante),
            _beginn(stufe, platz),
            platz.investition_eur,
            platz.zuschuss_eur,
            platz.eigenmittel_eur,
            platz.pflicht,
        )


def _beginn(stufe: Budgetstufe, platz: Rangplatz) -> str | None:
    schritt = stufe.ergebnis.plan.schritt(platz.massnahme)
    return None if schritt is None else str(stufe.ergebnis.fall.projekt.zeitachse.name(schritt.beginn))


def figuren(platz: Rangplatz) -> tuple[Feld, ...]:
    """Return the figures of a measure, under ``KENNSPALTEN``."""
    return (
        gerundet(platz.eur_je_t, "0.01"),
        gerundet(platz.eigene_eur_je_t, "0.01"),
        gerundet(platz.foerderanteil, "0.000001"),
        gerundet(platz.einzelwirkung_t),
        gerundet(platz.wirkung_im_plan_t),
        gerundet(platz.anteil_im_plan, "0.000001"),
        gerundet(platz.szenarienanteil, "0.000001"),
    )


def stufenspalten(ergebnis: Prioritaeten) -> Spalten:
    """Return the headings of the levels, with the unit of the aim."""
    einheit = zeichen(ergebnis)
    return (
        ("Budget", "mitte"),
        ("Gewicht", "prozent"),
        ("Maßnahmen", "ganz"),
        (f"nach der Liste [{einheit}]", "menge"),
        (f"eigener bester Plan [{einheit}]", "menge"),
        (f"Verlust [{einheit}]", "menge"),
        ("Verlust", "prozent_genau"),
        ("Lücke des Plans nach der Liste", "prozent_genau"),
        ("Lücke des eigenen Plans", "prozent_genau"),
        ("Minderung [t CO2e]", "menge"),
        ("Kapitalwert [€]", "menge"),
        ("Investition [€]", "betrag"),
        ("Zuschüsse [€]", "betrag"),
        ("Eigenmittel [€]", "betrag"),
        ("Bemerkung", "text"),
    )


def stufen(ergebnis: Prioritaeten) -> Iterator[tuple[Feld, ...]]:
    """Yield the levels, those that no plan can meet among them, under ``stufenspalten``."""
    zeilen = [(stufe.faktor, _stufe(stufe)) for stufe in ergebnis.stufen]
    for ausfall in ergebnis.ausfaelle:
        leer: tuple[Feld, ...] = (None,) * (len(stufenspalten(ergebnis)) - 2)
        bemerkung = f"{AUSGELASSEN}: {' '.join(ausfall.gruende)}"
        zeilen.append((ausfall.faktor, (prozent_knapp(ausfall.faktor), *leer, bemerkung)))
    yield from (zeile for _, zeile in sorted(zeilen, key=lambda eintrag: eintrag[0]))


def _stufe(stufe: Budgetstufe) -> tuple[Feld, ...]:
    summe, zielwerte = kennzahlen.gesamt(stufe.ergebnis), stufe.ergebnis.bilanz.zielwerte
    return (
        prozent_knapp(stufe.faktor),
        gerundet(stufe.gewicht, "0.000001"),
        summe.anzahl,
        gerundet(stufe.wert),
        gerundet(stufe.eigener_wert),
        gerundet(stufe.verlust),
        gerundet(stufe.verlust_anteil, "0.000001"),
        gerundet(stufe.ergebnis.nachweis.luecke, "0.000001"),
        gerundet(stufe.eigene_luecke, "0.000001"),
        gerundet(zielwerte["co2"]),
        gerundet(zielwerte["kosten"], "0.01"),
        summe.investition_eur,
        summe.zuschuss_eur,
        summe.eigenmittel_eur,
        None,
    )


def zeichen(ergebnis: Prioritaeten) -> str:
    """Return the unit of the aim as people read it; data for machines keep ``EUR``."""
    return "€" if ergebnis.einheit == "EUR" else ergebnis.einheit
