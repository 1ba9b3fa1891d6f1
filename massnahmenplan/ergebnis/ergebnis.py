"""A plan with its balance and its proof."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from massnahmenplan.ergebnis.aenderung import Aenderung
from massnahmenplan.ergebnis.bilanz import Bilanz
from massnahmenplan.ergebnis.fortschreibung import Fortschreibung, Vorgaenger
from massnahmenplan.ergebnis.nachweis import Nachweis
from massnahmenplan.ergebnis.nichtwahl import Nichtwahl
from massnahmenplan.ergebnis.plan import Plan
from massnahmenplan.ergebnis.pruefschritt import Pruefschritt
from massnahmenplan.planungsfall import Planungsfall

if TYPE_CHECKING:
    import pandas

    from massnahmenplan.bericht.schaubild import Schaubild


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """A plan with its balance and its proof; shows itself as a table in a notebook."""

    fall: Planungsfall
    plan: Plan
    bilanz: Bilanz
    nachweis: Nachweis
    nicht_gewaehlt: tuple[Nichtwahl, ...] = ()
    protokoll: tuple[Pruefschritt, ...] = ()
    annahmen: tuple[str, ...] = ()
    """What was assumed because the case does not say it, one German sentence each."""
    versionen: dict[str, str] = field(default_factory=dict)
    fortschreibung: Fortschreibung | None = None
    """What changed against the last plan; None for a plan that was made anew."""

    @property
    def aenderungen(self) -> tuple[Aenderung, ...]:
        """The changes against the last plan, each with its cause; empty for a plan that was made anew."""
        return () if self.fortschreibung is None else self.fortschreibung.aenderungen

    @property
    def vorgaenger(self) -> Vorgaenger | None:
        """The plan that was updated; None for a plan that was made anew."""
        return None if self.fortschreibung is None else self.fortschreibung.kette[-1]

    def tabelle(self, name: str = "massnahmen") -> "pandas.DataFrame":
        """Return ``massnahmen``, ``haushalt``, ``vorsorge``, ``foerderung``, ``kredite``, ``konten``, ``co2``,
        ``ziele``, ``kapitalwert``, ``kostenteilung``, ``wirkung``, ``endenergie``, ``mieten``, ``buendel``,
        ``mengenziele``, ``kriterien``, ``handlungsfelder``, ``foerdermix``, ``vermeidungskosten``,
        ``nicht_gewaehlt``, ``annahmen``, ``aenderungen``, ``finanzen``, ``jahresraten`` or ``zeitplan``.

        Errors: KeyError with the known names for an unknown one.
        """
        from massnahmenplan.notizbuch.plan import plantabelle

        return plantabelle(self, name)

    def schaubild(self, name: str = "zeitplan") -> "Schaubild | None":
        """Return ``zeitplan``, ``geld``, ``foerderfluss``, ``co2_pfad``, ``minderung`` or ``kostenkurve``.

        None where there is nothing to draw. Errors: KeyError with the known names for an unknown one.
        """
        from massnahmenplan.notizbuch.plan import planbild

        return planbild(self, name)

    def _repr_html_(self) -> str:
        from massnahmenplan.notizbuch.plan import kurzansicht

        return kurzansicht(self)
