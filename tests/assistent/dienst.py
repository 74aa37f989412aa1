"""A site with only the page "Besluit opstellen", a web server for it, and ways to wait that its policy allows."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

from instrumentarium.assistent.bundel import read_stock
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.voorraad import Voorraad
from instrumentarium.cli.dossier import template_source

PROJECT = Path(__file__).resolve().parents[2]
THEMA = PROJECT / "scripts/instrumentarium/handboek/thema"


class Server(http.server.ThreadingHTTPServer):
    """A web server for one folder that counts what it was asked, and gives another answer where it is told to.

    `anders` holds bytes, or None for a file that is not there, by a piece of the address.
    """

    daemon_threads = True
    gevraagd: list[str]
    anders: dict[str, bytes | None]

    @property
    def adres(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.server_port}/opstellen/"


class Antwoorder(http.server.SimpleHTTPRequestHandler):
    """Serves files with the types that a browser insists on, and remembers each request."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 -- the name and shape of the base class
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }
    server: Server

    def handle(self) -> None:
        """Answer, and let a browser hang up when it has gone."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: Any) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        """Serve a file."""
        self.server.gevraagd.append(self.path)
        anders = next((inhoud for deel, inhoud in self.server.anders.items() if deel in self.path), b"")
        if anders is None:
            self.send_error(404)
        elif anders:
            self.send_response(200)
            self.send_header("Content-Length", str(len(anders)))
            self.end_headers()
            self.wfile.write(anders)
        else:
            super().do_GET()


def stock() -> Voorraad:
    """Read the sources and letters of the project, as a build does."""
    instrument = Instrument(PROJECT)
    return read_stock(instrument, template_source(PROJECT, instrument))


def build_page(map_: Path) -> Path:
    """Build the page on the theme's own files; the rest of the handbook is not needed."""
    from instrumentarium.cli.assistentbouw import build_assistent

    shutil.copytree(THEMA / "middelen", map_ / "middelen")
    (map_ / "middelen" / "gemeenten.css").write_text("")
    (map_ / "middelen" / "gegevens.js").write_text("")
    (map_ / "index.html").write_text("<!doctype html><title>begin</title>")
    (map_ / "opstellen").mkdir()
    (map_ / "opstellen" / "index.html").write_text(empty_page(), encoding="utf-8")
    assert build_assistent(PROJECT, map_), "Pyodide ontbreekt: draai make"
    return map_


def empty_page() -> str:
    """Return the page as the theme makes it before it has a form; tests of the whole handbook take that of MkDocs."""
    omgeving = Environment(loader=FileSystemLoader(THEMA), autoescape=False)  # noqa: S701 -- the theme escapes by itself
    omgeving.filters["url"] = lambda pad: "../" + str(pad).removeprefix("./").removeprefix(".")
    ruw = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    instellingen = {naam: ruw.get(naam) for naam in ("site_name", "site_description", "extra")}
    meta = {"title": "Besluit opstellen", "sectie": "besluit", "zoekbaar": True, "kruimel": "<li>Besluit</li>"}
    pagina = SimpleNamespace(meta=meta, content="<h1>Besluit opstellen</h1>", canonical_url=None, toc=[])
    return omgeving.get_template("main.html").render(config=SimpleNamespace(**instellingen), page=pagina, nav=[])


@contextmanager
def serve(map_: Path) -> Iterator[Server]:
    """Serve a folder on this machine."""
    dienst = Server(("127.0.0.1", 0), functools.partial(Antwoorder, directory=str(map_)))
    dienst.gevraagd, dienst.anders = [], {}
    threading.Thread(target=dienst.serve_forever, daemon=True).start()
    try:
        yield dienst
    finally:
        dienst.shutdown()


def wait_until(blad: Any, vraag: str, arg: object = None, seconden: float = 60) -> None:
    """Ask the page until it says yes; Playwright's own way of waiting needs `unsafe-eval`, which the page forbids."""
    grens = time.monotonic() + seconden
    while not blad.evaluate(vraag, arg):
        assert time.monotonic() < grens, f"bleef uit: {vraag}"
        blad.wait_for_timeout(30)


def wait_ready(blad: Any) -> None:
    """Wait until the engine is ready and the first round is done."""
    blad.wait_for_selector("html[data-rekenaar='klaar'][data-ronde]", timeout=90_000)


def wait_round(blad: Any) -> None:
    """Wait until the page has worked through what was typed."""
    blad.wait_for_timeout(200)
    eerder = blad.evaluate("document.documentElement.dataset.ronde")
    blad.dispatch_event("#formulier", "input")
    wait_until(blad, "eerder => document.documentElement.dataset.ronde !== eerder", eerder)
    blad.wait_for_timeout(50)


def wait_kept(blad: Any) -> None:
    """Wait until the service worker keeps the page for use without a network."""
    wait_until(blad, "() => navigator.serviceWorker.controller !== null")


def wait_quiet(blad: Any, dienst: Server, rust: float = 2) -> None:
    """Wait until nothing was asked for a while: a browser looks after loading whether its service worker is new."""
    aantal, sinds = -1, 0.0
    while time.monotonic() - sinds < rust or len(dienst.gevraagd) != aantal:
        if len(dienst.gevraagd) != aantal:
            aantal, sinds = len(dienst.gevraagd), time.monotonic()
        blad.wait_for_timeout(100)
