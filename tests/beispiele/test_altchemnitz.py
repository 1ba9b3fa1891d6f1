"""The business quarter: physics of its buildings, a bundle, loans and aims show in its plans."""

from decimal import Decimal

import pytest

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.wirkung.einzelwirkung import minderung_t
from tests.beispiele.geloest import geloest


@pytest.fixture(scope="module")
def ergebnis() -> Ergebnis:
    return geloest("altchemnitz", "co2")


def test_gebaeude_wirken_nach_physik(ergebnis: Ergebnis) -> None:
    physik = {massnahme.id for massnahme in ergebnis.fall.massnahmen if massnahme.physik}
    assert physik == {"BL03", "EV03", "EV04", "EV05", "EV07", "GS01", "GS02", "GS03", "GS04"}
    gruppen = {jahr.gruppe for jahr in ergebnis.bilanz.wirkungsgruppen}
    assert gruppen >= {"objekt:schule", "objekt:wohnblock_a", "objekt:wohnblock_b", "objekt:buerohaus"}


def test_schule_spart_zusammen_weniger_als_einzeln(ergebnis: Ergebnis) -> None:
    """Frugal lamps leave less of the sun's power for the school's own use; tonnes are the same, fed in or used."""
    schule = [jahr for jahr in ergebnis.bilanz.wirkungsgruppen if jahr.gruppe == "objekt:schule"]
    assert 0 < sum(jahr.minderung_t for jahr in schule) == sum(jahr.einzelsumme_t for jahr in schule)
    assert 0 < sum(jahr.ersparnis_eur for jahr in schule) < sum(jahr.einzelersparnis_eur for jahr in schule)


def test_schule_baut_in_einer_ausschreibung(ergebnis: Ergebnis) -> None:
    sparende = {bilanz.massnahme: bilanz for bilanz in ergebnis.bilanz.massnahmen if bilanz.buendel}
    assert len(sparende) >= 2
    assert set(sparende) <= {"BL03", "EV07", "GS03"}
    assert sum(bilanz.buendelersparnis_eur for bilanz in sparende.values()) > 5_000


def test_beide_kredite_werden_aufgenommen(ergebnis: Ergebnis) -> None:
    kredite = ergebnis.bilanz.kredite
    assert {kredit.kredit for kredit in kredite if kredit.betrag_eur > 0} == {"kfw_270", "hausbank"}
    hausbank = sum(kredit.betrag_eur for kredit in kredite if kredit.kredit == "hausbank")
    assert Decimal(500_000) < hausbank <= 900_000


def test_drei_ziele_stehen_im_fall(ergebnis: Ergebnis) -> None:
    assert ergebnis.fall.projekt.zielfolge == ("co2", "nutzwert", "kosten")
    assert set(ergebnis.bilanz.zielwerte) == {"co2", "kosten", "nutzwert"}


def test_netz_traegt_mehr_als_alle_genannten_wirkungen_sonst(ergebnis: Ergebnis) -> None:
    fall = ergebnis.fall
    genannt = {m.id: minderung_t(m, 2035, fall.emissionsfaktoren) for m in fall.massnahmen if not m.physik}
    assert genannt["EV02"] == max(genannt.values())
    assert ergebnis.plan.schritt("EV02") is not None


def test_gedaemmter_block_laesst_dem_anschluss_weniger() -> None:
    """The cheapest plan insulates the ceilings of block A and connects it: together less than one by one."""
    bilanz = geloest("altchemnitz", "kosten").bilanz
    block = [jahr for jahr in bilanz.wirkungsgruppen if jahr.gruppe == "objekt:wohnblock_a"]
    assert {massnahme for jahr in block for massnahme in jahr.massnahmen} == {"EV03", "GS01"}
    einzeln, gemeinsam = sum(jahr.einzelsumme_t for jahr in block), sum(jahr.minderung_t for jahr in block)
    assert Decimal("0.8") * einzeln < gemeinsam < Decimal("0.95") * einzeln
