"""Faults in APV sources: each is a small change of a project without fault, with the message that it must give."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from apv.project import BESTANDEN, make_project
from instrumentarium.apv.collectie import load_apv
from instrumentarium.apv.controle import judge_apv
from instrumentarium.bronnen.project import find_files, lees_bron
from instrumentarium.bronnen.soorten.apv import Wijziging
from instrumentarium.fouten import Bevinding, BronFout

GEVALLEN = sorted((Path(__file__).parent / "gevallen" / "controle").glob("*.yaml"))
VANDAAG = date(2022, 6, 1)


def judge(wortel: Path) -> tuple[list[Bevinding], list[Bevinding]]:
    """Return what the checks say, also when the sources cannot be read at all."""
    try:
        wijzigingen = [lees_bron(wortel, pad, Wijziging) for pad in find_files(wortel, "apv/wijzigingen/*.yaml")]
        return judge_apv(load_apv(wortel), wijzigingen, VANDAAG)
    except BronFout as fout:
        return fout.bevindingen, []


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_golden(geval: Path, tmp_path: Path) -> None:
    """A file says what to replace in which source, and every message that follows."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    anders = dict(inhoud.get("bestanden", {}))
    for pad, was, wordt in inhoud.get("vervang", []):
        tekst = anders.get(pad, BESTANDEN[pad])
        assert was in tekst, was
        anders[pad] = tekst.replace(was, wordt, 1)
    fouten, waarschuwingen = judge(make_project(tmp_path, anders))
    assert [str(fout) for fout in fouten] == inhoud.get("fouten", [])
    assert [str(fout) for fout in waarschuwingen] == inhoud.get("waarschuwingen", [])


def test_without_a_fault_there_is_no_message(tmp_path: Path) -> None:
    """Negative control for all of them."""
    assert judge(make_project(tmp_path)) == ([], [])


def test_the_sources_of_the_project_have_no_fault(project: Path) -> None:
    """The real APV sources stand up to every check."""
    assert judge(project)[0] == []
