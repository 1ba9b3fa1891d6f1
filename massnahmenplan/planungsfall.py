"""A complete, checked case: what every later stage works from."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.beihilfe import Beihilfe
from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.deckung import Deckung
from massnahmenplan.begriffe.energietraeger import Emissionsreihe, Energietraeger
from massnahmenplan.begriffe.festlegung import Festlegung
from massnahmenplan.begriffe.gebaeudetyp import Gebaeudetyp
from massnahmenplan.begriffe.gebunden import wie_gebunden
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresmengen, Jahreswerte
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.kreditangebot import Kreditangebot
from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.begriffe.kriterium import Kriterium
from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante
from massnahmenplan.begriffe.mietrecht import Mietrechtsfassung
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.begriffe.verpflichtung import Verpflichtungsermaechtigung
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.fallmaengel import maengel
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.planrecht import Recht
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.mietrecht import vermieter_je_objekt
from massnahmenplan.wirkung.energiewelt import Energiewelt
from massnahmenplan.wirkung.gruppe import Wirkungsgruppe
from massnahmenplan.wirkung.gruppen import bestand_kwh, bilde_gruppen

HOECHSTENS_GENANNT = 10
"""So many defects of a case are named at once."""


def _ist_leer(liste: Any) -> bool:
    return not liste


class Planungsfall(Grundform):
    """Facts only, with everything a plan is computed from: catalogue entries are resolved and included.

    So a plan that carries its Planungsfall can be recomputed anywhere, even after the catalogue has moved on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    projekt: Projekt
    kostentraeger: tuple[Kostentraeger, ...]
    haushalt: tuple[Haushaltsansatz, ...] = ()
    verpflichtungen: tuple[Verpflichtungsermaechtigung, ...] = ()
    deckungen: tuple[Deckung, ...] = ()
    objekte: tuple[Objekt, ...] = ()
    massnahmen: tuple[Massnahme, ...]
    varianten: tuple[Variante, ...] = ()
    beziehungen: tuple[Beziehung, ...] = ()
    ressourcen: tuple[Ressource, ...] = ()
    energietraeger: tuple[Energietraeger, ...] = ()
    emissionsreihen: tuple[Emissionsreihe, ...] = ()
    """Catalogue series that ``energietraeger`` name."""
    gebaeudetypen: tuple[Gebaeudetyp, ...] = ()
    """Types of the catalogue that ``objekte`` name."""
    programme: tuple[Programm, ...] = ()
    """Funding programmes in use, from the catalogue or the case's own, under the chosen readings."""
    toepfe: dict[Kennung, Jahresmengen] = Field(default_factory=dict)
    """Programme id -> EUR that the programme can grant per year of approval."""
    foerderkonten: tuple[Foerderkonto, ...] = ()
    """Accounts that programmes in use or earlier awards count on."""
    beihilfen: tuple[Beihilfe, ...] = ()
    """Awards granted before."""
    mietrecht: tuple[Mietrechtsfassung, ...] = ()
    """Versions of the law on rises of the rent; empty if no measure has a levy."""
    kredite: tuple[Kreditangebot, ...] = ()
    """Loans that the payers can take up beside those of programmes."""
    ziele: tuple[Ziel, ...] = ()
    kriterien: tuple[Kriterium, ...] = ()
    festlegungen: tuple[Festlegung, ...] = ()
    szenarien: tuple[Szenario, ...] = ()
    """What could come differently; a plan without scenarios takes the case as it is."""
    staende: Annotated[tuple[Massnahmenstand, ...], Field(exclude_if=_ist_leer)] = ()
    """How far measures are; where nothing is said, nothing has begun, and the list is not part of the checksum."""
    bescheide: Annotated[tuple[Bescheid, ...], Field(exclude_if=_ist_leer)] = ()
    """Approvals and refusals of applications for funding."""
    kreditstand: Annotated[tuple[Kreditstand, ...], Field(exclude_if=_ist_leer)] = ()
    """What has been drawn of the payers' own loans in years that have happened."""

    @model_validator(mode="after")
    def _ist_stimmig(self) -> Self:
        """Refuse what no later stage can work with; ``eingabe`` has said it before, with its place."""
        if genannt := tuple(islice(maengel(self), HOECHSTENS_GENANNT)):
            raise PydanticCustomError("fall_unstimmig", "{maengel}", {"maengel": "; ".join(genannt)})
        return self

    @cached_property
    def massnahme_mit_id(self) -> dict[str, Massnahme]:
        """Measures by id."""
        return {massnahme.id: massnahme for massnahme in self.massnahmen}

    def benannt(self, massnahme: str) -> str:
        """Return ``„Radweg“ (rad)``, the id alone if there is no such measure."""
        bekannt = self.massnahme_mit_id.get(massnahme)
        return massnahme if bekannt is None else f"„{bekannt.name}“ ({massnahme})"

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
    def konto_mit_id(self) -> dict[str, Foerderkonto]:
        """Accounts by id."""
        return {konto.id: konto for konto in self.foerderkonten}

    @cached_property
    def kredit_mit_id(self) -> dict[str, Kreditangebot]:
        """The payers' own loans by id."""
        return {kredit.id: kredit for kredit in self.kredite}

    @cached_property
    def stand_von(self) -> dict[str, Massnahmenstand]:
        """Measure -> how far it is, for those of which it is said."""
        return {stand.massnahme: stand for stand in self.staende}

    @cached_property
    def bescheide_fuer(self) -> dict[str, tuple[Bescheid, ...]]:
        """Measure -> the notice that holds for each programme: the last one, in order of the programmes' ids.

        What has been paid on earlier ones has been paid.
        """
        letzte: dict[str, dict[str, Bescheid]] = {}
        for bescheid in sorted(self.bescheide, key=lambda bescheid: bescheid.datum):
            je_programm = letzte.setdefault(bescheid.massnahme, {})
            je_programm[bescheid.programm] = bescheid.nach(je_programm.get(bescheid.programm))
        return {m: tuple(b for _, b in sorted(je.items())) for m, je in letzte.items()}

    @cached_property
    def recht(self) -> Recht:
        """The law in force for the case: programmes, accounts, what is already on them, networks of the plan."""
        vergeben: dict[tuple[str, str], list[tuple[date, Decimal]]] = {}
        for beihilfe in self.beihilfen:
            konto = self.konto_mit_id[beihilfe.konto]
            inhaber = konto.inhaber(self.traeger_mit_id[beihilfe.kostentraeger])
            vergeben.setdefault((konto.id, inhaber), []).append((beihilfe.datum, beihilfe.betrag_eur))
        netze = frozenset(massnahme.netz for massnahme in self.massnahmen if massnahme.netz is not None)
        return Recht(self.programm_mit_id, self.konto_mit_id, vergeben, netze)

    @cached_property
    def planweisen(self) -> dict[str, dict[str, Massnahme]]:
        """Measure id -> variant id -> the measure as it is planned, whatever has happened since."""
        alle = {massnahme.id: {BASIS: massnahme} for massnahme in self.massnahmen}
        for variante in self.varianten:
            basis = self.massnahme_mit_id[variante.massnahme]
            alle[variante.massnahme][variante.id] = variante.angewandt_auf(basis)
        return alle

    @cached_property
    def ausfuehrungen(self) -> dict[str, dict[str, Massnahme]]:
        """Measure id -> variant id -> the measure as that variant carries it out; ``basis`` comes first.

        What is contracted or built is as its Stand says, in the variant that the Stand names (else in all).
        """
        alle = {massnahme: dict(wege) for massnahme, wege in self.planweisen.items()}
        for stand in (stand for stand in self.staende if stand.gebunden):
            wege = alle[stand.massnahme]
            for name in wege if stand.variante is None else (stand.variante,):
                wege[name] = wie_gebunden(wege[name], stand, self.projekt.zeitachse)
        return alle

    @property
    def offen_ab(self) -> int:
        """First year still for decision: in a case with any state, years before the Stichtag's have happened."""
        return max(self.projekt.beginn, self.projekt.planungstag.year) if self.staende else self.projekt.beginn

    @cached_property
    def gezogen(self) -> dict[tuple[str, int], Decimal]:
        """Loan of a payer's own and year that has happened -> what was drawn, in order; nothing else was."""
        zeilen = sorted((z.kredit, z.jahr, z.betrag_eur) for z in self.kreditstand if z.betrag_eur)
        return {(kredit, jahr): betrag for kredit, jahr, betrag in zeilen if jahr < self.offen_ab}

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

    @cached_property
    def wirkungsgruppen(self) -> tuple[Wirkungsgruppe, ...]:
        """Measures whose effects follow from physics, by what they act on."""
        netze = {objekt.id: objekt for objekt in self.objekte if objekt.art == "netz"}
        welt = Energiewelt(self.emissionsfaktoren, self.energiepreise, netze)
        typen = {typ.id: typ for typ in self.gebaeudetypen}
        return bilde_gruppen(self.objekte, typen, self.ausfuehrungen, welt)

    @cached_property
    def gruppen_der_massnahme(self) -> dict[str, tuple[Wirkungsgruppe, ...]]:
        """Measure -> groups in which it does something; measures whose effect is only stated are left out."""
        von: dict[str, list[Wirkungsgruppe]] = {}
        for gruppe in self.wirkungsgruppen:
            for massnahme in gruppe.physik:
                von.setdefault(massnahme, []).append(gruppe)
        return {massnahme: tuple(gruppen) for massnahme, gruppen in von.items()}

    @cached_property
    def endenergie_heute_kwh(self) -> dict[str, Decimal]:
        """Carrier -> end energy per year of all objects that state theirs, without any measure."""
        return bestand_kwh(self.objekte)

    def kostenrisiko_anteil(self, massnahme: Massnahme) -> Decimal:
        """Return by which share the investment of a measure, as it is carried out, can become dearer."""
        eigener = massnahme.kostenrisiko_anteil
        return self.projekt.kostenrisiko_anteil if eigener is None else eigener

    def robustheit_gamma(self, traeger: str) -> Decimal:
        """Return how many measures of a payer may become dearer without breaking his budget."""
        eigenes = self.traeger_mit_id[traeger].robustheit_gamma
        return self.projekt.robustheit_gamma if eigenes is None else eigenes

    @cached_property
    def vermieter(self) -> dict[str, str]:
        """Rented object -> payer who gets its rent: as stated, else the applicant of measures with levy there."""
        return vermieter_je_objekt(self.vermietete, self.ausfuehrungen)

    @cached_property
    def vermietete(self) -> tuple[Objekt, ...]:
        """Objects in which tenants live, in the order of the case."""
        return tuple(objekt for objekt in self.objekte if objekt.vermietet)

    def mitglieder(self, beziehung: Beziehung) -> tuple[str, ...]:
        """Return the members of a relation; of a bundle by object all measures at it, in order of their ids."""
        if beziehung.objekt is None:
            return beziehung.mitglieder
        return tuple(sorted(m.id for m in self.massnahmen if m.objekt == beziehung.objekt))

    def buendelname(self, beziehung: Beziehung) -> str:
        """Return what reports call a bundle: its note, its object or its members."""
        namen = ", ".join(self.massnahme_mit_id[kennung].name for kennung in self.mitglieder(beziehung))
        ort = self.objekt_mit_id[beziehung.objekt].name if beziehung.objekt is not None else None
        return beziehung.hinweis or ort or namen

    def geordnet(self) -> "Planungsfall":
        """Return the same facts with the rows of every list in the order of their content."""
        felder = {name: getattr(self, name) for name in type(self).model_fields}
        listen = {name: tuple(sorted(w, key=_inhalt)) for name, w in felder.items() if isinstance(w, tuple)}
        return Planungsfall.model_construct(**{**felder, **listen})

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
    foerderkonten: Mapping[str, Foerderkonto] = field(default_factory=dict)
    """Accounts by id."""
    gebaeudetypen: Mapping[str, Gebaeudetyp] = field(default_factory=dict)
    """Types of buildings by id."""
    mietrecht: tuple[Mietrechtsfassung, ...] = ()
    """Versions of the law on rises of the rent."""
    verzeichnis: Collection[str] = ()
    """Kinds of measures and facts that the catalogue explains, whether a programme asks for them or not."""


def _inhalt(zeile: Grundform) -> str:
    return json.dumps(zeile.model_dump(mode="json"), sort_keys=True)
