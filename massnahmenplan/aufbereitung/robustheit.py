"""Coefficients of the reserve: by how much the payments of each option can still rise, purse by purse."""

from collections.abc import Sequence

from massnahmenmodell.daten import Haushalt, Schutz
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.planungsfall import Planungsfall


def schutz(
    fall: Planungsfall, optionen: Sequence[Option], haushalte: Sequence[Haushalt], nummer: dict[str, int]
) -> tuple[Schutz, ...]:
    """Return the protection of each investment purse whose payer asks for it."""
    if not any(fall.robustheit_gamma(haushalt.traeger) for haushalt in haushalte):
        return ()
    spannen, zahler = Sammler(), _zahler(fall, optionen)
    for o, option in enumerate(optionen):
        anteil = fall.kostenrisiko_anteil(option.ausfuehrung)
        for traeger, zahlung in (z for z in option.teilung.zahlungen if z[1].jahr >= fall.offen_ab):
            anstieg = teur(auf_cent(zahlung.betrag_eur * anteil))
            spannen.addiere((traeger, option.massnahme, zahlung.jahr), o, anstieg)
    jahre = fall.projekt.zeitachse.jahre
    ergebnis = []
    for h, haushalt in enumerate(haushalte):
        gamma = fall.robustheit_gamma(haushalt.traeger)
        massnahmen = zahler.get(haushalt.traeger, ())
        if gamma and massnahmen and haushalt.name.endswith(f":{Haushaltsart.INVESTIV}"):
            je_massnahme = tuple(
                tuple(spannen.linearform((haushalt.traeger, kennung, jahr)) for jahr in jahre)
                for kennung in massnahmen
            )
            ergebnis.append(Schutz(h, float(gamma), tuple(nummer[k] for k in massnahmen), je_massnahme))
    return tuple(ergebnis)


def _zahler(fall: Planungsfall, optionen: Sequence[Option]) -> dict[str, list[str]]:
    """Return payer -> measures that can become dearer at his cost, in order of their ids."""
    mengen: dict[str, set[str]] = {}
    for option in optionen:
        if fall.kostenrisiko_anteil(option.ausfuehrung) and option.vorhaben.zahlungen:
            for traeger in option.ausfuehrung.zahlende:
                mengen.setdefault(traeger, set()).add(option.massnahme)
    return {traeger: sorted(kennungen) for traeger, kennungen in mengen.items()}
