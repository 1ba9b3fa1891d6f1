"""Funding programmes against the years of the plan."""

from collections.abc import Iterable, Iterator
from datetime import date

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.eingabe.namen import naechster
from massnahmenplan.eingabe.querpruefung.haushalt import als_spannen
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.programm import Fassung, Programm
from massnahmenplan.grundlagen.zeit import Zeitachse


def pruefe_programme(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Hints: W069 programme over before the plan, W070 no version for later years, W222 years without pot."""
    assert fall.projekt is not None
    ab = fall.projekt.gegenstand.planungstag
    endende: list[tuple[date, Zeile[Programm]]] = []
    for zeile in fall.programme:
        letzte = zeile.gegenstand.fassungen[-1]
        if letzte.gilt_bis is not None and letzte.gilt_bis < ab:
            ende = f"{letzte.gilt_bis:%d.%m.%Y} ({letzte.quelle})"
            text = f"endete am {ende}; ab dem {ab:%d.%m.%Y} ist kein Antrag möglich"
            zeile.hinweis(
                sammler, "W069", "id", text, "Das Programm streichen oder eine neuere Fassung eintragen."
            )
        elif letzte.gilt_bis is not None and letzte.gilt_bis.year < achse.ende:
            endende.append((letzte.gilt_bis, zeile))
        _pruefe_topf(zeile, fall, range(ab.year, achse.ende + 1), sammler)
    if endende:
        _melde_endende(endende, sammler)


def _melde_endende(endende: list[tuple[date, Zeile[Programm]]], sammler: Befundsammler) -> None:
    liste = ", ".join(f"{zeile.gegenstand.id} ({bis:%d.%m.%Y})" for bis, zeile in endende)
    sammler.hinweis(
        "W070",
        f"{len(endende)} Programme haben nur bis zu diesem Tag eine bekannte Fassung: {liste}",
        endende[0][1].ort("id"),
        feld="foerderprogramme",
        abhilfe="Danach wird nichts bewilligt; eine neuere Fassung eintragen, sobald es sie gibt.",
    )


def _pruefe_topf(zeile: Zeile[Programm], fall: Rohfall, jahre: range, sammler: Befundsammler) -> None:
    topf = fall.toepfe.get(zeile.gegenstand.id)
    if topf is None:
        return
    erstes = zeile.gegenstand.fassungen[0].gilt_ab.year
    letztes = zeile.gegenstand.fassungen[-1].gilt_bis
    fehlende = [
        jahr
        for jahr in jahre
        if topf.im_jahr(jahr) is None and jahr >= erstes and (letztes is None or jahr <= letztes.year)
    ]
    if fehlende:
        text = f"kein Topf für {als_spannen(fehlende)}: in diesen Jahren wird nichts bewilligt"
        zeile.hinweis(sammler, "W222", "topf_eur", text, "Die Jahre ergänzen, wenn es Mittel gibt.")


def pruefe_merkmale(fall: Rohfall, sammler: Befundsammler) -> None:
    """Hint W061: a kind or a fact that no programme asks for, but one that is nearly the same."""
    programme = (*fall.stammdaten.programme.values(), *(zeile.gegenstand for zeile in fall.programme))
    bedingungen = [b for programm in programme for fassung in programm.fassungen for b in _bedingungen(fassung)]
    arten = {art for bedingung in bedingungen for art in bedingung.massnahmenarten}
    merkmale = {
        merkmal
        for bedingung in bedingungen
        for merkmal in (*bedingung.merkmale, *bedingung.eines_der_merkmale, *bedingung.ohne_merkmale)
    }
    zeilen: tuple[Zeile[Massnahme] | Zeile[Variante], ...] = (*fall.massnahmen, *fall.varianten)
    for zeile in zeilen:
        if zeile.gegenstand.art is not None:
            _melde_fast_bekannte(zeile, "art", (zeile.gegenstand.art,), arten, sammler)
        _melde_fast_bekannte(zeile, "merkmale", zeile.gegenstand.merkmale or (), merkmale, sammler)
    for traeger in fall.kostentraeger:
        _melde_fast_bekannte(traeger, "merkmale", traeger.gegenstand.merkmale, merkmale, sammler)


def _bedingungen(fassung: Fassung) -> Iterator[Bedingung]:
    yield fassung.filter
    yield from (klasse.wenn for klasse in fassung.satz.klassen)
    yield from (bonus.wenn for bonus in fassung.satz.boni)
    yield from (grenze.wenn for grenze in fassung.hoechstgrenzen)


def _melde_fast_bekannte(
    zeile: Zeile[Grundform], feld: str, namen: Iterable[str], bekannte: set[str], sammler: Befundsammler
) -> None:
    for name in namen:
        if name not in bekannte and (nah := naechster(name, bekannte)) is not None:
            text = f"{name} kennt kein Förderprogramm"
            zeile.hinweis(sammler, "W061", feld, text, f"Meinten Sie „{nah}“?")
