"""How far targets in other units than tonnes are met: criteria, numbers of measures, energy, taxonomy share."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.worte import wort
from massnahmenplan.begriffe.ziel import MENGENZIELE, Ziel, Zielart
from massnahmenplan.ergebnis import Massnahmenbilanz, Mengenzielstand
from massnahmenplan.grundlagen.schreibweise import anzahl, gezaehlt, prozent_knapp
from massnahmenplan.nachrechnung.emission import paare_in_kraft
from massnahmenplan.nachrechnung.schritt import wirkungsanteile
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.bilanz import Gruppenjahr

NICHTS = Decimal(0)
RAUSCHEN = Decimal("1e-9")
"""Less is noise of a division, not a missed target."""


def mengenzielstaende(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr]
) -> tuple[Mengenzielstand, ...]:
    """Return the state of every such target, in the order of the case."""
    return tuple(_stand(fall, ziel, massnahmen, gruppen) for ziel in fall.ziele if ziel.art in MENGENZIELE)


def _stand(
    fall: Planungsfall, ziel: Ziel, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr]
) -> Mengenzielstand:
    jahr = ziel.jahr if ziel.jahr is not None else fall.projekt.ende
    if ziel.art is Zielart.ENERGIE:
        return _energie(fall, ziel, jahr, massnahmen, gruppen)
    rechner: dict[Zielart, Callable[..., Mengenzielstand]] = {
        Zielart.KRITERIUM: _kriterium,
        Zielart.MINDESTANZAHL: _mindestanzahl,
        Zielart.TAXONOMIE_ANTEIL: _taxonomie,
    }
    return rechner[ziel.art](fall, ziel, jahr, massnahmen)


def _baue(
    ziel: Ziel, jahr: int, satz: str, einheit: str, ist: Decimal, fehlt: Decimal, fehlt_in: str = ""
) -> Mengenzielstand:
    verfehlung = max(NICHTS, fehlt).quantize(RAUSCHEN)
    return Mengenzielstand(
        ziel=ziel.id,
        name=ziel.name or ziel.id,
        satz=satz,
        jahr=jahr,
        einheit=einheit,
        soll=ziel.wert,
        ist=ist,
        verfehlung=verfehlung,
        verfehlung_einheit=fehlt_in or einheit,
        hart=ziel.ist_hart,
        strafe_eur=verfehlung * ziel.preis_eur,
    )


def _ausfuehrung(fall: Planungsfall, bilanz: Massnahmenbilanz) -> Massnahme:
    return fall.ausfuehrungen[bilanz.massnahme][bilanz.variante]


def _kriterium(
    fall: Planungsfall, ziel: Ziel, jahr: int, massnahmen: Sequence[Massnahmenbilanz]
) -> Mengenzielstand:
    kriterium = next(k for k in fall.kriterien if k.id == ziel.kriterium)
    ist = sum((_ausfuehrung(fall, m).kriterien.get(kriterium.id, NICHTS) for m in massnahmen), NICHTS)
    einheit = kriterium.einheit or "Punkte"
    if kriterium.richtung == "weniger":
        satz = f"{kriterium.name} zusammen höchstens {anzahl(ziel.wert)} {einheit}"
        return _baue(ziel, jahr, satz, einheit, ist, ist - ziel.wert)
    satz = f"{kriterium.name} zusammen mindestens {anzahl(ziel.wert)} {einheit}"
    return _baue(ziel, jahr, satz, einheit, ist, ziel.wert - ist)


def _mindestanzahl(
    fall: Planungsfall, ziel: Ziel, jahr: int, massnahmen: Sequence[Massnahmenbilanz]
) -> Mengenzielstand:
    fertige = [m for m in massnahmen if fall.projekt.zeitachse.jahr_von(m.fertig) <= jahr]
    if ziel.handlungsfeld is not None:
        fertige = [m for m in fertige if fall.massnahme_mit_id[m.massnahme].handlungsfeld == ziel.handlungsfeld]
    wo = f" im Handlungsfeld {wort(ziel.handlungsfeld)}" if ziel.handlungsfeld is not None else ""
    satz = f"mindestens {gezaehlt(ziel.wert, 'Maßnahmen')}{wo} bis Ende {jahr} fertig"
    ist = Decimal(len(fertige))
    return _baue(ziel, jahr, satz, "Maßnahmen", ist, ziel.wert - ist)


def _energie(
    fall: Planungsfall,
    ziel: Ziel,
    jahr: int,
    massnahmen: Sequence[Massnahmenbilanz],
    gruppen: Sequence[Gruppenjahr],
) -> Mengenzielstand:
    """Count stated savings, less what overlaps, and what physics says of each group with all its measures."""
    je_massnahme = {m.massnahme: _kwh_im_jahr(fall, ziel, m, jahr) for m in massnahmen}
    ist = sum(je_massnahme.values(), NICHTS)
    for anteil, _, zweite in paare_in_kraft(fall, massnahmen, jahr):
        ist -= anteil * max(je_massnahme[zweite.massnahme], NICHTS)
    for gruppe in (g for g in gruppen if g.jahr == jahr):
        ist += sum((kwh for t, kwh in gruppe.endenergie_kwh.items() if ziel.energietraeger in {None, t}), NICHTS)
    wovon = f" ({ziel.energietraeger})" if ziel.energietraeger is not None else ""
    satz = f"{jahr} mindestens {anzahl(ziel.wert)} kWh/a Endenergie{wovon} eingespart"
    return _baue(ziel, jahr, satz, "kWh", ist, ziel.wert - ist)


def _kwh_im_jahr(fall: Planungsfall, ziel: Ziel, bilanz: Massnahmenbilanz, jahr: int) -> Decimal:
    """Return what a measure saves in a year: all of it in operation, a part while it grows (``hochlauf``)."""
    massnahme, achse = _ausfuehrung(fall, bilanz), fall.projekt.zeitachse
    kwh = sum((wert for t, wert in massnahme.endenergie_kwh_a.items() if ziel.energietraeger in {None, t}), NICHTS)
    anteile = wirkungsanteile(massnahme, achse, bilanz.beginn, bilanz.fertig, bilanz.wirkt_bis)
    im_jahr = (anteil for periode, anteil in anteile.items() if achse.jahr_von(periode) == jahr)
    return kwh * sum(im_jahr, NICHTS) / achse.je_jahr


def _taxonomie(
    fall: Planungsfall, ziel: Ziel, jahr: int, massnahmen: Sequence[Massnahmenbilanz]
) -> Mengenzielstand:
    """Compare the aligned investment with its share of all that is invested; nothing invested misses nothing."""
    alle = konform = NICHTS
    for bilanz in massnahmen:
        massnahme = _ausfuehrung(fall, bilanz)
        kosten = sum(massnahme.investition_eur.values(), NICHTS)
        alle += kosten
        konform += kosten if massnahme.taxonomie == "konform" else NICHTS
    satz = f"mindestens {prozent_knapp(ziel.wert)} der Investition taxonomiekonform"
    anteil = konform / alle if alle else Decimal(1)
    return _baue(ziel, jahr, satz, "Anteil", anteil, ziel.wert * alle - konform, "EUR")
