"""After a closure: only the public block of an account, only when the closure was carried out, corrected when suspended."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from campagne.proef import PROJECT, run
from instrumentarium.cli import groep

BLOK: dict[str, Any] = {
    "gemeente": "teylingen",
    "straat_of_gebied": "Voorbeeldstraat",
    "soort": "woning",
    "begin": "2026-10-05",
    "einde": "2027-01-05",
    "artikel": "artikel 13b van de Opiumwet",
    "uitvoering": "uitgevoerd",
    "geschorst_tot": None,
    "heropend": None,
}
GEHEIM = {"zaak": {"kenmerk": "Z-2026-123", "betrokkenen": [{"naam": "Bewoner A"}]}, "feiten": "hennep op nummer 12"}


def account(map_: Path, **anders: Any) -> str:
    """Write an account with case data around its public block."""
    pad = map_ / "verantwoording.json"
    pad.write_text(json.dumps(GEHEIM | {"publiek": BLOK | anders}), encoding="utf-8")
    return str(pad)


def make(map_: Path, naam: str, **anders: Any) -> tuple[int, str, Path]:
    """Run one of the three sets; return exit code, messages and the folder of the output."""
    opties = ("--verantwoording", account(map_, **anders), "--taal", "nl", "--ook-verlopen", "--uit", str(map_ / "uit"))
    uit = run(PROJECT, "maak", naam, *opties)
    return uit.exit_code, uit.stderr, map_ / "uit"


@pytest.mark.parametrize("naam", ["na-sluiting", "na-schorsing", "na-heropening"])
def test_without_an_account_there_is_no_kit(naam: str, tmp_path: Path) -> None:
    uit = run(PROJECT, "maak", naam, "--uit", str(tmp_path / "uit"))
    assert (uit.exit_code, "--verantwoording" in uit.stderr, (tmp_path / "uit").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("naam", "anders"),
    [
        ("na-sluiting", {}),
        ("na-schorsing", {"geschorst_tot": "2026-12-01"}),
        ("na-heropening", {"heropend": "2026-12-15"}),
    ],
)
def test_the_facts_come_from_the_block_and_nothing_else_does(naam: str, anders: dict[str, Any], tmp_path: Path) -> None:
    code, meldingen, uit = make(tmp_path, naam, **anders)
    assert code == 0, meldingen
    kit = uit / naam / "teylingen" / "nl"
    assert [map_.name for map_ in (uit / naam).iterdir()] == ["teylingen"], "one municipality, no partner edition"
    tekst = "\n".join(pad.read_text() for pad in kit.rglob("*") if pad.suffix in {".md", ".html", ".json"})
    assert "Voorbeeldstraat" in tekst
    assert "artikel 13b van de Opiumwet" in tekst
    for woord in ("Bewoner A", "Z-2026-123", "hennep", "nummer 12"):
        assert woord not in tekst
    assert "[ONTBREEKT" not in tekst
    assert json.loads((kit / "kit.json").read_text())["regels"].keys() == {"artikel 13b Opiumwet"}


@pytest.mark.parametrize(
    ("naam", "anders", "woord"),
    [
        ("na-sluiting", {"uitvoering": None}, "nog niet uitgevoerd"),
        ("na-sluiting", {"uitvoering": "gepland"}, "nog niet uitgevoerd"),
        ("na-schorsing", {"uitvoering": None, "geschorst_tot": "2026-12-01"}, "nog niet uitgevoerd"),
        ("na-sluiting", {"geschorst_tot": "2026-12-01"}, "na-schorsing"),
        ("na-sluiting", {"heropend": "2026-12-01"}, "na-heropening"),
        ("na-schorsing", {}, "niet geschorst"),
        ("na-heropening", {}, "niet heropend"),
        ("na-sluiting", {"straat_of_gebied": "Voorbeeldstraat 12a"}, "huisnummer"),
        ("na-sluiting", {"straat_of_gebied": "Voorbeeldstraat 12-A, Lisse"}, "huisnummer"),
        ("na-sluiting", {"straat_of_gebied": "Voorbeeldstraat\n# Kop"}, "geen gewone naam"),
        ("na-sluiting", {"artikel": "[artikel](javascript:x)"}, "geen gewone naam"),
        ("na-sluiting", {"soort": "<b>"}, "geen gewone naam"),
        ("na-sluiting", {"begin": "morgen"}, "publiek.begin is geen datum"),
        ("na-sluiting", {"artikel": ""}, "publiek.artikel ontbreekt"),
    ],
)
def test_a_closure_in_another_state_is_refused(naam: str, anders: dict[str, Any], woord: str, tmp_path: Path) -> None:
    code, meldingen, uit = make(tmp_path, naam, **anders)
    assert (code, woord in meldingen, uit.exists()) == (1, True, False), meldingen


def test_a_closure_without_an_end_says_so_in_words(tmp_path: Path) -> None:
    _, _, uit = make(tmp_path, "na-sluiting", einde=None)
    webcare = (uit / "na-sluiting" / "teylingen" / "nl" / "webcare.md").read_text()
    assert "tot een nieuw besluit van de burgemeester" in webcare


@pytest.mark.parametrize("inhoud", [b"geen json", b"[]", b"{}", b'{"publiek": 3}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_account_is_refused_in_words(inhoud: bytes, tmp_path: Path) -> None:
    pad = tmp_path / "x.json"
    pad.write_bytes(inhoud)
    uit = run(PROJECT, "maak", "na-sluiting", "--verantwoording", str(pad), "--uit", str(tmp_path / "uit"))
    assert (uit.exit_code, "x.json" in uit.stderr) == (1, True)


def test_another_municipality_is_a_wrong_call(tmp_path: Path) -> None:
    uit = run(PROJECT, "maak", "na-sluiting", "--verantwoording", account(tmp_path), "--gemeente", "lisse")
    assert (uit.exit_code, "teylingen" in uit.stderr) == (2, True)


@pytest.mark.parametrize("voorbeeld", ["spoed-mondeling", "op-bezwaar-korter"])
def test_the_account_of_a_real_letter_gives_a_kit(voorbeeld: str, tmp_path: Path) -> None:
    """From case to neighbours' letter: the account that `besluit maak` writes is the one that a campaign reads."""
    zaak = tmp_path / "zaak.yaml"
    zaak.write_bytes((PROJECT / "templates" / "damocles" / "voorbeelden" / f"{voorbeeld}.yaml").read_bytes())
    opties = ["--map", str(PROJECT), "besluit", "maak", str(zaak), "--uit", str(tmp_path / "brieven")]
    assert CliRunner().invoke(groep, opties).exit_code == 0
    (verantwoording,) = (tmp_path / "brieven").glob("*-verantwoording.json")
    uit = run(PROJECT, "maak", "na-sluiting", "--verantwoording", str(verantwoording), "--uit", str(tmp_path / "uit"))
    assert uit.exit_code == 0, uit.stderr
    kit = tmp_path / "uit" / "na-sluiting" / "hillegom"
    assert {map_.name for map_ in kit.iterdir()} == {"nl", "en", "pl"}
    alles = "\n".join(pad.read_text() for pad in kit.rglob("*") if pad.suffix in {".md", ".html", ".json"})
    assert "Voorbeeldstraat" in alles
    zaaktekst = zaak.read_text()
    for veld in re.findall(r"(?:naam|kenmerk): ([^,}\n]+)", zaaktekst):
        assert veld.strip().strip('"') not in alles, veld
