"""Measures that have been dropped, merged or replaced: they stay visible, with reason and resolution."""

from collections.abc import Iterator

from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.planungsfall import Planungsfall


def ausgeschieden(fall: Planungsfall, kennung: str) -> Iterator[tuple[str, str]]:
    """The Stand of the measure says that it is no longer for choice, or has to wait for nobody knows how long."""
    stand = fall.stand_von.get(kennung)
    if stand is None:
        return
    if stand.ausgeschieden:
        yield stand.lage, f"{_was(fall, stand)} am {stand.datum:%d.%m.%Y}{_warum(stand)}."
    elif stand.aufgeschoben and stand.zurueck_bis is None:
        wort = "Blockiert" if stand.lage == "blockiert" else "Zurückgestellt"
        yield stand.lage, f"{wort} seit {stand.datum:%d.%m.%Y}, ohne Ende{_warum(stand)}."


def _was(fall: Planungsfall, stand: Massnahmenstand) -> str:
    andere = f" „{fall.massnahme_mit_id[stand.mit].name}“" if stand.mit is not None else ""
    return {
        "verworfen": "Verworfen",
        "zusammengelegt": f"Zusammengelegt mit{andere}" if andere else "Zusammengelegt",
        "ersetzt": f"Ersetzt durch{andere}" if andere else "Ersetzt",
    }[stand.lage]


def _warum(stand: Massnahmenstand) -> str:
    """Return reason and resolution in brackets, as far as they are stated."""
    beschluss = f"Beschluss {stand.beschluss}" if stand.beschluss else None
    genannt = [text.rstrip(".") for text in (stand.grund, beschluss) if text]
    return f" ({'; '.join(genannt)})" if genannt else ""
