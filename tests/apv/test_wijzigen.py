"""Amending text as files that can be read: old and new article, and the sentences that lead from one to the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from instrumentarium.apv import naspel
from instrumentarium.apv.afleiden import derive
from instrumentarium.apv.artikel import Artikel, Deel, bewerking_dict
from instrumentarium.apv.lezen import read_wijziging
from instrumentarium.apv.naspel import NaspelFout
from instrumentarium.apv.wijzigtekst import Wijzigartikel, Wijzigregeling, write_artikel, write_besluit
from instrumentarium.bronnen.soorten.apv import Bewerking

GEVALLEN = Path(__file__).parent / "gevallen"


def artikel(gegeven: dict[str, Any] | None) -> Artikel | None:
    """Return the article of a golden file."""
    if gegeven is None:
        return None
    return Artikel(gegeven["nummer"], gegeven["opschrift"], tuple(map(deel, gegeven["leden"])))


def deel(gegeven: dict[str, Any]) -> Deel:
    """Return a lid or onderdeel of a golden file."""
    onder = tuple(map(deel, gegeven.get("onderdelen") or ()))
    return Deel(gegeven["nr"], gegeven["tekst"], onder, gegeven.get("slot"), gegeven.get("sleutel", ""))


@pytest.mark.parametrize("geval", sorted((GEVALLEN / "wijzig").glob("*.yaml")), ids=lambda pad: pad.stem)
def test_amending_text(geval: Path) -> None:
    """The text is the golden one, and it leads to the new article."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    oud, nieuw = artikel(inhoud["oud"]), artikel(inhoud["nieuw"])
    bewerkingen = derive(oud, nieuw, wijze=inhoud.get("wijze", "fijn"))
    assert naspel.play(oud, bewerkingen) == nieuw
    assert write_artikel(Wijzigartikel(inhoud["oud"]["nummer"], bewerkingen)) + "\n" == inhoud["tekst"]


@pytest.mark.parametrize("geval", sorted((GEVALLEN / "lees").glob("*.yaml")), ids=lambda pad: pad.stem)
def test_read(geval: Path) -> None:
    """Sentences as acts really write them become operations; the rest is reported, with its line."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    gelezen = read_wijziging(inhoud["tekst"])
    kort = [
        {k: v for k, v in bewerking_dict(b).items() if v is not None} for a in gelezen.artikelen for b in a.bewerkingen
    ]
    assert kort == inhoud.get("bewerkingen", [])
    assert [a.artikel for a in gelezen.artikelen] == inhoud.get("artikelen", [])
    assert [nr for nr, _ in gelezen.onleesbaar] == inhoud.get("onleesbaar", [])


def test_letters_run_on_after_z() -> None:
    """A to Z, then AA; one regulation is one Roman article; the last article is the entry into force."""
    rij = [Wijzigartikel(f"2:{nr}", [Bewerking(soort="vervalt-artikel", nummer=f"2:{nr}")]) for nr in range(1, 29)]
    tekst = write_besluit(
        [Wijzigregeling("APV Lisse", rij)], "Deze verordening treedt in werking met ingang van morgen."
    )
    regels = tekst.split("\n\n")
    assert regels[:4] == ["Artikel I", "De APV Lisse wordt als volgt gewijzigd:", "A", "Artikel 2:1 vervalt."]
    assert [regel for regel in regels if regel.isupper()][-3:] == ["Z", "AA", "AB"]
    assert regels[-2] == "Artikel II"


EEN = Artikel("2:1", "Vuur", (Deel("1", "Hij stookt en hij blust."), Deel("2", "Zij kijkt.")))


@pytest.mark.parametrize(
    ("bewerking", "melding"),
    [
        (Bewerking(soort="vervang-zinsdeel", lid="1", was="hij", wordt="zij"), None),
        (Bewerking(soort="vervang-zinsdeel", lid="1", was="blus", wordt="dooft"), "komt niet voor"),
        (Bewerking(soort="vervang-zinsdeel", lid="3", was="Zij", wordt="Hij"), '"3" staat er niet'),
        (Bewerking(soort="vervang-zinsdeel", was="en", wordt="of"), None),
        (Bewerking(soort="voeg-lid-in", lid="2", tekst="Nieuw."), '"2" staat er al'),
        (Bewerking(soort="vervalt-lid", lid="5"), '"5" staat er niet'),
        (Bewerking(soort="vernummer", vernummer={"1": "2"}), "twee keer"),
        (Bewerking(soort="vervang-lid", lid="1"), "tekst ontbreekt"),
        (Bewerking(soort="voeg-artikel-in", nummer="2:2", tekst="x"), "staat er al"),
    ],
)
def test_replay_refuses_what_does_not_fit(bewerking: Bewerking, melding: str | None) -> None:
    """A phrase that is not there, or twice, or half a word; a label that is taken; content that is missing."""
    if melding is None:
        assert naspel.play(EEN, [bewerking]) != EEN
    else:
        with pytest.raises(NaspelFout, match=melding):
            naspel.play(EEN, [bewerking])


@pytest.mark.parametrize(
    "bewerking",
    [
        Bewerking(soort="vervang-lid", lid="2", tekst="Zij kijkt:\na. naar links;\nb. naar rechts."),
        Bewerking(soort="vervang-lid", lid="2", tekst="2. Zij kijkt:\na. naar links;\nb. naar rechts."),
        Bewerking(
            soort="vervang-artikel", tekst="1. Hij stookt en hij blust.\n2. Zij kijkt:\na. naar links;\nb. naar rechts."
        ),
    ],
)
def test_a_list_may_be_typed_as_lines(bewerking: Bewerking) -> None:
    """Who writes an amendment by hand may type a list as it reads."""
    onder = (Deel("a", "naar links;"), Deel("b", "naar rechts."))
    assert naspel.play(EEN, [bewerking]) == Artikel("2:1", "Vuur", (EEN.leden[0], Deel("2", "Zij kijkt:", onder)))
