"""Amending text as files that can be read: old and new article, and the sentences that lead from one to the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from instrumentarium.apv import naspel
from instrumentarium.apv.afleiden import derive
from instrumentarium.apv.artikel import Artikel, Deel, bewerking_dict, text_lines
from instrumentarium.apv.lezen import read_wijziging
from instrumentarium.apv.naspel import NaspelFout
from instrumentarium.apv.wijzigtekst import Wijzigartikel, Wijzigregeling, write_artikel, write_besluit
from instrumentarium.bronnen.soorten.apv import Bewerking, NieuwDeel

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
        (Bewerking(soort="vernummer", lid="2", wordt="3"), None),
        (Bewerking(soort="vernummer", lid="2", wordt="1"), "twee keer"),
        (Bewerking(soort="vernummer", lid="2"), "ontbreekt"),
        (Bewerking(soort="vernummer", vernummer={"1": "2"}), "twee keer"),
        (Bewerking(soort="vervang-lid", lid="1"), "tekst ontbreekt"),
        (Bewerking(soort="voeg-artikel-in", nummer="2:2", tekst="x"), "staat er al"),
        (Bewerking(soort="vervang-zinsdeel", lid="1", was="zij", wordt="hij", telkens=True), "komt niet voor"),
        (Bewerking(soort="vervang-zinsdeel", deel="opschrift", was="Water", wordt="Vuur"), "komt niet voor"),
    ],
)
def test_replay_refuses_what_does_not_fit(bewerking: Bewerking, melding: str | None) -> None:
    """A phrase that is not there, or twice, or half a word; a label that is taken; content that is missing."""
    if melding is None:
        assert naspel.play(EEN, [bewerking]) != EEN
    else:
        with pytest.raises(NaspelFout, match=melding):
            naspel.play(EEN, [bewerking])


WEGVERBOD = Artikel(
    "2:1",
    "Vuur op de weg",
    (
        Deel("1", "Hij of zij die op de weg is, dooft wat op de weg brandt."),
        Deel("2", "Dit geldt op:", (Deel("a", "de weg;"), Deel("b", "de weg langs de weg.")), "en nergens anders."),
    ),
)


@pytest.mark.parametrize(
    ("bewerking", "zin", "uitkomst"),
    [
        (
            Bewerking(soort="vervang-zinsdeel", lid="1", was="de weg", wordt="het plein", telkens=True),
            "In artikel 2:1, eerste lid, wordt “de weg” telkens vervangen door “het plein”.",
            ["Vuur op de weg", "Hij of zij die op het plein is, dooft wat op het plein brandt."],
        ),
        (
            Bewerking(soort="vervang-zinsdeel", was="de weg", wordt="het plein", telkens=True),
            "In artikel 2:1 wordt “de weg” telkens vervangen door “het plein”.",
            [
                *("Vuur op de weg", "Hij of zij die op het plein is, dooft wat op het plein brandt.", "Dit geldt op:"),
                *("het plein;", "het plein langs het plein."),
            ],
        ),
        (
            Bewerking(soort="vervang-zinsdeel", lid="2", was="de weg", wordt="", telkens=True),
            "In artikel 2:1, tweede lid, vervalt telkens “de weg”.",
            [*[*text_lines(WEGVERBOD)][:3], ";", "langs.", "en nergens anders."],
        ),
        (
            Bewerking(soort="voeg-zinsdeel-in", lid="1", was="weg", tekst="of het plein", telkens=True),
            "In artikel 2:1, eerste lid, wordt na “weg” telkens ingevoegd “of het plein”.",
            ["Vuur op de weg", "Hij of zij die op de weg of het plein is, dooft wat op de weg of het plein brandt."],
        ),
        (
            Bewerking(soort="vervang-zinsdeel", deel="opschrift", was="weg", wordt="straat"),
            "In het opschrift van artikel 2:1 wordt “weg” vervangen door “straat”.",
            ["Vuur op de straat"],
        ),
        (
            Bewerking(soort="voeg-zinsdeel-in", lid="1", deel="einde", tekst="Dat doet hij meteen."),
            "Aan artikel 2:1, eerste lid, wordt een zin toegevoegd, luidende:\n    Dat doet hij meteen.",
            ["Vuur op de weg", f"{WEGVERBOD.leden[0].tekst} Dat doet hij meteen."],
        ),
        (
            Bewerking(soort="voeg-zinsdeel-in", lid="2", deel="einde", tekst="Nooit."),
            "Aan artikel 2:1, tweede lid, wordt een zin toegevoegd, luidende:\n    Nooit.",
            [*[*text_lines(WEGVERBOD)][:-1], "en nergens anders. Nooit."],
        ),
    ],
)
def test_everywhere_heading_and_end(bewerking: Bewerking, zin: str, uitkomst: list[str]) -> None:
    """Written, read back to the same operation, and played: "telkens", the heading, and a sentence at the end."""
    assert write_artikel(Wijzigartikel("2:1", [bewerking])) == zin
    assert [b for a in read_wijziging(zin).artikelen for b in a.bewerkingen] == [bewerking]
    nieuw = naspel.play(WEGVERBOD, [bewerking])
    assert nieuw is not None
    assert list(text_lines(nieuw))[: len(uitkomst)] == uitkomst


@pytest.mark.parametrize(
    ("bewerking", "zin"),
    [
        (Bewerking(soort="vernummer", lid="2", wordt="3"), "Het tweede lid wordt vernummerd tot derde lid."),
        (
            Bewerking(soort="vernummer", lid="2", onderdeel="b", wordt="c"),
            "In het tweede lid wordt onderdeel b verletterd tot c.",
        ),
    ],
)
def test_one_label_is_written_as_a_renumbering(bewerking: Bewerking, zin: str) -> None:
    """A person may type the old label as the place, and the new one as what it becomes."""
    assert write_artikel(Wijzigartikel("2:1", [bewerking])).endswith(zin)


def test_a_new_division_is_written_and_read_back() -> None:
    """The heading of the division stands above its first article."""
    lid = [NieuwDeel(nr="1", tekst="Het is verboden.")]
    nieuw = Bewerking(
        soort="voeg-artikel-in", na="2:33", afdeling="Afdeling 8a Vuur", nummer="2:34", opschrift="Verbod", leden=lid
    )
    tekst = write_artikel(Wijzigartikel(None, [nieuw]))
    assert tekst.startswith(
        "Na artikel 2:33 wordt een afdeling ingevoegd, luidende:\n    Afdeling 8a Vuur\n    Artikel"
    )
    assert [b for a in read_wijziging(tekst).artikelen for b in a.bewerkingen] == [nieuw]


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
