"""``python -m massnahmenplan`` is the command line."""

import sys

from massnahmenplan.cli import start

if __name__ == "__main__":
    sys.exit(start())
