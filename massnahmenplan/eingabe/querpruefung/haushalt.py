"""Budgets: every purse has all its years, each of them once."""

from massnahmenplan.begriffe.haushalt import Haushaltsansatz, Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse

Topf = tuple[str, Haushaltsart]


def pruefe_haushalt(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E062 rows twice, E072 missing years, E217 carry-over; hints W072, W073, W217 figures without use."""
    toepfe: dict[Topf, dict[int, Zeile[Haushaltsansatz]]] = {}
    for zeile in fall.haushalt:
        ansatz = zeile.gegenstand
        jahre = toepfe.setdefault((ansatz.kostentraeger, ansatz.art), {})
        if ansatz.jahr in jahre:
            zuerst = jahre[ansatz.jahr].ort("jahr")
            text = f"{ansatz.kostentraeger} hat für {ansatz.jahr} ({ansatz.art}) schon einen Ansatz in {zuerst}"
            zeile.fehler(sammler, "E062", "jahr", text, "Die Beträge zusammenfassen.")
        jahre.setdefault(ansatz.jahr, zeile)
        if ansatz.jahr not in achse.jahre:
            zeile.hinweis(
                sammler, "W072", "jahr", f"liegt außerhalb des Plans ({achse.beginn}–{achse.ende}); nicht genutzt"
            )
    unbekannte = {traeger for traeger, _ in toepfe} - fall.genannt["kostentraeger"]
    if "haushalt" not in fall.mit_fehlern and not unbekannte:  # otherwise a gap may be another error's shadow
        for topf, jahre in toepfe.items():
            _pruefe_luecken(topf, jahre, achse, sammler)
    zahlende = {traeger for massnahme in fall.massnahme.values() for traeger in massnahme.beteiligte}
    for traeger in fall.kostentraeger:
        arten = {art for kennung, art in toepfe if kennung == traeger.gegenstand.id}
        _pruefe_traeger(traeger, arten, zahlende, sammler)
        _pruefe_jahre(traeger, achse, sammler)


def _pruefe_luecken(
    topf: Topf, jahre: dict[int, Zeile[Haushaltsansatz]], achse: Zeitachse, sammler: Befundsammler
) -> None:
    fehlende = [jahr for jahr in achse.jahre if jahr not in jahre]
    if fehlende:
        fremde = sorted(jahr for jahr in jahre if jahr not in achse.jahre)
        text = f"{topf[0]} ({topf[1]}) hat keinen Ansatz für {als_spannen(fehlende)}"
        if fremde:
            text += f", aber einen für {als_spannen(fremde)} außerhalb des Plans ({achse.beginn}–{achse.ende})"
        zeile = jahre[fremde[0] if fremde else min(jahre)]
        zeile.fehler(sammler, "E072", "jahr", text, "Jedes Jahr des Plans angeben; kein Geld ist der Betrag 0.")


def als_spannen(jahre: list[int]) -> str:
    """Return sorted years as text, runs with a dash: ``2027–2029, 2031``."""
    spannen: list[list[int]] = []
    for jahr in jahre:
        if spannen and jahr == spannen[-1][-1] + 1:
            spannen[-1].append(jahr)
        else:
            spannen.append([jahr])
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}–{s[-1]}" for s in spannen)


def _pruefe_jahre(zeile: Zeile[Kostentraeger], achse: Zeitachse, sammler: Befundsammler) -> None:
    linie, ab = zeile.gegenstand.liquiditaetslinie_eur, zeile.gegenstand.doppelhaushalt_ab
    fehlende = [jahr for jahr in achse.jahre if linie is not None and linie.im_jahr(jahr) is None]
    if fehlende:
        text = f"keine Grenze für {als_spannen(fehlende)}"
        abhilfe = "Jedes Jahr des Plans angeben; ohne Zwischenfinanzierung ist die Grenze 0."
        zeile.fehler(sammler, "E072", "liquiditaetslinie_eur", text, abhilfe)
    if ab is not None and ab >= achse.ende:
        text = f"ohne Wirkung: im Plan ({achse.beginn}–{achse.ende}) liegen keine zwei Jahre eines Doppelhaushalts"
        zeile.hinweis(sammler, "W217", "doppelhaushalt_ab", text)


def _pruefe_traeger(
    zeile: Zeile[Kostentraeger], arten: set[Haushaltsart], zahlende: set[str], sammler: Befundsammler
) -> None:
    traeger = zeile.gegenstand
    investiv = Haushaltsart.INVESTIV in arten
    if not investiv and traeger.id in zahlende:
        text = "hat keinen investiven Haushalt; seine Ausgaben sind nicht begrenzt"
        zeile.hinweis(sammler, "W073", "id", text, "Zeilen in haushalt ergänzen, wenn es eine Grenze gibt.")
    if not investiv and traeger.liquiditaetslinie_eur:
        text = "wirkt nur mit einem investiven Haushalt"
        zeile.hinweis(sammler, "W217", "liquiditaetslinie_eur", text)
    if not arten and traeger.uebertrag_anteil:
        zeile.hinweis(sammler, "W217", "uebertrag_anteil", "wirkt nur mit einem Haushalt, investiv oder konsumtiv")
    if not investiv and traeger.robustheit_gamma:
        zeile.hinweis(sammler, "W217", "robustheit_gamma", "wirkt nur mit einem investiven Haushalt")
    if traeger.liquiditaetszins and not traeger.liquiditaetslinie_eur:
        zeile.fehler(
            sammler,
            "E217",
            "liquiditaetszins",
            "Zins ohne Liquiditätslinie",
            "liquiditaetslinie_eur angeben (Grenze).",
        )
    if traeger.uebertrag_jahre is not None and traeger.uebertrag_jahre < 1:
        zeile.fehler(
            sammler,
            "E217",
            "uebertrag_jahre",
            "muss mindestens 1 sein",
            "Ohne Übertrag uebertrag_anteil weglassen.",
        )
    elif traeger.uebertrag_jahre is not None and not traeger.uebertrag_anteil:
        zeile.hinweis(sammler, "W217", "uebertrag_jahre", "wirkt nur mit uebertrag_anteil")
