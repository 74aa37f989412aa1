"""The published rulings as case files: every decisive defect is reported, nothing that the decision had is.

A good score shows that rules and data fit, not that the checks would have caught the real decisions.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.afgeleid import Feiten, choose_peildatum
from instrumentarium.besluit.zaak.dossier import relevant_kinds
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.toetsen import Toetsbevinding, run_toetsen
from instrumentarium.tijd.geldigheid import resolve

PROJECT = Path(__file__).resolve().parents[3]
ZAKEN = PROJECT / "tests" / "zaken"
VERWACHTING = yaml.safe_load((ZAKEN / "verwachting.yaml").read_text(encoding="utf-8"))
# Our own reconstructions, from what is published about the ruling; see LEESMIJ.md there.
EIGEN = [
    rij | {"bestand": f"eigen/{rij['bestand']}"}
    for rij in yaml.safe_load((ZAKEN / "eigen" / "verwachting.yaml").read_text(encoding="utf-8"))
]
INSTRUMENT = Instrument(PROJECT)


def check(inhoud: bytes) -> list[Toetsbevinding]:
    """Return the findings of a case."""
    zaak = lees_zaak(inhoud, "zaak.yaml", gemeenten=["hillegom", "lisse", "teylingen"]).waarde
    dag = choose_peildatum(zaak, None)
    assert dag is not None
    beleid = INSTRUMENT.beleid(zaak.gemeente)
    assert beleid is not None
    feiten = Feiten(zaak, INSTRUMENT.recht.waarde, resolve(beleid.waarde.versies, dag, dag).versie, dag)
    return run_toetsen(INSTRUMENT.toetsen.waarde.toetsen, feiten, relevant_kinds(feiten))


@pytest.mark.parametrize("rij", VERWACHTING + EIGEN, ids=lambda rij: rij["bestand"])
def test_ruling(rij: dict[str, Any]) -> None:
    """All of `moet`, none of `zwijgt`; an aandachtspunt counts as silence."""
    luid = {b.id for b in check((ZAKEN / rij["bestand"]).read_bytes()) if b.ernst != "aandachtspunt"}
    assert set(rij["moet"]) <= luid
    assert not set(rij["zwijgt"]) & luid


@pytest.mark.parametrize(
    "rij", [r for r in VERWACHTING + EIGEN if r["uitkomst"] == "in_stand"], ids=lambda rij: rij["bestand"]
)
def test_sound_case_gives_few_warnings(rij: dict[str, Any]) -> None:
    """A decision that was upheld gives at most three warnings and no blokkade."""
    bevindingen = check((ZAKEN / rij["bestand"]).read_bytes())
    assert sum(b.ernst == "waarschuwing" for b in bevindingen) <= 3
    assert not [b.id for b in bevindingen if b.ernst == "blokkade"]
