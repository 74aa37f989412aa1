"""`controleer` on a letterhead that somebody edited in Word: the faults with their own place, the hints as warnings."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path
from unittest.mock import patch

import docx
import pytest

from besluit.hulp import PROJECT
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak import naamlint
from instrumentarium.cli import sjablooncontrole
from instrumentarium.cli.bevonden import Controle
from instrumentarium.word.annoteren import annotate_template
from word.motor.orakel import edit, read

LISSE = "templates/huisstijl/lisse.docx"
VANDAAG = date(2026, 11, 24)
NAAST = "<w:p><w:r><w:t>naast {%p if brief %}</w:t></w:r></w:p>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with its instrument, letterheads and municipalities only."""
    for map_ in ("templates/damocles", "templates/huisstijl", "content/gemeenten"):
        shutil.copytree(PROJECT / map_, tmp_path / map_)
    return tmp_path


def _add_at_the_end(project: Path, xml: str) -> bytes:
    pad = project / LISSE
    nieuw = edit(
        pad.read_bytes(),
        "word/document.xml",
        lambda oud: (xml + "<w:sectPr").encode().join(oud.rsplit(b"<w:sectPr", 1)),
    )
    pad.write_bytes(nieuw)
    return nieuw


def _check(project: Path) -> Controle:
    instrument = Instrument(project)
    instrument.documenten = {
        "voornemen": instrument.documenten["voornemen"]
    }  # one document shows it; each takes a second
    uitkomst = Controle()
    sjablooncontrole.check_templates(project, instrument, ["lisse"], VANDAAG, uitkomst)
    return uitkomst


def test_a_fault_has_the_place_of_the_letterhead(project: Path) -> None:
    """Once, not once a document, and with the number in the file itself; the copy has the comment there."""
    inhoud = _add_at_the_end(project, NAAST)
    alineas = list(docx.Document(io.BytesIO(inhoud)).element.body.iter("{*}p"))
    uitkomst = _check(project)
    assert [fout.plaats.regel for fout in uitkomst.fouten] == [len(alineas)]
    assert uitkomst.sjablonen == {LISSE: inhoud}
    kopie = annotate_template(inhoud, uitkomst.fouten)
    laatste = list(docx.Document(io.BytesIO(kopie)).element.body.iter("{*}p"))[-1]
    assert "commentReference" in {kind.tag.rsplit("}", 1)[-1] for kind in laatste.iter()}
    assert "staat nog tekst in dezelfde alinea" in read(kopie, "word/comments.xml")
    with patch.object(sjablooncontrole, "_check_letterhead", lambda *_: True):
        assert len(alineas) not in {fout.plaats.regel for fout in _check(project).fouten}


def test_a_hint_is_a_warning(project: Path) -> None:
    """A style that is not there blocks nothing, and is said."""
    _add_at_the_end(project, '<w:p><w:pPr><w:pStyle w:val="Weg"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
    uitkomst = _check(project)
    assert uitkomst.fouten == []
    over_word = [rij.tekst for rij in uitkomst.waarschuwingen if rij.plaats.bestand == LISSE]
    assert ["de stijl 'Weg' bestaat niet" in tekst for tekst in over_word] == [True]


def test_a_fault_hides_no_hint(project: Path) -> None:
    _add_at_the_end(project, f'{NAAST}<w:p><w:pPr><w:pStyle w:val="Weg"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
    uitkomst = _check(project)
    assert len(uitkomst.fouten) == 1
    assert any("de stijl 'Weg' bestaat niet" in rij.tekst for rij in uitkomst.waarschuwingen)


@pytest.mark.parametrize("inhoud", [b"", b"PK\x03\x04", b"geen word"])
def test_a_letterhead_that_is_no_word_file_is_one_fault(project: Path, inhoud: bytes) -> None:
    (project / LISSE).write_bytes(inhoud)
    assert [fout.plaats.bestand for fout in _check(project).fouten] == [LISSE]


def test_a_fact_that_no_letter_has_is_a_fault(project: Path) -> None:
    """A typing error would print nothing: on the letterhead, in a clause and in a subject line, each at its place."""
    _add_at_the_end(project, "<w:p><w:r><w:t>Kenmerk {{ brief.kenmrek }}</w:t></w:r></w:p>")
    clausules = project / "templates/damocles/documenten/clausules/feiten.yaml"
    tekst = clausules.read_text(encoding="utf-8")
    voor, rij, na = tekst.partition("{%p for rij in vondst.handel %}\n          - {{ rij.tekst }}")
    clausules.write_text(voor + rij.replace("rij.tekst", "rij.tekts") + na, encoding="utf-8")
    document = project / "templates/damocles/documenten/voornemen.yaml"
    regels = document.read_text(encoding="utf-8").splitlines()
    anders = ['onderwerp: "Over {{ aan.mijn_pand }}"' if regel.startswith("onderwerp:") else regel for regel in regels]
    document.write_text("\n".join(anders), encoding="utf-8")
    fouten = {(fout.plaats.bestand, fout.tekst.split('"')[1], fout.uitweg) for fout in _check(project).fouten}
    assert (LISSE, "Kenmerk {{ brief.kenmrek }}", "bedoelde u brief.kenmerk?") in fouten
    assert ("vondst.handel[].tekts", "bedoelde u vondst.handel[].tekst?") in {(naam, uit) for _, naam, uit in fouten}
    assert any(bestand.endswith("voornemen.yaml") and naam == "aan.mijn_pand" for bestand, naam, _ in fouten)


def test_a_fact_that_nothing_reads_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fact of this project is read, some by the program alone; without that list those are named."""
    instrument = Instrument(PROJECT)
    assert list(naamlint.unused_facts(instrument)) == []
    monkeypatch.setattr(naamlint, "_VAN_HET_PROGRAMMA", frozenset())
    gevonden = [str(rij) for rij in naamlint.unused_facts(instrument)]
    assert any("betrokkenen[].kwetsbaar" in rij and "gegevens.yaml:" in rij for rij in gevonden)


def test_what_the_program_reads_is_read(project: Path) -> None:
    """The list of facts for the program alone holds no word that the program does not have."""
    bronnen = " ".join(pad.read_text(encoding="utf-8") for pad in (PROJECT / "scripts/instrumentarium").rglob("*.py"))
    assert [woord for woord in naamlint._VAN_HET_PROGRAMMA if f".{woord}" not in bronnen] == []


def test_every_name_of_this_project_is_one_that_letters_have(project: Path) -> None:
    """The control: without a typing error nothing is found, whichever documents there are."""
    assert _check(project).fouten == []
