"""The command line: one module per command; each parses, calls the library, prints and returns an exit code."""

import signal
import sys


def start() -> int:
    """Run the command line of this process and return its exit code."""
    try:
        from massnahmenplan.cli.ausgabe import bereite_stroeme_vor
        from massnahmenplan.cli.ausgang import beende, fuehre_aus

        bereite_stroeme_vor()
        signal.signal(signal.SIGTERM, beende)
        return fuehre_aus(sys.argv[1:])
    except KeyboardInterrupt:  # while modules were still being loaded
        return 128 + signal.SIGINT
