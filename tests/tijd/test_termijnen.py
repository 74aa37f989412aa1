"""Deadlines against vectors worked out by hand, and the calendar against a library of holidays."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instrumentarium.tijd.kalender import add_months, count_werkdagen, feestdagen, is_werkdag, months_between
from instrumentarium.tijd.termijnen import SOORTEN, compute_termijn

# bekendmaking, last day of objection, last day of the decision with a committee (kennis/damocles D3)
BEZWAAR = [
    ("2026-04-13", "2026-05-26", "2026-08-18"),
    ("2026-04-14", "2026-05-26", "2026-08-18"),
    ("2026-11-13", "2026-12-28", "2027-03-22"),
    ("2026-11-23", "2027-01-04", "2027-03-30"),
]
WKPB = [
    ("2026-11-25", "2026-11-30"),
    ("2026-11-26", "2026-11-30"),
    ("2026-11-27", "2026-12-01"),
    ("2026-12-24", "2026-12-29"),
    ("2027-03-25", "2027-03-31"),
]
LOS = [
    ("motivering-spoed", "2026-12-18", "2026-12-28"),  # a week later is the first day of Christmas
    ("kostenbeschikking", "2024-02-29", "2029-02-28"),  # years do not move, and February has no 29th
    ("kostenbeschikking", "2021-12-25", "2026-12-25"),  # not even on Christmas Day
    ("dwangsom-betaling", "2026-11-13", "2026-12-28"),
    ("dwangsom-verjaring", "2026-12-25", "2027-12-25"),
]
dagen = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(("van", "bezwaar", "beslissing"), BEZWAAR)
def test_objection_and_decision(van: str, bezwaar: str, beslissing: str) -> None:
    """Six weeks, moved by Atw 1; twelve weeks after that with a committee."""
    dag = date.fromisoformat(van)
    assert compute_termijn("bezwaar", dag).laatste_dag.isoformat() == bezwaar
    assert compute_termijn("beslissing-op-bezwaar", dag, commissie=True).laatste_dag.isoformat() == beslissing


@pytest.mark.parametrize(("van", "laatste"), WKPB)
def test_wkpb_holds_two_working_days(van: str, laatste: str) -> None:
    """Four days, at least two of them working days (Atw 2)."""
    assert compute_termijn("wkpb", date.fromisoformat(van)).laatste_dag.isoformat() == laatste


@pytest.mark.parametrize(("soort", "van", "laatste"), LOS)
def test_other_terms(soort: str, van: str, laatste: str) -> None:
    """Weeks move, years do not."""
    assert compute_termijn(soort, date.fromisoformat(van)).laatste_dag.isoformat() == laatste


def test_given_end_replaces_the_computed_one() -> None:
    """`--einde-bezwaar` counts from another day."""
    termijn = compute_termijn("beslissing-op-bezwaar", date(2026, 11, 23), einde_bezwaar=date(2027, 1, 18))
    assert termijn.laatste_dag == date(2027, 3, 1)


@given(dagen, st.sampled_from([soort for soort in SOORTEN if "kosten" not in soort and "verjaring" not in soort]))
def test_terms_in_weeks_and_days_end_on_a_working_day(van: date, soort: str) -> None:
    """Whatever the start, the last day is a working day and the calculation names it."""
    termijn = compute_termijn(soort, van)
    assert is_werkdag(termijn.laatste_dag)
    assert str(termijn.laatste_dag.year) in termijn.berekening


def test_free_days_agree_with_a_library() -> None:
    """Each year's table is the library's, with Good Friday and 5 May every year."""
    for jaar in range(2015, 2040):
        bekend = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"))
        ons = set(feestdagen(jaar))
        assert set(bekend) - {date(jaar, 5, 5)} - {date(jaar, 12, 31)} <= ons | {
            d for d in bekend if d.weekday() == 6
        }, jaar
        assert {dag for dag in ons if dag not in bekend} <= {date(jaar, 5, 5), min(ons - {date(jaar, 1, 1)})}, jaar


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
