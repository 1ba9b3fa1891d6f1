"""Sections on what comes next: deadlines, and the money of the next year."""

from collections.abc import Iterator

from massnahmenplan.bericht.entwurf.form import Absatz, Block, Platzhalter, Spalte, Tabelle, Ueberschrift, Zelle
from massnahmenplan.bericht.jahresbericht import worte
from massnahmenplan.ergebnis.jahresbericht import Frist, Jahresbericht

_FRISTEN = (
    *(Spalte("Tag", "datum"), Spalte("Frist", breite=3), Spalte("Maßnahme", breite=5), Spalte("Was", breite=9)),
)
_BEDARF = (
    *(
        Spalte("Kostenträger", breite=4),
        Spalte("Art"),
        Spalte("Ausgaben", "euro"),
        Spalte("Schuldendienst", "euro", 3),
    ),
    *(Spalte("Zuschüsse", "euro"), Spalte("Kredite", "euro"), Spalte("Eigenmittel", "euro")),
    *(Spalte("Ansatz", "euro"), Spalte("Rest Vorjahr", "euro")),
)
_POSTEN = (
    *(Spalte("Kennung"), Spalte("Maßnahme", breite=5), Spalte("Kostenträger", breite=4)),
    *(Spalte("Ausgaben", "euro"), Spalte("Zuschüsse", "euro")),
)
_LESEHILFE = (
    "Eigenmittel sind Ausgaben und Schuldendienst ohne Zuschüsse und Kredite des Jahres; eine negative Zahl "
    "fließt zu. Ein Strich beim Ansatz heißt: im Fall ist keiner angegeben. Es sind die Zahlen des neuen Plans."
)


def fristen(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the section on deadlines."""
    yield Ueberschrift(f"Fristen {bericht.jahr + 1}")
    if bericht.fristen:
        zeilen = tuple((f.tag, _art(f), _wessen(bericht, f), f.text) for f in bericht.fristen)
        yield Tabelle("Fristen", f"Fristen {bericht.jahr + 1}", _FRISTEN, zeilen, datei="fristen")
    else:
        yield Absatz("Der Plan und die Bescheide nennen keine.")


def mittelbedarf(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the section on the money of the next year."""
    jahr = bericht.jahr + 1
    yield Ueberschrift(f"Mittelbedarf {jahr}")
    if bericht.ist_letztes_jahr:
        yield Absatz(f"Der Plan endet {bericht.jahr}; für {jahr} ist nichts geplant.")
        return
    if bericht.mittelbedarf:
        kassen, ueber = tuple(_kassen(bericht)), f"Mittelbedarf {jahr} je Kostenträger"
        yield Tabelle("Mittelbedarf", ueber, _BEDARF, kassen, datei="mittelbedarf_je_kostentraeger")
        yield Absatz(_LESEHILFE)
    else:
        yield Absatz("Im Plan steht keiner.")
    if bericht.posten:
        posten, ueber = tuple(_posten(bericht)), f"Davon Investitionen je Maßnahme {jahr}"
        yield Tabelle("Mittelbedarf", ueber, _POSTEN, posten, datei="mittelbedarf_je_massnahme")
    yield Platzhalter("Beschluss zum Haushalt, Personalbedarf, nächste Schritte")


def _kassen(bericht: Jahresbericht) -> Iterator[tuple[Zelle, ...]]:
    for b in bericht.mittelbedarf:
        abfluss = (b.ausgaben_eur, b.schuldendienst_eur)
        deckung = (b.zuschuesse_eur, b.kredite_eur, b.eigenmittel_eur, b.ansatz_eur, b.rest_vorjahr_eur)
        yield (bericht.namen[b.traeger], b.art, *abfluss, *deckung)


def _posten(bericht: Jahresbericht) -> Iterator[tuple[Zelle, ...]]:
    for p in bericht.posten:
        name = bericht.massnahme(p.massnahme).name
        yield (p.massnahme, name, bericht.namen[p.traeger], p.kosten_eur, p.zuschuesse_eur)


def _art(frist: Frist) -> str:
    return worte.FRISTARTEN[frist.art] + (" – ÜBERFÄLLIG" if frist.ueberfaellig else "")


def _wessen(bericht: Jahresbericht, frist: Frist) -> str | None:
    return None if frist.massnahme is None else worte.name(bericht, frist.massnahme)
