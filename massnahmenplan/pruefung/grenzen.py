"""Quantities: purses, pots, resources and hard targets."""

from collections.abc import Iterator

from massnahmenplan.ergebnis import Bilanz, Kontostand, Verstoss
from massnahmenplan.grundlagen.schreibweise import anzahl, euro, mit_einheit, tonnen
from massnahmenplan.planungsfall import Planungsfall

GESCHEHEN = ("topf", "ressource", "ve")
"""Accounts whose use in years that have happened is a fact; those of the law (De-minimis) keep their limit."""


def pruefe_grenzen(fall: Planungsfall, bilanz: Bilanz) -> Iterator[Verstoss]:
    """Yield every limit in money, quantity or tonnes that is exceeded, by however little.

    Years that have happened break none: see ``Haushaltsjahr.mehrausgabe_eur``.
    """
    for stelle in bilanz.haushalt:
        if stelle.fehlbetrag_eur > 0:
            yield Verstoss(
                f"haushalt:{stelle.traeger}:{stelle.art}:{stelle.jahr}",
                f"Haushalt {fall.traeger_mit_id[stelle.traeger].name} ({stelle.art}) {stelle.jahr}: "
                f"{euro(stelle.fehlbetrag_eur)} fehlen.",
                stelle.fehlbetrag_eur,
                "EUR",
            )
    for konto in bilanz.konten:
        if konto.verbrauch > konto.menge and not _ist_geschehen(fall, konto):
            yield Verstoss(
                f"{konto.konto}:{konto.zeit}",
                f"{konto.name} {konto.zeitraum}: {anzahl(konto.verbrauch)} {konto.einheit} gebraucht, "
                f"{anzahl(konto.menge)} vorhanden.",
                konto.verbrauch - konto.menge,
                konto.einheit,
            )
    for miete in bilanz.mieten:
        if miete.hart and miete.ueberschreitung_eur > 0:
            wo = fall.objekt_mit_id[miete.objekt].name
            yield Verstoss(
                f"warmmiete:{miete.objekt}:{miete.jahr}",
                f"Warmmiete {wo} {miete.jahr}: {euro(miete.ueberschreitung_eur)} im Jahr über der "
                f"Grenze (Umlagen {euro(miete.umlage_eur)}, gesparte Energie {euro(miete.ersparnis_eur)}).",
                miete.ueberschreitung_eur,
                "EUR",
            )
    yield from _mengenziele(bilanz)
    for ziel in bilanz.ziele:
        if ziel.hart and ziel.verfehlung_t > 0:
            yield Verstoss(
                f"ziel:{ziel.ziel}",
                f"Ziel {ziel.name} ({ziel.satz}) um {tonnen(ziel.verfehlung_t, 3)} verfehlt.",
                ziel.verfehlung_t,
                "t",
            )


def _ist_geschehen(fall: Planungsfall, konto: Kontostand) -> bool:
    """Return True for a year (not a window of several) that nobody decides on any more."""
    if fall.offen_ab == fall.projekt.beginn:
        return False  # a pot of a year before the plan is used by applications, and those are decisions
    return konto.jahr < fall.offen_ab and konto.fenster == 1 and konto.konto.partition(":")[0] in GESCHEHEN


def _mengenziele(bilanz: Bilanz) -> Iterator[Verstoss]:
    """Yield hard targets in other units than tonnes that are missed."""
    for menge in bilanz.mengenziele:
        if menge.hart and menge.verfehlung > 0:
            fehlt = mit_einheit(menge.verfehlung, menge.verfehlung_einheit, 3)
            yield Verstoss(
                f"ziel:{menge.ziel}",
                f"Ziel {menge.name} ({menge.satz}) um {fehlt} verfehlt.",
                menge.verfehlung,
                menge.verfehlung_einheit,
            )
