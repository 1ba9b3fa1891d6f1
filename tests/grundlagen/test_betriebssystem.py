"""Causes from the operating system, in one wording for all commands."""

import errno

import pytest

from massnahmenplan.grundlagen.betriebssystem import ursache


@pytest.mark.parametrize(
    ("fehler", "satz"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Der Datenträger ist voll."),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "Das Speicherkontingent ist erschöpft."),
        (OSError(errno.EIO, "Input/output error"), "Das Betriebssystem meldet: Input/output error."),
        (OSError("ohne Nummer"), "Das Betriebssystem meldet: ohne Nummer."),
    ],
)
def test_ursache_ist_ein_deutscher_satz(fehler: OSError, satz: str) -> None:
    assert ursache(fehler) == satz
