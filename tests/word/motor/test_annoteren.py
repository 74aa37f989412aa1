"""A faulty template comes back with comments at the places."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from instrumentarium.fouten import BronFout, join_zinnen
from instrumentarium.word.annoteren import annotate_template
from instrumentarium.word.inhoud import text
from instrumentarium.word.lint import lint_template
from word.motor.orakel import make


def _fill(document: Any) -> None:
    document.add_table(1, 1).cell(0, 0).text = "{{ x|safe }}"
    document.sections[0].header.paragraphs[0].text = "{{r kop }}"


def test_comments_stand_at_the_faults() -> None:
    sjabloon = make("goed", "", "{{ fout| }}", bouw=_fill)
    bevindingen = lint_template(sjabloon, "b.docx")
    met = annotate_template(sjabloon, bevindingen)
    document = docx.Document(io.BytesIO(met))
    teksten = [opmerking.text for opmerking in document.comments]
    assert len(teksten) == len(bevindingen) == 3
    for bevinding, tekst in zip(bevindingen, teksten, strict=True):
        assert tekst == join_zinnen(bevinding.tekst, bevinding.uitweg)
    plekken = [p.text for p in document.paragraphs if p._p.xpath("./w:commentRangeStart")]
    assert plekken == ["goed", "{{ fout| }}"]
    assert document.tables[0].cell(0, 0).paragraphs[0]._p.xpath("./w:commentRangeStart")
    assert text(met) == text(sjabloon)


def test_the_copy_is_the_same_each_time() -> None:
    sjabloon = make("{{ fout| }}")
    bevindingen = lint_template(sjabloon, "b.docx")
    assert annotate_template(sjabloon, bevindingen) == annotate_template(sjabloon, bevindingen)


def test_what_cannot_be_opened_is_not_annotated() -> None:
    with pytest.raises(BronFout):
        annotate_template(b"geen zip", lint_template(b"geen zip", "b.docx"))
