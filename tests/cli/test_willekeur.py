"""Whatever is done to a case file or a source: exit code 0, 1 or 2, words and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.opdracht import PROJECT, copy_project, run

ZAAK = (PROJECT / "templates" / "damocles" / "voorbeelden" / "voornemen-gezin.yaml").read_bytes()
BRONNEN = (
    ("apv/onderwerpen/woonoverlast/lisse.yaml", ("apv", "toon", "woonoverlast", "--gemeente", "lisse", "--json")),
    ("apv/regelingen.yaml", ("apv", "verwijzingen", "--json")),
    ("campaigns/buitengebied/campagne.yaml", ("campagne", "toets", "buitengebied", "--json")),
    ("templates/damocles/beleid/teylingen.yaml", ("besluit", "toets", "{zaak}", "--json")),
    ("content/gemeenten/teylingen.yaml", ("besluit", "toets", "{zaak}", "--json")),
)
STUKJES = [
    b"", b"\n", b"  ", b": ", b"- ", b"[", b"]", b"{", b"}", b"null", b"true", b"ja", b"&a ", b"*a", b"!!python/object ",
    b"---\n", b"%YAML 1.1\n", b'"', b"'", b"|", b">-", b"\t", b"\x00", b"\xff", b"\xed\xa0\x80", b"9999-12-31",
    b"0000-00-00", b"-1", b"1e999", b".nan", "‮".encode(), b"{{ 7*7 }}", b"{% for %}", b"<select>", b"\\ud800",
]  # fmt: skip
RUSTIG = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@st.composite
def mutated(draw: st.DrawFn, bron: bytes) -> bytes:
    """The source with one to four pieces cut out and others put in their place."""
    for _ in range(draw(st.integers(1, 4))):
        van = draw(st.integers(0, len(bron)))
        tot = min(len(bron), van + draw(st.integers(0, 30)))
        bron = bron[:van] + draw(st.sampled_from(STUKJES)) + bron[tot:]
    return bron


@pytest.fixture(scope="module")
def kopie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("willekeur"))


def try_case(inhoud: bytes, kopie: Path) -> None:
    zaak = kopie / "zaken" / "zaak.yaml"
    zaak.parent.mkdir(exist_ok=True)
    zaak.write_bytes(inhoud)
    assert run(["besluit", "toets", str(zaak), "--json"], kopie).code in (0, 1)


def try_source(welke: int, inhoud: bytes, kopie: Path) -> None:
    pad, woorden = BRONNEN[welke]
    zaak = kopie / "zaken" / "heel.yaml"
    zaak.parent.mkdir(exist_ok=True)
    zaak.write_bytes(ZAAK)
    heel = (kopie / pad).read_bytes()
    try:
        (kopie / pad).write_bytes(inhoud)
        assert run([woord.format(zaak=zaak) for woord in woorden], kopie).code in (0, 1, 2)
    finally:
        (kopie / pad).write_bytes(heel)


def sources() -> st.SearchStrategy[tuple[int, bytes]]:
    return st.integers(0, len(BRONNEN) - 1).flatmap(
        lambda welke: st.tuples(st.just(welke), mutated((PROJECT / BRONNEN[welke][0]).read_bytes()))
    )


@settings(max_examples=25, deadline=None, suppress_health_check=RUSTIG, derandomize=True)
@given(inhoud=mutated(ZAAK))
def test_zaak(inhoud: bytes, kopie: Path) -> None:
    try_case(inhoud, kopie)


@settings(max_examples=20, deadline=None, suppress_health_check=RUSTIG, derandomize=True)
@given(bron=sources())
def test_bron(bron: tuple[int, bytes], kopie: Path) -> None:
    try_source(*bron, kopie)


@pytest.mark.diep
@settings(max_examples=3000, deadline=None, suppress_health_check=RUSTIG)
@given(inhoud=mutated(ZAAK))
def test_zaak_lang(inhoud: bytes, kopie: Path) -> None:
    try_case(inhoud, kopie)


@pytest.mark.diep
@settings(max_examples=1000, deadline=None, suppress_health_check=RUSTIG)
@given(bron=sources())
def test_bron_lang(bron: tuple[int, bytes], kopie: Path) -> None:
    try_source(*bron, kopie)
