"""`controleer` on a letterhead that somebody edited in Word: the faults with their own place, the hints as warnings."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from unittest.mock import patch

import docx
import pytest

from besluit.hulp import PROJECT
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.cli import controles
from instrumentarium.cli.controles import Controle
from instrumentarium.word.annoteren import annotate_template
from word.motor.orakel import edit, read

LISSE = "templates/huisstijl/lisse.docx"
NAAST = "<w:p><w:r><w:t>naast {%p if brief %}</w:t></w:r></w:p>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with its instrument and letterheads only."""
    for map_ in ("templates/damocles", "templates/huisstijl"):
        shutil.copytree(PROJECT / map_, tmp_path / map_)
    return tmp_path


def _add_at_the_end(project: Path, xml: str) -> bytes:
    pad = project / LISSE
    nieuw = edit(
        pad.read_bytes(),
        "word/document.xml",
        lambda oud: (xml + "<w:sectPr").encode().join(oud.rsplit(b"<w:sectPr", 1)),
    )
    pad.write_bytes(nieuw)
    return nieuw


def _check(project: Path) -> Controle:
    instrument = Instrument(project)
    instrument.documenten = {
        "voornemen": instrument.documenten["voornemen"]
    }  # one document shows it; each takes a second
    uitkomst = Controle()
    controles._lint_templates(project, instrument, ["lisse"], uitkomst)
    return uitkomst


def test_a_fault_has_the_place_of_the_letterhead(project: Path) -> None:
    """Once, not once a document, and with the number in the file itself; the copy has the comment there."""
    inhoud = _add_at_the_end(project, NAAST)
    alineas = list(docx.Document(io.BytesIO(inhoud)).element.body.iter("{*}p"))
    uitkomst = _check(project)
    assert [fout.plaats.regel for fout in uitkomst.fouten] == [len(alineas)]
    assert uitkomst.sjablonen == {LISSE: inhoud}
    kopie = annotate_template(inhoud, uitkomst.fouten)
    laatste = list(docx.Document(io.BytesIO(kopie)).element.body.iter("{*}p"))[-1]
    assert "commentReference" in {kind.tag.rsplit("}", 1)[-1] for kind in laatste.iter()}
    assert "staat nog tekst in dezelfde alinea" in read(kopie, "word/comments.xml")
    with patch.object(controles, "_lint_letterhead", lambda *_: True):
        assert len(alineas) not in {fout.plaats.regel for fout in _check(project).fouten}


def test_a_hint_is_a_warning(project: Path) -> None:
    """A style that is not there blocks nothing, and is said."""
    _add_at_the_end(project, '<w:p><w:pPr><w:pStyle w:val="Weg"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
    uitkomst = _check(project)
    assert uitkomst.fouten == []
    assert ["de stijl 'Weg' bestaat niet" in rij.tekst for rij in uitkomst.waarschuwingen] == [True]
