"""Loans drawn in years that have happened: as somebody has said, else as the last plan draws them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.fallmaengel import maengel
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.grundlagen.befund import Befund, Schwere
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.planungsfall import Planungsfall

BERICHTIGEN = "Den Kreditstand berichtigen."


def mit_aufnahmen(
    fall: Planungsfall,
    letzter: Letzter,
    kreditstand: Iterable[Kreditstand],
    melde_hinweis: Callable[[Befund], None],
) -> Planungsfall:
    """Return the case with all that has been drawn before the year of its Stichtag, the latest word last.

    ``melde_hinweis`` is told what nobody has said (W311): there the last plan counts.

    Errors: EingabeFehler for a loan that has been drawn and is no longer in the case.
    """
    gesagt = {(z.kredit, z.jahr): z for z in chain(letzter.fall.kreditstand, fall.kreditstand, kreditstand)}
    angenommen = {
        (a.kredit, a.jahr): Kreditstand(kredit=a.kredit, jahr=a.jahr, betrag_eur=a.betrag_eur)
        for a in letzter.plan.kredite
        if a.jahr < fall.offen_ab and (a.kredit, a.jahr) not in gesagt
    }
    alle = gesagt | angenommen
    befunde = list(_fehlende(fall, alle.values()))
    bekannte = tuple(alle[stelle] for stelle in sorted(alle) if stelle[0] in fall.kredit_mit_id)
    neu = fall.model_copy(update={"kreditstand": bekannte})
    befunde += [Befund("E336", mangel, feld="kreditstand", abhilfe=BERICHTIGEN) for mangel in maengel(neu)]
    if befunde:
        raise EingabeFehler(befunde)
    for zeile in angenommen.values():
        melde_hinweis(_angenommen(zeile))
    return neu


def _fehlende(fall: Planungsfall, kreditstand: Iterable[Kreditstand]) -> Iterator[Befund]:
    """Yield E321 loans of which something has been drawn, and which the case does not know any more."""
    for kredit in sorted({z.kredit for z in kreditstand if z.betrag_eur} - fall.kredit_mit_id.keys()):
        text = f"„{kredit}“ ist aufgenommen und steht nicht mehr im Fall"
        abhilfe = "Den Kredit im Fall lassen (bis_jahr schließt neue Aufnahmen aus)."
        abhilfe += " Wurde nichts aufgenommen: im Kreditstand 0 angeben."
        yield Befund("E321", text, feld="kredite", abhilfe=abhilfe)


def _angenommen(zeile: Kreditstand) -> Befund:
    text = f"{euro(zeile.betrag_eur)} gelten als aufgenommen wie geplant: nichts anderes ist gemeldet"
    abhilfe = "Im Blatt Kreditstand (Liste kreditstand) den Betrag eintragen, 0 wenn nichts aufgenommen wurde."
    feld = f"kreditstand[{zeile.kredit}]"
    return Befund("W311", text, None, feld, str(zeile.jahr), abhilfe, Schwere.HINWEIS)
