"""How consultants head the columns that a measure has fields for; compared without units, case and signs."""

from collections.abc import Mapping

SYNONYME: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "nr", "nummer", "kennung", "lfd nr", "kürzel", "maßnahmennummer", "maßnahmen nr", "code"),
    "name": ("name", "titel", "maßnahme", "bezeichnung", "maßnahmentitel", "title", "measure", "titel en"),
    "handlungsfeld": ("handlungsfeld", "feld", "bereich", "sektor", "themenfeld", "kategorie"),
    "kostentraeger": ("kostenträger", "träger", "projektträger", "wer zahlt", "finanzierung durch"),
    "investition_eur": (
        "investition", "investitionen", "investitionskosten", "kosten", "gesamtkosten", "kosten gesamt", "invest",
        "anschubkosten", "kosten stadt gesamt", "gesamtkosten stadt", "umsetzungskosten",
    ),
    "betriebskosten_eur_a": ("betriebskosten", "laufende kosten", "folgekosten", "unterhaltskosten"),
    "ertrag_eur_a": ("ertrag", "erlöse", "einnahmen", "kosteneinsparung"),
    "co2_t_a": (
        "co2", "co2 minderung", "co2 einsparung", "thg einsparung", "thg minderung", "einsparung", "co2 reduktion",
        "minderung", "co2 minderungspotenzial",
    ),
    "dauer_bau": ("dauer", "umsetzungsdauer", "bauzeit", "laufzeit", "umsetzungszeitraum", "zeitraum"),
    "fruehester_beginn": ("beginn", "start", "startjahr", "ab", "von", "umsetzung ab"),
    "spaetestes_ende": ("ende", "bis", "fertigstellung", "umsetzung bis"),
    "nutzungsdauer_a": ("nutzungsdauer", "lebensdauer"),
    "beschreibung": ("beschreibung", "kurzbeschreibung", "inhalt", "bemerkung", "anmerkung"),
    "lage": ("lage", "ort", "adresse", "standort"),
    "phase": ("phase", "status", "stand"),
    "quelle": ("quelle", "fundstelle", "seite"),
}  # fmt: skip
"""Field of a measure -> headings, the usual ones first."""
