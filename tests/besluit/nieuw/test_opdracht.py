"""`besluit nieuw` as a person uses it: typed lines in, messages and a file out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from besluit.hulp import Uitkomst, run
from instrumentarium.bronnen.lezer import lees_yaml


def ask(monkeypatch: pytest.MonkeyPatch, regels: str, *argumenten: str | Path) -> Uitkomst:
    """Run the command with these lines typed."""
    monkeypatch.setattr("sys.stdin", io.StringIO(regels))
    return run("besluit", "nieuw", *argumenten)


def test_answers_are_kept_at_once_and_gone_on_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    zaak = tmp_path / "zaak.yaml"
    eerst = ask(monkeypatch, "Z-1\nMedewerker M.\n.\n", "--gemeente", "lisse", "--uit", zaak)
    assert eerst.code == 0
    assert "dezelfde opdracht" in eerst.fout
    daarna = ask(monkeypatch, "jurist\n", "--gemeente", "lisse", "--uit", zaak)
    assert "zaaknummer" not in daarna.fout
    gelezen = lees_yaml(zaak.read_bytes(), "zaak.yaml")
    assert isinstance(gelezen, dict)
    assert gelezen["behandelaar"] == {"naam": "Medewerker M.", "functie": "jurist"}


def test_help_back_and_a_wrong_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    zaak = tmp_path / "zaak.yaml"
    regels = "\n<\nZ-1\n?\nMedewerker M\n<\nMedewerker N\n>\nsoms\n3 september 2026\n.\n"
    uitkomst = ask(monkeypatch, regels, "--gemeente", "lisse", "--uit", zaak)
    assert "Dit gegeven is nodig" in uitkomst.fout
    assert "Dit is de eerste vraag" in uitkomst.fout
    assert "Voorbeeld: Medewerker M." in uitkomst.fout
    assert "Stap 2 van 8" in uitkomst.fout
    assert 'er staat "soms"' in uitkomst.fout
    tekst = zaak.read_text(encoding="utf-8")
    assert "naam: Medewerker N\n" in tekst
    assert "datum: 2026-09-03" in tekst


def test_a_character_that_no_file_may_hold_is_asked_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    zaak = tmp_path / "zaak.yaml"
    uitkomst = ask(monkeypatch, "Z-1\na\u202eb\nM\n.\n", "--gemeente", "lisse", "--uit", zaak)
    assert "U+202E" in uitkomst.fout
    assert "naam: M\n" in zaak.read_text(encoding="utf-8")


def test_the_empty_file(tmp_path: Path) -> None:
    zaak = tmp_path / "leeg.yaml"
    assert run("besluit", "nieuw", "--gemeente", "lisse", "--leeg", "--uit", zaak).code == 0
    assert zaak.read_text(encoding="utf-8").startswith("schema: zaak/1\n")
    again = run("besluit", "nieuw", "--gemeente", "lisse", "--leeg", "--uit", zaak)
    assert (again.code, "bestaat al" in again.fout) == (2, True)
    assert run("besluit", "nieuw", "--gemeente", "lisse", "--leeg").uit == zaak.read_text(encoding="utf-8")


def test_the_empty_file_can_be_checked_and_made_into_a_letter(tmp_path: Path) -> None:
    zaak = tmp_path / "leeg.yaml"
    run("besluit", "nieuw", "--gemeente", "teylingen", "--leeg", "--uit", zaak)
    assert run("besluit", "toets", zaak).code in (0, 1)


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("--gemeente", "lise", "--leeg"), "bedoelde u"),
        (("--gemeente", "lisse", "--leeg", "--uit", "templates/zaak.yaml"), "zaken/"),
        (("--gemeente", "lisse", "--leeg", "--uit", "."), "map"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, project: Path, argumenten: tuple[str, ...], melding: str
) -> None:
    monkeypatch.chdir(project)
    uitkomst = run("besluit", "nieuw", *argumenten)
    assert uitkomst.code == 2
    assert melding in uitkomst.fout


def test_a_file_that_is_no_case_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "zaak.yaml").write_text("schema: zaak/1\nkenmerk: Z\ngemeente: lisse\npnad: {}\n", encoding="utf-8")
    uitkomst = ask(monkeypatch, "", "--gemeente", "lisse", "--uit", tmp_path / "zaak.yaml")
    assert uitkomst.code == 1
    assert "pand" in uitkomst.fout
    (tmp_path / "zaak.yaml").write_text("schema: zaak/1\nkenmerk: Z\ngemeente: hillegom\n", encoding="utf-8")
    assert ask(monkeypatch, "", "--gemeente", "lisse", "--uit", tmp_path / "zaak.yaml").code == 2
