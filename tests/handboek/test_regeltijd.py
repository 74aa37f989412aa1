"""The periods of a subject say on every day what `tijd.geldigheid` says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from instrumentarium.bronnen.soorten.apv import OnderwerpVersies, Versie
from instrumentarium.handboek.regeltijd import at, period_of, periods

NUL = date(2022, 1, 1)
dagen = st.integers(0, 400).map(lambda n: NUL + timedelta(days=n))
versies = st.builds(
    Versie,
    versie=st.uuids().map(str),
    status=st.sampled_from(["model", "ontwerp", "vastgesteld"]),
    opschrift=st.just("x"),
    bekend=st.none() | dagen,
    inwerking=st.none() | dagen,
    terugwerkend_tot_en_met=st.none() | dagen,
    vervalt=st.none() | dagen,
)
bladen = st.builds(
    OnderwerpVersies,
    schema=st.just("onderwerp-versies/1"),
    gemeente=st.just("lisse"),
    historie_volledig=st.booleans(),
    versies=st.lists(versies, max_size=5),
)


@given(bladen, dagen, dagen)
def test_period_of_a_day_is_what_applies(blad: OnderwerpVersies, op: date, bekend_op: date) -> None:
    """For a day that is not before the day of knowing, or that some version begins on, period and rule agree."""
    vak = period_of(periods(blad, bekend_op), op)
    uitkomst = at(blad, op, bekend_op)
    assert vak.versie is uitkomst.versie
    if vak.van is not None:
        assert vak.reden is uitkomst.reden


@given(bladen, dagen)
def test_periods_touch(blad: OnderwerpVersies, bekend_op: date) -> None:
    """Each period ends where the next begins; the last one is open."""
    vakken = periods(blad, bekend_op)
    assert vakken[0].van is None
    assert vakken[-1].tot is None
    assert all(a.tot == b.van for a, b in pairwise(vakken))
