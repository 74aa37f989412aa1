"""References: what is recognised in running text, and the five outcomes on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from apv.project import ONDERWERP, VUUR, make_project
from instrumentarium.apv.collectie import load_apv
from instrumentarium.apv.herkennen import find_genoemd
from instrumentarium.apv.identificatie import find_kenmerken, parse_kenmerk, write_jci
from instrumentarium.apv.verwijzingen import Uitslag, list_verwijzingen, resolve_nummer

HERKEND = [
    ("artikel 2:74, derde lid", [("2:74", ("3",), None, None)]),
    ("de artikelen 2:1 tot en met 2:3", [("2:1", (), None, None), ("2:3", (), None, None)]),
    ("het eerste, tweede en derde lid", [(None, ("1", "2", "3"), None, None)]),
    ("artikel 151d van de Gemeentewet", [("151d", (), None, "Gemeentewet")]),
    ("artikel 1, eerste lid, onder b, van de Wegenverkeerswet 1994;", [("1", ("1",), "b", "Wegenverkeerswet 1994")]),
    (
        "artikel 424, 426bis of 431 van het Wetboek van Strafrecht of artikel 5 van de Wegenverkeerswet 1994 geldt",
        [
            ("424", (), None, "Wetboek van Strafrecht"),
            ("426bis", (), None, "Wetboek van Strafrecht"),
            ("431", (), None, "Wetboek van Strafrecht"),
            ("5", (), None, "Wegenverkeerswet 1994"),
        ],
    ),
    (
        "artikel 2:34, derde lid, of artikel 3:4, eerste lid, binnen 12 weken",
        [("2:34", ("3",), None, None), ("3:4", ("1",), None, None)],
    ),
    ("artikel 13b van de Opiumwet gesloten woning", [("13b", (), None, "Opiumwet")]),
    ("het eerste lid van artikel 2:1", [("2:1", (), None, None)]),
    ("dit artikel geldt voor acht weken", []),
]


@pytest.mark.parametrize(("tekst", "verwacht"), HERKEND, ids=[tekst[:30] for tekst, _ in HERKEND])
def test_recognised(tekst: str, verwacht: list[tuple[str | None, tuple[str, ...], str | None, str | None]]) -> None:
    assert [(g.nummer, g.leden, g.onder, g.wet) for g in find_genoemd(tekst)] == verwacht


VERSIES = VUUR.replace('nummer: "2:1"', 'nummer: "2:1a"').replace('nummer: "2:1a"', 'nummer: "2:1"', 1)


@pytest.mark.parametrize(
    ("nummer", "op", "uitslag"),
    [
        ("2:1", "2020-06-01", Uitslag("gevonden", doel="vuur")),
        ("2:1", "2021-06-01", Uitslag("vernummerd-tot", "2:1a", "vuur")),
        ("2:1a", "2020-06-01", Uitslag("nog-niet-in-werking", doel="vuur")),
        ("2.1A", "2021-06-01", Uitslag("gevonden", doel="vuur")),
        ("2:1", "2019-06-01", Uitslag("nog-niet-in-werking", doel="vuur")),
        ("2:1a", "2023-06-01", Uitslag("vervallen-per", "2023-01-01", "vuur")),
        ("2:9", "2021-06-01", Uitslag("onbekend")),
    ],
)
def test_five_outcomes(tmp_path: Path, nummer: str, op: str, uitslag: Uitslag) -> None:
    tekst = VERSIES.replace("inwerking: 2021-02-01", "inwerking: 2021-02-01\n    vervalt: 2023-01-01")
    apv = load_apv(make_project(tmp_path, {"apv/onderwerpen/vuur/lisse.yaml": tekst}))
    assert resolve_nummer(apv, "lisse", nummer, date.fromisoformat(op), date(2026, 1, 1)) == uitslag


def test_a_number_that_was_used_again_is_the_new_article(tmp_path: Path) -> None:
    """2:1 was `vuur`; it became 2:1a, and a new subject took the number."""
    rook = (
        VUUR[: VUUR.index("  - versie: vuur-2")]
        .replace("vuur-1", "rook-1")
        .replace("inwerking: 2020-02-01", "inwerking: 2021-03-01")
        .replace("bekend: 2020-01-01", "bekend: 2021-01-01")
    )
    anders = {
        "apv/onderwerpen/vuur/lisse.yaml": VERSIES,
        "apv/onderwerpen/rook/onderwerp.yaml": ONDERWERP.format(naam="rook"),
        "apv/onderwerpen/rook/lisse.yaml": rook,
    }
    apv = load_apv(make_project(tmp_path, anders))
    later = date(2026, 1, 1)
    assert resolve_nummer(apv, "lisse", "2:1", date(2021, 6, 1), later).doel == "rook"
    assert resolve_nummer(apv, "lisse", "2:1", date(2020, 6, 1), later).doel == "vuur"


def test_all_references_of_the_sources_have_an_outcome(project: Path) -> None:
    """In the project itself every reference in force leads somewhere."""
    apv = load_apv(project)
    rijen = [rij for g in apv.gemeenten() for rij in list_verwijzingen(apv, g, date(2026, 11, 24), date(2026, 11, 24))]
    assert len(rijen) > 300
    assert [rij.as_dict() for rij in rijen if rij.soort == "artikel" and rij.uitslag.uitkomst != "gevonden"] == []


@pytest.mark.parametrize(
    ("tekst", "soort", "waarde", "link"),
    [
        (
            "jci1.31:c:BWBR0005416&artikel=172a&g=2015-07-01",
            "jci",
            "jci1.3:c:BWBR0005416&artikel=172a&g=2015-07-01",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0005416&artikel=172a&g=2015-07-01",
        ),
        (
            "1.0:c:BWBR0005416&artikel=7:4",
            "jci",
            "jci1.3:c:BWBR0005416&artikel=7:4",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0005416&artikel=7:4",
        ),
        (
            "ecli:nl:hr:1979:ab7440",
            "ecli",
            "ECLI:NL:HR:1979:AB7440",
            "https://uitspraken.rechtspraak.nl/details?id=ECLI:NL:HR:1979:AB7440",
        ),
        ("CVDR186651_3", "cvdr", "CVDR186651/3", "https://lokaleregelgeving.overheid.nl/CVDR186651/3"),
        ("CVDR://186651_3", "cvdr", "CVDR186651/3", "https://lokaleregelgeving.overheid.nl/CVDR186651/3"),
        ("1.1:CVDR186651-3", "cvdr", "CVDR186651/3", "https://lokaleregelgeving.overheid.nl/CVDR186651/3"),
        ("186651_3", "cvdr", "CVDR186651/3", "https://lokaleregelgeving.overheid.nl/CVDR186651/3"),
        ("gmb-2022-8580", "gmb", "gmb-2022-8580", "https://zoek.officielebekendmakingen.nl/gmb-2022-8580.html"),
    ],
)
def test_identifiers(tekst: str, soort: str, waarde: str, link: str) -> None:
    kenmerk = parse_kenmerk(tekst)
    assert kenmerk is not None
    assert (kenmerk.soort, kenmerk.waarde, kenmerk.link) == (soort, waarde, link)


@pytest.mark.parametrize(
    "tekst", ["ECLI:NL:HR:1979:0123", "jci1.3:c:NoBWBnumber&artikel=1", "gmb-22-8580", "artikel 2", ""]
)
def test_what_is_no_identifier(tekst: str) -> None:
    assert parse_kenmerk(tekst) is None


def test_identifiers_in_running_text() -> None:
    tekst = "Zie HR 7 maart 1979, ECLI:NL:HR:1979:AB7440. En CVDR186651 (gmb-2018-268335)."
    assert [k.waarde for k in find_kenmerken(tekst)] == ["ECLI:NL:HR:1979:AB7440", "CVDR186651", "gmb-2018-268335"]


def test_a_jci_is_written_from_the_outside_in() -> None:
    assert write_jci("BWBR0005416", lid="1", artikel="151d", g="2020-01-01") == (
        "jci1.3:c:BWBR0005416&artikel=151d&lid=1&g=2020-01-01"
    )
