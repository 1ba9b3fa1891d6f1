"""Beside the plan: everything else as it is, only one measure free; what stands in the way, and by how much."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from massnahmenplan.aufbereitung.ansatzzeilen import zeilen_des_ansatzes
from massnahmenplan.aufbereitung.einheiten import eur, zielwert_aus_modell
from massnahmenplan.diagnose.widerspruch import ALTERNATIVE, FOLGE, GRUPPE, KOPPLUNG, WARMMIETE
from massnahmenplan.ergebnis.erklaerung import Engpass, Engpassart
from massnahmenplan.erklaerung.antwort import Antwort, frage
from massnahmenplan.erklaerung.lage import Planlage, mit_wahl, mit_zeile
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.loeser import Standardform, Stelle, Wuensche, loese
from massnahmenplan.loeser.erweiterung import Eintraege, Zusatzspalte, erweitere
from massnahmenplan.loeser.standardform import TOLERANZ
from massnahmenplan.woerter import hausname, kontoname, zaehlt_geld

KONTO_GEWICHT, SONST_GEWICHT = 1e4, 1e6
"""Price beside 1 for each thousand EUR: money is what one would look for first, rules are broken last."""
SPAETER_LIEBER = 1e-6
"""Of equally small amounts the later one: money that is there earlier has to be carried on."""
HOECHSTENS_S = 5.0
_ARTEN: tuple[tuple[Engpassart, tuple[str, ...]], ...] = (
    ("reihenfolge", FOLGE),
    ("gruppe", GRUPPE),
    ("foerderbedingung", (*KOPPLUNG, *ALTERNATIVE, "mindestzuschuss_bleibt", "nur_als_erster", "nur_ungekuerzt")),
    ("warmmiete", WARMMIETE),
    ("ziel", ("ziel_erreicht", "mengenziel_erreicht")),
    ("kreditgrenze", ("kreditgrenze_eingehalten",)),
)
_SONST = {zeile: art for art, zeilen in _ARTEN for zeile in zeilen}
"""Rows that are rules of the case, beside money and accounts."""
_RANG: dict[str, Engpassart] = {"vorrangiges_ziel_bleibt": "rangfolge"}


@dataclass(frozen=True, slots=True)
class Fehlendes:
    """What is missing for the best of some options beside the plan; nothing: it fits."""

    option: int | None
    engpaesse: tuple[Engpass, ...]
    geld: tuple[tuple[int, int, float], ...]
    """Purse, year, thousand EUR."""

    @property
    def nur_geld(self) -> bool:
        """True if money in purses is all that is missing."""
        return bool(self.engpaesse) and len(self.geld) == len(self.engpaesse)


def daneben(
    lage: Planlage, k: int, m: int, erlaubt: Sequence[int], form: Standardform | None = None
) -> Standardform:
    """Return the problem with all others as in the plan, and one of the given options of ``m``, or none of it."""
    massnahme = lage.daten.optionen.massnahme
    fest = {o: float(lage.wahl[o]) for o in range(len(massnahme)) if int(massnahme[o]) != m}
    aus = {int(o): 0.0 for o in lage.optionen(m) if int(o) not in set(erlaubt)}
    problem = mit_wahl(form or lage.form(k), fest, fest | aus)
    return (
        problem
        if not erlaubt or m in lage.daten.pflicht
        else mit_zeile(problem, ("hoechstens_eine_option", m), 1.0)
    )


def bester_weg(
    lage: Planlage, k: int, m: int, erlaubt: Sequence[int], form: Standardform | None = None
) -> Antwort:
    """Return the best plan that has one of the given options beside all others."""
    return frage(lage, k, daneben(lage, k, m, erlaubt, form), HOECHSTENS_S, luecke=0.0)


def was_fehlt(lage: Planlage, m: int, erlaubt: Sequence[int], *, nur_geld: bool = False) -> Fehlendes | None:
    """Return the least that is missing for one of the given options; None if nothing helps.

    Money counts first, then accounts, then rules; with ``nur_geld`` nothing but money may be missing: then the
    sum is the smallest there is.
    """
    problem = daneben(lage, lage.letztes, m, erlaubt)
    ohne_rang = _ohne_rangfolge(problem)
    spalten = list(_geldspalten(lage))
    if not nur_geld:
        spalten += _kontospalten(lage, problem)
        spalten += _regelspalten(problem, _SONST)
    fehlendes = _geringstes(lage, m, ohne_rang, spalten)
    if fehlendes is None or fehlendes.engpaesse or not lage.letztes:
        return fehlendes
    return _geringstes(lage, m, problem, list(_regelspalten(problem, _RANG)))


def _ohne_rangfolge(form: Standardform) -> Standardform:
    """Return the problem in which aims that come first do not matter: they are asked about by themselves."""
    frei = np.array([name in _RANG for name, _ in form.zeilen])
    return replace(
        form,
        zeile_unten=np.where(frei, -np.inf, form.zeile_unten),
        zeile_oben=np.where(frei, np.inf, form.zeile_oben),
    )


def _geringstes(
    lage: Planlage, m: int, problem: Standardform, spalten: Sequence[tuple[Zusatzspalte, float]]
) -> Fehlendes | None:
    """Return the least use of columns that let rows give way; None if they do not help."""
    weich = erweitere(problem, [spalte for spalte, _ in spalten])
    kosten = np.zeros(len(weich.spalten))
    kosten[len(problem.spalten) :] = [gewicht for _, gewicht in spalten]
    weich = replace(weich, kosten=kosten, offset=0.0, maximiert=False)
    werte = loese(weich, Wuensche(luecke=0.0, zeitlimit_s=HOECHSTENS_S)).werte
    if werte is None:
        return None
    gewaehlt = [int(i) for (art, i), w in weich.nach_spalten(werte).items() if art == "x" and w > 0.5]
    option = next((o for o in gewaehlt if int(lage.daten.optionen.massnahme[o]) == m), None)
    fehlt = [(s, w) for s, w in zip(weich.spalten, werte.tolist(), strict=True) if w > TOLERANZ]
    geld = tuple((i[0], i[1], w) for (art, i), w in fehlt if art == "mehr_geld")
    return Fehlendes(option, tuple(_engpaesse(lage, fehlt)), geld)


def geldrichtung(lage: Planlage, h: int, t: int) -> Eintraege:
    """Return how much each row gives way for each thousand EUR more in a purse and year."""
    return tuple((ort, wert) for ort, wert in zeilen_des_ansatzes(lage.daten, h, t) if wert)


def mit_geld(lage: Planlage, form: Standardform, betraege: Mapping[tuple[int, int], float]) -> Standardform:
    """Return the problem with more money in some purses and years, thousand EUR."""
    zeile_von, oben = {ort: z for z, ort in enumerate(form.zeilen)}, form.zeile_oben.copy()
    for (h, t), betrag in betraege.items():
        for ort, wert in geldrichtung(lage, h, t):
            if ort in zeile_von:
                oben[zeile_von[ort]] += wert * betrag
    return replace(form, zeile_oben=oben)


def _geldspalten(lage: Planlage) -> Iterator[tuple[Zusatzspalte, float]]:
    """Yield a column for more money in each purse and year still to come, and its price."""
    gesperrt = {(a.kostentraeger, str(a.art), a.jahr) for a in lage.fall.haushalt if a.sperre_anteil == 1}
    for h, haushalt in enumerate(lage.daten.haushalte):
        art = haushalt.name.rpartition(":")[2]
        for t, jahr in enumerate(lage.daten.jahre):
            if jahr >= lage.erstes_offenes_jahr and (haushalt.traeger, art, jahr) not in gesperrt:
                eintraege = tuple((ort, -wert) for ort, wert in geldrichtung(lage, h, t))
                spaeter = (lage.daten.anzahl_jahre - t) * SPAETER_LIEBER
                yield Zusatzspalte(("mehr_geld", (h, t)), eintraege=eintraege), 1.0 + spaeter


def _kontospalten(lage: Planlage, form: Standardform) -> Iterator[tuple[Zusatzspalte, float]]:
    for ort in form.zeilen:
        if ort[0] == "konto_reicht":
            konto = lage.daten.konten[ort[1][0]]
            if konto.jahre[ort[1][1]] < lage.erstes_offenes_jahr:
                continue
            menge = 1.0 if zaehlt_geld(konto) else max(float(konto.menge.max()), 1e-3)
            yield Zusatzspalte(("mehr_konto", ort[1]), eintraege=((ort, -1.0),)), KONTO_GEWICHT / menge


def _regelspalten(form: Standardform, arten: Collection[str]) -> Iterator[tuple[Zusatzspalte, float]]:
    """Yield a column per side of each row of some kinds."""
    for z, ort in enumerate(form.zeilen):
        if ort[0] in arten:
            if np.isfinite(form.zeile_oben[z]):
                yield Zusatzspalte(("regel_oben", ort), eintraege=((ort, -1.0),)), SONST_GEWICHT
            if np.isfinite(form.zeile_unten[z]):
                yield Zusatzspalte(("regel_unten", ort), eintraege=((ort, 1.0),)), SONST_GEWICHT


def _engpaesse(lage: Planlage, fehlt: Sequence[tuple[Stelle, float]]) -> Iterator[Engpass]:
    """Yield what the columns mean; of a rule with a row per period only once."""
    genannt: set[tuple[str, str]] = set()
    for (art, index), wert in fehlt:
        if art == "mehr_geld":
            yield _kassenengpass(lage, index[0], index[1], wert)
        elif art == "mehr_konto":
            yield _kontoengpass(lage, index[0], index[1], wert)
        elif art in {"regel_oben", "regel_unten"}:
            engpass = _regelengpass(lage, index, wert)
            if (engpass.art, engpass.name) not in genannt:
                genannt.add((engpass.art, engpass.name))
                yield engpass


def _kassenengpass(lage: Planlage, h: int, t: int, wert: float) -> Engpass:
    haushalt, jahr = lage.daten.haushalte[h], lage.daten.jahre[t]
    art, betrag = haushalt.name.rpartition(":")[2], auf_cent(eur(wert))
    return Engpass("kasse", hausname(lage.fall, haushalt), betrag, "EUR", jahr, str(jahr), haushalt.traeger, art)


def _kontoengpass(lage: Planlage, c: int, t: int, wert: float) -> Engpass:
    konto = lage.daten.konten[c]
    geld = zaehlt_geld(konto)
    einheit = "EUR" if geld else konto.satz.rpartition(" [")[2].removesuffix("]")
    menge = auf_cent(eur(wert)) if geld else Decimal(repr(round(wert, 6)))
    return Engpass("konto", kontoname(konto), menge, einheit, konto.jahre[t], konto.zeit(t))


def _regelengpass(lage: Planlage, ort: Stelle, wert: float) -> Engpass:
    name, index = ort
    erste = index[0] if isinstance(index, tuple) else index
    daten, art = lage.daten, (_SONST | _RANG)[name]
    if art in {"reihenfolge", "gruppe"}:
        liste = daten.folgen if art == "reihenfolge" else daten.gruppen
        return Engpass(art, liste[erste].satz, None, None)
    if art == "ziel":
        ziel = daten.ziele[erste] if name == "ziel_erreicht" else daten.mengenziele[erste]
        tonnen = Decimal(repr(round(wert, 6))) if name == "ziel_erreicht" else None
        return Engpass(art, ziel.satz, tonnen, None if tonnen is None else "t CO2e")
    if art == "kreditgrenze":
        return Engpass(art, ohne_einheit(daten.kreditgrenzen[erste].satz), auf_cent(eur(wert)), "EUR")
    if art == "rangfolge":
        return _rangengpass(lage, erste, wert)
    if art == "warmmiete":
        return Engpass(art, daten.mietobjekte[erste].satz, None, None)
    return Engpass(art, _bedingung(lage, name, erste), None, None)


def _rangengpass(lage: Planlage, k: int, wert: float) -> Engpass:
    angabe = lage.ziele[k]
    return Engpass("rangfolge", angabe.ziel, round(zielwert_aus_modell(angabe.ziel, wert), 6), angabe.einheit)


def _bedingung(lage: Planlage, name: str, erste: int) -> str:
    """Return the condition of a grant on other measures in words."""
    if name in KOPPLUNG:
        return lage.daten.kopplungen[erste].satz
    if name in ALTERNATIVE:
        return lage.daten.alternativen[erste].satz
    return f"gemeinsame Höchstgrenze der Förderung ({lage.daten.abrufe[erste].name.partition(':')[2]})"


def ohne_einheit(satz: str) -> str:
    """Return the name of a limit without the unit behind it."""
    return satz.rpartition(" [")[0] or satz
