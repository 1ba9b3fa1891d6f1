"""From the last plan to the next one: what has happened, the search, and the result with every check passed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import numpy as np

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.annahmen import annahmen
from massnahmenplan.antragstermine import lege_spaet
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.einheiten import in_modelleinheit, zielwert_aus_modell
from massnahmenplan.aufbereitung.stabilitaet import halte_am
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart, Aenderungsvorgaben
from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, ist_besser
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.begriffe.worte import AENDERUNGEN
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.bericht.ursachen import Ursachenworte
from massnahmenplan.beweis import fuehre_nachweis, schreibe_protokoll
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.eingabe.standorte import Standorte
from massnahmenplan.ergebnis import (
    Aenderung,
    Bilanz,
    Ergebnis,
    Fortschreibung,
    Nichtwahl,
    Plan,
    Planschritt,
    Pruefschritt,
    Ursache,
    Ursachenart,
    Verstoss,
)
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.fortschreibung.aenderungen import liste_aenderungen
from massnahmenplan.fortschreibung.aufnahmen import mit_aufnahmen
from massnahmenplan.fortschreibung.letzter import Letzter, lies_letzten, verlange_vorgaenger
from massnahmenplan.fortschreibung.neuwahl import Neuwahl
from massnahmenplan.fortschreibung.rueckfragen import hinweise
from massnahmenplan.fortschreibung.schranke import geltende_schranke
from massnahmenplan.fortschreibung.staende import mit_staenden
from massnahmenplan.fortschreibung.suche import Bekanntes, Sucher, Suchlauf, Zielfund
from massnahmenplan.fortschreibung.verlangtes import anders_verlangt
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import AbweichungsFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.kreditverzicht import verzichte
from massnahmenplan.lockerung import auswege_aus
from massnahmenplan.loeser import Fortschritt
from massnahmenplan.nachrechnung.aenderungen import zaehle_aenderungen
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung.aenderungen import pruefe_aenderungen
from massnahmenplan.punktplan import kein_punkt
from massnahmenplan.rangfolge import HAAR, Stufe
from massnahmenplan.suche import Fund
from massnahmenplan.versionen import versionen
from massnahmenplan.vorgaben import Vorgaben


def schreibe_fort(
    alt: Planinhalt | Ergebnis,
    fall: Planungsfall,
    staende: Iterable[Massnahmenstand] = (),
    bescheide: Iterable[Bescheid] = (),
    vorgaben: Vorgaben | None = None,
    aenderung: Aenderungsvorgaben | None = None,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    orte: Standorte | None = None,
    melde_hinweis: Callable[[Befund], None] | None = None,
    kreditstand: Iterable[Kreditstand] = (),
) -> Ergebnis:
    """Return the next plan: what stands is kept, and every change is listed with its cause.

    ``staende``, ``bescheide`` and ``kreditstand`` come on top of those of the case and of the last plan; aims are
    those of the last plan where none are asked for. ``orte`` says where states and notices are said
    (``Standlesung.orte``); ``melde_hinweis`` is told, before the search, what nobody has reported.

    Errors: EingabeFehler if the last plan is none of this case; otherwise as ``planung.plane``.
    """
    letzter = lies_letzten(alt)
    verlange_vorgaenger(letzter, fall)
    fall = mit_staenden(fall, letzter, tuple(staende), tuple(bescheide), orte)
    melde = melde_hinweis or _uebergehe
    for hinweis in hinweise(letzter, fall, orte):
        melde(hinweis)
    fall = mit_aufnahmen(fall, letzter, kreditstand, melde)
    vorgaben = _vorgaben(letzter, fall, vorgaben)
    genannt = aenderung or Aenderungsvorgaben()
    preise = genannt.mit_preisen(letzter.bilanz.zielwerte.get(vorgaben.zielname, Decimal(0)))
    uhr = Uhr.gestellt(vorgaben.zeitlimit_s)
    grund = bereite_auf(fall.geordnet(), vorgaben.zielname)
    with auswege_aus(fall, uhr, grund.optionsliste):
        verlange_optionen(fall, grund)
    aufbereitung = halte_am(letzter.plan, fall, grund, preise, vorgaben.zielname)
    bekanntes = _bekanntes(letzter, fall, vorgaben, preise)
    schranke = None if bekanntes else geltende_schranke(letzter, grund, vorgaben.zielname)
    bepreist = frozenset(art for art, preis in genannt.preise.items() if preis)
    lauf = Sucher(fall, aufbereitung, vorgaben, uhr, bekanntes, schranke, fortschritt, bepreist)
    gefunden = lauf.suche()
    ergebnis = _ergebnis(letzter, fall, aufbereitung, vorgaben, preise, gefunden, uhr)
    uebernommen = bekanntes[0].schranke if bekanntes else schranke
    if uebernommen is None or gefunden.schranke != uebernommen:
        return ergebnis
    return replace(ergebnis, nachweis=replace(ergebnis.nachweis, schranke_vom=letzter.schranke_vom))


def _uebergehe(_hinweis: Befund) -> None:
    """Nobody asks for hints."""


def _vorgaben(letzter: Letzter, fall: Planungsfall, vorgaben: Vorgaben | None) -> Vorgaben:
    """Return what is asked for; the aims of the last plan where none are named."""
    vorgaben = vorgaben or Vorgaben()
    if vorgaben.ziel is None:
        _verlange_ziele_ohne_grenzen(letzter)
        vorgaben = replace(vorgaben, ziel=letzter.ziele, toleranz=vorgaben.toleranz or letzter.toleranzen)
    return vorgaben.fuer(fall.projekt)


def _verlange_ziele_ohne_grenzen(letzter: Letzter) -> None:
    """Refuse the aims of a point of a front: without the limits it was made with they lead far away from it."""
    if letzter.nachweis.get("grenzen"):
        raise kein_punkt("--plan")


def _bekanntes(
    letzter: Letzter, fall: Planungsfall, vorgaben: Vorgaben, preise: Aenderungsvorgaben
) -> tuple[Bekanntes, ...]:
    """Return what the last plan has proven, if it is for this very case: no change of input, none of the plan."""
    if vorgaben.ziele != letzter.ziele or fall.pruefsumme() != letzter.fall.pruefsumme():
        return ()
    return tuple(
        Bekanntes(in_modelleinheit(ziel, bester), in_modelleinheit(ziel, schranke))
        for ziel, bester, schranke in letzter.bewiesen(Decimal(repr(vorgaben.luecke)), preise)
    )


def _ergebnis(
    letzter: Letzter,
    fall: Planungsfall,
    gehalten: Aufbereitung,
    vorgaben: Vorgaben,
    preise: Aenderungsvorgaben,
    lauf: Suchlauf,
    uhr: Uhr,
) -> Ergebnis:
    verglichen = _vergleiche(fall, letzter, lauf, preise)
    ohne_preise = replace(gehalten, daten=replace(gehalten.daten, stabilitaet=None))
    plan, bilanz = _fertiger_plan(fall, ohne_preise, letzter, lauf)
    zaehlung = zaehle_aenderungen(fall, letzter.plan, plan)
    gebrochen = tuple(pruefe_aenderungen(fall, letzter.plan, plan, preise, zaehlung))
    if gebrochen:
        raise AbweichungsFehler(verstoss.text for verstoss in gebrochen)
    stufen = _stufen(fall, letzter, lauf, plan, preise)
    nachweis = fuehre_nachweis(stufen, bilanz, vorgaben, uhr.vergangen_s)
    heute, nicht_gewaehlt = _heute(letzter, fall), begruende_nichtwahl(fall, gehalten, plan, nachweis)
    verlangt = anders_verlangt(letzter, vorgaben.ziele)
    aenderungen = liste_aenderungen(letzter, fall, plan, bilanz, verlangt)
    if lauf.neuwahl is not None:
        worte = Ursachenworte(fall, letzter.fall)
        aenderungen = tuple(_mit_geld(a, lauf.neuwahl, letzter.plan, worte) for a in aenderungen)
    fortschreibung = Fortschreibung(
        kette=letzter.kette,
        vorgaben=preise,
        bisher=letzter.plan,
        zaehlung=zaehlung,
        aenderungen=tuple(_mit_obergrenze(aenderung, nicht_gewaehlt) for aenderung in aenderungen),
        nicht_zu_halten=tuple(verstoss.text for verstoss in heute),
        wenigste_bewiesen=lauf.wenigste_bewiesen and lauf.neuwahl is None,
    )
    return Ergebnis(
        fall=fall,
        plan=plan,
        bilanz=bilanz,
        nachweis=nachweis,
        nicht_gewaehlt=nicht_gewaehlt,
        protokoll=(*schreibe_protokoll(stufen, stufen[-1].fund, verglichen), _pruefschritt(fortschreibung, lauf)),
        annahmen=annahmen(fall),
        versionen=versionen(fall),
        fortschreibung=fortschreibung,
    )


def _mit_geld(aenderung: Aenderung, neuwahl: Neuwahl, bisher: Plan, worte: Ursachenworte) -> Aenderung:
    anlass = neuwahl.anlass(aenderung.massnahme, aenderung.art, bisher)
    return aenderung if anlass is None else replace(aenderung, ursache=worte.ursache(anlass))


def _mit_obergrenze(aenderung: Aenderung, nicht_gewaehlt: tuple[Nichtwahl, ...]) -> Aenderung:
    """Return a change that names the ceiling on changes first where nothing but it keeps out what goes."""
    eigene = (n for n in nicht_gewaehlt if (n.massnahme, n.grund) == (aenderung.massnahme, "obergrenze"))
    grenze = next(eigene, None)
    if grenze is None:
        return aenderung
    text = f"{grenze.text} Ursache: {aenderung.ursache.text}"
    return replace(aenderung, ursache=Ursache(Ursachenart.OBERGRENZE, text))


def _fertiger_plan(
    fall: Planungsfall, aufbereitung: Aufbereitung, letzter: Letzter, lauf: Suchlauf
) -> tuple[Plan, Bilanz]:
    """Return the last plan itself where it stands, loans included; else the one found, new measures tidied up."""
    plan, bilanz = lauf.fund.plan, lauf.fund.bilanz
    if lauf.haelt and {s.massnahme: _auswahl(s) for s in plan.schritte} == {
        s.massnahme: _auswahl(s) for s in letzter.plan.schritte
    }:
        rechnung = nachrechnung.rechne(fall, letzter.plan)
        verstoesse = rechnung.verstoesse or pruefung.pruefe(fall, letzter.plan, rechnung.bilanz)
        if not verstoesse and _ist_nicht_schlechter(rechnung.bilanz, bilanz, lauf):
            return letzter.plan, rechnung.bilanz
    neue = frozenset(s.massnahme for s in plan.schritte if letzter.plan.schritt(s.massnahme) is None)
    neue |= frozenset() if lauf.neuwahl is None else lauf.neuwahl.massnahmen
    plan, bilanz = lege_spaet(fall, aufbereitung, plan, bilanz, neue)
    return verzichte(fall, plan, bilanz, neue)


def _auswahl(schritt: Planschritt) -> tuple[str, int, frozenset[Foerderwahl]]:
    return schritt.variante, schritt.beginn, frozenset(schritt.foerderung)


def _ist_nicht_schlechter(bilanz: Bilanz, als: Bilanz, lauf: Suchlauf) -> bool:
    return all(
        not ist_besser(z.ziel, als.zielwerte[z.ziel], bilanz.zielwerte[z.ziel])
        or abs(als.zielwerte[z.ziel] - bilanz.zielwerte[z.ziel]) <= HAAR[z.ziel]
        for z in lauf.ziele
    )


def _stufen(
    fall: Planungsfall, letzter: Letzter, lauf: Suchlauf, plan: Plan, preise: Aenderungsvorgaben
) -> tuple[Stufe, ...]:
    """Return a stage per aim, as the proof wants them; the last one has the plan.

    A bound on the aim less the price of changes, plus the price that a plan pays, is one for all plans that pay no
    more: that is the bound which is stated.
    """
    stufen = []
    for nummer, zielfund in enumerate(lauf.ziele):
        ist_letzter = nummer == len(lauf.ziele) - 1
        fund = _mit_bestem(zielfund)
        if ist_letzter:
            versuche = fund.versuche + (lauf.fund.versuche if lauf.fund is not fund else ())
            fund = replace(lauf.fund, loesung=fund.loesung, schranke=fund.schranke, versuche=versuche)
        if nummer == 0 and fund.schranke is not None:
            preis = preise.preis(zaehle_aenderungen(fall, letzter.plan, plan if ist_letzter else fund.plan))
            richtung = 1 if zielfund.ziel in JE_MEHR_DESTO_BESSER else -1
            bezahlt = richtung * in_modelleinheit(zielfund.ziel, preis)
            fund = replace(fund, schranke=fund.schranke + bezahlt)
        toleranz = Decimal(0) if ist_letzter else Decimal(repr(zielfund.toleranz))
        stufen.append(Stufe(zielfund.ziel, toleranz, fund))
    return tuple(stufen)


def _mit_bestem(zielfund: Zielfund) -> Fund:
    """Return the plan of a stage with the best value that is known of its aim, which may be another plan's."""
    fund, ziel = zielfund.fund, zielfund.ziel
    if zielfund.wert == fund.loesung.zielwert:
        return fund
    zielwerte = {**fund.bilanz.zielwerte, ziel: zielwert_aus_modell(ziel, zielfund.wert)}
    return replace(fund, bilanz=replace(fund.bilanz, zielwerte=zielwerte))


def _vergleiche(fall: Planungsfall, letzter: Letzter, lauf: Suchlauf, preise: Aenderungsvorgaben) -> int:
    """Return how many figures of model and recomputation agree. Errors: AbweichungsFehler if one does not."""
    funde = [zielfund.fund for zielfund in lauf.ziele]
    funde += [] if lauf.fund is funde[-1] else [lauf.fund]
    verglichen, abweichungen = 0, []
    for fund in funde:
        zaehlung = zaehle_aenderungen(fall, letzter.plan, fund.plan)
        abweichungen += [*_zaehle_im_modell(fund, zaehlung)]
        erstes = lauf.ziele[0].ziel
        preis = preise.preis(zaehlung) * (-1 if erstes in JE_MEHR_DESTO_BESSER else 1)
        zielwerte = {**fund.bilanz.zielwerte, erstes: fund.bilanz.zielwerte[erstes] + preis}
        stabilitaet = fund.aufbereitung.daten.stabilitaet
        ohne_ziel = stabilitaet is not None and stabilitaet.ist_ziel
        loesung = replace(fund.loesung, zielwert=None, schranke=None) if ohne_ziel else fund.loesung
        abgleich = gleiche_ab(fund.aufbereitung, fund.form, loesung, replace(fund.bilanz, zielwerte=zielwerte))
        verglichen += abgleich.verglichen + len(zaehlung)
        abweichungen += abgleich.abweichungen
    if abweichungen:
        raise AbweichungsFehler(abweichungen)
    return verglichen


def _zaehle_im_modell(fund: Fund, zaehlung: Mapping[Aenderungsart, int]) -> Iterator[str]:
    """Yield kinds of change of which the model counts others than the recount."""
    werte = fund.form.nach_spalten(fund.loesung.werte)
    stabilitaet = fund.aufbereitung.daten.stabilitaet
    x = np.array([werte.get(("x", o), 0.0) for o in range(len(fund.aufbereitung.optionen))])
    for zahl in stabilitaet.zahlen if stabilitaet is not None else ():
        im_modell = zahl.anzahl(x)
        if round(im_modell) != (gezaehlt := zaehlung[Aenderungsart(zahl.name)]):
            yield f"Änderungen {zahl.name}: Modell {im_modell:.3f}, Nachrechnung {gezaehlt}"


def _heute(letzter: Letzter, fall: Planungsfall) -> tuple[Verstoss, ...]:
    """Return what the last plan, as far as the case knows its measures, would break today."""
    bekannte = tuple(
        schritt
        for schritt in letzter.plan.schritte
        if schritt.variante in fall.ausfuehrungen.get(schritt.massnahme, {})
    )
    plan = replace(letzter.plan, schritte=bekannte)
    rechnung = nachrechnung.rechne(fall, plan)
    return (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))


def _pruefschritt(fortschreibung: Fortschreibung, lauf: Suchlauf) -> Pruefschritt:
    gezaehlt = (
        ", ".join(f"{AENDERUNGEN[art]} {zahl}" for art, zahl in fortschreibung.zaehlung.items() if zahl) or "keine"
    )
    bewiesen = "bewiesen" if lauf.wenigste_bewiesen else "nicht bewiesen"
    ausser = "" if lauf.neuwahl is None else "außer denen für einen besseren Kapitalwert "
    text = f"{gezaehlt}; Obergrenzen und Festgeschriebenes eingehalten; {ausser}weniger gehen nicht: {bewiesen}"
    return Pruefschritt("Änderungen am letzten Plan", text, True)
