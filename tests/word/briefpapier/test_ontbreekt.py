"""Open facts on yellow: a few goldens, and properties on runs of every kind."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from instrumentarium.word.ontbreekt import mark_missing, open_facts
from word.briefpapier.hulp import VOORBEELDEN, W, make_letter, read_example

GEEL = '<w:color w:val="7A4B00"/>{}<w:shd w:val="clear" w:color="auto" w:fill="FFF3D6"/>'


def _run(tekst: str, kenmerken: str = "") -> str:
    eigen = f"<w:rPr>{kenmerken}</w:rPr>" if kenmerken else ""
    return f'<w:r>{eigen}<w:t xml:space="preserve">{tekst}</w:t></w:r>'


def test_the_bracket_gets_a_run_of_its_own() -> None:
    """The text before and behind keeps its look."""
    voor = _run("Bel [ONTBREEKT: gemeente.telefoon] nu.")
    assert mark_missing(voor) == (_run("Bel ") + _run("[ONTBREEKT: gemeente.telefoon]", GEEL.format("")) + _run(" nu."))


def test_bold_stays_bold_and_the_order_is_that_of_the_schema() -> None:
    """Colour comes before size and shading behind it; an old colour gives way."""
    eigen = '<w:b/><w:color w:val="17508C"/><w:sz w:val="42"/><w:lang w:val="nl-NL"/>'
    geel = "<w:b/>" + GEEL.format('<w:sz w:val="42"/>') + '<w:lang w:val="nl-NL"/>'
    assert _run("[ONTBREEKT: a.b]", geel) in mark_missing(_run("[ONTBREEKT: a.b]", eigen))


@pytest.mark.parametrize("tekst", ["[ontbreekt: a]", "[ONTBREEKT:a]", "[ONTBREEKT: a b]", "[ONTBREEKT: ]", "[14 0252]"])
def test_only_the_exact_form_is_marked(tekst: str) -> None:
    """Brackets that people type are theirs."""
    assert mark_missing(_run(tekst)) == _run(tekst)


_STUKKEN = st.lists(
    st.sampled_from(["a", " ", "&amp;", "[", "]", "[ONTBREEKT: a.b]", "[ONTBREEKT: x]", "</w:t><w:br/><w:t>"]),
    max_size=8,
).map("".join)
_KENMERKEN = st.sampled_from(["", "<w:b/><w:bCs/>", '<w:rStyle w:val="X"/><w:sz w:val="20"/>'])


@given(st.lists(st.tuples(_STUKKEN, _KENMERKEN), max_size=4))
def test_no_word_changes_and_twice_is_once(runs: list[tuple[str, str]]) -> None:
    """Whatever the runs: the same text, well formed, every bracket marked, and a second time changes nothing."""
    voor = f'<w:p xmlns:w="{W[1:-1]}">{"".join(_run(tekst, kenmerken) for tekst, kenmerken in runs)}</w:p>'
    na = mark_missing(voor)
    boom = etree.fromstring(na)
    assert "".join(boom.itertext()) == "".join(etree.fromstring(voor).itertext())
    assert mark_missing(na) == na
    for run in boom.iter(f"{W}r"):
        if re.search(r"\[ONTBREEKT: \S+\]", "".join(run.itertext())):
            assert run.find(f"{W}rPr/{W}shd") is not None


def test_open_facts_are_found_in_a_finished_letter() -> None:
    """Once each, sorted; what people put between brackets is not a fact."""
    brief = make_letter(read_example(VOORBEELDEN[0]))
    assert open_facts(brief) == [
        *("behandelaar.naam", "beleid.regel", "gemeente.juridisch_loket", "griffierecht"),
        *("kanalen.bezwaar", "ondertekenaar.naam", "rechtbank.postadres"),
    ]
