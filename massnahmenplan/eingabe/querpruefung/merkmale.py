"""Facts and kinds: spelt as programmes ask for them, and days only for facts that hold."""

from collections.abc import Iterable, Iterator

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.kostentraeger import FINANZSCHWACH
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.eingabe.fassungspfad import finde
from massnahmenplan.eingabe.namen import naechster, rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.bedingung import bedingungen_in
from massnahmenplan.foerderung.fassung import Fassung


def pruefe_merkmale(fall: Rohfall, sammler: Befundsammler) -> None:
    """Hint W061: a kind or fact no programme asks for, or none that is asked has, but one nearly the same.

    Noted: E217 days of a fact not stated, or the last before the first.
    """
    programme = (*fall.stammdaten.programme.values(), *(zeile.gegenstand for zeile in fall.programme))
    fassungen = [fassung for programm in programme for fassung in programm.fassungen]
    arten = {art for f in fassungen for bedingung in bedingungen_in(f) for art in bedingung.massnahmenarten}
    merkmale = {merkmal for fassung in fassungen for merkmal in fassung.genannte_merkmale} | {FINANZSCHWACH}
    for zeile, feld, namen in _genannte(fall):
        bekannte = arten if feld == "art" else merkmale
        for name in namen:
            erklaert = name in bekannte or name in fall.stammdaten.verzeichnis
            if not erklaert and (nah := naechster(name, bekannte)) is not None:
                zeile.hinweis(sammler, "W061", feld, f"{name} kennt kein Förderprogramm", f"Meinten Sie „{nah}“?")
    _melde_vertippte_bedingungen(fall, sammler)
    _pruefe_tage(fall, sammler)


def _melde_vertippte_bedingungen(fall: Rohfall, sammler: Befundsammler) -> None:
    """Hint W061 for own programmes: what they ask for and neither catalogue nor case knows."""
    fremde = [fassung for programm in fall.stammdaten.programme.values() for fassung in programm.fassungen]
    vorhandene = {name for _, _, namen in _genannte(fall) for name in namen}
    bekannte = {name for fassung in fremde for _, name in _verlangte(fassung)} | vorhandene | {FINANZSCHWACH}
    bekannte.update(fall.stammdaten.verzeichnis)
    for zeile in fall.programme:
        if zeile.quelle.unter("fassungen") is None:
            continue
        verlangte = {paar for fassung in zeile.gegenstand.fassungen for paar in _verlangte(fassung)}
        for feld, name in sorted(verlangte):
            if name not in bekannte and (nah := naechster(name, bekannte)) is not None:
                sammler.hinweis(
                    "W061",
                    "kennen weder Katalog noch Fall",
                    zeile.ort(*finde(zeile.quelle, (feld,), name)),
                    feld=f"{zeile.bereich}.{feld}",
                    wert=name,
                    abhilfe=f"Meinten Sie „{nah}“?",
                )


def _verlangte(fassung: Fassung) -> Iterator[tuple[str, str]]:
    """Yield field and name of every kind and fact that a condition asks for."""
    for bedingung in bedingungen_in(fassung):
        for feld in ("massnahmenarten", "merkmale", "eines_der_merkmale", "ohne_merkmale"):
            yield from ((feld, name) for name in getattr(bedingung, feld))
    for sperre in fassung.sperren:
        yield from (("massnahmenarten", art) for art in sperre.massnahmenarten)


def _genannte(fall: Rohfall) -> Iterator[tuple[Zeile[Grundform], str, Iterable[str]]]:
    """Yield row, field, and the kind or the facts that it names."""
    for massnahme in fall.massnahmen:
        yield massnahme, "liefert", massnahme.gegenstand.liefert
    zeilen: tuple[Zeile[Massnahme] | Zeile[Variante], ...] = (*fall.massnahmen, *fall.varianten)
    for zeile in zeilen:
        yield zeile, "art", (zeile.gegenstand.art,) if zeile.gegenstand.art is not None else ()
        yield zeile, "merkmale", zeile.gegenstand.merkmale or ()
    for traeger in fall.kostentraeger:
        yield traeger, "merkmale", traeger.gegenstand.merkmale
    for objekt in fall.objekte:
        yield objekt, "merkmale", objekt.gegenstand.merkmale


def _pruefe_tage(fall: Rohfall, sammler: Befundsammler) -> None:
    for zeile in fall.kostentraeger:
        traeger = zeile.gegenstand
        vorhandene = (*traeger.merkmale, FINANZSCHWACH) if traeger.finanzschwach else traeger.merkmale
        for feld, tage in (("merkmale_ab", traeger.merkmale_ab), ("merkmale_bis", traeger.merkmale_bis)):
            for merkmal in tage:
                if merkmal not in vorhandene:
                    text = f"das Merkmal „{merkmal}“ hat der Kostenträger nicht"
                    abhilfe = f"{rat(merkmal, vorhandene, 'Seine Merkmale')} Sonst unter merkmale ergänzen."
                    zeile.fehler(sammler, "E217", f"{feld}.{merkmal}", text, abhilfe)
        for merkmal in sorted(traeger.merkmale_ab.keys() & traeger.merkmale_bis.keys()):
            ab = traeger.merkmale_ab[merkmal]
            if traeger.merkmale_bis[merkmal] < ab:
                text = f"liegt vor dem ersten Tag ({ab:%d.%m.%Y}): „{merkmal}“ gälte nie"
                zeile.fehler(
                    sammler, "E217", f"merkmale_bis.{merkmal}", text, "merkmale_ab und merkmale_bis prüfen."
                )
