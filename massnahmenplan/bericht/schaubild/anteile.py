"""How often each measure is chosen in the runs of a study: the core, what is conditional, what the plan has."""

from collections.abc import Collection
from decimal import Decimal

from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.querbalken import MEISTE, Querbild, Stueck, Zeile
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import Massnahmenanteil, Studienantworten
from massnahmenplan.grundlagen.schreibweise import anzahl, gezaehlt, prozent_knapp, spanne

_KERN, _BEDINGT = Fuellung(GRUEN), Fuellung("#7fae9b", "schraeg", GRUEN)


def anteile(antworten: Studienantworten, im_plan: Collection[str] = ()) -> Schaubild | None:
    """Return the share of runs with each measure, the most frequent first; None if no run has any.

    im_plan: measures to be marked, those of a plan that stands beside the study.
    """
    gewaehlte = [m for m in antworten.massnahmen if m.gewaehlt]
    if not gewaehlte:
        return None
    zeilen = [_zeile(m, m.massnahme in im_plan) for m in gewaehlte[:MEISTE]]
    kern = f"Kern (in mindestens {prozent_knapp(antworten.kern_ab)} der Läufe)"
    bild = Querbild(
        "anteile", "%", zeilen, ((kern, _KERN), ("bedingt", _BEDINGT)),
        "im vorliegenden Plan" if im_plan else "", hoechstens=Decimal(100),
    )  # fmt: skip
    titel = "Maßnahmen: in wie vielen Läufen sie gewählt sind"
    text = _text(antworten, len(gewaehlte))
    tabelle = TABELLEN["massnahmen"]
    leinwand, zeilen_ = bild.zeichne(), tuple(tabelle.zeilen(antworten))
    svg = leinwand.svg(titel, text)
    return Schaubild("anteile", titel, text, svg, tuple(tabelle.kopf), zeilen_, leinwand.legende)


def _zeile(m: Massnahmenanteil, im_plan: bool) -> Zeile:
    anteil = m.anteil * 100
    hinweis = f"{m.name}: in {m.gewaehlt} von {m.laeufe} Läufen, {worte.KLASSEN[m.klasse]}"
    fuellung = _KERN if m.klasse == "kern" else _BEDINGT
    zusatz = m.massnahme
    if m.fruehestes_jahr is not None and m.spaetestes_jahr is not None:
        zusatz += f", Beginn {spanne(m.fruehestes_jahr, m.spaetestes_jahr)}"
    stueck = Stueck(Decimal(0), anteil, fuellung, hinweis)
    text = f"{anzahl(round(anteil, 1))} %, {worte.KLASSEN[m.klasse]}"
    return Zeile(m.name, zusatz, (stueck,), text, marke=Decimal(0) if im_plan else None)


def _text(a: Studienantworten, gewaehlte: int) -> str:
    kern, bedingt, nie = (len(a.klasse(klasse)) for klasse in ("kern", "bedingt", "nie"))
    mehr = f" Gezeigt sind die {MEISTE} häufigsten." if gewaehlte > MEISTE else ""
    alle = gezaehlt(len(a.massnahmen), "Maßnahmen")
    return f"Kern: {kern} von {alle}; bedingt: {bedingt}; nie gewählt: {nie}.{mehr}"
