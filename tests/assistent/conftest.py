"""One site with the page "Besluit opstellen" for all tests, and a browser on it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]


class Server(http.server.ThreadingHTTPServer):
    """A web server for one folder that counts what it was asked."""

    gevraagd: list[str]


class Antwoorder(http.server.SimpleHTTPRequestHandler):
    """Serves files with the types that a browser insists on, and remembers each request."""

    extensions_map = {  # noqa: RUF012 -- the name and shape of the base class
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
    }

    def log_message(self, *_: Any) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        """Serve a file."""
        self.server.gevraagd.append(self.path)  # type: ignore[attr-defined]  # our own Server
        super().do_GET()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the page on the theme's own files; the rest of the handbook is not needed."""
    from instrumentarium.cli.assistentbouw import build_assistent

    map_ = tmp_path_factory.mktemp("site")
    shutil.copytree(PROJECT / "scripts/instrumentarium/handboek/thema/middelen", map_ / "middelen")
    (map_ / "middelen" / "gemeenten.css").write_text("")
    (map_ / "middelen" / "gegevens.js").write_text("")
    (map_ / "index.html").write_text("<!doctype html><title>begin</title>")
    assert build_assistent(PROJECT, map_, date(2026, 11, 24)), "Pyodide ontbreekt: draai make"
    return map_


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """Serve the site on this machine."""
    dienst = Server(("127.0.0.1", 0), functools.partial(Antwoorder, directory=str(site)))
    dienst.gevraagd = []
    threading.Thread(target=dienst.serve_forever, daemon=True).start()
    yield dienst
    dienst.shutdown()


@pytest.fixture(scope="session")
def omgeving(browser: Any) -> Iterator[Any]:
    """Keep one profile, so that only the first visit is cold."""
    omgeving = browser.new_context(accept_downloads=True, locale="nl-NL", timezone_id="Europe/Amsterdam")
    yield omgeving
    omgeving.close()


@pytest.fixture
def bladzijde(omgeving: Any, server: Server) -> Iterator[Any]:
    """Open the page in a new tab and wait until Python answers."""
    blad = omgeving.new_page()
    blad.klachten = []
    blad.on("console", lambda regel: blad.klachten.append(regel.text))
    blad.on("pageerror", lambda fout: blad.klachten.append(str(fout)))
    blad.on("dialog", lambda vraag: vraag.accept())
    blad.goto(f"http://127.0.0.1:{server.server_port}/opstellen/")
    wait_ready(blad)
    yield blad
    blad.evaluate("localStorage.clear()")
    blad.close()


def wait_ready(blad: Any) -> None:
    """Wait until the engine is ready and the first round is done."""
    blad.wait_for_selector("html[data-rekenaar='klaar'][data-ronde]", timeout=60_000)


def wait_round(blad: Any) -> None:
    """Wait until the page has worked through what was typed."""
    blad.wait_for_timeout(200)
    eerder = blad.evaluate("document.documentElement.dataset.ronde")
    blad.dispatch_event("#formulier", "input")
    blad.wait_for_function("eerder => document.documentElement.dataset.ronde !== eerder", arg=eerder, timeout=30_000)
    blad.wait_for_timeout(50)
