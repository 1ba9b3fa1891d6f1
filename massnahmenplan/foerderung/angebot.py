"""What one programme offers a project: an application on a certain day, before it stands beside others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Ablehnung, Geteilt, Leistungsart, antragskennung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.foerderung.zuschuss import Zuschuss, geteilt_am

GETEILT = "geteilt:"
SAMMEL = "sammel:"
VERLANGT = "verlangt:"


@dataclass(frozen=True, slots=True)
class Angebot:
    """An application with the version that holds for it, its dates and its uncut amount."""

    programm: str
    namen: tuple[str, ...]
    """Id and family of the programme."""
    fassung: Fassung
    antrag_am: date
    bewilligung_am: date
    zuschuss: Zuschuss
    mit: tuple[str, ...] = ()
    ohne: tuple[str, ...] = ()
    geteilt: Geteilt | None = None
    konten: tuple[str, ...] = ()
    kontingente: tuple[tuple[str, int], ...] = ()
    frist: date | None = None
    """Last day of building by a notice of approval; None means as the version says."""
    aus_bescheid: bool = False
    """True: approved already, for its own amount."""
    ausgezahlt_eur: Mapping[int, Decimal] = field(default_factory=dict)
    """Year -> EUR that have arrived; empty where nothing is known."""

    @property
    def kennung(self) -> str:
        """Programme, day, and the facts that are used or waived."""
        return antragskennung(self.programm, self.antrag_am, self.mit, self.ohne)

    @property
    def in_finanzierung(self) -> bool:
        """True if the money helps to pay the investment; operating aid does not."""
        return self.zuschuss.art is not Leistungsart.BETRIEB


def biete_an(
    vorhaben: Vorhaben, programm: Programm, fassung: Fassung, antrag_am: date, zuschuss: Zuschuss
) -> Angebot:
    """Return the offer of a version for an application on this day; ``vorhaben`` with the facts it rests on."""
    return Angebot(
        programm=programm.id,
        namen=programm.namen,
        fassung=fassung,
        antrag_am=antrag_am,
        bewilligung_am=fassung.fristen.bewilligung_am(antrag_am),
        zuschuss=zuschuss,
        mit=vorhaben.mit,
        ohne=vorhaben.ohne,
        geteilt=geteilt_am(zuschuss, vorhaben, fassung, antrag_am),
        konten=fassung.konten_fuer(vorhaben),
        kontingente=tuple(_kontingente(vorhaben, fassung)),
    )


def bindungen(angebot: Angebot, umfeld: Umfeld) -> Iterator[str]:
    """Yield, by name, everything in which the application is tied to other measures of the plan."""
    fassung = angebot.fassung
    if angebot.geteilt is not None and angebot.geteilt.inhaber in umfeld.geteilt:
        yield geteilte_bindung(angebot.kennung, angebot.geteilt)
    if angebot.programm in umfeld.sammelantraege:
        yield f"{SAMMEL}{angebot.kennung}"
    yield from (f"konto:{konto}:{angebot.kennung}" for konto in angebot.konten if konto in umfeld.konten)
    yield from (f"merkmal:{merkmal}:{angebot.kennung}" for merkmal in angebot.mit)
    yield from (f"kontingent:{schluessel}" for schluessel, _ in angebot.kontingente)
    if fassung.netzgroesse is not None and umfeld.netz:
        yield f"netzgroesse:{angebot.kennung}"
    if angebot.programm in umfeld.am_objekt_verlangt:
        yield f"{VERLANGT}{angebot.programm}"
    if fassung.kumulierung.nur_neben_am_objekt:
        yield f"neben:{angebot.kennung}"
    if angebot.programm in umfeld.am_objekt_unvereinbar:
        yield f"objekt:{angebot.kennung}"
    if any(not umfeld.arten_am_ort.isdisjoint(sperre.massnahmenarten) for sperre in fassung.sperren):
        yield f"sperre:{angebot.kennung}"


def geteilte_bindung(kennung: str, geteilt: Geteilt) -> str:
    """Return the name of the tie of an application with a shared cap."""
    return f"{GETEILT}{kennung} {geteilt.art}"


def lehne_ab(programm: str, hindernis: Hindernis, fassung: Fassung) -> Ablehnung:
    """Return the refusal; where the rule states no clause, the legal basis of the version stands for it."""
    return Ablehnung(programm, hindernis.grund, hindernis.stelle or fassung.rechtsgrundlage)


def _kontingente(vorhaben: Vorhaben, fassung: Fassung) -> Iterator[tuple[str, int]]:
    if fassung.satz is None:
        return
    for kontingent in fassung.satz.kontingente(vorhaben):
        wessen = vorhaben.traeger.id
        if kontingent.je == "objekt" and vorhaben.objekt is not None:
            wessen = vorhaben.objekt.id
        yield f"{kontingent.name}:{wessen}", kontingent.anzahl
