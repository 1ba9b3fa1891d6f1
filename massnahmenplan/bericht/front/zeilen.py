"""Rows and sentences of a front: what every format says of it."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.planziel import EINHEITEN, Zielname
from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.stellen import gerundet
from massnahmenplan.ergebnis.front import Front, Frontende, Frontpunkt, Tausch, tauschziele
from massnahmenplan.grundlagen.schreibweise import mit_einheit, zahl, zielgroesse
from massnahmenplan.planungsfall import Planungsfall

Feld = str | int | Decimal | None
Spalten = tuple[tuple[str, str], ...]
"""Heading and style of a workbook's cell."""

KNIE = "Knie"
KNIEREGEL = (
    "Knie: der Punkt, an dem die Werte aller Ziele, jeder vom schlechtesten bis zum besten Punkt auf 0 bis 1 "
    "gestreckt, zusammen am größten sind; bei zwei Zielen der mit dem größten Abstand von der Geraden durch beide "
    "Enden. Es hängt davon ab, wo die Enden liegen, und ist ein Vorschlag, kein Beweis."
)
_OHNE_KNIE = "Kein Punkt liegt über der Verbindung der Enden: die Front hat kein Knie."
_KNIE_OFFEN = "Wo das Knie ist, lässt sich nicht sagen: nicht jedes Ende der Front ist gesucht."
LUECKENREGEL = (
    "Jeder Punkt ist ein nachgerechneter Plan: kein anderer Plan der Front ist in allen Zielen mindestens so gut. "
    "Schranke eines Ziels: besser ist darin kein Plan, der die Grenzen der übrigen Ziele einhält. Was über "
    "fehlende Punkte gesagt ist, gilt bis auf die verlangte Lücke."
)
_ENDEN = {
    Frontende.VOLLSTAENDIG: "vollständig: bewiesen fehlt kein Punkt",
    Frontende.ANZAHL: "so viele Punkte wie verlangt; dazwischen kann es weitere geben",
    Frontende.ZEITLIMIT: "am Zeitlimit beendet; dazwischen kann es weitere geben",
    Frontende.LUECKE_OFFEN: "nicht jede Suche hat die verlangte Lücke bewiesen; es kann weitere geben",
    Frontende.ABGEBROCHEN: "abgebrochen; die Punkte sind nachgerechnet, dazwischen kann es weitere geben",
}
_EINE_EINHEIT = {"co2": "jede weitere Tonne", "nutzwert": "jeder weitere Punkt"}


def fall_von(front: Front) -> Planungsfall:
    """Return the case."""
    return front.punkte[0].ergebnis.fall


def zielgroessen(front: Front) -> str:
    """Return the aims as people call them."""
    return " und ".join(worte.zielgroesse(ziel) for ziel in front.ziele)


def ende(front: Front) -> str:
    """Return why no further point was looked for, and up to what that holds."""
    text = _ENDEN[front.ende]
    if front.offene_enden:
        ziele = " und ".join(worte.zielgroesse(ziel) for ziel in front.offene_enden)
        return (
            f"{text}. Nicht gesucht oder nicht bewiesen: das Ende für {ziele}; darin kann es bessere Pläne geben"
        )
    return f"{text}, bis auf die verlangte Lücke" if front.vollstaendig and front.verlangte_luecke else text


def kniesatz(front: Front) -> str:
    """Return what the knee is, or why there is none."""
    if any(punkt.nicht_gesucht for punkt in front.punkte):
        return _KNIE_OFFEN
    return KNIEREGEL if front.knie else _OHNE_KNIE


def zaehlung(front: Front) -> tuple[tuple[str, int], ...]:
    """Return what the search went through, with its words."""
    zahlen = front.zahlen
    return (
        ("Suchen", zahlen.suchen),
        ("Zellen, in denen bewiesen kein weiterer Plan liegt", zahlen.leere_zellen),
        ("Zellen, die eine andere Suche mit beantwortet hat", zahlen.uebersprungene_zellen),
        ("Zellen, in denen ein Plan um höchstens die Lücke besser wäre: nicht durchsucht", zahlen.schmale_zellen),
        ("Zellen ohne Antwort", zahlen.offene_zellen),
        ("Pläne, die es schon gab", zahlen.doppelte),
        ("Pläne, die ein anderer übertrifft: weggelassen", zahlen.dominierte),
        ("Pläne, die ein anderer um weniger als die Lücke übertrifft: weggelassen", zahlen.innerhalb_der_luecke),
    )


def bemerkung(front: Front, punkt: Frontpunkt) -> str:
    """Return what is special about a point: best in an aim, the knee."""
    teile = [f"Ende: {worte.zielgroesse(ziel)}" for ziel in punkt.bester_in]
    return "; ".join([*teile, *([KNIE] if punkt.id == front.knie else [])])


def preissatz(tausch: Tausch) -> str:
    """Return the price of the next tonne from one point to another, as a sentence."""
    einheit, preiseinheit = EINHEITEN[tausch.ziel], EINHEITEN[tausch.preisziel]
    je = zielgroesse(tausch.je_einheit, preiseinheit)
    if preiseinheit != "EUR":
        je = mit_einheit(tausch.je_einheit, preiseinheit, 4)
    return (
        f"Von {tausch.von} zu {tausch.nach} kostet {_EINE_EINHEIT[tausch.ziel]} {je} "
        f"{worte.zielgroesse(tausch.preisziel)}: {mit_einheit(tausch.mehr, einheit, 1)} mehr für "
        f"{zielgroesse(tausch.preis, preiseinheit)}."
    )


def preis_bis(front: Front, punkt: Frontpunkt) -> Decimal | None:
    """Return the price of one unit more on the way to a point; None at the first one and beside the way."""
    return next((t.je_einheit for t in front.tausch if t.nach == punkt.id), None)


def preistitel(front: Front) -> str:
    """Return the heading of ``preis_bis``: what is paid for what; nothing where there is a single point."""
    for tausch in front.tausch:
        return f"Preis je {EINHEITEN[tausch.ziel]} bis hierher [{zeichen(tausch.preisziel)}]"
    return "Preis der nächsten Einheit"


def preisspalten(front: Front) -> Spalten:
    """Return the headings of the table of prices, as far as there are any."""
    mehr, preis = tauschziele(front.ziele)
    return (
        ("von Punkt", "text"),
        ("zu Punkt", "text"),
        (f"mehr {worte.zielgroesse(mehr)} [{zeichen(mehr)}]", "menge"),
        (f"Preis in {worte.zielgroesse(preis)} [{zeichen(preis)}]", "menge"),
        (f"Preis je {EINHEITEN[mehr]} [{zeichen(preis)}]", "menge"),
    )


def preisreihen(front: Front) -> Iterator[tuple[Feld, ...]]:
    """Yield the steps from point to point, under ``preisspalten``."""
    for tausch in front.tausch:
        mehr, preis, je = (gerundet(wert, "0.0001") for wert in (tausch.mehr, tausch.preis, tausch.je_einheit))
        yield tausch.von, tausch.nach, mehr, preis, je


def spalten(front: Front) -> Spalten:
    """Return the headings of the table of points."""
    je_ziel = (
        spalte
        for ziel in front.ziele
        for spalte in (
            (f"{worte.zielgroesse(ziel)} [{zeichen(ziel)}]", stil(ziel)),
            (f"Schranke {worte.zielgroesse(ziel)} [{zeichen(ziel)}]", stil(ziel)),
            (f"Lücke {worte.zielgroesse(ziel)}", "prozent_genau"),
        )
    )
    return (
        ("Punkt", "text"),
        ("Bemerkung", "text"),
        *je_ziel,
        (preistitel(front), "menge"),
        ("Maßnahmen", "ganz"),
        ("Investition [€]", "betrag"),
        ("Zuschüsse [€]", "betrag"),
        ("Eigenmittel [€]", "betrag"),
    )


def reihen(front: Front) -> Iterator[tuple[Feld, ...]]:
    """Yield the points under ``spalten``."""
    for punkt in front.punkte:
        summe = kennzahlen.gesamt(punkt.ergebnis)
        yield (
            punkt.id,
            bemerkung(front, punkt),
            *(feld for ziel in front.ziele for feld in _zielfelder(punkt, ziel)),
            gerundet(preis_bis(front, punkt), "0.0001"),
            summe.anzahl,
            summe.investition_eur,
            summe.zuschuss_eur,
            summe.eigenmittel_eur,
        )


def _zielfelder(punkt: Frontpunkt, ziel: Zielname) -> tuple[Feld, ...]:
    nachweis = punkt.nachweis(ziel)
    stelle = "0.01" if ziel == "kosten" else "0.0001"
    return gerundet(nachweis.wert, stelle), gerundet(nachweis.schranke, stelle), gerundet(nachweis.luecke, "1e-8")


def massnahmenspalten(front: Front) -> Spalten:
    """Return the headings of the table of measures: one column per point."""
    return (("Maßnahme", "text"), ("Bezeichnung", "text"), *((punkt.id, "mitte") for punkt in front.punkte))


def massnahmenreihen(front: Front) -> Iterator[tuple[Feld, ...]]:
    """Yield every measure that some point carries out, with its begin in each of them."""
    fall = fall_von(front)
    for kennung in sorted(fall.massnahme_mit_id):
        beginne = [_beginn(fall, punkt, kennung) for punkt in front.punkte]
        if any(beginne):
            yield kennung, worte.massnahme(fall, kennung), *beginne


def _beginn(fall: Planungsfall, punkt: Frontpunkt, kennung: str) -> str | None:
    schritt = punkt.ergebnis.plan.schritt(kennung)
    return None if schritt is None else str(fall.projekt.zeitachse.name(schritt.beginn))


def wert(ziel: Zielname, betrag: Decimal | None) -> str:
    """Return the value of an aim without its unit, for a terminal."""
    return zahl(betrag, 2 if ziel == "kosten" else 1)


def zeichen(ziel: Zielname) -> str:
    """Return the unit of an aim as people read it; data for machines keep ``EUR``."""
    return "€" if ziel == "kosten" else EINHEITEN[ziel]


def stil(ziel: Zielname) -> str:
    """Return the style of a cell with a value of the aim."""
    return "euro" if ziel == "kosten" else "menge"
