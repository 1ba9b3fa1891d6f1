"""What one measure takes of a limit, from its balance: of a purse, an account, scarce staff, a target."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import GRUPPEN, Beziehung, Beziehungsart
from massnahmenplan.begriffe.deckung import Kasse
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.ziel import MENGENZIELE, SUMMENZIELE, Zielart
from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.nachrechnung.haushalt import bewegung
from massnahmenplan.nachrechnung.konten import bedarf_in
from massnahmenplan.nachrechnung.teilung import teil_von
from massnahmenplan.nachrechnung.verpflichtungen import zugesagt
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)
Teile = Sequence[str]


def verbrauch(fall: Planungsfall, grenze: str, bilanz: Massnahmenbilanz) -> Decimal | None:
    """Return what a measure takes of a limit (``Verstoss.grenze``), in its unit; what it brings is negative.

    None: it is one of those that share the limit, and there is no quantity to it. 0 where nothing is known of it.
    """
    art, *teile = grenze.split(":")
    if art in _ARTEN:
        return _ARTEN[art](fall, teile, bilanz)
    return next((_in_beziehung(b, bilanz) for b in fall.beziehungen if b.bezeichnung == grenze), NICHTS)


def gewichte(fall: Planungsfall, traeger: str, jahr: int) -> Iterator[tuple[int, Decimal]]:
    """Yield the years whose money counts in a year, with the share of it that is carried on until then.

    What bridging credit is drawn is carried on whole, as a debt. When money lapses is left aside: the oldest is
    spent first, so that less of one year leaves less of all that follow.
    """
    angaben, anteil = fall.traeger_mit_id[traeger], Decimal(1)
    for davor in range(jahr, fall.projekt.beginn - 1, -1):
        if davor < jahr:
            anteil *= Decimal(1) if angaben.liquiditaetslinie_im_jahr(davor) else angaben.uebertrag_am_ende(davor)
        if not anteil:
            return
        yield davor, anteil


def kassen(fall: Planungsfall, traeger: str, art: str) -> Iterator[Kasse]:
    """Yield a purse and those that may pay for it."""
    kasse = (traeger, Haushaltsart(art))
    yield kasse
    for deckung in fall.deckungen:
        yield from (von for von, nach in deckung.richtungen if nach == kasse)


def _teil(fall: Planungsfall, bilanz: Massnahmenbilanz, traeger: str) -> list[Massnahmenbilanz]:
    """Return the measure as one payer sees it, if he pays for it."""
    teil = teil_von(fall, bilanz, traeger)
    return [] if teil is None else [teil]


def _netto(art: Haushaltsart, teile: Sequence[Massnahmenbilanz], jahr: int) -> Decimal:
    ausgaben, zuschuesse = bewegung(art, teile, jahr)
    return ausgaben - zuschuesse


def _kasse(fall: Planungsfall, teile: Teile, bilanz: Massnahmenbilanz) -> Decimal:
    traeger, art, jahr = teile
    summe = NICHTS
    if traeger not in fall.traeger_mit_id:
        return summe
    for kennung, kassenart in kassen(fall, traeger, art):
        eigene = _teil(fall, bilanz, kennung)
        summe += sum(
            (anteil * _netto(kassenart, eigene, j) for j, anteil in gewichte(fall, kennung, int(jahr))), NICHTS
        )
    return summe


def _vorsorge(fall: Planungsfall, teile: Teile, bilanz: Massnahmenbilanz) -> Decimal:
    traeger, seit, jahr = teile
    eigene = _teil(fall, bilanz, traeger)
    return sum((_netto(Haushaltsart.INVESTIV, eigene, j) for j in range(int(seit), int(jahr) + 1)), NICHTS)


def _topf(_fall: Planungsfall, teile: Teile, bilanz: Massnahmenbilanz) -> Decimal:
    programm, jahr = teile
    return sum(
        (a.zuschuss_eur for a in bilanz.antraege if a.programm == programm and a.bewilligung_am.year == int(jahr)),
        NICHTS,
    )


def _konto(fall: Planungsfall, teile: Teile, bilanz: Massnahmenbilanz) -> Decimal:
    """Return the awards on an account up to a year, if it is the applicant's."""
    konto, inhaber, jahr = teile
    if konto not in fall.konto_mit_id:
        return NICHTS
    antragsteller = fall.traeger_mit_id[fall.massnahme_mit_id[bilanz.massnahme].kostentraeger]
    if fall.konto_mit_id[konto].inhaber(antragsteller) != inhaber:
        return NICHTS
    antraege = (a for a in bilanz.antraege if konto in a.konten and a.bewilligung_am.year <= int(jahr))
    return sum((a.zuschuss_eur for a in antraege), NICHTS)


def _ermaechtigung(fall: Planungsfall, teile: Teile, bilanz: Massnahmenbilanz) -> Decimal:
    traeger, *faellig, jahr = teile
    je_jahr = zugesagt(fall, traeger, _teil(fall, bilanz, traeger), int(jahr))
    return je_jahr.get(int(faellig[0]), NICHTS) if faellig else sum(je_jahr.values(), NICHTS)


def _ressource(fall: Planungsfall, teile: Teile, bilanz: Massnahmenbilanz) -> Decimal:
    kennung, zeit = teile
    achse = fall.projekt.zeitachse
    ressource = next((r for r in fall.ressourcen if r.id == kennung), None)
    letzte = next((p for p in achse.perioden if zeit in {achse.name(p), str(achse.jahr_von(p))}), None)
    if ressource is None or letzte is None:
        return NICHTS
    erste = letzte - ressource.fenster * achse.je_jahr + 1 if ressource.fenster > 1 else letzte
    perioden = (p for p in achse.perioden if erste <= p <= letzte)
    summe = sum((bedarf_in(fall, bilanz, kennung, ressource.phase, p) for p in perioden), NICHTS)
    return summe if ressource.fenster == 1 else summe / achse.je_jahr


def _ziel(fall: Planungsfall, teile: Teile, bilanz: Massnahmenbilanz) -> Decimal:
    """Return what a measure brings to a target, negative; of targets without tonnes only what can be counted."""
    ziel = next((z for z in fall.ziele if z.id == teile[0]), None)
    if ziel is None:
        return NICHTS
    jahr = ziel.jahr or fall.projekt.ende
    if ziel.art is Zielart.MINDESTANZAHL:
        feld = fall.massnahme_mit_id[bilanz.massnahme].handlungsfeld
        zaehlt = bilanz.fertig_am.year <= jahr and ziel.handlungsfeld in {None, feld}
        return Decimal(-1 if zaehlt else 0)
    if ziel.art in MENGENZIELE:
        return NICHTS
    erstes = fall.projekt.beginn if ziel.art in SUMMENZIELE else jahr
    return -sum((bilanz.minderung_t.get(j, NICHTS) for j in range(erstes, jahr + 1)), NICHTS)


_ARTEN: dict[str, Callable[[Planungsfall, Teile, Massnahmenbilanz], Decimal]] = {
    "haushalt": _kasse,
    "vorsorge": _vorsorge,
    "topf": _topf,
    "konto": _konto,
    "ve": _ermaechtigung,
    "ressource": _ressource,
    "ziel": _ziel,
}


def _in_beziehung(beziehung: Beziehung, bilanz: Massnahmenbilanz) -> Decimal | None:
    """Return 1 for a member of a group that is carried out, −1 where members are demanded."""
    if bilanz.massnahme not in beziehung.mitglieder:
        return NICHTS
    if beziehung.art is Beziehungsart.AUSSCHLUSS or beziehung.art is Beziehungsart.GRUPPE_HOECHSTENS:
        return Decimal(1)
    return Decimal(-1) if beziehung.art in GRUPPEN - {Beziehungsart.GRUPPE_GENAU} else None
