"""What is wrong with a study by itself, however it was made: fields that do not fit their kind, sizes, names."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.sensitivitaet.entwurf import GEZOGEN, HOECHSTENS_LAEUFE, Entwurf, Entwurfsart
from massnahmenplan.sensitivitaet.stellgroesse import WEISEN, Stellart, Stellgroesse
from massnahmenplan.sensitivitaet.verteilung import Dreiecksverteilung
from massnahmenplan.sensitivitaet.wertesatz import Wertesatz

HOECHSTENS_WERTE = 1_000
_OHNE_FUER = frozenset({Stellart.WERT, Stellart.DISKONTSATZ, Stellart.PREISSTEIGERUNG, Stellart.SZENARIO})
_NUR_BEI: Mapping[str, frozenset[Stellart]] = {
    "pfad": frozenset({Stellart.WERT}),
    "fuer": frozenset(Stellart) - _OHNE_FUER,
    "jahre": frozenset({Stellart.HAUSHALT}),
    "haushaltsart": frozenset({Stellart.HAUSHALT}),
    "ab": frozenset({Stellart.PROGRAMMENDE}),
    "mitwachsend_anteil": frozenset({Stellart.BETEILIGUNG}),
    "pfade": frozenset({Stellart.ENERGIEPREIS, Stellart.EMISSIONSFAKTOR}),
}
"""Field -> kinds that have it."""
_PFLICHT = ("pfad", "fuer")
_WEGE = "werte, von und bis, verteilung oder pfade"


@dataclass(frozen=True, slots=True)
class Mangel:
    """A defect of one row of a list of the study."""

    liste: str
    nummer: int
    """Position of the row, from 0 on."""
    feld: str
    kennung: str
    text: str
    abhilfe: str


Fund = tuple[str, str, str, str]
"""Field, code, text, remedy."""


def maengel(
    entwuerfe: Sequence[Entwurf], groessen: Sequence[Stellgroesse], saetze: Sequence[Wertesatz]
) -> Iterator[Mangel]:
    """Yield every defect that the classes of the single rows cannot see."""
    bekannte, satznamen = [groesse.id for groesse in groessen], [satz.id for satz in saetze]
    for liste, namen in (("stellgroessen", bekannte), ("szenarien", satznamen)):
        yield from _doppelte(liste, namen)
    for nummer, groesse in enumerate(groessen):
        for pruefung in _PRUEFUNGEN:
            yield from (Mangel("stellgroessen", nummer, *fund) for fund in pruefung(groesse))
    for nummer, satz in enumerate(saetze):
        for name in satz.werte:
            yield from (Mangel("szenarien", nummer, *fund) for fund in _verweis(f"werte.{name}", name, bekannte))
    for nummer, entwurf in enumerate(entwuerfe):
        funde = _entwurf(entwurf, groessen, saetze)
        yield from (Mangel("entwurf", nummer, *fund) for fund in funde)
    yield from _zu_viele(entwuerfe, groessen)


def _doppelte(liste: str, namen: Sequence[str]) -> Iterator[Mangel]:
    gesehen: set[str] = set()
    for nummer, name in enumerate(map(normalform, namen)):
        if name in gesehen:
            yield Mangel(liste, nummer, "id", "E402", "Kennung steht doppelt", "Eine der beiden umbenennen.")
        gesehen.add(name)


def _zu_viele(entwuerfe: Sequence[Entwurf], groessen: Sequence[Stellgroesse]) -> Iterator[Mangel]:
    """All designs together, where none is too large by itself."""
    zeilen = [_zeilen(entwurf, groessen) for entwurf in entwuerfe if entwurf.art is not Entwurfsart.SZENARIEN]
    if sum(zeilen) > HOECHSTENS_LAEUFE >= max(zeilen):
        text = f"alle Entwürfe zusammen geben {sum(zeilen)} Läufe, höchstens {HOECHSTENS_LAEUFE}"
        abhilfe = "Weniger Werte, Stellgrößen oder eine kleinere anzahl wählen, oder zwei Studien rechnen."
        yield Mangel("entwurf", len(entwuerfe) - 1, "art", "E409", text, abhilfe)


def _verweis(feld: str, name: str, bekannte: Collection[str]) -> Iterator[Fund]:
    if name not in bekannte:
        yield feld, "E407", f"„{name}“ gibt es in dieser Studie nicht", rat(name, bekannte)


def _felder(groesse: Stellgroesse) -> Iterator[Fund]:
    """Fields that its kind does not have, and those that it needs."""
    for feld, arten in _NUR_BEI.items():
        vorgabe = Stellgroesse.model_fields[feld].get_default(call_default_factory=True, validated_data={})
        if getattr(groesse, feld) != vorgabe and groesse.art not in arten:
            erlaubt = ", ".join(sorted(arten))
            yield feld, "E400", f"gibt es bei art: {groesse.art} nicht", f"Löschen; erlaubt bei {erlaubt}."
        elif feld in _PFLICHT and groesse.art in arten and not getattr(groesse, feld):
            yield feld, "E400", f"fehlt bei art: {groesse.art}", "Angeben, was sich ändert."
    weisen = WEISEN[groesse.art]
    if groesse.wie is not None and groesse.wie not in weisen:
        erlaubt = f"Erlaubt: {', '.join(weisen)}." if weisen else "Löschen: die Werte sagen es selbst."
        yield "wie", "E400", f"passt nicht zu art: {groesse.art}", erlaubt
    if groesse.wie is not None and groesse.pfade:
        yield "wie", "E400", "passt nicht zu pfade", "Löschen: ein Pfad tritt an die Stelle des bisherigen."


def _wertangaben(groesse: Stellgroesse) -> Iterator[Fund]:
    """Exactly one way to say which values there are."""
    spanne = groesse.von is not None or groesse.bis is not None
    wege = {"werte": bool(groesse.werte), "von": spanne, "verteilung": groesse.verteilung is not None}
    genannt = [feld for feld, ist in {**wege, "pfade": bool(groesse.pfade)}.items() if ist]
    if not genannt and groesse.art is not Stellart.SZENARIO:
        yield "", "E401", "nennt keine Werte", f"Genau eines angeben: {_WEGE}."
    if len(genannt) > 1:
        yield genannt[1], "E401", "nennt die Werte doppelt", f"Genau eines angeben: {_WEGE}."
    if spanne and (groesse.von is None or groesse.bis is None):
        fehlt = "von" if groesse.von is None else "bis"
        yield fehlt, "E401", f"{fehlt} fehlt", "Eine Spanne nennt beide Enden."
    if groesse.schrittweite is not None and not spanne:
        yield "schrittweite", "E401", "braucht von und bis", "Angeben oder schrittweite löschen."
    if groesse.gewichte and len(groesse.gewichte) != len(groesse.werte):
        yield "gewichte", "E401", "nennt nicht je Wert ein Gewicht", f"{len(groesse.werte)} Gewichte angeben."
    if groesse.gewichte and not any(groesse.gewichte):
        yield "gewichte", "E401", "sind alle 0", "Wenigstens ein Wert muss vorkommen können."


def _enden(groesse: Stellgroesse) -> Iterator[Fund]:
    """Ranges and distributions have two ends in their order, and a top between them."""
    verteilung = groesse.verteilung
    wer, feld = (groesse, "bis") if verteilung is None else (verteilung, "verteilung.bis")
    if wer.von is not None and wer.bis is not None and not wer.von < wer.bis:
        yield feld, "E406", "bis muss über von liegen", "Die beiden Enden prüfen."
    elif isinstance(verteilung, Dreiecksverteilung):
        if not verteilung.von <= verteilung.haeufigster <= verteilung.bis:
            yield "verteilung.haeufigster", "E406", "liegt nicht zwischen von und bis", "Die drei Werte prüfen."
    elif verteilung is not None and not verteilung.bei(0) < verteilung.bei(1):
        yield feld, "E406", "die Verteilung hat zwischen ihren Enden keine Werte", "von und bis prüfen."
    elif groesse.zaehlbare > HOECHSTENS_WERTE:
        yield "schrittweite", "E409", f"gibt mehr als {HOECHSTENS_WERTE} Werte", "Größere Schritte wählen."


_PRUEFUNGEN: tuple[Callable[[Stellgroesse], Iterator[Fund]], ...] = (_felder, _wertangaben, _enden)


def _entwurf(entwurf: Entwurf, groessen: Sequence[Stellgroesse], saetze: Sequence[Wertesatz]) -> Iterator[Fund]:
    for name in entwurf.stellgroessen:
        yield from _verweis("stellgroessen", name, [groesse.id for groesse in groessen])
    for name in entwurf.szenarien:
        yield from _verweis("szenarien", name, [satz.id for satz in saetze])
    if entwurf.anzahl is None and entwurf.art in GEZOGEN:
        yield "anzahl", "E408", f"fehlt bei art: {entwurf.art}", "Wie oft gezogen wird, etwa anzahl: 64."
    if entwurf.anzahl is not None and entwurf.art not in GEZOGEN:
        yield "anzahl", "E408", f"gibt es bei art: {entwurf.art} nicht", "Löschen: die Zahl der Läufe folgt."
    if entwurf.art is Entwurfsart.MORRIS and entwurf.stufen % 2:
        yield "stufen", "E408", "ist ungerade", "Eine gerade Zahl angeben, üblich sind 4."
    if entwurf.art is Entwurfsart.SOBOL and entwurf.anzahl and entwurf.anzahl & (entwurf.anzahl - 1):
        yield "anzahl", "E408", "ist keine Zweierpotenz", "64, 128, 256, 512 … angeben."
    if entwurf.art is Entwurfsart.SZENARIEN:
        if not saetze and all(groesse.art is not Stellart.SZENARIO for groesse in groessen):
            text = "die Studie nennt keine szenarien"
            yield "art", "E408", text, "szenarien angeben, oder eine Stellgröße mit art: szenario."
    elif (zeilen := _zeilen(entwurf, groessen)) > HOECHSTENS_LAEUFE:
        text = f"gibt {zeilen} Läufe, höchstens {HOECHSTENS_LAEUFE}"
        yield "art", "E409", text, "Weniger Werte, Stellgrößen oder eine kleinere anzahl wählen."


def _zeilen(entwurf: Entwurf, groessen: Sequence[Stellgroesse]) -> int:
    """Return how many rows a design has; scenarios of the case are left aside."""
    gemeint = [g for g in groessen if not entwurf.stellgroessen or g.id in entwurf.stellgroessen]
    anzahl = entwurf.anzahl or 0
    if entwurf.art is Entwurfsart.SOBOL:
        return anzahl * (len(gemeint) * (2 if entwurf.zweite_ordnung else 1) + 2)
    if entwurf.art is Entwurfsart.MORRIS:
        return anzahl * (len(gemeint) + 1)
    if entwurf.art is Entwurfsart.LHS:
        return anzahl
    stufen = [groesse.zaehlbare or 2 for groesse in gemeint]
    return prod(stufen) if entwurf.art is Entwurfsart.RASTER else sum(stufen)
