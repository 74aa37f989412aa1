"""Campaigns as somebody writes them who has only read the contract: the example itself, and texts without a file."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from campagne.proef import NAAM, findings, make_project, run

# Section 6 of the contract, with words where it has dots: the number 112 bare, pieces that are not there yet named
# in akkoord and planning, a poster without a description.
VOORBEELD = """\
schema: campagne/1
titel: Voorbeeld
periode: {van: 2027-04-01, tot: 2027-04-30}
doel: Inwoners melden eerder.
publiek: streng
doelgroepen: [inwoners]
kernboodschap: Meld het.
meldlijnen: [112, politie, mma, gemeente]
talen: {nl: bevestigd, en: te-controleren, pl: te-controleren}
akkoord: [{stuk: persbericht, rol: burgemeester, naam: Burgemeester A, datum: 2027-02-01}]
embargo: null
resultaten: [{wat: aanhoudingen, waarde: 51, periode: 2018 tot en met 2021, bron: artikel, mag_extern: true}]
stukken:
  webtekst: {bestand: webtekst.md}
  sociaal: {x: "Meld het. Bel 0900-8844.", instagram: "Meld het. Bel 0900-8844."}
  poster: {regel: "Weet u wie uw schuur huurt?", actie: Meld het, beeld: schuur-in-tulpenveld}
planning: [{stuk: persbericht, datum: 2027-04-01}]
"""
KORT = """\
schema: campagne/1
titel: Kort
doel: Inwoners melden eerder.
kernboodschap: Meld het.
meldlijnen: [politie]
talen: {nl: bevestigd}
stukken:
  webtekst: "# Meld het\\n\\nBel 0900-8844."
  persbericht: |
    # Meld het

    Bel 0900-8844.
  bewonersbrief: {tekst: "# Meld het\\n\\nBel 0900-8844."}
  avond: {bestand: avond.md}
  flyer: {regel: Meld het, beeld: hand-met-envelop}
  bedankposter: {regel: Dank u wel, beeld: lichte-rij-ramen}
"""


def test_the_example_of_the_contract_gives_a_kit_and_a_zip(tmp_path: Path) -> None:
    map_ = make_project(
        tmp_path / "p", {"campagne.yaml": VOORBEELD, "nl/webtekst.md": "# Meld het\n\nBel 0900-8844.\n"}
    )
    shutil.rmtree(map_ / "campaigns" / NAAM / "en")
    gevonden = findings(map_)
    assert [rij for rij in gevonden if rij["ernst"] == "blokkade"] == []
    assert {"CAM-STUK", "CAM-ALT", "CAM-VERTALING"} <= {rij["id"] for rij in gevonden}
    uit = run(map_, "maak", NAAM, "--gemeente", "lisse", "--zip", "--uit", str(tmp_path / "uit"))
    assert uit.exit_code == 0, uit.stderr
    kit = tmp_path / "uit" / NAAM / "lisse" / "nl"
    assert "Op de deur hangt een groot geel hangslot." in (kit / "beeld" / "1x1.alt.txt").read_text()
    assert (tmp_path / "uit" / NAAM / "lisse" / "planning.ics").is_file()
    with zipfile.ZipFile(tmp_path / "uit" / f"{NAAM}-lisse.zip") as zip_:
        talen = {naam.split("/")[1] for naam in zip_.namelist()}
    assert talen == {"nl", "planning.ics"}, "a language that nobody confirmed stays out"


def test_a_piece_may_be_a_text_and_an_evening_may_be_markdown(tmp_path: Path) -> None:
    bestanden: dict[str, str | bytes] = {
        "campagne.yaml": KORT,
        "nl/avond.md": "# Welkom\n\n- Fijn dat u er bent.\n- Bel {{ meldlijn.politie }}.\n\n## Uw vragen\n\nWat ziet u?\n",
    }
    map_ = make_project(tmp_path / "p", bestanden)
    shutil.rmtree(map_ / "campaigns" / NAAM / "en")
    assert [rij for rij in findings(map_) if rij["ernst"] == "blokkade"] == []
    uit = run(map_, "maak", NAAM, "--gemeente", "lisse", "--uit", str(tmp_path / "uit"))
    assert uit.exit_code == 0, uit.stderr
    kit = tmp_path / "uit" / NAAM / "lisse" / "nl"
    assert (kit / "webtekst.md").read_text() == "# Meld het\n\nBel 0900-8844.\n"
    with zipfile.ZipFile(kit / "avond.pptx") as pptx:
        dias = [pptx.read(f"ppt/slides/slide{nr}.xml").decode() for nr in (1, 2)]
    assert "Welkom" in dias[0]
    assert "Bel 0900-8844." in dias[0]
    assert "Wat ziet u?" in dias[1]
    assert {"flyer-a5.pdf", "bedankposter-a3.pdf", "bewonersbrief.odt"} <= {pad.name for pad in kit.iterdir()}


def test_a_slide_of_markdown_is_checked_on_its_own_line(tmp_path: Path) -> None:
    bestanden: dict[str, str | bytes] = {
        "campagne.yaml": KORT,
        "nl/avond.md": "# Welkom\n\n- Goed\n\n# Twee\n\n- {{ meldlijn.politi }}\n",
    }
    map_ = make_project(tmp_path / "p", bestanden)
    shutil.rmtree(map_ / "campaigns" / NAAM / "en")
    fout = next(rij for rij in findings(map_) if rij["id"] == "CAM-VELD")
    assert (fout["plaats"], fout["herstel"]) == (f"campaigns/{NAAM}/nl/avond.md:5:1", "bedoelde u meldlijn.politie?")


def test_a_campaign_folder_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    elders = tmp_path / "elders"
    (map_ / "campaigns" / NAAM).rename(elders)
    (map_ / "campaigns" / NAAM).symlink_to(elders)
    gevonden = findings(map_)
    assert [rij["melding"] for rij in gevonden][:1] == ["dit wijst naar buiten het project"]
