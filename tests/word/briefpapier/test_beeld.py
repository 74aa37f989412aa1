"""The letter on paper: made into PDF and measured, because a window that is off by a centimetre is not seen in XML."""

from __future__ import annotations

import re
import subprocess
from itertools import groupby
from pathlib import Path

import pytest

from word.briefpapier.hulp import GEMEENTEN, HIER, MM, Woord, make_letter, read_example, to_pdf, words

BESLUIT = HIER / "voorbeelden" / "besluit-gezin.yaml"
DEUR = HIER / "voorbeelden" / "kennisgeving-woning.yaml"
ADRES = ["Bewoner A", "p/a Bewoner B", "Voorbeeldhof, gebouw 3", "Voorbeeldstraat 12", "0000 AA Teylingen", "Nederland"]


def _outside_window(gevonden: list[Woord]) -> list[str]:
    """Return the words of the address that do not stand in the window: 25 and 50 mm, 85 by 30 mm."""
    eerste = {woord for regel in ADRES for woord in regel.split()}
    adres = [
        w for w in gevonden if w.bladzijde == 1 and w.tekst in eerste and w.links < 110 * MM and 40 < w.boven / MM < 85
    ]
    assert len(adres) >= len(eerste)
    speling = 0.5 * MM
    return [
        w.tekst
        for w in adres
        if not (
            25 * MM - speling <= w.links
            and w.rechts <= 110 * MM
            and 50 * MM - speling <= w.boven
            and w.onder <= 80 * MM + speling
        )
    ]


def _too_long(pdf: Path) -> list[str]:
    """Return the lines of running text with more than 85 characters, the number in the margin aside."""
    tekst = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [regel for regel in tekst.splitlines() if len(re.sub(r"^\d+ ", "", regel.strip())) > 85 + 2]


def test_the_letter_on_paper(tmp_path: Path) -> None:
    """Six lines of address in the window, the decision on the first page, lines that can be read, pages that count."""
    pdf = to_pdf(make_letter(read_example(BESLUIT, adresregels=ADRES)), tmp_path)
    if pdf is None:
        return
    gevonden = words(pdf)
    assert _outside_window(gevonden) == []
    assert _outside_window([*gevonden, Woord(1, "Bewoner", 10 * MM, 55 * MM, 30 * MM, 59 * MM)]) == ["Bewoner"]
    assert _too_long(pdf) == []
    besluit = next(w for w in gevonden if w.tekst == "besloten?")
    assert besluit.bladzijde == 1
    assert besluit.boven < 297 / 2 * MM
    bladzijden = [list(groep) for _, groep in groupby(gevonden, key=lambda w: w.bladzijde)]
    for nummer, bladzijde in enumerate(bladzijden, start=1):
        voet = " ".join(w.tekst for w in bladzijde if w.boven > 270 * MM)
        assert f"Bladzijde {nummer} van {len(bladzijden)}" in voet
        assert "Zaak T-2026-0147" in voet
        assert "CONCEPT" in [w.tekst for w in bladzijde if w.onder < 40 * MM]


def test_remedies_and_signature_stay_whole(tmp_path: Path) -> None:
    """Each on one page, whatever stands before it."""
    voorbeeld = read_example(BESLUIT)
    voorbeeld.gegevens["eigen"] = {"slotsom": [f"Eigen alinea {n}: " + "woord " * 60 for n in range(4)]}
    pdf = to_pdf(make_letter(voorbeeld), tmp_path)
    if pdf is None:
        return
    gevonden = words(pdf)
    for begin, eind in (("eens?", "Loket"), ("vriendelijke", "toezichthouder")):
        plekken = {w.bladzijde for w in gevonden if w.tekst.strip(",.:") in (begin, eind) and w.bladzijde > 1}
        assert len(plekken) == 1, begin


def test_the_notice_is_one_page_in_large_letters(tmp_path: Path) -> None:
    """Readable at three metres: 21 points, only the warning below is smaller."""
    pdf = to_pdf(make_letter(read_example(DEUR)), tmp_path)
    if pdf is None:
        return
    gevonden = words(pdf)
    assert {w.bladzijde for w in gevonden} == {1}
    klein = [w.tekst for w in gevonden if w.onder - w.boven < 21 and w.boven < 275 * MM]
    assert klein == ["CONCEPT"]


@pytest.mark.diep
@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("pad", sorted((HIER / "voorbeelden").glob("*.yaml")), ids=lambda pad: pad.stem)
def test_every_form_on_every_letterhead(pad: Path, gemeente: str, tmp_path: Path) -> None:
    """Nothing falls off the paper."""
    pdf = to_pdf(make_letter(read_example(pad, gemeente), gemeente), tmp_path)
    if pdf is None:
        return
    gevonden = words(pdf)
    assert gevonden
    assert all(w.links >= 10 * MM and w.rechts <= 200 * MM and w.onder <= 292 * MM for w in gevonden)
