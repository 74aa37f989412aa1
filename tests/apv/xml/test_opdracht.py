"""The two commands as a reader types them: files, JSON, exit codes, and the export read in again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from apv.xml.bouwstenen import cvdr, lees, zonder_herkomst
from apv.xml.test_rondreis import AKN
from conftest import gedeeld
from instrumentarium.apv.collectie import load_gemeente
from instrumentarium.apv.exporteren import build_regeling
from instrumentarium.apv.exporteren_akn import to_akn
from instrumentarium.apv.exporteren_cvdr import to_cvdr
from instrumentarium.apv.exporteren_jsonld import to_jsonld
from instrumentarium.cli import main
from instrumentarium.cli.gereedschap import vandaag

GEMEENTEN = ["hillegom", "lisse", "teylingen"]
KERN = "<dcterms:identifier>CVDR999_2</dcterms:identifier><dcterms:creator>Bergen (NH.)</dcterms:creator>"
GOED = cvdr("<artikel><kop><nr>1</nr></kop><al>Tekst.</al></artikel>", kern=KERN)


def roep(*argumenten: str) -> int:
    """Run the program; return its exit code."""
    with pytest.raises(SystemExit) as einde:
        main([*argumenten])
    return int(einde.value.code or 0)


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "voorbeeld.xml"
    pad.write_bytes(GOED)
    return pad


def test_import_writes_one_file_named_after_the_regulation(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit = bestand.parent / "uit"
    assert roep("apv", "importeer", str(bestand), "--uit", str(uit), "--json") == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert antwoord["id"] == "CVDR999_2"
    assert [Path(pad).name for pad in antwoord["geschreven"]] == ["CVDR999_2.yaml"]
    waarde = yaml.safe_load((uit / "CVDR999_2.yaml").read_text(encoding="utf-8"))
    assert (waarde["schema"], waarde["gemeente"], waarde["organisatie"]) == (
        "regeling-tekst/1",
        "bergen-nh",
        "Bergen (NH.)",
    )


def test_a_second_time_is_the_same_and_another_content_is_not_overwritten(bestand: Path) -> None:
    uit = str(bestand.parent / "uit")
    assert roep("apv", "importeer", str(bestand), "--uit", uit) == 0
    assert roep("apv", "importeer", str(bestand), "--uit", uit) == 0
    bestand.write_bytes(GOED.replace(b"Tekst", b"Andere tekst"))
    assert roep("apv", "importeer", str(bestand), "--uit", uit) == 2
    assert "Andere" not in (Path(uit) / "CVDR999_2.yaml").read_text(encoding="utf-8")
    assert roep("apv", "importeer", str(bestand), "--uit", uit, "--vervang") == 0
    assert "Andere" in (Path(uit) / "CVDR999_2.yaml").read_text(encoding="utf-8")


def test_an_article_becomes_a_version_beside_the_regulation(
    bestand: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit = bestand.parent / "uit"
    keuze = ["--onderwerp", "woonoverlast", "--artikel", "1", "--gemeente", "Lisse"]
    assert roep("--map", str(project), "apv", "importeer", str(bestand), "--uit", str(uit), *keuze) == 0
    assert "Verschil met lis" in capsys.readouterr().out
    waarde = yaml.safe_load((uit / "woonoverlast" / "lisse.yaml").read_text(encoding="utf-8"))
    assert waarde["versies"][0]["status"] == "vastgesteld"


@pytest.mark.parametrize(
    "keuze",
    [
        ["--onderwerp", "woonoverlast"],
        ["--artikel", "1"],
        ["--onderwerp", "bestaat-niet", "--artikel", "1"],
        ["--onderwerp", "woonoverlast", "--artikel", "99"],
        ["--gemeente", "!!"],
    ],
)
def test_a_wrong_call_writes_nothing(bestand: Path, project: Path, keuze: list[str]) -> None:
    uit = bestand.parent / "uit"
    assert roep("--map", str(project), "apv", "importeer", str(bestand), "--uit", str(uit), *keuze) == 2
    assert not uit.exists()


def test_the_dates_beside_a_national_law_are_used(tmp_path: Path) -> None:
    map_ = gedeeld("data", "regelingen")
    if map_ is None:
        return
    assert roep("apv", "importeer", str(map_ / "bwb_toestand.xml"), "--uit", str(tmp_path)) == 0
    waarde = yaml.safe_load((tmp_path / "BWBR0045754_2022-05-01_0.yaml").read_text(encoding="utf-8"))
    assert str(waarde["datums"]["einde"]["datum"]) == "2022-07-31"
    assert (
        roep("apv", "importeer", *(str(map_ / f"bwb_{n}.xml") for n in ("manifest", "wti")), "--uit", str(tmp_path))
        == 0
    )
    assert yaml.safe_load((tmp_path / "BWBR0045754-datums.yaml").read_text(encoding="utf-8"))["toestanden"]


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_our_regulation_goes_out_and_comes_in_again(gemeente: str, project: Path) -> None:
    """CVDR out and in again gives the same tree, keys included; Akoma Ntoso follows its schema."""
    uitvoer = build_regeling(load_gemeente(project, gemeente), gemeente, vandaag(), vandaag())
    terug = lees(to_cvdr(uitvoer.regeling).encode()).regeling
    assert zonder_herkomst(terug.inhoud) == zonder_herkomst(uitvoer.regeling.inhoud)
    assert terug.eigenschappen == uitvoer.regeling.eigenschappen
    assert AKN.validate(etree.fromstring(to_akn(uitvoer.regeling).encode())), AKN.error_log
    assert to_cvdr(uitvoer.regeling) == to_cvdr(uitvoer.regeling)


def test_json_ld_names_everything_once(project: Path) -> None:
    uitvoer = build_regeling(load_gemeente(project, "lisse"), "lisse", vandaag(), vandaag())
    graaf: list[dict[str, Any]] = to_jsonld(uitvoer.regeling)["@graph"]
    namen = [knoop["@id"] for knoop in graaf]
    assert len(namen) == len(set(namen))
    werk = graaf[0]
    assert set(werk["eli:has_part"]) == {k["@id"] for k in graaf if k["@type"] == "eli:LegalResourceSubdivision"}
    assert all(knoop["eli:is_part_of"] == werk["@id"] for knoop in graaf[2:])


@pytest.mark.parametrize("formaat", ["json", "jsonld", "akn", "cvdr"])
def test_export_prints_or_writes(
    formaat: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opdracht = ["--map", str(project), "apv", "exporteer", "--gemeente", "hillegom", "--formaat", formaat]
    assert roep(*opdracht) == 0
    getoond = capsys.readouterr().out
    assert roep(*opdracht, "--uit", str(tmp_path / "uit" / "f")) == 0
    assert (tmp_path / "uit" / "f").read_text(encoding="utf-8").rstrip("\n") == getoond.rstrip("\n")
    if formaat.startswith("json"):
        json.loads(getoond)
    else:
        etree.fromstring(getoond.encode())


def test_export_on_a_day_without_a_regulation(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert roep("--map", str(project), "apv", "exporteer", "--gemeente", "lisse", "--op", "1950-01-01") == 2
    assert "geen regeling bekend" in capsys.readouterr().err
    assert roep("--map", str(project), "apv", "exporteer", "--gemeente", "lise") == 2
    assert "bedoelde u lisse?" in capsys.readouterr().err
    assert roep("--map", str(project), "apv", "exporteer") == 2


def test_an_imported_file_goes_out_again(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit = bestand.parent / "uit"
    assert roep("apv", "importeer", str(bestand), "--uit", str(uit)) == 0
    capsys.readouterr()
    assert roep("apv", "exporteer", "--bestand", str(uit / "CVDR999_2.yaml"), "--formaat", "cvdr") == 0
    terug = lees(capsys.readouterr().out.encode()).regeling
    assert zonder_herkomst(terug.inhoud) == zonder_herkomst(lees(GOED).regeling.inhoud)


def test_an_edited_file_with_nonsense_is_refused(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit = bestand.parent / "uit"
    assert roep("apv", "importeer", str(bestand), "--uit", str(uit)) == 0
    pad = uit / "CVDR999_2.yaml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("soort: artikel", 'soort: "a b><c"'), encoding="utf-8")
    assert roep("apv", "exporteer", "--bestand", str(pad), "--formaat", "cvdr") == 1
    assert "kan geen naam van een element zijn" in capsys.readouterr().err
