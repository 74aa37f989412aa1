"""Each example letter, word for word: what a resident reads is what stands in the golden file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from besluit.brieven.hulp import GOUDEN, VOORBEELDEN, texts_of


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_letters_are_as_in_the_golden_file(pad: Path) -> None:
    """One golden file per letter; BRIEVEN_SCHRIJF=ja writes them anew, to be read before they are committed."""
    map_, teksten = GOUDEN / pad.stem, texts_of(pad)
    if os.environ.get("BRIEVEN_SCHRIJF") == "ja":
        map_.mkdir(parents=True, exist_ok=True)
        for oud in map_.glob("*.txt"):
            oud.unlink()
        for naam, tekst in teksten.items():
            (map_ / f"{naam}.txt").write_text(tekst + "\n", encoding="utf-8")
    goud = {bestand.stem: bestand.read_text(encoding="utf-8").rstrip("\n") for bestand in map_.glob("*.txt")}
    assert teksten == goud
