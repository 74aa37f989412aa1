"""Hostile words in every field of a case: Jinja, XML, Word fields, Arabic, a megabyte; shown as they are, never run."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from besluit.anoniem.test_kanaries import Streng, Zaaier
from besluit.hulp import copy_case, edit, make, run
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.word.inhoud import text

# What is written, and a piece of it that must be read in the letter exactly like this.
AANVALLEN = {
    "jinja": "{{ 7 * 191 }} {% for x in range(9) %}{{ x }}{% endfor %} {# weg #} {{ gemeente.__class__ }}",
    "xml": "</w:t></w:r></w:p><w:p><w:r><w:t>ingebroken</w:t></w:r></w:p> & <!-- --> ]]> &amp; &#65;",
    "veld": 'HYPERLINK "http://boos.example" { INCLUDETEXT "c:\\\\boot.ini" } PAGE MERGEFIELD x',
    "docxtpl": "{_{ a }_} {_% b %_} {{r c }} {%p if d %} {%tr for e in f %}",
    "arabisch": "مرحبا بالعالم \u05d0\u05d1\u05d2 e\u0301 \U0001f600",
}


class Vuller(Zaaier):
    """Fills every text of `zaak/1` with the same hostile words."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.tekst = tekst

    def _leaf(self, naam: str, soort: type) -> Any:
        return self.tekst if soort is str else super()._leaf(naam, soort)


def _case(map_: Path, tekst: str) -> Path:
    zaak = Vuller(tekst).sow(Zaak)
    zaak |= {"schema": "zaak/1", "gemeente": "lisse", "kenmerk": "Z-1"}
    zaak["constatering"] |= {"datum": "2026-09-03", "tijd": "14:30"}
    zaak["constatering"]["rapportage"]["datum"] = "2026-09-08"
    zaak["maatregel"] |= {"soort": "sluiting", "einde": "2027-01-05T10:00", "uiterste_einde": "2027-02-05T10:00"}
    zaak["besluit"] |= {"ondertekenaar": "burgemeester"}
    zaak["betrokkenen"][0] |= {"rollen": ["bewoner", "overtreder"], "minderjarig": False}
    pad = map_ / "zaak.yaml"
    tekst_ = yaml.dump(zaak, Dumper=Streng, allow_unicode=True, sort_keys=False, width=10**8)
    pad.write_text("schema: zaak/1\n" + tekst_.removeprefix("schema: zaak/1\n"), encoding="utf-8")
    return pad


def _xml(brief: Path) -> str:
    with zipfile.ZipFile(brief) as pakket:
        return "".join(pakket.read(deel).decode() for deel in pakket.namelist() if deel.endswith((".xml", ".rels")))


@pytest.fixture(scope="module")
def soorten(project: Path) -> list[str]:
    return [deel for soort in Instrument(project).documenten for deel in ("--soort", soort)]


@pytest.mark.parametrize("naam", AANVALLEN)
def test_shown_as_it_is(naam: str, tmp_path: Path, soorten: list[str]) -> None:
    aanval = AANVALLEN[naam]
    brieven = make(_case(tmp_path, aanval), *soorten)
    assert len(brieven) >= len(soorten) // 2
    gewoon = make(_plain(tmp_path), *soorten)
    letterlijk = 0
    for brief, ander in zip(brieven, gewoon, strict=True):
        xml = _xml(brief)
        letterlijk += aanval in text(brief.read_bytes())
        assert "1337" not in xml
        assert "ingebroken</w:t>" not in xml
        # As many fields, links and text boxes as a letter with plain words: nothing came to life.
        for teken in ("<w:instrText", "<w:fldSimple", "<w:hyperlink", 'TargetMode="External"', "<w:txbxContent"):
            assert xml.count(teken) == _xml(ander).count(teken), (brief.name, teken)
    print(f"{naam}: letterlijk in {letterlijk} van {len(brieven)} brieven")
    assert letterlijk > len(brieven) // 2


def _plain(map_: Path) -> Path:
    (map_ / "gewoon").mkdir()
    return _case(map_ / "gewoon", "Gewone woorden zonder meer")


def test_negative_control(tmp_path: Path) -> None:
    """The guard of this test sees a paragraph that did break in."""
    brief = make(copy_case(tmp_path))[0]
    edit(brief, lambda xml: re.sub("</w:p>", "</w:p><w:p><w:r><w:t>ingebroken</w:t></w:r></w:p>", xml, count=1))
    assert "ingebroken</w:t>" in _xml(brief)


def test_a_megabyte(tmp_path: Path) -> None:
    zaak = copy_case(tmp_path)
    lang = "Een zin van de burgemeester. " * 30_000
    zaak.write_text(zaak.read_text(encoding="utf-8") + f'verdaging: {{reden: "{lang}"}}\n', encoding="utf-8")
    brieven = make(zaak, "--soort", "verdaging-bezwaar")
    assert lang.strip()[:1000] in text(brieven[0].read_bytes())
    assert text(brieven[0].read_bytes()).count("Een zin van de burgemeester.") >= 30_000


def test_more_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    zaak = copy_case(tmp_path)
    zaak.write_text(zaak.read_text(encoding="utf-8") + f'verdaging: {{reden: "{"a" * 1_100_000}"}}\n', encoding="utf-8")
    uitkomst = run("besluit", "maak", zaak)
    assert uitkomst.code == 1
    assert "groter dan 1 MB" in uitkomst.fout
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize("teken", ["\u202e", "\x00", "\u2028", "\ufffe"])
def test_hidden_characters_are_refused(tmp_path: Path, teken: str) -> None:
    zaak = copy_case(tmp_path)
    zaak.write_text(zaak.read_text(encoding="utf-8") + f'verdaging: {{reden: "a{teken}b"}}\n', encoding="utf-8")
    assert run("besluit", "maak", zaak).code == 1
