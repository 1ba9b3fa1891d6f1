"""All sections of the draft, in the order of reading."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.bericht.entwurf.form import Absatz, Block, Liste, Platzhalter, Ueberschrift
from massnahmenplan.bericht.jahresbericht import ausblick, stand, zahlen
from massnahmenplan.ergebnis.jahresbericht import Indikator, Jahresbericht
from massnahmenplan.grundlagen.schreibweise import datum, gezaehlt, mit_einheit, prozent

_STELLEN = {"Maßnahmen": 0, "EUR": 2, "t CO2e": 1, "kWh": 0}


def titel(bericht: Jahresbericht) -> str:
    """Return the title of the report."""
    return f"Jahresbericht {bericht.jahr}: {bericht.projekt}"


def bloecke(bericht: Jahresbericht) -> Iterator[Block]:
    """Yield the whole draft below its title."""
    yield from _kurzfassung(bericht)
    yield from stand.stand(bericht)
    yield from stand.abweichungen(bericht)
    yield from zahlen.geld(bericht)
    yield from zahlen.wirkung(bericht)
    yield from ausblick.fristen(bericht)
    yield from ausblick.mittelbedarf(bericht)
    yield from stand.gestrichen(bericht)
    yield Ueberschrift("Gebiet und Management")
    yield Platzhalter("Entwicklungen im Gebiet: Neuansiedlung, Leerstand, Abriss, neue Eigentümer")
    yield Platzhalter("Arbeit des Managements: Gespräche, Veranstaltungen, Beratungen, gestellte Anträge")
    yield from _offenes(bericht)


def _kurzfassung(bericht: Jahresbericht) -> Iterator[Block]:
    yield Ueberschrift("Kurzfassung")
    yield Absatz(_grundlage(bericht))
    if (offen := vorbehalt(bericht)) is not None:
        yield Absatz(offen)
    if bericht.hinweis:
        yield Absatz(f"Hinweis des Falls: {bericht.hinweis}")
    yield Liste(tuple(map(satz, bericht.indikatoren)))
    yield Platzhalter("Was das Jahr gebracht hat, in drei Sätzen")
    yield Ueberschrift("Indikatoren", 2)
    yield from zahlen.indikatoren(bericht)


def _grundlage(bericht: Jahresbericht) -> str:
    jetzt = f"Gemeldet und erwartet: Plan mit Stichtag {datum(bericht.stichtag)}."
    if bericht.vorgaenger_am is None:
        return (
            f"{jetzt} Ein früherer Plan ist nicht angegeben; geplant ist, was dieser Plan ohne das Gemeldete sagt."
        )
    return f"Geplant: Plan mit Stichtag {datum(bericht.vorgaenger_am)}. {jetzt}"


def vorbehalt(bericht: Jahresbericht) -> str | None:
    """Return that the year was not over on the day of planning, or had not begun; None if it was."""
    if not bericht.endet_nach_stichtag:
        return None
    tag = datum(bericht.stichtag)
    if bericht.jahr > bericht.stichtag.year:
        return (
            f"Vorschau: Das Jahr {bericht.jahr} liegt nach dem Stichtag des Plans ({tag}). Gemeldet sein kann "
            "davon noch nichts; was nicht gemeldet ist, fehlt in den Summen und ist nicht 0."
        )
    return (
        f"Vorläufig: Das Jahr {bericht.jahr} war am Stichtag des Plans ({tag}) noch nicht zu Ende. Gemeldet sein "
        "kann nur, was bis dahin war."
    )


def satz(indikator: Indikator) -> str:
    """Return an indicator as a sentence."""
    v, ohne = indikator.vergleich, len(indikator.vergleich.ohne_meldung)
    if v.ist is None:
        gemeldet = "nicht gemeldet" if ohne else "gemeldet ist nichts"
        return f"{indikator.name}: geplant {_wert(indikator, v.soll)}, {gemeldet}."
    anteil = ""
    if indikator.anteil is not None:
        wovon = "dessen, was für die gemeldeten geplant war" if ohne else "des Geplanten"
        anteil = f" ({prozent(indikator.anteil)} {wovon})"
    rest = f"; ohne Meldung: {gezaehlt(ohne, 'Maßnahmen')}" if ohne else ""
    werte = f"geplant {_wert(indikator, v.soll)}, gemeldet {_wert(indikator, v.ist)}"
    return f"{indikator.name}: {werte}{anteil}{rest}."


def _wert(indikator: Indikator, wert: Decimal) -> str:
    einheit = {"EUR": "€", "Maßnahmen": ""}.get(indikator.einheit, indikator.einheit)
    return mit_einheit(wert, einheit, _STELLEN[indikator.einheit]).strip()


def _offenes(bericht: Jahresbericht) -> Iterator[Block]:
    yield Ueberschrift("Offene Punkte")
    if bericht.offen:
        yield Liste(bericht.offen)
    yield Platzhalter("weitere offene Punkte, wer sie bis wann klärt")
