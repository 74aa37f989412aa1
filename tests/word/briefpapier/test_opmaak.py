"""The mark-up of clauses: one golden file per lesson, one driver; properties for every text that anyone can type."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from instrumentarium.fouten import BronFout, Plaats
from instrumentarium.word.opmaak import naar_wordml
from word.briefpapier.hulp import HIER, W, project_xml

GEVALLEN = sorted((HIER / "gevallen").glob("*.yaml"))
BEGIN = Plaats("clausule.yaml", 10, 5)


def _tree(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{W[1:-1]}">{xml}</w:x>')


def _read(tekst: str, *, groot: bool = False) -> tuple[list[str] | None, list[str] | None]:
    """Return the lines that a text becomes, or else its faults."""
    try:
        return project_xml(_tree(naar_wordml(tekst, BEGIN, groot=groot))), None
    except BronFout as fout:
        return None, [str(bevinding) for bevinding in fout.bevindingen]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_golden(geval: Path) -> None:
    """Each file holds the text of a clause and what it becomes: paragraphs in styles, or faults with their place."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    regels, fouten = _read(inhoud["tekst"], groot=inhoud.get("groot", False))
    assert {"wordt": regels, "fouten": fouten} == {"wordt": inhoud.get("wordt"), "fouten": inhoud.get("fouten")}


_TEKENS = st.sampled_from([*"ab1. \n\n|-#_*{}%<>&'\"é", "{{ a.b }}", "{% if x %}", "{% endif %}", "{%p for a in b %}"])
_OOK = st.sampled_from(
    ["\n{%p endfor %}\n", "\n{klein} ", "\n- ", "\n1. ", "\na. ", "\n| a | b |\n", "\n{%tr endfor %}\n", "**"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEKENS | _OOK, max_size=25).map("".join))
def test_any_text_is_either_well_formed_or_refused_with_a_place(tekst: str) -> None:
    """No text gives a traceback, and none gives XML that does not parse."""
    _, fouten = _read(tekst)
    assert fouten is None or all(re.match(r"clausule.yaml:\d\d:\d+: .+[.?]$", fout) for fout in fouten), fouten


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}*_#|\ufffe\uffff\u2028\u2029")))
def test_plain_text_comes_through_whole(tekst: str) -> None:
    """What holds no mark stands in the letter character by character, blanks aside."""
    regel = f"Zo {tekst}".rstrip()
    with suppress(BronFout):  # a sign that no letter can hold
        boom = _tree(naar_wordml(regel, BEGIN))
        assert "".join(t.text or "" for t in boom.iter(f"{W}t")).split() == regel.split()


def test_a_tag_never_stands_in_two_runs() -> None:
    """A statement or value that Word splits over runs is what breaks templates; here each stands in one w:t."""
    boom = _tree(naar_wordml("**a {{ b.c }}** _d {% if e %}f{% endif %}_ {{ g }}", BEGIN))
    for stuk in boom.iter(f"{W}t"):
        assert (stuk.text or "").count("{") == (stuk.text or "").count("}")
