"""German title and description of every field that says what a measure does physically."""

from collections.abc import Mapping

_ART = "Art: Was die Maßnahme physikalisch tut."

PHYSIKBESCHREIBUNGEN: Mapping[str, Mapping[str, str]] = {
    "Huelle": {
        "": "Hülle: Bauteile eines Gebäudes bekommen einen neuen U-Wert; nicht genannte bleiben, wie sie sind.",
        "art": _ART,
        "wand_w_m2k": "Wand: Neuer U-Wert der Außenwand in W/(m²K).",
        "dach_w_m2k": "Dach: Neuer U-Wert von Dach oder oberster Geschossdecke in W/(m²K).",
        "fenster_w_m2k": "Fenster: Neuer U-Wert von Fenstern und Türen in W/(m²K).",
        "boden_w_m2k": "Boden: Neuer U-Wert von Kellerdecke oder Bodenplatte in W/(m²K).",
        "lueftung_minderung_anteil": "Lüftung: Anteil des Lüftungsverlusts, der zurückgewonnen wird (0 bis 1).",
    },
    "Waermeerzeuger": {
        "": "Wärmeerzeuger: Tritt an die Stelle des heutigen oder eines Teils davon.",
        "art": _ART,
        "traeger": "Träger: Energieträger, den er braucht.",
        "nutzungsgrad": "Nutzungsgrad: Nutzwärme je kWh des Trägers im heutigen Gebäude; bei Wärmepumpen die JAZ.",
        "nutzungsgrad_saniert": "Nutzungsgrad saniert: Derselbe, wenn das Gebäude halb so viel Wärme verliert.",
        "anteil": "Anteil: Teil der Wärme, den er liefert (über 0 bis 1).",
    },
    "Netzanschluss": {
        "": "Netzanschluss: Ein Wärmenetz liefert die Wärme des Gebäudes.",
        "art": _ART,
        "waermenetz": "Wärmenetz: Kennung eines Objekts der Art netz.",
        "nutzungsgrad": "Nutzungsgrad: Nutzwärme je kWh, die am Gebäude ankommt.",
    },
    "Netzumbau": {
        "": "Netzumbau: Andere Wärme oder weniger Verlust; wirkt auf alle Gebäude am Netz.",
        "art": _ART,
        "traeger": "Träger: Energieträger der neuen Wärme; ohne Angabe ändert sich nur der Verlust.",
        "nutzungsgrad": "Nutzungsgrad: Eingespeiste Wärme je kWh des Trägers; sonst ist er die Wärme selbst.",
        "anteil": "Anteil: Teil der Wärme des Netzes, der ersetzt wird (über 0 bis 1).",
        "netzverlust_anteil": "Netzverlust: Anteil der eingespeisten Wärme, der danach verloren geht.",
    },
    "Photovoltaik": {
        "": "Photovoltaik: Der Eigenverbrauch wächst mit dem Strombedarf, den das Gebäude dann hat.",
        "art": _ART,
        "ertrag_kwh_a": "Ertrag: kWh im Jahr.",
        "eigenverbrauch_anteil": "Eigenverbrauch: Teil des Ertrags, den das Gebäude bei heutigem Bedarf nutzt.",
        "waermestrom_anteil": "Wärmestrom: Anteil des Stroms für Wärme, der dabei als Bedarf zählt.",
        "einspeisetraeger": "Einspeisung: Energieträger, dessen Faktor und Preis gutgeschrieben werden.",
    },
    "Stromeinsparung": {
        "": "Stromeinsparung: Weniger Strom für Licht, Geräte, Kälte eines Gebäudes.",
        "art": _ART,
        "strom_kwh_a": "Strom: Eingesparte kWh im Jahr, ohne Strom für Wärme.",
    },
    "Beleuchtung": {
        "": "Beleuchtung: Alle Leuchten eines Objekts werden getauscht oder gedimmt.",
        "art": _ART,
        "leistung_w": "Leistung: W je Lichtpunkt danach, mit Vorschaltgerät; ohne Angabe wie heute.",
        "dimmung_anteil": "Dimmung: Anteil der Jahresenergie, den die Dimmung spart (0 bis 1).",
    },
    "Mobilitaet": {
        "": "Mobilität: Kilometer werden anders zurückgelegt; vorher und nachher je Kilometer.",
        "art": _ART,
        "fahrleistung_km_a": "Fahrleistung: Verlagerte oder umgestellte km im Jahr.",
        "traeger_alt": "Träger bisher: Energieträger, den ein Kilometer bisher braucht.",
        "verbrauch_alt_kwh_km": "Verbrauch bisher: kWh je km.",
        "emission_alt_g_km": "Emission bisher: g CO2e je km, statt Träger und Verbrauch.",
        "traeger_neu": "Träger danach: Energieträger; ohne Angabe zu Fuß oder mit dem Rad.",
        "verbrauch_neu_kwh_km": "Verbrauch danach: kWh je km.",
        "emission_neu_g_km": "Emission danach: g CO2e je km, statt Träger und Verbrauch.",
    },
    "Begruenung": {
        "": "Begrünung: Was Bäume und Gründächer binden, und was Schatten an Kühlung spart.",
        "art": _ART,
        "baeume": "Bäume: Anzahl.",
        "bindung_kg_baum_a": "Bindung je Baum: kg CO2 im Jahr; ohne Angabe 1 t in 80 Jahren (Mannheim).",
        "dachflaeche_m2": "Dachfläche: m² Gründach.",
        "bindung_kg_m2_a": "Bindung je m²: kg CO2 im Jahr; ohne Angabe 0,9 (Aachen).",
        "kuehlstrom_kwh_a": "Kühlstrom: Eingesparte kWh Strom im Jahr.",
        "traeger": "Träger: Energieträger des Kühlstroms.",
    },
}
