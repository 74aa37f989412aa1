"""Weighs values: anything that a template makes goes in, how much it is comes out; or a stop when it is too much.

A list can hold one long text a thousand times and take no memory until it is printed, and a list of such lists is past
all reckoning. So a value is weighed as it would print, through and through, and the counting stops at the limit.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, KeysView, ValuesView
from itertools import chain
from typing import Any, TypeVar

from jinja2 import Undefined
from jinja2.utils import Namespace

from instrumentarium.word.wacht import MAX_TEKST, check_size, current_watch

PER_DEEL = 40  # what an item of a list weighs, beside what it holds: about what the machine spends on it

_BLOKKEN = (list, tuple, dict, KeysView, ValuesView, ItemsView, Namespace)
_LENGTE = (list, tuple, dict, str, bytes, range, KeysView, ValuesView, ItemsView)
_KORT = 1000  # a loop that is longer looks at the clock while it runs
_PER_STAP = 10  # items that are weighed in the time of one step
Waarde = TypeVar("Waarde")


def weigh(waarde: object) -> int:
    """Return how many characters a value would print, and 40 for each item; past the limit any number over it."""
    if isinstance(waarde, (str, bytes)):
        return len(waarde)
    som, stapel, bekeken = 1, [waarde], 0
    while stapel and som <= MAX_TEKST:
        deel = stapel.pop()
        bekeken += 1
        if isinstance(deel, (str, bytes)):
            som += len(deel)
        elif isinstance(deel, _BLOKKEN):
            binnen = _inside(deel)
            som += PER_DEEL * len(binnen)
            if som <= MAX_TEKST:
                stapel.extend(binnen)
    current_watch().step(bekeken // _PER_STAP)
    return som


def _inside(blok: Any) -> list[object]:
    if isinstance(blok, Namespace):
        blok = object.__getattribute__(blok, "_Namespace__attrs")
    return list(chain(blok, blok.values())) if isinstance(blok, dict) else list(blok)


def made(waarde: Waarde) -> Waarde:
    """Take a value that was just made from the budget and return it; raises `TeVeel` when it is too big."""
    if isinstance(waarde, (str, bytes)):
        current_watch().take(len(waarde))
    elif isinstance(waarde, (list, tuple, dict)):
        check_size(weigh(waarde))
        current_watch().take(PER_DEEL * len(waarde))
    return waarde


def counted(reeks: Any) -> Any:
    """Return what a filter goes through, every item a step of the budget; what is no such thing stays as it is."""
    if isinstance(reeks, _LENGTE):
        current_watch().step(len(reeks))
        return reeks
    return _counting(reeks) if isinstance(reeks, Iterator) else reeks


def looped(reeks: Any) -> Any:
    """The same for a loop, which looks at the clock while it runs."""
    if isinstance(reeks, Undefined):
        return reeks
    if isinstance(reeks, _LENGTE) and len(reeks) <= _KORT:
        current_watch().step(len(reeks))
        return reeks
    return _counting(reeks)


def _counting(reeks: Iterable[Any]) -> Iterator[Any]:
    wacht = current_watch()
    for deel in reeks:
        wacht.step()
        yield deel
