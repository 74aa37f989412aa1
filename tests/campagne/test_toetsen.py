"""The checks while writing: one file per lesson, which changes a good campaign and says what must be found.

The control: the campaign as it stands has no blokkade and no waarschuwing, so each finding comes from the change.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
import yaml

from campagne.proef import CAMPAGNE, NAAM, findings, make_project, run

GEVALLEN = sorted((Path(__file__).parent / "gevallen_toets").glob("*.yaml"))
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_the_campaign_itself_is_clean(tmp_path: Path) -> None:
    zwaar = [rij for rij in findings(make_project(tmp_path / "p")) if rij["ernst"] != "aandachtspunt"]
    assert zwaar == []


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_golden(geval: Path, tmp_path: Path) -> None:
    """Each file: `vervang` (old and new words in campagne.yaml), `bestanden` (whole files), `vindt`, `zwijgt`."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    campagne = CAMPAGNE
    for oud, nieuw in inhoud.get("vervang", []):
        assert oud in campagne, oud
        campagne = campagne.replace(oud, nieuw)
    bestanden = {"campagne.yaml": campagne} | inhoud.get("bestanden", {})
    gevonden = findings(make_project(tmp_path / "p", bestanden))
    for verwacht in inhoud.get("vindt", []):
        passend = [
            rij
            for rij in gevonden
            if rij["id"] == verwacht["id"]
            and rij["ernst"] == verwacht.get("ernst", rij["ernst"])
            and verwacht.get("melding", "") in rij["melding"]
            and verwacht.get("herstel", "") in rij["herstel"]
            and verwacht.get("plaats", "") in rij["plaats"]
        ]
        assert passend, (verwacht, gevonden)
    for id_ in inhoud.get("zwijgt", []):
        assert not [rij for rij in gevonden if rij["id"] == id_], gevonden


def test_a_blokkade_gives_exit_code_1_and_a_warning_0(tmp_path: Path) -> None:
    fout = CAMPAGNE.replace("Meld het. Politie", "Meld het. " + "lang " * 60 + "Politie")
    assert run(make_project(tmp_path / "a", {"campagne.yaml": fout}), "toets", NAAM).exit_code == 1
    lang = (
        "# Kop\n\n"
        "Bel de politie via {{ meldlijn.politie }} als u iets ziet dat volgens u niet klopt in uw eigen straat.\n"
    )
    goed = make_project(tmp_path / "b", {"nl/webtekst.md": lang})
    assert run(goed, "toets", NAAM).exit_code == 0
    assert "CAM-ZIN" in run(goed, "toets", NAAM).stdout


def test_json_has_the_form_of_contract_5_2(tmp_path: Path) -> None:
    fout = CAMPAGNE.replace("vraag: Bij twijfel", "vraag: Bij twijfel {{ gemeente.nam }}")
    uit = run(make_project(tmp_path / "p", {"campagne.yaml": fout}), "toets", NAAM, "--json")
    document = json.loads(uit.stdout)
    rij = next(rij for rij in document["bevindingen"] if rij["id"] == "CAM-VELD")
    assert set(rij) == {"id", "ernst", "melding", "herstel", "bronnen", "plaats", "aanvaard"}
    assert (uit.exit_code, rij["herstel"], rij["aanvaard"]) == (1, "bedoelde u gemeente.naam?", False)
    assert document["fouten"][0]["bestand"] == f"campaigns/{NAAM}/campagne.yaml"


def test_a_picture_of_fifty_megapixels_is_refused_without_being_opened(tmp_path: Path) -> None:
    groot = PIXEL[:16] + (10_000).to_bytes(4, "big") + (5_000).to_bytes(4, "big") + PIXEL[24:]
    gevonden = findings(make_project(tmp_path / "p", {"foto.png": groot}))
    assert [rij["melding"] for rij in gevonden] == ["dit beeld heeft 50 megapixels (10000 x 5000)"]


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    gevonden = findings(make_project(tmp_path / "p", {"foto.jpg": b"<svg onload=alert(1)>"}))
    assert gevonden[0]["melding"] == "dit is geen beeld in PNG of JPEG"
    assert gevonden[0]["plaats"].startswith(f"campaigns/{NAAM}/foto.jpg")


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    geheim = tmp_path / "geheim.md"
    geheim.write_text("# Geheim\n")
    map_ = make_project(tmp_path / "p")
    webtekst = map_ / "campaigns" / NAAM / "nl" / "webtekst.md"
    webtekst.unlink()
    webtekst.symlink_to(geheim)
    gevonden = findings(map_)
    assert "dit bestand wijst naar buiten de map van de campagne" in [rij["melding"] for rij in gevonden]
    uit = run(map_, "maak", NAAM, "--uit", str(tmp_path / "uit"))
    assert (uit.exit_code, (tmp_path / "uit").exists()) == (1, False)


def test_the_seven_campaigns_of_this_project_pass() -> None:
    """No blokkade at all, and few warnings: a checker that cries wolf is switched off."""
    from datetime import date

    from campagne.proef import PROJECT
    from instrumentarium.campagne import inlezen, toetsen

    for naam in inlezen.names(PROJECT):
        gevonden = toetsen.check(inlezen.read(PROJECT, naam), date(2026, 11, 24))
        assert not [rij for rij in gevonden if rij.ernst == "blokkade"], naam
        assert len([rij for rij in gevonden if rij.ernst == "waarschuwing"]) <= 3, naam


def test_a_torn_picture_is_found_before_anything_is_made(tmp_path: Path) -> None:
    campagne = CAMPAGNE.replace("beeld: lichte-rij-ramen", "beeld: foto.png")
    gevonden = findings(make_project(tmp_path / "p", {"campagne.yaml": campagne, "foto.png": PIXEL[:40]}))
    assert [rij["id"] for rij in gevonden if rij["ernst"] == "blokkade"] == ["CAM-ZET"]
    heel = findings(make_project(tmp_path / "q", {"campagne.yaml": campagne, "foto.png": PIXEL}))
    assert [rij for rij in heel if rij["ernst"] == "blokkade"] == []


def test_a_mark_of_the_police_needs_permission_on_file(tmp_path: Path) -> None:
    campagne = CAMPAGNE.replace("beeld: lichte-rij-ramen", "beeld: logo-politie.png")
    zonder = findings(make_project(tmp_path / "p", {"campagne.yaml": campagne, "logo-politie.png": PIXEL}))
    assert "CAM-MERK" in [rij["id"] for rij in zonder]
    akkoord = "akkoord: [{stuk: poster, rol: politie, naam: Bewoner A, datum: 2027-01-04}]"
    gegeven = campagne.replace("akkoord: []", akkoord)
    met = findings(make_project(tmp_path / "q", {"campagne.yaml": gegeven, "logo-politie.png": PIXEL}))
    assert "CAM-MERK" not in [rij["id"] for rij in met]
