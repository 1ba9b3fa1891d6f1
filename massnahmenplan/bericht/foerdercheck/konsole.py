"""Funding of measures as plain text for a terminal: 80 columns, no colour."""

import textwrap
from collections.abc import Iterable, Iterator

from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.einzeiler import einzeilig, kurz
from massnahmenplan.bericht.foerdercheck import saetze
from massnahmenplan.ergebnis.foerderauskunft import (
    Antragsauskunft,
    Foerderauskunft,
    Massnahmenauskunft,
    Paketauskunft,
    Verlaufsabschnitt,
)
from massnahmenplan.foerderung.paket import Ablehnung, Leistungsart
from massnahmenplan.grundlagen.schreibweise import FEHLT, datum, euro, euro_knapp, gezaehlt, prozent_knapp

BREITE = 80
HOECHSTENS_PAKETE = 12
"""So many packages stand in the table of a measure; the others are counted."""
_FUSSNOTE = (
    "Eigenmittel: Investition ohne Zuschüsse, Kredite eingeschlossen. Barwert: Investition − Förderung, abgezinst "
    "auf den 1.1.{jahr} mit {zins}. Beträge auf volle Euro gerundet."
)


def uebersicht(antwort: Foerderauskunft) -> str:
    """Return one line per measure and variant: best package, grant, own money, next deadline."""
    kopf = f"Förderung bei Antrag am {datum(antwort.antrag_am)} – {antwort.fall.projekt.name}"
    zeilen = [
        kurz(kopf, BREITE),
        "",
        _uebersichtszeile("Maßnahme", "bestes Paket", "Zuschuss", "Eigenmittel", "Frist", "Sich."),
    ]
    for auskunft in antwort.massnahmen:
        bestes, name = auskunft.bestes, auskunft.massnahme.id
        if auskunft.variante != BASIS:
            name = f"{name}/{auskunft.variante}"
        betraege = euro(bestes.zuschuss_eur, 0), euro(bestes.eigenmittel_eur, 0)
        stand = datum(bestes.frist), bestes.sicherheit or FEHLT
        zeilen.append(_uebersichtszeile(name, saetze.paketname(bestes), *betraege, *stand))
        if bestes.betriebsfoerderung_eur:
            zeilen.append(f"{'':<19}dazu Betriebsförderung {euro(bestes.betriebsfoerderung_eur, 0)}")
    schluss = (
        "Frist: letzter Tag, an dem Fassungen und Angaben so gelten. Sich.: Sicherheit des schwächsten Teils. "
        "Einzelheiten: --massnahme KENNUNG."
    )
    return "\n".join([*zeilen, "", *_absatz(schluss)])


def einzelheiten(antwort: Foerderauskunft, anzahl: int) -> str:
    """Return the packages of every measure, the best ``anzahl`` of them with calculation and duties."""
    bloecke = ["\n".join(_massnahme(antwort, auskunft, anzahl)) for auskunft in antwort.massnahmen]
    gezeigte = [e for auskunft in antwort.massnahmen for paket in auskunft.pakete[:anzahl] for e in paket.antraege]
    if anmerkungen := list(_anmerkungen(gezeigte)):
        bloecke.append("\n".join(["Anmerkungen des Katalogs: was angenommen ist und was fehlt", *anmerkungen]))
    return "\n\n".join(bloecke)


def verlaeufe(antwort: Foerderauskunft) -> str:
    """Return only the tables over the days of application."""
    bloecke = [
        "\n".join([*_ueberschrift(saetze.titel(auskunft, antwort)), *_verlauf(auskunft)])
        for auskunft in antwort.massnahmen
    ]
    return "\n\n".join(bloecke)


def _uebersichtszeile(name: str, paket: str, zuschuss: str, eigen: str, frist: str, sicherheit: str) -> str:
    anfang = f"{kurz(name, 18):<18} {kurz(paket, 17):<17}"
    return f"{anfang} {zuschuss:>12} {eigen:>13} {frist:<10} {sicherheit}"


def _massnahme(antwort: Foerderauskunft, auskunft: Massnahmenauskunft, anzahl: int) -> Iterator[str]:
    fall, massnahme = antwort.fall, auskunft.massnahme
    yield from _ueberschrift(saetze.titel(auskunft, antwort))
    traeger = worte.traeger(fall, massnahme.kostentraeger)
    art = massnahme.art or "keine Art angegeben (art), deshalb kaum Förderung möglich"
    yield from _absatz(f"{traeger}; Art: {art}; Antrag am {datum(auskunft.antrag_am)}")
    yield ""
    yield from _pakettabelle(auskunft)
    yield from _absatz(
        _FUSSNOTE.format(jahr=antwort.antrag_am.year, zins=prozent_knapp(fall.projekt.diskontsatz)), " "
    )
    for nummer, paket in enumerate(auskunft.pakete[:anzahl], start=1):
        if paket.antraege:
            yield ""
            yield from _paket(nummer, paket)
    yield ""
    yield from _abgelehnte(auskunft)
    if auskunft.verlauf:
        yield ""
        yield from _verlauf(auskunft)


def _pakettabelle(auskunft: Massnahmenauskunft) -> Iterator[str]:
    yield _paketzeile("Nr", "Paket", "Zuschuss", "Eigenmittel", "Barwert", "Sicherh.")
    for nummer, paket in enumerate(auskunft.pakete, start=1):
        if nummer <= HOECHSTENS_PAKETE or not paket.antraege:
            yield from _paketzeilen(nummer, paket)
    weitere = len(auskunft.pakete[HOECHSTENS_PAKETE:])
    if weitere:
        yield f"    … {gezaehlt(len(auskunft.pakete), 'Pakete')} insgesamt: --json zeigt alle"


def _paketzeilen(nummer: int, paket: Paketauskunft) -> Iterator[str]:
    yield _paketzeile(
        str(nummer),
        saetze.paketname(paket),
        euro(paket.zuschuss_eur, 0),
        euro(paket.eigenmittel_eur, 0),
        euro(paket.barwert_eur, 0),
        paket.sicherheit or "–",
    )
    teile = list(_teile(paket))
    if teile:
        yield from _absatz("; ".join(teile), "    ")


def _teile(paket: Paketauskunft) -> Iterator[str]:
    """Yield what the line of a package does not show: amounts by programme, loans, operating aid, conditions."""
    for eintrag in paket.antraege:
        antrag = eintrag.antrag
        if len(paket.antraege) > 1 or antrag.art is not Leistungsart.ZUSCHUSS:
            yield f"{antrag.programm} {euro_knapp(antrag.zuschuss_eur)} ({saetze.form(eintrag)})"
        if eintrag.kredit is not None:
            yield f"Kredit bis {euro_knapp(eintrag.kredit.hoechstens_eur)}"
        if antrag.mit:
            yield f"nur nach einer Maßnahme, die {', '.join(antrag.mit)} liefert"
        if antrag.ohne:
            yield f"ohne Bonus für {', '.join(antrag.ohne)}"
    if paket.betriebsfoerderung_eur:
        yield f"Barwert ohne Betriebsförderung {euro(paket.barwert_ohne_betrieb_eur, 0)}"


def _paketzeile(nummer: str, paket: str, zuschuss: str, eigen: str, barwert: str, sicherheit: str) -> str:
    return f"{nummer:>3} {kurz(paket, 26):<26} {zuschuss:>12} {eigen:>13} {barwert:>13} {sicherheit:<8}".rstrip()


def _paket(nummer: int, paket: Paketauskunft) -> Iterator[str]:
    zusammen = paket.zuschuss_eur + paket.betriebsfoerderung_eur
    yield from _absatz(f"Paket {nummer}: {saetze.paketname(paket)}, zusammen {euro_knapp(zusammen)}")
    for eintrag in paket.antraege:
        yield from _antrag(eintrag, paket)


def _antrag(eintrag: Antragsauskunft, paket: Paketauskunft) -> Iterator[str]:
    antrag = eintrag.antrag
    yield from _absatz(f"{eintrag.name} ({eintrag.geber})", "  ")
    yield from _absatz(f"Fassung ab {datum(antrag.fassung_ab)}: {eintrag.rechtsgrundlage}", "  ")
    for zeile in antrag.rechenweg:
        betrag = "" if zeile.betrag_eur is None else euro(zeile.betrag_eur)
        yield from _absatz(f"{zeile.text} [{zeile.stelle}]", " " * 20, f"  {betrag:>16}  ")
    if eintrag.kredit is not None:
        yield from _absatz(saetze.kredit(eintrag.kredit), "  ")
    yield from _absatz(saetze.auszahlung(antrag), " " * 16, f"  {'Auszahlung':<14}")
    for was, wann in saetze.fristen(eintrag, paket.vorhaben):
        yield from _absatz(wann, " " * 16, f"  {was:<14}")
    yield from _liste("Bedingungen", eintrag.bedingungen)
    yield from _liste("Hinweise", eintrag.hinweise)
    yield from _absatz(saetze.sicherheit(antrag.sicherheit), " " * 16, f"  {'Sicherheit':<14}")
    yield from _absatz(f"{antrag.quelle} (Stand {datum(eintrag.stand)})", " " * 16, f"  {'Quelle':<14}")


def _abgelehnte(auskunft: Massnahmenauskunft) -> Iterator[str]:
    if auskunft.ablehnungen:
        yield "Nicht möglich"
        for ablehnung in auskunft.ablehnungen:
            yield from _absatz(_ablehnung(ablehnung), "      ", "  - ")
    anzahl = auskunft.andere_programme
    if anzahl:
        eines = (
            "1 weiteres Programm des Falls ist" if anzahl == 1 else f"{anzahl} weitere Programme des Falls sind"
        )
        yield f"{eines} für andere Arten von Maßnahmen."


def _ablehnung(ablehnung: Ablehnung) -> str:
    return f"{ablehnung.programm}: {ablehnung.grund} [{ablehnung.stelle}]"


def _verlauf(auskunft: Massnahmenauskunft) -> Iterator[str]:
    yield "Jetzt beantragen oder warten?"
    yield _verlaufszeile("Antrag", "bestes Paket", "Zuschuss", "Eigenmittel", "Unterschied")
    for abschnitt in auskunft.verlauf:
        yield from _abschnittszeilen(abschnitt)
    yield from _absatz(saetze.rat(auskunft.verlauf))
    if len(auskunft.verlauf) > 1:
        yield from _absatz("Gerechnet mit gleichen Preisen, jeweils für den ersten Tag des Abschnitts.")


def _anmerkungen(eintraege: Iterable[Antragsauskunft]) -> Iterator[str]:
    """Yield each remark once."""
    for programm, text in dict.fromkeys((e.antrag.programm, e.vorbehalt) for e in eintraege):
        if text is not None:
            yield from _absatz(f"{programm}: {text}", "    ", "  - ")


def _abschnittszeilen(abschnitt: Verlaufsabschnitt) -> Iterator[str]:
    paket = abschnitt.paket
    yield _verlaufszeile(
        saetze.spanne(abschnitt.ab, abschnitt.bis),
        saetze.paketname(paket),
        euro(paket.zuschuss_eur, 0),
        euro(paket.eigenmittel_eur, 0),
        saetze.unterschied(abschnitt.unterschied_eur),
    )
    if abschnitt.anlaesse:
        yield from _absatz("; ".join(abschnitt.anlaesse), "  ")


def _verlaufszeile(antrag: str, paket: str, zuschuss: str, eigen: str, unterschied: str) -> str:
    return f"{antrag:<21} {kurz(paket, 18):<18} {zuschuss:>12} {eigen:>13} {unterschied:>12}"


def _ueberschrift(text: str) -> Iterator[str]:
    zeilen = _absatz(text)
    yield from zeilen
    yield "=" * max(map(len, zeilen))


def _liste(titel: str, saetze: Iterable[str]) -> Iterator[str]:
    for stelle, satz in enumerate(saetze):
        yield from _absatz(satz, " " * 18, f"  {titel if not stelle else '':<14}- ")


def _absatz(text: str, einzug: str = "", erste: str | None = None) -> list[str]:
    """Return the text wrapped to the width, on one line if it fits, without control characters."""
    anfang = einzug if erste is None else erste
    return textwrap.wrap(
        einzeilig(text), BREITE, initial_indent=anfang, subsequent_indent=einzug, break_on_hyphens=False
    ) or [anfang.rstrip()]
