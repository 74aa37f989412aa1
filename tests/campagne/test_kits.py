"""Kits that were handed out: which still hold, and why the others do not; and a new campaign in five minutes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from campagne.proef import NAAM, PROJECT, findings, make_project, run

REGEL = """\
schema: onderwerp-versies/1
gemeente: lisse
versies:
  - versie: "2026"
    status: model
    nummer: "2:41"
    opschrift: Betreden gesloten woning
    bekend: 2026-01-01
    inwerking: 2026-01-01
    leden: [{sleutel: l1, nr: "1", tekst: Het is verboden.}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one kit in `uit`, whose web text names an article."""
    tekst = "# Kop\n\nZie artikel 2:41 van de verordening. Bel de politie via {{ meldlijn.politie }}.\n"
    map_ = make_project(tmp_path / "p", {"nl/webtekst.md": tekst})
    onderwerp = map_ / "apv" / "onderwerpen" / "betreden"
    onderwerp.mkdir(parents=True)
    (onderwerp / "lisse.yaml").write_text(REGEL)
    uit = str(tmp_path / "uit")
    gelukt = run(map_, "maak", NAAM, "--gemeente", "lisse", "--taal", "nl", "--uit", uit, "--zip")
    assert gelukt.exit_code == 0, gelukt.stderr
    return map_


def look(map_: Path) -> list[str]:
    """The reasons of the first kit."""
    rijen = json.loads(run(map_, "kits", str(map_.parent / "uit"), "--json").stdout)["kits"]
    assert len({tuple(rij["redenen"]) for rij in rijen}) == 1, "the zip and the folder say the same"
    assert [rij["kit"] for rij in rijen] == [f"{NAAM}/lisse/nl", f"{NAAM}-lisse.zip/{NAAM}-lisse/nl"]
    redenen: list[str] = rijen[0]["redenen"]
    return redenen


def test_a_fresh_kit_still_holds(project: Path) -> None:
    assert look(project) == []


def test_an_old_number_is_named(project: Path) -> None:
    pad = project / "campaigns" / "meldlijnen.yaml"
    pad.write_text(pad.read_text().replace("0900-8844", "0900-1234"))
    assert "oud nummer: politie is nu 0900-1234, in de kit staat 0900-8844" in look(project)


def test_an_old_text_is_named(project: Path) -> None:
    pad = project / "campaigns" / NAAM / "nl" / "persbericht.md"
    pad.write_text(pad.read_text() + "\nNog een zin.\n")
    assert look(project) == [f"oude tekst: campaigns/{NAAM}/nl/persbericht.md is veranderd"]


def test_an_old_law_is_named(project: Path) -> None:
    pad = project / "apv" / "onderwerpen" / "betreden" / "lisse.yaml"
    pad.write_text(pad.read_text().replace("Het is verboden.", "Het is verboden, behalve met toestemming."))
    assert look(project) == ["oude regel: APV 2:41 is veranderd of vervallen"]


def test_a_kit_of_a_campaign_that_is_gone(project: Path) -> None:
    shutil.rmtree(project / "campaigns" / NAAM)
    assert look(project) == [f"de campagne {NAAM} bestaat niet meer"]


def test_a_kit_that_cannot_be_read_is_named(project: Path, tmp_path: Path) -> None:
    vreemd = tmp_path / "vreemd"
    (vreemd / "a").mkdir(parents=True)
    (vreemd / "a" / "kit.json").write_text("[1, 2")
    (vreemd / "b.zip").write_bytes(b"geen zip")
    rijen = json.loads(run(project, "kits", str(vreemd), "--json").stdout)["kits"]
    assert [rij["redenen"] for rij in rijen] == [["dit is geen kit die te lezen is"]] * 2


def test_a_new_campaign_passes_and_can_be_made(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    shutil.rmtree(map_ / "campaigns" / NAAM)
    assert run(map_, "nieuw", NAAM).exit_code == 0
    assert [rij["id"] for rij in findings(map_) if rij["ernst"] != "aandachtspunt"] == []
    uit = run(map_, "maak", NAAM, "--gemeente", "hillegom", "--uit", str(tmp_path / "uit"))
    assert uit.exit_code == 0, uit.stderr


@pytest.mark.parametrize("naam", ["Proef", "../weg", "a/b", "", "a b", "-x"])
def test_a_name_that_cannot_be_a_folder_is_refused(naam: str, tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    voor = sorted(map_.rglob("*"))
    assert run(map_, "nieuw", "--", naam).exit_code == 2
    assert sorted(map_.rglob("*")) == voor


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    uit = run(make_project(tmp_path / "p"), "nieuw", NAAM)
    assert (uit.exit_code, "bestaat al" in uit.stderr) == (2, True)


def test_the_list_names_every_campaign_with_its_period() -> None:
    rijen = json.loads(run(PROJECT, "lijst", "--json").stdout)["campagnes"]
    assert {"meld-misdaad", "buitengebied", "bedrijventerrein", "snel-geld", "na-sluiting"} <= {
        r["naam"] for r in rijen
    }
    assert all(rij["van"] < rij["tot"] and not rij["verlopen"] for rij in rijen)
