"""When granted money arrives (T8)."""

from typing import Literal

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.regelarten.fristen import Monate


class Auszahlung(Grundform):
    """After the proof of use, or as building goes on."""

    art: Literal["nach_nachweis", "nach_baufortschritt"] = "nach_nachweis"
    verzug_monate: Monate = 0
    """Months from completion (from the end of each year of building) to the payment."""
    stelle: Text | None = None
