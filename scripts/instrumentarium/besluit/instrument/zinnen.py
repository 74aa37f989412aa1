"""Fills in the short sentences of an instrument: the message of a check, the subject of a letter.

In: a sentence with `{{ names }}` and the names. Out: text; a name that is not there is left out. Runs in a sandbox.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import ChainableUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from instrumentarium.besluit.instrument.codeboek import CODEBOEK


class Zinnen:
    """The sentences of one place, with the filters that they may use there."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]] | None = None) -> None:
        self._omgeving = ImmutableSandboxedEnvironment(undefined=ChainableUndefined, autoescape=False)
        self._omgeving.filters.update(filters or {})
        self._sjabloon = lru_cache(maxsize=4096)(self._compile)

    def fill(self, zin: str, namen: Mapping[str, Any]) -> str:
        """Return the sentence with its names filled in."""
        return self._sjabloon(zin).render(namen) if "{" in zin else zin

    def _compile(self, zin: str) -> Template:
        code = CODEBOEK.give(f"zin {zin}", lambda: self._omgeving.compile(zin))
        return Template.from_code(self._omgeving, code, self._omgeving.make_globals(None))
