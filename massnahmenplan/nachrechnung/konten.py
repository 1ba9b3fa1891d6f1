"""Use of pots, accounts and scarce resources, year by year or over a rolling window."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.ergebnis import Kontostand, Massnahmenbilanz
from massnahmenplan.foerderung.kontenbuch import Kontobelastung
from massnahmenplan.nachrechnung.verpflichtungen import verpflichtungsstaende
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def konten(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], belastungen: Sequence[Kontobelastung]
) -> tuple[Kontostand, ...]:
    """Return the state of every pot and account (in years of approval), resource and commitment (in the plan)."""
    return (
        *_toepfe(fall, massnahmen),
        *_foerderkonten(fall, belastungen),
        *_ressourcen(fall, massnahmen),
        *verpflichtungsstaende(fall, massnahmen),
    )


def _foerderkonten(fall: Planungsfall, belastungen: Sequence[Kontobelastung]) -> list[Kontostand]:
    """Return the highest state of each account in each year with an award; the window slides day by day."""
    hoechste: dict[tuple[str, str, int], Kontobelastung] = {}
    for belastung in belastungen:
        stelle = belastung.konto, belastung.inhaber, belastung.tag.year
        if stelle not in hoechste or belastung.belegt_eur > hoechste[stelle].belegt_eur:
            hoechste[stelle] = belastung
    return [
        Kontostand(
            konto=f"konto:{konto}:{inhaber}",
            name=f"{fall.konto_mit_id[konto].name}, {inhaber}",
            einheit="EUR",
            jahr=jahr,
            fenster=1,
            menge=belastung.grenze_eur,
            verbrauch=belastung.belegt_eur,
        )
        for (konto, inhaber, jahr), belastung in sorted(hoechste.items())
    ]


def _toepfe(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> list[Kontostand]:
    staende = []
    for programm in sorted(fall.toepfe):
        je_jahr: dict[int, Decimal] = {}
        for antrag in (a for m in massnahmen for a in m.antraege if a.programm == programm):
            jahr = antrag.bewilligung_am.year
            je_jahr[jahr] = je_jahr.get(jahr, NICHTS) + antrag.zuschuss_eur
        staende += [
            Kontostand(
                konto=f"topf:{programm}",
                name=f"Topf {fall.programm_mit_id[programm].name}",
                einheit="EUR",
                jahr=jahr,
                fenster=1,
                menge=fall.topf_eur(programm, jahr),
                verbrauch=verbrauch,
            )
            for jahr, verbrauch in sorted(je_jahr.items())
        ]
    return staende


def _ressourcen(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> list[Kontostand]:
    """Return what is used in each period, or by time over the years that end with it."""
    staende, achse = [], fall.projekt.zeitachse
    for ressource in sorted(fall.ressourcen, key=lambda r: r.id):
        je_periode = {
            periode: sum((bedarf_in(fall, m, ressource.id, ressource.phase, periode) for m in massnahmen), NICHTS)
            for periode in achse.perioden
        }
        for periode, bedarf in je_periode.items():
            jahr, erste = achse.jahr_von(periode), periode - ressource.fenster * achse.je_jahr + 1
            im_fenster = sum((b for p, b in je_periode.items() if erste <= p <= periode), NICHTS) / achse.je_jahr
            staende.append(
                Kontostand(
                    konto=f"ressource:{ressource.id}",
                    name=ressource.name or ressource.id,
                    einheit=ressource.einheit,
                    jahr=jahr,
                    fenster=ressource.fenster,
                    menge=ressource.menge.im_jahr(jahr) or NICHTS,
                    verbrauch=bedarf if ressource.fenster == 1 else im_fenster,
                    periode=achse.name(periode) if achse.je_jahr > 1 else None,
                )
            )
    return staende


def bedarf_in(fall: Planungsfall, bilanz: Massnahmenbilanz, ressource: str, phase: str, periode: int) -> Decimal:
    """Return what a measure uses of a resource in a period."""
    plant = bilanz.beginn <= periode < bilanz.baubeginn and phase != "bau"
    baut = bilanz.baubeginn <= periode <= bilanz.fertig and phase != "planung"
    bedarf = fall.ausfuehrungen[bilanz.massnahme][bilanz.variante].bedarf
    return bedarf.get(ressource, NICHTS) if plant or baut else NICHTS
