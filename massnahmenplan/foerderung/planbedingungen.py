"""Conditions that an application sets on other measures of the plan."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.foerderung.paket import Antrag, Foerderwahl, Paket
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung, Objektausschluss
from massnahmenplan.foerderung.regelarten.netzgroesse import Netzgroesse
from massnahmenplan.foerderung.regelarten.sperre import Sperre
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import datum, euro_knapp, gezaehlt
from massnahmenplan.grundlagen.zeit import plus_monate

Beanstandung = tuple[str, str, str]
"""Measure, programme, reason."""
GEBAEUDE, WOHNEINHEITEN = "angeschlossene_gebaeude", "angeschlossene_wohneinheiten"
"""Technical figures of a network measure: what is connected whatever the plan does."""


@dataclass(frozen=True, slots=True)
class Vorgang:
    """A measure that is carried out, with its dates, and the applications decided for it."""

    massnahme: str
    """Its name among the planned measures; different for each."""
    vorhaben: Vorhaben
    wahl: tuple[Foerderwahl, ...]


def pruefe_planbedingungen(
    programme: Mapping[str, Programm],
    netze: Collection[str],
    vorgaenge: Sequence[Vorgang],
    pakete: Mapping[str, Paket],
) -> Iterator[Beanstandung]:
    """Yield every application whose conditions on other measures the plan does not meet.

    netze: network measures to which measures of the case connect, chosen or not.
    """
    gestellt = [(vorgang, antrag) for vorgang in vorgaenge for antrag in pakete[vorgang.massnahme].antraege]
    for vorgang, antrag in gestellt:
        if antrag.aus_bescheid:
            continue
        fassung = programme[antrag.programm].fassung_am(antrag.antrag_am)
        assert fassung is not None  # the application was accepted under it
        gruende = (
            *_fehlende_merkmale(vorgang, antrag, vorgaenge),
            *_sperren(fassung.sperren, vorgang, antrag, vorgaenge),
            *_unvereinbare(programme, fassung.kumulierung, vorgang, antrag, gestellt),
            *_fehlende_nachbarn(programme, fassung.kumulierung.nur_neben_am_objekt, vorgang, gestellt),
            *_falsche_netzgroesse(fassung.netzgroesse, netze, vorgang, vorgaenge),
        )
        for grund in gruende:
            yield vorgang.massnahme, antrag.programm, grund
    yield from _kontingente(gestellt)
    yield from _sammelantraege(gestellt)


def liefert(geber: Vorhaben, merkmal: str, nehmer: Vorhaben) -> bool:
    """Return True if one measure provides a fact for another one.

    Both are at the same object; or neither has an object, and both have the same payer.
    """
    if merkmal not in geber.massnahme.liefert or geber.massnahme.id == nehmer.massnahme.id:
        return False
    if geber.massnahme.objekt or nehmer.massnahme.objekt:
        return geber.massnahme.objekt == nehmer.massnahme.objekt
    return geber.traeger.id == nehmer.traeger.id


def sperrt(sperre: Sperre, anderes: Vorhaben, vorhaben: Vorhaben) -> bool:
    """Return True if the other measure, once completed, shuts the programme off for this one.

    Measures for different dwellings of one object (``betroffene_wohneinheiten``) leave each other alone.
    """
    if anderes.massnahme.id == vorhaben.massnahme.id or anderes.massnahme.art not in sperre.massnahmenarten:
        return False
    if sperre.wo == "objekt" and _verschiedene_wohnungen(anderes, vorhaben):
        return False
    return am_ort(sperre.wo, anderes.objekt, vorhaben.objekt)


def _verschiedene_wohnungen(eines: Vorhaben, anderes: Vorhaben) -> bool:
    hier, dort = eines.massnahme.betroffene_wohneinheiten, anderes.massnahme.betroffene_wohneinheiten
    alle = anderes.objekt.wohneinheiten if anderes.objekt is not None else None
    return hier is not None and dort is not None and alle is not None and hier + dort <= alle


def am_ort(wo: str, eines: Objekt | None, anderes: Objekt | None) -> bool:
    """Return True if two objects are the same, or share an area."""
    if eines is None or anderes is None:
        return False
    return eines.id == anderes.id if wo == "objekt" else not set(eines.gebiete).isdisjoint(anderes.gebiete)


def kennt_netzgroesse(netz: Massnahme, netze: Collection[str]) -> bool:
    """Return True if the case says how large the network of a measure is or may become."""
    return netz.id in netze or GEBAEUDE in netz.kennwerte or WOHNEINHEITEN in netz.kennwerte


def netzgroesse(netz: Massnahme, andere: Sequence[Vorhaben]) -> tuple[int, int]:
    """Return the buildings and dwellings that are connected to a network measure."""
    objekte = {v.objekt.id: v.objekt for v in andere if v.massnahme.netz == netz.id and v.objekt is not None}
    gebaeude = int(netz.kennwerte.get(GEBAEUDE, 0)) + len(objekte)
    wohnungen = int(netz.kennwerte.get(WOHNEINHEITEN, 0)) + sum(o.wohneinheiten or 0 for o in objekte.values())
    return gebaeude, wohnungen


def schliesst_aus(regel: Objektausschluss, antrag_am: date, anderer_am: date) -> bool:
    """Return True if applications of these days are too close together (or the exclusion is for good)."""
    if regel.wartezeit_monate is None:
        return True
    frueher, spaeter = sorted((antrag_am, anderer_am))
    return spaeter < plus_monate(frueher, regel.wartezeit_monate)


def _fehlende_merkmale(vorgang: Vorgang, antrag: Antrag, vorgaenge: Sequence[Vorgang]) -> Iterator[str]:
    for merkmal in antrag.mit:
        if not any(
            liefert(anderer.vorhaben, merkmal, vorgang.vorhaben)
            and anderer.vorhaben.fertigstellung < antrag.antrag_am
            for anderer in vorgaenge
        ):
            yield f"Keine Maßnahme des Plans liefert bis zum Antrag am {datum(antrag.antrag_am)} „{merkmal}“."


def _sperren(
    sperren: Sequence[Sperre], vorgang: Vorgang, antrag: Antrag, vorgaenge: Sequence[Vorgang]
) -> Iterator[str]:
    for sperre in sperren:
        for anderer in vorgaenge:
            fertig, name = anderer.vorhaben.fertigstellung, anderer.vorhaben.massnahme.name
            if fertig < antrag.antrag_am and sperrt(sperre, anderer.vorhaben, vorgang.vorhaben):
                yield f"„{name}“ (fertig {datum(fertig)}) schließt die Förderung danach aus."


def _unvereinbare(
    programme: Mapping[str, Programm],
    kumulierung: Kumulierung,
    vorgang: Vorgang,
    antrag: Antrag,
    gestellt: Sequence[tuple[Vorgang, Antrag]],
) -> Iterator[str]:
    """Yield programmes of other measures at the same object that this one does not bear."""
    for anderer, anderer_antrag in gestellt:
        if anderer is vorgang or not am_ort("objekt", anderer.vorhaben.objekt, vorgang.vorhaben.objekt):
            continue
        for regel in kumulierung.objektausschluesse(programme[anderer_antrag.programm].namen):
            if schliesst_aus(regel, antrag.antrag_am, anderer_antrag.antrag_am):
                wer = anderer.vorhaben.massnahme.id
                yield f"Am selben Objekt nicht neben „{anderer_antrag.programm}“ (Maßnahme {wer})."


def _fehlende_nachbarn(
    programme: Mapping[str, Programm],
    verlangte: Sequence[str],
    vorgang: Vorgang,
    gestellt: Sequence[tuple[Vorgang, Antrag]],
) -> Iterator[str]:
    """Yield the programmes of which another measure at the object needs one, if none has."""
    if verlangte and not any(
        anderer is not vorgang
        and am_ort("objekt", anderer.vorhaben.objekt, vorgang.vorhaben.objekt)
        and not set(verlangte).isdisjoint(programme[antrag.programm].namen)
        for anderer, antrag in gestellt
    ):
        yield f"Keine andere Maßnahme am selben Objekt wird mit „{' oder '.join(verlangte)}“ gefördert."


def _falsche_netzgroesse(
    regel: Netzgroesse | None, netze: Collection[str], vorgang: Vorgang, vorgaenge: Sequence[Vorgang]
) -> Iterator[str]:
    """Yield how large the network is, if the case says so and it is not what is asked for."""
    netz = vorgang.vorhaben.massnahme
    if regel is None or not kennt_netzgroesse(netz, netze):
        return
    gebaeude, wohneinheiten = netzgroesse(netz, [anderer.vorhaben for anderer in vorgaenge])
    if not regel.erfuellt(gebaeude, wohneinheiten):
        groesse = f"Gebäude {gebaeude}, Wohneinheiten {wohneinheiten}"
        yield f"Größe des Netzes: {groesse}; verlangt: {regel.beschreibe()}."


def _kontingente(gestellt: Sequence[tuple[Vorgang, Antrag]]) -> Iterator[Beanstandung]:
    genutzt: dict[str, int] = defaultdict(int)
    for vorgang, antrag in sorted(gestellt, key=lambda g: (g[1].antrag_am, g[0].massnahme)):
        for schluessel, anzahl in antrag.kontingente:
            genutzt[schluessel] += 1
            if genutzt[schluessel] > anzahl:
                yield (
                    vorgang.massnahme,
                    antrag.programm,
                    f"Nur {gezaehlt(anzahl, 'Anträge')} mit diesem Bonus möglich.",
                )


def _sammelantraege(gestellt: Sequence[tuple[Vorgang, Antrag]]) -> Iterator[Beanstandung]:
    """Yield applications that are too small even together with those of the same programme, payer and day."""
    summen: dict[tuple[str, str, date], Decimal] = defaultdict(Decimal)
    for vorgang, antrag in gestellt:
        summen[antrag.programm, vorgang.vorhaben.traeger.id, antrag.antrag_am] += antrag.zuschuss_eur
    for vorgang, antrag in gestellt:
        summe = summen[antrag.programm, vorgang.vorhaben.traeger.id, antrag.antrag_am]
        minimum = antrag.nur_gemeinsam_ab_eur
        if minimum is not None and summe < minimum:
            grund = (
                f"Alle Anträge dieses Tages ergeben {euro_knapp(summe)}, mindestens {euro_knapp(minimum)} nötig."
            )
            yield vorgang.massnahme, antrag.programm, grund
