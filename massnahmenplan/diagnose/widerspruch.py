"""Rows of the model that contradict each other, in words of the case."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from massnahmenmodell.daten import Konto, Modelldaten
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.grundlagen.schreibweise import spanne, tonnen
from massnahmenplan.loeser.standardform import Stelle
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import hausname, kontoname, pflichtwort

KASSE = ("haushalt_reicht", "rest_ist_befristet", "linie_ist_begrenzt", "linie_ueberbrueckt_zuschuesse")
VORSORGE = (
    "haushalt_traegt_anstieg",
    "vorsorge_deckt_spanne",
    "spanne_der_option",
    "schutzlinie_ueberbrueckt_zuschuesse",
)
KONTO = ("konto_reicht",)
FOLGE = ("reihenfolge_eingehalten", "voraussetzung_erfuellt", "hoechstabstand_eingehalten")
GRUPPE = ("hoechstens_aus_gruppe", "mindestens_aus_gruppe")
KOPPLUNG = ("kopplung_eingehalten",)
KREDIT = ("darlehen_nur_mit_massnahme", "darlehen_neben_zuschuessen")
KREDITGRENZE = ("kreditgrenze_eingehalten",)
ALTERNATIVE = ("ein_weg_trifft_zu", "weg_erreicht_schwelle")
GETEILT = (
    "anteil_ungekuerzt",
    "anteil_nur_wenn_gewaehlt",
    "bisher_summiert",
    "grenze_eingehalten",
    "anteil_nur_an_der_grenze_gekuerzt",
    "grenze_ausgeschoepft",
    "gekuerzt_nur_wenn_gewaehlt",
    "zuschuss_berechnet",
    "mindestzuschuss_bleibt",
    "nur_als_erster",
    "nur_ungekuerzt",
)
WARMMIETE = ("warmmiete_haelt_grenze",)
UMLAGE = (
    "umlage_voll",
    "umlage_hoechstens",
    "kappung_eingehalten",
    "umlage_ungekappt",
    "kappung_ausgeschoepft",
    "umlage_nach_zuschuss",
    "umlage_mindestens_rest",
    "umlage_hoechstens_rest",
    "keine_umlage_wo_gedeckt",
)
MENGENZIEL = ("mengenziel_erreicht", "menge_zaehlt_einmal")
BUENDEL = ("spart_nur_wenn_gewaehlt", "spart_nur_im_buendel", "im_buendel_wird_gespart")
UEBERLAPPUNG = (
    "minderung_zaehlt_einmal",
    "ersparnis_zaehlt_einmal",
    "mehremission_entfaellt_nur_im_betrieb",
    "mehrkosten_entfallen_nur_im_betrieb",
    "zusammen_nur_in_betrieb",
    "zusammen_wenn_alle_in_betrieb",
    "genau_ein_zustand",
    "zustand_passt_zum_betrieb",
)


def nenne_zusammen(fall: Planungsfall, aufbereitung: Aufbereitung, zeilen: Iterable[Stelle]) -> str:
    """Return one German sentence that names the limits behind the rows; years of one limit stand together."""
    liste, daten = tuple(zeilen), aufbereitung.daten
    vorgaben = dict.fromkeys(
        (
            *_pflicht(fall, daten, liste),
            *_ziele(daten, liste),
            *_mit_jahren(liste, KASSE, lambda h: hausname(fall, daten.haushalte[h]), daten),
            *(_vorsorge(fall, daten, i[0]) for art, i in liste if art in VORSORGE),
            *_mit_jahren(liste, KONTO, lambda c: kontoname(daten.konten[c]), daten),
            *(f"Reihenfolge ({daten.folgen[i[0]].satz})" for art, i in liste if art in FOLGE),
            *(f"Gruppe ({daten.gruppen[i].satz})" for art, i in liste if art in GRUPPE),
            *(f"Förderbedingung ({daten.kopplungen[i].satz})" for art, i in liste if art in KOPPLUNG),
            *(f"Förderbedingung ({daten.alternativen[_erste(i)].satz})" for art, i in liste if art in ALTERNATIVE),
            *(_geteilte_grenze(fall, daten, i) for art, i in liste if art in GETEILT),
            *_mit_jahren(liste, WARMMIETE, lambda g: daten.mietobjekte[g].satz, daten),
            *("Umlage auf die Miete" for art, _ in liste if art in UMLAGE),
            *(f"Ziel {daten.mengenziele[_erste(i)].satz}" for art, i in liste if art in MENGENZIEL),
            *("Wert eines vorrangigen Ziels" for art, _ in liste if art == "vorrangiges_ziel_bleibt"),
            *(f"Bündel ({daten.buendel[_erste(i)].satz})" for art, i in liste if art in BUENDEL),
            *(f"Kreditgrenze ({daten.kreditgrenzen[i].satz})" for art, i in liste if art in KREDITGRENZE),
            *(f"Förderkredit ({daten.kredite[i].name.partition(':')[2]})" for art, i in liste if art in KREDIT),
            *("Überlappung von Wirkungen" for art, _ in liste if art in UEBERLAPPUNG),
        )
    )
    return nenne_vorgaben(vorgaben)


def nenne_vorgaben(vorgaben: Iterable[str]) -> str:
    """Return one German sentence for limits that cannot hold together."""
    return (
        f"Diese Vorgaben schließen einander aus: {'; '.join(vorgaben)}. "
        "Mindestens eine davon muss gelockert werden."
    )


def _erste(index: int | tuple[int, ...]) -> int:
    return index[0] if isinstance(index, tuple) else index


def _vorsorge(fall: Planungsfall, daten: Modelldaten, r: int) -> str:
    return f"Vorsorge für steigende Kosten ({hausname(fall, daten.haushalte[daten.schutz[r].haushalt])})"


def _geteilte_grenze(fall: Planungsfall, daten: Modelldaten, index: int | tuple[str | int, ...]) -> str:
    """Return the limit of a row: its index is the Abruf, or has it as its first number."""
    stellen = index if isinstance(index, tuple) else (index,)
    abruf = next(stelle for stelle in stellen if isinstance(stelle, int))
    art, _, name = daten.abrufe[abruf].name.partition(":")
    if art == "konto":
        konto, _, inhaber = name.partition(":")
        return f"{fall.konto_mit_id[konto].name} ({inhaber})"
    return f"gemeinsame Höchstgrenze der Förderung ({name})"


def _pflicht(fall: Planungsfall, daten: Modelldaten, zeilen: tuple[Stelle, ...]) -> Iterator[str]:
    for art, m in zeilen:
        if art == "pflicht_wird_gewaehlt":
            massnahme = fall.massnahme_mit_id[daten.massnahmen[m]]
            festlegungen = (f for f in fall.festlegungen if f.massnahme == massnahme.id)
            foerderung = (f.wert for f in festlegungen if f.art is Festlegungsart.FOERDERUNG)
            zusatz = "".join(f" mit der Festlegung foerderung {wert}" for wert in foerderung)
            yield f"{pflichtwort(fall, massnahme.id)} „{massnahme.name}“{zusatz}"


def _ziele(daten: Modelldaten, zeilen: tuple[Stelle, ...]) -> Iterator[str]:
    for art, z in zeilen:
        if art == "ziel_erreicht":
            ziel = daten.ziele[z]
            jahre = ", ".join(_spannen([daten.jahre[t] for t in ziel.jahre]))
            yield f"Ziel {ziel.satz} (mindestens {tonnen(Decimal(ziel.minderung_t))} Minderung {jahre})"


def _mit_jahren(
    zeilen: tuple[Stelle, ...], arten: tuple[str, ...], nenne: Callable[[int], str], daten: Modelldaten
) -> Iterator[str]:
    stellen = sorted({index for art, index in zeilen if art in arten})
    for nummer, gruppe in groupby(stellen, key=lambda stelle: stelle[0]):
        stellen_von = [t for _, t in gruppe]
        if arten == KONTO:
            zeiten = _kontozeiten(daten.konten[nummer], stellen_von)
        else:
            zeiten = _spannen([daten.jahre[t] for t in stellen_von])
        yield f"{nenne(nummer)} {', '.join(zeiten)}"


def _kontozeiten(konto: Konto, stellen: list[int]) -> Iterator[str]:
    """Yield runs of years, or of periods where the rows are parts of years."""
    if not konto.namen:
        yield from _spannen([konto.jahre[t] for t in stellen])
        return
    for von, bis in _laeufe(stellen):
        yield spanne(konto.namen[von], konto.namen[bis])


def _spannen(jahre: list[int]) -> Iterator[str]:
    """Yield runs of years: 2027–2029, 2031."""
    for von, bis in _laeufe(jahre):
        yield spanne(von, bis)


def _laeufe(zahlen: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last number of each run without a gap."""
    for _, lauf in groupby(enumerate(zahlen), key=lambda paar: paar[1] - paar[0]):
        folge = [zahl for _, zahl in lauf]
        yield folge[0], folge[-1]
