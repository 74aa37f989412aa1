"""A fault in a source is named with its place, and no site is written; one file per case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from handboek.proef import OP, maak, schrijf
from instrumentarium.cli.sitebouw import build_site
from instrumentarium.fouten import BronFout
from instrumentarium.handboek import genereer

GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_golden(geval: Path, tmp_path: Path) -> None:
    """Each file breaks one source and says every message; `begin` compares only how each message begins."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    wortel = maak(tmp_path)
    genereer(wortel, OP, publiek=False)  # the control: unbroken, there is no fault
    if "vervang" in inhoud:
        oud, nieuw = inhoud["vervang"]
        tekst = (wortel / inhoud["pad"]).read_text(encoding="utf-8")
        assert oud in tekst
        schrijf(wortel, inhoud["pad"], tekst.replace(oud, nieuw))
    else:
        schrijf(wortel, inhoud["pad"], inhoud["inhoud"])
    with pytest.raises(BronFout) as gevonden:
        genereer(wortel, OP, publiek=False)
    meldingen = str(gevonden.value).split("\n")
    if inhoud.get("begin"):
        assert all(
            gezien.startswith(verwacht) for gezien, verwacht in zip(meldingen, inhoud["meldingen"], strict=True)
        ), meldingen
    else:
        assert meldingen == inhoud["meldingen"]


def test_nothing_is_written(tmp_path: Path) -> None:
    """After a fault the build folder is as it was: the old site is still there, whole."""
    wortel = maak(tmp_path / "p")
    uit = tmp_path / "uit"
    build_site(wortel, uit, op=OP)
    voor = {pad: pad.read_bytes() for pad in uit.rglob("*") if pad.is_file()}
    blad = wortel / "content/signaleren/melden.md"
    blad.write_text(blad.read_text(encoding="utf-8") + "\n[[pagina:niets]]\n", encoding="utf-8")
    with pytest.raises(BronFout):
        build_site(wortel, uit, op=OP)
    assert {pad: pad.read_bytes() for pad in uit.rglob("*") if pad.is_file()} == voor


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A page that is not UTF-8 is named, with the place of the first byte that does not fit."""
    wortel = maak(tmp_path)
    (wortel / "content/signaleren/melden.md").write_bytes(b"---\nschema: pagina/1\n\xff\xfe\n---\n")
    with pytest.raises(BronFout, match=r"melden\.md:3:1: dit bestand is geen UTF-8"):
        genereer(wortel, OP, publiek=False)
