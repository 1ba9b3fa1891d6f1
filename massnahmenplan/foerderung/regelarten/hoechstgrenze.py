"""Caps on the eligible cost or on the grant: in steps, for one application or shared by several (C2–C9)."""

from decimal import ROUND_DOWN, Decimal
from typing import Literal

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.rechenweg import Hindernis, Rechenzeile, Schritt
from massnahmenplan.foerderung.stufengrenze import Stufengrenze
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp
from massnahmenplan.grundlagen.zahlen import CENT, Wahrheitswert

WOVON = {"kosten": "der förderfähigen Kosten", "zuschuss": "des Zuschusses"}
FUER_WEN = {
    "objekt": "je Objekt auf Dauer",
    "objekt_jahr": "je Objekt und Kalenderjahr",
    "antragsteller": "je Antragsteller auf Dauer",
    "antragsteller_jahr": "je Antragsteller und Kalenderjahr",
}


class Teilung(Grundform):
    """All applications with the same name and key use up the cap together."""

    name: Kennung
    """Programmes that name the same cap share it."""
    je: Literal["objekt", "objekt_jahr", "antragsteller", "antragsteller_jahr"]
    """What has one cap: the object or the applicant, for good or anew in each calendar year of application."""


class Hoechstgrenze(Stufengrenze):
    """A cap; ``je`` says what its steps count. Where several caps hold, the lowest decides."""

    wovon: Literal["kosten", "zuschuss"] = "kosten"
    wenn: Bedingung = Bedingung()
    """The cap holds only for projects that meet this."""
    geteilt: Teilung | None = None
    """Who shares the cap; None means that it holds for each application anew."""
    anteilig: Wahrheitswert = False
    """True: of a building of which only some dwellings are concerned, only their share of the cap counts."""
    lesart: dict[Kennung, Kennung] | None = None
    """The cap holds only under this reading of the programme."""
    stelle: Text

    @property
    def bezeichnung(self) -> str:
        """What the cap limits, and for whom."""
        return f"Höchstgrenze {WOVON[self.wovon]}" + (f" {FUER_WEN[self.geteilt.je]}" if self.geteilt else "")

    def gilt_fuer(self, vorhaben: Vorhaben) -> bool:
        """Return True if the cap concerns the project."""
        return self.wenn.gilt_fuer(vorhaben)

    def ganze(self, vorhaben: Vorhaben) -> tuple[Decimal, str] | Hindernis:
        """Return the cap for all who share it, and its calculation; a Hindernis if a figure is not stated."""
        ergebnis = self.rechne(vorhaben)
        if isinstance(ergebnis, str):
            return Hindernis(f"Höchstgrenze nicht bestimmbar: {ergebnis}.", self.stelle)
        return ergebnis

    def eigener_anteil(self, ganze: tuple[Decimal, str], vorhaben: Vorhaben) -> tuple[Decimal, str]:
        """Return the part of the whole cap that this application can take at most, and its calculation."""
        objekt, betroffen = vorhaben.objekt, vorhaben.massnahme.betroffene_wohneinheiten
        alle = objekt.wohneinheiten if objekt is not None else None
        if not self.anteilig or betroffen is None or not alle or betroffen >= alle:
            return ganze
        anteil = (ganze[0] * betroffen / alle).quantize(CENT, rounding=ROUND_DOWN)
        return anteil, f"für {betroffen} von {alle} Wohneinheiten: {betroffen}/{alle} × {euro_knapp(ganze[0])}"

    def begrenze(
        self, betrag_eur: Decimal, vorhaben: Vorhaben, belegt_eur: Decimal = Decimal(0)
    ) -> Schritt | Hindernis:
        """Return the amount within the cap; a cap that does not bind leaves no line.

        belegt_eur: what earlier applications have taken of a shared cap.
        """
        if not self.gilt_fuer(vorhaben):
            return Schritt(betrag_eur)
        ganze = self.ganze(vorhaben)
        if isinstance(ganze, Hindernis):
            return ganze
        eigene, rechnung = self.eigener_anteil(ganze, vorhaben)
        rest = max(ganze[0] - belegt_eur, Decimal(0))
        grenze = min(eigene, rest)
        if betrag_eur <= grenze:
            return Schritt(betrag_eur)
        text = f"{self.bezeichnung}{':' if self.je == 'massnahme' else ''} {rechnung}"
        if rest < eigene:
            text += f"; davon haben frühere Anträge {euro_knapp(belegt_eur)} belegt"
        return Schritt(grenze, (Rechenzeile(text, grenze, self.stelle),))

    def inhaber(self, vorhaben: Vorhaben) -> str | None:
        """Return whose cap it is, with its name; None if it is not shared."""
        if self.geteilt is None:
            return None
        objekt = vorhaben.objekt
        wessen = vorhaben.traeger.id if "antragsteller" in self.geteilt.je else objekt.id if objekt else None
        return None if wessen is None else f"{self.geteilt.name}:{wessen}"

    @property
    def erneuert_sich(self) -> bool:
        """True if the cap is there anew in each calendar year of application."""
        return self.geteilt is not None and self.geteilt.je.endswith("_jahr")
