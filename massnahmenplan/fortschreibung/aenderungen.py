"""The list of changes: what is decided otherwise, and what became of decisions that stay."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht.aenderungsworte import minderung
from massnahmenplan.bericht.ursachen import Ursachenworte
from massnahmenplan.ergebnis import Aenderung, Bilanz, Massnahmenbilanz, Plan, Ursache
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.fortschreibung.ursachen import Ursachenfinder
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.nachpruefung.entscheidungen import Rohe, geaenderte_entscheidungen
from massnahmenplan.planungsfall import Planungsfall

EIN_EURO, EIN_KG = Decimal(1), Decimal("0.001")


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
        *_zahlen(letzter, fall, bilanz),
    ]
    geaendert = [(massnahme, art) for massnahme, art, *_ in rohe]
    finder = Ursachenfinder(letzter, fall, plan, bilanz, geaendert, verlangt, ist_fortschreibung)
    worte = Ursachenworte(fall, letzter.fall)

    def ursache(kennung: str, art: str) -> Ursache:
        return worte.ursache(finder.anlass(kennung, art))

    return tuple(
        Aenderung(kennung, _name(letzter, fall, kennung), art, alt, neu, um, einheit, ursache(kennung, art))
        for kennung, art, alt, neu, um, einheit in sorted(rohe, key=lambda eintrag: eintrag[0])
    )


def _name(letzter: Letzter, fall: Planungsfall, kennung: str) -> str:
    return (fall.massnahme_mit_id.get(kennung) or letzter.fall.massnahme_mit_id[kennung]).name


def _zahlen(letzter: Letzter, fall: Planungsfall, bilanz: Bilanz) -> Iterator[Rohe]:
    """Yield cost, grants and effects that differ where the measure stays as it was decided."""
    letztes_jahr = min(letzter.fall.projekt.ende, fall.projekt.ende)
    for neu in bilanz.massnahmen:
        alt = letzter.bilanz.massnahme(neu.massnahme)
        if alt is None or (alt.variante, alt.beginn) != (neu.variante, neu.beginn):
            continue
        kosten = neu.investition_eur - alt.investition_eur
        if abs(kosten) >= EIN_EURO:
            art = "teurer" if kosten > 0 else "billiger"
            yield neu.massnahme, art, euro(alt.investition_eur, 0), euro(neu.investition_eur, 0), kosten, "EUR"
        zuschuss = neu.zuschuss_eur - alt.zuschuss_eur
        if abs(zuschuss) >= EIN_EURO:
            yield neu.massnahme, "zuschuss", euro(alt.zuschuss_eur, 0), euro(neu.zuschuss_eur, 0), zuschuss, "EUR"
        vorher, nachher = (_bis(b, letztes_jahr) for b in (alt, neu))
        if abs(nachher - vorher) >= EIN_KG:
            yield neu.massnahme, "wirkung", minderung(vorher), minderung(nachher), nachher - vorher, "t CO2e"


def _bis(bilanz: Massnahmenbilanz, jahr: int) -> Decimal:
    return sum((tonnen for j, tonnen in bilanz.minderung_t.items() if j <= jahr), Decimal(0))
