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


def lees_goed(wijziging: tuple[str, str] = ("", "")) -> tuple[str, Kader]:
    """Return the sound page with one change, and a small project around it."""
    goed = (Path(__file__).parent / "gevallen" / "goed.md").read_text(encoding="utf-8")
    was, wordt = wijziging
    assert not was or goed.count(was) == 1, f"{was!r} moet precies één keer in goed.md staan"
    buren = {
        naam: read_pagina(naam, f"---\npubliek: {publiek}\n---\n\nKort.\n")
        for naam, publiek in (("signaleren/open", "true"), ("signaleren/intern", "false"))
    }
    kader = make_kader(
        buren,
        begrippen={"signaal": ["last onder dwangsom"]},
        tekeningen=frozenset(),
        onderwerpen=frozenset({"woonoverlast"}),
        campagnes=frozenset(),
        bronnen=frozenset({"programma"}),
        woorden=[
            {"woord": "abusievelijk", "liever": "per ongeluk", "streng": False},
            {"woord": "mandaat", "liever": "recht om te beslissen", "streng": True},
            {"woord": "dwangsom", "liever": "bedrag", "streng": True},
        ],
    )
    return goed.replace(was, wordt) if was else goed, kader


def test_goed() -> None:
    """The sound page, from which each case differs in one place, passes every guard."""
    tekst, kader = lees_goed()
    assert [klacht for keur in KEUREN for klacht in keur(read_pagina("signaleren/goed", tekst), kader)] == []


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_geweigerd(geval: Path) -> None:
    """One fault, one guard that sees it; with that guard off nothing is said."""
    inhoud = read_yaml(geval)
    herhaald = " ".join([inhoud.get("zin", "")] * inhoud.get("keer", 0))
    tekst, kader = lees_goed((inhoud["was"], inhoud["wordt"].replace("{zinnen}", herhaald)))
    pagina = read_pagina("signaleren/goed", tekst)
    keur: Keur = getattr(keuren, inhoud["keur"])
    assert keur(pagina, kader) == inhoud["klachten"]
    assert [klacht for ander in KEUREN if ander is not keur for klacht in ander(pagina, kader)] == []


def test_elke_keur_heeft_een_geval() -> None:
    assert {keur.__name__ for keur in KEUREN} == {read_yaml(geval)["keur"] for geval in GEVALLEN}


def test_volgorde_is_uniek() -> None:
    """Two pages on the same place would stand in an order nobody chose."""
    plaatsen = [pagina.kop["volgorde"] for pagina in PAGINAS.values()]
    assert sorted(plaatsen) == sorted(set(plaatsen))


def test_titels_verschillen() -> None:
    titels = [pagina.kop["titel"] for pagina in PAGINAS.values()]
    assert sorted(titels) == sorted(set(titels))
