"""German title and description of every field of a study (``studie.yaml``)."""

from collections.abc import Mapping

from massnahmenplan.eingabe.quellenbeschreibung import QUELLE

_KENNUNG = "Kennung: Eindeutig; Buchstaben, Ziffern, _, - und Punkt."
_VON = "Von: Kleinster Wert."
_BIS = "Bis: Größter Wert."

STUDIENBESCHREIBUNGEN: Mapping[str, Mapping[str, str]] = {
    "Studie": {
        "": "Studie: Was in vielen Läufen eines Falls anders ist, und welche Läufe es gibt (studie.yaml).",
        "name": "Name: Wie die Studie in Berichten heißt.",
        "saat": "Saat: Anfang aller Zufallszahlen; dieselbe Studie mit derselben Saat hat dieselben Läufe.",
        "hinweis": "Hinweis: Steht bei jedem Ergebnis der Studie.",
        "quelle": QUELLE,
        "entwurf": "Entwurf: Wie aus den Werten Läufe werden; einer oder mehrere, Gleiches wird einmal gerechnet.",
        "stellgroessen": "Stellgrößen: Was sich ändert, und in welchen Werten.",
        "szenarien": "Szenarien: Werte mehrerer Stellgrößen zusammen, unter einem Namen.",
    },
    "Entwurf": {
        "": "Entwurf: Welche Kombinationen von Werten gerechnet werden.",
        "art": "Art: Wie die Läufe entstehen.",
        "stellgroessen": "Stellgrößen: Kennungen derer, die sich ändern; ohne Angabe alle.",
        "szenarien": "Szenarien: Kennungen der Szenarien der Studie; ohne Angabe alle.",
        "anzahl": "Anzahl: lhs: Läufe; morris: Wege durch die Werte; sobol: Grundstichprobe (Zweierpotenz).",
        "stufen": "Stufen: morris: in wie viele Stufen jede Spanne geteilt ist; eine gerade Zahl.",
        "zweite_ordnung": "Zweite Ordnung: sobol: ja rechnet auch Paare aus, mit fast doppelt so vielen Läufen.",
        "quantil": "Quantil: einzeln und raster: welcher Anteil einer Verteilung jenseits jedes der beiden Enden "
        "liegt, die gerechnet werden.",
    },
    "Stellgroesse": {
        "": "Stellgröße: Etwas, das sich ändert. Ihre Werte stehen in genau einem von werte, von und bis, "
        "verteilung, pfade.",
        "id": _KENNUNG,
        "name": "Name: Wie sie in Berichten heißt.",
        "art": "Art: Was sich ändert.",
        "fuer": "Für: Was im Fall gemeint ist: Kennungen, Handlungsfelder oder alle.",
        "pfad": "Pfad: art wert: wo die Angabe im Fall steht, etwa massnahmen[led].investition_eur.bau.",
        "wie": "Wie: Was ein Wert mit der Angabe des Falls tut; ohne Angabe das Übliche der Art.",
        "jahre": "Jahre: art haushalt: nur diese Jahre; ohne Angabe alle.",
        "haushaltsart": "Haushaltsart: art haushalt: nur investiv oder konsumtiv; ohne Angabe beide.",
        "ab": "Ab: art programmende mit ja und nein: erstes Jahr oder erster Tag ohne Anträge; ohne Angabe "
        "der Stichtag.",
        "mitwachsend_anteil": "Mitwachsender Anteil: art beteiligung: Anteil der Investition, der mit der "
        "Beteiligung wächst.",
        "werte": "Werte: Die Werte einzeln: Zahlen, ja und nein, Tage oder Namen.",
        "gewichte": "Gewichte: Wie wahrscheinlich jeder der werte ist; ohne Angabe alle gleich.",
        "von": _VON,
        "bis": _BIS,
        "schrittweite": "Schrittweite: Abstand der Werte zwischen von und bis; ohne Angabe jeder Wert "
        "dazwischen, bei Jahren ganze Jahre.",
        "verteilung": "Verteilung: Wie wahrscheinlich welcher Wert ist.",
        "pfade": "Pfade: art energiepreis und emissionsfaktor: je Name ein Verlauf über die Jahre; der Name ist "
        "der Wert.",
        "quelle": QUELLE,
    },
    "Gleichverteilung": {
        "": "Gleichverteilung: Jeder Wert zwischen den Enden ist gleich wahrscheinlich.",
        "art": "Art: gleich.",
        "von": _VON,
        "bis": _BIS,
    },
    "Dreiecksverteilung": {
        "": "Dreiecksverteilung: Zwei Enden und der häufigste Wert.",
        "art": "Art: dreieck.",
        "von": _VON,
        "haeufigster": "Häufigster: Wert mit der größten Wahrscheinlichkeit.",
        "bis": _BIS,
    },
    "Normalverteilung": {
        "": "Normalverteilung: Glocke um das Mittel, an beiden Enden abgeschnitten.",
        "art": "Art: normal.",
        "mittel": "Mittel: Mitte der Glocke.",
        "streuung": "Streuung: Standardabweichung, bevor die Enden abgeschnitten sind.",
        "von": "Von: Kleinster Wert; ohne Angabe drei Streuungen unter dem Mittel.",
        "bis": "Bis: Größter Wert; ohne Angabe drei Streuungen über dem Mittel.",
    },
    "Lognormalverteilung": {
        "": "Lognormalverteilung: Nie negativ, nach oben weit; die Logarithmen sind normalverteilt.",
        "art": "Art: lognormal.",
        "median": "Median: Die Hälfte der Werte liegt darunter.",
        "streufaktor": "Streufaktor: Etwa zwei Drittel der Werte liegen zwischen Median / Faktor und "
        "Median × Faktor.",
        "von": "Von: Kleinster Wert; ohne Angabe Median / Faktor³.",
        "bis": "Bis: Größter Wert; ohne Angabe Median × Faktor³.",
    },
    "Wertesatz": {
        "": "Szenario: Mehrere Werte zusammen; was es nicht nennt, bleibt wie im Fall.",
        "id": _KENNUNG,
        "name": "Name: Wie es in Berichten heißt.",
        "werte": "Werte: Je Stellgröße ein Wert, bei pfaden und Szenarien des Falls der Name.",
        "quelle": QUELLE,
    },
}
