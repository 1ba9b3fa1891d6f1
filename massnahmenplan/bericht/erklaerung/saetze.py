"""Explanations as German sentences: one each for why, when, funding, what would have to change, limits."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.planziel import ist_besser
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.erklaerung.groessen import (
    aufzaehlung,
    engpaesse,
    geld,
    gewinn,
    groesse,
    ist_geschlossen,
    ist_nichts,
    menge,
    weniger,
)
from massnahmenplan.ergebnis import Planschritt
from massnahmenplan.ergebnis.erklaerung import (
    Abstand,
    Engpass,
    Erklaerung,
    Gegenprobe,
    Grenzauskunft,
    Mehrgeld,
    Mehrwirkung,
    Paketvergleich,
    Schritt,
    Unterschied,
    Unterschiedsart,
    Warum,
    Warumnicht,
    Weg,
)
from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt, tonnen
from massnahmenplan.planungsfall import Planungsfall

HOECHSTENS_AENDERUNGEN = 4
HOECHSTENS_ABGELEHNTE = 2
_GENAUER = frozenset({"haushalt", "konto"})
SICHTBAR_T = Decimal("0.05")
"""Less is no difference in print."""
_EINE_PERIODE = {1: "ein Jahr", 2: "ein Halbjahr", 4: "ein Quartal"}
_PERIODEN = {1: "Jahre", 2: "Halbjahre", 4: "Quartale"}


def warum(fall: Planungsfall, eintrag: Warum) -> str:
    """Return why a measure is in the plan."""
    if eintrag.gebunden is not None:
        phase, tag = worte.phase(eintrag.gebunden.phase), datum(eintrag.gebunden.datum)
        satz = f"Sie ist {phase} (Stand vom {tag}) und nicht mehr zu entscheiden."
    elif eintrag.pflicht:
        satz = f"Sie ist Pflicht{f' ({eintrag.beschluss})' if eintrag.beschluss else ''}."
    else:
        satz = gegenprobe(fall, eintrag.ohne, "Ohne sie")
    if abs(eintrag.einzeln_t - eintrag.gemeinsam_t) < SICHTBAR_T:
        return satz
    einzeln, gemeinsam = tonnen(eintrag.einzeln_t), tonnen(eintrag.gemeinsam_t)
    return f"{satz} Für sich mindert sie im Planzeitraum {einzeln}, im Plan trägt sie {gemeinsam} bei."


def gegenprobe(fall: Planungsfall, probe: Gegenprobe, wie: str) -> str:
    """Return what a plan without a measure (or with it) costs, and what it displaces."""
    if probe.abstand is None:
        return _ohne_plan(probe, wie)
    satz = _abstand(probe.abstand, wie)
    if probe.nebenbei is not None and not ist_nichts(probe.nebenbei):
        satz += f", aber mit {_unterschied(probe.nebenbei)}"
    liste = list(_aenderungen(fall, probe.unterschiede))
    mehr = len(liste) - HOECHSTENS_AENDERUNGEN
    if mehr > 0:
        liste = [*liste[:HOECHSTENS_AENDERUNGEN], gezaehlt(mehr, "weitere Änderungen")]
    return f"{satz}; dafür: {aufzaehlung(liste)}." if liste else f"{satz}."


def _unterschied(abstand: Abstand) -> str:
    return weniger(abstand) if abstand.hoechstens > 0 else gewinn(abstand)


def _ohne_plan(probe: Gegenprobe, wie: str) -> str:
    if probe.moeglich is None:
        return f"{wie} war in der Zeit kein Plan zu finden; ob es einen gibt, ist offen."
    if probe.engpaesse:
        return f"{wie} gibt es keinen Plan; bei sonst gleichem Plan gilt: {engpaesse(probe.engpaesse)}."
    return f"{wie} gibt es keinen Plan."


def _abstand(abstand: Abstand, wie: str) -> str:
    """Return what the aim loses, without a full stop."""
    if abstand.grenze is not None:
        return _vorrangig(abstand, wie)
    name = worte.zielgroesse(abstand.ziel)
    if ist_nichts(abstand):
        offen = "" if ist_geschlossen(abstand) else ", soweit gefunden"
        return f"{wie} bleibt {name} gleich{offen}"
    if abstand.hoechstens < 0 and abstand.ohne_grenzen:
        return (
            f"{wie} hätte ein gefundener Plan {gewinn(abstand)}, wenn mehr Änderungen erlaubt wären "
            f"(verlangt waren {abstand.ohne_grenzen})"
        )
    if abstand.hoechstens < 0:
        return f"{wie} hat ein gefundener Plan sogar {gewinn(abstand)}: der vorliegende ist nicht der beste"
    return f"{wie} hat der beste Plan {weniger(abstand)}{_offen(abstand)}"


def _offen(abstand: Abstand) -> str:
    return "" if ist_geschlossen(abstand) else " (Suche nicht abgeschlossen)"


def _vorrangig(abstand: Abstand, wie: str) -> str:
    """Return what an aim loses that others follow: what was found, what is demanded, what is proven."""
    assert abstand.grenze is not None
    ziel, name = abstand.ziel, worte.zielgroesse(abstand.ziel)
    wert, grenze = groesse(ziel, abstand.wert), groesse(ziel, abstand.grenze)
    hoechstens, mindestens = ("mindestens", "höchstens") if ziel == "kosten" else ("höchstens", "mindestens")
    verlangt = f"verlangt sind in der Rangfolge der Ziele {mindestens} {grenze}"
    bewiesen = abstand.schranke
    if bewiesen is not None and ist_besser(ziel, abstand.grenze, bewiesen):
        if ist_geschlossen(abstand):
            return f"{wie} sind {hoechstens} {wert} {name} möglich, {verlangt}"
        schranke = groesse(ziel, bewiesen)
        return f"{wie} sind {hoechstens} {schranke} {name} möglich (gefunden {wert}), {verlangt}"
    return f"{wie} wurden {hoechstens} {wert} {name} gefunden, {verlangt} (Suche nicht abgeschlossen)"


def _aenderungen(fall: Planungsfall, unterschiede: Sequence[Unterschied]) -> Iterator[str]:
    achse = fall.projekt.zeitachse
    for eintrag in unterschiede:
        name, vorher, nachher = f"„{worte.massnahme(fall, eintrag.massnahme)}“", eintrag.vorher, eintrag.nachher
        if nachher is None:
            yield f"{name} entfällt"
        elif vorher is None:
            yield f"{name} kommt hinzu ({achse.name(nachher.beginn)})"
        else:
            yield f"{name} {aufzaehlung([_anders(fall, art, vorher, nachher) for art in eintrag.arten])}"


def _anders(fall: Planungsfall, art: Unterschiedsart, vorher: Planschritt, nachher: Planschritt) -> str:
    """Return one difference of two decisions on a measure; what is new comes first."""
    schritte = (nachher, vorher)
    if art == "variante":
        namen = (f"„{worte.variante(fall, s.massnahme, s.variante)}“" for s in schritte)
        return " statt ".join(namen)
    if art == "verschoben":
        return " statt ".join(fall.projekt.zeitachse.name(s.beginn) for s in schritte)
    return "mit anderer Förderung"


def wann(fall: Planungsfall, eintrag: Warum) -> str:
    """Return what beginning earlier or later would cost with everything else as it is."""
    achse = fall.projekt.zeitachse
    frueh, spaet = (achse.name(periode) for periode in eintrag.fenster)
    if eintrag.frueher is None and eintrag.spaeter is None:
        return f"Ein anderer Beginn als {frueh} ist nicht möglich."
    teile = [
        f"früher geht es nicht ({frueh} ist der erste mögliche Beginn)"
        if eintrag.frueher is None
        else _beginn(fall, eintrag.frueher, "früher"),
        f"später geht es nicht ({spaet} ist der letzte mögliche Beginn)"
        if eintrag.spaeter is None
        else _beginn(fall, eintrag.spaeter, "später"),
    ]
    return f"Bei sonst gleichem Plan: {'; '.join(teile)}."


def _beginn(fall: Planungsfall, weg: Weg, richtung: str) -> str:
    achse = fall.projekt.zeitachse
    wie = f"{richtung}, {achse.name(weg.schritt.beginn)},"
    entfallen = _programme(fall, [programm for programm, _ in weg.ohne_programme])
    if not weg.moeglich:
        grund = engpaesse(weg.engpaesse) or "eine Bedingung ist nicht zu erfüllen"
        return f"{wie} geht es nicht: {grund}" + (f" (ohne {entfallen})" if entfallen else "")
    assert weg.abstand is not None
    ohne = f" und ohne {entfallen}" if entfallen else ""
    if ist_nichts(weg.abstand):
        return f"{wie} ginge ohne Unterschied für {worte.zielgroesse(weg.abstand.ziel)}{ohne}"
    if weg.abstand.hoechstens < 0:
        return f"{wie} hätte der Plan {gewinn(weg.abstand)}{ohne}"
    return f"{wie} hätte der Plan {weniger(weg.abstand)}{ohne}"


def foerderung(fall: Planungsfall, eintrag: Warum) -> str:
    """Return what other funding would bring, and which programmes are out."""
    programme = list(dict.fromkeys(wahl.programm for wahl in eintrag.schritt.foerderung))
    if not programme and not eintrag.andere_pakete and not eintrag.abgelehnt:
        return "Für ihre Art ist kein Programm des Falls da."
    satz = f"{_programme(fall, programme)} {_bringt(eintrag)}" if programme else "Im Plan ohne Förderung"
    vergleiche = [_vergleich(fall, vergleich) for vergleich in eintrag.andere_pakete]
    abgelehnt = [f"„{worte.programm(fall, p)}“ scheidet aus: {text.rstrip('.')}" for p, text in eintrag.abgelehnt]
    mehr = len(abgelehnt) - HOECHSTENS_ABGELEHNTE
    if mehr > 0:
        rest = "1 weiteres Programm scheidet aus" if mehr == 1 else f"{mehr} weitere Programme scheiden aus"
        abgelehnt = [*abgelehnt[:HOECHSTENS_ABGELEHNTE], rest]
    return f"{'; '.join([satz, *vergleiche, *abgelehnt])}."


def _bringt(eintrag: Warum) -> str:
    """Return grants and loans of the programmes of a measure, with the verb."""
    einer = len({wahl.programm for wahl in eintrag.schritt.foerderung}) == 1
    teile = [geld(eintrag.zuschuss_eur)] if eintrag.zuschuss_eur or not eintrag.schritt.darlehen else []
    teile += [f"einen Kredit von {geld(darlehen.betrag_eur)}" for darlehen in eintrag.schritt.darlehen]
    return f"{'bringt' if einer else 'bringen'} {aufzaehlung(teile)}"


def _programme(fall: Planungsfall, programme: Sequence[str]) -> str:
    return aufzaehlung([f"„{worte.programm(fall, kennung)}“" for kennung in programme]) if programme else ""


def _vergleich(fall: Planungsfall, vergleich: Paketvergleich) -> str:
    wie = f"mit {_programme(fall, vergleich.programme)}" if vergleich.programme else "ohne Förderung"
    if vergleich.weniger_eur > 0:
        unterschied = f"{geld(vergleich.weniger_eur)} weniger"
    elif vergleich.weniger_eur < 0:
        unterschied = f"{geld(-vergleich.weniger_eur)} mehr"
    else:
        unterschied = "gleich viel Zuschuss"
    weg = vergleich.weg
    if weg is None or vergleich.weniger_eur > 0:
        return f"{wie} {unterschied}"
    if not weg.moeglich:
        return f"{wie} {unterschied}, aber {engpaesse(weg.engpaesse) or 'eine Bedingung ist nicht zu erfüllen'}"
    if weg.abstand is None or ist_nichts(weg.abstand):
        return f"{wie} {unterschied}, ohne Unterschied für das Ziel"
    return f"{wie} {unterschied}, der Plan hätte {_unterschied(weg.abstand)}"


def warum_nicht(fall: Planungsfall, eintrag: Warumnicht) -> str:
    """Return what a plan with the measure costs and displaces."""
    if not eintrag.waehlbar:
        return eintrag.nichtwahl.text
    if eintrag.mit.moeglich is False:
        return "Mit ihr gibt es keinen Plan."
    return gegenprobe(fall, eintrag.mit, "Mit ihr")


def grund(eintrag: Warumnicht) -> str:
    """Return the reason code in words, with its text; estimates of what is missing are known better here."""
    code, text = eintrag.nichtwahl.grund, eintrag.nichtwahl.text
    return f"{worte.grund(code)}." if code in _GENAUER else f"{worte.grund(code)}. {text}"


def was_sich_aendern_muesste(fall: Planungsfall, eintrag: Warumnicht) -> str:
    """Return what would have to change for a measure to come in: money, effect, or time."""
    teile = [
        *([_mehrgeld(fall, eintrag.mehrgeld)] if eintrag.mehrgeld else []),
        *([_mehrwirkung(eintrag.mehrwirkung)] if eintrag.mehrwirkung else []),
        *([_mehrzeit(fall, eintrag.perioden_mehr)] if eintrag.perioden_mehr else []),
    ]
    if not teile and _ist_gleich_gut(eintrag.mit):
        ziel = "" if eintrag.mit.abstand is None else worte.zielgroesse(eintrag.mit.abstand.ziel)
        return f"Nichts: Für {ziel} ist ein Plan mit ihr so gut wie dieser. Wer sie will, legt sie fest („muss“)."
    if not teile and eintrag.daneben:
        return f"Mehr Geld allein genügt nicht; neben dem Plan gilt: {engpaesse(eintrag.daneben)}."
    return " ".join(teile) or "Was sich dafür ändern müsste, lässt sich nicht in einer Zahl sagen."


def _ist_gleich_gut(probe: Gegenprobe) -> bool:
    """Return True if a plan with the measure was found that loses nothing, and every aim keeps its limit."""
    return probe.abstand is not None and probe.abstand.grenze is None and ist_nichts(probe.abstand)


def _mehrgeld(fall: Planungsfall, mehr: Mehrgeld) -> str:
    beginn = fall.projekt.zeitachse.name(mehr.weg.beginn)
    if ist_nichts(mehr.abstand):
        dann = f"{worte.zielgroesse(mehr.abstand.ziel)} bliebe gleich"
    else:
        dann = f"der Plan hätte {_unterschied(mehr.abstand)}"
    return f"Neben dem Plan fände sie Platz mit {_betraege(mehr)} (Beginn {beginn}); {dann}."


def _betraege(mehr: Mehrgeld) -> str:
    """Return the extra money by purse; several years of one stand behind their sum."""
    je_kasse: dict[str, list[Engpass]] = {}
    for betrag in mehr.betraege:
        je_kasse.setdefault(betrag.name, []).append(betrag)
    return aufzaehlung([_betrag(name, liste) for name, liste in je_kasse.items()])


def _betrag(name: str, liste: Sequence[Engpass]) -> str:
    summe = geld(sum((eintrag.menge or Decimal(0) for eintrag in liste), Decimal(0)))
    if len(liste) == 1:
        return f"{summe} mehr im {name} {liste[0].jahr}"
    je_jahr = ", ".join(f"{eintrag.jahr} {geld(eintrag.menge or Decimal(0))}" for eintrag in liste)
    return f"zusammen {summe} mehr im {name} ({je_jahr})"


def _mehrwirkung(mehr: Mehrwirkung) -> str:
    if mehr.je_jahr:
        return (
            f"Mit {tonnen(mehr.menge, 3)} mehr Minderung im Jahr (gemeinsam mit den anderen, in ihren "
            f"Betriebsjahren) wäre ein Plan mit ihr so gut wie dieser."
        )
    if mehr.ziel == "kosten":
        return f"Wäre sie um {geld(mehr.menge)} Kapitalwert billiger, wäre ein Plan mit ihr so gut wie dieser."
    return f"Mit {groesse(mehr.ziel, mehr.menge)} mehr wäre ein Plan mit ihr so gut wie dieser."


def _mehrzeit(fall: Planungsfall, perioden: int) -> str:
    je_jahr = fall.projekt.zeitachse.je_jahr
    dauer = _EINE_PERIODE[je_jahr] if perioden == 1 else f"{perioden} {_PERIODEN[je_jahr]}"
    return f"Ihr Zeitfenster müsste um {dauer} länger sein, damit Planung und Bau hineinpassen."


def grenze(eintrag: Grenzauskunft, ziel: str) -> str:
    """Return use and worth of a limit."""
    name = worte.zielgroesse(eintrag.name) if eintrag.art == "rangfolge" else eintrag.name
    zeit = f" {eintrag.zeit}" if eintrag.zeit and eintrag.art != "ziel" else ""
    ist, soll = menge(eintrag.genutzt, eintrag.einheit), menge(eintrag.menge, eintrag.einheit)
    frei = menge(eintrag.frei, eintrag.einheit)
    if eintrag.art in {"ziel", "rangfolge"}:
        was = "Minderung: " if eintrag.art == "ziel" and eintrag.einheit == "t CO2e" else ""
        stand = f"{was}verlangt {soll}, erreicht {ist}, Spielraum {frei}"
    else:
        stand = f"{ist} von {soll} genutzt, frei {frei}"
    return f"{name}{zeit}: {stand}; {_wert(eintrag, ziel)}."


def grenzen_zusammen(eintraege: Sequence[Grenzauskunft], ziel: str) -> str:
    """Return one sentence for a limit in several years that are worth the same."""
    erste, letzte = eintraege[0], eintraege[-1]
    frei = [eintrag.frei for eintrag in eintraege]
    spielraum = f"{menge(min(frei), erste.einheit)} bis {menge(max(frei), erste.einheit)}"
    return f"{erste.name} {erste.zeit}–{letzte.zeit}: frei {spielraum}; {_wert(erste, ziel)}."


def _wert(eintrag: Grenzauskunft, ziel: str) -> str:
    if eintrag.schritt is not None and eintrag.schritt.abstand is not None:
        return _naechster_schritt(eintrag, eintrag.schritt, eintrag.schritt.abstand)
    if eintrag.preis is None:
        return "ohne Bewertung"
    if not eintrag.preis:
        return "mehr davon brächte nichts (Schätzung ohne Ganzzahligkeit)"
    je = Decimal(10_000) if eintrag.einheit == "EUR" else Decimal(1)
    wert = groesse(ziel, eintrag.preis * je)
    return f"je {menge(je, eintrag.einheit)} etwa {wert} (Schätzung ohne Ganzzahligkeit)"


def _naechster_schritt(eintrag: Grenzauskunft, schritt: Schritt, abstand: Abstand) -> str:
    """Return what one more step brings, solved again, and what of more is not ruled out."""
    um = menge(schritt.um, eintrag.einheit)
    wie = f"{um} weniger verlangt" if eintrag.art in {"ziel", "rangfolge"} else f"{um} mehr"
    keiner = ist_nichts(abstand) or abstand.hoechstens > 0
    gefunden = "kein Gewinn" if keiner else gewinn(abstand)
    if ist_geschlossen(abstand):
        return f"{wie}: {gefunden} (neu gelöst)"
    if abstand.mindestens is None:
        return f"{wie}: {gefunden} gefunden (Suche nicht abgeschlossen)"
    return (
        f"{wie}: {gefunden} gefunden, ausgeschlossen ist nur mehr als {groesse(abstand.ziel, -abstand.mindestens)}"
    )


def kopf(erklaerung: Erklaerung) -> str:
    """Return in which aim everything is stated, and how far the plan may be from the best one."""
    name = worte.zielgroesse(erklaerung.ziel)
    if len(erklaerung.ziele) > 1:
        davor = aufzaehlung([worte.zielgroesse(ziel) for ziel in erklaerung.ziele[:-1]])
        halten = "einhält" if len(erklaerung.ziele) == 2 else "einhalten"
        satz = f"Gewinn und Verlust gelten für {name}, solange {davor} die Grenzen der Rangfolge {halten}."
    else:
        satz = f"Gewinn und Verlust gelten für {name}."
    if erklaerung.ohne_grenzen:
        satz = (
            f"Der Plan ist eine Fortschreibung mit Grenzen für Änderungen ({erklaerung.ohne_grenzen}). Erklärt "
            f"wird er ohne diese Grenzen, ein Beweis gilt nur mit ihnen. {satz}"
        )
    if erklaerung.offen is None:
        return f"{satz} Der Plan ist nicht als bester bewiesen."
    if round(erklaerung.offen, 2) == 0:
        return f"{satz} Der Plan ist als bester bewiesen."
    return f"{satz} Der Plan kann um bis zu {groesse(erklaerung.ziel, erklaerung.offen)} vom besten entfernt sein."
