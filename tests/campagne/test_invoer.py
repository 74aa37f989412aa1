"""Whatever stands in a text or in campagne.yaml: an answer in words, never an unexpected fault."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from campagne.proef import CAMPAGNE, NAAM, WEBTEKST, make_project
from instrumentarium.campagne import inlezen, toetsen, web
from instrumentarium.campagne.plan import plan
from instrumentarium.fouten import BronFout, GebruikFout

SPATIE = st.sampled_from(
    ["{{", "}}", "{%", "<b>", "`", "![a](b)", "](javascript:x)", "\n", "# ", "- ", "|", "\x00", "\u202e", "ł"]
)
TEKST = st.lists(SPATIE | st.text(max_size=12), max_size=12).map("".join)


def judge(anders: dict[str, str | bytes]) -> None:
    """Read, check and plan a project with these files; a fault must be one of the two kinds with words."""
    with tempfile.TemporaryDirectory() as map_:
        wortel = make_project(Path(map_) / "p", anders)
        try:
            bronnen = inlezen.read(wortel, NAAM)
        except (BronFout, GebruikFout):
            return
        for rij in toetsen.check(bronnen, date(2026, 11, 24), passen=False):
            assert rij.as_dict()["melding"]
        plan(bronnen, "lisse", "nl")


@settings(max_examples=60, deadline=None)
@given(TEKST)
def test_any_text(tekst: str) -> None:
    judge({"nl/webtekst.md": (WEBTEKST + tekst).encode("utf-8", "replace")})


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_in_a_text(inhoud: bytes) -> None:
    judge({"nl/webtekst.md": inhoud})


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_campagne_yaml_with_one_line_changed(data: st.DataObject) -> None:
    regels = CAMPAGNE.splitlines()
    nr = data.draw(st.integers(0, len(regels) - 1))
    kern, _, _ = regels[nr].partition(":")
    waarde = data.draw(
        st.sampled_from(["", "null", "[]", "{}", "3", "true", "2027-13-01", "../x", "{a: b}", "[[1]]"]) | TEKST
    )
    regels[nr] = data.draw(st.sampled_from(["", f"{kern}: {waarde}", f"{kern}x: {waarde}"]))
    judge({"campagne.yaml": "\n".join(regels).encode("utf-8", "replace")})


@settings(max_examples=40, deadline=None)
@given(TEKST)
def test_a_page_holds_no_element_that_the_author_wrote(tekst: str) -> None:
    html = web.to_html(tekst + "\n\n<script>alert(1)</script> <img src=x onerror=y> [k](javascript:a)")
    for element in ("<script", "<img src=x", 'href="javascript'):
        assert element not in html
