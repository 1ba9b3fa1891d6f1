"""What contracts promise for years of later budgets, against what the budget allows to be promised (VE)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from massnahmenplan.ergebnis import Kontostand, Massnahmenbilanz
from massnahmenplan.nachrechnung.teilung import teil_von
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def verpflichtungsstaende(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> Iterator[Kontostand]:
    """Yield, per payer and year of award (and due year), what is promised and what may be."""
    for traeger in sorted({v.kostentraeger for v in fall.verpflichtungen}):
        eigene = [teil for m in massnahmen if (teil := teil_von(fall, m, traeger)) is not None]
        ermaechtigt = [v for v in fall.verpflichtungen if v.kostentraeger == traeger]
        einzeln = any(v.faellig is not None for v in ermaechtigt)
        name = f"Verpflichtungsermächtigung {fall.traeger_mit_id[traeger].name}"
        for jahr in fall.projekt.zeitachse.jahre:
            gebunden = zugesagt(fall, traeger, eigene, jahr)
            frei = {v.faellig: v.betrag_eur for v in ermaechtigt if v.jahr == jahr}
            if not einzeln:
                gebunden = {None: sum(gebunden.values(), NICHTS)}
            for faellig in sorted({*gebunden, *frei}, key=lambda f: f or 0):
                menge, verbrauch = frei.get(faellig, NICHTS), gebunden.get(faellig, NICHTS)
                if menge or verbrauch:
                    yield Kontostand(
                        konto=f"ve:{traeger}:{faellig}" if faellig else f"ve:{traeger}",
                        name=f"{name}, fällig {faellig}" if faellig else name,
                        einheit="EUR",
                        jahr=jahr,
                        fenster=1,
                        menge=menge,
                        verbrauch=verbrauch,
                        verpflichteter=traeger,
                    )


def zugesagt(
    fall: Planungsfall, traeger: str, massnahmen: Sequence[Massnahmenbilanz], vergabe: int
) -> dict[int | None, Decimal]:
    """Return, by due year, the payments after the budget of ``vergabe`` for works that begin in that year."""
    beschlossen_bis = fall.traeger_mit_id[traeger].beschlossen_bis(vergabe)
    je_jahr: dict[int | None, Decimal] = {}
    for massnahme in massnahmen:
        if fall.projekt.zeitachse.jahr_von(massnahme.baubeginn) == vergabe:
            for zahlung in massnahme.zahlungen:
                if zahlung.jahr > beschlossen_bis:
                    je_jahr[zahlung.jahr] = je_jahr.get(zahlung.jahr, NICHTS) + zahlung.betrag_eur
    return je_jahr
