"""What parts of a report are called, and what stands there where one has nothing to show: alike in all formats."""

KURZFASSUNG = "Kurzfassung"
AENDERUNGEN = "Änderungen gegenüber dem letzten Plan"
PROJEKTPLAN = "Projektplan"
FOERDERMIX = "Fördermix"
CO2_PFAD = "CO2-Pfad"
NICHT_GEWAEHLT = "Nicht gewählt"
NACHWEIS = "Nachweis"

ZIELVORGABEN = "Zielvorgaben"
URSACHEN = "Was sich ändert, und warum"
BLAETTER = "Blätter der Maßnahmen"
INVESTITIONEN = "Investitionen je Kostenträger"
ANTRAEGE = "Anträge, der nächste zuerst"
UNSICHERE = "Ohne amtlichen Text"
PREISE = "Was jede weitere Einheit kostet"
NICHTWAHL = "Nicht gewählte Maßnahmen"
OFFENE_PUNKTE = "Offene Punkte"
FEHLENDES = "Was in der Eingabe fehlte"
ANNAHMEN = "Annahmen"
RAHMEN = "Rahmen"
QUELLEN = "Quellen"
PRUEFUNGEN = "Was geprüft wurde"

URSACHEN_KOPF = ("Maßnahme", "Änderung", "Ursache", "Begründung")
BETRAG = "Betrag"
RECHENWEG_KOPF = ("Schritt", BETRAG, "Fundstelle")
QUELLEN_KOPF = ("Quelle", "wofür", "Stand", "Sicherheit")
PRUEFUNGEN_KOPF = ("Prüfung", "Ergebnis", "bestanden")

KEINE_AENDERUNG = "Keine Änderung."
KEINE_MASSNAHME = "Im Plan ist keine Maßnahme."
KEIN_ANTRAG = "Der Plan enthält keinen Förderantrag."
OHNE_AUSGANGSEMISSION = "Der Fall nennt keine Emission ohne Maßnahmen; gezeigt wird nur die Minderung."
OHNE_MINDERUNG = "Keine Maßnahme des Plans mindert CO2; Vermeidungskosten gibt es nicht."
ALLE_GEWAEHLT = "Alle Maßnahmen des Falls sind im Plan."
KEINE_ANNAHMEN = "Keine."
UNGEPRUEFT = "Dieser Plan wurde nicht geprüft."

KASSEN_LESEHILFE = (
    "Je Jahr zwei Säulen: links, woher das Geld kommt, rechts, wohin es geht. Beide sind gleich hoch."
)
UNSICHERE_LESEHILFE = "Diese Zuschüsse stützen sich nicht auf den im Original gelesenen amtlichen Text (V1):"
KOSTENKURVE_LESEHILFE = (
    "Maßnahmen, deren Wirkungen einander berühren, stehen in einem Balken: so zählt keine Tonne doppelt. Höhe: "
    "Barwert von Investition, Zuschüssen, Betrieb, eingesparter Energie und Restwert je Tonne gemeinsamer "
    "Minderung im Zeitraum. Unter der Nulllinie bringt eine Tonne mehr ein, als sie kostet; schraffiert "
    "kostet sie."
)
