"""`besluit reeks --dask`: a cluster of two workers on this machine, and one of which a worker dies half-way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest

from besluit.hulp import ZAKEN, run

pytestmark = pytest.mark.diep


@pytest.fixture
def zaken(tmp_path: Path) -> Path:
    map_ = tmp_path / "zaken"
    map_.mkdir()
    for nummer in range(4):
        for bron in sorted(ZAKEN.glob("*-*.yaml")):
            tekst = bron.read_text(encoding="utf-8").replace("kenmerk: Z-2024-", f"kenmerk: Z-{nummer}-", 1)
            (map_ / f"{nummer}-{bron.name}").write_text(tekst, encoding="utf-8")
    return map_


@pytest.fixture
def cluster() -> Iterator[Any]:
    maak: Any = distributed.LocalCluster
    with maak(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as lokaal:
        yield lokaal


def test_two_workers(zaken: Path, cluster: Any, tmp_path: Path) -> None:
    uitkomst = run("besluit", "reeks", zaken, "--uit", tmp_path / "uit", "--dask", cluster.scheduler_address, "--json")
    assert uitkomst.code == 0, uitkomst.fout
    assert uitkomst.json["gemaakt"] == 64
    print(f"{len(list((tmp_path / 'uit').rglob('*.docx')))} brieven door twee werkers")


def test_worker_that_dies(zaken: Path, cluster: Any, tmp_path: Path) -> None:
    uit = tmp_path / "uit"

    def kill_one() -> None:
        while len(list(uit.glob("*"))) < 5:
            time.sleep(0.02)
        next(iter(cluster.workers.values())).process.process._process.kill()

    moordenaar = threading.Thread(target=kill_one, daemon=True)
    moordenaar.start()
    uitkomst = run("besluit", "reeks", zaken, "--uit", uit, "--dask", cluster.scheduler_address, "--json")
    moordenaar.join(5)
    assert uitkomst.code == 0, uitkomst.fout
    assert (uitkomst.json["gemaakt"], uitkomst.json["mislukt"]) == (64, 0)
    assert not list(uit.rglob("*-v2*"))
    assert not list(uit.rglob(".instrumentarium-*"))


def test_nobody_answers(zaken: Path) -> None:
    uitkomst = run("besluit", "reeks", zaken, "--dask", "tcp://127.0.0.1:9")
    assert uitkomst.code == 2
    assert "dask" in uitkomst.fout.lower()
