"""A fresh folder with the tools to fill and read it."""

from pathlib import Path

import pytest

from tests.eingabe.werkbank import Werkbank


@pytest.fixture
def bank(tmp_path: Path) -> Werkbank:
    return Werkbank(tmp_path)
