"""What a measure would do for the aim: nothing by itself, or nothing that a better plan could use."""

from decimal import Decimal

from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.grundlagen.schreibweise import prozent, zielgroesse
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.nichtwahl.lage import Lage
from massnahmenplan.woerter import betrag_teur

BEWIESEN = Decimal("1e-9")
"""Relative gap that is rounding noise of the solver: up to it no better plan exists."""
_BESSER = {"co2": "eine größere Minderung", "kosten": "geringere Kosten", "nutzwert": "einen größeren Nutzwert"}

_NICHTS_BESSERES_AUF_DER_FRONT = "kein Plan mit ihr ist in einem der Ziele besser und in keinem schlechter"


def lohnt_nicht(lage: Lage) -> str | None:
    """Return why the measure by itself brings nothing for the aim; None if some option does."""
    daten = lage.stand.daten
    mehrere = lage.stand.nachweis.stufen or daten.zielfunktion not in {"co2", "kosten"}
    if mehrere or _wirkt_mit_anderen(lage):
        return None
    if daten.zielfunktion == "kosten":
        if lage.massnahme in lage.stand.hilft_sparen:
            return None
        kleinste = float(daten.kosten[lage.von : lage.bis].min())
        if kleinste < 0:
            return None
        if not auf_cent(eur(kleinste)):
            return (
                "Bringt über den Plan so viel an Energie, Erträgen, Zuschüssen und Restwert, wie sie kostet "
                "(Barwert auf dem besten Weg 0 €): Für das Ziel ist es gleich, ob sie im Plan steht."
            )
        return (
            "Bringt über den Plan nicht mehr an Energie, Erträgen, Zuschüssen und Restwert, als sie kostet "
            f"(Barwert auch auf dem besten Weg {betrag_teur(kleinste)} Kosten)."
        )
    if (lage.stand.minderung.ausschnitt(lage.von, lage.bis).sum(axis=0) > 0).any():
        return None
    return "Bringt über den Plan keine CO2-Minderung."


def _wirkt_mit_anderen(lage: Lage) -> bool:
    """Return True if other measures make more of it than it does by itself: a network needs connections."""
    daten = lage.stand.daten
    eigene = set(range(lage.von, lage.bis))
    return any(
        max(produkt.werte(t)) > 0 and any(eigene.intersection(teil.tolist()) for teil in produkt.in_kraft[t])
        for produkt in daten.produkte
        for t in range(daten.anzahl_perioden)
    ) or any(
        any(eigene.intersection(teil.tolist()) for teile in verbund.in_kraft for teil in teile)
        and max(float(werte.max()) for werte in (verbund.minderung_t, *(w for _, w in verbund.ersparnis_teur))) > 0
        for verbund in daten.verbuende
    )


def nichts_besseres(lage: Lage) -> tuple[str, str]:
    """The measure fits beside the plan: either it is proven that nothing is better, or that is open.

    A changed model may have limits that no row of the case knows: of those nothing is said.
    """
    nachweis = lage.stand.nachweis
    if nachweis.abwandlungen:
        satz = "Nach den Grenzen des Falls ist kein Grund nachweisbar; ob das geänderte Modell sie zuließe, ist"
        return "modell", f"{satz} nicht untersucht."
    platz = "Fände für sich Platz, soweit andere Förderung ihre nicht kürzt oder ausschließt"
    if not lage.haengt_von_anderer_foerderung_ab:
        platz = "Fände für sich Platz"
    if lage.stand.aufbereitung.daten.kredite:
        platz += ", soweit Kredite dafür reichen"
    if lage.stand.daten.schutz:
        platz += ", solange nichts teurer wird als geplant"
    if nachweis.luecke is not None and nachweis.luecke <= BEWIESEN:
        besser = "für die Ziele in ihrer Rangfolge mehr" if nachweis.stufen else _BESSER[nachweis.ziel]
        if nachweis.grenzen:
            return "zielwert", f"{platz}, aber bewiesen ist: {_NICHTS_BESSERES_AUF_DER_FRONT}."
        return "zielwert", f"{platz}, aber bewiesen ist: kein Plan mit ihr hat {besser}."
    zusatz = "keine Schranke bewiesen"
    if nachweis.stufen and nachweis.luecke is not None:
        zusatz = f"offene Lücke {prozent(nachweis.luecke, 2)}"
    elif nachweis.schranke is not None and not nachweis.stufen:
        zusatz = f"offene Lücke {zielgroesse(nachweis.luecke_absolut, nachweis.einheit)}"
    return "offen", f"{platz}, ist aber in keinem gefundenen besseren Plan enthalten ({zusatz})."
