"""Open questions of a text: the case chooses an answer, and rules that belong to another one are taken out."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text


class Lesart(Grundform):
    """An open question of the text, with its possible answers."""

    frage: Text
    standard: Kennung
    antworten: Annotated[dict[Kennung, Text], Field(min_length=2)]

    @model_validator(mode="after")
    def _standard_ist_eine_antwort(self) -> Self:
        if self.standard not in self.antworten:
            raise PydanticCustomError("lesart_unbekannt", "standard ist keine der antworten")
        return self


def ist_vertraeglich(eine: Mapping[str, str] | None, andere: Mapping[str, str] | None) -> bool:
    """Return True if two choices of readings (None: none) give no question different answers."""
    return all((andere or {}).get(name, antwort) == antwort for name, antwort in (eine or {}).items())


def lesarten_in(wert: Any) -> Iterator[tuple[str, str]]:
    """Yield the readings that rules name: question and answer."""
    if isinstance(wert, Grundform):
        yield from (getattr(wert, "lesart", None) or {}).items()
        for name in type(wert).model_fields:
            if name != "lesart":
                yield from lesarten_in(getattr(wert, name))
    elif isinstance(wert, tuple):
        for teil in wert:
            yield from lesarten_in(teil)


def nach_lesart(wert: Any, antworten: Mapping[str, str]) -> Any:
    """Return the same rules without those that belong to another reading."""
    if isinstance(wert, tuple):
        passende = (t for t in wert if ist_vertraeglich(getattr(t, "lesart", None), antworten))
        return tuple(nach_lesart(teil, antworten) for teil in passende)
    if isinstance(wert, Grundform) and next(lesarten_in(wert), None) is not None:
        felder = {name: nach_lesart(getattr(wert, name), antworten) for name in type(wert).model_fields}
        return type(wert).model_construct(_fields_set=wert.model_fields_set, **felder)
    return wert
