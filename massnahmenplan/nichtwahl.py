"""Why a measure is not in the plan: the first reason that can be shown from the plan as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from massnahmenmodell.daten import Folge, Haushalt, Reelle
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.guenstigst import guenstigst
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.massnahme import BASIS
from massnahmenplan.diagnose import warum_keine_option
from massnahmenplan.diagnose.pflicht import ueberschreitung
from massnahmenplan.ergebnis import Nachweis, Nichtwahl, Plan, Planschritt
from massnahmenplan.grundlagen.schreibweise import euro, prozent, zielgroesse
from massnahmenplan.kassengang import Tafel, fehlbetraege, lege_aus
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.woerter import betrag_teur, hausname, in_einheit, je_jahr, kontoname

HAAR = 1e-6
BEWIESEN = Decimal("1e-9")
"""Relative gap that is rounding noise of the solver: up to it no better plan exists."""
_BESSER = {"co2": "eine größere Minderung", "kosten": "geringere Kosten", "nutzwert": "einen größeren Nutzwert"}


class _Stand:
    """The plan in numbers of the model: what is chosen, and what purses and accounts have spent."""

    def __init__(self, fall: Planungsfall, aufbereitung: Aufbereitung, plan: Plan, nachweis: Nachweis) -> None:
        self.fall, self.aufbereitung, self.plan, self.nachweis = fall, aufbereitung, plan, nachweis
        self.daten = guenstigst(aufbereitung.daten)
        self.x = _gewaehlt(aufbereitung, plan)
        self.option_von = {int(self.daten.optionen.massnahme[o]): int(o) for o in np.flatnonzero(self.x)}
        self.kassen = [_Tafeln(self.x, lege_aus(h.netto), lege_aus(h.forderung)) for h in self.daten.haushalte]
        self.konten = [_Tafeln(self.x, lege_aus(konto.verbrauch)) for konto in self.daten.konten]
        self.minderung = lege_aus(self.daten.minderung)
        self.hilft_sparen = {
            int(self.daten.optionen.massnahme[andere[0]])
            for ersparnis in aufbereitung.daten.buendel
            for andere in ersparnis.daneben
        }
        """Measures beside which others of a bundle save: their own value is not all they bring."""

    def name(self, massnahme: int) -> str:
        """Return the name of a measure by its number."""
        return self.fall.massnahme_mit_id[self.daten.massnahmen[massnahme]].name


class _Tafeln:
    """Tables over options, and what the chosen options make of each."""

    def __init__(self, x: Reelle, *tafeln: Tafel) -> None:
        self._tafeln = tafeln
        self.belegt = [tafel.summe(x) for tafel in tafeln]

    def zusaetzlich(self, von: int, bis: int) -> list[Reelle]:
        """Return years × options: what each option of a measure would add, for each table."""
        return [tafel.ausschnitt(von, bis) for tafel in self._tafeln]

    def zusammen(self, von: int, bis: int) -> list[Reelle]:
        """Return years × options: what the plan and the option make together, for each table."""
        neu = self.zusaetzlich(von, bis)
        return [belegt[:, np.newaxis] + tafel for belegt, tafel in zip(self.belegt, neu, strict=True)]


@dataclass(frozen=True)
class _Lage:
    """One measure that is left out, and its options ``von`` … ``bis`` − 1."""

    stand: _Stand
    kennung: str
    massnahme: int
    von: int
    bis: int
    erlaubt: NDArray[np.bool_] = field(init=False)
    """Per option: True if it keeps the order with all chosen measures."""
    foerderbar: NDArray[np.bool_] = field(init=False)
    """Per option: True if the conditions of its grants on other measures are met by the plan."""

    def __post_init__(self) -> None:
        erlaubt = np.full(self.bis - self.von, True)
        for folge, _ in self.folgen():
            erlaubt &= self.haelt(folge)
        object.__setattr__(self, "erlaubt", erlaubt)
        object.__setattr__(self, "foerderbar", self._foerderbar())

    def _foerderbar(self) -> NDArray[np.bool_]:
        foerderbar = np.full(self.bis - self.von, True)
        for kopplung in self.stand.daten.kopplungen:
            tafel = lege_aus([kopplung.form])
            bedarf = tafel.ausschnitt(self.von, self.bis)[0]
            frei = kopplung.hoechstens - float(tafel.summe(self.stand.x)[0])
            foerderbar &= (bedarf <= 0) | (bedarf <= frei + HAAR)
        return foerderbar

    @property
    def haengt_von_anderer_foerderung_ab(self) -> bool:
        """True if what fits is only an upper estimate: awards that share a limit, conditions that are not met."""
        geteilt = [abruf.option for abruf in self.stand.aufbereitung.daten.abrufe]
        eigene = any(self.von <= option < self.bis for option in geteilt)
        return eigene or bool(self.stand.x[geteilt].any()) or not bool((self.erlaubt & self.foerderbar).any())

    def folgen(self) -> Iterator[tuple[Folge, int]]:
        """Yield each order with a chosen measure, and the number of that measure."""
        for folge in self.stand.daten.folgen:
            if self.massnahme == folge.spaeter and folge.frueher in self.stand.option_von:
                yield folge, folge.frueher
            elif self.massnahme == folge.frueher and folge.spaeter in self.stand.option_von:
                yield folge, folge.spaeter

    def haelt(self, folge: Folge) -> NDArray[np.bool_]:
        """Return, per option, whether it keeps the order with the chosen measure."""
        optionen, eigene = self.stand.daten.optionen, np.arange(self.von, self.bis)
        frueher = eigene if self.massnahme == folge.frueher else np.array([self.stand.option_von[folge.frueher]])
        spaeter = eigene if self.massnahme == folge.spaeter else np.array([self.stand.option_von[folge.spaeter]])
        marke = optionen.fertig[frueher] + 1 if folge.nach_ende else optionen.beginn[frueher]
        abstand = optionen.beginn[spaeter] - marke
        hoechstens = np.inf if folge.hoechstabstand is None else folge.hoechstabstand
        return np.asarray((folge.abstand <= abstand) & (abstand <= hoechstens))


def begruende_nichtwahl(
    fall: Planungsfall, aufbereitung: Aufbereitung, plan: Plan, nachweis: Nachweis
) -> tuple[Nichtwahl, ...]:
    """Return one reason per measure that is left out, in order of ids."""
    stand = _Stand(fall, aufbereitung, plan, nachweis)
    im_plan = {schritt.massnahme for schritt in plan.schritte}
    gruende = []
    for m, kennung in enumerate(aufbereitung.daten.massnahmen):
        if kennung not in im_plan:
            von, bis = np.searchsorted(aufbereitung.daten.optionen.massnahme, (m, m + 1)).tolist()
            grund, text = next(_gruende(_Lage(stand, kennung, m, von, bis)))
            gruende.append(Nichtwahl(kennung, grund, text))
    return tuple(gruende)


def _gewaehlt(aufbereitung: Aufbereitung, plan: Plan) -> Reelle:
    """Return 1 for each option that the plan chooses."""
    nummer = {
        (o.massnahme, o.variante, o.beginn, tuple(a.wahl for a in o.paket.antraege)): n
        for n, o in enumerate(aufbereitung.optionen)
    }
    x = np.zeros(len(aufbereitung.optionen))
    for s in plan.schritte:
        x[nummer[s.massnahme, s.variante, s.beginn, s.foerderung]] = 1
    return x


def _gruende(lage: _Lage) -> Iterator[tuple[str, str]]:
    fall, daten = lage.stand.fall, lage.stand.daten
    verboten = [f for f in fall.festlegungen if f.massnahme == lage.kennung and f.art is Festlegungsart.DARF_NICHT]
    if verboten:
        yield "verboten", f"Durch Beschluss ausgeschlossen ({verboten[0].beschluss})."
    if lage.von == lage.bis:
        warum = warum_keine_option(fall, lage.stand.aufbereitung, lage.kennung)
        yield "keine_option", f"Keine zulässige Option: {warum}"
    yield from _ausschluss(lage)
    yield from _voraussetzung(lage)
    yield from _reihenfolge(lage)
    yield from _warmmiete(lage)
    lohnt_nicht = _lohnt_nicht(lage)
    weich = any(z.preis is not None for z in daten.ziele) or any(z.preis is not None for z in daten.mengenziele)
    if lohnt_nicht and not weich:
        yield "zielwert", lohnt_nicht
    yield from _kein_platz(lage)
    if lohnt_nicht:
        yield "zielwert", lohnt_nicht
    yield _nichts_besseres(lage)


def _ausschluss(lage: _Lage) -> Iterator[tuple[str, str]]:
    for gruppe in lage.stand.daten.gruppen:
        if lage.massnahme in gruppe.massnahmen and gruppe.hoechstens is not None:
            andere = [f"„{lage.stand.name(m)}“" for m in gruppe.massnahmen if m in lage.stand.option_von]
            if len(andere) >= gruppe.hoechstens:
                yield "ausgeschlossen", f"Ausgeschlossen durch {', '.join(andere)} ({gruppe.satz})."


def _voraussetzung(lage: _Lage) -> Iterator[tuple[str, str]]:
    for folge in lage.stand.daten.folgen:
        fehlt = folge.frueher not in lage.stand.option_von
        if folge.verlangt and folge.spaeter == lage.massnahme and fehlt:
            name = lage.stand.name(folge.frueher)
            yield "voraussetzung", f"Setzt „{name}“ voraus, die nicht im Plan ist."


def _reihenfolge(lage: _Lage) -> Iterator[tuple[str, str]]:
    """Orders with chosen measures that no option of this one can keep."""
    if lage.erlaubt.any():
        return
    folgen = list(lage.folgen())
    allein = [(folge, andere) for folge, andere in folgen if not lage.haelt(folge).any()]
    namen = dict.fromkeys(f"„{lage.stand.name(andere)}“" for _, andere in allein or folgen)
    saetze = "; ".join(dict.fromkeys(folge.satz for folge, _ in allein or folgen))
    yield "reihenfolge", f"Passt zeitlich nicht zu {' und '.join(namen)}, wie im Plan vorgesehen ({saetze})."


def _warmmiete(lage: _Lage) -> Iterator[tuple[str, str]]:
    """A hard limit on the warm rent of the building that every option breaks beside the plan."""
    fall, objekt = lage.stand.fall, lage.stand.fall.massnahme_mit_id[lage.kennung].objekt
    begrenzt = {o.name for o in lage.stand.daten.mietobjekte if o.spielraum is not None and o.preis is None}
    if f"warmmiete:{objekt}" not in begrenzt:
        return
    am_objekt = [s for s in lage.stand.plan.schritte if fall.massnahme_mit_id[s.massnahme].objekt == objekt]
    zu_viel = []
    for option in lage.stand.aufbereitung.optionen[lage.von : lage.bis]:
        wahl = tuple(antrag.wahl for antrag in option.paket.antraege)
        schritt = Planschritt(option.massnahme, option.variante, option.beginn, wahl)
        mieten = rechne(fall, Plan((*am_objekt, schritt))).bilanz.mieten
        zu_viel.append(max(miete.ueberschreitung_eur for miete in mieten if miete.objekt == objekt))
    if min(zu_viel) > 0:
        name = fall.objekt_mit_id[objekt or ""].name
        yield (
            "warmmiete",
            f"Neben dem Plan läge die Warmmiete {name} auch auf dem günstigsten Weg um "
            f"{euro(min(zu_viel))} im Jahr über ihrer Grenze.",
        )


def _lohnt_nicht(lage: _Lage) -> str | None:
    """Return why the measure by itself brings nothing for the aim; None if some option does."""
    daten = lage.stand.daten
    mehrere = lage.stand.nachweis.stufen or daten.zielfunktion not in {"co2", "kosten"}
    if mehrere or _wirkt_mit_anderen(lage):
        return None
    if daten.zielfunktion == "kosten":
        if lage.massnahme in lage.stand.hilft_sparen:
            return None
        kleinste = float(daten.kosten[lage.von : lage.bis].min())
        if kleinste < 0:
            return None
        return (
            "Bringt über den Plan nicht mehr an Energie, Erträgen, Zuschüssen und Restwert, als sie kostet "
            f"(Barwert auch auf dem besten Weg {betrag_teur(kleinste)} Kosten)."
        )
    if (lage.stand.minderung.ausschnitt(lage.von, lage.bis).sum(axis=0) > 0).any():
        return None
    return "Bringt über den Plan keine CO2-Minderung."


def _wirkt_mit_anderen(lage: _Lage) -> bool:
    """Return True if other measures make more of it than it does by itself: a network needs connections."""
    daten = lage.stand.daten
    eigene = set(range(lage.von, lage.bis))
    return any(
        max(produkt.werte(t)) > 0 and any(eigene.intersection(teil.tolist()) for teil in produkt.in_kraft[t])
        for produkt in daten.produkte
        for t in range(daten.anzahl_perioden)
    ) or any(
        any(eigene.intersection(teil.tolist()) for teile in verbund.in_kraft for teil in teile)
        and max(float(werte.max()) for werte in (verbund.minderung_t, *(w for _, w in verbund.ersparnis_teur))) > 0
        for verbund in daten.verbuende
    )


def _kein_platz(lage: _Lage) -> Iterator[tuple[str, str]]:
    """What is missing for the option that needs the least extra money, then the least of what is scarce."""
    fehlt = [(haushalt, _fehlt(lage, h)) for h, haushalt in _eigene_kassen(lage)]
    fehlt_summe = sum((jahre.sum(axis=0) for _, jahre in fehlt), np.zeros(lage.bis - lage.von))
    zu_viel = [_zu_viel(lage, c) for c in range(len(lage.stand.daten.konten))]
    gesperrt = sum(((jahre > 0).any(axis=0) for jahre in zu_viel), np.zeros(lage.bis - lage.von))
    geld = np.where(fehlt_summe > HAAR, fehlt_summe, 0.0)
    erlaubt = lage.erlaubt & lage.foerderbar if lage.foerderbar.any() else lage.erlaubt
    if ((geld == 0) & (gesperrt == 0) & erlaubt).any():
        return
    beste = int(np.lexsort((gesperrt, np.round(geld, 5), ~erlaubt))[0])
    spalten = [(haushalt, jahre[:, beste]) for haushalt, jahre in fehlt]
    am_geld = [_geldsatz(lage, haushalt, jahre) for haushalt, jahre in spalten if jahre.sum() > HAAR]
    knapp = [(c, jahre[:, beste]) for c, jahre in enumerate(zu_viel)]
    an_konten = [_kontosatz(lage, c, jahre) for c, jahre in knapp if (jahre > 0).any()]
    yield (
        "haushalt" if am_geld else "konto",
        f"Neben dem Plan nicht möglich; auf dem günstigsten Weg ({_weg(lage, beste)}) fehlen: "
        f"{'; '.join((*am_geld, *an_konten))}.",
    )


def _eigene_kassen(lage: _Lage) -> Iterator[tuple[int, Haushalt]]:
    """Purses of all who pay for the measure in some variant."""
    ausfuehrungen = lage.stand.fall.ausfuehrungen[lage.kennung].values()
    beteiligte = frozenset().union(*(ausfuehrung.beteiligte for ausfuehrung in ausfuehrungen))
    return ((h, kasse) for h, kasse in enumerate(lage.stand.daten.haushalte) if kasse.traeger in beteiligte)


def _fehlt(lage: _Lage, h: int) -> Reelle:
    netto, forderung = lage.stand.kassen[h].zusammen(lage.von, lage.bis)
    return fehlbetraege(lage.stand.daten.haushalte[h], netto, forderung)


def _zu_viel(lage: _Lage, c: int) -> Reelle:
    tafeln = lage.stand.konten[c]
    (bedarf,) = tafeln.zusaetzlich(lage.von, lage.bis)
    return ueberschreitung(lage.stand.daten.konten[c], tafeln.belegt[0], bedarf)


def _geldsatz(lage: _Lage, haushalt: Haushalt, jahre: Reelle) -> str:
    name, betrag = hausname(lage.stand.fall, haushalt), betrag_teur(float(jahre.sum()))
    return f"im {name} {betrag} ({je_jahr(lage.stand.daten.jahre, jahre)})"


def _kontosatz(lage: _Lage, c: int, jahre: Reelle) -> str:
    konto = lage.stand.daten.konten[c]
    mengen = ", ".join(
        f"{konto.zeit(t)}: {in_einheit(konto, float(jahre[t]))}" for t in np.flatnonzero(jahre > 0).tolist()
    )
    return f"{kontoname(konto)} ({mengen})"


def _weg(lage: _Lage, beste: int) -> str:
    """Return the best option in few words: begin, and variant and programmes where there are any."""
    option = lage.stand.aufbereitung.optionen[lage.von + beste]
    teile = [f"Beginn {lage.stand.fall.projekt.zeitachse.name(option.beginn)}"]
    if option.variante != BASIS:
        teile.append(f"Variante {option.variante}")
    if option.paket.antraege:
        teile.append("mit " + " und ".join(antrag.programm for antrag in option.paket.antraege))
    return ", ".join(teile)


def _nichts_besseres(lage: _Lage) -> tuple[str, str]:
    """The measure fits beside the plan: either it is proven that nothing is better, or that is open."""
    nachweis = lage.stand.nachweis
    platz = "Fände für sich Platz, soweit andere Förderung ihre nicht kürzt oder ausschließt"
    if not lage.haengt_von_anderer_foerderung_ab:
        platz = "Fände für sich Platz"
    if lage.stand.aufbereitung.daten.kredite:
        platz += ", soweit Kredite dafür reichen"
    if lage.stand.daten.schutz:
        platz += ", solange nichts teurer wird als geplant"
    if nachweis.luecke is not None and nachweis.luecke <= BEWIESEN:
        besser = "für die Ziele in ihrer Rangfolge mehr" if nachweis.stufen else _BESSER[nachweis.ziel]
        return "zielwert", f"{platz}, aber bewiesen ist: kein Plan mit ihr hat {besser}."
    zusatz = "keine Schranke bewiesen"
    if nachweis.stufen and nachweis.luecke is not None:
        zusatz = f"offene Lücke {prozent(nachweis.luecke, 2)}"
    elif nachweis.schranke is not None and not nachweis.stufen:
        zusatz = f"offene Lücke {zielgroesse(nachweis.luecke_absolut, nachweis.einheit)}"
    return "offen", f"{platz}, ist aber in keinem gefundenen besseren Plan enthalten ({zusatz})."
