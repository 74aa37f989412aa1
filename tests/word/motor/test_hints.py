"""Hints on a template: what is probably not meant, but breaks nothing."""

from __future__ import annotations

import pytest

from instrumentarium.word.hints import hint_template
from instrumentarium.word.inhoud import text
from instrumentarium.word.lint import lint_template
from word.motor.orakel import assert_same, body, make
from word.motor.sjablonen import build


def test_a_template_in_order_gives_none() -> None:
    sjabloon = build({"tekst": [{"tabel": [["{%tr for x in y %}", ""], ["{{ x }}", ""], ["{%tr endfor %}", " "]]}]})
    assert hint_template(sjabloon, "b.docx") == []


def test_words_in_a_row_that_goes() -> None:
    sjabloon = build({"tekst": [{"tabel": [["{%tr for x in y %}", "dit"], ["{{ x }}", ""], ["{%tr endfor %}", ""]]}]})
    (hint,) = hint_template(sjabloon, "b.docx")
    assert hint.tekst.startswith('de tekst (word/document.xml), alinea 1 ("{%tr for x in y %}"): de hele rij verdwijnt')
    assert "(dit)" in hint.tekst
    assert lint_template(sjabloon, "b.docx") == []


def test_a_picture_beside_a_tag_and_a_tag_in_two_kinds_of_type() -> None:
    sjabloon = build(
        {"tekst": [{"beeld": "{%p if x %}"}, "{%p endif %}", ["a {{ na", {"tekst": "am }} b", "vet": True}]]}
    )
    teksten = [hint.tekst for hint in hint_template(sjabloon, "b.docx")]
    assert len(teksten) == 2
    assert "alinea 1" in teksten[0]
    assert "een afbeelding naast een {%p-tag" in teksten[0]
    assert "{{ naam }} heeft meer dan één opmaak" in teksten[1]


@pytest.mark.parametrize(
    ("alineas", "weg"),
    [
        (["Eerst", "kwijt {%- if a -%}", "in", "{%- endif %} blijft"], "kwijt"),
        (["Eerst", "{%- if a -%} kwijt", "in", "{%- endif %} blijft"], "kwijt"),
    ],
)
def test_words_beside_a_tag_with_a_dash(alineas: list[str], weg: str) -> None:
    """They go, as in docxtpl; a tag on a line of its own swallows nothing, and a value with a dash does neither."""
    sjabloon = make(*alineas)
    (hint,) = hint_template(sjabloon, "b.docx")
    assert "alinea 2" in hint.tekst
    assert f"({weg})" in hint.tekst
    assert weg not in text(assert_same(sjabloon, {"a": True}))
    goed = make("Eerst", "{%- if a -%}", "in {{- a -}} uit", "{%- endif %} blijft")
    assert hint_template(goed, "b.docx") == []


def test_a_style_that_does_not_exist() -> None:
    sjabloon = body(make("x"), '<w:p><w:pPr><w:pStyle w:val="Weg"/></w:pPr></w:p>')
    assert "de stijl 'Weg' bestaat niet" in hint_template(sjabloon, "b.docx")[0].tekst
