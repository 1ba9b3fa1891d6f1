"""Whose council decides, and for which budget years."""

from collections.abc import Iterable, Sequence

from massnahmenplan.begriffe.kostentraeger import Kostentraeger, Traegerart
from massnahmenplan.bericht import kennzahlen
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz


def eigene(ergebnis: Ergebnis) -> tuple[Kostentraeger, ...]:
    """Return the payers whose budget the council decides: municipalities; all, where a case has none."""
    alle = ergebnis.fall.kostentraeger
    return tuple(t for t in alle if t.art is Traegerart.KOMMUNE) or tuple(alle)


def eigene_kennungen(ergebnis: Ergebnis) -> frozenset[str]:
    """Return the ids of ``eigene``."""
    return frozenset(traeger.id for traeger in eigene(ergebnis))


def andere(ergebnis: Ergebnis) -> tuple[Kostentraeger, ...]:
    """Return the payers with measures in the plan who decide for themselves."""
    zahlende = {kasse.traeger for kasse in ergebnis.bilanz.haushalt if kasse.ausgaben_eur}
    selbst = eigene_kennungen(ergebnis)
    return tuple(t for t in ergebnis.fall.kostentraeger if t.id in zahlende - selbst)


def mit_eigenen_massnahmen(ergebnis: Ergebnis) -> tuple[Kostentraeger, ...]:
    """Return the others who apply for a measure of which the council's payers bear nothing."""
    beschlossene = {bilanz.massnahme for bilanz in eigene_massnahmen(ergebnis)}
    fremde = [b.massnahme for b in ergebnis.bilanz.massnahmen if b.massnahme not in beschlossene]
    antragsteller = {ergebnis.fall.massnahme_mit_id[kennung].kostentraeger for kennung in fremde}
    return tuple(traeger for traeger in andere(ergebnis) if traeger.id in antragsteller)


def teilt_massnahmen(ergebnis: Ergebnis, fremde_traeger: Iterable[Kostentraeger]) -> bool:
    """Return True if the council decides on a measure that one of these applies for."""
    antragsteller = {traeger.id for traeger in fremde_traeger}
    massnahmen = ergebnis.fall.massnahme_mit_id
    return any(massnahmen[b.massnahme].kostentraeger in antragsteller for b in eigene_massnahmen(ergebnis))


def kostenanteile(ergebnis: Ergebnis) -> dict[str, list[str]]:
    """Return other payer -> names of the measures of which he bears a part beside the council's or another's."""
    fall, entscheiden_selbst = ergebnis.fall, [traeger.id for traeger in andere(ergebnis)]
    beschlossene = {bilanz.massnahme for bilanz in eigene_massnahmen(ergebnis)}
    je_traeger: dict[str, list[str]] = {kennung: [] for kennung in entscheiden_selbst}
    for bilanz in ergebnis.bilanz.massnahmen:
        massnahme = fall.massnahme_mit_id[bilanz.massnahme]
        for traeger, _ in kennzahlen.anteile(ergebnis, bilanz):
            gehoert_ihm_allein = bilanz.massnahme not in beschlossene and massnahme.kostentraeger == traeger
            if traeger in je_traeger and not gehoert_ihm_allein:
                je_traeger[traeger].append(massnahme.name)
    return {traeger: namen for traeger, namen in je_traeger.items() if namen}


def eigene_massnahmen(ergebnis: Ergebnis) -> tuple[Massnahmenbilanz, ...]:
    """Return the measures of the plan that the council decides: its payers bear them or a part of them."""
    selbst = eigene_kennungen(ergebnis)
    return tuple(
        bilanz
        for bilanz in ergebnis.bilanz.massnahmen
        if any(traeger in selbst for traeger, _ in kennzahlen.anteile(ergebnis, bilanz))
    )


def kommende(ergebnis: Ergebnis) -> tuple[int, ...]:
    """Return the years of the next budget, two of a Doppelhaushalt; none if the plan ends before."""
    projekt = ergebnis.fall.projekt
    erstes = max(projekt.beginn, projekt.planungstag.year + 1)
    letztes = max(traeger.beschlossen_bis(erstes) for traeger in eigene(ergebnis))
    return tuple(range(erstes, min(letztes, projekt.ende) + 1))


def im_haushaltsjahr(jahre: Sequence[int]) -> str:
    """Return ``im Haushaltsjahr 2027``, ``in den Haushaltsjahren 2027 und 2028``."""
    return (
        f"im Haushaltsjahr {jahre[0]}" if len(jahre) == 1 else f"in den Haushaltsjahren {reihe(map(str, jahre))}"
    )


def reihe(worte: Iterable[str]) -> str:
    """Return ``Stadt``, ``Stadt und Kreis``, ``Stadt, Kreis und Zweckverband``."""
    *davor, letztes = worte
    return f"{', '.join(davor)} und {letztes}" if davor else letztes
