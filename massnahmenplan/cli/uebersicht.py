"""What a case states and what it leaves open, for ``pruefen``."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.massnahme import Massnahme, gesamtkosten
from massnahmenplan.bericht.einzeiler import einzeilig
from massnahmenplan.grundlagen import schreibweise
from massnahmenplan.planungsfall import Planungsfall


@dataclass(frozen=True, slots=True)
class Uebersicht:
    """A case at a glance."""

    name: str
    beginn: int
    ende: int
    anzahlen: tuple[tuple[str, int], ...]
    """Heading -> number of entries, in the order of the lists."""
    investition_eur: Decimal
    """All measures as stated, in prices of the base year."""
    haushalt_eur: Decimal
    """All stated budgets."""
    offen: tuple[str, ...]
    """What is not stated and what follows from it, one German sentence each."""

    def als_text(self) -> str:
        """Return the overview for people."""
        breite = max(len(name) for name, _ in self.anzahlen)
        zeilen = [f"{einzeilig(self.name)}, Planjahre {self.beginn} bis {self.ende}", ""]
        zeilen += [f"  {name:<{breite}}  {anzahl:>6}" for name, anzahl in self.anzahlen if anzahl]
        zeilen += [
            "",
            f"  Investitionen aller Maßnahmen  {schreibweise.euro(self.investition_eur):>18}",
            f"  Haushaltsmittel aller Jahre    {schreibweise.euro(self.haushalt_eur):>18}",
        ]
        if self.offen:
            zeilen += ["", "Nicht angegeben", *(f"  - {satz}" for satz in self.offen)]
        return "\n".join(zeilen)

    def als_daten(self) -> dict[str, Any]:
        """Return the overview as plain data; amounts as text with two decimals."""
        return {
            "name": self.name,
            "beginn": self.beginn,
            "ende": self.ende,
            "anzahlen": dict(self.anzahlen),
            "investition_eur": f"{self.investition_eur:.2f}",
            "haushalt_eur": f"{self.haushalt_eur:.2f}",
            "nicht_angegeben": list(self.offen),
        }


def uebersicht(fall: Planungsfall) -> Uebersicht:
    """Return what the case states and what it leaves open."""
    return Uebersicht(
        name=fall.projekt.name,
        beginn=fall.projekt.beginn,
        ende=fall.projekt.ende,
        anzahlen=_anzahlen(fall),
        investition_eur=sum((gesamtkosten(massnahme) for massnahme in fall.massnahmen), Decimal(0)),
        haushalt_eur=sum((ansatz.betrag_eur for ansatz in fall.haushalt), Decimal(0)),
        offen=tuple(_offenes(fall)),
    )


def _anzahlen(fall: Planungsfall) -> tuple[tuple[str, int], ...]:
    return (
        ("Maßnahmen", len(fall.massnahmen)),
        ("Handlungsfelder", len({massnahme.handlungsfeld for massnahme in fall.massnahmen})),
        ("Varianten", len(fall.varianten)),
        ("Kostenträger", len(fall.kostentraeger)),
        ("Haushaltsansätze", len(fall.haushalt)),
        ("Verpflichtungen", len(fall.verpflichtungen)),
        ("Deckungen", len(fall.deckungen)),
        ("Objekte", len(fall.objekte)),
        ("Beziehungen", len(fall.beziehungen)),
        ("Ressourcen", len(fall.ressourcen)),
        ("Energieträger", len(fall.energietraeger)),
        ("Förderprogramme", len(fall.programme)),
        ("Ziele", len(fall.ziele)),
        ("Festlegungen", len(fall.festlegungen)),
        ("Szenarien", len(fall.szenarien)),
    )


def _offenes(fall: Planungsfall) -> Iterator[str]:
    """Yield what is not stated; a list of ids is cut after five."""
    begrenzt = {ansatz.kostentraeger for ansatz in fall.haushalt if ansatz.art is Haushaltsart.INVESTIV}
    zahlende = frozenset().union(*(massnahme.beteiligte for massnahme in fall.massnahmen))
    if ohne := sorted(zahlende - begrenzt):
        yield f"Haushalt investiv von {_auswahl(ohne)}: Investitionen sind dort nicht begrenzt."
    if ohne := sorted(m.id for m in fall.massnahmen if not _wirkt(fall, m)):
        yield f"Wirkung von {_auswahl(ohne)}: zählt mit 0 t CO2e."
    if ohne := sorted(m.id for m in fall.massnahmen if m.nutzungsdauer_a is None):
        yield f"Nutzungsdauer von {_auswahl(ohne)}: wirkt bis zum Ende des Plans, ohne Restwert."
    if ohne := sorted(t.id for t in fall.energietraeger if t.preis_ct_kwh is None):
        yield f"Energiepreis von {_auswahl(ohne)}: eingesparte Energie zählt dort nicht in EUR."
    if fall.projekt.ausgangsemission_t_a is None:
        yield "Emission ohne Maßnahmen: berichtet wird nur die Minderung."
    if not fall.programme:
        yield "Förderprogramme: gerechnet wird ohne Zuschüsse."
    if not fall.ziele:
        yield "Ziele: es gibt keine Vorgabe, die der Plan erreichen muss."
    if ohne := sorted(m.id for m in fall.massnahmen if m.quelle is None):
        yield f"Quelle von {_auswahl(ohne)}."


def _wirkt(fall: Planungsfall, massnahme: Massnahme) -> bool:
    return any(
        ausfuehrung.co2_t_a is not None or ausfuehrung.endenergie_kwh_a or ausfuehrung.physik
        for ausfuehrung in fall.ausfuehrungen[massnahme.id].values()
    )


def _auswahl(kennungen: list[str]) -> str:
    gezeigt = ", ".join(kennungen[:5])
    return gezeigt if len(kennungen) <= 5 else f"{gezeigt} und {len(kennungen) - 5} weiteren"
