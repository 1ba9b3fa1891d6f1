"""Who may apply, for what, where (rule kinds E1, E3, E5–E7)."""

from massnahmenplan.begriffe.grundform import Kennungen
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.paket import Hindernis, Vorhaben


class Filter(Bedingung):
    """What payer, measure and object must be; both kinds must be stated, an empty list asks nothing."""

    antragsteller: tuple[Traegerart, ...]
    massnahmenarten: Kennungen
    gebiete: Kennungen = ()
    """The object lies in at least one of these areas."""

    def pruefe(self, vorhaben: Vorhaben) -> Hindernis | None:
        """Return why the project is not eligible, or None."""
        mangel = self.mangel(vorhaben)
        return Hindernis(mangel) if mangel is not None else None

    def mangel(self, vorhaben: Vorhaben) -> str | None:
        """Return the first list that is not met, as a German sentence; None if all are met."""
        return super().mangel(vorhaben) or self._gebietsmangel(vorhaben)

    def _gebietsmangel(self, vorhaben: Vorhaben) -> str | None:
        gebiete = vorhaben.objekt.gebiete if vorhaben.objekt is not None else ()
        if not self.gebiete or set(self.gebiete) & set(gebiete):
            return None
        return f"Das Objekt liegt in keinem der Fördergebiete {', '.join(self.gebiete)}."
