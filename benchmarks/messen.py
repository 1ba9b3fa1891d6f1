"""All benchmarks one after the other; about half an hour.

python -m benchmarks.messen
"""

import subprocess
import sys

SKRIPTE = ("bauen", "anteil", "speicher", "foerderung", "bericht", "start")


def main() -> None:
    """Run each script in a process of its own and print its table under its name."""
    for name in SKRIPTE:
        print(f"\n## {name}\n", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)


if __name__ == "__main__":
    main()
