"""Measures how fast a command answers from a cold start: `--help`, `besluit toets`, `besluit maak`; prints ratios."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[2]
ZAAK = PROJECT / "templates" / "damocles" / "voorbeelden" / "voornemen-gezin.yaml"
BRIEF = ZAAK.with_name("spoed-mondeling.yaml")  # one letter
BRIEVEN = ZAAK.with_name("gezin-met-verhuurder.yaml")  # four letters
KEER = 11
HOOGSTENS = 3.0  # times `import click`
HOOGSTENS_BRIEF = 2.0  # times `import docxtpl`, with the compiled letter in the cache


def measure(woorden: list[str]) -> float:
    """Return the fastest of some runs: the others also measure the neighbours."""
    tijden = []
    for _ in range(KEER):
        begin = perf_counter()
        subprocess.run([sys.executable, *woorden], cwd=PROJECT, capture_output=True, check=True)
        tijden.append(perf_counter() - begin)
    return min(tijden)


def main() -> int:
    click = measure(["-c", "import click"])
    hulp = measure(["-m", "instrumentarium", "--help"])
    toets = measure(["-m", "instrumentarium", "besluit", "toets", str(ZAAK)])
    docxtpl = measure(["-c", "import docxtpl"])
    with TemporaryDirectory() as uit:
        brief, brieven = (
            measure(["-m", "instrumentarium", "besluit", "maak", str(zaak), "--uit", uit]) for zaak in (BRIEF, BRIEVEN)
        )
    sys.stdout.write(
        f"import click    {click:6.3f} s\n--help          {hulp:6.3f} s ({hulp / click:.1f} x, hooguit 3)\n"
    )
    sys.stdout.write(f"besluit toets   {toets:6.3f} s\nimport docxtpl  {docxtpl:6.3f} s\n")
    sys.stdout.write(f"besluit maak    {brief:6.3f} s ({brief / docxtpl:.2f} x, hooguit 2)\n")
    sys.stdout.write(f"  vier brieven  {brieven:6.3f} s ({brieven / docxtpl:.2f} x)\n")
    return int(hulp > HOOGSTENS * click or brief > HOOGSTENS_BRIEF * docxtpl)


if __name__ == "__main__":
    sys.exit(main())
