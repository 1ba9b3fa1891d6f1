"""What an application takes of a cap that it shares with others, and whether that alone decides its grant."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Geteilt, Teilungsart
from massnahmenplan.foerderung.rechenweg import Rechenzeile
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from massnahmenplan.foerderung.regelarten.satz import Mischsatz, Staffel
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.zahlen import CENT

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Begrenzung:
    """An amount within its caps, and the shared one among them."""

    wert: Decimal
    """EUR that are left."""
    zeilen: tuple[Rechenzeile, ...] = ()
    grenze: Hoechstgrenze | None = None
    """The shared cap; None means that there is none, and then nothing is taken of it."""
    wunsch_eur: Decimal = NICHTS
    """What would be taken of it if nothing had been taken before."""
    ganze_eur: Decimal = NICHTS
    """All of it."""


def geteilte_grenze(fassung: Fassung, vorhaben: Vorhaben) -> Hoechstgrenze | None:
    """Return the cap that the application shares with others, the first one if there are several."""
    return next(geteilte_grenzen(fassung, vorhaben), None)


def geteilte_grenzen(fassung: Fassung, vorhaben: Vorhaben) -> Iterator[Hoechstgrenze]:
    """Yield the caps that the application shares with others."""
    yield from (g for g in fassung.hoechstgrenzen if g.geteilt is not None and g.gilt_fuer(vorhaben))


def teile_kosten(
    vorhaben: Vorhaben, fassung: Fassung, begrenzt: Begrenzung, misch: Mischsatz, staffel: Staffel | None
) -> Geteilt:
    """Return the part of a shared cap on the cost, with the rates that turn it into a grant."""
    hoch = misch.wert + (staffel.punkte if staffel is not None else 0)
    am_zuschuss = any(g.wovon == "zuschuss" and g.gilt_fuer(vorhaben) for g in fassung.hoechstgrenzen)
    einfach = (
        not am_zuschuss
        and fassung.luecke is None
        and (fassung.kredit is None or fassung.kredit.anteil_kosten == 1)
        and _reicht_der_rest(vorhaben, fassung, hoch * begrenzt.wunsch_eur)
    )
    return _geteilt(fassung, begrenzt, misch.wert, hoch, staffel, einfach)


def teile_steuer(vorhaben: Vorhaben, fassung: Fassung, begrenzt: Begrenzung) -> Geteilt | None:
    """Return the part of a shared cap on the cost that a tax reduction uses; None for operating aid."""
    if fassung.steuer is None:
        return None
    satz = fassung.steuer.satz
    einfach = fassung.steuer.ist_anteilig(begrenzt.wunsch_eur) and _reicht_der_rest(
        vorhaben, fassung, satz * begrenzt.wunsch_eur
    )
    return _geteilt(fassung, begrenzt, satz, satz, None, einfach)


def teile_kosten_bei_festbetrag(fassung: Fassung, begrenzt: Begrenzung) -> Geteilt:
    """Return the part of a shared cap on the cost, of which a fixed amount is no fixed share."""
    eins = Decimal(1)
    return _geteilt(fassung, begrenzt, eins, eins, None, einfach=False)


def teile_zuschuss(vorhaben: Vorhaben, fassung: Fassung, begrenzt: Begrenzung) -> Geteilt:
    """Return the part of a shared cap on the grant itself."""
    eins = Decimal(1)
    return _geteilt(fassung, begrenzt, eins, eins, None, _reicht_der_rest(vorhaben, fassung, begrenzt.wunsch_eur))


def _reicht_der_rest(vorhaben: Vorhaben, fassung: Fassung, hoechstens_eur: Decimal) -> bool:
    """Return True if neither own share nor rounding can touch a grant of at most this amount."""
    eigen = fassung.minimum.verlangter_eigenanteil(vorhaben)
    return fassung.rundung.auf_eur == CENT and hoechstens_eur <= (1 - eigen) * vorhaben.kosten_eur


def _geteilt(
    fassung: Fassung, begrenzt: Begrenzung, unten: Decimal, oben: Decimal, staffel: Staffel | None, einfach: bool
) -> Geteilt:
    assert begrenzt.grenze is not None
    return Geteilt(
        inhaber="",
        jahr=None,
        text=begrenzt.grenze.bezeichnung,
        wovon=begrenzt.grenze.wovon,
        wunsch_eur=begrenzt.wunsch_eur,
        grenze_eur=begrenzt.ganze_eur,
        angesetzt_eur=begrenzt.wert,
        schwelle_eur=staffel.schwelle_eur if staffel is not None else None,
        satz_unten=unten,
        satz_oben=oben,
        mindestens_eur=CENT if fassung.minimum.sammelantrag else max(fassung.minimum.zuschuss_eur, CENT),
        art=Teilungsart.FREI if einfach else Teilungsart.ERSTER,
    )
