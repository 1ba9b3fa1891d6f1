"""What was assumed because the case does not say it: told to the reader, one sentence each."""

from collections.abc import Iterator

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.begriffe.kriterium import Grundlage
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.ziel import Zielart
from massnahmenplan.grundlagen.schreibweise import anzahl, datum, prozent_knapp
from massnahmenplan.planungsfall import Planungsfall


def annahmen(fall: Planungsfall) -> tuple[str, ...]:
    """Return the assumptions behind every figure of this case, in German."""
    return (
        *_projekt(fall),
        *_raster(fall),
        *_geld(fall),
        *_zusagen(fall),
        *_rueckfluss(fall),
        *_kredite(fall),
        *_robustheit(fall),
        *_buendel(fall),
        *_wirkung(fall),
        *_kriterien(fall),
        *_foerderung(fall),
    )


def _projekt(fall: Planungsfall) -> Iterator[str]:
    projekt, gesetzt = fall.projekt, fall.projekt.model_fields_set
    if projekt.hinweis:
        yield projekt.hinweis
    if projekt.stichtag is None:
        yield f"Stichtag der Planung nicht genannt: Anträge sind ab {datum(projekt.planungstag)} möglich."
    if "diskontsatz" not in gesetzt:
        yield f"Diskontsatz nicht genannt: {prozent_knapp(projekt.diskontsatz)} pro Jahr."
    if "preissteigerung" not in gesetzt:
        yield "Preissteigerung nicht genannt: Baupreise bleiben gleich."
    if projekt.basisjahr is None:
        yield f"Basisjahr nicht genannt: Investitionen sind in Preisen von {projekt.preisjahr} verstanden."
    if fall.szenarien:
        yield f"Der Fall nennt {len(fall.szenarien)} Szenarien: dieser Plan rechnet ohne sie (Option --szenarien)."


def _raster(fall: Planungsfall) -> Iterator[str]:
    achse = fall.projekt.zeitachse
    if achse.je_jahr > 1 and fall.ressourcen:
        yield (
            f"Zeitraster {achse.einheit}: die Menge einer Ressource steht in jeder Periode ihres Jahres bereit; "
            "gilt sie über mehrere Jahre, zählt Bedarf nach seiner Zeit."
        )


def _geld(fall: Planungsfall) -> Iterator[str]:
    mit_ansatz = {(ansatz.kostentraeger, ansatz.art) for ansatz in fall.haushalt}
    bewegt = set(_bewegte_kassen(fall))
    for traeger in fall.kostentraeger:
        for art, wofuer in (
            (Haushaltsart.INVESTIV, "sein Geld für Investitionen"),
            (Haushaltsart.KONSUMTIV, "sein Geld für laufende Kosten"),
        ):
            if (traeger.id, art) in bewegt - mit_ansatz:
                yield f"Für {traeger.name} ist kein Haushalt ({art}) genannt: {wofuer} ist nicht begrenzt."
        if traeger.liquiditaetslinie_eur and not traeger.liquiditaetszins:
            yield f"Die Liquiditätslinie von {traeger.name} ist ohne Zins gerechnet."
    yield from _teilung(fall)
    yield from _mieten(fall)


def _teilung(fall: Planungsfall) -> Iterator[str]:
    """Who gets the grants of a measure that several pay for, where the case does not say it."""
    geteilt = [
        kennung
        for kennung, ausfuehrungen in fall.ausfuehrungen.items()
        if any(len(m.beteiligte) > 1 and "zuschuss_an" not in m.model_fields_set for m in ausfuehrungen.values())
    ]
    if geteilt and fall.programme:
        yield (
            "Zuschüsse für Maßnahmen mehrerer Kostenträger teilen sich, wie jeder die Kosten trägt; beantragt "
            f"werden sie von kostentraeger: {', '.join(sorted(geteilt))}."
        )


def _rueckfluss(fall: Planungsfall) -> Iterator[str]:
    """What flows back of saved energy cost is there only where prices are stated."""
    namen = [traeger.name for traeger in fall.kostentraeger if traeger.intracting_anteil]
    if namen:
        yield (
            f"Intracting ({', '.join(namen)}): eingesparte Energiekosten eines Jahres fließen im Folgejahr "
            "zurück, nach Abzug dessen, was sich überschneidet; wer mehr Energiekosten hat als vorher, zahlt zu."
        )


def _zusagen(fall: Planungsfall) -> Iterator[str]:
    """Municipalities that build for several years need authorisations to commit (VE)."""
    ermaechtigt = {ermaechtigung.kostentraeger for ermaechtigung in fall.verpflichtungen}
    begrenzt = {ansatz.kostentraeger for ansatz in fall.haushalt if ansatz.art is Haushaltsart.INVESTIV}
    wege = (m for ausfuehrungen in fall.ausfuehrungen.values() for m in ausfuehrungen.values())
    mehrjaehrig = {traeger for massnahme in wege if massnahme.dauer_bau > 1 for traeger in massnahme.zahlende}
    for traeger in fall.kostentraeger:
        if traeger.art is Traegerart.KOMMUNE and traeger.id in (begrenzt & mehrjaehrig) - ermaechtigt:
            yield (
                f"Für {traeger.name} sind keine Verpflichtungsermächtigungen genannt: was Aufträge für spätere "
                "Jahre zusagen, ist nicht begrenzt."
            )


def _mieten(fall: Planungsfall) -> Iterator[str]:
    """How levies and warm rents are read where the law or the case leave room."""
    if fall.mietrecht:
        yield (
            "Umlagen auf die Miete gelten ab dem Jahr nach der Fertigstellung, ohne Mieterhöhungen aus der Zeit "
            "vor dem Plan; welche Kappungsgrenze gilt, richtet sich nach der heutigen Kaltmiete. Was die Grenze "
            "kappt, wird nicht nachgeholt. Die Jahresarbeitszahl von Wärmepumpen gilt als belegt (§ 559f BGB)."
        )
        yield from (f"Mietrecht: {fassung.hinweis}" for fassung in fall.mietrecht[-1:] if fassung.hinweis)
    if any(objekt.warmmietenspielraum_eur_m2_monat is not None for objekt in fall.vermietete):
        yield (
            "Die Warmmiete ändert sich gegenüber heute nur durch Umlagen und gesparte Energie der Maßnahmen am "
            "Objekt, bewertet mit dem Preis des Jahres; wer nur t CO2 nennt, spart den Mietern nichts."
        )


def _robustheit(fall: Planungsfall) -> Iterator[str]:
    geschuetzt = [t for t in fall.kostentraeger if fall.robustheit_gamma(t.id)]
    if geschuetzt:
        wer = ", ".join(f"{t.name} (Γ = {anzahl(fall.robustheit_gamma(t.id))})" for t in geschuetzt)
        yield (
            f"Vorsorge für steigende Kosten: {wer}. So viele Maßnahmen dürfen in allen ihren Zahlungen um ihr "
            "Kostenrisiko teurer werden; Zuschüsse bleiben, wie sie bewilligt sind."
        )
        if ohne := sum(_ohne_kostenrisiko(fall, massnahme) for massnahme in fall.massnahmen):
            yield f"Bei {ohne} Maßnahmen ist kein Kostenrisiko genannt: sie gelten als kostensicher."


def _ohne_kostenrisiko(fall: Planungsfall, massnahme: Massnahme) -> bool:
    return not any(fall.kostenrisiko_anteil(a) for a in fall.ausfuehrungen[massnahme.id].values())


def _buendel(fall: Planungsfall) -> Iterator[str]:
    buendel = [b for b in fall.beziehungen if b.art is Beziehungsart.BUENDEL]
    if buendel:
        yield (
            "Was Maßnahmen in einem Bündel sparen, zählt mit dem Anteil, den der Kostenträger selbst trägt: "
            "Zuschüsse sind aus den ganzen Kosten gerechnet, und den geförderten Anteil spart der Fördergeber."
        )
    for beziehung in (b for b in buendel if b.gemeinkosten_eur is not None):
        erste = fall.massnahme_mit_id[fall.mitglieder(beziehung)[0]].name
        yield (
            f"Bündel {fall.buendelname(beziehung)}: die gemeinsamen Kosten trägt die in der Reihenfolge der "
            f"Mitglieder erste Maßnahme, die zugleich beginnt (zuerst „{erste}“)."
        )


def _bewegte_kassen(fall: Planungsfall) -> Iterator[tuple[str, Haushaltsart]]:
    """Yield each purse that some measure, in some variant, could use."""
    for ausfuehrungen in fall.ausfuehrungen.values():
        for massnahme in ausfuehrungen.values():
            for teil, betrag in massnahme.investition_eur.items():
                if betrag:
                    yield from ((traeger, Haushaltsart.INVESTIV) for traeger in massnahme.anteile_am_teil(teil))
            if massnahme.betriebskosten_eur_a or massnahme.ertrag_eur_a:
                yield from ((traeger, Haushaltsart.KONSUMTIV) for traeger in massnahme.anteile_am_betrieb)


def _kredite(fall: Planungsfall) -> Iterator[str]:
    foerderkredite = {
        programm.name: any(f.kredit is not None and f.kredit.sollzins is not None for f in programm.fassungen)
        for programm in fall.programme
        if programm.nur_kredit
    }
    if ohne_zins := [name for name, mit_zins in foerderkredite.items() if not mit_zins]:
        yield (
            "Förderkredite, deren Zins nicht genannt ist und die deshalb nicht in den Plan eingehen (der Befehl "
            f"foerdercheck zeigt sie): {'; '.join(ohne_zins)}."
        )
    if not fall.kredite and not any(foerderkredite.values()):
        return
    yield (
        "Kredite werden zum Jahresende ausgezahlt, verzinst und getilgt; Auszahlung und Tilgung stehen im "
        "investiven, Zinsen im konsumtiven Haushalt. Zahlungen nach dem Ende des Plans zählen im Kapitalwert mit."
    )
    for kredit in fall.kredite:
        bindung = kredit.zinsbindung_jahre
        if bindung is not None and bindung < kredit.laufzeit_jahre and kredit.anschlusszins is None:
            yield f"Kredit {kredit.name}: nach der Zinsbindung gilt der Sollzins weiter."


def _wirkung(fall: Planungsfall) -> Iterator[str]:
    yield from _physik(fall)
    ohne_dauer = sum(massnahme.nutzungsdauer_a is None for massnahme in fall.massnahmen)
    if ohne_dauer:
        yield f"Bei {ohne_dauer} Maßnahmen ist keine Nutzungsdauer genannt: sie wirken bis zum Ende des Plans."
    if ohne_preis := sorted(_genutzte_energie(fall) - fall.energiepreise.keys()):
        namen = {traeger.id: traeger.name or traeger.id for traeger in fall.energietraeger}
        genannt = ", ".join(namen.get(kennung, kennung) for kennung in ohne_preis)
        yield f"Energieträger ohne Preis, deren Einsparung nicht in Geld zählt: {genannt}."
    if fall.projekt.ausgangsemission_t_a is None:
        yield "Die Emission ohne Maßnahmen ist nicht bekannt: gezeigt wird nur die Minderung."
    if energieziele := [ziel for ziel in fall.ziele if ziel.art is Zielart.ENERGIE]:
        genannte = ", ".join(ziel.name or ziel.id for ziel in energieziele)
        wovon = "was Maßnahmen als endenergie_kwh_a nennen und was aus physik folgt"
        yield f"Energieziele ({genannte}) zählen, {wovon}; was nur co2_t_a nennt, spart dafür 0 kWh."
    if any(not ziel.ist_hart for ziel in fall.ziele):
        yield "Weiche Ziele kosten ihren Überschreitungspreis nur im Ziel „kosten“; im Ziel „co2“ wird berichtet."


def _physik(fall: Planungsfall) -> Iterator[str]:
    if not fall.wirkungsgruppen:
        return
    physisch = sum(any(m.physik for m in wege.values()) for wege in fall.ausfuehrungen.values())
    genannt = len(fall.massnahmen) - physisch
    yield (
        f"Die Wirkung von {physisch} Maßnahmen folgt aus der Physik ihrer Objekte, gemeinsam gerechnet; die von "
        f"{genannt} ist angegeben. Heizwärme ist dem Wärmeverlust der Hülle proportional."
    )
    betroffen = [gruppe.objekt for gruppe in fall.wirkungsgruppen if gruppe.objekt is not None]
    if geschaetzt := [o.name for o in betroffen if o.lueftung_w_k is None and o.flaeche_m2]:
        yield (
            "Lüftungsverlust aus der Nettogrundfläche geschätzt (0,34 Wh/(m³K), 0,7 Luftwechsel je Stunde, 2,5 m "
            f"Raumhöhe): {', '.join(geschaetzt)}."
        )
    if typisch := [o.name for o in betroffen if o.gebaeudetyp is not None]:
        yield f"U-Werte, die nicht angegeben sind, kommen vom Gebäudetyp des Katalogs: {', '.join(typisch)}."


def _genutzte_energie(fall: Planungsfall) -> set[str]:
    return {
        energie
        for ausfuehrungen in fall.ausfuehrungen.values()
        for massnahme in ausfuehrungen.values()
        for energie in massnahme.endenergie_kwh_a
    } | {traeger for gruppe in fall.wirkungsgruppen for traeger in gruppe.genutzte_traeger}


def _kriterien(fall: Planungsfall) -> Iterator[str]:
    for kriterium in fall.kriterien:
        if kriterium.grundlage is Grundlage.MASSNAHME:
            ohne = sum(kriterium.id not in massnahme.kriterien for massnahme in fall.massnahmen)
            if ohne:
                yield f"Kriterium {kriterium.name}: {ohne} Maßnahmen ohne Wert zählen als schlechteste."


def _foerderung(fall: Planungsfall) -> Iterator[str]:
    if ohne_topf := [programm.name for programm in fall.programme if programm.id not in fall.toepfe]:
        yield f"Förderprogramme ohne bekannten Topf, deren Mittel als unbegrenzt gelten: {'; '.join(ohne_topf)}."
    yield from _noch_ungenutzt(fall)
    yield from _lesarten(fall)
    yield from _reihenfolge(fall)
    unsicher = []
    for programm in fall.programme:
        nutzbare = (f for f in programm.fassungen if f.gilt_bis is None or f.gilt_bis >= fall.projekt.planungstag)
        marken = sorted({str(fassung.sicherheit) for fassung in nutzbare} - {"V1"})
        if marken:
            unsicher.append(f"{programm.name} ({', '.join(marken)})")
    if unsicher:
        yield (
            "Förderprogramme, deren Angaben nicht durchweg im amtlichen Text gelesen sind "
            f"(V2 Sekundärquelle, V3 dünn belegt, G ungeprüft, offen): {'; '.join(unsicher)}."
        )


def _lesarten(fall: Planungsfall) -> Iterator[str]:
    """Open questions of the texts, with the answer that is computed with."""
    antworten: dict[tuple[str, str], list[str]] = {}
    for programm in fall.programme:
        for lesart in programm.lesarten.values():
            antworten.setdefault((lesart.frage, lesart.antworten[lesart.standard]), []).append(programm.id)
    for (frage, antwort), programme in antworten.items():
        yield f"Offene Lesart ({', '.join(programme)}): {frage} Gerechnet wird mit der Antwort: {antwort}"


def _reihenfolge(fall: Planungsfall) -> Iterator[str]:
    """What the proof does not cover where applications depend on each other."""
    fassungen = [fassung for programm in fall.programme for fassung in programm.fassungen]
    geteilt = any(grenze.geteilt is not None for fassung in fassungen for grenze in fassung.hoechstgrenzen)
    kuerzt = any(konto.bei_ueberschreitung == "kuerzen" for konto in fall.foerderkonten)
    if geteilt or kuerzt:
        yield (
            "Wo sich Anträge eine Höchstgrenze oder ein Konto teilen, werden sie der Reihe nach bedient; bewiesen "
            "ist der Plan für die angebotenen Antragstage (die spätesten und ihre Vortage)."
        )
    if geteilt and kuerzt:
        yield (
            "Hängt ein Zuschuss zugleich von einer geteilten Höchstgrenze und von einem kürzenden Konto oder "
            "anderen Zuschüssen ab, sind nur Pläne ohne Kürzung geprüft; ein besserer Plan ist dann möglich."
        )


def _noch_ungenutzt(fall: Planungsfall) -> Iterator[str]:
    """Facts that a case may state and that no rule asks for yet."""
    if vorsteuer := [traeger.name for traeger in fall.kostentraeger if traeger.vorsteuerabzug]:
        yield (
            f"Vorsteuerabzug ist genannt, wird aber noch nicht gerechnet ({', '.join(vorsteuer)}): "
            "Kosten gelten so, wie sie angegeben sind."
        )
