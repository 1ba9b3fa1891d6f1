"""Targets: complete, in the plan's years, and not above what all measures together can do."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, MENGENZIELE, SUMMENZIELE, Ziel
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.wirkung.einzelwirkung import wirkungsanteil


def pruefe_ziele(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E223 emission without measures missing, E066 year, E217 price, E074 out of reach; hint W217 price 0."""
    assert fall.projekt is not None
    for zeile in fall.ziele:
        ziel = zeile.gegenstand
        if ziel.art in EMISSIONSZIELE and fall.projekt.gegenstand.ausgangsemission_t_a is None:
            zeile.fehler(
                sammler,
                "E223",
                "art",
                "braucht die Emission ohne Maßnahmen",
                "projekt.ausgangsemission_t_a angeben, oder minderung_jahr bzw. minderung_summe verwenden.",
            )
        for feld, text, abhilfe in preismaengel(ziel):
            zeile.fehler(sammler, "E217", feld, text, abhilfe)
        nenne_preis_null(zeile, sammler)
        if ziel.jahr is not None and ziel.jahr not in achse.jahre:
            text = f"liegt außerhalb des Plans ({achse.beginn}–{achse.ende})"
            zeile.fehler(sammler, "E066", "jahr", text, "Ein Jahr des Plans angeben.")
        elif ziel.art not in EMISSIONSZIELE | MENGENZIELE and ziel.ist_hart:
            _pruefe_erreichbarkeit(zeile, fall, achse, sammler)


def preismaengel(ziel: Ziel) -> Iterator[tuple[str, str, str]]:
    """Yield field, what is wrong and what helps where price and hardness of a target contradict each other."""
    if not ziel.ist_hart and ziel.ueberschreitungspreis is None:
        text = "ein weiches Ziel braucht einen ueberschreitungspreis"
        yield "hart", text, "ueberschreitungspreis in EUR je t angeben, oder hart: ja."
    if ziel.hart and ziel.ueberschreitungspreis is not None:
        text = "ein hartes Ziel hat keinen Überschreitungspreis"
        yield "ueberschreitungspreis", text, "Den Preis löschen, oder hart: nein."


def nenne_preis_null(zeile: Zeile[Ziel], sammler: Befundsammler) -> None:
    """Note the hint W217 where missing a target costs nothing."""
    if zeile.gegenstand.ueberschreitungspreis == 0 and not zeile.gegenstand.ist_hart:
        text = "ist 0: das Ziel wirkt nicht auf den Plan, seine Verfehlung wird nur berichtet"
        zeile.hinweis(sammler, "W217", "ueberschreitungspreis", text, "Einen Preis je t angeben, oder hart: ja.")


def _pruefe_erreichbarkeit(zeile: Zeile[Ziel], fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """A bound only: overlap, money and exclusions are left out, so nothing that is possible is refused."""
    if fall.mit_fehlern & {"massnahmen", "varianten", "energietraeger"}:
        return
    ziel = zeile.gegenstand
    if any(m.physik for wege in fall.ausfuehrungen.values() for m in wege.values()):
        return  # what measures do together is found out later
    jahr = ziel.jahr or achse.ende
    jahre = range(achse.beginn, jahr + 1) if ziel.art in SUMMENZIELE else range(jahr, jahr + 1)
    hoechste = sum(
        (
            max((_hoechste_minderung(fall, m, jahre, achse) for m in ausfuehrungen.values()), default=Decimal(0))
            for kennung, ausfuehrungen in fall.ausfuehrungen.items()
            if kennung not in fall.verboten
        ),
        Decimal(0),
    )
    if ziel.wert > hoechste:
        einheit = "t" if ziel.art in SUMMENZIELE else "t/a"
        text = f"höchstens {_tonnen(hoechste)} {einheit} erreichbar, gefordert {_tonnen(ziel.wert)} {einheit}"
        zeile.fehler(sammler, "E074", "wert", text, "Das Ziel senken, Maßnahmen ergänzen oder es weich machen.")


def _hoechste_minderung(fall: Rohfall, massnahme: Massnahme, jahre: range, achse: Zeitachse) -> Decimal:
    """Return at least what the measure can reduce in ``jahre``: each year for itself with its best begin."""
    moegliche = massnahme.beginne(achse)
    if not moegliche:
        return Decimal(0)
    summe = Decimal(0)
    for jahr in jahre:
        ganz = moegliche.start + massnahme.dauer <= achse.perioden_im_jahr(jahr).start
        anteil = Decimal(1) if ganz else wirkungsanteil(massnahme, moegliche.start, jahr, achse.je_jahr)
        summe += max(fall.minderung_t(massnahme, jahr), Decimal(0)) * anteil
    return summe


def _tonnen(wert: Decimal) -> str:
    gerundet = wert.quantize(Decimal("0.001"), rounding=ROUND_FLOOR).normalize()
    return f"{gerundet:f}".replace(".", ",")
