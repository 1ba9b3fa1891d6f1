"""The point where giving up a little of one aim brings most of the others."""

from collections.abc import Sequence

from massnahmenplan.paretofront.auslese import Werte


def knie(punkte: Sequence[Werte], enden: Sequence[Werte]) -> Werte | None:
    """Return the point whose values, each stretched to 0 … 1 from the worst to the best point, add up to most.

    Of two aims it is the one farthest from the line through both ends. None where no point is above all ends:
    then the front is hollow, or has nothing but ends.
    """
    spannen = [(min(spalte), max(spalte)) for spalte in zip(*punkte, strict=True)]

    def summe(werte: Werte) -> float:
        paare = zip(werte, spannen, strict=True)
        return sum(
            float((wert - unten) / (oben - unten)) if oben > unten else 1.0 for wert, (unten, oben) in paare
        )

    bester = max(punkte, key=lambda werte: (summe(werte), werte))
    return bester if all(summe(bester) > summe(ende) + 1e-9 for ende in enden) else None
