"""The list of changes: what is decided otherwise, and what became of decisions that stay."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht.aenderungsworte import minderung
from massnahmenplan.bericht.ursachen import Ursachenworte
from massnahmenplan.ergebnis import Aenderung, Bilanz, Massnahmenbilanz, Plan, Ursache
from massnahmenplan.ergebnis.anlass import Bescheidanlass
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.fortschreibung.ursachen import Ursachenfinder
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.nachpruefung.entscheidungen import Rohe, geaenderte_entscheidungen
from massnahmenplan.planungsfall import Planungsfall

EIN_EURO, EIN_KG = Decimal(1), Decimal("0.001")
ZEHNTEL = Decimal("0.1")
ZUSCHUSS = "zuschuss"


def liste_aenderungen(
    letzter: Letzter, fall: Planungsfall, plan: Plan, bilanz: Bilanz, verlangt: str | None,
    ist_fortschreibung: bool = True,
) -> tuple[Aenderung, ...]:  # fmt: skip
    """Return all changes in order of measures; ``verlangt`` says what was asked for otherwise.

    The same for an update and for two plans side by side, so that both name the same causes; of a plan that is no
    update of the first one it is not known what kept it from other plans as good.
    """
    rohe = [
        *geaenderte_entscheidungen(letzter.fall, letzter.plan, fall, plan),
        *(
            zeile
            for alt, neu in _paare(letzter, bilanz, anders=False)
            for zeile in _zahlen(letzter, fall, alt, neu)
        ),
    ]
    geaendert = [(massnahme, art) for massnahme, art, *_ in rohe]
    finder = Ursachenfinder(letzter, fall, plan, bilanz, geaendert, verlangt, ist_fortschreibung)
    folgen = set[str]()
    for alt, neu in _paare(letzter, bilanz, anders=True):
        eigene = [*_eigene_zahlen(letzter, fall, finder, alt, neu)]
        if all(zeile[1] != ZUSCHUSS for zeile in eigene) and _anders_gefoerdert(alt, neu):
            eigene += [zeile for zeile in _zahlen(letzter, fall, alt, neu) if zeile[1] == ZUSCHUSS]
            folgen.add(neu.massnahme)
        rohe += eigene
    worte = Ursachenworte(fall, letzter.fall)

    def ursache(kennung: str, art: str) -> Ursache:
        folgt = art == ZUSCHUSS and kennung in folgen
        return worte.ursache(finder.folge(kennung) if folgt else finder.anlass(kennung, art))

    return tuple(
        Aenderung(kennung, _name(letzter, fall, kennung), art, alt, neu, um, einheit, ursache(kennung, art))
        for kennung, art, alt, neu, um, einheit in sorted(rohe, key=lambda eintrag: eintrag[0])
    )


def _name(letzter: Letzter, fall: Planungsfall, kennung: str) -> str:
    return (fall.massnahme_mit_id.get(kennung) or letzter.fall.massnahme_mit_id[kennung]).name


def _paare(
    letzter: Letzter, bilanz: Bilanz, *, anders: bool
) -> Iterator[tuple[Massnahmenbilanz, Massnahmenbilanz]]:
    """Yield the measures of both plans that stay as they were decided, or those moved or carried out otherwise."""
    for neu in bilanz.massnahmen:
        alt = letzter.bilanz.massnahme(neu.massnahme)
        if alt is not None and anders == ((alt.variante, alt.beginn) != (neu.variante, neu.beginn)):
            yield alt, neu


def _eigene_zahlen(
    letzter: Letzter, fall: Planungsfall, finder: Ursachenfinder, alt: Massnahmenbilanz, neu: Massnahmenbilanz
) -> Iterator[Rohe]:
    """Yield figures of a measure decided otherwise that changed for a reason of their own too.

    What the decision alone makes of them, with the figures of the last case (price escalation, another variant),
    goes without saying; the rest has to go the same way as the whole, and to be a tenth of it. A grant that a
    notice says is as it says, whatever is decided.
    """
    for zeile in _zahlen(letzter, fall, alt, neu):
        match finder.grund_der_zahl(neu.massnahme, zeile[1]):
            case None:
                continue
            case Bescheidanlass(bescheid) if bescheid.art != "beantragt":
                yield zeile
            case _ if (allein := finder.allein_entschieden(neu.massnahme)) is not None:
                eigene = {art: um or Decimal(0) for _, art, _, _, um, _ in _zahlen(letzter, fall, allein, neu)}
                eigen, ganz = eigene.get(zeile[1], Decimal(0)), zeile[4] or Decimal(0)
                if eigen * ganz > 0 and abs(eigen) >= ZEHNTEL * abs(ganz):
                    yield zeile


def _anders_gefoerdert(alt: Massnahmenbilanz, neu: Massnahmenbilanz) -> bool:
    """Return True if grants changed by more than the cost makes of them: by another call, rate or ceiling."""
    um = neu.zuschuss_eur - alt.zuschuss_eur
    wie_bisher = alt.zuschuss_eur
    if alt.investition_eur:
        wie_bisher *= neu.investition_eur / alt.investition_eur
    return abs(neu.zuschuss_eur - wie_bisher) >= max(EIN_EURO, ZEHNTEL * abs(um))


def _zahlen(letzter: Letzter, fall: Planungsfall, alt: Massnahmenbilanz, neu: Massnahmenbilanz) -> Iterator[Rohe]:
    """Yield cost, grants and effects of a measure that differ."""
    kosten = neu.investition_eur - alt.investition_eur
    if abs(kosten) >= EIN_EURO:
        art = "teurer" if kosten > 0 else "billiger"
        yield neu.massnahme, art, euro(alt.investition_eur, 0), euro(neu.investition_eur, 0), kosten, "EUR"
    zuschuss = neu.zuschuss_eur - alt.zuschuss_eur
    if abs(zuschuss) >= EIN_EURO:
        yield neu.massnahme, ZUSCHUSS, euro(alt.zuschuss_eur, 0), euro(neu.zuschuss_eur, 0), zuschuss, "EUR"
    letztes_jahr = min(letzter.fall.projekt.ende, fall.projekt.ende)
    vorher, nachher = (_bis(b, letztes_jahr) for b in (alt, neu))
    if abs(nachher - vorher) >= EIN_KG:
        yield neu.massnahme, "wirkung", minderung(vorher), minderung(nachher), nachher - vorher, "t CO2e"


def _bis(bilanz: Massnahmenbilanz, jahr: int) -> Decimal:
    return sum((tonnen for j, tonnen in bilanz.minderung_t.items() if j <= jahr), Decimal(0))
