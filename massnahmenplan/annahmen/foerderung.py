"""What is assumed of funding."""

from collections.abc import Iterator

from massnahmenplan.planungsfall import Planungsfall


def foerderung(fall: Planungsfall) -> Iterator[str]:
    """Pots that are not known, open readings, and texts that are not read at the source."""
    if ohne_topf := [programm.name for programm in fall.programme if programm.id not in fall.toepfe]:
        yield f"Förderprogramme ohne bekannten Topf, deren Mittel als unbegrenzt gelten: {'; '.join(ohne_topf)}."
    yield from _noch_ungenutzt(fall)
    yield from _lesarten(fall)
    yield from _reihenfolge(fall)
    unsicher = []
    for programm in fall.programme:
        nutzbare = (f for f in programm.fassungen if f.gilt_bis is None or f.gilt_bis >= fall.projekt.planungstag)
        marken = sorted({str(fassung.sicherheit) for fassung in nutzbare} - {"V1"})
        if marken:
            unsicher.append(f"{programm.name} ({', '.join(marken)})")
    if unsicher:
        yield (
            "Förderprogramme, deren Angaben nicht durchweg im amtlichen Text gelesen sind "
            f"(V2 Sekundärquelle, V3 dünn belegt, G ungeprüft, offen): {'; '.join(unsicher)}."
        )


def _lesarten(fall: Planungsfall) -> Iterator[str]:
    """Open questions of the texts, with the answer that is computed with."""
    antworten: dict[tuple[str, str], list[str]] = {}
    for programm in fall.programme:
        for lesart in programm.lesarten.values():
            antworten.setdefault((lesart.frage, lesart.antworten[lesart.standard]), []).append(programm.name)
    for (frage, antwort), programme in antworten.items():
        yield f"Offene Lesart ({'; '.join(programme)}): {frage} Gerechnet wird mit der Antwort: {antwort}"


def _reihenfolge(fall: Planungsfall) -> Iterator[str]:
    """What the proof does not cover where applications depend on each other."""
    fassungen = [fassung for programm in fall.programme for fassung in programm.fassungen]
    geteilt = any(grenze.geteilt is not None for fassung in fassungen for grenze in fassung.hoechstgrenzen)
    kuerzt = any(konto.bei_ueberschreitung == "kuerzen" for konto in fall.foerderkonten)
    if geteilt or kuerzt:
        yield (
            "Wo sich Anträge eine Höchstgrenze oder ein Konto teilen, werden sie der Reihe nach bedient; bewiesen "
            "ist der Plan für die angebotenen Antragstage (die spätesten und ihre Vortage)."
        )
    if geteilt and kuerzt:
        yield (
            "Hängt ein Zuschuss zugleich von einer geteilten Höchstgrenze und von einem kürzenden Konto oder "
            "anderen Zuschüssen ab, sind nur Pläne ohne Kürzung geprüft; ein besserer Plan ist dann möglich."
        )


def _noch_ungenutzt(fall: Planungsfall) -> Iterator[str]:
    """Facts that a case may state and that no rule asks for yet."""
    if vorsteuer := [traeger.name for traeger in fall.kostentraeger if traeger.vorsteuerabzug]:
        yield (
            f"Vorsteuerabzug ist genannt, wird aber noch nicht gerechnet ({', '.join(vorsteuer)}): "
            "Kosten gelten so, wie sie angegeben sind."
        )
