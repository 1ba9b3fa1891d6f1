"""Budgets and rates: what payers may spend, what loans cost, how the future is discounted."""

from typing import Any

from massnahmenplan.begriffe.haushalt import Haushaltsansatz
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.arten.auswahl import gemeinte
from massnahmenplan.sensitivitaet.rechnung import Rechnung, mit_feld
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse, Weise


def haushalt(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change the budgets of payers, in all years or the stated ones, in one purse or in both."""
    gemeint = gemeinte(groesse.fuer, {ansatz.kostentraeger for ansatz in fall.haushalt}, "Träger mit Haushalt")
    rechnung = _rechnung(groesse, wert)

    def betrifft(ansatz: Haushaltsansatz) -> bool:
        in_kasse = groesse.haushaltsart in (None, ansatz.art)
        im_jahr = not groesse.jahre or ansatz.jahr in groesse.jahre
        return ansatz.kostentraeger in gemeint and in_kasse and im_jahr

    betroffen = [ansatz for ansatz in fall.haushalt if betrifft(ansatz)]
    if not betroffen:
        feld = "jahre" if groesse.jahre else "haushaltsart"
        text, abhilfe = "dafür gibt es keinen Ansatz in haushalt", "jahre und haushaltsart prüfen."
        raise Aenderungsfehler("E403", text, abhilfe, feld)
    if rechnung.weise is not Weise.FAKTOR and len({(a.kostentraeger, a.jahr) for a in betroffen}) < len(betroffen):
        raise Aenderungsfehler(
            "E405", "ein Betrag je Jahr, aber zwei Ansätze", "haushaltsart: investiv oder konsumtiv angeben."
        )
    return {
        "haushalt": tuple(mit_feld(a, "betrag_eur", rechnung) if betrifft(a) else a for a in fall.haushalt),
    }


def kreditzins(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change the nominal interest of the payers' own loans and of loan programmes whose interest is known."""
    programme = {p.id for p in fall.programme if any(_hat_zins(fassung) for fassung in p.fassungen)}
    gemeint = gemeinte(groesse.fuer, {*fall.kredit_mit_id, *programme}, "Kredit mit Sollzins")
    rechnung = _rechnung(groesse, wert)

    def mit_zins(programm: Programm) -> Programm:
        fassungen = (
            f.model_copy(update={"kredit": mit_feld(f.kredit, "sollzins", rechnung)})
            if f.kredit is not None and _hat_zins(f)
            else f
            for f in programm.fassungen
        )
        return programm.model_copy(update={"fassungen": tuple(fassungen)})

    return {
        "kredite": tuple(mit_feld(k, "sollzins", rechnung) if k.id in gemeint else k for k in fall.kredite),
        "programme": tuple(mit_zins(p) if p.id in gemeint else p for p in fall.programme),
    }


def _hat_zins(fassung: Fassung) -> bool:
    return fassung.kredit is not None and fassung.kredit.sollzins is not None


def diskontsatz(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change the discount rate."""
    return {"projekt": mit_feld(fall.projekt, "diskontsatz", _rechnung(groesse, wert))}


def preissteigerung(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change the rise of construction prices."""
    return {"projekt": mit_feld(fall.projekt, "preissteigerung", _rechnung(groesse, wert))}


def _rechnung(groesse: Stellgroesse, wert: Wert) -> Rechnung:
    assert groesse.weise is not None  # every kind of this module has one
    return Rechnung(groesse.weise, wert)
