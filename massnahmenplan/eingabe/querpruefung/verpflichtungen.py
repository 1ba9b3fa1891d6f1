"""Authorisations to commit (VE): each once, for later years, all of a payer in the same way."""

from massnahmenplan.begriffe.verpflichtung import Verpflichtungsermaechtigung
from massnahmenplan.eingabe.querpruefung.haushalt import als_spannen
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.zeit import Zeitachse

Ermaechtigung = Zeile[Verpflichtungsermaechtigung]


def pruefe_verpflichtungen(fall: Rohfall, achse: Zeitachse, sammler: Befundsammler) -> None:
    """Note E062 rows twice, E217 due years; hints W072 years outside the plan, W229 years without a statement."""
    je_traeger: dict[str, list[Ermaechtigung]] = {}
    for zeile in fall.verpflichtungen:
        je_traeger.setdefault(zeile.gegenstand.kostentraeger, []).append(zeile)
        _pruefe_jahre(zeile, achse, sammler)
    for zeilen in je_traeger.values():
        _pruefe_doppelte(zeilen, sammler)
        _pruefe_einheitlich(zeilen, sammler)
        genannt = {zeile.gegenstand.jahr for zeile in zeilen}
        fehlende = [jahr for jahr in achse.jahre[:-1] if jahr not in genannt]
        if fehlende and "verpflichtungen" not in fall.mit_fehlern:
            text = f"{zeilen[0].gegenstand.kostentraeger} hat keine Verpflichtungsermächtigung für"
            text += f" {als_spannen(fehlende)}: dort kann nichts begonnen werden, was später zu zahlen ist"
            zeilen[0].hinweis(sammler, "W229", "jahr", text, "Jahre ergänzen, in denen Aufträge zu vergeben sind.")


def _pruefe_jahre(zeile: Ermaechtigung, achse: Zeitachse, sammler: Befundsammler) -> None:
    jahr, faellig = zeile.gegenstand.jahr, zeile.gegenstand.faellig
    if faellig is not None and faellig <= jahr:
        text = f"ist nicht nach dem Jahr der Vergabe ({jahr})"
        zeile.fehler(sammler, "E217", "faellig", text, "Zahlungen desselben Jahres brauchen nur den Ansatz.")
    for feld, wert in (("jahr", jahr), ("faellig", faellig)):
        if wert is not None and wert not in achse.jahre:
            text = f"liegt außerhalb des Plans ({achse.beginn}–{achse.ende}); nicht genutzt"
            zeile.hinweis(sammler, "W072", feld, text)


def _pruefe_doppelte(zeilen: list[Ermaechtigung], sammler: Befundsammler) -> None:
    gesehen: dict[tuple[int, int | None], Ermaechtigung] = {}
    for zeile in zeilen:
        stelle = zeile.gegenstand.jahr, zeile.gegenstand.faellig
        if stelle in gesehen:
            zuerst = gesehen[stelle].ort("jahr")
            text = f"{zeile.gegenstand.kostentraeger} hat für {stelle[0]} schon eine Ermächtigung in {zuerst}"
            zeile.fehler(sammler, "E062", "jahr", text, "Die Beträge zusammenfassen.")
        gesehen.setdefault(stelle, zeile)


def _pruefe_einheitlich(zeilen: list[Ermaechtigung], sammler: Befundsammler) -> None:
    """With a due year in some rows only, it would be open what the others are there for."""
    mit = [zeile for zeile in zeilen if zeile.gegenstand.faellig is not None]
    if mit and len(mit) < len(zeilen):
        ohne = next(zeile for zeile in zeilen if zeile.gegenstand.faellig is None)
        text = f"fehlt, in {mit[0].ort('faellig')} ist es angegeben"
        abhilfe = "Für einen Kostenträger entweder in allen Zeilen angeben oder in keiner."
        ohne.fehler(sammler, "E217", "faellig", text, abhilfe)
