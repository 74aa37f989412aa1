"""The letter is docxtpl's: one driver, one file per feature of docxtpl, and templates that nobody thought of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from word.motor.orakel import assert_same
from word.motor.ruis import shred
from word.motor.sjablonen import build, load

GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))


@pytest.mark.parametrize("pad", GEVALLEN, ids=lambda pad: pad.stem)
def test_letter_is_what_docxtpl_makes(pad: Path) -> None:
    """The canonical XML of every rendered part is the same, and two renderings are the same bytes."""
    geval = load(pad)
    sjabloon = build(geval)
    assert assert_same(sjabloon, geval["gegevens"]) == assert_same(sjabloon, geval["gegevens"])


# --- templates that nobody thought of -------------------------------------------------------------------------------

WAARDEN = {
    "a": "x & <y>",
    "b": "regel\nregel\ttab",
    "c": "",
    "d": None,
    "e": [1, "twee", "d\nrie"],
    "f": False,
    "g": "{_{ {{",
}
namen = st.sampled_from(["a", "b", "c", "d", "e", "f", "onbekend", "e[1]", "e|length", "'lit'", "(a if f else b)"])
woorden = st.sampled_from(["tekst", " ", "", "é & €", "{ } %", "a\tb", "&lt;", "“krul”"])
stukken = st.one_of(
    woorden,
    namen.map("{{{{ {} }}}}".format),
    st.tuples(namen, woorden, namen).map("{{% if {0[0]} %}}{0[1]}{{{{ {0[2]} }}}}{{% else %}}nee{{% endif %}}".format),
    woorden.map("{{% for i in e %}}{0}{{{{ i }}}}{{% endfor %}}".format),
    st.just("{# weg #}"),
)
regels = st.lists(stukken, min_size=1, max_size=4).map("".join)


def _around(binnen: st.SearchStrategy[list[Any]]) -> st.SearchStrategy[list[Any]]:
    voorwaarde = st.tuples(namen, binnen).map(lambda p: [f"{{%p if {p[0]} %}}", *p[1], "{%p endif %}"])
    lus = binnen.map(lambda blok: ["{%p for i in e %}", *blok, "{%p endfor %}"])
    rijen = st.lists(st.tuples(regels, regels), min_size=1, max_size=2).map(
        lambda cellen: [{"tabel": [["{%tr for i in e %}", ""], *map(list, cellen), ["{%tr endfor %}", ""]]}]
    )
    kolommen = st.tuples(regels, regels).map(
        lambda cel: [{"tabel": [["{%tc for i in e %}", cel[0], "{%tc endfor %}"], ["vast", cel[1]]]}]
    )
    samen = st.tuples(binnen, binnen).map(lambda twee: [*twee[0], *twee[1]])
    return voorwaarde | lus | rijen | kolommen | samen


blokken = st.recursive(regels.map(lambda regel: [regel]), _around, max_leaves=6)


@given(blokken, st.none() | st.lists(regels, max_size=2))
@settings(max_examples=25, deadline=None)
def test_any_template(tekst: list[Any], kop: list[str] | None) -> None:
    """Whatever is built from these pieces is rendered as docxtpl renders it."""
    geval = {"tekst": tekst, "secties": [{"kop": kop, "voet": None}, {"kop": ["tweede {{ a }}"], "voet": kop}]}
    assert_same(build(geval), WAARDEN)


@given(blokken, st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_any_template_as_word_leaves_it(tekst: list[Any], zaad: int) -> None:
    """The same with every run cut up, also within tags, with spelling marks and bookmarks between the pieces."""
    assert_same(shred(build({"tekst": tekst}), zaad), WAARDEN)


@pytest.mark.diep
@given(blokken, st.integers(0, 10**6))
@settings(max_examples=300, deadline=None)
def test_any_template_as_word_leaves_it_often(tekst: list[Any], zaad: int) -> None:
    """The same, long."""
    assert_same(shred(build({"tekst": tekst}), zaad), WAARDEN)


@pytest.mark.diep
@given(blokken, st.none() | st.lists(regels, max_size=2))
@settings(max_examples=1500, deadline=None)
def test_any_template_often(tekst: list[Any], kop: list[str] | None) -> None:
    """The same, long."""
    assert_same(build({"tekst": tekst, "secties": [{"kop": kop}]}), WAARDEN)
