"""The search for the plans of all districts: solve, recount to the cent, solve again where a limit is broken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from massnahmenmodell.verbundkonten import baue_verbundmodell
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.diagnose.zahlen import deute_zahl
from massnahmenplan.ergebnis import Bilanz, Plan, Verstoss
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.loeser import (
    Ende,
    Fortschritt,
    Loesung,
    Standardform,
    Stelle,
    Wuensche,
    ZahlFehler,
    uebersetze,
)
from massnahmenplan.loeser.blockweise import Blockloesung, loese_als_ganzes, loese_blockweise
from massnahmenplan.loeser.teilform import Teilform, teilform
from massnahmenplan.portfolio.abgleich import gleiche_gemeinsames_ab
from massnahmenplan.portfolio.diagnose import nenne_gruende
from massnahmenplan.portfolio.gemeinschaft import gemeinschaftsbilanzen, gemeinschaftsziele, verstoesse
from massnahmenplan.portfolio.lage import Verbundlage
from massnahmenplan.suche import (
    ENGE_TOLERANZ,
    GROB,
    HAAR,
    VERSUCHE,
    Uhr,
    engste,
    in_modelleinheit,
    rechne_genau,
    zeile_zu_grenze,
)

Weg = Literal["monolith", "spalten", "auto"]
WEGE: tuple[Weg, ...] = ("monolith", "spalten", "auto")
MONOLITH_BIS = 4000
"""Integer columns of all districts together up to which they are solved as one problem."""


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
    versuche: list[str] = []
    schranken: list[float] = []
    abstaende: dict[Stelle, float] = {}
    start: Mapping[Stelle, float] | None = None
    gebrochen: tuple[Verstoss, ...] = ()
    for versuch in range(VERSUCHE):
        enger = form.mit_abstand(abstaende) if versuch == VERSUCHE - 1 else form
        wunsch = replace(wuensche, zeitlimit_s=uhr.rest_s, toleranz=ENGE_TOLERANZ if versuch else None)
        block = _loese(lage, enger, wunsch, als_ganzes, fortschritt, start, scheduler)
        _verlange_plaene(lage, form, wunsch, uhr, block.loesung, gebrochen, ist_form=enger is form)
        if enger is form and block.loesung.schranke is not None:
            schranken.append(block.loesung.schranke)
        teile, gebrochen, verglichen = _rechne_genau(lage, enger, block.loesung)
        if not gebrochen:
            schranke = engste(schranken, form.maximiert)
            loesung, preise = block.loesung, block.preise
            return Verbundfund(teile, enger, loesung, preise, schranke, tuple(versuche), verglichen, als_ganzes)
        if block.loesung.ende is not Ende.OPTIMAL:
            text = "Angehalten, bevor gültige Pläne gefunden waren; die bisher besten verletzen: "
            raise KeinPlanFehler(text + gebrochen[0].text, block.loesung.signalnummer)
        if any(in_modelleinheit(verstoss) > GROB for verstoss in gebrochen):
            break
        versuche.append(f"Versuch {versuch + 1} verletzt: {gebrochen[0].text}")
        _merke_abstaende(abstaende, lage, gebrochen)
        start = form.nach_spalten(block.loesung.werte)
    raise AbweichungsFehler(verstoss.text for verstoss in gebrochen)


def _loese(
    lage: Verbundlage,
    form: Standardform,
    wunsch: Wuensche,
    als_ganzes: bool,
    fortschritt: Callable[[Fortschritt], None] | None,
    start: Mapping[Stelle, float] | None,
    scheduler: str | None,
) -> Blockloesung:
    try:
        if als_ganzes:
            return loese_als_ganzes(form, wunsch, fortschritt, start)
        return loese_blockweise(form, wunsch, fortschritt, start, scheduler)
    except ZahlFehler as fehler:
        raise _deutung(lage, fehler) from fehler


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


def _verlange_plaene(
    lage: Verbundlage,
    form: Standardform,
    wunsch: Wuensche,
    uhr: Uhr,
    loesung: Loesung,
    gebrochen: Sequence[Verstoss],
    *,
    ist_form: bool,
) -> None:
    """``ist_form``: the problem was the one that was asked for, without margins."""
    if loesung.werte is not None:
        return
    if loesung.ende is Ende.UNTERBROCHEN:
        raise KeinPlanFehler("Abgebrochen, bevor gültige Pläne gefunden waren.", loesung.signalnummer)
    if loesung.ende is Ende.ZEITLIMIT:
        raise KeinPlanFehler(
            "Bis zum Zeitlimit waren noch keine gültigen Pläne gefunden: mehr Zeit geben "
            "(--zeitlimit) oder harte Vorgaben lockern."
        )
    if not ist_form and any(in_modelleinheit(verstoss) > HAAR for verstoss in gebrochen):
        raise AbweichungsFehler(verstoss.text for verstoss in gebrochen)
    knapp = [f"Um weniger verfehlt, als der Löser merkt: {verstoss.text}" for verstoss in gebrochen[:1]]
    raise UnerfuellbarFehler([*knapp, *nenne_gruende(lage, form, wunsch, uhr)])


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


def _merke_abstaende(abstaende: dict[Stelle, float], lage: Verbundlage, gebrochen: Sequence[Verstoss]) -> None:
    """Give each broken row the most that it was broken by, and a hair; limits without a row are left."""
    zeilen = _zeilen_zu_grenzen(lage)
    for verstoss in gebrochen:
        zeile = zeilen.get(verstoss.grenze)
        if zeile is not None:
            abstaende[zeile] = max(abstaende.get(zeile, 0.0), in_modelleinheit(verstoss) + HAAR)


def _zeilen_zu_grenzen(lage: Verbundlage) -> dict[str, Stelle]:
    """Return, per name of a limit, the row of the model of all districts."""
    zeilen = dict(lage.zeilen)
    for d, aufbereitung in enumerate(lage.aufbereitungen):
        eigene = zeile_zu_grenze(aufbereitung).items()
        zeilen |= {f"s{d}|{grenze}": (f"s{d}.{art}", index) for grenze, (art, index) in eigene}
    return zeilen
