"""A complete, checked case: what every later stage works from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pydantic import ConfigDict, Field

from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.energietraeger import Emissionsreihe, Energietraeger
from massnahmenplan.begriffe.festlegung import Festlegung
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresmengen, Jahreswerte
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.foerderung.programm import Programm


class Planungsfall(Grundform):
    """Facts only, with everything a plan is computed from: catalogue entries are resolved and included.

    So a plan that carries its Planungsfall can be recomputed anywhere, even after the catalogue has moved on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    projekt: Projekt
    kostentraeger: tuple[Kostentraeger, ...]
    haushalt: tuple[Haushaltsansatz, ...] = ()
    objekte: tuple[Objekt, ...] = ()
    massnahmen: tuple[Massnahme, ...]
    varianten: tuple[Variante, ...] = ()
    beziehungen: tuple[Beziehung, ...] = ()
    ressourcen: tuple[Ressource, ...] = ()
    energietraeger: tuple[Energietraeger, ...] = ()
    emissionsreihen: tuple[Emissionsreihe, ...] = ()
    """Catalogue series that ``energietraeger`` name."""
    programme: tuple[Programm, ...] = ()
    """Funding programmes in use, from the catalogue or the case's own."""
    toepfe: dict[Kennung, Jahresmengen] = Field(default_factory=dict)
    """Programme id -> EUR that the programme can grant per year of approval."""
    ziele: tuple[Ziel, ...] = ()
    festlegungen: tuple[Festlegung, ...] = ()

    @cached_property
    def massnahme_mit_id(self) -> dict[str, Massnahme]:
        """Measures by id."""
        return {massnahme.id: massnahme for massnahme in self.massnahmen}

    @cached_property
    def traeger_mit_id(self) -> dict[str, Kostentraeger]:
        """Payers by id."""
        return {traeger.id: traeger for traeger in self.kostentraeger}

    @cached_property
    def objekt_mit_id(self) -> dict[str, Objekt]:
        """Objects by id."""
        return {objekt.id: objekt for objekt in self.objekte}

    @cached_property
    def programm_mit_id(self) -> dict[str, Programm]:
        """Funding programmes by id."""
        return {programm.id: programm for programm in self.programme}

    @cached_property
    def ausfuehrungen(self) -> dict[str, dict[str, Massnahme]]:
        """Measure id -> variant id -> the measure as that variant carries it out; ``basis`` comes first."""
        alle = {massnahme.id: {BASIS: massnahme} for massnahme in self.massnahmen}
        for variante in self.varianten:
            basis = self.massnahme_mit_id[variante.massnahme]
            alle[variante.massnahme][variante.id] = variante.angewandt_auf(basis)
        return alle

    @cached_property
    def emissionsfaktoren(self) -> dict[str, Jahreswerte]:
        """Carrier id -> emission factor by year in g CO2e per kWh."""
        reihen = {reihe.id: reihe.g_kwh for reihe in self.emissionsreihen}
        return {
            traeger.id: faktor if isinstance(faktor, Jahreswerte) else reihen[faktor]
            for traeger in self.energietraeger
            for faktor in (traeger.emissionsfaktor_g_kwh,)
        }

    @cached_property
    def energiepreise(self) -> dict[str, Jahreswerte]:
        """Carrier id -> price by year in ct per kWh, for carriers that have one."""
        return {t.id: t.preis_ct_kwh for t in self.energietraeger if t.preis_ct_kwh is not None}

    def topf_eur(self, programm: str, jahr: int) -> Decimal:
        """Return what a programme's pot holds in a year of approval; years not stated hold nothing."""
        return self.toepfe[programm].im_jahr(jahr) or Decimal(0)

    def pruefsumme(self) -> str:
        """Return the SHA-256 of the canonical JSON of all facts."""
        inhalt = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(inhalt.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Stammdaten:
    """The catalogue as far as a case may refer to it."""

    programme: Mapping[str, Programm]
    """Funding programmes by id."""
    emissionsreihen: Mapping[str, Emissionsreihe]
    """Emission factor series by name."""
