"""Deadlines against vectors worked out by hand, and the calendar against a library of holidays."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from instrumentarium.fouten import GebruikFout
from instrumentarium.tijd.kalender import add_months, count_werkdagen, feestdagen, is_werkdag, months_between, words
from instrumentarium.tijd.termijnen import SOORTEN, Termijn, compute_termijn

GEVALLEN = [
    pytest.param(soort, rij, id=f"{soort} {rij[0]}")
    for soort, rijen in yaml.safe_load((Path(__file__).parent / "termijnen.yaml").read_text(encoding="utf-8")).items()
    for rij in rijen
]
dagen = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def compute(soort: str, van: date) -> Termijn:
    """Return a deadline asked for in the words of the command."""
    naam, *opties = soort.split()
    einde = opties[opties.index("--einde-bezwaar") + 1] if "--einde-bezwaar" in opties else None
    return compute_termijn(
        naam, van, einde_bezwaar=date.fromisoformat(einde) if einde else None, commissie="--commissie" in opties
    )


@pytest.mark.parametrize(("soort", "rij"), GEVALLEN)
def test_vectors(soort: str, rij: list[Any]) -> None:
    """Worked out by hand, and told in words that name the last day."""
    termijn = compute(soort, rij[0])
    assert termijn.laatste_dag == rij[1]
    assert words(rij[1], weekdag=True) in termijn.berekening


def test_every_kind_has_vectors() -> None:
    """No kind of deadline without a day worked out by hand."""
    assert {param.values[0].split()[0] for param in GEVALLEN} == set(SOORTEN)


@pytest.mark.parametrize(
    ("van", "einde"),
    [(date(9999, 12, 31), None), (date(2026, 1, 1), date(9999, 12, 31)), (date(2026, 1, 2), date(2026, 1, 1))],
)
def test_days_that_give_no_term(van: date, einde: date | None) -> None:
    """A year out of reach, and an objection term that ends before it begins, are refused in words."""
    with pytest.raises(GebruikFout):
        compute_termijn("beslissing-op-bezwaar", van, einde_bezwaar=einde)


@given(dagen, st.sampled_from([soort for soort in SOORTEN if "kosten" not in soort and "verjaring" not in soort]))
def test_terms_in_weeks_and_days_end_on_a_working_day(van: date, soort: str) -> None:
    """Whatever the start, the last day is a working day and the calculation names it."""
    termijn = compute_termijn(soort, van)
    assert is_werkdag(termijn.laatste_dag)
    assert str(termijn.laatste_dag.year) in termijn.berekening


VRIJ = {
    "New Year's Day", "Good Friday", "Easter Monday", "King's Day", "Queen's Day", "Liberation Day", "Ascension Day",
    "Pentecost Monday", "Christmas Day", "Second Day of Christmas",
}  # fmt: skip


def free_by_library(jaar: int) -> set[date]:
    """Return the days of Atw 3 in a year as the library knows them; 5 May counts every year, and not only each fifth."""
    bekend = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="en_US")
    return {dag for dag, naam in bekend.items() if set(naam.split("; ")) & VRIJ} | {date(jaar, 5, 5)}


def test_free_days_agree_with_a_library() -> None:
    """Each year's table is the library's, day for day."""
    for jaar in range(2007, 2041):
        assert set(feestdagen(jaar)) == free_by_library(jaar), jaar


def by_hand(soort: str, van: date, vrij: set[date]) -> date:
    """Return the last day the long way round: day by day, with the free days of the library."""

    def werkdag(dag: date) -> bool:
        return dag.weekday() < 5 and dag not in vrij

    def verder(dag: date) -> date:
        return dag if werkdag(dag) else verder(dag + timedelta(days=1))

    if soort == "wkpb":
        dag = van + timedelta(days=4)
        while sum(werkdag(van + timedelta(days=n)) for n in range(1, (dag - van).days + 1)) < 2:
            dag += timedelta(days=1)
        return verder(dag)
    if soort == "beslissing-op-bezwaar":
        return verder(by_hand("bezwaar", van, vrij) + timedelta(weeks=6))
    if soort in ("kostenbeschikking", "dwangsom-verjaring"):
        jaar = van.year + (5 if soort == "kostenbeschikking" else 1)
        return date(jaar, 2, 28) if (van.month, van.day) == (2, 29) and jaar % 4 else van.replace(year=jaar)
    return verder(van + timedelta(weeks=1 if soort == "motivering-spoed" else 6))


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_day_of_thirty_years(soort: str) -> None:
    """Every start from 2007 to 2040 gives the day that counting one by one gives."""
    vrij = set().union(*(free_by_library(jaar) for jaar in range(2007, 2047)))
    for nummer in range((date(2040, 12, 31) - date(2007, 1, 1)).days + 1):
        van = date(2007, 1, 1) + timedelta(days=nummer)
        assert compute_termijn(soort, van).laatste_dag == by_hand(soort, van, vrij), van


@given(dagen, st.integers(0, 120))
def test_months_there_and_back(dag: date, maanden: int) -> None:
    """So many months on, so many months have gone by, unless the month was too short for the day."""
    later = add_months(dag, maanden)
    assert months_between(dag, later) == maanden
    assert later.day in (dag.day, (later + timedelta(days=1)).day and later.day)


@given(dagen, st.integers(0, 60))
def test_working_days_are_counted_after_the_first_day(van: date, aantal: int) -> None:
    """The day itself does not count; the last one does."""
    tot = van + timedelta(days=aantal)
    assert count_werkdagen(van, tot) == sum(is_werkdag(van + timedelta(days=n)) for n in range(1, aantal + 1))
