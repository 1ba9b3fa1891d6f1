"""References: every id that is used is stated somewhere."""

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from typing import Any
from unicodedata import normalize

from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG, Festlegungsart
from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.massnahme import BASIS, Massnahme, Variante
from massnahmenplan.begriffe.objekt import OBJEKTVERWEISE
from massnahmenplan.begriffe.physik import verweise
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler

Verweis = tuple[Zeile[Grundform], str, str, str]
"""Row, field, the id it names, the list in which that id must be stated."""


def pruefe_verweise(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E061 for every unknown id, with the nearest known one."""
    _pruefe(_verweise(fall), fall, sammler)
    pruefe_standverweise(fall, sammler)
    _pruefe_festgelegte_werte(fall, fall.genannt["foerderprogramme"], sammler)
    _pruefe_reihennamen(fall, sammler)
    _pruefe_gebaeudetypen(fall, sammler)


def pruefe_standverweise(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E061 for every unknown id in states of measures and notices."""
    _pruefe(_fortschritt(fall), fall, sammler)
    for zeile in fall.bescheide:
        programm = zeile.gegenstand.programm
        if programm in fall.abgeschaltet:
            uebrige = fall.genannt["foerderprogramme"] - fall.abgeschaltet
            _melde(zeile, "programm", programm, uebrige, "ist abgeschaltet (aktiv: nein)", sammler)


def _pruefe(verweise: Iterable[Verweis], fall: Rohfall, sammler: Befundsammler) -> None:
    for zeile, feld, kennung, liste in verweise:
        if kennung not in fall.genannt[liste]:
            _melde(zeile, feld, kennung, fall.genannt[liste], f"gibt es in {liste} nicht", sammler)


def _verweise(fall: Rohfall) -> Iterator[Verweis]:
    yield from _traegerverweise(fall)
    yield from _energieverweise(fall)
    for zeile in fall.massnahmen:
        massnahme = zeile.gegenstand
        yield zeile, "kostentraeger", massnahme.kostentraeger, "kostentraeger"
        if massnahme.objekt is not None:
            yield zeile, "objekt", massnahme.objekt, "objekte"
        if massnahme.netz is not None:
            yield zeile, "netz", massnahme.netz, "massnahmen"
        yield from _teile(zeile, massnahme.bedarf, massnahme.endenergie_kwh_a)
        yield from _anteile(zeile, massnahme)
    for variante in fall.varianten:
        yield variante, "massnahme", variante.gegenstand.massnahme, "massnahmen"
        yield from _teile(variante, variante.gegenstand.bedarf or (), variante.gegenstand.endenergie_kwh_a or ())
        yield from _anteile(variante, variante.gegenstand)
    for beziehung in fall.beziehungen:
        yield from _in_beziehung(beziehung)
    for festlegung in fall.festlegungen:
        yield festlegung, "massnahme", festlegung.gegenstand.massnahme, "massnahmen"
    yield from _szenarien(fall)


def _szenarien(fall: Rohfall) -> Iterator[Verweis]:
    for zeile in fall.szenarien:
        for massnahme in zeile.gegenstand.beginn_verzug_a:
            yield zeile, f"beginn_verzug_a.{massnahme}", massnahme, "massnahmen"
        for programm in zeile.gegenstand.programm_endet:
            yield zeile, f"programm_endet.{programm}", programm, "foerderprogramme"


def _fortschritt(fall: Rohfall) -> Iterator[Verweis]:
    """Yield what the state of measures and notices name."""
    for stand in fall.stand:
        yield stand, "massnahme", stand.gegenstand.massnahme, "massnahmen"
        if stand.gegenstand.mit is not None:
            yield stand, "mit", stand.gegenstand.mit, "massnahmen"
        yield from _teile(stand, (), stand.gegenstand.endenergie_kwh_a)
    for bescheid in fall.bescheide:
        yield bescheid, "massnahme", bescheid.gegenstand.massnahme, "massnahmen"
        yield bescheid, "programm", bescheid.gegenstand.programm, "foerderprogramme"
    for zeile in fall.kreditstand:
        yield zeile, "kredit", zeile.gegenstand.kredit, "kredite"


def _energieverweise(fall: Rohfall) -> Iterator[Verweis]:
    """Yield what objects and physics name: carriers, networks, who pays the energy."""
    for objekt in fall.objekte:
        for feld, liste in OBJEKTVERWEISE.items():
            if (kennung := getattr(objekt.gegenstand, feld)) is not None:
                yield objekt, feld, kennung, liste
    for zeile in fall.massnahmen:
        for feld, kennung, liste in verweise(zeile.gegenstand.physik):
            yield zeile, f"physik.{feld}", kennung, liste
    for variante in fall.varianten:
        for feld, kennung, liste in verweise(variante.gegenstand.physik or ()):
            yield variante, f"physik.{feld}", kennung, liste


def _in_beziehung(zeile: Zeile[Beziehung]) -> Iterator[Verweis]:
    for mitglied in zeile.gegenstand.mitglieder:
        yield zeile, "mitglieder", mitglied, "massnahmen"
    if zeile.gegenstand.objekt is not None:
        yield zeile, "objekt", zeile.gegenstand.objekt, "objekte"


def _teile(zeile: Zeile[Grundform], bedarf: Iterable[str], traeger: Iterable[str]) -> Iterator[Verweis]:
    for ressource in bedarf:
        yield zeile, f"bedarf.{ressource}", ressource, "ressourcen"
    for energie in traeger:
        yield zeile, f"endenergie_kwh_a.{energie}", energie, "energietraeger"


def _traegerverweise(fall: Rohfall) -> Iterator[Verweis]:
    eigene: tuple[Zeile[Any], ...] = (*fall.haushalt, *fall.verpflichtungen, *fall.beihilfen, *fall.kredite)
    for zeile in eigene:
        yield zeile, "kostentraeger", zeile.gegenstand.kostentraeger, "kostentraeger"
    for deckung in fall.deckungen:
        yield deckung, "von", deckung.gegenstand.von, "kostentraeger"
        yield deckung, "nach", deckung.gegenstand.nach, "kostentraeger"
    for objekt in fall.objekte:
        if objekt.gegenstand.vermieter is not None:
            yield objekt, "vermieter", objekt.gegenstand.vermieter, "kostentraeger"


def _anteile(zeile: Zeile[Grundform], gegenstand: Massnahme | Variante) -> Iterator[Verweis]:
    for feld in ("kostenanteile", "betriebsanteile"):
        for traeger in getattr(gegenstand, feld) or ():
            yield zeile, f"{feld}.{traeger}", traeger, "kostentraeger"
    for teil, anteile in (gegenstand.kostenanteile_je_teil or {}).items():
        for traeger in anteile:
            yield zeile, f"kostenanteile_je_teil.{teil}", traeger, "kostentraeger"


def _pruefe_festgelegte_werte(fall: Rohfall, programme: frozenset[str], sammler: Befundsammler) -> None:
    varianten: dict[str, set[str]] = {}
    for variante in fall.varianten:
        varianten.setdefault(variante.gegenstand.massnahme, set()).add(variante.gegenstand.id)
    bekannte: dict[Festlegungsart, Callable[[str], Set[str]]] = {
        Festlegungsart.VARIANTE: lambda massnahme: varianten.get(massnahme, set()) | {BASIS},
        Festlegungsart.FOERDERUNG: lambda _massnahme: programme | {OHNE_FOERDERUNG},
    }
    for zeile in fall.festlegungen:
        festlegung = zeile.gegenstand
        if festlegung.wert is None or festlegung.art not in bekannte:
            continue
        erlaubte = bekannte[festlegung.art](festlegung.massnahme)
        if festlegung.art is Festlegungsart.FOERDERUNG and festlegung.wert in fall.abgeschaltet:
            uebrige = erlaubte - fall.abgeschaltet
            _melde(zeile, "wert", festlegung.wert, uebrige, "ist abgeschaltet (aktiv: nein)", sammler)
        elif festlegung.wert not in erlaubte:
            text = f"gibt es als {festlegung.art} der Maßnahme {festlegung.massnahme} nicht"
            _melde(zeile, "wert", festlegung.wert, erlaubte, text, sammler)


def _pruefe_reihennamen(fall: Rohfall, sammler: Befundsammler) -> None:
    for zeile in fall.energietraeger:
        name = zeile.gegenstand.emissionsfaktor_g_kwh
        if isinstance(name, str) and name not in fall.stammdaten.emissionsreihen:
            text = "steht nicht im Katalog der Emissionsreihen"
            _melde(zeile, "emissionsfaktor_g_kwh", name, fall.stammdaten.emissionsreihen, text, sammler)


def _pruefe_gebaeudetypen(fall: Rohfall, sammler: Befundsammler) -> None:
    for zeile in fall.objekte:
        typ = zeile.gegenstand.gebaeudetyp
        if typ is not None and typ not in fall.stammdaten.gebaeudetypen:
            text = "steht nicht im Katalog der Gebäudetypen"
            _melde(zeile, "gebaeudetyp", typ, fall.stammdaten.gebaeudetypen, text, sammler)


def _melde(
    zeile: Zeile[Grundform], feld: str, kennung: str, bekannte: Collection[str], text: str, sammler: Befundsammler
) -> None:
    stelle = zeile.ort(*feld.split(".", 1))
    for nummer, element in enumerate(zeile.quelle.elemente_von(feld)):
        if element.inhalt is not None and normalize("NFC", str(element.inhalt)).strip() == kennung:
            stelle = zeile.ort(feld, nummer)
    sammler.fehler(
        "E061",
        text,
        stelle,
        feld=f"{zeile.bereich}.{feld}",
        wert=kennung,
        abhilfe=lambda: rat(kennung, bekannte) if bekannte else "Der Fall nennt dazu keine einzige Kennung.",
    )
