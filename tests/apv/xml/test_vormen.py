"""One driver over the golden files: what a piece of official XML becomes, as lines a lawyer can read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from apv.xml.bouwstenen import cvdr, lees, schets
from apv.xml.test_rondreis import check_andere_vormen, check_rondreis

GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_golden(geval: Path) -> None:
    """Each file holds the XML inside a regulation, the sketch of its tree, and the warnings."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    xml = cvdr(inhoud["xml"])
    gelezen = lees(xml)
    regels = [zichtbaar(regel.rstrip()) for regel in schets(gelezen.regeling).split("\n")[1:]]
    assert regels == inhoud["schets"].rstrip("\n").split("\n")
    assert gelezen.waarschuwingen[1:] == inhoud.get("waarschuwingen", [])
    check_rondreis(xml)
    check_andere_vormen(xml)


def zichtbaar(regel: str) -> str:
    """Return a line in which characters that a golden file may not hold are written out."""
    return "".join(f"\\u{ord(t):04x}" if t in "\u2028\u202e\ufeff" or "\x7f" <= t < "\xa0" else t for t in regel)
