"""Awards granted before: on a known account, and before the day of planning."""

from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_beihilfen(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E061 unknown account; hint W225 an award after the day of planning."""
    for zeile in fall.beihilfen:
        beihilfe = zeile.gegenstand
        if beihilfe.konto not in fall.konten and "foerderkonten" not in fall.mit_fehlern:
            text = f"das Förderkonto „{beihilfe.konto}“ gibt es nicht"
            zeile.fehler(sammler, "E061", "konto", text, rat(beihilfe.konto, fall.konten, "Förderkonten"))
        if fall.projekt is not None and beihilfe.datum > fall.projekt.gegenstand.planungstag:
            tag = fall.projekt.gegenstand.planungstag
            text = f"liegt nach dem Tag der Planung ({tag:%d.%m.%Y}), zählt aber als schon bewilligt"
            zeile.hinweis(sammler, "W225", "datum", text, "Datum oder projekt.stichtag prüfen.")
