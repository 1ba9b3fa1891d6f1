"""What a landlord may add to the rent for a modernisation: rates and limits of one version of the law."""

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.grundlagen.zahlen import Anteil, Ganzzahl, Menge
from massnahmenplan.grundlagen.zeit import Datum


class Umlageregel(Grundform):
    """Which share of the cost of a measure may be added to the rent of a year."""

    satz: Anteil
    """Share of the cost that is left after maintenance and grants."""
    erhaltung_pauschal: Anteil | None = None
    """Share of the cost that counts as maintenance; None means what the case states."""
    stelle: Text


class Kappungsgrenze(Grundform):
    """How far the monthly rent per m² of living space may rise within some years."""

    jahre: Ganzzahl
    eur_m2_monat: Menge
    niedrigmiete_unter_eur_m2_monat: Menge | None = None
    """Where the rent before the rise is lower, the other limit holds; None means that there is only one."""
    eur_m2_monat_bei_niedrigmiete: Menge | None = None
    stelle: Text


class Mietrechtsfassung(Grundform):
    """The law on rises of the rent after modernisation, as it stands from one day on."""

    gilt_ab: Datum
    gilt_bis: Datum | None = None
    modernisierung: Umlageregel
    heizung: Umlageregel
    """For a funded heating system; without a grant the general rule holds."""
    kappung: Kappungsgrenze
    """For all rises together."""
    kappung_heizung: Kappungsgrenze
    """For rises because of a heating system, within the other limit."""
    rechtsgrundlage: Text
    quelle: Text
    stand: Datum
    sicherheit: Sicherheit
    hinweis: Text | None = None
