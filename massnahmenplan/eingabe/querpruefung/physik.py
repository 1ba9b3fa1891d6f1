"""What measures do physically: the object says what is needed for it, and no more is saved than there is."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from massnahmenplan.begriffe.beziehung import Beziehungsart, ausschlusspaare
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik import Physik
from massnahmenplan.begriffe.physik.netzanschluss import Netzanschluss
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.begriffe.physik.waermeerzeuger import Waermeerzeuger
from massnahmenplan.eingabe.querpruefung.physikangaben import fehlende_angaben, maengel
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.wirkung.energiewelt import Energiewelt
from massnahmenplan.wirkung.gruppe import Wirkungsgruppe
from massnahmenplan.wirkung.gruppen import bestand_kwh, bilde_gruppen
from massnahmenplan.wirkung.moebius import MENGEN_HOECHSTENS, zulaessige_mengen

Massnahmenzeile = Zeile[Massnahme] | Zeile[Variante]


def pruefe_physik(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E240 … E247; hint W240.

    E240 the object lacks a figure, E241 ramp-up, E242 no network, E243 more than all the heat replaced, E244 too
    many sets, E245 overlap stated besides, E246 saved more than there is, E247 incomplete; W240 a stated effect
    beside physics.
    """
    for objektzeile in fall.objekte:
        _pruefe_objekt(objektzeile, fall, sammler)
    for zeile, massnahme in _mit_physik(fall):
        if massnahme.hochlauf:
            text = "eine Wirkung aus physik beginnt mit der Fertigstellung, hochlauf ist nicht möglich"
            zeile.fehler(sammler, "E241", "hochlauf", text, "hochlauf weglassen oder co2_t_a angeben.")
        for teil in massnahme.physik:
            _pruefe_teil(zeile, massnahme, teil, fall, sammler)
    if not fall.mit_fehlern & {"objekte", "massnahmen", "varianten", "beziehungen"}:
        _pruefe_gruppen(fall, sammler)


def _mit_physik(fall: Rohfall) -> Iterator[tuple[Massnahmenzeile, Massnahme]]:
    """Yield the rows that say what is done physically, with the measure as it is carried out then."""
    for zeile in fall.massnahmen:
        if zeile.gegenstand.physik:
            yield zeile, zeile.gegenstand
    for variante in fall.varianten:
        v = variante.gegenstand
        if v.physik and v.massnahme in fall.ausfuehrungen:
            yield variante, fall.ausfuehrungen[v.massnahme][v.id]


def _pruefe_objekt(zeile: Zeile[Objekt], fall: Rohfall, sammler: Befundsammler) -> None:
    objekt = zeile.gegenstand
    if objekt.waermetraeger is not None and objekt.waermenetz is not None:
        text = "das Objekt nennt waermetraeger und waermenetz"
        zeile.fehler(sammler, "E247", "waermenetz", text, "Nur eine der beiden Angaben machen.")
    if objekt.waermenetz is not None:
        _pruefe_netz(zeile, "waermenetz", objekt.waermenetz, fall, sammler)
    if objekt.art == "netz" and objekt.nutzungsgrad is not None:
        text = "bei einem Netz ist der Wärmeträger die Wärme selbst, ein Nutzungsgrad gehört nicht dazu"
        zeile.fehler(sammler, "E247", "nutzungsgrad", text, "Verluste als netzverlust_anteil angeben.")
    if sum(objekt.verlustanteil.values()) > 1:
        text = "die Anteile am Wärmeverlust sind zusammen mehr als 1: das Gebäude verlöre weniger als nichts"
        zeile.fehler(
            sammler, "E246", "verlustanteil", text, "Anteile so angeben, dass ihre Summe höchstens 1 ist."
        )


def _pruefe_netz(
    zeile: Massnahmenzeile | Zeile[Objekt], feld: str, kennung: str, fall: Rohfall, sammler: Befundsammler
) -> None:
    netz = fall.objekt.get(kennung)
    if netz is None:
        return  # unknown, named as E061, or invalid itself
    if netz.art != "netz":
        text = f"{kennung} ist nach seiner Art kein Netz ({netz.art})"
        zeile.fehler(sammler, "E242", feld, text, "Ein Objekt der Art netz nennen.")
    elif netz.waermetraeger is None:
        text = f"das Netz {kennung} nennt keinen waermetraeger"
        zeile.fehler(sammler, "E240", feld, text, "Beim Netz den Energieträger seiner Wärme angeben.")


def _pruefe_teil(
    zeile: Massnahmenzeile, massnahme: Massnahme, teil: Physik, fall: Rohfall, sammler: Befundsammler
) -> None:
    if isinstance(teil, Netzanschluss):
        _pruefe_netz(zeile, "physik.waermenetz", teil.waermenetz, fall, sammler)
    objekt = None if massnahme.objekt is None else fall.objekt.get(massnahme.objekt)
    if objekt is None and massnahme.objekt is not None:
        return
    u_werte = {} if objekt is None else fall.u_werte(objekt)
    for feld, text in fehlende_angaben(teil, objekt, u_werte):
        wo = f"beim Objekt {objekt.id} {feld} angeben" if objekt is not None else "objekt angeben"
        zeile.fehler(sammler, "E240", "physik", f"{teil.art}: {text}", f"{wo[0].upper()}{wo[1:]}.")
    for kennung, feld, text, abhilfe in maengel(teil, objekt, u_werte):
        zeile.fehler(sammler, kennung, f"physik.{feld}" if feld else "physik", f"{teil.art}: {text}", abhilfe)


def _pruefe_gruppen(fall: Rohfall, sammler: Befundsammler) -> None:
    """Check what measures of one building or network do to each other."""
    objekte = fall.objekt.values()
    gruppen = bilde_gruppen(objekte, {}, fall.ausfuehrungen, Energiewelt({}, {}, {}))
    paare = ausschlusspaare(zeile.gegenstand for zeile in fall.beziehungen)
    for gruppe in gruppen:
        _pruefe_groesse(gruppe, paare, fall, sammler)
        _pruefe_versorgung(gruppe, paare, fall, sammler)
        _pruefe_ueberlappungen(gruppe, fall, sammler)
    physisch = {massnahme for gruppe in gruppen for massnahme in gruppe.physik}
    for zeile in fall.massnahmen:
        _pruefe_genannte(zeile, physisch, fall, sammler)


def _pruefe_groesse(
    gruppe: Wirkungsgruppe, paare: set[frozenset[str]], fall: Rohfall, sammler: Befundsammler
) -> None:
    massnahmen = sorted(gruppe.physik)
    wege = [len(set(gruppe.physik[m].values())) for m in massnahmen]
    nummer = {m: i for i, m in enumerate(massnahmen)}
    verboten = {frozenset(nummer[m] for m in paar) for paar in paare if paar <= nummer.keys()}
    if len(zulaessige_mengen(wege, verboten, MENGEN_HOECHSTENS)) <= MENGEN_HOECHSTENS:
        return
    assert gruppe.objekt is not None, "a measure that stands for itself is one set"
    text = (
        f"{len(massnahmen)} Maßnahmen wirken auf {gruppe.name} und seine Netze und hängen voneinander ab: "
        f"mehr als {anzahl(Decimal(MENGEN_HOECHSTENS))} mögliche Zusammenstellungen ({', '.join(massnahmen)})"
    )
    abhilfe = "Maßnahmen zusammenfassen, als Varianten einer Maßnahme führen oder mit ausschluss verbinden."
    fall.objektzeile(gruppe.objekt.id).fehler(sammler, "E244", "", text, abhilfe)


def _pruefe_versorgung(
    gruppe: Wirkungsgruppe, paare: set[frozenset[str]], fall: Rohfall, sammler: Befundsammler
) -> None:
    """Two measures must not replace more than all of the heat together, unless they exclude each other."""
    for arten in ((Waermeerzeuger, Netzanschluss), (Netzumbau,)):
        anteile = {m: _groesster_anteil(gruppe, m, arten) for m in sorted(gruppe.physik)}
        for eine, andere in combinations((m for m, anteil in anteile.items() if anteil), 2):
            if anteile[eine] + anteile[andere] > 1 and frozenset((eine, andere)) not in paare:
                text = (
                    f"zusammen mit {eine} würde mehr als die ganze Wärme von {_wovon(gruppe, eine, fall)} ersetzt"
                )
                abhilfe = "Beide mit ausschluss verbinden, als Varianten führen oder kleinere Anteile angeben."
                fall.massnahmenzeile(andere).fehler(sammler, "E243", "physik", text, abhilfe)


def _wovon(gruppe: Wirkungsgruppe, massnahme: str, fall: Rohfall) -> str:
    return fall.massnahme[massnahme].objekt or gruppe.name


def _groesster_anteil(gruppe: Wirkungsgruppe, massnahme: str, arten: tuple[type, ...]) -> Decimal:
    """Return the largest share of the heat that a way of a measure replaces; losses alone replace nothing."""
    teile = (teil for wege in gruppe.physik[massnahme].values() for teil in wege if isinstance(teil, arten))
    anteile = (
        Decimal(0) if isinstance(teil, Netzumbau) and teil.traeger is None else getattr(teil, "anteil", Decimal(1))
        for teil in teile
    )
    return max(anteile, default=Decimal(0))


def _pruefe_ueberlappungen(gruppe: Wirkungsgruppe, fall: Rohfall, sammler: Befundsammler) -> None:
    for zeile in fall.beziehungen:
        beziehung = zeile.gegenstand
        if beziehung.art is Beziehungsart.UEBERLAPPUNG and set(beziehung.mitglieder) <= gruppe.physik.keys():
            text = f"beide Maßnahmen wirken auf {gruppe.name}: ihre Überlappung folgt schon aus physik"
            zeile.fehler(sammler, "E245", "mitglieder", text, "Die Beziehung streichen.")


def _pruefe_genannte(zeile: Zeile[Massnahme], physisch: set[str], fall: Rohfall, sammler: Befundsammler) -> None:
    """Stated effects at an object whose energy is known: no more than it uses, and they add up with physics."""
    massnahme = zeile.gegenstand
    objekt = fall.objekt.get(massnahme.objekt or "")
    if objekt is None or massnahme.physik:
        return
    heute = bestand_kwh([objekt])
    for traeger, kwh in massnahme.endenergie_kwh_a.items():
        if traeger in heute and kwh > heute[traeger]:
            text = f"spart {anzahl(kwh)} kWh {traeger}, {objekt.id} verbraucht nur {anzahl(heute[traeger])} kWh"
            zeile.fehler(
                sammler, "E246", f"endenergie_kwh_a.{traeger}", text, "Eine der beiden Angaben berichtigen."
            )
    andere = [m for m in sorted(physisch) if fall.massnahme[m].objekt == objekt.id]
    if andere and (massnahme.endenergie_kwh_a or massnahme.co2_t_a):
        text = f"wirkt wie angegeben, anderes an {objekt.id} nach physik ({', '.join(andere)}): es addiert sich"
        zeile.hinweis(sammler, "W240", "objekt", text, "Wenn sich beides überschneidet: auch hier physik angeben.")
