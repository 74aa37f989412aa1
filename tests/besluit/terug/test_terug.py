"""`besluit lees-terug`: what a lawyer wrote in Word stands in the next letter; the case file stays the lawyer's."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from besluit.hulp import after_paragraph, copy_case, edit, make, run, without_paragraph
from instrumentarium.besluit.zaak.bijschrijven import add_rows, replace_words
from instrumentarium.besluit.zaak.model import EigenTekst
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.fouten import GebruikFout
from instrumentarium.word.inhoud import paragraphs, text

NIEUW = "Deze alinea schreef de jurist zelf &amp; zij blijft staan."
GELEZEN = "Deze alinea schreef de jurist zelf & zij blijft staan."


@pytest.fixture
def zaak(tmp_path: Path) -> Path:
    return copy_case(tmp_path)


def _overweging(brief: Path, clausule: str) -> str:
    alineas = paragraphs(brief.read_bytes())
    plek = next(n for n, a in enumerate(alineas) if f"k_{clausule}" in a.kenmerken)
    return next(a.tekst for a in alineas[plek:] if len(a.tekst) > 60 and not a.cel)


def _again(zaak: Path) -> list[Path]:
    for brief in zaak.parent.glob("*.docx"):
        brief.unlink()
    for rest in (*zaak.parent.glob("*.json"), *zaak.parent.glob("*.ics")):
        rest.unlink()
    return make(zaak)


def test_added_paragraph_comes_back(zaak: Path) -> None:
    brief, ander = make(zaak)
    was = zaak.read_text(encoding="utf-8")
    plek = _overweging(brief, "geschiktheid")
    edit(brief, lambda xml: after_paragraph(xml, plek[:40], NIEUW))
    uitkomst = run("besluit", "lees-terug", brief, "--zaak", zaak, "--json")
    assert uitkomst.code == 0, uitkomst.fout
    assert uitkomst.json["toegevoegd"] == [
        {"soort": "sluitingsbesluit", "na": "geschiktheid", "voor": "Onderneming A", "tekst": GELEZEN}
    ]
    assert zaak.read_text(encoding="utf-8").startswith(was.removesuffix("eigen_tekst: []\n"))
    bewerkt = text(brief.read_bytes())
    nieuw, nieuw_ander = _again(zaak)
    assert GELEZEN in text(nieuw.read_bytes())
    assert text(nieuw.read_bytes()) == bewerkt
    assert GELEZEN not in text(nieuw_ander.read_bytes())
    assert ander.name == nieuw_ander.name


def test_second_time_brings_nothing(zaak: Path) -> None:
    brief = make(zaak)[0]
    plek = _overweging(brief, "geschiktheid")
    edit(brief, lambda xml: after_paragraph(xml, plek[:40], NIEUW))
    bewaard = zaak.parent / "bewerkt"
    bewaard.mkdir()
    shutil.copy(brief, bewaard / brief.name)
    assert run("besluit", "lees-terug", brief, "--zaak", zaak).code == 0
    eenmaal = zaak.read_bytes()
    assert "niets om terug te brengen" in run("besluit", "lees-terug", bewaard / brief.name, "--zaak", zaak).uit
    assert zaak.read_bytes() == eenmaal


def test_edited_own_paragraph_is_replaced(zaak: Path) -> None:
    brief = make(zaak)[0]
    plek = _overweging(brief, "geschiktheid")
    edit(brief, lambda xml: after_paragraph(xml, plek[:40], NIEUW))
    run("besluit", "lees-terug", brief, "--zaak", zaak)
    brief = _again(zaak)[0]
    edit(brief, lambda xml: xml.replace("zij blijft staan", "zij blijft ook de volgende keer staan"))
    uitkomst = run("besluit", "lees-terug", brief, "--zaak", zaak, "--json")
    assert (uitkomst.json["aangepast"], uitkomst.json["toegevoegd"]) == (1, [])
    bewerkt = text(brief.read_bytes())
    assert text(_again(zaak)[0].read_bytes()) == bewerkt


def test_edited_clause_is_kept_beside_it_and_said(zaak: Path) -> None:
    brief = make(zaak)[0]
    plek = _overweging(brief, "conclusie")
    edit(brief, lambda xml: xml.replace(plek[:30], plek[:30].upper() + " ANDERS"))
    uitkomst = run("besluit", "lees-terug", brief, "--zaak", zaak, "--json")
    assert [rij["na"] for rij in uitkomst.json["toegevoegd"]] == ["conclusie"]
    assert [rij["reden"] for rij in uitkomst.json["meldingen"]] == ["blijft staan"]
    assert "ANDERS" in text(_again(zaak)[0].read_bytes())


def test_deleted_clause_paragraph_is_reported(zaak: Path) -> None:
    brief = make(zaak)[0]
    was = zaak.read_bytes()
    plek = _overweging(brief, "geschiktheid")
    edit(brief, lambda xml: without_paragraph(xml, plek[:40]))
    uitkomst = run("besluit", "lees-terug", brief, "--zaak", zaak, "--json")
    assert [(rij["reden"], rij["clausule"]) for rij in uitkomst.json["meldingen"]] == [("weg", "geschiktheid")]
    assert "is weggehaald" in uitkomst.fout
    assert zaak.read_bytes() == was


def test_changed_letterhead_is_reported(zaak: Path) -> None:
    brief = make(zaak)[0]
    edit(brief, lambda xml: xml.replace("Voorbeeldstraat 79", "Voorbeeldstraat 81", 1))
    uitkomst = run("besluit", "lees-terug", brief, "--zaak", zaak, "--json")
    assert uitkomst.json["toegevoegd"] == []
    assert [rij["reden"] for rij in uitkomst.json["meldingen"]] == ["briefhoofd"]


def test_renamed_letter_without_account(zaak: Path) -> None:
    brief = make(zaak)[1]
    los = zaak.parent / "los"
    los.mkdir()
    plek = _overweging(brief, "geschiktheid")
    ander = edit(brief, lambda xml: after_paragraph(xml, plek[:40], NIEUW), los / "aangepaste brief.docx")
    uitkomst = run("besluit", "lees-terug", ander, "--zaak", zaak, "--json")
    assert [rij["voor"] for rij in uitkomst.json["toegevoegd"]] == ["Verhuurder B"]


def test_other_file_is_refused(zaak: Path, project: Path) -> None:
    was = zaak.read_bytes()
    vreemd = project / "templates" / "huisstijl" / "lisse.docx"
    uitkomst = run("besluit", "lees-terug", vreemd, "--zaak", zaak)
    assert (uitkomst.code, zaak.read_bytes()) == (2, was), uitkomst
    assert run("besluit", "lees-terug", zaak.parent / "bestaat-niet.docx", "--zaak", zaak).code == 2


KOP = "schema: zaak/1  # de zaak\nkenmerk: Z-1\n"
RIJ = EigenTekst(soort="voornemen", na="feiten", voor="Bewoner A", tekst="Een alinea.\nMet een regel: en #.")
VORMEN = {
    "ontbreekt": KOP + "gemeente: lisse",
    "leeg": KOP + "eigen_tekst: []  # nog niets\n# hierna\ngemeente: lisse\n",
    "null": KOP + "eigen_tekst:\ngemeente: lisse\n",
    "blok": KOP
    + "eigen_tekst:\n  # van vorige week\n  - soort: voornemen\n    na: feiten\n    tekst: |\n      # geen commentaar\n      oud\n\n"
    "# het einde\ngemeente: lisse\n",
    "blok zonder inspringing": KOP + "eigen_tekst:\n- {soort: voornemen, na: feiten, tekst: oud}\n",
    "tussen haken": KOP + "eigen_tekst: [{soort: voornemen, na: feiten, tekst: oud}]\ngemeente: lisse\n",
}


@pytest.mark.parametrize("naam", VORMEN)
def test_rows_are_added_in_every_form(naam: str) -> None:
    was = VORMEN[naam]
    wordt = add_rows(was, [RIJ])
    oud: Any = lees_yaml(was.encode(), "z.yaml")
    nieuw: Any = lees_yaml(wordt.encode(), "z.yaml")
    assert nieuw["eigen_tekst"] == [*(oud.get("eigen_tekst") or []), _as_dict(RIJ)]
    assert {k: v for k, v in nieuw.items() if k != "eigen_tekst"} == {
        k: v for k, v in oud.items() if k != "eigen_tekst"
    }
    for regel in was.splitlines():
        if "#" in regel:
            assert regel.strip().split("#")[-1] in wordt


def test_a_form_that_cannot_be_extended_is_refused() -> None:
    with pytest.raises(GebruikFout):
        add_rows("{schema: zaak/1, kenmerk: Z-1}\n", [RIJ])


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Cf"))
        | st.sampled_from("\n\t#:|\"'-"),
        min_size=1,
    )
)
def test_any_words_survive(tekst: str) -> None:
    tekst = tekst.strip() or "x"
    rij = EigenTekst(soort="voornemen", na="feiten", tekst=tekst)
    for was in VORMEN.values():
        boom: Any = lees_yaml(add_rows(was, [rij]).encode(), "z.yaml")
        assert boom["eigen_tekst"][-1]["tekst"] == tekst
    boom = lees_yaml(replace_words(VORMEN["blok"], {0: tekst}).encode(), "z.yaml")
    assert boom["eigen_tekst"][0]["tekst"] == tekst
    assert boom["gemeente"] == "lisse"


def _as_dict(rij: EigenTekst) -> dict[str, str]:
    return {"soort": rij.soort, "na": rij.na, "voor": rij.voor or "", "tekst": rij.tekst}
