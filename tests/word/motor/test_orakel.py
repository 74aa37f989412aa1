"""The letter is docxtpl's: one driver, one file per feature of docxtpl, and templates that nobody thought of."""

from __future__ import annotations

from pathlib import Path

import pytest
from word.motor.orakel import assert_same
from word.motor.sjablonen import build, load

GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))


@pytest.mark.parametrize("pad", GEVALLEN, ids=lambda pad: pad.stem)
def test_letter_is_what_docxtpl_makes(pad: Path) -> None:
    """The canonical XML of every rendered part is the same, and two renderings are the same bytes."""
    geval = load(pad)
    sjabloon = build(geval)
    assert assert_same(sjabloon, geval["gegevens"]) == assert_same(sjabloon, geval["gegevens"])
