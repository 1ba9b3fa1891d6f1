"""What the mirror in linopy does not know it refuses."""

import pytest

from tests.massnahmenmodell.test_golden import geteilte_foerderung


def test_geteilte_foerderung_wird_abgelehnt() -> None:
    pytest.importorskip("linopy")
    from benchmarks.linopy_modell import baue_in_linopy

    with pytest.raises(ValueError, match="keine Abrufe"):
        baue_in_linopy(geteilte_foerderung())
