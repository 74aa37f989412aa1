"""A kit is complete, true to its sources, the same twice, and nothing is left behind when something is wrong."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pikepdf
import pytest
from lxml import etree
from openxml_audit import OdfValidator, OpenXmlValidator

from campagne.proef import CAMPAGNE, NAAM, PROJECT, make_project, run

ALLES = {
    "index.html", "kit.json", "LEESMIJ.md", "webtekst.md", "webtekst.html", "persbericht.docx", "persbericht.odt",
    "persbericht.md", "bewonersbrief.docx", "bewonersbrief.odt", "nieuwsbrief.html", "vragen-en-antwoorden.md",
    "intranet.md", "gemeentepagina.txt", "bellijst.md", "raadsbericht.md", "avond.pptx",
    *(f"{stam}.{soort}" for stam in ("poster-a3", "poster-a4", "flyer-a5", "bedankposter-a3") for soort in ("pdf", "svg", "txt")),
    *(f"beeld/{maat}{slot}" for maat in ("1x1", "4x5", "9x16", "16x9", "1200x630") for slot in (".png", ".alt.txt")),
    *(f"sociaal/{kanaal}.txt" for kanaal in ("x", "instagram", "facebook", "linkedin", "threads", "bluesky", "whatsapp", "sms")),
}  # fmt: skip
MATEN = {"1x1": (1080, 1080), "4x5": (1080, 1350), "9x16": (1080, 1920), "16x9": (1920, 1080), "1200x630": (1200, 630)}


@pytest.fixture(scope="module")
def uit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report-crime campaign for Lisse in Dutch, from the real sources, with a zip."""
    map_ = tmp_path_factory.mktemp("kits")
    gelukt = run(PROJECT, "maak", "meld-misdaad", "--gemeente", "lisse", "--uit", str(map_), "--zip")
    assert gelukt.exit_code == 0, gelukt.stderr
    return map_


@pytest.fixture(scope="module")
def kit(uit: Path) -> Path:
    return uit / "meld-misdaad" / "lisse" / "nl"


def names(map_: Path) -> set[str]:
    return {pad.relative_to(map_).as_posix() for pad in map_.rglob("*") if pad.is_file()}


def test_every_file_of_the_contract_is_there(uit: Path, kit: Path) -> None:
    assert names(kit) >= ALLES
    assert (uit / "meld-misdaad" / "lisse" / "planning.ics").is_file()
    assert (uit / "meld-misdaad-lisse.zip").is_file()


def test_sheets_are_tagged_pdfs_in_the_right_size_and_language(kit: Path) -> None:
    for stam, breedte in (("poster-a3", 842), ("poster-a4", 595), ("flyer-a5", 420), ("bedankposter-a3", 842)):
        with pikepdf.open(kit / f"{stam}.pdf") as pdf:
            assert round(float(pdf.pages[0].mediabox[2])) == breedte
            assert bool(pdf.Root.MarkInfo.Marked)
            assert str(pdf.Root.Lang) == "nl"
            with pdf.open_metadata() as meta:
                assert meta["pdfuaid:part"] == "1"
                assert meta["dc:title"]


def test_a_sheet_is_read_aloud_in_order(kit: Path) -> None:
    """The picture with its description, then the line as a heading, then the rest as paragraphs."""
    with pikepdf.open(kit / "poster-a3.pdf") as pdf:
        delen = list(_walk(pdf.Root.StructTreeRoot))
    soorten = [soort for soort, _ in delen]
    assert soorten[:3] == ["/Document", "/Figure", "/H1"]
    assert soorten.count("/P") >= 8
    assert delen[1][1] == (kit / "poster-a3.txt").read_text().partition("Beeld: ")[2].strip()


def _walk(knoop: Any) -> Iterator[tuple[str, str]]:
    if isinstance(knoop, pikepdf.Array):
        for kind in knoop:
            yield from _walk(kind)
    elif isinstance(knoop, pikepdf.Dictionary):
        if "/S" in knoop:
            yield str(knoop.S), str(knoop.get("/Alt", ""))
        if "/K" in knoop:
            yield from _walk(knoop.K)


def test_svg_holds_the_words_of_the_sheet_as_text(kit: Path) -> None:
    for stam in ("poster-a3", "flyer-a5", "bedankposter-a3"):
        boom = etree.fromstring((kit / f"{stam}.svg").read_bytes())
        woorden = re.findall(
            r"\w+", " ".join("".join(t.itertext()) for t in boom.iter("{http://www.w3.org/2000/svg}text"))
        )
        tekst, _, beeld = (kit / f"{stam}.txt").read_text().partition("Beeld: ")
        assert set(re.findall(r"\w+", tekst)) <= set(woorden)
        assert boom.find("{http://www.w3.org/2000/svg}desc").text == beeld.strip()


def test_pictures_have_exactly_the_size_of_their_name(kit: Path) -> None:
    for maat, pixels in MATEN.items():
        assert struct.unpack(">II", (kit / f"beeld/{maat}.png").read_bytes()[16:24]) == pixels
        assert len((kit / f"beeld/{maat}.alt.txt").read_text().strip()) > 40


def test_office_files_open_without_a_fault(kit: Path) -> None:
    for naam in ("persbericht.docx", "bewonersbrief.docx", "avond.pptx"):
        assert not list(OpenXmlValidator().validate(str(kit / naam)).errors), naam
    assert not OdfValidator().validate(str(kit / "persbericht.odt")).errors


def test_a_letter_is_in_the_house_style_and_says_its_language(kit: Path) -> None:
    with zipfile.ZipFile(kit / "bewonersbrief.docx") as zip_:
        stijlen, kop = zip_.read("word/styles.xml").decode(), zip_.read("word/header1.xml").decode()
        lijf = zip_.read("word/document.xml").decode()
    assert "1D6B3A" in stijlen
    assert "nl-NL" in stijlen
    assert "Gemeente Lisse" in kop
    assert "{{" not in lijf


def test_what_lacks_approval_says_so_on_the_piece(kit: Path) -> None:
    assert (kit / "persbericht.md").read_text().startswith("**NIET VERSPREIDEN: het akkoord van de burgemeester")
    with zipfile.ZipFile(kit / "persbericht.docx") as zip_:
        assert "NIET VERSPREIDEN" in zip_.read("word/document.xml").decode()
    assert "NIET VERSPREIDEN" in (kit / "poster-a3.svg").read_text()
    assert "NIET VERSPREIDEN" not in (kit / "webtekst.md").read_text()
    assert json.loads((kit / "kit.json").read_text())["niet_verspreiden"] == [
        "bedankposter", "beeld", "persbericht", "poster", "scherm",
    ]  # fmt: skip


def test_the_manifest_proves_every_file_and_source(kit: Path) -> None:
    from hashlib import sha256

    manifest = json.loads((kit / "kit.json").read_text())
    assert manifest["geldig_tot"] == "2027-06-25"
    assert manifest["bestanden"] == {
        naam: sha256((kit / naam).read_bytes()).hexdigest() for naam in sorted(names(kit) - {"kit.json"})
    }
    for pad, som in manifest["bronnen"].items():
        assert sha256((PROJECT / pad).read_bytes()).hexdigest() == som


def test_the_cover_shows_every_piece_and_asks_nothing_from_the_network(kit: Path) -> None:
    html = (kit / "index.html").read_text()
    for naam in names(kit) - {"index.html", "kit.json", "LEESMIJ.md"}:
        assert f'href="{naam}"' in html, naam
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", html)
    assert "van 280 tekens" in html


def test_the_newsletter_is_dutch_and_asks_nothing_from_the_network(kit: Path) -> None:
    html = (kit / "nieuwsbrief.html").read_text()
    assert '<html lang="nl"' in html
    assert "0900-8844" in html
    assert not re.search(r"<(?:link|img|script)[^>]*https?:", html)


def test_an_unconfirmed_language_stays_out_of_the_zip(uit: Path) -> None:
    with zipfile.ZipFile(uit / "meld-misdaad-lisse.zip") as zip_:
        talen = {naam.split("/")[1] for naam in zip_.namelist()}
    assert talen == {"nl", "planning.ics"}
    assert (uit / "meld-misdaad" / "lisse" / "pl" / "poster-a3.pdf").is_file()


def test_the_calendar_has_fixed_ids(uit: Path) -> None:
    agenda = icalendar.Calendar.from_ical((uit / "meld-misdaad" / "lisse" / "planning.ics").read_bytes())
    stukken = agenda.walk("VEVENT")
    assert len({str(stuk["UID"]) for stuk in stukken}) == len(stukken) > 10
    assert {str(stuk["DTSTAMP"].to_ical()) for stuk in stukken} == {"b'20000101T000000Z'"}


def test_the_same_bytes_twice_and_only_changes_are_made_again(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    opties = ("maak", NAAM, "--gemeente", "lisse", "--taal", "nl", "--zip", "--json")
    eerste = json.loads(run(map_, *opties, "--uit", str(tmp_path / "a")).stdout)
    tweede = json.loads(run(map_, *opties, "--uit", str(tmp_path / "b")).stdout)
    assert (eerste["uit_tussenopslag"], tweede["uit_tussenopslag"] > 5) == (0, True)
    for map_cache in (map_ / ".cache").rglob("*"):
        if map_cache.is_file():
            map_cache.write_bytes(b"stuk" + map_cache.read_bytes()[4:])
    derde = json.loads(run(map_, *opties, "--uit", str(tmp_path / "c")).stdout)
    assert derde["uit_tussenopslag"] == 0, "a torn cache is not believed"
    een, twee, drie = (
        {pad.relative_to(m).as_posix(): pad.read_bytes() for pad in m.rglob("*") if pad.is_file()}
        for m in (tmp_path / "a", tmp_path / "b", tmp_path / "c")
    )
    assert een == twee == drie
    tekst = map_ / "campaigns" / NAAM / "nl" / "webtekst.md"
    tekst.write_text(tekst.read_text().replace("Is er gevaar?", "Gevaar?"))
    vierde = json.loads(run(map_, *opties, "--uit", str(tmp_path / "a")).stdout)
    anders = {naam for naam, data in een.items() if (tmp_path / "a" / naam).read_bytes() != data}
    assert {naam.split("/")[-1] for naam in anders} == {
        "webtekst.md", "webtekst.html", "index.html", "kit.json", f"{NAAM}-lisse.zip",
    }  # fmt: skip
    assert vierde["gewijzigd"] == 5


def test_the_partner_edition_has_no_sender(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    assert run(map_, "maak", NAAM, "--taal", "nl", "--uit", str(tmp_path / "uit")).exit_code == 0
    partner = tmp_path / "uit" / NAAM / "partner" / "nl"
    assert (partner / "VOORWAARDEN.md").is_file()
    alles = "\n".join(
        pad.read_text()
        for pad in partner.rglob("*")
        if pad.suffix in {".md", ".svg", ".txt", ".html"} and pad.name != "VOORWAARDEN.md"
    )
    for naam in ("Hillegom", "Lisse", "Teylingen", "#A8141E", "#1D6B3A", "#17508C"):
        assert naam not in alles
    assert "[naam van uw gemeente]" in (partner / "persbericht.md").read_text()


def test_a_piece_without_text_is_left_out_and_named(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    run(map_, "maak", NAAM, "--gemeente", "lisse", "--taal", "nl", "--uit", str(tmp_path / "uit"))
    kit_ = tmp_path / "uit" / NAAM / "lisse" / "nl"
    assert not (kit_ / "flyer-a5.pdf").exists()
    assert "- Flyer\n" in (kit_ / "LEESMIJ.md").read_text().split("## Niet in deze kit")[1]


def test_an_expired_campaign_needs_to_be_asked_for(tmp_path: Path) -> None:
    oud = CAMPAGNE.replace("2027-05-18, tot: 2027-06-25", "2025-05-18, tot: 2025-06-25").replace(
        "2027-05-24", "2025-05-26"
    )
    map_ = make_project(tmp_path / "p", {"campagne.yaml": oud})
    opties = ("maak", NAAM, "--gemeente", "lisse", "--taal", "nl", "--uit", str(tmp_path / "uit"))
    geweigerd = run(map_, *opties)
    assert (geweigerd.exit_code, "--ook-verlopen" in geweigerd.stderr) == (1, True)
    assert not (tmp_path / "uit").exists()
    assert run(map_, *opties, "--ook-verlopen").exit_code == 0
    assert "Deze campagne is verlopen" in (tmp_path / "uit" / NAAM / "lisse" / "nl" / "index.html").read_text()


def test_bleed_adds_boxes_for_the_printer(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    run(map_, "maak", NAAM, "--gemeente", "lisse", "--taal", "nl", "--afloop", "--uit", str(tmp_path / "uit"))
    with pikepdf.open(tmp_path / "uit" / NAAM / "lisse" / "nl" / "poster-a3.pdf") as pdf:
        blad = pdf.pages[0]
        trim, bleed = ([float(g) for g in blad[doos]] for doos in ("/TrimBox", "/BleedBox"))
        assert [round((b - a) / 72 * 25.4, 1) for a, b in zip(trim[:2], trim[2:], strict=True)] == [297.0, 420.0]
        assert [round((t - b) / 72 * 25.4, 1) for t, b in zip(trim[:2], bleed[:2], strict=True)] == [3.0, 3.0]


def test_a_missing_font_is_a_fault_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from instrumentarium.campagne import zetten

    zetten._fonts.cache_clear()
    monkeypatch.setattr(zetten, "LETTERTYPE", tmp_path / "leeg")
    (tmp_path / "leeg").mkdir()
    try:
        uitkomst = run(make_project(tmp_path / "p"), "maak", NAAM, "--uit", str(tmp_path / "uit"))
    finally:
        zetten._fonts.cache_clear()
    assert (uitkomst.exit_code, "lettertype Source Sans 3" in uitkomst.stderr) == (1, True)
    assert not (tmp_path / "uit").exists()


def test_results_that_may_leave_stand_on_the_thank_you_poster(tmp_path: Path) -> None:
    dank = "  bedankposter:\n    regel: Dank u wel.\n    beeld: lichte-rij-ramen\n    alt: Een rij huizen.\n"
    rijen = (
        "resultaten:\n"
        "  - {wat: meldingen, waarde: 225, periode: 2020 en 2021, bron: VNG, mag_extern: true}\n"
        "  - {wat: geheimen, waarde: 9, periode: 2021, bron: VNG, mag_extern: false}\n"
    )
    campagne = CAMPAGNE.replace("  sociaal:", dank + "  sociaal:").replace("resultaten: []\n", rijen)
    map_ = make_project(tmp_path / "p", {"campagne.yaml": campagne})
    run(map_, "maak", NAAM, "--gemeente", "lisse", "--taal", "nl", "--uit", str(tmp_path / "uit"))
    tekst = (tmp_path / "uit" / NAAM / "lisse" / "nl" / "bedankposter-a3.txt").read_text()
    assert "225 meldingen (2020 en 2021)" in tekst
    assert "geheimen" not in tekst


def test_a_new_language_is_a_folder(tmp_path: Path) -> None:
    spaans = (
        "schema: campagne-taal/1\ntitel: Prueba\nstukken:\n  poster:\n    regel: Usted conoce su calle.\n"
        "    beeld: lichte-rij-ramen\n    alt: Una fila de casas oscuras.\n  sociaal:\n    x: 'Avise: {{ meldlijn.politie }}.'\n"
        "    sms: 'Avise: {{ meldlijn.politie }}.'\nwoorden: {spoed: Emergencia}\n"
    )
    bestanden: dict[str, str | bytes] = {
        "campagne.yaml": CAMPAGNE.replace("en: te-controleren", "en: te-controleren, es: bevestigd"),
        "es/stukken.yaml": spaans,
        "es/webtekst.md": "# Usted conoce su calle\n\nPolicía: {{ meldlijn.politie }}.\n",
        "es/persbericht.md": "# Nota\n\nPolicía: {{ meldlijn.politie }}.\n",
    }
    map_ = make_project(tmp_path / "p", bestanden)
    uitkomst = run(map_, "maak", NAAM, "--gemeente", "lisse", "--taal", "es", "--uit", str(tmp_path / "uit"))
    assert uitkomst.exit_code == 0, uitkomst.stderr
    tekst = (tmp_path / "uit" / NAAM / "lisse" / "es" / "poster-a3.txt").read_text()
    assert "Emergencia: 112" in tekst
    assert "Municipio de Lisse" in tekst


def test_wrong_calls_say_what_to_type(tmp_path: Path) -> None:
    map_ = make_project(tmp_path / "p")
    for argumenten, woord in (
        (("maak", "prof"), "bedoelde u proef?"),
        (("maak", NAAM, "--gemeente", "lise"), "bedoelde u lisse?"),
        (("maak", NAAM, "--taal", "fr"), "kies uit nl, en"),
        (("maak", NAAM, "--verantwoording", "x.json"), "hoort bij na-sluiting"),
        (("maak", NAAM, "--uit", str(map_ / "campaigns")), "in campaigns/ komen geen kits"),
        (("maak", NAAM, "--uit", str(map_ / "mkdocs.yml")), "is geen map"),
        (("toets", "../x"), "onbekende campagne"),
        (("kits", str(tmp_path / "weg")), "bestaat niet"),
    ):
        uitkomst = run(map_, *argumenten)
        assert (uitkomst.exit_code, woord in uitkomst.stderr) == (2, True), (argumenten, uitkomst.stderr)


def test_zip_bytes_do_not_depend_on_order() -> None:
    from instrumentarium.campagne.inpakken import pack

    een, twee = pack({"a": b"1", "b": b"2"}), pack({"b": b"2", "a": b"1"})
    assert een == twee
    with zipfile.ZipFile(io.BytesIO(een)) as zip_:
        assert zip_.testzip() is None
