"""Catalogue files -> checked nouns; read once, when first asked for, also from a wheel."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from massnahmenplan.begriffe.energietraeger import Emissionsreihe
from massnahmenplan.begriffe.gebaeudetyp import Gebaeudetyp
from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.mietrecht import Mietrechtsfassung
from massnahmenplan.eingabe.fassungspfad import Fassungspfad
from massnahmenplan.eingabe.meldungen import melde, melde_leere_unbekannte
from massnahmenplan.eingabe.programmverweise import Namensverzeichnis
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler, KatalogFehler
from massnahmenplan.kataloge.datei import Katalogdatei, lies_datei
from massnahmenplan.kataloge.pruefung import Eintrag, pruefe_eintraege
from massnahmenplan.planungsfall import Stammdaten

_ORT = files("massnahmenplan.kataloge")
_Form = TypeVar("_Form", bound=Grundform)
_Posten = TypeVar("_Posten", Programm, Foerderkonto, Emissionsreihe, Gebaeudetyp)
_WOERTERBUCH = TypeAdapter(dict[Kennung, Text])


class _Typendatei(Grundform):
    """A file of types of buildings of one typology; its source is that of all of them."""

    quelle: Text
    gebaeudetypen: tuple[Gebaeudetyp, ...]


class _Mietrechtsdatei(Grundform):
    """The versions of the law on rises of the rent."""

    fassungen: tuple[Mietrechtsfassung, ...]


class _Reihendatei(Grundform):
    """A file of emission factor series of one system."""

    reihen: tuple[Emissionsreihe, ...]


@cache
def lade_stammdaten() -> Stammdaten:
    """Return the whole catalogue. Errors: KatalogFehler with all findings: a broken catalogue is our bug."""
    verzeichnis = frozenset((*lade_massnahmenarten(), *lade_merkmale()))
    return replace(lade_aus(_ORT), verzeichnis=verzeichnis, mietrecht=lade_mietrecht())


def lade_aus(ort: Traversable) -> Stammdaten:
    """Return the catalogue in a folder: one folder each for programmes, accounts, factors and types of buildings.

    Errors: KatalogFehler with all findings, each with file, line and remedy.
    """
    sammler = Befundsammler()
    programmdateien, kontodateien, reihendateien, typendateien = (
        [*_dateien(ort, ordner, sammler)]
        for ordner in ("foerderprogramme", "foerderkonten", "emissionsfaktoren", "gebaeudetypen")
    )
    typen = [typ for d in typendateien if (t := _pruefe(_Typendatei, d, sammler)) for typ in t.gebaeudetypen]
    programme = [Eintrag(p, d) for d in programmdateien if (p := _pruefe(Programm, d, sammler))]
    konten = [Eintrag(k, d) for d in kontodateien if (k := _pruefe(Foerderkonto, d, sammler))]
    reihen = [reihe for d in reihendateien if (r := _pruefe(_Reihendatei, d, sammler)) for reihe in r.reihen]
    pruefe_eintraege(programme, konten, _verzeichnis(programmdateien, kontodateien), sammler)
    _wirf_wenn_noetig(sammler)
    return Stammdaten(
        programme=_nach_id(e.gegenstand for e in programme if isinstance(e.gegenstand, Programm)),
        emissionsreihen=_nach_id(reihen),
        gebaeudetypen=_nach_id(typen),
        foerderkonten=_nach_id(e.gegenstand for e in konten if isinstance(e.gegenstand, Foerderkonto)),
    )


@cache
def lade_massnahmenarten() -> Mapping[str, str]:
    """Return the kinds of measures that programmes know: id -> German text."""
    return _woerterbuch("massnahmenarten.yaml")


@cache
def lade_merkmale() -> Mapping[str, str]:
    """Return the facts that programmes ask for: id -> German text."""
    return _woerterbuch("merkmale.yaml")


@cache
def lade_mietrecht() -> tuple[Mietrechtsfassung, ...]:
    """Return the versions of the law on rises of the rent, in the order of their days."""
    sammler = Befundsammler()
    with sammler.sammelt():
        datei = lies_datei(_ORT / "mietrecht.yaml", "mietrecht.yaml", sammler)
        if (gelesen := _pruefe(_Mietrechtsdatei, datei, sammler)) is not None:
            return gelesen.fassungen
    _wirf_wenn_noetig(sammler)
    return ()


def _woerterbuch(name: str) -> Mapping[str, str]:
    sammler = Befundsammler()
    with sammler.sammelt():
        datei = lies_datei(_ORT / name, name, sammler)
        try:
            return MappingProxyType(_WOERTERBUCH.validate_python(datei.inhalt))
        except ValidationError as fehler:
            melde(fehler, datei.wert, Grundform, "", sammler)
    _wirf_wenn_noetig(sammler)
    return MappingProxyType({})


def _dateien(ort: Traversable, ordner: str, sammler: Befundsammler) -> Iterable[Katalogdatei]:
    """Yield the files of a folder that can be read, by name; a folder that is not there has none."""
    if not (ort / ordner).is_dir():
        return
    for datei in sorted((ort / ordner).iterdir(), key=lambda datei: datei.name):
        if datei.name.endswith(".yaml"):
            with sammler.sammelt():
                yield lies_datei(datei, f"{ordner}/{datei.name}", sammler)


def _verzeichnis(programme: Iterable[Katalogdatei], konten: Iterable[Katalogdatei]) -> Namensverzeichnis:
    """Return all names, those of broken entries included: their name is not unknown to the others."""
    ids = _texte(programme, "id")
    return Namensverzeichnis(ids, ids | _texte(programme, "familie"), _texte(konten, "id"))


def _texte(dateien: Iterable[Katalogdatei], feld: str) -> set[str]:
    zuordnungen = (datei.inhalt for datei in dateien if isinstance(datei.inhalt, dict))
    return {str(inhalt[feld]) for inhalt in zuordnungen if inhalt.get(feld) is not None}


def _pruefe(form: type[_Form], datei: Katalogdatei, sammler: Befundsammler) -> _Form | None:
    try:
        return form.model_validate(datei.inhalt)
    except ValidationError as fehler:
        eigener = Befundsammler()
        melde_leere_unbekannte(datei.wert, form, "", eigener)
        verlege = Fassungspfad(datei.wert, datei.inhalt).verlege if form is Programm else None
        melde(fehler, datei.wert, form, "", eigener, verlege)
        for befund in _je_stelle_einmal(eigener):
            sammler.nimm(befund)
        return None


def _je_stelle_einmal(sammler: Befundsammler) -> Iterator[Befund]:
    """Yield the errors; one in a mapping that several versions take over (``<<``) is one error."""
    gesehen = set()
    for befund in sammler.fehlerliste:
        feld = (befund.feld or "").rpartition(".")[2]
        if (gleich := (befund.kennung, befund.stelle, befund.wert, feld)) not in gesehen:
            gesehen.add(gleich)
            yield befund


def _nach_id(posten: Iterable[_Posten]) -> Mapping[str, _Posten]:
    return MappingProxyType({eintrag.id: eintrag for eintrag in posten})


def _wirf_wenn_noetig(sammler: Befundsammler) -> None:
    try:
        sammler.wirf_wenn_noetig()
    except EingabeFehler as fehler:
        raise KatalogFehler(fehler.befunde) from None
