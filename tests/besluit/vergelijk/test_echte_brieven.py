"""The redline of real letters: accepting everything gives the second letter, refusing everything the first, in order.

Two hands carry it out: our own reading of the marks, and LibreOffice, which must agree.
"""

from __future__ import annotations

import io
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from besluit.hulp import PROJECT, ZAKEN, run
from besluit.vergelijk.wijzigen import change_letter
from instrumentarium.word.inhoud import paragraphs
from instrumentarium.word.redline import redline_docx
from word.motor.wijzigingen import refuse

VOORBEELDEN = PROJECT / "templates" / "damocles" / "voorbeelden"
ZAAKBESTANDEN = (
    VOORBEELDEN / "gezin-met-verhuurder.yaml",
    VOORBEELDEN / "loods-met-voorbereiding.yaml",
    VOORBEELDEN / "dwangsom-garage.yaml",
    ZAKEN / "40-rblim-2024-2124.yaml",
)
PAREN, PAREN_LIBREOFFICE = 240, 5
BASIC = Path(__file__).with_name("Wijzigingen.xba")


@pytest.fixture(scope="module")
def brieven(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    uit = tmp_path_factory.mktemp("brieven")
    for zaak in ZAAKBESTANDEN:
        assert run("besluit", "maak", zaak, "--uit", uit / zaak.stem).code == 0
    return [pad.read_bytes() for pad in sorted(uit.rglob("*.docx"))]


def _pairs(brieven: list[bytes], aantal: int, zaad: int) -> Iterator[tuple[bytes, bytes]]:
    """Give pairs of a letter and a changed one, either way round; now and then two letters to two readers."""
    kans = random.Random(zaad)  # noqa: S311 -- a choice of test values
    for nr in range(aantal):
        een = kans.choice(brieven)
        ander = kans.choice(brieven) if nr % 7 == 6 else change_letter(een, kans, kans.choice([1, 2, 3, 5, 10, 25]))
        yield (een, ander) if nr % 2 else (ander, een)


def _lines(brief: bytes, *, koppen: bool) -> list[tuple[str, str]]:
    """Return the lines that have text, each with the kind of its part."""
    alineas = paragraphs(brief)
    gelijk = {"tekst"} if not koppen else {"tekst", "kop", "voet"}
    # A paragraph that went takes the number of its page along as words, so that line is read up to there.
    regels = [(alinea.plek.split()[0], re.sub(r"(?<!\S)[1#] van [1#]$|#", "#", alinea.tekst)) for alinea in alineas]
    return [(deel, tekst) for deel, tekst in regels if deel in gelijk and tekst.strip()]


def _same_parts(a: bytes, b: bytes) -> bool:
    """Tell whether both letters have the same headers and footers; one that only the first has stays in the list."""
    return _part_names(a) == _part_names(b)


def _part_names(brief: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(brief)) as pakket:
        return sorted(naam for naam in pakket.namelist() if naam.startswith(("word/header", "word/footer")))


@pytest.mark.diep
def test_every_line_comes_back_in_its_place(brieven: list[bytes]) -> None:
    met_kop = 0
    for nr, (a, b) in enumerate(_pairs(brieven, PAREN, 7)):
        rood = redline_docx(a, b)
        koppen = _same_parts(a, b)
        assert _lines(rood, koppen=True) == _lines(b, koppen=True), nr
        assert _lines(refuse(rood), koppen=koppen) == _lines(a, koppen=koppen), nr
        met_kop += _lines(a, koppen=True)[-8:] != _lines(b, koppen=True)[-8:]
    print(f"{PAREN} paren; in {met_kop} daarvan verschilt ook een kop of voet")
    assert met_kop > PAREN / 10


@pytest.fixture(scope="module")
def profiel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice with one macro, which opens a letter, gives one command, and saves it elsewhere."""
    map_ = tmp_path_factory.mktemp("profiel")
    _soffice(map_, "--terminate_after_init")  # LibreOffice fills a new profile first
    basic = map_ / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    kop = '<?xml version="1.0" encoding="UTF-8"?>\n'
    ruimte = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    (basic / "Wijzigingen.xba").write_bytes(BASIC.read_bytes())
    (basic / "script.xlb").write_text(
        f'{kop}<library:library {ruimte} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Wijzigingen"/></library:library>',
        encoding="utf-8",
    )
    (basic.parent / "script.xlc").write_text(
        f'{kop}<library:libraries {ruimte}><library:library library:name="Standard" library:link="false"/>'
        "</library:libraries>",
        encoding="utf-8",
    )
    return map_


def _soffice(profiel: Path, woord: str) -> None:
    woorden = ["soffice", f"-env:UserInstallation={profiel.as_uri()}", "--headless", "--norestore", woord]
    subprocess.run(woorden, capture_output=True, timeout=180, check=False)


def _by_libreoffice(profiel: Path, map_: Path, brief: bytes, opdracht: str) -> list[tuple[str, str]]:
    bron, doel = map_ / "bron.docx", map_ / "doel.docx"
    bron.write_bytes(brief)
    doel.unlink(missing_ok=True)
    _soffice(profiel, f'macro:///Standard.Wijzigingen.Neem("{bron}","{doel}","{opdracht}")')
    assert doel.is_file(), opdracht
    return _lines(doel.read_bytes(), koppen=False)


@pytest.mark.diep
def test_libreoffice_agrees(brieven: list[bytes], profiel: Path, tmp_path: Path) -> None:
    for nr, (a, b) in enumerate(_pairs(brieven, PAREN_LIBREOFFICE, 3)):
        rood = redline_docx(a, b)
        for opdracht, brief in (("AcceptAllTrackedChanges", b), ("RejectAllTrackedChanges", a)):
            kreeg = _by_libreoffice(profiel, tmp_path, rood, opdracht)
            assert kreeg == _by_libreoffice(profiel, tmp_path, brief, ""), (nr, opdracht)
