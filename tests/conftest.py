"""What tests share: where the project stands, and where the official files stand when they are there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every machine: a run that was green stays green. `INSTRUMENTARIUM_TOEVAL=1` draws new ones.
settings.register_profile(
    "vast", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("toeval", deadline=None)
settings.load_profile("toeval" if os.environ.get("INSTRUMENTARIUM_TOEVAL") else "vast")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of this project, with the real sources."""
    return PROJECT


def gedeeld(*delen: str) -> Path | None:
    """Return a path in the shared folder beside the project, or None, said aloud, when it is missing."""
    pad = PROJECT.parent / "shared" / Path(*delen)
    if pad.exists():
        return pad
    print(f"niet aanwezig, dus niet getoetst: shared/{'/'.join(delen)}")
    return None
