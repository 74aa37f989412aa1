"""Every check has a case in which it fires and one in which it stays silent; one file per check, one driver."""

from __future__ import annotations

import copy
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.afgeleid import Feiten, choose_peildatum
from instrumentarium.besluit.zaak.dossier import relevant_kinds
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.toetsen import run_toetsen
from instrumentarium.tijd.geldigheid import resolve

HIER = Path(__file__).parent
PROJECT = HIER.parents[2]
INSTRUMENT = Instrument(PROJECT)
BASIS = yaml.load((HIER / "basis.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- our own file, as text
GEVALLEN = [
    pytest.param(pad.stem, geval, id=f"{pad.stem}: {geval['les']}")
    for pad in sorted((HIER / "gevallen").glob("*.yaml"))
    for geval in yaml.safe_load(pad.read_text(encoding="utf-8"))
]
# Proven on the finished letter or on the sources, or shown as a deadline only: no condition on the facts.
ELDERS = {"DOC-3", "DOC-7", "DOC-12", "DOC-16", "TERM-4", "TERM-5"}


def changed(wijzigingen: dict[str, Any]) -> bytes:
    """Return the sound case with values replaced at dotted paths; None takes a key away."""
    zaak = copy.deepcopy(BASIS)
    for pad, waarde in copy.deepcopy(wijzigingen).items():
        *heen, laatste = pad.split(".")
        blok = zaak
        for deel in heen:
            blok = blok[int(deel)] if isinstance(blok, list) else blok.setdefault(deel, {})
        if isinstance(blok, list):
            blok[int(laatste) :] = [waarde]
        elif waarde is None:
            blok.pop(laatste, None)
        else:
            blok[laatste] = waarde
    return "\n".join(f"{sleutel}: {_flow(deel)}" for sleutel, deel in zaak.items()).encode()


def _flow(waarde: Any) -> str:
    """Return a value as YAML between brackets; numbers and booleans bare, all other text between quotes."""
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{sleutel}: {_flow(deel)}" for sleutel, deel in waarde.items()) + "}"
    if isinstance(waarde, list):
        return "[" + ", ".join(map(_flow, waarde)) + "]"
    if isinstance(waarde, bool) or waarde in ("true", "false"):
        return str(waarde).lower()
    if waarde is None or waarde == "null":
        return "null"
    tekst = str(waarde)
    return tekst if re.fullmatch(r"-?\d+(\.\d+)?", tekst) else json.dumps(tekst, ensure_ascii=False)


def findings(wijzigingen: dict[str, Any], peildatum: str | None) -> dict[str, set[str]]:
    """Return the severities per check."""
    zaak = lees_zaak(changed(wijzigingen), "zaak.yaml", gemeenten=["hillegom", "lisse", "teylingen"]).waarde
    dag = date.fromisoformat(peildatum) if peildatum else choose_peildatum(zaak, None)
    assert dag is not None
    beleid = INSTRUMENT.beleid(zaak.gemeente)
    assert beleid is not None
    feiten = Feiten(zaak, INSTRUMENT.recht.waarde, resolve(beleid.waarde.versies, dag, dag).versie, dag)
    gevonden: dict[str, set[str]] = {}
    for bevinding in run_toetsen(INSTRUMENT.toetsen.waarde.toetsen, feiten, relevant_kinds(feiten)):
        gevonden.setdefault(bevinding.id, set()).add(bevinding.ernst)
    return gevonden


@pytest.mark.parametrize(("id_", "geval"), GEVALLEN)
def test_fires_and_stays_silent(id_: str, geval: dict[str, Any]) -> None:
    """The change makes the check fire with that severity; the other change keeps it silent."""
    gevonden = findings(geval["vuurt"], geval.get("peildatum"))
    assert geval["ernst"] in gevonden.get(id_, set()), gevonden
    stil = findings(geval["zwijgt"], geval.get("peildatum") if geval["zwijgt"] else None)
    luid = stil.get(id_, set()) - {"aandachtspunt"} if geval["ernst"] != "aandachtspunt" else stil.get(id_, set())
    assert not luid, stil


def test_every_check_has_a_case() -> None:
    """No check without a file, no file without a check."""
    ids = {toets.id for toets in INSTRUMENT.toetsen.waarde.toetsen}
    assert ids - ELDERS == {pad.stem for pad in (HIER / "gevallen").glob("*.yaml")}


def test_the_sound_case_is_quiet() -> None:
    """Nothing of the sound case is a blokkade or a warning."""
    luid = {id_: ernst for id_, ernst in findings({}, None).items() if ernst - {"aandachtspunt"}}
    assert not luid
