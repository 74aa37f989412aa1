"""The strict reader of the project accepts every source of the handbook; what it refuses shows with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from inhoud.lezen import NIET_VAN_ONS
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.bronnen.soorten.pagina import Begrippen, Bronnenlijst, Pagina, Tekening
from instrumentarium.fouten import BronFout

CONTENT = Path(__file__).resolve().parents[2] / "content"
PAGINAS = [pad for pad in sorted(CONTENT.rglob("*.md")) if pad.relative_to(CONTENT).parts[0] not in NIET_VAN_ONS]
LIJSTEN = {"begrippen.yaml": Begrippen, "bronnen.yaml": Bronnenlijst}


def kop_van(pad: Path) -> bytes:
    return pad.read_bytes().split(b"---\n")[1]


@pytest.mark.parametrize("pad", PAGINAS, ids=lambda pad: pad.stem)
def test_kop(pad: Path) -> None:
    decode(lees_yaml(kop_van(pad), pad.name), Pagina, pad.name)


@pytest.mark.parametrize("naam", LIJSTEN)
def test_lijst(naam: str) -> None:
    decode(lees_yaml((CONTENT / naam).read_bytes(), naam), LIJSTEN[naam], naam)


@pytest.mark.parametrize("pad", sorted((CONTENT / "tekeningen").glob("*.yaml")), ids=lambda pad: pad.stem)
def test_tekening(pad: Path) -> None:
    decode(lees_yaml(pad.read_bytes(), pad.name), Tekening, pad.name)


def test_een_onbekende_sleutel_wordt_geweigerd() -> None:
    with pytest.raises(BronFout, match=r"pagina.md:2:1: .*auteur"):
        decode(lees_yaml(b"schema: pagina/1\nauteur: iemand\ntitel: x\n", "pagina.md"), Pagina, "pagina.md")
