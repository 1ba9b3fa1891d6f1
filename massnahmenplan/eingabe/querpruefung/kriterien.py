"""Criteria: weights that add up, bounds that tell worst from best, values within them, flags that agree."""

from decimal import Decimal

from massnahmenplan.begriffe.kriterium import INVESTITION, PLANWEIT, Grundlage, Kriterium
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import anzahl, prozent_knapp


def pruefe_kriterien(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E262 weights, E263 bounds and values, E264 flags that disagree, E061 unknown ids; W264 no value."""
    if "kriterien" in fall.mit_fehlern:
        return
    _pruefe_gewichte(fall, sammler)
    for zeile in fall.kriterien:
        if _pruefe_grenzen(zeile, sammler) and zeile.gegenstand.grundlage is Grundlage.MASSNAHME:
            _pruefe_werte(zeile, fall, sammler)
    _pruefe_massnahmen(fall, sammler)


def _pruefe_gewichte(fall: Rohfall, sammler: Befundsammler) -> None:
    summe = sum((zeile.gegenstand.gewicht for zeile in fall.kriterien), Decimal(0))
    if fall.kriterien and summe != 1:
        text = f"alle Gewichte zusammen sind {prozent_knapp(summe)} statt 100 %"
        fall.kriterien[-1].fehler(sammler, "E262", "gewicht", text, "Die Gewichte auf zusammen 100 % bringen.")
    projekt = fall.projekt
    if projekt is not None and "nutzwert" in projekt.gegenstand.zielfolge and not fall.kriterien:
        text = "nennt nutzwert, aber der Fall hat keine Kriterien"
        projekt.fehler(sammler, "E262", "zielfolge", text, "Die Liste kriterien angeben oder das Ziel streichen.")


def _pruefe_grenzen(zeile: Zeile[Kriterium], sammler: Befundsammler) -> bool:
    kriterium = zeile.gegenstand
    genannt = kriterium.schlechtester is not None, kriterium.bester is not None
    if kriterium.grundlage in INVESTITION:
        ueberzaehlig = {"schlechtester", "bester", "normierung", "richtung"} & kriterium.model_fields_set
        for feld in sorted(ueberzaehlig):
            text = f"gehört nicht zu {kriterium.grundlage}: gezählt wird der Anteil an der Investition"
            zeile.fehler(sammler, "E263", feld, text, "Die Angabe löschen.")
        return not ueberzaehlig
    braucht = kriterium.grundlage in PLANWEIT or kriterium.normierung == "grenzen"
    if braucht and genannt != (True, True):
        feld = "bester" if genannt[0] else "schlechtester"
        text = "fehlt: die Normierung braucht den schlechtesten und den besten Wert"
        zeile.fehler(sammler, "E263", feld, text, "Beide angeben; was davor oder dahinter liegt, zählt mit.")
        return False
    if any(genannt) and not braucht:
        text = f"gehört nicht zu normierung {kriterium.normierung}"
        zeile.fehler(sammler, "E263", "bester", text, "normierung: grenzen schreiben oder die Angabe löschen.")
        return False
    return _pruefe_richtung(zeile, sammler)


def _pruefe_richtung(zeile: Zeile[Kriterium], sammler: Befundsammler) -> bool:
    kriterium = zeile.gegenstand
    if kriterium.schlechtester is None or kriterium.bester is None:
        return True
    steigt = kriterium.bester > kriterium.schlechtester
    verlangt = {Grundlage.CO2: True, Grundlage.KOSTEN: False}.get(kriterium.grundlage)
    if verlangt is None and "richtung" in kriterium.model_fields_set:
        verlangt = kriterium.richtung == "mehr"
    if kriterium.bester == kriterium.schlechtester or (verlangt is not None and steigt is not verlangt):
        wort = "größer" if verlangt is not False else "kleiner"
        text = f"muss {wort} sein als schlechtester ({anzahl(kriterium.schlechtester)})"
        zeile.fehler(sammler, "E263", "bester", text, "Die beiden Grenzen prüfen, etwa vertauscht?")
        return False
    return True


def _pruefe_werte(zeile: Zeile[Kriterium], fall: Rohfall, sammler: Befundsammler) -> None:
    kriterium = zeile.gegenstand
    massnahmen: list[Zeile[Massnahme] | Zeile[Variante]] = [*fall.massnahmen, *fall.varianten]
    werte = [(m, (m.gegenstand.kriterien or {})[kriterium.id]) for m in massnahmen if _nennt(m, kriterium.id)]
    if (grenzen := kriterium.feste_grenzen) is not None:
        for m, wert in werte:
            if not min(grenzen) <= wert <= max(grenzen):
                text = f"liegt außerhalb von {anzahl(min(grenzen))} bis {anzahl(max(grenzen))}"
                m.fehler(sammler, "E263", f"kriterien.{kriterium.id}", text, f"Die Grenzen nennt {zeile.bereich}.")
    elif len({wert for _, wert in werte}) < 2 and not fall.mit_fehlern & {"massnahmen", "varianten"}:
        text = "unterscheidet nicht: alle Maßnahmen haben denselben Wert oder keinen"
        zeile.fehler(
            sammler, "E263", "normierung", text, "normierung: grenzen mit schlechtester und bester angeben."
        )
    if ohne := [m.gegenstand.id for m in fall.massnahmen if not _nennt(m, kriterium.id)]:
        text = f"ohne Wert, zählt als schlechtester: {', '.join(ohne[:5])}{' …' if len(ohne) > 5 else ''}"
        zeile.hinweis(sammler, "W264", "id", text, "Den Wert bei den Maßnahmen unter kriterien angeben.")


def _nennt(zeile: Zeile[Massnahme] | Zeile[Variante], kennung: str) -> bool:
    return kennung in (zeile.gegenstand.kriterien or {})


def _pruefe_massnahmen(fall: Rohfall, sammler: Befundsammler) -> None:
    bekannte = fall.genannt["kriterien"]
    zeilen: list[Zeile[Massnahme] | Zeile[Variante]] = [*fall.massnahmen, *fall.varianten]
    for zeile in zeilen:
        for kennung in zeile.gegenstand.kriterien or ():
            if bekannte and kennung not in bekannte:
                feld = f"kriterien.{kennung}"
                zeile.fehler(sammler, "E061", feld, "gibt es in kriterien nicht", rat(kennung, bekannte))
        verletzt = [ziel for ziel, stand in (zeile.gegenstand.dnsh or {}).items() if stand == "nicht"]
        if zeile.gegenstand.taxonomie == "konform" and verletzt:
            text = f"konform, aber dnsh.{verletzt[0]} ist nicht erfüllt"
            zeile.fehler(
                sammler, "E264", "taxonomie", text, "Ohne DNSH keine Konformität: eines von beiden ändern."
            )
