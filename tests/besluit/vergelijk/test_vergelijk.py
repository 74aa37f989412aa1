"""`besluit vergelijk`: a change, a paragraph that came, one that went, one that moved; the redline accepts and refuses."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document

from besluit.hulp import after_paragraph, copy_case, edit, make, run, without_paragraph
from instrumentarium.word.inhoud import text


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(copy_case(tmp_path_factory.mktemp("zaak")))[0]


def _alineas(brief: Path) -> list[str]:
    return [p.text for p in Document(str(brief)).paragraphs if len(p.text) > 60 and p.style.name == "Overweging"]


def test_same_letter(brief: Path) -> None:
    uitkomst = run("besluit", "vergelijk", brief, brief, "--json")
    assert (uitkomst.code, uitkomst.json) == (0, {"gelijk": True, "byte_gelijk": True, "verschillen": []})


def test_changed_came_and_went(brief: Path, tmp_path: Path) -> None:
    eerste, tweede = _alineas(brief)[:2]
    ander = edit(brief, lambda xml: after_paragraph(xml, eerste[:30], "Dit is een nieuwe alinea."), tmp_path / "b.docx")
    edit(ander, lambda xml: without_paragraph(xml, tweede[:30]))
    uitkomst = run("besluit", "vergelijk", brief, ander, "--json")
    assert uitkomst.code == 0
    soorten = sorted(rij["soort"] for rij in uitkomst.json["verschillen"])
    assert soorten == ["erbij", "weg"]
    assert "Dit is een nieuwe alinea." in run("besluit", "vergelijk", brief, ander).uit


def test_moved_is_a_move(brief: Path, tmp_path: Path) -> None:
    eerste, laatste = _alineas(brief)[0], _alineas(brief)[-1]

    def verplaats(xml: str) -> str:
        return after_paragraph(without_paragraph(xml, eerste[:40]), laatste[:40], eerste)

    ander = edit(brief, verplaats, tmp_path / "b.docx")
    rijen = run("besluit", "vergelijk", brief, ander, "--json").json["verschillen"]
    assert [rij["soort"] for rij in rijen] == ["verplaatst"]


def test_redline_accepts_to_the_second_letter(brief: Path, tmp_path: Path) -> None:
    eerste = _alineas(brief)[0]
    ander = edit(brief, lambda xml: after_paragraph(xml, eerste[:30], "Erbij gekomen."), tmp_path / "b.docx")
    uit = tmp_path / "verschil.docx"
    assert run("besluit", "vergelijk", brief, ander, "--uit", uit).code == 0
    assert text(uit.read_bytes()) == text(ander.read_bytes())
    with zipfile.ZipFile(uit) as pakket:
        assert b"w:ins" in pakket.read("word/document.xml")


@pytest.mark.diep
def test_a_save_by_another_program_changes_nothing(brief: Path, tmp_path: Path) -> None:
    """LibreOffice gives headers other names and fills in page numbers; a reader sees the same letter."""
    profiel = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    woorden = ["soffice", profiel, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([*woorden, str(brief)], capture_output=True, check=True, timeout=180)
    ander = tmp_path / brief.name
    assert ander.read_bytes() != brief.read_bytes()
    assert run("besluit", "vergelijk", brief, ander, "--json").json["verschillen"] == []


def test_redline_never_overwrites(brief: Path, tmp_path: Path) -> None:
    uit = tmp_path / "verschil.docx"
    assert "gemaakt" in run("besluit", "vergelijk", brief, brief, "--uit", uit).fout
    assert "ongewijzigd" in run("besluit", "vergelijk", brief, brief, "--uit", uit).fout
    uit.write_bytes(b"van een ander")
    uitkomst = run("besluit", "vergelijk", brief, brief, "--uit", uit)
    assert uitkomst.code == 2
    assert "bestaat al" in uitkomst.fout
    assert uit.read_bytes() == b"van een ander"


@pytest.mark.parametrize(("inhoud", "code"), [(None, 2), (b"geen word", 1), (b"PK\x03\x04half", 1)])
def test_no_word_file(brief: Path, tmp_path: Path, inhoud: bytes | None, code: int) -> None:
    ander = tmp_path / "x.docx"
    if inhoud is not None:
        ander.write_bytes(inhoud)
    uitkomst = run("besluit", "vergelijk", brief, ander, "--json")
    assert uitkomst.code == code
    assert uitkomst.json["fouten"]


def test_redline_of_case_data_stays_out_of_the_project(brief: Path, project: Path) -> None:
    uitkomst = run("besluit", "vergelijk", brief, brief, "--uit", project / "content" / "x.docx")
    assert uitkomst.code == 2
    assert not (project / "content" / "x.docx").exists()


def test_letters_can_be_compared_outside_a_project(
    brief: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody compares two letters in a folder of his own; the folders of a project stay closed to them all the same."""
    monkeypatch.chdir(tmp_path)
    woorden = ("besluit", "vergelijk", brief, brief, "--uit")
    assert run(*woorden, tmp_path / "verschil.docx", project=None).code == 0
    assert (tmp_path / "verschil.docx").is_file()
    assert run(*woorden, project / "content" / "x.docx", project=None).code == 2
    assert not (project / "content" / "x.docx").exists()
