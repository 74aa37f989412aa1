"""Bad input: one located Dutch message, exit code 1 or 2, and nothing written."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from apv.xml.bouwstenen import cvdr, lees
from instrumentarium.apv.exporteren_yaml import to_yaml
from instrumentarium.apv.importeren import import_regeling, read_document
from instrumentarium.apv.importeren_xml import MAX_BYTES
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.cli import main
from instrumentarium.fouten import BronFout

GOED = cvdr("<artikel><kop><nr>1</nr></kop><al>Tekst.</al></artikel>")
BOM = b"\xef\xbb\xbf"
BOMMETJE = '<!DOCTYPE cvdr [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bestand:
        bestand.writestr("regeling.xml", GOED)
    return buffer.getvalue()


SLECHT = {
    "leeg": (b"", "v.xml:1:1: dit bestand is leeg"),
    "alleen wit": (b" \n\t ", "v.xml:1:1: dit bestand is leeg"),
    "geen xml": (b"Algemene plaatselijke verordening", "v.xml:1:1: hier begint geen XML"),
    "pdf": (b"%PDF-1.7 ...", "v.xml:1:1: dit is een PDF"),
    "zip": (_zip(), "v.xml:1:1: dit is een zip-bestand"),
    "gzip": (b"\x1f\x8b\x08\x00", "v.xml:1:1: dit is een ingepakt bestand"),
    "afgebroken": (GOED[:300], "v.xml:2:"),
    "afgebroken in een naam": (GOED[:-3], "v.xml:2:"),
    "verkeerd gesloten": (GOED.replace(b"</al>", b"</la>"), "hier sluit een ander element"),
    "doctype": (GOED.replace(b"<cvdr", b"<!DOCTYPE cvdr><cvdr", 1), "v.xml:2:1: een DOCTYPE"),
    "bom van entiteiten": (GOED.replace(b"<cvdr", BOMMETJE.encode() + b"<cvdr", 1), "v.xml:2:1: een DOCTYPE"),
    "doctype na opmerking": (b"<!-- x -->\n\n <!doctype html><html/>", "v.xml:3:2: een DOCTYPE"),
    "entiteit": (GOED.replace(b"Tekst", b"Tekst&nbsp;"), "deze verwijzing met & is hier niet bekend"),
    "los &-teken": (GOED.replace(b"Tekst", b"B & W"), "hier hoort een naam"),
    "windows-1252": (
        GOED.replace(b"Tekst", b"caf\xe9"),
        "het bestand zegt utf-8 te zijn, maar byte 0xE9 past daar niet",
    ),
    "utf-16": (GOED.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "v.xml:1:1: dit bestand is UTF-16"),
    "utf-16 zonder merk": (GOED.decode().encode("utf-16-le"), "v.xml:1:1: dit bestand is UTF-16"),
    "onbekende codering": (GOED.replace(b"UTF-8", b"UTF-7"), 'v.xml:1:1: de codering "utf-7" wordt niet gelezen'),
    "nul": (GOED.replace(b"Tekst", b"Te\x00kst"), "dit teken is in XML niet toegestaan"),
    "stuurteken": (GOED.replace(b"Tekst", b"Te&#1;kst"), "dit teken is in XML niet toegestaan"),
    "surrogaat": (GOED.replace(b"Tekst", b"\xed\xa0\x80"), "past daar niet in"),
    "een miljoen diep": (b"<cvdr>" + b"<al>" * 1_000_000, "te diep genest"),
    "diep en gesloten": (cvdr("<foo>" * 300 + "x" + "</foo>" * 300), "te diep genest"),
    "een lange tekst": (cvdr("<al>" + "x" * 11_000_000 + "</al>"), "een te lange tekst"),
    "te groot": (b"<cvdr>" + b" " * MAX_BYTES, "groter dan 40 MB"),
    "andere xml": (b"<html><body/></html>", "v.xml:1:1: dit is XML, maar geen regeling uit CVDR of BWB"),
    "tikfout": (b"<toestanden/>", "bedoelde u toestand?"),
    "publicatie": (b"<officiele-publicatie/>", "haal de geconsolideerde regeling (CVDR) op"),
    "geen tekst": (b"<cvdr><meta/></cvdr>", "het element body met de tekst ontbreekt"),
    "lege tekst": (b"<cvdr><body><regeling/></body></cvdr>", "in deze regeling staat geen tekst"),
    "geen wetgeving": (b"<toestand bwb-id='BWBR0000001'/>", "het element wetgeving met de tekst ontbreekt"),
}


@pytest.mark.parametrize("naam", SLECHT)
def test_bad_input_gives_one_located_message(naam: str) -> None:
    inhoud, melding = SLECHT[naam]
    begin = time.perf_counter()
    with pytest.raises(BronFout) as fout:
        import_regeling(read_document(inhoud, "v.xml"))
    assert len(fout.value.bevindingen) == 1
    assert melding in str(fout.value)
    assert str(fout.value).startswith("v.xml:")
    assert time.perf_counter() - begin < 10


@pytest.mark.parametrize("naam", ["afgebroken", "bom van entiteiten", "windows-1252", "andere xml", "lege tekst"])
def test_the_command_writes_nothing(naam: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand = tmp_path / "v.xml"
    bestand.write_bytes(SLECHT[naam][0])
    with pytest.raises(SystemExit) as einde:
        main(["apv", "importeer", str(bestand), "--uit", str(tmp_path / "uit")])
    assert einde.value.code == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "uit").exists()


def test_a_missing_file_or_a_folder_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for bestand in (tmp_path / "nee.xml", tmp_path):
        with pytest.raises(SystemExit) as einde:
            main(["apv", "importeer", str(bestand), "--uit", str(tmp_path / "uit")])
        assert einde.value.code == 2
        assert "Traceback" not in capsys.readouterr().err


def test_a_bom_and_an_honest_declaration_are_read() -> None:
    """What is not wrong is not refused: a UTF-8 mark, and Windows-1252 that says so."""
    assert lees(BOM + GOED).tekens == lees(GOED).tekens
    eerlijk = GOED.decode().replace("UTF-8", "windows-1252").replace("Tekst", "“Café”").encode("cp1252")
    assert "“Café”." in to_yaml(lees(eerlijk).regeling, "v").decode()


def test_an_id_never_leaves_the_folder() -> None:
    """The id becomes the name of a file: only what looks like an identification gets that far."""
    kern = "<dcterms:identifier>../../etc/passwd</dcterms:identifier>"
    regeling = lees(cvdr("<al>x</al>", kern=kern), "map/../vreemd bestand.xml").regeling
    assert regeling.id == "vreemd-bestand"
    assert "id" in regeling.te_bevestigen
    toestand = (
        b"<toestand bwb-id='../x' inwerkingtreding='../y'><wetgeving><intitule>x</intitule></wetgeving></toestand>"
    )
    assert lees(toestand, "t.xml").regeling.id == "t"


@pytest.mark.parametrize("aantal", range(10, 16))
def test_what_is_written_can_be_read_back_however_deep(aantal: int) -> None:
    """On the edge of 32 levels: either it is refused, or the strict reader takes it."""
    diep = cvdr("<lijst><li nr='a'><al><extref doc='x'>x</extref></al>" * aantal + "</li></lijst>" * aantal)
    try:
        inhoud = to_yaml(lees(diep).regeling, "v.xml")
    except BronFout:
        assert aantal > 12
    else:
        assert lees_yaml(inhoud, "v.yaml") is not None


def test_a_tree_that_cannot_be_read_back_is_refused() -> None:
    """Sources are at most 32 levels deep; a regulation that is deeper is refused, never cut."""
    diep = cvdr("<lijst><li nr='a'><al>x</al>" * 20 + "</li></lijst>" * 20)
    with pytest.raises(BronFout, match="dieper genest dan 32 niveaus"):
        to_yaml(lees(diep).regeling, "v.xml")
