"""What was assumed, on what terms it was computed, where figures come from."""

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen import schreibweise
from massnahmenplan.planungsfall import Planungsfall


def _zeilen(ergebnis: Ergebnis) -> Zeilen:
    yield from _annahmen(ergebnis)
    yield from _quellen(ergebnis.fall)


def _annahmen(ergebnis: Ergebnis) -> Zeilen:
    for nr, annahme in enumerate(ergebnis.annahmen, start=1):
        yield ("Annahme", str(nr), annahme, None, None, None)
    projekt = ergebnis.fall.projekt
    for bezeichnung, angabe in (
        ("Zeitraum", schreibweise.spanne(projekt.beginn, projekt.ende)),
        ("Planungsstichtag", schreibweise.datum(projekt.planungstag)),
        ("Preisstand der Investitionen", str(projekt.preisjahr)),
        ("Preissteigerung je Jahr", schreibweise.prozent(projekt.preissteigerung, 2)),
        ("Diskontsatz", schreibweise.prozent(projekt.diskontsatz, 2)),
        ("Emissionssystem", projekt.emissionssystem or schreibweise.FEHLT),
    ):
        yield ("Rahmen", bezeichnung, angabe, None, None, None)
    if projekt.quelle:
        yield ("Rahmen", "Eckdaten", projekt.name, projekt.quelle, None, None)


def _quellen(fall: Planungsfall) -> Zeilen:
    """Yield one row per fact that states its source, programmes per version."""
    yield from _quellen_der_dinge(fall)
    for ansatz in fall.haushalt:
        if ansatz.quelle:
            kennung = f"{ansatz.kostentraeger} {ansatz.jahr} {ansatz.art}"
            yield ("Haushaltsansatz", kennung, schreibweise.euro(ansatz.betrag_eur), ansatz.quelle, None, None)
    for ermaechtigung in fall.verpflichtungen:
        if ermaechtigung.quelle:
            kennung = f"{ermaechtigung.kostentraeger} {ermaechtigung.jahr}"
            betrag = schreibweise.euro(ermaechtigung.betrag_eur)
            yield ("Verpflichtungsermächtigung", kennung, betrag, ermaechtigung.quelle, None, None)
    for variante in fall.varianten:
        if variante.quelle:
            name = worte.variante(fall, variante.massnahme, variante.id)
            yield ("Variante", f"{variante.massnahme} {variante.id}", name, variante.quelle, None, None)
    for reihe in fall.emissionsreihen:
        yield ("Emissionsfaktoren", reihe.id, reihe.name, reihe.quelle, reihe.stand, None)
    for festlegung in fall.festlegungen:
        yield ("Festlegung", festlegung.massnahme, festlegung.art.value, festlegung.beschluss, None, None)
    yield from _fassungen(fall)


def _quellen_der_dinge(fall: Planungsfall) -> Zeilen:
    for bereich, dinge in (
        ("Kostenträger", fall.kostentraeger),
        ("Objekt", fall.objekte),
        ("Maßnahme", fall.massnahmen),
        ("Ressource", fall.ressourcen),
        ("Energieträger", fall.energietraeger),
        ("Zielvorgabe", fall.ziele),
    ):
        for ding in dinge:
            if ding.quelle:
                yield (bereich, ding.id, ding.name or ding.id, ding.quelle, None, None)


def _fassungen(fall: Planungsfall) -> Zeilen:
    for programm in fall.programme:
        for fassung in programm.fassungen:
            name = f"{programm.name}, Fassung ab {schreibweise.datum(fassung.gilt_ab)}"
            quelle = f"{fassung.rechtsgrundlage}; {fassung.quelle}"
            stand = schreibweise.datum(fassung.stand)
            yield ("Förderprogramm", programm.id, name, quelle, stand, fassung.sicherheit.value)


ANNAHMEN: Form = (["Bereich", "Kennung", "Bezeichnung", "Quelle", "Stand", "Sicherheit"], _zeilen)
