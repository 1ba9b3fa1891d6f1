"""Intracting: saved energy cost can flow back only to a payer who has paid for that energy."""

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.eingabe.rohfall import Rohfall
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import gekuerzt


def pruefe_intracting(fall: Rohfall, sammler: Befundsammler) -> None:
    """Hint W234: at rented objects the tenants save, unless the object says who pays the energy there."""
    mieterhaushalte = {
        zeile.gegenstand.id
        for zeile in fall.objekte
        if zeile.gegenstand.vermietet and zeile.gegenstand.energiekostentraeger is None
    }
    for zeile in fall.kostentraeger:
        traeger = zeile.gegenstand
        betroffen = [
            f"{massnahme.id} an {massnahme.objekt}"
            for massnahme in sorted(fall.massnahme.values(), key=lambda m: m.id)
            if massnahme.objekt in mieterhaushalte and traeger.id in massnahme.anteile_am_betrieb
            if _spart_energie(massnahme)
        ]
        if traeger.intracting_anteil and betroffen:
            text = f"zählt Energiekosten, die Mieter sparen: {gekuerzt(betroffen, 3)}"
            abhilfe = "Am Objekt energiekostentraeger nennen: wer die Energie dort zahlt und ihre Kosten spart."
            zeile.hinweis(sammler, "W234", "intracting_anteil", text, abhilfe)


def _spart_energie(massnahme: Massnahme) -> bool:
    return bool(massnahme.physik) or any(kwh > 0 for kwh in massnahme.endenergie_kwh_a.values())
