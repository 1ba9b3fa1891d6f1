"""Catalogue entries against each other: ids once, names that lead somewhere, sources, no circles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.eingabe.fassungspfad import Pfad, finde
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.programmverweise import (
    Namensverzeichnis,
    finde_nachrang,
    nachrangkreise,
    unbekannte_namen,
)
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.schema import VOM_LESER_GESETZT
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.kataloge.datei import Katalogdatei


@dataclass(frozen=True, slots=True)
class Eintrag:
    """A valid programme or account, and the file that it stands in."""

    gegenstand: Programm | Foerderkonto
    datei: Katalogdatei

    def fehler(
        self,
        sammler: Befundsammler,
        kennung: str,
        feld: str,
        text: str,
        abhilfe: str,
        pfad: Pfad = (),
        wert: str = "",
    ) -> None:
        """Note an error at ``pfad``; without one at the field of the entry itself."""
        stelle = self.datei.wert.ort(*(pfad or (feld,)))
        sammler.fehler(kennung, text, stelle, feld=feld, wert=wert or None, abhilfe=abhilfe)


def pruefe_eintraege(
    programme: Sequence[Eintrag],
    konten: Sequence[Eintrag],
    bekannt: Namensverzeichnis,
    sammler: Befundsammler,
) -> None:
    """Note E062 ids twice, E061 unknown names, E202 no source, E026 fields no file states, E222 circles."""
    for eintraege in (programme, konten):
        _pruefe_kennungen(eintraege, sammler)
    for eintrag in (*programme, *konten):
        _pruefe_quellen(eintrag, sammler)
    for eintrag in programme:
        _pruefe_namen(eintrag, bekannt, sammler)
    _pruefe_nachrang(programme, sammler)


def _pruefe_kennungen(eintraege: Iterable[Eintrag], sammler: Befundsammler) -> None:
    erste: dict[str, Eintrag] = {}
    for eintrag in eintraege:
        kennung = eintrag.gegenstand.id
        vorige = erste.setdefault(normalform(kennung), eintrag)
        if vorige is not eintrag:
            text = f"steht schon in {vorige.datei.wert.ort('id')}"
            eintrag.fehler(sammler, "E062", "id", text, "Jede id nur einmal vergeben.", wert=kennung)


def _pruefe_quellen(eintrag: Eintrag, sammler: Befundsammler) -> None:
    gegenstand = eintrag.gegenstand
    teile = gegenstand.fassungen if isinstance(gegenstand, Programm) else (gegenstand,)
    for feld in ("quelle", "rechtsgrundlage"):
        if any(not getattr(teil, feld) for teil in teile):
            abhilfe = "Angeben, woher die Regeln stammen; ohne Quelle gilt nichts."
            eintrag.fehler(sammler, "E202", feld, "ist leer", abhilfe, finde(eintrag.datei.wert, (feld,), ""))


def _pruefe_namen(eintrag: Eintrag, bekannt: Namensverzeichnis, sammler: Befundsammler) -> None:
    programm = eintrag.gegenstand
    assert isinstance(programm, Programm)
    for feld in sorted(VOM_LESER_GESETZT & programm.model_fields_set):
        eintrag.fehler(sammler, "E026", feld, "wird beim Lesen eines Falls gesetzt", "Das Feld löschen.")
    for fremd in unbekannte_namen(programm, bekannt):
        pfad = finde(eintrag.datei.wert, (fremd.feld,), fremd.name)
        eintrag.fehler(sammler, "E061", fremd.feld, fremd.text, rat(fremd.name, fremd.bekannte), pfad, fremd.name)


def _pruefe_nachrang(programme: Sequence[Eintrag], sammler: Befundsammler) -> None:
    """Note E222 for a circle of programmes each of which comes after the next."""
    nach_id = {e.gegenstand.id: (e, e.gegenstand) for e in programme if isinstance(e.gegenstand, Programm)}
    for kreis in nachrangkreise(programm for _, programm in nach_id.values()):
        eintrag, vorgehendes = nach_id[kreis[0]][0], nach_id[kreis[1]][1]
        text = f"ist ein Kreis: {' steht zurück hinter '.join(kreis)}"
        pfad = finde_nachrang(eintrag.datei.wert, vorgehendes)
        eintrag.fehler(sammler, "E222", "nachrangig_zu", text, "Eine der Angaben streichen.", pfad)
