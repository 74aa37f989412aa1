"""`besluit controleer`: the same bytes, or what was changed, by paragraph and clause, never by its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from besluit.hulp import after_paragraph, copy_case, edit, make, run, without_paragraph
from instrumentarium.word.inhoud import paragraphs


@pytest.fixture
def zaak(tmp_path: Path) -> Path:
    pad = copy_case(tmp_path)
    make(pad)
    return pad


def _account(zaak: Path) -> Path:
    return next(zaak.parent.glob("*-verantwoording.json"))


def _brief(zaak: Path) -> Path:
    return min(zaak.parent.glob("*.docx"))


def _text_of(brief: Path, clausule: str) -> str:
    alineas = paragraphs(brief.read_bytes())
    plek = next(n for n, a in enumerate(alineas) if f"k_{clausule}" in a.kenmerken)
    return next(a.tekst for a in alineas[plek:] if len(a.tekst) > 60 and not a.cel)


def test_same(zaak: Path) -> None:
    uitkomst = run("besluit", "controleer", _account(zaak), "--json")
    assert (uitkomst.code, uitkomst.json) == (0, {"gelijk": True, "verschillen": [], "bronnen_veranderd": []})
    assert "byte voor byte hetzelfde" in run("besluit", "controleer", _account(zaak)).uit


def test_edited_in_word(zaak: Path) -> None:
    brief = _brief(zaak)
    erbij, weg = _text_of(brief, "geschiktheid"), _text_of(brief, "conclusie")
    edit(brief, lambda xml: without_paragraph(after_paragraph(xml, erbij[:40], "GEHEIM van de zaak"), weg[:40]))
    uitkomst = run("besluit", "controleer", _account(zaak), "--json")
    assert uitkomst.code == 1
    (rij,) = uitkomst.json["verschillen"]
    assert rij["bestand"] == brief.name
    assert [(a["soort"], a["clausule"]) for a in rij["alineas"]] == [
        ("toegevoegd", "geschiktheid"),
        ("weggehaald", "conclusie"),
    ]
    assert "GEHEIM" not in uitkomst.uit + uitkomst.fout + run("besluit", "controleer", _account(zaak)).uit


def test_saved_without_a_change(zaak: Path) -> None:
    brief = _brief(zaak)
    edit(brief, lambda xml: xml.replace("<w:body>", "<w:body><!-- bewaard -->"))
    uitkomst = run("besluit", "controleer", _account(zaak), "--json")
    assert uitkomst.code == 1
    assert uitkomst.json["verschillen"][0]["alineas"] == []
    assert "de tekst is gelijk gebleven" in uitkomst.json["verschillen"][0]["melding"]


def test_changed_case(zaak: Path) -> None:
    zaak.write_text(zaak.read_text(encoding="utf-8").replace('huisnummer: "79"', 'huisnummer: "81"'), encoding="utf-8")
    uitkomst = run("besluit", "controleer", _account(zaak), "--json")
    assert uitkomst.code == 1
    assert {rij["melding"] for rij in uitkomst.json["verschillen"]} == {"zaak of bronnen geven nu een andere brief"}


def test_comment_in_the_case_changes_no_letter(zaak: Path) -> None:
    zaak.write_text(zaak.read_text(encoding="utf-8") + "# nog iets\n", encoding="utf-8")
    assert run("besluit", "controleer", _account(zaak)).code == 0


def test_letter_gone(zaak: Path) -> None:
    _brief(zaak).unlink()
    uitkomst = run("besluit", "controleer", _account(zaak), "--json")
    assert uitkomst.code == 1
    assert "niet meer naast" in uitkomst.json["verschillen"][0]["melding"]


def test_anonymised_needs_the_case(tmp_path: Path) -> None:
    zaak = copy_case(tmp_path)
    assert run("besluit", "maak", zaak, "--geanonimiseerd", "--uit", tmp_path / "uit").code == 0
    account = tmp_path / "uit" / "geanonimiseerd-verantwoording.json"
    assert run("besluit", "controleer", account).code == 2
    assert run("besluit", "controleer", account, "--zaak", zaak).code == 0


def test_second_version(zaak: Path) -> None:
    zaak.write_text(zaak.read_text(encoding="utf-8").replace("Voorbeeldstraat", "Proefstraat"), encoding="utf-8")
    make(zaak)
    tweede = next(zaak.parent.glob("*-verantwoording-v2.json"))
    assert run("besluit", "controleer", tweede).code == 0


@pytest.mark.parametrize(
    "inhoud", ["", "[]", "{}", '{"zaak": 3}', '{"zaak": {}, "brieven": [{}], "soorten": []}', "[" * 9000]
)
def test_no_account(zaak: Path, inhoud: str) -> None:
    pad = zaak.parent / "x.json"
    pad.write_text(inhoud)
    uitkomst = run("besluit", "controleer", pad, "--json")
    assert uitkomst.code == 2
    assert "geen verantwoording" in uitkomst.json["fouten"][0]["melding"]


def test_account_that_points_elsewhere(zaak: Path, tmp_path: Path) -> None:
    """A path in an account never leaves its folder."""
    account = json.loads(_account(zaak).read_text(encoding="utf-8"))
    account["brieven"][0]["bestand"] = "../../../etc/passwd"
    pad = zaak.parent / "anders-verantwoording.json"
    pad.write_text(json.dumps(account))
    uitkomst = run("besluit", "controleer", pad, "--json")
    assert uitkomst.code == 1
    assert uitkomst.json["verschillen"][0]["bestand"] == "passwd"
