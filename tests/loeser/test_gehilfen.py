"""Helpers give the answers that this process would give, and never outlive it."""

import os
import signal
import subprocess
import sys
import time

import pytest

from massnahmenplan.loeser import Ende, Standardform, Wuensche
from massnahmenplan.loeser.gehilfen import Auftrag, Gehilfen
from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from tests.loeser.modelle import rucksack, schwerer_rucksack

GENAU = Wuensche(luecke=0.0)


def auftraege(formen: list[Standardform], wuensche: Wuensche = GENAU) -> list[Auftrag]:
    return [Auftrag(form, lambda: wuensche) for form in formen]


def lebt(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def warte_bis(bedingung, hoechstens_s: float = 20.0) -> bool:
    ende = time.monotonic() + hoechstens_s
    while not bedingung():
        if time.monotonic() > ende:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize("anzahl", [0, 1, 2])
def test_antworten_haengen_nicht_von_der_zahl_der_gehilfen_ab(anzahl: int) -> None:
    formen = [rucksack([100, 200, 50], budget, [5, 9, 3]) for budget in (49, 50, 150, 250, 350)]
    with Unterbrechung() as unterbrechung, Gehilfen(anzahl, unterbrechung) as gehilfen:
        alle = auftraege(formen)
        gehilfen.gib_auf(alle)
        gehilfen.warte_auf(alle)
    # nothing; 50; 100 + 50; 200 + 50 (12 beats 8); all three
    assert [a.loesung.zielwert for a in alle if a.loesung] == pytest.approx([0, 3, 8, 12, 17])


def test_gehilfe_arbeitet_ohne_dass_jemand_wartet() -> None:
    with Unterbrechung() as unterbrechung, Gehilfen(1, unterbrechung) as gehilfen:
        (auftrag,) = auftraege([rucksack([100, 200, 50], 150, [5, 9, 3])])
        gehilfen.gib_auf([auftrag])
        assert warte_bis(lambda: auftrag.loesung is not None)
        assert auftrag.loesung.zielwert == pytest.approx(8)


def test_getoeteter_gehilfe_kostet_nur_zeit() -> None:
    form, wuensche = schwerer_rucksack(), Wuensche(luecke=0.0, knoten=20)
    with Unterbrechung() as unterbrechung, Gehilfen(1, unterbrechung) as gehilfen:
        alle = auftraege([form, rucksack([1, 2], 2)], wuensche)
        gehilfen.gib_auf(alle)
        assert warte_bis(lambda: len(gehilfen._offen) == 1)  # it has begun the heavy one
        gehilfen._prozesse[0].kill()
        gehilfen.warte_auf(alle)
    hier = loese(form, wuensche)
    assert (alle[0].loesung.zielwert, alle[0].loesung.schranke) == (hier.zielwert, hier.schranke)
    assert alle[1].loesung.zielwert == 1


def test_unlesbare_antwort_kostet_nur_zeit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes of half a pickle is not foreseeable; the problem is solved here."""

    def halbe_antwort(_: object) -> None:
        raise IndexError("pop from empty list")

    monkeypatch.setattr("massnahmenplan.loeser.gehilfen.pickle.load", halbe_antwort)
    with Unterbrechung() as unterbrechung, Gehilfen(1, unterbrechung) as gehilfen:
        (auftrag,) = auftraege([rucksack([1, 2], 2)])
        gehilfen.gib_auf([auftrag])
        gehilfen._faeden[0].join(20)
        gehilfen.warte_auf([auftrag])
    assert auftrag.loesung is not None
    assert auftrag.loesung.zielwert == 1


def test_ohne_python_das_sich_starten_laesst_geht_es_auch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/gibt/es/nicht")
    with Unterbrechung() as unterbrechung, Gehilfen(2, unterbrechung) as gehilfen:
        alle = auftraege([rucksack([1, 2], 2)])
        gehilfen.gib_auf(alle)
        gehilfen.warte_auf(alle)
        assert gehilfen._prozesse == []
    assert alle[0].loesung.zielwert == 1


def test_unterbrochener_gehilfe_gibt_her_was_er_weiss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("massnahmenplan.loeser.gehilfen.GEDULD_S", 60.0)  # a busy machine is no fault
    form = schwerer_rucksack()
    with Unterbrechung() as unterbrechung, Gehilfen(1, unterbrechung) as gehilfen:
        alle = auftraege([form, form], Wuensche(luecke=0.0, knoten=10_000_000))
        gehilfen.gib_auf(alle)
        assert warte_bis(lambda: len(gehilfen._offen) == 1)
        unterbrechung.signalnummer = signal.SIGINT
        gehilfen.warte_auf(alle)
        prozesse = gehilfen._prozesse
    assert alle[0].loesung.ende is Ende.UNTERBROCHEN
    assert alle[1].loesung is None  # not begun
    assert not any(lebt(prozess.pid) for prozess in prozesse)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL gibt es nur unter POSIX")
def test_gehilfe_ueberlebt_nicht_wer_ihn_gestartet_hat() -> None:
    programm = (
        "import sys, time\n"
        "from massnahmenplan.loeser import Wuensche\n"
        "from massnahmenplan.loeser.gehilfen import Auftrag, Gehilfen\n"
        "from massnahmenplan.loeser.unterbrechung import Unterbrechung\n"
        "from tests.loeser.modelle import schwerer_rucksack\n"
        "with Gehilfen(1, Unterbrechung()) as gehilfen:\n"
        "    gehilfen.gib_auf([Auftrag(schwerer_rucksack(), lambda: Wuensche(luecke=0.0))])\n"
        "    print(gehilfen._prozesse[0].pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    umgebung = {**os.environ, "PYTHONPATH": os.pathsep.join(ort for ort in sys.path if ort)}
    eltern = subprocess.Popen([sys.executable, "-c", programm], stdout=subprocess.PIPE, text=True, env=umgebung)
    gehilfe = int(eltern.stdout.readline())
    assert lebt(gehilfe)
    eltern.kill()
    eltern.wait()
    eltern.stdout.close()
    assert warte_bis(lambda: not lebt(gehilfe))
