"""Reserve: purses that cannot bear it if measures become dearer."""

from collections.abc import Iterator

from massnahmenplan.ergebnis import Bilanz, Verstoss, Vorsorge
from massnahmenplan.grundlagen.schreibweise import anzahl, euro, spanne
from massnahmenplan.planungsfall import Planungsfall


def pruefe_vorsorge(fall: Planungsfall, bilanz: Bilanz) -> Iterator[Verstoss]:
    """Yield every year in which a purse lacks money in the worst case of rising cost."""
    for eintrag in bilanz.vorsorge:
        if eintrag.fehlbetrag_eur > 0:
            wer = fall.traeger_mit_id[eintrag.traeger].name
            yield Verstoss(
                f"vorsorge:{eintrag.traeger}:{eintrag.seit}:{eintrag.jahr}",
                f"Vorsorge {wer} (investiv) {eintrag.jahr}: werden höchstens {anzahl(eintrag.gamma)} "
                f"Maßnahmen teurer, fehlen {euro(eintrag.fehlbetrag_eur)}. {_schlimmster_fall(fall, eintrag)}",
                eintrag.fehlbetrag_eur,
                "EUR",
            )


def _schlimmster_fall(fall: Planungsfall, eintrag: Vorsorge) -> str:
    if not eintrag.anstiege:
        return "Schon ohne Anstieg reicht das Geld nicht."
    anstiege = ", ".join(
        f"{fall.benannt(anstieg.massnahme)} {euro(anstieg.betrag_eur)}" for anstieg in eintrag.anstiege
    )
    return f"Schlimmster Fall (Zahlungen {spanne(eintrag.seit, eintrag.jahr)}): {anstiege} mehr."
