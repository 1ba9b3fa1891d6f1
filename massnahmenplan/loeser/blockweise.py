"""A problem of several large blocks that a few rows bind together: plan, bound and prices of these rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from massnahmenplan.loeser.highs import Fortschritt, Loesung, Wuensche
from massnahmenplan.loeser.pforte import loese
from massnahmenplan.loeser.relaxation import relaxiere
from massnahmenplan.loeser.standardform import Standardform, Stelle
from massnahmenplan.loeser.unterbrechung import Unterbrechung


@dataclass(frozen=True)
class Blockloesung:
    """What was found, and what a unit more of the limit of each row would bring of the aim in the relaxation."""

    loesung: Loesung
    preise: Mapping[Stelle, float]
    """Empty where no relaxation was solved."""


def loese_als_ganzes(
    form: Standardform,
    wuensche: Wuensche,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    start: Mapping[Stelle, float] | None = None,
) -> Blockloesung:
    """Solve in one, whatever the blocks are; the prices are those of the problem without integers.

    Errors: as ``pforte.loese``.
    """
    loesung = loese(form, wuensche, fortschritt, start)
    preise: dict[Stelle, float] = {}
    if loesung.werte is not None and loesung.signalnummer is None:
        with Unterbrechung() as unterbrechung:
            relaxation = relaxiere(form, wuensche, unterbrechung)
        if relaxation is not None:
            preise = dict(zip(form.zeilen, relaxation.preise.tolist(), strict=True))
    return Blockloesung(loesung, preise)


loese_blockweise = loese_als_ganzes
