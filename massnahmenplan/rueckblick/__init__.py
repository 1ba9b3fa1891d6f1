"""The report of a year: what was planned against what is reported, and what comes next."""

from massnahmenplan.ergebnis.jahresbericht import Jahresbericht
from massnahmenplan.rueckblick import aussicht, kassen, summen
from massnahmenplan.rueckblick.abgaenge import abgaenge
from massnahmenplan.rueckblick.einzelblick import einzelblicke
from massnahmenplan.rueckblick.fristen import fristen
from massnahmenplan.rueckblick.massnahmen import massnahmenjahr
from massnahmenplan.rueckblick.offenes import offene_punkte
from massnahmenplan.rueckblick.plaene import Planquelle, stelle_gegenueber

__all__ = ["jahresbericht"]


def jahresbericht(plan: Planquelle, jahr: int, vorgaenger: Planquelle | None = None) -> Jahresbericht:
    """Return what the year has brought against ``vorgaenger``, the plan as it was at the beginning of the year.

    ``plan`` is the plan as it is now, with what is reported in its case: a result, or what was read of a
    ``plan.json``. Without an earlier plan the plan itself, without what is reported, is what was planned.

    Errors: EingabeFehler for a year outside the plan, or an earlier plan of another case.
    """
    plaene = stelle_gegenueber(plan, jahr, vorgaenger)
    blicke = einzelblicke(plaene)
    zeilen = tuple(massnahmenjahr(blick) for blick in blicke)
    namen = {t.id: t.name for t in (*plaene.fall.kostentraeger, *plaene.sollfall.kostentraeger)}
    alles, gegangen, fort = summen.gesamt(zeilen), tuple(abgaenge(blicke)), plaene.fortschreibung
    return Jahresbericht(
        projekt=plaene.fall.projekt.name,
        jahr=jahr,
        stichtag=plaene.fall.projekt.planungstag,
        vorgaenger_am=plaene.sollfall.projekt.planungstag if plaene.mit_vorgaenger else None,
        hinweis=plaene.fall.projekt.hinweis,
        massnahmen=zeilen,
        je_handlungsfeld=summen.je_handlungsfeld(zeilen),
        je_traeger=summen.je_traeger(namen, zeilen),
        gesamt=alles,
        phasen=summen.phasen(zeilen),
        indikatoren=tuple(summen.indikatoren(zeilen, jahr, alles)),
        pfad=tuple(aussicht.pfad(plaene)),
        ziele=tuple(aussicht.ziele(plaene)),
        mittelbedarf=tuple(aussicht.mittelbedarf(plaene)),
        posten=tuple(aussicht.posten(plaene)),
        fristen=fristen(plaene, blicke),
        abgaenge=gegangen,
        aenderungen=() if fort is None else fort.aenderungen,
        aenderungen_seit=None if fort is None else fort.kette[-1].stichtag,
        mehrausgaben=tuple(kassen.mehrausgaben(plaene)),
        kreditabweichungen=tuple(kassen.kreditabweichungen(plaene)),
        offen=tuple(offene_punkte(plaene, zeilen, gegangen)),
        namen=namen,
    )
