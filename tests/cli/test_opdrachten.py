"""Every command with good and bad input: the exit code, the words, one JSON document, and never a traceback."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from cli.opdracht import ENGELS, PROJECT, Uitkomst, copy_project, run
from instrumentarium.cli import groep

GEVALLEN = Path(__file__).parent / "gevallen"
VOORBEELD = PROJECT / "templates" / "damocles" / "voorbeelden" / "voornemen-gezin.yaml"
PLAATS = {"bestand", "regel", "kolom", "melding", "uitweg"}


def read_cases(naam: str) -> list[Any]:
    rijen = yaml.safe_load((GEVALLEN / naam).read_text(encoding="utf-8"))
    return [pytest.param(rij, id=f"{nummer:02}-{rij['typ'][:60]}") for nummer, rij in enumerate(rijen)]


def write_files(bestanden: dict[str, Any], map_: Path) -> None:
    for naam, hoe in bestanden.items():
        (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
        (map_ / naam).write_bytes(_bytes(hoe))


def _bytes(hoe: str | dict[str, Any]) -> bytes:
    if isinstance(hoe, str):
        return hoe.encode()
    if "herhaal" in hoe:
        return str(hoe["herhaal"]).encode() * int(hoe["keer"])
    if "latin1" in hoe:
        return str(hoe["latin1"]).encode("latin-1", "replace")
    tekst = VOORBEELD.read_text(encoding="utf-8")
    assert hoe["was"] in tekst, f"{hoe['was']!r} staat niet in het voorbeeld"
    return tekst.replace(hoe["was"], hoe["wordt"], -1 if hoe.get("overal") else 1).encode()


@pytest.fixture(scope="session")
def kopie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("project"))


def type_case(geval: dict[str, Any], kopie: Path, map_: Path, *extra: str) -> Uitkomst:
    write_files(geval.get("bestanden", {}), map_)
    return run(["--map", str(kopie), *shlex.split(geval["typ"].format(project=kopie)), *extra], map_)


@pytest.mark.parametrize("geval", read_cases("verkeerd.yaml"))
def test_verkeerd(geval: dict[str, Any], kopie: Path, tmp_path: Path) -> None:
    """The right exit code and words, nothing written, and with --json the same as one document."""
    uitkomst = type_case(geval, kopie, tmp_path)
    assert uitkomst.code == geval["code"], uitkomst
    assert [deel for deel in geval["zegt"] if deel not in uitkomst.fout + uitkomst.uit] == [], uitkomst
    assert not [woord for woord in ENGELS if woord in uitkomst.fout + uitkomst.uit], uitkomst
    alleen = {pad.name for pad in tmp_path.rglob("*") if pad.is_file()}
    assert alleen <= {Path(naam).name for naam in geval.get("bestanden", {})}
    als_json = type_case(geval, kopie, tmp_path, "--json")
    fouten = json.loads(als_json.uit)["fouten"]
    assert als_json.code == geval["code"]
    assert fouten
    assert all(set(fout) == PLAATS and fout["melding"] for fout in fouten)


@pytest.mark.parametrize("geval", read_cases("goed.yaml"))
def test_goed(geval: dict[str, Any], kopie: Path, tmp_path: Path) -> None:
    """It works, says what it should, and with --json prints one document."""
    uitkomst = type_case(geval, kopie, tmp_path)
    assert uitkomst.code == 0, uitkomst
    assert [deel for deel in geval["zegt"] if deel not in uitkomst.uit] == [], uitkomst
    if geval.get("json"):
        als_json = type_case(geval, kopie, tmp_path, "--json")
        assert als_json.code == 0, als_json
        json.loads(als_json.uit)


def commands(command: click.Command, naam: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return every command by its words."""
    if not isinstance(command, click.Group):
        return [naam]
    ctx = click.Context(command)
    kinderen = [(kind, command.get_command(ctx, kind)) for kind in command.list_commands(ctx)]
    return [pad for kind, onder in kinderen if onder for pad in commands(onder, (*naam, kind))]


ALLE = commands(groep)


@pytest.mark.parametrize("woorden", [(), ("apv",), ("besluit",), ("campagne",), ("site",), *ALLE], ids=" ".join)
def test_hulp_is_nederlands(woorden: tuple[str, ...], tmp_path: Path) -> None:
    uitkomst = run([*woorden, "--help"], tmp_path)
    assert uitkomst.code == 0
    assert uitkomst.uit.startswith("Gebruik: ")
    assert not [woord for woord in (*ENGELS, "OPTIONS", "COMMAND", "INTEGER", "TEXT") if woord in uitkomst.uit]


def test_de_lijst_is_volledig() -> None:
    """The manual lists exactly the commands that are there, and both files of cases reach every command."""
    bladzijde = (PROJECT / "content" / "handleiding" / "opdrachten.md").read_text(encoding="utf-8")
    rijen = {tuple(regel.split("`")[1].split()) for regel in bladzijde.splitlines() if regel.startswith("| `")}
    assert rijen == set(ALLE)
    getypt = [geval.values[0]["typ"] for naam in ("goed.yaml", "verkeerd.yaml") for geval in read_cases(naam)]
    zonder = [" ".join(pad) for pad in ALLE if not any(regel.startswith(" ".join(pad)) for regel in getypt)]
    assert zonder == ["bouw", "controleer", "site bouw"]  # these build everything: test_handleiding, under diep


def test_zonder_opdracht_komt_de_hulp(tmp_path: Path) -> None:
    uitkomst = run(["besluit"], tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout.count("\n") > 5


def test_buiten_een_project(tmp_path: Path) -> None:
    assert run(["apv", "lijst"], tmp_path).code == 2
    assert run(["--map", str(tmp_path), "apv", "lijst"], tmp_path).code == 2
