"""What one value does to one figure of the case, whatever kind of figure it is; rows are checked again."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

from pydantic import ValidationError

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.jahreswerte import Jahresbetraege, Jahresmengen, Jahreswerte
from massnahmenplan.begriffe.stellwert import Wert, schreibe_stellwert
from massnahmenplan.eingabe.meldungen import deutsch
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.stellgroesse import Weise

Z = TypeVar("Z", bound=Grundform)
JE_JAHR = (Jahreswerte, Jahresmengen, Jahresbetraege)
_OHNE_ZAHL = "Diese Angabe ist keine Zahl: nur wie: absolut passt."


@dataclass(frozen=True, slots=True)
class Rechnung:
    """A way to change a figure, and by how much. Errors (``Aenderungsfehler``): they do not fit the figure."""

    weise: Weise
    wert: Wert

    def auf(self, alt: Any) -> Any:
        """Return the changed figure; of a mapping all its members, of a path all its years."""
        if isinstance(alt, JE_JAHR):
            return self._zahl if self.weise is Weise.ABSOLUT else self._in_jeder_zahl(alt.root)
        if isinstance(alt, dict):
            return self._auf_alle(alt)
        if isinstance(alt, Grundform) or (isinstance(alt, tuple) and any(isinstance(t, Grundform) for t in alt)):
            raise Aenderungsfehler("E404", "ist keine einzelne Angabe", "Im Pfad weitergehen bis zu einer Angabe.")
        if self.weise is Weise.ABSOLUT:
            return self._absolut(alt)
        if alt is None:
            raise Aenderungsfehler("E404", "steht im Fall nicht", "Im Fall angeben, oder wie: absolut verwenden.")
        if isinstance(alt, bool) or not isinstance(alt, int | Decimal):
            raise Aenderungsfehler("E405", "lässt sich nicht vervielfachen oder erhöhen", _OHNE_ZAHL)
        neu = alt * self._zahl if self.weise is Weise.FAKTOR else alt + self._zahl
        return neu if isinstance(alt, Decimal) else int(neu.quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def _auf_alle(self, alt: Mapping[Any, Any]) -> dict[Any, Any]:
        if self.weise is not Weise.FAKTOR and len(alt) != 1:
            genannt = ", ".join(map(str, alt)) or "nichts"
            raise Aenderungsfehler(
                "E404", "hat mehrere Teile", f"Einen davon nennen ({genannt}), oder wie: faktor verwenden."
            )
        return {name: self.auf(wert) for name, wert in alt.items()}

    def _in_jeder_zahl(self, wurzel: Any) -> Any:
        """An addition to a path is one to each of its years."""
        if isinstance(wurzel, dict):
            return {jahr: self.auf(wert) for jahr, wert in wurzel.items()}
        return self.auf(wurzel)

    def _absolut(self, alt: Any) -> Any:
        if isinstance(alt, bool) != isinstance(self.wert, bool) and alt is not None:
            raise Aenderungsfehler("E405", "ist kein Wert für diese Angabe", "Erlaubt: ja und nein, oder Zahlen.")
        if isinstance(self.wert, bool) or isinstance(alt, int | Decimal):
            return self.wert
        return schreibe_stellwert(self.wert)

    @property
    def _zahl(self) -> Decimal:
        if isinstance(self.wert, bool | str):
            raise Aenderungsfehler("E405", "ist keine Zahl", "Für Faktor und Zuschlag Zahlen angeben.")
        return self.wert


def mit_feld(zeile: Z, feld: str, rechnung: Rechnung) -> Z:
    """Return the row with a changed field, checked again; amounts of money in whole cents."""
    return ersetze(zeile, feld, rechnung.auf(getattr(zeile, feld)))


def ersetze(zeile: Z, feld: str, neu: Any) -> Z:
    """Return the row with another value of a field, checked again. Errors: Aenderungsfehler."""
    genannt = {name: getattr(zeile, name) for name in zeile.model_fields_set}
    try:
        return type(zeile).model_validate(genannt | {feld: neu})
    except ValidationError as fehler:
        arten = {einer["type"] for einer in fehler.errors()}
        if arten != {"bruchteil_cent"}:
            raise _mangel(fehler, feld) from fehler
        return type(zeile).model_validate(genannt | {feld: _in_cent(neu)})


def _in_cent(wert: Any) -> Any:
    """Only money refuses a third digit, and a factor makes one: it is rounded as funding guidelines mean it."""
    if isinstance(wert, dict):
        return {name: _in_cent(teil) for name, teil in wert.items()}
    return auf_cent(wert) if isinstance(wert, Decimal) else wert


def _mangel(fehler: ValidationError, feld: str) -> Aenderungsfehler:
    texte = [deutsch(einer, feld) for einer in fehler.errors(include_url=False)]
    _, text, abhilfe = texte[0]
    return Aenderungsfehler("E410", f"{feld}: {text}", abhilfe or "Andere Werte wählen.")
