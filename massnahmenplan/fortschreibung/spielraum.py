"""How much room a difference of two cases gives a limit: a budget that was cut, a pot that grew, a new rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.fortschreibung.verbrauch import gewichte, kassen
from massnahmenplan.grundlagen.zahlen import als_zahl
from massnahmenplan.planungsfall import Planungsfall

NICHTS, OFFEN = Decimal(0), Decimal("Infinity")
"""``OFFEN``: more room, and by how much cannot be said in the unit of the limit."""
_TRAEGER: Mapping[str, tuple[int, Decimal]] = {
    "uebertrag_anteil": (1, NICHTS),
    "uebertrag_jahre": (1, OFFEN),
    "liquiditaetslinie_eur": (1, NICHTS),
    "liquiditaetszins": (-1, NICHTS),
    "intracting_anteil": (1, NICHTS),
    "robustheit_gamma": (-1, NICHTS),
    "schuldengrenze_eur": (1, OFFEN),
    "schuldendienst_eur_a": (1, OFFEN),
}
"""Field of a payer -> whether more of it is more money, and what it means if it is not stated."""
_KREDIT: Mapping[str, tuple[int, Decimal]] = {
    "hoechstens_eur": (1, OFFEN),
    "hoechstens_eur_a": (1, OFFEN),
    "sollzins": (-1, NICHTS),
    "auszahlung_anteil": (1, Decimal(1)),
}
_DECKUNG: Mapping[str, tuple[int, Decimal]] = {"anteil": (1, Decimal(1)), "hoechstens_eur": (1, OFFEN)}
_BEZIEHUNG: Mapping[str, tuple[int, Decimal]] = {"abstand": (-1, NICHTS), "hoechstabstand": (1, OFFEN)}


@dataclass(frozen=True, slots=True)
class Faelle:
    """The case before, the case now, and what was to be borrowed in between."""

    alt: Planungsfall
    neu: Planungsfall
    geplant: Mapping[tuple[str, str], Decimal]
    """Loan and year -> what the last plan draws, EUR."""

    def __iter__(self) -> Iterator[Planungsfall]:
        """Yield both cases."""
        yield from (self.alt, self.neu)


def spielraum(faelle: Faelle, unterschied: Fallunterschied, grenze: str) -> Decimal:
    """Return by how much a limit (``Verstoss.grenze``) has more room in the second case; negative: less.

    ±Infinity where only the direction is known; 0 where the difference says nothing of the limit.
    """
    art, *teile = grenze.split(":")
    if art in {"haushalt", "vorsorge"}:
        kassenart = teile[1] if art == "haushalt" else str(Haushaltsart.INVESTIV)
        return _an_kasse(faelle, unterschied, teile[0], kassenart, int(teile[2]))
    weg = _ARTEN.get((art, unterschied.liste))
    if weg is not None:
        return weg(faelle, unterschied, teile)
    return _an_beziehung(faelle, unterschied, grenze)


def _an_kasse(faelle: Faelle, unterschied: Fallunterschied, traeger: str, art: str, jahr: int) -> Decimal:
    schluessel, neu = unterschied.schluessel, faelle.neu
    if traeger not in neu.traeger_mit_id:
        return NICHTS
    moegliche = {(kennung, str(kassenart)) for kennung, kassenart in kassen(neu, traeger, art)}
    if unterschied.liste == "haushalt":
        if schluessel[:2] not in moegliche:
            return NICHTS
        anteil = dict(gewichte(neu, schluessel[0], jahr)).get(int(schluessel[2]), NICHTS)
        return anteil * (_nutzbar(neu, schluessel) - _nutzbar(faelle.alt, schluessel))
    if unterschied.liste == "kostentraeger" and schluessel[0] == traeger:
        return _nach_feld(unterschied, _TRAEGER)
    if unterschied.liste == "kredite" and _kreditnehmer(faelle, schluessel[0]) == traeger:
        return _nach_feld(unterschied, _KREDIT)
    if unterschied.liste == "kreditstand" and _kreditnehmer(faelle, schluessel[0]) == traeger:
        return _geliehen(faelle, traeger, schluessel, jahr)
    if unterschied.liste == "deckungen" and traeger == schluessel[1]:
        return _nach_feld(unterschied, _DECKUNG)
    if unterschied.liste == "projekt" and unterschied.feld == "preissteigerung":
        return _nach_feld(unterschied, {"preissteigerung": (-1, NICHTS)})
    return NICHTS


def _nutzbar(fall: Planungsfall, schluessel: tuple[str, ...]) -> Decimal:
    zeilen = (a for a in fall.haushalt if (a.kostentraeger, str(a.art), str(a.jahr)) == schluessel)
    return sum((ansatz.nutzbar_eur for ansatz in zeilen), NICHTS)


def _kreditnehmer(faelle: Faelle, kredit: str) -> str | None:
    angebote = (fall.kredit_mit_id.get(kredit) for fall in faelle)
    return next((angebot.kostentraeger for angebot in angebote if angebot is not None), None)


def _geliehen(faelle: Faelle, traeger: str, schluessel: tuple[str, ...], jahr: int) -> Decimal:
    """Return how much more was drawn of a loan than planned, as far as it counts in a year."""
    kredit, wann = schluessel[:2]
    gezogen = faelle.neu.gezogen.get((kredit, int(wann)), NICHTS)
    anteil = dict(gewichte(faelle.neu, traeger, jahr)).get(int(wann), NICHTS)
    return anteil * (gezogen - faelle.geplant.get((kredit, wann), NICHTS))


def _nach_feld(unterschied: Fallunterschied, felder: Mapping[str, tuple[int, Decimal]]) -> Decimal:
    """Return ±Infinity: whether a row is new or gone, or more or less of a field is stated."""
    if unterschied.art != "geaendert":
        return OFFEN if unterschied.art == "neu" else -OFFEN
    seite, sonst = felder.get(unterschied.feld.split(".")[0], (0, NICHTS))
    alt, neu = (_menge(wert, sonst) for wert in (unterschied.alt, unterschied.neu))
    if not seite or alt == neu:
        return NICHTS
    return OFFEN if (neu > alt) == (seite > 0) else -OFFEN


def _menge(wert: object, sonst: Decimal) -> Decimal:
    """Return a figure, or the sum of those by year."""
    if isinstance(wert, dict):
        return sum((als_zahl(teil) or NICHTS for teil in wert.values()), NICHTS)
    zahl = als_zahl(wert)
    return sonst if zahl is None else zahl


def _an_topf(faelle: Faelle, unterschied: Fallunterschied, teile: list[str]) -> Decimal:
    programm, jahr = teile
    if unterschied.schluessel != (programm,):
        return NICHTS
    davor, danach = ((f.topf_eur(programm, int(jahr)) if programm in f.toepfe else OFFEN) for f in faelle)
    return NICHTS if davor == danach else danach - davor


def _an_ressource(faelle: Faelle, unterschied: Fallunterschied, teile: list[str]) -> Decimal:
    jahr = int(teile[1][:4])
    mengen = [
        next(((r.menge.im_jahr(jahr) or NICHTS) for r in fall.ressourcen if r.id == teile[0]), OFFEN)
        for fall in faelle
    ]
    if unterschied.schluessel != (teile[0],) or mengen[0] == mengen[1]:
        return NICHTS
    return mengen[1] - mengen[0]


def _an_ermaechtigung(faelle: Faelle, unterschied: Fallunterschied, teile: list[str]) -> Decimal:
    gemeint = (teile[0], teile[-1])
    if unterschied.schluessel[:2] != gemeint:
        return NICHTS
    davor, danach = (
        sum((v.betrag_eur for v in fall.verpflichtungen if (v.kostentraeger, str(v.jahr)) == gemeint), NICHTS)
        for fall in faelle
    )
    return danach - davor


def _an_ziel(faelle: Faelle, unterschied: Fallunterschied, teile: list[str]) -> Decimal:
    """Return more room where a target is gone or asks for less, or is no longer compulsory."""
    if unterschied.schluessel[:1] != (teile[0],):
        return NICHTS
    davor, danach = (next((z for z in fall.ziele if z.id == teile[0]), None) for fall in faelle)
    if davor is None or danach is None:
        return OFFEN if danach is None else -OFFEN
    if davor.ist_hart != danach.ist_hart:
        return OFFEN if davor.ist_hart else -OFFEN
    weniger = danach.wert - davor.wert if danach.art in EMISSIONSZIELE else davor.wert - danach.wert
    return weniger if unterschied.feld == "wert" else NICHTS


_ARTEN: dict[tuple[str, str], Callable[[Faelle, Fallunterschied, list[str]], Decimal]] = {
    ("topf", "toepfe"): _an_topf,
    ("ressource", "ressourcen"): _an_ressource,
    ("ve", "verpflichtungen"): _an_ermaechtigung,
    ("ziel", "ziele"): _an_ziel,
}


def _an_beziehung(faelle: Faelle, unterschied: Fallunterschied, grenze: str) -> Decimal:
    if unterschied.liste != "beziehungen":
        return NICHTS
    gemeint = [
        b
        for fall in faelle
        for b in fall.beziehungen
        if b.bezeichnung == grenze and unterschied.schluessel[:2] == (str(b.art), ", ".join(b.mitglieder))
    ]
    if not gemeint:
        return NICHTS
    if unterschied.art != "geaendert":
        return -OFFEN if unterschied.art == "neu" else OFFEN
    mehr_verlangt = gemeint[0].art is Beziehungsart.GRUPPE_MINDESTENS
    return _nach_feld(unterschied, {**_BEZIEHUNG, "anzahl": (-1 if mehr_verlangt else 1, NICHTS)})
