"""Targets for criteria, numbers of measures, energy and the taxonomy share: fields, and what they name."""

from collections.abc import Iterator

from massnahmenplan.begriffe.kriterium import Grundlage
from massnahmenplan.begriffe.ziel import Ziel, Zielart
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import gezaehlt

_EIGENE_FELDER = {
    "kriterium": Zielart.KRITERIUM,
    "handlungsfeld": Zielart.MINDESTANZAHL,
    "energietraeger": Zielart.ENERGIE,
}
_OHNE_JAHR = frozenset({Zielart.KRITERIUM, Zielart.TAXONOMIE_ANTEIL})


def pruefe_mengenziele(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E217 fields of another kind, E061 unknown names, E265 what cannot be a target, E074 too many."""
    for zeile in fall.ziele:
        ziel = zeile.gegenstand
        for feld, text, abhilfe in fremde_felder(ziel):
            zeile.fehler(sammler, "E217", feld, text, abhilfe)
        if ziel.jahr is not None and ziel.art in _OHNE_JAHR:
            text = f"gehört nicht zu {ziel.art}: gezählt wird der ganze Plan"
            zeile.fehler(sammler, "E217", "jahr", text, "Die Angabe löschen.")
        if ziel.art is Zielart.KRITERIUM:
            _pruefe_kriterium(zeile, fall, sammler)
        elif ziel.art is Zielart.TAXONOMIE_ANTEIL and ziel.wert > 1:
            zeile.fehler(sammler, "E265", "wert", "ist ein Anteil und höchstens 1", "30 % als 0,3 schreiben.")
        elif ziel.art is Zielart.MINDESTANZAHL:
            _pruefe_anzahl(zeile, fall, sammler)
        elif ziel.art is Zielart.ENERGIE:
            _pruefe_energie(zeile, fall, sammler)


def fremde_felder(ziel: Ziel) -> Iterator[tuple[str, str, str]]:
    """Yield field, what is wrong and what helps where a target states what belongs to another kind."""
    for feld, art in _EIGENE_FELDER.items():
        if feld in ziel.model_fields_set and ziel.art is not art:
            yield feld, f"gehört nicht zu {ziel.art}", "Die Angabe löschen."


def _pruefe_kriterium(zeile: Zeile[Ziel], fall: Rohfall, sammler: Befundsammler) -> None:
    kennung = zeile.gegenstand.kriterium
    if kennung is None:
        zeile.fehler(sammler, "E202", "kriterium", "fehlt", "Eine Kennung aus der Liste kriterien angeben.")
    elif kennung not in fall.genannt["kriterien"]:
        bekannte = fall.genannt["kriterien"]
        abhilfe = rat(kennung, bekannte) if bekannte else "Der Fall nennt keine Kriterien."
        zeile.fehler(sammler, "E061", "kriterium", "gibt es in kriterien nicht", abhilfe)
    elif any(
        k.gegenstand.id == kennung and k.gegenstand.grundlage is not Grundlage.MASSNAHME for k in fall.kriterien
    ):
        text = "zählt keine Werte von Maßnahmen"
        abhilfe = "Für CO2 und Taxonomie gibt es eigene Zielarten."
        zeile.fehler(sammler, "E265", "kriterium", text, abhilfe)


def _pruefe_anzahl(zeile: Zeile[Ziel], fall: Rohfall, sammler: Befundsammler) -> None:
    ziel = zeile.gegenstand
    if ziel.wert != ziel.wert.to_integral_value():
        zeile.fehler(sammler, "E265", "wert", "ist keine ganze Zahl von Maßnahmen", "Eine ganze Zahl angeben.")
    moegliche = [
        m for k, m in fall.massnahme.items()
        if ziel.handlungsfeld in {None, m.handlungsfeld} and k not in fall.verboten
    ]  # fmt: skip
    if ziel.ist_hart and len(moegliche) < ziel.wert and "massnahmen" not in fall.mit_fehlern:
        text = f"verlangt {gezaehlt(ziel.wert, 'Maßnahmen')}, dafür zählen höchstens {len(moegliche)}"
        zeile.fehler(sammler, "E074", "wert", text, "Die Zahl senken, oder das Ziel weich machen.")


def _pruefe_energie(zeile: Zeile[Ziel], fall: Rohfall, sammler: Befundsammler) -> None:
    traeger = zeile.gegenstand.energietraeger
    if traeger is not None and traeger not in fall.genannt["energietraeger"]:
        bekannte = fall.genannt["energietraeger"]
        abhilfe = rat(traeger, bekannte) if bekannte else "Der Fall nennt keine Energieträger."
        zeile.fehler(sammler, "E061", "energietraeger", "gibt es in energietraeger nicht", abhilfe)
    ohne = [m.id for m in fall.massnahme.values() if not m.endenergie_kwh_a and m.co2_t_a]
    if ohne:
        text = f"ohne endenergie_kwh_a, zählt 0 kWh: {', '.join(ohne[:5])}{' …' if len(ohne) > 5 else ''}"
        zeile.hinweis(sammler, "W265", "art", text, "endenergie_kwh_a angeben, wenn die Maßnahme Energie spart.")
