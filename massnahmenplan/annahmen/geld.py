"""What is assumed of purses, of who pays and gets what, and of reserves."""

from collections.abc import Iterator

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.grundlagen.schreibweise import anzahl, gezaehlt
from massnahmenplan.planungsfall import Planungsfall


def geld(fall: Planungsfall) -> Iterator[str]:
    """Purses without a limit, bridging credit without interest, and how several payers share."""
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


def rueckfluss(fall: Planungsfall) -> Iterator[str]:
    """What flows back of saved energy cost is there only where prices are stated."""
    namen = [traeger.name for traeger in fall.kostentraeger if traeger.intracting_anteil]
    if namen:
        yield (
            f"Intracting ({', '.join(namen)}): eingesparte Energiekosten eines Jahres fließen im Folgejahr "
            "zurück, nach Abzug dessen, was sich überschneidet; wer mehr Energiekosten hat als vorher, zahlt zu."
        )


def zusagen(fall: Planungsfall) -> Iterator[str]:
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


def robustheit(fall: Planungsfall) -> Iterator[str]:
    """Who keeps a reserve in case measures become dearer, and which measures have no stated risk."""
    geschuetzt = [t for t in fall.kostentraeger if fall.robustheit_gamma(t.id)]
    if geschuetzt:
        wer = ", ".join(f"{t.name} (Γ = {anzahl(fall.robustheit_gamma(t.id))})" for t in geschuetzt)
        yield (
            f"Vorsorge für steigende Kosten: {wer}. So viele Maßnahmen dürfen in allen ihren Zahlungen um ihr "
            "Kostenrisiko teurer werden; Zuschüsse bleiben, wie sie bewilligt sind."
        )
        if ohne := sum(_ohne_kostenrisiko(fall, massnahme) for massnahme in fall.massnahmen):
            eine = ohne == 1
            yield (
                f"Bei {gezaehlt(ohne, 'Maßnahmen')} ist kein Kostenrisiko genannt: "
                f"sie {'gilt' if eine else 'gelten'} als kostensicher."
            )


def _ohne_kostenrisiko(fall: Planungsfall, massnahme: Massnahme) -> bool:
    return not any(fall.kostenrisiko_anteil(a) for a in fall.ausfuehrungen[massnahme.id].values())


def buendel(fall: Planungsfall) -> Iterator[str]:
    """How savings in bundles count, and who bears common costs."""
    buendel = [b for b in fall.beziehungen if b.art is Beziehungsart.BUENDEL]
    if buendel:
        yield (
            "Was Maßnahmen in einem Bündel sparen, zählt mit dem Anteil, den der Kostenträger selbst trägt: "
            "Zuschüsse sind aus den ganzen Kosten gerechnet, und den geförderten Anteil spart der Fördergeber."
        )
    if buendel and fall.mietrecht:
        yield (
            "Umlagen auf die Miete gehen von den Kosten ohne das aus, was Bündel sparen: sie sind eher zu hoch "
            "als zu niedrig gerechnet."
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
