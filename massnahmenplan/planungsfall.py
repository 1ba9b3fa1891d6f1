"""A complete, checked case: what every later stage works from."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.beihilfe import Beihilfe
from massnahmenplan.begriffe.beziehung import PAARE, Beziehung
from massnahmenplan.begriffe.deckung import Deckung, Kasse
from massnahmenplan.begriffe.energietraeger import Emissionsreihe, Energietraeger
from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG, ZEITARTEN, Festlegung, Festlegungsart
from massnahmenplan.begriffe.gebaeudetyp import Gebaeudetyp
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.begriffe.haushalt import Haushaltsansatz, Haushaltsart
from massnahmenplan.begriffe.jahreswerte import Jahresmengen, Jahreswerte
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante
from massnahmenplan.begriffe.mietrecht import Mietrechtsfassung
from massnahmenplan.begriffe.objekt import OBJEKTVERWEISE, Objekt
from massnahmenplan.begriffe.physik import verweise
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.szenario import ALLE, Szenario
from massnahmenplan.begriffe.verpflichtung import Verpflichtungsermaechtigung
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, Ziel
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.planrecht import Recht
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.zeitangabe import ist_zeitangabe
from massnahmenplan.mietrecht import mietmaengel, vermieter_je_objekt
from massnahmenplan.wirkung.energiewelt import Energiewelt
from massnahmenplan.wirkung.gruppe import Wirkungsgruppe
from massnahmenplan.wirkung.gruppen import bestand_kwh, bilde_gruppen

HOECHSTENS_GENANNT = 10
"""So many defects of a case are named at once."""


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
    ziele: tuple[Ziel, ...] = ()
    festlegungen: tuple[Festlegung, ...] = ()
    szenarien: tuple[Szenario, ...] = ()
    """What could come differently; a plan without scenarios takes the case as it is."""

    @model_validator(mode="after")
    def _ist_stimmig(self) -> Self:
        """Refuse what no later stage can work with; ``eingabe`` has said it before, with its place."""
        if maengel := tuple(islice(_maengel(self), HOECHSTENS_GENANNT)):
            raise PydanticCustomError("fall_unstimmig", "{maengel}", {"maengel": "; ".join(maengel)})
        return self

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
    def konto_mit_id(self) -> dict[str, Foerderkonto]:
        """Accounts by id."""
        return {konto.id: konto for konto in self.foerderkonten}

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


Verweis = tuple[str, Iterable[str], Collection[str], str]
"""Who names, what is named, what there is, in which list."""


def _maengel(fall: Planungsfall) -> Iterator[str]:
    """Yield every defect that the classes of the single rows cannot see, as a German phrase."""
    for wer, genannte, bekannte, liste in _verweise(fall):
        for kennung in genannte:
            if kennung not in bekannte:
                yield f"{wer}: „{kennung}“ gibt es in {liste} nicht"
    for beziehung in fall.beziehungen:
        if beziehung.art in PAARE and len(beziehung.mitglieder) != 2:
            yield f"Beziehung {beziehung.bezeichnung}: verbindet genau zwei Maßnahmen"
    if fall.projekt.ausgangsemission_t_a is None:
        for ziel in fall.ziele:
            if ziel.art in EMISSIONSZIELE:
                yield f"Ziel {ziel.id}: {ziel.art} braucht projekt.ausgangsemission_t_a"
    yield from _zu_feine_perioden(fall)
    yield from _haushaltsluecken(fall)
    yield from _deckungsmaengel(fall)
    if all(variante.massnahme in fall.massnahme_mit_id for variante in fall.varianten):  # else named already
        yield from mietmaengel(fall.vermietete, fall.ausfuehrungen, fall.vermieter)


def _zu_feine_perioden(fall: Planungsfall) -> Iterator[str]:
    """Yield parts of years that the case does not count in, and decisions whose time is none."""
    achse = fall.projekt.zeitachse
    zeilen: tuple[Massnahme | Variante, ...] = (*fall.massnahmen, *fall.varianten)
    for zeile in zeilen:
        for angabe in (zeile.fruehester_beginn, zeile.spaetestes_ende):
            if angabe is not None and not achse.kennt(angabe):
                yield f"{zeile.id}: {angabe} ist feiner als das Raster des Falls ({achse.einheit})"
    for festlegung in fall.festlegungen:
        wert = festlegung.wert or ""
        if festlegung.art in ZEITARTEN and not (ist_zeitangabe(wert) and achse.kennt(wert)):
            yield f"Festlegung für {festlegung.massnahme}: „{wert}“ ist kein Zeitpunkt im Raster ({achse.einheit})"


def _haushaltsluecken(fall: Planungsfall) -> Iterator[str]:
    jahre: dict[tuple[str, Haushaltsart], set[int]] = {}
    for ansatz in fall.haushalt:
        jahre.setdefault((ansatz.kostentraeger, ansatz.art), set()).add(ansatz.jahr)
    for (traeger, art), genannte in jahre.items():
        if fehlende := [str(jahr) for jahr in fall.projekt.zeitachse.jahre if jahr not in genannte]:
            yield f"Haushalt {traeger} ({art}): kein Ansatz für {', '.join(fehlende)}"


def _deckungsmaengel(fall: Planungsfall) -> Iterator[str]:
    mit_ansatz = {(ansatz.kostentraeger, ansatz.art) for ansatz in fall.haushalt}
    gesehen: set[tuple[Kasse, Kasse]] = set()
    for deckung in fall.deckungen:
        for richtung in deckung.richtungen:
            wer = " an ".join(f"{traeger} ({art})" for traeger, art in richtung)
            wer = f"Deckung {wer}"
            if richtung[0] == richtung[1] or richtung in gesehen:
                yield f"{wer}: zweimal angegeben oder an sich selbst"
            for traeger, art in set(richtung) - mit_ansatz:
                yield f"{wer}: {traeger} hat keinen Ansatz ({art})"
            if any(fall.robustheit_gamma(traeger) for traeger, _ in richtung):
                yield f"{wer}: nicht zusammen mit Vorsorge (robustheit_gamma)"
            gesehen.add(richtung)


def _verweise(fall: Planungsfall) -> Iterator[Verweis]:
    massnahmen, traeger = fall.massnahme_mit_id, fall.traeger_mit_id
    yield from _traegerverweise(fall)
    for massnahme in fall.massnahmen:
        wer = f"Maßnahme {massnahme.id}"
        yield wer, sorted(massnahme.beteiligte), traeger, "kostentraeger"
        yield wer, (massnahme.objekt,) if massnahme.objekt else (), fall.objekt_mit_id, "objekte"
        yield wer, (massnahme.netz,) if massnahme.netz else (), massnahmen, "massnahmen"
        yield from _mengenverweise(fall, wer, massnahme.bedarf, massnahme.endenergie_kwh_a)
        yield from _physikverweise(fall, wer, verweise(massnahme.physik))
    for variante in fall.varianten:
        wer = f"Variante {variante.id}"
        yield wer, (variante.massnahme,), massnahmen, "massnahmen"
        if variante.massnahme in massnahmen:
            ausfuehrung = variante.angewandt_auf(massnahmen[variante.massnahme])
            yield wer, sorted(ausfuehrung.beteiligte), traeger, "kostentraeger"
        yield from _mengenverweise(fall, wer, variante.bedarf or (), variante.endenergie_kwh_a or ())
        yield from _physikverweise(fall, wer, verweise(variante.physik or ()))
    for objekt in fall.objekte:
        genannte = ((feld, getattr(objekt, feld), liste) for feld, liste in OBJEKTVERWEISE.items())
        yield from _physikverweise(fall, f"Objekt {objekt.id}", genannte)
        typ = (objekt.gebaeudetyp,) if objekt.gebaeudetyp else ()
        yield f"Objekt {objekt.id}", typ, {t.id for t in fall.gebaeudetypen}, "gebaeudetypen"
    for beziehung in fall.beziehungen:
        yield f"Beziehung {beziehung.bezeichnung}", beziehung.mitglieder, massnahmen, "massnahmen"
    for energie in fall.energietraeger:
        reihen = {reihe.id for reihe in fall.emissionsreihen}
        name = energie.emissionsfaktor_g_kwh
        yield f"Energieträger {energie.id}", (name,) if isinstance(name, str) else (), reihen, "emissionsreihen"
    yield "Topf", fall.toepfe, fall.programm_mit_id, "programme"
    yield from _kontoverweise(fall)
    yield from _festgelegtes(fall)
    yield from _szenarioverweise(fall)


def _szenarioverweise(fall: Planungsfall) -> Iterator[Verweis]:
    massnahmen = fall.massnahme_mit_id
    felder = {massnahme.handlungsfeld for massnahme in fall.massnahmen}
    energie = {traeger.id for traeger in fall.energietraeger}
    for szenario in fall.szenarien:
        wer = f"Szenario {szenario.id}"
        for faktoren in (szenario.kosten_faktor, szenario.wirkung_faktor, szenario.ertrag_faktor):
            yield wer, faktoren, {*massnahmen, *felder, ALLE}, "massnahmen"
        yield wer, szenario.energiepreis_faktor, {*energie, ALLE}, "energietraeger"
        yield wer, szenario.energiepreis_ct_kwh, energie, "energietraeger"
        yield wer, szenario.emissionsfaktor_g_kwh, energie, "energietraeger"
        yield wer, szenario.haushalt_faktor, {*fall.traeger_mit_id, ALLE}, "kostentraeger"
        yield wer, szenario.programm_endet, fall.programm_mit_id, "programme"
        yield wer, szenario.beginn_verzug_a, massnahmen, "massnahmen"


def _traegerverweise(fall: Planungsfall) -> Iterator[Verweis]:
    traeger = fall.traeger_mit_id
    for ansatz in fall.haushalt:
        yield f"Haushalt {ansatz.jahr}", (ansatz.kostentraeger,), traeger, "kostentraeger"
    for deckung in fall.deckungen:
        yield "Deckung", (deckung.von, deckung.nach), traeger, "kostentraeger"
    for verpflichtung in fall.verpflichtungen:
        yield f"Verpflichtung {verpflichtung.jahr}", (verpflichtung.kostentraeger,), traeger, "kostentraeger"
    for objekt in fall.objekte:
        vermieter = (objekt.vermieter,) if objekt.vermieter else ()
        yield f"Objekt {objekt.id}", vermieter, traeger, "kostentraeger"


def _kontoverweise(fall: Planungsfall) -> Iterator[Verweis]:
    for programm in fall.programme:
        konten = {konto for fassung in programm.fassungen for konto in fassung.konten}
        yield f"Programm {programm.id}", sorted(konten), fall.konto_mit_id, "foerderkonten"
    for beihilfe in fall.beihilfen:
        wer = f"Beihilfe vom {beihilfe.datum:%d.%m.%Y}"
        yield wer, (beihilfe.kostentraeger,), fall.traeger_mit_id, "kostentraeger"
        yield wer, (beihilfe.konto,), fall.konto_mit_id, "foerderkonten"


def _mengenverweise(
    fall: Planungsfall, wer: str, bedarf: Iterable[str], energie: Iterable[str]
) -> Iterator[Verweis]:
    yield wer, bedarf, {ressource.id for ressource in fall.ressourcen}, "ressourcen"
    yield wer, energie, {traeger.id for traeger in fall.energietraeger}, "energietraeger"


def _physikverweise(
    fall: Planungsfall, wer: str, genannte: Iterable[tuple[str, str | None, str]]
) -> Iterator[Verweis]:
    bekannte: dict[str, Collection[str]] = {
        "energietraeger": {traeger.id for traeger in fall.energietraeger},
        "objekte": fall.objekt_mit_id,
        "kostentraeger": fall.traeger_mit_id,
    }
    for _, kennung, liste in genannte:
        if kennung is not None:
            yield wer, (kennung,), bekannte[liste], liste


def _festgelegtes(fall: Planungsfall) -> Iterator[Verweis]:
    for festlegung in fall.festlegungen:
        wer, wert = f"Festlegung für {festlegung.massnahme}", (festlegung.wert or "",)
        yield wer, (festlegung.massnahme,), fall.massnahme_mit_id, "massnahmen"
        if festlegung.art is Festlegungsart.FOERDERUNG:
            yield wer, wert, {*fall.programm_mit_id, OHNE_FOERDERUNG}, "programme"
        if festlegung.art is Festlegungsart.VARIANTE:
            namen = {variante.id for variante in fall.varianten if variante.massnahme == festlegung.massnahme}
            yield wer, wert, {*namen, BASIS}, "varianten"
