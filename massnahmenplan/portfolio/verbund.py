"""A portfolio: the cases of its districts, the accounts they share, targets over all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto, Kontoart
from massnahmenplan.begriffe.ressource import Ressource
from massnahmenplan.begriffe.ziel import Ziel
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.portfolio.maengel import Mangel, maengel
from massnahmenplan.szenarien.fall import mit

OHNE_GRENZE = Jahresmengen(Decimal("1e9"))
"""EUR, or units of a resource, in every year: more than all districts together can use."""
ZUTEILUNG = "Zuteilung aus dem Portfolio"


@dataclass(frozen=True, slots=True)
class Quartier:
    """A district."""

    id: str
    name: str
    fall: Planungsfall


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Districts and what they share. Errors: EingabeFehler with everything that does not fit together."""

    name: str
    quartiere: tuple[Quartier, ...]
    konten: tuple[Gemeinschaftskonto, ...] = ()
    ziele: tuple[Ziel, ...] = ()
    """Targets for the tonnes of all districts together."""
    hinweis: str | None = None

    def __post_init__(self) -> None:
        befunde = [_befund(mangel) for mangel in self.maengel()]
        if befunde:
            raise EingabeFehler(befunde)

    @property
    def diskontsatz(self) -> Decimal:
        """At which prices of missed targets are discounted: that of the first district, which W472 says."""
        return self.quartiere[0].fall.projekt.diskontsatz

    def maengel(self) -> Iterator[Mangel]:
        """Yield what does not fit together."""
        return maengel([(quartier.id, quartier.fall) for quartier in self.quartiere], self.konten, self.ziele)

    def konten_von(self, quartier: str) -> list[Gemeinschaftskonto]:
        """Return the shared accounts that a district draws on."""
        return [konto for konto in self.konten if konto.gehoert_zu(quartier)]

    def ohne_grenzen(self, quartier: Quartier) -> Planungsfall:
        """Return the case of a district in which no shared account has a limit that could bind."""
        frei = {konto.id: OHNE_GRENZE for konto in self.konten_von(quartier.id)}
        return self.zugeteilt(quartier, frei, None)

    def zugeteilt(
        self, quartier: Quartier, zuteilung: Mapping[str, Jahresmengen], quelle: str | None = ZUTEILUNG
    ) -> Planungsfall:
        """Return the case of a district with its parts of the shared accounts in place of what it states."""
        fall = quartier.fall
        for konto in self.konten_von(quartier.id):
            kennung, mengen = konto.kennung_in(quartier.id), zuteilung[konto.id]
            if konto.art is Kontoart.HAUSHALT:
                fall = _mit_ansaetzen(fall, konto, kennung, mengen, quelle)
            elif konto.art is Kontoart.TOPF:
                fall = mit(fall, toepfe={**fall.toepfe, kennung: mengen})
            else:
                fall = mit(fall, ressourcen=tuple(_mit_menge(r, kennung, mengen) for r in fall.ressourcen))
        return fall


def _befund(mangel: Mangel) -> Befund:
    return Befund(mangel.kennung, mangel.text, feld=mangel.feldname, abhilfe=mangel.abhilfe)


def _mit_ansaetzen(
    fall: Planungsfall, konto: Gemeinschaftskonto, traeger: str, mengen: Jahresmengen, quelle: str | None
) -> Planungsfall:
    andere = [a for a in fall.haushalt if (a.kostentraeger, a.art) != (traeger, konto.kasse)]
    neue = [
        Haushaltsansatz(
            kostentraeger=traeger,
            jahr=jahr,
            art=konto.kasse,
            betrag_eur=mengen.im_jahr(jahr) or Decimal(0),
            quelle=quelle,
        )
        for jahr in fall.projekt.zeitachse.jahre
    ]
    return mit(fall, haushalt=(*andere, *neue))


def _mit_menge(ressource: Ressource, kennung: str, mengen: Jahresmengen) -> Ressource:
    return ressource.model_copy(update={"menge": mengen}) if ressource.id == kennung else ressource
