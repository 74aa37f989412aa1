"""`besluit toets --json` as another program reads it: the form, the accepted warnings, the deadlines per kind of case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from besluit.hulp import Uitkomst, run
from besluit.toetsen.test_gevallen import INSTRUMENT, changed
from instrumentarium.besluit.zaak.velden import fields_of_case
from instrumentarium.tijd.termijnen import SOORTEN

AANVAARD = [{"toets": id_, "reden": "bekend", "door": "Jurist J", "datum": "2026-09-28"} for id_ in ("NEC-7", "DOC-8")]


def check(map_: Path, wijzigingen: dict[str, Any], *opties: str) -> Uitkomst:
    """Run the checks on the sound case with these changes."""
    zaak = map_ / "zaak.yaml"
    zaak.write_bytes(changed(wijzigingen))
    return run("besluit", "toets", zaak, *opties)


def test_form_of_a_sound_case(tmp_path: Path) -> None:
    """The keys of contract 5.2 and no others; the policy row that covers the case."""
    uitkomst = check(tmp_path, {"weging.evenwichtigheid.evrm": None}, "--json")
    assert uitkomst.code == 0
    assert list(uitkomst.json) == ["zaak", "peildatum", "bevindingen", "beleid", "termijnen"]
    assert uitkomst.json["peildatum"] == "2026-09-28"
    [bevinding] = [rij for rij in uitkomst.json["bevindingen"] if rij["id"] == "EVE-0"]
    assert list(bevinding) == ["id", "ernst", "melding", "herstel", "bronnen", "plaats", "aanvaard"]
    assert uitkomst.json["beleid"] == {
        "regel": "woning, hard, stap 1: sluiting, drie maanden",
        "maatregel": "sluiting",
        "bron": "model artikel 4, templates/damocles/beleid/teylingen.yaml",
        "status": "model",
    }
    assert set(uitkomst.json["termijnen"][0]) == {"id", "omschrijving", "datum", "grondslag", "berekening"}


def test_blokkades_are_faults_with_a_place(tmp_path: Path) -> None:
    """Exit code 1, and beside the findings the faults of contract 1, one for each blokkade."""
    uitkomst = check(tmp_path, {"maatregel.omvang": None, "constatering.tijd": None}, "--json")
    assert uitkomst.code == 1
    assert [fout["melding"][:5] for fout in uitkomst.json["fouten"]] == ["DOC-6", "DOC-8"]
    assert all(fout["regel"] > 1 and fout["kolom"] > 1 and fout["uitweg"] for fout in uitkomst.json["fouten"])
    assert [rij["id"] for rij in uitkomst.json["bevindingen"] if rij["ernst"] == "blokkade"] == ["DOC-6", "DOC-8"]


def test_a_warning_can_be_accepted_and_a_blokkade_cannot(tmp_path: Path) -> None:
    """An accepted warning stays in the list, with that mark."""
    zonder = {"maatregel.omvang": None, "weging.noodzaak.minder_zwaar_middel": None}
    uitkomst = check(tmp_path, zonder | {"aanvaard": AANVAARD}, "--json")
    aanvaard = {rij["id"]: rij["aanvaard"] for rij in uitkomst.json["bevindingen"]}
    assert aanvaard["NEC-7"] is True
    assert aanvaard["DOC-8"] is False
    assert uitkomst.code == 1


@pytest.mark.parametrize(
    ("wijzigingen", "opties", "dag"),
    [
        ({}, ["--peildatum", "2026-12-01"], "2026-12-01"),
        ({}, [], "2026-09-28"),
        ({"besluit": None}, [], "2026-09-10"),
        ({"besluit.datum": None}, [], "2026-09-10"),
    ],
)
def test_reference_date(tmp_path: Path, wijzigingen: dict[str, Any], opties: list[str], dag: str) -> None:
    """Given, of the decision, of the voornemen: in that order."""
    assert check(tmp_path, wijzigingen, "--json", *opties).json["peildatum"] == dag


def test_policy_is_silent(tmp_path: Path) -> None:
    """No row and no measure, and a warning; never zero."""
    beleid = check(tmp_path, {"pand.soort": "coffeeshop"}, "--json").json["beleid"]
    assert (beleid["regel"], beleid["maatregel"], beleid["status"]) == (None, None, "model")
    oud = check(tmp_path, {}, "--json", "--peildatum", "2023-11-27").json["beleid"]
    assert (oud["regel"], oud["status"]) == (None, None)


@pytest.mark.parametrize(
    ("naam", "geval"), yaml.safe_load((Path(__file__).parent / "termijnen.yaml").read_text(encoding="utf-8")).items()
)
def test_deadlines(tmp_path: Path, naam: str, geval: dict[str, Any]) -> None:
    """Which deadlines a case has, and on which day; the first one first."""
    termijnen = check(tmp_path, geval["als"], "--json").json["termijnen"]
    assert [(rij["id"], rij["datum"]) for rij in termijnen] == [tuple(rij) for rij in geval["termijnen"]], naam
    assert {rij["id"] for rij in termijnen} <= set(SOORTEN)


def test_every_place_exists() -> None:
    """Whatever a rule points at is a field of the case file."""
    velden = {pad.replace("[]", "") for pad in fields_of_case()}
    for toets in INSTRUMENT.toetsen.waarde.toetsen:
        for regel in toets.regels:
            assert re.sub(r"\.(\{\{ plek \}\}|\d+)", "", regel.plaats) in velden, (toets.id, regel.plaats)
