"""The law that looks at all applications of a plan together: shared caps, accounts, conditions on other measures.

Applications are taken in the order of their days, on the same day in the order of measures and programmes; each
takes of a shared cap as much as is left, and counts on an account on the day of its approval.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.angebot import Angebot
from massnahmenplan.foerderung.angebote import pruefe_angebot, sammle_angebote
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.kontenbuch import Kontenbuch, Konteninhaber, Kontobelastung
from massnahmenplan.foerderung.kumulierung import verbinde
from massnahmenplan.foerderung.paket import Ablehnung, Antrag, Foerderwahl, Leistungsart, Paket
from massnahmenplan.foerderung.pakete import doppelt, uebergangene
from massnahmenplan.foerderung.planbedingungen import Vorgang, pruefe_planbedingungen
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.regelarten.minimum import KEIN_ZUSCHUSS
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Planabsage:
    """An application that the plan cannot make, or not as decided."""

    massnahme: str
    programm: str
    grund: str


@dataclass(frozen=True, slots=True)
class Planfoerderung:
    """What the law makes of all decisions on funding."""

    pakete: Mapping[str, Paket]
    """Measure -> its applications; what is refused brings no money and is not among them."""
    absagen: tuple[Planabsage, ...]
    belastungen: tuple[Kontobelastung, ...]


@dataclass(frozen=True, slots=True)
class Recht:
    """The rules in force for a case."""

    programme: Mapping[str, Programm]
    konten: Mapping[str, Foerderkonto]
    vergeben: Mapping[Konteninhaber, Sequence[tuple[date, Decimal]]]
    """Earlier awards: account and whose it is -> days and amounts."""
    netze: frozenset[str]
    """Network measures to which measures of the case connect."""


def wende_an(recht: Recht, vorgaenge: Sequence[Vorgang]) -> Planfoerderung:
    """Return the packages of all measures of a plan, and every application that is refused, with the reason."""
    absagen: list[Planabsage] = []
    angebote = _der_reihe_nach(recht, vorgaenge, absagen)
    pakete = {
        vorgang.massnahme: _paket(recht, vorgang, angebote[vorgang.massnahme], absagen) for vorgang in vorgaenge
    }
    buch = Kontenbuch(recht.konten, recht.vergeben)
    pakete = _belaste_konten(buch, vorgaenge, angebote, pakete, absagen)
    abgelehnt: set[tuple[str, str]] = set()
    for massnahme, programm, grund in pruefe_planbedingungen(recht.programme, recht.netze, vorgaenge, pakete):
        absagen.append(Planabsage(massnahme, programm, grund))
        abgelehnt.add((massnahme, programm))
    return Planfoerderung(_ohne(pakete, abgelehnt), tuple(absagen), tuple(buch.belastungen))


def _ohne(pakete: Mapping[str, Paket], abgelehnt: Collection[tuple[str, str]]) -> dict[str, Paket]:
    """Return the packages without refused applications: measure and programme."""
    return {
        massnahme: Paket(
            tuple(antrag for antrag in paket.antraege if (massnahme, antrag.programm) not in abgelehnt)
        )
        for massnahme, paket in pakete.items()
    }


def _der_reihe_nach(
    recht: Recht, vorgaenge: Sequence[Vorgang], absagen: list[Planabsage]
) -> dict[str, list[Angebot]]:
    """Return the offers of every measure, each with what earlier ones leave of a shared cap."""
    belegt: dict[str, Decimal] = defaultdict(Decimal)
    angebote: dict[str, list[Angebot]] = {vorgang.massnahme: [] for vorgang in vorgaenge}
    antraege = ((wahl, vorgang) for vorgang in vorgaenge for wahl in vorgang.wahl)
    for wahl, vorgang in sorted(antraege, key=lambda a: (a[0].antrag_am, a[1].massnahme, a[0])):
        angebot = _angebot(recht, vorgang.vorhaben, wahl, belegt)
        if isinstance(angebot, Angebot) and any(
            a.programm == angebot.programm for a in angebote[vorgang.massnahme]
        ):
            angebot = doppelt(angebot)
        if isinstance(angebot, Ablehnung):
            absagen.append(Planabsage(vorgang.massnahme, wahl.programm, angebot.grund))
            continue
        if angebot.geteilt is not None:
            belegt[angebot.geteilt.schluessel] += angebot.geteilt.angesetzt_eur
        angebote[vorgang.massnahme].append(angebot)
    return angebote


def _angebot(
    recht: Recht, vorhaben: Vorhaben, wahl: Foerderwahl, belegt: Mapping[str, Decimal]
) -> Angebot | Ablehnung:
    programm = recht.programme[wahl.programm]
    mit_angaben = vorhaben.mit_angaben(wahl.mit, wahl.ohne)
    angebot = pruefe_angebot(mit_angaben, programm, wahl.antrag_am, auch_ohne_zins=False)
    if isinstance(angebot, Ablehnung) or angebot.geteilt is None:
        return angebot
    schon = belegt.get(angebot.geteilt.schluessel, NICHTS)
    if not schon:
        return angebot
    rest = pruefe_angebot(mit_angaben, programm, wahl.antrag_am, schon, auch_ohne_zins=False)
    if isinstance(rest, Angebot) and _bringt_etwas(rest):
        return rest
    grund = rest.grund if isinstance(rest, Ablehnung) else KEIN_ZUSCHUSS
    lage = (
        f"Von der gemeinsamen Höchstgrenze von {euro_knapp(angebot.geteilt.grenze_eur)} haben frühere Anträge "
        f"{euro_knapp(schon)} in Anspruch genommen."
    )
    return Ablehnung(angebot.programm, f"{lage} {grund}", angebot.fassung.rechtsgrundlage)


def _bringt_etwas(angebot: Angebot) -> bool:
    """Return True if there is money; a loan without repayment grant is still a loan."""
    zuschuss = angebot.zuschuss
    return bool(zuschuss.foerderfaehig_eur if zuschuss.art is Leistungsart.KREDIT else zuschuss.betrag_eur)


def _paket(recht: Recht, vorgang: Vorgang, angebote: Sequence[Angebot], absagen: list[Planabsage]) -> Paket:
    """Return the package of a measure; where it is not admissible, the package without any application."""
    geordnet = sorted(angebote, key=lambda angebot: angebot.programm)
    ergebnis = tuple(_uebergangene(recht, vorgang, geordnet)) or verbinde(
        geordnet, vorgang.vorhaben, gemeinsam=True
    )
    if isinstance(ergebnis, Paket):
        return ergebnis
    absagen += [Planabsage(vorgang.massnahme, a.programm, a.grund) for a in ergebnis]
    return Paket()


def _uebergangene(recht: Recht, vorgang: Vorgang, angebote: Sequence[Angebot]) -> Iterator[Ablehnung]:
    """Yield subordinate programmes beside which one that comes first could be had."""
    if not any(angebot.fassung.kumulierung.nachrangig_zu for angebot in angebote):
        return
    alle = {
        kennung: gefunden
        for kennung, programm in recht.programme.items()
        if not isinstance(gefunden := sammle_angebote(vorgang.vorhaben, programm), Ablehnung)
    }
    yield from uebergangene(angebote, alle)


def _belaste_konten(
    buch: Kontenbuch,
    vorgaenge: Sequence[Vorgang],
    angebote: Mapping[str, Sequence[Angebot]],
    pakete: Mapping[str, Paket],
    absagen: list[Planabsage],
) -> dict[str, Paket]:
    """Enter the awards in the order of their approvals; return the packages after cuts."""
    neu = {massnahme: list(paket.antraege) for massnahme, paket in pakete.items()}
    vorhaben = {vorgang.massnahme: vorgang.vorhaben for vorgang in vorgaenge}
    reihe = sorted(
        (antrag.bewilligung_am, massnahme, platz)
        for massnahme, antraege in neu.items()
        for platz, antrag in enumerate(antraege)
        if antrag.konten
    )
    for _, massnahme, platz in reihe:
        antrag = neu[massnahme][platz]
        angebot = next(a for a in angebote[massnahme] if a.programm == antrag.programm)
        neu[massnahme][platz], gruende = buch.trage_ein(antrag, angebot, vorhaben[massnahme])
        absagen += [Planabsage(massnahme, antrag.programm, grund) for grund in gruende]
    return {
        massnahme: Paket(tuple(a for a in antraege if a.zuschuss_eur or not a.konten or _ist_nur_kredit(a)))
        for massnahme, antraege in neu.items()
    }


def _ist_nur_kredit(antrag: Antrag) -> bool:
    """Return True for a loan that has no repayment grant, so that no account can refuse it."""
    return not antrag.fliesst and not antrag.satz
