"""One programme in full: every version with its rules, source and certainty."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from massnahmenplan.bericht.katalog.aenderungen import Aenderung, aenderungen
from massnahmenplan.bericht.katalog.fassung import leistungsart, regeln
from massnahmenplan.bericht.katalog.regel import bei_lesart
from massnahmenplan.bericht.worte import SICHERHEITEN
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.schreibweise import datum

SPALTE = 21
FEST = "\u00a0"
"""Keeps a figure and its unit on one line."""
GLEICH = "Alle Regeln wie zuvor."


def als_text(programm: Programm, tag: date, erklaerungen: Mapping[str, str], breite: int) -> str:
    """Return the first version in full, the later ones by what changes.

    erklaerungen: id -> German text, for facts and kinds of measures that are named.
    """
    bloecke = [list(_kopf(programm, breite))]
    vorige: Fassung | None = None
    for fassung in programm.fassungen:
        vergleichbar = vorige is not None and vorige.lesart == fassung.lesart
        regelblock = (
            _unterschiede(vorige, fassung, breite) if vorige and vergleichbar else _regeln(fassung, breite)
        )
        bloecke.append([*_fassungskopf(fassung, vorige, tag, breite), *regelblock])
        vorige = fassung
    if len(programm.fassungen) > 1:
        hinweis = f"Eine Fassung ganz zeigt: massnahmenplan katalog {programm.id} --am DATUM"
        bloecke.append(textwrap.wrap(hinweis, breite, break_on_hyphens=False))
    bloecke.append(list(_erklaerungen(programm.fassungen, erklaerungen, breite)))
    return "\n\n".join("\n".join(block) for block in bloecke if block)


def fassungen_als_text(
    programm: Programm, fassungen: Sequence[Fassung], tag: date, erklaerungen: Mapping[str, str], breite: int
) -> str:
    """Return some versions, each in full: one, or one for each open reading."""
    bloecke = [list(_kopf(programm, breite))]
    for fassung in fassungen:
        bloecke.append([*_fassungskopf(fassung, None, tag, breite), *_regeln(fassung, breite)])
    bloecke.append(list(_erklaerungen(fassungen, erklaerungen, breite)))
    return "\n\n".join("\n".join(block) for block in bloecke if block)


def geltung(programm: Programm) -> str:
    """Return from when until when there are versions."""
    ende = programm.fassungen[-1].gilt_bis
    bis = "" if ende is None else f" bis {datum(ende)}"
    return f"Fassungen gibt es für Anträge ab {datum(programm.fassungen[0].gilt_ab)}{bis}."


def als_daten(programm: Programm, fassungen: Iterable[Fassung]) -> dict[str, Any]:
    """Return programme and versions as plain data: the rules in words, and the figures as the law takes them."""
    angaben = programm.model_dump(mode="json", exclude={"fassungen", "sicher_ab"})
    return {**angaben, "fassungen": [_fassungsdaten(fassung) for fassung in fassungen]}


def _fassungsdaten(fassung: Fassung) -> dict[str, Any]:
    worte = [{"thema": r.thema, "text": r.text, "stelle": r.stelle} for r in regeln(fassung)]
    return {**fassung.model_dump(mode="json"), "leistung": leistungsart(fassung), "regeln": worte}


def _kopf(programm: Programm, breite: int) -> Iterator[str]:
    yield f"{programm.id}  {programm.katalognummer or ''}".rstrip()
    yield from textwrap.wrap(programm.name, breite)
    yield from zeile("Geber", programm.geber, breite)
    if programm.familie:
        yield from zeile("Familie", programm.familie, breite)
    if programm.nachfolger:
        yield from zeile("Nachfolger", ", ".join(programm.nachfolger), breite)
    for name, lesart in programm.lesarten.items():
        yield from zeile("Offene Lesart", f"{name}: {lesart.frage}", breite)
        for antwort, text in lesart.antworten.items():
            standard = " (Standard)" if antwort == lesart.standard else ""
            yield from zeile("", f"– {antwort}{standard}: {text}", breite)


def _fassungskopf(fassung: Fassung, vorige: Fassung | None, tag: date, breite: int) -> Iterator[str]:
    """Yield validity, sources and certainty; what is the same as in the version before is left out."""
    gilt = f"  ← gilt am {datum(tag)}" if fassung.gilt_am(tag) else ""
    bis = "ohne bekanntes Ende" if fassung.gilt_bis is None else f"bis {datum(fassung.gilt_bis)}"
    text = f"Anträge ab {datum(fassung.gilt_ab)} {bis}{bei_lesart(fassung.lesart)}{gilt}"
    yield from textwrap.wrap(text, breite, subsequent_indent="  ")
    for titel, feld in (
        ("Nach Pause", "nach_pause"),
        ("Rechtsgrundlage", "rechtsgrundlage"),
        ("Quelle", "quelle"),
        ("Hinweis", "hinweis"),
    ):
        text = getattr(fassung, feld)
        if text and (vorige is None or getattr(vorige, feld) != text):
            yield from zeile(titel, text, breite)
    if vorige is None or beleg(vorige) != beleg(fassung):
        yield from zeile("Beleg", beleg(fassung), breite)


def beleg(belegtes: Fassung | Foerderkonto) -> str:
    """Return when the source was read, how sure it is, and when it has to be read again."""
    sicher = f"{belegtes.sicherheit} ({SICHERHEITEN[belegtes.sicherheit]})"
    return f"Stand {datum(belegtes.stand)}, Sicherheit {sicher}, prüfen bis {datum(belegtes.pruefen_bis)}"


def _regeln(fassung: Fassung, breite: int) -> Iterator[str]:
    for regel in regeln(fassung):
        stelle = f"  [{regel.stelle}]" if regel.stelle else ""
        yield from zeile(regel.thema, f"{regel.text}{stelle}", breite)


def _unterschiede(vorige: Fassung, fassung: Fassung, breite: int) -> Iterator[str]:
    geaenderte = [a for a in aenderungen(vorige, fassung) if a.thema not in {"Rechtsgrundlage", "Sicherheit"}]
    if not geaenderte:
        yield f"  {GLEICH}"
    for aenderung in geaenderte:
        yield from aenderungszeilen(aenderung, breite)


def aenderungszeilen(aenderung: Aenderung, breite: int) -> Iterator[str]:
    """Yield what changes: figures side by side, or the old and the new text."""
    if aenderung.zahlen:
        yield from zeile(aenderung.thema, ", ".join(f"{alt} → {neu}" for alt, neu in aenderung.zahlen), breite)
        yield from zeile("", f"jetzt: {aenderung.neu}", breite)
    elif aenderung.neu is None:
        yield from zeile(aenderung.thema, f"entfällt: {aenderung.alt}", breite)
    else:
        if aenderung.alt is not None:
            yield from zeile(aenderung.thema, f"bisher: {aenderung.alt}", breite)
        wort = "neu" if aenderung.alt is None else "jetzt"
        yield from zeile(aenderung.thema if aenderung.alt is None else "", f"{wort}: {aenderung.neu}", breite)


def _erklaerungen(fassungen: Sequence[Fassung], texte: Mapping[str, str], breite: int) -> Iterator[str]:
    genannte = {name for f in fassungen for name in (*f.genannte_merkmale, *f.filter.massnahmenarten)}
    bekannte = sorted(genannte & set(texte))
    if bekannte:
        yield "Was die Kennungen bedeuten"
    for name in bekannte:
        yield from textwrap.wrap(f"{name}: {texte[name]}", breite, initial_indent="  ", subsequent_indent="    ")


def zeile(titel: str, text: str, breite: int) -> list[str]:
    """Return the text beside its title, wrapped to the width; ids and amounts in it are not broken."""
    fest = re.sub(r"(?<=\d) (?=[€%]|ct\b)", FEST, " ".join(text.split()))
    zeilen = textwrap.wrap(
        fest,
        breite,
        initial_indent=f"  {titel:<{SPALTE}}",
        subsequent_indent=" " * (SPALTE + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [einzelne.replace(FEST, " ") for einzelne in zeilen]
