"""Fördermix: from which programme into which field, and each application with its calculation on demand."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.bericht import abschnittsworte, kennzahlen, worte
from massnahmenplan.bericht.antragsrechnung import rechnung
from massnahmenplan.bericht.kennzahlen import Bewilligung
from massnahmenplan.bericht.schaubild import foerderfluss
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import datum

TITEL = abschnittsworte.FOERDERMIX


@dataclass(frozen=True, slots=True)
class Antragsblatt:
    """An application with the way its grant is calculated."""

    massnahme: str
    name: str
    programm: str
    zuschuss_eur: Decimal
    antrag_am: date
    fertig_bis: date | None
    sicherheit: str
    sicherheitswort: str
    vorbehalt: str | None
    rechnung: tuple[tuple[str, Decimal | None, str | None], ...]

    @property
    def fristen(self) -> str:
        """The day of application, and that of completion where there is one."""
        fertig = f", fertig bis {datum(self.fertig_bis)}" if self.fertig_bis else ""
        return f"Antrag spätestens am {datum(self.antrag_am)}{fertig}"

    @property
    def sicherheitssatz(self) -> str:
        """How sure the text is that the grant rests on."""
        return f"Sicherheit {self.sicherheit}: {self.sicherheitswort}."


def daten(ergebnis: Ergebnis) -> dict[str, Any]:
    """Return the flow, the applications, and what rests on weak ground."""
    blaetter = [_blatt(ergebnis, eintrag) for eintrag in kennzahlen.bewilligungen(ergebnis)]
    return {
        "bild": foerderfluss(ergebnis),
        "antraege": sorted(blaetter, key=lambda b: (b.antrag_am, b.massnahme, b.programm)),
        "unsichere": [
            (worte.programm(ergebnis.fall, u.programm), ", ".join(u.sicherheiten), u.zuschuss_eur)
            for u in kennzahlen.unsichere(ergebnis)
        ],
        "sicherheiten": list(worte.SICHERHEITEN.items()),
    }


def _blatt(ergebnis: Ergebnis, eintrag: Bewilligung) -> Antragsblatt:
    antrag = eintrag.antrag
    return Antragsblatt(
        massnahme=eintrag.bilanz.massnahme,
        name=worte.massnahme(ergebnis.fall, eintrag.bilanz.massnahme),
        programm=worte.programm(ergebnis.fall, antrag.programm),
        zuschuss_eur=antrag.zuschuss_eur,
        antrag_am=antrag.antrag_am,
        fertig_bis=antrag.fertig_bis,
        sicherheit=antrag.sicherheit,
        sicherheitswort=worte.SICHERHEITEN.get(antrag.sicherheit, ""),
        vorbehalt=eintrag.vorbehalt,
        rechnung=tuple(rechnung(antrag)),
    )
