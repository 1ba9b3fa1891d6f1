"""Which plan is regretted least, whatever comes: largest and mean regret of each."""

from decimal import Decimal

from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.querbalken import MEISTE, Querbild, Stueck, Zeile
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import Kandidat, Studienantworten
from massnahmenplan.grundlagen.schreibweise import gezaehlt

_UEBERALL, _NICHT_UEBERALL = Fuellung(GRUEN), Fuellung("#b07d1e", "schraeg")


def reuebild(antworten: Studienantworten) -> Schaubild | None:
    """Return the regret of each candidate in all runs where it can be carried out; None if nobody asked for it."""
    kandidaten = antworten.reue.kandidaten if antworten.reue is not None else ()
    eigene = [k for k in kandidaten if k.groesste_reue is not None]
    if not eigene:
        return None
    einheit = worte.einheit(worte.zielkennzahl(antworten.ziel))
    bild = Querbild(
        "reue", einheit, [_zeile(antworten, k) for k in eigene[:MEISTE]],
        [(name, fuellung) for name, fuellung, gibt_es in _zeichen(eigene) if gibt_es], "mittlere",
    )  # fmt: skip
    titel = "Reue: was ein Plan schlimmstenfalls verliert"
    text = _text(antworten, eigene)
    tabelle = TABELLEN["reue"]
    svg = bild.zeichne().svg(titel, text)
    return Schaubild("reue", titel, text, svg, tuple(tabelle.kopf), tuple(tabelle.zeilen(antworten)))


def _zeichen(eigene: list[Kandidat]) -> tuple[tuple[str, Fuellung, bool], ...]:
    """Return what the fillings mean, and whether any bar has them."""
    ueberall = [not k.undurchfuehrbar for k in eigene]
    return (
        ("größte, überall durchführbar", _UEBERALL, any(ueberall)),
        ("größte, nicht überall durchführbar", _NICHT_UEBERALL, not all(ueberall)),
    )


def _zeile(a: Studienantworten, k: Kandidat) -> Zeile:
    groesste = k.groesste_reue or Decimal(0)
    name = a.laufnamen.get(k.lauf, "der Fall, wie er ist" if k.lauf == 0 else "")
    ausfall = len(k.undurchfuehrbar)
    zusatz = f"{k.haeufigkeit} × gewählt, in {ausfall} von {len(k.werte)} nicht möglich"
    hinweis = f"{worte.lauf(k.lauf, a)}: größte Reue {worte.zielbetrag(groesste, a)}"
    stueck = Stueck(Decimal(0), groesste, _NICHT_UEBERALL if ausfall else _UEBERALL, hinweis)
    bezeichnung = f"Plan aus Lauf {k.lauf}: {name}" if name else f"Plan aus Lauf {k.lauf}"
    return Zeile(bezeichnung, zusatz, (stueck,), worte.zielbetrag(groesste, a), marke=k.mittlere_reue)


def _text(a: Studienantworten, eigene: list[Kandidat]) -> str:
    bester = eigene[0]
    return (
        f"{gezaehlt(len(eigene), 'Pläne')}; vorn der aus {worte.lauf(bester.lauf, a)}: höchstens "
        f"{worte.zielbetrag(bester.groesste_reue, a)} schlechter, in {len(bester.undurchfuehrbar)} von "
        f"{len(bester.werte)} Läufen nicht durchführbar."
    )
