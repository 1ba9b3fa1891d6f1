"""Effects: stated once, in one system of emission factors."""

from massnahmenplan.begriffe.massnahme import Massnahme, Variante, gesamtkosten
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_wirkung(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E220 effect stated twice, E212 mixed systems; hints W058 no effect, no cost."""
    for zeile in fall.massnahmen:
        _pruefe_angabe(zeile, zeile.gegenstand, sammler)
        _melde_leere(zeile, zeile.gegenstand, sammler)
    for variante in fall.varianten:
        ausfuehrungen = fall.ausfuehrungen.get(variante.gegenstand.massnahme, {})
        if variante.gegenstand.id in ausfuehrungen:
            _pruefe_angabe(variante, ausfuehrungen[variante.gegenstand.id], sammler)
    _pruefe_system(fall, sammler)


def _pruefe_angabe(
    zeile: Zeile[Massnahme] | Zeile[Variante], massnahme: Massnahme, sammler: Befundsammler
) -> None:
    if massnahme.co2_t_a is not None and massnahme.endenergie_kwh_a:
        zeile.fehler(
            sammler,
            "E220",
            "co2_t_a",
            "die Wirkung ist doppelt angegeben: als co2_t_a und als endenergie_kwh_a",
            "Nur eine der beiden Angaben machen.",
        )
    elif massnahme.physik and (massnahme.co2_t_a is not None or massnahme.endenergie_kwh_a):
        genannt = "co2_t_a" if massnahme.co2_t_a is not None else "endenergie_kwh_a"
        text = f"die Wirkung ist doppelt angegeben: als physik und als {genannt}"
        zeile.fehler(sammler, "E220", genannt, text, "Nur eine der beiden Angaben machen.")


def _melde_leere(zeile: Zeile[Massnahme], massnahme: Massnahme, sammler: Befundsammler) -> None:
    ohne_kosten = gesamtkosten(massnahme) == 0
    if massnahme.physik:
        return
    if massnahme.co2_t_a is None and not massnahme.endenergie_kwh_a:
        zeile.hinweis(
            sammler,
            "W058",
            "",
            "ohne Angabe der Wirkung; sie zählt als 0",
            "co2_t_a oder endenergie_kwh_a angeben.",
        )
    elif massnahme.co2_t_a == 0 or (massnahme.co2_t_a is None and not any(massnahme.endenergie_kwh_a.values())):
        zeile.hinweis(
            sammler, "W058", "co2_t_a", "die Wirkung ist 0" + (", die Kosten auch" if ohne_kosten else "")
        )
    elif ohne_kosten:
        zeile.hinweis(
            sammler, "W058", "investition_eur", "die Investition ist 0", "Wenn sie nicht bekannt ist: schätzen."
        )


def _pruefe_system(fall: Rohfall, sammler: Befundsammler) -> None:
    verlangt = fall.projekt.gegenstand.emissionssystem if fall.projekt else None
    grund = "projekt.emissionssystem"
    for zeile in fall.energietraeger:
        name = zeile.gegenstand.emissionsfaktor_g_kwh
        reihe = fall.genutzte_reihen.get(name) if isinstance(name, str) else None
        if reihe is None:
            continue
        if verlangt is None:
            verlangt, grund = reihe.system, str(zeile.ort("emissionsfaktor_g_kwh"))
        if reihe.system != verlangt:
            zeile.fehler(
                sammler,
                "E212",
                "emissionsfaktor_g_kwh",
                f"gehört zum System {reihe.system}, der Fall rechnet mit {verlangt} ({grund})",
                "Alle Reihen aus einem System wählen; Systeme dürfen nicht gemischt werden.",
            )
