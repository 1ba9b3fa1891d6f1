"""How wide the output is: as the terminal says, or as COLUMNS says; where nobody watches nothing is wrapped."""

import io

import pytest

from massnahmenplan.cli.umbruch import breite_von


class Terminal(io.StringIO):
    """A terminal of which nobody knows the width."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("gesetzt", "breite"), [("72", 72), ("10", 40), ("0", None), ("breit", None), ("", None)])
def test_columns_gilt_im_terminal_nicht_in_der_pipe(
    monkeypatch: pytest.MonkeyPatch, gesetzt: str, breite: int | None
) -> None:
    monkeypatch.setenv("COLUMNS", gesetzt)
    assert breite_von(Terminal()) == breite
    assert breite_von(io.StringIO()) is None
    assert breite_von(None) is None
