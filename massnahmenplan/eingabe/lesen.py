"""From a path to a checked Planungsfall: read the files, check each row, then check the rows together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import normalize

from pydantic import ValidationError

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.eingabe.auswahl import mit_auswahlworten
from massnahmenplan.eingabe.fassungspfad import Fassungspfad
from massnahmenplan.eingabe.foerderkonten import loese_konten_auf
from massnahmenplan.eingabe.foerderprogramme import loese_auf
from massnahmenplan.eingabe.listen import EIGENE, LISTEN, PROJEKT
from massnahmenplan.eingabe.meldungen import melde, melde_leere_unbekannte
from massnahmenplan.eingabe.namensverweise import nenne_kennungen
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.quellen import Quellen, lies_quellen
from massnahmenplan.eingabe.querpruefung import pruefe_zusammen
from massnahmenplan.eingabe.querpruefung.kennungen import pruefe_eindeutigkeit
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.standorte import Standorte
from massnahmenplan.eingabe.standpruefung import pruefe_stand_im_fall
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.planungsfall import Planungsfall, Stammdaten

T = TypeVar("T", bound=Grundform)
_PROGRAMME, _KONTEN, _STAND = "foerderprogramme", "foerderkonten", "stand"


@dataclass(frozen=True, slots=True)
class Lesung:
    """A case that may be planned, and what is worth knowing about its input."""

    fall: Planungsfall
    hinweise: tuple[Befund, ...]
    orte: Standorte = field(default_factory=Standorte)
    """Where state and notices are said."""


def lies(pfad: Path, stammdaten: Stammdaten) -> Lesung:
    """Read the case at ``pfad``: a folder with fall.yaml, a fall.yaml, or a workbook.

    Errors: EingabeFehler with all errors of all files, each with its place.
    """
    sammler = Befundsammler()
    with sammler.sammelt():
        quellen = lies_quellen(Path(pfad), sammler)
        rohfall = _pruefe_zeilen(quellen, stammdaten, sammler)
        pruefe_eindeutigkeit(quellen.listen, sammler)
        if quellen.vollstaendig:
            pruefe_zusammen(rohfall, quellen.haupt, sammler)
        nenne_kennungen(quellen.listen, sammler)
    sammler.wirf_wenn_noetig()
    fall = _planungsfall(rohfall)
    pruefe_stand_im_fall(fall, rohfall.stand, rohfall.bescheide, sammler)
    sammler.wirf_wenn_noetig()
    return Lesung(fall, sammler.hinweise, Standorte.von(rohfall.stand, rohfall.bescheide))


def _pruefe_zeilen(quellen: Quellen, stammdaten: Stammdaten, sammler: Befundsammler) -> Rohfall:
    """Return the rows that are valid by themselves."""
    gepruefte = {name: pruefe_liste(name, werte, sammler) for name, werte in quellen.listen.items()}
    mit_fehlern = frozenset(n for n, zeilen in gepruefte.items() if len(zeilen) < len(quellen.listen[n]))
    projekt = None if quellen.projekt is None else pruefe_zeile(quellen.projekt, Projekt, PROJEKT, sammler)
    genannte_programme = gepruefte.pop(_PROGRAMME)
    sicher_ab = projekt.gegenstand.mindestsicherheit if projekt is not None else Sicherheit.OFFEN
    programme, toepfe = loese_auf(genannte_programme, sicher_ab, stammdaten, sammler)
    genannt = {
        name: frozenset(normalize("NFC", text).strip() for wert in werte if (text := wert.text("id")) is not None)
        for name, werte in quellen.listen.items()
    }
    if quellen.projekt is None and quellen.vollstaendig:
        sammler.fehler(
            "E202", "fehlt", quellen.haupt, feld=PROJEKT, abhilfe="projekt mit name, beginn und ende angeben."
        )
    return Rohfall(
        projekt,
        stammdaten,
        programme=programme,
        abgeschaltet=frozenset(z.gegenstand.id for z in genannte_programme if not z.gegenstand.aktiv),
        toepfe=toepfe,
        konten=loese_konten_auf(gepruefte.pop(_KONTEN), stammdaten, sammler),
        genannt=genannt,
        mit_fehlern=mit_fehlern,
        **gepruefte,
    )


def pruefe_liste(
    name: str, werte: Iterable[Wert], sammler: Befundsammler, klasse: type[Grundform] | None = None
) -> tuple[Zeile[Any], ...]:
    """Return the rows of a list that are valid by themselves; ``klasse`` is what one is where no case has it."""
    zeilen = []
    for nummer, wert in enumerate(werte, 1):
        bereich = f"{name}[{wert.text('id') or nummer}]"
        if not isinstance(wert.inhalt, dict):
            sammler.fehler(
                "E207",
                "Eintrag ist keine Zuordnung",
                wert.stelle,
                feld=bereich,
                abhilfe="Felder als Name: Wert angeben.",
            )
        elif (zeile := pruefe_zeile(wert, klasse or _modell(name, wert), bereich, sammler)) is not None:
            zeilen.append(zeile)
    return tuple(zeilen)


def _modell(name: str, wert: Wert) -> type[Grundform]:
    eigenes, kennzeichen = EIGENE.get(name, (LISTEN[name], ()))
    return eigenes if any(wert.unter(feld) for feld in kennzeichen) else LISTEN[name]


def pruefe_zeile(wert: Wert, modell: type[T], bereich: str, sammler: Befundsammler) -> Zeile[T] | None:
    """Return the row if it is valid by itself; ``bereich`` is what findings call it."""
    melde_leere_unbekannte(wert, modell, bereich, sammler)
    roh = wert.roh()
    try:
        return Zeile(modell.model_validate(mit_auswahlworten(roh, modell)), wert, bereich)
    except ValidationError as fehler:
        verlege = Fassungspfad(wert, roh).verlege if issubclass(modell, Programm) else None
        melde(fehler, wert, modell, bereich, sammler, verlege)
        return None


def _planungsfall(rohfall: Rohfall) -> Planungsfall:
    assert rohfall.projekt is not None
    listen = ("programme", *(name for name in LISTEN if name not in {_PROGRAMME, _KONTEN, _STAND}))
    hat_umlage = any(m.umlage for weisen in rohfall.ausfuehrungen.values() for m in weisen.values())
    return Planungsfall(
        projekt=rohfall.projekt.gegenstand,
        mietrecht=rohfall.stammdaten.mietrecht if hat_umlage else (),
        toepfe=dict(rohfall.toepfe),
        foerderkonten=rohfall.genutzte_konten,
        gebaeudetypen=rohfall.genutzte_gebaeudetypen,
        staende=tuple(zeile.gegenstand for zeile in rohfall.stand),
        emissionsreihen=tuple(reihe for _, reihe in sorted(rohfall.genutzte_reihen.items())),
        **{name: tuple(zeile.gegenstand for zeile in getattr(rohfall, name)) for name in listen},
    )
