"""German title and description of every field of measures, their variants and how they relate."""

from collections.abc import Mapping

from massnahmenplan.eingabe.quellenbeschreibung import QUELLE

MASSNAHMENBESCHREIBUNGEN: Mapping[str, Mapping[str, str]] = {
    "Massnahme": {
        "": "Maßnahme: Was getan werden könnte: einmal, an einem Ort; ein Kostenträger stellt die Förderanträge.",
        "id": "Kennung: Eindeutig; Buchstaben, Ziffern, _, - und Punkt.",
        "name": "Name: Wie die Maßnahme in Berichten heißt.",
        "handlungsfeld": "Handlungsfeld: energieversorgung, gebaeudesanierung, beleuchtung, mobilitaet, gruen …",
        "kostentraeger": "Kostenträger: Kennung aus der Liste kostentraeger: wer die Anträge stellt und zahlt.",
        "kostenanteile": "Kostenanteile: Träger und Anteil an der Investition, zusammen 100 %; ohne Angabe zahlt "
        "kostentraeger allein.",
        "kostenanteile_je_teil": "Kostenanteile je Teil: Kostenteil (planung, bau …) und seine Anteile, wenn sie "
        "von kostenanteile abweichen.",
        "betriebsanteile": "Betriebsanteile: Träger und Anteil an Betriebskosten, Erträgen und gesparter Energie; "
        "ohne Angabe wie kostenanteile.",
        "zuschuss_an": "Zuschuss an: anteilig (wie die Träger Kosten tragen) oder antragsteller (kostentraeger).",
        "art": "Art: Wie Förderprogramme die Maßnahme nennen, etwa waermepumpe.",
        "objekt": "Objekt: Kennung aus der Liste objekte.",
        "investition_eur": "Investition: EUR zu Preisen des Basisjahrs; ein Betrag oder Teile (planung, bau …).",
        "kostenrisiko_anteil": "Kostenrisiko: Um welchen Anteil die Investition teurer werden kann, etwa 33 %.",
        "betriebskosten_eur_a": "Betriebskosten: Zusätzliche laufende Kosten je Betriebsjahr, in EUR.",
        "ertrag_eur_a": "Ertrag: Einnahmen je Betriebsjahr, in EUR, etwa Einspeisevergütung.",
        "umlage": "Umlage: ja, wenn der Vermieter die Kosten auf die Miete umlegt, soweit es das Mietrecht "
        "erlaubt.",
        "umlageart": "Umlageart: Modernisierung allgemein (§ 559 BGB) oder Heizung (§ 559e BGB).",
        "instandhaltungsanteil": "Instandhaltungsanteil: Teil der Investition, der Erhaltung ist und nicht "
        "umgelegt wird (0 bis 1).",
        "instandhaltung_eur": "Instandhaltung: Derselbe Teil als Betrag in EUR zu Preisen des Basisjahrs; nur "
        "eines von beiden.",
        "foerderfaehig_anteil": "Förderfähiger Anteil: Teil der Investition, den Programme anerkennen (0 bis 1).",
        "dauer_planung": "Planungsdauer: Perioden (siehe projekt.raster) der Planung vor dem Bau.",
        "dauer_bau": "Baudauer: Perioden des Baus; die Maßnahme wirkt ab der Periode danach.",
        "fruehester_beginn": "Frühester Beginn: Jahr oder Periode (2027-Q3), in der frühestens geplant wird.",
        "spaetestes_ende": "Spätestes Ende: Jahr oder Periode (2027-Q3), in der spätestens zu Ende gebaut ist.",
        "nutzungsdauer_a": "Nutzungsdauer: Jahre der Wirkung nach Fertigstellung; ohne Angabe bis zum Planende.",
        "co2_t_a": "CO2-Minderung: t CO2e je Betriebsjahr; entweder diese Angabe oder endenergie_kwh_a.",
        "endenergie_kwh_a": "Endenergie: Eingesparte kWh je Betriebsjahr und Träger; negativ ist Mehrverbrauch.",
        "physik": "Physik: Was sie physikalisch tut; statt co2_t_a und endenergie_kwh_a.",
        "hochlauf": "Hochlauf: ja, wenn die Wirkung schon während der Umsetzung in gleichen Stufen wächst.",
        "bedarf": "Bedarf: Menge je Ressource in jeder Periode der Umsetzung.",
        "menge": "Menge: Für Förderung je Einheit, in der Einheit des Feldes einheit.",
        "einheit": "Einheit: Wie menge gemessen ist.",
        "merkmale": "Merkmale: Tatsachen, nach denen Förderprogramme fragen, etwa isfp, adaptiv.",
        "kriterien": "Kriterien: Wert je Kriterium der Liste kriterien, in dessen Einheit oder auf seiner Skala.",
        "taxonomie": "Taxonomie: ob die Investition nach der EU-Taxonomie ökologisch nachhaltig ist.",
        "dnsh": "DNSH: je Umweltziel, ob die Maßnahme es nicht erheblich beeinträchtigt.",
        "kennwerte": "Kennwerte: Technische Zahlen, nach denen Programme fragen, etwa scop, u_wert, waerme_mwh_a.",
        "betroffene_wohneinheiten": "Betroffene Wohneinheiten: Anzahl; ohne Angabe alle des Objekts.",
        "wirtschaftlichkeitsluecke_eur": "Wirtschaftlichkeitslücke: EUR; für Programme, die nur sie fördern.",
        "liefert": "Liefert: Merkmale, die danach für alle Maßnahmen am selben Objekt gelten, etwa isfp.",
        "netz": "Netz: Kennung der Netzmaßnahme, an die diese Maßnahme ihr Objekt anschließt.",
        "phase": "Phase: Stand der Umsetzung.",
        "lage": "Lage: Wo die Maßnahme liegt, in Worten.",
        "pflicht": "Pflicht: ja, wenn die Maßnahme auf jeden Fall umgesetzt wird.",
        "beschreibung": "Beschreibung: Freier Text.",
        "quelle": QUELLE,
    },
    "Variante": {
        "": "Variante: Eine andere Ausführung einer Maßnahme; nur abweichende Felder angeben.",
        "massnahme": "Maßnahme: Kennung aus der Liste massnahmen.",
        "id": "Kennung: Eindeutig je Maßnahme; basis ist die Maßnahme selbst.",
    },
    "Beziehung": {
        "": "Beziehung: Was zwischen Maßnahmen gilt.",
        "id": "Kennung: Eindeutig; kann fehlen.",
        "art": "Art: Was die Beziehung verlangt.",
        "mitglieder": "Mitglieder: Kennungen der Maßnahmen; bei Paaren zuerst die frühere (überlappende). "
        "Fehlt nur beim Bündel eines Objekts.",
        "objekt": "Objekt: Bündel: Kennung des Objekts, dessen Maßnahmen es bilden (etwa eine Straße).",
        "abstand": "Abstand: Mindestens so viele Perioden dazwischen.",
        "hoechstabstand": "Höchstabstand: Höchstens so viele Perioden dazwischen.",
        "anzahl": "Anzahl: Wie viele Maßnahmen der Gruppe; beim Bündel, ab wie vielen gespart wird (sonst 2).",
        "anteil": "Anteil: Überlappung: welcher Anteil der Wirkung der zweiten Maßnahme verloren geht (0 bis 1). "
        "Bündel: welchen Anteil ihrer Baukosten jede Maßnahme spart.",
        "co2_t_a": "Verlust: Überlappung: t CO2e je Jahr, die verloren gehen; entweder dies oder anteil.",
        "ersparnis_eur": "Ersparnis: Bündel: EUR zu Preisen des Basisjahrs, die jede genannte Maßnahme spart.",
        "gemeinkosten_eur": "Gemeinkosten: Bündel: EUR in den Baukosten jeder Maßnahme, die nur einmal anfallen; "
        "sie trägt die zuerst genannte.",
        "gleichzeitig": "Gleichzeitig: Bündel: was gleich sein muss: Periode des Baubeginns, des Beginns, "
        "oder Jahr des Baubeginns.",
        "hinweis": "Hinweis: Satz, mit dem die Beziehung in Berichten erklärt wird.",
        "quelle": QUELLE,
    },
}
