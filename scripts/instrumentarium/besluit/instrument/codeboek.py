"""Remembers what Jinja made of the small texts of an instrument: conditions, and the sentences of a check.

In: a text and how to compile it. Out: its code, made once per process. `as_bytes` and `add` hand the code on to a next
process, which then need not compile what did not change; who calls them decides where it is kept.
"""

from __future__ import annotations

import importlib.util
import marshal
from collections.abc import Callable
from types import CodeType

import jinja2

# Code is good for one version of Python and of Jinja only.
VOOR = f"codeboek/1 {importlib.util.MAGIC_NUMBER.hex()} {jinja2.__version__}"


class Codeboek:
    """Code by the text that it was made of; `gegroeid` tells whether there is anything new to hand on."""

    def __init__(self) -> None:
        self.gegroeid = False
        self._code: dict[str, bytes] = {}

    def give(self, tekst: str, compileer: Callable[[], CodeType]) -> CodeType:
        """Return the code of a text, from memory or by compiling it."""
        bekend = self._code.get(tekst)
        if bekend is not None:
            return marshal.loads(bekend)  # type: ignore[no-any-return]  # noqa: S302 -- made by this program, see `add`
        code = compileer()
        self._code[tekst] = marshal.dumps(code)
        self.gegroeid = True
        return code

    def as_bytes(self) -> bytes:
        """Return all code, for `add` in a next process."""
        return marshal.dumps((VOOR, dict(sorted(self._code.items()))))

    def add(self, bewaard: bytes) -> None:
        """Take in what `as_bytes` gave. Give only what this program made itself: it is code. Other versions are skipped."""
        try:
            voor, code = marshal.loads(bewaard)  # noqa: S302 -- the caller's own cache, see the docstring
        except (ValueError, EOFError, TypeError):
            return
        if voor == VOOR:
            self._code = code | self._code


CODEBOEK = Codeboek()
