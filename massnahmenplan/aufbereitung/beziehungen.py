"""Relations and decisions as group rules, orders and compulsory measures."""

from massnahmenmodell.daten import Folge, Gruppe
from massnahmenplan.aufbereitung.stand import ist_gebunden
from massnahmenplan.begriffe.beziehung import GRUPPEN, REIHENFOLGE, Beziehung, Beziehungsart
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.planungsfall import Planungsfall


def pflicht(fall: Planungsfall, nummer: dict[str, int]) -> frozenset[int]:
    """Return the measures that have to be carried out, by themselves, by a decision, or are contracted."""
    verlangt = {f.massnahme for f in fall.festlegungen if f.art is Festlegungsart.MUSS}
    verlangt |= {m.id for m in fall.massnahmen if m.pflicht or ist_gebunden(fall, m.id)}
    return frozenset(nummer[kennung] for kennung in verlangt)


def gruppen(fall: Planungsfall, nummer: dict[str, int]) -> tuple[Gruppe, ...]:
    """Return exclusions and group rules."""
    return tuple(
        _gruppe(fall, beziehung, nummer)
        for beziehung in fall.beziehungen
        if beziehung.art in GRUPPEN or beziehung.art is Beziehungsart.AUSSCHLUSS
    )


def _gruppe(fall: Planungsfall, beziehung: Beziehung, nummer: dict[str, int]) -> Gruppe:
    return Gruppe(
        name=beziehung.bezeichnung,
        satz=satz(fall, beziehung),
        massnahmen=tuple(nummer[kennung] for kennung in beziehung.mitglieder),
        mindestens=beziehung.mindestens,
        hoechstens=beziehung.hoechstens,
    )


def folgen(fall: Planungsfall, nummer: dict[str, int]) -> tuple[Folge, ...]:
    """Return all orders of two measures; when the later one is contracted or built, there is nothing to order."""
    return tuple(
        Folge(
            name=beziehung.bezeichnung,
            satz=satz(fall, beziehung),
            frueher=nummer[beziehung.mitglieder[0]],
            spaeter=nummer[beziehung.mitglieder[1]],
            nach_ende=beziehung.art is not Beziehungsart.ANFANGSFOLGE,
            verlangt=beziehung.art is Beziehungsart.VORAUSSETZUNG,
            abstand=beziehung.abstand,
            hoechstabstand=beziehung.hoechstabstand,
        )
        for beziehung in fall.beziehungen
        if beziehung.art in REIHENFOLGE and not ist_gebunden(fall, beziehung.mitglieder[1])
    )


def satz(fall: Planungsfall, beziehung: Beziehung) -> str:
    """Return the relation as a German phrase: its own note, or one made of the names of its members."""
    if beziehung.hinweis:
        return beziehung.hinweis
    namen = [f"„{fall.massnahme_mit_id[kennung].name}“" for kennung in beziehung.mitglieder]
    art, aus = Beziehungsart, ", ".join(namen)
    return {
        art.VORGAENGER: f"erst {namen[0]}, dann {namen[-1]}",
        art.ANFANGSFOLGE: f"{namen[-1]} nicht vor {namen[0]}",
        art.VORAUSSETZUNG: f"{namen[-1]} setzt {namen[0]} voraus",
        art.AUSSCHLUSS: f"nur eine von {aus}",
        art.GRUPPE_MINDESTENS: f"mindestens {beziehung.anzahl} von {aus}",
        art.GRUPPE_HOECHSTENS: f"höchstens {beziehung.anzahl} von {aus}",
        art.GRUPPE_GENAU: f"genau {beziehung.anzahl} von {aus}",
        art.UEBERLAPPUNG: f"{namen[0]} schmälert {namen[-1]}",
        art.BUENDEL: f"Bündel aus {aus}",
    }[beziehung.art]
