"""Letters and slides as the programs read them: the stamp is seen, a picture says what it shows, margins agree."""

from __future__ import annotations

import html
import io
import re
import zipfile
from functools import cache

from campagne.proef import PROJECT
from instrumentarium.campagne import inlezen, pandoc
from instrumentarium.campagne.maken import make
from instrumentarium.campagne.plan import Kitplan, plan


@cache
def kit() -> Kitplan:
    return plan(inlezen.read(PROJECT, "meld-misdaad"), "lisse", "pl")


def part(inhoud: bytes, naam: str) -> str:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return zip_.read(naam).decode("utf-8")


def test_the_picture_on_a_slide_carries_its_description() -> None:
    dias = next(stap for stap in kit().onderdelen if stap.soort == "dias")
    pptx = make(dias)["avond.pptx"]
    alle = [
        html.unescape(tekst) for tekst in re.findall(r'<p:cNvPr descr="([^"]*)"', part(pptx, "ppt/slides/slide1.xml"))
    ]
    assert alle == [dias.invoer["dias"][0]["alt"]]
    assert "data:image" not in part(pptx, "ppt/slides/slide1.xml")
    opnieuw = pandoc.describe_pictures(pptx, ["geen plek meer"])
    assert part(opnieuw, "ppt/slides/slide1.xml") == part(pptx, "ppt/slides/slide1.xml")


def test_descriptions_go_to_the_slides_in_order_whatever_they_hold() -> None:
    dias = next(stap for stap in kit().onderdelen if stap.soort == "dias")
    een = dias.invoer["dias"][0]
    drie = [
        een | {"kop": f"Dia {nr}", "alt": alt} for nr, alt in enumerate(('Met "aanhaling" & <teken>', "Twee", "Drie"))
    ]
    pptx = make(
        type(dias)(soort="dias", namen=dias.namen, invoer=dias.invoer | {"dias": drie, "stempel": "NIET VERSPREIDEN"})
    )
    gevonden = [
        html.unescape(re.findall(r'descr="([^"]*)"', part(pptx["avond.pptx"], f"ppt/slides/slide{nr}.xml"))[0])
        for nr in (2, 3, 4)
    ]
    assert gevonden == ['Met "aanhaling" & <teken>', "Twee", "Drie"]


def test_no_word_is_lost_to_markup_that_an_author_did_not_mean() -> None:
    kantoor = next(stap for stap in kit().onderdelen if "persbericht.docx" in stap.namen)
    tekst = "# Kop {.klasse}\n\nHet kost $5 of $6 @marie [zo]{.b} ~~weg~~ {.c} #los \\(x\\)\n"
    docx = make(type(kantoor)(soort="kantoor", namen=kantoor.namen, invoer=kantoor.invoer | {"markdown": tekst}))
    woorden = re.sub(r"<[^>]+>", "", part(docx["persbericht.docx"], "word/document.xml"))
    assert "Kop {.klasse}" in woorden
    assert "Het kost $5 of $6 @marie [zo]{.b} ~~weg~~ {.c} #los (x)" in woorden


def test_a_stamp_is_as_clear_in_opendocument_as_in_word() -> None:
    kantoor = next(stap for stap in kit().onderdelen if "persbericht.odt" in stap.namen)
    odt = make(kantoor)["persbericht.odt"]
    stijl = re.search(r'<style:style [^>]*style:name="Stempel".*?</style:style>', part(odt, "styles.xml"), re.DOTALL)
    assert stijl
    assert 'fo:color="#7A4B00"' in stijl.group()
    assert 'text:style-name="Stempel"' in part(odt, "content.xml")
    blad = re.search(r"<style:page-layout-properties[^>]*>", part(odt, "styles.xml"))
    assert blad
    marges = dict(re.findall(r'fo:margin-(\w+)="([^"]*)"', blad.group()))
    assert marges == {"top": "13mm", "right": "20mm", "bottom": "13mm", "left": "25mm"}
