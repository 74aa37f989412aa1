"""What tests share: where the project stands, and where the official files stand when they are there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every machine: a run that was green stays green. `INSTRUMENTARIUM_TOEVAL=1` draws new ones.
settings.register_profile(
    "vast", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("toeval", deadline=None)
settings.load_profile("toeval" if os.environ.get("INSTRUMENTARIUM_TOEVAL") else "vast")

CHROMIUM_VLAGGEN = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of this project, with the real sources."""
    return PROJECT


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium of the system; one for all tests, because Playwright allows one at a time in a process."""
    from playwright.sync_api import sync_playwright

    pad = shutil.which("chromium") or shutil.which("chromium-browser")
    assert pad, "Chromium ontbreekt; typ: make gereedschap"
    with sync_playwright() as spel:
        chromium = spel.chromium.launch(executable_path=pad, args=CHROMIUM_VLAGGEN)
        yield chromium
        chromium.close()


def gedeeld(*delen: str) -> Path | None:
    """Return a path in the shared folder beside the project, or None, said aloud, when it is missing."""
    pad = PROJECT.parent / "shared" / Path(*delen)
    if pad.exists():
        return pad
    print(f"niet aanwezig, dus niet getoetst: shared/{'/'.join(delen)}")
    return None
