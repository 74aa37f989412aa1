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
    assert {pad.name for pad in tmp_path.rglob("*") if pad.is_file()} == alleen
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


@pytest.mark.parametrize("woorden", [*sorted({pad[:n] for pad in ALLE for n in range(len(pad))}), *ALLE], ids=" ".join)
def test_hulp_is_nederlands_met_een_voorbeeld(woorden: tuple[str, ...], tmp_path: Path) -> None:
    uitkomst = run([*woorden, "--help"], tmp_path)
    assert uitkomst.code == 0
    assert uitkomst.uit.startswith("Gebruik: ")
    assert "Voorbeeld: instrumentarium" in uitkomst.uit
    assert not [woord for woord in (*ENGELS, "OPTIONS", "COMMAND", "INTEGER", "TEXT") if woord in uitkomst.uit]


def test_de_lijst_is_volledig() -> None:
    """The manual lists exactly the commands that are there, and both files of cases reach every command."""
    bladzijde = (PROJECT / "content" / "handleiding" / "opdrachten.md").read_text(encoding="utf-8")
    rijen = {tuple(regel.split("`")[1].split()) for regel in bladzijde.splitlines() if regel.startswith("| `")}
    assert rijen == set(ALLE)
    getypt = [geval.values[0]["typ"] for naam in ("goed.yaml", "verkeerd.yaml") for geval in read_cases(naam)]
    zonder = [" ".join(pad) for pad in ALLE if not any(regel.startswith(" ".join(pad)) for regel in getypt)]
    assert zonder == ["bouw", "site bouw"]  # these build everything: test_handleiding, under diep


VERGELIJK = ["apv", "vergelijk", "woonoverlast", "--gemeente", "hillegom", "--van", "2020-01-01", "--tot", "2026-01-01"]
WIJZIG = ["apv", "wijzig", "beslistermijn", "--gemeente", "lisse", "--van", "2020-06-01", "--naar", "2026-01-01"]
EXPORTEER = ["apv", "exporteer", "--gemeente", "lisse", "--op", "2026-01-01"]


@pytest.mark.parametrize("woorden", [VERGELIJK, WIJZIG, EXPORTEER], ids=lambda woorden: woorden[1])
def test_json_op_stdout_ook_met_een_bestand(woorden: list[str], kopie: Path, tmp_path: Path) -> None:
    """--json prints its document whatever goes to the file; the file has the form that was asked, or else JSON."""
    vorm = "akn" if woorden is EXPORTEER else "docx"
    alleen = run(["--map", str(kopie), *woorden, "--json"], tmp_path)
    in_vorm = run(["--map", str(kopie), *woorden, "--formaat", vorm, "--uit", "a", "--json"], tmp_path)
    als_json = run(["--map", str(kopie), *woorden, "--uit", "b", "--json"], tmp_path)
    stil = run(["--map", str(kopie), *woorden, "--formaat", "json", "--uit", "c"], tmp_path)
    assert {uitkomst.code for uitkomst in (alleen, in_vorm, als_json, stil)} == {0}
    assert json.loads(alleen.uit) == json.loads(in_vorm.uit) == json.loads(als_json.uit)
    assert stil.uit == ""
    assert (tmp_path / "a").read_bytes()[:5] in (b"PK\x03\x04\x14", b"<?xml")
    assert (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()
    assert json.loads((tmp_path / "b").read_bytes()) == json.loads(alleen.uit)


def test_vaststellen_schrijft_een_lijst_die_te_lezen_is(tmp_path: Path) -> None:
    """A decision is added at the end, whatever stands in it; a file that has no room for it stays as it was."""
    wortel = copy_project(tmp_path / "project")
    lijst = wortel / "content" / "vaststellingen" / "lisse.yaml"
    typ = ["vaststellen", "--gemeente", "lisse", "--door", "raad", "--datum", "2026-11-20", "--ja"]
    for kenmerk in ('B: "1" # x', "B\\2"):
        assert run([*typ, "--besluit", kenmerk, "templates/damocles/toetsen.yaml"], wortel).code == 0
    gelezen = yaml.safe_load(lijst.read_text(encoding="utf-8"))["vaststellingen"]
    assert [rij["besluit"] for rij in gelezen[-2:]] == ['B: "1" # x', "B\\2"]
    vlak = "schema: vaststellingen/1\nvaststellingen:\n  - {door: raad, besluit: B-1, datum: 2026-11-20, bronnen: {}}\ngemeente: lisse\n"
    lijst.write_text(vlak, encoding="utf-8")
    geweigerd = run([*typ, "--besluit", "B-3", "templates/damocles/toetsen.yaml"], wortel)
    assert (geweigerd.code, lijst.read_text(encoding="utf-8")) == (1, vlak)
    assert "content/vaststellingen/lisse.yaml:1:1:" in geweigerd.fout


def test_zonder_opdracht_komt_de_hulp(tmp_path: Path) -> None:
    uitkomst = run(["besluit"], tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout.count("\n") > 5


def test_buiten_een_project(tmp_path: Path) -> None:
    assert run(["apv", "lijst"], tmp_path).code == 2
    assert run(["--map", str(tmp_path), "apv", "lijst"], tmp_path).code == 2
