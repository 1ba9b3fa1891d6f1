"""Loans: years in which they can be drawn, and terms that outlive what they pay for."""

from collections.abc import Collection, Iterable, Iterator

from massnahmenplan.begriffe.kreditangebot import Kreditangebot
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.schreibweise import jahre
from massnahmenplan.grundlagen.zeit import Zeitachse

_KUERZER = "Eine Laufzeit angeben, die nicht über die Nutzungsdauer hinausgeht."


def pruefe_kredite(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E280 loans that can never be drawn or outlive every measure; hints W280–W282."""
    for zeile in fall.kredite:
        angebot = zeile.gegenstand
        if not angebot.abrufjahre(achse.jahre):
            text = f"der Kredit ist in keinem Jahr des Plans ({achse.beginn}–{achse.ende}) zu haben"
            zeile.fehler(sammler, "E280", "bis_jahr", text, "ab_jahr und bis_jahr prüfen.")
        eigene = [m for m in fall.massnahme.values() if m.kostentraeger == angebot.kostentraeger]
        _pruefe_laufzeit(zeile, "laufzeit_jahre", angebot.laufzeit_jahre, eigene, sammler)
    for programm in fall.programme:
        for laufzeit, massnahmen in _foerderkredite(fall, programm.gegenstand):
            _pruefe_laufzeit(programm, "kredit.laufzeit_jahre", laufzeit, massnahmen, sammler)
    _melde_geteilte(fall, sammler)
    _melde_grenzen_ohne_kredit(fall, sammler)


def _melde_geteilte(fall: Rohfall, sammler: Befundsammler) -> None:
    """Hint W282: who applies for a loan is the borrower, for his own share."""
    programme: dict[str, list[str]] = {}
    for zeile in fall.programme:
        for massnahme in {m.id: m for _, ms in _foerderkredite(fall, zeile.gegenstand) for m in ms}.values():
            if len(massnahme.beteiligte) > 1:
                programme.setdefault(massnahme.id, []).append(zeile.gegenstand.id)
    for massnahmenzeile in fall.massnahmen:
        massnahme = massnahmenzeile.gegenstand
        if genannte := programme.get(massnahme.id):
            wer = f"{massnahme.kostentraeger}, bis zu seinem Teil der Kosten"
            text = f"Kredite ({', '.join(genannte)}) bekommt nur {wer}"
            abhilfe = "Sollen andere für ihren Teil leihen: kredite nennen, oder je Antragsteller eine Maßnahme."
            massnahmenzeile.hinweis(sammler, "W282", "kostenanteile", text, abhilfe)


def _foerderkredite(fall: Rohfall, programm: Programm) -> Iterator[tuple[int, list[Massnahme]]]:
    """Yield the term of each loan that a plan may reckon with, and the measures it is meant for."""
    traeger = {zeile.gegenstand.id: zeile.gegenstand.art for zeile in fall.kostentraeger}
    laufzeiten: dict[int, dict[str, Massnahme]] = {}
    for fassung in programm.fassungen:
        if fassung.kredit is None or fassung.kredit.sollzins is None or fassung.nur_auskunft is not None:
            continue
        arten, antragsteller = fassung.filter.massnahmenarten, fassung.filter.antragsteller
        for massnahme in fall.massnahme.values():
            passt = not arten or massnahme.art in arten
            if passt and (not antragsteller or traeger.get(massnahme.kostentraeger) in antragsteller):
                laufzeiten.setdefault(fassung.kredit.laufzeit_jahre, {})[massnahme.id] = massnahme
    yield from ((laufzeit, list(massnahmen.values())) for laufzeit, massnahmen in laufzeiten.items())


def _pruefe_laufzeit(
    zeile: Zeile[Kreditangebot] | Zeile[Programm],
    feld: str,
    laufzeit: int,
    massnahmen: Collection[Massnahme],
    sammler: Befundsammler,
) -> None:
    """A debt that is left when the measure is worn out is an error, if that holds for all it can pay for."""
    kuerzere = [m for m in massnahmen if m.nutzungsdauer_a is not None and m.nutzungsdauer_a < laufzeit]
    if not kuerzere:
        return
    text = f"{laufzeit} Jahre Laufzeit sind länger als die Nutzungsdauer von {_genannt(kuerzere)}"
    if len(kuerzere) == len(massnahmen):
        zeile.fehler(sammler, "E280", feld, text, _KUERZER)
    else:
        zeile.hinweis(sammler, "W280", feld, text, _KUERZER)


def _genannt(massnahmen: Iterable[Massnahme]) -> str:
    namen = [f"{m.id} ({jahre(m.nutzungsdauer_a or 0)})" for m in sorted(massnahmen, key=lambda m: m.id)]
    mehr = f" und {len(namen) - 3} weiteren" if len(namen) > 3 else ""
    return ", ".join(namen[:3]) + mehr


def _melde_grenzen_ohne_kredit(fall: Rohfall, sammler: Befundsammler) -> None:
    fassungen = (fassung for programm in fall.programme for fassung in programm.gegenstand.fassungen)
    mit_zins = any(f.kredit is not None and f.kredit.sollzins is not None for f in fassungen)
    eigene = {zeile.gegenstand.kostentraeger for zeile in fall.kredite}
    for zeile in fall.kostentraeger:
        for feld in ("schuldengrenze_eur", "schuldendienst_eur_a"):
            if getattr(zeile.gegenstand, feld) is not None and not mit_zins and zeile.gegenstand.id not in eigene:
                zeile.hinweis(sammler, "W281", feld, "wirkt nur mit Krediten", "Zeilen in kredite ergänzen.")
