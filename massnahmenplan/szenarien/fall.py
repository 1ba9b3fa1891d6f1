"""The case as it is if a scenario comes true: a Planungsfall like any other, without scenarios of its own."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.energietraeger import Energietraeger
from massnahmenplan.begriffe.festlegung import ZEITARTEN, Festlegung
from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresmengen, Jahreswerte
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.szenario import ALLE, Szenario
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.grundlagen.zeit import EIN_TAG
from massnahmenplan.grundlagen.zeitangabe import spaeter
from massnahmenplan.planungsfall import Planungsfall

EINS = Decimal(1)


def mit(fall: Planungsfall, **felder: Any) -> Planungsfall:
    """Return the case with other fields, checked again; what is derived from fields is derived anew."""
    bisher = {name: getattr(fall, name) for name in Planungsfall.model_fields}
    return Planungsfall(**bisher | felder)


def angewandt_auf(szenario: Szenario, fall: Planungsfall) -> Planungsfall:
    """Return the case under a scenario; the given one stays as it is."""
    return mit(
        fall,
        szenarien=(),
        massnahmen=tuple(_massnahme(szenario, fall, massnahme) for massnahme in fall.massnahmen),
        varianten=tuple(_variante(szenario, fall, variante) for variante in fall.varianten),
        beziehungen=tuple(_beziehung(szenario, fall, beziehung) for beziehung in fall.beziehungen),
        energietraeger=tuple(_energietraeger(szenario, traeger) for traeger in fall.energietraeger),
        haushalt=tuple(_ansatz(szenario, ansatz) for ansatz in fall.haushalt),
        programme=tuple(_programm(szenario, programm) for programm in fall.programme),
        festlegungen=tuple(_festlegung(szenario, festlegung) for festlegung in fall.festlegungen),
    )


def nur_offenes(szenario: Szenario, fall: Planungsfall) -> Szenario:
    """Return the scenario without delays of measures that are contracted or built."""
    gebunden = {stand.massnahme for stand in fall.staende if stand.gebunden}
    offen = {m: jahre for m, jahre in szenario.beginn_verzug_a.items() if m not in gebunden}
    return szenario.model_copy(update={"beginn_verzug_a": offen})


def verzug(szenario: Szenario, massnahme: str) -> int:
    """Return by how many years a measure begins later than decided."""
    return szenario.beginn_verzug_a.get(massnahme, 0)


def _naechster(faktoren: Mapping[str, Decimal], massnahme: Massnahme) -> Decimal:
    """Return the factor for a measure: its own, that of its Handlungsfeld, or that for all."""
    schluessel = (massnahme.id, massnahme.handlungsfeld, ALLE)
    return next((faktoren[name] for name in schluessel if name in faktoren), EINS)


def _massnahme(szenario: Szenario, fall: Planungsfall, massnahme: Massnahme) -> Massnahme:
    felder = _skaliert(szenario, massnahme, massnahme)
    if verspaetung := verzug(szenario, massnahme.id):
        felder["fruehester_beginn"] = spaeter(massnahme.fruehester_beginn or fall.projekt.beginn, verspaetung)
    return massnahme.model_copy(update=felder)


def _variante(szenario: Szenario, fall: Planungsfall, variante: Variante) -> Variante:
    basis = fall.massnahme_mit_id[variante.massnahme]
    felder = _skaliert(szenario, basis, variante)
    if variante.fruehester_beginn is not None:
        felder["fruehester_beginn"] = spaeter(variante.fruehester_beginn, verzug(szenario, basis.id))
    genannte = {feld: wert for feld, wert in felder.items() if feld in variante.model_fields_set}
    return variante.model_copy(update=genannte)


def _skaliert(szenario: Szenario, massnahme: Massnahme, angaben: Massnahme | Variante) -> dict[str, Any]:
    """Return cost, revenue and effect as stated by a measure or a variant, times its factors."""
    kosten, ertrag, wirkung = (
        _naechster(faktoren, massnahme)
        for faktoren in (szenario.kosten_faktor, szenario.ertrag_faktor, szenario.wirkung_faktor)
    )
    felder: dict[str, Any] = {}
    if angaben.investition_eur is not None:
        felder["investition_eur"] = {
            teil: auf_cent(betrag * kosten) for teil, betrag in angaben.investition_eur.items()
        }
    if angaben.ertrag_eur_a is not None:
        felder["ertrag_eur_a"] = auf_cent(angaben.ertrag_eur_a * ertrag)
    if angaben.co2_t_a is not None:
        felder["co2_t_a"] = angaben.co2_t_a * wirkung
    if angaben.endenergie_kwh_a is not None:
        felder["endenergie_kwh_a"] = {
            traeger: menge * wirkung for traeger, menge in angaben.endenergie_kwh_a.items()
        }
    return felder


def _beziehung(szenario: Szenario, fall: Planungsfall, beziehung: Beziehung) -> Beziehung:
    """A loss in tonnes is a part of the effect of the second measure and changes with it."""
    if beziehung.co2_t_a is None:
        return beziehung
    faktor = _naechster(szenario.wirkung_faktor, fall.massnahme_mit_id[beziehung.mitglieder[1]])
    return beziehung.model_copy(update={"co2_t_a": beziehung.co2_t_a * faktor})


def _energietraeger(szenario: Szenario, traeger: Energietraeger) -> Energietraeger:
    preise, faktoren = szenario.energiepreis_faktor, szenario.emissionsfaktor_g_kwh
    preis = szenario.energiepreis_ct_kwh.get(traeger.id)
    if preis is None and traeger.preis_ct_kwh is not None:
        preis = _mal(traeger.preis_ct_kwh, preise.get(traeger.id, preise.get(ALLE, EINS)))
    felder = {
        "preis_ct_kwh": preis,
        "emissionsfaktor_g_kwh": faktoren.get(traeger.id, traeger.emissionsfaktor_g_kwh),
    }
    return traeger.model_copy(update=felder)


def _mal(werte: Jahreswerte, faktor: Decimal) -> Jahreswerte:
    wurzel = werte.root
    if isinstance(wurzel, Decimal):
        return Jahreswerte(wurzel * faktor)
    return Jahreswerte({jahr: wert * faktor for jahr, wert in wurzel.items()})


def _ansatz(szenario: Szenario, ansatz: Haushaltsansatz) -> Haushaltsansatz:
    faktoren = szenario.haushalt_faktor
    je_jahr: Jahresmengen | None = faktoren.get(ansatz.kostentraeger, faktoren.get(ALLE))
    faktor = None if je_jahr is None else je_jahr.im_jahr(ansatz.jahr)
    if faktor is None:
        return ansatz
    return ansatz.model_copy(update={"betrag_eur": auf_cent(ansatz.betrag_eur * faktor)})


def _programm(szenario: Szenario, programm: Programm) -> Programm:
    """Return the programme without applications from 1 January of the year in which it has stopped."""
    if programm.id not in szenario.programm_endet:
        return programm
    jahr = szenario.programm_endet[programm.id]
    return beendet(programm, date(jahr, 1, 1), f"Im Szenario seit {jahr} beendet.")


def beendet(programm: Programm, ab: date, auskunft: str) -> Programm:
    """Return the programme without applications from a day on; ``auskunft`` says so where it never opens."""
    letzter_tag = ab - EIN_TAG
    bleibende = tuple(
        fassung.model_copy(update={"gilt_bis": min(fassung.gilt_bis or letzter_tag, letzter_tag)})
        for fassung in programm.fassungen
        if fassung.gilt_ab <= letzter_tag
    )
    return programm.model_copy(update={"fassungen": bleibende or (_stillgelegt(programm.fassungen[0], auskunft),)})


def _stillgelegt(fassung: Fassung, auskunft: str) -> Fassung:
    """A programme that never opens keeps its place, since decisions of the case may name it."""
    formen = dict.fromkeys(("satz", "festbetrag", "betrieb", "steuer", "kredit"))
    return fassung.model_copy(update={**formen, "nur_auskunft": auskunft})


def _festlegung(szenario: Szenario, festlegung: Festlegung) -> Festlegung:
    """A decided year is delayed like the measure."""
    verspaetung = verzug(szenario, festlegung.massnahme)
    if not verspaetung or festlegung.art not in ZEITARTEN or festlegung.wert is None:
        return festlegung
    return festlegung.model_copy(update={"wert": str(spaeter(festlegung.wert, verspaetung))})
