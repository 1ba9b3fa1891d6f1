"""German title and description of every field about what has happened: state of measures, notices."""

from collections.abc import Mapping

STANDBESCHREIBUNGEN: Mapping[str, Mapping[str, str]] = {
    "Massnahmenstand": {
        "": "Stand: Wie weit eine Maßnahme ist, was sie gekostet und gebracht hat.",
        "massnahme": "Maßnahme: Kennung aus der Liste massnahmen; je Maßnahme eine Zeile.",
        "phase": "Phase: Wie weit sie ist; ab vergeben nimmt der Plan sie, wie sie ist.",
        "lage": "Lage: Wie es um sie steht; verworfen, zusammengelegt und ersetzt schließen sie aus.",
        "datum": "Datum: Tag, an dem das so war.",
        "variante": "Variante: Wie beauftragt oder gebaut; basis ist die Maßnahme, wie sie angegeben ist.",
        "beginn": "Beginn: Jahr (oder Periode wie 2027-Q3), in dem ihre Planung begann, ohne Planung ihr Bau.",
        "fertig": "Fertig: Jahr (oder Periode), in dem ihr Bau endete oder jetzt enden soll.",
        "kosten_eur": "Kosten: EUR je Jahr, bezahlt oder beauftragt, vor Zuschüssen (kosten_eur.2027 …).",
        "co2_t_a": "CO2: Gemessene oder jetzt erwartete Minderung in t CO2e je Betriebsjahr.",
        "endenergie_kwh_a": "Endenergie: Gemessene oder jetzt erwartete Einsparung in kWh je Betriebsjahr.",
        "mit": "Mit: Maßnahme, mit der sie zusammengelegt ist oder die sie ersetzt.",
        "zurueck_bis": "Zurück bis: Jahr (oder Periode), vor dem sie nicht beginnt; ohne Angabe gar nicht.",
        "grund": "Grund: Warum es so steht.",
        "beschluss": "Beschluss: Worauf es beruht.",
    },
    "Bescheid": {
        "": "Bescheid: Bewilligung oder Ablehnung eines Förderantrags.",
        "massnahme": "Maßnahme: Kennung aus der Liste massnahmen.",
        "programm": "Programm: Kennung aus der Liste foerderprogramme.",
        "art": "Art: bewilligt, abgelehnt, oder beantragt, solange nicht entschieden ist.",
        "datum": "Datum: Tag des Bescheids; von mehreren gilt der letzte.",
        "antrag_am": "Antrag am: Tag des Antrags; ohne Angabe der des Bescheids.",
        "betrag_eur": "Betrag: Bewilligter Zuschuss in EUR.",
        "frist": "Frist: Letzter Tag, bis zu dem gebaut und nachgewiesen sein muss.",
        "aktenzeichen": "Aktenzeichen: Wie der Bescheid heißt.",
        "grund": "Grund: Warum abgelehnt oder geändert ist.",
        "ausgezahlt_eur": "Ausgezahlt: EUR je Jahr, die vom Zuschuss eingegangen sind (ausgezahlt_eur.2027 …).",
        "abgeschlossen": "Abgeschlossen: ja, wenn nichts mehr ausgezahlt wird; dann gilt das Ausgezahlte.",
    },
    "Kreditstand": {
        "": "Kreditstand: Was von einem Kredit in einem vergangenen Jahr aufgenommen ist.",
        "kredit": "Kredit: Kennung aus der Liste kredite; je Kredit und Jahr eine Zeile.",
        "jahr": "Jahr: Ein Jahr vor dem des Stichtags.",
        "betrag_eur": "Betrag: Aufgenommener Nennbetrag in EUR; 0, wenn nichts aufgenommen wurde.",
    },
}
