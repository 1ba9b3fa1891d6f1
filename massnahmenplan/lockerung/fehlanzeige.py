"""What is out of reach: targets that no change of anything else would meet, and directions without a way out."""

from collections.abc import Iterator

from massnahmenplan.ergebnis.ausweg import Fehlanzeige, Lockerungsart, Richtung
from massnahmenplan.lockerung.auswege import Auswege
from massnahmenplan.lockerung.fallproben import WEITESTE
from massnahmenplan.lockerung.worte import nenne_unerreichbar

JE_ZIEL_S = 3.0
MERKLICH = 1e-5
"""Ten grams: less is the solver's tolerance."""
BEWIESEN = {
    Richtung.GELD: "Mehr Geld allein hilft nicht: auch mit beliebig hohen Ansätzen geht kein Plan (bewiesen).",
    Richtung.ZIEL: "Kleinere Ziele allein helfen nicht: auch ohne jedes harte Ziel geht kein Plan (bewiesen).",
    Richtung.ZEIT: (
        "Mehr Zeit allein hilft nicht: weder spätere Fertigstellungen noch 1 oder "
        f"{WEITESTE} Jahre mehr für Plan und Ziele (bewiesen)."
    ),
}
OFFEN = {
    Richtung.GELD: "mehr Geld",
    Richtung.ZIEL: "kleinere Ziele",
    Richtung.ZEIT: "mehr Zeit",
}


def unerreichbare_ziele(auswege: Auswege) -> Iterator[tuple[str, str]]:
    """Yield name and sentence of each hard target that is missed whatever else is changed.

    Where more money is enough, no target is beyond reach. Errors: AngehaltenError.
    """
    raum = auswege.raeume.get(Richtung.ZIEL)
    if raum is None or Richtung.GELD in auswege.raeume:
        return
    for n in raum.je_hebel:
        hebel = auswege.elastisch.hebel[n]
        if hebel.art is Lockerungsart.ZIEL:
            fehlt = auswege.elastisch.fehlt_mindestens(n, auswege.frist, JE_ZIEL_S)
            if fehlt > MERKLICH:
                yield hebel.grenze, nenne_unerreichbar(auswege.fall, hebel, fehlt)


def fehlanzeigen(auswege: Auswege) -> Iterator[Fehlanzeige]:
    """Yield money, target and time where there is no way out, and whether that is proven."""
    gefunden = {ausweg.richtung for ausweg in auswege.gefunden}
    for richtung in (Richtung.GELD, Richtung.ZIEL, Richtung.ZEIT):
        if richtung in gefunden or (richtung is Richtung.ZIEL and not any(z.ist_hart for z in auswege.fall.ziele)):
            continue
        bewiesen = richtung in auswege.erschoepft
        offen = f"Ob {OFFEN[richtung]} allein hilft, blieb in der Zeit offen: weder gefunden noch ausgeschlossen."
        yield Fehlanzeige(richtung, bewiesen, BEWIESEN[richtung] if bewiesen else offen)
