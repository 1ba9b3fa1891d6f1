"""Facts about measure, payer and object on which a programme, a cap, a rate or a bonus depends."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from massnahmenplan.begriffe.grundform import Grundform, Kennungen
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.begriffe.objekt import Objektart
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp
from massnahmenplan.grundlagen.zahlen import Euro


class Bedingung(Grundform):
    """Every list that is stated must be met; an empty list asks nothing."""

    massnahmenarten: Kennungen = ()
    """The measure is of one of these kinds (``massnahme.art``)."""
    antragsteller: tuple[Traegerart, ...] = ()
    """The payer is of one of these kinds."""
    objektarten: tuple[Objektart, ...] = ()
    """The object is of one of these kinds."""
    merkmale: Kennungen = ()
    """Facts that measure or payer must have, all of them."""
    eines_der_merkmale: Kennungen = ()
    """Facts of which measure or payer must have at least one."""
    ohne_merkmale: Kennungen = ()
    """Facts that measure and payer must not have."""
    kosten_ab_eur: Euro | None = None
    """Least eligible part of the investment (before any rule of the programme)."""
    kosten_unter_eur: Euro | None = None
    """The eligible part of the investment is less than this."""

    def gilt_fuer(self, vorhaben: Vorhaben) -> bool:
        """Return True if every stated list is met."""
        return self.mangel(vorhaben) is None

    def mangel(self, vorhaben: Vorhaben) -> str | None:
        """Return the first list that is not met, as a German sentence; None if all are met."""
        return self.artmangel(vorhaben) or self._merkmalsmangel(vorhaben.merkmale) or self._kostenmangel(vorhaben)

    def artmangel(self, vorhaben: Vorhaben) -> str | None:
        """Return which kind (of measure, payer, object) is not met; None if all are met."""
        art = vorhaben.massnahme.art
        if self.massnahmenarten and art not in self.massnahmenarten:
            return _falsche_art(art, self.massnahmenarten)
        traeger = vorhaben.traeger.art
        if self.antragsteller and traeger not in self.antragsteller:
            return f"„{traeger}“ ist nicht antragsberechtigt (nur: {', '.join(self.antragsteller)})."
        objekt = vorhaben.objekt
        if self.objektarten and (objekt is None or objekt.art not in self.objektarten):
            genannt = f"Objektart „{objekt.art}“" if objekt is not None else "Maßnahme ohne Objekt"
            return f"{genannt} wird nicht gefördert (nur: {', '.join(self.objektarten)})."
        return None

    @property
    def genannte_merkmale(self) -> frozenset[str]:
        """All facts that the condition looks at."""
        return frozenset((*self.merkmale, *self.eines_der_merkmale, *self.ohne_merkmale))

    def _kostenmangel(self, vorhaben: Vorhaben) -> str | None:
        if self.kosten_ab_eur is None and self.kosten_unter_eur is None:
            return None
        kosten = vorhaben.kosten_eur * vorhaben.massnahme.foerderfaehig_anteil
        if self.kosten_ab_eur is not None and kosten < self.kosten_ab_eur:
            return f"Die förderfähige Investition liegt unter {euro_knapp(self.kosten_ab_eur)}."
        if self.kosten_unter_eur is not None and kosten >= self.kosten_unter_eur:
            return f"Die förderfähige Investition liegt nicht unter {euro_knapp(self.kosten_unter_eur)}."
        return None

    def _merkmalsmangel(self, vorhanden: frozenset[str]) -> str | None:
        for merkmal in self.merkmale:
            if merkmal not in vorhanden:
                return f"Verlangtes Merkmal „{merkmal}“ fehlt bei Maßnahme, Kostenträger und Objekt."
        if self.eines_der_merkmale and vorhanden.isdisjoint(self.eines_der_merkmale):
            return f"Eines der Merkmale {', '.join(self.eines_der_merkmale)} muss angegeben sein."
        for merkmal in self.ohne_merkmale:
            if merkmal in vorhanden:
                return f"Merkmal „{merkmal}“ schließt die Förderung aus."
        return None


@lru_cache(maxsize=4096)  # by far the most frequent refusal: every measure meets every programme
def _falsche_art(art: str | None, zulaessig: tuple[str, ...]) -> str:
    genannt = f"der Art „{art}“" if art else "ohne Angabe der Art"
    return f"Maßnahmen {genannt} werden nicht gefördert (nur: {', '.join(zulaessig)})."


def bedingungen_in(wert: Any) -> Iterator[Bedingung]:
    """Yield every condition in a version, in a rule or in a list of rules."""
    if isinstance(wert, Bedingung):
        yield wert
    elif isinstance(wert, Grundform):
        for name in type(wert).model_fields:
            yield from bedingungen_in(getattr(wert, name))
    elif isinstance(wert, tuple):
        for teil in wert:
            yield from bedingungen_in(teil)
