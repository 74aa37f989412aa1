"""What the tests of the handbook share: the real site built once, a server for it, and a browser."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import http.server
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from instrumentarium.cli.sitebouw import build_site

PROJECT = Path(__file__).resolve().parents[2]
OP = date(2026, 11, 24)
VLAGGEN = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the real project, built once for all workers of a run."""
    map_ = tmp_path_factory.getbasetemp()
    gedeeld = (map_.parent if worker_id != "master" else map_) / "handboek"
    with _only_one(gedeeld.with_suffix(".slot")):
        if not (gedeeld / "site").is_dir():
            build_site(PROJECT, gedeeld, op=OP)
    return gedeeld / "site"


@pytest.fixture(scope="session")
def docs(site: Path) -> Path:
    """The docs folder from which the real site was built."""
    return site.parent / "docs"


@pytest.fixture(scope="session")
def adres(site: Path) -> Iterator[str]:
    """The address of a server for the real site."""
    with serve(site) as basis:
        yield basis


@contextlib.contextmanager
def serve(map_: Path, onder: str = "/") -> Iterator[str]:
    """Serve a folder below a sub folder of a local address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Stil, onder, directory=str(map_)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{onder}"
    finally:
        server.shutdown()
        server.server_close()


class _Stil(http.server.SimpleHTTPRequestHandler):
    def __init__(self, onder: str, *args: object, **kwargs: object) -> None:
        self.onder = onder
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        return super().translate_path(f"/{path.removeprefix(self.onder)}") if path.startswith(self.onder) else "/niets"

    def log_message(self, *args: object) -> None:
        """Print nothing."""

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send a file; a browser that has gone on to another page is no fault."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)  # type: ignore[arg-type] -- files, as http.server opens them


@contextlib.contextmanager
def _only_one(slot: Path) -> Iterator[None]:
    slot.parent.mkdir(parents=True, exist_ok=True)
    with slot.open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield
