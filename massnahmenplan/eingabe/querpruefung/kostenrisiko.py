"""Rising cost: margins without a number of measures, and a number without margins, protect nothing."""

from massnahmenplan.eingabe.rohfall import Rohfall
from massnahmenplan.eingabe.sammler import Befundsammler


def pruefe_kostenrisiko(fall: Rohfall, sammler: Befundsammler) -> None:
    """Hint W217 where only one half of the protection against rising cost is stated."""
    if fall.projekt is None or fall.mit_fehlern & {"massnahmen", "varianten", "kostentraeger"}:
        return
    projekt = fall.projekt.gegenstand
    mit_gamma = [
        *([fall.projekt] if projekt.robustheit_gamma else ()),
        *(zeile for zeile in fall.kostentraeger if zeile.gegenstand.robustheit_gamma),
    ]
    ausfuehrungen = (m for varianten in fall.ausfuehrungen.values() for m in varianten.values())
    mit_spanne = projekt.kostenrisiko_anteil or any(m.kostenrisiko_anteil for m in ausfuehrungen)
    if mit_gamma and not mit_spanne:
        text = "wirkt nicht: keine Maßnahme nennt ein Kostenrisiko"
        abhilfe = "kostenrisiko_anteil bei projekt oder massnahmen angeben."
        mit_gamma[0].hinweis(sammler, "W217", "robustheit_gamma", text, abhilfe)
    if mit_spanne and not mit_gamma and "kostenrisiko_anteil" in projekt.model_fields_set:
        text = "wirkt nicht: es ist nicht gesagt, wie viele Maßnahmen teurer werden dürfen"
        abhilfe = "robustheit_gamma bei projekt oder kostentraeger angeben."
        fall.projekt.hinweis(sammler, "W217", "kostenrisiko_anteil", text, abhilfe)
