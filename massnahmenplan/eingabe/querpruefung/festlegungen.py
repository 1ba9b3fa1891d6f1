"""Decisions from outside: complete, possible, and not against each other."""

from massnahmenplan.begriffe.festlegung import ZEITARTEN, Festlegung, Festlegungsart
from massnahmenplan.eingabe.querpruefung.zeitfenster import alle_beginne
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.grundlagen.zeitangabe import ist_zeitangabe

_EINDEUTIG = (Festlegungsart.JAHR, Festlegungsart.VARIANTE, Festlegungsart.FOERDERUNG)
"""Of these a measure can follow one value only."""
_OHNE_WERT = frozenset({Festlegungsart.MUSS, Festlegungsart.DARF_NICHT})


def pruefe_festlegungen(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E202 no resolution, E217 value missing or not wanted, E066 years, E065 contradictions."""
    for zeile in fall.festlegungen:
        festlegung = zeile.gegenstand
        if not festlegung.beschluss:
            zeile.fehler(
                sammler, "E202", "beschluss", "fehlt", "Den Beschluss nennen, auf dem die Festlegung beruht."
            )
        if _pruefe_wert(zeile, sammler) and festlegung.art in ZEITARTEN and festlegung.massnahme in fall.massnahme:
            _pruefe_zeit(zeile, alle_beginne(fall, festlegung.massnahme, achse), achse, sammler)
    _pruefe_pflichten(fall, sammler)
    _pruefe_werte_gegeneinander(fall, achse, sammler)


def _pruefe_wert(zeile: Zeile[Festlegung], sammler: Befundsammler) -> bool:
    art, wert = zeile.gegenstand.art, zeile.gegenstand.wert
    if art in _OHNE_WERT:
        if wert is not None:
            zeile.fehler(sammler, "E217", "wert", f"gehört nicht zu {art}", "Die Angabe löschen.")
        return True
    if wert is None:
        was = {Festlegungsart.VARIANTE: "die Variante", Festlegungsart.FOERDERUNG: "das Programm (oder keine)"}
        zeile.fehler(sammler, "E217", "wert", "fehlt", f"Bei {art} {was.get(art, 'das Jahr')} angeben.")
        return False
    if art in ZEITARTEN and not ist_zeitangabe(wert):
        abhilfe = "Ein Jahr mit vier Ziffern angeben (im Raster quartal auch 2027-Q3, im Raster halbjahr 2027-H2)."
        zeile.fehler(sammler, "E217", "wert", "ist kein Jahr", abhilfe)
        return False
    return True


def _pruefe_zeit(zeile: Zeile[Festlegung], beginne: range, achse: Zeitachse, sammler: Befundsammler) -> None:
    festlegung = zeile.gegenstand
    zeit = achse.perioden_von(festlegung.wert or "")
    if not beginne:
        return
    moeglich = f"{achse.name(beginne.start)} bis {achse.name(beginne.stop - 1)}"
    zu_spaet = zeit.start >= beginne.stop
    zu_frueh = festlegung.art is Festlegungsart.JAHR and zeit.stop <= beginne.start
    if zu_spaet or zu_frueh:
        wann = "in diesem Jahr" if len(zeit) == achse.je_jahr else "in diesem Zeitraum"
        text = f"{wann} kann {festlegung.massnahme} nicht beginnen; möglich ist {moeglich}"
        zeile.fehler(sammler, "E066", "wert", text, "Jahr, Fenster oder Dauern ändern.")


def _pruefe_pflichten(fall: Rohfall, sammler: Befundsammler) -> None:
    muss = {z.gegenstand.massnahme: z for z in fall.festlegungen if z.gegenstand.art is Festlegungsart.MUSS}
    for zeile in fall.festlegungen:
        kennung = zeile.gegenstand.massnahme
        if zeile.gegenstand.art is not Festlegungsart.DARF_NICHT or kennung not in fall.pflicht:
            continue
        if kennung in muss:
            grund = f"Festlegung muss in {muss[kennung].ort('art')}"
        else:
            pflicht = next(z for z in fall.massnahmen if z.gegenstand.id == kennung)
            grund = f"pflicht: ja in {pflicht.ort('pflicht')}"
        text = f"{kennung} ist zugleich untersagt und verpflichtend ({grund})"
        zeile.fehler(sammler, "E065", "art", text, "Eine der beiden Angaben aufheben.")


def _pruefe_werte_gegeneinander(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Two values of one kind contradict each other, and so do a year and a later „nicht vor“."""
    erste: dict[tuple[str, Festlegungsart], Zeile[Festlegung]] = {}
    for zeile in fall.festlegungen:
        festlegung = zeile.gegenstand
        if festlegung.art not in _EINDEUTIG or festlegung.wert is None:
            continue
        vorige = erste.setdefault((festlegung.massnahme, festlegung.art), zeile)
        if vorige.gegenstand.wert != festlegung.wert:
            _melde_widerspruch(zeile, vorige, sammler)
    for zeile in fall.festlegungen:
        jahr = erste.get((zeile.gegenstand.massnahme, Festlegungsart.JAHR))
        if zeile.gegenstand.art is Festlegungsart.NICHT_VOR and jahr is not None:
            frueher, spaeter = jahr.gegenstand.wert or "", zeile.gegenstand.wert or ""
            if not (ist_zeitangabe(frueher) and ist_zeitangabe(spaeter)):
                continue
            if achse.perioden_von(frueher).stop <= achse.perioden_von(spaeter).start:
                _melde_widerspruch(zeile, jahr, sammler)


def _melde_widerspruch(zeile: Zeile[Festlegung], vorige: Zeile[Festlegung], sammler: Befundsammler) -> None:
    andere = vorige.gegenstand
    text = f"widerspricht {andere.art} {andere.wert} für {andere.massnahme} in {vorige.ort('wert')}"
    zeile.fehler(sammler, "E065", "wert", text, "Eine der beiden Festlegungen aufheben.")
