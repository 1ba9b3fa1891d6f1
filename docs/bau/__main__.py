"""Write the generated pages anew: ``python -m docs.bau``."""

from docs.bau.erzeugt import SEITEN, WURZEL


def schreibe() -> None:
    """Write every generated page to its place."""
    for pfad, erzeuge in SEITEN.items():
        ziel = WURZEL / pfad
        ziel.parent.mkdir(parents=True, exist_ok=True)
        ziel.write_text(erzeuge(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    schreibe()
