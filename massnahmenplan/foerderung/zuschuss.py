"""What one application brings, line by line, before other programmes are looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Geteilt, Leistungsart
from massnahmenplan.foerderung.rechenweg import Hindernis, Rechenzeile, Schritt
from massnahmenplan.foerderung.regelarten.festbetrag import Festbetrag
from massnahmenplan.foerderung.regelarten.hoechstgrenze import Hoechstgrenze
from massnahmenplan.foerderung.regelarten.satz import Mischsatz, Satz, Staffel
from massnahmenplan.foerderung.teilung import (
    Begrenzung,
    geteilte_grenze,
    geteilte_grenzen,
    teile_kosten,
    teile_kosten_bei_festbetrag,
    teile_steuer,
    teile_zuschuss,
)
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp, gezaehlt
from massnahmenplan.grundlagen.zahlen import auf_cent

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
    begrenzt = replace(begrenzt, zeilen=(*kosten.zeilen, *begrenzt.zeilen))
    if fassung.satz is not None:
        return _nach_satz(vorhaben, fassung, fassung.satz, kosten.wert, begrenzt, belegt_eur)
    if fassung.festbetrag is not None:
        return _als_festbetrag(vorhaben, fassung, fassung.festbetrag, begrenzt, belegt_eur)
    return _in_jahresraten(vorhaben, fassung, begrenzt)


def geteilt_am(zuschuss: Zuschuss, vorhaben: Vorhaben, fassung: Fassung, antrag_am: date) -> Geteilt | None:
    """Return what is taken of the shared cap by an application on this day."""
    grenze = geteilte_grenze(fassung, vorhaben)
    if zuschuss.geteilt is None or grenze is None or (inhaber := grenze.inhaber(vorhaben)) is None:
        return None
    return replace(zuschuss.geteilt, inhaber=inhaber, jahr=antrag_am.year if grenze.erneuert_sich else None)


def _hindernis_vorab(vorhaben: Vorhaben, fassung: Fassung) -> Hindernis | None:
    for schwelle in fassung.schwellen:
        if (hindernis := schwelle.pruefe(vorhaben)) is not None:
            return hindernis
    if len(tuple(geteilte_grenzen(fassung, vorhaben))) > 1:
        return Hindernis("Mehrere geteilte Höchstgrenzen gelten zugleich; berechnet wird nur eine.")
    return None


def _nach_satz(
    vorhaben: Vorhaben,
    fassung: Fassung,
    satz: Satz,
    kosten_eur: Decimal,
    begrenzt: Begrenzung,
    belegt_eur: Decimal,
) -> Zuschuss | Hindernis:
    """Share of the cost, or of the loan; ``kosten_eur`` are those before caps."""
    misch = satz.bestimme(vorhaben)
    staffel = satz.staffel(vorhaben, kosten_eur)
    if isinstance(staffel, Hindernis):
        return staffel
    basis_eur = begrenzt.wert
    if fassung.kredit is not None:
        basis_eur = auf_cent(basis_eur * fassung.kredit.anteil_kosten)
    roh, rechnung = _anteil(basis_eur, belegt_eur if begrenzt.grenze else NICHTS, misch, staffel, satz.stelle)
    zeilen = (*begrenzt.zeilen, *misch.zeilen, *rechnung)
    fertig = _schliesse_ab(vorhaben, fassung, roh, basis_eur, zeilen, belegt_eur)
    if isinstance(fertig, Hindernis):
        return fertig
    geteilt = fertig.geteilt
    if begrenzt.grenze is not None and geteilt is None:
        geteilt = teile_kosten(vorhaben, fassung, begrenzt, misch, staffel)
    mittel = misch.wert if staffel is None or not basis_eur else roh / basis_eur
    return replace(fertig, satz=mittel, geteilt=geteilt)


def _als_festbetrag(
    vorhaben: Vorhaben, fassung: Fassung, festbetrag: Festbetrag, begrenzt: Begrenzung, belegt_eur: Decimal
) -> Zuschuss | Hindernis:
    schritt = festbetrag.bestimme(vorhaben, begrenzt.wert)
    if isinstance(schritt, Hindernis):
        return schritt
    zeilen = (*begrenzt.zeilen, *schritt.zeilen)
    fertig = _schliesse_ab(vorhaben, fassung, schritt.wert, begrenzt.wert, zeilen, belegt_eur)
    if isinstance(fertig, Hindernis) or begrenzt.grenze is None:
        return fertig
    return replace(fertig, geteilt=teile_kosten_bei_festbetrag(fassung, begrenzt))


def _in_jahresraten(vorhaben: Vorhaben, fassung: Fassung, begrenzt: Begrenzung) -> Zuschuss | Hindernis:
    """Tax reductions, and operating aid, which does not depend on the cost."""
    if fassung.steuer is not None:
        raten, rechnung = fassung.steuer.raten(begrenzt.wert)
        zeilen = (*begrenzt.zeilen, *rechnung)
    else:
        assert fassung.betrieb is not None  # checked when the version was read
        jaehrlich = fassung.betrieb.im_jahr(vorhaben)
        if isinstance(jaehrlich, Hindernis):
            return jaehrlich
        raten, zeilen = (jaehrlich.wert,) * fassung.betrieb.jahre, jaehrlich.zeilen
    summe = sum(raten, NICHTS)
    ende = Rechenzeile(f"Summe über {gezaehlt(len(raten), 'Jahre')}", summe, fassung.rechtsgrundlage)
    return Zuschuss(
        art=fassung.art,
        foerderfaehig_eur=begrenzt.wert,
        satz=NICHTS,
        betrag_eur=summe,
        rechenweg=(*zeilen, ende),
        raten_eur=raten,
        geteilt=teile_steuer(vorhaben, fassung, begrenzt) if begrenzt.grenze is not None else None,
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
        geteilt=teile_zuschuss(vorhaben, fassung, gedeckelt) if gedeckelt.grenze is not None else None,
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
        yield fassung.netzgroesse.bedingung
    yield from fassung.fristen.bedingungen()
    yield from fassung.bedingungen


def _begrenze(
    fassung: Fassung, wovon: str, betrag_eur: Decimal, vorhaben: Vorhaben, belegt_eur: Decimal
) -> Begrenzung | Hindernis:
    """Apply the application's own caps first, then the shared one to what they leave."""
    schritt = _schritte(
        (g for g in fassung.hoechstgrenzen if g.wovon == wovon and g.geteilt is None), betrag_eur, vorhaben
    )
    geteilte = geteilte_grenze(fassung, vorhaben)
    if isinstance(schritt, Hindernis):
        return schritt
    if geteilte is None or geteilte.wovon != wovon:
        return Begrenzung(schritt.wert, schritt.zeilen)
    ganze = geteilte.ganze(vorhaben)
    if isinstance(ganze, Hindernis):
        return ganze
    wunsch = min(schritt.wert, geteilte.eigener_anteil(ganze, vorhaben)[0])
    zuletzt = geteilte.begrenze(schritt.wert, vorhaben, belegt_eur)
    assert isinstance(zuletzt, Schritt)  # the cap could be determined
    return Begrenzung(zuletzt.wert, schritt.zeilen + zuletzt.zeilen, geteilte, wunsch, ganze[0])


def _schritte(grenzen: Iterable[Hoechstgrenze], betrag_eur: Decimal, vorhaben: Vorhaben) -> Schritt | Hindernis:
    """Apply caps one after the other, each to what the one before has left."""
    zeilen: tuple[Rechenzeile, ...] = ()
    for grenze in grenzen:
        schritt = grenze.begrenze(betrag_eur, vorhaben)
        if isinstance(schritt, Hindernis):
            return schritt
        betrag_eur, zeilen = schritt.wert, zeilen + schritt.zeilen
    return Schritt(betrag_eur, zeilen)
