"""One site with the page "Besluit opstellen" for all tests, and a browser on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistent.dienst import PROJECT, Server, build_page, serve, wait_ready


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
def heel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole handbook, as staff see it."""
    from instrumentarium.cli.sitebouw import build_site

    map_ = tmp_path_factory.mktemp("heel")
    build_site(PROJECT, map_, op=date(2026, 11, 24))
    return map_ / "site"


@pytest.fixture(scope="session")
def adres(heel: Path) -> Iterator[str]:
    """A server for the whole handbook."""
    with serve(heel) as dienst:
        yield dienst.adres.removesuffix("opstellen/")


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
