"""Sheet ``Bescheide``: approvals and refusals, for a person to note them; it is read back."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from massnahmenplan.begriffe.stand import Bescheid, Bescheidart
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.xlsx.blatt import Wert
from massnahmenplan.bericht.xlsx.eingabeblatt import Eingabespalte, fuelle
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.standbeschreibungen import STANDBESCHREIBUNGEN
from massnahmenplan.ergebnis import Ergebnis

_TITEL = "Bescheide: was über Förderanträge entschieden ist"
_ANLEITUNG = (
    "Ausfüllen, sobald ein Bescheid da ist: art, datum, bei einer Bewilligung betrag_eur. Zeilen, in denen nur "
    "massnahme und programm stehen, sind ohne Bescheid. Spalten in Klammern werden nicht gelesen."
)
_AUSKUNFT = (
    Eingabespalte("(Maßnahme)", breite=34),
    Eingabespalte("(Programm)", breite=34),
    Eingabespalte("(Antrag im Plan)", "datum"),
    Eingabespalte("(Zuschuss im Plan)", "euro"),
    Eingabespalte("(fertig bis im Plan)", "datum"),
)
_STILE = {
    **{"datum": "datum", "antrag_am": "datum", "frist": "datum"},
    **{"betrag_eur": "euro", "ausgezahlt_eur": "euro"},
}
_AUSWAHL: dict[str, tuple[str, ...]] = {"art": get_args(Bescheidart), "abgeschlossen": ("ja", "nein")}
_SCHLUESSEL = ("massnahme", "programm")
Feld = tuple[str, int | None]
"""A field of a notice, payments with their year."""
_BREITEN = {"massnahme": 14, "programm": 18, "art": 13, "aktenzeichen": 20, "grund": 40}


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: notices that are there, then the applications of the plan that wait for one."""
    felder = tuple(_felder(ergebnis))
    spalten = [_spalte(feld, jahr) for feld, jahr in felder]
    anzahl = len(_SCHLUESSEL)
    blatt, zeilen = mappe.blatt("Bescheide", _TITEL, _ANLEITUNG), list(_zeilen(ergebnis, felder[anzahl:]))
    fuelle(blatt, [*spalten[:anzahl], *_AUSKUNFT, *spalten[anzahl:]], zeilen, feste=anzahl)


def _felder(ergebnis: Ergebnis) -> Iterator[Feld]:
    """Yield the fields of a notice, payments once for each year up to the last one in which some is due."""
    projekt = ergebnis.fall.projekt
    jahre = {z.jahr for m in ergebnis.bilanz.massnahmen for a in m.antraege for z in a.auszahlungen}
    jahre |= {jahr for bescheid in ergebnis.fall.bescheide for jahr in bescheid.ausgezahlt_eur}
    bis = min(max(jahre, default=projekt.beginn) + 1, projekt.ende)  # a grant may come a year late
    for feld in Bescheid.model_fields:
        yield from ((feld, jahr) for jahr in _jahre(feld, projekt.beginn, bis))


def _jahre(feld: str, von: int, bis: int) -> Sequence[int | None]:
    return range(von, bis + 1) if feld == "ausgezahlt_eur" else (None,)


def _spalte(feld: str, jahr: int | None) -> Eingabespalte:
    return Eingabespalte(
        titel=feld if jahr is None else f"{feld}.{jahr}",
        stil=_STILE.get(feld, "text"),
        hilfe=STANDBESCHREIBUNGEN["Bescheid"][feld],
        auswahl=_AUSWAHL.get(feld, ()),
        breite=_BREITEN.get(feld),
    )


def _zeilen(ergebnis: Ergebnis, felder: Sequence[Feld]) -> Iterator[list[Wert]]:
    fall = ergebnis.fall
    geplant = {(m.massnahme, a.programm): a for m in ergebnis.bilanz.massnahmen for a in m.antraege}
    da = sorted(fall.bescheide, key=lambda b: (b.massnahme, b.programm, b.datum))
    notiert = {(b.massnahme, b.programm) for b in da}
    offen = [schluessel for schluessel in sorted(geplant) if schluessel not in notiert]
    for (massnahme, programm), bescheid in (
        *(((b.massnahme, b.programm), b) for b in da),
        *((schluessel, None) for schluessel in offen),
    ):
        antrag = geplant.get((massnahme, programm))
        plan: list[Wert] = [None] * 3
        if antrag is not None:
            plan = [antrag.antrag_am, antrag.zuschuss_eur, antrag.fertig_bis]
        namen = [worte.massnahme(fall, massnahme), worte.programm(fall, programm)]
        angaben = [None if bescheid is None else _angabe(bescheid, *feld) for feld in felder]
        yield [massnahme, programm, *namen, *plan, *angaben]


def _angabe(bescheid: Bescheid, feld: str, jahr: int | None) -> Wert:
    """Return what a cell says; ``nein`` is what an empty one means."""
    wert: Any = getattr(bescheid, feld)
    if jahr is not None:
        return None if wert is None else wert.get(jahr)
    return ("ja" if wert else None) if feld == "abgeschlossen" else wert
