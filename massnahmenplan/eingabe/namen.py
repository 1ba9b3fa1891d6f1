"""The nearest known name, for whoever mistyped one."""

from collections.abc import Iterable
from difflib import get_close_matches

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.eingabe.synonyme import SYNONYME

HOECHSTENS_GEZEIGT = 12


def naechster(name: str, bekannte: Iterable[str]) -> str | None:
    """Return the known name that is most like ``name``, or None if none is alike."""
    nach_form = {normalform(bekannt): bekannt for bekannt in bekannte}
    gesucht = normalform(name)[:100]
    if gesucht in nach_form:
        return nach_form[gesucht]
    treffer = get_close_matches(gesucht, nach_form, n=1, cutoff=0.6)
    return nach_form[treffer[0]] if treffer else None


def feldrat(name: str, felder: Iterable[str], was: str) -> str:
    """Return the rat for a heading or field: what people call a field goes before what is written alike."""
    bekannte = tuple(felder)
    gemeint = next((feld for feld, worte in SYNONYME.items() if normalform(name) in worte), None)
    return rat(name if gemeint is None or gemeint not in bekannte else gemeint, bekannte, was)


def rat(name: str, bekannte: Iterable[str], was: str = "Bekannt") -> str:
    """Return ``Meinten Sie „…“?``, or the list of what is known."""
    alle = sorted(set(bekannte))
    if (nah := naechster(name, alle)) is not None:
        return f"Meinten Sie „{nah}“?"
    if not alle:
        return f"{was}: nichts."
    gezeigt = ", ".join(alle[:HOECHSTENS_GEZEIGT])
    mehr = f" … ({len(alle)} insgesamt)" if len(alle) > HOECHSTENS_GEZEIGT else ""
    return f"{was}: {gezeigt}{mehr}."
