"""Rows of ``foerderkonten``: catalogue accounts that the case changes, and own accounts in full."""

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.eingabe.listen import Kontoverweis
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.rohfall import Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.planungsfall import Stammdaten


def loese_konten_auf(
    zeilen: tuple[Zeile[Kontoverweis | Foerderkonto], ...], stammdaten: Stammdaten, sammler: Befundsammler
) -> dict[str, Foerderkonto]:
    """Return all known accounts by id. Collected: E061 not in the catalogue, E213 id of a catalogue account."""
    konten = dict(stammdaten.foerderkonten)
    for zeile in zeilen:
        gegenstand = zeile.gegenstand
        if isinstance(gegenstand, Kontoverweis):
            konto = _geaendertes(zeile, gegenstand, stammdaten, sammler)
        else:
            konto = _eigenes(zeile, gegenstand, stammdaten, sammler)
        if konto is not None:
            konten[konto.id] = konto
    return konten


def _geaendertes(
    zeile: Zeile[Kontoverweis | Foerderkonto],
    verweis: Kontoverweis,
    stammdaten: Stammdaten,
    sammler: Befundsammler,
) -> Foerderkonto | None:
    konto = stammdaten.foerderkonten.get(verweis.id)
    if konto is None:
        bekannte = rat(verweis.id, stammdaten.foerderkonten, "Im Katalog")
        text = "steht nicht im Katalog der Förderkonten"
        zeile.fehler(
            sammler, "E061", "id", text, f"{bekannte} Ein eigenes Konto braucht name und rechtsgrundlage."
        )
        return None
    genannt = {name: getattr(verweis, name) for name in ("grenze_eur", "bei_ueberschreitung")}
    return konto.model_copy(update={name: wert for name, wert in genannt.items() if wert is not None})


def _eigenes(
    zeile: Zeile[Kontoverweis | Foerderkonto], konto: Foerderkonto, stammdaten: Stammdaten, sammler: Befundsammler
) -> Foerderkonto | None:
    if normalform(konto.id) not in {normalform(kennung) for kennung in stammdaten.foerderkonten}:
        return konto
    abhilfe = "Nur id und was abweicht (grenze_eur, bei_ueberschreitung) angeben, oder eine andere id."
    zeile.fehler(sammler, "E213", "id", "ist schon vergeben: ein Konto des Katalogs heißt so", abhilfe)
    return None
