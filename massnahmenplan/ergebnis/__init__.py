"""What comes out: decisions (Plan), what they mean in euros and tonnes (Bilanz), and the proof (Nachweis).

One noun per file; the names of a plan's result are here. What other questions bring to light is in modules of its
own: ``szenarioergebnis`` (several scenarios), ``foerderauskunft`` (the funding of one measure).
"""

from massnahmenplan.ergebnis.aenderung import Aenderung, Ursache, Ursachenart
from massnahmenplan.ergebnis.barwertzeile import BARWERTARTEN, Barwertzeile
from massnahmenplan.ergebnis.bilanz import Bilanz
from massnahmenplan.ergebnis.emissionsjahr import Emissionsjahr
from massnahmenplan.ergebnis.ergebnis import Ergebnis
from massnahmenplan.ergebnis.fortschreibung import Fortschreibung, Vorgaenger
from massnahmenplan.ergebnis.haushaltsjahr import Haushaltsjahr
from massnahmenplan.ergebnis.kontostand import Kontostand
from massnahmenplan.ergebnis.kreditbilanz import Kreditbilanz, Schuldenjahr
from massnahmenplan.ergebnis.kriteriumsstand import Kriteriumsstand
from massnahmenplan.ergebnis.massnahmenbilanz import Buendelersparnis, Massnahmenbilanz
from massnahmenplan.ergebnis.mietjahr import Mietjahr
from massnahmenplan.ergebnis.nachweis import Nachweis, Status, Zielstufe
from massnahmenplan.ergebnis.nichtwahl import Nichtwahl
from massnahmenplan.ergebnis.plan import Darlehenswahl, Kreditaufnahme, Plan, Planschritt
from massnahmenplan.ergebnis.pruefschritt import Pruefschritt
from massnahmenplan.ergebnis.verstoss import Verstoss
from massnahmenplan.ergebnis.vorsorge import Anstieg, Vorsorge
from massnahmenplan.ergebnis.wirkungsverbund import Wirkungsverbund
from massnahmenplan.ergebnis.zielstand import Mengenzielstand, Zielstand
from massnahmenplan.foerderung.paket import Antrag, Foerderwahl
from massnahmenplan.foerderung.vorhaben import Zahlung

__all__ = [
    "BARWERTARTEN",
    "Aenderung",
    "Anstieg",
    "Antrag",
    "Barwertzeile",
    "Bilanz",
    "Buendelersparnis",
    "Darlehenswahl",
    "Emissionsjahr",
    "Ergebnis",
    "Foerderwahl",
    "Fortschreibung",
    "Haushaltsjahr",
    "Kontostand",
    "Kreditaufnahme",
    "Kreditbilanz",
    "Kriteriumsstand",
    "Massnahmenbilanz",
    "Mengenzielstand",
    "Mietjahr",
    "Nachweis",
    "Nichtwahl",
    "Plan",
    "Planschritt",
    "Pruefschritt",
    "Schuldenjahr",
    "Status",
    "Ursache",
    "Ursachenart",
    "Verstoss",
    "Vorgaenger",
    "Vorsorge",
    "Wirkungsverbund",
    "Zahlung",
    "Zielstand",
    "Zielstufe",
]
