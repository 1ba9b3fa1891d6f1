"""A template as one workbook: every list of a case is a sheet, those of ``fall.yaml`` filled in."""

from pathlib import Path


def schreibe_arbeitsmappe(quelle: Path, ziel: Path) -> Path:
    """Write ``ziel`` with the content of the YAML file ``quelle`` and return it; comments stay behind.

    Errors: UmgebungsFehler when it cannot be written.
    """
    import yaml

    from massnahmenplan.bericht.datei import schreibe_datei
    from massnahmenplan.bericht.fallmappe import schreibe
    from massnahmenplan.bericht.fallmappe.kataloge import Katalog
    from massnahmenplan.kataloge import laden

    inhalt = yaml.load(quelle.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    katalog = Katalog(laden.lade_stammdaten(), laden.lade_massnahmenarten(), laden.lade_merkmale())
    return schreibe_datei(ziel, schreibe(inhalt, katalog))
