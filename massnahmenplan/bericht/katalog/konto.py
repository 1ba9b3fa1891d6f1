"""An account of awards in words."""

from massnahmenplan.bericht.katalog.eintrag import beleg, zeile
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.grundlagen.schreibweise import datum, euro_knapp, gezaehlt

_JE = {"unternehmensverbund": "Unternehmensverbund", "antragsteller": "Antragsteller"}
_UEBERSCHREITUNG = {
    "ablehnen": "Eine Bewilligung, die die Grenze überschreitet, wird ganz abgelehnt.",
    "kuerzen": "Eine Bewilligung, die die Grenze überschreitet, wird auf den Rest gekürzt.",
}


def als_text(konto: Foerderkonto, breite: int) -> str:
    """Return ceiling, window, source and certainty."""
    fenster = "auf Dauer" if konto.fenster_monate is None else f"in {gezaehlt(konto.fenster_monate, 'Monaten')}"
    angaben = (
        ("Grenze", f"{euro_knapp(konto.grenze_eur)} {fenster} je {_JE[konto.je]}"),
        ("Überschreitung", _UEBERSCHREITUNG[konto.bei_ueberschreitung]),
        ("Gilt ab", datum(konto.gilt_ab)),
        ("Gilt bis", datum(konto.gilt_bis)),
        ("Rechtsgrundlage", konto.rechtsgrundlage),
        ("Quelle", konto.quelle),
        ("Beleg", beleg(konto)),
        *((("Hinweis", konto.hinweis),) if konto.hinweis else ()),
    )
    zeilen = [text for titel, angabe in angaben for text in zeile(titel, angabe, breite)]
    kopf = f"{konto.id}  {konto.katalognummer or ''}".rstrip()
    return "\n".join([kopf, konto.name, *zeilen])
