"""German title and description of every field about payers, their budgets and their loans."""

from collections.abc import Mapping

from massnahmenplan.eingabe.programmbeschreibungen import KREDITBEDINGUNGEN
from massnahmenplan.eingabe.quellenbeschreibung import QUELLE

_KREDIT = {feld: text for feld, text in KREDITBEDINGUNGEN.items() if feld != "sollzins"}

GELDBESCHREIBUNGEN: Mapping[str, Mapping[str, str]] = {
    "Kostentraeger": {
        "": "Kostenträger: Wer zahlt.",
        "id": "Kennung: Eindeutig; Buchstaben, Ziffern, _, - und Punkt.",
        "name": "Name: Wie der Kostenträger in Berichten heißt.",
        "art": "Art: Wonach Förderprogramme Antragsteller unterscheiden.",
        "finanzschwach": "Finanzschwach: Kommune gilt nach Landesrecht als finanzschwach (ja oder nein).",
        "vorsteuerabzug": "Vorsteuerabzug: Zum Vorsteuerabzug berechtigt; dann sind die Kosten netto anzugeben.",
        "unternehmensverbund": "Unternehmensverbund: Gruppe, die für De-minimis als ein Unternehmen zählt.",
        "merkmale": "Merkmale: Tatsachen, nach denen Förderprogramme fragen, etwa klein, braunkohlerevier.",
        "merkmale_ab": "Merkmale ab: Erster Tag eines Merkmals (auch finanzschwach), das erst später gilt.",
        "merkmale_bis": "Merkmale bis: Letzter Tag eines Merkmals, das endet.",
        "einkommen_eur": "Einkommen: Zu versteuerndes Haushaltseinkommen in EUR je Jahr; für Einkommensboni.",
        "kinder": "Kinder: Anzahl im Haushalt; für Einkommensboni.",
        "uebertrag_anteil": "Übertrag: Anteil des Jahresrests, der später ausgegeben werden darf (0 bis 1).",
        "uebertrag_jahre": "Übertragsdauer: Wie viele Jahre ein Rest verfügbar bleibt; ohne Angabe unbegrenzt.",
        "doppelhaushalt_ab": "Doppelhaushalt ab: Erstes Jahr des ersten Haushalts für zwei Jahre.",
        "liquiditaetslinie_eur": "Liquiditätslinie: Grenze der Zwischenfinanzierung, in EUR; auch je Jahr.",
        "liquiditaetszins": "Liquiditätszins: Zins je Jahr auf die Zwischenfinanzierung, als Anteil.",
        "intracting_anteil": "Intracting: Anteil der eingesparten Energiekosten, der im Folgejahr zurückfließt.",
        "intracting_bis": "Intracting bis: Letztes Jahr, dessen Einsparung zurückfließt; sonst bis zum Planende.",
        "intracting_art": "Intracting in: Haushalt, in den die Einsparung fließt: investiv oder konsumtiv.",
        "robustheit_gamma": "Robustheit: Wie viele seiner Maßnahmen teurer werden dürfen; sonst wie projekt.",
        "schuldengrenze_eur": "Schuldengrenze: EUR am Ende jedes Jahres, aus Krediten dieses Plans.",
        "schuldendienst_eur_a": "Schuldendienst: Zins und Tilgung dieser Kredite in jedem Jahr höchstens, in EUR.",
        "quelle": QUELLE,
    },
    "Haushaltsansatz": {
        "": "Haushaltsansatz: Eigene Mittel eines Kostenträgers in einem Jahr.",
        "kostentraeger": "Kostenträger: Kennung aus der Liste kostentraeger.",
        "jahr": "Jahr: Jedes Jahr des Plans muss genannt sein.",
        "art": "Haushaltsart: investiv oder konsumtiv.",
        "betrag_eur": "Betrag: EUR, auf Cent genau; kein Geld ist 0.",
        "sperre_anteil": "Sperre: Anteil des Ansatzes, der nicht ausgegeben werden darf (Haushaltssperre).",
        "quelle": QUELLE,
    },
    "Deckung": {
        "": "Deckung: Ein Haushalt darf Geld eines anderen im selben Jahr verwenden (Deckungsfähigkeit).",
        "von": "Von: Kostenträger, der Geld abgibt.",
        "von_art": "Von-Haushalt: investiv oder konsumtiv.",
        "nach": "Nach: Kostenträger, der Geld erhält.",
        "nach_art": "Nach-Haushalt: investiv oder konsumtiv.",
        "anteil": "Anteil: Höchstens so viel vom nutzbaren Ansatz des Gebenden in dem Jahr.",
        "hoechstens_eur": "Höchstens: EUR je Jahr; ohne Angabe gilt nur der Anteil.",
        "gegenseitig": "Gegenseitig: Auch in der anderen Richtung, mit denselben Grenzen (ja oder nein).",
        "quelle": QUELLE,
    },
    "Verpflichtungsermaechtigung": {
        "": "Verpflichtungsermächtigung: Was ein Kostenträger in einem Jahr für spätere Jahre zusagen darf.",
        "kostentraeger": "Kostenträger: Kennung aus der Liste kostentraeger.",
        "jahr": "Jahr: In dem der Auftrag vergeben wird (Baubeginn).",
        "faellig": "Fällig: Jahr der Zahlung; ohne Angabe alle späteren Jahre zusammen.",
        "betrag_eur": "Betrag: EUR, auf Cent genau; Auftragssummen brutto, ohne Abzug von Zuschüssen.",
        "quelle": QUELLE,
    },
    "Kreditkonditionen": {
        "": "Kreditkonditionen: Was für einen Förderkredit des Katalogs gilt; ohne Angabe wie dort.",
        "sollzins": "Sollzins: Je Jahr, als Anteil; ohne ihn kommt der Kredit in keinen Plan.",
        **_KREDIT,
    },
    "Kreditangebot": {
        "": "Kredit: Ein Darlehen, das ein Kostenträger für Investitionen aufnehmen kann.",
        "id": "Kennung: Eindeutig; Buchstaben, Ziffern, _, - und Punkt.",
        "name": "Name: Wie der Kredit in Berichten heißt.",
        "kostentraeger": "Kostenträger: Kennung aus der Liste kostentraeger; wer den Kredit aufnimmt.",
        "sollzins": "Sollzins: Je Jahr, als Anteil.",
        **_KREDIT,
        "hoechstens_eur": "Höchstens: EUR im ganzen Plan; ohne Angabe nicht begrenzt.",
        "hoechstens_eur_a": "Höchstens je Jahr: EUR, die in einem Jahr aufzunehmen sind; ohne Angabe unbegrenzt.",
        "ab_jahr": "Ab Jahr: Erstes Jahr, in dem er zu haben ist; ohne Angabe das erste des Plans.",
        "bis_jahr": "Bis Jahr: Letztes Jahr, in dem er zu haben ist; ohne Angabe das letzte des Plans.",
        "quelle": QUELLE,
    },
}
