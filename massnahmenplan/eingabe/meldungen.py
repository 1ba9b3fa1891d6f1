"""pydantic's findings as ours: a code, German words, the place, what is allowed."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.eingabe.namen import feldrat, naechster
from massnahmenplan.eingabe.quelle import Wert, anzeige
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.zahlentext import deute_zahlentext

Deutsch = tuple[str, str, str]
"""Code, what is wrong, remedy."""

_SCHLUESSEL = "[key]"
_EIGENE: Mapping[str, tuple[str, str]] = {
    "zahl_mehrdeutig": ("E051", "Tausender ohne Punkt, Dezimalstellen mit Komma schreiben."),
    "fuehrende_null": ("E042", "Hier wird eine Zahl erwartet; Kennziffern gehören in ein Textfeld."),
    "nicht_endlich": ("E049", "Eine endliche Zahl angeben oder das Feld leer lassen."),
    "keine_zahl": ("E201", "Eine Zahl angeben, zum Beispiel 1250,50 – ohne Einheit."),
    "keine_ganzzahl": ("E208", "Eine ganze Zahl angeben."),
    "kein_wahrheitswert": ("E206", "Erlaubt sind ja und nein."),
    "bruchteil_cent": ("E209", "Auf ganze Cent runden (zwei Stellen nach dem Komma)."),
    "datum_mehrdeutig": ("E040", "Das Datum als TT.MM.JJJJ oder JJJJ-MM-TT schreiben."),
    "kein_datum": ("E210", "Das Datum als TT.MM.JJJJ oder JJJJ-MM-TT schreiben."),
    "datum_gibt_es_nicht": ("E210", "Tag und Monat prüfen."),
    "periode_gibt_es_nicht": ("E210", "Zum Beispiel 2027-Q3, Q3/2027, 3. Quartal 2027 oder 2027-H2."),
    "keine_zeitangabe": ("E210", "Ein Jahr angeben (2027), in feinerem Raster auch 2027-Q3 oder 2027-H2."),
    "kein_name": ("E202", "Einen Namen angeben, der zu sehen ist."),
    "keine_liste": ("E207", "Eine Liste angeben, in Tabellen mit Komma getrennt."),
    "stufen_ungeordnet": ("E218", "Die Stufen nach bis sortieren; nur die letzte darf ohne bis stehen."),
    "fassungen_ueberlappen": ("E218", "gilt_bis der früheren Fassung vor gilt_ab der späteren legen."),
    "fassungen_ungeordnet": ("E218", "Die Fassungen nach gilt_ab ordnen, die früheste zuerst."),
    "fassungen_luecke": ("E218", "gilt_bis und gilt_ab prüfen; galt wirklich nichts, nach_pause angeben."),
    "fassung_leer": ("E218", "gilt_ab und gilt_bis prüfen."),
    "zeitplan": ("E218", "nach_antrag: {Tag: Wert}, der erste Tag nicht nach gilt_ab der Fassung."),
    "keine_anteile": ("E207", "Träger und Anteil nennen, zum Beispiel stadt: 60 % | werk: 40 %."),
    "anteile_nicht_alles": ("E055", "Die Anteile so angeben, dass sie zusammen 100 % ergeben."),
    "anteile_ueber_eins": ("E055", "Die Anteile aller Jahre dürfen zusammen 100 % nicht übersteigen."),
    "selbstausschluss": ("E222", "Die eigene Kennung aus der Liste streichen."),
    "kredit_ohne_tilgung": ("E280", "Weniger tilgungsfreie Jahre oder eine längere Laufzeit angeben."),
    "anschluss_ohne_bindung": ("E280", "zinsbindung_jahre angeben oder anschlusszins weglassen."),
    "bescheid_ohne_betrag": ("E202", "betrag_eur angeben: die bewilligte Zuwendung in EUR."),
    "bescheid_mit_betrag": ("E203", "betrag_eur weglassen oder art: bewilligt angeben."),
    "bescheid_mit_auszahlung": ("E203", "ausgezahlt_eur und abgeschlossen weglassen oder art: bewilligt angeben."),
    "konto_ohne_betrag": ("E202", "haushalt und topf brauchen betrag_eur, eine ressource braucht menge."),
    "nur_im_haushalt": ("E203", "Das Feld weglassen."),
    "meter_statt_grad": (
        "E532",
        "In Grad umrechnen (WGS 84, EPSG:4326), zum Beispiel laenge 12,916, breite 50,809.",
    ),
    "geometrie_form": ("E530", "GeoJSON-Geometrie oder Text wie POINT (12.916 50.809); Ringe schließen sich."),
    "lesart_unbekannt": ("E061", "Frage und Antworten stehen unter lesarten des Programms."),
    "leistung_unklar": ("E217", "Eine davon angeben und die übrigen löschen."),
    "raten_unklar": ("E217", "raten zu jahresraten angeben, zusammen 100 %; sonst raten löschen."),
    "betrieb_unklar": ("E217", "zonen oder scop angeben, nicht beides; zu „bis“ die groesse nennen."),
    "anteilsgrenze_leer": ("E217", "anteil unter 100 % oder hoechstens_eur angeben."),
    "anteilsgrenze_bezug": ("E217", "von: anderen_teilen angeben oder bezugsteile löschen."),
    "netzgroesse_leer": ("E217", "Eine Schranke angeben; die untere liegt nicht über der oberen."),
    "schwelle_leer": ("E217", "mindestens oder hoechstens angeben; mindestens liegt nicht über hoechstens."),
    "schwelle_unbekannt": ("E217", "Eine Zahl des Objekts nennen: wohneinheiten, baujahr, nettogrundflaeche_m2 …"),
    "studie_unstimmig": ("E217", "Die genannten Angaben der Studie berichtigen."),
    "fall_unstimmig": ("E217", "Die genannten Angaben des Falls berichtigen."),
}
_SONSTIGE_STELLE = "Einnahmen gehören in ertrag_eur_a, Zuschüsse in foerderprogramme."
_NICHT_NEGATIV = "0 oder mehr angeben."
_STATT_NEGATIV: Mapping[str, str] = {
    "investition_eur": _SONSTIGE_STELLE,
    "betriebskosten_eur_a": _SONSTIGE_STELLE,
    "ertrag_eur_a": "Laufende Kosten gehören in betriebskosten_eur_a.",
    "kosten_eur": "Zahlungen vor Zuschüssen angeben: 0 oder mehr; Zuschüsse gehören in bescheide.",
    "ausgezahlt_eur": "0 oder mehr angeben; Zurückgezahltes: ausgezahlt_eur 0, abgeschlossen ja, mit grund.",
    "warmmietenanstieg_hoechstens_eur_m2_monat": "0 heißt: Die Warmmiete darf nicht steigen.",
}
"""Field -> what to state instead of a negative amount."""
_BEISPIELE: Mapping[str, str] = {
    "zieltoleranz": "Je Ziel einen Anteil nennen, etwa {co2: 1 %}; im Blatt projekt das Feld zieltoleranz.co2."
}
_SCHREIBWEISE = "Einrückung und Schreibweise prüfen."
_VON_PYDANTIC = frozenset(get_args(ErrorType))
_GENERISCH = frozenset({"keine_zahl", "dict_type", "string_type", "string_pattern_mismatch", "model_type"})
"""Findings of one branch of an alternative that say no more than „not this branch“."""


def melde(
    fehler: ValidationError,
    quelle: Wert,
    modell: type[Grundform],
    bereich: str,
    sammler: Befundsammler,
    verlege: Callable[[ErrorDetails], ErrorDetails] | None = None,
) -> None:
    """Note all findings of pydantic about one row; ``bereich`` names it, e.g. ``massnahmen[pv]``.

    verlege: moves a finding from where pydantic has it to where it is written.
    """
    nach_pfad: dict[tuple[str | int, ...], list[ErrorDetails]] = {}
    einzelfehler_alle = fehler.errors(include_url=False)
    for einzelfehler in map(verlege, einzelfehler_alle) if verlege else einzelfehler_alle:
        nach_pfad.setdefault(_pfad(quelle, einzelfehler), []).append(einzelfehler)
    for pfad, gruppe in nach_pfad.items():
        if not _nur_zweigfehler(pfad, gruppe, nach_pfad):
            _melde_eines(_bester(gruppe, quelle, pfad), pfad, quelle, modell, bereich, sammler)


def melde_leere_unbekannte(quelle: Wert, modell: type[Grundform], bereich: str, sammler: Befundsammler) -> None:
    """Note unknown fields that have no value; pydantic does not see them."""
    for name, wert in quelle.inhalt.items() if isinstance(quelle.inhalt, dict) else ():
        if wert.inhalt is None and name not in modell.model_fields:
            _melde_unbekannt((name,), quelle, modell, bereich, sammler)


def _pfad(quelle: Wert, fehler: ErrorDetails) -> tuple[str | int, ...]:
    """Return where in the data a finding belongs; names of union branches and derived parts are no steps."""
    if fehler["type"] in {"missing", "extra_forbidden"}:
        return (*(schritt for schritt, _ in quelle.folge(fehler["loc"][:-1])), fehler["loc"][-1])
    return tuple(schritt for schritt, _ in quelle.folge(fehler["loc"]))


def _nur_zweigfehler(
    pfad: tuple[str | int, ...], gruppe: Sequence[ErrorDetails], alle: Mapping[tuple[str | int, ...], Any]
) -> bool:
    """Return True if the value is a mapping whose members have findings of their own."""
    tiefer = any(len(anderer) > len(pfad) and anderer[: len(pfad)] == pfad for anderer in alle)
    return tiefer and all(fehler["type"] in _GENERISCH for fehler in gruppe)


def _bester(gruppe: Sequence[ErrorDetails], quelle: Wert, pfad: Sequence[str | int]) -> ErrorDetails:
    """Return the finding that says most; of several branches the one that fits the shape of the value."""
    if len(gruppe) == 1:
        return gruppe[0]
    ist_zuordnung = isinstance(_wert(quelle, pfad), dict)
    passende = [f for f in gruppe if f["type"] not in _GENERISCH]
    muster = [f for f in gruppe if f["type"] == "string_pattern_mismatch"]
    zahl = [f for f in gruppe if f["type"] == "keine_zahl" and not ist_zuordnung]
    return next(iter(passende or muster or zahl or gruppe))


def _melde_eines(
    fehler: ErrorDetails,
    pfad: tuple[str | int, ...],
    quelle: Wert,
    modell: type[Grundform],
    bereich: str,
    sammler: Befundsammler,
) -> None:
    stelle = quelle.ort(*pfad)
    if fehler["type"] == "missing":
        if not sammler.kennt(stelle) or pfad[0] not in (quelle.inhalt if isinstance(quelle.inhalt, dict) else {}):
            sammler.fehler(
                "E202",
                "fehlt",
                stelle,
                feld=_feldname(bereich, pfad),
                abhilfe="Das Feld ist Pflicht; bitte angeben.",
            )
        return
    if fehler["type"] == "extra_forbidden":
        _melde_unbekannt(pfad, quelle, modell, bereich, sammler)
        return
    kennung, text, abhilfe = deutsch(fehler, ".".join(str(schritt) for schritt in pfad))
    wert = pfad[-1] if _SCHLUESSEL in fehler["loc"] else _wert(quelle, pfad)
    sammler.fehler(kennung, text, stelle, feld=_feldname(bereich, pfad), wert=_anzeige(wert), abhilfe=abhilfe)


def _melde_unbekannt(
    pfad: tuple[str | int, ...], quelle: Wert, modell: type[Grundform], bereich: str, sammler: Befundsammler
) -> None:
    wert = next((w for schritt, w in reversed(tuple(quelle.folge(pfad))) if schritt == pfad[-1]), quelle)
    sammler.fehler(
        "E026",
        "unbekanntes Feld",
        wert.name_stelle or wert.stelle,
        feld=_feldname(bereich, pfad),
        abhilfe=lambda: feldrat(str(pfad[-1]), _bekannte(modell, pfad[:-1], quelle), "Bekannte Felder"),
    )


def _bekannte(modell: Any, pfad: Sequence[str | int], quelle: Wert) -> Sequence[str]:
    """Return the fields of the class found along ``pfad``; of several classes the one of the stated ``art``."""
    for schritt in pfad:
        if isinstance(schritt, str) and schritt in getattr(modell, "model_fields", {}):
            klassen, art = _klassen_in(modell.model_fields[schritt].annotation), quelle.bei(pfad).text("art")
            modell = next((k for k in klassen if _heisst(k, art)), klassen[0] if klassen else None)
    return list(getattr(modell, "model_fields", ()))


def _klassen_in(annotation: Any) -> list[type[Grundform]]:
    if isinstance(annotation, type) and issubclass(annotation, Grundform):
        return [annotation]
    return [klasse for teil in get_args(annotation) for klasse in _klassen_in(teil)]


def _heisst(klasse: type[Grundform], art: str | None) -> bool:
    return "art" in klasse.model_fields and get_args(klasse.model_fields["art"].annotation) == (art,)


def deutsch(fehler: ErrorDetails, feld: str) -> Deutsch:
    """Return what one finding of pydantic means; ``feld`` is the path of the field in its row."""
    art = fehler["type"]
    if art == "keine_zahl" and (deutung := deute_zahlentext(fehler["input"], feld)) is not None:
        return _EIGENE[art][0], *deutung
    if art in _EIGENE:
        return _EIGENE[art][0], fehler["msg"], _EIGENE[art][1]
    if art in _UEBERSETZER:
        return _UEBERSETZER[art](fehler, feld)
    return "E299" if art in _VON_PYDANTIC else "E217", fehler["msg"], _SCHREIBWEISE


def _auswahl(fehler: ErrorDetails, _feld: str) -> Deutsch:
    erlaubt = [teil.strip("' ") for teil in fehler["ctx"]["expected"].replace(" or ", ", ").split(",")]
    nah = naechster(str(fehler["input"]), erlaubt)
    meinten_sie = "" if nah is None else f"Meinten Sie „{nah}“? "
    return "E203", "ist kein erlaubter Wert", f"{meinten_sie}Erlaubt: {', '.join(erlaubt)}."


def _kennzeichen(fehler: ErrorDetails, _feld: str) -> Deutsch:
    """The field that tells kinds apart has a value that none of them has, or is missing."""
    kontext = fehler["ctx"]
    feld = kontext["discriminator"].strip("'")
    if "tag" not in kontext:
        return "E202", f"{feld} fehlt", f"Mit {feld} angeben, was gemeint ist."
    erlaubt = [teil.strip("' ") for teil in kontext["expected_tags"].split(",")]
    nah = naechster(kontext["tag"], erlaubt)
    meinten_sie = "" if nah is None else f"Meinten Sie „{nah}“? "
    return "E203", f"{feld} „{kontext['tag']}“ gibt es nicht", f"{meinten_sie}Erlaubt: {', '.join(erlaubt)}."


def _zu_klein(fehler: ErrorDetails, feld: str) -> Deutsch:
    grenze = _grenze(fehler["ctx"]["ge"])
    if grenze == 0 and "_eur" in feld:
        return "E050", "darf nicht negativ sein", _STATT_NEGATIV.get(feld.partition(".")[0], _NICHT_NEGATIV)
    if _ist_betragsgrenze(grenze):
        return _unplausibel(fehler, grenze)
    return "E204", f"ist zu klein: mindestens {_zahl(grenze)}", f"{_zahl(grenze)} oder mehr angeben."


def _nicht_positiv(fehler: ErrorDetails, _feld: str) -> Deutsch:
    grenze = _zahl(_grenze(fehler["ctx"]["gt"]))
    return "E204", f"ist zu klein: mehr als {grenze}", f"Mehr als {grenze} angeben."


def _zu_gross(fehler: ErrorDetails, _feld: str) -> Deutsch:
    grenze = _grenze(fehler["ctx"]["le"])
    zahl = _als_zahl(fehler["input"])
    if grenze == 1 or grenze == Decimal("0.5"):
        if zahl is not None and zahl <= 100:
            als_anteil = _zahl(zahl / 100)
            return "E055", f"ist größer als {_zahl(grenze)}", f"Meinten Sie {_zahl(zahl)} % = {als_anteil}?"
        return "E055", f"ist größer als {_zahl(grenze)}", "Anteile liegen zwischen 0 und 1 (0 % und 100 %)."
    if _ist_betragsgrenze(grenze):
        return _unplausibel(fehler, grenze)
    return "E204", f"ist zu groß: höchstens {_zahl(grenze)}", f"{_zahl(grenze)} oder weniger angeben."


def _grenze(angabe: Any) -> Decimal:
    """Return a bound; pydantic gives those of Decimal types as the text ``Decimal('1E+10')``."""
    return Decimal(str(angabe).removeprefix("Decimal('").removesuffix("')"))


def _ist_betragsgrenze(grenze: Decimal) -> bool:
    return abs(grenze) >= 10_000_000


def _unplausibel(_fehler: ErrorDetails, grenze: Decimal) -> Deutsch:
    return "E052", f"liegt außerhalb des Plausiblen ({_zahl(grenze)})", "Einheit und Nullen prüfen."


def _laenge(fehler: ErrorDetails, _feld: str) -> Deutsch:
    grenze = fehler["ctx"].get("max_length", fehler["ctx"].get("min_length"))
    wort = "höchstens" if "max_length" in fehler["ctx"] else "mindestens"
    einheit = "Zeichen" if isinstance(fehler["input"], str) else "Einträge"
    erlaubt = f"{wort} {grenze} {einheit}"
    return "E204", f"hat die falsche Länge: {erlaubt}", f"{erlaubt[0].upper()}{erlaubt[1:]} angeben."


def _muster(fehler: ErrorDetails, feld: str) -> Deutsch:
    if feld.startswith("emissionsfaktor_g_kwh"):
        return "E201", "ist weder Zahl noch Name einer Emissionsreihe", "Zum Beispiel 363 oder iinas.strommix."
    ist_glied = isinstance(fehler["loc"][-1], int)
    if ist_glied and len(teile := [teil.strip() for teil in re.split(r"[;/+&\n]", str(fehler["input"]))]) > 1:
        return "E205", "ist keine gültige Kennung", f"Mehrere mit Komma trennen: {', '.join(filter(None, teile))}"
    return "E205", "ist keine gültige Kennung", "Erlaubt sind Buchstaben, Ziffern, _, - und . (keine Leerzeichen)."


def _gestalt(was: str) -> Callable[[ErrorDetails, str], Deutsch]:
    return lambda _fehler, feld: ("E207", f"hier wird {was} erwartet", _BEISPIELE.get(feld, _SCHREIBWEISE))


_UEBERSETZER: Mapping[str, Callable[[ErrorDetails, str], Deutsch]] = {
    "enum": _auswahl,
    "literal_error": _auswahl,
    "union_tag_invalid": _kennzeichen,
    "union_tag_not_found": _kennzeichen,
    "greater_than": _nicht_positiv,
    "greater_than_equal": _zu_klein,
    "less_than_equal": _zu_gross,
    "string_too_long": _laenge,
    "string_too_short": _laenge,
    "too_long": _laenge,
    "too_short": _laenge,
    "string_pattern_mismatch": _muster,
    "string_type": _gestalt("ein Text"),
    "dict_type": _gestalt("eine Zuordnung (Name: Wert)"),
    "model_type": _gestalt("eine Zuordnung (Name: Wert)"),
    "model_attributes_type": _gestalt("eine Zuordnung (Name: Wert)"),
    "tuple_type": _gestalt("eine Liste"),
    "list_type": _gestalt("eine Liste"),
    "bool_parsing": lambda _fehler, _feld: ("E206", "ist weder ja noch nein", "Erlaubt sind ja und nein."),
    "bool_type": lambda _fehler, _feld: ("E206", "ist weder ja noch nein", "Erlaubt sind ja und nein."),
}


def _feldname(bereich: str, pfad: Sequence[str | int]) -> str:
    teile = [f"[{schritt + 1}]" if isinstance(schritt, int) else f".{schritt}" for schritt in pfad]
    return (bereich + "".join(teile)).lstrip(".")


def _wert(quelle: Wert, pfad: Sequence[str | int]) -> Any:
    schritte = tuple(quelle.folge(pfad))
    return (schritte[-1][1] if schritte else quelle).inhalt


def _anzeige(wert: Any) -> str | None:
    return None if wert is None or isinstance(wert, dict | list) else anzeige(wert)


def _zahl(zahl: Any) -> str:
    dezimal = Decimal(str(zahl)).normalize()
    return f"{dezimal:f}".replace(".", ",")


def _als_zahl(wert: Any) -> Decimal | None:
    try:
        return Decimal(str(wert).replace(",", ".").rstrip("% "))
    except ArithmeticError:
        return None
