"""``katalog``: what funding programmes there are, what each says, what changes, what has to be read again."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, Tag, json_option
from massnahmenplan.grundlagen.schreibweise import gezaehlt

if TYPE_CHECKING:
    from massnahmenplan.foerderung.foerderkonto import Foerderkonto
    from massnahmenplan.foerderung.programm import Programm

HILFE = """Den Katalog der Förderprogramme zeigen; ein Fall ist nicht nötig.

Ohne Angabe: alle Programme und Förderkonten mit Art der Leistung, Sicherheit, Ende und Prüftermin. Mit der
Kennung eines Programms (oder einer Nummer wie P04): alle Fassungen mit Regeln, Quelle, Stand und Lesarten.
Gerechnet wird mit denselben Daten.

Sicherheit: V1 amtlicher Text gelesen, V2 Zweitquelle, V3 schwache Zweitquelle, G ungeprüft, offen.
"""
MONATE = 12
KLEINSTE_BREITE, OHNE_TERMINAL = 60, 100


@click.command(
    "katalog", cls=Befehl, help=HILFE, short_help="Förderprogramme zeigen: Regeln, Änderungen, Quellen."
)
@click.argument("kennung", required=False, metavar="[ID]", help="Kennung oder Nummer eines Eintrags.")
@click.option("--am", type=Tag(), metavar="DATUM", help="Nur was an diesem Tag gilt (TT.MM.JJJJ); sonst alles.")
@click.option("--aenderungen", is_flag=True, help="Was sich in den zwölf Monaten ab --am (oder heute) ändert.")
@click.option("--ueberfaellig", is_flag=True, help="Nur Einträge, deren Prüftermin vorbei ist.")
@json_option
def befehl(kennung: str | None, am: date | None, aenderungen: bool, ueberfaellig: bool, als_json: bool) -> None:
    """Select, then show."""
    from massnahmenplan.kataloge import lade_stammdaten

    if aenderungen and ueberfaellig:
        raise click.UsageError("--aenderungen und --ueberfaellig schließen sich aus.")
    stammdaten, heute = lade_stammdaten(), am or date.today()
    programme, konten = _gewaehlte(kennung, stammdaten.programme, stammdaten.foerderkonten)
    if aenderungen:
        _zeige_aenderungen(programme, heute, als_json)
    elif ueberfaellig:
        _zeige_liste(programme, konten, heute, als_json, nur_gueltige=False, nur_ueberfaellige=True)
    elif kennung is None:
        _zeige_liste(programme, konten, heute, als_json, nur_gueltige=am is not None)
    else:
        _zeige_eintraege(programme, konten, am, heute, als_json)


def _gewaehlte(
    kennung: str | None, programme: "Mapping[str, Programm]", konten: "Mapping[str, Foerderkonto]"
) -> "tuple[Sequence[Programm], Sequence[Foerderkonto]]":
    """Return what the id or number names; everything without one. Errors: EingabeFehler E061 unknown."""
    from massnahmenplan.begriffe.grundform import normalform
    from massnahmenplan.eingabe.namen import rat
    from massnahmenplan.grundlagen.befund import Befund
    from massnahmenplan.grundlagen.fehler import EingabeFehler

    if kennung is None:
        return tuple(programme.values()), tuple(konten.values())
    gesucht = normalform(kennung)
    gefunden = [p for p in programme.values() if gesucht in map(normalform, (p.id, *_nummern(p)))]
    gefundene_konten = [k for k in konten.values() if gesucht in map(normalform, (k.id, *_nummern(k)))]
    if not gefunden and not gefundene_konten:
        alle: tuple[Programm | Foerderkonto, ...] = (*programme.values(), *konten.values())
        nummern = {nummer for eintrag in alle for nummer in _nummern(eintrag)}
        abhilfe = rat(kennung, (*programme, *konten, *nummern), "Im Katalog")
        raise EingabeFehler((Befund("E061", "steht nicht im Katalog", wert=kennung, abhilfe=abhilfe),))
    return gefunden, gefundene_konten


def _nummern(eintrag: "Programm | Foerderkonto") -> list[str]:
    return [teil.strip() for teil in (eintrag.katalognummer or "").split(",") if teil.strip()]


def _zeige_liste(
    programme: "Sequence[Programm]",
    konten: "Sequence[Foerderkonto]",
    tag: date,
    als_json: bool,
    *,
    nur_gueltige: bool,
    nur_ueberfaellige: bool = False,
) -> None:
    from massnahmenplan.bericht.katalog import liste
    from massnahmenplan.grundlagen.schreibweise import datum

    alle = [*(liste.posten(p, tag) for p in programme), *(liste.kontoposten(k, tag) for k in konten)]
    if nur_gueltige:
        alle = [posten for posten in alle if posten.gilt]
    if nur_ueberfaellige:
        alle = [posten for posten in alle if posten.pruefen_bis is not None and posten.pruefen_bis < tag]
    if als_json:
        eintraege = [posten.als_daten() for posten in liste.geordnet(alle)]
        ausgabe.gib_json_aus({"tag": tag.isoformat(), "eintraege": eintraege})
    elif not alle:
        ausgabe.gib_aus(f"Am {datum(tag)}: kein Eintrag.")
    else:
        ausgabe.gib_aus(
            f"{liste.als_text(alle, tag, _breite())}\n\n{gezaehlt(len(alle), 'Einträge')}, Stand {datum(tag)}."
        )


def _zeige_aenderungen(programme: "Sequence[Programm]", ab: date, als_json: bool) -> None:
    from massnahmenplan.bericht.katalog import ausblick
    from massnahmenplan.bericht.katalog.aenderungen import wechsel
    from massnahmenplan.grundlagen.schreibweise import datum
    from massnahmenplan.grundlagen.zeit import plus_monate

    bis = plus_monate(ab, MONATE)
    alle = wechsel(programme, ab, bis)
    if als_json:
        daten = [ausblick.als_daten(schritt) for schritt in alle]
        ausgabe.gib_json_aus({"ab": ab.isoformat(), "bis": bis.isoformat(), "aenderungen": daten})
        return
    kopf = f"Änderungen nach dem {datum(ab)} bis {datum(bis)}: {len(alle)}"
    ausgabe.gib_aus(f"{kopf}\n\n{ausblick.als_text(alle, _breite())}".rstrip())


def _zeige_eintraege(
    programme: "Sequence[Programm]", konten: "Sequence[Foerderkonto]", am: date | None, heute: date, als_json: bool
) -> None:
    from massnahmenplan.bericht.katalog import konto

    if als_json:
        daten = [_programmdaten(programm, am) for programm in programme]
        ausgabe.gib_json_aus({"programme": daten, "konten": [k.model_dump(mode="json") for k in konten]})
        return
    texte = [_programmtext(programm, am, heute) for programm in programme]
    texte += [konto.als_text(eintrag, _breite()) for eintrag in konten]
    ausgabe.gib_aus("\n\n\n".join(texte))


def _programmdaten(programm: "Programm", am: date | None) -> dict[str, Any]:
    from massnahmenplan.bericht.katalog import eintrag

    fassungen = [fassung for fassung in programm.fassungen if am is None or fassung.gilt_am(am)]
    return eintrag.als_daten(programm, fassungen)


def _programmtext(programm: "Programm", am: date | None, heute: date) -> str:
    from massnahmenplan.bericht.katalog import eintrag
    from massnahmenplan.grundlagen.schreibweise import datum
    from massnahmenplan.kataloge import lade_massnahmenarten, lade_merkmale

    texte = {**lade_massnahmenarten(), **lade_merkmale()}
    if am is None:
        return eintrag.als_text(programm, heute, texte, _breite())
    geltende = [fassung for fassung in programm.fassungen if fassung.gilt_am(am)]
    if not geltende:
        return f"{programm.id}: am {datum(am)} gilt keine Fassung. {eintrag.geltung(programm)}"
    return eintrag.fassungen_als_text(programm, geltende, am, texte, _breite())


def _breite() -> int:
    """Return the width of the terminal; a fixed one for a pipe or a file."""
    return max(shutil.get_terminal_size((OHNE_TERMINAL, 24)).columns, KLEINSTE_BREITE)
