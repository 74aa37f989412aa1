"""The calendar of the Algemene termijnenwet: public holidays, working days, and Dutch words for days.

In: days. Out: days and words. Sources: Atw 1 to 4; Easter by the rule of Gauss in the form of Butcher.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

DAG = timedelta(days=1)
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

_EERSTE_KONINGSDAG = 2014
# Days made equal to a public holiday by royal decree (Atw 3 lid 3), per year; none was entered yet.
GELIJKGESTELD: dict[int, tuple[tuple[date, str], ...]] = {}


def easter(jaar: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar."""
    gulden, eeuw, jaren = jaar % 19, jaar // 100, jaar % 100
    epacta = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    dagen = (32 + 2 * (eeuw % 4) + 2 * (jaren // 4) - epacta - jaren % 4) % 7
    correctie = (gulden + 11 * epacta + 22 * dagen) // 451
    maand, dag = divmod(epacta + dagen - 7 * correctie + 114, 31)
    return date(jaar, maand, dag + 1)


@cache
def feestdagen(jaar: int) -> dict[date, str]:
    """Return the days of Atw 3 in a year with their names; Goede Vrijdag and 5 mei count every year."""
    pasen = easter(jaar)
    dagen = {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen - 2 * DAG: "Goede Vrijdag",
        pasen + DAG: "tweede Paasdag",
        _kings_day(jaar): "Koningsdag" if jaar >= _EERSTE_KONINGSDAG else "Koninginnedag",
        date(jaar, 5, 5): "5 mei",
        pasen + 39 * DAG: "Hemelvaartsdag",
        pasen + 50 * DAG: "tweede Pinksterdag",
        date(jaar, 12, 25): "eerste Kerstdag",
        date(jaar, 12, 26): "tweede Kerstdag",
    }
    return dagen | dict(GELIJKGESTELD.get(jaar, ()))


def _kings_day(jaar: int) -> date:
    """Return the day on which the birthday is celebrated: a day earlier when it falls on a Sunday."""
    dag = date(jaar, 4, 27 if jaar >= _EERSTE_KONINGSDAG else 30)
    return dag - DAG if dag.weekday() == 6 else dag


def why_free(dag: date) -> str:
    """Return the name of the free day (a weekday name or a holiday), or "" for a working day."""
    naam = feestdagen(dag.year).get(dag, "")
    return naam or (WEEKDAGEN[dag.weekday()] if dag.weekday() >= 5 else "")


def is_werkdag(dag: date) -> bool:
    """Tell whether a day is no Saturday, Sunday or public holiday (Atw 1 and 3)."""
    return not why_free(dag)


def next_werkdag(dag: date) -> date:
    """Return the day itself when it is a working day, else the first one after it."""
    while not is_werkdag(dag):
        dag += DAG
    return dag


def count_werkdagen(na: date, tot_en_met: date) -> int:
    """Return how many working days lie after `na`, up to and including `tot_en_met`."""
    return sum(is_werkdag(na + n * DAG) for n in range(1, (tot_en_met - na).days + 1))


def add_months(dag: date, maanden: int) -> date:
    """Return the same day number so many months on, or the last day of that month when it is shorter."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    einde = (date(jaar + maand // 11, (maand + 1) % 12 + 1, 1) - DAG).day
    return date(jaar, maand + 1, min(dag.day, einde))


def months_between(van: date, tot: date) -> int:
    """Return how many whole calendar months have gone by from `van` to `tot` (the same day number counts)."""
    maanden = (tot.year - van.year) * 12 + tot.month - van.month
    return maanden if add_months(van, maanden) <= tot else maanden - 1


def words(dag: date, *, weekdag: bool = False) -> str:
    """Return "23 november 2026", or "maandag 23 november 2026"."""
    tekst = f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
    return f"{WEEKDAGEN[dag.weekday()]} {tekst}" if weekdag else tekst


def words_moment(moment: datetime) -> str:
    """Return "maandag 5 oktober 2026, 10.00 uur"."""
    return f"{words(moment.date(), weekdag=True)}, {moment.hour}.{moment.minute:02} uur"
