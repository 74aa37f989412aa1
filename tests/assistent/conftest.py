"""One site with the page "Besluit opstellen" for all tests, and a browser on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistent.dienst import Server, build_page, serve, wait_ready


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, built once."""
    return build_page(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """Serve the site on this machine."""
    with serve(site) as dienst:
        yield dienst


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
    blad.goto(server.adres)
    wait_ready(blad)
    yield blad
    blad.evaluate("localStorage.clear()")
    blad.close()
