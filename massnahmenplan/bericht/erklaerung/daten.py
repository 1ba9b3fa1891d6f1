"""Explanations as plain data for machines: every figure, and the sentences that people read."""

from collections.abc import Iterable
from typing import Any

from massnahmenplan.bericht.erklaerung import saetze
from massnahmenplan.bericht.stellen import als_float
from massnahmenplan.ergebnis import Planschritt
from massnahmenplan.ergebnis.erklaerung import (
    Abstand,
    Engpass,
    Erklaerung,
    Gegenprobe,
    Grenzauskunft,
    Mehrgeld,
    Mehrwirkung,
    Paketvergleich,
    Unterschied,
    Warum,
    Warumnicht,
    Weg,
)
from massnahmenplan.planungsfall import Planungsfall


def als_daten(erklaerung: Erklaerung) -> dict[str, Any]:
    """Return one object with all explanations; the schema is in docs/erklaeren.md."""
    fall = erklaerung.fall
    return {
        "projekt": fall.projekt.name,
        "ziel": erklaerung.ziel,
        "einheit": erklaerung.einheit,
        "ziele": list(erklaerung.ziele),
        "offen": als_float(erklaerung.offen),
        "hinweise": list(erklaerung.hinweise),
        **({"ohne_grenzen": erklaerung.ohne_grenzen} if erklaerung.ohne_grenzen else {}),
        "dauer_s": round(erklaerung.dauer_s, 1),
        "warum": [_warum(fall, eintrag) for eintrag in erklaerung.warum],
        "warum_nicht": [_warum_nicht(fall, eintrag) for eintrag in erklaerung.warum_nicht],
        "grenzen": [_grenze(eintrag, erklaerung.ziel) for eintrag in erklaerung.grenzen],
    }


def _warum(fall: Planungsfall, eintrag: Warum) -> dict[str, Any]:
    achse = fall.projekt.zeitachse
    return {
        "massnahme": eintrag.schritt.massnahme,
        "name": fall.massnahme_mit_id[eintrag.schritt.massnahme].name,
        "entscheidung": _schritt(fall, eintrag.schritt),
        "pflicht": eintrag.pflicht,
        "beschluss": eintrag.beschluss,
        "gebunden": None if eintrag.gebunden is None else str(eintrag.gebunden.phase),
        "einzeln_t": als_float(eintrag.einzeln_t),
        "gemeinsam_t": als_float(eintrag.gemeinsam_t),
        "ohne": _probe(fall, eintrag.ohne),
        "frueher": _weg(fall, eintrag.frueher),
        "spaeter": _weg(fall, eintrag.spaeter),
        "fenster": [achse.angabe(periode) for periode in eintrag.fenster],
        "zuschuss_eur": als_float(eintrag.zuschuss_eur),
        "andere_pakete": [_paket(fall, paket) for paket in eintrag.andere_pakete],
        "abgelehnt": _gruende(eintrag.abgelehnt),
        "saetze": {
            "warum": saetze.warum(fall, eintrag),
            "wann": saetze.wann(fall, eintrag),
            "foerderung": saetze.foerderung(fall, eintrag),
        },
    }


def _warum_nicht(fall: Planungsfall, eintrag: Warumnicht) -> dict[str, Any]:
    return {
        "massnahme": eintrag.nichtwahl.massnahme,
        "name": fall.massnahme_mit_id[eintrag.nichtwahl.massnahme].name,
        "grund": eintrag.nichtwahl.grund,
        "text": eintrag.nichtwahl.text,
        "waehlbar": eintrag.waehlbar,
        "mit": _probe(fall, eintrag.mit),
        "daneben_fehlt": _engpaesse(eintrag.daneben),
        "mehrgeld": _mehrgeld(fall, eintrag.mehrgeld),
        "mehrwirkung": _mehrwirkung(eintrag.mehrwirkung),
        "perioden_mehr": eintrag.perioden_mehr,
        "saetze": {
            "grund": saetze.grund(eintrag),
            "mit": saetze.warum_nicht(fall, eintrag),
            "damit": saetze.was_sich_aendern_muesste(fall, eintrag),
        },
    }


def _grenze(eintrag: Grenzauskunft, ziel: str) -> dict[str, Any]:
    schritt = eintrag.schritt
    return {
        "art": eintrag.art,
        "name": eintrag.name,
        "zeit": eintrag.zeit,
        "einheit": eintrag.einheit,
        "menge": als_float(eintrag.menge),
        "genutzt": als_float(eintrag.genutzt),
        "frei": als_float(eintrag.frei),
        "preis_ohne_ganzzahligkeit": None if eintrag.preis is None else float(eintrag.preis),
        "schritt": None
        if schritt is None
        else {"um": als_float(schritt.um), "abstand": _abstand(schritt.abstand)},
        "satz": saetze.grenze(eintrag, ziel),
    }


def _probe(fall: Planungsfall, probe: Gegenprobe) -> dict[str, Any]:
    return {
        "moeglich": probe.moeglich,
        "abstand": _abstand(probe.abstand),
        "nebenbei": _abstand(probe.nebenbei),
        "unterschiede": [_unterschied(fall, eintrag) for eintrag in probe.unterschiede],
        "engpaesse": _engpaesse(probe.engpaesse),
    }


def _abstand(abstand: Abstand | None) -> dict[str, Any] | None:
    if abstand is None:
        return None
    return {
        "ziel": abstand.ziel,
        "einheit": abstand.einheit,
        "referenz": als_float(abstand.referenz),
        "wert": als_float(abstand.wert),
        "schranke": als_float(abstand.schranke),
        "grenze": als_float(abstand.grenze),
        "verlust_mindestens": als_float(abstand.mindestens),
        "verlust_hoechstens": als_float(abstand.hoechstens),
    }


def _unterschied(fall: Planungsfall, eintrag: Unterschied) -> dict[str, Any]:
    return {
        "massnahme": eintrag.massnahme,
        "arten": list(eintrag.arten),
        "vorher": _schritt(fall, eintrag.vorher),
        "nachher": _schritt(fall, eintrag.nachher),
    }


def _schritt(fall: Planungsfall, schritt: Planschritt | None) -> dict[str, Any] | None:
    if schritt is None:
        return None
    return {
        "variante": schritt.variante,
        "beginn": fall.projekt.zeitachse.angabe(schritt.beginn),
        "programme": [wahl.programm for wahl in schritt.foerderung],
    }


def _weg(fall: Planungsfall, weg: Weg | None) -> dict[str, Any] | None:
    if weg is None:
        return None
    return {
        "entscheidung": _schritt(fall, weg.schritt),
        "moeglich": weg.moeglich,
        "abstand": _abstand(weg.abstand),
        "engpaesse": _engpaesse(weg.engpaesse),
        "zuschuss_eur": als_float(weg.zuschuss_eur),
        "ohne_programme": _gruende(weg.ohne_programme),
    }


def _paket(fall: Planungsfall, paket: Paketvergleich) -> dict[str, Any]:
    return {
        "programme": list(paket.programme),
        "zuschuss_eur": als_float(paket.zuschuss_eur),
        "weniger_eur": als_float(paket.weniger_eur),
        "weg": _weg(fall, paket.weg),
    }


def _mehrgeld(fall: Planungsfall, mehr: Mehrgeld | None) -> dict[str, Any] | None:
    if mehr is None:
        return None
    return {
        "betraege": _engpaesse(mehr.betraege),
        "summe_eur": als_float(mehr.summe_eur),
        "entscheidung": _schritt(fall, mehr.weg),
        "abstand": _abstand(mehr.abstand),
    }


def _mehrwirkung(mehr: Mehrwirkung | None) -> dict[str, Any] | None:
    if mehr is None:
        return None
    return {
        "ziel": mehr.ziel,
        "menge": als_float(mehr.menge),
        "einheit": mehr.einheit,
        "je_jahr": mehr.je_jahr,
        "betriebsjahre": als_float(mehr.betriebsjahre),
    }


def _engpaesse(liste: Iterable[Engpass]) -> list[dict[str, Any]]:
    return [
        {
            "art": eintrag.art,
            "name": eintrag.name,
            "kostentraeger": eintrag.traeger,
            "haushaltsart": eintrag.haushaltsart,
            "jahr": eintrag.jahr,
            "zeit": eintrag.zeit,
            "menge": als_float(eintrag.menge),
            "einheit": eintrag.einheit,
        }
        for eintrag in liste
    ]


def _gruende(gruende: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"programm": programm, "grund": grund} for programm, grund in gruende]
