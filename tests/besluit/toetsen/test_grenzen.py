"""Where each check speaks and where it is still silent: one line a border, over the same sound case."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from besluit.toetsen.test_gevallen import BASIS, findings

IN_BEZWAAR: dict[str, Any] = {
    "besluit.soort": "op-bezwaar",
    "besluit.primair": {"datum": "2026-09-28"},
    "besluit.datum": "2026-12-14",
    "besluit.bekendmaking.datum": "2026-12-14",
    "besluit.dictum": "handhaven",
    "maatregel.uitvoering": "uitgevoerd",
    "besluit.bezwaar": {
        "van": "Bewoner A",
        "ontvangen": "2026-10-10",
        "commissie": True,
        "advies_gevolgd": True,
        "gehoord": True,
        "kosten_verzocht": False,
        "doorgezonden": True,
    },
}
ZWAARTE = ("blokkade", "waarschuwing", "aandachtspunt")
GRENZEN = {
    id_: rijen
    for pad in sorted((Path(__file__).parent / "grenzen").glob("*.yaml"))
    for id_, rijen in yaml.safe_load(pad.read_text(encoding="utf-8")).items()
}


def heaviest(id_: str, rij: dict[str, Any], *, niets: Any = None) -> str:
    """Return the heaviest that a check says of a changed case; `niets` stands for what was taken away."""
    wijzigingen = copy.deepcopy(IN_BEZWAAR) if rij.get("zaak") == "bezwaar" else {}
    wijzigingen |= {pad: niets if waarde is None else waarde for pad, waarde in rij.get("als", {}).items()}
    weg = wijzigingen.pop("onderzoek zonder", None)
    if weg is not None:
        wijzigingen["onderzoek"] = [vraag for vraag in BASIS["onderzoek"] if vraag["onderwerp"] not in weg]
    gezegd = findings(wijzigingen, rij.get("peildatum")).get(id_, set())
    return next((ernst for ernst in ZWAARTE if ernst in gezegd), "niets")


@pytest.mark.parametrize("id_", GRENZEN)
def test_borders(id_: str) -> None:
    """The same for a key that is absent and for one that says null."""
    for rij in GRENZEN[id_]:
        for niets in [None, "null"] if None in rij.get("als", {}).values() else [None]:
            gezegd = heaviest(id_, rij, niets=niets)
            assert gezegd == rij["zegt"] or (rij["zegt"] == "stil" and gezegd in ("niets", "aandachtspunt")), rij


def test_every_check_has_its_borders() -> None:
    """No check of the facts without a border, and a border says both: silent and not."""
    assert {pad.stem for pad in (Path(__file__).parent / "gevallen").glob("*.yaml")} == set(GRENZEN)
    eenzijdig = {id_ for id_, rijen in GRENZEN.items() if len({rij["zegt"] for rij in rijen}) < 2}
    assert not eenzijdig
