"""Lengths as each channel counts them: a table from the sources, and properties against slower readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instrumentarium.campagne.tellen import count, graphemes

GSM7 = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà"


@pytest.mark.parametrize(
    ("tekst", "telling", "aantal"),
    [
        ("Bel 112.", "x", 8),
        ("Lees https://www.voorbeeld.nl/een/heel/lang/adres?met=vraag", "x", 5 + 23),
        ("Kijk op lisse.nl.", "x", 8 + 23 + 1),
        ("meldmisdaadanoniem.nl", "x", 23),
        ("info@lisse.nl", "x", 13),
        ("Politie: 0900-8844.", "x", 19),
        ("Let op 🔦", "x", 9),
        ("👨‍👩‍👧‍👦", "x", 2),
        ("👍🏽", "x", 2),
        ("🇳🇱", "x", 2),
        ("cafe\u0301", "x", 4),
        ("漢字", "x", 4),
        ("©️ en ©", "x", 7),
        ("Prijs € 5 … “goed” – punt", "x", 27),
        ("नि", "grafemen", 1),
        ("a\u200db", "grafemen", 2),
        ("👨‍👩‍👧‍👦 ok", "grafemen", 4),
        ("🇳🇱🇧🇪", "grafemen", 2),
        ("cafe\u0301", "codepunten", 4),
        ("één café € 5", "sms", 13),
        ("[a]", "sms", 5),
        ("a\nb", "sms", 3),
    ],
)
def test_counts(tekst: str, telling: str, aantal: int) -> None:
    assert count(tekst, telling, 160).aantal == aantal


@pytest.mark.parametrize("teken", ["ï", "ë", "’", "“", "–", "…", "ł", "🔦"])
def test_one_sign_outside_gsm7_makes_an_sms_of_160_one_of_70(teken: str) -> None:
    lengte = count("a" * 70 + teken, "sms", 160)
    assert (lengte.limiet, lengte.past) == (70, False)
    assert teken in lengte.reden
    assert count("a" * 71, "sms", 160).past, "the control: the same length without that sign fits"


def test_an_emoji_is_two_units_in_an_sms() -> None:
    assert count("a" * 69 + "🔦", "sms", 160).aantal == 71


@given(st.text(alphabet=GSM7, max_size=200))
def test_gsm7_text_counts_one_each(tekst: str) -> None:
    dubbel = sum(teken in "^{}\\[~]|€" for teken in tekst.strip())
    assert count(tekst, "sms", 160).aantal == len(tekst.strip()) + dubbel


@given(st.text(max_size=80))
def test_graphemes_lose_nothing(tekst: str) -> None:
    assert "".join(graphemes(tekst)) == tekst


@given(st.text(alphabet="abc defgh.,?!", max_size=120))
def test_plain_text_counts_the_same_everywhere(tekst: str) -> None:
    tekst = tekst.replace(".", " .")
    assert len({count(tekst, telling, 500).aantal for telling in ("x", "codepunten", "grafemen")}) == 1
