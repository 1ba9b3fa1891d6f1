"""A pseudo terminal: run a command on it, and see what stands on its screen."""

import contextlib
import os
import re
import signal
import struct
import subprocess
import sys
from dataclasses import dataclass

_FOLGE = re.compile(r"\x1b\[([?\d;]*)([A-Za-z])|([\r\n])|([^\x1b])", re.DOTALL)


@dataclass(frozen=True)
class Sitzung:
    ausgang: int
    roh: str

    @property
    def bild(self) -> list[str]:
        """Lines as they stand at the end: carriage returns, cleared lines and cursor moves are obeyed."""
        zeilen: list[list[str]] = [[]]
        y = x = 0
        for werte, befehl, lenkend, zeichen in _FOLGE.findall(self.roh):
            if befehl == "A":
                y = max(0, y - int(werte or 1))
            elif befehl == "K":
                zeilen[y] = []
            elif lenkend == "\r":
                x = 0
            elif lenkend:
                y += 1
                if y == len(zeilen):
                    zeilen.append([])
            elif zeichen:
                zeilen[y] += [" "] * (x + 1 - len(zeilen[y]))
                zeilen[y][x] = zeichen
                x += 1
        return ["".join(zeile).rstrip() for zeile in zeilen]


def sitze_vor(
    befehl: list[object],
    breite: int,
    *,
    programm: str | None = None,
    strg_c_nach: str | None = None,
    **umgebung: str,
) -> Sitzung:
    """Run the command line (or a Python text) on a terminal; ``strg_c_nach``: press Ctrl-C when this is shown."""
    import fcntl
    import pty
    import termios

    haupt, neben = pty.openpty()
    fcntl.ioctl(neben, termios.TIOCSWINSZ, struct.pack("HHHH", 40, breite, 0, 0))
    ohne = {"NO_COLOR", "COLUMNS", "LINES", "FORCE_COLOR", "PYTHONIOENCODING"}
    umwelt = {name: wert for name, wert in os.environ.items() if name not in ohne}
    prozess = subprocess.Popen(
        [sys.executable, *(["-m", "massnahmenplan"] if programm is None else ["-c", programm]), *map(str, befehl)],
        stdin=neben, stdout=neben, stderr=neben, start_new_session=True,
        # Started in the background of a script, tests ignore Ctrl-C, and so would what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        env=umwelt | {"TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)} | umgebung,
    )  # fmt: skip
    os.close(neben)
    roh = b""
    with contextlib.suppress(OSError):  # Linux: the other end is closed
        while stueck := os.read(haupt, 65536):
            roh += stueck
            if strg_c_nach is not None and strg_c_nach in roh.decode(errors="replace"):
                prozess.send_signal(signal.SIGINT)
                strg_c_nach = None
    os.close(haupt)
    return Sitzung(prozess.wait(60), roh.decode(umgebung.get("PYTHONIOENCODING", "utf-8"), "replace"))
