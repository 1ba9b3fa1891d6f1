"""``plan.json``: the whole result for machines and for people who change a decision by hand."""

from massnahmenplan.bericht.json.bilanz import bilanz_als_daten
from massnahmenplan.bericht.json.form import SCHEMA_VERSION, Planinhalt
from massnahmenplan.bericht.json.lesen import lies
from massnahmenplan.bericht.json.schreiben import nachweis_als_daten, schreibe

__all__ = ["SCHEMA_VERSION", "Planinhalt", "bilanz_als_daten", "lies", "nachweis_als_daten", "schreibe"]
