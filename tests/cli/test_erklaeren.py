"""``erklaeren``: a plan as written, one changed by hand, what cannot be explained."""

import json

import pytest


def test_alles_in_saetzen(rufe, plan) -> None:
    lauf = rufe("erklaeren", plan)
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    assert "Der Plan ist als bester bewiesen." in lauf.stdout
    assert "Warum       Sie ist Pflicht (Stadtrat Musterhausen, Beschluss 17/2026)." in lauf.stdout
    assert "„Dämmung des Wohnblocks“ (block_huelle): nicht im Plan" in lauf.stdout
    assert "10.000 € mehr: 18,0 t mehr CO2-Minderung (neu gelöst)." in lauf.stdout
    assert max(map(len, lauf.stdout.splitlines())) <= 100


def test_eine_massnahme_als_daten(rufe, plan) -> None:
    lauf = rufe("erklaeren", plan / "plan.json", "--massnahme", "Schule_PV", "--json")
    daten = json.loads(lauf.stdout)
    (grund,) = daten["warum"]
    assert (daten["ziel"], daten["warum_nicht"], daten["grenzen"]) == ("co2", [], [])
    assert (grund["massnahme"], grund["entscheidung"]["beginn"], grund["frueher"]) == ("schule_pv", 2027, None)
    assert grund["ohne"]["abstand"]["verlust_hoechstens"] == pytest.approx(28.36, abs=0.001)
    assert grund["saetze"]["warum"].startswith("Ohne sie hat der beste Plan 28,4 t weniger CO2-Minderung")


def test_von_hand_geaenderter_plan_ist_nicht_der_beste(rufe, plan) -> None:
    """Without the photovoltaics, which a decision left out by hand: with it the plan would be better."""
    daten = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    daten["entscheidungen"] = [e for e in daten["entscheidungen"] if e["massnahme"] != "schule_pv"]
    (plan / "plan.json").write_text(json.dumps(daten), encoding="utf-8")
    lauf = rufe("erklaeren", plan, "--massnahme", "schule_pv")
    assert "Der Plan ist nicht als bester bewiesen." in lauf.stdout
    assert "mehr CO2-Minderung: der vorliegende ist nicht der beste" in lauf.stdout.replace(
        "\n              ", " "
    )


def test_unbekannte_massnahme_nennt_die_aehnlichste(rufe, plan) -> None:
    lauf = rufe("erklaeren", plan, "--massnahme", "schule_vp")
    assert lauf.ausgang == 3
    assert "E061" in lauf.stderr
    assert "Meinten Sie „schule_pv“?" in lauf.stderr


def test_fehlender_plan_ist_ein_befund(rufe, tmp_path) -> None:
    lauf = rufe("erklaeren", tmp_path / "plan.json")
    assert (lauf.ausgang, "E001" in lauf.stderr) == (3, True)


def test_plan_der_grenzen_verletzt_wird_nicht_erklaert(rufe, plan) -> None:
    daten = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    daten["entscheidungen"] = [e for e in daten["entscheidungen"] if e["massnahme"] != "strassenlicht"]
    (plan / "plan.json").write_text(json.dumps(daten), encoding="utf-8")
    lauf = rufe("erklaeren", plan)
    assert lauf.ausgang == 3
    assert "E370" in lauf.stderr
    assert "nachrechnen" in lauf.stderr


def test_zeitlimit_muss_positiv_sein(rufe, plan) -> None:
    assert rufe("erklaeren", plan, "--zeitlimit", "0").ausgang == 2
