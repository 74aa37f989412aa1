"""A sheet that did not change is not set again; a torn or foreign memory is as good as none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from campagne.proef import CAMPAGNE, NAAM, findings, make_project, run
from instrumentarium.campagne import geheugen, zetten


def memory(map_: Path) -> Path:
    return map_ / ".cache" / "campagne" / f"passen-{NAAM}.json"


@pytest.fixture
def telt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats that were set to be measured."""
    gezet: list[str] = []
    echt = zetten.check_fit

    def check_fit(vel: Any, opmaak: Any) -> Any:
        gezet.append(vel.naam)
        return echt(vel, opmaak)

    monkeypatch.setattr(zetten, "check_fit", check_fit)
    return gezet


def test_only_what_changed_is_measured_again(tmp_path: Path, telt: list[str]) -> None:
    map_ = make_project(tmp_path / "p")
    eerste = findings(map_)
    aantal = len(telt)
    assert aantal == 36, "three municipalities, two languages, six formats"
    assert findings(map_) == eerste
    assert len(telt) == aantal
    lang = CAMPAGNE.replace("regel: U kent uw straat. Klopt er iets niet?", "regel: " + "woordenboekenkast " * 9)
    (map_ / "campaigns" / NAAM / "campagne.yaml").write_text(lang)
    assert "CAM-PAST" in {rij["id"] for rij in findings(map_)}
    assert len(telt) == aantal + 18, "the Dutch sheets"
    assert "CAM-PAST" in {rij["id"] for rij in findings(map_)}, "what does not fit is remembered too"
    assert len(telt) == aantal + 18


@pytest.mark.parametrize(
    "inhoud", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": {"past_niet": [{"x": 1}], "fout": null}}', b"\xff"]
)
def test_a_torn_memory_is_no_memory(inhoud: bytes, tmp_path: Path) -> None:
    assert geheugen.load(inhoud).bekend == {}
    map_ = make_project(tmp_path / "p")
    memory(map_).parent.mkdir(parents=True)
    memory(map_).write_bytes(inhoud)
    assert run(map_, "toets", NAAM).exit_code == 0
    assert json.loads(memory(map_).read_text())


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    (map_ / ".cache").write_text("geen map")
    uit = run(map_, "toets", NAAM, "--json")
    assert (uit.exit_code, "tussenopslag" in uit.stderr) == (0, True)
    assert json.loads(uit.stdout)["bevindingen"] is not None
