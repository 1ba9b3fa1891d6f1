"""Purses that pay for each other: two different ones, both with a budget, each way once."""

from massnahmenplan.begriffe.deckung import Deckung, Kasse
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_deckungen(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E064 a purse that gives to itself, E062 a way twice, E217 no budget, or a budget with a reserve."""
    mit_ansatz = {(a.gegenstand.kostentraeger, a.gegenstand.art) for a in fall.haushalt}
    gesehen: dict[tuple[Kasse, Kasse], Zeile[Deckung]] = {}
    for zeile in fall.deckungen:
        deckung = zeile.gegenstand
        if (deckung.von, deckung.von_art) == (deckung.nach, deckung.nach_art):
            abhilfe = "Einen anderen Kostenträger oder die andere Haushaltsart nennen."
            zeile.fehler(sammler, "E064", "nach", "ist derselbe Haushalt wie von", abhilfe)
            continue
        for richtung in deckung.richtungen:
            if richtung in gesehen:
                text = f"steht schon in {gesehen[richtung].ort('von')}"
                abhilfe = "Eine Zeile streichen; gegenseitig: ja gilt schon für beide Richtungen."
                zeile.fehler(sammler, "E062", "von", text, abhilfe)
            gesehen.setdefault(richtung, zeile)
        _pruefe_kassen(fall, zeile, mit_ansatz, sammler)


def _pruefe_kassen(fall: Rohfall, zeile: Zeile[Deckung], mit_ansatz: set[Kasse], sammler: Befundsammler) -> None:
    deckung, bekannt = zeile.gegenstand, fall.genannt["kostentraeger"]
    for feld, kasse in (("von", (deckung.von, deckung.von_art)), ("nach", (deckung.nach, deckung.nach_art))):
        if kasse[0] in bekannt and kasse not in mit_ansatz and "haushalt" not in fall.mit_fehlern:
            text = f"{kasse[0]} hat keinen Haushalt ({kasse[1]})"
            zeile.fehler(sammler, "E217", feld, text, "Zeilen in haushalt ergänzen, oder die Deckung streichen.")
        if _hat_vorsorge(fall, kasse[0]):
            text = f"{kasse[0]} hat Vorsorge für steigende Kosten (robustheit_gamma)"
            zeile.fehler(sammler, "E217", feld, text, "Eines von beiden streichen; zusammen rechnet es niemand.")


def _hat_vorsorge(fall: Rohfall, kennung: str) -> bool:
    eigene = [z.gegenstand.robustheit_gamma for z in fall.kostentraeger if z.gegenstand.id == kennung]
    gamma = eigene[0] if eigene else None
    if gamma is None and fall.projekt is not None:
        gamma = fall.projekt.gegenstand.robustheit_gamma
    return bool(gamma)
