"""A municipality that lacks a fact: it is warned of, it keeps back its own kits, and never those of the others."""

from __future__ import annotations

import json
from pathlib import Path

from campagne.proef import CAMPAGNE, NAAM, PROJECT, findings, make_project, run

VRAAGT = {"campagne.yaml": CAMPAGNE.replace("vraag: Bij twijfel", "vraag: Bel {{ gemeente.telefoon }}")}


def _without_number(map_: Path) -> Path:
    """A project in which a fourth municipality has no telephone number."""
    project = make_project(map_, VRAAGT)
    gemeenten = project / "content" / "gemeenten"
    lisse = (gemeenten / "lisse.yaml").read_text(encoding="utf-8")
    regels = [regel for regel in lisse.splitlines() if not regel.startswith("telefoon:")]
    nieuw = "\n".join([*regels, "telefoon: null", ""]).replace("naam: Lisse", "naam: Voorbeeldstad")
    (gemeenten / "voorbeeldstad.yaml").write_text(nieuw, encoding="utf-8")
    return project


def test_an_unknown_number_is_one_warning_at_the_file_of_the_municipality(tmp_path: Path) -> None:
    rijen = [rij for rij in findings(_without_number(tmp_path / "p")) if rij["id"] in ("CAM-FEIT", "CAM-VELD")]
    assert [(rij["id"], rij["ernst"]) for rij in rijen] == [("CAM-FEIT", "waarschuwing")]
    assert rijen[0]["plaats"].startswith("content/gemeenten/voorbeeldstad.yaml:")
    assert "Voorbeeldstad: telefoon is niet ingevuld" in rijen[0]["melding"]


def test_without_the_gap_nothing_is_found(tmp_path: Path) -> None:
    assert [rij for rij in findings(make_project(tmp_path / "p", VRAAGT)) if rij["id"] == "CAM-FEIT"] == []


def test_its_own_kits_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    uit = run(_without_number(tmp_path / "p"), "maak", NAAM, "--gemeente", "voorbeeldstad", "--taal", "nl")
    assert uit.exit_code == 1
    assert "telefoon is niet ingevuld" in uit.stderr
    assert not (tmp_path / "p" / "build").exists()


def test_the_others_get_theirs_and_the_gap_is_said(tmp_path: Path) -> None:
    uit = run(_without_number(tmp_path / "p"), "maak", NAAM, "--taal", "nl", "--json")
    assert uit.exit_code == 0, uit.stderr
    gemeenten = sorted(pad.stem for pad in (PROJECT / "content" / "gemeenten").glob("*.yaml"))
    kits = {kit.split("/")[1] for kit in json.loads(uit.stdout)["kits"]}
    assert kits == {*gemeenten, "partner"}
    assert "geen kits voor deze gemeente" in uit.stderr
