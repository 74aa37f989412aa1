"""The planning of a campaign as a calendar, and what a day clashes with: holidays, elections, other campaigns.

In: a campaign, the other campaigns, election days as data. Out: .ics bytes, or clashes in words. Knows no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import attrs
import icalendar

from instrumentarium.bronnen.soorten.campagne import Campagne, Periode, Verkiezing
from instrumentarium.campagne.bron import NA_BESLUIT
from instrumentarium.campagne.plan import STUKKEN
from instrumentarium.tijd.kalender import feestdagen, why_free

VOOR_VERKIEZING = timedelta(days=28)
_GEMAAKT = datetime(2000, 1, 1, tzinfo=UTC)


@attrs.frozen
class Buur:
    """Another campaign, as far as a planning must know it."""

    titel: str
    periode: Periode | None
    dagen: tuple[date, ...]


def calendar(naam: str, campagne: Campagne, gemeente: str, afzender: str, opmerkingen: Sequence[str]) -> bytes:
    """Return the planning as an .ics file with fixed ids, so that a second import changes nothing."""
    kalender = icalendar.Calendar()
    kalender.add("prodid", "-//instrumentarium//campagne//NL")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", f"{campagne.titel} - {afzender}")
    botst = "; ".join(opmerkingen) or (
        "Geen dag valt op een feestdag of weekend, in de vier weken voor een verkiezing of samen met een andere campagne"
    )
    kalender.add("x-wr-caldesc", f"{botst}.")
    for nr, rij in enumerate(campagne.planning):
        stuk = icalendar.Event()
        stuk.add("uid", f"{naam}-{gemeente}-{nr:02}-{rij.stuk}@instrumentarium")
        stuk.add("dtstamp", _GEMAAKT)
        stuk.add("dtstart", rij.datum)
        stuk.add("dtend", rij.datum + timedelta(days=1))
        stuk.add("summary", f"{campagne.titel}: {STUKKEN.get(rij.stuk, rij.stuk)}")
        if rij.let_op:
            stuk.add("description", rij.let_op)
        stuk.add("transp", "TRANSPARENT")
        kalender.add_component(stuk)
    return bytes(kalender.to_ical())


def clashes(dag: date, verkiezingen: Sequence[Verkiezing], buren: Sequence[Buur]) -> Iterator[str]:
    """Yield what stands in the way of a day, in words."""
    vrij = why_free(dag)
    if vrij:
        yield f"valt op {vrij}" if dag in feestdagen(dag.year) else f"valt op een {vrij}"
    for verkiezing in verkiezingen:
        if verkiezing.datum - VOOR_VERKIEZING <= dag <= verkiezing.datum:
            yield f"valt in de vier weken voor {verkiezing.wat} ({verkiezing.datum.isoformat()})"
    for buur in buren:
        if dag in buur.dagen:
            yield f"op die dag staat er al iets van de campagne “{buur.titel}”"


def overlaps(periode: Periode, buren: Sequence[Buur]) -> Iterator[str]:
    """Yield the campaigns that run at the same time."""
    for buur in buren:
        if buur.periode and buur.periode.van <= periode.tot and periode.van <= buur.periode.tot:
            yield f"loopt tegelijk met de campagne “{buur.titel}”"


def neighbours(andere: dict[str, Campagne]) -> list[Buur]:
    """Return the other campaigns as a planning sees them; those for a closure have no days of their own."""
    return [
        Buur(ander.titel, ander.periode, tuple(rij.datum for rij in ander.planning))
        for naam, ander in andere.items()
        if naam not in NA_BESLUIT
    ]


def all_clashes(campagne: Campagne, verkiezingen: Sequence[Verkiezing], buren: Sequence[Buur]) -> list[tuple[int, str]]:
    """Return every clash of the planning with the number of its row."""
    return [
        (nr, f"{rij.stuk} op {rij.datum} {reden}")
        for nr, rij in enumerate(campagne.planning)
        for reden in clashes(rij.datum, verkiezingen, buren)
    ]
