"""`besluit reeks`: all cases below a folder, on all cores; one that fails, or kills its process, stops no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from besluit.hulp import PROJECT, ZAKEN, run
from besluit.reeks.dodelijk import dies
from instrumentarium.cli import reekswerk
from instrumentarium.cli.brievenmaker import Opdracht
from instrumentarium.cli.reeks_dask import check_address
from instrumentarium.cli.reekswerk import Taak, run_in_processes
from instrumentarium.fouten import GebruikFout

NAMEN = ("01-rvs-2022-285", "06-rvs-2022-1765", "40-rblim-2024-2124")


@pytest.fixture
def zaken(tmp_path: Path) -> Path:
    map_ = tmp_path / "zaken"
    (map_ / "dieper").mkdir(parents=True)
    for naam in NAMEN:
        (map_ / "dieper" / f"{naam}.yaml").write_bytes((ZAKEN / f"{naam}.yaml").read_bytes())
    (map_ / "verwachting.yaml").write_text("- bestand: geen zaak\n")
    (map_ / ".verborgen").mkdir()
    (map_ / ".verborgen" / "oud.yaml").write_text("schema: zaak/1\n")
    return map_


def test_same_letters_as_one_by_one(zaken: Path, tmp_path: Path) -> None:
    uitkomst = run("besluit", "reeks", zaken, "--uit", tmp_path / "reeks", "--json")
    assert uitkomst.code == 0, uitkomst.fout
    assert (uitkomst.json["gemaakt"], uitkomst.json["mislukt"], uitkomst.json["fouten"]) == (3, 0, [])
    for naam in NAMEN:
        run("besluit", "maak", zaken / "dieper" / f"{naam}.yaml", "--uit", tmp_path / "los" / naam)
        los, reeks = tmp_path / "los" / naam, tmp_path / "reeks" / "dieper" / naam
        assert {p.name: p.read_bytes() for p in los.iterdir()} == {p.name: p.read_bytes() for p in reeks.iterdir()}
    nogmaals = run("besluit", "reeks", zaken, "--uit", tmp_path / "reeks", "--json", "--werkers", "1").json
    assert {rij["status"] for zaak in nogmaals["zaken"] for rij in zaak["bestanden"]} == {"ongewijzigd"}


def test_one_failing_case_stops_no_other(zaken: Path, tmp_path: Path) -> None:
    (zaken / "kapot.yaml").write_text("schema: zaak/1\nkenmerk: Z-1\ngemeente: utrecht\n")
    (zaken / "stuk.yaml").write_text("schema: zaak/1\n  kenmerk: [")
    uitkomst = run("besluit", "reeks", zaken, "--uit", tmp_path / "uit", "--json")
    assert uitkomst.code == 1
    assert (uitkomst.json["gemaakt"], uitkomst.json["mislukt"]) == (3, 2)
    assert {Path(fout["bestand"]).name for fout in uitkomst.json["fouten"]} == {"kapot.yaml", "stuk.yaml"}
    assert "kapot.yaml:3:" in uitkomst.fout
    assert "niet. Kies uit hillegom" in uitkomst.fout


@pytest.mark.parametrize(
    "inhoud",
    [
        b"# een zaak van iemand anders\n\nschema: zaak/1\n",
        b"\xef\xbb\xbfschema: zaak/1 # met een merkteken vooraan\n",
        b"schema: zaak/2\nkenmerk: Z-1\n",
        b'"schema": "zaak/1"\n',
        "schema: zaak/1\nkenmerk: Z-1\n".encode("utf-16"),
    ],
)
def test_a_case_that_cannot_be_read_is_not_passed_over(zaken: Path, tmp_path: Path, inhoud: bytes) -> None:
    (zaken / "anders.yaml").write_bytes(inhoud)
    (zaken / "dieper" / f"{NAMEN[0]}.yaml").unlink()
    (zaken / "dieper" / f"{NAMEN[1]}.yaml").unlink()
    uitkomst = run("besluit", "reeks", zaken, "--uit", tmp_path / "uit", "--json", "--werkers", "1")
    assert uitkomst.code == 1
    assert (uitkomst.json["gemaakt"], uitkomst.json["mislukt"]) == (1, 1)


def test_letters_beside_the_case(zaken: Path) -> None:
    assert run("besluit", "reeks", zaken).code == 0
    assert len(list((zaken / "dieper").glob("*.docx"))) >= 3


def test_anonymous_series_shows_no_file_name(zaken: Path, tmp_path: Path) -> None:
    (zaken / "dieper" / f"{NAMEN[0]}.yaml").rename(zaken / "Jan Jansen.yaml")
    uitkomst = run("besluit", "reeks", zaken, "--uit", tmp_path / "uit", "--geanonimiseerd")
    assert uitkomst.code == 0
    assert "lees deze teksten na op namen: constatering." in uitkomst.fout
    mappen = sorted(p.name for p in (tmp_path / "uit").iterdir())
    assert mappen == ["geanonimiseerd-00001", "geanonimiseerd-00002", "geanonimiseerd-00003"]


@pytest.mark.parametrize(
    "opties",
    [
        ("--werkers", "0"),
        ("--soort", "voornemn"),
        ("--uit", str(PROJECT / "content" / "brieven")),
        ("--dask", "tcp://10.0.0.5:8786"),
        ("--peildatum", "gisteren"),
    ],
)
def test_called_wrongly(zaken: Path, opties: tuple[str, ...]) -> None:
    assert run("besluit", "reeks", zaken, *opties).code == 2
    assert not list(zaken.rglob("*.docx"))


def test_no_cases(tmp_path: Path) -> None:
    assert run("besluit", "reeks", tmp_path).code == 2
    assert run("besluit", "reeks", tmp_path / "nergens").code == 2


def _task(naam: str) -> Taak:
    return Taak(wortel=str(PROJECT), zaak=naam, uit=None, werk=Opdracht(), vandaag=date(2026, 10, 1))


def test_process_that_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reekswerk, "run_task", dies)
    namen = ["a", "b", "dodelijk", *(f"c{n}" for n in range(12))]
    uitslagen = list(run_in_processes([_task(naam) for naam in namen], 2))
    assert sorted(uitslag["zaak"] for uitslag in uitslagen) == sorted(namen)
    assert [uitslag["zaak"] for uitslag in uitslagen if not uitslag["geslaagd"]] == ["dodelijk"]


@pytest.mark.parametrize(
    "adres",
    ["127.0.0.1:8786", "tcp://127.0.0.1:8786", "tcp://localhost:1", "tcp://[::1]:8786", "tls://reken.example:8786"],
)
def test_addresses_that_stay_here_or_are_secret(adres: str) -> None:
    assert check_address(adres).endswith(adres)


@pytest.mark.parametrize(
    "adres",
    [
        "tcp://10.0.0.5:8786", "reken.example:8786", "ws://127.0.0.1:8786", "tcp://127.0.0.1.example:8786",
        "tcp://127.0.0.1@10.0.0.5:8786", "tcp://localhost.example:1", "http://localhost:8786", "tls://", "tls://a:0",
        "tcp://0.0.0.0:8786", "inproc://1", "", "tcp://127.0.0.1:8786/x", "tcp://127.0.0.1:8786\n",
    ],
)  # fmt: skip
def test_other_addresses_are_refused_before_any_connection(adres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("er werd verbinding gemaakt"))
    with pytest.raises(GebruikFout, match="geen adres voor --dask"):
        check_address(adres)
