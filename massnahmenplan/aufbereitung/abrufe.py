"""Applications that take from a limit shared with other applications: shared caps and accounts that cut."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from massnahmenmodell.daten import Abruf
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.foerderung.angebot import geteilte_bindung
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.kontenbuch import Konteninhaber
from massnahmenplan.foerderung.paket import Antrag, Foerderwahl, Geteilt, Teilungsart
from massnahmenplan.planungsfall import Planungsfall

OffeneAntraege = Mapping[tuple[int, Foerderwahl], int]
"""Option and decision -> number of the Abruf, for awards that the model works out."""
EIN_EURO = Decimal(1)
"""Least award that is worth an application; a smaller one would drown in the tolerance of the solver."""


@dataclass(frozen=True, slots=True)
class Zuteilung:
    """An application whose award depends on others, as the model sees it."""

    abruf: Abruf
    antrag: Antrag
    frei: bool
    """True: the model works out the award. False: it is that of the package, and only allowed at full length."""


@dataclass(frozen=True, slots=True)
class _Platz:
    """An application of an option, before the applications are brought into order."""

    option: int
    massnahme: str
    antrag: Antrag


def zuteilungen(fall: Planungsfall, optionen: Sequence[Option]) -> tuple[Zuteilung, ...]:
    """Return all applications with shared caps, then those on accounts that cut, each in the order of the law."""
    ergebnis: list[Zuteilung] = []
    for gruppe in _nach_grenze(optionen).values():
        _teile_grenze(gruppe, ergebnis)
    for (kennung, inhaber), gruppe in _nach_konto(fall, optionen).items():
        _teile_konto(fall, fall.konto_mit_id[kennung], inhaber, gruppe, ergebnis)
    return tuple(ergebnis)


def offene_antraege(zugeteilt: Sequence[Zuteilung]) -> OffeneAntraege:
    """Return the applications whose award the model works out."""
    return {(z.abruf.option, z.antrag.wahl): a for a, z in enumerate(zugeteilt) if z.frei}


def hat_geteilte_grenze(option: Option, antrag: Antrag) -> bool:
    """Return True if other measures of the case can use up the cap of this application."""
    geteilt = antrag.geteilt
    return geteilt is not None and geteilte_bindung(antrag.kennung, geteilt) in option.paket.bindungen


def _nach_grenze(optionen: Sequence[Option]) -> dict[str, list[_Platz]]:
    gruppen: dict[str, list[_Platz]] = defaultdict(list)
    for o, option in enumerate(optionen):
        for antrag in option.paket.antraege:
            if antrag.geteilt is not None and hat_geteilte_grenze(option, antrag):
                gruppen[antrag.geteilt.schluessel].append(_Platz(o, option.massnahme, antrag))
    for gruppe in gruppen.values():
        gruppe.sort(key=lambda p: (p.antrag.antrag_am, p.massnahme, p.antrag.wahl, p.option))
    return {schluessel: gruppen[schluessel] for schluessel in sorted(gruppen)}


def kuerzende_konten(fall: Planungsfall, optionen: Sequence[Option]) -> frozenset[Konteninhaber]:
    """Return the accounts on which the model cuts awards; all others are limits on the choice (``kopplungen``).

    These are the ones that refuse, and those with a repayment grant, or an award that a second limit may cut as
    well (a shared cap, another account): of these only plans are found in which nothing has to be cut.
    """
    kuerzend, zu_eng = set(), set()
    for option in optionen:
        for antrag in option.paket.antraege:
            stellen = {
                (kennung, konto.inhaber(option.vorhaben.traeger))
                for kennung in antrag.konten
                if (konto := fall.konto_mit_id[kennung]).bei_ueberschreitung == "kuerzen"
            }
            kuerzend |= stellen
            if len(stellen) > 1 or not antrag.fliesst or hat_geteilte_grenze(option, antrag):
                zu_eng |= stellen
    return frozenset(kuerzend - zu_eng)


def _nach_konto(fall: Planungsfall, optionen: Sequence[Option]) -> dict[Konteninhaber, list[_Platz]]:
    kuerzend = kuerzende_konten(fall, optionen)
    gruppen: dict[Konteninhaber, list[_Platz]] = defaultdict(list)
    for o, option in enumerate(optionen):
        for antrag in option.paket.antraege:
            for kennung in antrag.konten:
                stelle = kennung, fall.konto_mit_id[kennung].inhaber(option.vorhaben.traeger)
                if stelle in kuerzend:
                    gruppen[stelle].append(_Platz(o, option.massnahme, antrag))
    for gruppe in gruppen.values():
        gruppe.sort(key=lambda p: (p.antrag.bewilligung_am, p.massnahme, p.antrag.wahl, p.option))
    return {stelle: gruppen[stelle] for stelle in sorted(gruppen)}


def _teile_grenze(gruppe: Sequence[_Platz], ergebnis: list[Zuteilung]) -> None:
    erste = len(ergebnis)
    for nummer, platz in enumerate(gruppe):
        geteilt = platz.antrag.geteilt
        assert geteilt is not None  # grouped by it
        frei = geteilt.art is not Teilungsart.ERSTER and (platz.antrag.fliesst or geteilt.schwelle_eur is None)
        vorher = tuple(erste + n for n in _andere(gruppe, nummer))
        ergebnis.append(Zuteilung(_abruf(platz, geteilt, vorher, frei), platz.antrag, frei))


def _abruf(platz: _Platz, geteilt: Geteilt, vorher: tuple[int, ...], frei: bool) -> Abruf:
    """Return what the application takes of the cap; the "award" of a loan is the amount that it may have."""
    satz_unten, satz_oben, mindestens = geteilt.satz_unten, geteilt.satz_oben, geteilt.mindestens_eur
    if not platz.antrag.fliesst:
        satz_unten = satz_oben = mindestens = EIN_EURO
    return Abruf(
        name=f"deckel:{geteilt.schluessel}",
        option=platz.option,
        wunsch=teur(geteilt.wunsch_eur),
        grenze=teur(geteilt.grenze_eur),
        vorher=vorher,
        schwelle=None if geteilt.schwelle_eur is None else teur(geteilt.schwelle_eur),
        satz_unten=float(satz_unten),
        satz_oben=float(satz_oben),
        mindestens=teur(max(mindestens, EIN_EURO) if frei else EIN_EURO),
        als_erster=not frei,
        ungekuerzt=geteilt.art is Teilungsart.UNGEKUERZT,
    )


def _teile_konto(
    fall: Planungsfall, konto: Foerderkonto, inhaber: str, gruppe: Sequence[_Platz], ergebnis: list[Zuteilung]
) -> None:
    erste = len(ergebnis)
    vergeben = list(fall.recht.vergeben.get((konto.id, inhaber), ()))
    for nummer, platz in enumerate(gruppe):
        tag = platz.antrag.bewilligung_am
        im_fenster = (n for n in _andere(gruppe, nummer) if konto.im_fenster(gruppe[n].antrag.bewilligung_am, tag))
        abruf = Abruf(
            name=f"konto:{konto.id}:{inhaber}",
            option=platz.option,
            wunsch=teur(platz.antrag.zuschuss_eur),
            grenze=teur(konto.frei_eur(tag, vergeben)),
            vorher=tuple(erste + n for n in im_fenster),
            schwelle=None,
            satz_unten=1.0,
            satz_oben=1.0,
            mindestens=teur(_mindestens(fall, platz.antrag)),
            als_erster=False,
        )
        ergebnis.append(Zuteilung(abruf, platz.antrag, frei=True))


def _andere(gruppe: Sequence[_Platz], nummer: int) -> Iterator[int]:
    """Yield the earlier applications that can stand in the same plan: of other measures, or of the same option."""
    platz = gruppe[nummer]
    for n, anderer in enumerate(gruppe[:nummer]):
        if anderer.massnahme != platz.massnahme or anderer.option == platz.option:
            yield n


def _mindestens(fall: Planungsfall, antrag: Antrag) -> Decimal:
    """Return the least award by itself; a joint minimum is a limit on the choice (``kopplungen``)."""
    fassung = fall.programm_mit_id[antrag.programm].fassung_am(antrag.antrag_am)
    if fassung is None or fassung.minimum.sammelantrag or antrag.aus_bescheid:
        return EIN_EURO
    return max(fassung.minimum.zuschuss_eur, EIN_EURO)
