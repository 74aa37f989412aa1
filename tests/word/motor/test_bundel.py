"""A compiled template as bytes, and the bytes of a letter: the same everywhere, every time, from every thread."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from openxml_audit import OpenXmlValidator

from instrumentarium.fouten import GebruikFout
from instrumentarium.word import compile_template, inpakken, programma, renderen
from instrumentarium.word.inhoud import properties, text
from instrumentarium.word.sjabloon import Brief, brief_uit_bundel
from word.motor.orakel import body, edit, make, read
from word.motor.sjablonen import build, load

GEGEVENS: dict[str, object] = {"naam": "A & B", "l": [1, 2, 3], "d": {"x": None}}


def _template() -> bytes:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ naam }}"
        document.core_properties.title = "Brief aan {{ naam }}"
        document.core_properties.author = "Bewoner A"

    return make("{{ naam }} {% for x in l %}{{ loop.index }}{{ x }}{% endfor %} {{ d.x }}", "slot", bouw=fill)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return compile_template(_template())


def test_there_and_back(brief: Brief) -> None:
    """The bundle makes the same letter, with and without the cache of code, and gives the same bundle again."""
    bundel, code = brief.naar_bundel(), brief.bytecode()
    letter = brief.render(GEGEVENS)
    for ander in (brief_uit_bundel(bundel), brief_uit_bundel(bundel, code)):
        assert ander.render(GEGEVENS) == letter
        assert ander.naar_bundel() == bundel
        assert (ander.sha256, ander.naam, ander.gebruikt) == (brief.sha256, brief.naam, brief.gebruikt)


def test_the_bundle_names_its_template() -> None:
    data = _template()
    assert compile_template(data).sha256 == hashlib.sha256(data).hexdigest()


def test_compiling_twice_gives_the_same_bundle() -> None:
    data = _template()
    assert compile_template(data).naar_bundel() == compile_template(data).naar_bundel()
    assert compile_template(data).bytecode() == compile_template(data).bytecode()


def test_the_cache_saves_compiling(brief: Brief) -> None:
    bundel, code = brief.naar_bundel(), brief.bytecode()
    with patch.object(renderen, "compile_source", side_effect=AssertionError):
        brief_uit_bundel(bundel, code).render(GEGEVENS)


@pytest.mark.parametrize("kapot", [b"", b"x", None])
def test_a_cache_of_something_else_is_not_used(brief: Brief, kapot: bytes | None) -> None:
    ander = compile_template(make("{{ naam }}")).bytecode()
    for code in (kapot, ander, brief.bytecode()[:-20], brief.bytecode().replace(b"3.1", b"9.9")):
        assert brief_uit_bundel(brief.naar_bundel(), code).render(GEGEVENS) == brief.render(GEGEVENS)


@pytest.mark.parametrize(
    "bundel", [b"", b"{}", b"[]", b'{"schema": "briefbundel/0"}', b'{"schema": "briefbundel/1"}', b"\xff"]
)
def test_no_bundle(bundel: bytes) -> None:
    with pytest.raises(GebruikFout, match="geen gecompileerd sjabloon"):
        brief_uit_bundel(bundel)


def test_many_threads(brief: Brief) -> None:
    """Every thread gets its own letter, also while another one misses a name."""
    vers = brief_uit_bundel(brief.naar_bundel())

    def work(nr: int) -> str:
        if nr % 3 == 0:
            with pytest.raises(GebruikFout, match="naam is niet ingevuld"):
                vers.render({"l": [], "d": {"x": 1}})
        return text(vers.render({**GEGEVENS, "naam": f"naam {nr}"})).split("\n")[0]

    with ThreadPoolExecutor(8) as werkers:
        assert list(werkers.map(work, range(200))) == [f"naam {nr} 112233 None" for nr in range(200)]


# --- the bytes of a letter ------------------------------------------------------------------------------------------


def test_what_changes_is_stored_and_in_a_fixed_order(brief: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(brief.render(GEGEVENS))) as letter:
        assert letter.testzip() is None
        leden = letter.infolist()
    namen = [lid.filename for lid in leden]
    assert namen[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert namen[-3:] == ["docProps/core.xml", "word/document.xml", "word/header1.xml"]
    assert {lid.compress_type for lid in leden[-3:]} == {zipfile.ZIP_STORED}
    assert {lid.date_time for lid in leden} == {(1980, 1, 1, 0, 0, 0)}


def test_no_deflate_per_letter(brief: Brief) -> None:
    """Deflate differs between machines; rendering must not need it."""
    with patch.object(inpakken.zlib, "compressobj", side_effect=AssertionError):
        brief_uit_bundel(brief.naar_bundel()).render(GEGEVENS)


def test_moment_of_the_letter(brief: Brief) -> None:
    moment = datetime(2026, 9, 28, 14, 30, 10, tzinfo=UTC)
    letter = brief.render(GEGEVENS, tijd=moment)
    assert letter == brief.render(GEGEVENS, tijd=moment.astimezone(timezone(timedelta(hours=2))))
    with zipfile.ZipFile(io.BytesIO(letter)) as bestand:
        assert {lid.date_time for lid in bestand.infolist()} == {(2026, 9, 28, 14, 30, 10)}
    assert properties(letter)["created"] == properties(letter)["modified"] == "2026-09-28T14:30:10Z"
    assert brief.render(GEGEVENS) == brief.render(GEGEVENS)
    for jaar in (1979, 2108):
        with pytest.raises(GebruikFout, match="1980 tot en met 2107"):
            brief.render(GEGEVENS, tijd=datetime(jaar, 6, 1, tzinfo=UTC))


def test_properties_are_set_in_code(brief: Brief) -> None:
    """The title of the template is escaped once, the caller's goes over it, the author of the template is gone."""
    eigen = properties(brief.render(GEGEVENS))
    assert (eigen["title"], eigen["language"]) == ("Brief aan A & B", "nl-NL")
    assert "Bewoner A" not in "".join(eigen.values())
    eigen = properties(brief.render(GEGEVENS, eigenschappen={"titel": "T < 1", "auteur": "Gemeente", "taal": "en-GB"}))
    assert (eigen["title"], eigen["creator"], eigen["language"]) == ("T < 1", "Gemeente", "en-GB")
    with pytest.raises(GebruikFout, match="'title' bestaat niet; bedoelde u titel"):
        brief.render(GEGEVENS, eigenschappen={"title": "x"})
    with pytest.raises(GebruikFout, match="verboden teken"):
        brief.render(GEGEVENS, eigenschappen={"titel": "\x01"})


def test_an_author_that_is_a_tag_is_filled_in() -> None:
    """A person who made the template stays behind; a tag in that place asks for the author of the letter."""
    sjabloon = make("x", bouw=lambda document: setattr(document.core_properties, "author", "Gemeente {{ naam }}"))
    eigen = properties(compile_template(sjabloon).render({"naam": "A & B"}))
    assert eigen["creator"] == "Gemeente A & B"


def _swap(voor: bytes, nieuw: bytes) -> Callable[[bytes], bytes]:
    return lambda oud: oud.replace(voor, nieuw)


def test_traces_of_the_template_are_wiped() -> None:
    """Sessions, path of the template, company and editing time do not travel; rsids in the text on request."""
    sjabloon = make("{{ x }}")
    for deel, voor, nieuw in (
        ("word/settings.xml", b"</w:settings>", b'<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>'),
        ("docProps/app.xml", b"</Properties>", b"<Company>Firma</Company><TotalTime>9</TotalTime></Properties>"),
        ("word/document.xml", b"<w:p>", b'<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CE">'),
    ):
        sjabloon = edit(sjabloon, deel, _swap(voor, nieuw))
    letter = compile_template(sjabloon).render({"x": 1})
    assert "00AB12CD" not in read(letter, "word/settings.xml")
    assert "Firma" not in read(letter, "docProps/app.xml")
    assert "TotalTime" not in read(letter, "docProps/app.xml")
    assert "00AB12CD" in read(letter)
    schoon = compile_template(sjabloon, wis_sporen=True).render({"x": 1})
    assert "rsid" not in read(schoon)
    assert text(schoon) == text(letter)


def test_every_part_is_read_back() -> None:
    """A condition that begins in one paragraph and ends in another breaks the XML: no letter, and said so."""
    cel = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    brief = compile_template(body(make("slot"), f"<w:p><w:r><w:t>{{% if x %}}</w:t></w:r></w:p>{cel}"))
    brief.render({"x": True})
    with pytest.raises(GebruikFout, match="geen geldig Word-document"):
        brief.render({"x": False})
    with patch.object(renderen, "check_xml", lambda _: None):
        brief.render({"x": False})


def test_a_letter_is_sound_word(tmp_path: Path) -> None:
    """The validator of Open XML finds nothing in the letter that it does not find in the template."""
    geval = load(Path(__file__).parent / "gevallen" / "lussen-in-lussen.yaml")
    sjabloon = build(geval)
    fouten = []
    for naam, data in (("sjabloon", sjabloon), ("brief", compile_template(sjabloon).render(geval["gegevens"]))):
        (tmp_path / f"{naam}.docx").write_bytes(data)
        uitslag = OpenXmlValidator().validate(tmp_path / f"{naam}.docx")
        fouten.append({fout.description for fout in uitslag.errors})
    assert fouten[1] <= fouten[0]


def test_rendering_needs_no_compiler() -> None:
    """Import and render in a process in which docxtpl, python-docx, lxml and pydantic cannot be imported."""
    bundel = compile_template(make("Geachte {{ naam }}")).naar_bundel()
    code = (
        "import sys\n"
        "for naam in ('docxtpl', 'docx', 'lxml', 'pydantic', 'yaml'): sys.modules[naam] = None\n"
        "import instrumentarium.word\n"
        "assert 'jinja2' not in sys.modules\n"
        "from instrumentarium.word.sjabloon import brief_uit_bundel\n"
        "from instrumentarium.word.inhoud import text\n"
        "print(text(brief_uit_bundel(sys.stdin.buffer.read()).render({'naam': 'Bewoner A'})))\n"
    )
    scripts = Path(__file__).resolve().parents[3] / "scripts"
    uit = subprocess.run(
        [sys.executable, "-c", code], input=bundel, capture_output=True, check=True, env={"PYTHONPATH": str(scripts)}
    )
    assert uit.stdout.decode().strip() == "Geachte Bewoner A"


def test_messages_count_paragraphs_at_no_cost(brief: Brief) -> None:
    """The line ends that number the paragraphs are in the source, not in the letter."""
    deel = brief.inhoud.wisselend[0]
    assert "\n<w:p>" in deel.bron
    assert "\n" not in read(brief.render(GEGEVENS)).split("<w:body")[1]
    with patch.object(programma, "join_lines", lambda xml: xml):
        assert "\n" in read(brief_uit_bundel(brief.naar_bundel()).render(GEGEVENS)).split("<w:body")[1]


def test_names_that_a_template_asks_for() -> None:
    brief = compile_template(
        make(
            "{{ zaak.pand.straat }} {{ zaak['kenmerk'] }}",
            "{% for p in zaak.personen|sort(attribute='x') if p.oud %}{{ p.naam }}{{ loop.index }}",
            "{% set q = p.adres %}{{ q.plaats }}{% endfor %}",
            "{% macro m(a) %}{{ a.b }}{{ buiten }}{% endmacro %}{{ m(c) }}",
            "{% for k, v in d.items() %}{{ k }}{% endfor %}{{ range(n) }}{% for s in eigen.get(sleutel, []) %}{{ s }}{% endfor %}",
        )
    )
    assert brief.gebruikt >= {"zaak.pand.straat", "zaak.kenmerk", "zaak.personen[].naam", "zaak.personen[].oud"}
    assert brief.gebruikt >= {"zaak.personen[].adres.plaats", "buiten", "c", "n", "d", "eigen", "sleutel"}
    assert not brief.gebruikt & {"p", "q", "a", "loop", "range", "m", "k", "a.b", "loop.index", "eigen.get", "d.items"}
