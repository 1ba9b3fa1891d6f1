"""Funding of measures as plain data for machines; the schema is in docs/foerdercheck.md."""

from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.bericht.foerdercheck import saetze
from massnahmenplan.ergebnis.foerderauskunft import (
    Antragsauskunft,
    Foerderauskunft,
    Kreditangabe,
    Massnahmenauskunft,
    Paketauskunft,
    Verlaufsabschnitt,
)

SCHEMA_VERSION = 1


def als_daten(antwort: Foerderauskunft) -> dict[str, Any]:
    """Return everything; amounts as text with two decimals, days as JJJJ-MM-TT, what does not apply is null."""
    return {
        "art": "massnahmenplan.foerdercheck",
        "schema_version": SCHEMA_VERSION,
        "fall": antwort.fall.projekt.name,
        "antrag_am": antwort.antrag_am.isoformat(),
        "diskontsatz": str(antwort.fall.projekt.diskontsatz),
        "massnahmen": [_massnahme(auskunft) for auskunft in antwort.massnahmen],
    }


def _massnahme(auskunft: Massnahmenauskunft) -> dict[str, Any]:
    return {
        "massnahme": auskunft.massnahme.id,
        "name": auskunft.massnahme.name,
        "variante": auskunft.variante,
        "kostentraeger": auskunft.massnahme.kostentraeger,
        "massnahmenart": auskunft.massnahme.art,
        "pakete": [_paket(paket) for paket in auskunft.pakete],
        "ablehnungen": [
            {"programm": ablehnung.programm, "grund": ablehnung.grund, "stelle": ablehnung.stelle}
            for ablehnung in auskunft.ablehnungen
        ],
        "programme_anderer_arten": auskunft.andere_programme,
        "verlauf": [_abschnitt(abschnitt) for abschnitt in auskunft.verlauf],
        "rat": saetze.rat(auskunft.verlauf) if auskunft.verlauf else None,
    }


def _paket(paket: Paketauskunft) -> dict[str, Any]:
    return {
        "kennung": paket.paket.kennung,
        "bedingt": paket.ist_bedingt,
        "kosten_eur": _betrag(paket.kosten_eur),
        "zuschuss_eur": _betrag(paket.zuschuss_eur),
        "eigenmittel_eur": _betrag(paket.eigenmittel_eur),
        "betriebsfoerderung_eur": _betrag(paket.betriebsfoerderung_eur),
        "barwert_eur": _betrag(paket.barwert_eur),
        "barwert_ohne_betrieb_eur": _betrag(paket.barwert_ohne_betrieb_eur),
        "sicherheit": None if paket.sicherheit is None else paket.sicherheit.value,
        "frist": _tag(paket.frist),
        "baubeginn": paket.vorhaben.baubeginn.isoformat(),
        "fertigstellung": paket.vorhaben.fertigstellung.isoformat(),
        "antraege": [_antrag(eintrag) for eintrag in paket.antraege],
    }


def _antrag(eintrag: Antragsauskunft) -> dict[str, Any]:
    antrag = eintrag.antrag
    return {
        "programm": antrag.programm,
        "name": eintrag.name,
        "geber": eintrag.geber,
        "form": antrag.art.value,
        "zuschuss_eur": _betrag(antrag.zuschuss_eur),
        "foerderfaehig_eur": _betrag(antrag.foerderfaehig_eur),
        "rechenweg": [
            {"text": zeile.text, "betrag_eur": _betrag(zeile.betrag_eur), "stelle": zeile.stelle}
            for zeile in antrag.rechenweg
        ],
        "auszahlungen": [{"jahr": z.jahr, "betrag_eur": _betrag(z.betrag_eur)} for z in antrag.auszahlungen],
        "kredit": None if eintrag.kredit is None else _kredit(eintrag.kredit),
        "antrag_am": antrag.antrag_am.isoformat(),
        "bewilligung_am": antrag.bewilligung_am.isoformat(),
        "fertig_bis": _tag(antrag.fertig_bis),
        "nachweis_bis": _tag(antrag.nachweis_bis),
        "zweckbindung_bis": _tag(antrag.zweckbindung_bis),
        "fassung_ab": antrag.fassung_ab.isoformat(),
        "fassung_bis": _tag(eintrag.fassung_bis),
        "so_bis": _tag(eintrag.so_bis),
        "startsperre": eintrag.startsperre,
        "massgeblich": "inbetriebnahme" if eintrag.nach_inbetriebnahme else "antrag",
        "rechtsgrundlage": eintrag.rechtsgrundlage,
        "merkmale_von_anderen": list(antrag.mit),
        "verzicht_auf": list(antrag.ohne),
        "bedingungen": list(eintrag.bedingungen),
        "hinweise": list(eintrag.hinweise),
        "vorbehalt": eintrag.vorbehalt,
        "sicherheit": str(antrag.sicherheit),
        "quelle": antrag.quelle,
        "stand": eintrag.stand.isoformat(),
    }


def _kredit(kredit: Kreditangabe) -> dict[str, Any]:
    return {
        "hoechstens_eur": _betrag(kredit.hoechstens_eur),
        "tilgungszuschuss_eur": _betrag(kredit.tilgungszuschuss_eur),
        "zurueckzuzahlen_eur": _betrag(kredit.zurueckzuzahlen_eur),
        "laufzeit_jahre": kredit.laufzeit_jahre,
        "tilgungsfrei_jahre": kredit.tilgungsfrei_jahre,
        "sollzins": None if kredit.sollzins is None else str(kredit.sollzins),
        "vorteil_eur": _betrag(kredit.vorteil_eur),
    }


def _abschnitt(abschnitt: Verlaufsabschnitt) -> dict[str, Any]:
    return {
        "ab": abschnitt.ab.isoformat(),
        "bis": abschnitt.bis.isoformat(),
        "anlaesse": list(abschnitt.anlaesse),
        "paket": abschnitt.paket.paket.kennung,
        "zuschuss_eur": _betrag(abschnitt.paket.zuschuss_eur),
        "eigenmittel_eur": _betrag(abschnitt.paket.eigenmittel_eur),
        "betriebsfoerderung_eur": _betrag(abschnitt.paket.betriebsfoerderung_eur),
        "unterschied_eur": _betrag(abschnitt.unterschied_eur),
    }


def _betrag(betrag_eur: Decimal | None) -> str | None:
    return None if betrag_eur is None else f"{betrag_eur:.2f}"


def _tag(tag: date | None) -> str | None:
    return None if tag is None else tag.isoformat()
