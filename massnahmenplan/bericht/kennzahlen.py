"""Figures that several formats show: sums by payer and field of action, applications with their caveats."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis import Bilanz, Buendelersparnis, Ergebnis, Massnahmenbilanz, Wirkungsverbund
from massnahmenplan.foerderung.paket import Antrag

_RANG = tuple(sicherheit.value for sicherheit in Sicherheit)
"""Certainty from the official text (V1) down to open."""
EINZELN = "Minderung einzeln: Summe der Einzelwirkungen aller Jahre, vor Überlappung."
_GETEILT = (
    "Eine Maßnahme mit mehreren Kostenträgern zählt bei jedem von ihnen, in der Summe einmal; ihre Minderung "
    "steht bei dem, der den Antrag stellt."
)


@dataclass(frozen=True, slots=True)
class Summe:
    """Money and effect of a set of planned measures; the effect is before overlap."""

    kennung: str
    name: str
    anzahl: int
    investition_eur: Decimal
    zuschuss_eur: Decimal
    eigenmittel_eur: Decimal
    minderung_t: Decimal
    """Over all years of the plan."""


@dataclass(frozen=True, slots=True)
class Buendelung:
    """A bundle that comes about: who begins together in it, and what is saved by whom."""

    buendel: str
    name: str
    jahr: int
    beteiligte: tuple[str, ...]
    """Measures that save, in order of ids; who bears the common cost alone is not among them."""
    ersparnis_eur: Decimal
    """What the payers save."""
    ganz_eur: Decimal
    """With the share that grants would have paid."""
    je_traeger: tuple[tuple[str, Decimal], ...]
    """Payer and what he saves, in order of ids."""


@dataclass(frozen=True, slots=True)
class Bewilligung:
    """An application with the measure it belongs to and the version of the programme that it falls under."""

    bilanz: Massnahmenbilanz
    antrag: Antrag
    vorbehalt: str | None
    """What the catalogue warns of in this version."""

    @property
    def spielraum_tage(self) -> int | None:
        """Days between the end of building and the end of the Bewilligungszeitraum; None without limit."""
        if self.antrag.fertig_bis is None:
            return None
        return (self.antrag.fertig_bis - self.bilanz.fertig_am).days


@dataclass(frozen=True, slots=True)
class Unsicheres:
    """Grants of one programme that do not rest on the official text."""

    programm: str
    sicherheiten: tuple[str, ...]
    zuschuss_eur: Decimal


def minderung_t_a(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> Decimal | None:
    """Return the reduction in the first whole year of operation, t CO2e; None if the plan ends before it."""
    return bilanz.minderung_t_a if bilanz.erstes_volles_jahr <= ergebnis.fall.projekt.ende else None


def gesamt(ergebnis: Ergebnis) -> Summe:
    """Return the sum over all planned measures."""
    return _summe("gesamt", "Summe", ergebnis.bilanz.massnahmen)


def geteiltsatz(summen: Iterable[Summe], gesamt: Summe) -> str:
    """Return why counts do not add up to that of the plan; empty where they do."""
    return _GETEILT if sum(summe.anzahl for summe in summen) > gesamt.anzahl else ""


def buendelungen(ergebnis: Ergebnis) -> tuple[Buendelung, ...]:
    """Return the bundles of the plan, in order of their names and times."""
    je_buendel: dict[tuple[str, int], list[tuple[Massnahmenbilanz, Buendelersparnis]]] = {}
    for bilanz in ergebnis.bilanz.massnahmen:
        for ersparnis in bilanz.buendel:
            je_buendel.setdefault((ersparnis.buendel, ersparnis.jahr), []).append((bilanz, ersparnis))
    return tuple(_buendelung(ergebnis, eintraege) for _, eintraege in sorted(je_buendel.items()))


def anteile(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> Iterable[tuple[str, Massnahmenbilanz]]:
    """Return a measure as each of its payers sees it."""
    antragsteller = ergebnis.fall.massnahme_mit_id[bilanz.massnahme].kostentraeger
    return bilanz.je_traeger(antragsteller).items()


def _buendelung(ergebnis: Ergebnis, eintraege: list[tuple[Massnahmenbilanz, Buendelersparnis]]) -> Buendelung:
    erste = eintraege[0][1]
    je_traeger: dict[str, Decimal] = {}
    for bilanz, ersparnis in eintraege:
        for traeger, anteil in anteile(ergebnis, bilanz):
            eigen = sum((e.eigen_eur for e in anteil.buendel if e.buendel == ersparnis.buendel), Decimal(0))
            je_traeger[traeger] = je_traeger.get(traeger, Decimal(0)) + eigen
    return Buendelung(
        buendel=erste.buendel,
        name=erste.name,
        jahr=erste.jahr,
        beteiligte=tuple(bilanz.massnahme for bilanz, _ in eintraege),
        ersparnis_eur=sum(je_traeger.values(), Decimal(0)),
        ganz_eur=sum((ersparnis.ganz_eur for _, ersparnis in eintraege), Decimal(0)),
        je_traeger=tuple(sorted(je_traeger.items())),
    )


def bewilligungen(ergebnis: Ergebnis) -> tuple[Bewilligung, ...]:
    """Return all applications, in order of the measures."""
    return tuple(
        Bewilligung(bilanz, antrag, _vorbehalt(ergebnis, antrag))
        for bilanz in ergebnis.bilanz.massnahmen
        for antrag in bilanz.antraege
    )


def unsichere(ergebnis: Ergebnis) -> tuple[Unsicheres, ...]:
    """Return the grants whose certainty is not V1, by programme, the least certain first, then the largest."""
    je_programm: dict[str, list[Antrag]] = {}
    for eintrag in bewilligungen(ergebnis):
        if eintrag.antrag.sicherheit != Sicherheit.V1:
            je_programm.setdefault(eintrag.antrag.programm, []).append(eintrag.antrag)
    summen = (
        Unsicheres(
            programm,
            tuple(sorted({antrag.sicherheit for antrag in antraege})),
            sum((antrag.zuschuss_eur for antrag in antraege), Decimal(0)),
        )
        for programm, antraege in je_programm.items()
    )
    return tuple(
        sorted(summen, key=lambda s: (-max(map(_RANG.index, s.sicherheiten)), -s.zuschuss_eur, s.programm))
    )


def _vorbehalt(ergebnis: Ergebnis, antrag: Antrag) -> str | None:
    """Return what the grant depends on: conditions still to be met, facts from the plan, hints of the version."""
    fassung = ergebnis.fall.programm_mit_id[antrag.programm].fassung_am(antrag.antrag_am)
    saetze = [
        *antrag.bedingungen,
        *abhaengigkeiten(antrag),
    ]
    if fassung is not None and fassung.hinweis is not None:
        saetze.append(fassung.hinweis)
    return " ".join(saetze) or None


def abhaengigkeiten(antrag: Antrag) -> tuple[str, ...]:
    """Return how an application hangs together with others of the plan."""
    return (
        *(f"Stützt sich auf „{merkmal}“ aus einer anderen Maßnahme des Plans." for merkmal in antrag.mit),
        *(f"Ohne den Bonus „{merkmal}“, den andere Anträge nutzen." for merkmal in antrag.ohne),
    )


def wirkungswege(bilanz: Bilanz) -> dict[str, str]:
    """Return planned measure -> ``physik``, ``angabe`` (as stated), or ``ohne`` where no effect is known."""
    physisch = {massnahme for gruppe in bilanz.wirkungsgruppen for massnahme in gruppe.massnahmen}
    return {
        m.massnahme: "physik" if m.massnahme in physisch else "angabe" if any(m.minderung_t.values()) else "ohne"
        for m in bilanz.massnahmen
    }


def je_traeger(ergebnis: Ergebnis) -> tuple[Summe, ...]:
    """Return the sums per payer, in the order of the case; payers without a planned measure are left out.

    A shared measure counts with each of its payers, its effect with the applicant.
    """
    namen = {traeger.id: traeger.name for traeger in ergebnis.fall.kostentraeger}
    gruppen: dict[str, list[Massnahmenbilanz]] = {kennung: [] for kennung in namen}
    for bilanz in ergebnis.bilanz.massnahmen:
        for traeger, anteil in anteile(ergebnis, bilanz):
            gruppen[traeger].append(anteil)
    return _summen(gruppen, namen)


def je_handlungsfeld(ergebnis: Ergebnis) -> tuple[Summe, ...]:
    """Return the sums per field of action, in the order in which the case names them first."""
    felder = dict.fromkeys(massnahme.handlungsfeld for massnahme in ergebnis.fall.massnahmen)
    namen = {feld: worte.handlungsfeld(feld) for feld in felder}
    return _gruppiere(ergebnis, namen, lambda massnahme: massnahme.handlungsfeld)


def nach_handlungsfeld(ergebnis: Ergebnis) -> Iterator[Massnahmenbilanz]:
    """Yield the planned measures field by field, in each in the order of their begin."""
    for summe in je_handlungsfeld(ergebnis):
        yield from im_handlungsfeld(ergebnis, summe.kennung)


def im_handlungsfeld(ergebnis: Ergebnis, feld: str) -> Iterator[Massnahmenbilanz]:
    """Yield the planned measures of a field of action in the order of their begin."""
    for bilanz in sorted(ergebnis.bilanz.massnahmen, key=lambda bilanz: (bilanz.beginn, bilanz.massnahme)):
        if ergebnis.fall.massnahme_mit_id[bilanz.massnahme].handlungsfeld == feld:
            yield bilanz


def minderung_je_feld(ergebnis: Ergebnis) -> tuple[tuple[int, str, Decimal], ...]:
    """Return year, field of action, and the sum of its single effects: before overlap, which has no field."""
    felder = [summe.kennung for summe in je_handlungsfeld(ergebnis)]
    return tuple((jahr, feld, _im_jahr(ergebnis, feld, jahr)) for jahr in _jahre(ergebnis) for feld in felder)


def _jahre(ergebnis: Ergebnis) -> range:
    return ergebnis.fall.projekt.zeitachse.jahre


def _im_jahr(ergebnis: Ergebnis, feld: str, jahr: int) -> Decimal:
    massnahmen = ergebnis.fall.massnahme_mit_id
    eigene = (m for m in ergebnis.bilanz.massnahmen if massnahmen[m.massnahme].handlungsfeld == feld)
    return sum((m.minderung_t.get(jahr, Decimal(0)) for m in eigene), Decimal(0))


def foerdermix(ergebnis: Ergebnis) -> tuple[tuple[str, str, Decimal], ...]:
    """Return programme, field of action and grants, the largest programme first, operating aid included."""
    summen: dict[tuple[str, str], Decimal] = {}
    for eintrag in bewilligungen(ergebnis):
        feld = ergebnis.fall.massnahme_mit_id[eintrag.bilanz.massnahme].handlungsfeld
        schluessel = eintrag.antrag.programm, feld
        summen[schluessel] = summen.get(schluessel, Decimal(0)) + eintrag.antrag.zuschuss_eur
    je_programm: dict[str, Decimal] = {}
    for (programm, _), betrag in summen.items():
        je_programm[programm] = je_programm.get(programm, Decimal(0)) + betrag
    geordnet = sorted(summen.items(), key=lambda s: (-je_programm[s[0][0]], s[0][0], -s[1], s[0][1]))
    return tuple((programm, feld, betrag) for (programm, feld), betrag in geordnet if betrag)


def verbuende_nach_kosten(ergebnis: Ergebnis) -> tuple[Wirkungsverbund, ...]:
    """Return measures that share an effect, the cheapest tonne first; last those that reduce nothing."""
    unbegrenzt = Decimal("Infinity")
    return tuple(
        sorted(
            ergebnis.bilanz.verbuende,
            key=lambda v: (unbegrenzt if v.eur_je_t is None else v.eur_je_t, v.massnahmen),
        )
    )


def _gruppiere(
    ergebnis: Ergebnis, namen: dict[str, str], schluessel: Callable[[Massnahme], str]
) -> tuple[Summe, ...]:
    gruppen: dict[str, list[Massnahmenbilanz]] = {kennung: [] for kennung in namen}
    for bilanz in ergebnis.bilanz.massnahmen:
        gruppen[schluessel(ergebnis.fall.massnahme_mit_id[bilanz.massnahme])].append(bilanz)
    return _summen(gruppen, namen)


def _summen(gruppen: dict[str, list[Massnahmenbilanz]], namen: dict[str, str]) -> tuple[Summe, ...]:
    return tuple(_summe(kennung, namen[kennung], gruppe) for kennung, gruppe in gruppen.items() if gruppe)


def _summe(kennung: str, name: str, bilanzen: Iterable[Massnahmenbilanz]) -> Summe:
    menge = tuple(bilanzen)
    null = Decimal(0)
    return Summe(
        kennung=kennung,
        name=name,
        anzahl=len(menge),
        investition_eur=sum((bilanz.investition_eur for bilanz in menge), null),
        zuschuss_eur=sum((bilanz.zuschuss_eur for bilanz in menge), null),
        eigenmittel_eur=sum((bilanz.eigenmittel_eur for bilanz in menge), null),
        minderung_t=sum((bilanz.minderung_summe_t for bilanz in menge), null),
    )
