"""What is worth knowing about a portfolio that can be planned."""

from collections.abc import Iterator

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.portfolio import Kontoart
from massnahmenplan.grundlagen.schreibweise import prozent
from massnahmenplan.portfolio.verbund import Portfolio

Hinweis = tuple[str, str, str | None]
"""Code, one German sentence, what to do if it is not what was meant."""


def hinweise(portfolio: Portfolio) -> Iterator[Hinweis]:
    """Yield every hint."""
    yield from _liquiditaetslinien(portfolio)
    yield from _nicht_geteilte(portfolio)
    yield from _gleiche_faelle(portfolio)
    yield from _verschiedene_preise(portfolio)
    saetze = {quartier.fall.projekt.diskontsatz for quartier in portfolio.quartiere}
    if len(saetze) > 1:
        text = "Die Quartiere rechnen mit verschiedenen Diskontsätzen; ihre Kapitalwerte werden addiert"
        if any(not ziel.ist_hart for ziel in portfolio.ziele):
            text += f", Preise verfehlter Ziele mit dem Satz von {portfolio.quartiere[0].id} abgezinst"
        yield "W472", f"{text}.", "Für das Ziel kosten projekt.diskontsatz in allen Fällen gleich wählen."


def _liquiditaetslinien(portfolio: Portfolio) -> Iterator[Hinweis]:
    for konto in portfolio.konten:
        if konto.art is not Kontoart.HAUSHALT or konto.kasse is not Haushaltsart.INVESTIV:
            continue
        mit_linie = [
            quartier.id
            for quartier in portfolio.quartiere
            if konto.gehoert_zu(quartier.id)
            and quartier.fall.traeger_mit_id[konto.kennung_in(quartier.id)].liquiditaetslinie_eur
        ]
        if mit_linie:
            yield (
                "W470",
                f"Konto {konto.id}: Liquiditätslinien werden in der gemeinsamen Kasse nicht genutzt "
                f"({', '.join(mit_linie)}).",
                None,
            )


def _nicht_geteilte(portfolio: Portfolio) -> Iterator[Hinweis]:
    """Payers of the same id with a budget in several districts: each of them counts for itself."""
    geteilt = {
        (quartier.id, konto.kennung_in(quartier.id), konto.kasse)
        for konto in portfolio.konten
        for quartier in portfolio.quartiere
        if konto.art is Kontoart.HAUSHALT and konto.gehoert_zu(quartier.id)
    }
    je_kasse: dict[tuple[str, Haushaltsart], list[str]] = {}
    for quartier in portfolio.quartiere:
        for kasse in sorted({(ansatz.kostentraeger, ansatz.art) for ansatz in quartier.fall.haushalt}):
            if (quartier.id, *kasse) not in geteilt:
                je_kasse.setdefault(kasse, []).append(quartier.id)
    for (traeger, art), quartiere in sorted(je_kasse.items()):
        if len(quartiere) > 1:
            yield (
                "W471",
                f"{traeger} ({art}) hat in {', '.join(quartiere)} je einen eigenen Haushalt.",
                "Ist es eine Kasse, gehört sie unter konten.",
            )


def _gleiche_faelle(portfolio: Portfolio) -> Iterator[Hinweis]:
    """Cases of the same content: a folder that was copied and not changed counts every measure twice."""
    je_inhalt: dict[str, list[str]] = {}
    for quartier in portfolio.quartiere:
        je_inhalt.setdefault(quartier.fall.pruefsumme(), []).append(quartier.id)
    for gleiche in je_inhalt.values():
        if len(gleiche) > 1:
            yield (
                "W474",
                f"{', '.join(gleiche[:-1])} und {gleiche[-1]} haben denselben Fall: Jede Maßnahme zählt "
                f"{len(gleiche)}-mal.",
                "Sind es nicht wirklich gleiche Quartiere, den richtigen Fall nennen.",
            )


def _verschiedene_preise(portfolio: Portfolio) -> Iterator[Hinweis]:
    """Different base years matter only where prices rise."""
    je_stand: dict[str, list[str]] = {}
    for quartier in portfolio.quartiere:
        projekt = quartier.fall.projekt
        stand = f"{prozent(projekt.preissteigerung)} im Jahr"
        if projekt.preissteigerung:
            stand += f" ab {projekt.preisjahr}"
        je_stand.setdefault(stand, []).append(quartier.id)
    if len(je_stand) > 1:
        liste = "; ".join(f"{', '.join(namen)}: {stand}" for stand, namen in je_stand.items())
        abhilfe = (
            "projekt.preissteigerung und basisjahr in allen Fällen gleich wählen, wenn es dieselben Preise sind."
        )
        yield "W475", f"Die Baupreise der Quartiere steigen verschieden ({liste}).", abhilfe
