"""Why a measure is not in the plan: the first reason that can be shown from the plan as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np

from massnahmenmodell.daten import Haushalt, Linearform, Reelle
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.diagnose import warum_keine_option
from massnahmenplan.ergebnis import Nichtwahl, Plan
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.planungsfall import Planungsfall

HAAR = 1e-6


@dataclass(frozen=True)
class _Lage:
    """The plan in numbers of the model, and the options of one measure that is left out."""

    fall: Planungsfall
    aufbereitung: Aufbereitung
    x: Reelle
    """1 for each chosen option."""
    massnahme: int
    optionen: np.ndarray

    def name(self, massnahme: int) -> str:
        """Return the name of a measure by its number."""
        return self.fall.massnahme_mit_id[self.aufbereitung.daten.massnahmen[massnahme]].name

    def belegt(self, form: Linearform) -> float:
        """Return what the chosen options use of a sum."""
        return float(form.werte @ self.x[form.optionen])

    def zusaetzlich(self, form: Linearform) -> Reelle:
        """Return what each option of the measure would use in addition."""
        werte = np.zeros(len(self.x))
        werte[form.optionen] = form.werte
        return cast(Reelle, werte[self.optionen])


def begruende_nichtwahl(fall: Planungsfall, aufbereitung: Aufbereitung, plan: Plan) -> tuple[Nichtwahl, ...]:
    """Return one reason per measure that is left out, in order of ids."""
    daten = aufbereitung.daten
    nummer = {
        (o.massnahme, o.variante, o.beginn, tuple((a.programm, a.antrag_am) for a in o.paket.antraege)): n
        for n, o in enumerate(aufbereitung.optionen)
    }
    x = np.zeros(len(daten.optionen))
    for s in plan.schritte:
        x[nummer[s.massnahme, s.variante, s.beginn, tuple((w.programm, w.antrag_am) for w in s.foerderung)]] = 1
    im_plan = {schritt.massnahme for schritt in plan.schritte}
    gruende = []
    for m, kennung in enumerate(daten.massnahmen):
        if kennung not in im_plan:
            lage = _Lage(fall, aufbereitung, x, m, np.flatnonzero(daten.optionen.massnahme == m))
            grund, text = next(_gruende(lage, kennung))
            gruende.append(Nichtwahl(kennung, grund, text))
    return tuple(gruende)


def _gruende(lage: _Lage, kennung: str) -> Iterator[tuple[str, str]]:
    verboten = [f for f in lage.fall.festlegungen if f.massnahme == kennung and f.art is Festlegungsart.DARF_NICHT]
    if verboten:
        yield "verboten", f"Durch Beschluss ausgeschlossen ({verboten[0].beschluss})."
    if not len(lage.optionen):
        yield (
            "keine_option",
            f"Keine zulässige Option: {warum_keine_option(lage.fall, lage.aufbereitung, kennung)}",
        )
    yield from _ausschluss(lage)
    yield from _voraussetzung(lage)
    yield from _reihenfolge(lage)
    yield from _kein_platz(lage)
    co2 = lage.aufbereitung.daten.zielfunktion == "co2"
    if co2 and not _bringt_etwas(lage):
        yield "zielwert", "Bringt im Plan keine CO2-Minderung und verbraucht Mittel."
    if co2:
        yield (
            "zielwert",
            "Ginge nur, wenn andere Maßnahmen entfielen oder später kämen; zusammen wäre die Minderung kleiner.",
        )
    yield "zielwert", "Kostet über den Plan mehr, als sie an Energie, Erträgen und Restwert bringt."


def _ausschluss(lage: _Lage) -> Iterator[tuple[str, str]]:
    daten = lage.aufbereitung.daten
    gewaehlt = set(daten.optionen.massnahme[lage.x > 0].tolist())
    for gruppe in daten.gruppen:
        if lage.massnahme in gruppe.massnahmen and gruppe.hoechstens is not None:
            andere = [f"„{lage.name(m)}“" for m in gruppe.massnahmen if m in gewaehlt]
            if len(andere) >= gruppe.hoechstens:
                yield "ausgeschlossen", f"Ausgeschlossen durch {', '.join(andere)} ({gruppe.satz})."


def _voraussetzung(lage: _Lage) -> Iterator[tuple[str, str]]:
    daten = lage.aufbereitung.daten
    gewaehlt = set(daten.optionen.massnahme[lage.x > 0].tolist())
    for folge in daten.folgen:
        if folge.verlangt and folge.spaeter == lage.massnahme and folge.frueher not in gewaehlt:
            yield "voraussetzung", f"Setzt „{lage.name(folge.frueher)}“ voraus, die nicht im Plan ist."


def _reihenfolge(lage: _Lage) -> Iterator[tuple[str, str]]:
    """An order with a chosen measure that no option of this one can keep."""
    daten = lage.aufbereitung.daten
    gewaehlt = {int(daten.optionen.massnahme[o]): int(o) for o in np.flatnonzero(lage.x > 0)}
    eigene = lage.optionen
    for folge in daten.folgen:
        if lage.massnahme == folge.spaeter and folge.frueher in gewaehlt:
            andere, frueher, spaeter = folge.frueher, np.array([gewaehlt[folge.frueher]]), eigene
        elif lage.massnahme == folge.frueher and folge.spaeter in gewaehlt:
            andere, frueher, spaeter = folge.spaeter, eigene, np.array([gewaehlt[folge.spaeter]])
        else:
            continue
        marke = daten.optionen.fertig[frueher] + 1 if folge.nach_ende else daten.optionen.beginn[frueher]
        abstand = daten.optionen.beginn[spaeter] - marke
        hoechstens = np.inf if folge.hoechstabstand is None else folge.hoechstabstand
        if not ((folge.abstand <= abstand) & (abstand <= hoechstens)).any():
            yield (
                "reihenfolge",
                f"Passt zeitlich nicht zu „{lage.name(andere)}“, wie sie geplant ist ({folge.satz}).",
            )


def _kein_platz(lage: _Lage) -> Iterator[tuple[str, str]]:
    """A purse of its payer, or an account, for which every option of the measure is too much beside the plan."""
    daten = lage.aufbereitung.daten
    traeger = lage.fall.massnahme_mit_id[daten.massnahmen[lage.massnahme]].kostentraeger
    for haushalt in (haushalt for haushalt in daten.haushalte if haushalt.traeger == traeger):
        fehlt = _fehlbetrag(lage, haushalt)
        if len(fehlt) and fehlt.min() > HAAR:
            name = lage.fall.traeger_mit_id[traeger].name
            betrag = euro(eur(float(fehlt.min())), 0)
            yield "haushalt", f"Im Haushalt {name} fehlen neben dem Plan mindestens {betrag}."
    for konto in daten.konten:
        frei = np.full(len(lage.optionen), True)
        for t in range(len(konto.jahre)):
            fenster = konto.verbrauch[max(0, t - konto.fenster + 1) : t + 1]
            belegt = sum(lage.belegt(form) for form in fenster)
            neu = sum((lage.zusaetzlich(form) for form in fenster), np.zeros(len(lage.optionen)))
            frei &= (neu <= 0) | (belegt + neu <= konto.menge[t] + HAAR)
        if not frei.any():
            yield "konto", f"{konto.satz}: neben dem Plan ist nicht genug frei."


def _fehlbetrag(lage: _Lage, haushalt: Haushalt) -> Reelle:
    """Return what each option would lack in a purse, thousand EUR: the purse walked through with it."""
    anzahl = len(lage.optionen)
    rest, linie, fehlt = np.zeros(anzahl), np.zeros(anzahl), np.zeros(anzahl)
    alpha, frist = haushalt.uebertrag_anteil, haushalt.uebertrag_jahre
    for t, ansatz in enumerate(haushalt.ansatz):
        netto = lage.belegt(haushalt.netto[t]) + lage.zusaetzlich(haushalt.netto[t])
        forderung = lage.belegt(haushalt.forderung[t]) + lage.zusaetzlich(haushalt.forderung[t])
        uebrig = ansatz + rest - netto - (1 + haushalt.zins) * linie
        linie = np.clip(-uebrig, 0, np.minimum(haushalt.linie, forderung))
        fehlt = np.maximum(fehlt, -uebrig - linie)
        erste = 0 if frist is None else max(0, t - frist + 1)
        rest = alpha * np.clip(uebrig, 0, haushalt.ansatz[erste : t + 1].sum())
    return fehlt


def _bringt_etwas(lage: _Lage) -> bool:
    return any((lage.zusaetzlich(form) > 0).any() for form in lage.aufbereitung.daten.minderung)
