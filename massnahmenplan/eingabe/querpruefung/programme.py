"""Funding programmes against the years of the plan, and what own programmes name."""

from collections.abc import Iterator
from datetime import date

from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.eingabe.fassungspfad import Pfad, finde
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.programmverweise import (
    Namensverzeichnis,
    finde_nachrang,
    nachrangkreise,
    unbekannte_namen,
)
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.querpruefung.haushalt import als_spannen
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.zeit import Zeitachse, lies_datum


def pruefe_eigene_programme(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E061 names nobody knows, E222 programmes each of which comes after the next; hint W228 future day."""
    eigene = [zeile for zeile in fall.programme if zeile.quelle.unter("fassungen") is not None]
    for zeile in eigene:
        _melde_kuenftigen_stand(zeile, sammler)
    if fall.mit_fehlern & {"foerderprogramme", "foerderkonten"}:
        return
    _pruefe_namen(fall, eigene, sammler)
    _pruefe_nachrang(fall, eigene, sammler)


def _melde_kuenftigen_stand(zeile: Zeile[Programm], sammler: Befundsammler) -> None:
    for stand in sorted({fassung.stand for fassung in zeile.gegenstand.fassungen if fassung.stand > date.today()}):
        pfad = next(iter(_staende(zeile.quelle, stand)), ())
        sammler.hinweis(
            "W228",
            "liegt in der Zukunft",
            zeile.ort(*pfad),
            feld=f"{zeile.bereich}.stand",
            wert=f"{stand:%d.%m.%Y}",
            abhilfe="Den Tag angeben, an dem die Quelle gelesen wurde.",
        )


def _staende(quelle: Wert, stand: date) -> Iterator[Pfad]:
    """Yield where this day is stated as that of the source."""
    for nummer, fassung in enumerate(quelle.elemente_von("fassungen")):
        wert = fassung.unter("stand")
        if wert is not None and not isinstance(wert.inhalt, dict | list) and lies_datum(wert.inhalt) == stand:
            yield "fassungen", nummer, "stand"


def _pruefe_nachrang(fall: Rohfall, eigene: list[Zeile[Programm]], sammler: Befundsammler) -> None:
    zeilen = {zeile.gegenstand.id: zeile for zeile in fall.programme}
    eigene_ids = {zeile.gegenstand.id for zeile in eigene}
    for kreis in nachrangkreise(zeile.gegenstand for zeile in fall.programme):
        erstes = next((stelle for stelle, kennung in enumerate(kreis) if kennung in eigene_ids), 0)
        ab_eigenem = (*kreis[erstes:-1], *kreis[: erstes + 1])
        zeile, vorgehendes = zeilen[ab_eigenem[0]], zeilen[ab_eigenem[1]].gegenstand
        sammler.fehler(
            "E222",
            f"ist ein Kreis: {' steht zurück hinter '.join(ab_eigenem)}",
            zeile.ort(*finde_nachrang(zeile.quelle, vorgehendes)),
            feld=f"{zeile.bereich}.nachrangig_zu",
            abhilfe="Eine der Angaben streichen.",
        )


def _pruefe_namen(fall: Rohfall, eigene: list[Zeile[Programm]], sammler: Befundsammler) -> None:
    alle = (*fall.stammdaten.programme.values(), *(zeile.gegenstand for zeile in eigene))
    bekannt = Namensverzeichnis.aus(alle, fall.konten)
    for zeile in eigene:
        for fremd in unbekannte_namen(zeile.gegenstand, bekannt):
            pfad = finde(zeile.quelle, (fremd.feld,), fremd.name)
            sammler.fehler(
                "E061",
                fremd.text,
                zeile.ort(*pfad),
                feld=f"{zeile.bereich}.{fremd.feld}",
                wert=fremd.name,
                abhilfe=rat(fremd.name, fremd.bekannte),
            )


def pruefe_programme(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Hints: W069 over before the plan, W070 no later version, W222 years without pot, W223, W224 off."""
    assert fall.projekt is not None
    ab = fall.projekt.gegenstand.planungstag
    endende: list[tuple[date, Zeile[Programm]]] = []
    for zeile in fall.programme:
        if not zeile.gegenstand.fassungen:
            continue
        bis = zeile.gegenstand.fassungen[-1].gilt_bis
        if bis is not None and bis < ab:
            _melde_beendetes(zeile, bis, ab, fall, sammler)
            continue
        if bis is not None and bis.year < achse.ende:
            endende.append((bis, zeile))
        _melde_abgeschaltetes(zeile, ab, date(achse.ende, 12, 31), sammler)
        _pruefe_topf(zeile, fall, range(ab.year, achse.ende + 1), sammler)
    if endende:
        _melde_endende(endende, sammler)


def _melde_beendetes(zeile: Zeile[Programm], bis: date, ab: date, fall: Rohfall, sammler: Befundsammler) -> None:
    ende = f"{bis:%d.%m.%Y} ({zeile.gegenstand.fassungen[-1].quelle})"
    text = f"endete am {ende}; ab dem {ab:%d.%m.%Y} ist kein Antrag möglich"
    nachfolger = "; ".join(_mit_namen(kennung, fall) for kennung in zeile.gegenstand.nachfolger)
    abhilfe = f"Nachfolger: {nachfolger}." if nachfolger else "Ein Nachfolger ist nicht bekannt."
    zeile.hinweis(
        sammler, "W069", "id", text, f"{abhilfe} Das Programm streichen oder eine neuere Fassung eintragen."
    )


def _mit_namen(kennung: str, fall: Rohfall) -> str:
    eigene = {zeile.gegenstand.id: zeile.gegenstand for zeile in fall.programme}
    programm = eigene.get(kennung) or fall.stammdaten.programme.get(kennung)
    return f"{kennung} ({programm.name})" if programm is not None else kennung


def _melde_abgeschaltetes(zeile: Zeile[Programm], ab: date, ende: date, sammler: Befundsammler) -> None:
    """Note W224 nothing is computed, W223 no version of the plan's years is sure enough."""
    programm = zeile.gegenstand
    fassungen = tuple(_im_plan(programm, ab, ende))
    gerechnete = [fassung for fassung in fassungen if not fassung.nur_auskunft]
    if fassungen and not gerechnete:
        text = f"steht nur zur Auskunft im Katalog, gerechnet wird nichts: {fassungen[0].nur_auskunft}"
        zeile.hinweis(sammler, "W224", "id", text, f"Einzelheiten zeigt „massnahmenplan katalog {programm.id}“.")
    elif gerechnete and not any(f.sicherheit.reicht(programm.sicher_ab) for f in gerechnete):
        beste = min((f.sicherheit for f in gerechnete), key=tuple(Sicherheit).index)
        text = f"ist abgeschaltet: seine Sicherheit ist {beste}, verlangt ist mindestens {programm.sicher_ab}"
        abhilfe = f"Einschalten: in der Zeile des Programms mindestsicherheit: {beste} angeben."
        zeile.hinweis(sammler, "W223", "id", text, abhilfe)


def _im_plan(programm: Programm, ab: date, ende: date) -> Iterator[Fassung]:
    for fassung in programm.fassungen:
        if fassung.gilt_ab <= ende and (fassung.gilt_bis is None or fassung.gilt_bis >= ab):
            yield fassung


def _melde_endende(endende: list[tuple[date, Zeile[Programm]]], sammler: Befundsammler) -> None:
    liste = ", ".join(f"{zeile.gegenstand.id} ({bis:%d.%m.%Y})" for bis, zeile in endende)
    sammler.hinweis(
        "W070",
        f"nur bis zu diesem Tag ist eine Fassung bekannt: {liste}",
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
