"""What each kind of Stellgroesse does to a case: a function from case and value to changed fields."""

from collections.abc import Callable, Mapping
from typing import Any

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.arten import energie, geld, massnahmen
from massnahmenplan.sensitivitaet.arten.beginn import beginn
from massnahmenplan.sensitivitaet.arten.programmende import programmende
from massnahmenplan.sensitivitaet.arten.szenario import szenario
from massnahmenplan.sensitivitaet.arten.wert import wert
from massnahmenplan.sensitivitaet.arten.ziel import ziel
from massnahmenplan.sensitivitaet.stellgroesse import Stellart, Stellgroesse

Aenderung = Callable[[Planungsfall, Stellgroesse, Wert], dict[str, Any]]
"""Errors: Aenderungsfehler."""

AENDERUNGEN: Mapping[Stellart, Aenderung] = {
    Stellart.WERT: wert,
    Stellart.INVESTITION: massnahmen.faktor_auf("investition_eur"),
    Stellart.BETRIEBSKOSTEN: massnahmen.faktor_auf("betriebskosten_eur_a"),
    Stellart.ERTRAG: massnahmen.faktor_auf("ertrag_eur_a"),
    Stellart.WIRKUNG: massnahmen.wirkung,
    Stellart.BETEILIGUNG: massnahmen.beteiligung,
    Stellart.ENERGIEPREIS: energie.preis,
    Stellart.EMISSIONSFAKTOR: energie.emissionsfaktor,
    Stellart.HAUSHALT: geld.haushalt,
    Stellart.KREDITZINS: geld.kreditzins,
    Stellart.DISKONTSATZ: geld.diskontsatz,
    Stellart.PREISSTEIGERUNG: geld.preissteigerung,
    Stellart.ZIEL: ziel,
    Stellart.PROGRAMMENDE: programmende,
    Stellart.BEGINN: beginn,
    Stellart.SZENARIO: szenario,
}
