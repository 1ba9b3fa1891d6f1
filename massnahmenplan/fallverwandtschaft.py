"""Whether two cases are states of one: what an update and a report with a study beside it ask alike."""

from collections.abc import Sequence

from massnahmenplan.planungsfall import Planungsfall

MINDESTENS_GEMEINSAM = 0.5
"""Share of the measures of one case that the other has to know."""


def gemeinsame(alt: Planungsfall, neu: Planungsfall, kennungen: Sequence[str]) -> list[str]:
    """Return which of these measures both know: by id, and where the cases have other names by name too."""
    bekannte = [kennung for kennung in kennungen if kennung in neu.massnahme_mit_id]
    if alt.projekt.name == neu.projekt.name:
        return bekannte
    davor, danach = alt.massnahme_mit_id, neu.massnahme_mit_id
    return [kennung for kennung in bekannte if davor[kennung].name == danach[kennung].name]
