"""Shares of several payers: of cost parts that there are, and only where there is something to share."""

from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_kostenanteile(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E061 for shares of a cost part that is not stated; hint W217 for ``zuschuss_an`` without effect."""
    zeilen: tuple[Zeile[Massnahme] | Zeile[Variante], ...] = (*fall.massnahmen, *fall.varianten)
    for zeile in zeilen:
        gegenstand = zeile.gegenstand
        kennung = gegenstand.massnahme if isinstance(gegenstand, Variante) else gegenstand.id
        weise = gegenstand.id if isinstance(gegenstand, Variante) else BASIS
        ausfuehrung = fall.ausfuehrungen.get(kennung, {}).get(weise)
        if ausfuehrung is not None:
            _pruefe_zeile(zeile, ausfuehrung, sammler)


def _pruefe_zeile(
    zeile: Zeile[Massnahme] | Zeile[Variante], ausfuehrung: Massnahme, sammler: Befundsammler
) -> None:
    teile = ausfuehrung.investition_eur
    for teil in zeile.gegenstand.kostenanteile_je_teil or ():
        if teil not in teile:
            text = f"{teil} ist kein Teil von investition_eur"
            abhilfe = rat(teil, teile, "Genannte Teile")
            zeile.fehler(sammler, "E061", f"kostenanteile_je_teil.{teil}", text, abhilfe)
    if "zuschuss_an" in zeile.gegenstand.model_fields_set and len(ausfuehrung.beteiligte) == 1:
        zeile.hinweis(sammler, "W217", "zuschuss_an", "wirkt nur mit kostenanteile")
