"""Rents: levies only at rented objects, everything stated that law and limits ask for, limits that can be kept."""

from collections import defaultdict
from collections.abc import Iterator

from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante, gesamtkosten
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import euro

Massnahmenzeile = Zeile[Massnahme] | Zeile[Variante]
_NUR_VERMIETET = (
    "vermieter",
    "kaltmiete_eur_m2_monat",
    "heizkosten_eur_m2_monat",
    "warmmiete_hoechstens_eur_m2_monat",
    "warmmietenanstieg_hoechstens_eur_m2_monat",
    "warmmiete_ueberschreitungspreis",
)


def pruefe_mieten(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E202, E204, E217 for levies and limits that cannot be computed or kept; hints W217, W233."""
    zahlende: dict[str, set[str]] = defaultdict(set)
    objekte = {zeile.gegenstand.id: zeile.gegenstand for zeile in fall.objekte}
    for zeile, ausfuehrung in _ausfuehrungen(fall):
        _pruefe_instandhaltung(zeile, ausfuehrung, sammler)
        if not ausfuehrung.umlage:
            continue
        objekt = objekte.get(ausfuehrung.objekt or "")
        if objekt is not None and objekt.vermietet:
            zahlende[objekt.id].add(ausfuehrung.kostentraeger)
        elif ausfuehrung.objekt is None or objekt is not None:
            text = "eine Umlage zahlen nur Mieter eines vermieteten Objekts"
            zeile.fehler(sammler, "E217", "umlage", text, "objekt nennen, dort vermietet: ja angeben.")
    for objektzeile in fall.objekte:
        _pruefe_objekt(objektzeile, zahlende.get(objektzeile.gegenstand.id, set()), sammler)


def _ausfuehrungen(fall: Rohfall) -> Iterator[tuple[Massnahmenzeile, Massnahme]]:
    """Yield each row of a measure or variant, and the measure as it is carried out that way."""
    for zeile in fall.massnahmen:
        yield zeile, fall.ausfuehrungen[zeile.gegenstand.id][BASIS]
    for variante in fall.varianten:
        ausfuehrung = fall.ausfuehrungen.get(variante.gegenstand.massnahme, {}).get(variante.gegenstand.id)
        if ausfuehrung is not None:
            yield variante, ausfuehrung


def _pruefe_instandhaltung(zeile: Massnahmenzeile, ausfuehrung: Massnahme, sammler: Befundsammler) -> None:
    genannt = zeile.gegenstand.model_fields_set & {"umlageart", "instandhaltungsanteil", "instandhaltung_eur"}
    betrag = ausfuehrung.instandhaltung_eur
    if betrag is not None and ausfuehrung.instandhaltungsanteil and genannt:
        text = "ist neben instandhaltungsanteil angegeben"
        zeile.fehler(sammler, "E217", "instandhaltung_eur", text, "Nur eine der beiden Angaben machen.")
    elif betrag is not None and betrag > gesamtkosten(ausfuehrung):
        text = f"ist mehr als die Investition ({euro(gesamtkosten(ausfuehrung))})"
        zeile.fehler(sammler, "E217", "instandhaltung_eur", text, "Einen der beiden Beträge berichtigen.")
    if not ausfuehrung.umlage:
        for feld in sorted(genannt):
            zeile.hinweis(sammler, "W217", feld, "wirkt nur mit umlage: ja")


def _pruefe_objekt(zeile: Zeile[Objekt], zahlende: set[str], sammler: Befundsammler) -> None:
    objekt = zeile.gegenstand
    if not objekt.vermietet:
        for feld in _NUR_VERMIETET:
            if getattr(objekt, feld) is not None:
                zeile.hinweis(sammler, "W217", feld, "wirkt nur mit vermietet: ja")
        return
    spielraum = objekt.warmmietenspielraum_eur_m2_monat
    if objekt.warmmiete_ueberschreitungspreis is not None and spielraum is None:
        zeile.hinweis(
            sammler, "W217", "warmmiete_ueberschreitungspreis", "wirkt nur mit einer Grenze der Warmmiete"
        )
    _pruefe_angaben(zeile, bool(zahlende), sammler)
    if len(zahlende) > 1 and objekt.vermieter is None:
        text = f"fehlt: Umlagen haben hier Maßnahmen von {', '.join(sorted(zahlende))}"
        zeile.fehler(sammler, "E202", "vermieter", text, "Den Kostenträger nennen, der die Miete bekommt.")
    _pruefe_grenze(zeile, sammler)


def _pruefe_angaben(zeile: Zeile[Objekt], hat_umlage: bool, sammler: Befundsammler) -> None:
    objekt = zeile.gegenstand
    absolut = objekt.warmmiete_hoechstens_eur_m2_monat is not None
    noetig = {
        "wohnflaeche_m2": hat_umlage or objekt.warmmietenspielraum_eur_m2_monat is not None,
        "kaltmiete_eur_m2_monat": hat_umlage or absolut,
        "heizkosten_eur_m2_monat": absolut,
    }
    for feld in (feld for feld, ja in noetig.items() if ja and getattr(objekt, feld) is None):
        wofuer = "die Grenze der Warmmiete" if absolut or not hat_umlage else "die Umlage"
        zeile.fehler(sammler, "E202", feld, f"fehlt; gebraucht für {wofuer}", "Das Feld angeben.")
    if noetig["wohnflaeche_m2"] and objekt.wohnflaeche_m2 == 0:
        zeile.fehler(
            sammler, "E204", "wohnflaeche_m2", "ist zu klein: mehr als 0", "Die vermietete Fläche angeben."
        )


def _pruefe_grenze(zeile: Zeile[Objekt], sammler: Befundsammler) -> None:
    """A limit below the rent of today cannot be kept in the first year, in which no measure works yet."""
    objekt, feld = zeile.gegenstand, "warmmiete_hoechstens_eur_m2_monat"
    kalt, heizung = objekt.kaltmiete_eur_m2_monat, objekt.heizkosten_eur_m2_monat
    grenze = objekt.warmmiete_hoechstens_eur_m2_monat
    if grenze is None or kalt is None or heizung is None or grenze >= kalt + heizung:
        return
    text = f"liegt unter der heutigen Warmmiete von {euro(kalt + heizung)} je m² und Monat"
    if objekt.warmmiete_ueberschreitungspreis is None:
        abhilfe = "Die Grenze anheben oder warmmiete_ueberschreitungspreis angeben (weiche Grenze)."
        zeile.fehler(sammler, "E217", feld, text, abhilfe)
    else:
        zeile.hinweis(sammler, "W233", feld, f"{text}; sie ist schon im ersten Jahr verfehlt")
