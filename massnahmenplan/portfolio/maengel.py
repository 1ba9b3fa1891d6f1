"""What of a portfolio does not fit together, however it was made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto, Kontoart
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, SUMMENZIELE, Ziel, Zielart
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.querpruefung.mengenziele import fremde_felder
from massnahmenplan.eingabe.querpruefung.ziele import preismaengel
from massnahmenplan.planungsfall import Planungsfall

Faelle = Mapping[str, Planungsfall]
"""District -> its case."""
ZIELARTEN = EMISSIONSZIELE | SUMMENZIELE | {Zielart.MINDERUNG_JAHR}


@dataclass(frozen=True, slots=True)
class Mangel:
    """Something that does not fit: where it is said, what is wrong, what helps."""

    kennung: str
    liste: str
    """``quartiere``, ``konten`` or ``ziele``."""
    nummer: int
    """Place in the list, from 0 on."""
    id: str
    feld: str
    text: str
    abhilfe: str

    @property
    def feldname(self) -> str:
        """How findings name it."""
        return f"{self.liste}[{self.id}].{self.feld}"


def maengel(
    quartiere: Sequence[tuple[str, Planungsfall]], konten: Sequence[Gemeinschaftskonto], ziele: Sequence[Ziel]
) -> Iterator[Mangel]:
    """Yield every defect; an account that names an unknown district is not looked at any further."""
    faelle = dict(quartiere)
    yield from _zeitraeume(faelle)
    yield from _doppelte("quartiere", [kennung for kennung, _ in quartiere])
    yield from _doppelte("konten", [konto.id for konto in konten])
    yield from _doppelte("ziele", [ziel.id for ziel in ziele])
    for nummer, konto in enumerate(konten):
        unbekannte = list(_unbekannte(nummer, konto, faelle))
        yield from unbekannte
        if not unbekannte:
            yield from _am_konto(nummer, konto, faelle)
    yield from _zweimal_geteiltes(faelle, konten)
    for nummer, ziel in enumerate(ziele):
        yield from _am_ziel(nummer, ziel, faelle)


def _zeitraeume(faelle: Faelle) -> Iterator[Mangel]:
    """All districts have the same years and periods: otherwise an amount of a year has no meaning for all."""
    achsen = {kennung: fall.projekt.zeitachse for kennung, fall in faelle.items()}
    if not achsen:
        return
    erstes, erwartet = next(iter(achsen.items()))
    for nummer, (kennung, achse) in enumerate(achsen.items()):
        if achse != erwartet:
            raster, ihres = (faelle[q].projekt.raster for q in (kennung, erstes))
            text = f"plant {achse.beginn}–{achse.ende} (raster: {raster}), {erstes} aber "
            text += f"{erwartet.beginn}–{erwartet.ende} (raster: {ihres})"
            abhilfe = "beginn, ende und raster aller Quartiere gleich wählen."
            yield Mangel("E471", "quartiere", nummer, kennung, "fall", text, abhilfe)


def _doppelte(liste: str, kennungen: Iterable[str]) -> Iterator[Mangel]:
    gesehen: set[str] = set()
    for nummer, kennung in enumerate(kennungen):
        if normalform(kennung) in gesehen:
            yield Mangel("E479", liste, nummer, kennung, "id", "steht doppelt", "Eine der Kennungen ändern.")
        gesehen.add(normalform(kennung))


def _unbekannte(nummer: int, konto: Gemeinschaftskonto, faelle: Faelle) -> Iterator[Mangel]:
    for feld, genannte in (("quartiere", konto.quartiere), ("zuordnung", tuple(konto.zuordnung))):
        for quartier in genannte:
            if quartier not in faelle:
                text = f"Quartier „{quartier}“ gibt es im Portfolio nicht"
                yield Mangel("E476", "konten", nummer, konto.id, feld, text, rat(quartier, faelle))
            elif not konto.gehoert_zu(quartier):
                text = f"Quartier „{quartier}“ steht nicht unter quartiere dieses Kontos"
                yield Mangel("E476", "konten", nummer, konto.id, feld, text, "Dort nennen oder hier streichen.")


def _am_konto(nummer: int, konto: Gemeinschaftskonto, faelle: Faelle) -> Iterator[Mangel]:
    beteiligte = {quartier: fall for quartier, fall in faelle.items() if konto.gehoert_zu(quartier)}
    for quartier, fall in beteiligte.items():
        bekannte = _bekannte(konto, fall)
        if konto.kennung_in(quartier) not in bekannte:
            feld = "zuordnung" if quartier in konto.zuordnung else "id"
            text = f"{_WAS[konto.art]} „{konto.kennung_in(quartier)}“ gibt es in {quartier} nicht"
            abhilfe = f"{rat(konto.kennung_in(quartier), bekannte)} Unter zuordnung die Kennung dort nennen, oder "
            abhilfe += "unter quartiere nur die Quartiere, die das Konto haben."
            yield Mangel("E472", "konten", nummer, konto.id, feld, text, abhilfe)
        elif konto.art is Kontoart.HAUSHALT:
            yield from _unvertraeglich(nummer, konto, quartier, fall)
    yield from _ohne_betrag(nummer, konto, beteiligte)
    if konto.art is Kontoart.RESSOURCE:
        yield from _ungleiche_ressourcen(nummer, konto, beteiligte)


_WAS = {Kontoart.HAUSHALT: "Kostenträger", Kontoart.TOPF: "Programm", Kontoart.RESSOURCE: "Ressource"}


def _bekannte(konto: Gemeinschaftskonto, fall: Planungsfall) -> list[str]:
    return {
        Kontoart.HAUSHALT: list(fall.traeger_mit_id),
        Kontoart.TOPF: list(fall.programm_mit_id),
        Kontoart.RESSOURCE: [ressource.id for ressource in fall.ressourcen],
    }[konto.art]


def _unvertraeglich(nummer: int, konto: Gemeinschaftskonto, quartier: str, fall: Planungsfall) -> Iterator[Mangel]:
    """Yield rules of a purse that look at its own budget: in one that is shared no district has such."""
    kasse, art = konto.kennung_in(quartier), konto.kasse
    if any((kasse, art) in weg for deckung in fall.deckungen for weg in deckung.richtungen):
        text = f"{quartier} lässt {kasse} und eine andere Kasse einander decken (deckungen)"
        abhilfe = "Die Deckung streichen oder die Kasse nicht teilen."
        yield Mangel("E477", "konten", nummer, konto.id, "id", text, abhilfe)
    if art is Haushaltsart.INVESTIV and fall.robustheit_gamma(kasse) > 0:
        text = f"{quartier} schützt die Kasse von {kasse} gegen steigende Kosten (robustheit_gamma)"
        abhilfe = "robustheit_gamma: 0 beim Kostenträger, oder die Kasse nicht teilen."
        yield Mangel("E477", "konten", nummer, konto.id, "id", text, abhilfe)


def _ohne_betrag(nummer: int, konto: Gemeinschaftskonto, faelle: Faelle) -> Iterator[Mangel]:
    """Pots hold nothing in years that are not stated; purses and resources need every year."""
    if konto.art is Kontoart.TOPF or not faelle:
        return
    jahre = next(iter(faelle.values())).projekt.zeitachse.jahre
    if fehlende := [str(jahr) for jahr in jahre if konto.im_jahr(jahr) is None]:
        text = f"fehlt für {', '.join(fehlende)}"
        yield Mangel(
            "E475",
            "konten",
            nummer,
            konto.id,
            konto.betragsfeld,
            text,
            "Jedes Jahr des Plans angeben, auch mit 0.",
        )


def _ungleiche_ressourcen(nummer: int, konto: Gemeinschaftskonto, faelle: Faelle) -> Iterator[Mangel]:
    gefunden = {
        quartier: (ressource.einheit, ressource.fenster)
        for quartier, fall in faelle.items()
        for ressource in fall.ressourcen
        if ressource.id == konto.kennung_in(quartier)
    }
    erstes = next(iter(gefunden), None)
    for quartier, angaben in gefunden.items():
        if erstes is not None and angaben != gefunden[erstes]:
            text = f"einheit und fenster sind in {quartier} andere als in {erstes}"
            abhilfe = f"In {erstes}: {gefunden[erstes][0]}, {gefunden[erstes][1]}; in {quartier}: "
            abhilfe += f"{angaben[0]}, {angaben[1]}. In den Fällen angleichen."
            yield Mangel("E473", "konten", nummer, konto.id, "id", text, abhilfe)
            return


def _zweimal_geteiltes(faelle: Faelle, konten: Sequence[Gemeinschaftskonto]) -> Iterator[Mangel]:
    """Yield every account that has something of a district which another one has already, with the first of it."""
    belegt: dict[tuple[str, ...], str] = {}
    for nummer, konto in enumerate(konten):
        kasse = konto.kasse if konto.art is Kontoart.HAUSHALT else ""
        stellen = [(q, konto.art, kasse, konto.kennung_in(q)) for q in faelle if konto.gehoert_zu(q)]
        for quartier, *_, kennung in [stelle for stelle in stellen if stelle in belegt][:1]:
            andere = belegt[quartier, konto.art, kasse, kennung]
            text = f"{kennung} in {quartier} gehört schon zum Konto {andere}"
            yield Mangel("E474", "konten", nummer, konto.id, "id", text, "Unter quartiere oder zuordnung trennen.")
        belegt |= dict.fromkeys(stellen, konto.id)


def _am_ziel(nummer: int, ziel: Ziel, faelle: Faelle) -> Iterator[Mangel]:
    if ziel.art not in ZIELARTEN:
        arten = ", ".join(sorted(ZIELARTEN))
        text = "gibt es nur für einzelne Quartiere"
        yield Mangel("E478", "ziele", nummer, ziel.id, "art", text, f"Über alle Quartiere: {arten}.")
    fremde = fremde_felder(ziel) if ziel.art in ZIELARTEN else ()
    for feld, text, abhilfe in (*fremde, *preismaengel(ziel)):
        yield Mangel("E217", "ziele", nummer, ziel.id, feld, text, abhilfe)
    for quartier, fall in faelle.items():
        if ziel.jahr is not None and ziel.jahr not in fall.projekt.zeitachse.jahre:
            text = f"liegt nicht in den Jahren des Plans von {quartier}"
            yield Mangel("E478", "ziele", nummer, ziel.id, "jahr", text, "Ein Jahr des Plans angeben.")
            return
        if ziel.art in EMISSIONSZIELE and fall.projekt.ausgangsemission_t_a is None:
            text = f"{quartier} nennt seine Emission ohne Maßnahmen nicht"
            abhilfe = "projekt.ausgangsemission_t_a dort angeben, oder minderung_jahr, minderung_summe verwenden."
            yield Mangel("E478", "ziele", nummer, ziel.id, "art", text, abhilfe)
