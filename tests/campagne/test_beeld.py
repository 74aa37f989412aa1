"""What the eye would see: no headline over a drawing, no text outside its sheet, the same places in PDF and SVG."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from PIL import Image

from campagne.proef import PROJECT
from instrumentarium.campagne import inlezen, opmaak, vellen, waarden, zetten
from instrumentarium.campagne.bron import BEELDEN, PARTNER, Bronnen
from instrumentarium.campagne.vellen import Opmaak, Vel

NAMEN = ("meld-misdaad", "buitengebied", "bedrijventerrein", "snel-geld")
TALEN = ("nl", "en", "pl")
VELLEN = {"poster": (vellen.A3, *vellen.SCHERMEN), "flyer": (vellen.A5,), "bedankposter": (vellen.A3,)}
# Eight long words, the most that a line may have, in the widest letters.
LANGSTE = "Wiemy, że wszystkie magazyny wymagają naszej wspólnej uwagi."


@cache
def source(naam: str) -> Bronnen:
    return inlezen.read(PROJECT, naam)


def sheet(naam: str, stuk: str, taal: str, gemeente: str = "teylingen") -> Opmaak | None:
    bronnen = source(naam)
    return opmaak.sheet(bronnen, stuk, gemeente, taal, waarden.values(bronnen, gemeente, taal))


def blocks(vel: Vel, stuk: Opmaak) -> list[dict[str, Any]]:
    """Every block of text with the place of its lines, as the setter put them."""
    with zetten._folder(stuk) as map_:
        return zetten._query(map_, vel, stuk.data(vel), "<levend>")


def drawing(vel: Vel, stuk: Opmaak) -> Image.Image:
    """The sheet without any text."""
    with zetten._folder(stuk) as map_:
        png = zetten._compile(map_, vel, stuk.data(vel, levend=True), "png", ppi=72)
    return Image.open(io.BytesIO(png)).convert("RGB")


def outside(vel: Vel, stuk: Opmaak) -> list[str]:
    """The lines that leave their sheet."""
    b, h = vel.breedte * vel.eenheid, vel.hoogte * vel.eenheid
    marge = 0.03 * min(b, h)
    return [
        regel["delen"][0]["tekst"]
        for blok in blocks(vel, stuk)
        for regel in blok["regels"]
        if regel["x"] < marge or regel["x"] + regel["breedte"] > b - marge or regel["y"] > h - marge
    ]


def covered(vel: Vel, stuk: Opmaak, lager: float = 0) -> list[str]:
    """The white lines behind which more than the plain field or a faint glow stands; `lager` moves them down."""
    beeld, uit = drawing(vel, stuk), []
    veld = sum(int(stuk.kleur[plek : plek + 2], 16) for plek in (1, 3, 5))
    for blok in blocks(vel, stuk):
        for regel in blok["regels"]:
            if regel["delen"][0]["kleur"] != "#ffffff":
                continue
            onder, boven = 0.3 * blok["corps"], 0.78 * blok["corps"]
            y = regel["y"] + lager
            vak = (regel["x"], y - boven, regel["x"] + regel["breedte"], y + onder)
            stukje = beeld.crop(tuple(map(round, vak)))
            if min(sum(pixel) for _, pixel in stukje.getcolors(1 << 24) or ()) < 0.72 * veld:
                uit.append(regel["delen"][0]["tekst"])
    return uit


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("naam", NAMEN)
def test_no_headline_touches_the_drawing(naam: str, taal: str) -> None:
    for soort, maten in VELLEN.items():
        stuk = sheet(naam, soort, taal)
        for vel in maten if stuk else ():
            assert stuk is not None
            assert covered(vel, stuk) == [], (soort, vel.naam)
            assert outside(vel, stuk) == [], (soort, vel.naam)


@pytest.mark.parametrize("beeld", BEELDEN)
def test_the_longest_line_fits_every_drawing_or_is_refused(beeld: str) -> None:
    basis = sheet("meld-misdaad", "poster", "pl")
    assert basis is not None
    stuk = attrs.evolve(basis, beeld=beeld, regel=LANGSTE, stempel=None)
    for vel in (vellen.A3, vellen.A5, *vellen.SCHERMEN):
        if vel is vellen.A5:
            assert zetten.check_fit(vel, stuk), "too much for the cover of a flyer, and said so"
        assert covered(vel, stuk) == [], vel.naam
        assert outside(vel, stuk) == [], vel.naam


def test_a_headline_stays_clear_of_an_own_picture(tmp_path: Path) -> None:
    foto = io.BytesIO()
    Image.new("RGB", (400, 300), "#000000").save(foto, "PNG")
    basis = sheet("meld-misdaad", "poster", "nl")
    assert basis is not None
    for regel in ("Een regel met een eigen beeld erbij", "Kort", "Wie kent deze plek in onze straat nog?"):
        stuk = attrs.evolve(basis, beeld="foto.png", eigen_beeld=foto.getvalue(), regel=regel, stempel=None)
        for vel in (vellen.A3, vellen.A5, *vellen.SCHERMEN):
            assert covered(vel, stuk) == [], (vel.naam, regel)


def test_the_guard_sees_a_headline_over_a_drawing() -> None:
    basis = sheet("meld-misdaad", "poster", "nl")
    assert basis is not None
    assert covered(vellen.A3, basis, lager=150 * vellen.PT_PER_MM) == ["U kent uw straat.", "Klopt er iets niet?"]


@pytest.mark.parametrize("naam", NAMEN)
def test_the_line_of_a_poster_is_short_and_large(naam: str) -> None:
    for taal in TALEN:
        stuk = sheet(naam, "poster", taal)
        assert stuk is not None
        assert len(stuk.regel.split()) <= 8
        kop = max(blocks(vellen.A3, stuk), key=lambda blok: float(blok["corps"]))
        assert kop["corps"] >= 60, (taal, kop["corps"])


def test_the_safe_zones_of_a_standing_screen_are_free() -> None:
    """The top 14 and the bottom 18 percent of a story belong to the platform; the stamp of a draft may stand there."""
    staand = vellen.SCHERMEN[2]
    for naam in NAMEN:
        for taal in TALEN:
            stuk = sheet(naam, "poster", taal)
            assert stuk is not None
            for blok in blocks(staand, attrs.evolve(stuk, stempel=None)):
                for regel in blok["regels"]:
                    assert regel["y"] - blok["corps"] * 0.66 >= 0.14 * 1920
                    assert regel["y"] <= 0.82 * 1920


def test_lines_stand_as_far_apart_in_a_pdf_as_in_an_svg() -> None:
    """A heading once had its leading enlarged by the setter, so that the picture and the SVG differed."""
    basis = sheet("meld-misdaad", "poster", "nl")
    assert basis is not None
    stuk = attrs.evolve(basis, stempel=None)
    kop = max(blocks(vellen.A3, stuk), key=lambda blok: float(blok["corps"]))
    with zetten._folder(stuk) as map_:
        png = zetten._compile(map_, vellen.A3, stuk.data(vellen.A3), "png", ppi=72)
    beeld = Image.open(io.BytesIO(png)).convert("RGB")
    laatste = kop["regels"][-1]
    vak = (laatste["x"], laatste["y"] - 6, laatste["x"] + laatste["breedte"], laatste["y"] - 1)
    wit = sum(
        aantal for aantal, pixel in beeld.crop(tuple(map(round, vak))).getcolors(1 << 24) or () if min(pixel) > 250
    )
    onder = (
        laatste["x"] + laatste["breedte"] * 0.6,
        laatste["y"] + 2,
        laatste["x"] + laatste["breedte"],
        laatste["y"] + 7,
    )
    leeg = sum(
        aantal for aantal, pixel in beeld.crop(tuple(map(round, onder))).getcolors(1 << 24) or () if min(pixel) > 250
    )
    assert wit > 200, "the feet of the letters stand on the line that the SVG names"
    assert leeg == 0


def test_the_partner_edition_is_neutral_and_still_shows_the_drawing() -> None:
    stuk = sheet("meld-misdaad", "poster", "nl", PARTNER)
    assert stuk is not None
    assert stuk.afzender is None
    beeld = drawing(vellen.A3, stuk)
    veld, huis = beeld.getpixel((20, 400)), beeld.getpixel((600, 850))
    assert isinstance(veld, tuple)
    assert isinstance(huis, tuple)
    assert sum(veld) - sum(huis) > 90, "a silhouette stands out on its field"
