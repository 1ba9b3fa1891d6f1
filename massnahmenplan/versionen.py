"""What a plan was made with."""

from importlib.metadata import version

from massnahmenplan.loeser.highs import version as loeserversion
from massnahmenplan.planungsfall import Planungsfall


def versionen(fall: Planungsfall) -> dict[str, str]:
    """Return what a plan was made with; the funding catalogue by the day its newest entry in use was read."""
    staende = [fassung.stand for programm in fall.programme for fassung in programm.fassungen]
    return {
        **{paket: version(paket) for paket in ("massnahmenplan", "pyomo", "numpy", "pydantic")},
        "highs": loeserversion(),
        "foerderkatalog": max(staende).isoformat() if staende else "ohne",
    }
