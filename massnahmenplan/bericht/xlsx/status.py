"""Sheet ``Status``: every measure of the case, for a person to say how far it is; it is read back."""

from collections.abc import Iterator
from typing import Any

from massnahmenplan.begriffe.massnahme import Massnahme, gesamtkosten
from massnahmenplan.begriffe.stand import LAGEN, PHASEN, Massnahmenstand
from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.xlsx.blatt import Wert
from massnahmenplan.bericht.xlsx.eingabeblatt import Eingabespalte, fuelle
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.standbeschreibungen import STANDBESCHREIBUNGEN
from massnahmenplan.ergebnis import Ergebnis

_TITEL = "Status: was seit dem Plan geschehen ist"
_ANLEITUNG = (
    "Je Maßnahme mindestens phase und datum; Sachstand in Worten in grund; leere Zeilen bleiben ungemeldet; "
    "Spalten in Klammern werden nicht gelesen. Zurück: fortschreiben --stand plan.xlsx"
)
_AUSKUNFT = (
    Eingabespalte("(Maßnahme)", breite=34),
    Eingabespalte("(zuständig)", breite=24),
    Eingabespalte("(t CO2e/a)", "zehntel"),
    Eingabespalte("(Phase im Fall)"),
    Eingabespalte("(Variante im Plan)", breite=18),
    Eingabespalte("(Beginn im Plan)", "jahr"),
    Eingabespalte("(fertig im Plan)", "jahr"),
    Eingabespalte("(Kosten im Plan)", "euro"),
)
_BESCHREIBUNG = Eingabespalte("(Beschreibung)", breite=50)
"""Last column, where any measure has a description."""
_STILE = {"datum": "datum", "kosten_eur": "euro", "co2_t_a": "menge", "endenergie_kwh_a": "kwh"}
_ZEITEN = frozenset({"beginn", "fertig", "zurueck_bis"})
_AUSWAHL: dict[str, tuple[str, ...]] = {"phase": PHASEN, "lage": LAGEN}
_BREITEN = {
    **{"massnahme": 14, "phase": 13, "lage": 16, "datum": 12, "variante": 14, "mit": 14},
    **{"kosten_eur": 16, "endenergie_kwh_a": 22, "grund": 40, "beschluss": 24},
}


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: what is reported already stands in it, everything else is empty."""
    felder = tuple(_felder(ergebnis))
    spalten = [_spalte(feld, teil) for feld, teil in felder]
    massnahmen = sorted(ergebnis.fall.massnahmen, key=lambda m: m.id)
    beschreibungen = [[m.beschreibung] if any(n.beschreibung for n in massnahmen) else [] for m in massnahmen]
    zeilen = [
        [massnahme.id, *_auskunft(ergebnis, massnahme), *_angaben(ergebnis, massnahme, felder[1:]), *beschreibung]
        for massnahme, beschreibung in zip(massnahmen, beschreibungen, strict=True)
    ]
    blatt = mappe.blatt("Status", _TITEL, _ANLEITUNG)
    weitere = [_BESCHREIBUNG] if any(beschreibungen) else []
    fuelle(blatt, [spalten[0], *_AUSKUNFT, *spalten[1:], *weitere], zeilen, feste=2)


def _felder(ergebnis: Ergebnis) -> Iterator[tuple[str, str | None]]:
    """Yield the fields of a report, those by year or carrier once for each."""
    traeger: list[str | None] = [traeger.id for traeger in ergebnis.fall.energietraeger]
    teile = {"kosten_eur": _jahre(ergebnis), "endenergie_kwh_a": traeger}
    for feld in Massnahmenstand.model_fields:
        yield from ((feld, teil) for teil in teile.get(feld, [None]))


def _jahre(ergebnis: Ergebnis) -> list[str | None]:
    """Return the years from the beginning of the plan to the last payment."""
    geplant = {z.jahr for m in ergebnis.bilanz.massnahmen for z in m.zahlungen}
    gemeldet = {jahr for stand in ergebnis.fall.staende for jahr in stand.kosten_eur}
    beginn = ergebnis.fall.projekt.beginn
    return [str(jahr) for jahr in range(beginn, max({beginn, *geplant, *gemeldet}) + 1)]


def _spalte(feld: str, teil: str | None) -> Eingabespalte:
    return Eingabespalte(
        titel=feld if teil is None else f"{feld}.{teil}",
        stil="mitte" if feld in _ZEITEN else _STILE.get(feld, "text"),
        hilfe=STANDBESCHREIBUNGEN["Massnahmenstand"][feld],
        auswahl=_AUSWAHL.get(feld, ()),
        breite=_BREITEN.get(feld),
    )


def _auskunft(ergebnis: Ergebnis, massnahme: Massnahme) -> list[Wert]:
    """Return what the plan says of the measure; of one that is left out its cost as stated."""
    fall, bilanz = ergebnis.fall, ergebnis.bilanz.massnahme(massnahme.id)
    wer = worte.traeger(fall, massnahme.kostentraeger)
    if bilanz is None:
        vorn = [massnahme.name, wer, massnahme.co2_t_a, massnahme.phase]
        return [*vorn, "nicht im Plan", None, None, gesamtkosten(massnahme)]
    vorn = [massnahme.name, wer, kennzahlen.minderung_t_a(ergebnis, bilanz), massnahme.phase]
    zeiten = map(fall.projekt.zeitachse.angabe, (bilanz.beginn, bilanz.fertig))
    return [*vorn, worte.variante(fall, massnahme.id, bilanz.variante), *zeiten, bilanz.investition_eur]


def _angaben(
    ergebnis: Ergebnis, massnahme: Massnahme, felder: tuple[tuple[str, str | None], ...]
) -> Iterator[Wert]:
    stand = ergebnis.fall.stand_von.get(massnahme.id)
    for feld, teil in felder:
        wert: Any = None if stand is None else getattr(stand, feld)
        if teil is not None and wert is not None:
            wert = wert.get(int(teil) if feld == "kosten_eur" else teil)
        yield wert
