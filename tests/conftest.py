"""What tests share: where the project stands, and where the official files stand when they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

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
