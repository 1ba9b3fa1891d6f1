"""The rows that are valid by themselves, with their source: what the cross checks look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Generic, TypeVar

from massnahmenplan.begriffe.beihilfe import Beihilfe
from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.deckung import Deckung
from massnahmenplan.begriffe.energie import Bauteil
from massnahmenplan.begriffe.energietraeger import Emissionsreihe, Energietraeger
from massnahmenplan.begriffe.festlegung import Festlegung, Festlegungsart
from massnahmenplan.begriffe.gebaeudetyp import Gebaeudetyp
from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresmengen, Jahreswerte
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.kreditangebot import Kreditangebot
from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.begriffe.kriterium import Kriterium
from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.begriffe.verpflichtung import Verpflichtungsermaechtigung
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.befund import Befund, Fundstelle, Schwere
from massnahmenplan.planungsfall import Stammdaten
from massnahmenplan.wirkung.einzelwirkung import minderung_t
from massnahmenplan.wirkung.gruppen import u_werte

T_co = TypeVar("T_co", bound=Grundform, covariant=True)


@dataclass(frozen=True, slots=True)
class Zeile(Generic[T_co]):
    """A valid row with its source."""

    gegenstand: T_co
    quelle: Wert
    bereich: str
    """How findings name it, e.g. ``massnahmen[pv]``."""

    def ort(self, *pfad: str | int) -> Fundstelle:
        """Return the place of a field, or of the row if the field is not stated."""
        return self.quelle.ort(*pfad)

    def text(self, feld: str) -> str | None:
        """Return the value of a field (``a.b`` for a part) as it is written, or None."""
        oben, punkt, teil = feld.partition(".")
        ganzes = self.quelle.unter(oben)
        return self.quelle.text(oben) if not punkt else None if ganzes is None else ganzes.text(teil)

    def fehler(self, sammler: Befundsammler, kennung: str, feld: str, text: str, abhilfe: str) -> None:
        """Note an error about a field (``a.b`` for a part); its text as written is the value."""
        sammler.nimm(self._befund(kennung, feld, text, abhilfe, Schwere.FEHLER))

    def hinweis(
        self, sammler: Befundsammler, kennung: str, feld: str, text: str, abhilfe: str | None = None
    ) -> None:
        """Note a hint about a field."""
        sammler.nimm(self._befund(kennung, feld, text, abhilfe, Schwere.HINWEIS))

    def _befund(self, kennung: str, feld: str, text: str, abhilfe: str | None, schwere: Schwere) -> Befund:
        name = f"{self.bereich}.{feld}" if feld else self.bereich
        return Befund(kennung, text, self.ort(*feld.split(".", 1)), name, self.text(feld), abhilfe, schwere)


@dataclass(frozen=True)
class Rohfall:
    """All valid rows of a case by list; a list without rows is empty."""

    projekt: Zeile[Projekt] | None
    stammdaten: Stammdaten
    kostentraeger: tuple[Zeile[Kostentraeger], ...] = ()
    haushalt: tuple[Zeile[Haushaltsansatz], ...] = ()
    verpflichtungen: tuple[Zeile[Verpflichtungsermaechtigung], ...] = ()
    deckungen: tuple[Zeile[Deckung], ...] = ()
    objekte: tuple[Zeile[Objekt], ...] = ()
    massnahmen: tuple[Zeile[Massnahme], ...] = ()
    varianten: tuple[Zeile[Variante], ...] = ()
    beziehungen: tuple[Zeile[Beziehung], ...] = ()
    ressourcen: tuple[Zeile[Ressource], ...] = ()
    energietraeger: tuple[Zeile[Energietraeger], ...] = ()
    programme: tuple[Zeile[Programm], ...] = ()
    abgeschaltet: frozenset[str] = frozenset()
    """Programmes that are named but switched off."""
    konten: Mapping[str, Foerderkonto] = field(default_factory=dict)
    """All known accounts by id, as the case changes them."""
    beihilfen: tuple[Zeile[Beihilfe], ...] = ()
    kredite: tuple[Zeile[Kreditangebot], ...] = ()
    toepfe: Mapping[str, Jahresmengen] = field(default_factory=dict)
    ziele: tuple[Zeile[Ziel], ...] = ()
    kriterien: tuple[Zeile[Kriterium], ...] = ()
    festlegungen: tuple[Zeile[Festlegung], ...] = ()
    szenarien: tuple[Zeile[Szenario], ...] = ()
    stand: tuple[Zeile[Massnahmenstand], ...] = ()
    bescheide: tuple[Zeile[Bescheid], ...] = ()
    kreditstand: tuple[Zeile[Kreditstand], ...] = ()
    genannt: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """List -> all ids its rows state, those of invalid rows included, so that one error does not raise others."""
    mit_fehlern: frozenset[str] = frozenset()
    """Lists of which some rows are invalid and left out here."""

    @cached_property
    def massnahme(self) -> dict[str, Massnahme]:
        """Valid measures by id."""
        return {zeile.gegenstand.id: zeile.gegenstand for zeile in self.massnahmen}

    @cached_property
    def objekt(self) -> dict[str, Objekt]:
        """Valid objects by id."""
        return {zeile.gegenstand.id: zeile.gegenstand for zeile in self.objekte}

    def u_werte(self, objekt: Objekt) -> dict[Bauteil, Decimal]:
        """Return the U-values of today, those of the type of building included."""
        return u_werte(objekt, self.stammdaten.gebaeudetypen)

    def massnahmenzeile(self, kennung: str) -> Zeile[Massnahme]:
        """Return the row of a valid measure."""
        return next(zeile for zeile in self.massnahmen if zeile.gegenstand.id == kennung)

    def objektzeile(self, kennung: str) -> Zeile[Objekt]:
        """Return the row of a valid object."""
        return next(zeile for zeile in self.objekte if zeile.gegenstand.id == kennung)

    @cached_property
    def genutzte_gebaeudetypen(self) -> tuple[Gebaeudetyp, ...]:
        """Types of the catalogue that objects name, in the order of their ids; unknown names are left out."""
        genannte = {objekt.gebaeudetyp for objekt in self.objekt.values()}
        return tuple(typ for kennung, typ in sorted(self.stammdaten.gebaeudetypen.items()) if kennung in genannte)

    @cached_property
    def ausfuehrungen(self) -> dict[str, dict[str, Massnahme]]:
        """Measure id -> variant id -> the measure as carried out, for all valid measures and variants."""
        alle = {kennung: {BASIS: massnahme} for kennung, massnahme in self.massnahme.items()}
        for variante in (zeile.gegenstand for zeile in self.varianten):
            if variante.massnahme in alle:
                alle[variante.massnahme][variante.id] = variante.angewandt_auf(self.massnahme[variante.massnahme])
        return alle

    @cached_property
    def pflicht(self) -> frozenset[str]:
        """Measures that must be carried out, by themselves or by a decision."""
        beschlossen = {
            f.gegenstand.massnahme for f in self.festlegungen if f.gegenstand.art is Festlegungsart.MUSS
        }
        return frozenset(k for k, massnahme in self.massnahme.items() if massnahme.pflicht or k in beschlossen)

    @cached_property
    def verboten(self) -> frozenset[str]:
        """Measures that must not be carried out."""
        return frozenset(
            f.gegenstand.massnahme for f in self.festlegungen if f.gegenstand.art is Festlegungsart.DARF_NICHT
        )

    @cached_property
    def genutzte_konten(self) -> tuple[Foerderkonto, ...]:
        """Accounts that programmes in use or earlier awards name, in the order of their ids."""
        genannte = {
            konto for p in self.programme for fassung in p.gegenstand.fassungen for konto in fassung.konten
        }
        genannte |= {zeile.gegenstand.konto for zeile in self.beihilfen}
        return tuple(konto for kennung, konto in sorted(self.konten.items()) if kennung in genannte)

    @cached_property
    def genutzte_reihen(self) -> dict[str, Emissionsreihe]:
        """Catalogue series that carriers name, by name; unknown names are left out."""
        faktoren = (zeile.gegenstand.emissionsfaktor_g_kwh for zeile in self.energietraeger)
        namen = {faktor for faktor in faktoren if isinstance(faktor, str)}
        return {n: self.stammdaten.emissionsreihen[n] for n in namen if n in self.stammdaten.emissionsreihen}

    @cached_property
    def emissionsfaktoren(self) -> dict[str, Jahreswerte]:
        """Carrier -> factor by year, for all valid carriers whose factor is known."""
        faktoren = {zeile.gegenstand.id: zeile.gegenstand.emissionsfaktor_g_kwh for zeile in self.energietraeger}
        bekannte = {name: reihe.g_kwh for name, reihe in self.genutzte_reihen.items()}
        return {
            traeger: bekannte[faktor] if isinstance(faktor, str) else faktor
            for traeger, faktor in faktoren.items()
            if not isinstance(faktor, str) or faktor in bekannte
        }

    def minderung_t(self, massnahme: Massnahme, jahr: int) -> Decimal:
        """Return the reduction of a measure in full operation; carriers without a known factor count 0."""
        if massnahme.co2_t_a is not None:
            return massnahme.co2_t_a
        bekannte = {t: kwh for t, kwh in massnahme.endenergie_kwh_a.items() if t in self.emissionsfaktoren}
        return minderung_t(
            massnahme.model_copy(update={"endenergie_kwh_a": bekannte}), jahr, self.emissionsfaktoren
        )
