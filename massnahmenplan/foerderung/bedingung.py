"""Facts about measure, payer and object on which a programme, a cap, a rate or a bonus depends."""

from collections.abc import Iterator

from massnahmenplan.begriffe.grundform import Grundform, Kennungen
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.begriffe.objekt import Objektart
from massnahmenplan.foerderung.paket import Vorhaben


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

    def gilt_fuer(self, vorhaben: Vorhaben) -> bool:
        """Return True if every stated list is met."""
        return self.mangel(vorhaben) is None

    def mangel(self, vorhaben: Vorhaben) -> str | None:
        """Return the first list that is not met, as a German sentence; None if all are met."""
        return next(self._maengel(vorhaben), None)

    def _maengel(self, vorhaben: Vorhaben) -> Iterator[str]:
        art = vorhaben.massnahme.art
        if self.massnahmenarten and art not in self.massnahmenarten:
            genannt = f"der Art „{art}“" if art else "ohne Angabe der Art"
            yield f"Maßnahmen {genannt} werden nicht gefördert (nur: {', '.join(self.massnahmenarten)})."
        if self.antragsteller and vorhaben.traeger.art not in self.antragsteller:
            zulaessig = ", ".join(self.antragsteller)
            yield f"„{vorhaben.traeger.art}“ ist nicht antragsberechtigt (nur: {zulaessig})."
        if self.objektarten and (vorhaben.objekt is None or vorhaben.objekt.art not in self.objektarten):
            genannt = f"Objektart „{vorhaben.objekt.art}“" if vorhaben.objekt else "Maßnahme ohne Objekt"
            yield f"{genannt} wird nicht gefördert (nur: {', '.join(self.objektarten)})."
        if self.merkmale or self.eines_der_merkmale or self.ohne_merkmale:
            yield from self._merkmalsmaengel(vorhaben.merkmale)

    def _merkmalsmaengel(self, vorhanden: frozenset[str]) -> Iterator[str]:
        for merkmal in self.merkmale:
            if merkmal not in vorhanden:
                yield f"Verlangtes Merkmal „{merkmal}“ fehlt bei Maßnahme und Kostenträger."
        if self.eines_der_merkmale and vorhanden.isdisjoint(self.eines_der_merkmale):
            yield f"Eines der Merkmale {', '.join(self.eines_der_merkmale)} muss angegeben sein."
        for merkmal in self.ohne_merkmale:
            if merkmal in vorhanden:
                yield f"Merkmal „{merkmal}“ schließt die Förderung aus."
