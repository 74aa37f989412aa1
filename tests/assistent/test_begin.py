"""How the engine starts: from the picture of its memory, and without it when a browser or a build has none."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistent.dienst import PROJECT, Server, build_page, stock, wait_kept, wait_ready
from assistent.test_bladzijde import ZAKEN, compare, download_zip, open_file
from instrumentarium.assistent import vertalen
from instrumentarium.assistent.bundel import make_bundle
from instrumentarium.cli.assistentbouw import Bewaarder

PYODIDE = PROJECT / "node_modules" / "pyodide"


@pytest.fixture
def koud(browser: Any, server: Server) -> Iterator[Any]:
    """A profile that was never here before; the server gives its own answers again afterwards."""
    omgeving = browser.new_context(accept_downloads=True)
    yield omgeving
    omgeving.close()
    server.anders.clear()


def visit(omgeving: Any, server: Server) -> Any:
    """Open the page in a profile and wait for the engine."""
    blad = omgeving.new_page()
    blad.goto(server.adres)
    wait_ready(blad)
    return blad


def begin(blad: Any) -> str:
    """Return which way the engine started."""
    return str(blad.evaluate("document.documentElement.dataset.begin"))


def test_the_engine_starts_from_the_picture(koud: Any, server: Server) -> None:
    """Then the bundle is not asked for before the engine is ready: only the service worker keeps it."""
    server.gevraagd.clear()
    blad = visit(koud, server)
    assert begin(blad) == "moment"
    wait_kept(blad)
    namen = [adres.rpartition("/")[2].partition("-")[0] for adres in server.gevraagd]
    assert namen.index("moment") < namen.index("dienst.js") < namen.index("bundel")


@pytest.mark.parametrize(
    "inhoud",
    [None, b"geen gzip", gzip.compress(b"geen momentopname" * 1000, mtime=0)],
    ids=["weg", "geen gzip", "iets anders"],
)
def test_without_a_good_picture_python_starts_from_the_beginning(
    koud: Any, server: Server, inhoud: bytes | None, tmp_path: Path
) -> None:
    """Missing, broken or of another engine: the letters are the same, only later."""
    server.anders["/moment-"] = inhoud
    blad = visit(koud, server)
    assert begin(blad) == "gewoon"
    open_file(blad, ZAKEN[0])
    compare(download_zip(blad), tmp_path)


def test_an_engine_that_cannot_be_fetched_is_said_aloud(koud: Any, server: Server) -> None:
    """Without its wasm the page does not wait for ever."""
    server.anders["pyodide.asm.wasm"] = None
    blad = koud.new_page()
    blad.goto(server.adres)
    blad.wait_for_selector("html[data-rekenaar=mislukt]", timeout=30_000)
    assert "Uw werk blijft staan" in blad.inner_text("#melding")


def test_a_site_without_node_works_too(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing compiled, nothing packed, and it says so when it is built."""
    from assistent.dienst import serve
    from instrumentarium.cli import assistentbouw

    monkeypatch.setattr(vertalen, "_node", lambda: None)
    monkeypatch.setattr(assistentbouw, "CACHE", str(tmp_path / "leeg"))
    site = build_page(tmp_path / "site")
    assert assistentbouw.TRAAG in capsys.readouterr().err
    assert not list((site / "opstellen").glob("moment-*"))
    omgeving = browser.new_context(accept_downloads=True)
    with serve(site) as dienst:
        blad = visit(omgeving, dienst)
        assert begin(blad) == "gewoon"
        open_file(blad, ZAKEN[0])
        compare(download_zip(blad), tmp_path)
    omgeving.close()


@pytest.mark.diep
def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Also what node makes; and nothing of this machine is in it."""
    bundel = make_bundle(PROJECT, stock())
    een, ander = (Bewaarder(tmp_path / naam) for naam in ("een", "ander"))
    vertaald = een.translate(bundel, PYODIDE)
    assert vertaald == ander.translate(bundel, PYODIDE) != bundel
    foto = een.photograph(vertaald, PYODIDE)
    assert foto is not None
    assert foto == ander.photograph(vertaald, PYODIDE)
    geheugen = gzip.decompress(foto)
    for hier in (str(PROJECT), str(Path.home()), str(tmp_path)):
        assert hier == "/" or geheugen.count(f"{hier}/".encode()) == foto_van_pyodide(hier)


def foto_van_pyodide(hier: str) -> int:
    """Return how often a path stands in Pyodide itself, which was built elsewhere in a folder of its own."""
    return (PYODIDE / "pyodide.asm.wasm").read_bytes().count(f"{hier}/".encode())
