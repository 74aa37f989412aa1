"""Every paper as a person reads it, beside a golden file; run with GOUDEN_OPNIEUW=1 to write them again and read them."""

from __future__ import annotations

import os

import pytest

from besluit.stukken.maken import HIER, SOORTEN, letters, words_of_letter

GOUDEN = HIER / "gouden"
ZAKEN = ("gezin", "loods", "dwangsom")


@pytest.mark.parametrize("zaak", ZAKEN)
def test_papers_read_as_their_golden_files(zaak: str) -> None:
    gelezen = {f"{zaak}-{sleutel}.txt": words_of_letter(zaak, sleutel) + "\n" for sleutel in letters(zaak)}
    if os.environ.get("GOUDEN_OPNIEUW"):
        for oud in GOUDEN.glob(f"{zaak}-*.txt"):
            oud.unlink()
        GOUDEN.mkdir(exist_ok=True)
        for naam, tekst in gelezen.items():
            (GOUDEN / naam).write_text(tekst, encoding="utf-8")
    verwacht = {bestand.name: bestand.read_text(encoding="utf-8") for bestand in GOUDEN.glob(f"{zaak}-*.txt")}
    assert sorted(gelezen) == sorted(verwacht)
    for naam, tekst in gelezen.items():
        assert tekst == verwacht[naam], naam


def test_every_kind_has_a_golden_file() -> None:
    namen = [bestand.stem.split("-", 1)[1] for bestand in GOUDEN.glob("*.txt")]
    assert [soort for soort in SOORTEN if not any(naam.startswith(f"{soort}-0") for naam in namen)] == []


def test_the_comparison_sees_a_difference() -> None:
    eerste = next(iter(letters("gezin")))
    assert words_of_letter("gezin", eerste) + "x\n" != (GOUDEN / f"gezin-{eerste}.txt").read_text(encoding="utf-8")
