"""Coefficients of commitments (Verpflichtungsermächtigungen): what contracts of a year promise for later years."""

from collections.abc import Iterator

import numpy as np

from massnahmenmodell.daten import Konto
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.planungsfall import Planungsfall

Stelle = tuple[str, int | None]
"""Payer, and year in which the payments fall due; None for all later years together."""


def verpflichtungen(fall: Planungsfall, optionen: tuple[Option, ...]) -> tuple[Konto, ...]:
    """Return one account per payer (and due year) with a statement; years that are not stated hold nothing."""
    if not fall.verpflichtungen:
        return ()
    mengen: dict[Stelle, dict[int, float]] = {}
    for ermaechtigung in fall.verpflichtungen:
        stelle = ermaechtigung.kostentraeger, ermaechtigung.faellig
        mengen.setdefault(stelle, {})[ermaechtigung.jahr] = teur(ermaechtigung.betrag_eur)
    verbrauch = _verbrauch(fall, optionen)
    jahre = tuple(fall.projekt.zeitachse.jahre)
    return tuple(
        Konto(
            name=f"ve:{traeger}" if faellig is None else f"ve:{traeger}:{faellig}",
            satz=f"{_bezeichnung(fall, traeger, faellig)} [Tsd. EUR je Jahr der Vergabe]",
            jahre=jahre,
            menge=np.array([mengen.get((traeger, faellig), {}).get(jahr, 0.0) for jahr in jahre]),
            verbrauch=tuple(verbrauch.linearform((traeger, faellig, jahr)) for jahr in jahre),
            fenster=1,
        )
        for traeger, faellig in _stellen(fall)
    )


def _stellen(fall: Planungsfall) -> Iterator[Stelle]:
    """Yield each account: one per payer, or one per year of the plan where a payer states due years."""
    nach_faelligkeit = {v.kostentraeger: v.faellig is not None for v in fall.verpflichtungen}
    for traeger in sorted(nach_faelligkeit):
        if nach_faelligkeit[traeger]:
            yield from ((traeger, faellig) for faellig in fall.projekt.zeitachse.jahre[1:])
        else:
            yield traeger, None


def _verbrauch(fall: Planungsfall, optionen: tuple[Option, ...]) -> Sammler:
    """Note what each option promises: its payments after the budget in which building begins, without grants."""
    sammler = Sammler()
    for o, option in enumerate(optionen):
        vergabe = option.vorhaben.baubeginn.year
        for traeger, zahlung in option.teilung.zahlungen:
            if zahlung.jahr > fall.traeger_mit_id[traeger].beschlossen_bis(vergabe):
                for faellig in (None, zahlung.jahr):
                    sammler.addiere((traeger, faellig, vergabe), o, teur(zahlung.betrag_eur))
    return sammler


def _bezeichnung(fall: Planungsfall, traeger: str, faellig: int | None) -> str:
    name = f"Verpflichtungsermächtigung {fall.traeger_mit_id[traeger].name}"
    return name if faellig is None else f"{name}, fällig {faellig}"
