"""Adoption is a fact, not a switch: tells which sources a municipality adopted as they stand.

In: the adoptions of a municipality and the hash of a source now. Out: covered or not. A change of the source ends
the cover (contract section 3). Nothing in the program skips this.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from instrumentarium.bronnen.project import lees_bron
from instrumentarium.bronnen.soorten.gemeente import Vaststelling, Vaststellingen


def read_vaststellingen(wortel: Path, gemeente: str) -> list[Vaststelling]:
    """Return the adoptions of a municipality; none when it has no file."""
    pad = f"content/vaststellingen/{gemeente}.yaml"
    if not (wortel / pad).is_file():
        return []
    return lees_bron(wortel, pad, Vaststellingen).waarde.vaststellingen


def adopted_by(vaststellingen: Iterable[Vaststelling], pad: str, sha256: str) -> Vaststelling | None:
    """Return the adoption that covers a source as it stands, or None."""
    return next((v for v in vaststellingen if v.bronnen.get(pad) == sha256), None)


def changed_since(vaststellingen: Iterable[Vaststelling], pad: str) -> bool:
    """Tell whether a source was adopted once, in another form."""
    return any(pad in v.bronnen for v in vaststellingen)
