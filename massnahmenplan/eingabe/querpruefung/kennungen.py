"""Ids: each one once, however it is written."""

from collections.abc import Mapping, Sequence
from unicodedata import normalize

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler

_SCHLUESSELFELDER: Mapping[str, tuple[str, ...]] = {
    "kostentraeger": ("id",),
    "objekte": ("id",),
    "massnahmen": ("id",),
    "varianten": ("massnahme", "id"),
    "beziehungen": ("id",),
    "ressourcen": ("id",),
    "energietraeger": ("id",),
    "foerderprogramme": ("id",),
    "foerderkonten": ("id",),
    "kredite": ("id",),
    "ziele": ("id",),
    "szenarien": ("id",),
    "kriterien": ("id",),
}
"""List -> the fields that together name a row."""


def pruefe_eindeutigkeit(listen: Mapping[str, Sequence[Wert]], sammler: Befundsammler) -> None:
    """Note E062 (E017 if only the Unicode form differs) for ids stated twice, with both places; E214 ``basis``."""
    for liste, felder in _SCHLUESSELFELDER.items():
        gesehen: dict[tuple[str, ...], Wert] = {}
        for wert in listen[liste]:
            texte = [wert.text(feld) for feld in felder]
            if None in texte:
                continue
            schluessel = tuple(normalform(str(text)) for text in texte)
            if schluessel in gesehen:
                _melde_doppelte(liste, wert, gesehen[schluessel], sammler)
            gesehen.setdefault(schluessel, wert)
            if liste == "varianten" and schluessel[-1] == BASIS:
                sammler.fehler(
                    "E214",
                    "ist vergeben: basis heißt die Maßnahme, wie sie angegeben ist",
                    wert.ort("id"),
                    feld="varianten.id",
                    wert=wert.text("id"),
                    abhilfe="Der Variante einen anderen Namen geben.",
                )


def _melde_doppelte(liste: str, wert: Wert, erste: Wert, sammler: Befundsammler) -> None:
    hier, dort = str(wert.text("id")), str(erste.text("id"))
    nur_form = hier != dort and normalize("NFC", hier) == normalize("NFC", dort)
    anders = "" if hier == dort else f" (dort „{dort}“)"
    sammler.fehler(
        "E017" if nur_form else "E062",
        f"steht schon in {erste.ort('id')}{anders}"
        + ("; beide unterscheiden sich nur in der Unicode-Form" if nur_form else ""),
        wert.ort("id"),
        feld=f"{liste}.id",
        wert=hier,
        abhilfe="Jede id nur einmal vergeben; Groß- und Kleinschreibung zählt nicht.",
    )
