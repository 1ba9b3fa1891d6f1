"""Programmes that ask for a heat network of a certain size: which measures connect to it, and how many must."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from massnahmenmodell.daten import Alternative, Kopplung
from massnahmenplan.aufbereitung.stellung import Glieder, Stellung, kopplung, linearform
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.foerderung.planbedingungen import kennt_netzgroesse, netzgroesse
from massnahmenplan.foerderung.regelarten.netzgroesse import Netzgroesse


@dataclass(frozen=True, slots=True)
class _Netz:
    """A network measure in one variant, with a programme that asks for its size."""

    name: str
    satz: str
    regel: Netzgroesse
    eigene: tuple[int, ...]
    """Options of the network with the programme."""
    groessen: tuple["_Groesse", ...]


@dataclass(frozen=True, slots=True)
class _Groesse:
    """Buildings, or dwellings: what each option connects, what is there already, and the bounds."""

    glieder: Glieder
    bestand: float
    mindestens: int | None
    hoechstens: int | None

    @property
    def fehlt(self) -> float:
        """What the plan still has to connect; 0 or less if nothing."""
        return 0.0 if self.mindestens is None else self.mindestens - self.bestand


def netzkopplungen(stellung: Stellung) -> Iterator[Kopplung]:
    """Yield lower bounds that hold together, and upper bounds."""
    for netz in _netze(stellung):
        for was, groesse in zip(("gebaeude", "wohneinheiten"), netz.groessen, strict=True):
            if netz.regel.mindestens == "beides" and groesse.fehlt > 0:
                glieder = dict.fromkeys(netz.eigene, groesse.fehlt)
                glieder |= {o: glieder.get(o, 0.0) - wert for o, wert in groesse.glieder.items()}
                yield kopplung(f"{netz.name}:mindestens:{was}", netz.satz, glieder, 0.0)
            if groesse.hoechstens is not None:
                yield from _obergrenze(stellung, netz, was, groesse, groesse.hoechstens - groesse.bestand)


def netzalternativen(stellung: Stellung) -> Iterator[Alternative]:
    """Yield lower bounds of which one is enough; nothing where what is there already reaches one."""
    for netz in _netze(stellung):
        gefragt = [groesse for groesse in netz.groessen if groesse.mindestens is not None]
        if netz.regel.mindestens == "eines" and gefragt and all(groesse.fehlt > 0 for groesse in gefragt):
            wege = tuple((linearform(groesse.glieder), groesse.fehlt) for groesse in gefragt)
            yield Alternative(netz.name, netz.satz, np.array(netz.eigene, dtype=np.int64), wege)


def _netze(stellung: Stellung) -> Iterator[_Netz]:
    """Yield the networks of which the case says how large they are or may become."""
    gruppen: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    regeln: dict[tuple[str, str, str, str], tuple[Netzgroesse, Massnahme]] = {}
    for o, option, antrag in stellung.antraege():
        fassung = stellung.fassung(antrag)
        if fassung.netzgroesse is not None and kennt_netzgroesse(option.ausfuehrung, stellung.fall.recht.netze):
            stelle = option.massnahme, option.variante, antrag.programm, str(fassung.gilt_ab)
            gruppen[stelle].append(o)
            regeln[stelle] = fassung.netzgroesse, option.ausfuehrung
    for stelle, eigene in sorted(gruppen.items()):
        regel, netz = regeln[stelle]
        satz = f"{stelle[2]} für „{netz.name}“ verlangt ein Netz: {regel.beschreibe()}"
        groessen = tuple(_groessen(stellung, netz, regel))
        yield _Netz("netzgroesse:" + ":".join(stelle), satz, regel, tuple(eigene), groessen)


def _groessen(stellung: Stellung, netz: Massnahme, regel: Netzgroesse) -> Iterator[_Groesse]:
    anschluesse = {
        o: option.vorhaben.objekt
        for o, option in enumerate(stellung.optionen)
        if option.ausfuehrung.netz == netz.id and option.vorhaben.objekt is not None
    }
    gebaeude, wohnungen = netzgroesse(netz, ())
    yield _Groesse(dict.fromkeys(anschluesse, 1.0), gebaeude, regel.gebaeude_mindestens, regel.gebaeude_hoechstens)
    je_anschluss = {o: float(objekt.wohneinheiten or 0) for o, objekt in anschluesse.items()}
    glieder = {o: anzahl for o, anzahl in je_anschluss.items() if anzahl}
    yield _Groesse(glieder, wohnungen, regel.wohneinheiten_mindestens, regel.wohneinheiten_hoechstens)


def _obergrenze(
    stellung: Stellung, netz: _Netz, was: str, groesse: _Groesse, hoechstens: float
) -> Iterator[Kopplung]:
    """Connected ≤ bound if the programme is used; otherwise at most all that can be connected: no limit."""
    je_massnahme: dict[str, float] = defaultdict(float)
    for o, anzahl in groesse.glieder.items():
        massnahme = stellung.optionen[o].massnahme
        je_massnahme[massnahme] = max(je_massnahme[massnahme], anzahl)
    zu_viel = sum(je_massnahme.values()) - hoechstens
    if zu_viel > 0:
        glieder = {**groesse.glieder, **dict.fromkeys(netz.eigene, zu_viel)}
        yield kopplung(f"{netz.name}:hoechstens:{was}", netz.satz, glieder, hoechstens + zu_viel)
