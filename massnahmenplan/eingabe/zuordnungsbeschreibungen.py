"""German title and description of every field of a mapping (``zuordnung.yaml``)."""

from collections.abc import Mapping

from massnahmenplan.eingabe.quellenbeschreibung import QUELLE

_ID = "Kennung: Wie die Zeile in der Tabelle heißt (Spalte der id); stattdessen zeile."
_ZEILE = "Zeile: Nummer der Zeile in der Datei oder auf dem Blatt; stattdessen id."

ZUORDNUNGSBESCHREIBUNGEN: Mapping[str, Mapping[str, str]] = {
    "Zuordnung": {
        "": "Zuordnung: Wie aus einer Tabelle mit eigenen Überschriften ein Fall wird (zuordnung.yaml).",
        "name": "Name: Wie der Import im Bericht heißt; ohne Angabe wie die Datei.",
        "quelle": QUELLE,
        "hinweis": "Hinweis: Steht oben im Importbericht.",
        "grundlage": "Grundlage: Ordner mit fall.yaml und Tabellen, in den die Maßnahmen kommen; gesehen von "
        "dieser Datei aus. Er hat selbst keine Maßnahmen.",
        "blatt": "Blatt: Welches Blatt einer Arbeitsmappe; nötig bei mehreren.",
        "zahlen": "Zahlen: deutsch (1.234,5) oder englisch (1,234.5); ohne Angabe bleibt Mehrdeutiges leer.",
        "leer": "Leer: Texte, die eine leere Zelle bedeuten, etwa „-“ oder „k. A.“.",
        "pflicht": "Pflicht: Weitere Felder, ohne die eine Zeile unvollständig ist.",
        "unvollstaendige": "Unvollständige: behalten (die Prüfung des Falls nennt, was fehlt) oder weglassen.",
        "felder": "Felder: Je Feld der Maßnahme, woher es kommt; ein Text allein ist die Überschrift der Spalte.",
        "berichtigungen": "Berichtigungen: Einzelne Felder einzelner Zeilen, mit Quelle.",
        "weglassen": "Weglassen: Zeilen, die keine Maßnahmen sind, etwa Summen.",
        "pruefungen": "Prüfungen: Gedruckte Summen, die zu den Zeilen passen müssen.",
        "nicht_uebernommen": "Nicht übernommen: Überschrift und Grund für Spalten, die wegbleiben.",
    },
    "Feldquelle": {
        "": "Feldquelle: Woher ein Feld kommt: genau eines von spalte, wert, text, nummer, von und bis.",
        "spalte": "Spalte: Überschrift der Spalte.",
        "auch": "Auch: Weitere Spalten mit derselben Angabe; weichen sie ab, ist das ein Widerspruch.",
        "widerspruch": "Widerspruch: offen (das Feld bleibt leer) oder erste (die erste gefüllte Spalte gilt).",
        "wert": "Wert: Derselbe für alle Zeilen, in der Schreibweise des Falls.",
        "text": "Text: Mit Überschriften in geschweiften Klammern, etwa „Bericht S. {Seite}“.",
        "nummer": "Nummer: id: Kennungen zählen, die so beginnen.",
        "von": "Von: Spalte mit dem ersten Jahr; das Feld ist die Zahl der Jahre bis bis.",
        "bis": "Bis: Spalte mit dem letzten Jahr.",
        "teil": "Teil: Was von einem Zeitraum wie „2021–2025“ gemeint ist.",
        "offen_bis": "Offen bis: Letztes Jahr, wenn ein Zeitraum kein Ende hat („ab 2021“).",
        "plus": "Plus: Jahre, die dazukommen; nicht zu sonst.",
        "einheit": "Einheit: Der Spalte, etwa EUR, Tsd. EUR, Mio. EUR/a, kg/a, MWh/a; Zelle (oder Zelle/a), wenn "
        "jede Zelle sie nennt.",
        "jahre": "Jahre: Über wie viele Jahre, wenn die Spalte je Jahr zählt und das Feld einmalig oder "
        "umgekehrt: eine Zahl oder ein Feld der Zeile.",
        "zahlen": "Zahlen: Schreibweise dieser Spalte, wenn sie abweicht.",
        "spanne": "Spanne: Welches Ende von „4–5“ gilt; ohne Angabe bleibt das Feld leer.",
        "ungefaehr": "Ungefähr: ja, wenn „ca. 300“ als 300 gilt.",
        "uebersetzung": "Übersetzung: Wort der Tabelle und was es heißt: ein Wert oder {von: …, bis: …}.",
        "sonst": "Sonst: Was eine leere Zelle heißt, in der Schreibweise des Falls.",
        "grund": "Grund: Spalte, die sagt, warum eine Zelle leer ist; steht im Bericht.",
        "quelle": "Quelle: Woher die Entscheidung stammt, oder dass sie eine Annahme ist.",
    },
    "Klassenwert": {
        "": "Klassenwert: Was ein Wort der Tabelle heißt: ein Wert oder eine Spanne, deren Ende spanne nennt.",
        "wert": "Wert: In der Einheit der Spalte, oder der Text des Falls.",
        "von": "Von: Unteres Ende; ohne Angabe offen.",
        "bis": "Bis: Oberes Ende; ohne Angabe offen.",
    },
    "Berichtigung": {
        "": "Berichtigung: Ein Feld einer Zeile, wie es sein soll.",
        "id": _ID,
        "zeile": _ZEILE,
        "feld": "Feld: Der Maßnahme.",
        "wert": "Wert: In der Schreibweise und Einheit des Falls.",
        "quelle": QUELLE,
    },
    "Weglassung": {
        "": "Weglassung: Eine Zeile, die keine Maßnahme wird.",
        "id": _ID,
        "zeile": _ZEILE,
        "grund": "Grund: Steht im Bericht.",
    },
    "Summenpruefung": {
        "": "Summenprüfung: Eine Summe, die die Tabelle nennt, gegen die Zeilen.",
        "name": "Name: Wie die Prüfung im Bericht heißt.",
        "spalten": "Spalten: Was addiert wird; leere Zellen und solche ohne lesbare Zahl zählen nicht.",
        "summe": "Summe: Spalte mit der Summe jeder Zeile; stattdessen summen.",
        "je": "Je: Spalte, nach deren Wörtern die Zeilen addiert werden; ohne Angabe alle.",
        "summen": "Summen: Wort dieser Spalte (ohne je: alle) und gedruckte Zahl; stattdessen summe.",
        "toleranz": "Toleranz: Bis zu welcher Abweichung die Summe stimmt, in der Einheit der Spalte.",
        "quelle": QUELLE,
    },
}
