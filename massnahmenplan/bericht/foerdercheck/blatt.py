"""The sheet for the owner: one page of Markdown per measure, in plain German."""

from collections.abc import Iterator
from itertools import groupby

from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.auszeichnung import wie_geschrieben as _text
from massnahmenplan.bericht.foerdercheck import saetze
from massnahmenplan.ergebnis.foerderauskunft import (
    Antragsauskunft,
    Foerderauskunft,
    Massnahmenauskunft,
    Paketauskunft,
)
from massnahmenplan.grundlagen.schreibweise import datum, euro


def schreibe(antwort: Foerderauskunft) -> dict[str, bytes]:
    """Return file name -> content, one sheet per measure; variants are compared at its end."""
    je_massnahme = groupby(antwort.massnahmen, key=lambda auskunft: auskunft.massnahme.id)
    return {
        f"foerderblatt_{kennung}.md": ("\n".join(_blatt(antwort, tuple(auskuenfte))) + "\n").encode()
        for kennung, auskuenfte in je_massnahme
    }


def _blatt(antwort: Foerderauskunft, auskuenfte: tuple[Massnahmenauskunft, ...]) -> Iterator[str]:
    auskunft = next((a for a in auskuenfte if a.variante == BASIS), auskuenfte[0])
    bestes = auskunft.bestes
    yield f"# Förderung: {_text(auskunft.massnahme.name)}"
    yield ""
    traeger = worte.traeger(antwort.fall, auskunft.massnahme.kostentraeger)
    massnahme = _text(auskunft.massnahme.id)
    yield f"Für: {_text(traeger)}. Maßnahme {massnahme}. Bei Antrag am {datum(antwort.antrag_am)}."
    yield ""
    yield from _ergebnis(bestes)
    for eintrag in bestes.antraege:
        yield from _antrag(eintrag, bestes)
    if not bestes.antraege:
        yield from _keine(auskunft)
    yield from _andere_pakete(auskunft)
    yield from _varianten(antwort, auskuenfte)
    if auskunft.verlauf:
        yield from ("## Jetzt oder später?", "", saetze.rat(auskunft.verlauf), "")
    yield "---"
    yield ""
    yield saetze.KEINE_ZUSAGE


def _ergebnis(bestes: Paketauskunft) -> Iterator[str]:
    yield "| | |"
    yield "|---|---:|"
    yield f"| Kosten | {euro(bestes.kosten_eur)} |"
    for eintrag in bestes.antraege:
        if eintrag.antrag.in_finanzierung:
            yield f"| {saetze.form(eintrag)} {_text(eintrag.name)} | −{euro(eintrag.antrag.zuschuss_eur)} |"
    yield f"| **Eigenmittel** | **{euro(bestes.eigenmittel_eur)}** |"
    if bestes.betriebsfoerderung_eur:
        yield f"| dazu Förderung des Betriebs, alle Jahre zusammen | {euro(bestes.betriebsfoerderung_eur)} |"
    yield ""


def _antrag(eintrag: Antragsauskunft, paket: Paketauskunft) -> Iterator[str]:
    antrag = eintrag.antrag
    yield f"## {_text(eintrag.name)}"
    yield ""
    yield f"Geber: {_text(eintrag.geber)}. Rechtsgrundlage: {_text(eintrag.rechtsgrundlage)}."
    yield ""
    yield from ("| Rechnung | Betrag | Stelle |", "|---|---:|---|")
    for zeile in antrag.rechenweg:
        betrag = "" if zeile.betrag_eur is None else euro(zeile.betrag_eur)
        yield f"| {_text(zeile.text)} | {betrag} | {_text(zeile.stelle)} |"
    yield ""
    if eintrag.kredit is not None:
        yield from (_text(saetze.kredit(eintrag.kredit)), "")
    yield from ("**Was bis wann zu tun ist**", "")
    yield from (f"- {was}: {wann}" for was, wann in saetze.fristen(eintrag, paket.vorhaben))
    yield f"- Auszahlung: {saetze.auszahlung(antrag)}"
    yield ""
    yield from _liste("Bedingungen", eintrag.bedingungen)
    yield from _liste("Zu beachten", eintrag.hinweise)
    if eintrag.vorbehalt is not None:
        yield f"Annahmen und Lücken dazu: „massnahmenplan katalog {_text(antrag.programm)}“."
    yield f"Sicherheit der Angaben: {worte.SICHERHEITEN[antrag.sicherheit]} ({antrag.sicherheit})."
    yield f"Quelle: {_text(antrag.quelle)} (Stand {datum(eintrag.stand)})."
    yield ""


def _keine(auskunft: Massnahmenauskunft) -> Iterator[str]:
    yield from ("An diesem Tag gibt es keine Förderung, die sich rechnet.", "")
    gruende = [f"{ablehnung.programm}: {ablehnung.grund}" for ablehnung in auskunft.ablehnungen]
    yield from _liste("Warum nicht", gruende)


def _andere_pakete(auskunft: Massnahmenauskunft) -> Iterator[str]:
    andere = [paket for paket in auskunft.pakete if paket is not auskunft.bestes]
    if not andere:
        return
    yield from ("## Andere Möglichkeiten", "", "| Förderung | Zuschuss | Eigenmittel |", "|---|---:|---:|")
    for paket in andere[:5]:
        nur_nach = " (nur nach einer anderen Maßnahme)" if paket.ist_bedingt else ""
        yield f"| {_namen(paket)}{nur_nach} | {euro(paket.zuschuss_eur)} | {euro(paket.eigenmittel_eur)} |"
    yield ""


def _varianten(antwort: Foerderauskunft, auskuenfte: tuple[Massnahmenauskunft, ...]) -> Iterator[str]:
    if len(auskuenfte) < 2:
        return
    yield from ("## Andere Ausführungen", "", "| Ausführung | Kosten | Zuschuss | Eigenmittel |")
    yield "|---|---:|---:|---:|"
    for auskunft in auskuenfte:
        name = worte.variante(antwort.fall, auskunft.massnahme.id, auskunft.variante)
        betraege = (auskunft.bestes.kosten_eur, auskunft.bestes.zuschuss_eur, auskunft.bestes.eigenmittel_eur)
        yield f"| {_text(name)} | {' | '.join(euro(betrag) for betrag in betraege)} |"
    yield ""


def _namen(paket: Paketauskunft) -> str:
    return _text(" und ".join(eintrag.name for eintrag in paket.antraege) or saetze.OHNE)


def _liste(titel: str, saetze: tuple[str, ...] | list[str]) -> Iterator[str]:
    if saetze:
        yield from (f"**{titel}**", "")
        yield from (f"- {_text(satz)}" for satz in saetze)
        yield ""
