"""Checks that need more than one row, one module per subject."""

from massnahmenplan.eingabe.querpruefung.ausgangsemission import pruefe_ausgangsemission
from massnahmenplan.eingabe.querpruefung.beihilfen import pruefe_beihilfen
from massnahmenplan.eingabe.querpruefung.beziehungen import pruefe_beziehungen
from massnahmenplan.eingabe.querpruefung.buendel import pruefe_buendel
from massnahmenplan.eingabe.querpruefung.deckungen import pruefe_deckungen
from massnahmenplan.eingabe.querpruefung.festlegungen import pruefe_festlegungen
from massnahmenplan.eingabe.querpruefung.groessen import pruefe_groessen
from massnahmenplan.eingabe.querpruefung.haushalt import pruefe_haushalt
from massnahmenplan.eingabe.querpruefung.intracting import pruefe_intracting
from massnahmenplan.eingabe.querpruefung.kostenanteile import pruefe_kostenanteile
from massnahmenplan.eingabe.querpruefung.kostenrisiko import pruefe_kostenrisiko
from massnahmenplan.eingabe.querpruefung.kostentraeger import melde_ungenutzte
from massnahmenplan.eingabe.querpruefung.kredite import pruefe_kredite
from massnahmenplan.eingabe.querpruefung.kreditstand import melde_ohne_kreditstand, pruefe_kreditstand
from massnahmenplan.eingabe.querpruefung.kriterien import pruefe_kriterien
from massnahmenplan.eingabe.querpruefung.mengenziele import pruefe_mengenziele
from massnahmenplan.eingabe.querpruefung.merkmale import pruefe_merkmale
from massnahmenplan.eingabe.querpruefung.mieten import pruefe_mieten
from massnahmenplan.eingabe.querpruefung.netze import pruefe_netze
from massnahmenplan.eingabe.querpruefung.orte import pruefe_orte
from massnahmenplan.eingabe.querpruefung.physik import pruefe_physik
from massnahmenplan.eingabe.querpruefung.programme import pruefe_eigene_programme, pruefe_programme
from massnahmenplan.eingabe.querpruefung.raster import pruefe_raster
from massnahmenplan.eingabe.querpruefung.reihenfolge import pruefe_reihenfolge
from massnahmenplan.eingabe.querpruefung.ressourcen import pruefe_ressourcen
from massnahmenplan.eingabe.querpruefung.stand import pruefe_stand
from massnahmenplan.eingabe.querpruefung.szenarien import pruefe_szenarien
from massnahmenplan.eingabe.querpruefung.umfang import pruefe_umfang
from massnahmenplan.eingabe.querpruefung.verpflichtungen import pruefe_verpflichtungen
from massnahmenplan.eingabe.querpruefung.verweise import pruefe_verweise
from massnahmenplan.eingabe.querpruefung.wirkung import pruefe_wirkung
from massnahmenplan.eingabe.querpruefung.wohneinheiten import pruefe_wohneinheiten
from massnahmenplan.eingabe.querpruefung.zeitfenster import pruefe_zeitfenster
from massnahmenplan.eingabe.querpruefung.zeitraum import pruefe_zeitraum
from massnahmenplan.eingabe.querpruefung.ziele import pruefe_ziele
from massnahmenplan.eingabe.querpruefung.zielfolge import pruefe_zielfolge
from massnahmenplan.eingabe.rohfall import Rohfall
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.befund import Fundstelle


def pruefe_zusammen(fall: Rohfall, haupt: Fundstelle, sammler: Befundsammler) -> None:
    """Note what is wrong between rows; those that need the periods of the plan only if they are clear."""
    pruefe_verweise(fall, sammler)
    pruefe_beziehungen(fall, sammler)
    pruefe_buendel(fall, sammler)
    pruefe_wirkung(fall, sammler)
    pruefe_physik(fall, sammler)
    pruefe_groessen(fall, sammler)
    pruefe_merkmale(fall, sammler)
    pruefe_kriterien(fall, sammler)
    pruefe_wohneinheiten(fall, sammler)
    pruefe_orte(fall, sammler)
    pruefe_netze(fall, sammler)
    pruefe_kostenanteile(fall, sammler)
    pruefe_mieten(fall, sammler)
    pruefe_intracting(fall, sammler)
    pruefe_beihilfen(fall, sammler)
    pruefe_deckungen(fall, sammler)
    pruefe_eigene_programme(fall, sammler)
    pruefe_kostenrisiko(fall, sammler)
    pruefe_szenarien(fall, sammler)
    melde_ungenutzte(fall, sammler)
    if fall.projekt is None or not pruefe_zeitraum(fall.projekt, sammler):
        return
    achse = fall.projekt.gegenstand.zeitachse
    if not pruefe_raster(fall, achse, sammler):
        return
    pruefe_stand(fall, achse, sammler)
    pruefe_umfang(fall, achse, haupt, sammler)
    pruefe_ausgangsemission(fall, achse, sammler)
    pruefe_zeitfenster(fall, achse, sammler)
    pruefe_reihenfolge(fall, achse, sammler)
    pruefe_festlegungen(fall, achse, sammler)
    pruefe_haushalt(fall, achse, sammler)
    pruefe_verpflichtungen(fall, achse, sammler)
    pruefe_kredite(fall, achse, sammler)
    pruefe_kreditstand(fall, fall.projekt.gegenstand, sammler)
    melde_ohne_kreditstand(fall, fall.projekt.gegenstand, sammler)
    pruefe_ressourcen(fall, achse, sammler)
    pruefe_programme(fall, achse, sammler)
    pruefe_ziele(fall, achse, sammler)
    pruefe_mengenziele(fall, sammler)
    pruefe_zielfolge(fall, sammler)
