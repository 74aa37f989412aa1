"""`--pdf`: a tagged PDF/UA beside each letter, or a clear message; the Word letters are there either way."""

from __future__ import annotations

import stat
from pathlib import Path

import pikepdf
import pytest

from besluit.hulp import copy_case, make, run
from instrumentarium.cli import pdf
from instrumentarium.fouten import GebruikFout


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    return make(copy_case(tmp_path))[0]


def _program(map_: Path, inhoud: str) -> str:
    pad = map_ / "soffice"
    pad.write_text(f"#!/bin/sh\n{inhoud}\n")
    pad.chmod(pad.stat().st_mode | stat.S_IXUSR)
    return str(pad)


@pytest.mark.diep
def test_tagged_and_for_accessibility(brief: Path) -> None:
    try:
        pdf.find_soffice()
    except GebruikFout as fout:
        print(f"niet getoetst: {fout}")
        return
    assert pdf.letters_to_pdf(brief.parent, [brief.name]) == {pdf.pdf_name(brief.name): "gemaakt"}
    with pikepdf.open(brief.with_suffix(".pdf")) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).lower().startswith("nl")
        assert "pdfuaid:part" in str(document.open_metadata())
    assert pdf.letters_to_pdf(brief.parent, [brief.name]) == {pdf.pdf_name(brief.name): "ongewijzigd"}


def test_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_VASTE_PLEKKEN", ())
    zaak = copy_case(tmp_path)
    uitkomst = run("besluit", "maak", zaak, "--pdf")
    assert uitkomst.code == 2
    assert "LibreOffice nodig" in uitkomst.fout
    assert len(list(tmp_path.glob("*.docx"))) == 2


@pytest.mark.parametrize("gedrag", ["exit 0", "exit 3", "echo bezig"])
def test_no_file(brief: Path, monkeypatch: pytest.MonkeyPatch, gedrag: str) -> None:
    monkeypatch.setattr(pdf, "find_soffice", lambda: _program(brief.parent, gedrag))
    with pytest.raises(GebruikFout, match="gaf geen PDF"):
        pdf.letters_to_pdf(brief.parent, [brief.name])
    assert not brief.with_suffix(".pdf").exists()


def test_hangs(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_soffice", lambda: _program(brief.parent, "sleep 5"))
    monkeypatch.setattr(pdf, "_START", 0.2)
    monkeypatch.setattr(pdf, "_PER_BRIEF", 0)
    with pytest.raises(GebruikFout, match="nog niet klaar"):
        pdf.letters_to_pdf(brief.parent, [brief.name])


def test_profile_of_its_own(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verslag = brief.parent / "opdracht.txt"
    monkeypatch.setattr(pdf, "find_soffice", lambda: _program(brief.parent, f'echo "$@" > {verslag}'))
    with pytest.raises(GebruikFout):
        pdf.letters_to_pdf(brief.parent, [brief.name])
    opdracht = verslag.read_text()
    assert "-env:UserInstallation=file://" in opdracht
    assert "PDFUACompliance" in opdracht
