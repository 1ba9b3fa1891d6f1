"""The proof of a plan: bound, gap, status per aim, and the protocol of what was checked."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from massnahmenplan.aufbereitung.einheiten import zielwert_aus_modell
from massnahmenplan.begriffe.planziel import EINHEITEN
from massnahmenplan.ergebnis import Bilanz, Nachweis, Pruefschritt, Status, Zielstufe
from massnahmenplan.ergebnis.nachweis import Zielgrenze, gesamtluecke, relative_luecke
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, zahl
from massnahmenplan.loeser import IN_EINEM, Ende
from massnahmenplan.rangfolge import Stufe
from massnahmenplan.suche import Fund
from massnahmenplan.vorgaben import Vorgaben, erlaubter_abstand


def fuehre_nachweis(
    stufen: Sequence[Stufe],
    bilanz: Bilanz,
    vorgaben: Vorgaben,
    dauer_s: float,
    grenzen: tuple[Zielgrenze, ...] = (),
) -> Nachweis:
    """Return the proof: the plan's value of the first aim against its bound, and every aim where there are more.

    ``stufen`` are the searches for the aims, under the limits ``grenzen``; ``bilanz`` is that of the plan.
    """
    erste = stufen[0]
    zielwert = bilanz.zielwerte[erste.ziel]
    schranke = _schranke(erste)
    verlangt = Decimal(repr(vorgaben.luecke))
    zeilen, spalten = erste.fund.form.matrix.shape
    einzige = len(vorgaben.ziele) == 1
    zielstufen = () if einzige else tuple(_zielstufen(stufen, bilanz, vorgaben, verlangt))
    return Nachweis(
        status=_status(erste, zielwert, verlangt) if einzige else _gesamtstatus(zielstufen),
        ziel=erste.ziel,
        einheit=EINHEITEN[erste.ziel],
        zielwert=zielwert,
        schranke=schranke,
        luecke=gesamtluecke(zielstufen) if zielstufen else relative_luecke(schranke, zielwert),
        verlangte_luecke=verlangt,
        dauer_s=dauer_s,
        knoten=erste.fund.loesung.knoten,
        saat=vorgaben.saat,
        zeilen=zeilen,
        spalten=spalten,
        versuche=tuple(versuch for stufe in stufen for versuch in stufe.fund.versuche),
        signalnummer=stufen[-1].fund.loesung.signalnummer,
        stufen=zielstufen,
        grenzen=grenzen,
    )


def _zielstufen(
    stufen: Sequence[Stufe], bilanz: Bilanz, vorgaben: Vorgaben, verlangt: Decimal
) -> Iterator[Zielstufe]:
    """Yield what is proven of each aim; those that were not searched for any more have no bound."""
    for stufe in stufen:
        schranke = _schranke(stufe)
        yield Zielstufe(
            ziel=stufe.ziel,
            einheit=EINHEITEN[stufe.ziel],
            bester=stufe.wert,
            schranke=schranke,
            luecke=relative_luecke(schranke, stufe.wert),
            status=_status(stufe, stufe.wert, verlangt),
            toleranz=stufe.toleranz,
            zielwert=bilanz.zielwerte[stufe.ziel],
            dauer_s=stufe.fund.loesung.dauer_s,
        )
    abgebrochen = stufen[-1].fund.loesung.signalnummer is not None
    for ziel in vorgaben.ziele[len(stufen) :]:
        wert = bilanz.zielwerte[ziel]
        status = Status.ABGEBROCHEN if abgebrochen else Status.ZEITLIMIT
        yield Zielstufe(ziel, EINHEITEN[ziel], wert, None, None, status, Decimal(0), wert, 0.0)


def _gesamtstatus(stufen: Sequence[Zielstufe]) -> Status:
    """Return the first status that is not optimal: the plan is proven only if every aim is."""
    return next((stufe.status for stufe in stufen if stufe.status is not Status.OPTIMAL), Status.OPTIMAL)


def _schranke(stufe: Stufe) -> Decimal | None:
    return None if stufe.fund.schranke is None else zielwert_aus_modell(stufe.ziel, stufe.fund.schranke)


def _status(stufe: Stufe, zielwert: Decimal, verlangt: Decimal) -> Status:
    schranke = _schranke(stufe)
    if schranke is not None and abs(schranke - zielwert) <= erlaubter_abstand(stufe.ziel, verlangt, zielwert):
        return Status.OPTIMAL
    return {
        Ende.UNTERBROCHEN: Status.ABGEBROCHEN,
        Ende.ZEITLIMIT: Status.ZEITLIMIT,
        Ende.OPTIMAL: Status.LUECKE_OFFEN,
    }[stufe.fund.loesung.ende]


def schreibe_protokoll(stufen: Sequence[Stufe], fund: Fund, verglichen: int) -> tuple[Pruefschritt, ...]:
    """Return what was checked before the plan was handed out; ``verglichen`` figures agree with the model."""
    zeilen, spalten = stufen[0].fund.form.matrix.shape
    letzter = stufen[-1].fund
    groesse = f"{gezaehlt(zeilen, 'Zeilen')}, {gezaehlt(spalten, 'Spalten')}"
    uebergabe = f"{groesse} vollständig angekommen, alle Zahlen endlich und im Rahmen"
    gleichstand = "unter Plänen mit mindestens dieser Minderung ein günstigerer gesucht: Kapitalwert vorher "
    vorher, nachher = (euro(f.bilanz.zielwerte["kosten"]) for f in (letzter, fund))
    versuche = [versuch for stufe in stufen for versuch in stufe.fund.versuche]
    versuche += [] if fund is letzter else fund.versuche
    wege = dict.fromkeys(stufe.fund.loesung.weg for stufe in stufen)
    return (
        Pruefschritt("Übergabe an den Löser", uebergabe, True),
        *(Pruefschritt("Weg der Suche", weg, True) for weg in wege if weg != IN_EINEM),
        *(Pruefschritt("Erneuter Lauf", versuch, True) for versuch in versuche),
        *_vorrangig(stufen, fund),
        *(
            (Pruefschritt("Gleichstand", f"{gleichstand}{vorher}, nachher {nachher}", True),)
            if fund is not letzter
            else ()
        ),
        Pruefschritt(
            "Nachrechnung in Cent", f"{gezaehlt(len(fund.bilanz.massnahmen), 'Maßnahmen')} neu gerechnet", True
        ),
        Pruefschritt("Regeln", "keine Grenze verletzt", True),
        Pruefschritt(
            "Abgleich Modell – Nachrechnung",
            f"{gezaehlt(verglichen, 'Werte')} verglichen (Kassen, Konten, Tonnen je Jahr, Zielwert), "
            "Unterschied je Jahr höchstens 1 EUR und 1 kg",
            True,
        ),
    )


def _vorrangig(stufen: Sequence[Stufe], fund: Fund) -> Iterator[Pruefschritt]:
    """Yield, per aim with others after it, what was reached and what of it is kept."""
    for stufe in stufen[:-1]:
        einheit = EINHEITEN[stufe.ziel]
        yield Pruefschritt(
            "Rangfolge der Ziele",
            f"{stufe.ziel}: bester Wert {zahl(stufe.wert, 3)} {einheit}, Grenze für die folgenden Ziele "
            f"{zahl(stufe.grenze, 3)}, im Plan {zahl(fund.bilanz.zielwerte[stufe.ziel], 3)}",
            True,
        )
