"""Every handbook page passes every guard; every guard has a page that it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from inhoud import keuren
from inhoud.kader import make_kader, read_kader, read_yaml
from inhoud.keuren import KEUREN, Kader, Keur
from inhoud.lezen import read_pagina, read_paginas

PROJECT = Path(__file__).resolve().parents[2]
CONTENT = PROJECT / "content"
GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))
PAGINAS = read_paginas(CONTENT)


@pytest.fixture(scope="module")
def kader() -> Kader:
    return read_kader(CONTENT)


@pytest.mark.parametrize("naam", PAGINAS)
def test_pagina(naam: str, kader: Kader) -> None:
    """All complaints about one page at once."""
    assert [klacht for keur in KEUREN for klacht in keur(PAGINAS[naam], kader)] == []
