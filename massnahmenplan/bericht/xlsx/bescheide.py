"""Sheet ``Bescheide``: approvals and refusals, for a person to note them; it is read back."""

from collections.abc import Iterator
from typing import get_args

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
_STILE = {"datum": "datum", "antrag_am": "datum", "frist": "datum", "betrag_eur": "euro"}
_SCHLUESSEL = ("massnahme", "programm")
_BREITEN = {"massnahme": 14, "programm": 18, "art": 13, "aktenzeichen": 20, "grund": 40}


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: notices that are there, then the applications of the plan that wait for one."""
    felder = tuple(Bescheid.model_fields)
    spalten = [_spalte(feld) for feld in felder]
    anzahl = len(_SCHLUESSEL)
    blatt = mappe.blatt("Bescheide", _TITEL, _ANLEITUNG)
    fuelle(blatt, [*spalten[:anzahl], *_AUSKUNFT, *spalten[anzahl:]], list(_zeilen(ergebnis)), feste=anzahl)


def _spalte(feld: str) -> Eingabespalte:
    return Eingabespalte(
        titel=feld,
        stil=_STILE.get(feld, "text"),
        hilfe=STANDBESCHREIBUNGEN["Bescheid"][feld],
        auswahl=get_args(Bescheidart) if feld == "art" else (),
        breite=_BREITEN.get(feld),
    )


def _zeilen(ergebnis: Ergebnis) -> Iterator[list[Wert]]:
    fall, weitere = ergebnis.fall, [feld for feld in Bescheid.model_fields if feld not in _SCHLUESSEL]
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
        angaben = [None if bescheid is None else getattr(bescheid, feld) for feld in weitere]
        yield [massnahme, programm, *namen, *plan, *angaben]
