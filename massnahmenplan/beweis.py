"""The proof of a plan: bound, gap, status, and the protocol of what was checked."""

from decimal import Decimal

from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.ergebnis import Nachweis, Pruefschritt, Status
from massnahmenplan.grundlagen.schreibweise import anzahl, euro
from massnahmenplan.loeser import IN_EINEM, Ende
from massnahmenplan.suche import Fund
from massnahmenplan.vorgaben import EINHEITEN, Vorgaben, Zielname, erlaubter_abstand


def fuehre_nachweis(erster: Fund, fund: Fund, vorgaben: Vorgaben, dauer_s: float) -> Nachweis:
    """Return the proof of ``fund``: its recomputed value against the bound of the search for the asked aim.

    ``erster`` is the result of that search; ``fund`` may be a cheaper plan of the same worth.
    """
    ziel = vorgaben.zielname
    zielwert = fund.bilanz.zielwerte[ziel]
    schranke = None if erster.schranke is None else _in_einheit(ziel, erster.schranke)
    verlangt = Decimal(repr(vorgaben.luecke))
    zeilen, spalten = erster.form.matrix.shape
    return Nachweis(
        status=_status(erster, ziel, zielwert, schranke, verlangt),
        ziel=ziel,
        einheit=EINHEITEN[ziel],
        zielwert=zielwert,
        schranke=schranke,
        luecke=None if schranke is None else _luecke(schranke, zielwert),
        verlangte_luecke=verlangt,
        dauer_s=dauer_s,
        knoten=erster.loesung.knoten,
        saat=vorgaben.saat,
        zeilen=zeilen,
        spalten=spalten,
        versuche=erster.versuche,
        signalnummer=erster.loesung.signalnummer,
    )


def _in_einheit(ziel: Zielname, wert: float) -> Decimal:
    return Decimal(repr(wert)) if ziel == "co2" else eur(wert)


def _luecke(schranke: Decimal, zielwert: Decimal) -> Decimal | None:
    """Return the relative gap; None where the value is 0 and the bound is not."""
    abstand = abs(schranke - zielwert)
    if not abstand:
        return Decimal(0)
    return abstand / abs(zielwert) if zielwert else None


def _status(
    erster: Fund, ziel: Zielname, zielwert: Decimal, schranke: Decimal | None, verlangt: Decimal
) -> Status:
    if schranke is not None and abs(schranke - zielwert) <= erlaubter_abstand(ziel, verlangt, zielwert):
        return Status.OPTIMAL
    return {
        Ende.UNTERBROCHEN: Status.ABGEBROCHEN,
        Ende.ZEITLIMIT: Status.ZEITLIMIT,
        Ende.OPTIMAL: Status.LUECKE_OFFEN,
    }[erster.loesung.ende]


def schreibe_protokoll(erster: Fund, fund: Fund, verglichen: int) -> tuple[Pruefschritt, ...]:
    """Return what was checked before the plan was handed out; ``verglichen`` figures agree with the model."""
    zeilen, spalten = erster.form.matrix.shape
    uebergabe = f"{zeilen} Zeilen, {spalten} Spalten vollständig angekommen, alle Zahlen endlich und im Rahmen"
    gleichstand = "unter Plänen mit mindestens dieser Minderung ein günstigerer gesucht: Kapitalwert vorher "
    vorher, nachher = (euro(f.bilanz.zielwerte["kosten"]) for f in (erster, fund))
    versuche = erster.versuche if fund is erster else (*erster.versuche, *fund.versuche)
    return (
        Pruefschritt("Übergabe an den Löser", uebergabe, True),
        *((Pruefschritt("Weg der Suche", erster.loesung.weg, True),) if erster.loesung.weg != IN_EINEM else ()),
        *(Pruefschritt("Erneuter Lauf", versuch, True) for versuch in versuche),
        *(
            (Pruefschritt("Gleichstand", f"{gleichstand}{vorher}, nachher {nachher}", True),)
            if fund is not erster
            else ()
        ),
        Pruefschritt("Nachrechnung in Cent", f"{len(fund.bilanz.massnahmen)} Maßnahmen neu gerechnet", True),
        Pruefschritt("Regeln", "keine Grenze verletzt", True),
        Pruefschritt(
            "Abgleich Modell – Nachrechnung",
            f"{anzahl(Decimal(verglichen))} Werte verglichen (Kassen, Konten, Tonnen je Jahr, Zielwert), "
            "Unterschied je Jahr höchstens 1 EUR und 1 kg",
            True,
        ),
    )
