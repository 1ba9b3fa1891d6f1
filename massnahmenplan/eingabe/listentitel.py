"""What every list of a case holds: ``Titel: Beschreibung``, in German."""

from collections.abc import Mapping

LISTENTITEL: Mapping[str, str] = {
    "kostentraeger": "Kostenträger: Wer zahlt.",
    "haushalt": "Haushalt: Eigene Mittel je Kostenträger und Jahr.",
    "deckungen": "Deckungen: Haushalte, die füreinander einstehen.",
    "verpflichtungen": "Verpflichtungsermächtigungen: Zusagen eines Jahres für Zahlungen späterer Jahre.",
    "objekte": "Objekte: Gebäude, Straßen, Plätze, Netze.",
    "massnahmen": "Maßnahmen: Was getan werden könnte.",
    "varianten": "Varianten: Andere Ausführungen von Maßnahmen.",
    "beziehungen": "Beziehungen: Reihenfolge, Ausschluss, Gruppen, Überlappung, Bündel.",
    "ressourcen": "Ressourcen: Was knapp ist.",
    "energietraeger": "Energieträger: Emissionsfaktoren und Preise.",
    "foerderprogramme": "Förderprogramme: Aus dem Katalog oder eigene.",
    "foerderkonten": "Förderkonten: Obergrenzen über mehrere Programme, etwa De-minimis.",
    "beihilfen": "Beihilfen: Frühere Bewilligungen, die auf Förderkonten zählen.",
    "kredite": "Kredite: Darlehen, die Kostenträger neben Förderkrediten aufnehmen können.",
    "ziele": "Ziele: Grenzen der Emission, verlangte Minderung, Kriterien, Anzahl, Energie, Taxonomie.",
    "kriterien": "Kriterien: Wonach Pläne bewertet werden.",
    "festlegungen": "Festlegungen: Entscheidungen von außen.",
    "szenarien": "Szenarien: Was anders kommen kann, mit Wahrscheinlichkeiten.",
    "stand": "Stand: Wie weit Maßnahmen sind, was sie gekostet und gebracht haben.",
    "bescheide": "Bescheide: Bewilligungen und Ablehnungen von Förderanträgen.",
    "kreditstand": "Kreditstand: Was von Krediten in vergangenen Jahren aufgenommen ist.",
}
