"""State and notices against the whole case: phases against days, contradictions, approvals against the law."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.stand import GEBAUT, GEBUNDEN, MIT_ANDERER, Bescheid, Massnahmenstand
from massnahmenplan.begriffe.worte import LAGEN, PHASEN
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.standbeziehungen import verwaiste_beziehungen
from massnahmenplan.eingabe.standzeiten import zeitwidersprueche
from massnahmenplan.eingabe.standzweifel import (
    Zweifel,
    verfallene_bewilligungen,
    zweifel_am_bescheid,
    zweifel_am_stand,
)
from massnahmenplan.foerderung.bescheid import fassung_ohne_bedingungen
from massnahmenplan.foerderung.hoechstbetrag import moegliche_zuschuesse
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.foerderung.zuschuss import Zuschuss
from massnahmenplan.grundlagen.schreibweise import datum, euro
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorhabenbau import als_vorhaben

Standzeile = Zeile[Massnahmenstand]
Bescheidzeile = Zeile[Bescheid]


def pruefe_stand_im_fall(
    fall: Planungsfall,
    staende: Sequence[Standzeile],
    bescheide: Sequence[Bescheidzeile],
    sammler: Befundsammler,
) -> None:
    """Note E300–E309 and hints W300–W303, W307, W308, W310, W313–W316, W318; ``fall`` has this state."""
    for zeile in staende:
        _pruefe_lage(fall, zeile, sammler)
        _pruefe_andere(fall, zeile, sammler)
        _pruefe_tage(fall, zeile, sammler)
        for text, abhilfe in verwaiste_beziehungen(fall, zeile.gegenstand):
            zeile.hinweis(sammler, "W307", "mit", text, abhilfe)
        _melde_ungezaehltes(fall, zeile, sammler)
        _melde_zweifel(zeile, zweifel_am_stand(fall, zeile.gegenstand), sammler)
    verfallen = list(verfallene_bewilligungen(fall))
    for bescheid in bescheide:
        _pruefe_bescheidtage(fall, bescheid, sammler)
        _pruefe_auszahlung(fall, bescheid, sammler)
        _melde_zweifel(bescheid, zweifel_am_bescheid(bescheid.gegenstand, fall.bescheide), sammler)
        if _gilt(fall, bescheid.gegenstand):
            _pruefe_nach_recht(fall, bescheid, sammler)
            _melde_zweifel(bescheid, (z for b, z in verfallen if _ist_derselbe(b, bescheid.gegenstand)), sammler)


def _melde_zweifel(zeile: Standzeile | Bescheidzeile, zweifel: Iterable[Zweifel], sammler: Befundsammler) -> None:
    for kennung, feld, text, abhilfe in zweifel:
        zeile.hinweis(sammler, kennung, feld, text, abhilfe)


def _pruefe_lage(fall: Planungsfall, zeile: Standzeile, sammler: Befundsammler) -> None:
    """Note E300 given up though contracted, E309 against what is compulsory or forbidden."""
    stand, kennung = zeile.gegenstand, zeile.gegenstand.massnahme
    lage, phase = LAGEN[stand.lage], PHASEN[stand.phase]
    arten = {f.art: f.beschluss for f in fall.festlegungen if f.massnahme == kennung}
    if stand.ausgeschieden and stand.phase in GEBUNDEN:
        text = f"{lage} widerspricht der Phase „{phase}“"
        abhilfe = "Die Phase zurücksetzen (bezahlte Beträge vom Haushalt abziehen) oder eine andere Lage angeben."
        zeile.fehler(sammler, "E300", "lage", text, abhilfe)
    elif stand.phase in GEBAUT and stand.lage == "zurueckgestellt":
        text = f"{lage} widerspricht der Phase „{phase}“"
        zeile.fehler(sammler, "E300", "lage", text, "Die Lage oder die Phase berichtigen.")
    muss = fall.massnahme_mit_id[kennung].pflicht or Festlegungsart.MUSS in arten
    if stand.ausgeschieden and muss:
        text = f"{lage}, zugleich aber verpflichtend (pflicht: ja oder Festlegung muss)"
        zeile.fehler(sammler, "E309", "lage", text, "Die Pflicht aufheben oder die Lage ändern.")
    if stand.gebunden and Festlegungsart.DARF_NICHT in arten:
        text = f"{phase}, zugleich aber untersagt ({arten[Festlegungsart.DARF_NICHT]})"
        zeile.fehler(sammler, "E309", "phase", text, "Die Festlegung darf_nicht aufheben.")


def _pruefe_andere(fall: Planungsfall, zeile: Standzeile, sammler: Befundsammler) -> None:
    """Note E304: which other measure takes its place."""
    stand = zeile.gegenstand
    if stand.lage in MIT_ANDERER and stand.mit is None:
        zeile.fehler(sammler, "E304", "mit", f"fehlt bei „{LAGEN[stand.lage]}“", "Die andere Maßnahme nennen.")
    elif stand.lage not in MIT_ANDERER and stand.mit is not None:
        abhilfe = "lage: zusammengelegt oder ersetzt angeben, oder mit weglassen."
        zeile.fehler(sammler, "E304", "mit", f"gehört nicht zu „{LAGEN[stand.lage]}“", abhilfe)
    elif stand.mit is not None and stand.massnahme in (weg := list(_weg(fall, stand))):
        text = (
            "ist die Maßnahme selbst"
            if len(weg) == 1
            else f"führt im Kreis: {' → '.join((stand.massnahme, *weg))}"
        )
        zeile.fehler(sammler, "E304", "mit", text, "Eine Maßnahme nennen, die bleibt.")


def _weg(fall: Planungsfall, stand: Massnahmenstand | None) -> Iterator[str]:
    """Yield what took the place of a measure, what took the place of that, and so on, each once."""
    gesehen: set[str] = set()
    while stand is not None and stand.mit is not None and stand.mit not in gesehen:
        gesehen.add(stand.mit)
        yield stand.mit
        stand = fall.stand_von.get(stand.mit)


def _pruefe_tage(fall: Planungsfall, zeile: Standzeile, sammler: Befundsammler) -> None:
    """Note E308 after the Stichtag, E303 dates that the phase does not allow."""
    stand, tag, achse = zeile.gegenstand, fall.projekt.planungstag, fall.projekt.zeitachse
    if fall.projekt.stichtag is not None and stand.datum > tag:
        text = f"liegt nach dem Stichtag {datum(tag)}"
        zeile.fehler(sammler, "E308", "datum", text, "projekt.stichtag weiterrücken oder das Datum berichtigen.")
    for feld, text, abhilfe in zeitwidersprueche(stand, achse):
        zeile.fehler(sammler, "E303", feld, text, abhilfe)


def _weisen(fall: Planungsfall, kennung: str, variante: str | None) -> list[Massnahme]:
    wege = fall.ausfuehrungen[kennung]
    return list(wege.values()) if variante is None else [wege[variante]]


def _melde_ungezaehltes(fall: Planungsfall, zeile: Standzeile, sammler: Befundsammler) -> None:
    """Hint W300 no begin, W301 figures that do not count yet, W302 a measured effect where physics says it."""
    stand = zeile.gegenstand
    if stand.gebunden and stand.beginn is None and stand.fertig is None:
        ohne = "aber weder beginn noch fertig genannt: ohne letzten Plan wählt die Planung ihn"
        text = f"{PHASEN[stand.phase]}, {ohne}"
        zeile.hinweis(
            sammler, "W300", "phase", text, "beginn angeben; fortschreiben nimmt ihn aus dem letzten Plan."
        )
    felder = [f for f in ("kosten_eur", "co2_t_a", "endenergie_kwh_a") if getattr(stand, f) not in (None, {})]
    if not stand.gebunden and (ohne_wirkung := [*felder, *(["fertig"] if stand.fertig is not None else [])]):
        text = f"zählt erst ab der Phase „vergeben“ (jetzt „{PHASEN[stand.phase]}“)"
        zeile.hinweis(sammler, "W301", ohne_wirkung[0], text, _abhilfe_ungezaehlt(stand))
    gemessen = [f for f in felder if f != "kosten_eur"]
    if stand.gebunden and gemessen and any(w.physik for w in _weisen(fall, stand.massnahme, stand.variante)):
        text = "die Wirkung folgt aus der Physik des Objekts; der Wert steht nur im Bericht"
        zeile.hinweis(sammler, "W302", gemessen[0], text, "Die physik der Maßnahme oder das Objekt anpassen.")


def _abhilfe_ungezaehlt(stand: Massnahmenstand) -> str:
    """Return what to do with figures that do not count; money that is spent is still spent."""
    if any(stand.kosten_eur.values()):
        return (
            "Was schon bezahlt ist, vom Haushalt des Jahres abziehen; neue Kosten in der Liste massnahmen ändern."
        )
    return "Neue Kosten, Wirkungen oder Zeiten in der Liste massnahmen ändern."


def _pruefe_bescheidtage(fall: Planungsfall, zeile: Bescheidzeile, sammler: Befundsammler) -> None:
    """Note E307 days in the wrong order, E308 after the Stichtag."""
    bescheid, tag = zeile.gegenstand, fall.projekt.planungstag
    if bescheid.antrag_am is not None and bescheid.antrag_am > bescheid.datum:
        text = f"liegt nach dem Bescheid vom {datum(bescheid.datum)}"
        zeile.fehler(sammler, "E307", "antrag_am", text, "Antrag und Bescheid prüfen.")
    if bescheid.frist is not None and bescheid.frist < bescheid.datum:
        text = f"liegt vor dem Bescheid vom {datum(bescheid.datum)}"
        zeile.fehler(sammler, "E307", "frist", text, "Frist und Bescheid prüfen.")
    if fall.projekt.stichtag is not None and bescheid.datum > tag:
        text = f"liegt nach dem Stichtag {datum(tag)}"
        zeile.fehler(sammler, "E308", "datum", text, "projekt.stichtag weiterrücken oder das Datum berichtigen.")


def _gilt(fall: Planungsfall, bescheid: Bescheid) -> bool:
    """Return True for the last notice of a measure and a programme."""
    return any(_ist_derselbe(geltender, bescheid) for geltender in fall.bescheide_fuer[bescheid.massnahme])


def _ist_derselbe(einer: Bescheid, anderer: Bescheid) -> bool:
    """Return True for one notice, whatever has been paid on earlier ones."""
    eine, andere = ((b.massnahme, b.programm, b.datum) for b in (einer, anderer))
    return eine == andere


def _pruefe_auszahlung(fall: Planungsfall, zeile: Bescheidzeile, sammler: Befundsammler) -> None:
    """Note E308 paid only after the Stichtag; hint W308 payments that count nothing: loans, what is given up."""
    bescheid, tag = zeile.gegenstand, fall.projekt.planungstag
    for jahr, betrag in bescheid.ausgezahlt_eur.items():
        if fall.projekt.stichtag is not None and betrag and jahr > tag.year:
            text = f"liegt nach dem Stichtag {datum(tag)}: ausgezahlt ist das noch nicht"
            abhilfe = "Nur nennen, was eingegangen ist; der Rest kommt von selbst in spätere Jahre."
            zeile.fehler(sammler, "E308", f"ausgezahlt_eur.{jahr}", text, abhilfe)
    if not bescheid.ausgezahlt_eur and not bescheid.abgeschlossen:
        return
    stand = fall.stand_von.get(bescheid.massnahme)
    if fassung_ohne_bedingungen(fall.programm_mit_id[bescheid.programm], bescheid.beantragt_am).kredit is not None:
        text = f"{bescheid.programm} ist ein Kredit: Auszahlungen und Tilgungszuschuss folgen aus dem Plan"
        zeile.hinweis(sammler, "W308", "ausgezahlt_eur", text, "ausgezahlt_eur und abgeschlossen weglassen.")
    elif stand is not None and stand.ausgeschieden and bescheid.bisher_ausgezahlt_eur:
        text = f"{fall.benannt(bescheid.massnahme)} ist {LAGEN[stand.lage]}; im Plan zählt davon nichts"
        zeile.hinweis(
            sammler, "W308", "ausgezahlt_eur", text, "Rückforderung klären und im Haushalt berücksichtigen."
        )
    elif stand is not None and bescheid.abgeschlossen and stand.phase not in GEBAUT:
        _melde_verfall(fall, stand, zeile, sammler)


def _melde_verfall(
    fall: Planungsfall, stand: Massnahmenstand, zeile: Bescheidzeile, sammler: Befundsammler
) -> None:
    """Hint W310: a grant ends short of what is approved before its measure is built; it may be a slip."""
    bescheid = zeile.gegenstand
    verfallen = (bescheid.betrag_eur or Decimal(0)) - bescheid.bisher_ausgezahlt_eur
    if verfallen > 0:
        wer = fall.benannt(bescheid.massnahme)
        text = f"{wer} ist erst {PHASEN[stand.phase]}: {euro(verfallen)} der Bewilligung entfallen"
        zeile.hinweis(sammler, "W310", "abgeschlossen", text, "Weglassen, solange noch Geld erwartet wird.")


def _pruefe_nach_recht(fall: Planungsfall, zeile: Bescheidzeile, sammler: Befundsammler) -> None:
    """Note E306 a measure that can never apply, E305 more than the law grants; hint W303 not to be said."""
    bescheid = zeile.gegenstand
    programm, tag = fall.programm_mit_id[bescheid.programm], bescheid.beantragt_am
    fassung = programm.fassung_am(tag)
    if fassung is None:
        text = f"für den {datum(tag)} ist keine Fassung von {programm.id} bekannt; der Betrag ist nicht geprüft"
        zeile.hinweis(sammler, "W303", "programm", text, "antrag_am angeben oder prüfen.")
        return
    vorhaben = list(_als_vorhaben(fall, bescheid))
    if all((mangel := fassung.filter.artmangel(v)) is not None for v in vorhaben):
        text = f"{fall.benannt(bescheid.massnahme)} kann „{programm.name}“ nicht beantragen: {mangel}"
        zeile.fehler(sammler, "E306", "programm", text, "Programm, Art der Maßnahme und Kostenträger prüfen.")
    elif bescheid.betrag_eur is not None:
        umfeld = Umfeld(planmerkmale=frozenset(merkmal for m in fall.massnahmen for merkmal in m.liefert))
        passende = (v for v in vorhaben if fassung.filter.artmangel(v) is None)
        zuschuesse = (z for v in passende for z in moegliche_zuschuesse(v, fassung, tag, umfeld))
        _pruefe_betrag(fall, zeile, zuschuesse, sammler)


def _pruefe_betrag(
    fall: Planungsfall, zeile: Bescheidzeile, zuschuesse: Iterable[Zuschuss | Hindernis], sammler: Befundsammler
) -> None:
    """Note E305 if the law grants less however the measure is carried out; the first that is enough will do."""
    bescheid, hoechstens, grund = zeile.gegenstand, None, ""
    for zuschuss in zuschuesse:
        if isinstance(zuschuss, Hindernis):
            grund = grund or zuschuss.grund
            continue
        hoechstens = max(hoechstens or Decimal(0), zuschuss.betrag_eur)
        if (bescheid.betrag_eur or Decimal(0)) <= hoechstens + CENT:
            return
    if hoechstens is None:
        abhilfe = "Angaben der Maßnahme ergänzen, wenn der Betrag geprüft werden soll."
        zeile.hinweis(sammler, "W303", "betrag_eur", f"lässt sich nicht nachrechnen: {grund}", abhilfe)
        return
    programm = fall.programm_mit_id[bescheid.programm].name
    text = f"„{programm}“ gibt für {fall.benannt(bescheid.massnahme)} höchstens {euro(hoechstens)}"
    abhilfe = "Betrag und Programm des Bescheids prüfen, oder Kosten und Merkmale der Maßnahme."
    zeile.fehler(sammler, "E305", "betrag_eur", text, abhilfe)


def _als_vorhaben(fall: Planungsfall, bescheid: Bescheid) -> Iterator[Vorhaben]:
    """Yield the measure in each of its ways and begins as it was planned, and as dear as it has become."""
    stand, wege = fall.stand_von.get(bescheid.massnahme), fall.planweisen[bescheid.massnahme]
    achse = fall.projekt.zeitachse
    for variante in wege if stand is None or stand.variante is None else (stand.variante,):
        geplante = [als_vorhaben(fall, wege[variante], b) for b in _beginne(achse, wege[variante])]
        yield from geplante
        if stand is not None and stand.gebunden and any(stand.kosten_eur.values()):
            yield from _mit_gezahltem(fall, stand, fall.ausfuehrungen[stand.massnahme][variante], geplante)


def _beginne(achse: Zeitachse, weise: Massnahme) -> range:
    """Return the periods of begin; what is longer than the plan begins with it."""
    return range(achse.perioden.start, max(achse.perioden.stop - weise.dauer, achse.perioden.start) + 1)


def _mit_gezahltem(
    fall: Planungsfall, stand: Massnahmenstand, weise: Massnahme, geplante: Sequence[Vorhaben]
) -> Iterator[Vorhaben]:
    """Yield a contracted measure as a plan counts it, what is paid and what is still planned, and planned as dear.

    Where no begin is stated, it is by the first year in which something was paid.
    """
    achse, beginn = fall.projekt.zeitachse, stand.beginnt_in(fall.projekt.zeitachse)
    erstes = min(jahr for jahr, betrag in stand.kosten_eur.items() if betrag)
    moegliche = [b for b in _beginne(achse, weise) if achse.jahr_von(b) <= erstes] if beginn is None else [beginn]
    echte = [als_vorhaben(fall, weise, b) for b in moegliche]
    yield from echte
    kosten_eur = max([sum(stand.kosten_eur.values(), Decimal(0)), *(v.kosten_eur for v in echte)])
    yield from (_verteuert(v, kosten_eur) for v in geplante if kosten_eur > v.kosten_eur > 0)


def _verteuert(vorhaben: Vorhaben, kosten_eur: Decimal) -> Vorhaben:
    """Return the project at a higher cost, each part of it in the same proportion."""
    faktor = kosten_eur / vorhaben.kosten_eur
    return replace(
        vorhaben,
        zahlungen=(Zahlung(vorhaben.fertigstellung.year, kosten_eur),),
        teile=tuple((teil, auf_cent(betrag * faktor)) for teil, betrag in vorhaben.teile),
    )
