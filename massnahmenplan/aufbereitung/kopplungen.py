"""Conditions that applications set on other measures, as limits on the choice of options."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from massnahmenmodell.daten import Kopplung
from massnahmenplan.aufbereitung.abrufe import OffeneAntraege, Zuteilung, kuerzende_konten, offene_antraege
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.netzgroessen import netzkopplungen
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.stellung import Glieder, Stellung, kopplung
from massnahmenplan.foerderung.kontenbuch import Konteninhaber
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.planbedingungen import am_ort, liefert, schliesst_aus, sperrt
from massnahmenplan.foerderung.regelarten.sperre import Sperre
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt

_Sammelantrag = tuple[str, str, date]
"""Programme, payer and day of a joint application."""


def kopplungen(stellung: Stellung, zugeteilt: Sequence[Zuteilung]) -> tuple[Kopplung, ...]:
    """Return all linear conditions, in a fixed order."""
    offen = offene_antraege(zugeteilt)
    return (
        *_unterlagen(stellung),
        *_sperren(stellung),
        *_objektausschluesse(stellung),
        *_nachbarn(stellung),
        *_kontingente(stellung),
        *_sammelantraege(stellung, offen),
        *_konten(stellung, offen),
        *netzkopplungen(stellung),
    )


def _unterlagen(stellung: Stellung) -> Iterator[Kopplung]:
    """Up to each day: applications that rest on a fact ≤ measures done before that provide it."""
    gestuetzte: dict[tuple[str, str], dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for o, option, antrag in stellung.antraege():
        for merkmal in antrag.mit:
            gestuetzte[option.massnahme, merkmal][antrag.antrag_am].append(o)
    for (massnahme, merkmal), je_tag in sorted(gestuetzte.items()):
        bisher: set[int] = set()
        for tag in sorted(je_tag):
            bisher.update(je_tag[tag])
            glieder = dict.fromkeys(bisher, 1.0)
            nehmer = stellung.optionen[je_tag[tag][0]].vorhaben
            for o, option in enumerate(stellung.optionen):
                if option.vorhaben.fertigstellung < tag and liefert(option.vorhaben, merkmal, nehmer):
                    glieder[o] = -1.0
            satz = (
                f"Anträge für „{massnahme}“ bis {datum(tag)} stützen sich auf „{merkmal}“ einer anderen Maßnahme"
            )
            yield kopplung(f"unterlage:{massnahme}:{merkmal}:{tag}", satz, glieder, 0.0)


def _sperren(stellung: Stellung) -> Iterator[Kopplung]:
    """Up to each day: done by then, or applied for afterwards, not both."""
    antraege: dict[tuple[str, str], dict[int, Antrag]] = defaultdict(dict)
    regeln: dict[tuple[str, str], set[Sperre]] = defaultdict(set)
    je_variante: dict[str, dict[str, Vorhaben]] = defaultdict(dict)
    for option in stellung.optionen:
        je_variante[option.massnahme][option.variante] = option.vorhaben
    for o, option, antrag in stellung.antraege():
        if sperren := stellung.fassung(antrag).sperren:
            antraege[option.massnahme, antrag.programm][o] = antrag
            regeln[option.massnahme, antrag.programm].update(sperren)
    for (massnahme, programm), gestellte in sorted(antraege.items()):
        for andere, sperrende in sorted(stellung.je_massnahme.items()):
            varianten = product(je_variante[andere].values(), je_variante[massnahme].values())
            if not any(sperrt(r, *paar) for paar in varianten for r in regeln[massnahme, programm]):
                continue  # whatever the days
            paare = [
                (b, o)
                for b in sperrende
                for o, antrag in gestellte.items()
                if _gesperrt(stellung, stellung.optionen[b], stellung.optionen[o], antrag)
            ]
            fertig = {b: stellung.optionen[b].vorhaben.fertigstellung for b, _ in paare}
            for tag in sorted(set(fertig.values())):
                davor = {b for b, am in fertig.items() if am <= tag}
                danach = {o for b, o in paare if b in davor and gestellte[o].antrag_am > tag}
                if danach:
                    satz = f"{programm} für „{massnahme}“ nicht mehr nach „{andere}“"
                    name = f"sperre:{massnahme}:{programm}:{andere}:{tag}"
                    yield kopplung(name, satz, dict.fromkeys((*davor, *danach), 1.0), 1.0)


def _gesperrt(stellung: Stellung, sperrende: Option, option: Option, antrag: Antrag) -> bool:
    return sperrende.vorhaben.fertigstellung < antrag.antrag_am and any(
        sperrt(sperre, sperrende.vorhaben, option.vorhaben) for sperre in stellung.fassung(antrag).sperren
    )


def _objektausschluesse(stellung: Stellung) -> Iterator[Kopplung]:
    """Programmes that do not bear each other at one object: one of the two applications at most."""
    am_objekt = stellung.nachbarn(lambda a, b: am_ort("objekt", a.vorhaben.objekt, b.vorhaben.objekt))
    for eine, andere in am_objekt:
        je_ausschluss: dict[frozenset[int], set[int]] = defaultdict(set)
        gegenueber = _nach_antrag(stellung, andere)
        for antrag, eigene in _nach_antrag(stellung, eine).items():
            if unvereinbar := frozenset().union(
                *(dort for anderer, dort in gegenueber.items() if _unvereinbar(stellung, antrag, anderer))
            ):
                je_ausschluss[unvereinbar] |= eigene
        massnahmen = stellung.optionen[eine[0]].massnahme, stellung.optionen[andere[0]].massnahme
        for nummer, (unvereinbar, eigene) in enumerate(je_ausschluss.items()):
            satz = f"Förderung von „{massnahmen[0]}“ und „{massnahmen[1]}“ schließt sich am Objekt aus"
            name = f"objekt:{massnahmen[0]}:{massnahmen[1]}:{nummer}"
            yield kopplung(name, satz, dict.fromkeys((*eigene, *unvereinbar), 1.0), 1.0)


_Antragstag = tuple[str, date, bool]
"""Programme, day of application, and whether it is approved: all that an exclusion at the object looks at."""


def _nach_antrag(stellung: Stellung, optionen: Iterable[int]) -> dict[_Antragstag, set[int]]:
    """Return the options by their applications."""
    gruppen: dict[_Antragstag, set[int]] = defaultdict(set)
    for o in optionen:
        for antrag in stellung.optionen[o].paket.antraege:
            gruppen[antrag.programm, antrag.antrag_am, antrag.aus_bescheid].add(o)
    return gruppen


def _unvereinbar(stellung: Stellung, eines: _Antragstag, anderes: _Antragstag) -> bool:
    programm, tag, bewilligt = eines
    if bewilligt:  # its own conditions have been tested
        return False
    regeln = stellung.fassung_am(programm, tag).kumulierung
    namen = stellung.fall.programm_mit_id[anderes[0]].namen
    return any(schliesst_aus(regel, tag, anderes[1]) for regel in regeln.objektausschluesse(namen))


def _nachbarn(stellung: Stellung) -> Iterator[Kopplung]:
    """Applications that need a funded neighbour ≤ applications of other measures at the object for it."""
    abhaengige: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
    for o, option, antrag in stellung.antraege():
        if verlangte := stellung.fassung(antrag).kumulierung.nur_neben_am_objekt:
            abhaengige[option.massnahme, antrag.programm, verlangte].append(o)
    for (massnahme, programm, verlangte), eigene in sorted(abhaengige.items()):
        glieder = dict.fromkeys(eigene, 1.0)
        objekt = stellung.optionen[eigene[0]].vorhaben.objekt
        for o, option, antrag in stellung.antraege():
            namen = stellung.fall.programm_mit_id[antrag.programm].namen
            nachbar = option.massnahme != massnahme and am_ort("objekt", option.vorhaben.objekt, objekt)
            if nachbar and not set(verlangte).isdisjoint(namen):
                glieder[o] = -1.0
        satz = f"{programm} für „{massnahme}“ nur neben einer geförderten Maßnahme am selben Objekt"
        yield kopplung(f"neben:{massnahme}:{programm}", satz, glieder, 0.0)


def _kontingente(stellung: Stellung) -> Iterator[Kopplung]:
    nutzer: dict[tuple[str, int], Glieder] = defaultdict(dict)
    for o, _, antrag in stellung.antraege():
        for schluessel, anzahl in antrag.kontingente:
            nutzer[schluessel, anzahl][o] = 1.0
    for (schluessel, anzahl), glieder in sorted(nutzer.items()):
        satz = f"Höchstens {gezaehlt(anzahl, 'Anträge')} mit Bonus ({schluessel})"
        yield kopplung(f"kontingent:{schluessel}", satz, glieder, float(anzahl))


def _sammelantraege(stellung: Stellung, offen: OffeneAntraege) -> Iterator[Kopplung]:
    """A small application only beside others of the same programme, payer and day that reach the minimum.

    An award that the model works out may become too small by itself: it counts as it turns out.
    """
    alle: dict[_Sammelantrag, list[tuple[int, Antrag]]] = defaultdict(list)
    kleine: dict[_Sammelantrag, dict[str, Glieder]] = defaultdict(lambda: defaultdict(dict))
    for o, option, antrag in stellung.antraege():
        minimum = stellung.fassung(antrag).minimum
        if minimum.sammelantrag and minimum.zuschuss_eur:
            sammelantrag = antrag.programm, option.vorhaben.traeger.id, antrag.antrag_am
            alle[sammelantrag].append((o, antrag))
            if (o, antrag.wahl) in offen or antrag.nur_gemeinsam_ab_eur is not None:
                kleine[sammelantrag][option.massnahme][o] = teur(minimum.zuschuss_eur)
    for sammelantrag, je_massnahme in sorted(kleine.items()):
        programm, traeger, tag = sammelantrag
        feste, offene = _betraege(alle[sammelantrag], offen)
        for massnahme, minima in sorted(je_massnahme.items()):
            satz = f"Sammelantrag {programm} am {datum(tag)}: „{massnahme}“ erreicht das Minimum nur mit anderen"
            name = f"sammel:{programm}:{traeger}:{tag}:{massnahme}"
            glieder = {o: minima.get(o, 0.0) - feste.get(o, 0.0) for o in {*minima, *feste}}
            yield kopplung(name, satz, glieder, 0.0, dict.fromkeys(offene, -1.0))


def _konten(stellung: Stellung, offen: OffeneAntraege) -> Iterator[Kopplung]:
    """Accounts on which nothing is cut: awards of each window that ends with an award stay within the ceiling."""
    kuerzend = kuerzende_konten(stellung.fall, stellung.optionen)
    vergaben: dict[Konteninhaber, list[tuple[date, int, Antrag]]] = defaultdict(list)
    for o, option, antrag in stellung.antraege():
        for kennung in antrag.konten:
            stelle = kennung, stellung.fall.konto_mit_id[kennung].inhaber(option.vorhaben.traeger)
            if stelle not in kuerzend:
                vergaben[stelle].append((antrag.bewilligung_am, o, antrag))
    for (kennung, inhaber), liste in sorted(vergaben.items()):
        konto = stellung.fall.konto_mit_id[kennung]
        vergeben = list(stellung.fall.recht.vergeben.get((kennung, inhaber), ()))
        for tag in sorted({tag for tag, _, _ in liste}):
            im_fenster = [(o, antrag) for frueher, o, antrag in liste if konto.im_fenster(frueher, tag)]
            feste, offene = _betraege(im_fenster, offen)
            satz = f"{konto.name} ({inhaber}) am {datum(tag)} [Tsd. EUR]"
            frei = teur(konto.frei_eur(tag, vergeben))
            yield kopplung(f"konto:{kennung}:{inhaber}:{tag}", satz, feste, frei, offene)


def _betraege(antraege: Iterable[tuple[int, Antrag]], offen: OffeneAntraege) -> tuple[Glieder, Glieder]:
    """Return awards by option, and 1 for each one that the model works out."""
    feste: Glieder = defaultdict(float)
    offene: Glieder = {}
    for o, antrag in antraege:
        abruf = offen.get((o, antrag.wahl))
        if abruf is None:
            feste[o] += teur(antrag.zuschuss_eur)
        else:
            offene[abruf] = 1.0 if antrag.fliesst else float(antrag.tilgungszuschuss_satz)
    return feste, offene
