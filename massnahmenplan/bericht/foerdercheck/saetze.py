"""German words about a package of funding, for every format that shows one."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis.foerderauskunft import (
    Antragsauskunft,
    Foerderauskunft,
    Kreditangabe,
    Massnahmenauskunft,
    Paketauskunft,
    Verlaufsabschnitt,
)
from massnahmenplan.foerderung.paket import Antrag, Leistungsart
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import datum, euro, euro_knapp, gezaehlt, prozent_knapp
from massnahmenplan.grundlagen.zeit import plus_monate

OHNE = "ohne Förderung"
EINZELN_GENANNT = 4
"""So many payments are named one by one."""
EILIG_MONATE = 12
"""A loss that comes later leaves time."""
_FORMEN = {
    Leistungsart.ZUSCHUSS: "Zuschuss",
    Leistungsart.BETRIEB: "Betriebsförderung",
    Leistungsart.STEUER: "Steuerermäßigung",
    Leistungsart.KREDIT: "Tilgungszuschuss",
}
_STARTSPERREN = {
    "antrag": "vor Baubeginn",
    "bewilligung": "Baubeginn erst nach dem Bescheid, sonst ist die Förderung verloren",
    "keine": "auch nach Baubeginn möglich",
}
KEINE_ZUSAGE = (
    "Diese Auskunft ist eine Rechnung nach dem genannten Stand der Quellen, keine Zusage und keine Rechts- oder "
    "Steuerberatung. Über den Antrag entscheidet der Fördergeber."
)


def form(antrag: Antragsauskunft) -> str:
    """Return in which form the money comes."""
    return _FORMEN[antrag.antrag.art]


def paketname(paket: Paketauskunft) -> str:
    """Return the programmes of a package by id."""
    return " + ".join(eintrag.antrag.programm for eintrag in paket.antraege) or OHNE


def titel(auskunft: Massnahmenauskunft, antwort: Foerderauskunft) -> str:
    """Return id and name of a measure, with its variant where it has one."""
    massnahme, fall = auskunft.massnahme, antwort.fall
    hat_varianten = len(fall.ausfuehrungen[massnahme.id]) > 1
    variante = f", {worte.variante(fall, massnahme.id, auskunft.variante)}" if hat_varianten else ""
    return f"{massnahme.id} {massnahme.name}{variante}"


def sicherheit(kennung: str | None) -> str:
    """Return how sure a figure is, code and words."""
    return "–" if kennung is None else f"{kennung}: {worte.SICHERHEITEN[kennung]}"


def fristen(eintrag: Antragsauskunft, vorhaben: Vorhaben) -> Iterator[tuple[str, str]]:
    """Yield the deadlines of an application in order of time: what, and until when."""
    antrag = eintrag.antrag
    if eintrag.nach_inbetriebnahme:
        bis = (
            ""
            if eintrag.fassung_bis is None
            else f"; gerechnet für Inbetriebnahme bis {datum(eintrag.fassung_bis)}"
        )
        yield "Antrag", f"zur Inbetriebnahme, hier {datum(antrag.antrag_am)}{bis}"
    else:
        bis = "kein Ende bekannt" if eintrag.so_bis is None else f"so nur bis {datum(eintrag.so_bis)}"
        yield "Antrag", f"am {datum(antrag.antrag_am)} ({bis}), {_STARTSPERREN[eintrag.startsperre]}"
        yield "Bewilligung", f"voraussichtlich {datum(antrag.bewilligung_am)}"
    fertig = "" if antrag.fertig_bis is None else f", fertig spätestens {datum(antrag.fertig_bis)}"
    yield "Bau", f"{datum(vorhaben.baubeginn)} bis {datum(vorhaben.fertigstellung)}{fertig}"
    if antrag.nachweis_bis is not None:
        yield "Nachweis", f"bis {datum(antrag.nachweis_bis)}"
    if antrag.zweckbindung_bis is not None:
        yield "Behalten", f"bis {datum(antrag.zweckbindung_bis)} (Zweckbindung)"


def auszahlung(antrag: Antrag) -> str:
    """Return when how much is paid out: every payment, or the first and last year of a long stream."""
    zahlungen = [zahlung for zahlung in antrag.auszahlungen if zahlung.betrag_eur]
    if not zahlungen:
        return "keine"
    if len(zahlungen) > EINZELN_GENANNT:
        erste, letzte = zahlungen[0], zahlungen[-1]
        raten = gezaehlt(len(zahlungen), "Raten")
        return f"{raten} von {erste.jahr} bis {letzte.jahr}, die erste {euro_knapp(erste.betrag_eur)}"
    return ", ".join(f"{zahlung.jahr} {euro_knapp(zahlung.betrag_eur)}" for zahlung in zahlungen)


def kredit(angabe: Kreditangabe) -> str:
    """Return the terms of a loan as one sentence or two."""
    bedingungen = f"{gezaehlt(angabe.laufzeit_jahre, 'Jahre')} Laufzeit, {angabe.tilgungsfrei_jahre} tilgungsfrei"
    satz = f"Kredit bis {euro_knapp(angabe.hoechstens_eur)} ({bedingungen})"
    if angabe.tilgungszuschuss_eur:
        satz += f", nach Tilgungszuschuss zurückzuzahlen {euro_knapp(angabe.zurueckzuzahlen_eur)}"
    if angabe.sollzins is None or angabe.vorteil_eur is None:
        return f"{satz}. Der Zins steht erst bei der Zusage fest und zählt hier weder als Kosten noch als Vorteil."
    zins = f"Sollzins {prozent_knapp(angabe.sollzins)}"
    return f"{satz}. {zins}, im Barwert enthalten mit {euro_knapp(-angabe.vorteil_eur)} Kosten."


def rat(abschnitte: tuple[Verlaufsabschnitt, ...]) -> str:
    """Return whether to apply now or to wait, as a sentence."""
    heute = abschnitte[0]
    bis = datum(abschnitte[-1].bis)
    bestes = min(abschnitte, key=lambda abschnitt: abschnitt.unterschied_eur)
    if bestes.unterschied_eur < 0:
        return (
            f"Warten lohnt sich: Ein Antrag vom {datum(bestes.ab)} bis {datum(bestes.bis)} kostet "
            f"{euro_knapp(-bestes.unterschied_eur)} weniger als am {datum(heute.ab)}."
        )
    spaeter = next((abschnitt for abschnitt in abschnitte if abschnitt.unterschied_eur > 0), None)
    if spaeter is None:
        return f"Warten ändert bis {bis} nichts."
    letzter = max(abschnitt.bis for abschnitt in abschnitte if abschnitt.bis < spaeter.ab)
    mehr = f"danach kostet es {euro_knapp(spaeter.unterschied_eur)} mehr."
    if spaeter.ab <= plus_monate(heute.ab, EILIG_MONATE):
        return f"Nicht warten: spätestens am {datum(letzter)} beantragen, {mehr}"
    return f"Zeit bis {datum(letzter)}: bis dahin beantragen, {mehr}"


def unterschied(betrag_eur: Decimal) -> str:
    """Return a difference in whole EUR with its sign."""
    vorzeichen = "+" if betrag_eur > 0 else "−" if betrag_eur < 0 else "±"
    return f"{vorzeichen}{euro(abs(betrag_eur), 0)}"


def spanne(ab: date, bis: date) -> str:
    """Return first and last day."""
    return datum(ab) if ab == bis else f"{datum(ab)}–{datum(bis)}"
