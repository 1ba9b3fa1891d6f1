"""What is assumed of loans."""

from collections.abc import Iterator

from massnahmenplan.planungsfall import Planungsfall


def kredite(fall: Planungsfall) -> Iterator[str]:
    """Loans that are left out, how loans are counted, and what follows after a fixed interest."""
    foerderkredite = {
        programm.name: any(f.kredit is not None and f.kredit.sollzins is not None for f in programm.fassungen)
        for programm in fall.programme
        if programm.nur_kredit
    }
    if ohne_zins := [name for name, mit_zins in foerderkredite.items() if not mit_zins]:
        yield (
            "Förderkredite, deren Zins nicht genannt ist und die deshalb nicht in den Plan eingehen (der Befehl "
            f"foerdercheck zeigt sie): {'; '.join(ohne_zins)}."
        )
    if not fall.kredite and not any(foerderkredite.values()):
        return
    yield (
        "Kredite werden zum Jahresende ausgezahlt, verzinst und getilgt; Auszahlung und Tilgung stehen im "
        "investiven, Zinsen im konsumtiven Haushalt. Zahlungen nach dem Ende des Plans zählen im Kapitalwert mit."
    )
    for kredit in fall.kredite:
        bindung = kredit.zinsbindung_jahre
        if bindung is not None and bindung < kredit.laufzeit_jahre and kredit.anschlusszins is None:
            yield f"Kredit {kredit.name}: nach der Zinsbindung gilt der Sollzins weiter."
