"""The search for the plans of all districts: solve, recount to the cent, solve again where a limit is broken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from massnahmenmodell.verbundkonten import baue_verbundmodell
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.bestaetigung import Worte, bestaetige
from massnahmenplan.diagnose.zahlen import deute_zahl
from massnahmenplan.ergebnis import Bilanz, Plan, Verstoss
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Fortschritt, Loesung, Standardform, Stelle, Wuensche, ZahlFehler, uebersetze
from massnahmenplan.loeser.blockweise import Blockloesung, loese_als_ganzes, loese_blockweise
from massnahmenplan.loeser.teilform import Teilform, teilform
from massnahmenplan.portfolio.abgleich import gleiche_gemeinsames_ab
from massnahmenplan.portfolio.diagnose import nenne_gruende
from massnahmenplan.portfolio.gemeinschaft import gemeinschaftsbilanzen, gemeinschaftsziele, verstoesse
from massnahmenplan.portfolio.lage import Verbundlage
from massnahmenplan.suche import rechne_genau, zeile_zu_grenze

Weg = Literal["monolith", "spalten", "auto"]
WEGE: tuple[Weg, ...] = ("monolith", "spalten", "auto")
MONOLITH_BIS = 4000
"""Integer columns of all districts together up to which they are solved as one problem."""


WORTE = Worte(
    abgebrochen="Abgebrochen, bevor gültige Pläne gefunden waren.",
    zeit_um=(
        "Bis zum Zeitlimit waren noch keine gültigen Pläne gefunden: mehr Zeit geben (--zeitlimit) oder harte "
        "Vorgaben lockern."
    ),
    angehalten="Angehalten, bevor gültige Pläne gefunden waren; die bisher besten verletzen",
)


@dataclass(frozen=True, slots=True)
class Teilfund:
    """The plan of a district that the recount confirms."""

    plan: Plan
    bilanz: Bilanz


@dataclass(frozen=True, slots=True)
class Verbundfund:
    """Plans that keep all limits, and how the search for them ended."""

    teile: tuple[Teilfund, ...]
    form: Standardform
    loesung: Loesung
    preise: Mapping[Stelle, float]
    """What a unit more of the limit of a row would bring of the aim, in units of the model."""
    schranke: float | None
    """Proven bound on the problem as it was asked, in units of the model."""
    versuche: tuple[str, ...]
    verglichen: int
    """Figures of model and recomputation that agree."""
    als_ganzes: bool
    """All districts were solved as one problem, by this computer alone."""


def suche_verbund(
    lage: Verbundlage,
    wuensche: Wuensche,
    uhr: Uhr,
    weg: Weg = "auto",
    fortschritt: Callable[[Fortschritt], None] | None = None,
    scheduler: str | None = None,
) -> Verbundfund:
    """Return the best plans that the exact recount confirms, as ``massnahmenplan.suche`` does for one district.

    ``scheduler``: where whole plans are put together, the workers of that Dask scheduler plan the districts.

    Errors: UnerfuellbarFehler naming the district or the shared account that stands in the way; KeinPlanFehler,
    AbweichungsFehler as in ``planung.plane``.
    """
    form = uebersetze(baue_verbundmodell(lage.daten))
    eines = len(lage.faelle) == 1
    als_ganzes = eines or weg == "monolith" or (weg == "auto" and form.ganzzahlig.sum() <= MONOLITH_BIS)
    aufgabe = _Verbundaufgabe(lage, form, uhr, als_ganzes, fortschritt, scheduler)
    fund = bestaetige(aufgabe, form, wuensche, uhr)
    teile, verglichen = fund.rechnung
    return Verbundfund(
        teile=teile,
        form=fund.form,
        loesung=fund.geloest.loesung,
        preise=fund.geloest.preise,
        schranke=fund.schranke,
        versuche=fund.versuche,
        verglichen=verglichen,
        als_ganzes=als_ganzes,
    )


@dataclass(frozen=True)
class _Verbundaufgabe:
    """The plans of all districts."""

    lage: Verbundlage
    form: Standardform
    uhr: Uhr
    als_ganzes: bool
    fortschritt: Callable[[Fortschritt], None] | None
    scheduler: str | None
    worte: Worte = WORTE

    def loese(self, form: Standardform, wunsch: Wuensche, start: Mapping[Stelle, float] | None) -> Blockloesung:
        try:
            if self.als_ganzes:
                return loese_als_ganzes(form, wunsch, self.fortschritt, start)
            return loese_blockweise(form, wunsch, self.fortschritt, start, self.scheduler)
        except ZahlFehler as fehler:
            raise _deutung(self.lage, fehler) from fehler

    def rechne(
        self, form: Standardform, geloest: Blockloesung
    ) -> tuple[tuple[tuple[Teilfund, ...], int], tuple[Verstoss, ...]]:
        teile, gebrochen, verglichen = _rechne_genau(self.lage, form, geloest.loesung)
        return (teile, verglichen), gebrochen

    def zeilen(self) -> dict[str, Stelle]:
        return _zeilen_zu_grenzen(self.lage)

    def ohne_plan(self, knapp: list[str], wunsch: Wuensche) -> UnerfuellbarFehler:
        return UnerfuellbarFehler([*knapp, *nenne_gruende(self.lage, self.form, wunsch, self.uhr)])


def _deutung(lage: Verbundlage, fehler: ZahlFehler) -> Exception:
    """Return the error in words of the district whose figure it is; a shared row has no such words."""
    block, punkt, _ = fehler.spalte[0].partition(".")
    d = int(block.removeprefix("s")) if punkt else 0
    return deute_zahl(lage.faelle[d], lage.aufbereitungen[d], _im_block(fehler)) if punkt else fehler


def _im_block(fehler: ZahlFehler) -> ZahlFehler:
    def ohne(stelle: Stelle | None) -> Stelle | None:
        return None if stelle is None else (stelle[0].partition(".")[2] or stelle[0], stelle[1])

    daneben = None if fehler.daneben is None else (ohne(fehler.daneben[0]), fehler.daneben[1])
    return ZahlFehler(ohne(fehler.zeile), ohne(fehler.spalte), fehler.wert, daneben)  # type: ignore[arg-type]


def _rechne_genau(
    lage: Verbundlage, form: Standardform, loesung: Loesung
) -> tuple[tuple[Teilfund, ...], tuple[Verstoss, ...], int]:
    """Return the plans, what the exact recount says of each and of all, and how many figures were compared.

    Errors: AbweichungsFehler where model and recount of a district, or of what all of them share, do not agree.
    """
    teile: list[Teilfund] = []
    gebrochen: list[Verstoss] = []
    abweichungen: list[str] = []
    verglichen = 0
    for d, (fall, aufbereitung) in enumerate(zip(lage.faelle, lage.aufbereitungen, strict=True)):
        teil = teilform(form, f"s{d}")
        eigene, plan, bilanz, verletzt = rechne_genau(fall, aufbereitung, teil.form, _teilloesung(teil, loesung))
        teile.append(Teilfund(plan, bilanz))
        gebrochen += [_benannt(lage, d, verstoss) for verstoss in verletzt]
        if not verletzt:
            abgleich = gleiche_ab(aufbereitung, teil.form, eigene, bilanz)
            abweichungen += [f"{lage.portfolio.quartiere[d].id}: {satz}" for satz in abgleich.abweichungen]
            verglichen += abgleich.verglichen
    bilanzen = {q.id: teil.bilanz for q, teil in zip(lage.portfolio.quartiere, teile, strict=True)}
    konten = gemeinschaftsbilanzen(lage.portfolio, bilanzen)
    ziele = gemeinschaftsziele(lage.portfolio, bilanzen)
    gebrochen += verstoesse(konten, ziele)
    if not gebrochen:
        gemeinsam = gleiche_gemeinsames_ab(lage, form, loesung, bilanzen, ziele)
        abweichungen += gemeinsam.abweichungen
        verglichen += gemeinsam.verglichen
    if abweichungen:
        raise AbweichungsFehler(abweichungen)
    return tuple(teile), tuple(gebrochen), verglichen


def _teilloesung(teil: Teilform, loesung: Loesung) -> Loesung:
    """Return a district's part of a solution; nothing is proven of a part."""
    assert loesung.werte is not None
    werte = loesung.werte[teil.spalten]
    return replace(loesung, werte=werte, zielwert=float(teil.form.kosten @ werte), schranke=None)


def _benannt(lage: Verbundlage, d: int, verstoss: Verstoss) -> Verstoss:
    text = f"Quartier {lage.portfolio.quartiere[d].id}: {verstoss.text}"
    return replace(verstoss, grenze=f"s{d}|{verstoss.grenze}", text=text)


def _zeilen_zu_grenzen(lage: Verbundlage) -> dict[str, Stelle]:
    """Return, per name of a limit, the row of the model of all districts."""
    zeilen = dict(lage.zeilen)
    for d, aufbereitung in enumerate(lage.aufbereitungen):
        eigene = zeile_zu_grenze(aufbereitung).items()
        zeilen |= {f"s{d}|{grenze}": (f"s{d}.{art}", index) for grenze, (art, index) in eigene}
    return zeilen
