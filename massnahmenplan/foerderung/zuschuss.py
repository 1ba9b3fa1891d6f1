"""What one application brings, line by line, before other programmes are looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.paket import (
    Geteilt,
    Hindernis,
    Leistungsart,
    Rechenzeile,
    Schritt,
    Teilungsart,
    Vorhaben,
)
from massnahmenplan.foerderung.programm import Fassung
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from massnahmenplan.foerderung.regelarten.satz import Mischsatz, Staffel
from massnahmenplan.grundlagen.schreibweise import euro_knapp
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Zuschuss:
    """Eligible cost after caps, rate, and the amount in whole cents with its calculation."""

    art: Leistungsart
    foerderfaehig_eur: Decimal
    satz: Decimal
    """Mean rate on the eligible cost; 0 where the amount is none of a rate."""
    betrag_eur: Decimal
    rechenweg: tuple[Rechenzeile, ...]
    raten_eur: tuple[Decimal, ...] = ()
    """Amounts by year of operation (operating aid) or by year of tax; empty for a grant."""
    geteilt: Geteilt | None = None
    """What is taken of a shared cap; whose cap, and of which year, depends on the day (``geteilt_am``)."""
    bedingungen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Begrenzt:
    """An amount within its caps, and the shared one among them."""

    wert: Decimal
    zeilen: tuple[Rechenzeile, ...] = ()
    grenze: Hoechstgrenze | None = None
    wunsch_eur: Decimal = NICHTS
    ganze_eur: Decimal = NICHTS


def berechne_zuschuss(vorhaben: Vorhaben, fassung: Fassung, belegt_eur: Decimal = NICHTS) -> Zuschuss | Hindernis:
    """Apply the rules in their order: eligible cost, minimum, caps on cost, rate, caps on the grant, rounding.

    Minimum grant and own share come after the cuts of the package (``kumulierung``).

    belegt_eur: what earlier applications have taken of the shared cap.
    """
    if (hindernis := _hindernis_vorab(vorhaben, fassung)) is not None:
        return hindernis
    kosten = fassung.foerderfaehig.bestimme(vorhaben)
    if (hindernis := fassung.minimum.pruefe_kosten(kosten.wert)) is not None:
        return hindernis
    begrenzt = _begrenze(fassung, "kosten", kosten.wert, vorhaben, belegt_eur)
    if isinstance(begrenzt, Hindernis):
        return begrenzt
    zeilen = (*kosten.zeilen, *begrenzt.zeilen)
    if fassung.satz is None:
        return _ohne_satz(vorhaben, fassung, begrenzt, zeilen, belegt_eur)
    misch = fassung.satz.bestimme(vorhaben)
    staffel = fassung.satz.staffel(vorhaben, kosten.wert)
    if isinstance(staffel, Hindernis):
        return staffel
    basis = begrenzt
    if fassung.kredit is not None:
        basis = replace(begrenzt, wert=auf_cent(begrenzt.wert * fassung.kredit.anteil_kosten))
    roh, rechnung = _anteil(
        basis.wert, belegt_eur if begrenzt.grenze else NICHTS, misch, staffel, fassung.satz.stelle
    )
    satz = misch.wert if staffel is None or not basis.wert else roh / basis.wert
    fertig = _schliesse_ab(vorhaben, fassung, roh, basis.wert, (*zeilen, *misch.zeilen, *rechnung), belegt_eur)
    if isinstance(fertig, Hindernis):
        return fertig
    geteilt = fertig.geteilt
    if begrenzt.grenze is not None and geteilt is None:
        geteilt = _teilung_der_kosten(vorhaben, fassung, begrenzt, misch, staffel)
    return replace(fertig, satz=satz, geteilt=geteilt)


def _hindernis_vorab(vorhaben: Vorhaben, fassung: Fassung) -> Hindernis | None:
    for schwelle in fassung.schwellen:
        if (hindernis := schwelle.pruefe(vorhaben)) is not None:
            return hindernis
    if len(tuple(_geteilte_grenzen(fassung, vorhaben))) > 1:
        return Hindernis("Mehrere geteilte Höchstgrenzen gelten zugleich; berechnet wird nur eine.")
    return None


def geteilt_am(zuschuss: Zuschuss, vorhaben: Vorhaben, fassung: Fassung, antrag_am: date) -> Geteilt | None:
    """Return what is taken of the shared cap by an application on this day."""
    grenze = geteilte_grenze(fassung, vorhaben)
    if zuschuss.geteilt is None or grenze is None or (inhaber := grenze.inhaber(vorhaben)) is None:
        return None
    return replace(zuschuss.geteilt, inhaber=inhaber, jahr=antrag_am.year if grenze.erneuert_sich else None)


def geteilte_grenze(fassung: Fassung, vorhaben: Vorhaben) -> Hoechstgrenze | None:
    """Return the cap that the application shares with others, the first one if there are several."""
    return next(_geteilte_grenzen(fassung, vorhaben), None)


def _geteilte_grenzen(fassung: Fassung, vorhaben: Vorhaben) -> Iterator[Hoechstgrenze]:
    return (g for g in fassung.hoechstgrenzen if g.geteilt is not None and g.gilt_fuer(vorhaben))


def _ohne_satz(
    vorhaben: Vorhaben, fassung: Fassung, begrenzt: _Begrenzt, zeilen: tuple[Rechenzeile, ...], belegt_eur: Decimal
) -> Zuschuss | Hindernis:
    """Fixed amounts, operating aid and tax reductions."""
    if fassung.festbetrag is not None:
        schritt = fassung.festbetrag.bestimme(vorhaben, begrenzt.wert)
        if isinstance(schritt, Hindernis):
            return schritt
        return _schliesse_ab(
            vorhaben, fassung, schritt.wert, begrenzt.wert, (*zeilen, *schritt.zeilen), belegt_eur
        )
    if fassung.steuer is not None:
        raten, rechnung = fassung.steuer.raten(begrenzt.wert)
    else:
        assert fassung.betrieb is not None  # checked when the version was read
        jaehrlich = fassung.betrieb.im_jahr(vorhaben)
        if isinstance(jaehrlich, Hindernis):
            return jaehrlich
        raten, rechnung = (jaehrlich.wert,) * fassung.betrieb.jahre, jaehrlich.zeilen
        zeilen = ()
    summe = sum(raten, NICHTS)
    wie_oft = f"Summe über {len(raten)} Jahre"
    ende = Rechenzeile(wie_oft, summe, fassung.rechtsgrundlage)
    return Zuschuss(
        art=fassung.art,
        foerderfaehig_eur=begrenzt.wert,
        satz=NICHTS,
        betrag_eur=summe,
        rechenweg=(*zeilen, *rechnung, ende),
        raten_eur=raten,
        geteilt=_teilung_der_steuer(vorhaben, fassung, begrenzt) if begrenzt.grenze is not None else None,
        bedingungen=tuple(_bedingungen(vorhaben, fassung, summe)),
    )


def _anteil(
    basis_eur: Decimal, belegt_eur: Decimal, misch: Mischsatz, staffel: Staffel | None, stelle: str
) -> tuple[Decimal, list[Rechenzeile]]:
    """Return rate times cost, with the higher rate on the part above the threshold."""
    roh = misch.mal(basis_eur)
    zeilen = [Rechenzeile(f"{misch.text} von {euro_knapp(basis_eur)}", auf_cent(roh), stelle)]
    if staffel is not None:
        darueber = max(belegt_eur + basis_eur - max(staffel.schwelle_eur, belegt_eur), NICHTS)
        if darueber:
            mehr = staffel.punkte * darueber
            zeile = staffel.zeile
            zeilen.append(Rechenzeile(f"{zeile.text}: {euro_knapp(darueber)}", auf_cent(mehr), zeile.stelle))
            roh += mehr
    return roh, zeilen


def _schliesse_ab(
    vorhaben: Vorhaben,
    fassung: Fassung,
    roh: Decimal,
    foerderfaehig_eur: Decimal,
    zeilen: tuple[Rechenzeile, ...],
    belegt_eur: Decimal,
) -> Zuschuss | Hindernis:
    """Caps on the grant, funding gap, rounding, and the last line."""
    if fassung.luecke is not None:
        in_luecke = fassung.luecke.begrenze(roh, vorhaben)
        roh, zeilen = in_luecke.wert, (*zeilen, *in_luecke.zeilen)
    gedeckelt = _begrenze(fassung, "zuschuss", roh, vorhaben, belegt_eur)
    if isinstance(gedeckelt, Hindernis):
        return gedeckelt
    gerundet = fassung.rundung.runde(gedeckelt.wert)
    was = "Tilgungszuschuss" if fassung.kredit is not None else "Zuschuss"
    ende = Rechenzeile(was, gerundet.wert, fassung.rechtsgrundlage)
    return Zuschuss(
        art=fassung.art,
        foerderfaehig_eur=foerderfaehig_eur,
        satz=NICHTS,
        betrag_eur=gerundet.wert,
        rechenweg=(*zeilen, *gedeckelt.zeilen, *gerundet.zeilen, ende),
        geteilt=_teilung_des_zuschusses(vorhaben, fassung, gedeckelt) if gedeckelt.grenze is not None else None,
        bedingungen=tuple(_bedingungen(vorhaben, fassung, gerundet.wert)),
    )


def _bedingungen(vorhaben: Vorhaben, fassung: Fassung, betrag_eur: Decimal) -> Iterator[str]:
    yield from fassung.filter.bedingungen(vorhaben)
    yield from fassung.foerderfaehig.bedingungen(vorhaben)
    for schwelle in fassung.schwellen:
        yield from schwelle.bedingungen(vorhaben)
    if fassung.luecke is not None and (satz := fassung.luecke.bedingung(betrag_eur, vorhaben)) is not None:
        yield satz
    if fassung.kredit is not None and fassung.kredit.braucht_zuschuss is not None:
        yield f"Der Kredit setzt die Zusage von „{fassung.kredit.braucht_zuschuss}“ voraus."
    if neben := fassung.kumulierung.nur_neben_am_objekt:
        yield f"Am selben Objekt muss eine andere Maßnahme mit „{' oder '.join(neben)}“ gefördert werden."
    if fassung.netzgroesse is not None:
        yield f"Netzgröße: {fassung.netzgroesse.beschreibe()}."
    yield from fassung.fristen.bedingungen()
    yield from fassung.bedingungen


def _begrenze(
    fassung: Fassung, wovon: str, betrag_eur: Decimal, vorhaben: Vorhaben, belegt_eur: Decimal
) -> _Begrenzt | Hindernis:
    """Apply the application's own caps first, then the shared one to what they leave."""
    schritt = _schritte(
        (g for g in fassung.hoechstgrenzen if g.wovon == wovon and g.geteilt is None), betrag_eur, vorhaben
    )
    geteilte = geteilte_grenze(fassung, vorhaben)
    if isinstance(schritt, Hindernis):
        return schritt
    if geteilte is None or geteilte.wovon != wovon:
        return _Begrenzt(schritt.wert, schritt.zeilen)
    ganze = geteilte.ganze(vorhaben)
    if isinstance(ganze, Hindernis):
        return ganze
    wunsch = min(schritt.wert, geteilte.eigener_anteil(ganze, vorhaben)[0])
    zuletzt = geteilte.begrenze(schritt.wert, vorhaben, belegt_eur)
    assert isinstance(zuletzt, Schritt)  # the cap could be determined
    return _Begrenzt(zuletzt.wert, schritt.zeilen + zuletzt.zeilen, geteilte, wunsch, ganze[0])


def _schritte(grenzen: Iterable[Hoechstgrenze], betrag_eur: Decimal, vorhaben: Vorhaben) -> Schritt | Hindernis:
    zeilen: tuple[Rechenzeile, ...] = ()
    for grenze in grenzen:
        schritt = grenze.begrenze(betrag_eur, vorhaben)
        if isinstance(schritt, Hindernis):
            return schritt
        betrag_eur, zeilen = schritt.wert, zeilen + schritt.zeilen
    return Schritt(betrag_eur, zeilen)


def _teilung_der_kosten(
    vorhaben: Vorhaben, fassung: Fassung, begrenzt: _Begrenzt, misch: Mischsatz, staffel: Staffel | None
) -> Geteilt:
    hoch = misch.wert + (staffel.punkte if staffel is not None else 0)
    am_zuschuss = any(g.wovon == "zuschuss" and g.gilt_fuer(vorhaben) for g in fassung.hoechstgrenzen)
    einfach = (
        not am_zuschuss
        and fassung.luecke is None
        and (fassung.kredit is None or fassung.kredit.anteil_kosten == 1)
        and _reicht_der_rest(vorhaben, fassung, hoch * begrenzt.wunsch_eur)
    )
    return _geteilt(fassung, begrenzt, misch.wert, hoch, staffel, einfach)


def _teilung_der_steuer(vorhaben: Vorhaben, fassung: Fassung, begrenzt: _Begrenzt) -> Geteilt | None:
    if fassung.steuer is None:
        return None
    satz = fassung.steuer.satz
    einfach = fassung.steuer.ist_anteilig(begrenzt.wunsch_eur) and _reicht_der_rest(
        vorhaben, fassung, satz * begrenzt.wunsch_eur
    )
    return _geteilt(fassung, begrenzt, satz, satz, None, einfach)


def _teilung_des_zuschusses(vorhaben: Vorhaben, fassung: Fassung, begrenzt: _Begrenzt) -> Geteilt:
    eins = Decimal(1)
    return _geteilt(fassung, begrenzt, eins, eins, None, _reicht_der_rest(vorhaben, fassung, begrenzt.wunsch_eur))


def _reicht_der_rest(vorhaben: Vorhaben, fassung: Fassung, hoechstens_eur: Decimal) -> bool:
    """Return True if neither own share nor rounding can touch a grant of at most this amount."""
    eigen = fassung.minimum.verlangter_eigenanteil(vorhaben)
    return fassung.rundung.auf_eur == CENT and hoechstens_eur <= (1 - eigen) * vorhaben.kosten_eur


def _geteilt(
    fassung: Fassung, begrenzt: _Begrenzt, unten: Decimal, oben: Decimal, staffel: Staffel | None, einfach: bool
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
        stand=Teilungsart.FREI if einfach else Teilungsart.ERSTER,
    )
