"""A first ``zuordnung.yaml`` from the headings of a table: what is not certain is a comment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.einfuhr.tabelle import Fremdtabelle, lies_tabelle
from massnahmenplan.einfuhr.verbleib import schluessel
from massnahmenplan.einfuhr.zielfelder import PFLICHT, Zielart, Zielfeld, zielfeld
from massnahmenplan.eingabe.einheit import EIGENE, Einheit, lies_einheit
from massnahmenplan.eingabe.namen import naechster
from massnahmenplan.eingabe.synonyme import SYNONYME
from massnahmenplan.grundlagen.texte import yaml_text

_KLAMMER = re.compile(r"[\[(]([^\[\]()]*)[\])]")
_IN = re.compile(r"\s+in\s+(\S.*)$", re.IGNORECASE)
_ENDUNG = re.compile(r"_(eur|teur|t|kwh|mwh)(_a)?$", re.IGNORECASE)
_NACH_WORT = {schluessel(wort): feld for feld, worte in SYNONYME.items() for wort in worte}
_KOPF = """\
# Erster Vorschlag zu {datei}. Was mit # beginnt, ist unsicher: prüfen, berichtigen, das # löschen.
# Hinter dem Feld steht die Überschrift der Spalte. Alle Angaben: docs/importieren.md.
# grundlage: grundlage        # Ordner mit fall.yaml: projekt, kostentraeger, haushalt
# zahlen: deutsch             # 1.234,5; englisch ist 1,234.5
# leer: ["-", "k. A."]        # Texte, die eine leere Zelle bedeuten
felder:"""


@dataclass(frozen=True, slots=True)
class _Ueberschrift:
    """A heading: its words, and the unit it names."""

    text: str
    kern: str
    einheit_text: str | None
    einheit: Einheit | None


def schlage_vor(pfad: Path, blatt: str | None) -> str:
    """Return the text of a mapping for a table. Errors (EingabeFehler): those of reading the table."""
    tabelle = lies_tabelle(pfad, blatt, _NACH_WORT)
    return "\n".join([_KOPF.format(datei=tabelle.datei), *_felder(tabelle)]) + "\n"


def _felder(tabelle: Fremdtabelle) -> Iterator[str]:
    ueberschriften = [_zerlegt(text) for text in tabelle.ueberschriften]
    vergeben: set[str] = set()
    uebrige: list[str] = []
    for ueberschrift in ueberschriften:
        feld, sicher = _feld(ueberschrift)
        if feld is None:
            uebrige.append(ueberschrift.text)
            continue
        ziel = zielfeld(feld)
        assert ziel is not None, "synonyms name fields of a measure"
        grund = _grund(ziel, ueberschrift, sicher, feld in vergeben, len(tabelle.spalten(ueberschrift.text)) > 1)
        if grund is None:
            vergeben.add(feld)
        yield _zeile(ziel, ueberschrift, grund)
    for feld in (name for name in Massnahme.model_fields if name in PFLICHT - vergeben):
        yield f"  # {feld}: ???    # Pflicht: eine Spalte, oder {{wert: …}} für alle Zeilen"
    if uebrige:
        yield "# nicht_uebernommen:    # Spalte: Grund"
        yield from (f"#   {yaml_text(text)}: ???" for text in uebrige)


def _zerlegt(text: str) -> _Ueberschrift:
    genannt = _KLAMMER.search(text) or _IN.search(text)
    endung = _ENDUNG.search(text)
    einheit_text = genannt[1].strip() if genannt else None
    kern = text
    if genannt is not None and lies_einheit(einheit_text or "") is not None:
        kern = text[: genannt.start()] + text[genannt.end() :]
    elif endung is not None:
        einheit_text, kern = endung[1] + ("/a" if endung[2] else ""), text[: endung.start()]
    einheit = lies_einheit(einheit_text) if einheit_text else None
    worte = re.sub(r"[^\w]+|_", " ", schluessel(kern).replace("co₂", "co2"))
    return _Ueberschrift(text, " ".join(worte.split()), einheit_text if einheit else None, einheit)


def _feld(ueberschrift: _Ueberschrift) -> tuple[str | None, bool]:
    """Return the field a heading most likely means, and whether the heading is a known one."""
    if ueberschrift.kern in _NACH_WORT:
        return _NACH_WORT[ueberschrift.kern], True
    nah = naechster(ueberschrift.kern, _NACH_WORT)
    return (None if nah is None else _NACH_WORT[nah]), False


def _grund(ziel: Zielfeld, ueberschrift: _Ueberschrift, sicher: bool, vergeben: bool, doppelt: bool) -> str | None:
    """Return why a line is not certain, None if it is."""
    if doppelt:
        return "diese Überschrift steht mehrfach"
    if not sicher:
        return "klingt nur ähnlich"
    if vergeben:
        return "das Feld hat schon eine Spalte; auch: nennt eine zweite Spalte mit derselben Angabe"
    if ziel.art is Zielart.JAHRE and ziel.name == "dauer_bau":
        return "Jahre, oder ein Zeitraum (dann teil: dauer)?"
    if ziel.groesse is None:
        return None
    if ueberschrift.einheit is None:
        return "die Überschrift nennt keine Einheit"
    if ueberschrift.einheit.groesse is not ziel.groesse:
        return "die Einheit passt nicht zum Feld"
    if ueberschrift.einheit.je_jahr != ziel.je_jahr:
        return "je Jahr oder einmalig? jahre: nennt, über wie viele Jahre"
    return None


def _zeile(ziel: Zielfeld, ueberschrift: _Ueberschrift, grund: str | None) -> str:
    quelle = yaml_text(ueberschrift.text)
    if ziel.groesse is not None:
        einheit = ueberschrift.einheit_text or f"??? ({EIGENE[ziel.groesse]})"
        quelle = f"{{spalte: {quelle}, einheit: {yaml_text(einheit)}}}"
    return f"  {ziel.name}: {quelle}" if grund is None else f"  # {ziel.name}: {quelle}    # {grund}"
