"""Why a value cannot be applied to a case; becomes a finding where run or place is known."""


class Aenderungsfehler(Exception):
    """A value names what the case does not have, or makes something of it that no case may have."""

    def __init__(self, kennung: str, text: str, abhilfe: str, feld: str | None = None) -> None:
        self.kennung, self.text, self.abhilfe = kennung, text, abhilfe
        self.feld = feld
        """Field of the study that is at fault; None where the code says it."""
        super().__init__(text)
