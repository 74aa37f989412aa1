"""`site bekijk` and `site bouw`: a change shows at once, a fault leaves the last good site, the command says what it did."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from handboek.proef import OP, PROJECT, maak
from instrumentarium.cli import groep
from instrumentarium.cli.sitebouw import build_site, set_pdf
from instrumentarium.cli.sitekijk import Kijker, serve
from instrumentarium.cli.zoekindex import settle
from instrumentarium.fouten import GebruikFout
from instrumentarium.handboek import papieren
from instrumentarium.handboek.bron import Lezer


@pytest.fixture
def gezegd() -> list[str]:
    """What the watcher told."""
    return []


@pytest.fixture
def kijker(tmp_path: Path, gezegd: list[str]) -> Kijker:
    """A watcher over the small project, built once."""
    nieuw = Kijker(maak(tmp_path), lambda: OP, gezegd.append)
    nieuw.begin()
    return nieuw


def test_a_change_of_yaml_shows(kijker: Kijker, gezegd: list[str]) -> None:
    """One changed YAML source: its pages are others, within the time that a writer waits; nothing else is built."""
    bron = kijker.wortel / "apv/onderwerpen/woonoverlast/hillegom.yaml"
    blad = kijker.site / "regels/woonoverlast/hillegom/2019-01-01/index.html"
    elders = kijker.site / "signaleren/melden/index.html"
    toen = elders.stat().st_mtime_ns
    assert not kijker.look()
    bron.write_text(bron.read_text(encoding="utf-8").replace("geen hinder", "geen herrie"), encoding="utf-8")
    assert kijker.look()
    assert "geen herrie" in blad.read_text(encoding="utf-8")
    assert elders.stat().st_mtime_ns == toen
    assert "bestanden opnieuw" in gezegd[-1]


def test_a_fault_leaves_the_last_good_site(kijker: Kijker, gezegd: list[str]) -> None:
    """A broken source is named with its place; the page stays as it was, and mending it goes on."""
    bron = kijker.wortel / "content/signaleren/melden.md"
    goed = bron.read_text(encoding="utf-8")
    bron.write_text(goed + "\n[[pagina:weg]]\n", encoding="utf-8")
    assert not kijker.look()
    assert "content/signaleren/melden.md" in gezegd[-1]
    assert "Zo meldt u" in (kijker.site / "signaleren/melden/index.html").read_text(encoding="utf-8")
    bron.write_text(goed.replace("Zo meldt u", "Zo meldt u voortaan"), encoding="utf-8")
    assert kijker.look()
    assert "voortaan" in (kijker.site / "signaleren/melden/index.html").read_text(encoding="utf-8")


def test_a_page_that_goes_is_gone(kijker: Kijker) -> None:
    """A source that is taken away takes its page along."""
    (kijker.wortel / "content/signaleren/intern.md").unlink()
    assert kijker.look()
    assert not (kijker.site / "signaleren/intern/index.html").exists()


def test_server_reloads(kijker: Kijker) -> None:
    """Pages come with the reload script; the waiting address answers when the site is another one."""
    server = serve(kijker, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    basis = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        with urllib.request.urlopen(f"{basis}/regels/") as antwoord:  # noqa: S310 -- our own server
            assert b"/__bekijk.js" in antwoord.read()
        kijker.versie += 0
        threading.Timer(0.3, lambda: setattr(kijker, "versie", kijker.versie + 1)).start()
        with urllib.request.urlopen(f"{basis}/__bekijk", timeout=5) as antwoord:  # noqa: S310 -- our own server
            assert b"data: nieuw" in antwoord.read()
        with pytest.raises(GebruikFout, match="bezet"):
            serve(kijker, int(server.server_address[1]))
    finally:
        server.shutdown()
        server.server_close()


def test_site_bouw_from_the_command_line(tmp_path: Path) -> None:
    """`site bouw --publiek --json` prints one JSON document; the site is where it says."""
    wortel = maak(tmp_path)
    uitslag = CliRunner().invoke(groep, ["--map", str(wortel), "site", "bouw", "--publiek", "--json"])
    assert uitslag.exit_code == 0, uitslag.output
    antwoord = json.loads(uitslag.stdout)
    assert antwoord["publiek"] is True
    assert (Path(antwoord["site"]) / "index.html").is_file()
    bytes_ = b"".join(_unpacked(pad) for pad in Path(antwoord["site"]).rglob("*") if pad.is_file())
    assert b"signaleren/melden" in bytes_
    assert b"zilverreiger" not in bytes_
    assert b"signaleren/intern" not in bytes_


def _unpacked(pad: Path) -> bytes:
    """Return a file; the index of the text search is packed."""
    inhoud = pad.read_bytes()
    return gzip.decompress(inhoud) if inhoud.startswith(b"\x1f\x8b") else inhoud


def test_planted_word_is_found_in_the_index_for_staff(tmp_path: Path) -> None:
    """Control: in the handbook for staff the same word is on the page and in the index, so the test above can fail."""
    site = tmp_path / "uit"
    build_site(maak(tmp_path / "p"), site, op=OP)
    index = b"".join(_unpacked(pad) for pad in (site / "site/zoekindex").rglob("*") if pad.is_file())
    assert b"zilverreiger" in index


def test_same_site_twice(tmp_path: Path) -> None:
    """Two builds of the same sources on the same day are the same, byte for byte, search index, sitemap and PDF included."""
    wortel = maak(tmp_path / "p")
    sites = []
    for naam in ("a", "b"):
        build_site(wortel, tmp_path / naam, op=OP, pdf=True)
        site = tmp_path / naam / "site"
        sites.append({pad.relative_to(site).as_posix(): pad.read_bytes() for pad in site.rglob("*") if pad.is_file()})
    assert sites[0] == sites[1]
    assert b"<lastmod>2026-11-23</lastmod>" in sites[0]["sitemap.xml"]


def test_pdf(tmp_path: Path) -> None:
    """`--pdf` sets each article and the book; the page links to it; the same source is not set twice."""
    wortel = maak(tmp_path)
    opdracht = ["--map", str(wortel), "site", "bouw", "--pdf", "--json"]
    antwoord = json.loads(CliRunner().invoke(groep, opdracht).stdout)
    site = Path(antwoord["site"])
    artikel = site / "pdf/regels/woonoverlast/hillegom/2019-01-01.pdf"
    assert artikel.read_bytes().startswith(b"%PDF")
    assert (site / "pdf/handboek.pdf").is_file()
    assert "pdf/regels/woonoverlast/hillegom.pdf" in (site / "regels/woonoverlast/hillegom/index.html").read_text(
        "utf-8"
    )
    assert 'href="../pdf/handboek.pdf"' in (site / "over/index.html").read_text("utf-8")
    bewaard = sorted((wortel / ".cache/pdf").iterdir())
    eerste, toen = artikel.read_bytes(), [pad.stat().st_mtime_ns for pad in bewaard]
    CliRunner().invoke(groep, opdracht)
    assert artikel.read_bytes() == eerste
    assert [pad.stat().st_mtime_ns for pad in bewaard] == toen


def test_pdf_is_tagged_and_says_address_and_day(tmp_path: Path) -> None:
    """The PDF has a title, a language and tags (PDF/UA-1), and on paper the words of the law, the address and the day."""
    import pikepdf

    wortel = maak(tmp_path)
    dag = {"SOURCE_DATE_EPOCH": "1795392000"}  # 23 november 2026
    CliRunner(env=dag).invoke(groep, ["--map", str(wortel), "site", "bouw", "--pdf"])
    pad = wortel / "build/site/pdf/regels/woonoverlast/hillegom/2019-01-01.pdf"
    with pikepdf.open(pad) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
    if shutil.which("pdftotext"):
        tekst = " ".join(
            subprocess.run(["pdftotext", pad, "-"], capture_output=True, text=True, check=True).stdout.split()
        )
        assert "Wie een woning gebruikt, veroorzaakt geen hinder." in tekst
        assert "regels/woonoverlast/hillegom/2019-01-01/, stand van 23 november 2026" in tekst


def test_index_in_a_form_unknown_is_refused(tmp_path: Path) -> None:
    """A filter that is not what we know stops the build with words, and is not written over."""
    (tmp_path / "filter").mkdir()
    for inhoud in (b"niets", b"pagefind_dcd\xa1\x61a\x01", b"pagefind_dcd\x82\x61a\x80rest"):
        bestand = tmp_path / "filter" / "nl_x.pf_filter"
        bestand.write_bytes(gzip.compress(inhoud))
        with pytest.raises(GebruikFout, match="Pagefind"):
            settle(tmp_path)
        assert gzip.decompress(bestand.read_bytes()) == inhoud


def test_cards_are_one_a5(tmp_path: Path) -> None:
    """Every card of the real handbook is one A5 that says what to look for, what to do and whom to ask; tagged too."""
    import pikepdf

    vellen = papieren(Lezer(PROJECT), OP, publiek=False)
    kaarten = {pad: bron for pad, bron in vellen.items() if pad.endswith("-a5.pdf")}
    assert len(kaarten) == 9
    for pad, bron in kaarten.items():
        assert "Aan wie vraagt u het?" in bron
        (tmp_path / "kaart.pdf").write_bytes(set_pdf(bron, pad))
        with pikepdf.open(tmp_path / "kaart.pdf") as pdf:
            assert len(pdf.pages) == 1, pad
            assert [round(float(maat)) for maat in pdf.pages[0].mediabox] == [0, 0, 420, 595]
            assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("map_", ["content", "content/nieuw", ".", "..", "uit.txt", "uit.txt/site"])
def test_sources_are_never_built_over(tmp_path: Path, map_: str) -> None:
    """A folder with sources, the project itself, or a file is refused with exit code 2, and nothing is written."""
    wortel = maak(tmp_path / "p")
    (wortel / "uit.txt").write_text("x", encoding="utf-8")
    voor = {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()}
    opdracht = ["--map", str(wortel), "site", "bouw", "--uit", str(wortel / map_)]
    klaar = subprocess.run(
        [sys.executable, "-m", "instrumentarium", *opdracht], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "scripts")},
    )  # fmt: skip
    assert klaar.returncode == 2
    assert "kies een eigen map" in klaar.stderr
    assert {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()} == voor


def test_a_fault_ends_with_one_and_its_place(tmp_path: Path) -> None:
    """`site bouw` names every fault on stderr, with `--json` as one document too, and writes no site."""
    wortel = maak(tmp_path / "p")
    blad = wortel / "content/signaleren/melden.md"
    blad.write_text(blad.read_text(encoding="utf-8") + "\n[[pagina:weg]] ![x](y.png)\n", encoding="utf-8")
    klaar = subprocess.run(
        [sys.executable, "-m", "instrumentarium", "--map", str(wortel), "site", "bouw", "--json"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(PROJECT / "scripts")},
    )  # fmt: skip
    assert klaar.returncode == 1
    plek = "content/signaleren/melden.md:24:1: "
    assert klaar.stderr.splitlines() == [
        f'{plek}"weg" bestaat niet als pagina',
        f'{plek}het beeld "y.png" staat niet in content/',
    ]
    assert [fout["regel"] for fout in json.loads(klaar.stdout)["fouten"]] == [24, 24]
    assert not (wortel / "build").exists()
