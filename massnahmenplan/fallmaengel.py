"""What is wrong with a case between its rows: references that lead nowhere, gaps, contradictions."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from massnahmenplan.begriffe.beziehung import PAARE
from massnahmenplan.begriffe.deckung import Kasse
from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG, ZEITARTEN, Festlegungsart
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante
from massnahmenplan.begriffe.objekt import OBJEKTVERWEISE
from massnahmenplan.begriffe.physik import verweise
from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.begriffe.szenario import ALLE
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.grundlagen.zeitangabe import ist_zeitangabe, teil_von
from massnahmenplan.mietrecht import mietmaengel

if TYPE_CHECKING:
    from massnahmenplan.planungsfall import Planungsfall

Verweis = tuple[str, Iterable[str], Collection[str], str]
"""Who names, what is named, what there is, in which list."""


def maengel(fall: "Planungsfall") -> Iterator[str]:
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
    yield from _standmaengel(fall)
    yield from _zu_feine_perioden(fall)
    yield from _haushaltsluecken(fall)
    yield from _deckungsmaengel(fall)
    if all(variante.massnahme in fall.massnahme_mit_id for variante in fall.varianten):  # else named already
        yield from mietmaengel(fall.vermietete, fall.ausfuehrungen, fall.vermieter)


def _zu_feine_perioden(fall: "Planungsfall") -> Iterator[str]:
    """Yield parts of years that the case does not count in, and decisions whose time is none."""
    achse = fall.projekt.zeitachse
    zeilen: tuple[Massnahme | Variante, ...] = (*fall.massnahmen, *fall.varianten)
    for zeile in zeilen:
        for angabe in (zeile.fruehester_beginn, zeile.spaetestes_ende):
            if angabe is not None and not achse.kennt(angabe):
                yield f"{zeile.id}: {angabe} ist feiner als das Raster des Falls ({achse.einheit})"
    for stand in fall.staende:
        wer = f"Stand von {stand.massnahme}"
        for angabe in (stand.beginn, stand.fertig, stand.zurueck_bis):
            if angabe is not None and not achse.kennt(angabe):
                yield f"{wer}: {angabe} ist feiner als das Raster des Falls ({achse.einheit})"
    for festlegung in fall.festlegungen:
        wert = festlegung.wert or ""
        if festlegung.art in ZEITARTEN and not (ist_zeitangabe(wert) and achse.kennt(wert)):
            yield f"Festlegung für {festlegung.massnahme}: „{wert}“ ist kein Zeitpunkt im Raster ({achse.einheit})"


def _standmaengel(fall: "Planungsfall") -> Iterator[str]:
    """Yield states said twice, and what lies outside the years of the plan."""
    anzahlen = Counter(stand.massnahme for stand in fall.staende)
    for massnahme, anzahl in anzahlen.items():
        if anzahl > 1:
            yield f"Stand von {massnahme}: zweimal angegeben"
    for stand in fall.staende:
        if stand.gebunden:
            yield from _unmoegliche_zeiten(stand, fall.projekt.zeitachse)
    for (kredit, jahr), wie_oft in Counter((zeile.kredit, zeile.jahr) for zeile in fall.kreditstand).items():
        if wie_oft > 1:
            yield f"Kreditstand von {kredit} {jahr}: zweimal angegeben"
        if not fall.projekt.beginn <= jahr < fall.projekt.planungstag.year:
            yield f"Kreditstand von {kredit}: {jahr} ist kein vergangenes Jahr des Plans"
    for bescheid in (b for geltende in fall.bescheide_fuer.values() for b in geltende):
        if bescheid.bisher_ausgezahlt_eur > (bescheid.betrag_eur or 0):
            summe, bewilligt = euro(bescheid.bisher_ausgezahlt_eur), euro(bescheid.betrag_eur)
            wer = f"Bescheid für {bescheid.massnahme} aus {bescheid.programm}"
            yield f"{wer}: zusammen {summe} ausgezahlt, bewilligt sind {bewilligt}"


def _unmoegliche_zeiten(stand: Massnahmenstand, achse: Zeitachse) -> Iterator[str]:
    """Yield years of what is contracted or built that the plan does not have, and an end before the begin."""
    wer, angaben = f"Stand von {stand.massnahme}", [a for a in (stand.beginn, stand.fertig) if a is not None]
    for jahr in (*stand.kosten_eur, *(teil_von(angabe).jahr for angabe in angaben)):
        if jahr not in achse.jahre:
            yield f"{wer}: {jahr} liegt außerhalb des Plans ({achse.beginn}–{achse.ende})"
    if len(angaben) == 2 and all(map(achse.kennt, angaben)):
        beginn, fertig = map(achse.perioden_von, angaben)
        if fertig.stop <= beginn.start:
            yield f"{wer}: fertig ({angaben[1]}) vor dem Beginn ({angaben[0]})"


def _haushaltsluecken(fall: "Planungsfall") -> Iterator[str]:
    jahre: dict[tuple[str, Haushaltsart], set[int]] = {}
    for ansatz in fall.haushalt:
        jahre.setdefault((ansatz.kostentraeger, ansatz.art), set()).add(ansatz.jahr)
    for (traeger, art), genannte in jahre.items():
        if fehlende := [str(jahr) for jahr in fall.projekt.zeitachse.jahre if jahr not in genannte]:
            yield f"Haushalt {traeger} ({art}): kein Ansatz für {', '.join(fehlende)}"


def _deckungsmaengel(fall: "Planungsfall") -> Iterator[str]:
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


def _verweise(fall: "Planungsfall") -> Iterator[Verweis]:
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
        wer = f"Beziehung {beziehung.bezeichnung}"
        yield wer, (*beziehung.mitglieder, *beziehung.ersparnis_eur), massnahmen, "massnahmen"
        yield wer, (beziehung.objekt,) if beziehung.objekt else (), fall.objekt_mit_id, "objekte"
    for energie in fall.energietraeger:
        reihen = {reihe.id for reihe in fall.emissionsreihen}
        name = energie.emissionsfaktor_g_kwh
        yield f"Energieträger {energie.id}", (name,) if isinstance(name, str) else (), reihen, "emissionsreihen"
    yield "Ziel", [z.kriterium for z in fall.ziele if z.kriterium], {k.id for k in fall.kriterien}, "kriterien"
    yield "Topf", fall.toepfe, fall.programm_mit_id, "programme"
    yield from _kontoverweise(fall)
    yield from _festgelegtes(fall)
    yield from _szenarioverweise(fall)
    yield from _standverweise(fall)


def _szenarioverweise(fall: "Planungsfall") -> Iterator[Verweis]:
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


def _standverweise(fall: "Planungsfall") -> Iterator[Verweis]:
    energie = {traeger.id for traeger in fall.energietraeger}
    for stand in fall.staende:
        wer = f"Stand von {stand.massnahme}"
        yield wer, (stand.massnahme, *((stand.mit,) if stand.mit else ())), fall.massnahme_mit_id, "massnahmen"
        yield wer, stand.endenergie_kwh_a, energie, "energietraeger"
        namen = {variante.id for variante in fall.varianten if variante.massnahme == stand.massnahme}
        yield wer, (stand.variante,) if stand.variante else (), {*namen, BASIS}, "varianten"
    for bescheid in fall.bescheide:
        wer = f"Bescheid vom {bescheid.datum:%d.%m.%Y}"
        yield wer, (bescheid.massnahme,), fall.massnahme_mit_id, "massnahmen"
        yield wer, (bescheid.programm,), fall.programm_mit_id, "programme"
    yield "Kreditstand", sorted({zeile.kredit for zeile in fall.kreditstand}), fall.kredit_mit_id, "kredite"


def _traegerverweise(fall: "Planungsfall") -> Iterator[Verweis]:
    traeger = fall.traeger_mit_id
    for ansatz in fall.haushalt:
        yield f"Haushalt {ansatz.jahr}", (ansatz.kostentraeger,), traeger, "kostentraeger"
    for deckung in fall.deckungen:
        yield "Deckung", (deckung.von, deckung.nach), traeger, "kostentraeger"
    for verpflichtung in fall.verpflichtungen:
        yield f"Verpflichtung {verpflichtung.jahr}", (verpflichtung.kostentraeger,), traeger, "kostentraeger"
    for kredit in fall.kredite:
        yield f"Kredit {kredit.id}", (kredit.kostentraeger,), traeger, "kostentraeger"
    for objekt in fall.objekte:
        vermieter = (objekt.vermieter,) if objekt.vermieter else ()
        yield f"Objekt {objekt.id}", vermieter, traeger, "kostentraeger"


def _kontoverweise(fall: "Planungsfall") -> Iterator[Verweis]:
    for programm in fall.programme:
        konten = {konto for fassung in programm.fassungen for konto in fassung.konten}
        yield f"Programm {programm.id}", sorted(konten), fall.konto_mit_id, "foerderkonten"
    for beihilfe in fall.beihilfen:
        wer = f"Beihilfe vom {beihilfe.datum:%d.%m.%Y}"
        yield wer, (beihilfe.kostentraeger,), fall.traeger_mit_id, "kostentraeger"
        yield wer, (beihilfe.konto,), fall.konto_mit_id, "foerderkonten"


def _mengenverweise(
    fall: "Planungsfall", wer: str, bedarf: Iterable[str], energie: Iterable[str]
) -> Iterator[Verweis]:
    yield wer, bedarf, {ressource.id for ressource in fall.ressourcen}, "ressourcen"
    yield wer, energie, {traeger.id for traeger in fall.energietraeger}, "energietraeger"


def _physikverweise(
    fall: "Planungsfall", wer: str, genannte: Iterable[tuple[str, str | None, str]]
) -> Iterator[Verweis]:
    bekannte: dict[str, Collection[str]] = {
        "energietraeger": {traeger.id for traeger in fall.energietraeger},
        "objekte": fall.objekt_mit_id,
        "kostentraeger": fall.traeger_mit_id,
    }
    for _, kennung, liste in genannte:
        if kennung is not None:
            yield wer, (kennung,), bekannte[liste], liste


def _festgelegtes(fall: "Planungsfall") -> Iterator[Verweis]:
    for festlegung in fall.festlegungen:
        wer, wert = f"Festlegung für {festlegung.massnahme}", (festlegung.wert or "",)
        yield wer, (festlegung.massnahme,), fall.massnahme_mit_id, "massnahmen"
        if festlegung.art is Festlegungsart.FOERDERUNG:
            yield wer, wert, {*fall.programm_mit_id, OHNE_FOERDERUNG}, "programme"
        if festlegung.art is Festlegungsart.VARIANTE:
            namen = {variante.id for variante in fall.varianten if variante.massnahme == festlegung.massnahme}
            yield wer, wert, {*namen, BASIS}, "varianten"
