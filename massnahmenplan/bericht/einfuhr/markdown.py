"""``importbericht.md``: what became of the table, counted, with everything that is open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from massnahmenplan.bericht.auszeichnung import als_markdown
from massnahmenplan.bericht.einfuhr.worte import VERBLEIB
from massnahmenplan.einfuhr.verbleib import Importergebnis, Importzeile, Verbleib, Zelle
from massnahmenplan.grundlagen.schreibweise import FEHLT, anzahl, gezaehlt

HOECHSTENS_GENANNT = 12


def schreibe(ergebnis: Importergebnis) -> bytes:
    """Return the content of the file; whatever the table says stays text."""
    bloecke = [f"# Importbericht: {als_markdown(ergebnis.name)}", *_kopf(ergebnis)]
    for titel, inhalt in _abschnitte(ergebnis):
        if zeilen := list(inhalt):
            bloecke += [f"## {titel}", "\n".join(zeilen)]
    return ("\n\n".join(bloecke) + "\n").encode()


def _kopf(ergebnis: Importergebnis) -> Iterator[str]:
    yield als_markdown(f"Tabelle {ergebnis.tabelle}, gelesen mit {ergebnis.zuordnung}.") + (
        f" Quelle: {als_markdown(ergebnis.quelle)}." if ergebnis.quelle else ""
    )
    if ergebnis.hinweis:
        yield f"> {als_markdown(ergebnis.hinweis)}"
    yield "\n".join(f"- {als_markdown(satz)}" for satz in saetze(ergebnis))


def saetze(ergebnis: Importergebnis) -> Iterator[str]:
    """Yield what an import comes to, one sentence each."""
    weg = sum(1 for zeile in ergebnis.zeilen if zeile.weggelassen)
    unvollstaendig = len(ergebnis.zeilen) - len(ergebnis.massnahmen) - weg
    zeilen = f"{gezaehlt(len(ergebnis.zeilen), 'Zeilen')}: {gezaehlt(len(ergebnis.massnahmen), 'Maßnahmen')}"
    yield f"{zeilen}, {unvollstaendig} unvollständig und nicht übernommen, {weg} nach der Zuordnung weggelassen."
    genannt = ergebnis.anzahl
    teile = [f"{genannt[art]} {wort}" for art, (wort, _) in VERBLEIB.items() if genannt[art]]
    yield f"{gezaehlt(len(ergebnis.zellen), 'Zellen')}: {', '.join(teile)}."
    if ergebnis.vergleiche:
        gebrochen = len(ergebnis.gebrochene)
        stimmen = "stimmt" if gebrochen == 1 else "stimmen"
        yield f"Gedruckte Summen: {len(ergebnis.vergleiche)} geprüft, {gebrochen} {stimmen} nicht."


def _abschnitte(ergebnis: Importergebnis) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Was aus den Zellen wurde", _verbleib(ergebnis)
    yield "Je Feld", _je_feld(ergebnis)
    yield "Summen, die nicht stimmen", _summen(ergebnis)
    yield "Widersprüche", _einzeln(ergebnis, (Verbleib.WIDERSPRUCH, Verbleib.ENTSCHIEDEN))
    yield "Nicht entschieden", _einzeln(ergebnis, (Verbleib.UNENTSCHIEDEN,))
    yield "Aus Klassen und Spannen", _einzeln(ergebnis, (Verbleib.KLASSE,))
    yield "Was fehlt", _fehlende(ergebnis)
    yield "Was die Zuordnung entscheidet", _annahmen(ergebnis)
    yield "Zeilen, die keine Maßnahme wurden", _weggelassene(ergebnis)
    yield "Spalten, die nicht übernommen sind", _spalten(ergebnis)
    yield "Hinweise", (f"- {als_markdown(str(befund))}" for befund in ergebnis.befunde)


def _tabelle(kopf: Iterable[str], zeilen: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table; nothing if it has no rows."""
    inhalt = [f"| {' | '.join(als_markdown(zelle) for zelle in zeile)} |" for zeile in zeilen]
    if inhalt:
        titel = tuple(kopf)
        yield f"| {' | '.join(titel)} |"
        yield f"|{'---|' * len(titel)}"
        yield from inhalt


def _verbleib(ergebnis: Importergebnis) -> Iterator[str]:
    genannt = ergebnis.anzahl
    zeilen = [(wort, str(genannt[art]), was) for art, (wort, was) in VERBLEIB.items()]
    gesamt = ("zusammen", str(len(ergebnis.zellen)), "alle Zellen, nach denen die Zuordnung fragt")
    return _tabelle(("Verbleib", "Zellen", "Bedeutung"), [*zeilen, gesamt])


def _je_feld(ergebnis: Importergebnis) -> Iterator[str]:
    je_feld: defaultdict[str, Counter[Verbleib]] = defaultdict(Counter)
    for zelle in ergebnis.zellen:
        je_feld[zelle.feld][zelle.verbleib] += 1
    vorkommende = [art for art in VERBLEIB if ergebnis.anzahl[art]]
    kopf = ("Feld", *(VERBLEIB[art][0] for art in vorkommende))
    return _tabelle(kopf, ((feld, *(str(z[art]) for art in vorkommende)) for feld, z in je_feld.items()))


def _summen(ergebnis: Importergebnis) -> Iterator[str]:
    zeilen = (
        (
            v.name,
            v.was,
            anzahl(v.gedruckt),
            anzahl(v.gerechnet),
            anzahl(v.gerechnet - v.gedruckt),
            str(v.ungezaehlt),
            v.quelle or FEHLT,
        )
        for v in ergebnis.gebrochene
    )
    zahlen = ("gedruckt", "Summe der Zeilen", "Abweichung", "Zellen ohne lesbare Zahl")
    return _tabelle(("Prüfung", "Zeile oder Gruppe", *zahlen, "Quelle"), zeilen)


def _einzeln(ergebnis: Importergebnis, arten: tuple[Verbleib, ...]) -> Iterator[str]:
    zeilen = (
        (str(zeile.nummer), zeile.bezeichnung, zelle.feld, zelle.inhalt or FEHLT, _wert(zelle), zelle.wie)
        for zeile in ergebnis.zeilen
        for zelle in zeile.zellen
        if zelle.verbleib in arten
    )
    return _tabelle(("Zeile", "Maßnahme", "Feld", "Inhalt", "Wert im Fall", "Wie oder warum"), zeilen)


def _wert(zelle: Zelle) -> str:
    return "leer" if zelle.wert is None else str(zelle.wert).replace(".", ",")


def _fehlende(ergebnis: Importergebnis) -> Iterator[str]:
    """Yield a line for each field and reason, with the first rows it concerns."""
    gruppen: defaultdict[tuple[str, str], list[Importzeile]] = defaultdict(list)
    for zeile in ergebnis.zeilen:
        for zelle in zeile.zellen:
            if zelle.verbleib is Verbleib.FEHLT:
                gruppen[zelle.feld, zelle.wie or "leere Zelle"].append(zeile)
    zeilen = ((feld, grund, str(len(wo)), _genannte(wo)) for (feld, grund), wo in gruppen.items())
    return _tabelle(("Feld", "Grund", "Zellen", "Maßnahmen"), zeilen)


def _genannte(zeilen: list[Importzeile]) -> str:
    mehr = " …" if len(zeilen) > HOECHSTENS_GENANNT else ""
    return ", ".join(zeile.bezeichnung for zeile in zeilen[:HOECHSTENS_GENANNT]) + mehr


def _annahmen(ergebnis: Importergebnis) -> Iterator[str]:
    zeilen = (
        (a.feld, a.text, str(a.anzahl), FEHLT if a.stelle is None else str(a.stelle), a.quelle or FEHLT)
        for a in ergebnis.annahmen
    )
    return _tabelle(("Feld", "Entscheidung", "Zellen", "Stelle", "Quelle oder Annahme"), zeilen)


def _weggelassene(ergebnis: Importergebnis) -> Iterator[str]:
    offene = (zeile for zeile in ergebnis.zeilen if zeile.grund is not None)
    zeilen = ((str(z.nummer), z.bezeichnung, z.name or FEHLT, z.grund or "") for z in offene)
    return _tabelle(("Zeile", "Maßnahme", "Name", "Grund"), zeilen)


def _spalten(ergebnis: Importergebnis) -> Iterator[str]:
    return _tabelle(("Spalte", "Grund"), ergebnis.nicht_uebernommen.items())
