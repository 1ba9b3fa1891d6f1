"""Beschlussvorschlag: what the council is asked to decide, point by point."""

from collections.abc import Iterator
from datetime import date

from massnahmenplan.bericht import finanzen, kennzahlen, worte
from massnahmenplan.bericht.beschlussvorlage import rahmen
from massnahmenplan.bericht.beschlussvorlage.betreff import mit_artikel
from massnahmenplan.bericht.entwurf.form import Block, Nummer, Platzhalter, Spalte, Tabelle, Ueberschrift
from massnahmenplan.bericht.finanzen import Finanzjahr
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import datum, euro, gezaehlt

_RATEN = (
    *(Spalte("Maßnahme", breite=6), Spalte("Kostenträger", breite=3), Spalte("Jahr", "jahr", 1)),
    *(Spalte("Investition [€]", "ganz"), Spalte("Zuwendungen im Jahr [€]", "ganz")),
)
_ANTRAEGE = (
    *(Spalte("Antrag spätestens", "datum"), Spalte("Programm", breite=6), Spalte("Maßnahme", breite=6)),
    Spalte("Zuschuss [€]", "ganz"),
)
_VERPFLICHTUNGEN = (
    *(Spalte("Verpflichtungsermächtigung", breite=6), Spalte("Jahr", "jahr", 1)),
    *(Spalte("benötigt [€]", "ganz"), Spalte("ermächtigt [€]", "ganz")),
)


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section: figures are those of the coming budget; what comes later is decided later."""
    yield Ueberschrift("Beschlussvorschlag")
    yield Nummer(_beschluss(ergebnis))
    if jahre := rahmen.kommende(ergebnis):
        yield from _massnahmen(ergebnis, jahre)
        yield from _mittel(ergebnis, jahre)
        yield from _verpflichtungen(ergebnis, jahre)
        yield from _antraege(ergebnis, jahre)
    yield from _kenntnisnahme(ergebnis)
    yield Platzhalter("weitere Punkte, etwa Zuständigkeiten, Vergaben, Berichtspflicht")


def _beschluss(ergebnis: Ergebnis) -> str:
    satz = f"{mit_artikel(ergebnis)}, wird {_womit(ergebnis)}."
    if ergebnis.vorgaenger is None:
        return satz
    return f"{satz} Sie ersetzt den Plan vom {datum(ergebnis.vorgaenger.stichtag)}."


def _womit(ergebnis: Ergebnis) -> str:
    """Return what is resolved of the plan: measures of others are only noted."""
    eigene, alle = len(rahmen.eigene_massnahmen(ergebnis)), len(ergebnis.bilanz.massnahmen)
    if eigene == alle:
        return f"mit {gezaehlt(alle, 'Maßnahmen')} beschlossen"
    namen = rahmen.reihe(traeger.name for traeger in rahmen.eigene(ergebnis))
    if not eigene:
        return f"zur Kenntnis genommen; keine Maßnahme ist von {namen}"
    return f"mit {eigene} von {gezaehlt(alle, 'Maßnahmen')} beschlossen (Kostenträger: {namen})"


def _massnahmen(ergebnis: Ergebnis, jahre: tuple[int, ...]) -> Iterator[Block]:
    fall, eigene = ergebnis.fall, rahmen.eigene_kennungen(ergebnis)
    raten = [r for r in finanzen.jahresraten(ergebnis) if r.traeger in eigene and r.jahr in jahre]
    wann = rahmen.im_haushaltsjahr(jahre)
    if not raten:
        yield Nummer(f"Für Maßnahmen des Plans ist {wann} nichts zu investieren.")
        return
    zeilen = (
        (worte.massnahme(fall, r.massnahme), worte.traeger(fall, r.traeger), r.jahr, *r.betraege) for r in raten
    )
    zusammen = finanzen.summe(_finanzjahre(ergebnis, jahre))
    summe = ("Summe", "", "", zusammen.investition_eur, zusammen.zuwendungen_eur)
    yield Nummer(f"Diese Maßnahmen werden {wann} begonnen, fortgeführt oder abgerechnet:")
    titel = f"Maßnahmen {wann}"
    yield Tabelle(titel, titel, _RATEN, tuple(zeilen), summe)


def _mittel(ergebnis: Ergebnis, jahre: tuple[int, ...]) -> Iterator[Block]:
    for jahr in _finanzjahre(ergebnis, jahre):
        name = worte.traeger(ergebnis.fall, jahr.traeger)
        yield Nummer(f"Im Haushalt {jahr.jahr} ({name}) werden veranschlagt: {_ansatz(jahr)}.")
    if jahre[-1] < ergebnis.fall.projekt.ende:
        ab = jahre[-1] + 1
        yield Nummer(
            f"Mittel ab {ab} (siehe „Finanzielle Auswirkungen“) bleiben den Haushaltssatzungen vorbehalten."
        )


def _ansatz(jahr: Finanzjahr) -> str:
    """Return what goes into the budget, without what is 0."""
    posten = {
        "Investitionsauszahlungen": jahr.investition_eur,
        "Zuwendungen": jahr.zuwendungen_eur,
        "Darlehen": jahr.darlehen_eur,
        "Betrieb abzüglich Erträgen": jahr.betrieb_eur,
        "Tilgung und Zinsen": jahr.schuldendienst_eur,
    }
    genannt = [f"{name} {euro(betrag, 0)}" for name, betrag in posten.items() if betrag]
    eigenanteil = euro(jahr.eigenanteil_eur, 0)
    return f"{', '.join(genannt) or 'nichts'}; Eigenanteil an der Investition {eigenanteil}"


def _verpflichtungen(ergebnis: Ergebnis, jahre: tuple[int, ...]) -> Iterator[Block]:
    """Yield what contracts of the coming years promise for later ones, where the case states authorisations."""
    eigene = rahmen.eigene_kennungen(ergebnis)
    staende = [k for k in ergebnis.bilanz.konten if k.verpflichteter in eigene and k.jahr in jahre and k.verbrauch]
    zeilen = tuple((k.name, k.jahr, k.verbrauch, k.menge) for k in staende)
    if zeilen:
        yield Nummer(
            "Für Aufträge, die spätere Haushaltsjahre belasten, werden Verpflichtungsermächtigungen benötigt:"
        )
        yield Tabelle("Verpflichtungen", "Verpflichtungsermächtigungen", _VERPFLICHTUNGEN, zeilen)


def _antraege(ergebnis: Ergebnis, jahre: tuple[int, ...]) -> Iterator[Block]:
    fall, eigene = ergebnis.fall, rahmen.eigene_kennungen(ergebnis)
    bis = date(jahre[-1], 12, 31)
    zeilen = sorted(
        (a.antrag.antrag_am, worte.programm(fall, a.antrag.programm), worte.massnahme(fall, a.bilanz.massnahme),
         a.antrag.zuschuss_eur)
        for a in kennzahlen.bewilligungen(ergebnis)
        if fall.massnahme_mit_id[a.bilanz.massnahme].kostentraeger in eigene
        and fall.projekt.planungstag <= a.antrag.antrag_am <= bis
    )  # fmt: skip
    if zeilen:
        yield Nummer(
            f"Die Verwaltung stellt bis Ende {jahre[-1]} diese Anträge auf Zuwendung, jeden bis zu seinem Tag:"
        )
        yield Tabelle("Anträge", f"Anträge bis Ende {jahre[-1]}", _ANTRAEGE, tuple(zeilen))


def _kenntnisnahme(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield what others decide: their measures, and their shares of measures that are not theirs alone."""
    dort = "werden zur Kenntnis genommen; über sie wird dort entschieden."
    if andere := rahmen.mit_eigenen_massnahmen(ergebnis):
        welche = "übrigen Maßnahmen" if rahmen.teilt_massnahmen(ergebnis, andere) else "Maßnahmen"
        yield Nummer(f"Die {welche} von {rahmen.reihe(traeger.name for traeger in andere)} {dort}")
    if anteile := rahmen.kostenanteile(ergebnis):
        namen = (f"{worte.traeger(ergebnis.fall, t)} ({', '.join(wovon)})" for t, wovon in anteile.items())
        yield Nummer(f"Die Kostenanteile von {rahmen.reihe(namen)} {dort}")


def _finanzjahre(ergebnis: Ergebnis, jahre: tuple[int, ...]) -> tuple[Finanzjahr, ...]:
    eigene = rahmen.eigene_kennungen(ergebnis)
    return tuple(j for j in finanzen.finanzjahre(ergebnis) if j.traeger in eigene and j.jahr in jahre)
