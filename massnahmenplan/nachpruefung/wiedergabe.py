"""A plan from a file as the result that it was written from, recomputed on the way."""

from importlib.metadata import version

from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.ergebnis import Ergebnis, Nachweis, Nichtwahl, Pruefschritt, Status, Zielstufe
from massnahmenplan.ergebnis.nachweis import Zielgrenze
from massnahmenplan.grundlagen.fehler import AbweichungsFehler
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.grundlagen.zeit import lies_datum
from massnahmenplan.nachpruefung import PFLICHTANGABEN, Nachrechnung, als_ergebnis, rechne_nach

_OHNE_GRUND = "In der Datei des Plans steht kein Grund."


def gib_wieder(inhalt: Planinhalt) -> Ergebnis:
    """Return the result that a ``plan.json`` tells of: figures recomputed, proof, checks and reasons as stated.

    What was changed by hand, or states no whole proof, comes back as decided by hand, with nothing proven.
    Errors: AbweichungsFehler for a plan that breaks a limit.
    """
    gerechnet = rechne_nach(inhalt)
    if gerechnet.verstoesse:
        raise AbweichungsFehler([verstoss.text for verstoss in gerechnet.verstoesse])
    von_hand = als_ergebnis(gerechnet)
    if not gerechnet.bestanden or any(feld not in inhalt.nachweis for feld in PFLICHTANGABEN):
        return von_hand
    return Ergebnis(
        fall=gerechnet.fall,
        plan=gerechnet.plan,
        bilanz=gerechnet.bilanz,
        nachweis=_nachweis(inhalt, gerechnet),
        nicht_gewaehlt=_nicht_gewaehlt(inhalt),
        protokoll=inhalt.protokoll or _protokoll(gerechnet),
        annahmen=gerechnet.annahmen,
        versionen=inhalt.versionen or {"massnahmenplan": version("massnahmenplan")},
        fortschreibung=gerechnet.fortschreibung,
    )


def _nachweis(inhalt: Planinhalt, gerechnet: Nachrechnung) -> Nachweis:
    angaben = inhalt.nachweis
    return Nachweis(
        status=Status(angaben["status"]),
        ziel=angaben["ziel"],
        einheit=angaben["einheit"],
        zielwert=gerechnet.bilanz.zielwerte[angaben["ziel"]],
        schranke=angaben["schranke"],
        luecke=angaben["luecke"],
        verlangte_luecke=angaben["verlangte_luecke"],
        dauer_s=float(angaben.get("dauer_s") or 0),
        knoten=angaben.get("knoten") or 0,
        saat=angaben.get("saat") or 0,
        zeilen=angaben.get("zeilen") or 0,
        spalten=angaben.get("spalten") or 0,
        versuche=tuple(angaben.get("versuche") or ()),
        signalnummer=angaben.get("signalnummer"),
        stufen=tuple(_stufe(stufe) for stufe in angaben.get("stufen") or ()),
        grenzen=tuple(Zielgrenze(**grenze) for grenze in angaben.get("grenzen") or ()),
        schranke_vom=None if (vom := angaben.get("schranke_vom")) is None else lies_datum(vom),
        abwandlungen=tuple(angaben.get("abwandlungen") or ()),
    )


def _stufe(angaben: dict[str, object]) -> Zielstufe:
    return Zielstufe(**{**angaben, "status": Status(str(angaben["status"]))})  # type: ignore[arg-type]


def _nicht_gewaehlt(inhalt: Planinhalt) -> tuple[Nichtwahl, ...]:
    """Return the stated reasons, in the order of the file; what it does not name comes last."""
    im_plan = {schritt.massnahme for schritt in inhalt.plan.schritte}
    offen = [kennung for kennung in inhalt.fall.massnahme_mit_id if kennung not in im_plan]
    genannt = [eintrag for eintrag in inhalt.nicht_gewaehlt if eintrag.massnahme in offen]
    namen = {eintrag.massnahme for eintrag in genannt}
    return (*genannt, *(Nichtwahl(k, "offen", _OHNE_GRUND) for k in sorted(offen) if k not in namen))


def _protokoll(gerechnet: Nachrechnung) -> tuple[Pruefschritt, ...]:
    """Return what was checked just now, for a plan that does not say what was checked when it was made."""
    massnahmen = gezaehlt(len(gerechnet.plan.schritte), "Maßnahmen")
    return (
        Pruefschritt("Nachrechnung in Cent", f"{massnahmen} aus der plan.json neu gerechnet", True),
        Pruefschritt("Regeln", "keine Grenze verletzt", True),
        Pruefschritt("Angegebene Zahlen", "stimmen mit der Nachrechnung überein", True),
    )
